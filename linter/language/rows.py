"""Rows of whole numbers, side by side in one stretch of bytes: read without making anything of a row before it is asked for."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from typing import Final

_SIZE: Final = 4
"""Bytes of a number; the lowest comes first, whichever the machine is."""


def packed(rows: Iterable[Sequence[int]]) -> bytes:
    """`rows` as bytes: how many there are, where each begins and the last ends, and what is in them."""
    rows = list(rows)
    numbers = array("i", chain((len(rows), 0), accumulate(map(len, rows)), chain.from_iterable(rows)))
    return _turned(numbers).tobytes()


def unpacked(stored: bytes | memoryview) -> memoryview:
    """The numbers that `packed` made, as it laid them out and where they stand. Raises ValueError where they make up no rows."""
    if len(stored) % _SIZE:
        raise ValueError("no whole numbers")
    numbers = memoryview(stored).cast("i")
    if sys.byteorder == "big":
        numbers = memoryview(_turned(array("i", numbers)))
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
    """The rows that are `stored`: all their `numbers`, and their `ends`, 0 before them. Raises ValueError where there are none."""

    def __init__(self, stored: bytes | memoryview) -> None:
        count, *numbers = unpacked(stored).tolist()
        self.ends = numbers[: count + 1]
        self.numbers = numbers[count + 1 :]
        if self.ends != sorted(self.ends):
            raise ValueError("rows that overlap")

    def __len__(self) -> int:
        return len(self.ends) - 1

    def __iter__(self) -> Iterator[Sequence[int]]:
        return (self.numbers[begin:end] for begin, end in pairwise(self.ends))

    def __getitem__(self, row: int) -> Sequence[int]:  # type: ignore[override] # there is no slice of rows
        return self.numbers[self.ends[row] : self.ends[row + 1]]
