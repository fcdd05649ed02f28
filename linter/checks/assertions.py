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
    lowest, highest = (rung.height for rung in detector.rungs)
    for assertion, height, allowed in page.once(_unsupported):
        if assertion.stance in detector.stances and lowest <= height <= highest and _selects(detector, assertion):
            key = (assertion.reading, assertion.target.id or str(assertion.span.start))
            if key not in seen:
                seen.add(key)
                yield _finding(rule, assertion, allowed, page)


def _unsupported(page: Page) -> list[tuple[Assertion, int, Ceiling]]:
    """The assertions of the copy that say more than the registry allows, each with the height of its rung and what is allowed."""
    held = [
        (each, each.rung.height, page.once_for(each.target.id, ceiling))
        for each in page.assertions
        if page.is_copy(page.readings[each.reading])
    ]
    return [each for each in held if each[1] > each[2].rung.height]


def _selects(detector: AssertionDetector, assertion: Assertion) -> bool:
    """Whether a detector that looks for the stance and rung of an assertion looks for the rest of it too."""
    return (
        (not detector.targets or assertion.target.kind in detector.targets or "any" in detector.targets)
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
            "passage": page.prose(page.readings[assertion.reading], *assertion.tokens),
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
