"""Shares, intervals, F1 and kappa are what the books say."""

from __future__ import annotations

import pytest

from benchmarks.shares import Hits, Share, hits, kappa, share


def test_the_interval_is_wilsons() -> None:
    low, high = Share(22, 25).interval
    assert (round(low, 3), round(high, 3)) == (0.7, 0.958)
    low, high = Share(0, 10).interval
    assert (low, round(high, 3)) == (0.0, 0.278)
    assert Share(10, 10).interval[1] == pytest.approx(1.0)


def test_nothing_says_nothing() -> None:
    assert Share(0, 0).value is None
    assert Share(0, 0).interval == (0.0, 1.0)
    assert str(Share(0, 0)) == "–"
    assert Hits(0, 0, 0).f1 == 0.0


def test_a_share_reads_well() -> None:
    assert str(share([True, True, False, True])) == "0.750 (0.301–0.954)"


def test_hits_are_counted_over_what_is_or_was_judged() -> None:
    counted = hits([(True, True), (True, False), (False, True), (False, False), (True, True)])
    assert counted == Hits(right=2, spurious=1, missed=1)
    assert (counted.precision, counted.recall) == (Share(2, 3), Share(2, 3))
    assert counted.f1 == pytest.approx(2 / 3)


def test_kappa_is_cohens() -> None:
    # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: agreement 0.70, chance 0.50
    first = ["y"] * 25 + ["n"] * 25
    second = ["y"] * 20 + ["n"] * 5 + ["y"] * 10 + ["n"] * 15
    assert kappa(first, second) == pytest.approx(0.4)
    assert kappa(["a", "b"], ["a", "b"]) == 1.0
    assert kappa(["a", "a"], ["a", "a"]) == 1.0


@pytest.mark.parametrize(("first", "second"), [([], []), (["a"], ["a", "b"])])
def test_kappa_needs_pairs(first: list[str], second: list[str]) -> None:
    with pytest.raises(ValueError, match="same length"):
        kappa(first, second)
