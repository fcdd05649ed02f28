"""The review tier: in a commercial offer, product and condition stand together and nothing excuses it."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.disclosures import is_disclosed
from linter.checks.page import Page, make_finding
from linter.findings import CLAIMING_STANCES, Context, Evidence, Finding, Rung, Stretches
from linter.language.assertions import FRAGMENT
from linter.language.reading import Reading, is_voiced
from linter.language.stance import standing
from linter.registry.detectors import AssociationDetector
from linter.registry.model import Rule


def check_associations(rule: Rule, detector: AssociationDetector, page: Page, found: Stretches) -> Iterator[Finding]:
    """One finding a sentence in which a product and a target meet and no other finding (`found`, their spans) lies."""
    if page.context is not Context.COMMERCIAL_OFFER or _is_excused(detector, page):
        return
    asserted = {assertion.reading for assertion in page.assertions}
    for number, reading in enumerate(page.readings):
        if number in asserted or not page.is_copy(reading):
            continue
        products = [mention for mention in reading.mentions if mention.kind == "product"]
        targets = [target for target in reading.targets if target.payload.kind in detector.targets]
        if not products or not targets or not _is_offered(reading, page):
            continue
        product, target = products[0], targets[0]
        start, end = min(product.start, target.start), max(product.end, target.end)
        sentence = page.span(reading, 0, len(reading))
        if found.overlap(sentence):
            continue
        stances = {
            standing(reading, first, last, page.following(number)).stance
            for first, last in ((target.start, target.end), (product.start, product.end))
        }
        if not stances <= CLAIMING_STANCES:
            continue
        yield make_finding(
            rule,
            page,
            span=page.span(reading, start, end),
            surface=page.block(reading).surface,
            words={
                "passage": page.prose(reading, start, end),
                "target": target.payload.title,
                "agent": page.prose(reading, product.start, product.end),
            },
            target=target.payload.id,
            evidence=[
                Evidence("agent", page.span(reading, product.start, product.end)),
                Evidence("target", page.span(reading, target.start, target.end)),
            ],
        )


def _is_offered(reading: Reading, page: Page) -> bool:
    """Whether the sentence speaks to its reader or for the page, or is a slogan or no running text: elsewhere two names say nothing."""
    return len(reading) <= FRAGMENT or page.block(reading).surface not in {"paragraph", "quote"} or is_voiced(reading)


def _is_excused(detector: AssociationDetector, page: Page) -> bool:
    promises = any(a.stance in CLAIMING_STANCES and a.rung.height > Rung.RESEARCH_ACTIVITY.height for a in page.assertions)
    return bool(detector.excused_by) and not promises and all(is_disclosed(each, page) for each in detector.excused_by)
