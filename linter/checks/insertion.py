"""Where an approved text goes, and the edit that puts it there: a paragraph of its own, verbatim, in the line endings of the page."""

from __future__ import annotations

from linter.checks.page import Page
from linter.checks.placement import layout_of
from linter.documents.model import Visibility
from linter.documents.seams import Seam, seams
from linter.findings import Edit, Fix, Span
from linter.regexes import regex
from linter.registry.model import Disclosure

_OPEN = regex(r"\{[a-z_]+\}")


def seam_for(page: Page) -> Seam:
    """Where a disclosure belongs: before the first call to action or price, else after the block that makes it necessary.

    A page without any visible block takes it at its end.
    """
    blocks, found, layout = page.document.blocks, seams(page.document), page.once(layout_of)
    end = Seam(len(page.document.source), "", "")
    signals = {signal for each in page.disclosures for signal in each.where.before}
    call = layout.first_call(signals)
    if call is not None:
        start = blocks[call].span().start
        return next((seam for seam in reversed(found) if seam.offset <= start), found[0] if found else end)
    visible = [number for number, block in enumerate(blocks) if block.visibility is Visibility.VISIBLE]
    need = layout.needs[0] if layout.needs else visible[0] if visible else None
    after = 0 if need is None else blocks[need].span().end
    return next((seam for seam in found if seam.offset >= after), found[-1] if found else end)


def disclosure_fixes(disclosure: Disclosure, page: Page, seam: Seam) -> tuple[Fix, ...]:
    """The fix that inserts the disclosure's first approved text with nothing open but `{date}`.

    None where no text fits, none for a disclosure whose law is unverified (a guess is not inserted into anybody's copy), and none where
    a paragraph would not be set as large as it has to be.
    """
    if disclosure.where.type == "largest" or all(basis.needs_verification for basis in disclosure.basis):
        return ()
    text = next((filled for each in disclosure.texts if not _OPEN.search(filled := _filled(each.text, page))), None)
    if text is None:
        return ()
    paragraph = seam.paragraph(text, markup=page.document.format == "html")
    return (Fix(f"Insert the approved text for: {disclosure.title}", (Edit(Span(seam.offset, seam.offset), paragraph),)),)


def _filled(text: str, page: Page) -> str:
    return text.replace("{date}", page.as_of.isoformat())
