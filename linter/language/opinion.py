"""A second opinion: how much a passage reads like a claim, for what no frame can see.

A linear model over words, word pairs, beginnings and ends of words, the passage's outline (what was recognised in it, by kind), its
stances, its length and the kind of block it stands in, trained on the labelled corpus by `benchmarks/train_opinion.py`. It proves
nothing: what it does with a score is for `linter/checks` to say. The same passage always gets the same score, and the words that weighed
most are named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import sqrt
from pathlib import Path
from typing import Literal, get_args

from linter.language.accelerated import Features, Weights
from linter.language.reading import Reading
from linter.records import dataclass
from linter.registry.cache import read

Label = Literal[
    "disease-claim", "structure-function", "safety", "status", "testimonial", "comparison", "guarantee", "science", "cost"
]  # fmt: skip
"""What a passage may read like: the categories of the labelled corpus."""

LABELS: tuple[Label, ...] = get_args(Label)


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
    """A claim model and one model a label, each linear over features of its own weighted by how rare they are.

    `claims` has one row, `labels` one a label. A weight times its `scale` is a feature's weight times its rarity; its rarity is the one
    stored times its `rarity_scale`. A passage's features count once each, and the sum is divided by the length of the vector of their
    rarities.
    """

    claims: Weights
    scale: float
    bias: float
    rarity_scale: float
    labels: Weights
    label_scale: float
    label_biases: tuple[float, ...]
    label_rarity_scale: float

    def opinion(self, readings: Sequence[Reading], surfaces: Iterable[str]) -> Opinion:
        """The opinion on one passage, given as its consecutive sentences (at least one token) and the kinds of block they stand in."""
        return self.opinion_on(Features(readings, surfaces))

    def score(self, features: Features) -> float:
        """The score of the passage with these features: its opinion without the rest, which is asked for of few."""
        (weight,), squares = self.claims.weigh(features)
        return weight * self._norm(squares) + self.bias

    def opinion_on(self, features: Features) -> Opinion:
        """The opinion on the passage with these features."""
        (weight,), squares = self.claims.weigh(features)
        norm = self._norm(squares)
        score = weight * norm + self.bias
        if score <= 0:
            return Opinion(score, LABELS[0], ())
        shown, shares = features.words(), self.claims.shares(features)
        telling = [at for at, word in enumerate(shown) if shares[at] > 0 and self.claims.rarity(word) * self.rarity_scale >= _TELLING]
        heaviest = sorted(telling, key=lambda at: (-shares[at], at))[:_NAMED]
        return Opinion(
            score=score,
            label=self._label(features),
            words=tuple((shown[at], shares[at] * norm) for at in heaviest),
        )

    def _norm(self, squares: int) -> float:
        return self.scale / (self.rarity_scale * sqrt(squares) or 1.0)

    def _label(self, features: Features) -> Label:
        weights, squares = self.labels.weigh(features)
        norm = self.label_scale / (self.label_rarity_scale * sqrt(squares) or 1.0)
        scores = [weight * norm + bias for weight, bias in zip(weights, self.label_biases, strict=True)]
        return LABELS[scores.index(max(scores))]


_NAMED = 4
_TELLING = 3.5
"""Rarity from which a word is worth naming: “the” and “you” weigh, but tell a reader nothing."""


@lru_cache(maxsize=1)
def shipped_model() -> OpinionModel:
    """The model in the package (linter/language/opinion_weights.bin)."""
    stored = read(Path(__file__).with_name("opinion_weights.bin").read_bytes())
    return OpinionModel(
        claims=Weights(bytes(stored["features"]), [bytes(stored["weights"])], bytes(stored["rarities"])),
        scale=stored["scale"],
        bias=stored["bias"],
        rarity_scale=stored["rarity_scale"],
        labels=Weights(bytes(stored["label_features"]), list(map(bytes, stored["label_weights"])), bytes(stored["label_rarities"])),
        label_scale=stored["label_scale"],
        label_biases=tuple(stored["label_biases"]),
        label_rarity_scale=stored["label_rarity_scale"],
    )
