"""What a promotional page must say and does not.

A disclosure is met when each of its propositions is asserted, with the right polarity, where a reader can see it. An absence has no place
of its own: it is reported at the first assertion above `research-activity`, else at the first mention of the product.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.compiled import disclosure_label
from linter.checks.insertion import disclosure_fixes, insertion_point
from linter.checks.page import Page, make_finding
from linter.checks.placement import GRADE_WORDS, Grade, best_place
from linter.findings import CLAIMING_STANCES, Evidence, Finding, Related, Rung, Span
from linter.language.stance import standing
from linter.registry.model import Disclosure, DisclosureDetector, Proposition, Rule

EVERY = "any"
"""The id by which a detector means every disclosure."""


def check_disclosure(rule: Rule, detector: DisclosureDetector, page: Page) -> Iterator[Finding]:
    """What is wrong with the disclosures that the detector names: missing, misplaced or contradicted, one finding each."""
    finders = {"missing": _missing, "misplaced": _misplaced, "contradicted": _contradicted}
    finder = finders.get(detector.verdict)
    for disclosure in page.compiled.registry.disclosures:
        if finder is not None and detector.disclosure in {disclosure.id, EVERY} and _is_owed(disclosure, page):
            yield from finder(rule, disclosure, page)


def is_disclosed(identifier: str, page: Page) -> bool:
    """Whether a reader of the page can see everything that the disclosure of that id must say."""
    return all(not _unsaid(each, page) for each in page.compiled.registry.disclosures if each.id == identifier)


def _missing(rule: Rule, disclosure: Disclosure, page: Page) -> Iterator[Finding]:
    """Absent, or said only where no reader sees it."""
    unsaid = _unsaid(disclosure, page)
    trigger = _trigger(page)
    if not unsaid or trigger is None:
        return
    span, surface = trigger
    hidden = [place for group in unsaid if (place := best_place(disclosure, group, page)) is not None]
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
        related=[
            *(Related(place.span, f"It is said here, {GRADE_WORDS[place.grade]} ({place.surface}).") for place in hidden),
            *_lookalikes(disclosure, page),
            Related(*_belongs(page, span)),
        ],
        fixes=disclosure_fixes(disclosure, page, span),
    )


def _misplaced(rule: Rule, disclosure: Disclosure, page: Page) -> Iterator[Finding]:
    """Said, seen, and badly placed."""
    trigger = _trigger(page)
    for group in disclosure.propositions:
        place = best_place(disclosure, group, page)
        if place is not None and trigger is not None and place.grade in {Grade.ASIDE, Grade.AFTER_CALL_TO_ACTION}:
            yield make_finding(
                rule,
                page,
                span=place.span,
                surface=place.surface,
                words={
                    "passage": page.document.source[place.span.start : place.span.end],
                    "target": disclosure.title,
                    "missing": GRADE_WORDS[place.grade],
                },
                target=disclosure.id,
                evidence=[Evidence("disclosure", place.span)],
                related=[Related(*_belongs(page, trigger[0]))],
            )
            return


def _contradicted(rule: Rule, disclosure: Disclosure, page: Page) -> Iterator[Finding]:
    """Said in one place and taken back in another."""
    places = [place for group in disclosure.propositions if (place := best_place(disclosure, group, page)) is not None]
    if not places:
        return
    for number, start, end in page.labelled(disclosure_label(disclosure, "contradicted")):
        reading = page.readings[number]
        span = page.span(reading, start, end)
        if any(span.overlaps(place.span) for place in places) or not page.is_copy(reading):
            continue
        if standing(reading, start, end, page.following(number)).stance in CLAIMING_STANCES:
            yield make_finding(
                rule,
                page,
                span=span,
                surface=page.block(reading).surface,
                words={"passage": page.prose(reading, start, end), "target": disclosure.title},
                target=disclosure.id,
                evidence=[Evidence("trigger", span)],
                related=[Related(place.span, "It contradicts what is said here.") for place in places],
            )
            return


def _unsaid(disclosure: Disclosure, page: Page) -> list[tuple[Proposition, ...]]:
    best = [(group, best_place(disclosure, group, page)) for group in disclosure.propositions]
    return [group for group, place in best if place is None or place.grade is Grade.UNSEEN]


def _is_owed(disclosure: Disclosure, page: Page) -> bool:
    families = {mention.id for reading in page.readings for mention in reading.mentions if mention.kind == "product"}
    concerned = not disclosure.families or not families.isdisjoint(disclosure.families)
    return concerned and page.promotional and page.context in disclosure.contexts and not page.markets.isdisjoint(disclosure.markets)


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


def _belongs(page: Page, trigger: Span) -> tuple[Span, str]:
    """Where the disclosure belongs, as an empty span, and the words that say so."""
    end = insertion_point(page, trigger).start
    return Span(end, end), "It belongs here, before any price or booking link."
