"""The result of each piece of copy: the one that is known from an earlier run, else judged, by several processes where that pays."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from linter.cli.caching import results_folder
from linter.cli.files import Copy
from linter.cli.lacking import Lacking, tell_lacking, unread_in
from linter.cli.material import Material, gathered, known_by
from linter.cli.results import Results
from linter.cli.runs import Task
from linter.reports.report import Failure, FileReport

if TYPE_CHECKING:
    from linter.checks.compiled import CompiledRegistry
    from linter.cli.judging import Judge, Result

BREAK_EVEN: Final = 400_000
"""Bytes of copy from which several processes pay: starting them takes as long as judging about half of it (see docs/performance.md)."""
_HELD: Final = 8_000_000
"""Bytes of copy that are held for judging after they were looked up; more is read once again."""


def outcomes(
    task: Task, copies: Sequence[Copy], jobs: int | None, registry: CompiledRegistry | None = None
) -> tuple[tuple[FileReport, ...], tuple[Failure, ...]]:
    """What a report says of `copies`, in their order, and the failures; `jobs` None: as many processes as pay.

    `registry` is the one that `task` names, where it is loaded already.
    """
    folder = results_folder() if task.run else None
    results = Results(folder, task.run) if folder is not None else None
    found, left, size, lacking = _looked_up(task, copies, results)
    if left:
        fresh: dict[str, FileReport] = {}
        try:
            for number, result in _judged(task, copies, left, _processes(jobs, size, len(left)), registry):
                found[number] = result.outcome
                if result.key is not None and isinstance(result.outcome, FileReport):
                    fresh[result.key] = result.outcome
        finally:  # what is known is kept when the rest is given up
            if results is not None:
                results.keep(fresh)
    if results is not None:
        results.close()
    in_order = [found[number] for number in range(len(copies))]
    files = tuple(outcome for outcome in in_order if isinstance(outcome, FileReport))
    failures = [outcome for outcome in in_order if isinstance(outcome, Failure)]
    tell_lacking(lacking)
    return files, tuple(dict.fromkeys((*failures, *unread_in(lacking))))


def _looked_up(
    task: Task, copies: Sequence[Copy], results: Results | None
) -> tuple[dict[int, FileReport | Failure], dict[int, Material | None], int, list[Lacking]]:
    """What is known of `copies` by their numbers; those that are left to judge, as far as they are held; how many bytes these are; and what
    is lacking of all that the copies are rendered with.
    """
    found: dict[int, FileReport | Failure] = {}
    left: dict[int, Material | None] = {}
    lacking: list[Lacking] = []
    size = 0
    for number, copy in enumerate(copies):
        material = gathered(copy, task.settings, task.site)
        if isinstance(material, Failure):
            found[number] = material
            continue
        if material.lacking is not None:
            lacking.append(material.lacking)
        if results is not None and (known := results.find(known_by(material, task.run, task.settings, task.stdin_name))) is not None:
            found[number] = known
        else:
            size += len(material.data)
            left[number] = material if size < _HELD or copy.file is None else None
    return found, left, size, lacking


def _processes(jobs: int | None, size: int, number: int) -> int:
    if number < 2:
        return 1
    if jobs is not None:
        return jobs
    if size < BREAK_EVEN:
        return 1
    from linter.cli.workers import available_processors

    return available_processors()


def _judged(
    task: Task, copies: Sequence[Copy], left: dict[int, Material | None], processes: int, registry: CompiledRegistry | None
) -> Iterator[tuple[int, Result]]:
    from linter.cli.judging import Judge

    judge = Judge(task, registry)
    if processes == 1:
        judge.make_ready()
        gc.freeze()  # the registry has no garbage in it: looking through it for some takes a tenth of a long run
        for number, material in left.items():
            yield number, judge(copies[number]) if material is None else judge.result(material)
        return
    yield from _judged_by_many(judge, copies, left, processes)


def _judged_by_many(judge: Judge, copies: Sequence[Copy], left: dict[int, Material | None], processes: int) -> Iterator[tuple[int, Result]]:
    from linter.cli.workers import in_parallel

    judge.make_ready()
    files = []
    for number, material in left.items():
        if copies[number].file is None and material is not None:  # what was read from standard input cannot be read again
            yield number, judge.result(material)
        else:
            files.append(number)
    for which, result in in_parallel(judge, [copies[number] for number in files], processes):
        yield files[which], result
