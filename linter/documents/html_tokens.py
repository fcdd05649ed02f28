"""HTML source to tokens with exact offsets.

Follows the tokenisation rules of the HTML standard for everything a page can hold, in one pass over one regular expression. Python's
own `html.parser` is not used: it gives no place for an attribute's value, changes between releases, raises on some declarations, and
can take quadratic time. Two departures from browsers, both towards showing more: a tag that is still open where the source ends is
read as text, with all that follows it, and a quote that never closes does not swallow the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from linter.documents.elements import RAW_TEXT
from linter.records import dataclass
from linter.regexes import regex

Kind = Literal["text", "raw", "start", "end", "comment"]


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of HTML, `start` to `end`.

    `text` is prose; `raw` is the content of the element `name` in which markup is not read; `start` and `end` are tags of the element
    `name`; `comment` spans the comment's inside. `attributes` is where a start tag's attributes are; `closed` says that it ends in `/>`.
    """

    kind: Kind
    start: int
    end: int
    name: str = ""
    attributes: tuple[int, int] = (0, 0)
    closed: bool = False


Attribute = tuple[str, int, int]
"""One attribute: its lower-case name, and where its value starts and ends, quotes excluded (both at one place without a value)."""


def tokens(source: str, *, xml: bool = False) -> Iterator[Token]:
    """The tokens of `source`. With `xml`, CDATA sections are text and an element that closes itself has no content."""
    position = 0
    limit = source.rfind(">") + 1
    markup = _XML_MARKUP if xml else _MARKUP
    while match := markup.search(source, position, limit):
        kind = match.lastgroup
        if kind == "unfinished":
            break
        if match.start() > position:
            yield Token("text", position, match.start())
        position = match.end()
        if kind == "comment":
            yield Token("comment", *match.span("comment"))
        elif kind == "unclosed":
            yield Token("comment", match.start("comment"), len(source))
            return
        elif kind == "cdata":
            yield Token("text", *match.span("cdata"))
        elif kind == "open_cdata":
            yield Token("text", match.end(), len(source))
            return
        elif kind == "end_name":
            yield Token("end", match.start(), match.end(), match.group("end_name").lower())
        elif kind == "attributes":
            name = match.group("name").lower()
            closed = source[match.end() - 2] == "/"
            yield Token("start", match.start(), match.end(), name, match.span("attributes"), closed)
            if name in RAW_TEXT and not (xml and closed):
                end = _RAW_ENDS[name].search(source, position)
                stop = end.start() if end else len(source)
                if stop > position:
                    yield Token("raw", position, stop, name)
                position = stop
    yield from _rest(source, position)


def attributes(source: str, token: Token) -> Iterator[Attribute]:
    """The attributes of a start tag, in order; of two with one name the first counts."""
    start, end = token.attributes
    if start == end:
        return
    seen: set[str] = set()
    for match in _ATTRIBUTE.finditer(source, start, end):
        name = match.group("name").lower()
        if name in seen:
            continue
        seen.add(name)
        value = next((group for group in ("double", "single", "bare") if match.group(group) is not None), None)
        yield name, *(match.span(value) if value else (match.end(), match.end()))


def _rest(source: str, position: int) -> Iterator[Token]:
    """What follows the last tag: text, unless a comment opens and never ends."""
    opener = source.find("<!--", position)
    stop = opener if opener >= 0 else len(source)
    if stop > position:
        yield Token("text", position, stop)
    if opener >= 0:
        yield Token("comment", opener + 4, len(source))


# Possessive throughout: each character of a tag is read once. A bare value may begin with a quote that finds no partner.
_VALUE = r"""(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_ATTRIBUTE_SOURCE = r"[^\s/>][^\s/>=]*+" + _VALUE
_END_TAG = r"</(?P<end_name>[a-zA-Z][^\s/>]*+)[^>]*+>"
_START_TAG = rf"<(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>(?:[\s/]++|{_ATTRIBUTE_SOURCE})*+)>"
_COMMENT = r"<!--(?:-?>|(?P<comment>.*?)(?:--!?>|(?P<unclosed>\Z)))"
_BOGUS = r"<(?:[!?]|/(?![a-zA-Z]))[^>]*+>"
_UNFINISHED = r"(?P<unfinished><[a-zA-Z])"
_CDATA = r"<!\[CDATA\[(?:(?P<cdata>.*?)\]\]>|(?P<open_cdata>))"
_MARKUP = regex("|".join((_COMMENT, _END_TAG, _START_TAG, _BOGUS, _UNFINISHED)), re.DOTALL)
_XML_MARKUP = regex("|".join((_COMMENT, _CDATA, _END_TAG, _START_TAG, _BOGUS, _UNFINISHED)), re.DOTALL)
_ATTRIBUTE = regex(
    r"""(?P<name>[^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s>]*+)))?+""", re.DOTALL
)
_RAW_ENDS = {name: regex(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW_TEXT}
