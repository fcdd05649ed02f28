"""The review tier: in a commercial offer, product and condition stand together and nothing excuses it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import chain, islice

from linter.checks.disclosures import is_disclosed
from linter.checks.page import Page, make_finding
from linter.findings import CLAIMING_STANCES, Context, Finding, Rung, Span, Stretches, evidence_for
from linter.language.cells import beside
from linter.language.joined import has_label
from linter.language.reading import TOPICS_BESIDE, Reading, is_voiced
from linter.language.said import FRAGMENT
from linter.language.saying import standing
from linter.registry.detectors import AssociationDetector
from linter.registry.model import Rule


def check_associations(rule: Rule, detector: AssociationDetector, page: Page, findings: Sequence[Finding]) -> Iterator[Finding]:
    """One finding a sentence or row of a table in which a product and a target meet and none of the other `findings` lies."""
    if page.context is not Context.COMMERCIAL_OFFER or _is_excused(detector, page):
        return
    readings, naming = page.readings, page.index.mentioning("product")
    within = [number for number in sorted(naming) if readings[number].targets and _is_offered(readings[number], page)]
    rows = [row for row in _rows(page) if _names_both(row, naming, readings)] if naming and page.promotional else []
    if not within and not rows:
        return
    asserted = {assertion.reading for assertion in page.assertions}
    found = Stretches([finding.span for finding in findings if finding.is_of_words])  # a note says too little of its passage

    def is_free(number: int) -> bool:
        return number not in asserted and page.is_copy(readings[number]) and not found.overlap(_whole(page, number))

    for number in within:
        if is_free(number):
            yield from _association(rule, detector, page, number, number)
    for label, others in rows:
        if is_free(label) and all(map(is_free, others)):
            pairs = [pair for other in others for pair in ((label, other), (other, label))]
            yield from islice(chain.from_iterable(_association(rule, detector, page, *pair) for pair in pairs), 1)


def _association(rule: Rule, detector: AssociationDetector, page: Page, one: int, other: int) -> Iterator[Finding]:
    """The finding for the first product in sentence `one` and the first target in sentence `other`, where both stand."""
    naming, named = page.readings[one], page.readings[other]
    product = next((mention for mention in naming.mentions if mention.kind == "product"), None)
    target = next((target for target in named.targets if target.payload.kind in detector.targets), None)
    if product is None or target is None:
        return
    stands = ((one, product.start, product.end), (other, target.start, target.end))
    if not {standing(page.readings[at], first, last, page.following(at)).stance for at, first, last in stands} <= CLAIMING_STANCES:
        return
    agent, aim = page.span(naming, product.start, product.end), page.span(named, target.start, target.end)
    span = Span(min(agent.start, aim.start), max(agent.end, aim.end))
    if one == other:
        passage = page.prose(naming, min(product.start, target.start), max(product.end, target.end))
    else:
        passage = ": ".join(page.prose(page.readings[at], 0, len(page.readings[at])) for at in sorted((one, other)))
    yield make_finding(
        rule,
        page,
        span=span,
        surface=page.block(naming).surface,
        words={
            "passage": passage,
            "target": target.payload.title,
            "agent": page.prose(naming, product.start, product.end),
        },
        target=target.payload.id,
        evidence=evidence_for(span, [("agent", agent), ("target", aim)]),
    )


def _rows(page: Page) -> Iterator[tuple[int, list[int]]]:
    """The first cell of each row, where it is one sentence, with the sentences of the cells beside it."""
    for label, cells in beside(page.document.blocks).items():
        naming = page.in_block(label)
        if len(naming) == 1:
            yield naming[0], [number for cell in cells for number in page.in_block(cell)]


def _names_both(row: tuple[int, list[int]], naming: Set[int], readings: Sequence[Reading]) -> bool:
    """Whether the sentences of a row name a product and a target."""
    label, others = row
    if label not in naming and naming.isdisjoint(others):
        return False
    return bool(readings[label].targets) or any(readings[other].targets for other in others)


def _whole(page: Page, number: int) -> Span:
    reading = page.readings[number]
    return page.span(reading, 0, len(reading)) if len(reading) else Span(0, 0)


def _is_offered(reading: Reading, page: Page) -> bool:
    """Whether the sentence speaks to its reader or for the page, or is a slogan or no running text: elsewhere two names say nothing.

    The title of a page that promotes nothing, which names both with an “and”, says what the page is about.
    """
    if not page.promotional and has_label(reading, TOPICS_BESIDE):
        return False
    return len(reading) <= FRAGMENT or page.block(reading).surface not in {"paragraph", "quote"} or is_voiced(reading)


def _is_excused(detector: AssociationDetector, page: Page) -> bool:
    promises = any(a.stance in CLAIMING_STANCES and a.rung.height > Rung.RESEARCH_ACTIVITY.height for a in page.assertions)
    return bool(detector.excused_by) and not promises and all(is_disclosed(each, page) for each in detector.excused_by)
