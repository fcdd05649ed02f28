"""Copy that cannot be checked because it is mostly not English: said, never passed as clean."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.compiled import rule_label
from linter.checks.page import Page, make_finding
from linter.findings import Finding
from linter.registry.detectors import LanguageDetector
from linter.registry.model import Rule


def check_language(rule: Rule, detector: LanguageDetector, page: Page) -> Iterator[Finding]:
    """At most one finding a document, at its first sentence."""
    shown = page.readings if page.is_all_copy else [reading for reading in page.readings if page.is_copy(reading)]
    words = page.index.words if page.is_all_copy else sum([len(reading.sentence.words) for reading in shown])
    if words < detector.least or not shown:
        return
    is_counted = page.compiled.lexicon.counted[rule_label(rule, "match")].__contains__
    common, enough = 0, detector.share * words
    for reading in shown:
        common += sum(map(is_counted, reading.sentence.words))
        if common >= enough:  # on most pages long before their end
            return
    first = shown[0]
    passage = page.prose(first, 0, len(first))
    span = page.span(first, 0, len(first))
    yield make_finding(rule, page, span=span, surface=page.block(first).surface, words={"passage": passage})
