"""How processor time and memory grow with hostile copy: `python -m benchmarks.scaling [--sizes 50000,100000,200000] [FAMILY]...`

Each family of `benchmarks/families.py` is read and judged at several sizes, each in a process of its own that begins with the registry
compiled. The exponent is fitted by least squares through the logarithms of size and cost. 1 is linear, 2 is
square; what is quicker than 20 ms at every size is not fitted, it is noise.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from benchmarks.families import FAMILIES, Family
from linter.documents.model import DocumentError
from linter.documents.read import read_document
from linter.engine import CompiledRegistry, compile_registry, lint_document
from linter.policy.policy import Policy
from linter.registry.load import load_registry

TABLE = Path(__file__).with_name("SCALING.md")
MOST = 1.1
"""The exponent that no family may pass."""
_SHORTEST, _SMALLEST = 0.02, 8.0
"""Seconds and megabytes below which there is nothing to fit."""

Measure = tuple[int, float, float]
"""Characters, seconds of processor time, megabytes of memory."""


def measure(family: Family, size: int, registry: CompiledRegistry) -> Measure:
    """What reading and judging `family` at `size` takes, in a process of its own."""
    receiving, sending = os.pipe()
    child = os.fork()
    if not child:
        text = family.text(size)
        data = text.encode()
        before, began = _peak(), time.process_time()
        try:
            document = read_document(data, family.path)
            lint_document(document, registry, Policy(("us",), None, None, frozenset(), frozenset()), date(2026, 11, 23))
        except DocumentError:
            pass
        os.write(sending, json.dumps([len(text), time.process_time() - began, _peak() - before]).encode())
        os._exit(0)
    os.close(sending)
    told = os.read(receiving, 1000)
    os.close(receiving)
    os.waitpid(child, 0)
    if not told:
        raise RuntimeError(f"{family.name} at {size}: the process ended without a word")
    length, seconds, megabytes = json.loads(told)
    return length, seconds, megabytes


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the line through the logarithms of `points`."""
    xs, ys = [math.log(x) for x, _ in points], [math.log(max(y, 1e-6)) for _, y in points]
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True)) / sum((x - middle_x) ** 2 for x in xs)


def row(family: Family, sizes: Sequence[int], registry: CompiledRegistry) -> tuple[str, bool]:
    """The line of a family, and whether it grows no faster than it may."""
    measures = [measure(family, size, registry) for size in sizes]
    time_fit = exponent([(length, seconds) for length, seconds, _ in measures]) if measures[-1][1] >= _SHORTEST else 0.0
    large = [(length, megabytes) for length, _, megabytes in measures if megabytes >= _SMALLEST]  # below it, memory that lay ready is used
    memory_fit = exponent(large) if len(large) > 1 else 0.0
    length, seconds, megabytes = measures[-1]
    cells = (family.name, f"{length:,}", f"{seconds:.2f}", f"{time_fit:.2f}", f"{megabytes:.0f}", f"{memory_fit:.2f}")
    return f"| {' | '.join(cells)} |", max(time_fit, memory_fit) <= MOST


def table(families: Sequence[Family], sizes: Sequence[int]) -> Iterator[tuple[str, bool]]:
    """The page, line by line, each with whether it is as it should be."""
    registry = compile_registry(load_registry())
    gc.set_threshold(200_000)  # as the command sets it
    yield "# How time and memory grow with hostile copy", True
    yield "", True
    yield (
        f"Made by `make scaling`, sizes {', '.join(f'{size:,}' for size in sizes)}; Python {sys.version.split()[0]}. The exponent is",
        True,
    )
    yield "fitted through all sizes: 1 is linear. 0 stands where there is too little to fit (under 20 ms, under 8 MB).", True
    yield "", True
    yield "| family | characters | seconds | exponent of time | MB | exponent of memory |", True
    yield "|---|---:|---:|---:|---:|---:|", True
    measure(families[0], sizes[0], registry)
    for family in families:
        yield row(family, sizes, registry)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Measure, write the table when every family was asked for, and fail when one grows too fast."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("families", nargs="*", metavar="FAMILY", help="names or parts of names; default: all")
    parser.add_argument("--sizes", default="25000,50000,100000,200000")
    asked = parser.parse_args()
    families = [family for family in FAMILIES if not asked.families or any(name in family.name for name in asked.families)]
    lines: list[str] = []
    bad = 0
    for line, good in table(families, [int(size) for size in asked.sizes.split(",")]):
        lines.append(line)
        bad += not good
        print(line + ("" if good else "  <- too fast"), flush=True)
    if not asked.families:
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
