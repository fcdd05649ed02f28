"""How time and memory grow with the size of one file: from 10 KB to 100 MB, in one session.

    python -m benchmarks.speed.scaling [--largest BYTES] [--limit SECONDS]

The file is the benchmark corpus end to end, repeated as often as it takes. Each size is a process of its own, with every finding kept and
written. Writes a table and a plot below benchmarks/. The fitted exponent is the slope of a straight line through the logarithms of the
three largest sizes: 1 is in step with the size, 2 would be a square.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from pathlib import Path

from benchmarks.sheets import fill
from benchmarks.speed.corpus import write_corpus
from benchmarks.speed.measure import Cost, run
from benchmarks.speed.plot import plot_scaling
from benchmarks.speed.run import BUILD, ROOT, places
from benchmarks.speed.tools import BIG, install_claimslint

BEGIN, END = "<!-- scaling: begin -->", "<!-- scaling: end -->"
SIZES = (10_000, 100_000, 1_000_000, 10_000_000, 100_000_000)
_FITTED = 3
"""The sizes that the exponent is fitted to: at smaller ones starting up is most of the time."""


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float:
    """The slope of the line that fits the logarithms best. Needs two sizes that differ, and values above 0."""
    xs, ys = [math.log(size) for size in sizes], [math.log(value) for value in values]
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True)) / sum((x - middle_x) ** 2 for x in xs)


def costs_of(text: bytes, sizes: Sequence[int], limit: float) -> list[Cost]:
    """What checking a file of each size costs."""
    command = [str(places().claimslint), "check", "--no-cache", "--jobs", "1", "--format", "json", "--fail-on", "never"]
    page, found = BUILD / "scaling.md", []
    for size in sizes:
        page.write_bytes((text * (size // len(text) + 1))[:size].decode("utf-8", "ignore").encode())
        found.append(run([*command, str(page)], BUILD / "output", limit))
        print(f"{size:>11,}  {found[-1].elapsed:8.2f} s {found[-1].memory:7.0f} MB", flush=True)
    return found


def table(sizes: Sequence[int], costs: Sequence[Cost]) -> list[str]:
    """The figures as lines of Markdown."""
    lines = ["| bytes | seconds | peak memory, MB |", "|---:|---:|---:|"]
    lines += [f"| {size:,} | {cost.elapsed:.2f} | {cost.memory:.0f} |" for size, cost in zip(sizes, costs, strict=True)]
    fitted = [(size, cost) for size, cost in zip(sizes, costs, strict=True)][-_FITTED:]
    time = exponent([size for size, _ in fitted], [cost.elapsed for _, cost in fitted])
    memory = exponent([size for size, _ in fitted], [cost.memory for _, cost in fitted])
    return [*lines, "", f"Fitted exponents over the {_FITTED} largest sizes: time {time:.2f}, memory {memory:.2f}."]


def main() -> None:
    """Measure, and write the table and the plot."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="leave out larger files")
    parser.add_argument("--limit", type=float, default=900.0, help="seconds after which a run is given up (default: 900)")
    options = parser.parse_args()
    big = places().target(BIG)
    if not places().claimslint.exists():
        install_claimslint(places(), ROOT)
    if not big.exists():
        write_corpus(places().corpus)
    sizes = [size for size in SIZES if size <= options.largest]
    costs = costs_of(big.read_bytes(), sizes, options.limit)
    finished = [(size, cost) for size, cost in zip(sizes, costs, strict=True) if cost.status == 0]
    sizes, costs = [size for size, _ in finished], [cost for _, cost in finished]
    fill(ROOT / "benchmarks" / "SPEED.md", "\n".join(table(sizes, costs)), BEGIN, END)
    plot_scaling(sizes, [cost.elapsed for cost in costs], [cost.memory for cost in costs], Path(ROOT / "benchmarks" / "scaling.svg"))


if __name__ == "__main__":
    main()
