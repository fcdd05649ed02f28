"""Several processes that judge copy at once.

Processes and not threads, since judging is work of the interpreter. Where the system can fork safely (Linux), a worker starts as a copy
of this process and finds the registry loaded; elsewhere it is started afresh and loads it. Each is given a few pieces of copy at a time
and answers one by one, so that the piece on which a process dies is known: that one is reported, and everything else is still judged.
Where the system has no room for so many processes there are fewer, and without any the copy is judged here.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Final

from linter.cli.judging import Result
from linter.reports.report import Failure

if TYPE_CHECKING:
    from linter.cli.files import Copy

_LARGEST_HELPING: Final = 16
"""Pieces of copy that a worker is given at a time: few enough that all end together, many enough that nobody waits for the next."""

_ROOM: Final = 16
"""Files that have to be free to be opened before a worker is started: it takes six, and what goes on here and there needs some more."""

Judging = Callable[["Copy"], Result]


def in_parallel(judge: Judging, copies: Sequence[Copy], processes: int) -> Iterator[tuple[int, Result]]:
    """The result of each of `copies` with its number, in the order in which they are ready."""
    crew = _Crew(judge, copies, processes)
    try:
        yield from crew.results()
    finally:
        crew.dismiss()


class _Worker:
    """One process, and what it was given and has not answered yet."""

    def __init__(self, crew: _Crew) -> None:
        """Start it. Raises OSError where the system has no room for it."""
        self.connection, far_end = crew.context.Pipe()
        self.owed: list[int] = []
        others = [worker.connection for worker in crew.workers if crew.forks]
        arguments = (far_end, crew.judge, crew.copies, [*others, self.connection] if crew.forks else [])
        self.process: Any = crew.context.Process(target=_work, args=arguments, daemon=True)
        try:
            with _uninterrupted():
                self.process.start()
        except OSError:
            self.connection.close()
            raise
        finally:
            far_end.close()


class _Crew:
    """The workers of a run."""

    def __init__(self, judge: Judging, copies: Sequence[Copy], processes: int) -> None:
        self.forks = sys.platform == "linux"
        self.context: Any = multiprocessing.get_context("fork" if self.forks else "spawn")
        self.judge = judge
        self.copies = copies
        self.workers: list[_Worker] = []
        self._size = min(processes, len(copies))
        self._helping = max(1, min(_LARGEST_HELPING, len(copies) // (4 * self._size)))
        self._waiting = list(range(len(copies) - 1, -1, -1))

    def results(self) -> Iterator[tuple[int, Result]]:
        gc.freeze()  # what is there already is shared with the workers, and stays so when nobody writes to it
        while True:
            self._fill()
            if not self.workers:
                yield from self._judged_here()
                return
            by_connection = {worker.connection: worker for worker in self.workers}
            for ready in wait(list(by_connection)):
                yield from self._answers(by_connection[ready])

    def _fill(self) -> None:
        """Start the workers that are missing, or as many as there is room for."""
        while self._waiting and len(self.workers) < self._size:
            try:
                _require_room()
                self.workers.append(_Worker(self))
            except OSError:
                self._size = len(self.workers)
                return
            self._serve(self.workers[-1])

    def _judged_here(self) -> Iterator[tuple[int, Result]]:
        while self._waiting:
            number = self._waiting.pop()
            yield number, self.judge(self.copies[number])

    def dismiss(self) -> None:
        """End the processes, whatever they are doing."""
        for worker in self.workers:
            worker.process.terminate()
        for worker in self.workers:
            worker.process.join()
            worker.connection.close()
        gc.unfreeze()

    def _answers(self, worker: _Worker) -> Iterator[tuple[int, Result]]:
        try:
            number, result = worker.connection.recv()
        except (EOFError, OSError):
            yield from self._buried(worker)
            return
        worker.owed.remove(number)
        if not worker.owed:
            self._serve(worker)
        yield number, result

    def _serve(self, worker: _Worker) -> None:
        """Give `worker` its next helping; let it go when there is none."""
        helping = [self._waiting.pop() for _ in range(min(self._helping, len(self._waiting)))]
        worker.owed = list(helping)
        with suppress(OSError):  # it has died, which shows when it is asked for an answer
            worker.connection.send(helping)
        if not helping:
            self._leave(worker)

    def _leave(self, worker: _Worker) -> None:
        self.workers.remove(worker)
        worker.process.join()
        worker.connection.close()

    def _buried(self, worker: _Worker) -> Iterator[tuple[int, Result]]:
        """What it was working on when it died, as a failure; the rest goes to others."""
        self._leave(worker)
        number, *others = worker.owed
        self._waiting += reversed(others)
        code = worker.process.exitcode
        cause = f"was killed by signal {-code}" if code is not None and code < 0 else f"ended with status {code}"
        yield number, Result(Failure(self.copies[number].path, f"a bug in claimslint: the process that checked it {cause}", bug=True))


def _require_room() -> None:
    """Raise OSError when too few files can still be opened for one worker more."""
    opened: list[int] = []
    try:
        for _ in range(_ROOM):
            opened.append(os.open(os.devnull, os.O_RDONLY))  # noqa: PERF401 - what was opened is closed when one more cannot be
    finally:
        for descriptor in opened:
            os.close(descriptor)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put an interruption off, so that a process which is just being born does not die of it noisily."""
    mask = getattr(signal, "pthread_sigmask", None)
    before = mask(signal.SIG_BLOCK, {signal.SIGINT}) if mask is not None else None
    try:
        yield
    finally:
        if mask is not None:
            mask(signal.SIG_SETMASK, before)


def _work(connection: Connection[Any, Any], judge: Judging, copies: Sequence[Copy], not_ours: Sequence[Connection[Any, Any]]) -> None:
    """What a worker does until nothing is left, or until nobody listens any more. An interruption is the business of whoever started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in not_ours:
        other.close()
    try:
        while helping := connection.recv():
            for number in helping:
                connection.send((number, judge(copies[number])))
    except (EOFError, OSError):
        return


def available_processors() -> int:
    """Processors that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1
