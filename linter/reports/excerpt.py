"""The lines of the copy that hold a passage, with the passage underlined."""

from __future__ import annotations

from linter.documents.model import Document
from linter.findings import Span
from linter.records import dataclass
from linter.reports.printable import laid_out

_LINES = 3
"""How many lines of a long passage are shown."""

_BEFORE, _AFTER = 60, 120
"""How many characters of a long line are shown before the passage begins, and from there on."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line as shown, and the cells to underline: `indent` cells of nothing, then `length`."""

    line: int
    shown: str
    indent: int
    length: int


def excerpts(document: Document, span: Span) -> tuple[Excerpt, ...]:
    """The first lines of `document` that `span` stands on; blank ones after the first are left out."""
    first, last = document.position(span.start)[0], document.position(max(span.start, span.end - 1))[0]
    later = (line for line in range(first + 1, last + 1) if document.source[slice(*document.line_span(line))].strip())
    lines = (first, *(line for line, _ in zip(later, range(_LINES - 1), strict=False)))
    return tuple(_excerpt(document, line, span) for line in lines)


def _excerpt(document: Document, line: int, span: Span) -> Excerpt:
    whole = document.line_span(line)
    start = min(max(span.start, whole.start), whole.end)
    first, last = max(whole.start, start - _BEFORE), min(whole.end, start + _AFTER)
    end = min(max(span.end, start), last)
    before, indent = laid_out(("…" if first > whole.start else "") + document.source[first:start], 0)
    passage, reached = laid_out(document.source[start:end], indent)
    after, _ = laid_out(document.source[end:last] + ("…" if last < whole.end else ""), reached)
    return Excerpt(line, before + passage + after, indent, max(1, reached - indent))
