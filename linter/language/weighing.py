"""The arithmetic of the second opinion: the features of a passage, what they hash to, and what they weigh together.

`linter.language._weighing` is the same compiled. Sums are of whole numbers, so that both give the same to the last digit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final
from zlib import crc32

from linter.records import dataclass

if TYPE_CHECKING:
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
    """Whole-number weights by code, in one row or several, and how rare each code is.

    `gaps` tell the codes (see `codes_of`); each of `rows` has a signed byte a code, and `rarities` a byte.
    """

    def __init__(self, gaps: bytes, rows: Sequence[bytes], rarities: bytes) -> None:
        codes = codes_of(gaps)
        if {*map(len, rows), len(rarities)} != {len(codes)}:
            raise ValueError("as many weights as codes are needed")
        self._places = dict(zip(codes, range(len(codes)), strict=True))
        self._rows = [memoryview(row).cast("b") for row in rows]
        self._rarities = rarities

    def __len__(self) -> int:
        return len(self._places)

    def passages(self, readings: tuple[Reading, ...]) -> Passages:
        """The passages of a page with these `readings`, to be weighed one after the other."""
        return Passages(self, readings)

    def weigh(self, passage: Features) -> tuple[list[int], int]:
        """What the features of `passage` weigh together in each row, and the sum of their squared rarities, each feature once."""
        places = self._places
        known = [place for code in {code for own in passage.codes() for code in own} if (place := places.get(code)) is not None]
        return [sum(map(row.__getitem__, known)) for row in self._rows], sum([self._rarities[place] ** 2 for place in known])

    def shares(self, passage: Features, row: int) -> list[int]:
        """What the features at each word of `passage` weigh in one row."""
        places, weights = self._places, self._rows[row]
        return [sum([weights[places[code]] for code in own if code in places]) for own in passage.codes()]

    def rarity(self, word: str) -> int:
        """How rare a word is; 0 for one that has not been learned."""
        place = self._places.get(code_of(word))
        return 0 if place is None else self._rarities[place]


class Passages:
    """The passages of a page with these `readings`, to be weighed one after the other."""

    def __init__(self, weights: Weights, readings: tuple[Reading, ...]) -> None:
        self._weights, self._readings = weights, readings

    def weigh(self, start: int, stop: int, surface: str, lead: Features | None) -> tuple[list[int], int]:
        """What the weights give for sentences `start` to `stop`, which stand in a block of one kind: the same as for their features."""
        return self._weights.weigh(Features(self._readings[start:stop], (surface,), lead))
