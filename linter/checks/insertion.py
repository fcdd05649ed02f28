"""Where an approved text goes, in words and as the edit that puts it there: a paragraph of its own, verbatim, in the page's line endings.

What a reader is told of the place and where the text is put come from one decision, so that they agree.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import accumulate, chain, pairwise, takewhile
from typing import Final

from linter.checks.page import Page
from linter.checks.placement import ASIDE, layout_of
from linter.documents.model import Block, Document, Visibility
from linter.documents.seams import Seam, seams, seams_before
from linter.findings import Edit, Fix, Span
from linter.records import dataclass
from linter.regexes import regex
from linter.registry.model import Disclosure, DisclosureText

_FIRST_BLOCKS = 5
"""Where the salutation of a letter is looked for."""
_SALUTATION = regex(r"(?:[^\W_][^\s,]*\s){0,4}[^\W_][^\s,]*,(?:<br ?/?>)?")
"""A few words that end in a comma, and nothing else."""
_FEWEST_TOLD = 5
"""Words of prose: fewer are an address or a motto."""
_OPEN = regex(r"\{[a-z_]+\}")
_MOST_INSERTED = 1024
"""Approved texts that are remembered as they are filled in: a server that runs for years meets a day each day."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a missing disclosure belongs on a page: the `seam` for its paragraph, and what tells a reader which place that is.

    One that `has_room` takes a paragraph of its own there; a page without, such as one that ends within a comment, is not touched.
    """

    seam: Seam
    place: str
    has_room: bool = True


BEFORE_CALL: Final = "before the first call to action or price"
AFTER_NEED: Final = "after the first passage that makes it necessary"
_ANYWHERE: Final = "where the page has room for a paragraph"


def home_for(page: Page) -> Home:
    """Where a disclosure belongs: before the first call to action or price, else after the block that makes it necessary.

    It tears nothing apart: no lead-in from what it leads, no letter from its salutation. A page without any visible block takes it at its
    end.
    """
    blocks, layout = page.document.blocks, page.once(layout_of)
    call = layout.first_call(set[str]().union(*[each.where.before for each in page.disclosures]))
    if call is not None:
        place = blocks[call].span().start
        seam = _seam_before(page.document, place)
        return _nowhere(page.document) if seam is None else Home(seam, BEFORE_CALL if seam.offset <= place else _ANYWHERE)
    needs = (number for number in layout.needs if blocks[number].surface not in ASIDE)
    visible = (number for number, block in enumerate(blocks) if block.visibility is Visibility.VISIBLE)
    need = next(chain(needs, layout.needs, visible), None)
    place = 0 if need is None else blocks[need].span().end
    seam = _seam_after(page.document, place)
    if seam is None:
        return _nowhere(page.document)
    return Home(seam, AFTER_NEED if need is not None and seam.offset >= place else _ANYWHERE)


def _nowhere(document: Document) -> Home:
    return Home(Seam(len(document.source), "", ""), _ANYWHERE, has_room=False)


def _seam_before(document: Document, place: int) -> Seam | None:
    """The last seam up to `place` that tears nothing, else the first of all, else the last up to `place` or the first; None without any."""
    is_apt = _tears_nothing(document)
    for found in (filter(is_apt, seams_before(document, place)), filter(is_apt, seams(document)), seams_before(document, place)):
        if (seam := next(found, None)) is not None:
            return seam
    return next(iter(seams(document)), None)


def _seam_after(document: Document, place: int) -> Seam | None:
    """The first seam from `place` on that tears nothing, else the last that does not, else the same of any; None without any."""
    apt = filter(_tears_nothing(document), seams(document))
    return _first_after(apt, place) or _first_after(seams(document), place)


def _first_after(found: Iterable[Seam], place: int) -> Seam | None:
    """The first of `found` from `place` on, else the last of them."""
    last: Seam | None = None
    for seam in found:
        if seam.offset >= place:
            return seam
        last = seam
    return last


def _tears_nothing(document: Document) -> Callable[[Seam], bool]:
    """What tells whether a seam lies neither between a lead-in and what it leads nor above the salutation of a letter."""
    shown = Visibility.VISIBLE
    visible = [block for block in document.blocks if block.visibility is shown]
    starts, furthest = _torn(document.blocks, visible)
    opening = visible[:_FIRST_BLOCKS]
    opened = max([block.offsets.start(0) for block in opening], default=-1)

    @cache  # the same for every seam, of which a page may have thousands above its opening
    def salutation() -> int:
        return _salutation_start(opening, document)

    def is_apt(seam: Seam) -> bool:
        before = bisect_right(starts, seam.offset)
        if before and furthest[before - 1] >= seam.offset:
            return False
        return seam.offset > opened or seam.offset > salutation()

    return is_apt


def _torn(blocks: Sequence[Block], visible: Sequence[Block]) -> tuple[Sequence[int], Sequence[int]]:
    """Where the stretches begin between a lead-in and the last of what it leads, in order, and how far those up to each of them reach."""
    last = {lead: block for block in blocks if (lead := block.lead) is not None}  # that it leads: they stand in order of place
    torn = [(blocks[lead].span().end, block.offsets.start(0)) for lead, block in last.items()]
    torn += [(one.span().end, other.offsets.start(0)) for one, other in pairwise(visible) if one.text.endswith(":")]
    if not torn:
        return (), ()
    torn.sort()
    return [start for start, _ in torn], list(accumulate([last for _, last in torn], max))


def _salutation_start(opening: Sequence[Block], document: Document) -> int:
    """Where the last salutation among the first blocks of a page begins, with nothing but what is no prose above it; -1 without one."""
    above = takewhile(lambda block: _is_salutation(block, document) or not _is_told(block), opening)
    return max((block.span().start for block in above if _is_salutation(block, document)), default=-1)


def _is_salutation(block: Block, document: Document) -> bool:
    """Whether `block` is a salutation, or begins with one on a line of its own."""
    start = block.span().start
    line = Span(start, document.line_span(document.position(start)[0]).end)
    if "," in block.text and _SALUTATION.fullmatch(block.text) is not None:
        return True
    return document.source.find(",", *line) >= 0 and _SALUTATION.fullmatch(document.source, *line) is not None


def _is_told(block: Block) -> bool:
    """Whether `block` is prose: a salutation stands above it, and below it a letter may end in words that look like one."""
    return block.text.rstrip().endswith((".", "!", "?")) and len(block.text.split()) >= _FEWEST_TOLD


def disclosure_fixes(disclosure: Disclosure, page: Page, home: Home) -> tuple[Fix, ...]:
    """The fix that inserts the first approved text for what the page names with nothing open but `{date}`.

    None where no text fits, none for a disclosure whose law is unverified (a guess is not inserted into anybody's copy), none where a
    paragraph would not be set as large as it has to be, and none where the page has no place for one.
    """
    if disclosure.where.type == "largest" or not home.has_room or not page.compiled.sought_of(disclosure).is_verified:
        return ()
    text = _inserted(disclosure, page)
    if text is None:
        return ()
    offset = home.seam.offset
    paragraph = home.seam.paragraph(text, markup=page.document.format == "html")
    return (Fix(f"Insert the approved text for: {disclosure.title}", (Edit(Span(offset, offset), paragraph),)),)


def why_not_inserted(disclosure: Disclosure, page: Page, home: Home, missing: str) -> str:
    """Why there is no fix for a disclosure, where there is none; `missing` is what no reader can see said."""
    if not home.has_room:
        return "--fix inserts nothing: nowhere on this page would a paragraph stand by itself where readers see it."
    if disclosure.where.type == "largest":
        return "--fix inserts nothing: it has to be set as large as the largest type on the page."
    if not page.compiled.sought_of(disclosure).is_verified:
        return "--fix inserts nothing: its law has not been verified."
    if not _approved(disclosure, page):
        return f"--fix inserts nothing: the registry has no approved text for {_named(page)}. What has to be told: {missing}"
    return "--fix inserts nothing: every approved text has a blank to be filled in by hand."


def _inserted(disclosure: Disclosure, page: Page) -> str | None:
    """The first approved text for what the page names with nothing left open: chosen once for all pages of a day that name the same."""
    known, key = page.compiled.inserted, (disclosure.id, page.families, page.as_of)
    if key not in known:
        if len(known) >= _MOST_INSERTED:
            known.clear()
        filled = [each.text.replace("{date}", page.as_of.isoformat()) for each in _approved(disclosure, page)]
        known[key] = next((each for each in filled if not _OPEN.search(each)), None)
    return known[key]


def _approved(disclosure: Disclosure, page: Page) -> list[DisclosureText]:
    """The texts that speak of what the page names, or of no product; first those that leave out none of what it names.

    What a text for one product says may be wrong of another, so that a page gets none that it does not name.
    """
    named = page.families
    fitting = [each for each in disclosure.texts if not each.families or not named.isdisjoint(each.families)]
    return sorted(fitting, key=lambda each: bool(each.families) and not named.issubset(each.families)) if len(fitting) > 1 else fitting


def _named(page: Page) -> str:
    """The product of the page as it first calls it."""
    for reading in page.readings:
        for mention in reading.mentions:
            if mention.kind == "product":
                return f"“{page.prose(reading, mention.start, mention.end)}”"
    return "what this page offers"
