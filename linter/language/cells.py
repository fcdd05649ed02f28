"""Tables ask in one cell and answer in another: “FDA approved | No” denies what its first cell would claim by itself.

A label with nothing but a no beside it, and the head of a column of noes, are read as questions. A no answers the head of its own column
first: “No” below “Surgery needed” denies no claim beside it, and one below “True?” does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from linter.documents.model import Block, Document
from linter.findings import Stance
from linter.language.joined import has_label
from linter.language.reading import Cue, Reading
from linter.language.tokens import Sentence
from linter.records import replace
from linter.registry.vocabulary import CueRole

ASKS_FOR_TRUTH: Final = "list:frames.truth-heads"
"""Label of what heads a column that says whether, or for whom, the first cell of a row is true (claims/vocabulary/frames.yaml)."""

_ANSWERS: Final[tuple[CueRole, ...]] = ("declines", "refutes")
_NOES: Final[tuple[CueRole, ...]] = (*_ANSWERS, "refutes-quotes")


def with_questions(document: Document, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """`readings` with those cells as questions that other cells answer with no."""
    cells: dict[int, Reading] = {}
    for reading in readings:
        if _is_cell(document.blocks[reading.block]):
            cells.setdefault(reading.block, reading)
    if not any(map(_noes, cells.values())):
        return tuple(readings)
    asking = {
        label
        for label, others in _answers(document.blocks).items()
        if label in cells
        and all(
            other in cells and _is_no(cells[other], cells[label]) and _answers_to(label, document.blocks[other].lead, cells)
            for other in others
        )
    }
    return tuple(_asked(reading) if reading.block in asking and not reading.sentence.ending else reading for reading in readings)


def beside(blocks: Sequence[Block]) -> dict[int, list[int]]:
    """By the first cell of each row of a table the cells beside it, as numbers of blocks."""
    rows: dict[int, list[int]] = {}
    for number, block in enumerate(blocks):
        if block.surface == "table-cell" and block.row is not None:
            rows.setdefault(block.row, []).append(number)
    return {row[0]: row[1:] for row in rows.values()}


def _is_cell(block: Block) -> bool:
    """Whether a block stands in a table or in a list, where those of a list of terms share a row with what they lead."""
    return block.surface in {"table-cell", "list-item"} and block.row is not None


def _answers(blocks: Sequence[Block]) -> dict[int, list[int]]:
    """By the first cell of a row those beside it, by the head of a column those below it, and by a term what it leads."""
    answers = {label: cells for label, cells in beside(blocks).items() if cells}
    for number, block in enumerate(blocks):
        lead = block.lead
        if (
            lead is not None
            and _is_cell(block)
            and _is_cell(blocks[lead])
            and (block.surface == "table-cell" or blocks[lead].row == block.row)
        ):
            answers.setdefault(lead, []).append(number)
    return answers


def _noes(reading: Reading) -> list[Cue]:
    """The cues with which a cell begins that say no."""
    return [cue for cue in reading.cues if cue.start == 0 and (cue.group.role in _NOES or cue.group.stance is Stance.NEGATED)]


def _is_no(reading: Reading, label: Reading) -> bool:
    """Whether a cell says no to its label, and no to nothing else: “No”, “Not approved” beside “FDA approved”, but not “No charge”.

    A condition that is gone (“No arthritis” beside “Exosomes eliminate arthritis”) is what the label promises.
    """
    if reading.targets and not reading.effects:
        return False
    denied = frozenset(label.sentence.words)
    return any(cue.group.role in _ANSWERS or denied.issuperset(reading.sentence.words[cue.end :]) for cue in _noes(reading))


def _answers_to(label: int, head: int | None, cells: Mapping[int, Reading]) -> bool:
    """Whether a no in the column of `head` is one to `label`: to a bare property always (“FDA approved”), to what names the product or an
    effect where the head asks for the truth of it.
    """
    if head is None or head == label or head not in cells:
        return True
    named = cells[label]
    return not (named.effects or named.has_mention("product")) or has_label(cells[head], ASKS_FOR_TRUTH)


def _asked(reading: Reading) -> Reading:
    """The same sentence with a question mark behind it."""
    own = reading.sentence
    return replace(reading, sentence=Sentence(own.text, own.words, own.starts, own.joins, "?", quoted=own.quoted, ends=own.ends))
