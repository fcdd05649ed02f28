"""What is asked of one sentence of a page, answered by it and its neighbours: as if all of the page were gone through again, in no more
time on a long page than on a short one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from linter.checks.page import Page
from linter.findings import Context
from linter.language.assertions import BRIEF, names_offer, view_of
from linter.language.index import Index
from linter.language.reading import SELLERS, VOICE, Reading, by_block, is_voiced
from linter.language.said import FRAGMENT, Assertion
from linter.language.saying import asserted
from linter.records import dataclass


def assertions_of(page: Page, number: int) -> Sequence[Assertion]:
    """What sentence `number` asserts."""
    return page.once(_by_sentence).get(number, ())


def places_of(reading: Reading, label: str) -> list[tuple[int, int]]:
    """Where the phrases of a label stand in a sentence: start and end tokens."""
    return [(start, end) for start, end, labels in reading.phrases if label in labels]


def asserted_as(changed: Reading, page: Page, number: int, context: Context) -> Iterator[Assertion]:
    """What sentence `number` would assert by its own words if it read as `changed`, on a page that went no further than the next sentence.

    What leads to a list is left out: an item says it with none of its own.
    """
    near = _near(page, number)
    readings = [changed if each == number else page.readings[each] for each in near]
    index, lexicon = Index(readings), page.compiled.lexicon
    view = view_of(page.document, index, lexicon, context, of_others=page.signs.of_others, praises=page.praises, leads=False)
    at = near.index(number)
    return (assertion for assertion in asserted(view) if assertion.reading == at)


def _by_sentence(page: Page) -> Mapping[int, Sequence[Assertion]]:
    found: dict[int, list[Assertion]] = {}
    for assertion in page.assertions:
        found.setdefault(assertion.reading, []).append(assertion)
    return found


def _near(page: Page, number: int) -> list[int]:
    """The sentences that settle what sentence `number` asserts, in order: it, the two beside it, and the first of each kind that counts.

    Of what stands further away no more matters than whether somebody names the product, names an offer or speaks for the page, there
    and in the block, and whether the block is brief or a row of fragments.
    """
    firsts = page.once(_firsts)
    counting = {number - 1, number, number + 1, *firsts.on_page, *firsts.in_block[page.readings[number].block]}
    return [each for each in sorted(counting) if 0 <= each < min(number + 2, len(page.readings))]


@dataclass(frozen=True, slots=True)
class _Firsts:
    """The first sentences of each kind that counts, on the page and in each block."""

    on_page: tuple[int, ...]
    in_block: Mapping[int, frozenset[int]]


def _firsts(page: Page) -> _Firsts:
    readings, index = page.readings, page.index
    offering = (number for number in index.mentioning("anaphor") if names_offer(readings[number]))
    kinds = (index.mentioning("product"), index.with_any(VOICE, SELLERS), offering)
    on_page = tuple(first for numbers in kinds if (first := min(numbers, default=None)) is not None)
    return _Firsts(on_page, {block: frozenset(_firsts_of(numbers, readings)) for block, numbers in by_block(readings)})


def _firsts_of(numbers: range, readings: Sequence[Reading]) -> Iterator[int]:
    """Of a block the first sentence that names the product, is voiced or is no fragment, and those that make it more than brief."""
    for is_such in (_names_product, is_voiced, _is_long):
        yield from [number for number in numbers if is_such(readings[number])][:1]
    words = 0
    for number in numbers:
        if words > BRIEF:
            break
        if len(readings[number]):
            words += len(readings[number])
            yield number


def _names_product(reading: Reading) -> bool:
    return reading.has_mention("product")


def _is_long(reading: Reading) -> bool:
    return len(reading) > FRAGMENT
