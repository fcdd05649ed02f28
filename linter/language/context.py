"""What a page is for, told from its own signals, and whether it promotes the therapy.

Two questions, kept apart: the context decides which rung of the ladder is allowed; whether the page promotes decides what it owes.
Unsure means `commercial-offer`. Every signal that counted is kept as evidence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from linter.documents.model import Document, Feature, Visibility
from linter.findings import CLAIMING_STANCES, Context, Rung, Span
from linter.language.assertions import Assertion
from linter.language.reading import Reading, source_span
from linter.records import dataclass
from linter.registry.model import Signal

_DECISIVE = 3.0
"""Score a special context needs before it is believed."""
_OFFER = 2.0
"""Promotional score that makes a page an offer."""
_ENOUGH_PRAISE = 2
"""Benefits credited to the product that make a page promotional without any offer."""
_REPEATS = 2
"""How often one signal counts."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One signal seen on the page: its place, the block it stands in or before, and whether it is no prose but a feature."""

    signal: Signal
    span: Span
    block: int | None = None
    is_feature: bool = False


@dataclass(frozen=True, slots=True)
class Signs:
    """All signals of a page, whether it mentions the therapy at all, and whether its title or first heading does.

    `scores` are keyed by what a signal points towards.
    """

    signs: tuple[Sign, ...]
    scores: dict[str, float]
    mentions_product: bool
    headed_by_product: bool = False

    def score(self, towards: str) -> float:
        """The weight gathered towards a context, `promotional` or `not-promotional`."""
        return self.scores.get(towards, 0.0)


NO_SIGNS = Signs((), {}, mentions_product=False)
"""What is known of a page that could not be understood."""


def read_signs(document: Document, readings: Sequence[Reading], signals: Sequence[Signal]) -> Signs:
    """The signals of a page, each counted at most twice."""
    signs = [
        Sign(signal, source_span(document.blocks[reading.block], reading.sentence, start, end), reading.block)
        for reading in readings
        if document.blocks[reading.block].visibility is not Visibility.HIDDEN
        for start, end, signal in reading.signals
    ]
    block_at = _finder(document)
    signs += [
        Sign(signal, feature.span, block_at(feature.span), is_feature=True)
        for signal in signals
        for feature in document.features
        if _matches(signal, feature)
    ]
    signs += [
        Sign(signal, field.span, block_at(field.span), is_feature=True)
        for signal in signals
        if signal.inputs and (field := _lead_form(document, signal)) is not None
    ]
    counts: dict[str, int] = {}
    scores: dict[str, float] = {}
    for sign in signs:
        seen = counts.get(sign.signal.id, 0)
        if seen < _REPEATS:
            counts[sign.signal.id] = seen + 1
            weight = sign.signal.weight if seen == 0 else sign.signal.weight / 2
            scores[str(sign.signal.towards)] = scores.get(str(sign.signal.towards), 0.0) + weight
    mentions = any(reading.has_mention("product") for reading in readings)
    headed = any(reading.has_mention("product") and _is_title(document, reading.block) for reading in readings)
    return Signs(tuple(signs), scores, mentions, headed)


def decide_context(signs: Signs) -> Context:
    """The context that the page's own signals speak for; `commercial-offer` when unsure."""
    offer = signs.score(Context.COMMERCIAL_OFFER) + signs.score("promotional")
    if signs.score(Context.TRIAL_RECRUITMENT) >= _DECISIVE and signs.score(Context.COMMERCIAL_OFFER) < _OFFER:
        return Context.TRIAL_RECRUITMENT
    if signs.score(Context.COSMETIC) >= _DECISIVE:
        return Context.COSMETIC
    if signs.score(Context.EDUCATION) + signs.score("not-promotional") >= _DECISIVE and offer < _OFFER:
        return Context.EDUCATION
    return Context.COMMERCIAL_OFFER


def promotes(signs: Signs, assertions: Sequence[Assertion]) -> bool:
    """Whether the page offers or praises the therapy: only such pages owe disclosures.

    A page about the therapy, by its title, that gives no sign of being anything else is taken to promote it.
    """
    if not signs.mentions_product:
        return False
    praise = {
        assertion.reading
        for assertion in assertions
        if assertion.agent == "product" and assertion.stance in CLAIMING_STANCES and assertion.rung.height > Rung.APPEARANCE.height
    }
    offer, against = signs.score("promotional"), signs.score("not-promotional")
    if offer >= max(_OFFER, against) or (len(praise) >= _ENOUGH_PRAISE and len(praise) > against):
        return True
    if against > 0:
        return False
    return offer + signs.score(Context.COMMERCIAL_OFFER) >= _OFFER or _is_headed(signs)


def _is_headed(signs: Signs) -> bool:
    return signs.headed_by_product and signs.score(Context.EDUCATION) <= 0 and signs.score(Context.TRIAL_RECRUITMENT) <= 0


def _is_title(document: Document, block: int) -> bool:
    return document.blocks[block].surface == "title" or document.blocks[block].level == 1


def _lead_form(document: Document, signal: Signal) -> Feature | None:
    """A field of a form that asks for two of the signal's `inputs`: who fills it in will be called back."""
    asked: dict[str, Feature] = {}
    for feature in document.features:
        if feature.kind == "input":
            asked |= {name: feature for name in signal.inputs if name in feature.value.casefold() and name not in asked}
    return min(asked.values(), key=lambda feature: feature.span) if len(asked) > 1 else None


def _finder(document: Document) -> Callable[[Span], int | None]:
    """What tells the first block that ends after a span begins: the one that holds a link, or that its tag stands before."""
    reached = list(accumulate((block.span().end for block in document.blocks), max))

    def block_at(span: Span) -> int | None:
        number = bisect_right(reached, span.start)
        return number if number < len(reached) else None

    return block_at


def _matches(signal: Signal, feature: Feature) -> bool:
    if feature.kind in {"link", "form"}:
        value = feature.value.casefold()
        return any(link in value for link in signal.links)
    return feature.kind == "schema-type" and feature.value in signal.schema_types
