"""The installed command, run as a user runs it: in a process of its own, in a folder of its own."""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


@dataclass(frozen=True)
class Answer:
    """What the command said."""

    status: int
    out: str
    err: str

    @property
    def report(self) -> Any:
        return json.loads(self.out)

    @property
    def paths(self) -> list[str]:
        return [file["path"] for file in self.report["files"]]


Run = Callable[..., Answer]


def interruptible() -> None:
    """For a process that is to be interrupted: whoever started the tests in the background has made their children deaf to it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """A run sets its registry apart from what is looked through for garbage; where hundreds run in one process, none would ever be freed."""
    apart = gc.get_freeze_count()
    yield
    if gc.get_freeze_count() > apart:
        gc.unfreeze()
        gc.collect()


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder of the tests' own."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def run(tmp_path: Path, cache: Path) -> Run:
    """Run `claimslint` with arguments in the test's folder, which is a repository, so that no config above it counts."""
    (tmp_path / ".git").mkdir(exist_ok=True)
    command = Path(sys.executable).with_name("claimslint")

    def run(*arguments: str, stdin: bytes = b"", cwd: Path = tmp_path, **environment: str) -> Answer:
        done = subprocess.run(
            [command, *arguments],
            cwd=cwd,
            input=stdin,
            capture_output=True,
            env={**os.environ, "XDG_CACHE_HOME": str(cache), **environment},
            check=False,
            timeout=120,
        )
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a file below the test's folder."""

    def write(name: str, content: str | bytes = "") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write
