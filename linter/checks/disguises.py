"""Claim words in disguise: a reader sees the word, a review that searches for it does not."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.page import Page, make_finding
from linter.findings import Finding, evidence_for
from linter.language.disguise import INVISIBLE_WITHIN, Disguise, may_be_invisible
from linter.language.reading import Reading
from linter.language.saying import standing
from linter.registry.detectors import DisguiseDetector
from linter.registry.model import Rule


def check_disguises(rule: Rule, detector: DisguiseDetector, page: Page) -> Iterator[Finding]:
    """One finding for each disguised word of the copy."""
    source = page.document.source
    hidden = may_be_invisible(source) and INVISIBLE_WITHIN.search(source) is not None
    if not hidden and not [None for reading in page.readings if reading.disguises]:  # as on most pages
        return
    for number, reading in enumerate(page.readings):
        disguises = (*reading.disguises, *(_filled_with_nothing(reading, page) if hidden else ()))
        if not disguises or not page.is_copy(reading):
            continue
        for disguise in disguises:
            token, plain = disguise.token, disguise.plain
            stands = standing(reading, token, token + 1, page.following(number))
            if stands.stance in detector.stances:
                span = page.span(reading, token, token + 1)
                words = {"passage": page.prose(reading, token, token + 1), "target": plain, "effect": disguise.how}
                yield make_finding(
                    rule,
                    page,
                    span=span,
                    surface=page.block(reading).surface,
                    words=words,
                    stance=stands.stance,
                    target=plain,
                    evidence=evidence_for(span, [("trigger", span)]),
                )


def _filled_with_nothing(reading: Reading, page: Page) -> Iterator[Disguise]:
    """Words that matter with characters without width between their letters."""
    plain = page.compiled.lexicon.plain
    for token, word in enumerate(reading.sentence.words):
        if word in plain.claims or plain.counts(word):
            span = page.span(reading, token, token + 1)
            if INVISIBLE_WITHIN.search(page.document.source, span.start, span.end):
                yield Disguise(token, word, "invisible characters")
