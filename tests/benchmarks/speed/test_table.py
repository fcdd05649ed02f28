"""Tables of speed say what was promised and what was seen."""

from __future__ import annotations

import pytest

from benchmarks.speed.measure import Cost, best, run
from benchmarks.speed.scaling import exponent
from benchmarks.speed.table import Results, promises, tables


def cost(seconds: float, memory: float = 50.0, status: int | None = 0) -> Cost:
    return Cost(seconds, seconds, memory, status)


RESULTS = Results(
    {
        "python -c pass": {"one": cost(0.01)},
        "claimslint, 1 core": {"one": cost(0.07), "d2000": cost(4.0), "big": cost(12.0, memory=400.0)},
        "proselint 0.16": {"one": cost(0.1), "d2000": cost(60.0), "big": cost(3.0)},
        "alex": {"d2000": cost(300.0, status=None)},
    },
    {"proselint 0.16": {"d2000": 1000, "big": 100}},
)


def test_a_promise_is_judged_by_bar_and_aim() -> None:
    verdicts = {promise.text: promise.verdict for promise in promises(RESULTS)}
    assert verdicts["one page, times `python -c pass`"] == "bar reached"
    assert verdicts["2,000 pages, as fast as proselint, one core"] == "aim reached"
    assert verdicts["one 10 MB file, times the same text as 2,000 pages"] == "**short of the bar**"
    assert verdicts["peak memory of the 10 MB file, MB, all findings kept"] == "**short of the bar**"
    assert verdicts["2,000 pages, as fast as semgrep"] == "not measured"


def test_what_a_limit_cut_is_marked_and_what_took_too_long_is_said() -> None:
    text = "\n".join(tables(RESULTS))
    assert "3.00†" in text
    assert "A limit of the tool has cut what it reports of the large file: proselint 0.16." in text
    assert "over 300" in text


def test_a_tool_that_found_nothing_has_not_looked_and_is_compared_with_nothing() -> None:
    results = Results(
        {**RESULTS.costs, "semgrep, 150 patterns": {"one": cost(1.0), "d2000": cost(2.0)}},
        {"semgrep, 150 patterns": {"one": 0, "d2000": 0}},
    )
    assert {promise.text: promise.verdict for promise in promises(results)}["2,000 pages, as fast as semgrep"] == "not measured"
    assert "| semgrep, 150 patterns | 1.00 | – | found nothing | – |" in "\n".join(tables(results))


@pytest.mark.parametrize(("power", "sizes"), [(1.0, (10, 100, 1000)), (2.0, (3, 30, 300))])
def test_the_exponent_is_the_slope_of_the_logarithms(power: float, sizes: tuple[int, ...]) -> None:
    assert exponent(sizes, [7 * size**power for size in sizes]) == pytest.approx(power)


def test_the_best_run_counts_and_the_most_memory() -> None:
    assert best([cost(2.0, 10.0), cost(1.0, 30.0), cost(3.0, 20.0)]) == Cost(1.0, 1.0, 30.0, 0)


def test_a_run_is_measured_and_one_that_takes_too_long_is_given_up(tmp_path) -> None:
    done = run(["sh", "-c", "echo hello; exit 3"], tmp_path / "out", limit=20)
    assert (done.status, (tmp_path / "out").read_bytes()) == (3, b"hello\n")
    assert run(["sleep", "20"], tmp_path / "out", limit=0.2).status is None
