"""Plain data kept in a folder of the user's from run to run, where nothing found is believed before it is checked.

A file holds a SHA-256 of its name and content, and the content as JSON. It is written under another name and moved into place, so that a
reader meets a whole file or none, whoever writes at the same time and whenever a process dies. What cannot be read, written or believed
is as good as absent: a cache makes a run faster, never wrong, and never fails it.
"""

from __future__ import annotations

import os
import stat
from json import dumps, loads
from pathlib import Path
from typing import Any

from linter.digests import sha256
from linter.records import dataclass

_DIGEST = 64


@dataclass(frozen=True, slots=True)
class Cache:
    """The files `<kind>-<name>.json` of `folder`, at most `most` of them: the oldest make room. The folder is made when it is needed."""

    folder: Path
    kind: str
    most: int

    def read(self, name: str) -> Any:
        """The plain data kept as `name`; None when there is none that can be believed."""
        try:
            return unpacked(name, self._file(name).read_bytes()) if is_own(self.folder) else None
        except OSError:
            return None

    def write(self, name: str, plain: Any) -> None:
        """Keep `plain` as `name`, if that is possible."""
        file = self._file(name)
        part = file.with_name(f".{file.name}.{os.getpid()}.part")
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not is_own(self.folder):
                return
            try:
                part.write_bytes(packed(name, plain))
                part.replace(file)
            finally:
                part.unlink(missing_ok=True)
            self._make_room()
        except OSError:
            return

    def _file(self, name: str) -> Path:
        return self.folder / f"{self.kind}-{name}.json"

    def _make_room(self) -> None:
        kept = sorted(self.folder.glob(f"{self.kind}-*.json"), key=lambda file: file.stat().st_mtime, reverse=True)
        for old in kept[self.most :]:
            old.unlink(missing_ok=True)


def is_own(folder: Path) -> bool:
    """Whether nobody but the user (and root) can have put something into `folder`. Raises OSError when there is none."""
    if os.name == "nt":
        return True
    status = folder.stat()
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def packed(name: str, plain: Any) -> bytes:
    """The content of a file that holds `plain` under `name`."""
    content = as_json(plain)
    return _digest(name, content) + content


def as_json(plain: Any) -> bytes:
    """`plain` as JSON, with escapes for all that is not ASCII: one wider character would make reading it take three times as long."""
    return dumps(plain, separators=(",", ":")).encode("ascii")


def unpacked(name: str, data: bytes) -> Any:
    """The plain data that the content of a file holds under `name`; None when it is not what `packed` made."""
    content = data[_DIGEST + 1 :]
    if data[: _DIGEST + 1] != _digest(name, content):
        return None
    try:
        return loads(content.decode("ascii"))
    except (ValueError, RecursionError):
        return None


def _digest(name: str, content: bytes) -> bytes:
    digest = sha256(f"{name}\n".encode())
    digest.update(content)
    return digest.hexdigest().encode() + b"\n"
