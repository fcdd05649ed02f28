"""Where an approved text goes, and the edit that puts it there: a block of its own, verbatim, in the line endings of the page."""

from __future__ import annotations

import re
from html import escape

from linter.checks.page import Page
from linter.documents.model import Block, Visibility
from linter.findings import Edit, Fix, Span
from linter.registry.model import Disclosure

_OPEN = re.compile(r"\{[a-z_]+\}")
_CLOSING = re.compile(r"(?:\s*</(?:a|abbr|b|em|i|small|span|strong|sub|sup|u)\s*>)*\s*</(?:p|h[1-6])\s*>", re.IGNORECASE)
_REST_OF_LINE = re.compile(r"[^\r\n]*")
_HOSTS = frozenset({"paragraph", "heading"})


def insertion_point(page: Page, trigger: Span) -> Span:
    """The empty span at which a disclosure belongs: after the block of `trigger`, else right after `trigger`."""
    end = _host_end(page, trigger)
    return Span(trigger.end, trigger.end) if end is None else Span(end, end)


def disclosure_fixes(disclosure: Disclosure, page: Page, trigger: Span) -> tuple[Fix, ...]:
    """The fix that inserts the disclosure's first approved text with nothing open but `{date}`.

    None where no place or text fits, and none for a disclosure whose law is unverified: a guess is not inserted into anybody's copy.
    """
    if all(basis.needs_verification for basis in disclosure.basis):
        return ()
    text = next((filled for each in disclosure.texts if not _OPEN.search(filled := _filled(each.text, page))), None)
    if text is None or _host_end(page, trigger) is None:
        return ()
    newline = "\r\n" if "\r\n" in page.document.source else "\n"
    block = f"<p>{escape(text, quote=False)}</p>" if page.document.format == "html" else text
    gap = newline if page.document.format == "html" else newline * 2
    return (Fix(f"Insert the approved text for: {disclosure.title}", (Edit(insertion_point(page, trigger), gap + block),)),)


def _filled(text: str, page: Page) -> str:
    return text.replace("{date}", page.as_of.isoformat())


def _host_end(page: Page, trigger: Span) -> int | None:
    """Where the first heading or paragraph that ends at or after `trigger` ends, its markup included; None without one."""
    for block in page.document.blocks:
        if block.visibility is Visibility.VISIBLE and block.surface in _HOSTS and block.span().end >= trigger.end:
            end = _after(page, block)
            if end is not None:
                return end
    return None


def _after(page: Page, block: Block) -> int | None:
    """Where a new block can follow `block`: after its closing tags in HTML, at the end of its last line elsewhere."""
    end = block.span().end
    source = page.document.source
    if page.document.format == "html":
        closing = _CLOSING.match(source, end)
        return closing.end() if closing is not None else None
    rest = _REST_OF_LINE.match(source, end)
    return rest.end() if rest is not None else None
