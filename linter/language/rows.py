"""Rows of whole numbers, side by side in one stretch of bytes: read without making anything of a row before it is asked for."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from typing import Final

_SIZE: Final = 4
"""Bytes of a number; the lowest comes first, whichever the machine is."""


def packed(rows: Iterable[Sequence[int]]) -> bytes:
    """`rows` as bytes: how many there are, where each begins and the last ends, and what is in them."""
    rows = list(rows)
    numbers = array("i", chain((len(rows), 0), accumulate(map(len, rows)), chain.from_iterable(rows)))
    return _turned(numbers).tobytes()


def unpacked(stored: bytes) -> array[int]:
    """The numbers that `packed` made, as it laid them out. Raises ValueError where they do not make up rows."""
    if len(stored) % _SIZE:
        raise ValueError("no whole numbers")
    numbers = array("i")
    numbers.frombytes(stored)
    numbers = _turned(numbers)
    count = numbers[0] if numbers else -1
    if not 0 <= count <= len(numbers) - 2 or numbers[1] != 0 or numbers[count + 1] != len(numbers) - count - 2:
        raise ValueError("no rows of whole numbers")
    return numbers


def _turned(numbers: array[int]) -> array[int]:
    """`numbers` from the order of this machine to that of the file, or back."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


class Rows(Sequence[Sequence[int]]):
    """The rows that `stored` holds. Raises ValueError where it holds none, or their ends are in no order."""

    def __init__(self, stored: bytes) -> None:
        numbers = unpacked(stored)
        count = numbers[0]
        self._ends = numbers[1 : count + 2]
        self.numbers = numbers[count + 2 :]
        if list(self._ends) != sorted(self._ends):
            raise ValueError("rows that overlap")

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, row: int) -> Sequence[int]:  # type: ignore[override] # there is no slice of rows
        return self.numbers[self._ends[row] : self._ends[row + 1]]
