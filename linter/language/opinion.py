"""A second opinion: how much a passage reads like a claim, for what no frame can see.

A linear model over words, word pairs, beginnings and ends of words, the passage's outline (what was recognised in it, by kind), its
stances, its length, the kind of block it stands in and the line that leads to it, trained on the labelled corpus by
`benchmarks/train_opinion.py`. The same words weigh more or less by where they stand: in a few lines of copy, on a page that promotes the
therapy, or on any other. It proves nothing: what it does with a score is for `linter/checks` to say. The same passage always gets the same
score, and the words that weighed most are named.
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

Setting = Literal["lines", "offer", "page"]
"""Where a passage stands: in a few lines of copy with no page around them, on a page that promotes the therapy, or on another one."""

SETTINGS: tuple[Setting, ...] = get_args(Setting)

FEW_BLOCKS, FEW_WORDS = 3, 80
"""Blocks and words up to which a page is no more than a few lines: a post, a caption, an advertisement."""

LONGEST_LEAD = 80
"""Words of a line that leads to others: one with more is none, and each of a thousand items would be weighed with it."""


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

    `claims` has one row a setting, `labels` one a label. A weight times its `scale` is a feature's weight times its rarity; its rarity is
    the one stored times its `rarity_scale`. A passage's features count once each, and the sum is divided by the length of the vector of
    their rarities.
    """

    claims: Weights
    scale: float
    biases: tuple[float, ...]
    rarity_scale: float
    labels: Weights
    label_scale: float
    label_biases: tuple[float, ...]
    label_rarity_scale: float

    def opinion(self, readings: Sequence[Reading], surfaces: Iterable[str], setting: Setting) -> Opinion:
        """The opinion on one passage, given as its consecutive sentences (each with a token or more), the kinds of block they stand in and
        where it stands.
        """
        return self.opinion_on(Features(readings, surfaces), setting)

    def score(self, features: Features, setting: Setting) -> float:
        """The score of the passage with these features: its opinion without the rest, which is asked for of few."""
        row = SETTINGS.index(setting)
        weights, squares = self.claims.weigh(features)
        return weights[row] * self._norm(squares) + self.biases[row]

    def opinion_on(self, features: Features, setting: Setting) -> Opinion:
        """The opinion on the passage with these features."""
        row = SETTINGS.index(setting)
        weights, squares = self.claims.weigh(features)
        norm = self._norm(squares)
        score = weights[row] * norm + self.biases[row]
        if score <= 0:
            return Opinion(score, LABELS[0], ())
        shown, shares = features.words(), self.claims.shares(features, row)
        weighty = [at for at in range(len(shown)) if shares[at] > 0]
        telling = [at for at in weighty if self.claims.rarity(shown[at]) * self.rarity_scale >= _TELLING]
        heaviest = sorted(telling or weighty, key=lambda at: (-shares[at], at))[:_NAMED]
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
"""Rarity from which a word is worth naming: “the” and “you” weigh, but tell a reader nothing where others weigh too."""


def features_of_lead(readings: Iterable[Reading], surface: str) -> Features | None:
    """The features of the line that leads to a passage, given as its sentences and the kind of its block.

    None where it has no words, or more than a line has.
    """
    told = [reading for reading in readings if len(reading)]
    return Features(told, (surface,)) if 0 < sum(map(len, told)) <= LONGEST_LEAD else None


@lru_cache(maxsize=1)
def shipped_model() -> OpinionModel:
    """The model in the package (linter/language/opinion_weights.bin)."""
    stored = read(Path(__file__).with_name("opinion_weights.bin").read_bytes())
    return OpinionModel(
        claims=Weights(bytes(stored["features"]), list(map(bytes, stored["weights"])), bytes(stored["rarities"])),
        scale=stored["scale"],
        biases=tuple(stored["biases"]),
        rarity_scale=stored["rarity_scale"],
        labels=Weights(bytes(stored["label_features"]), list(map(bytes, stored["label_weights"])), bytes(stored["label_rarities"])),
        label_scale=stored["label_scale"],
        label_biases=tuple(stored["label_biases"]),
        label_rarity_scale=stored["label_rarity_scale"],
    )
