"""From UTF-8 byte offsets, which the Markdown parser gives, to code points."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import groupby

from linter.regexes import regex


def to_code_points(text: str) -> Callable[[int], int]:
    """A function from a byte offset into the UTF-8 form of `text` to the offset of that character in `text`."""
    if text.isascii():
        return _same
    byte_starts, code_points, widths = [0], [0], [1]
    shift = 0
    for run in _runs_beyond_ascii(text):
        at, end = run.span()
        alike = [(_width(run.group()), 1)] if end == at + 1 else _alike(run.group())
        for width, length in alike:
            byte_starts.append(at + shift)
            code_points.append(at)
            widths.append(width)
            at += length
            shift += length * (width - 1)
        byte_starts.append(at + shift)
        code_points.append(at)
        widths.append(1)

    def code_point(offset: int) -> int:
        run = bisect_right(byte_starts, offset) - 1
        return code_points[run] + (offset - byte_starts[run]) // widths[run]

    return code_point


def _runs_beyond_ascii(text: str) -> Iterator[re.Match[str]]:
    """The runs of other characters, looked for in those stretches alone that hold any; one that reaches into the next is told in parts."""
    for start in range(0, len(text), _STRETCH):
        end = start + _STRETCH
        if not text[start:end].isascii():
            yield from _BEYOND_ASCII.finditer(text, start, end)


def _alike(characters: str) -> Iterator[tuple[int, int]]:
    """The widths in which `characters` follow each other, and of how many that is so."""
    return ((width, sum(1 for _ in same)) for width, same in groupby(characters, _width))


def _same(offset: int) -> int:
    return offset


def _width(character: str) -> int:
    """The bytes that a character takes in UTF-8."""
    return 2 if character < "\u0800" else 3 if character < "\U00010000" else 4


_STRETCH = 128
"""Characters that are looked at as a whole: about a line, without a copy of every line of a long page at once."""
_BEYOND_ASCII = regex(r"[^\x00-\x7f]+")
