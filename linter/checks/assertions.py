"""Assertions held against the registry: what is said more strongly than any claim allows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
    for assertion, allowed in page.once(_unsupported):
        if _selects(detector, assertion):
            key = (assertion.reading, assertion.target.id or str(assertion.span.start))
            if key not in seen:
                seen.add(key)
                yield _finding(rule, assertion, allowed, page)


def _unsupported(page: Page) -> list[tuple[Assertion, Ceiling]]:
    """The assertions of the copy that say more than the registry allows, each with what it allows."""
    held = [(each, page.once_for(each.target.id, ceiling)) for each in page.assertions if page.is_copy(page.readings[each.reading])]
    return [(assertion, allowed) for assertion, allowed in held if assertion.rung.height > allowed.rung.height]


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
    sentence, offsets = reading.sentence, block.offsets
    first = bisect_left(sentence.starts, assertion.span.start, key=offsets.start)
    after = bisect_right(sentence.ends, assertion.span.end, first, key=offsets.end)
    return page.prose(reading, first, after) if first < after else ""
