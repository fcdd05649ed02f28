# cython: annotation_typing=False, nonecheck=True
"""From blocks as they are met to blocks that know their neighbours.

A reader makes drafts in whatever order it meets them and points from draft to draft. Here they are put in source order, given their
index, and told which heading they stand under.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from linter.documents.builder import Prose
from linter.documents.model import Block, Legibility, Surface, Visibility
from linter.records import maker

_MACHINE: tuple[Surface, ...] = (
    "alt-text", "image-title", "link-title", "aria-label", "title", "meta-description", "open-graph", "structured-data", "front-matter",
)  # fmt: skip
_VISIBILITIES: dict[Surface, Visibility] = {
    **dict.fromkeys(_MACHINE, Visibility.MACHINE),
    "hidden": Visibility.HIDDEN,
    "comment": Visibility.HIDDEN,
}


_VISIBLE = Visibility.VISIBLE
"""Looked up once: in a class of such values it takes as long as setting a whole block."""


class Draft:
    """A block before its place among the others is known. `lead` is the draft that introduces it; drafts compare by identity.

    `start` is where in the source the block begins, `index` its number among the others once they are in order.
    """

    __slots__ = ("index", "lead", "legibility", "level", "prose", "row", "start", "surface")

    def __init__(
        self,
        prose: Prose,
        surface: Surface,
        level: int = 0,
        lead: Draft | None = None,
        row: int | None = None,
        legibility: Legibility = "",
    ) -> None:
        self.begin(prose, surface, level, lead, row, legibility)

    def begin(self, prose: Prose, surface: Surface, level: int, lead: Draft | None, row: int | None, legibility: Legibility) -> None:
        """Set all that is known of the block."""
        self.prose = prose
        self.surface: Surface = surface
        self.level = level
        self.lead = lead
        self.row = row
        self.legibility: Legibility = legibility
        self.start = prose.offsets.start(0)
        self.index = 0


def draft_of(prose: Prose, surface: Surface, level: int, lead: Draft | None, row: int | None, legibility: Legibility) -> Draft:
    """A new draft, made without a call of the class: a flow makes one for each block."""
    draft = Draft.__new__(Draft)
    draft.begin(prose, surface, level, lead, row, legibility)
    return draft


def finish(drafts: Iterable[Draft]) -> tuple[Block, ...]:
    """The blocks of `drafts` in source order, each with the index of its lead and of the visible heading it stands under."""
    ordered = list(drafts)
    if not _is_ordered(ordered):
        ordered.sort(key=attrgetter("start"))
    for index, draft in enumerate(ordered):
        draft.index = index
    return tuple(_blocks(ordered))


def _is_ordered(drafts: list[Draft]) -> bool:
    """Whether each of `drafts` begins no earlier than the one before, as those of most pages do."""
    reached = 0
    for draft in drafts:
        if draft.start < reached:
            return False
        reached = draft.start
    return True


def _blocks(ordered: list[Draft]) -> list[Block]:
    block = maker(Block)
    blocks: list[Block] = []
    open_headings: list[tuple[int, int]] = []
    for draft in ordered:
        surface, level, prose, lead = draft.surface, draft.level, draft.prose, draft.lead
        visibility = _VISIBILITIES.get(surface, _VISIBLE)
        heads = level > 0 and visibility is _VISIBLE
        while heads and open_headings and open_headings[-1][0] >= level:
            open_headings.pop()
        section = open_headings[-1][1] if open_headings else None
        if heads:
            open_headings.append((level, draft.index))
        above = None if lead is None else lead.index
        blocks.append(block(prose.text, surface, prose.offsets, visibility, level, above, section, draft.row, draft.legibility))
    return blocks
