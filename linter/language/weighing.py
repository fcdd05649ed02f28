"""The arithmetic of the second opinion: what features of a passage hash to, and what they weigh together.

`linter.language._weighing` is the same compiled. Sums are of whole numbers, so that both give the same to the last digit.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final
from zlib import crc32

from linter.records import dataclass

CODES: Final = 1 << 22
"""Codes that features are hashed to: so many that a feature the model has not learned all but never has the code of one it has."""
LONGEST_GAP: Final = 255
"""The byte of a stored gap between codes that says: so much further, and read on."""
OUTLINE: Final = 3
"""Steps of the longest stretch of an outline that is a feature."""
CUT, BEGINNING, END = 6, 5, 4
"""Letters of a word from which its beginning and its end are features too, and letters of those: for forms that were never seen."""

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


class Hashed:
    """The features of a passage as codes, a list for each word `shown` (those that begin with it) and a last one for the passage's own.

    A feature is a word, a pair of words, a word's beginning or end, a stretch of the `outline` (steps, each with the number of the word it
    belongs to), or one of those in `general`. One that goes on from another (“not a” from “not”) is hashed on from it.
    """

    def __init__(self, shown: Sequence[str], outline: Sequence[tuple[str, int]], general: Sequence[str]) -> None:
        coded = list(map(_step, (*shown, "$")))
        features = [[*step.alone, crc32(following.going_on, step.begun) % CODES] for step, following in pairwise(coded)]
        going_on = [_step(step).going_on for step, _ in outline]
        for at, (_, place) in enumerate(outline):
            stretch = _OUTLINED
            for step in going_on[at : at + OUTLINE]:
                stretch = crc32(step, stretch)
                features[place].append(stretch % CODES)
        self._coded = [*features, list(map(code_of, general))]

    def codes(self) -> list[list[int]]:
        """The codes themselves."""
        return self._coded


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

    def sums(self, passage: Hashed) -> list[int]:
        """What the features of `passage` weigh together in each row, each feature once."""
        known = self._known(passage)
        return [sum(map(row.__getitem__, known)) for row in self._rows]

    def squares(self, passage: Hashed) -> int:
        """The sum of the squared rarities of the features of `passage`, each feature once."""
        return sum([self._rarities[place] ** 2 for place in self._known(passage)])

    def shares(self, passage: Hashed) -> list[int]:
        """What the features at each word of `passage` weigh in the first row."""
        places, row = self._places, self._rows[0]
        return [sum([row[places[code]] for code in own if code in places]) for own in passage.codes()]

    def rarity(self, word: str) -> int:
        """How rare a word is; 0 for one that has not been learned."""
        place = self._places.get(code_of(word))
        return 0 if place is None else self._rarities[place]

    def _known(self, passage: Hashed) -> list[int]:
        places = self._places
        return [place for code in {code for own in passage.codes() for code in own} if (place := places.get(code)) is not None]
