"""What stands under a head is told by it: the rows below “What was said”, the quotations below “Words to distrust”.

A regulator, a charity or a survey lists what sellers say, and says once, above the list, that it is not its own. What a head tells goes for
items alone: cells, list items and what is quoted. In running text below a heading a page speaks for itself again, and so it does of what it
calls its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from linter.documents.model import Block, Document
from linter.language.reading import Cue, Reading, is_own_voice, says_what_it_does
from linter.records import replace
from linter.registry.vocabulary import CueScope

_OF_ITEMS: Final[frozenset[CueScope]] = frozenset({"items", "other-items", "rows"})
"""Scopes of cues that reach over what stands under theirs."""
_ITEMS: Final = frozenset({"table-cell", "list-item", "quote"})
"""Surfaces of what a heading can list."""


def with_heads(document: Document, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """`readings`, each told by the cues of the heads it stands under."""
    heads: dict[int, dict[str, Cue]] = {}
    for reading in readings:
        if reading.cues:
            for cue in reading.cues:
                if cue.group.scope in _OF_ITEMS:
                    heads.setdefault(reading.block, {}).setdefault(cue.group.id, cue)
    if not heads:
        return tuple(readings)
    labels = {} if any(map(_invites, readings)) else _labels(document.blocks, heads)
    return tuple([_told(reading, document.blocks[reading.block], heads, labels) for reading in readings])


def is_told_by_head(reading: Reading) -> bool:
    """Whether the sentence is told by a head that it stands under."""
    return bool(reading.told) and any(cue.group.scope in _OF_ITEMS for cue in reading.told)


def _invites(reading: Reading) -> bool:
    """Whether the sentence asks its reader to a visit: no payer does, whose tables name what others sell."""
    return any(signal.invites for _, _, signal in reading.signals)


def _labels(blocks: Sequence[Block], heads: Mapping[int, Mapping[str, Cue]]) -> dict[int, dict[str, Cue]]:
    """The first cell of each row with the cues that reach over rows from its other cells and their heads."""
    first: dict[int, int] = {}
    labels: dict[int, dict[str, Cue]] = {}
    for number, block in enumerate(blocks):
        if block.surface == "table-cell" and block.row is not None:
            label = first.setdefault(block.row, number)
            for cue in (*heads.get(number, {}).values(), *(heads.get(block.lead, {}).values() if block.lead is not None else ())):
                if cue.group.scope == "rows":
                    labels.setdefault(label, {}).setdefault(cue.group.id, cue)
    return labels


def _told(reading: Reading, block: Block, heads: Mapping[int, Mapping[str, Cue]], labels: Mapping[int, Mapping[str, Cue]]) -> Reading:
    """`reading`, which stands in `block`, with the cues that reach over it.

    Where the page speaks of its own (“our exosomes”) no head tells it.
    """
    is_item = block.surface in _ITEMS or reading.sentence.quoted
    over = [head for head in (block.lead, block.section if is_item else None) if head in heads and head != reading.block]
    cues = {each.group.id: each for head in over if head is not None for each in heads[head].values() if _reaches(each, reading)}
    if reading.block in labels and (_names_a_service(reading) or not says_what_it_does(reading)):
        cues |= labels[reading.block]
    return replace(reading, told=(*reading.told, *cues.values())) if cues and not is_own_voice(reading) else reading


def _names_a_service(reading: Reading) -> bool:
    """Whether a cell names what is done to some end (“PRP to treat a tendon”)."""
    words = reading.sentence.words
    return any(words[mention.end : mention.end + 1] == ("to",) for mention in reading.mentions if mention.kind == "product")


def _reaches(cue: Cue, reading: Reading) -> bool:
    scope = cue.group.scope
    return scope == "items" or (scope == "other-items" and not reading.has_mention("product"))
