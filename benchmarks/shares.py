"""Shares with their uncertainty: counts, Wilson 95% intervals, F1 and Cohen's kappa."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

_Z = 1.959964
"""The standard normal quantile of a two-sided 95% interval."""


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `total`."""

    hits: int
    total: int

    @property
    def value(self) -> float | None:
        """The share, 0 to 1; None of nothing."""
        return self.hits / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95% interval: honest for small numbers and near 0 and 1, unlike the usual one. Of nothing, anything."""
        if not self.total:
            return 0.0, 1.0
        share, weight = self.hits / self.total, _Z * _Z / self.total
        centre = share + weight / 2
        spread = _Z * sqrt(share * (1 - share) / self.total + weight / (4 * self.total))
        return max(0.0, (centre - spread) / (1 + weight)), min(1.0, (centre + spread) / (1 + weight))

    def __str__(self) -> str:
        if self.value is None:
            return "–"
        low, high = self.interval
        return f"{self.value:.3f} ({low:.3f}–{high:.3f})"


@dataclass(frozen=True, slots=True)
class Hits:
    """What a yes-or-no judgement got right and wrong, counted over the cases that are yes or were judged so."""

    right: int
    spurious: int
    missed: int

    @property
    def precision(self) -> Share:
        """Of what was judged yes, what is."""
        return Share(self.right, self.right + self.spurious)

    @property
    def recall(self) -> Share:
        """Of what is yes, what was judged so."""
        return Share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 when nothing is right."""
        return 2 * self.right / (2 * self.right + self.spurious + self.missed) if self.right else 0.0


def share(outcomes: Iterable[bool]) -> Share:
    """The share of `outcomes` that are true."""
    counted = Counter(map(bool, outcomes))
    return Share(counted[True], counted.total())


def hits(judged: Iterable[tuple[bool, bool]]) -> Hits:
    """Counts over pairs of (is, was judged)."""
    counted = Counter(judged)
    return Hits(counted[True, True], counted[False, True], counted[True, False])


def kappa(first: Sequence[str], second: Sequence[str]) -> float:
    """Cohen's kappa of two readers' labels, in the same order: agreement beyond chance, 1 when they always agree.

    Raises ValueError for sequences of different length or none at all.
    """
    if not first or len(first) != len(second):
        raise ValueError("kappa needs two label sequences of the same length, at least one label each")
    total = len(first)
    agreed = sum(a == b for a, b in zip(first, second, strict=True)) / total
    ours, theirs = Counter(first), Counter(second)
    chance = sum(ours[label] * theirs[label] for label in ours) / (total * total)
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)
