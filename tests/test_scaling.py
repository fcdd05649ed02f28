"""The work grows with the copy, and no faster, whatever the copy is made of.

Calls are counted, not time: what Python does twice as often for twice the copy is linear. A regular expression that goes back again and
again is one call, so the readers are also run on copy at which it would not come to an end: in a process that the system stops.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from benchmarks.families import FAMILIES, Family
from linter.documents.model import DocumentError
from linter.documents.read import read_document
from linter.engine import CompiledRegistry, lint_document
from linter.policy.policy import Policy

SMALL, TIMES = 2000, 4
LARGER = 16 * SMALL
"""A threshold that lies between the sizes, such as that of very long sentences, looks like growth once; growth goes on."""
MOST_SECONDS = 20
"""Processor time after which the system stops a reader: many times what it takes, a fraction of what going back again and again takes."""


def calls(work: Callable[[], object]) -> int:
    """How many calls of Python and C functions `work` makes."""
    number = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return number


def judge(family: Family, size: int, registry: CompiledRegistry) -> None:
    try:
        document = read_document(family.text(size).encode(), family.path)
    except DocumentError:
        return
    verdict = lint_document(document, registry, Policy(("us",), None, None, frozenset(), frozenset()), date(2026, 11, 23))
    assert not verdict.crashes


def _calls_at(family: Family, size: int, registry: CompiledRegistry) -> tuple[int, int]:
    """The calls that copy of this size takes, and copy that is `TIMES` as long, beyond those of none."""
    judge(family, TIMES * size, registry)  # what is made once is made now
    fixed = calls(lambda: judge(Family("", family.path, lambda _: ""), 0, registry))
    return calls(lambda: judge(family, size, registry)) - fixed, calls(lambda: judge(family, TIMES * size, registry)) - fixed


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_calls_grow_with_the_copy(family: Family, built_in: CompiledRegistry) -> None:
    growth = []
    for size in (SMALL, LARGER):
        small, large = _calls_at(family, size, built_in)
        if large <= 1.2 * TIMES * max(small, SMALL):
            return
        growth.append((size, small, large))
    raise AssertionError(growth)


READ = f"""
import os, resource
from benchmarks.families import FAMILIES
from linter.documents.model import DocumentError
from linter.documents.read import read_document
for family in FAMILIES:
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, ({MOST_SECONDS}, {MOST_SECONDS}))
        try:
            read_document(family.text(200_000).encode(), family.path)
        except DocumentError:
            pass
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        print(family.name)
"""


@pytest.mark.slow
def test_every_reader_comes_to_an_end() -> None:
    done = subprocess.run([sys.executable, "-c", READ], cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
