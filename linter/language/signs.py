"""The signals that were seen on a page, and what they add up to; and what those who look for them share, in Python and compiled."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from typing import Any, Final

from linter.documents.model import Block
from linter.findings import Context, Span
from linter.language.fold import fold
from linter.records import dataclass, field
from linter.regexes import regex
from linter.registry.vocabulary import Signal

NOWHERE: Final = -1
"""What stands for no block."""
AGAINST: Final = "not-promotional"
PROMOTING: Final = "promotional"
"""Towards what a signal speaks for or against promotion."""
OFFERING: Final = frozenset({PROMOTING, Context.COMMERCIAL_OFFER})
"""Towards what a signal says nothing that is quoted: those are the words of others, or an example of what is not to be said."""
ABOUT_THE_PAGE: Final = frozenset({None, PROMOTING, AGAINST, Context.COMMERCIAL_OFFER})
"""Towards what a signal says nothing that stands in what the site repeats on each of its pages."""
PLAIN: Final = 3.0
"""Weight of what is an offer, and no more than goes with one."""
TELLING: Final = 5.0
"""Score at which a signal has told what else the page is, so that others yield to it."""
SIGNED: Final = 1.0
"""Promotional weight from which a signal is a sign of an offer, and more than speaking to a reader."""
REPEATS: Final = 2
"""How often one signal counts, the second time half."""
DISTINCT: Final = 4
"""How many different passages of one signal count that tells what else a page is."""
IN_TITLE: Final = 2
"""A title tells twice as much of what else a page is."""
MARKS: Final = 2
"""How many different marks it takes to tell what else a page is: a title names a thing that its page may only borrow from, as a passing
word does."""
DOUBTFUL: Final = 0.5
"""How much a signal counts that has not told what else the page is."""
LONG: Final = 120
"""Words of a page that speaks to its reader, of itself or for what it tells of, if it offers anything; a shorter one may be a label."""
ADDRESSING: Final = 1 / 200
"""How often it does, for each word. Of the 730 pages of labelled copy that offer something one does so more seldom (it praises what it
sells all through), and a third of those that offer nothing: journals, committees and newspapers tell of others in the third person."""
_QUOTATION = regex(r"[\"“][^\"“”\n]*[\"”](\s*[-–—]+\s*\w)?")
"""A quotation, and whether it is signed: those who praise a house are signed behind a dash, and their words are its own."""

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
    """Signs in order, seen in `blocks`: the `signals`, the blocks they stand `within`, their `starts` and `ends`, whether they are
    `features`, and by their numbers what those are `counted` that say something here.

    They are kept as numbers side by side: a long page has a hundred thousand, of which a few dozen count.
    """

    __slots__ = ("_blocks", "_counted", "_ends", "_features", "_signals", "_starts", "_within")

    def __init__(
        self,
        signals: Sequence[Signal],
        within: Sequence[int],
        starts: Sequence[int],
        ends: Sequence[int],
        features: bytes,
        counted: Mapping[int, float],
        blocks: Sequence[Block],
    ) -> None:
        self._signals = signals
        self._within, self._starts, self._ends = within, starts, ends
        self._features, self._counted = features, counted
        self._blocks = blocks

    def __len__(self) -> int:
        return len(self._signals)

    def __contains__(self, sign: object) -> bool:
        return any(sign == own for own in self)

    def places(self) -> Iterator[tuple[Signal, int | None, bool]]:
        """The signal of each, the block it stands in or before, and whether it is no prose but a feature."""
        for signal, block, is_feature in zip(self._signals, self._within, self._features, strict=True):
            yield signal, None if block == NOWHERE else block, bool(is_feature)

    def placed(self, names: Set[str], first: int) -> list[tuple[str, int, bool]]:
        """The id of each that is of `names` and stands in or before block `first` or a later one, that block, whether it is a feature."""
        return [
            (signal.id, block, bool(is_feature))
            for signal, block, is_feature in zip(self._signals, self._within, self._features, strict=True)
            if block >= first and signal.id in names
        ]

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


NO_SIGNS = Signs(SignTable((), (), (), (), b"", {}, ()), {}, mentions_product=False)
"""What is known of a page that could not be understood."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What was seen on a page, and what it adds up to: see `Signs`. `of_therapy` is what speaks of the therapy, and whether it counts."""

    signs: SignTable
    scores: dict[str, float]
    sums_alone: float
    addresses: bool
    of_therapy: tuple[tuple[Seen, bool], ...]


@dataclass(frozen=True, slots=True)
class KnownSignals:
    """The signals of a registry by how they are seen: made once, for all pages.

    `titling` has each by the label of its phrases that count in a title alone, `titles` are those labels. `linked` are seen by features,
    `asking` by the fields of a form; `links` are the parts of addresses that are looked for. `beside` say something only to signals that
    need them, of which none is seen by a feature; `needing` are the labels of the titles of those that need others, with what they need.
    `takes_back` has each by the label of what takes it back in the same sentence. `traits` is for what is compiled to keep what it knows.
    Which of them have phrases is not asked: a registry that is stored for checking has them in its lexicon alone.
    """

    titling: Mapping[str, Signal]
    titles: frozenset[str]
    linked: tuple[Signal, ...]
    asking: tuple[Signal, ...]
    links: tuple[str, ...]
    beside: frozenset[str]
    needing: tuple[tuple[str, tuple[str, ...]], ...]
    takes_back: Mapping[str, str]
    traits: list[Any] = field(default_factory=list, repr=False, compare=False)


def known_signals(signals: Sequence[Signal]) -> KnownSignals:
    """`signals` made ready for reading pages."""
    elsewhere = [each for each in signals if each.links or each.schema_types or each.inputs]
    return KnownSignals(
        {title_label(signal): signal for signal in signals},
        frozenset(map(title_label, signals)),
        tuple([signal for signal in signals if signal.links or signal.schema_types]),
        tuple([signal for signal in signals if signal.inputs]),
        tuple(dict.fromkeys([part for signal in signals for part in signal.links])),
        frozenset([signal.id for signal in signals if signal.towards is None and not signal.speaks_alone]).difference(
            [need for signal in elsewhere for need in signal.needs]
        ),
        tuple([(title_label(signal), signal.needs) for signal in signals if signal.needs]),
        {unless_label(signal): signal.id for signal in signals},
    )


def title_label(signal: Signal) -> str:
    """The label of a signal's phrases that count in a title alone."""
    return f"title:{signal.id}"


def unless_label(signal: Signal) -> str:
    """The label of what takes a signal back in the same sentence."""
    return f"signal:{signal.id}:unless"


def passage_of(text: str) -> str:
    """The words of a passage: two that a reader reads alike are one, whatever markup, spaces and quotes they are written with."""
    return " ".join(fold(text).split())


def unsigned(text: str) -> list[tuple[int, int]]:
    """Where the quotations in `text` stand that nobody has signed."""
    return [each.span() for each in _QUOTATION.finditer(text) if each.group(1) is None]
