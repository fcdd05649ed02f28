"""Digests: BLAKE2b for what a run keeps for the next, SHA-256 for what others compare.

Both are the interpreter's own where it has them. The library that `hashlib` is built on takes as long to load as everything that a short
run imports of the standard library beside it; and BLAKE2b takes half as long as SHA-256 where the processor has no instructions for that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from hashlib import _Hash

KEPT_DIGITS: Final = 40
"""Hexadecimal digits of a digest of what is kept."""


def digest(data: bytes = b"") -> _Hash:
    """What something that is kept is known by, or held against: BLAKE2b of `KEPT_DIGITS`, begun with `data`."""
    blake2b: Callable[..., _Hash] = _own("blake2b", ("_blake2",))
    return blake2b(data, digest_size=KEPT_DIGITS // 2)


def sha256(data: bytes = b"") -> _Hash:
    """As `hashlib.sha256`, and there at once: slower for each byte where the processor has instructions for it."""
    return making_sha256()(data)


def making_sha256() -> Callable[[bytes], _Hash]:
    """What `sha256` calls, for whoever makes many."""
    own: Callable[[bytes], _Hash] = _own("sha256", ("_sha2", "_sha256"))  # the first from Python 3.12 on
    return own


@cache
def _own(algorithm: str, modules: Sequence[str]) -> Any:
    """What begins a digest: that of the first of `modules` that is there, else that of `hashlib`."""
    for module in modules:
        with suppress(ImportError):
            return getattr(__import__(module), algorithm)
    import hashlib

    return getattr(hashlib, algorithm)
