"""A piece of copy after reading: its source, and blocks of prose that know where each character came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum
from typing import Literal

from linter.documents.offsets import OffsetMap, line_starts
from linter.findings import Span
from linter.records import dataclass, field

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
    `stylesheet` (value: its address), `beside` (value: its tag; a sidebar, a pop-up).
    """

    kind: Literal["link", "form", "input", "image", "schema-type", "meta", "stylesheet", "beside"]
    value: str
    span: Span


Shape = Literal["text", "item", "below", "no-text", "template", "nothing"]
"""What the value of a page's setting is: a text, an item of a list, something below a key of its own, no text, a template, or nothing."""


@dataclass(frozen=True, slots=True)
class PageSetting:
    """One setting that the page's own front matter makes under `claimslint:`, and where its value stands.

    What stands in place of the settings has no `key`. One that stands under a name that is nearly ours tells it: `misnamed`.
    """

    key: str
    value: str
    span: Span
    shape: Shape = "text"
    misnamed: str = ""


@dataclass(frozen=True, slots=True, order=True)
class DirectiveComment:
    """A comment that speaks to claimslint: `span` is its text, white space around it left out, `end` where the comment's inside ends."""

    span: Span
    end: int


@dataclass(frozen=True, slots=True)
class Outermost:
    """Where the outermost elements of a page of Markdown begin, in order, as they were read from `head` on, where its front matter ends.

    Those of HTML are not told: `starts` are all that begin up to `told`, where the first of it stands.
    """

    head: int
    starts: Sequence[int]
    told: int


@dataclass(frozen=True, slots=True)
class Document:
    """One piece of copy: where it came from, its decoded source, its blocks in source order, and its non-prose features.

    `settings` are what the page says of itself under `claimslint:` in its front matter, `directives` the comments that speak to
    claimslint, in order; both unchecked. Directives are no blocks: they are not read as anything else. `outermost` is what the reader of
    Markdown tells of where a paragraph can stand; None of other formats, and where the front matter turned out to be none.
    """

    path: str
    source: str
    format: Format
    blocks: tuple[Block, ...]
    features: tuple[Feature, ...] = ()
    settings: tuple[PageSetting, ...] = ()
    directives: tuple[DirectiveComment, ...] = ()
    outermost: Outermost | None = field(default=None, repr=False, compare=False)
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
