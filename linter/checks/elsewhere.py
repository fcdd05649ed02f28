"""What a page says that is about something else: a finding on a page that promotes nothing, and is plainly a page of another kind.

A ward, a job advertisement, a museum, an insurer's policy, or what speaks neither of the therapy nor of health, such as the manual of a
program: there everyday words of treatment and of praise are about other things. A finding becomes a note that says so, unless the sentence
says it of the product: whoever says of exosomes that they heal has said it, wherever that stands. Nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence

from linter.checks.page import Page
from linter.findings import Context, Finding, Severity
from linter.records import replace
from linter.registry.detectors import AssertionDetector, AssociationDetector, OpinionDetector, PhraseDetector

_OF_WORDS = (AssertionDetector, AssociationDetector, OpinionDetector, PhraseDetector)
"""What finds a claim in what a sentence says."""
_NAMING = (AssertionDetector, AssociationDetector)
"""What finds the product beside a condition where no verb joins them."""
_PLAIN = 5.0
"""Score at which a page has plainly told what else it is."""
_PLACES = 2
"""In how many of its blocks it tells so: a slogan has but one."""
_TELLING = ("not-promotional", str(Context.EDUCATION))
"""What signals point towards that tell what else a page is."""
_OUTWEIGHS = 2
"""How many times as much that has to be as what speaks for an offer."""
_OFFERED = 4.0
"""Promotional score at which the product is offered in so many words, whatever else the page is."""
_OF_ANOTHER_KIND = "It is not said of the product, on a page that promotes nothing, so this is a note."
_FOREIGN = "This page speaks neither of the therapy nor of health, so this is a note."


def about_others(findings: Sequence[Finding], page: Page) -> list[Finding]:
    """`findings` of a page, those as notes that a page of another kind does not say of the product."""
    if page.promotional or not (page.is_foreign or _is_another_kind(page)):
        return list(findings)
    why = _FOREIGN if page.is_foreign else _OF_ANOTHER_KIND
    detectors = {rule.id: rule.detect for rule in page.compiled.registry.rules}
    return [
        replace(finding, severity=Severity.NOTE, message=f"{finding.message} {why}")
        if finding.severity is not Severity.NOTE
        and isinstance(detectors[finding.rule], _OF_WORDS)
        and not _is_of_product(finding, page, named=not isinstance(detectors[finding.rule], _NAMING))
        else finding
        for finding in findings
    ]


def _is_another_kind(page: Page) -> bool:
    signs = page.signs
    blocks = {block for signal, block, counted in signs.signs.counting() if counted > 0 and signal.towards in _TELLING}
    if len(blocks) < _PLACES:
        return False
    told, offered = sum(map(signs.score, _TELLING)), signs.score("promotional")
    return offered < _OFFERED and told >= max(_PLAIN, _OUTWEIGHS * offered)


def _is_of_product(finding: Finding, page: Page, *, named: bool) -> bool:
    """Whether the product, or what stands for it, comes before what is said; `named`: or is the first of it.

    What begins with the product has no verb where it is an effect that was found, or a condition beside it: “stem cells for arthritis” and
    “PRP on a wound” name a topic.
    """
    number = page.sentence_at(finding.span)
    if number is None:
        return True
    reading = page.readings[number]
    starts = [page.span(reading, mention.start, mention.end).start for mention in reading.mentions if mention.kind == "product"]
    if finding.span.start in starts:
        return named
    if any(start < finding.span.start for start in starts):
        return True
    before = page.readings[number - 1] if number else None
    return (
        before is not None
        and before.block == reading.block
        and before.has_mention("product")
        and any(m.kind == "anaphor" and page.span(reading, m.start, m.end).start <= finding.span.start for m in reading.mentions)
    )
