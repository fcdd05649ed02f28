"""The lines of the copy that hold a passage, with the passage underlined."""

from __future__ import annotations

from linter.documents.model import Document
from linter.findings import Span
from linter.records import dataclass
from linter.reports.printable import is_plain, laid_out

_LINES = 3
"""How many lines of a long passage are shown."""

_BEFORE, _AFTER, _BEYOND = 60, 120, 20
"""How many characters of a long line are shown before the passage begins, from there on at least, and after it ends."""

_LONGEST = 480
"""How many characters of a passage are shown on one line."""

_SLACK = 24
"""How many characters more or less a cut may take to fall between two words."""


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
    if first == last:
        return (_excerpt(document, first, span),)
    later = (line for line in range(first + 1, last + 1) if document.source[slice(*document.line_span(line))].strip())
    lines = (first, *(line for line, _ in zip(later, range(_LINES - 1), strict=False)))
    return tuple(_excerpt(document, line, span) for line in lines)


def _excerpt(document: Document, line: int, span: Span) -> Excerpt:
    whole, source = document.line_span(line), document.source
    start = _first_word(source, max(span.start, whole.start), whole.end)
    end = min(max(span.end, start), whole.end, start + _LONGEST)
    first = _cut_before(source, whole, start)
    last = _cut_after(source, whole, max(start + _AFTER, end + _BEYOND), end)
    begun, ended = "…" if first > whole.start else "", "…" if last < whole.end else ""
    if is_plain(source[first:last]):  # nearly always: then nothing need be measured
        return Excerpt(line, f"{begun}{source[first:last]}{ended}", len(begun) + start - first, max(1, end - start))
    before, indent = laid_out(begun + source[first:start], 0)
    passage, reached = laid_out(source[start:end], indent)
    after, _ = laid_out(source[end:last] + ended, reached)
    return Excerpt(line, before + passage + after, indent, max(1, reached - indent))


def _first_word(source: str, start: int, end: int) -> int:
    """Where the first word stands at `start` or behind it, behind an indent, and at `end` at most."""
    start = min(start, end)
    while start < end and source[start] in " \t":
        start += 1
    return start


def _cut_before(source: str, whole: Span, start: int) -> int:
    """Where what is shown of a line begins, given that the passage does at `start`: behind a space, if one is near."""
    first = start - _BEFORE
    if first <= whole.start:
        return whole.start
    space = source.find(" ", first, min(first + _SLACK, start))
    return space + 1 if space >= 0 else first


def _cut_after(source: str, whole: Span, last: int, end: int) -> int:
    """Where what is shown of a line ends, at `last` or somewhat before it: at a space, if one is near, and not within the passage."""
    if last >= whole.end:
        return whole.end
    space = source.rfind(" ", max(last - _SLACK, end), last)
    return space if space >= 0 else last
