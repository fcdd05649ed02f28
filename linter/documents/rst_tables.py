"""Grid and simple tables of reStructuredText: which pieces of which lines make a cell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

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


def table_length(lines: Sequence[Line], start: int) -> int:
    """How many of `lines` from `start` make the table: a grid ends at a blank line, a simple table at a border before one."""
    grid = lines[start].text.startswith("+")
    index = start + 1
    while index < len(lines):
        if not lines[index].text and (grid or (index - 1 > start and _SIMPLE_BORDER.fullmatch(lines[index - 1].text))):
            break
        if lines[index].text and lines[index].indent < lines[start].indent:
            break
        index += 1
    return index - start


def _grid_rows(lines: Sequence[Line]) -> list[Row]:
    edges = [match.start() for match in _PLUS.finditer(lines[0].text)]
    header_end = next((index for index, line in enumerate(lines) if line.text.startswith("+=")), 0)
    rows: list[Row] = []
    cells: dict[int, list[Piece]] = {}
    for index, line in enumerate(lines[1:], start=1):
        if line.text.startswith("+"):
            rows.append(Row(cells, heads=index <= header_end))
            cells = {}
            continue
        reached = bisect_left(edges, len(line.text))  # a short line has no word in the columns beyond it
        bounds = [column for column, edge in enumerate(edges[:reached]) if line.text[edge] in ("|", "+")]
        for column, following in pairwise(bounds):
            start, end = edges[column] + 1, edges[following]
            cells.setdefault(column, []).append((line.text[start:end], line.start + start))
    return [*rows, Row(cells, heads=False)]


def _simple_rows(lines: Sequence[Line]) -> list[Row]:
    starts = [match.start() for match in _EQUALS.finditer(lines[0].text)]
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
        for column, start in enumerate(starts[:reached]):
            end = starts[column + 1] if column + 1 < len(starts) else None
            first = max(start - shift, 0)
            text = line.text[first : None if end is None else max(end - shift, 0)]
            if text.strip():
                rows[-1].cells.setdefault(column, []).append((text, line.start + first))
    return rows


_GRID_BORDER = regex(r"\+(?:[-=]+\+)+")
_SIMPLE_BORDER = regex(r"=+(?: +=+)+")
_RULE = regex(r"[=\- ]+")
_PLUS = regex(r"\+")
_EQUALS = regex(r"=+")
