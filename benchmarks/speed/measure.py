"""Runs commands and tells what they cost: elapsed and processor time, peak memory, output.

Elapsed time tells what a user waits for, and is as noisy as the machine is busy; processor time is steadier. Peak memory is never told as
less than what the process that started the command had taken up by then (20 to 45 MB), so that one does nothing large itself.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CORE = 0
"""The core that single-core runs are held to."""


@dataclass(frozen=True, slots=True)
class Cost:
    """One run: seconds elapsed, seconds of processor time, peak memory in MB, and the exit status; None when it took too long."""

    elapsed: float
    processor: float
    memory: float
    status: int | None


def run(command: Sequence[str], output: Path, limit: float, environment: Mapping[str, str] | None = None) -> Cost:
    """Run `command` with its standard output in the file `output`, for `limit` seconds at most.

    Raises OSError when it cannot be started.
    """
    started = time.perf_counter()
    with output.open("wb") as file, Path(os.devnull).open("rb") as nothing:
        process = subprocess.Popen(command, stdin=nothing, stdout=file, stderr=subprocess.DEVNULL, env=environment, start_new_session=True)
        waiting = started + limit
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if time.perf_counter() > waiting:
                os.killpg(process.pid, signal.SIGKILL)
                os.wait4(process.pid, 0)
                process.returncode = -signal.SIGKILL
                return Cost(limit, limit, 0.0, None)
            time.sleep(0.001 if time.perf_counter() - started < 1 else 0.01)
    elapsed = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode)


def environment_of(cache: Path) -> dict[str, str]:
    """The environment that programs are measured in: caches below `cache`; Python modules stay compiled, as where they are installed."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, "XDG_CACHE_HOME": str(cache)}


def best(costs: Sequence[Cost]) -> Cost:
    """The least of each: what the work costs when nothing disturbs it."""
    return Cost(
        min(cost.elapsed for cost in costs),
        min(cost.processor for cost in costs),
        max(cost.memory for cost in costs),
        costs[-1].status,
    )
