"""Where a paragraph of its own can be put into a document without touching anything else.

A seam lies between two blocks: never inside a list, a table, a link, a quotation, or an element that hides or belittles what it holds.
In Markdown and HTML it is found by the parser that reads the page, in plain text by blank lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from linter.documents.directive_comments import before_directives
from linter.documents.elements import BLOCKS, CLOSES_PARAGRAPH, VOID, is_hidden, kind_of
from linter.documents.fences import front_matter_end
from linter.documents.html_tokens import Token, attributes, tokens
from linter.documents.lines import with_line_feeds
from linter.documents.model import Document, Visibility
from linter.documents.offsets import CodePoints
from linter.documents.references import unescaped
from linter.documents.stretches import goes_on
from linter.documents.templates import mask
from linter.records import dataclass
from linter.regexes import regex

if TYPE_CHECKING:
    from pyromark import Options

_SAFE = frozenset({"html", "body", "main", "article", "section", "div", "header"})
"""Elements in which a paragraph may stand."""
_BEGINNERS = BLOCKS - frozenset(
    "body caption colgroup dd dt frameset head html legend li noframes optgroup option tbody td tfoot th thead tr".split()
)
"""Elements before whose start tag a paragraph may stand."""
_ENDS_PARAGRAPH = CLOSES_PARAGRAPH | _SAFE
_BEGINS_BODY = BLOCKS - frozenset({"html", "head", "noscript", "template"})
_NO_PLACES = (-1,)
_UNFINISHED = regex(r"<[a-zA-Z/!?]")
_ENDED_BY = regex(r"[ \t]*(<(?:\?|!(?:--|\[CDATA\[|(?=[a-zA-Z]))))")
_ENDS = {"<?": "?>", "<!-": "-->", "<![": "]]>", "<!": ">"}
"""How HTML ends that Markdown does not end at a blank line, by what it begins with."""
_FENCE = regex(r"[ \t]*(`{3,}+(?=[^`\r\n]*+(?:[\r\n]|\Z))|~{3,}+)[^\r\n]*+")
_INDENTED = {"CodeBlock": "Indented"}
_CHARACTER_DATA = "<![CDATA["
_LAID_OUT = regex(r"(?<![\w])(?:row|grid|flex|columns?|cols?|cards?|btn|button|nav|menu)(?![\w])", re.IGNORECASE)
_OPENING = 100_000
"""Characters of Markdown that are looked through at first."""
_BLANK = " \t\r\n"
_LINE_END = regex(r"\r\n|\r|\n")
_UNSAFE_LINE = regex(r"\s|[-*+•|>#=~`:.]|\d+[.)]")


@dataclass(frozen=True, slots=True)
class Seam:
    """A place for a paragraph: its source offset, and what goes before and after the paragraph's words there."""

    offset: int
    before: str
    after: str

    def paragraph(self, words: str, *, markup: bool) -> str:
        """`words` as a paragraph at this place; with `markup`, as HTML."""
        if markup:
            from html import escape

            words = escape(words, quote=False)
        return f"{self.before}{words}{self.after}"


def seams(document: Document) -> Iterator[Seam]:
    """The seams of `document` in order, its end among them where a paragraph would stand by itself there."""
    if document.format == "html":
        return _html_seams(document)
    if document.format in ("markdown", "mdx"):
        return _markdown_seams(document)
    return _text_seams(document)


def seams_before(document: Document, place: int) -> Iterator[Seam]:
    """The seams of `document` up to `place`, the last first. Of Markdown no more is looked through than that takes."""
    if document.format in ("markdown", "mdx") and not document.directives:  # one before `place` may be for what comes after it
        return _markdown_seams_before(document, place)
    return reversed(list(takewhile(lambda seam: seam.offset <= place, seams(document))))


def line_ending(source: str) -> str:
    """The first line ending of `source`; a line feed where there is none."""
    match = _LINE_END.search(source)
    return match.group() if match else "\n"


# --- HTML ---------------------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Element:
    """An element that is open, whether a paragraph may stand in it as far as it is concerned, and whether it has a block's own text."""

    name: str
    is_safe: bool
    is_block: bool
    is_open: bool = True


class _Elements:
    """The open elements of a stretch of HTML, as far as they matter for where a paragraph may stand: they end as the reader ends them."""

    def __init__(self) -> None:
        self._stack: list[_Element] = []
        self._unsafe = 0
        self._places: dict[str, list[int]] = {}
        self._blocks: list[int] = []
        self._has_body = False

    def is_safe(self) -> bool:
        return not self._unsafe and (self._has_body or not self.is_in("html"))

    def is_in(self, name: str) -> bool:
        return bool(self._places.get(name))

    def imply(self, name: str) -> None:
        """End an open paragraph where a tag `name` does so, and begin the body, whose own tag may be left out, with its first block."""
        if name in _BEGINS_BODY:
            self._has_body = True
            if self._stack and self._stack[-1].name == "head":
                self._pop()
        if name in _ENDS_PARAGRAPH and self._stack and self._stack[-1].name == "p":
            self._pop()

    def end_paragraph(self) -> None:
        """End an open paragraph, as one that follows it does; it begins no body, since a page of a head alone is a part of others."""
        if self._stack and self._stack[-1].name == "p":
            self._pop()

    def start(self, html: str, token: Token) -> None:
        self.imply(token.name)
        if token.name in VOID or token.closed:
            return
        element = _Element(token.name, token.name in _SAFE and not _is_special(token.name, _values(html, token)), kind_of(token.name).block)
        self._places.setdefault(token.name, []).append(len(self._stack))
        if element.is_block:
            self._blocks.append(len(self._stack))
        self._stack.append(element)
        self._unsafe += not element.is_safe

    def end(self, name: str) -> None:
        """The end tag `name`: it reaches out of no table or list, and one of a part of a line ends no block that began within that part."""
        places = self._places.get(name)
        if not places:
            return
        place = places[-1]
        if any(self._places.get(outer, _NO_PLACES)[-1] > place for outer in kind_of(name).reach):
            return
        element = self._stack[place]
        if not element.is_block and self._blocks and self._blocks[-1] > place:
            self._close(element)
            return
        while self._pop() is not element:
            pass

    def never_end(self) -> None:
        """Something has begun that nothing ends: no paragraph may stand in what follows."""
        self._unsafe += 1

    def _pop(self) -> _Element:
        element = self._stack.pop()
        if element.is_open:
            self._close(element)
        while self._stack and not self._stack[-1].is_open:
            self._stack.pop()
        return element

    def _close(self, element: _Element) -> None:
        element.is_open = False
        places = self._places[element.name]
        places.pop()
        if not places:
            del self._places[element.name]
        if element.is_block:
            self._blocks.pop()
        self._unsafe -= not element.is_safe


def _values(html: str, token: Token) -> dict[str, str]:
    return {name: unescaped(html[start:end]) for name, start, end in attributes(html, token)}


def _is_special(name: str, values: Mapping[str, str]) -> bool:
    """Whether an element hides what it holds or lays it out in its own way; all of a page stands in its body, however that is set."""
    if is_hidden(values) or name in {"html", "body"}:
        return is_hidden(values)
    return "style" in values or _LAID_OUT.search(values.get("class", "")) is not None


def _is_unfinished(html: str, last: Token) -> bool:
    """Whether `html` ends within its last token: a comment, a tag or a section of character data that is never closed."""
    if last.end < len(html):
        return False
    if last.kind == "text":
        return html.startswith(_CHARACTER_DATA, last.start - len(_CHARACTER_DATA)) or _UNFINISHED.search(html, last.start) is not None
    return last.kind == "comment"


def _html_seams(document: Document) -> Iterator[Seam]:
    """Those of `<main>` where the page has one with a place in it: what stands before and after it is on every page of a site."""
    found = list(_placed_html_seams(document))
    inside = [seam for seam, in_main in found if in_main]
    yield from inside or (seam for seam, _ in found)


def _placed_html_seams(document: Document) -> Iterator[tuple[Seam, bool]]:
    """The seams of a page in order, and whether each lies in `<main>`."""
    source, newline = document.source, line_ending(document.source)
    masked, _ = mask(source, "html")
    head = front_matter_end(source)
    body = masked[head:]
    above = before_directives(document)
    open_elements = _Elements()
    token = None
    for token in tokens(body, xml=document.path.lower().endswith(".xhtml")):
        at = token.start + head
        if token.kind == "start":
            open_elements.imply(token.name)
            if token.name in _BEGINNERS and open_elements.is_safe() and not is_hidden(_values(body, token)):
                yield _html_seam(source, above(at), newline), open_elements.is_in("main")
            open_elements.start(body, token)
        elif token.kind == "end":
            if token.name in _SAFE and token.name != "html":
                open_elements.imply(token.name)
                if open_elements.is_safe():
                    yield _html_seam(source, above(at), newline), open_elements.is_in("main")
            open_elements.end(token.name)
    open_elements.end_paragraph()
    if open_elements.is_safe() and (token is None or not _is_unfinished(body, token)):
        apart = not source or source.endswith(("\n", "\r"))
        yield Seam(len(source), ("" if apart else newline) + "<p>", "</p>" + newline), False


def _html_seam(source: str, at: int, newline: str) -> Seam:
    before = at
    while before and source[before - 1] in " \t":
        before -= 1
    starts_line = not before or source[before - 1] in "\r\n"
    return Seam(at, "<p>", "</p>" + (newline + source[before:at] if starts_line else ""))


# --- Markdown -----------------------------------------------------------------------------------------------------------------------


def _markdown_seams(document: Document) -> Iterator[Seam]:
    source, newline = document.source, line_ending(document.source)
    outermost, above = document.outermost, before_directives(document)
    if outermost is not None and outermost.told == len(source):
        for at in outermost.starts:
            yield _line_seam(document, above(at), outermost.head, newline)
        if not (outermost.starts and _is_endless(source, outermost.starts[-1])):
            yield _end_seam(source, newline)
        return
    masked, start, head, options = _parsed(document)
    open_elements, told = _Elements(), 0
    for opening in _openings(masked, start):
        open_elements = _Elements()
        for at in islice(_outer_starts(opening, options, open_elements, xml=document.format == "mdx"), told, None):
            told += 1
            if not goes_on(opening, at, source, head + at):
                yield _line_seam(document, above(head + at), head, newline)
    if open_elements.is_safe():
        yield _end_seam(source, newline)


def _markdown_seams_before(document: Document, place: int) -> Iterator[Seam]:
    """The reader has told where what stands before any HTML begins; behind some, the page is parsed anew."""
    source, outermost = document.source, document.outermost
    newline = line_ending(source)
    end = source.find("\n\n", place)
    if outermost is not None and (outermost.told == len(source) or place <= end <= outermost.told):
        starts = outermost.starts
        found: Iterator[tuple[int, int]] = (
            (outermost.head, at) for at in reversed(starts[: bisect_right(starts, end) if end >= 0 else None])
        )
    else:
        found = _parsed_before(document, place)
    for head, at in found:
        seam = _line_seam(document, at, head, newline)
        if seam.offset <= place:
            yield seam


def _parsed_before(document: Document, place: int) -> Iterator[tuple[int, int]]:
    """Where the outermost elements of a page begin that may stand before `place`, the last first, each after where the text begins."""
    masked, start, head, options = _parsed(document)
    end = masked.find("\n\n", start + max(place - head, 0))
    opening = masked[start : end + 1 if end >= 0 else None]
    for at in reversed(list(_outer_starts(opening, options, _Elements(), xml=document.format == "mdx"))):
        if not goes_on(opening, at, document.source, head + at):
            yield head, head + at


def _parsed(document: Document) -> tuple[str, int, int, Options]:
    """The Markdown of a page as it is parsed, where its text begins in it and in the source; how. A long page has no room for copies."""
    from linter.documents.markdown import options_for  # nothing else here needs the parser

    head = front_matter_end(document.source)
    unmasked = head if document.format == "mdx" else 0  # as the page is read: braces are YAML's own there
    masked, _ = mask(with_line_feeds(document.source)[unmasked:], "mdx" if document.format == "mdx" else "markdown")
    return masked, head - unmasked, head, options_for(masked, head - unmasked)


def _openings(text: str, start: int) -> Iterator[str]:
    """`text` from `start` to a blank line, to a later one, and at last to its end, since the seam that is looked for mostly comes soon.

    Which elements begin before a blank line does not depend on what follows it.
    """
    size = _OPENING
    while (end := text.find("\n\n", start + size)) >= 0:
        yield text[start : end + 1]
        size *= 8
    yield text[start:]


def _outer_starts(text: str, options: Options, open_elements: _Elements, *, xml: bool) -> Iterator[int]:
    """Where the outermost Markdown elements of `text` begin before which a paragraph may stand; `open_elements` are those of its HTML.

    What MDX shows as it stands in the lines that are code elsewhere is read as its HTML too.
    """
    from pyromark import events_with_range

    code_points = CodePoints(text)
    depth = last = 0
    block: list[str] = []  # its lines are read together: a comment or a script goes over several
    for event, place in events_with_range(text, options=options):
        if not isinstance(event, dict) or "Text" in event:  # as half of them are
            continue
        if "Start" in event:
            if depth == 0 and open_elements.is_safe():
                yield code_points.at(place["start"])
            if depth == 0:
                last = code_points.at(place["start"])
            depth += 1
            if xml and event["Start"] == _INDENTED:
                _feed(open_elements, text[code_points.at(place["start"]) : code_points.at(place["end"])], xml=xml)
        elif "End" in event:
            depth -= 1
            if block:
                _feed(open_elements, "".join(block), xml=xml)
                block.clear()
        elif "Html" in event:
            block.append(text[code_points.at(place["start"]) : code_points.at(place["end"])])
        elif "InlineHtml" in event:
            _feed(open_elements, text[code_points.at(place["start"]) : code_points.at(place["end"])], xml=xml)
    if _is_endless(text, last):
        open_elements.never_end()


def _is_endless(text: str, last: int) -> bool:
    """Whether the outermost element that begins `last` in `text` holds all that may follow: a fence that is never closed, or HTML which
    ends with a sign of its own, as a comment does, and not with a blank line.
    """
    if (opener := _ENDED_BY.match(text, last)) is not None:
        return text.find(_ENDS[opener.group(1)[:3]], opener.end()) < 0
    fence = _FENCE.match(text, last)
    return (
        fence is not None
        and re.compile(rf"^ {{0,3}}{fence.group(1)}{fence.group(1)[0]}*[ \t]*\r?$", re.MULTILINE).search(text, fence.end()) is None
    )


def _feed(elements: _Elements, html: str, *, xml: bool) -> None:
    for token in tokens(html, xml=xml):
        if token.kind == "start":
            elements.start(html, token)
        elif token.kind == "end":
            elements.end(token.name)


def _line_seam(document: Document, at: int, head: int, newline: str) -> Seam:
    """The start of the line that `at` stands in; a blank line is added where the line before is not blank."""
    line = max(at - document.position(at)[1] + 1, head)
    return Seam(line, "" if _is_apart(document.source, line, head) else newline, newline * 2)


def _is_apart(source: str, line: int, head: int) -> bool:
    """Whether the line before the one that begins at `line` is blank, or `head` begins there."""
    before = line
    if source.endswith("\r\n", head, before):
        before -= 2
    elif before > head and source[before - 1] in "\r\n":
        before -= 1
    while before > head and source[before - 1] in " \t":
        before -= 1
    return before <= head or source[before - 1] in "\r\n"


def _end_seam(source: str, newline: str) -> Seam:
    text = source.rstrip(_BLANK)  # a line that holds any other white space goes on with the paragraph above
    breaks = len(_LINE_END.findall(source, len(text)))
    return Seam(len(source), newline * max(1, 2 - breaks) if text else "", newline)


# --- plain text ---------------------------------------------------------------------------------------------------------------------


def _text_seams(document: Document) -> Iterator[Seam]:
    source, newline = document.source, line_ending(document.source)
    for block in document.blocks:
        if block.visibility is not Visibility.VISIBLE or block.surface in ("list-item", "table-cell"):
            continue
        seam = _line_seam(document, block.span().start, 0, newline)
        if not seam.before and not _UNSAFE_LINE.match(source, seam.offset):
            yield seam
    yield _end_seam(source, newline)
