"""Grid and simple tables of reStructuredText: which pieces of which lines make a cell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from linter.documents.lines import Line
from linter.records import dataclass
from linter.regexes import regex

Piece = tuple[str, int]
"""Text of one line, and its source offset."""


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: for each column that a cell begins in, the pieces of that cell; `heads` says that it is a header."""

    cells: dict[int, list[Piece]]
    heads: bool


def table_rows(lines: Sequence[Line]) -> list[Row]:
    """The rows of a table that begins with a border; a cell that spans columns counts for the first of them."""
    if lines[0].text.startswith("+"):
        return _grid_rows(lines)
    return _simple_rows(lines)


def is_border(text: str) -> bool:
    """Whether a table can begin with this line."""
    return _GRID_BORDER.fullmatch(text) is not None or _SIMPLE_BORDER.fullmatch(text) is not None


def next_borders(lines: Sequence[Line]) -> dict[int, int]:
    """For each border of a simple table, the next one that can belong to the same table: as far indented, and nothing less between them."""
    following: dict[int, int] = {}
    waiting: list[int] = []
    for index, line in enumerate(lines):
        if not line.text:
            continue
        while waiting and line.indent < lines[waiting[-1]].indent:
            waiting.pop()
        if _SIMPLE_BORDER.fullmatch(line.text):
            if waiting and line.indent == lines[waiting[-1]].indent:
                following[waiting.pop()] = index
            waiting.append(index)
    return following


def table_length(lines: Sequence[Line], start: int, following: Mapping[int, int]) -> int:
    """How many of `lines` from `start` make the table; 1 where its border is never closed: then it is none, and what follows is text.

    A grid ends at the last border of the lines that begin with one of its edges, a simple table at its third border, or at the second if
    that is its last or a blank line comes after it. `following` are the `next_borders` of the lines.
    """
    if lines[start].text.startswith("+"):
        return _grid_length(lines, start)
    end = following.get(start, start)
    if end + 1 < len(lines) and lines[end + 1].text:
        end = following.get(end, end)
    return end + 1 - start


def _grid_length(lines: Sequence[Line], start: int) -> int:
    index = end = start
    while index < len(lines) and lines[index].indent == lines[start].indent and lines[index].text.startswith(("+", "|")):
        if _GRID_BORDER.fullmatch(lines[index].text):
            end = index
        index += 1
    return end + 1 - start


def _grid_rows(lines: Sequence[Line]) -> list[Row]:
    edges = [match.start() for match in _PLUS.finditer(lines[0].text)]
    header_end = next((index for index, line in enumerate(lines) if line.text.startswith("+=")), 0)
    rows: list[Row] = []
    cells: dict[int, list[Piece]] = {}
    for index, line in enumerate(lines[1:], start=1):
        if line.text.startswith("+"):
            rows.append(Row(cells, heads=index <= header_end))
            cells = {}
        reached = bisect_left(edges, len(line.text))  # a short line has no word in the columns beyond it
        bounds = [column for column, edge in enumerate(edges[:reached]) if line.text[edge] in ("|", "+")]
        ends = [*(edges[column] for column in bounds[1:]), len(line.text)]  # what stands beyond the last edge is read all the same
        for column, end in zip(bounds, ends, strict=True):
            start = edges[column] + 1
            text = line.text[start:end]
            if not _GRID_RULE.fullmatch(text):
                cells.setdefault(column, []).append((text, line.start + start))
    return [*rows, Row(cells, heads=False)]


def _simple_rows(lines: Sequence[Line]) -> list[Row]:
    columns = [match.span() for match in _EQUALS.finditer(lines[0].text)]
    starts = [start for start, _ in columns]
    borders = [index for index, line in enumerate(lines) if _SIMPLE_BORDER.fullmatch(line.text)]
    header_end = borders[1] if len(borders) > 2 else 0
    rows: list[Row] = []
    for index, line in enumerate(lines):
        if not line.text or _RULE.fullmatch(line.text):
            continue
        shift = line.indent - lines[0].indent
        if not rows or shift < (starts[1] if len(starts) > 1 else 1):
            rows.append(Row({}, heads=index < header_end))
        reached = bisect_left(starts, shift + len(line.text))
        apart = [each for each in range(1, reached) if _is_blank(line.text, columns[each - 1][1] - shift, starts[each] - shift)]
        ends = [*(starts[each] - shift for each in apart), len(line.text)]
        for column, end in zip([0, *apart], ends, strict=True):
            first = max(starts[column] - shift, 0)
            text = line.text[first : max(end, 0)]
            if text.strip():
                rows[-1].cells.setdefault(column, []).append((text, line.start + first))
    return rows


def _is_blank(text: str, start: int, end: int) -> bool:
    """Whether nothing is written in `text` between two columns; where something is, they are one cell."""
    return not text[max(start, 0) : max(end, 0)].strip()


_GRID_BORDER = regex(r"\+(?:[-=]+\+)+")
_SIMPLE_BORDER = regex(r"=+(?: +=+)+")
_GRID_RULE = regex(r"[+=\-| ]*")
_RULE = regex(r"[=\- ]+")
_PLUS = regex(r"\+")
_EQUALS = regex(r"=+")
