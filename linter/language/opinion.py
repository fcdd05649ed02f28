"""A second opinion: how much a passage reads like a claim, for what no frame can see.

A linear model over hashed words, word pairs and letter groups, trained on the labelled corpus by `benchmarks/train_opinion.py`. It knows
nothing of medicine and proves nothing: it may raise a finding of the review tier where the frames found none, and never silences one.
The same passage always gets the same score, and the words that weighed most are named.
"""

from __future__ import annotations

import json
from array import array
from base64 import b64decode
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import sqrt
from pathlib import Path
from typing import Literal, get_args
from zlib import crc32

from linter.language.tokens import Sentence
from linter.records import dataclass, field

Label = Literal[
    "disease-claim", "structure-function", "safety", "status", "testimonial", "comparison", "guarantee", "science", "cost"
]  # fmt: skip
"""What a passage may read like: the categories of the labelled corpus."""

LABELS: tuple[Label, ...] = get_args(Label)
BUCKETS = 1 << 15
"""Buckets that features are hashed into."""
LABEL_BUCKETS = 1 << 12
"""Buckets of each label's own model, over words and word pairs alone."""
_SHORTEST, _LONGEST = 3, 5
"""Lengths of letter groups, word borders counted."""


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
    """A claim model and one model a label, each linear over hashed features weighted by how rare they are.

    `weights[bucket] * scale` is a bucket's weight times its rarity, `rarities[bucket] * rarity_scale` the rarity itself; a passage's
    features count once each, and the sum is divided by the length of the vector of their rarities.
    """

    weights: Sequence[int]
    scale: float
    bias: float
    rarities: bytes
    rarity_scale: float
    label_weights: tuple[Sequence[int], ...]
    label_scale: float
    label_biases: tuple[float, ...]
    _squares: Sequence[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_squares", array("H", map([rarity**2 for rarity in range(256)].__getitem__, self.rarities)))

    def opinion(self, sentences: Sequence[Sentence]) -> Opinion:
        """The opinion on one passage, given as its consecutive sentences (at least one token)."""
        words = passage_words(sentences)
        following = [*words[1:], END]
        buckets = set[int]().union(*map(_own_buckets, words), map(_pair_bucket, words, following))
        length = self.rarity_scale * sqrt(sum(map(self._squares.__getitem__, buckets))) or 1.0
        norm = self.scale / length
        score = sum(map(self.weights.__getitem__, buckets)) * norm + self.bias
        if score <= 0:
            return Opinion(score, LABELS[0], ())
        features = map(word_buckets, words, following)
        shares = [sum(map(self.weights.__getitem__, own)) * norm for own in features]
        telling = [at for at, word in enumerate(words) if self._rarity(word) >= _TELLING and shares[at] > 0]
        heaviest = sorted(telling, key=lambda at: (-shares[at], at))[:_NAMED]
        return Opinion(
            score=score,
            label=self._label(words),
            words=tuple((words[at], shares[at]) for at in heaviest),
        )

    def _rarity(self, word: str) -> float:
        return self.rarities[crc32(word.encode()) % BUCKETS] * self.rarity_scale

    def _label(self, words: Sequence[str]) -> Label:
        hashed = {crc32(text.encode()) % LABEL_BUCKETS for text in word_features(words)}
        norm = self.label_scale / sqrt(len(hashed))
        scores = [
            sum(map(weights.__getitem__, hashed)) * norm + bias for weights, bias in zip(self.label_weights, self.label_biases, strict=True)
        ]
        return LABELS[scores.index(max(scores))]


END = "$"
"""Stands for what follows the last word."""
_NAMED = 4
_TELLING = 3.5
"""Rarity from which a word is worth naming: “the” and “you” weigh, but tell a reader nothing."""


def word_buckets(word: str, following: str) -> frozenset[int]:
    """The buckets of a word, of the pair it makes with the next, and of its letter groups."""
    return _own_buckets(word) | {_pair_bucket(word, following)}


def _pair_bucket(word: str, following: str) -> int:
    return crc32(f"{word} {following}".encode()) % BUCKETS


@lru_cache(maxsize=20_000)
def _own_buckets(word: str) -> frozenset[int]:
    return frozenset(crc32(text.encode()) % BUCKETS for text in (word, *letter_groups(word)))


def passage_words(sentences: Sequence[Sentence]) -> list[str]:
    """The words of a passage as the model sees them: numbers are one word, and how a sentence ends is a word."""
    words = []
    for sentence in sentences:
        words += ["0" if word[0].isdigit() else word for word in sentence.words]
        if sentence.ending in {"?", "!"}:
            words.append(sentence.ending)
        if sentence.quoted:
            words.append('"')
    return words


def word_features(words: Sequence[str]) -> list[str]:
    """Words and pairs of neighbours."""
    return [*words, *(f"{word} {following}" for word, following in zip(words, (*words[1:], END), strict=True))]


def letter_groups(word: str) -> Iterable[str]:
    """The groups of 3 to 5 letters of a word, its borders marked, as features of their own."""
    bordered = f"_{word}_"
    for length in range(_SHORTEST, _LONGEST + 1):
        for at in range(len(bordered) - length + 1):
            yield f"={bordered[at : at + length]}"


@lru_cache(maxsize=1)
def shipped_model() -> OpinionModel:
    """The model in the package (linter/language/opinion_weights.json)."""
    stored = json.loads(Path(__file__).with_name("opinion_weights.json").read_text(encoding="ascii"))
    return OpinionModel(
        weights=array("b", b64decode(stored["weights"])),
        scale=stored["scale"],
        bias=stored["bias"],
        rarities=b64decode(stored["rarities"]),
        rarity_scale=stored["rarity_scale"],
        label_weights=tuple(array("b", b64decode(text)) for text in stored["label_weights"]),
        label_scale=stored["label_scale"],
        label_biases=tuple(stored["label_biases"]),
    )
