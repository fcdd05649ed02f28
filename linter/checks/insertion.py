"""Where an approved text goes, and the edit that puts it there: a paragraph of its own, verbatim, in the line endings of the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate, chain, pairwise, takewhile

from linter.checks.page import Page
from linter.checks.placement import ASIDE, layout_of
from linter.documents.model import Block, Document, Visibility
from linter.documents.seams import Seam, seams
from linter.findings import Edit, Fix, Span
from linter.regexes import regex
from linter.registry.model import Disclosure, DisclosureText

_FIRST_BLOCKS = 5
"""Where the salutation of a letter is looked for."""
_SALUTATION = regex(r"(?:[^\W_][^\s,]*\s){0,4}[^\W_][^\s,]*,(?:<br ?/?>)?")
"""A few words that end in a comma, and nothing else."""
_FEWEST_TOLD = 5
"""Words of prose: fewer are an address or a motto."""
_OPEN = regex(r"\{[a-z_]+\}")


def seam_for(page: Page) -> Seam:
    """Where a disclosure belongs: before the first call to action or price, else after the block that makes it necessary.

    It tears nothing apart: no lead-in from what it leads, no letter from its salutation. A page without any visible block takes it at its
    end.
    """
    blocks, layout = page.document.blocks, page.once(layout_of)
    call = layout.first_call({signal for each in page.disclosures for signal in each.where.before})
    if call is not None:
        choose, place = _last_before, blocks[call].span().start
    else:
        needs = (number for number in layout.needs if blocks[number].surface not in ASIDE)
        visible = (number for number, block in enumerate(blocks) if block.visibility is Visibility.VISIBLE)
        need = next(chain(needs, layout.needs, visible), None)
        choose, place = _first_after, 0 if need is None else blocks[need].span().end
    document = page.document
    apt = filter(_tears_nothing(document), seams(document))
    return choose(apt, place) or choose(seams(document), place) or Seam(len(document.source), "", "")


def _last_before(found: Iterable[Seam], place: int) -> Seam | None:
    """The last of `found` up to `place`, else the first of them."""
    last: Seam | None = None
    for seam in found:
        if seam.offset > place:
            return last or seam
        last = seam
    return last


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
    blocks = document.blocks
    torn = [Span(blocks[block.lead].span().end, block.span().start) for block in blocks if block.lead is not None]
    visible = [block for block in blocks if block.visibility is Visibility.VISIBLE]
    torn += [Span(one.span().end, other.span().start) for one, other in pairwise(visible) if one.text.endswith(":")]
    above = takewhile(lambda block: _is_salutation(block, document) or not _is_told(block), visible[:_FIRST_BLOCKS])
    torn += [Span(0, block.span().start) for block in above if _is_salutation(block, document)]
    starts, reach = zip(*sorted(torn), strict=True) if torn else ((), ())
    furthest = tuple(accumulate(reach, max))

    def is_apt(seam: Seam) -> bool:
        before = bisect_right(starts, seam.offset)
        return not before or furthest[before - 1] < seam.offset

    return is_apt


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


def disclosure_fixes(disclosure: Disclosure, page: Page, seam: Seam) -> tuple[Fix, ...]:
    """The fix that inserts the first approved text with nothing open but `{date}`; one that is written for what the page names goes first.

    None where no text fits, none for a disclosure whose law is unverified (a guess is not inserted into anybody's copy), and none where
    a paragraph would not be set as large as it has to be.
    """
    if disclosure.where.type == "largest" or all(basis.needs_verification for basis in disclosure.basis):
        return ()
    approved = sorted((each for each in disclosure.texts if _is_for(each, page)), key=lambda each: not each.families)
    text = next((filled for each in approved if not _OPEN.search(filled := _filled(each.text, page))), None)
    if text is None:
        return ()
    paragraph = seam.paragraph(text, markup=page.document.format == "html")
    return (Fix(f"Insert the approved text for: {disclosure.title}", (Edit(Span(seam.offset, seam.offset), paragraph),)),)


def _is_for(text: DisclosureText, page: Page) -> bool:
    """Whether a page names only what `text` is written for."""
    return not text.families or (bool(page.families) and page.families.issubset(text.families))


def _filled(text: str, page: Page) -> str:
    return text.replace("{date}", page.as_of.isoformat())
