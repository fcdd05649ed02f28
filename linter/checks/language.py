"""Copy that cannot be checked because it is mostly not English: said, never passed as clean."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.compiled import rule_label
from linter.checks.page import Page, make_finding
from linter.findings import Finding
from linter.registry.detectors import LanguageDetector
from linter.registry.model import Rule


def check_language(rule: Rule, page: Page) -> Iterator[Finding]:
    """At most one finding a document, at its first sentence."""
    if rule.id not in page.once(unread_by):
        return
    first = next((reading for reading in page.readings if reading.block not in page.hidden), None)
    if first is None:
        return
    passage = page.prose(first, 0, len(first))
    span = page.span(first, 0, len(first))
    yield make_finding(rule, page, span=span, surface=page.block(first).surface, words={"passage": passage})


def unread_by(page: Page) -> frozenset[str]:
    """The rules of the registry, selected or not, that tell of a page that it is mostly in a language which nobody here reads."""
    return frozenset(
        [rule.id for rule in page.compiled.languages if isinstance(rule.detect, LanguageDetector) and _is_unread(rule, rule.detect, page)]
    )


def _is_unread(rule: Rule, detector: LanguageDetector, page: Page) -> bool:
    index, hidden = page.index, page.hidden
    words = index.words - sum([len(reading) for reading in page.readings if reading.block in hidden]) if hidden else index.words
    counted = page.compiled.lexicon.counted[rule_label(rule, "match")]
    return words >= detector.least and not index.has_words(counted, detector.share * words, hidden)  # few pages are
