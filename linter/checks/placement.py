"""How well a disclosure is placed: every passage that says it gets a grade.

A grade names what keeps a reader from meeting the words in time: nothing (`present`), too long a way, the call to action that comes
first, a footer, small or pale type, a tooltip, or that they are hidden. The measures are engineering proxies for "clear and conspicuous"
(docs/disclosures.md); what holds for a disclosure stands in claims/<product>/disclosures.yaml, `place` and `not_in`, unless
the config says otherwise.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from linter.checks.page import Page, shown_before
from linter.checks.propositions import stated
from linter.documents.model import Block, Document, Surface, Visibility
from linter.documents.surroundings import Surrounding
from linter.findings import CLAIMING_STANCES, Rung, Span
from linter.language.index import Place
from linter.language.reading import Reading
from linter.records import dataclass, replace
from linter.registry.model import Disclosure, Placement, Proposition


class Grade(StrEnum):
    """How a reader meets a passage, best first. Its value completes "It stands …".

    Its `rank` is 0 for `present`; the higher the worse. `is_seen` says whether a reader of the page can see the words at all.
    """

    rank: int
    is_seen: bool

    PRESENT = "where it belongs"
    TOO_FAR = "too far from what makes it necessary"
    ELSEWHERE = "in another part of the page than what makes it necessary"
    AFTER_CALL = "after the first call to action or price"
    SMALLER = "in smaller type than the largest on the page"
    CAPTION = "on a surface that readers pass over"
    NAVIGATION = "in the navigation"
    DETAILS = "in a part that has to be opened first"
    FAINT = "in type too pale to read easily"
    TINY = "in tiny type"
    SMALL_PRINT = "in small print"
    FOOTNOTE = "in a footnote"
    FOOTER = "in the footer"
    TOOLTIP = "in a tooltip or label that is not on the page"
    ALT_TEXT = "in the alt text of an image"
    METADATA = "in the page's metadata"
    HIDDEN = "in a hidden part"
    COMMENT = "in a comment"


for _rank, _grade in enumerate(Grade):
    _grade.rank = _rank  # asked for too often to be looked up each time, as what follows
for _grade in Grade:
    _grade.is_seen = _grade.rank < Grade.TOOLTIP.rank

_BY_SURFACE: Mapping[Surface, Grade] = {
    "navigation": Grade.NAVIGATION,
    "details": Grade.DETAILS,
    "small-print": Grade.SMALL_PRINT,
    "footnote": Grade.FOOTNOTE,
    "footer": Grade.FOOTER,
    "aria-label": Grade.TOOLTIP,
    "link-title": Grade.TOOLTIP,
    "image-title": Grade.TOOLTIP,
    "alt-text": Grade.ALT_TEXT,
    "title": Grade.METADATA,
    "meta-description": Grade.METADATA,
    "open-graph": Grade.METADATA,
    "structured-data": Grade.METADATA,
    "front-matter": Grade.METADATA,
    "hidden": Grade.HIDDEN,
    "comment": Grade.COMMENT,
}
ASIDE: frozenset[Surface] = frozenset({"navigation", "footer"})
"""Surfaces that stand on every page of a site: a call to action there is nobody's reason to decide."""
_AT_A_GLANCE: frozenset[Surface] = frozenset({"table-cell", "list-item"})


@dataclass(frozen=True, slots=True)
class Saying:
    """A passage that says a proposition: its place, surface and words, and how a reader meets it.

    `file` is the layout or include that says it, empty for the page itself; its `span` is in that file then.
    """

    span: Span
    surface: Surface
    words: str
    grade: Grade
    file: str = ""


class Layout:
    """What placement is measured by: visible words and blocks before each block, the blocks that make disclosures necessary, the calls.

    `needs` are the blocks that make disclosures necessary, in order, `calls` the first visible block of each signal that is not passed
    over, by signal id. The other measures are taken when they are asked for, as few disclosures do. A page is measured once, so that a
    layout is equal to itself alone; a long one has room for plain numbers only.
    """

    def __init__(self, document: Document, readings: Sequence[Reading], needs: Sequence[int], calls: Mapping[str, int]) -> None:
        self._blocks, self._readings = document.blocks, readings
        self.needs, self.calls = needs, calls
        self._reached: dict[int, int | None] = {}

    def reached(self, place: int) -> int | None:
        """The first block that ends behind `place`, None where all end before: looked for once, for whatever comes in there."""
        if place not in self._reached:
            self._reached[place] = next((number for number, block in enumerate(self._blocks) if block.span().end > place), None)
        return self._reached[place]

    def first_call(self, signals: Iterable[str]) -> int | None:
        """The first block with one of `signals`."""
        calls = self.calls
        return min([calls[signal] for signal in signals if signal in calls], default=None) if calls else None

    def words_between(self, one: int, other: int) -> int:
        """The visible words between two blocks."""
        return _between(one, other, self.words) if abs(one - other) > 1 else 0

    def blocks_between(self, one: int, other: int) -> int:
        """The visible blocks between two blocks."""
        return _between(one, other, self.visible) if abs(one - other) > 1 else 0

    @cached_property
    def words(self) -> Sequence[int]:
        """The visible words before each block."""
        lengths, shown = [0] * len(self._blocks), Visibility.VISIBLE
        for reading in self._readings:
            lengths[reading.block] += len(reading.sentence.words)
        seen = [length if block.visibility is shown else 0 for length, block in zip(lengths, self._blocks, strict=True)]
        return array("I", accumulate(seen, initial=0))

    @cached_property
    def visible(self) -> Sequence[int]:
        """The visible blocks before each block."""
        return shown_before(self._blocks)

    @cached_property
    def sections(self) -> frozenset[int | None]:
        """The sections that hold what makes disclosures necessary."""
        return frozenset(self._blocks[need].section for need in self.needs)

    @cached_property
    def largest(self) -> int:
        """The level of the largest heading, 0 where there is none."""
        return min((block.level for block in self._blocks if block.level and block.visibility is Visibility.VISIBLE), default=0)

    @cached_property
    def alike(self) -> Sequence[int]:
        """For each block where the run of blocks of its surface begins."""
        starts = array("I")
        for number, block in enumerate(self._blocks):
            starts.append(starts[-1] if number and block.surface == self._blocks[number - 1].surface else number)
        return starts


def layout_of(page: Page) -> Layout:
    """Measure `page`."""
    needs = _needs(page)
    return Layout(page.document, page.readings, needs, _calls(page, needs[0] if needs else 0))


def best_saying(disclosure: Disclosure, group: Sequence[Proposition], page: Page) -> Saying | None:
    """The best placed passage that says one of `group`, seen or not, on the page or in what it is rendered with; None without any."""
    best: Saying | None = None
    for proposition in group:
        here = stated(disclosure, proposition, page)
        if here or page.around:
            for saying in _sayings(disclosure, proposition, here, page):
                if best is None or (saying.grade.rank, saying.span) < (best.grade.rank, best.span):
                    best = saying
    return best


def _sayings(disclosure: Disclosure, proposition: Proposition, here: Sequence[Place], page: Page) -> Iterator[Saying]:
    """Every passage that says `proposition`: those `here`, on the page, in order, then those of what it is rendered with."""
    for place in here:
        yield _saying(place, page, grade(page.readings[place[0]].block, disclosure, page, page.once(layout_of)))
    for surrounding, other in page.around:
        for place in stated(disclosure, proposition, other):
            how = _grade_around(place, disclosure, surrounding, other, page, page.once(layout_of))
            yield replace(_saying(place, other, how), file=other.document.path)


def _saying(place: Place, page: Page, how: Grade) -> Saying:
    number, start, end = place
    reading = page.readings[number]
    return Saying(page.span(reading, start, end), page.block(reading).surface, page.prose(reading, start, end), how)


def _grade_around(place: Place, disclosure: Disclosure, surrounding: Surrounding, other: Page, page: Page, layout: Layout) -> Grade:
    """How a reader of `page` meets words of a file it is rendered with: by their surface there, and by where that file comes in."""
    number = other.readings[place[0]].block
    if (how := _by_surface(other.document.blocks[number], disclosure)) is not None:
        return how
    blocks = page.document.blocks
    called = layout.first_call(disclosure.where.before) is not None
    if surrounding.at is None:
        below = surrounding.slot is not None and other.document.blocks[number].span().start > surrounding.slot
        return Grade.AFTER_CALL if below and called else Grade.PRESENT
    here = layout.reached(surrounding.at)
    if here is None:
        return Grade.AFTER_CALL if called else Grade.PRESENT
    return _by_position(here, blocks[here], disclosure.where, layout)


def grade(number: int, disclosure: Disclosure, page: Page, layout: Layout) -> Grade:
    """How a reader meets words of `disclosure` in block `number`."""
    block = page.document.blocks[number]
    how = _by_surface(block, disclosure)
    return _by_position(number, block, disclosure.where, layout) if how is None else how


def _by_surface(block: Block, disclosure: Disclosure) -> Grade | None:
    """What the surface and the type of `block` make of words there; None where they are as good as any."""
    if block.visibility is not Visibility.VISIBLE:
        return _BY_SURFACE.get(block.surface, Grade.HIDDEN)
    if block.legibility and disclosure.where.type != "any":
        return Grade.TINY if block.legibility == "tiny" else Grade.FAINT
    return _BY_SURFACE.get(block.surface, Grade.CAPTION) if block.surface in disclosure.not_in else None


def _by_position(number: int, block: Block, where: Placement, layout: Layout) -> Grade:
    call = layout.first_call(where.before)
    if call is not None and number > call and not _is_one_piece(layout, block, call, number):
        return Grade.AFTER_CALL
    if where.type == "largest" and layout.largest and block.level != layout.largest:
        return Grade.SMALLER
    if where.scope == "block" and layout.needs and number not in _nearest(layout.needs, number):
        return Grade.ELSEWHERE
    if where.scope == "section" and layout.needs and block.section not in layout.sections:
        return Grade.ELSEWHERE
    beside = [at for at in (call, layout.first_call(where.near)) if at is not None]
    near = (*_nearest(layout.needs, number), *beside)
    if where.words is not None and near and not _is_within(where.words, number, near, layout.words_between):
        return Grade.TOO_FAR
    if where.blocks is not None and near and not _is_within(where.blocks, number, near, layout.blocks_between):
        return Grade.TOO_FAR
    return Grade.PRESENT


def _is_within(most: int, number: int, others: Sequence[int], between: Callable[[int, int], int]) -> bool:
    """Whether at most so much stands `between` block `number` and one of `others`."""
    for other in others:  # noqa: SIM110 - in half the time that `any` takes
        if between(number, other) <= most:
            return True
    return False


def _nearest(numbers: Sequence[int], number: int) -> Sequence[int]:
    """Of `numbers`, which are in order, the one before `number` and the one at or after it."""
    at = bisect_left(numbers, number)
    return numbers[max(0, at - 1) : at + 1]


def _is_one_piece(layout: Layout, block: Block, first: int, last: int) -> bool:
    """Whether the blocks `first` to `last` (`block`) are cells of one table or items of one list, which a reader takes in at a glance."""
    return block.surface in _AT_A_GLANCE and layout.alike[last] <= first


def _between(one: int, other: int, measure: Sequence[int]) -> int:
    """What lies between two blocks that are not the same, themselves left out."""
    return measure[other] - measure[one + 1] if one < other else measure[one] - measure[other + 1]


def _needs(page: Page) -> array[int]:
    """The visible blocks that make disclosures necessary: the first mention of the product, and every benefit that is claimed."""
    blocks, shown = page.document.blocks, Visibility.VISIBLE
    low = Rung.RESEARCH_ACTIVITY.height
    found = {assertion.block for assertion in page.assertions if assertion.stance in CLAIMING_STANCES and assertion.rung.height > low}
    found = {block for block in found if blocks[block].visibility is shown}
    for number in sorted(page.index.mentioning("product")):
        block = page.readings[number].block
        if blocks[block].visibility is shown:
            found.add(block)
            break
    return array("I", sorted(found))


def _calls(page: Page, first: int) -> dict[str, int]:
    """Where the signals stand that a disclosure must not come after, or stands well beside, from block `first`: nothing is offered before.

    A heading is nothing to click on, and what navigation and footer repeat on every page does not count. Nor does what the page opens
    with: everything would come after it.
    """
    calls: dict[str, int] = {}
    wheres = [each.where for each in page.disclosures]
    called = set[str]().union(*[where.before for where in wheres], *[where.near for where in wheres])
    blocks = page.document.blocks
    opening = next(
        (number for number, block in enumerate(blocks) if block.visibility is Visibility.VISIBLE and block.surface not in ASIDE), None
    )
    for name, number, is_feature in page.signs.signs.placed(called, first):
        if number == opening or number >= calls.get(name, len(blocks)):
            continue
        block = blocks[number]
        if block.visibility is Visibility.VISIBLE and block.surface not in ASIDE and (not block.level or is_feature):
            calls[name] = number
    return calls
