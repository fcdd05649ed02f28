"""The signals that a page shows, and what each of them counts.

Every signal that was seen is kept as evidence. What they make of the page is decided in `linter.language.context`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import accumulate

from linter.documents.model import Document, Feature, Visibility
from linter.findings import Context, Span, Stretches
from linter.language.context import PLAIN, TELLING, menus
from linter.language.declining import families_in, names_the_therapy
from linter.language.houses import is_of_others
from linter.language.index import Index
from linter.language.joined import has_label
from linter.language.reading import Reading, source_span
from linter.language.signs import Seen, Signs, SignTable
from linter.language.subject import speaks_of_bodies
from linter.records import dataclass
from linter.regexes import regex
from linter.registry.vocabulary import Signal

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
_LONGEST_TITLE = 80
"""Characters of a first line that heads a page without headings."""
_ABOUT_THE_PAGE = frozenset({None, "promotional", _AGAINST, Context.COMMERCIAL_OFFER})
"""Towards what a signal says nothing that stands in what the site repeats on each of its pages."""
_DOUBTFUL = 0.5
"""How much a signal counts that has not told what else the page is."""
_LONG = 120
"""Words of a page that speaks to its reader, of itself or for what it tells of, if it offers anything; a shorter one may be a label."""
_ADDRESSING = 1 / 200
"""How often it does, for each word. Of the 730 pages of labelled copy that offer something one does so more seldom (it praises what it
sells all through), and a third of those that offer nothing: journals, committees and newspapers tell of others in the third person."""
_OFFERING = frozenset({"promotional", Context.COMMERCIAL_OFFER})
"""Towards what a signal says nothing that is quoted: those are the words of others, or an example of what is not to be said."""
_QUOTATION = regex(r"[\"“][^\"“”\n]*[\"”](\s*[-–—]+\s*\w)?")
"""A quotation, and whether it is signed: those who praise a house are signed behind a dash, and their words are its own."""

_Counts = Sequence[float | None]
"""What each signal that was seen counts; None for one that says nothing here."""


def title_label(signal: Signal) -> str:
    """The label of a signal's phrases that count in a title alone."""
    return f"title:{signal.id}"


def unless_label(signal: Signal) -> str:
    """The label of what takes a signal back in the same sentence."""
    return f"signal:{signal.id}:unless"


@dataclass(frozen=True, slots=True)
class KnownSignals:
    """The signals of a registry by how they are seen: made once, for all pages.

    `titling` has each by the label of its phrases that count in a title. `linked` are seen by features, `asking` by the fields of a form.
    `beside` say something only to signals that need them, of which none is seen by a feature; `needing` are the labels of the titles of
    those that need others, with what they need. Which of them have phrases is not asked: a registry that is stored for checking has them in
    its lexicon alone.
    """

    titling: Mapping[str, Signal]
    linked: tuple[Signal, ...]
    asking: tuple[Signal, ...]
    beside: frozenset[str]
    needing: tuple[tuple[str, tuple[str, ...]], ...]


def known_signals(signals: Sequence[Signal]) -> KnownSignals:
    """`signals` made ready for reading pages."""
    elsewhere = [each for each in signals if each.links or each.schema_types or each.inputs]
    return KnownSignals(
        {title_label(signal): signal for signal in signals},
        tuple([signal for signal in signals if signal.links or signal.schema_types]),
        tuple([signal for signal in signals if signal.inputs]),
        frozenset([signal.id for signal in signals if signal.towards is None and not signal.speaks_alone]).difference(
            [need for signal in elsewhere for need in signal.needs]
        ),
        tuple([(title_label(signal), signal.needs) for signal in signals if signal.needs]),
    )


def read_signs(document: Document, index: Index, known: KnownSignals) -> Signs:
    """The signals of a page, whose sentences `index` has, and what each adds up to."""
    titles, aside = _titles(document), _aside(document)
    seen = [*_said(document, index, known, titles), *_featured(document, known)]
    if titles:  # what stands in a title counts first
        seen = [each for each in seen if _heads(titles, each)] + [each for each in seen if not _heads(titles, each)]
    counts = _counted(document, seen, titles, aside)
    scores: dict[str, float] = {}
    for (signal, *_), counted in zip(seen, counts, strict=True):
        if counted:
            towards = str(signal.towards)
            scores[towards] = scores.get(towards, 0.0) + counted
    return _signs(document, index, titles, aside, seen, counts, scores)


def _signs(
    document: Document,
    index: Index,
    titles: Set[int],
    aside: Set[int],
    seen: Sequence[Seen],
    counts: _Counts,
    scores: dict[str, float],
) -> Signs:
    readings, blocks = index.readings, document.blocks
    naming = [each for each in seen if each[0].therapy == "named"]
    products = [readings[number].block for number in index.mentioning("product")]
    mentions = any(block not in aside for block in products) or any(
        block not in aside and signal.therapy is not None and (counted is not None or signal.therapy == "named")
        for (signal, _, block, _), counted in zip(seen, counts, strict=True)
    )
    named = titles if any(blocks[number].level or blocks[number].surface == "title" for number in titles) else frozenset[int]()
    headed = not named.isdisjoint(products) or any(_heads(titles, each) for each in naming)
    in_heading = any(block is not None and blocks[block].level == 1 for _, _, block, _ in naming)
    of_others = not in_heading and bool(index.mentioning("agent")) and is_of_others(document, readings)
    return Signs(
        SignTable(seen, counts),
        scores,
        mentions,
        headed,
        of_others=of_others,
        offers_it=of_others and any(_offers_it(document, readings, seen, counts, naming)),
        of_field=mentions or speaks_of_bodies(readings),
        sums_alone=_sums_alone(seen, counts),
        addresses=_addresses(readings, seen, counts, aside),
    )


def _said(document: Document, index: Index, known: KnownSignals, titles: Set[int]) -> Iterator[Seen]:
    """The signals in what the page says, hidden parts left out."""
    readings, blocks = index.readings, document.blocks
    headed_by: Set[str] | None = None
    passed_over = _needed_by_none(index, known)
    is_quoted = _quotations(document)
    for number, reading in enumerate(readings):
        is_title = reading.block in titles
        if not (reading.signals or is_title) or blocks[reading.block].visibility is Visibility.HIDDEN:
            continue
        for start, end, signal in _told(reading, index, known, is_title=is_title):
            if signal.id in passed_over or (signal.towards in _OFFERING and is_quoted(reading, start)):
                continue
            if signal.of_therapy:
                if headed_by is None:
                    headed_by = families_in([each for each in readings if each.block in titles])
                if not names_the_therapy(document, readings, number, headed_by):
                    continue
            yield signal, source_span(blocks[reading.block], reading.sentence, start, end), reading.block, False


def _told(reading: Reading, index: Index, known: KnownSignals, *, is_title: bool) -> Iterator[tuple[int, int, Signal]]:
    """The signals of a sentence that nothing in it takes back, each stretch once; those of a title too, where it is one."""
    reached: dict[str, int] = {}
    for start, end, signal in reading.signals:
        if start >= reached.get(signal.id, 0) and not _is_taken_back(signal, reading, index):
            reached[signal.id] = end
            yield start, end, signal
    for start, end, own in reading.phrases if is_title else ():
        if not known.titling.keys().isdisjoint(own):
            named = [signal for label, signal in known.titling.items() if label in own]
            yield from ((start, end, signal) for signal in named if not _is_taken_back(signal, reading, index))


def _is_taken_back(signal: Signal, reading: Reading, index: Index) -> bool:
    """Whether something in the sentence takes back what `signal` says."""
    label = unless_label(signal)
    return label in index and has_label(reading, label)


def _needed_by_none(index: Index, known: KnownSignals) -> frozenset[str]:
    """The signals that say something only to those that need them, of which the page has none: every page about needles has a needle."""
    return known.beside.difference(
        [need for each in index.readings if each.signals for _, _, signal in each.signals if signal.needs for need in signal.needs],
        [need for label, needs in known.needing if label in index for need in needs],
    )


def _featured(document: Document, known: KnownSignals) -> Iterator[Seen]:
    """The signals in what is no prose: links, the forms, types of structured data, and fields that ask how to call back."""
    if not document.features:
        return
    block_at = _finder(document)
    features = [(feature, feature.value.casefold() if feature.kind in {"link", "form"} else None) for feature in document.features]
    for signal in known.linked:
        for feature, address in features:
            if _matches(signal, feature, address):
                yield signal, feature.span, block_at(feature.span), True
    for signal in known.asking:
        field = _lead_form(document, signal)
        if field is not None:
            yield signal, field.span, block_at(field.span), True


def _matches(signal: Signal, feature: Feature, address: str | None) -> bool:
    """Whether a feature shows a signal; `address` is what a link or form leads to, None for other features."""
    if address is not None:
        for part in signal.links:  # noqa: SIM110 - asked for each signal and link of a page
            if part in address:
                return True
        return False
    return feature.kind == "schema-type" and feature.value in signal.schema_types


def _lead_form(document: Document, signal: Signal) -> Feature | None:
    """A field of a form that asks for two of the signal's `inputs`: who fills it in will be called back."""
    asked: dict[str, Feature] = {}
    for feature in document.features:
        if feature.kind == "input":
            asked |= {name: feature for name in signal.inputs if name in feature.value.casefold() and name not in asked}
    return min(asked.values(), key=lambda feature: feature.span) if len(asked) > 1 else None


def _finder(document: Document) -> Callable[[Span], int | None]:
    """What tells the first block that ends after a span begins: the one that holds a link, or that its tag stands before."""
    reached: list[int] = []

    def block_at(span: Span) -> int | None:
        if not reached:  # most pages have nothing whose block is asked for
            reached.extend(accumulate((block.span().end for block in document.blocks), max))
        number = bisect_right(reached, span.start)
        return number if number < len(reached) else None

    return block_at


def _quotations(document: Document) -> Callable[[Reading, int], bool]:
    """What tells whether a token of a sentence stands within quotation marks."""
    quotations: dict[int, tuple[tuple[int, int], ...]] = {}

    def is_quoted(reading: Reading, token: int) -> bool:
        own = quotations.get(reading.block)
        if own is None:
            text = document.blocks[reading.block].text
            own = quotations[reading.block] = tuple(_unsigned(text)) if '"' in text or "“" in text else ()
        if not own:
            return False
        at = reading.sentence.starts[token]
        return any(start <= at < end for start, end in own)

    return is_quoted


def _unsigned(text: str) -> Iterator[tuple[int, int]]:
    return (each.span() for each in _QUOTATION.finditer(text) if each.group(1) is None)


def _counted(document: Document, seen: Sequence[Seen], titles: Set[int], aside: Set[int]) -> _Counts:
    """What each of `seen` counts: most signals twice, those that tell what else a page is by their different passages.

    What has told it silences the signals that yield to it. Anything less is doubtful, such as a doctor's residency, or a ward that nobody
    has to lie on: the strongest of these counts half, the others a quarter.
    """
    first = _weighed(document, seen, titles, aside, frozenset())
    marks: dict[str, list[float]] = {}
    heaviest: dict[str, float] = {}
    for (signal, *_), counted in zip(seen, first, strict=True):
        if counted and signal.towards == _AGAINST:
            marks.setdefault(signal.id, []).append(counted)
            heaviest[signal.id] = signal.weight
    if not marks:
        return first
    scores = {name: sum(own) for name, own in marks.items()}
    telling = frozenset(
        name for name, own in marks.items() if scores[name] >= TELLING and (len(own) >= _MARKS or heaviest[name] >= TELLING)
    )
    yielding = any(not telling.isdisjoint(each[0].yields_to) for each in seen)
    weighed = _weighed(document, seen, titles, aside, telling) if yielding else first
    doubtful = sorted((score, name) for name, score in scores.items() if name not in telling)
    shares = {name: _DOUBTFUL * (1 if name == doubtful[-1][1] else _DOUBTFUL) for _, name in doubtful}
    return [
        counted * shares[each[0].id] if counted is not None and each[0].id in shares else counted
        for each, counted in zip(seen, weighed, strict=True)
    ]


def _weighed(document: Document, seen: Sequence[Seen], titles: Set[int], aside: Set[int], telling: Set[str]) -> _Counts:
    """As `_counted`, for the signals that do not yield to those that are `telling`."""
    passages: dict[str, set[str]] = {}
    present = {each[0].id for each in seen}
    weighed: list[float | None] = []
    for each in seen:
        signal, span, block, _ = each
        before = passages.get(signal.id)
        if before is None:
            before = passages[signal.id] = set()
        against = signal.towards == _AGAINST
        if (
            len(before) >= (_DISTINCT if against else _REPEATS)
            or (telling and not telling.isdisjoint(signal.yields_to))
            or (signal.needs and present.isdisjoint(signal.needs))
            or (block in aside and signal.towards in _ABOUT_THE_PAGE)
        ):
            weighed.append(None)
            continue
        passage = document.source[span.start : span.end].casefold() if against else str(len(before))
        if passage in before:
            weighed.append(None)
            continue
        weight = signal.weight * (_IN_TITLE if against and not before and _heads(titles, each) else 1)
        weighed.append(weight if not before else weight / 2)
        before.add(passage)
    return weighed


def _heads(titles: Set[int], seen: Seen) -> bool:
    """Whether a signal stands in a title."""
    _, _, block, is_feature = seen
    return block in titles and not is_feature


def _addresses(readings: Sequence[Reading], seen: Sequence[Seen], counts: _Counts, aside: Set[int]) -> bool:
    """Whether the page speaks to its reader, of itself or for what it tells of oftener than in passing, or has too few words to tell.

    To say once outright that one offers it is enough.
    """
    words = sum([len(reading.sentence.words) for reading in readings if reading.block not in aside])
    if words < _LONG:
        return True
    spoken = [
        counted is not None and signal.weight >= PLAIN
        for (signal, _, block, _), counted in zip(seen, counts, strict=True)
        if signal.addresses and block not in aside
    ]
    return len(spoken) >= _ADDRESSING * words or any(spoken)


def _sums_alone(seen: Sequence[Seen], counts: _Counts) -> float:
    """What the sums of money count for promotion where nothing else on the page offers anything; 0 where something does.

    Such sums are what somebody else asks, or are asked for something else: a coroner, a prize and a museum name them too.
    """
    sums = 0.0
    for (signal, *_), counted in zip(seen, counts, strict=True):
        if counted and signal.towards == "promotional" and signal.weight >= _SIGNED:
            if not signal.of_money:
                return 0.0
            sums += counted
    return sums


def _offers_it(
    document: Document, readings: Sequence[Reading], seen: Sequence[Seen], counts: _Counts, naming: Sequence[Seen]
) -> Iterator[bool]:
    """For each plain offer, whether its sentence names the therapy. What is written as a name may be that of the house."""
    offers = [
        span
        for (signal, span, *_), counted in zip(seen, counts, strict=True)
        if signal.towards == "promotional" and signal.weight >= PLAIN and counted is not None and counted > 0
    ]
    offered = Stretches(offers)
    named = Stretches(span for _, span, *_ in naming if document.source[span.start].islower())
    for reading in readings if offers else ():
        if len(reading):
            sentence = source_span(document.blocks[reading.block], reading.sentence, 0, len(reading))
            if reading.has_mention("product") or named.overlap(sentence):
                yield offered.overlap(sentence)


def _titles(document: Document) -> frozenset[int]:
    """The title, the first headings, and where there is neither a short first line."""
    found = [number for number, block in enumerate(document.blocks) if block.level == 1 or block.surface == "title"]
    if not found:
        first = next((number for number, block in enumerate(document.blocks) if block.visibility is Visibility.VISIBLE), None)
        if first is not None and len(document.blocks[first].text) <= _LONGEST_TITLE:
            found = [first]
    return frozenset(found)


def _aside(document: Document) -> frozenset[int]:
    """The blocks that speak of the site and not of the page: menus and the footer."""
    footer = [number for number, block in enumerate(document.blocks) if block.surface == "footer"]
    return menus(document).union(footer) if footer else menus(document)
