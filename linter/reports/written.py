"""What a report says of one file, kept until all files are read: as it is, or packed where it is long.

A report begins with what all files add up to, so that what is written of them has to wait. A long page has findings with a thousand times
the same words: packed they take a sixth of the room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from itertools import chain
from typing import Final

from linter.records import dataclass

_LONG: Final = 1_000_000
"""Bytes from which it is packed: for the few pages that are so long, it takes a hundredth of the time in which they are checked."""
_HARD: Final = 4
"""How hard it is packed: the least hard takes a quarter more room and saves a hundredth of the run, harder ones take twice the time."""
_AT_ONCE: Final = 16_384
"""Packed bytes that are unpacked at a time."""


@dataclass(frozen=True, slots=True)
class Written:
    """UTF-8 text that is written out by `pieces`; `source` is that text (or what it was packed into), or reads it."""

    source: bytes | Callable[[], bytes]
    is_packed: bool = False

    @property
    def data(self) -> bytes:
        """The text, or what it has been packed into. Raises OSError where it is kept and cannot be read any more."""
        return self.source if isinstance(self.source, bytes) else self.source()

    def pieces(self) -> Iterator[bytes]:
        """The text, in pieces."""
        data = self.data
        if not self.is_packed:
            yield data
            return
        from zlib import decompressobj  # few pages are so long

        packing = decompressobj()
        for at in range(0, len(data), _AT_ONCE):
            yield packing.decompress(data[at : at + _AT_ONCE])
        yield packing.flush()


def written(pieces: Iterable[str]) -> Written:
    """What `pieces` are as one; what is no character is written as an escape."""
    encoded = (piece.encode("utf-8", "backslashreplace") for piece in pieces)
    short: list[bytes] = []
    size = 0
    for piece in encoded:
        short.append(piece)
        size += len(piece)
        if size > _LONG:
            return Written(_packed(chain(short, encoded)), is_packed=True)
    return Written(b"".join(short))


def _packed(pieces: Iterable[bytes]) -> bytes:
    """`pieces` packed; what comes of each goes behind the last at once, for to join them all would take their room twice."""
    from zlib import compressobj

    packing, packed = compressobj(_HARD), BytesIO()
    for piece in pieces:
        packed.write(packing.compress(piece))
    packed.write(packing.flush())
    return packed.getvalue()
