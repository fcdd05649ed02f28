"""Sentences that say something only together: a label and its value, a question or heading and its answer, and what points back to them.

"Insurance | none", "Will it pay? Hardly ever.", "We wrote to every insurer. None of them pays.": neither half says it alone. A pair has
the phrases of both halves and those that reach from one into the other, for what a page must say. What it claims is looked for over two
cells of a table alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

from linter.documents.model import Block, Document, Visibility
from linter.language.accelerated import PatternIndex
from linter.language.index import Index
from linter.language.lexicon import Lexicon, Phrase, PhraseAt
from linter.language.matches import ClassSpans
from linter.language.quantities import Amounts
from linter.language.reading import Reading, classes_of, reader_of
from linter.language.tokens import Join, Sentence
from linter.records import dataclass

TOPICS: Final = "list:disclosing.topics"
"""What a first half is about, else nothing is joined to it."""
POINTERS: Final = "list:disclosing.pointers"
"""How a sentence begins that needs the one before it."""
DENIALS: Final = "list:disclosing.denials"
"""What makes an answer a no."""
ASIDES: Final = "list:disclosing.asides"
"""Words that say another thing than a phrase they take a word of."""
DENIED_BY: Final = 4
"""Words of an answer among which it is denied."""

Across: TypeAlias = tuple[PhraseAt, ...]
"""Phrases that begin in one sentence and end in another, by token of the two together, in order."""

_LONGEST_FIRST: Final = 40
_LONGEST_LABEL: Final = 16
_LONGEST_OWN_LABEL: Final = 3
"""Tokens of a label that a sentence opens with."""
_LONGEST_SECOND: Final = 40
_LONGEST_CELL: Final = 12
_SHORT: Final = 8
"""Tokens of a sentence that says too little alone."""
_MATES: Final = 8
"""Sentences of the same row that a label is joined to."""
_ANSWERS: Final = 2
"""Sentences after a label or heading that may be its answer."""
_NEAR: Final = 32
"""Sentences whose classes are remembered while pairs are joined: those around a pair are in others."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Two sentences read as one. `first` and `second` are the numbers of their readings, `seam` the tokens of the first.

    `across` are the phrases that begin in the first and end in the second, by token of the two together.
    """

    first: int
    second: int
    seam: int
    across: Across

    def phrases(self, readings: Sequence[Reading]) -> list[PhraseAt]:
        """The phrases of both and those `across`, in order of start; `readings` are those of the document."""
        later = ((start + self.seam, end + self.seam, labels) for start, end, labels in readings[self.second].phrases)
        return sorted((*readings[self.first].phrases, *later, *self.across), key=lambda phrase: phrase[:2])

    def places(self, start: int, end: int) -> tuple[int, int, int]:
        """The part of tokens `start` to `end` that stands in the second sentence: reading number, start and end token."""
        return self.second, max(start - self.seam, 0), end - self.seam


@dataclass(frozen=True, slots=True)
class Pairs:
    """Sentences that may say something together: the numbers of two `readings` each, and the phrases that reach `across` their seam.

    Few have any, and a long page has tens of thousands of pairs: `across` has those by their place among the pairs.
    """

    readings: Sequence[Reading]
    numbers: Sequence[tuple[int, int]]
    across: Mapping[int, Across]

    def __getitem__(self, at: int) -> Joined:
        first, second = self.numbers[at]
        return Joined(first, second, len(self.readings[first]), self.across.get(at, ()))


def has_label(reading: Reading, label: str, *, among: int | None = None) -> bool:
    """Whether the sentence holds a phrase of the list, one that begins `among` its first tokens where that is said."""
    for start, _, labels in reading.phrases:  # noqa: SIM110 - asked hundreds of times a page, in half the time that `any` takes
        if label in labels and (among is None or start < among):
            return True
    return False


def join_readings(document: Document, index: Index, patterns: PatternIndex, lexicon: Lexicon) -> Pairs:
    """Every pair of sentences of `document` that may say something together, in order of the second.

    `index` is that of its sentences. `patterns` are those of `lexicon` that may reach from one sentence into the other.
    """
    readings = index.readings
    pairs = [
        (first, second)
        for second, first in sorted({(second, first) for first, second in _pairs(document.blocks, index)})
        if len(readings[first].sentence.words) <= _LONGEST_FIRST
        and len((other := readings[second].sentence).words) <= _LONGEST_SECOND
        and other.ending != "?"
    ]
    return joined_pairs(pairs, readings, patterns, lexicon)


def join_cells(
    readings: Sequence[Reading], rows: Mapping[int, Sequence[int]], patterns: PatternIndex, lexicon: Lexicon
) -> tuple[Joined, ...]:
    """The first cell of each row with each beside it, where `patterns` reach from one into the other.

    `rows` are numbers of blocks. Cells of several sentences, questions and long cells say what they say by themselves.
    """
    asked = set(rows).union(*rows.values())
    own: dict[int, list[int]] = {}
    for number, reading in enumerate(readings):
        block = reading.block
        if block in asked:
            own.setdefault(block, []).append(number)
    brief = {block: numbers[0] for block, numbers in own.items() if len(numbers) == 1 and _is_brief_cell(readings[numbers[0]])}
    numbers = [(brief[label], brief[cell]) for label, cells in rows.items() if label in brief for cell in cells[:_MATES] if cell in brief]
    pairs = joined_pairs(numbers, readings, patterns, lexicon)
    return tuple([pairs[at] for at in pairs.across])


def _is_brief_cell(reading: Reading) -> bool:
    return len(reading) <= _LONGEST_CELL and not reading.sentence.text.rstrip().endswith("?")


def joined_pairs(pairs: list[tuple[int, int]], readings: Sequence[Reading], patterns: PatternIndex, lexicon: Lexicon) -> Pairs:
    """`pairs` with what reaches over their seams; those that stand near each other come near each other."""
    if not pairs:
        return Pairs(readings, (), {})
    reader = reader_of(lexicon)
    across = dict(_across(pairs, readings, patterns, lexicon.amounts)) if reader is None else reader.across(readings, pairs, patterns)
    return Pairs(readings, pairs, across)


def _across(
    pairs: Iterable[tuple[int, int]], readings: Sequence[Reading], patterns: PatternIndex, amounts: Amounts
) -> Iterator[tuple[int, Across]]:
    """What reaches over the seams of `pairs`, by their places: a sentence that is in several is looked through for its classes once.

    `linter.language._reading` does the same compiled, and matches the first of two sentences once for all that follow it.
    """

    @lru_cache(maxsize=_NEAR)
    def classes(number: int) -> ClassSpans:
        return classes_of(readings[number], amounts)

    for at, (first, second) in enumerate(pairs):
        one, other = readings[first].sentence, readings[second].sentence
        seam = len(one)
        matches = patterns.matches(_together(one, other), _side_by_side(classes(first), classes(second), seam), seam)
        across = tuple([(start, end, payload) for start, end, payload in matches if end > seam and isinstance(payload, Phrase)])
        if across:
            yield at, across


def _side_by_side(one: ClassSpans, other: ClassSpans, seam: int) -> ClassSpans:
    """The classes of two sentences: no name or number reaches over the `seam`."""
    if not other:
        return one
    classes = dict(one)
    for name, places in other.items():
        shifted = {start + seam: tuple([end + seam for end in ends]) for start, ends in places.items()}
        classes[name] = one[name] | shifted if name in one else shifted
    return classes


def _pairs(blocks: Sequence[Block], index: Index) -> Iterator[tuple[int, int]]:
    """Numbers of readings: neighbours in a block, a label and what follows it, a header or lead-in and what stands under it."""
    readings, topics = index.readings, index.with_any(TOPICS)
    pointing = index.with_any(POINTERS, DENIALS)
    closing: dict[int, int] = {}  # the blocks that end in a topic, each with its last sentence
    of_row: dict[int, list[int]] = {}
    for number in topics:
        reading = readings[number]
        following = readings[number + 1] if number + 1 < len(readings) else None
        is_last = following is None or following.block != reading.block
        if is_last:
            closing[reading.block] = number
        block = blocks[reading.block]
        if block.visibility is not Visibility.VISIBLE:
            continue
        if is_last:
            if len(reading) <= _LONGEST_LABEL:
                yield from ((number, answer) for answer in _after(number, block, blocks, readings))
        elif reading.sentence.ending == "?":
            yield number, number + 1
            if number + 2 < len(readings) and readings[number + 2].block == reading.block:
                yield number, number + 2
        elif following is not None and number + 1 in pointing and _points_back(following):
            yield number, number + 1
        if block.row is not None and block.surface != "list-item":
            of_row = of_row or _by_row(blocks, readings)
            mates = of_row[block.row]
            beside = mates[bisect_right(mates, number) :][:_MATES]
            yield from (
                (number, other) for other in beside if readings[other].block > reading.block and not _names_its_topic(readings[other])
            )
    yield from _led(blocks, readings, closing)


def _led(blocks: Sequence[Block], readings: Sequence[Reading], closing: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Numbers of readings: the last sentence of each block that is `closing` in a topic, with all that it leads to."""
    led = {
        at: closing[block.lead]
        for at, block in enumerate(blocks)
        if block.lead is not None and block.lead in closing and block.visibility is Visibility.VISIBLE
    }
    if led:
        for number, reading in enumerate(readings):
            if reading.block in led:
                yield led[reading.block], number


def _by_row(blocks: Sequence[Block], readings: Sequence[Reading]) -> dict[int, list[int]]:
    """The numbers of the readings of each row."""
    of_row: dict[int, list[int]] = {}
    for number, reading in enumerate(readings):
        row = blocks[reading.block].row
        if row is not None:
            of_row.setdefault(row, []).append(number)
    return of_row


def _after(number: int, block: Block, blocks: Sequence[Block], readings: Sequence[Reading]) -> Iterator[int]:
    """The first sentences of the next block that is seen, below a heading, a question or a bold line that is a label."""
    if not (block.level > 0 or readings[number].sentence.ending == "?" or block.text.rstrip().endswith(":")):
        return
    found = 0
    for other in range(number + 1, len(readings)):
        answer = blocks[readings[other].block]
        if answer.level and answer.visibility is Visibility.VISIBLE:
            return
        if answer.visibility is Visibility.VISIBLE:
            yield other
            found += 1
        if found == _ANSWERS:
            return


def _points_back(reading: Reading) -> bool:
    """Whether a sentence needs the one before it: by its first words, or because it is a short no."""
    return has_label(reading, POINTERS, among=1) or (len(reading) <= _SHORT and has_label(reading, DENIALS))


def _names_its_topic(reading: Reading) -> bool:
    """Whether the sentence opens with a label of its own (“Coverage: …”), so that it is no answer to the label of another."""
    sentence = reading.sentence
    ends = sentence.ends[: min(_LONGEST_OWN_LABEL, len(reading) - 1)]
    return any(":" in sentence.text[end:start] for end, start in zip(ends, sentence.starts[1:], strict=False)) and has_label(
        reading, TOPICS, among=_LONGEST_OWN_LABEL
    )


def _together(one: Sentence, other: Sentence) -> Sentence:
    """`one` and `other` as a sentence, as far as patterns look at it: without texts and places."""
    return Sentence("", one.words + other.words, (), one.joins + _PARTED + other.joins[1:], other.ending, quoted=False)


_PARTED: Final = bytes((Join.COMMA,))
"""What stands between the two."""
