"""The lines of a text, each without its indent and its trailing white space, at their places; and how they end."""

from __future__ import annotations

from collections.abc import Iterator

from linter.records import dataclass
from linter.regexes import regex


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its words, their source offset, how far it is indented."""

    text: str
    start: int
    indent: int


def lines(text: str) -> Iterator[Line]:
    """Every line of `text`; an empty one after the last line ending."""
    start = 0
    for ending in (*_ENDING.finditer(text), None):
        line = text[start : ending.start() if ending else len(text)]
        words = line.lstrip()
        indent = len(line) - len(words)
        yield Line(words.rstrip(), start + indent, indent)
        start = ending.end() if ending else start


def with_line_feeds(text: str) -> str:
    """`text` with a line feed for each carriage return that stands alone, which parsers take for no line ending: no offset moves."""
    return _LONE_RETURN.sub("\n", text) if "\r" in text else text


_LONE_RETURN = regex(r"\r(?!\n)")
_ENDING = regex(r"\r\n?+|\n")
