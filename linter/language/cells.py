"""Tables ask in one cell and answer in another: “FDA approved | No” denies what its first cell would claim by itself.

A label with nothing but a no beside it, and the head of a column of noes, are read as questions. A no answers the head of its own column
first: “No” below “Surgery needed” denies no claim beside it, and one below “True?” does. Where things are compared, the column (or row) of
what is offered answers: what is said of surgery and of others neither claims nor denies anything of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
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
OWN_HEADS, OTHERS_HEADS = "list:frames.own-heads", "list:frames.others-heads"
"""Labels of what heads the cells about what is offered, and those about what others offer, without a name."""

_YES = frozenset("✓✔✅☑")
"""Marks that say yes by themselves; those that say no are read as words (claims/vocabulary/emoji.yaml)."""
_CELLS: Final = frozenset(("table-cell", "list-item", "paragraph", "heading", "details"))
"""What can stand in a table or in a list, where a term or a label shares a row with what it leads."""
_ANSWERS: Final[tuple[CueRole, ...]] = ("declines", "refutes")
_NOES: Final[tuple[CueRole, ...]] = (*_ANSWERS, "refutes-quotes")


def with_questions(document: Document, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """`readings` with those cells as questions that other cells answer with no, and without a question mark where they answer with yes."""
    blocks = document.blocks
    in_cells = {number for number, block in enumerate(blocks) if block.row is not None and block.surface in _CELLS}
    if not in_cells:
        return tuple(readings)
    cells: dict[int, Reading] = {}
    is_asked, noes = False, set[int]()
    for reading in readings:
        number = reading.block
        if number in in_cells and number not in cells:
            cells[number] = reading
            is_asked |= reading.sentence.ending == "?"
            if reading.cues and _noes(reading):
                noes.add(number)
    if not (is_asked or noes):
        return tuple(readings)
    asked = {each.block for each in readings if each.sentence.ending == "?" and each.block in in_cells}
    if not _are_answers(noes | asked, blocks, in_cells):
        return tuple(readings)
    rows = beside(blocks)
    firsts = {cell: label for label, row in rows.items() for cell in row}
    asking, stating, aside = set[int](), set[int](), set[int]()
    for label, others in _answers(blocks, rows, in_cells).items():
        if label not in cells or (label not in asked and noes.isdisjoint(others)):  # as most: no answer would change anything
            continue
        heads = {other: cells.get(head) for other in others if (head := _crossing(label, other, blocks, firsts)) is not None}
        own = _of_ours(others, heads)
        compared = len(own) < len(others)
        if all(
            other in cells and _is_no(cells[other], cells[label]) and (compared or _answers_to(label, blocks[other].lead, cells))
            for other in own
        ):
            asking.add(label)
            aside.update(others)
            aside.difference_update(own)
        elif any(_is_yes(blocks[other], cells.get(other)) for other in own):
            stating.add(label)
    if not (asking or stating or aside):
        return tuple(readings)
    return tuple([_settled(reading, asking, stating, aside) for reading in readings])


def _are_answers(told: Set[int], blocks: Sequence[Block], in_cells: Set[int]) -> bool:
    """Whether some of `told` stand in a table, or lead something in a list or are led by it: most items of lists do not."""
    leads = {blocks[number].lead for number in in_cells}
    return any(blocks[at].surface == "table-cell" or at in leads or blocks[at].lead in in_cells for at in told)


def _crossing(label: int, other: int, blocks: Sequence[Block], firsts: Mapping[int, int]) -> int | None:
    """What else tells a cell that answers `label`: the head of its column if that is the first of its row, and the other way round."""
    return firsts.get(other) if blocks[other].lead == label else blocks[other].lead


def _of_ours(others: Sequence[int], heads: Mapping[int, Reading | None]) -> Sequence[int]:
    """Those of the cells that tell of what is offered: under its name, else not under that of something else."""
    named = {other: head for other, head in heads.items() if head is not None}
    own = [other for other, head in named.items() if head.has_mention("product") or has_label(head, OWN_HEADS)]
    return own or [other for other in others if other not in named or not _is_of_others(named[other])] or others


def _is_of_others(head: Reading) -> bool:
    return head.has_mention("agent") or has_label(head, OTHERS_HEADS)


def beside(blocks: Sequence[Block]) -> dict[int, list[int]]:
    """By the first cell of each row of a table the cells beside it, as numbers of blocks."""
    rows: dict[int, list[int]] = {}
    for number, block in enumerate(blocks):
        row = block.row
        if row is not None and block.surface == "table-cell":
            rows.setdefault(row, []).append(number)
    return {row[0]: row[1:] for row in rows.values()}


def labelled(blocks: Sequence[Block]) -> dict[int, list[int]]:
    """By each term or label that stands in no table what it leads in its row, as numbers of blocks."""
    rows: dict[int, list[int]] = {}
    for number, block in enumerate(blocks):
        lead = block.lead
        if lead is not None and block.row is not None and blocks[lead].row == block.row and block.surface != "table-cell":
            rows.setdefault(lead, []).append(number)
    return rows


def _answers(blocks: Sequence[Block], rows: Mapping[int, list[int]], in_cells: Set[int]) -> dict[int, list[int]]:
    """By the first cell of a row those beside it, by the head of a column those below it, and by a term what it leads.

    `rows` are as `beside` gives them, `in_cells` the blocks that stand in a table or list.
    """
    answers = {label: cells for label, cells in rows.items() if cells}
    for number in sorted(in_cells):
        block = blocks[number]
        lead = block.lead
        if lead in in_cells and lead is not None and (block.surface == "table-cell" or blocks[lead].row == block.row):
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


def _is_yes(block: Block, reading: Reading | None) -> bool:
    """Whether a cell says yes, in a word or by a mark."""
    if reading is None:
        return block.text.strip().rstrip("\ufe0f") in _YES
    return any(cue.start == 0 and cue.group.role == "affirms" for cue in reading.cues)


def _settled(reading: Reading, asking: Set[int], stating: Set[int], aside: Set[int]) -> Reading:
    """The same sentence as a question, as a statement, or without the yes that answers none."""
    if reading.block in asking and not reading.sentence.ending:
        return replace(reading, sentence=_ending(reading.sentence, "?"))
    if reading.block in stating and reading.sentence.ending == "?":
        return replace(reading, sentence=_ending(reading.sentence, ""))
    if reading.block in aside and reading.cues:
        return replace(reading, cues=tuple([cue for cue in reading.cues if cue.group.role != "affirms"]))
    return reading


def _ending(own: Sentence, mark: str) -> Sentence:
    return Sentence(own.text, own.words, own.starts, own.joins, mark, quoted=own.quoted, ends=own.ends)
