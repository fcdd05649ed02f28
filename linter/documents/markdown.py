# cython: annotation_typing=False, nonecheck=True
"""Markdown and MDX to a document, by the byte ranges of a CommonMark parser's events.

Markdown is another spelling of HTML: each event drives the same flow that an HTML tag would, and raw HTML is fed to the same page. So
`<details>` or `<div hidden>` around Markdown blocks does here what it does in a browser. Code is no copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from pyromark import Options, events_with_range, reference_definitions

from linter.documents.builder import TextBuilder, is_clean
from linter.documents.fences import front_matter_end
from linter.documents.front_matter import read_front_matter
from linter.documents.html import HtmlPage
from linter.documents.html_attributes import FeatureKind
from linter.documents.labels import with_labels
from linter.documents.lines import with_line_feeds
from linter.documents.link_titles import Title, add_title, definition_title, inline_title, rewritten
from linter.documents.model import Document, Outermost, Surface
from linter.documents.offsets import CodePoints
from linter.documents.open_elements import Frame
from linter.documents.outline import finish
from linter.documents.stretches import goes_on
from linter.documents.templates import mask
from linter.findings import Span
from linter.regexes import regex

if TYPE_CHECKING:
    from pyromark.event import Range  # needs typing_extensions when imported

OPTIONS = Options(
    sum(  # of numbers: a value for each step to their union would have to be made
        (
            Options.ENABLE_TABLES,
            Options.ENABLE_FOOTNOTES,
            Options.ENABLE_STRIKETHROUGH,
            Options.ENABLE_TASKLISTS,
            Options.ENABLE_GFM,
        )
    )
)
_Element = tuple[str, "Frame | None", Any, "Range"]
"""A Markdown element that is open: its kind, its frame in the flow, what the parser says about it, and its place in the text."""
_FEW_BARS = 64
_MOST_MADE_UP = 10_000


def read_markdown(source: str, path: str, format: Literal["markdown", "mdx"] = "markdown") -> Document:  # noqa: A002
    """Read Markdown, or MDX with its expressions and module lines masked. Raises DocumentError for broken front matter."""
    text = with_line_feeds(source)
    head = front_matter_end(text) if format == "mdx" else 0  # braces are YAML's own there
    body, comments = mask(text[head:], format)
    masked = text[:head] + body
    page = HtmlPage(text, xml=format == "mdx")
    front = read_front_matter(text, masked, page.flow.new_row)
    page.flow.drafts.extend(front.drafts)
    for comment in comments:
        page.comment(text[head + comment.start : head + comment.end], head + comment.start)
    reader = _MarkdownReader(page, masked[front.end :], front.end, mdx=format == "mdx")
    reader.read()
    directives = page.sorted_directives(front.directives, reader.code)
    outermost = reader.outermost(text) if front.end or not front_matter_end(text) else None
    return Document(
        path, source, format, with_labels(finish(page.flow.finish()), source), page.sorted_features(), front.settings, directives, outermost
    )


def options_for(text: str, start: int = 0) -> Options:
    """How `text` is parsed from `start` on: without tables where the parser would have to make up most of their cells.

    Short rows are filled up to the width of their table, so a wide first row makes many cells out of few characters. Such a table is read
    as the text that it is.
    """
    if not _has_bars(text, start, _FEW_BARS):
        return OPTIONS
    width = made_up = 0
    for line in _LINE.finditer(text, start):
        bare = line.group().strip(" \t>\r\n")
        if not bare:
            width = 0
        elif not bare.strip("|:- \t"):
            width = max(width, bare.count("|") + 1)
        elif width:
            made_up += max(0, width - bare.count("|"))
    return OPTIONS if made_up <= _MOST_MADE_UP + 4 * (len(text) - start) else OPTIONS ^ Options.ENABLE_TABLES


def _has_bars(text: str, start: int, number: int) -> bool:
    """Whether `text` has so many bars from `start` on; most have few, and finding those takes less than counting."""
    at = text.find("|", start)
    while at >= 0 and number > 1:
        number -= 1
        at = text.find("|", at + 1)
    return at >= 0


class _MarkdownReader:
    """Drives a page from the events of `text` (masked), which is found at source offset `shift`.

    `code` is where code stands. A list goes on after a directive: to the parser any HTML ends it (`_unended_list` is the one before).
    MDX has no indented code: what the parser takes for it is read as the Markdown it is, once (`nested` says that this is such a piece).
    `_outer` is where elements begin that are in no other, `_first_html` where the first HTML stands, -1 without any.
    """

    def __init__(self, page: HtmlPage, text: str, shift: int, *, mdx: bool, nested: bool = False) -> None:
        self._page = page
        self._flow = page.flow
        self._text = text
        self._is_written = self._is_clean = False
        self._options = options_for(text)
        self._shift = shift
        self._reads_indented = mdx and not nested
        self._code_points = CodePoints(text)
        self._elements: list[_Element] = []
        self._html: list[Span] = []
        self._indented: list[Span] = []
        self._reading_indented = False
        self._in_head = False
        self._in_address = False
        self._unended_list: Frame | None = None
        self._outer: list[int] = []
        self._first_html = -1
        self.code: list[Span] = []

    def read(self) -> None:
        """Read the whole text.

        Text that stands for itself waits for what goes on right behind it, wrapped lines too: so most paragraphs are read as one piece.
        """
        text, code_points, flow = self._text, self._code_points, self._flow
        start = end = 0  # where the text that waits stands
        byte_end = -1  # where it ends in bytes
        inner_end = 0  # where in bytes the last event ended that can be inside a link
        events: Iterable[tuple[Any, Range]] = events_with_range(text, options=self._options)
        self._is_written = self._page.is_written(text, self._shift)
        self._is_clean = self._is_written and is_clean(text)  # now that the text knows its bytes
        for event, place in events:
            if isinstance(event, dict):
                kind, payload = event.popitem()
            else:
                kind, payload = event, ""
            byte, byte_after = place["start"], place["end"]
            if kind == "Text" and not self._in_address:
                words = payload
                at = end if byte == byte_end else code_points.at(byte)
                if byte_after - byte == (len(words) if words.isascii() else len(words.encode())) and text.startswith(words, at):
                    if byte != byte_end:
                        if start < end:
                            self._read_waiting(start, end)
                        start = at
                    end = at + len(words)
                    byte_end = inner_end = byte_after
                    continue
            elif kind == "SoftBreak" and byte == byte_end and byte_after == byte + 1 and not flow.is_skipping:
                end += 1
                byte_end = inner_end = byte_after
                continue
            if start < end:
                self._read_waiting(start, end)
                start, byte_end = end, -1
            if kind == "Start":
                self._start(payload, place)
                inner_end = byte
                continue
            if kind == "End":
                self._end(inner_end)
            else:
                self._read_other(kind, payload, self._span(place))
            inner_end = byte_after
        if start < end:
            self._read_waiting(start, end)
        self._read_definitions()

    def outermost(self, source: str) -> Outermost:
        """Where the outermost elements of what was read begin, none within the template syntax of `source`; once it is read."""
        shift = self._shift
        told = len(self._text) if self._first_html < 0 else self._first_html
        starts = [start for start in self._outer if not goes_on(self._text, start, source, start + shift)]
        return Outermost(shift, tuple([start + shift for start in starts]), told + shift)

    def _span(self, place: Range) -> Span:
        """The place of an event in the text, in code points. Only where it is needed: most events have no use for it."""
        start, end = self._code_points.at(place["start"]), self._code_points.at(place["end"])
        return tuple.__new__(Span, (start, end))  # as `Span` does, without a call into Python

    def _read_waiting(self, start: int, end: int) -> None:
        """Read text that stands for itself."""
        if self._reading_indented:
            self._indented.append(Span(start, end))
        else:
            at = start + self._shift
            piece = self._text[start:end]
            if self._is_clean:
                self._flow.words(piece, at)
            else:
                self._flow.text(self._page.unmasked(piece, at), at)

    def _read_other(self, kind: str, payload: Any, span: Span) -> None:
        """Read what is no plain text and begins or ends no element."""
        at, length = span.start + self._shift, span.end - span.start
        if self._first_html < 0 and (kind == "InlineHtml" or kind == "Html"):
            self._first_html = span.start
        if kind == "Text" and self._reading_indented:
            self._indented.append(span)
        elif kind == "Text" and not self._in_address:
            self._flow.stands_for(payload, at, length)
        elif kind == "InlineHtml":
            self._read_inline_html(payload, span)
        elif kind == "Html":
            self._html.append(span)
        elif kind == "Rule":
            self._flow.flush()
        elif kind != "TaskListMarker":
            self._flow.gap(at, length)
            if kind == "Code":
                self.code.append(Span(at, at + length))

    def _read_inline_html(self, html: str, span: Span) -> None:
        """A tag that goes on in the next line of a block quote has markers of the quote inside."""
        written = self._text[span.start : span.end]
        if written != html:
            written = _QUOTE_MARKERS.sub(lambda match: " " * len(match.group()), written)
        self._page.feed(written, span.start + self._shift)

    def _start(self, element: Any, place: Range) -> None:
        flow = self._flow
        data: Any = None
        if isinstance(element, dict):
            kind, data = element.popitem()
        else:
            kind = element
        frame: Frame | None = None
        if not self._elements:
            self._outer.append(self._code_points.at(place["start"]))
        if kind in _JOINING:
            pass
        elif tag := _TAGS.get(kind) or self._tag(kind, data):
            frame = flow.open(tag)
            if self._unended_list is not None and kind == "List":
                frame.lead, frame.row = self._unended_list.lead, self._unended_list.row
        elif kind == "HtmlBlock":
            flow.flush()
        elif kind == "Link" or kind == "Image":
            frame = self._open_link(kind, data, place)
        elif kind == "CodeBlock":
            self._reading_indented = self._reads_indented and data == "Indented"
            frame = flow.open("p" if self._reading_indented else "#code")
            start, end = self._span(place)
            self.code.append(Span(start + self._shift, end + self._shift))
        elif kind == "TableHead":
            self._in_head = True
            frame = flow.open("thead")
            flow.open("tr")
        if self._unended_list is not None and kind != "HtmlBlock":
            self._unended_list = None
        self._elements.append((kind, frame, data, place))

    def _tag(self, kind: str, data: Any) -> str | None:
        """The HTML element a Markdown element becomes where that depends on more than its kind; None where it begins in its own way."""
        if kind == "TableCell":
            return "th" if self._in_head else "td"
        if kind == "Heading":
            return _HEADINGS[data["level"]]
        if kind == "BlockQuote":
            return "blockquote" if data is None else "div"
        return None

    def _open_link(self, kind: str, data: dict[str, Any], place: Range) -> Frame:
        at = self._code_points.at(place["start"]) + self._shift
        if kind == "Image":
            self._flow.gap(at, self._code_points.at(place["end"]) + self._shift - at)
            return self._flow.open("#image")
        self._in_address = data["link_type"] in ("Autolink", "Email")
        return self._flow.open("a", at, 0)

    def _end(self, inner_end: int) -> None:
        element = kind, frame, _, _ = self._elements.pop()
        if kind in _ENDING_ALIKE:
            if frame is not None:
                self._flow.close_frame(frame)
            return
        if kind == "HtmlBlock":
            self._feed_html_block()
        elif kind == "List":
            self._unended_list = frame
        elif kind == "CodeBlock":
            self._read_indented()
        elif kind == "TableHead":
            self._in_head = False
        if frame is not None:
            self._flow.close_frame(frame)
            if kind == "Link" or kind == "Image":
                self._in_address = False
                self._end_link(element, inner_end)

    def _end_link(self, element: _Element, inner_end: int) -> None:
        """The title of a link or image, and the feature it is; `inner_end` is where its inside ends, in bytes, if it has any."""
        kind, _, data, place = element
        address, title = data["dest_url"], data["title"]
        shift = self._shift
        start, end = self._code_points.at(place["start"]), self._code_points.at(place["end"])
        inner_end = self._code_points.at(max(inner_end, place["start"]))
        tail = self._text[inner_end:end]
        if title and data["link_type"] == "Inline":
            self._title(inline_title(tail, inner_end + shift, title), _TITLE_SURFACES[kind])
        if not self._is_written and not self._page.is_written(tail, inner_end + shift):  # template syntax: say what the page says
            address = self._page.written(Span(inner_end + shift, end + shift)).partition("](")[2].rstrip(") ")
        feature: FeatureKind = "link" if kind == "Link" else "image"
        self._page.feature(feature, address, Span(start + shift, end + shift))

    def _feed_html_block(self) -> None:
        """Raw HTML, line by line; what stands between the lines (the markers of a quote, the indent of a list) becomes space."""
        if not self._html:
            return
        start, done = self._html[0].start, self._html[0].start
        pieces: list[str] = []
        for span in self._html:
            pieces += (" " * (span.start - done), self._text[span.start : span.end])
            done = span.end
        self._html = []
        html = "".join(pieces)
        if not _DIRECTIVES.fullmatch(html):
            self._unended_list = None
        self._page.feed(html, start + self._shift)

    def _read_indented(self) -> None:
        """Read the paragraphs of what an MDX parser does not take for code. Only a paragraph's first indent matters in Markdown."""
        if self._indented:
            start, end = self._indented[0].start, self._indented[-1].end
            if self._first_html < 0:  # as far as is told here, it may hold some
                self._first_html = start
            for paragraph in _PARAGRAPH.finditer(self._text, start, end):
                at = paragraph.start()
                _MarkdownReader(self._page, paragraph.group(), at + self._shift, mdx=True, nested=True).read()
        self._indented, self._reading_indented = [], False

    def _read_definitions(self) -> None:
        """The titles of link definitions, which stand where the definition does."""
        if not _has_definition(self._text):
            return
        for definition in reference_definitions(self._text, options=self._options).values():
            if title := definition["title"]:
                start, end = self._span(definition["span"])
                self._title(definition_title(self._text[start:end], start + self._shift, title), "link-title")

    def _title(self, title: Title, surface: Surface) -> None:
        builder = TextBuilder()
        add_title(builder, rewritten(title, self._page.unmasked(title.written, title.at)))
        self._flow.aside(builder.build(), surface)


def _has_definition(text: str) -> bool:
    """Whether `]:` stands somewhere in `text`: brackets are few, and one character is found many times as fast as two."""
    at = text.find("]")
    while at >= 0 and not text.startswith(":", at + 1):
        at = text.find("]", at + 1)
    return at >= 0


_LINE = regex(r"[^\r\n]*+(?:\r\n?+|\n|\Z)")
"""A line, empty ones too: one at a time, since all lines of a long page take more room than the page."""
_TAGS = {"Paragraph": "p", "List": "ul", "Item": "li", "Table": "table", "TableRow": "tr", "FootnoteDefinition": "#footnote"}
_JOINING = frozenset({"Emphasis", "Strong", "Strikethrough"})
"""Elements that join words as if they were not there."""
_ENDING_ALIKE = _JOINING | _TAGS.keys() - {"List"} | {"TableCell", "Heading", "BlockQuote"}
"""Elements, nearly all, at whose end there is no more to do than to close their frame."""
_HEADINGS = {level: level.lower() for level in ("H1", "H2", "H3", "H4", "H5", "H6")}
_TITLE_SURFACES: dict[str, Surface] = {"Link": "link-title", "Image": "image-title"}
_DIRECTIVES = regex(r"(?:\s*<!--\s*claimslint-(?:(?!-->).)*+-->)+\s*", re.DOTALL | re.IGNORECASE)
_QUOTE_MARKERS = regex(r"(?<=[\r\n])[ \t]*(?:>[ \t]?)+")
_PARAGRAPH = regex(r"[^\s][^\r\n]*(?:(?:\r\n?+|\n)[ \t]*[^\s][^\r\n]*)*")
