"""Results as Markdown tables: what each run cost, and how that stands to what was promised."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from benchmarks.speed.measure import Cost
from benchmarks.speed.tools import BIG, FEW, MANY, ONE

Clock = Literal["elapsed", "processor"]

OURS: Final = "claimslint, 1 core"
OURS_TWICE: Final = "claimslint, 2 cores"
OURS_AGAIN: Final = "claimslint, unchanged files"
_TITLES: Final = {ONE: "one page, 5 KB", FEW: "200 pages, 1 MB", MANY: "2,000 pages, 10 MB", BIG: "one file, 10 MB"}
_CUT: Final = 0.9
"""A tool that finds less than this share in the one large file of what it finds in the same text as 2,000 pages has met a limit."""


@dataclass(frozen=True, slots=True)
class Results:
    """Tool -> measure -> cost; tool -> measure -> number of findings, where the output tells it."""

    costs: Mapping[str, Mapping[str, Cost]]
    findings: Mapping[str, Mapping[str, int]]
    clock: Clock = "elapsed"
    """What is told and compared: seconds elapsed, or seconds of processor time where the machine had other work to do."""

    def seconds(self, cost: Cost) -> float:
        """The seconds of a cost that count."""
        return cost.processor if self.clock == "processor" else cost.elapsed

    def cost(self, tool: str, measure: str) -> Cost | None:
        """What a measure cost a tool; None where it was not taken or not finished, or the tool did not look."""
        cost = self.costs.get(tool, {}).get(measure)
        return cost if cost is not None and cost.status is not None and not self.is_idle(tool, measure) else None

    def is_idle(self, tool: str, measure: str) -> bool:
        """Whether a tool that tells its findings has none in hundreds of pages full of claims: it has left them out."""
        return measure in (FEW, MANY) and self.findings.get(tool, {}).get(measure) == 0

    def ratio(self, tool: str, measure: str, to: str, to_measure: str | None = None) -> float | None:
        """How many times as long as `to` a tool took."""
        one, other = self.cost(tool, measure), self.cost(to, to_measure or measure)
        return self.seconds(one) / self.seconds(other) if one is not None and other is not None else None

    def is_cut(self, tool: str) -> bool:
        """Whether the output for the one large file is shorter than it should be."""
        found = self.findings.get(tool, {})
        return BIG in found and MANY in found and found[BIG] < _CUT * found[MANY]


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that was promised: a ratio that has to be at most (or `at_least`) `bar`, and what it should come to."""

    text: str
    ratio: float | None
    bar: float
    aim: float
    at_least: bool = False

    @property
    def verdict(self) -> str:
        """How the ratio stands to bar and aim."""
        if self.ratio is None:
            return "not measured"
        good = [self.ratio >= limit if self.at_least else self.ratio <= limit for limit in (self.aim, self.bar)]
        return "aim reached" if good[0] else "bar reached" if good[1] else "**short of the bar**"


def promises(results: Results) -> tuple[Promise, ...]:
    """What was promised of speed, and what became of it."""
    ratio = results.ratio
    big = results.cost(OURS, BIG)
    return (
        Promise("one page, times `python -c pass`", ratio(OURS, ONE, "python -c pass"), 8, 6),
        Promise("one page, times proselint", ratio(OURS, ONE, "proselint 0.16"), 0.8, 0.6),
        Promise("2,000 pages, as fast as proselint, one core", ratio("proselint 0.16", MANY, OURS), 6, 12, at_least=True),
        Promise("2,000 pages, as fast as proselint, two cores", ratio("proselint 0.16", MANY, OURS_TWICE), 11, 20, at_least=True),
        Promise("2,000 pages, as fast as markdownlint-cli2", ratio("markdownlint-cli2", MANY, OURS), 4, 8, at_least=True),
        Promise("2,000 pages, as fast as write-good", ratio("write-good", MANY, OURS), 2, 4, at_least=True),
        Promise("2,000 pages, as fast as semgrep", ratio("semgrep, 150 patterns", MANY, OURS), 15, 30, at_least=True),
        Promise("2,000 pages, times `re.findall` of every word", ratio(OURS, MANY, "re.findall words"), 18, 18),
        Promise("one 10 MB file, times the same text as 2,000 pages", ratio(OURS, BIG, OURS, MANY), 2.5, 2.5),
        Promise("2,000 unchanged pages, times importing click and reading them", ratio(OURS_AGAIN, MANY, "click, stat, read"), 2.5, 2.5),
        Promise("peak memory of the 10 MB file, MB, all findings kept", big.memory if big is not None else None, 300, 300),
    )


def tables(results: Results) -> Iterator[str]:
    """The figures as lines of Markdown."""
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    clock = "seconds elapsed" if results.clock == "elapsed" else "seconds of processor time, since the machine had other work to do"
    yield f"Python {platform.python_version()}, {machine}; {clock}, the best run."
    yield from ("", "| | " + " | ".join(_TITLES.values()) + " | peak memory, MB |", "|---" + "|---:" * (len(_TITLES) + 1) + "|")
    for tool, costs in results.costs.items():
        cells = [_cell(results, tool, measure) for measure in _TITLES]
        memory = max((cost.memory for cost in costs.values() if cost.status is not None), default=0.0)
        yield f"| {tool} | {' | '.join(cells)} | {memory:.0f} |"
    if cut := [tool for tool in results.costs if results.is_cut(tool)]:
        yield from ("", f"† A limit of the tool has cut what it reports of the large file: {', '.join(cut)}. The time does not compare.")
    yield from ("", "| promised | measured | bar | aim | |", "|---|---:|---:|---:|---|")
    for promise in promises(results):
        sign = "≥" if promise.at_least else "≤"
        measured = "–" if promise.ratio is None else _figure(promise.ratio)
        yield f"| {promise.text} | {measured} | {sign} {promise.bar:g} | {sign} {promise.aim:g} | {promise.verdict} |"


def _cell(results: Results, tool: str, measure: str) -> str:
    cost = results.costs[tool].get(measure)
    if cost is None:
        return "–"
    if cost.status is None:
        return f"over {cost.elapsed:.0f}"
    if results.is_idle(tool, measure):
        return "found nothing"
    return _figure(results.seconds(cost)) + ("†" if measure == BIG and results.is_cut(tool) else "")


def _figure(value: float) -> str:
    digits = 3 if value < 1 else 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:.{digits}f}"
