"""Results of earlier runs, kept in the user's cache folder: what a report says of a file that has not changed.

A run puts what it found anew into one file, a batch, beside those of earlier runs that asked the same. A batch is written under another
name, moved into place and never changed, so that a reader meets a whole one or none, whoever else writes and whenever a process dies. It
begins with a digest of its table, and the table holds a checksum of each result: what is spoilt is as good as absent. Nothing in a batch
is executed, and nothing but the report of a file is taken from it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from json import dumps, loads
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from linter.digests import KEPT_DIGITS, digest
from linter.registry.cache import is_own
from linter.reports.report import FileReport
from linter.reports.written import Written

MOST_BYTES: Final = 256 * 1024 * 1024
"""What all results together may take: the oldest make room."""
_MOST_BATCHES: Final = 8
"""Batches of one kind of run, after which they become one."""
_ABANDONED: Final = 3600
"""Seconds after which a batch that nobody has finished is thrown away."""
_ENDING: Final = ".batch"
_LONGEST_TABLE: Final = 64 * 1024 * 1024

_Place = tuple[Path, int, int, int, list[Any]]
"""Where what is written of a file is kept (batch, offset, length, checksum), and the numbers of its result."""


class Results:
    """The results of one kind of run: `run` stands for everything that they depend on beside the copy."""

    def __init__(self, folder: Path, run: str) -> None:
        self._folder = folder
        self._run = run
        self._places: dict[str, _Place] | None = None
        self._batches: list[Path] = []
        self._opened: dict[Path, Any] = {}

    def find(self, key: str) -> FileReport | None:
        """The result that was kept as `key`; None when there is none that can be believed."""
        if self._places is None:
            self._places = dict(self._listed())
        place = self._places.get(key)
        written = None if place is None else self._written(place)
        return None if place is None or written is None else _restored(place[-1], written)

    def keep(self, found: Mapping[str, FileReport]) -> None:
        """Keep each of `found` under its key, if that is possible."""
        if not found:
            return
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not is_own(self._folder):
                return
            packed = {key: (_numbers(report), report.written.data) for key, report in found.items()}
            merged = self._batches if len(self._batches) >= _MOST_BATCHES else []
            if merged:
                earlier = {key: (place[-1], self._written(place)) for key, place in (self._places or {}).items()}
                packed = {key: (numbers, written) for key, (numbers, written) in earlier.items() if written is not None} | packed
            self.close()
            _write(self._folder, self._run, packed)
            for batch in merged:
                batch.unlink(missing_ok=True)
            _make_room(self._folder)
        except OSError:
            return

    def close(self) -> None:
        """Let go of the batches."""
        for opened in self._opened.values():
            opened.close()
        self._opened.clear()

    def _listed(self) -> Iterator[tuple[str, _Place]]:
        """Every result of such runs and its place, those of later batches last."""
        try:
            if not is_own(self._folder):
                return
            names = [entry.name for entry in os.scandir(self._folder) if entry.name.startswith(self._run) and entry.name.endswith(_ENDING)]
        except OSError:
            return
        for name in sorted(names):
            batch = self._folder / name
            try:
                opened = open(batch, "rb", buffering=0)  # noqa: PTH123, SIM115 - kept open while results are read from it
                self._opened[batch] = opened
                table, body = _table(opened, self._run)
            except (OSError, ValueError, TypeError, RecursionError):
                continue
            self._batches.append(batch)
            for key, (offset, length, checksum, numbers) in table.items():
                yield key, (batch, body + offset, length, checksum, numbers)

    def _written(self, place: _Place) -> bytes | None:
        batch, offset, length, checksum, _ = place
        try:
            opened = self._opened[batch]
            opened.seek(offset)
            content: bytes = opened.read(length)
        except (OSError, ValueError, KeyError):
            return None
        return content if crc32(content) == checksum else None


def _table(opened: Any, run: str) -> tuple[dict[str, tuple[int, int, int, list[Any]]], int]:
    """The table of a batch, and where its results begin. Raises ValueError for one that cannot be believed."""
    first = opened.read(KEPT_DIGITS + 20)
    whole, size = first[:KEPT_DIGITS], int(first[KEPT_DIGITS:])
    if not 0 < size <= _LONGEST_TABLE:
        raise ValueError("no batch")
    content = opened.read(size)
    if _digest(run, content) != whole:
        raise ValueError("a spoilt batch")
    return loads(content.decode("ascii")), len(first) + size


def _write(folder: Path, run: str, packed: Mapping[str, tuple[list[Any], bytes]]) -> None:
    """Put results, each its numbers and what is written, into a batch of their own."""
    table: dict[str, tuple[int, int, int, list[Any]]] = {}
    offset = 0
    for key, (numbers, written) in packed.items():
        table[key] = (offset, len(written), crc32(written), numbers)
        offset += len(written)
    listed = dumps(table, separators=(",", ":")).encode("ascii")
    head = _digest(run, listed) + f"{len(listed):020}".encode()
    name = f"{run}-{time.time_ns():020}-{os.getpid()}"
    part = folder / f".{name}.part"
    try:
        with part.open("xb") as file:
            file.write(head + listed)
            file.writelines(written for _, written in packed.values())
        part.replace(folder / f"{name}{_ENDING}")
    finally:
        part.unlink(missing_ok=True)


def _make_room(folder: Path) -> None:
    """Throw away the oldest batches until the rest is within bounds, and what was never finished."""
    now, total = time.time(), 0
    batches = []
    for entry in os.scandir(folder):
        status = entry.stat(follow_symlinks=False)
        if entry.name.endswith(_ENDING):
            batches.append((status.st_mtime, status.st_size, entry.path))
        elif entry.name.endswith(".part") and now - status.st_mtime > _ABANDONED:
            os.unlink(entry.path)  # noqa: PTH108 - an entry of a scan
    for _, size, path in sorted(batches, reverse=True):
        total += size
        if total > MOST_BYTES:
            Path(path).unlink(missing_ok=True)


def _numbers(report: FileReport) -> list[Any]:
    counted = (report.errors, report.warnings, report.notes, report.suppressed)
    return [report.path, report.context, report.markets, *counted, report.written.is_packed]


def _restored(kept: list[Any], data: bytes) -> FileReport | None:
    try:
        path, context, markets, errors, warnings, notes, suppressed, is_packed = kept
        return FileReport(path, context, errors, warnings, notes, suppressed, Written(data, is_packed), markets=tuple(markets))
    except (ValueError, TypeError):
        return None


def _digest(run: str, table: bytes) -> bytes:
    return digest(f"{run}\n".encode() + table).hexdigest().encode()
