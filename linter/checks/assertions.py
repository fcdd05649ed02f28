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
    """Findings of an assertion rule: one for each sentence and target, and one a page for a benefit in the name of the service."""
    seen: set[tuple[int, str]] = set()
    named: set[tuple[str, str]] = set()
    for assertion in page.assertions:
        if not page.is_copy(page.readings[assertion.reading]) or not _selects(detector, assertion):
            continue
        allowed = page.once_for(assertion.target.id, ceiling)
        key = (assertion.reading, assertion.target.id or str(assertion.span.start))
        if assertion.rung.height <= allowed.rung.height or key in seen:
            continue
        seen.add(key)
        if is_in_a_name(page, assertion):
            name = (assertion.target.id, page_prose(page, assertion).casefold())
            if name in named:
                continue
            named.add(name)
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


def is_in_a_name(page: Page, assertion: Assertion) -> bool:
    """Whether a benefit is a noun right after the product, so that the two name a service: “PRP hair restoration”."""
    if assertion.frame != "nominal":
        return False
    reading = page.readings[assertion.reading]
    before = [page.span(reading, each.start, each.end).end for each in reading.mentions if each.kind == "product"]
    return any(end < assertion.span.start and not page.document.source[end : assertion.span.start].strip() for end in before)


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
