"""Counts of instructions are held against what they were, with some leeway."""

from __future__ import annotations

from benchmarks.speed.instructions import judged


def test_a_little_more_is_let_through_and_more_than_that_is_named() -> None:
    assert judged({"start": 10.9, "pages": 20.0}, {"start": 10.0, "pages": 20.0}) == []
    (dearer,) = judged({"start": 11.1, "pages": 20.0}, {"start": 10.0, "pages": 20.0})
    assert dearer.startswith("start: 11.10, at most 11.00")
