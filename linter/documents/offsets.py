# cython: annotation_typing=False, nonecheck=True
"""Where things are: from bytes to code points, from the text of a block to the source, from the source to lines.

All offsets but those that the Markdown parser gives count code points.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from linter.findings import Span
from linter.regexes import regex

Segment = tuple[int, int, int]
"""Where a stretch of a block's text begins, where the source that it stands for begins, and how long that is.

The stretch ends where the next one begins. With the length `LITERAL` its characters correspond to those of the source one by one; else the
whole stretch stands for the whole source (an entity, a line break with its list indent).
"""

LITERAL: Final = -1


class OffsetMap:
    """From offsets in a block's text to offsets in the document's source; made by `offset_map`.

    Most blocks are one stretch of source: for them an offset is only shifted, by `shift`. For the others `shift` is None, `starts` has
    where each segment begins in the text, and `rest` its other three numbers: its length in the text, where it begins in the source, its
    length there. Numbers and no segments, because a long page has tens of thousands.
    """

    __slots__ = ("_shift", "rest", "starts")

    def __init__(self, shift: int | None, starts: Sequence[int] = (), rest: Sequence[int] = ()) -> None:
        self.begin(0 if shift is None else shift, starts, rest)

    def begin(self, shift: int, starts: Sequence[int], rest: Sequence[int]) -> None:
        """Set all that it knows; `shift` is 0 where there are `starts`."""
        self._shift = shift
        self.starts = starts
        self.rest = rest

    @property
    def shift(self) -> int | None:
        """How far the source is ahead of the text throughout."""
        return None if self.starts else self._shift

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OffsetMap) and (self.shift, self.starts, self.rest) == (other.shift, other.starts, other.rest)

    def __hash__(self) -> int:
        return hash((self.shift, *self.starts))

    def __repr__(self) -> str:
        return f"OffsetMap({self.shift!r}, {self.starts!r}, {self.rest!r})"

    def start(self, offset: int) -> int:
        """Where in the source the character at text `offset` begins."""
        if not self.starts:
            return offset + self._shift
        text_start, text_length, source_start, source_length = self._segment(offset)
        return source_start + offset - text_start if text_length == source_length else source_start

    def end(self, offset: int) -> int:
        """Where in the source the character before text `offset` ends; an empty prefix ends where the text begins."""
        if not self.starts:
            return max(0, offset) + self._shift
        if offset <= 0:
            return self.start(0)
        text_start, text_length, source_start, source_length = self._segment(offset - 1)
        return source_start + (offset - text_start if text_length == source_length else source_length)

    def span(self, start: int, end: int) -> Span:
        """The source span of text `start` to `end` (not empty)."""
        if not self.starts:
            return tuple.__new__(Span, (start + self._shift, end + self._shift))  # as `Span` does, without a call into Python
        text_start, text_length, first, length = self._segment(start)
        begin, last = first + (start - text_start if text_length == length else 0), first
        if end > text_start + text_length:
            text_start, text_length, last, length = self._segment(end - 1)
        return tuple.__new__(Span, (begin, last + (end - text_start if text_length == length else length)))

    def _segment(self, offset: int) -> tuple[int, int, int, int]:
        """The four numbers of the segment that holds text `offset`."""
        number = bisect_right(self.starts, offset, 1) - 1
        rest, at = self.rest, 3 * number
        return self.starts[number], rest[at], rest[at + 1], rest[at + 2]


def offset_map(segments: Sequence[Segment], end: int) -> OffsetMap:
    """The map of a text that is made of `segments`, at least one, and ends at `end`."""
    start, source, length = segments[0]
    offsets = OffsetMap.__new__(OffsetMap)  # there is one for each block, and a call of the class takes longer than what it sets
    if len(segments) == 1 and (length == LITERAL or length == end - start):
        offsets.begin(source - start, (), ())
        return offsets
    starts: list[int] = []
    rest: list[int] = []
    for number, (start, source, length) in enumerate(segments, 1):
        size = (segments[number][0] if number < len(segments) else end) - start
        starts.append(start)
        rest.append(size)
        rest.append(source)
        rest.append(size if length == LITERAL else length)
    offsets.begin(0, array("I", starts), array("I", rest))
    return offsets


class CodePoints:
    """From offsets into the UTF-8 form of a text, which the Markdown parser gives, to those of the characters in the text.

    The text is cut into runs of characters that take as many bytes each, of which `_run` is the one that was looked at last: what is asked
    for next mostly lies in it or in the one behind it. There is none where the text is ASCII.
    """

    __slots__ = ("_byte_starts", "_is_ascii", "_run", "_starts", "_widths")

    def __init__(self, text: str) -> None:
        self._byte_starts, self._starts, self._widths = [0], [0], [1]
        self._run = 0
        self._is_ascii = text.isascii()
        if not self._is_ascii:
            self._cut(text)

    def at(self, byte: int) -> int:
        """The offset of the character that begins at the offset `byte`."""
        if self._is_ascii:
            return byte
        if not self._holds(self._run, byte):
            self._run = self._run + 1 if self._holds(self._run + 1, byte) else bisect_right(self._byte_starts, byte) - 1
        start: int = self._starts[self._run]
        first: int = self._byte_starts[self._run]
        width: int = self._widths[self._run]
        return start + (byte - first if width == 1 else (byte - first) // width)

    def _holds(self, run: int, byte: int) -> bool:
        """Whether `byte` lies in the run of that number."""
        last = len(self._byte_starts) - 1
        return run <= last and self._byte_starts[run] <= byte and (run == last or byte < self._byte_starts[run + 1])

    def _cut(self, text: str) -> None:
        byte, width = 0, 1
        for start in range(0, len(text), _STRETCH):
            stretch = text[start : start + _STRETCH]
            if width == 1 and stretch.isascii():
                byte += len(stretch)
                continue
            for at, character in enumerate(stretch, start):
                its = 1 if character < "\x80" else 2 if character < "\u0800" else 3 if character < "\U00010000" else 4
                if its != width:
                    self._add(byte, at, its)
                    width = its
                byte += its

    def _add(self, byte_start: int, start: int, width: int) -> None:
        self._byte_starts.append(byte_start)
        self._starts.append(start)
        self._widths.append(width)


def line_starts(source: str) -> Sequence[int]:
    """The offset at which each line of `source` begins; LF, CRLF and a lone CR end a line."""
    starts = [0]
    if "\r" in source:
        starts += [match.end() for match in _LINE_ENDING.finditer(source)]
    else:
        at = source.find("\n") + 1
        while at:
            starts.append(at)
            at = source.find("\n", at) + 1
    return array("I", starts)


_STRETCH = 128
"""Characters that are looked at as a whole: about a line, without a copy of every line of a long page at once."""
_LINE_ENDING = regex(r"\r\n?|\n")
