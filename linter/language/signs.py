"""The signals that were seen on a page, and what they add up to."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from linter.documents.model import Block
from linter.findings import Span
from linter.records import dataclass
from linter.registry.vocabulary import Signal

NOWHERE: Final = -1
"""What stands for no block."""

Seen = tuple[Signal, int, int, int, bool]
"""A signal that was seen: the block it stands in or before (or NOWHERE), where it begins and ends, whether it is no prose but a feature.

What stands in prose is placed in the text of its block, a feature in the source: few places are ever asked for.
"""


@dataclass(frozen=True, slots=True)
class Sign:
    """One signal seen on the page: its place, the block it stands in or before, and whether it is no prose but a feature.

    `counts` is whether it said anything here; `counted` is what it added to the scores: its weight, half of it, or nothing.
    """

    signal: Signal
    span: Span
    block: int | None = None
    is_feature: bool = False
    counts: bool = False
    counted: float = 0.0

    @property
    def mentions_therapy(self) -> bool:
        """Whether the page mentions the therapy with it: what is as good as a name needs not count for that."""
        return self.signal.therapy == "named" or (self.counts and self.signal.therapy is not None)


class SignTable(Collection[Sign]):
    """Signs in order, made of what was `seen` in `blocks` and of what each of it counts (None where it says nothing here).

    They are kept as numbers side by side: a long page has a hundred thousand, of which a few dozen count.
    """

    __slots__ = ("_blocks", "_counted", "_ends", "_features", "_signals", "_starts", "_within")

    def __init__(self, seen: Sequence[Seen], counts: Sequence[float | None], blocks: Sequence[Block] = ()) -> None:
        signals, within, starts, ends, features = zip(*seen, strict=True) if seen else ((), (), (), (), ())
        self._signals: tuple[Signal, ...] = signals
        self._within, self._starts, self._ends = array("i", within), array("i", starts), array("i", ends)
        self._features = bytes(features)
        self._blocks = blocks
        self._counted = {number: counted for number, counted in enumerate(counts) if counted is not None}

    def __len__(self) -> int:
        return len(self._signals)

    def __contains__(self, sign: object) -> bool:
        return any(sign == own for own in self)

    def places(self) -> Iterator[tuple[Signal, int | None, bool]]:
        """The signal of each, the block it stands in or before, and whether it is no prose but a feature."""
        for signal, block, is_feature in zip(self._signals, self._within, self._features, strict=True):
            yield signal, None if block == NOWHERE else block, bool(is_feature)

    def counting(self) -> Iterator[tuple[Signal, int | None, float]]:
        """The signal of each that says something here, the block it stands in or before, and what it counts."""
        for number, counted in self._counted.items():
            block = self._within[number]
            yield self._signals[number], None if block == NOWHERE else block, counted

    def __iter__(self) -> Iterator[Sign]:
        for number, (signal, block, is_feature) in enumerate(self.places()):
            start, end = self._starts[number], self._ends[number]
            span = Span(start, end) if is_feature or block is None else self._blocks[block].span(start, end)
            yield Sign(signal, span, block, is_feature, number in self._counted, self._counted.get(number, 0.0))


@dataclass(frozen=True, slots=True)
class Signs:
    """All signals of a page, whether it mentions the therapy at all, and whether its title or first heading does.

    `scores` are keyed by what a signal points towards; `of_others` says that the page is about somebody else's treatment, `offers_it` that
    a sentence of such a page which names the therapy offers it, `of_field` that the page mentions it or speaks of bodies and what ails
    them; `sums_alone` is what its sums of money add to the promotional score when nothing else that offers does; `addresses` says that it
    speaks to its reader, of itself or for what it tells of, or is too short to tell.
    """

    signs: SignTable
    scores: dict[str, float]
    mentions_product: bool
    headed_by_product: bool = False
    of_others: bool = False
    offers_it: bool = False
    of_field: bool = True
    sums_alone: float = 0.0
    addresses: bool = True

    def score(self, towards: str) -> float:
        """The weight gathered towards a context, `promotional` or `not-promotional`."""
        return self.scores.get(towards, 0.0)


NO_SIGNS = Signs(SignTable((), ()), {}, mentions_product=False)
"""What is known of a page that could not be understood."""
