"""What a promotional page must say and does not.

A disclosure is met when each of its propositions is asserted, with the right polarity, where a reader can see it. An absence has no place
of its own: it is reported at the first assertion above `research-activity`, else at the first mention of the product.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.compiled import disclosure_label
from linter.checks.page import Page, make_finding
from linter.documents.model import Visibility
from linter.findings import CLAIMING_STANCES, Evidence, Finding, Related, Rung, Span
from linter.registry.model import Disclosure, DisclosureDetector, Proposition, Rule


def check_disclosure(rule: Rule, detector: DisclosureDetector, page: Page) -> Iterator[Finding]:
    """At most one finding: the disclosure is owed and no reader can see it said."""
    disclosure = next(each for each in page.compiled.registry.disclosures if each.id == detector.disclosure)
    if not _is_owed(disclosure, page) or detector.verdict != "missing":
        return
    unsaid = _unsaid(disclosure, page)
    trigger = _trigger(page)
    if not unsaid or trigger is None:
        return
    span, surface = trigger
    yield make_finding(
        rule,
        page,
        span=span,
        surface=surface,
        words={
            "passage": page.document.source[span.start : span.end],
            "missing": " ".join(each.says for group in unsaid for each in group[:1]),
        },
        target=disclosure.id,
        evidence=[Evidence("trigger", span)],
        related=[*_lookalikes(disclosure, page), _belongs(page, span)],
    )


def is_disclosed(identifier: str, page: Page) -> bool:
    """Whether a reader of the page can see everything that the disclosure of that id must say."""
    return all(not _unsaid(each, page) for each in page.compiled.registry.disclosures if each.id == identifier)


def _unsaid(disclosure: Disclosure, page: Page) -> list[tuple[Proposition, ...]]:
    return [group for group in disclosure.propositions if not any(_is_said(disclosure, each, page) for each in group)]


def _is_owed(disclosure: Disclosure, page: Page) -> bool:
    return page.promotional and page.context in disclosure.contexts and not page.markets.isdisjoint(disclosure.markets)


def _is_said(disclosure: Disclosure, proposition: Proposition, page: Page) -> bool:
    taken_back = {number for number, _, _ in page.labelled(disclosure_label(disclosure, f"{proposition.id}:unless"))}
    said = page.labelled(disclosure_label(disclosure, proposition.id))
    return any(page.says(place) for place in said if place[0] not in taken_back)


def _trigger(page: Page) -> tuple[Span, str] | None:
    """The first passage that makes a disclosure necessary, and its surface."""
    for assertion in page.assertions:
        if (
            assertion.rung.height > Rung.RESEARCH_ACTIVITY.height
            and assertion.stance in CLAIMING_STANCES
            and page.is_copy(page.readings[assertion.reading])
        ):
            return assertion.span, page.document.blocks[assertion.block].surface
    for reading in page.readings:
        for mention in reading.mentions:
            if mention.kind == "product" and page.is_copy(reading):
                return page.span(reading, mention.start, mention.end), page.block(reading).surface
    return None


def _lookalikes(disclosure: Disclosure, page: Page) -> Iterator[Related]:
    """Passages that look like the disclosure and are none, each with the reason."""
    for lookalike in disclosure.insufficient:
        for number, start, end in page.labelled(disclosure_label(disclosure, f"not:{lookalike.id}")):
            yield Related(page.span(page.readings[number], start, end), f"This does not count: {lookalike.why}")
            break


def _belongs(page: Page, trigger: Span) -> Related:
    """Where the disclosure belongs: right after the visible block that the trigger stands in, or the first visible one."""
    visible = [block for block in page.document.blocks if block.text and block.visibility is Visibility.VISIBLE]
    block = next((each for each in visible if each.span().end >= trigger.end), visible[-1] if visible else None)
    end = block.span().end if block is not None else trigger.end
    return Related(Span(end, end), "It belongs here, before any price or booking link.")
