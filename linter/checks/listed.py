"""Items that their head tells: below “Recommended if you have” stands what is treated, below “What you gain” what is gained.

An item is too short to say anything by itself (“Weak nails”, “Big pores look smaller”, “78%”), and no vocabulary names all that people
are troubled by. On a page that promotes the therapy its head has said the rest; so has the question of an answer that gives a time, and a
first heading that is the name of an illness needs none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from linter.checks.page import Page
from linter.documents.model import Block, Document
from linter.findings import Stance
from linter.language.assertions import rows_of_others
from linter.language.cells import beside
from linter.language.headed import is_told_by_head
from linter.language.joined import has_label
from linter.language.leads import bulleted, introducing, is_name
from linter.language.opinion import Label
from linter.language.reading import (
    ANSWER_TIMES,
    BARE_SHARES,
    BARE_STRETCHES,
    BENEFIT_HEADS,
    GAINS,
    INVITES,
    LASTING_HEADS,
    LISTED_ASIDES,
    OUTCOME_HEADS,
    RESULTS_HEADS,
    WHEN_ASKED,
    Reading,
)
from linter.records import dataclass

_LONGEST = 16
"""Words of an item that is told by its head; a longer one speaks for itself."""
_LONGEST_HEAD = 12
"""Words of a heading or the head of a column; a longer block says something of its own, but for a line that ends in a colon."""
_ITEMS = frozenset({"list-item", "table-cell"})
_TURNED = frozenset({Stance.NEGATED, Stance.REPORTED, Stance.INVESTIGATIONAL})


@dataclass(frozen=True, slots=True)
class Way:
    """How a head tells an item: by which phrase of the head, with which phrase of the item (any, where it is empty), as what."""

    head: str
    item: str
    label: Label


_ILLNESSES: Final = Way("", "", "disease-claim")
"""What is introduced: see `linter.language.leads`."""
_WAYS: Final = (
    Way(BENEFIT_HEADS, "", "structure-function"),
    Way(RESULTS_HEADS, GAINS, "testimonial"),
    Way(OUTCOME_HEADS, BARE_SHARES, "structure-function"),
    Way(LASTING_HEADS, BARE_STRETCHES, "structure-function"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """The first sentence of an item, by its number, the sentence that heads it, and what it is told to be."""

    number: int
    head: Reading
    label: Label


_Heads = Mapping[int | None, Sequence[tuple[Reading, Way]]]
"""The blocks that tell what stands below them, each with the sentence that does and how."""


def told_items(page: Page) -> Iterator[Told]:
    """The items of a page that promotes the therapy which stand below what introduces illnesses that are treated, or what is gained."""
    if not page.promotional:
        return
    yield from _titles(page)
    yield from _answers(page)
    heads = _heads(page)
    if not heads:
        return
    led = _led(page.document, heads)
    before = None
    for number, reading in enumerate(page.readings if led else ()):
        at = reading.block
        if at != before and at in led:
            ways = [each for head in led[at] for each in heads[head] if not each[1].item or has_label(reading, each[1].item)]
            if ways and page.is_copy(reading) and at not in page.once(_no_items) and _is_told(reading):
                head, way = ways[0]
                yield Told(number, head, way.label)
        before = at


def _led(document: Document, heads: _Heads) -> dict[int, list[int | None]]:
    """The items that stand below some of `heads`, as numbers of blocks, each with these."""
    blocks, bullets = document.blocks, bulleted(document)
    rows = {cell: label for label, cells in beside(blocks).items() if label in heads for cell in cells}
    return {
        at: over
        for at, block in enumerate(blocks)
        if (block.surface in _ITEMS or at in bullets)
        and (block.lead in heads or block.section in heads or at in rows or at in bullets)
        and (over := [head for head in (bullets.get(at), _lead(blocks, at), rows.get(at)) if head in heads])
    }


def _no_items(page: Page) -> frozenset[int]:
    """The cells of tables that head a column, or tell of another treatment by their column or row."""
    cells = [(at, block) for at, block in enumerate(page.document.blocks) if block.surface == "table-cell"]
    if not cells:
        return frozenset()
    columns = {block.lead for _, block in cells}
    others = {each.block for each in page.readings if each.block in columns and _is_of_others(each)}
    rows = rows_of_others(page.document, page.index)
    return frozenset(at for at, block in cells if at in columns or block.lead in others or block.row in rows)


def _titles(page: Page) -> Iterator[Told]:
    """The first headings that name an illness and nothing else: what an offer is headed by it treats."""
    titles = [at for at, block in enumerate(page.document.blocks) if block.level == 1]
    for number in (each for at in titles for each in page.in_block(at)):
        reading = page.readings[number]
        if is_name(reading) and _names_all(reading) and _is_told(reading):
            yield Told(number, reading, "disease-claim")


def _names_all(reading: Reading) -> bool:
    """Whether a heading holds no more than a word beside the names in it: “Gout and lupus”, but not “Long COVID, short wait”."""
    return len(reading) - sum(target.end - target.start for target in reading.targets) <= 1


def _is_of_others(head: Reading) -> bool:
    """Whether the head of a column names another treatment, and not what is offered."""
    return head.has_mention("agent") and not head.has_mention("product")


def _answers(page: Page) -> Iterator[Told]:
    """The answers that give a time to the question when something is to be felt, or how long it lasts."""
    for number in dict.fromkeys(page.with_label(WHEN_ASKED)):
        question, answer = page.readings[number], page.following(number)
        if question.sentence.ending == "?" and answer is not None and has_label(answer, ANSWER_TIMES) and _is_told(answer):
            yield Told(number + 1, question, "structure-function")


def _heads(page: Page) -> _Heads:
    leads = introducing(page.document, page.index)
    ways: dict[int, list[Way]] = {}
    for way in _WAYS:
        if not way.item or page.has_label(way.item):  # on most pages no item is such as a head could tell
            for number in dict.fromkeys(page.with_label(way.head)):
                ways.setdefault(number, []).append(way)
    for number in [number for block in leads if block is not None for number in page.in_block(block)]:
        ways.setdefault(number, []).append(_ILLNESSES)
    found: dict[int | None, list[tuple[Reading, Way]]] = {}
    for number in sorted(ways):
        reading = page.readings[number]
        if _may_head(reading, page):
            told = found.setdefault(reading.block, [])
            known = {way for _, way in told}  # the first sentence that tells in some way is as good as all: a head may have thousands
            told += [(reading, way) for way in dict.fromkeys(ways[number]) if way not in known]
    return found


def _may_head(reading: Reading, page: Page) -> bool:
    return (
        (len(reading) <= _LONGEST_HEAD or page.block(reading).text.rstrip().endswith(":"))
        and not has_label(reading, LISTED_ASIDES)
        and not any(cue.group.stance in _TURNED for cue in reading.cues)
    )


def _lead(blocks: Sequence[Block], number: int) -> int | None:
    """What leads to an item. A cell has the head of its column, and none where it is that itself."""
    block = blocks[number]
    if block.surface == "table-cell":
        return block.lead if block.lead is not None and blocks[block.lead].surface == "table-cell" else None
    return block.section if block.lead is None else block.lead


def _is_told(reading: Reading) -> bool:
    """Whether an item says nothing else by itself: it invites, asks or denies nothing, is no price, and no head takes it back."""
    return (
        len(reading) <= _LONGEST
        and reading.sentence.ending != "?"
        and not has_label(reading, INVITES)
        and not has_label(reading, LISTED_ASIDES)
        and not any(cue.start == 0 and cue.group.stance in _TURNED for cue in reading.cues)
        and not is_told_by_head(reading)
    )
