"""The arithmetic of the second opinion: the features of a passage, what they hash to, and what they weigh together.

`linter.language._weighing` is the same compiled. Sums are of whole numbers, so that both give the same to the last digit.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import accumulate, pairwise
from math import sqrt
from operator import attrgetter
from typing import TYPE_CHECKING, Final
from zlib import crc32

from linter.records import dataclass

if TYPE_CHECKING:
    from linter.documents.model import Block
    from linter.findings import Stretches
    from linter.language.reading import Reading

CODES: Final = 1 << 22
"""Codes that features are hashed to: so many that a feature the model has not learned all but never has the code of one it has."""
LONGEST_GAP: Final = 255
"""The byte of a stored gap between codes that says: so much further, and read on."""
OUTLINE: Final = 3
"""Steps of the longest stretch of an outline that is a feature."""
CUT, BEGINNING, END = 6, 5, 4
"""Letters of a word from which its beginning and its end are features too, and letters of those: for forms that were never seen."""

LEADING: Final = 0x2AAAAA
"""What the codes of a line that leads to a passage are crossed with, so that its words weigh otherwise than those of the passage."""

LONGEST_LEAD: Final = 80
"""Words of a line that leads to others: one with more is none, and each of a thousand items would be weighed with it."""
LEADS: Final = 16
"""Leading lines whose features are kept: on a long page those of all would take more room than what is found."""

FEWEST_WORDS: Final = 4
"""Words of a passage: fewer say too little to judge."""
MOST_WORDS: Final = 80
"""Words of a passage: more are several passages."""

LENGTHS, MOST_LENGTHS, MOST_SENTENCES = 6, 10, 5
"""Words of a step in a passage's length, its highest step, and the most sentences that are told apart."""
NAMED_KINDS: Final = frozenset({"product", "agent"})
"""Mentions that stand in a passage's outline as their kind."""
PERSONS: Final[dict[str, str]] = {
    word: f"#p:{person}"
    for person, words in {
        "seller": "we our us we're we've ours we'll",
        "reader": "you your you're yours you'll you've yourself",
        "teller": "i my i'm i've me mine i'd",
        "others": "he she his her him they their he's she's",
    }.items()
    for word in words.split()
}
"""Who speaks, is spoken to or of, by the words that tell."""

_BLOCK = attrgetter("block")
_OUTLINED = crc32(b"~")
"""How the features of an outline begin."""


def code_of(feature: str) -> int:
    """The code of a feature: the same on every machine."""
    return crc32(feature.encode()) % CODES


def codes_of(gaps: bytes) -> list[int]:
    """The codes, in rising order, that are stored as the gaps between them: a byte each, or several for a wide one."""
    return [code for code, gap in zip(accumulate(gaps), gaps, strict=True) if gap != LONGEST_GAP]


@dataclass(frozen=True, slots=True)
class _Step:
    """A word or mark as a part of features: how they hash that begin with it, what goes on with it, and the features of itself alone."""

    begun: int
    going_on: bytes
    alone: tuple[int, ...]


@lru_cache(maxsize=1 << 14)
def _step(word: str) -> _Step:
    begun = crc32(word.encode())
    return _Step(begun, f" {word}".encode(), (begun % CODES, *map(code_of, _ends(word))))


def _ends(word: str) -> tuple[str, ...]:
    return (f"%{word[:BEGINNING]}", f"%%{word[-END:]}") if len(word) >= CUT and word.isalpha() else ()


class Features:
    """The features of a passage as codes, a list for each of its words (those that begin with it) and a last one for the passage's own.

    A feature is a word, a pair of words, a word's beginning or end, or a stretch of the outline: the passage with what was recognised in it
    replaced by its kind. One that goes on from another (“not a” from “not”) is hashed on from it. The passage's own say who is named in it,
    in which person it speaks, how it stands to what it says, how long it is, on what surfaces it stands and what leads to it.
    """

    def __init__(self, readings: Sequence[Reading], surfaces: Iterable[str], lead: Features | None = None) -> None:
        """Of the consecutive sentences of a passage, each with a token or more; `lead` are those of the line that leads to it."""
        self._words: list[str] = []
        outline: list[tuple[str, int]] = []
        kinds: set[str] = set()
        for reading in readings:
            outline += self._outlined(reading, kinds)
        coded = list(map(_step, (*self._words, "$")))
        features = [[*step.alone, crc32(following.going_on, step.begun) % CODES] for step, following in pairwise(coded)]
        going_on = [_step(step).going_on for step, _ in outline]
        for at, (_, place) in enumerate(outline):
            stretch = _OUTLINED
            for step in going_on[at : at + OUTLINE]:
                stretch = crc32(step, stretch)
                features[place].append(stretch % CODES)
        led = [code ^ LEADING for own in lead.codes() for code in own] if lead is not None else []
        self._coded = [*features, [*map(code_of, (*_named(kinds), *_manner(readings, surfaces))), *led]]

    def words(self) -> list[str]:
        """The words of the passage: a number is “0”, and a mark that asks, calls or quotes is a word."""
        return self._words

    def codes(self) -> list[list[int]]:
        """The codes themselves, in any order, and some of them twice."""
        return self._coded

    def _outlined(self, reading: Reading, kinds: set[str]) -> Iterator[tuple[str, int]]:
        """The steps of a sentence's outline, each with the number of the word it belongs to.

        Its words are added to those of the passage, and who is named and speaks in it to `kinds`.
        """
        sentence, first = reading.sentence, len(self._words)
        if not sentence.words:
            raise IndexError("a sentence has a word")
        steps = ["0" if word[0].isdigit() else word for word in sentence.words]
        self._words += steps
        yield "<^>", first
        numbered = [(step, first + at) for at, step in enumerate(steps)]
        inside = [False] * len(steps)
        for start, end, kind in _recognised(reading, kinds):
            if not 0 <= start < end <= len(steps):
                raise IndexError(f"tokens {start} to {end} stand in no sentence of {len(steps)}")
            numbered[start] = (f"<{kind}>", first + start)
            inside[start + 1 : end] = [True] * (end - start - 1)
        yield from (step for step, is_inside in zip(numbered, inside, strict=True) if not is_inside)
        mark = sentence.ending if sentence.ending in {"?", "!"} else ""
        if mark:
            self._words.append(mark)
        yield mark or ".", len(self._words) - 1
        if sentence.quoted:
            self._words.append('"')
            yield '"', len(self._words) - 1
        kinds.update([PERSONS[word] for word in sentence.words if word in PERSONS])


def _recognised(reading: Reading, kinds: set[str]) -> Iterator[tuple[int, int, str]]:
    """What stands in the outline as its kind, with its tokens; `kinds` gets what is named, be it there or not."""
    for hit in reading.targets:
        kinds.add(f"#t:{hit.payload.kind}")
        yield hit.start, hit.end, hit.payload.kind
    for mention in reading.mentions:
        kinds.add(f"#m:{mention.kind}")
        if mention.kind in NAMED_KINDS:
            yield mention.start, mention.end, mention.kind


def _named(kinds: Iterable[str]) -> Iterator[str]:
    """The features for who is named and speaks: each by itself, and beside the product or the lack of it."""
    seen = "#m:product" if "#m:product" in kinds else "#m:none"
    yield seen
    for kind in kinds:
        if kind != seen:
            yield kind
            yield f"{seen} {kind}"


def _manner(readings: Sequence[Reading], surfaces: Iterable[str]) -> Iterator[str]:
    """The features for how a passage stands to what it says, how long it is, and the kinds of block it stands in."""
    yield f"#n:{min(sum(map(len, readings)) // LENGTHS, MOST_LENGTHS)}"
    yield f"#ns:{min(len(readings), MOST_SENTENCES)}"
    yield from {f"#s:{cue.group.stance}" for reading in readings for cue in reading.cues}
    yield from {f"#b:{surface}" for surface in surfaces}


class Weights:
    """Whole-number weights by code, in one row or several, how rare each code is, and what makes scores of their sums.

    `gaps` tell the codes (see `codes_of`); each of `rows` has a signed byte a code, and `rarities` a byte. A weight times `scale` is a
    feature's weight times its rarity; its rarity is the one stored times `rarity_scale`. A passage's features count once each, and the sum
    is divided by the length of the vector of their rarities; each row has a bias of its own.
    """

    def __init__(
        self,
        gaps: bytes,
        rows: Sequence[bytes],
        rarities: bytes,
        scale: float = 1.0,
        rarity_scale: float = 1.0,
        biases: Sequence[float] | None = None,
    ) -> None:
        codes = codes_of(gaps)
        if {*map(len, rows), len(rarities)} != {len(codes)}:
            raise ValueError("as many weights as codes are needed")
        self._places = dict(zip(codes, range(len(codes)), strict=True))
        self._rows = [memoryview(row).cast("b") for row in rows]
        self._rarities = rarities
        self._scale, self._rarity_scale = scale, rarity_scale
        self._biases = [0.0] * len(rows) if biases is None else list(biases)
        if len(self._biases) != len(rows):
            raise ValueError("as many biases as rows are needed")

    def __len__(self) -> int:
        return len(self._places)

    def weigh(self, passage: Features) -> tuple[list[int], int]:
        """What the features of `passage` weigh together in each row, and the sum of their squared rarities, each feature once."""
        places = self._places
        known = [place for code in {code for own in passage.codes() for code in own} if (place := places.get(code)) is not None]
        return [sum(map(row.__getitem__, known)) for row in self._rows], sum([self._rarities[place] ** 2 for place in known])

    def scores(self, passage: Features) -> list[float]:
        """What the features of `passage` score in each row."""
        sums, squares = self.weigh(passage)
        share = self._scale / (self._rarity_scale * sqrt(squares) or 1.0)
        return [weight * share + bias for weight, bias in zip(sums, self._biases, strict=True)]

    def shares(self, passage: Features, row: int) -> list[int]:
        """What the features at each word of `passage` weigh in one row."""
        places, weights = self._places, self._rows[row]
        return [sum([weights[places[code]] for code in own if code in places]) for own in passage.codes()]

    def telling(self, passage: Features, row: int, least: float, most: int) -> list[str]:
        """The words of `passage` that weigh in one row, heaviest first: `most` of those of a rarity of `least` or more, else of all."""
        words, shares = passage.words(), self.shares(passage, row)
        heaviest = [words[at] for _, at in sorted((-shares[at], at) for at in range(len(words)) if shares[at] > 0)]
        return [word for word in heaviest if self.rarity(word) >= least][:most] or heaviest[:most]

    def rarity(self, word: str) -> float:
        """How rare a word is; 0 for one that has not been learned."""
        place = self._places.get(code_of(word))
        return 0.0 if place is None else self._rarities[place] * self._rarity_scale


def passages(readings: Sequence[Reading], hidden: Set[int]) -> list[range]:
    """Runs of sentences of one block, cut where they get long, as the numbers of their `readings`.

    Runs of a few words are left out, and so are the blocks whose numbers are in `hidden`.
    """
    found: list[range] = []
    block, first, words, is_copy = None, 0, 0, True
    for number, reading in enumerate(readings):
        length = len(reading.sentence.words)
        if reading.block != block:
            if words >= FEWEST_WORDS:
                found.append(range(first, number))
            block, first, words, is_copy = reading.block, number, 0, reading.block not in hidden
        elif words and words + length > MOST_WORDS:
            found.append(range(first, number))
            first, words = number, 0
        if is_copy:
            words += length
    if words >= FEWEST_WORDS:
        found.append(range(first, len(readings)))
    return found


Opinion = tuple[range, float, int]
"""The numbers of a passage's sentences, how much it reads like a claim, and the number of the label that it reads like most: 0 where it
reads like none."""


class Passages:
    """The passages of a page, each given as the numbers of its sentences, which follow one another in a block.

    `claims` tell how much one reads like a claim, in the row of the page's `setting` (the first is that of a few lines which stand by
    themselves), `labels` what it reads like. Each is weighed with the kind of its block and the line that leads to that.
    """

    def __init__(self, claims: Weights, labels: Weights, readings: tuple[Reading, ...], blocks: Sequence[Block], setting: int) -> None:
        self._claims, self._labels, self._setting = claims, labels, setting
        self._readings, self._blocks = readings, blocks
        self._leads: dict[int, Features | None] = {}

    def features(self, numbers: range) -> Features:
        """The features of one passage."""
        if not 0 <= numbers.start < numbers.stop <= len(self._readings):
            raise IndexError(f"no sentences {numbers.start} to {numbers.stop}")
        block = self._blocks[self._readings[numbers.start].block]
        lead = None if block.lead is None else self._lead(block.lead)
        return Features(self._readings[numbers.start : numbers.stop], (block.surface,), lead)

    def score(self, numbers: range) -> float:
        """How much one passage reads like a claim, above 0, or like none, below."""
        return self._claims.scores(self.features(numbers))[self._setting]

    def judged(self, passages: Iterable[range], claimed: Stretches, least: float) -> list[Opinion]:
        """Those of `passages` that score `least` or more, and of each the runs of sentences in which nothing is `claimed`, where in others
        of it something is: what is cut from a passage stands by itself, and has to read like a claim so.
        """
        found: list[Opinion] = []
        for passage in passages:
            scores = self._claims.scores(self.features(passage))
            if scores[self._setting] >= least:
                found.append(self._opinion(passage, scores[self._setting]))
            for run in self._unclaimed(passage, claimed):
                scores = self._claims.scores(self.features(run))
                if scores[self._setting] >= least and (scores[self._setting] < 0 or scores[0] >= 0):
                    found.append(self._opinion(run, scores[self._setting]))
        return found

    def _opinion(self, numbers: range, score: float) -> Opinion:
        if score <= 0:
            return numbers, score, 0
        scores = self._labels.scores(self.features(numbers))
        return numbers, score, scores.index(max(scores))

    def _unclaimed(self, passage: range, claimed: Stretches) -> Iterator[range]:
        """The runs of sentences of a passage in which nothing is `claimed`, where in others of it something is."""
        if len(passage) < 2 or not self._is_claimed(passage, claimed):
            return
        first, words = passage.start, 0
        for number in passage:
            if not self._is_claimed(range(number, number + 1), claimed):
                words += len(self._readings[number])
                continue
            if words >= FEWEST_WORDS:
                yield range(first, number)
            first, words = number + 1, 0
        if words >= FEWEST_WORDS:
            yield range(first, passage.stop)

    def _is_claimed(self, numbers: range, claimed: Stretches) -> bool:
        first, last = self._readings[numbers.start], self._readings[numbers.stop - 1]
        return claimed.overlap(self._blocks[first.block].offsets.span(first.sentence.starts[0], last.sentence.end(-1)))

    def _lead(self, block: int) -> Features | None:
        """The features of a line that leads to others; None where it has no words, or more than a line has.

        Items follow their line, and cells the few heads of a table: the last are kept.
        """
        if block not in self._leads:
            if len(self._leads) == LEADS:
                del self._leads[next(iter(self._leads))]
            first, end = (bisect(self._readings, block, key=_BLOCK) for bisect in (bisect_left, bisect_right))
            own = _line(self._readings, first, end)
            self._leads[block] = Features(own, (self._blocks[block].surface,)) if own else None
        return self._leads[block]


def _line(readings: Sequence[Reading], first: int, end: int) -> list[Reading]:
    """The sentences of a line that leads to others; none where there are no words, or more than a line has, which is seen at once."""
    own: list[Reading] = []
    words = 0
    for number in range(first, end):
        length = len(readings[number])
        words += length
        if words > LONGEST_LEAD:
            return []
        if length:
            own.append(readings[number])
    return own
