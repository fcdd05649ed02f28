"""From blocks as they are met to blocks that know their neighbours.

A reader makes drafts in whatever order it meets them and points from draft to draft. Here they are put in source order, given their
index, and told which heading they stand under.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linter.documents.builder import Prose
from linter.documents.model import Block, Legibility, Surface, Visibility
from linter.records import dataclass

_MACHINE: tuple[Surface, ...] = (
    "alt-text", "image-title", "link-title", "aria-label", "title", "meta-description", "open-graph", "structured-data", "front-matter",
)  # fmt: skip
_VISIBILITIES: dict[Surface, Visibility] = {
    **dict.fromkeys(_MACHINE, Visibility.MACHINE),
    "hidden": Visibility.HIDDEN,
    "comment": Visibility.HIDDEN,
}


@dataclass(slots=True, eq=False)
class Draft:
    """A block before its place among the others is known. `lead` is the draft that introduces it; drafts compare by identity."""

    prose: Prose
    surface: Surface
    level: int = 0
    lead: Draft | None = None
    row: int | None = None
    legibility: Legibility = ""

    @property
    def start(self) -> int:
        """Where in the source the block begins."""
        return self.prose.offsets.start(0)

    @property
    def visibility(self) -> Visibility:
        """Who meets the block; follows from its surface."""
        return _VISIBILITIES.get(self.surface, Visibility.VISIBLE)


def finish(drafts: Iterable[Draft]) -> tuple[Block, ...]:
    """The blocks of `drafts` in source order, each with the index of its lead and of the visible heading it stands under."""
    ordered = sorted(drafts, key=lambda draft: draft.start)
    indices = {draft: index for index, draft in enumerate(ordered)}
    sections = _sections(ordered)
    return tuple(
        Block(
            text=draft.prose.text,
            surface=draft.surface,
            offsets=draft.prose.offsets,
            visibility=draft.visibility,
            level=draft.level,
            lead=None if draft.lead is None else indices[draft.lead],
            section=section,
            row=draft.row,
            legibility=draft.legibility,
        )
        for draft, section in zip(ordered, sections, strict=True)
    )


def _sections(ordered: Sequence[Draft]) -> list[int | None]:
    open_headings: list[tuple[int, int]] = []
    sections: list[int | None] = []
    for index, draft in enumerate(ordered):
        heads = draft.level > 0 and draft.visibility is Visibility.VISIBLE
        while heads and open_headings and open_headings[-1][0] >= draft.level:
            open_headings.pop()
        sections.append(open_headings[-1][1] if open_headings else None)
        if heads:
            open_headings.append((draft.level, index))
    return sections
