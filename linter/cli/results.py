"""Results of earlier runs, kept in the user's cache folder: what a report says of a file that has not changed.

A run puts what it found anew into one file, a batch, beside those of earlier runs that asked the same. A batch is written under another
name, moved into place and never changed, so that a reader meets a whole one or none, whoever else writes and whenever a process dies. It
begins with a digest of its table, and the table holds a checksum of each result: what is spoilt is as good as absent. Nothing in a batch
is executed, and nothing but the report of a file is taken from it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from errno import EIO
from json import dumps, loads
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from linter.digests import KEPT_DIGITS, digest
from linter.registry.cache import is_own, opened
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
_HEAD: Final = KEPT_DIGITS + 20
"""Bytes of a batch before its table: the digest of the table, and how long it is."""

_Row = tuple[int, int, int, list[Any]]
"""What the table of a batch says of a result: where what is written lies in its body (offset, length, checksum), and its numbers."""


class _Batch:
    """A batch that is open for as long as somebody may read from it: a report reads what is written of a file when it is written out."""

    def __init__(self, path: Path, run: str) -> None:
        """Open it and take in its table. Raises OSError or ValueError for one that cannot be had or believed."""
        self._descriptor = opened(path)
        first = self._read(0, _HEAD)
        whole, size = first[:KEPT_DIGITS], int(first[KEPT_DIGITS:])
        if not 0 < size <= _LONGEST_TABLE:
            raise ValueError("no batch")
        table = self._read(_HEAD, size)
        if _digest(run, table) != whole:
            raise ValueError("a spoilt batch")
        self.rows: dict[str, _Row] = loads(table.decode("ascii"))
        self._body = _HEAD + size

    def __del__(self) -> None:
        if hasattr(self, "_descriptor"):
            os.close(self._descriptor)

    def is_sound(self, row: _Row) -> bool:
        """Whether what `row` tells the place of is what was kept there."""
        try:
            return crc32(self.written(row)) == row[2]
        except OSError:
            return False

    def written(self, row: _Row) -> bytes:
        """What is written of a file, by its row. Raises OSError where it cannot be had."""
        offset, length, *_ = row
        content = self._read(self._body + offset, length)
        if len(content) != length:
            raise OSError(EIO, "what was kept of an earlier run has been cut short")
        return content

    def _read(self, at: int, length: int) -> bytes:
        os.lseek(self._descriptor, at, os.SEEK_SET)
        return os.read(self._descriptor, length)


class Results:
    """The results of one kind of run: `run` stands for everything that they depend on beside the copy."""

    def __init__(self, folder: Path, run: str) -> None:
        self._folder = folder
        self._run = run
        self._batches: dict[Path, _Batch] | None = None
        self._places: dict[str, tuple[_Batch, _Row]] = {}

    def find(self, key: str) -> FileReport | None:
        """The result that was kept as `key`; None when there is none that can be believed.

        Its text was read and is let go again: of thousands of files it would take more time to find room for than to read it twice.
        """
        self._open()
        place = self._places.get(key)
        if place is None:
            return None
        batch, row = place
        return _restored(row[-1], lambda: batch.written(row)) if batch.is_sound(row) else None

    def keep(self, found: Mapping[str, FileReport]) -> None:
        """Keep each of `found` under its key, if that is possible."""
        if not found:
            return
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not is_own(self._folder):
                return
            packed = {key: (_numbers(report), report.written.data) for key, report in found.items()}
            merged = tuple(self._open()) if len(self._open()) >= _MOST_BATCHES else ()
            if merged:
                packed = {key: (row[-1], batch.written(row)) for key, (batch, row) in self._places.items() if batch.is_sound(row)} | packed
            self.close()
            _write(self._folder, self._run, packed)
            for batch in merged:
                with suppress(PermissionError):  # where what is read cannot be removed, a later run does it
                    batch.unlink(missing_ok=True)
            _make_room(self._folder)
        except OSError:
            return

    def close(self) -> None:
        """Let go of the batches that no result is read from."""
        self._batches = None
        self._places = {}

    def _open(self) -> Mapping[Path, _Batch]:
        """The batches of such runs, with the place of each of their results known; those of later ones count."""
        if self._batches is None:
            self._batches = dict(self._listed())
            self._places = {key: (batch, row) for batch in self._batches.values() for key, row in batch.rows.items()}
        return self._batches

    def _listed(self) -> Iterator[tuple[Path, _Batch]]:
        """Every batch of such runs that can be believed, the oldest first."""
        try:
            if not is_own(self._folder):
                return
            names = [entry.name for entry in os.scandir(self._folder) if entry.name.startswith(self._run) and entry.name.endswith(_ENDING)]
        except OSError:
            return
        for name in sorted(names):
            with suppress(OSError, ValueError, TypeError, RecursionError):
                yield self._folder / name, _Batch(self._folder / name, self._run)


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


def _restored(kept: list[Any], written: Callable[[], bytes]) -> FileReport | None:
    try:
        path, context, markets, errors, warnings, notes, suppressed, is_packed = kept
        return FileReport(path, context, errors, warnings, notes, suppressed, Written(written, is_packed), markets=tuple(markets))
    except (ValueError, TypeError):
        return None


def _digest(run: str, table: bytes) -> bytes:
    return digest(f"{run}\n".encode() + table).hexdigest().encode()
