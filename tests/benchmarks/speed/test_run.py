"""How often each measure is taken, and in which order."""

from __future__ import annotations

from benchmarks.speed.run import times, turns
from benchmarks.speed.table import OURS, OURS_AGAIN
from benchmarks.speed.tools import BIG, MANY, ONE, Tool, tools


def tool(name: str, **more: object) -> Tool:
    return Tool(name, lambda _, __: [name], **more)  # type: ignore[arg-type]


def test_both_sides_of_a_ratio_of_short_runs_are_run_often() -> None:
    often = {each.name: times(each, MANY) for each in tools()}
    assert often[OURS_AGAIN] == often["click, stat, read"] == times(tool("any"), ONE) > often[OURS]


def test_what_is_left_out_or_takes_minutes_is_not_run_more_often_for_being_asked() -> None:
    assert times(tool("slow", once=frozenset({BIG})), BIG, 5) == 1
    assert times(tool("none", leaves_out=frozenset({BIG}), quick=True), BIG, 5) == 0
    assert times(tool("quick", quick=True), BIG, 5) == 5


def test_tools_take_turns_and_the_quick_ones_go_on_alone() -> None:
    slow, quick, other = tool("slow", once=frozenset({MANY})), tool("quick", quick=True), tool("other", quick=True)
    order = [each.name for _, _, each in turns((quick, slow, other), (MANY,))]
    assert order[:5] == ["quick", "slow", "other", "quick", "other"]
    assert order[5:] == ["quick", "other"] * 10
