"""Copy that cannot be checked because it is mostly not English: said, never passed as clean."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.compiled import rule_label
from linter.checks.page import Page, make_finding
from linter.findings import Finding
from linter.language.index import Index
from linter.registry.detectors import LanguageDetector
from linter.registry.model import Rule


def check_language(rule: Rule, detector: LanguageDetector, page: Page) -> Iterator[Finding]:
    """At most one finding a document, at its first sentence."""
    index = page.index if page.is_all_copy else Index([reading for reading in page.readings if page.is_copy(reading)])
    if index.words < detector.least or not index.readings:
        return
    counted = page.compiled.lexicon.counted[rule_label(rule, "match")]
    if index.has_words(counted, detector.share * index.words):  # as on most pages
        return
    first = index.readings[0]
    passage = page.prose(first, 0, len(first))
    span = page.span(first, 0, len(first))
    yield make_finding(rule, page, span=span, surface=page.block(first).surface, words={"passage": passage})
