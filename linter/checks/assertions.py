"""Assertions held against the registry: what is said more strongly than any claim allows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from operator import itemgetter

from linter.checks.ceilings import Ceiling, ceiling
from linter.checks.page import Page, make_finding
from linter.findings import Finding, Stance
from linter.language.said import Assertion
from linter.registry.detectors import AssertionDetector
from linter.registry.model import Rule

Kind = tuple[Stance, str, int]
"""The stance of an assertion, the kind of its target and the height of its rung: there are few of them on a page."""

Held = tuple[int, Assertion, Ceiling]
"""An assertion with its number on the page and what is allowed."""

_NUMBER = itemgetter(0)


def check_assertions(rule: Rule, detector: AssertionDetector, page: Page) -> Iterator[Finding]:
    """Findings of an assertion rule: one for each sentence and target."""
    kinds = page.once(unsupported)
    if not kinds:
        return
    looked_for = [held for kind, held in kinds.items() if looks_for(detector, kind)]
    if not looked_for:
        return
    narrows = bool(detector.effects or detector.conditions or detector.agents)
    seen: set[tuple[int, str]] = set()
    for _, assertion, allowed in looked_for[0] if len(looked_for) == 1 else sorted(chain.from_iterable(looked_for), key=_NUMBER):
        if not narrows or _selects(detector, assertion):
            key = (assertion.reading, assertion.target.id or str(assertion.span.start))
            if key not in seen:
                seen.add(key)
                yield _finding(rule, assertion, allowed, page)


def looks_for(detector: AssertionDetector, kind: Kind) -> bool:
    """Whether a detector looks for assertions of that kind, those of some effects, conditions or agents perhaps."""
    stance, target, height = kind
    weakest, strongest = detector.rungs
    return (
        weakest.height <= height <= strongest.height
        and stance in detector.stances
        and (not detector.targets or target in detector.targets or "any" in detector.targets)
    )


def unsupported(page: Page) -> dict[Kind, list[Held]]:
    """The assertions of the copy that say more than the registry allows, by what most rules look for."""
    kinds: dict[Kind, list[Held]] = {}
    is_all_copy = page.is_all_copy
    for number, assertion in enumerate(page.assertions):
        height, target = assertion.rung.height, assertion.target
        allowed = ceiling(page, target.id)
        if height > allowed.rung.height and (is_all_copy or page.is_copy(page.readings[assertion.reading])):
            kinds.setdefault((assertion.stance, target.kind, height), []).append((number, assertion, allowed))
    return kinds


def _selects(detector: AssertionDetector, assertion: Assertion) -> bool:
    """Whether a detector that looks for the stance, rung and kind of target of an assertion looks for the rest of it too."""
    return (
        (not detector.effects or assertion.effect in detector.effects)
        and (not detector.conditions or assertion.target.id in detector.conditions)
        and (not detector.agents or assertion.agent in detector.agents)
    )


def _finding(rule: Rule, assertion: Assertion, allowed: Ceiling, page: Page) -> Finding:
    claim = allowed.claim.id if allowed.claim else None
    start, end = assertion.tokens
    return make_finding(
        rule,
        page,
        span=assertion.span,
        surface=page.document.blocks[assertion.block].surface,
        words={
            "passage": page.prose(page.readings[assertion.reading], start, end),
            "agent": assertion.agent_text or "the page",
            "effect": assertion.effect,
            "target": assertion.target.title or "the reader",
            "ceiling": allowed.rung.replace("-", " "),
            "claim": claim or "none",
        },
        stance=assertion.stance,
        target=assertion.target.id,
        claim=claim,
        evidence=assertion.evidence,
    )
