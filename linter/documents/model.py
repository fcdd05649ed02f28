"""A piece of copy after reading: its source, and blocks of prose that know where each character came from."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from itertools import accumulate
from typing import Final, Literal

from linter.findings import Span
from linter.records import dataclass, field
from linter.regexes import regex

Format = Literal["markdown", "mdx", "html", "text", "rst"]

Surface = Literal[
    "heading", "paragraph", "list-item", "table-cell", "quote", "link", "button", "alt-text", "image-title", "link-title", "aria-label",
    "title", "meta-description", "open-graph", "structured-data", "front-matter", "caption", "footnote", "footer", "navigation",
    "details", "small-print", "hidden", "comment",
]  # fmt: skip
"""Where a reader meets the words. Where several apply, the least prominent wins: text in a hidden part is `hidden`."""


Legibility = Literal["", "tiny", "faint"]
"""What the copy itself tells about how hard a block is to read: `tiny` type, `faint` (too little contrast), or nothing."""


class Visibility(StrEnum):
    """Who meets a block: a reader on the page, a machine or assistive technology (title, meta, alt …), or nobody."""

    VISIBLE = "visible"
    MACHINE = "machine"
    HIDDEN = "hidden"


class DocumentError(Exception):
    """Copy that could not be read. `line` and `column` are 1-based, or None where the fault has no place."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


Segment = tuple[int, int, int]
"""Where a stretch of a block's text begins, where the source that it stands for begins, and how long that is.

The stretch ends where the next one begins. With the length `LITERAL` its characters correspond to those of the source one by one; else the
whole stretch stands for the whole source (an entity, a line break with its list indent).
"""

LITERAL: Final = -1


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """From offsets in a block's text to offsets in the document's source; made by `offset_map`.

    Most blocks are one stretch of source: for them an offset is only shifted, by `shift`. For the others `starts` has where each segment
    begins in the text, and `rest` its other three numbers. Numbers and no segments, because a long page has tens of thousands.
    """

    shift: int | None
    starts: Sequence[int] = ()
    rest: Sequence[int] = ()

    def __hash__(self) -> int:
        return hash((self.shift, *self.starts))

    def start(self, offset: int) -> int:
        """Where in the source the character at text `offset` begins."""
        if self.shift is not None:
            return offset + self.shift
        text_start, text_length, source_start, source_length = self._segment(offset)
        return source_start + offset - text_start if text_length == source_length else source_start

    def end(self, offset: int) -> int:
        """Where in the source the character before text `offset` ends; an empty prefix ends where the text begins."""
        if self.shift is not None:
            return max(0, offset) + self.shift
        if offset <= 0:
            return self.start(0)
        text_start, text_length, source_start, source_length = self._segment(offset - 1)
        return source_start + (offset - text_start if text_length == source_length else source_length)

    def span(self, start: int, end: int) -> Span:
        """The source span of text `start` to `end` (not empty)."""
        if self.shift is not None:
            return Span(start + self.shift, end + self.shift)
        text_start, text_length, first, length = self._segment(start)
        begin, last = first + (start - text_start if text_length == length else 0), first
        if end > text_start + text_length:
            text_start, text_length, last, length = self._segment(end - 1)
        return Span(begin, last + (end - text_start if text_length == length else length))

    def _segment(self, offset: int) -> tuple[int, int, int, int]:
        """The four numbers of the segment that holds text `offset`."""
        number = bisect_right(self.starts, offset, 1) - 1
        rest, at = self.rest, 3 * number
        return self.starts[number], rest[at], rest[at + 1], rest[at + 2]


def offset_map(segments: Sequence[Segment], end: int) -> OffsetMap:
    """The map of a text that is made of `segments`, at least one, and ends at `end`."""
    start, source, length = segments[0]
    if len(segments) == 1 and length in (LITERAL, end - start):
        return OffsetMap(source - start)
    starts = [start for start, _, _ in segments]
    rest: list[int] = []
    for (start, source, length), after in zip(segments, (*starts[1:], end), strict=True):
        rest += (after - start, source, after - start if length == LITERAL else length)
    return OffsetMap(None, array("I", starts), array("I", rest))


@dataclass(frozen=True, slots=True)
class Block:
    """One run of prose that reads as a whole: a paragraph, a heading, a table cell, an alt text.

    `text` is what a reader sees: inline markup gone, entities decoded, soft hyphens and zero-width characters left out, a wrapped line
    joined by one space. `lead` is the index (in `Document.blocks`) of the block that introduces this one: the paragraph or heading
    right before a list, the header cell over a table cell. `section` is the index of the heading the block stands under. `level` is
    a heading's level, else 0. `row` keys the list, table row or FAQ entry a block belongs to, so neighbours can be told apart.
    `legibility` says what inline style, class or style sheet make of its type.
    """

    text: str
    surface: Surface
    offsets: OffsetMap
    visibility: Visibility = Visibility.VISIBLE
    level: int = 0
    lead: int | None = None
    section: int | None = None
    row: int | None = None
    legibility: Legibility = ""

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source span of `text[start:end]`; of the whole block by default."""
        return self.offsets.span(start, len(self.text) if end is None else end)


@dataclass(frozen=True, slots=True)
class Feature:
    """Something on the page that is no prose but tells what the page is for.

    `kind`: `link` (value: its target), `form` (value: its action), `input` (value: its name or type), `image` (value: its file),
    `schema-type` (value: a schema.org type name), `meta` (value: `name=content` of a meta tag that is no copy),
    `stylesheet` (value: its address).
    """

    kind: Literal["link", "form", "input", "image", "schema-type", "meta", "stylesheet"]
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class PageSetting:
    """One setting that the page's own front matter makes under `claimslint:`, and where its value stands."""

    key: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True, order=True)
class DirectiveComment:
    """A comment that speaks to claimslint: `span` is its text, white space around it left out, `end` where the comment's inside ends."""

    span: Span
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One piece of copy: where it came from, its decoded source, its blocks in source order, and its non-prose features.

    `settings` are what the page says of itself under `claimslint:` in its front matter, `directives` the comments that speak to
    claimslint, in order; both unchecked. Directives are no blocks: they are not read as anything else.
    """

    path: str
    source: str
    format: Format
    blocks: tuple[Block, ...]
    features: tuple[Feature, ...] = ()
    settings: tuple[PageSetting, ...] = ()
    directives: tuple[DirectiveComment, ...] = ()
    _lines: Sequence[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_lines", line_starts(self.source))

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of a source offset; columns count code points."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def line_span(self, line: int) -> Span:
        """The source span of 1-based `line`, its line ending left out."""
        start = self._lines[line - 1]
        end = self._lines[line] if line < len(self._lines) else len(self.source)
        while end > start and self.source[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)


def line_starts(source: str) -> Sequence[int]:
    """The offset at which each line of `source` begins; LF, CRLF and a lone CR end a line."""
    if "\r" in source:
        return array("I", [0, *(match.end() for match in _LINE_ENDING.finditer(source))])
    return array("I", accumulate([len(line) + 1 for line in source.split("\n")[:-1]], initial=0))


_LINE_ENDING = regex(r"\r\n?|\n")
