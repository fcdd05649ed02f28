"""Plain data kept in a folder of the user's from run to run, where nothing found is believed before it is checked.

A file holds a digest of its name and content, and the content: JSON, and behind it the long texts and the bytes that the JSON refers
to, which take a fraction of the time to read there; of the bytes a view is given, and no copy. It is written under another name and moved
into place, so that a reader meets a whole file or none, whoever writes at the same time and whenever a process dies. What cannot be read,
written or believed is as good as absent: a cache makes a run faster, never wrong, and never fails it.
"""

from __future__ import annotations

import os
import stat
from errno import EINVAL
from json import dumps, loads
from pathlib import Path
from typing import Any, Final

from linter.digests import KEPT_DIGITS, digest
from linter.records import dataclass

WIDTH: Final = 8
"""Where bytes that are kept begin, counted from the start of the file, is a multiple of this: numbers in them can be read in place."""

_LONG = 1000
_TEXT, _BYTES = "\x7f", "\x7f\x7f"
"""The keys of mappings that stand for a long text and for bytes, with where these begin and end; nothing kept has them for names."""


@dataclass(frozen=True, slots=True)
class Cache:
    """The files `<kind>-<name>.json` of `folder`, at most `most` of them: the oldest make room. The folder is made when it is needed."""

    folder: Path
    kind: str
    most: int

    def read(self, name: str) -> Any:
        """The plain data kept as `name`; None when there is none that can be believed."""
        try:
            return unpacked(name, _content(self._file(name))) if is_own(self.folder) else None
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


def opened(path: Path) -> int:
    """A descriptor from which the file at `path` can be read. Raises OSError for what is no regular file: a pipe would be waited for."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise OSError(EINVAL, "this is no regular file", str(path))


def _content(path: Path) -> bytes:
    with os.fdopen(opened(path), "rb") as file:
        return file.read()


def is_own(folder: Path) -> bool:
    """Whether nobody but the user (and root) can have put something into `folder`. Raises OSError when there is none."""
    if os.name == "nt":
        return True
    status = folder.stat()
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def packed(name: str, plain: Any) -> bytes:
    """The content of a file that holds `plain` under `name`."""
    content = written(plain, after=KEPT_DIGITS + 1)
    return _digest(name, content) + content


def written(plain: Any, *, after: int = 0) -> bytes:
    """`plain` as bytes: JSON in which places stand for its long texts and for bytes in it, then a NUL and what stands at these places.

    `after` bytes are to stand before it in the file.
    """
    behind = bytearray()
    head = dumps(_shortened(plain, behind), separators=(",", ":")).encode("ascii")
    return head + b" " * (-(after + len(head) + 1) % WIDTH) + b"\0" + behind


def read(content: bytes, after: int = 0) -> Any:
    """The plain data that was `written` and stands in `content` after so many bytes. Raises ValueError for anything else."""
    end = content.find(b"\0", after)
    if end < 0:
        raise ValueError("nothing is kept here")
    behind = memoryview(content)[end + 1 :]

    def whole(mapping: dict[str, Any]) -> Any:
        if _TEXT in mapping:
            return str(_part(behind, *mapping[_TEXT]), "utf-8", "surrogatepass")
        return _part(behind, *mapping[_BYTES]) if _BYTES in mapping else mapping

    try:
        return loads(content[after:end], object_hook=whole)
    except (TypeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _part(behind: memoryview, begin: int, end: int) -> memoryview:
    if not 0 <= begin <= end <= len(behind):
        raise ValueError("there is nothing at such a place")
    return behind[begin:end]


def _shortened(plain: Any, behind: bytearray) -> Any:
    """`plain` with a mapping in place of each long text and of bytes, which are put `behind`."""
    if isinstance(plain, dict):
        return {key: _shortened(value, behind) for key, value in plain.items()}
    if isinstance(plain, list):
        return [_shortened(value, behind) for value in plain]
    if isinstance(plain, (bytes, memoryview)):
        return {_BYTES: _added(plain, behind)}
    if isinstance(plain, str) and len(plain) >= _LONG:
        return {_TEXT: _added(plain.encode("utf-8", "surrogatepass"), behind)}
    return plain


def _added(part: bytes | memoryview, behind: bytearray) -> list[int]:
    """Where `part` stands once it is `behind`."""
    behind += bytes(-len(behind) % WIDTH)
    begin = len(behind)
    behind += part
    return [begin, len(behind)]


def unpacked(name: str, data: bytes) -> Any:
    """The plain data that the content of a file holds under `name`; None when it is not what `packed` made."""
    begin = KEPT_DIGITS + 1
    if data[:begin] != _digest(name, memoryview(data)[begin:]):
        return None
    try:
        return read(data, begin)
    except ValueError:
        return None


def _digest(name: str, content: bytes | memoryview) -> bytes:
    whole = digest(f"{name}\n".encode())
    whole.update(content)
    return whole.hexdigest().encode() + b"\n"
