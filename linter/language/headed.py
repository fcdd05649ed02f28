"""What stands under a head is told by it: the rows below “What was said”, the quotations below “Words to distrust”.

A regulator, a charity or a survey lists what sellers say, and says once, above the list, that it is not its own. What a head tells goes for
items alone: cells, list items and what is quoted. In running text below a heading a page speaks for itself again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from linter.documents.model import Block, Document
from linter.language.reading import Cue, Reading
from linter.records import replace
from linter.registry.vocabulary import CueScope

_OF_ITEMS: Final[frozenset[CueScope]] = frozenset({"items", "other-items", "rows"})
"""Scopes of cues that reach over what stands under theirs."""
_ITEMS: Final = frozenset({"table-cell", "list-item", "quote"})
"""Surfaces of what a heading can list."""


def with_heads(document: Document, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """`readings`, each told by the cues of the heads it stands under."""
    heads: dict[int, tuple[Cue, ...]] = {}
    for reading in readings:
        if reading.cues and (cues := tuple([cue for cue in reading.cues if cue.group.scope in _OF_ITEMS])):
            heads[reading.block] = (*heads.get(reading.block, ()), *cues)
    if not heads:
        return tuple(readings)
    rows = _rows(document.blocks, heads)
    return tuple([_told(reading, document.blocks[reading.block], heads, rows) for reading in readings])


def is_told_by_head(reading: Reading) -> bool:
    """Whether the sentence is told by a head that it stands under."""
    return any(cue.group.scope in _OF_ITEMS for cue in reading.told)


def _rows(blocks: Sequence[Block], heads: dict[int, tuple[Cue, ...]]) -> dict[int, tuple[Cue, ...]]:
    """By row of a table the cues that reach over the whole of it: those of the heads of its columns."""
    return {
        block.row: tuple([cue for cue in heads[block.lead] if cue.group.scope == "rows"])
        for block in blocks
        if block.surface == "table-cell" and block.row is not None and block.lead in heads
    }


def _told(reading: Reading, block: Block, heads: dict[int, tuple[Cue, ...]], rows: dict[int, tuple[Cue, ...]]) -> Reading:
    """`reading`, which stands in `block`, with the cues that reach over it."""
    cues = rows.get(block.row, ()) if block.row is not None else ()
    is_item = block.surface in _ITEMS or reading.sentence.quoted
    for head in {block.lead, block.section if is_item else None}:
        if head in heads and head != reading.block:
            cues += tuple([cue for cue in heads[head] if _reaches(cue, reading)])
    return replace(reading, told=(*reading.told, *cues)) if cues else reading


def _reaches(cue: Cue, reading: Reading) -> bool:
    scope = cue.group.scope
    return scope == "items" or (scope == "other-items" and not reading.has_mention("product"))
