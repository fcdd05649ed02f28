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
    if not _is_unread(rule, detector, page):
        return
    first = next((reading for reading in page.readings if reading.block not in page.hidden), None)
    if first is None:
        return
    passage = page.prose(first, 0, len(first))
    span = page.span(first, 0, len(first))
    yield make_finding(rule, page, span=span, surface=page.block(first).surface, words={"passage": passage})


def is_unread(page: Page) -> bool:
    """Whether a page is mostly in a language that nobody here reads, as the rules of the registry tell it, selected or not."""
    return any(_is_unread(rule, rule.detect, page) for rule in page.compiled.languages if isinstance(rule.detect, LanguageDetector))


def _is_unread(rule: Rule, detector: LanguageDetector, page: Page) -> bool:
    index, hidden = page.index, page.hidden
    words = index.words - sum([len(reading) for reading in page.readings if reading.block in hidden]) if hidden else index.words
    counted = page.compiled.lexicon.counted[rule_label(rule, "match")]
    return words >= detector.least and not index.has_words(counted, detector.share * words, hidden)  # few pages are
