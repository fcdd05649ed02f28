# cython: annotation_typing=False, nonecheck=True
"""The elements that are open, and what the blocks inside them inherit: lead, row, level and surface.

A lead is what a heading, a lead-in, a term or the head of a column is to what follows it; a row holds what is read across.
"""

from __future__ import annotations

from collections.abc import Mapping

from linter.documents.builder import Mark, TextBuilder
from linter.documents.elements import Kind
from linter.documents.model import Legibility, Surface
from linter.documents.outline import Draft
from linter.documents.styles import Look
from linter.regexes import regex

_PLAIN_LOOK = Look()
_MOST_COLUMNS = 1000
_NUMBER = regex(r"[0-9]{1,6}")


class Rows:
    """Keys for lists, rows and entries, which no other of the document has."""

    __slots__ = ("_given",)

    def __init__(self) -> None:
        self._given = 0

    def next(self) -> int:
        """A key that was not given yet."""
        self._given += 1
        return self._given - 1


class Run:
    """The text of the block that is being read.

    `small` marks where its trailing small print began, if all since then is small; `legibility` is how that is set.
    `raised` marks where a superscript began, and is None where there is none or it holds what ends a block.
    """

    __slots__ = ("break_end", "builder", "legibility", "link_end", "linked", "raised", "small")

    def __init__(self) -> None:
        self.builder = TextBuilder()
        self.begin()

    def begin(self) -> None:
        """Begin another block."""
        self.builder.clear()
        self.small: Mark | None = None
        self.raised: Mark | None = None
        self.legibility: Legibility = ""
        self.linked = True
        self.link_end = 0
        self.break_end = 0


class Frame:
    """One open element, and what the blocks inside it inherit. It is made by `frame_of`.

    `index` is its place on the stack, `outer` the frame of the same tag that was open before it; `saved` is the run that goes on when a
    hidden element ends; `last` is the latest visible draft directly in it. `columns`, `cells` and `heads` serve tables: the header drafts,
    the cells counted in a row, whether a row is the header.
    """

    __slots__ = (
        "alive", "block", "cells", "columns", "heads", "index", "kind", "last", "lead", "legibility", "level", "look", "outer", "row",
        "saved", "structure", "surface", "tag",
    )  # fmt: skip

    def begin(self, tag: str, kind: Kind, index: int, block: bool, surface: Surface | None, parent: Frame | None) -> None:
        """Inherit what `parent` hands down."""
        self.tag = tag
        self.kind = kind
        self.index = index
        self.block = block
        self.surface = surface
        self.structure: Surface = "paragraph"
        self.level = 0
        self.lead: Draft | None = None
        self.row: int | None = None
        if parent is not None:
            self.structure, self.level, self.lead, self.row = parent.structure, parent.level, parent.lead, parent.row
        if kind.structure is not None:
            self.structure = kind.structure
        self.outer: Frame | None = None
        self.last: Draft | None = None
        self.saved: Run | None = None
        self.alive = True
        self.columns: list[Draft | None] | None = None
        self.cells = 0
        self.heads = False
        self.look = _PLAIN_LOOK
        self.legibility: Legibility = ""

    def arrange(self, parent: Frame, opened: Mapping[str, Frame], rows: Rows, attributes: Mapping[str, str]) -> None:
        """Give a new block element its row, its lead and its level; `opened` are the innermost open elements by tag."""
        kind = self.kind
        self.level = kind.level or parent.level
        if not kind.role:
            if not kind.is_apart:
                self.last = parent.last
        elif kind.role == "list":
            self.lead, self.row = parent.last, rows.next()
        elif kind.role == "details":
            self.row = rows.next()
        elif kind.role == "term" or kind.role == "description":
            self._arrange_term(opened, rows)
        elif kind.role == "row":
            self.row = rows.next()
            self.heads = "thead" in opened
            table = opened.get("table")
            if self.heads and table is not None:
                table.columns = []
        elif kind.role == "cell":
            self._arrange_cell(opened, attributes)
        else:
            self.last = parent.last

    def _arrange_term(self, opened: Mapping[str, Frame], rows: Rows) -> None:
        """A term and its descriptions share a row; the term leads the descriptions. Of `dl`, `heads` says that a term came last."""
        entries = opened.get("dl")
        if entries is None:
            return
        if self.tag == "dt" and not entries.heads:
            entries.row = rows.next()
        entries.heads = self.tag == "dt"
        self.row = entries.row
        self.lead = entries.last if self.tag == "dd" else None

    def _arrange_cell(self, opened: Mapping[str, Frame], attributes: Mapping[str, str]) -> None:
        """Count columns; a cell under a header is led by it. Of `table`, `cells` counts rows; of a cell, its columns."""
        self.lead = None
        span = attributes["colspan"].strip() if "colspan" in attributes else ""
        self.cells = min(int(span), _MOST_COLUMNS) if span and _NUMBER.fullmatch(span) else 1
        row, table = opened.get("tr"), opened.get("table")
        if row is None or table is None:
            return
        self.heads = row.heads or (self.tag == "th" and not table.cells)
        if not self.heads and table.columns and row.cells < len(table.columns):
            self.lead = table.columns[row.cells]
        row.cells += self.cells

    def hand_on(self, parent: Frame, opened: Mapping[str, Frame]) -> None:
        """Tell the parent what an element that ends leaves behind for what comes next."""
        role = self.kind.role
        if not role:
            parent.last = None if self.kind.is_apart else self.last
        elif role == "summary" and "details" in opened:
            opened["details"].lead = self.last
        elif role == "term":
            parent.last = self.last
        elif role == "cell" and self.heads and "table" in opened:
            table = opened["table"]
            table.columns = table.columns or []
            table.columns.extend([self.last] * self.cells)
        elif role == "row" and "table" in opened:
            self._end_row(opened["table"])
        elif not self.kind.is_apart:
            parent.last = self.last
        elif role != "description":
            parent.last = None

    def _end_row(self, table: Frame) -> None:
        """A first row outside `thead` is a header only if all its cells are."""
        if not self.heads and not table.cells and len(table.columns or ()) < self.cells:
            table.columns = None
        table.cells += 1


def frame_of(tag: str, kind: Kind, index: int, block: bool, surface: Surface | None, parent: Frame | None) -> Frame:
    """A new frame of `tag` in `parent`: a page makes many, and to call the class takes longer than all that is set in them."""
    frame = Frame.__new__(Frame)
    frame.begin(tag, kind, index, block, surface, parent)
    return frame
