"""What each signal that was seen on a page counts, and what they tell together."""

from __future__ import annotations

from collections.abc import Sequence, Set

from linter.documents.model import Document
from linter.findings import Context
from linter.language.context import PLAIN, TELLING
from linter.language.reading import Reading
from linter.language.signs import Seen

_SIGNED = 1.0
"""Promotional weight from which a signal is a sign of an offer, and more than speaking to a reader."""
_REPEATS = 2
"""How often one signal counts, the second time half."""
_DISTINCT = 4
"""How many different passages of one signal count that tells what else a page is."""
_IN_TITLE = 2
"""A title tells twice as much of what else a page is."""
_MARKS = 2
"""How many different marks it takes to tell what else a page is: a title names a thing that its page may only borrow from, as a passing
word does."""
_AGAINST = "not-promotional"
_ABOUT_THE_PAGE = frozenset({None, "promotional", _AGAINST, Context.COMMERCIAL_OFFER})
"""Towards what a signal says nothing that stands in what the site repeats on each of its pages."""
_DOUBTFUL = 0.5
"""How much a signal counts that has not told what else the page is."""
_LONG = 120
"""Words of a page that speaks to its reader, of itself or for what it tells of, if it offers anything; a shorter one may be a label."""
_ADDRESSING = 1 / 200
"""How often it does, for each word. Of the 730 pages of labelled copy that offer something one does so more seldom (it praises what it
sells all through), and a third of those that offer nothing: journals, committees and newspapers tell of others in the third person."""

Counts = Sequence[float | None]
"""What each signal that was seen counts; None for one that says nothing here."""


def counted(document: Document, seen: Sequence[Seen], titles: Set[int], aside: Set[int]) -> Counts:
    """What each of `seen` counts: most signals twice, those that tell what else a page is by their different passages.

    What has told it silences the signals that yield to it. Anything less is doubtful, such as a doctor's residency, or a ward that nobody
    has to lie on: the strongest of these counts half, the others a quarter. `titles` and `aside` are numbers of blocks.
    """
    first = _weighed(document, seen, titles, aside, frozenset())
    marks: dict[str, list[float]] = {}
    heaviest: dict[str, float] = {}
    for each, own in zip(seen, first, strict=True):
        if own and each[0].towards == _AGAINST:
            marks.setdefault(each[0].id, []).append(own)
            heaviest[each[0].id] = each[0].weight
    if not marks:
        return first
    scores = {name: sum(own) for name, own in marks.items()}
    telling = frozenset(
        [name for name, own in marks.items() if scores[name] >= TELLING and (len(own) >= _MARKS or heaviest[name] >= TELLING)]
    )
    yielding = bool(telling) and any(not telling.isdisjoint(each[0].yields_to) for each in seen)
    weighed = _weighed(document, seen, titles, aside, telling) if yielding else first
    doubtful = sorted([(score, name) for name, score in scores.items() if name not in telling])
    shares = {name: _DOUBTFUL * (1 if name == doubtful[-1][1] else _DOUBTFUL) for _, name in doubtful}
    return [own * shares[each[0].id] if own is not None and each[0].id in shares else own for each, own in zip(seen, weighed, strict=True)]


def _weighed(document: Document, seen: Sequence[Seen], titles: Set[int], aside: Set[int], telling: Set[str]) -> Counts:
    """As `counted`, for the signals that do not yield to those that are `telling`."""
    met: dict[str, int] = {}
    passages: dict[str, set[str]] = {}
    present = {each[0].id for each in seen}
    weighed: list[float | None] = []
    for signal, block, start, end, is_feature in seen:
        name, towards = signal.id, signal.towards
        against = towards == _AGAINST
        before = met.get(name, 0)
        if (
            before >= (_DISTINCT if against else _REPEATS)
            or (telling and not telling.isdisjoint(signal.yields_to))
            or (signal.needs and present.isdisjoint(signal.needs))
            or (block in aside and towards in _ABOUT_THE_PAGE)
        ):
            weighed.append(None)
            continue
        weight = signal.weight
        if against:
            first, last = (start, end) if is_feature else document.blocks[block].span(start, end)
            passage = document.source[first:last].casefold()
            own = passages.setdefault(name, set())
            if passage in own:
                weighed.append(None)
                continue
            own.add(passage)
            if not before and block in titles and not is_feature:
                weight *= _IN_TITLE
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


def addresses(readings: Sequence[Reading], seen: Sequence[Seen], counts: Counts, aside: Set[int]) -> bool:
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
    words = sum([len(reading.sentence.words) for reading in readings if reading.block not in aside])
    return words < _LONG or len(spoken) >= _ADDRESSING * words


def sums_alone(seen: Sequence[Seen], counts: Counts) -> float:
    """What the sums of money count for promotion where nothing else on the page offers anything; 0 where something does.

    Such sums are what somebody else asks, or are asked for something else: a coroner, a prize and a museum name them too.
    """
    sums = 0.0
    for each, own in zip(seen, counts, strict=True):
        if own and each[0].towards == "promotional" and each[0].weight >= _SIGNED:
            if not each[0].of_money:
                return 0.0
            sums += own
    return sums
