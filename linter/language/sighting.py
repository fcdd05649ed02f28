"""The signals that a page shows.

Every signal that was seen is kept as evidence. What each counts is told in `linter.language.counting`, what they make of the page is
decided in `linter.language.context`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import accumulate

from linter.documents.model import Document, Feature, Visibility
from linter.findings import Context, Span, Stretches
from linter.language.context import DECISIVE, menus
from linter.language.houses import is_of_others
from linter.language.index import Index, tally
from linter.language.reading import Reading, source_span
from linter.language.signs import AGAINST, NOWHERE, PLAIN, PROMOTING, KnownSignals, Seen, Signs, SignTable
from linter.language.subject import speaks_of_bodies
from linter.registry.vocabulary import Signal

_EXPLAINING = (Context.EDUCATION, AGAINST)
_LONGEST_TITLE = 80
"""Characters of a first line that heads a page without headings."""


def read_signs(document: Document, index: Index, known: KnownSignals) -> Signs:
    """The signals of a page, whose sentences `index` has, and what each adds up to."""
    titles, aside = _titles(document), _aside(document)
    featured = list(_featured(document, known)) if document.features else []
    told = tally(document, index, known, titles, aside, featured)
    if _explains(told.scores) and (beside := _beside(document, index)):
        aside |= beside
        told = tally(document, index, known, titles, aside, featured)
    readings, blocks = index.readings, document.blocks
    naming = [each for each, _ in told.of_therapy if each[0].therapy == "named"]
    products = {readings[number].block for number in index.mentioning("product")}
    mentions = not products <= aside or any(
        each[1] not in aside and (counts or each[0].therapy == "named") for each, counts in told.of_therapy
    )
    in_heading = any(block != NOWHERE and blocks[block].level == 1 for _, block, *_ in naming)
    of_others = not in_heading and is_of_others(document, index)
    return Signs(
        told.signs,
        told.scores,
        mentions,
        _is_headed(document, titles, products, naming),
        of_others,
        of_others and any(_offers_it(document, readings, told.signs, naming)),
        mentions or speaks_of_bodies(readings, index.words),
        told.sums_alone,
        told.addresses,
    )


def _is_headed(document: Document, titles: Set[int], products: Set[int], naming: Sequence[Seen]) -> bool:
    """Whether a title or heading names the product, which stands in blocks `products`, or a title holds one of the signals `naming` it."""
    if any(block in titles and not is_feature for _, block, _, _, is_feature in naming):
        return True
    headings = [number for number in titles if document.blocks[number].level or document.blocks[number].surface == "title"]
    return bool(headings) and not products.isdisjoint(titles)


def _featured(document: Document, known: KnownSignals) -> Iterator[Seen]:
    """The signals in what is no prose: links, the forms, types of structured data, and fields that ask how to call back."""
    block_at = _finder(document)
    features = [(feature, feature.value.casefold() if feature.kind in {"link", "form"} else None) for feature in document.features]
    addresses = "\n".join([address for _, address in features if address is not None])
    parts = {part for part in known.links if part in addresses}  # on most pages no address holds anything that is looked for
    if parts or any(feature.kind == "schema-type" for feature in document.features):
        for signal in known.linked:
            links = [part for part in signal.links if part in parts]
            for feature, address in features if links or signal.schema_types else ():
                if _matches(signal, links, feature, address):
                    yield _placed(signal, feature, block_at)
    for signal in known.asking:
        field = _lead_form(document, signal)
        if field is not None:
            yield _placed(signal, field, block_at)


def _placed(signal: Signal, feature: Feature, block_at: Callable[[Span], int]) -> Seen:
    start, end = feature.span
    return signal, block_at(feature.span), start, end, True


def _matches(signal: Signal, links: Sequence[str], feature: Feature, address: str | None) -> bool:
    """Whether a feature shows a signal, by one of `links`; `address` is what a link or form leads to, None for other features."""
    if address is not None:
        for part in links:  # noqa: SIM110 - asked for many signals and links of a page
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
    ends = (block.offsets.span(0, len(block.text)).end for block in document.blocks)
    reached: list[int] = []  # as far as anything was asked for: on most pages nothing is

    def block_at(span: Span) -> int:
        for end in ends if not reached or reached[-1] <= span.start else ():
            reached.append(max(end, reached[-1]) if reached else end)
            if end > span.start:
                break
        number = bisect_right(reached, span.start)
        return number if number < len(reached) else NOWHERE

    return block_at


def _offers_it(document: Document, readings: Sequence[Reading], signs: SignTable, naming: Sequence[Seen]) -> Iterator[bool]:
    """For each plain offer, whether its sentence names the therapy. What is written as a name may be that of the house."""
    offers = [each.span for each in signs if each.counted > 0 and each.signal.towards == PROMOTING and each.signal.weight >= PLAIN]
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


def _explains(scores: Mapping[str, float]) -> bool:
    """Whether a page tells that it explains the therapy: what stands beside such a page offers nothing in its name."""
    return sum(scores.get(towards, 0.0) for towards in _EXPLAINING) >= DECISIVE


def _beside(document: Document, index: Index) -> frozenset[int]:
    """The blocks in sidebars, boxes for newsletters and what pops up; none of one that names the product or holds most of the page."""
    spans = sorted([feature.span for feature in document.features if feature.kind == "beside"], key=lambda span: (span.start, -span.end))
    if not spans:
        return frozenset()
    blocks = sorted([(block.offsets.start(0), number) for number, block in enumerate(document.blocks)])
    starts = [start for start, _ in blocks]
    products = {index.readings[number].block for number in index.mentioning("product")}
    of_page = list(accumulate([number in products or document.blocks[number].level == 1 for _, number in blocks], initial=0))
    found = set[int]()
    done = 0
    for span in spans:  # the outer one of two comes first
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if last > done and of_page[first] == of_page[last] and (last - first) * 2 < len(blocks):
            found.update([number for _, number in blocks[max(first, done) : last]])
            done = last
    return frozenset(found)
