"""Stretches of source that are no prose, overwritten so that no offset moves.

The mask is U+001F: no parser of Markdown or HTML takes it for white space (spaces would turn a line into indented code), Python does
(so the builder reads a gap between two words), and it is ASCII. Line endings stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from linter.findings import Span
from linter.records import dataclass
from linter.regexes import regex

MASK = "\x1f"


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is overwritten, and how: as a `gap`, as a quoted `value` of an attribute, or as a `name` (of an attribute, in an address).

    `comment` is where the text of a comment is, if the stretch is one.
    """

    span: Span
    how: Literal["gap", "value", "name"] = "gap"
    comment: Span | None = None


Masked = tuple[str, tuple[Span, ...]]
"""The source with its stretches masked, and where the text of each comment among them is."""


def overwrite(source: str, stretches: Iterable[Stretch]) -> Masked:
    """Mask `stretches`, which are in order and apart; the text has the same length and the same line endings."""
    pieces: list[str] = []
    comments: list[Span] = []
    done = 0
    for stretch in stretches:
        start, end = stretch.span
        pieces += (source[done:start], _mask(source[start:end], stretch.how))
        if stretch.comment is not None:
            comments.append(stretch.comment)
        done = end
    pieces.append(source[done:])
    return "".join(pieces), tuple(comments)


def outermost(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in order, without those that begin inside an earlier one."""
    done = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= done:
            yield span
            done = span.end


def goes_on(masked: str, at: int, source: str, place: int) -> bool:
    """Whether the stretch that masks a line of `masked` that begins `at` a place began above that line, as a comment of several
    paragraphs does; the line is at `place` in `source`.

    It begins there if it has the look of a beginning and what is above it that of an end.
    """
    if not masked.startswith(MASK, at):
        return False
    if not source.startswith(_BEGINNINGS, place):
        return True
    before = _last_sign(masked, at)
    return before >= 0 and masked[before] == MASK and source[place - at + before] not in _ENDS


def _last_sign(text: str, end: int) -> int:
    """Where the last sign of `text` before `end` stands that is no white space; -1 where there is none."""
    at = end - 1
    while at >= 0 and text[at] in " \t\r\n":
        at -= 1
    return at


_BEGINNINGS = ("{", "<%", "<?", "import", "export")
_ENDS = "}>;)'\""


def _mask(text: str, how: str) -> str:
    if how == "value":
        return f'"{_NOT_LINE_ENDING.sub(MASK, text[1:-1])}"'
    return _NOT_LINE_ENDING.sub("_" if how == "name" else MASK, text)


_NOT_LINE_ENDING = regex(r"[^\r\n]")
