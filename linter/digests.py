"""SHA-256, imported when something is first digested.

The library behind it takes as long to load as everything that a short run imports of the standard library beside it, and a run that
neither uses nor keeps anything digests nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import _Hash


def sha256(data: bytes = b"") -> _Hash:
    """As `hashlib.sha256`."""
    import hashlib

    return hashlib.sha256(data)
