"""Which signals a page shows in what it says, what each that was seen counts, and what they tell together.

`linter.language._sighting` does the same compiled, in one call a page.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence, Set
from functools import reduce
from operator import add

from linter.documents.model import Document, Visibility
from linter.language.declining import spoken_of
from linter.language.numbering import Index
from linter.language.reading import Reading
from linter.language.signs import (
    ABOUT_THE_PAGE,
    ADDRESSING,
    AGAINST,
    DISTINCT,
    DOUBTFUL,
    IN_TITLE,
    LONG,
    MARKS,
    OFFERING,
    PLAIN,
    PROMOTING,
    REPEATS,
    SIGNED,
    TELLING,
    KnownSignals,
    Seen,
    SignTable,
    Tally,
    passage_of,
    unsigned,
)
from linter.registry.vocabulary import Signal

SignalAt = tuple[int, int, Signal]
"""A signal in a sentence: start and end token."""
_HIDDEN = Visibility.HIDDEN

Counts = Sequence[float | None]
"""What each signal that was seen counts; None for one that says nothing here."""


def tally(document: Document, index: Index, known: KnownSignals, titles: Set[int], aside: Set[int], featured: Sequence[Seen]) -> Tally:
    """The signals of a page and what they add up to: those in what it says, and those that are `featured`.

    `titles` and `aside` are numbers of blocks: the titles, and what speaks of the site.
    """
    seen = [*_said(document, index, known, titles), *featured]
    counts = counted(document, seen, titles, aside)
    return Tally(
        sign_table(document, seen, counts),
        scores_of(seen, counts),
        sums_alone(seen, counts),
        addresses(index, seen, counts, aside),
        tuple([(each, own is not None) for each, own in zip(seen, counts, strict=True) if each[0].therapy is not None]),
    )


def sign_table(document: Document, seen: Sequence[Seen], counts: Counts) -> SignTable:
    """What was seen in `document`, and what each counts, side by side."""
    signals, within, starts, ends, features = zip(*seen, strict=True) if seen else ((), (), (), (), ())
    counted = {number: own for number, own in enumerate(counts) if own is not None}
    return SignTable(signals, array("i", within), array("i", starts), array("i", ends), bytes(features), counted, document.blocks)


def _said(document: Document, index: Index, known: KnownSignals, titles: Set[int]) -> list[Seen]:
    """The signals in what the page says, hidden parts left out; what stands in a title counts first."""
    blocks, beside = document.blocks, known.beside
    takes_back = known.takes_back
    taken_back = {takes_back[label]: index.with_any(label) for label in takes_back.keys() & index.labels}  # by signal the sentences
    passed_over: Set[str] | None = None
    is_quoted, is_of_therapy = _quotations(document), spoken_of(document, index.readings, titles)
    heading: list[Seen] = []
    running: list[Seen] = []
    for number, reading in enumerate(index.readings):
        block = reading.block
        signals: Sequence[SignalAt] = reading.signals
        is_title = block in titles
        if len(signals) > 1:
            signals = _each_once(signals)
        if is_title:
            signals = (*signals, *_titled(reading, known))
        if not signals or blocks[block].visibility is _HIDDEN:
            continue
        sentence, seen = reading.sentence, heading if is_title else running
        for start, end, signal in signals:
            name = signal.id
            if name in beside and passed_over is None:
                passed_over = _needed_by_none(index, known)
            if not (
                (name in taken_back and number in taken_back[name])
                or (passed_over and name in passed_over)
                or (signal.towards in OFFERING and is_quoted(block, sentence.starts[start]))
                or (signal.of_therapy and not is_of_therapy(number))
            ):
                seen.append((signal, block, sentence.starts[start], sentence.end(end - 1), False))
    return heading + running if heading else running


def _each_once(signals: Sequence[SignalAt]) -> Sequence[SignalAt]:
    """Those of the signals of a sentence that do not begin within the same signal."""
    reached: dict[str, int] = {}
    found = []
    for each in signals:
        start, end, signal = each
        if start >= reached.get(signal.id, 0):
            reached[signal.id] = end
            found.append(each)
    return found


def _titled(reading: Reading, known: KnownSignals) -> Iterator[SignalAt]:
    """The signals of a title by their phrases that count in a title alone."""
    for start, end, labels in reading.phrases:
        if not known.titles.isdisjoint(labels):
            yield from ((start, end, signal) for label, signal in known.titling.items() if label in labels)


def _needed_by_none(index: Index, known: KnownSignals) -> frozenset[str]:
    """The signals that say something only to those that need them, of which the page has none: every page about needles has a needle."""
    return known.beside.difference(
        [need for each in index.readings if each.signals for _, _, signal in each.signals if signal.needs for need in signal.needs],
        [need for label, needs in known.needing if label in index for need in needs],
    )


def _quotations(document: Document) -> Callable[[int, int], bool]:
    """What tells whether an offset in the text of a block stands within quotation marks."""
    quotations: dict[int, tuple[tuple[int, int], ...]] = {}

    def is_quoted(block: int, at: int) -> bool:
        own = quotations.get(block)
        if own is None:
            text = document.blocks[block].text
            own = quotations[block] = tuple(unsigned(text)) if '"' in text or "“" in text else ()
        return bool(own) and any(start <= at < end for start, end in own)

    return is_quoted


def counted(document: Document, seen: Sequence[Seen], titles: Set[int], aside: Set[int]) -> Counts:
    """What each of `seen` counts: most signals twice, those that tell what else a page is by their different passages.

    What has told it silences the signals that yield to it. Anything less is doubtful, such as a doctor's residency, or a ward that nobody
    has to lie on: the strongest of these counts half, the others a quarter. `titles` and `aside` are numbers of blocks.
    """
    first = _weighed(document, seen, titles, aside, frozenset())
    marks: dict[str, list[float]] = {}
    heaviest: dict[str, float] = {}
    for each, own in zip(seen, first, strict=True):
        if own and each[0].towards == AGAINST:
            marks.setdefault(each[0].id, []).append(own)
            heaviest[each[0].id] = each[0].weight
    if not marks:
        return first
    scores = {name: reduce(add, own) for name, own in marks.items()}  # `sum` would add them another way from Python 3.12 on
    telling = frozenset(
        [name for name, own in marks.items() if scores[name] >= TELLING and (len(own) >= MARKS or heaviest[name] >= TELLING)]
    )
    yielding = bool(telling) and any(not telling.isdisjoint(each[0].yields_to) for each in seen)
    weighed = _weighed(document, seen, titles, aside, telling) if yielding else first
    doubtful = sorted([(score, name) for name, score in scores.items() if name not in telling])
    shares = {name: DOUBTFUL * (1 if name == doubtful[-1][1] else DOUBTFUL) for _, name in doubtful}
    return [own * shares[each[0].id] if own is not None and each[0].id in shares else own for each, own in zip(seen, weighed, strict=True)]


def _weighed(document: Document, seen: Sequence[Seen], titles: Set[int], aside: Set[int], telling: Set[str]) -> Counts:
    """As `counted`, for the signals that do not yield to those that are `telling`."""
    met: dict[str, int] = {}
    passages: dict[str, set[str]] = {}
    present = {each[0].id for each in seen}
    weighed: list[float | None] = []
    for signal, block, start, end, is_feature in seen:
        name, towards = signal.id, signal.towards
        against = towards == AGAINST
        before = met.get(name, 0)
        if (
            before >= (DISTINCT if against else REPEATS)
            or (telling and not telling.isdisjoint(signal.yields_to))
            or (signal.needs and present.isdisjoint(signal.needs))
            or (block in aside and towards in ABOUT_THE_PAGE)
        ):
            weighed.append(None)
            continue
        weight = signal.weight
        if against:
            passage = passage_of(document.source[start:end] if is_feature else document.blocks[block].text[start:end])
            own = passages.setdefault(name, set())
            if passage in own:
                weighed.append(None)
                continue
            own.add(passage)
            if not before and block in titles and not is_feature:
                weight *= IN_TITLE
        weighed.append(weight / 2 if before else weight)
        met[name] = before + 1
    return weighed


def scores_of(seen: Sequence[Seen], counts: Counts) -> dict[str, float]:
    """What is gathered towards each context, promotion or what speaks against it."""
    scores: dict[str | None, float] = {}
    for each, own in zip(seen, counts, strict=True):
        if own:
            towards = each[0].towards
            scores[towards] = scores.get(towards, 0.0) + own
    return {str(towards): score for towards, score in scores.items()}


def addresses(index: Index, seen: Sequence[Seen], counts: Counts, aside: Set[int]) -> bool:
    """Whether the page speaks to its reader, of itself or for what it tells of oftener than in passing, or has too few words to tell.

    To say once outright that one offers it is enough.
    """
    spoken = [
        own is not None and each[0].weight >= PLAIN
        for each, own in zip(seen, counts, strict=True)
        if each[0].addresses and each[1] not in aside
    ]
    if True in spoken:
        return True
    words = index.words - sum([len(reading) for reading in index.readings if reading.block in aside]) if aside else index.words
    return words < LONG or len(spoken) >= ADDRESSING * words


def sums_alone(seen: Sequence[Seen], counts: Counts) -> float:
    """What the sums of money count for promotion where nothing else on the page offers anything; 0 where something does.

    Such sums are what somebody else asks, or are asked for something else: a coroner, a prize and a museum name them too.
    """
    sums = 0.0
    for each, own in zip(seen, counts, strict=True):
        if own and each[0].towards == PROMOTING and each[0].weight >= SIGNED:
            if not each[0].of_money:
                return 0.0
            sums += own
    return sums
