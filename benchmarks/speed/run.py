"""Measures claimslint beside its peers in one session, run by run in turns, and writes benchmarks/SPEED.md.

    python -m benchmarks.speed.run [--rounds N] [--only NAME] [--measure NAME] [--limit SECONDS] [--keep] [--processor]

Needs network access to PyPI and npm the first time: the peers are installed below build/bench, never into the project. What a peer cannot
do is said in the table, and so is an output that one of its limits has cut.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from multiprocessing import get_context
from pathlib import Path

from benchmarks.sheets import fill
from benchmarks.speed.corpus import write_corpus
from benchmarks.speed.measure import Cost, best, environment_of, run
from benchmarks.speed.plot import plot_peers
from benchmarks.speed.table import Results, tables
from benchmarks.speed.tools import BIG, FEW, MANY, ONE, Places, Tool, install, install_claimslint, tools

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "bench"
MEASURES = (ONE, FEW, MANY, BIG)

_ROUNDS: Mapping[str, int] = {ONE: 12, FEW: 3, MANY: 4, BIG: 2}
"""How often each measure is taken of each tool; short ones more often, since they are noisier. Most is promised of many pages: there
the tools whose times are compared are asked equally often, since the best of several runs is less than a single one."""
_QUICK_ROUNDS = 12
"""How often any measure is taken of a tool that is quick in all of them."""


def places() -> Places:
    """Where corpus and peers lie, and the claimslint that is measured: installed as a user would install it, not this checkout."""
    return Places(BUILD / "corpus", BUILD / "peers", BUILD / "claimslint" / "bin" / "claimslint")


def times(tool: Tool, measure: str, rounds: int | None = None) -> int:
    """How often `measure` is taken of `tool`, where nobody asked for a number of `rounds`."""
    if measure in tool.leaves_out:
        return 0
    if measure in tool.once:
        return 1
    return rounds or (_QUICK_ROUNDS if tool.quick else _ROUNDS[measure])


def turns(chosen: Sequence[Tool], measures: Sequence[str], rounds: int | None = None) -> Iterator[tuple[str, int, Tool]]:
    """What is run, in order: the measure, the number of the round, the tool. Each round asks every tool once that has a run left."""
    for measure in measures:
        most = max((times(tool, measure, rounds) for tool in chosen), default=0)
        yield from ((measure, number, tool) for number in range(most) for tool in chosen if number < times(tool, measure, rounds))


def measured(where: Places, chosen: Sequence[Tool], measures: Sequence[str], rounds: int | None, limit: float) -> Results:
    """The best cost of each tool in each measure, and how many findings it reported; `rounds` as in `times`."""
    costs: dict[str, dict[str, list[Cost]]] = {tool.name: {} for tool in chosen}
    findings: dict[str, dict[str, int]] = {tool.name: {} for tool in chosen}
    environment = environment_of(BUILD / "cache")
    for measure, number, tool in turns(chosen, measures, rounds):
        command, output = tool.command(where, measure), BUILD / "output"
        if tool.warm and not number:
            run(command, output, limit, environment)
        cost = run(command, output, limit, environment)
        costs[tool.name].setdefault(measure, []).append(cost)
        if tool.findings is not None and cost.status is not None and not number:
            findings[tool.name][measure] = _counted(tool.findings, output)
        print(f"{measure:6} {number + 1:2}  {tool.name:28} {cost.elapsed:8.3f} s {cost.memory:7.0f} MB", flush=True)
    return Results({name: {measure: best(found) for measure, found in each.items()} for name, each in costs.items()}, findings)


def _counted(count: Callable[[bytes], int], output: Path) -> int:
    """The findings that `count` finds in `output`, counted by a process of its own.

    This one has to stay small: a program that it starts seems to take at least as much memory as it takes itself.
    """
    with get_context("fork").Pool(1) as one:
        return one.apply(_counted_in, (count, output))


def _counted_in(count: Callable[[bytes], int], output: Path) -> int:
    return count(output.read_bytes())


def _kept(path: Path) -> Results:
    stored = json.loads(path.read_text(encoding="utf-8"))
    costs = {name: {measure: Cost(**cost) for measure, cost in each.items()} for name, each in stored["costs"].items()}
    return Results(costs, stored["findings"])


def main() -> None:
    """Measure, and write the tables and the plot."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--rounds", type=int, help="how often each measure is taken (default: 12 for one page and for what is quick, 2 to 4 for more)"
    )
    parser.add_argument("--only", action="append", help="measure this tool alone; may be repeated")
    parser.add_argument("--measure", action="append", choices=MEASURES, help="take this measure alone; may be repeated")
    parser.add_argument("--limit", type=float, default=300.0, help="seconds after which a run is given up (default: 300)")
    parser.add_argument("--keep", action="store_true", help="write table and plot from the figures of the last run")
    parser.add_argument("--processor", action="store_true", help="tell processor time: where the machine has other work to do")
    options = parser.parse_args()
    raw = BUILD / "results.json"
    if options.keep:
        results = _kept(raw)
    else:
        where = places()
        if not where.target(BIG).exists():
            write_corpus(where.corpus)
        install_claimslint(where, ROOT)
        install(where, (where.corpus / "regexes.txt").read_text(encoding="utf-8").splitlines())
        results = measured(where, tuple(_chosen(options.only)), options.measure or MEASURES, options.rounds, options.limit)
        raw.write_text(json.dumps({"costs": _plain(results), "findings": results.findings}, indent=1), encoding="utf-8")
    if options.processor:
        results = replace(results, clock="processor")
    fill(ROOT / "benchmarks" / "SPEED.md", "\n".join(tables(results)))
    plot_peers(results, ROOT / "benchmarks" / "speed.svg")


def _chosen(only: Sequence[str] | None) -> Iterator[Tool]:
    return (tool for tool in tools() if not only or any(name in tool.name for name in only))


def _plain(results: Results) -> dict[str, dict[str, dict[str, object]]]:
    return {name: {measure: asdict(cost) for measure, cost in each.items()} for name, each in results.costs.items()}


if __name__ == "__main__":
    main()
