"""The signals that a page shows.

Every signal that was seen is kept as evidence. What each counts is told in `linter.language.counting`, what they make of the page is
decided in `linter.language.context`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import accumulate

from linter.documents.model import Document, Feature, Visibility
from linter.findings import Context, Span, Stretches
from linter.language.context import PLAIN, menus
from linter.language.counting import Counts, addresses, counted, scores_of, sums_alone
from linter.language.declining import families_in, names_the_therapy
from linter.language.houses import is_of_others
from linter.language.index import Index
from linter.language.reading import Reading, source_span
from linter.language.signs import NOWHERE, Seen, Signs, SignTable
from linter.language.subject import speaks_of_bodies
from linter.records import dataclass
from linter.regexes import regex
from linter.registry.vocabulary import Signal

_LONGEST_TITLE = 80
"""Characters of a first line that heads a page without headings."""
_OFFERING = frozenset({"promotional", Context.COMMERCIAL_OFFER})
"""Towards what a signal says nothing that is quoted: those are the words of others, or an example of what is not to be said."""
_QUOTATION = regex(r"[\"“][^\"“”\n]*[\"”](\s*[-–—]+\s*\w)?")
"""A quotation, and whether it is signed: those who praise a house are signed behind a dash, and their words are its own."""
SignalAt = tuple[int, int, Signal]
"""A signal in a sentence: start and end token."""
_HIDDEN = Visibility.HIDDEN


def title_label(signal: Signal) -> str:
    """The label of a signal's phrases that count in a title alone."""
    return f"title:{signal.id}"


def unless_label(signal: Signal) -> str:
    """The label of what takes a signal back in the same sentence."""
    return f"signal:{signal.id}:unless"


@dataclass(frozen=True, slots=True)
class KnownSignals:
    """The signals of a registry by how they are seen: made once, for all pages.

    `titling` has each by the label of its phrases that count in a title alone, `titles` are those labels. `linked` are seen by features,
    `asking` by the fields of a form; `links` are the parts of addresses that are looked for. `beside` say something only to signals that
    need them, of which none is seen by a feature; `needing` are the labels of the titles of those that need others, with what they need.
    `takes_back` has each by the label of what takes it back in the same sentence.
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


def read_signs(document: Document, index: Index, known: KnownSignals) -> Signs:
    """The signals of a page, whose sentences `index` has, and what each adds up to."""
    titles, aside = _titles(document), _aside(document)
    seen = _said(document, index, known, titles)
    if document.features:
        seen += _featured(document, known)
    counts = counted(document, seen, titles, aside)
    readings, blocks = index.readings, document.blocks
    of_therapy = [(each, own) for each, own in zip(seen, counts, strict=True) if each[0].therapy is not None]
    naming = [each for each, _ in of_therapy if each[0].therapy == "named"]
    products = {readings[number].block for number in index.mentioning("product")}
    mentions = not products <= aside or any(
        each[1] not in aside and (own is not None or each[0].therapy == "named") for each, own in of_therapy
    )
    in_heading = any(block != NOWHERE and blocks[block].level == 1 for _, block, *_ in naming)
    of_others = not in_heading and is_of_others(document, index)
    return Signs(
        SignTable(seen, counts, blocks),
        scores_of(seen, counts),
        mentions,
        _is_headed(document, titles, products, naming),
        of_others,
        of_others and any(_offers_it(document, readings, seen, counts, naming)),
        mentions or speaks_of_bodies(readings),
        sums_alone(seen, counts),
        addresses(readings, seen, counts, aside),
    )


def _is_headed(document: Document, titles: Set[int], products: Set[int], naming: Sequence[Seen]) -> bool:
    """Whether a title or heading names the product, which stands in blocks `products`, or a title holds one of the signals `naming` it."""
    if any(block in titles and not is_feature for _, block, _, _, is_feature in naming):
        return True
    headings = [number for number in titles if document.blocks[number].level or document.blocks[number].surface == "title"]
    return bool(headings) and not products.isdisjoint(titles)


def _said(document: Document, index: Index, known: KnownSignals, titles: Set[int]) -> list[Seen]:
    """The signals in what the page says, hidden parts left out; what stands in a title counts first."""
    blocks, beside = document.blocks, known.beside
    takes_back = known.takes_back
    taken_back = {takes_back[label]: index.with_any(label) for label in takes_back.keys() & index.labels}  # by signal the sentences
    passed_over: Set[str] | None = None
    is_quoted, is_of_therapy = _quotations(document), _spoken_of(document, index.readings, titles)
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
                or (signal.towards in _OFFERING and is_quoted(block, sentence.starts[start]))
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


def _spoken_of(document: Document, readings: Sequence[Reading], titles: Set[int]) -> Callable[[int], bool]:
    """What tells whether the therapy is what a sentence speaks of, by its number."""
    headed_by: list[Set[str]] = []

    def is_of_therapy(number: int) -> bool:
        if not headed_by:  # on few pages something is asked about
            headed_by.append(families_in([each for each in readings if each.block in titles]))
        return names_the_therapy(document, readings, number, headed_by[0])

    return is_of_therapy


def _needed_by_none(index: Index, known: KnownSignals) -> frozenset[str]:
    """The signals that say something only to those that need them, of which the page has none: every page about needles has a needle."""
    return known.beside.difference(
        [need for each in index.readings if each.signals for _, _, signal in each.signals if signal.needs for need in signal.needs],
        [need for label, needs in known.needing if label in index for need in needs],
    )


def _featured(document: Document, known: KnownSignals) -> Iterator[Seen]:
    """The signals in what is no prose: links, the forms, types of structured data, and fields that ask how to call back."""
    block_at = _finder(document)
    features = [(feature, feature.value.casefold() if feature.kind in {"link", "form"} else None) for feature in document.features]
    if _may_be_linked(features, known):
        for signal in known.linked:
            for feature, address in features:
                if _matches(signal, feature, address):
                    yield _placed(signal, feature, block_at)
    for signal in known.asking:
        field = _lead_form(document, signal)
        if field is not None:
            yield _placed(signal, field, block_at)


def _may_be_linked(features: Sequence[tuple[Feature, str | None]], known: KnownSignals) -> bool:
    """Whether some feature may show a signal: on most pages no address holds anything that is looked for."""
    addresses = "\n".join([address for _, address in features if address is not None])
    if [part for part in known.links if part in addresses]:
        return True
    return any(feature.kind == "schema-type" for feature, _ in features)


def _placed(signal: Signal, feature: Feature, block_at: Callable[[Span], int]) -> Seen:
    start, end = feature.span
    return signal, block_at(feature.span), start, end, True


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


def _finder(document: Document) -> Callable[[Span], int]:
    """What tells the first block that ends after a span begins: the one that holds a link, or that its tag stands before."""
    reached: list[int] = []

    def block_at(span: Span) -> int:
        if not reached:  # most pages have nothing whose block is asked for
            reached.extend(accumulate((block.span().end for block in document.blocks), max))
        number = bisect_right(reached, span.start)
        return number if number < len(reached) else NOWHERE

    return block_at


def _quotations(document: Document) -> Callable[[int, int], bool]:
    """What tells whether an offset in the text of a block stands within quotation marks."""
    quotations: dict[int, tuple[tuple[int, int], ...]] = {}

    def is_quoted(block: int, at: int) -> bool:
        own = quotations.get(block)
        if own is None:
            text = document.blocks[block].text
            own = quotations[block] = tuple(_unsigned(text)) if '"' in text or "“" in text else ()
        return bool(own) and any(start <= at < end for start, end in own)

    return is_quoted


def _unsigned(text: str) -> Iterator[tuple[int, int]]:
    return (each.span() for each in _QUOTATION.finditer(text) if each.group(1) is None)


def _offers_it(
    document: Document, readings: Sequence[Reading], seen: Sequence[Seen], counts: Counts, naming: Sequence[Seen]
) -> Iterator[bool]:
    """For each plain offer, whether its sentence names the therapy. What is written as a name may be that of the house."""
    offers = [
        _span(each, document)
        for each, own in zip(seen, counts, strict=True)
        if each[0].towards == "promotional" and each[0].weight >= PLAIN and own is not None and own > 0
    ]
    offered = Stretches(offers)
    named = Stretches(span for span in [_span(each, document) for each in naming] if document.source[span.start].islower())
    for reading in readings if offers else ():
        if len(reading):
            sentence = source_span(document.blocks[reading.block], reading.sentence, 0, len(reading))
            if reading.has_mention("product") or named.overlap(sentence):
                yield offered.overlap(sentence)


def _span(seen: Seen, document: Document) -> Span:
    """Where in the source a signal stands."""
    _, block, start, end, is_feature = seen
    return Span(start, end) if is_feature else document.blocks[block].span(start, end)


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
    leading = menus(document)
    footer = [number for number, block in enumerate(document.blocks) if block.surface == "footer"]
    return leading.union(footer) if footer else leading
