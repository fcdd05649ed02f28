"""Assertions held against the registry: what is said more strongly than any claim allows."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.ceilings import Ceiling, ceiling
from linter.checks.page import Page, make_finding
from linter.findings import Finding
from linter.language.assertions import Assertion
from linter.registry.detectors import AssertionDetector
from linter.registry.model import Rule


def check_assertions(rule: Rule, detector: AssertionDetector, page: Page) -> Iterator[Finding]:
    """Findings of an assertion rule: one for each sentence and target."""
    seen: set[tuple[int, str]] = set()
    for assertion in page.assertions:
        if not page.is_copy(page.readings[assertion.reading]) or not _selects(detector, assertion):
            continue
        allowed = page.once_for(assertion.target.id, ceiling)
        key = (assertion.reading, assertion.target.id or str(assertion.span.start))
        if assertion.rung.height <= allowed.rung.height or key in seen:
            continue
        seen.add(key)
        yield _finding(rule, assertion, allowed, page)


def _selects(detector: AssertionDetector, assertion: Assertion) -> bool:
    lowest, highest = detector.rungs
    return (
        assertion.stance in detector.stances
        and (not detector.targets or "any" in detector.targets or assertion.target.kind in detector.targets)
        and lowest.height <= assertion.rung.height <= highest.height
        and (not detector.effects or assertion.effect in detector.effects)
        and (not detector.conditions or assertion.target.id in detector.conditions)
        and (not detector.agents or assertion.agent in detector.agents)
    )


def _finding(rule: Rule, assertion: Assertion, allowed: Ceiling, page: Page) -> Finding:
    return make_finding(
        rule,
        page,
        span=assertion.span,
        surface=page.document.blocks[assertion.block].surface,
        words={
            "passage": page_prose(page, assertion),
            "agent": assertion.agent_text or "the page",
            "effect": assertion.effect,
            "target": assertion.target.title or "the reader",
            "ceiling": allowed.rung.value.replace("-", " "),
            "claim": allowed.claim.id if allowed.claim else "none",
        },
        stance=assertion.stance,
        target=assertion.target.id,
        claim=allowed.claim.id if allowed.claim else None,
        evidence=assertion.evidence,
    )


def page_prose(page: Page, assertion: Assertion) -> str:
    """The passage of an assertion as its reader sees it."""
    reading = page.readings[assertion.reading]
    block = page.document.blocks[assertion.block]
    tokens = [
        at
        for at in range(len(reading))
        if assertion.span.start <= block.offsets.start(reading.sentence.starts[at])
        and block.offsets.end(reading.sentence.end(at)) <= assertion.span.end
    ]
    return page.prose(reading, tokens[0], tokens[-1] + 1) if tokens else ""
