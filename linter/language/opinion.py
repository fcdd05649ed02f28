"""A second opinion: how much a passage reads like a claim, for what no frame can see.

A linear model over words, word pairs, beginnings and ends of words, the passage's outline (what was recognised in it, by kind), its
stances, its length and the kind of block it stands in, trained on the labelled corpus by `benchmarks/train_opinion.py`. It proves
nothing: what it does with a score is for `linter/checks` to say. The same passage always gets the same score, and the words that weighed
most are named.
"""

from __future__ import annotations

import json
from array import array
from base64 import b64decode
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from math import sqrt
from pathlib import Path
from typing import Literal, NamedTuple, get_args
from zlib import crc32

from linter.language.reading import Reading
from linter.records import dataclass, field

Label = Literal[
    "disease-claim", "structure-function", "safety", "status", "testimonial", "comparison", "guarantee", "science", "cost"
]  # fmt: skip
"""What a passage may read like: the categories of the labelled corpus."""

LABELS: tuple[Label, ...] = get_args(Label)
CODES = 1 << 22
"""Codes that features are hashed to: so many that a feature the model has not learned all but never has the code of one it has."""
LONGEST_GAP = 255
"""The byte of a stored gap between codes that says: so much further, and read on."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """`score` above 0 reads like a claim; `label` is what it reads like most; `words` weighed most, heaviest first (word, weight).

    A passage that does not read like a claim has the first label and no words: they would mean nothing.
    """

    score: float
    label: Label
    words: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class OpinionModel:
    """A claim model and one model a label, each linear over features weighted by how rare they are.

    `places` gives the place of each code the model has learned; `weights[place] * scale` is its weight times its rarity,
    `rarities[place] * rarity_scale` the rarity itself. A passage's features count once each, and the sum is divided by the length of
    the vector of their rarities. `label_places` does the same for `label_weights`, one row a label.
    """

    places: Mapping[int, int]
    weights: Sequence[int]
    scale: float
    bias: float
    rarities: bytes
    rarity_scale: float
    label_places: Mapping[int, int]
    label_weights: tuple[Sequence[int], ...]
    label_scale: float
    label_biases: tuple[float, ...]
    _squares: Sequence[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_squares", array("H", map([rarity**2 for rarity in range(256)].__getitem__, self.rarities)))

    def opinion(self, readings: Sequence[Reading], surfaces: Iterable[str]) -> Opinion:
        """The opinion on one passage, given as its consecutive sentences (at least one token) and the kinds of block they stand in."""
        shown, coded = passage_codes(readings, surfaces)
        codes = {code for own in coded for code in own}
        known = [place for code in codes if (place := self.places.get(code)) is not None]
        length = self.rarity_scale * sqrt(sum(map(self._squares.__getitem__, known))) or 1.0
        norm = self.scale / length
        score = sum(map(self.weights.__getitem__, known)) * norm + self.bias
        if score <= 0:
            return Opinion(score, LABELS[0], ())
        shares = [sum(self.weights[self.places[code]] for code in own if code in self.places) * norm for own in coded]
        telling = [at for at, word in enumerate(shown) if word and self._rarity(word) >= _TELLING and shares[at] > 0]
        heaviest = sorted(telling, key=lambda at: (-shares[at], at))[:_NAMED]
        return Opinion(
            score=score,
            label=self._label(codes, self.label_scale / length),
            words=tuple((shown[at], shares[at]) for at in heaviest),
        )

    def _rarity(self, word: str) -> float:
        place = self.places.get(code_of(word))
        return 0.0 if place is None else self.rarities[place] * self.rarity_scale

    def _label(self, codes: set[int], norm: float) -> Label:
        known = [place for code in codes if (place := self.label_places.get(code)) is not None]
        scores = [
            sum(map(weights.__getitem__, known)) * norm + bias for weights, bias in zip(self.label_weights, self.label_biases, strict=True)
        ]
        return LABELS[scores.index(max(scores))]


_NAMED = 4
_TELLING = 3.5
"""Rarity from which a word is worth naming: “the” and “you” weigh, but tell a reader nothing."""
_NAMED_KINDS = frozenset({"product", "agent"})
"""Mentions that stand in a passage's outline as their kind."""
_OUTLINE = 3
"""Steps of the longest stretch of an outline that is a feature."""
_CUT, _BEGINNING, _END = 6, 5, 4
"""Letters of a word from which its beginning and its end are features too, and letters of those: for forms that were never seen."""
_PERSONS: dict[str, str] = {
    word: person
    for person, words in {
        "seller": "we our us we're we've ours we'll",
        "reader": "you your you're yours you'll you've yourself",
        "teller": "i my i'm i've me mine i'd",
        "others": "he she his her him they their he's she's",
    }.items()
    for word in words.split()
}
"""Who speaks, is spoken to or of."""


def code_of(feature: str) -> int:
    """The code of a feature: the same on every machine."""
    return crc32(feature.encode()) % CODES


class _Step(NamedTuple):
    """A word or mark as a part of features: how they hash that begin with it, what goes on with it, and the features of itself alone."""

    begun: int
    going_on: bytes
    alone: tuple[int, ...]


@lru_cache(maxsize=1 << 14)
def _step(word: str) -> _Step:
    begun = crc32(word.encode())
    return _Step(begun, f" {word}".encode(), (begun % CODES, *map(code_of, _ends(word))))


_OUTLINED = crc32(b"~")
"""How the features of an outline begin."""


def passage_codes(readings: Sequence[Reading], surfaces: Iterable[str]) -> tuple[list[str], list[list[int]]]:
    """The words of a passage (numbers are “0”; marks count as words) and the codes of the features that begin at each.

    The last are those of the passage's own.

    A feature is a word, a pair of words, a word's beginning or end, or a stretch of the outline: the sentence with what was recognised in
    it replaced by its kind. The passage's own say who is named in it, in which person it speaks, how it stands to what it says, how long
    it is and where it stands. One that goes on from another (“not a” from “not”) is hashed on from it.
    """
    shown: list[str] = []
    outline: list[tuple[str, int]] = []
    kinds: set[str] = set()
    for reading in readings:
        sentence = reading.sentence
        first = len(shown)
        steps = ["0" if word[0].isdigit() else word for word in sentence.words]
        shown += steps
        inside = _outlined(reading, steps, kinds)
        outline.append(("<^>", first))
        outline += [(step, first + at) for at, step in enumerate(steps) if not inside[at]]
        mark = sentence.ending if sentence.ending in {"?", "!"} else ""
        if mark:
            shown.append(mark)
        outline.append((mark or ".", len(shown) - 1))
        if sentence.quoted:
            shown.append('"')
            outline.append(('"', len(shown) - 1))
        kinds |= {f"#p:{person}" for word in sentence.words if (person := _PERSONS.get(word))}
    coded = list(map(_step, (*shown, "$")))
    features = [[*step.alone, crc32(following.going_on, step.begun) % CODES] for step, following in pairwise(coded)]
    going_on = [_step(step).going_on for step, _ in outline]
    for at, (_, place) in enumerate(outline):
        stretch = _OUTLINED
        for step in going_on[at : at + _OUTLINE]:
            stretch = crc32(step, stretch)
            features[place].append(stretch % CODES)
    seen = "#m:product" if "#m:product" in kinds else "#m:none"
    general = [*sorted(kinds), seen, *(f"{seen} {kind}" for kind in sorted(kinds) if kind != seen), *_manner(readings, surfaces)]
    return [*shown, ""], [*features, list(map(code_of, general))]


def _ends(word: str) -> tuple[str, ...]:
    return (f"%{word[:_BEGINNING]}", f"%%{word[-_END:]}") if len(word) >= _CUT and word.isalpha() else ()


def _manner(readings: Sequence[Reading], surfaces: Iterable[str]) -> list[str]:
    """How a passage stands to what it says, how long it is (in steps of six words), and the kinds of block it stands in."""
    stances = {str(cue.group.stance) for reading in readings for cue in reading.cues}
    length = sum(map(len, readings))
    sizes = [f"#n:{min(length // 6, 10)}", f"#ns:{min(len(readings), 5)}"]
    return [*sizes, *(f"#s:{stance}" for stance in sorted(stances)), *(f"#b:{surface}" for surface in sorted(set(surfaces)))]


def _outlined(reading: Reading, steps: list[str], kinds: set[str]) -> list[bool]:
    """Whether each token lies inside something recognised, behind its first; `steps` is a copy of the words, and gets the kinds."""
    inside = [False] * len(reading)
    named = [(hit.start, hit.end, str(hit.payload.kind)) for hit in reading.targets]
    named += [(mention.start, mention.end, mention.kind) for mention in reading.mentions if mention.kind in _NAMED_KINDS]
    kinds |= {f"#t:{hit.payload.kind}" for hit in reading.targets} | {f"#m:{mention.kind}" for mention in reading.mentions}
    for start, end, kind in named:
        steps[start] = f"<{kind}>"
        inside[start + 1 : end] = [True] * (end - start - 1)
    return inside


@lru_cache(maxsize=1)
def shipped_model() -> OpinionModel:
    """The model in the package (linter/language/opinion_weights.json)."""
    stored = json.loads(Path(__file__).with_name("opinion_weights.json").read_text(encoding="ascii"))
    return OpinionModel(
        places=_places(stored["features"]),
        weights=array("b", b64decode(stored["weights"])),
        scale=stored["scale"],
        bias=stored["bias"],
        rarities=b64decode(stored["rarities"]),
        rarity_scale=stored["rarity_scale"],
        label_places=_places(stored["label_features"]),
        label_weights=tuple(array("b", b64decode(text)) for text in stored["label_weights"]),
        label_scale=stored["label_scale"],
        label_biases=tuple(stored["label_biases"]),
    )


def _places(stored: str) -> dict[int, int]:
    """Code -> place, from the gaps between the codes in rising order."""
    gaps = b64decode(stored)
    codes = [code for code, gap in zip(accumulate(gaps), gaps, strict=True) if gap != LONGEST_GAP]
    return dict(zip(codes, range(len(codes)), strict=True))
