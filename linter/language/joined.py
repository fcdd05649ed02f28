"""Sentences that say something only together: a label and its value, a question or heading and its answer, and what points back to them.

"Insurance | none", "Will it pay? Hardly ever.", "We wrote to every insurer. None of them pays.": neither half says it alone. A pair has
the phrases of both halves and those that reach from one into the other, for what a page must say. What it claims is looked for over two
cells of a table alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

from linter.language.accelerated import PatternIndex
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
FLAT_NOES: Final = "list:disclosing.flat-noes"
"""How a no begins that is said to what was asked, though a word follows it (“No chance”)."""
OWN_NOES: Final = "list:disclosing.own-noes"
"""How a line begins that says no to something of its own, unless it is a flat no (“No downtime”)."""
BROKEN_OFF: Final = "list:disclosing.broken-off"
"""How a sentence ends that leaves out what the one before it said."""
DENIED_BY: Final = 4
"""Words of an answer among which it is denied."""

Across: TypeAlias = tuple[PhraseAt, ...]
"""Phrases that begin in one sentence and end in another, by token of the two together, in order."""

LONGEST_FIRST: Final = 40
LONGEST_LABEL: Final = 16
LONGEST_OWN_LABEL: Final = 3
"""Tokens of a label that a sentence opens with."""
LONGEST_SECOND: Final = 40
_LONGEST_CELL: Final = 12
SHORT: Final = 8
"""Tokens of a sentence that says too little alone."""
MATES: Final = 8
"""Sentences of the same row that a label is joined to."""
ANSWERS: Final = 2
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
    numbers = [(brief[label], brief[cell]) for label, cells in rows.items() if label in brief for cell in cells[:MATES] if cell in brief]
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


def _together(one: Sentence, other: Sentence) -> Sentence:
    """`one` and `other` as a sentence, as far as patterns look at it: without texts and places."""
    return Sentence("", one.words + other.words, (), one.joins + _PARTED + other.joins[1:], other.ending, quoted=False)


_PARTED: Final = bytes((Join.COMMA,))
"""What stands between the two."""
