"""From UTF-8 byte offsets, which the Markdown parser gives, to code points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from linter.regexes import regex


def to_code_points(text: str) -> Callable[[int], int]:
    """A function from a byte offset into the UTF-8 form of `text` to the offset of that character in `text`."""
    if text.isascii():
        return _same
    byte_starts, code_points, widths = [0], [0], [1]
    shift = 0
    for run in _RUNS.finditer(text):
        width = len(run.group()[0].encode())
        start, length = run.start() + shift, run.end() - run.start()
        shift += length * (width - 1)
        byte_starts += (start, run.end() + shift)
        code_points += (run.start(), run.end())
        widths += (width, 1)

    def code_point(offset: int) -> int:
        run = bisect_right(byte_starts, offset) - 1
        return code_points[run] + (offset - byte_starts[run]) // widths[run]

    return code_point


def _same(offset: int) -> int:
    return offset


_RUNS = regex("[\u0080-\u07ff]+|[\u0800-\uffff]+|[\U00010000-\U0010ffff]+")
"""Runs of characters of one width in UTF-8: two, three and four bytes."""
