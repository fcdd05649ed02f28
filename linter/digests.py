"""SHA-256, imported when something is first digested.

The library behind it takes as long to load as everything that a short run imports of the standard library beside it, and a run that
neither uses nor keeps anything digests next to nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import _Hash


def sha256(data: bytes = b"") -> _Hash:
    """As `hashlib.sha256`."""
    import hashlib

    return hashlib.sha256(data)


def little_sha256(data: bytes) -> _Hash:
    """The same of some hundred bytes: slower for each of them, and there at once."""
    return _own_sha256()(data)


@cache
def _own_sha256() -> Callable[[bytes], _Hash]:
    """The interpreter's own SHA-256, which the library falls back on and `random` goes by; the library's where there is none."""
    for name in ("_sha2", "_sha256"):  # from Python 3.12 on; before
        with suppress(ImportError):
            own: Callable[[bytes], _Hash] = __import__(name).sha256
            return own
    return sha256
