"""What a promotional page must say and does not, or says where it does not count, or takes back.

A disclosure is met when each of its propositions is asserted, with the right polarity, where a reader sees it in time. An absence has no
place of its own: it is reported at the first assertion above `research-activity`, else at the first mention of the product.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from linter.checks.compiled import SoughtDisclosure
from linter.checks.insertion import disclosure_fixes, home_for, why_not_inserted
from linter.checks.page import Page, make_finding
from linter.checks.phrases import check_phrases
from linter.checks.placement import Grade, Saying, best_saying
from linter.checks.propositions import met_labels
from linter.checks.tone import as_warning
from linter.findings import CLAIMING_STANCES, Evidence, Finding, Related, Rung, Span, evidence_for
from linter.language.index import Place
from linter.language.saying import standing
from linter.records import dataclass
from linter.registry.detectors import DisclosureDetector, PhraseDetector
from linter.registry.model import Disclosure, Proposition, Rule

EVERY = "any"
"""The id by which a detector means every disclosure whose law is verified; the others have rules of their own, which only inform."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One disclosure on one page, with what is `sought` of it.

    `best` has, for each group of propositions, the best placed passage that says it, None without one.
    """

    disclosure: Disclosure
    sought: SoughtDisclosure
    best: tuple[Saying | None, ...]

    @property
    def said(self) -> list[Saying]:
        """The best passages of what is said."""
        return [saying for saying in self.best if saying is not None]

    @property
    def unsaid(self) -> list[tuple[Proposition, ...]]:
        """The groups of propositions that no reader can see said."""
        return [
            group
            for group, saying in zip(self.disclosure.propositions, self.best, strict=True)
            if saying is None or not saying.grade.is_seen
        ]

    @property
    def unseen(self) -> list[Saying]:
        """The best passages of groups that are said only where no reader sees them."""
        return [saying for saying in self.said if not saying.grade.is_seen]

    @property
    def worst(self) -> Saying | None:
        """The worst placed of the best passages, None when something is not said at all."""
        said = self.said
        return max(said, key=lambda saying: saying.grade.rank) if len(said) == len(self.best) else None


@dataclass(frozen=True, slots=True)
class Cause:
    """The first passage of a page that makes disclosures necessary: what is missing is reported there."""

    span: Span
    surface: str
    passage: str
    evidence: tuple[Evidence, ...]


def duty_of(disclosure: Disclosure, page: Page) -> Duty:
    """How `disclosure` stands on `page`."""
    sought = page.compiled.sought_of(disclosure)
    if not page.around and not sought.may_be_said(page.once(met_labels)):  # as mostly
        return Duty(disclosure, sought, (None,) * len(disclosure.propositions))
    return Duty(disclosure, sought, tuple([best_saying(disclosure, group, page) for group in disclosure.propositions]))


def check_disclosure(rule: Rule, detector: DisclosureDetector, page: Page) -> Iterator[Finding]:
    """What is wrong with the disclosures that the detector names: missing, hidden, misplaced or contradicted, one finding each."""
    find = _FINDERS[detector.verdict]
    for duty in _meant(detector, page):
        found = find(rule, duty, page)
        yield from map(as_warning, found) if page.by_tone else found


def _meant(detector: DisclosureDetector, page: Page) -> Sequence[Duty]:
    """The duties of the page that the detector names."""
    if detector.disclosure != EVERY:
        duty = page.once(_duties).get(detector.disclosure)
        return () if duty is None else (duty,)
    return page.once(_verified if detector.verdict == "missing" else _said)


def is_disclosed(identifier: str, page: Page) -> bool:
    """Whether a reader of the page can see everything that the disclosure of that id must say."""
    return all(
        (best := best_saying(each, group, page)) is not None and best.grade.is_seen
        for each in page.disclosures
        if each.id == identifier
        for group in each.propositions
    )


def _missing(rule: Rule, duty: Duty, page: Page) -> Iterator[Finding]:
    """Absent, or said only where no reader sees it."""
    unsaid = duty.unsaid
    cause = page.once(_cause) if unsaid else None
    if cause is None:
        return
    home = page.once(home_for)
    fixes = disclosure_fixes(duty.disclosure, page, home)
    missing = " ".join([each.says for group in unsaid for each in group[:1]])
    related = [_said_at(saying, cause.span) for saying in duty.unseen]
    related += _lookalikes(duty.sought, page)
    related += page.once(_belongs)
    if not fixes:
        related.append(Related(cause.span, why_not_inserted(duty.disclosure, page, home, missing)))
    yield make_finding(
        rule,
        page,
        span=cause.span,
        surface=cause.surface,
        words={"passage": cause.passage, "missing": missing, "place": home.place},
        target=duty.disclosure.id,
        evidence=cause.evidence,
        related=related,
        fixes=fixes,
    )


def _hidden(rule: Rule, duty: Duty, page: Page) -> Iterator[Finding]:
    """Said, and only where no reader sees it; of what a rule asks for, not of what a page may leave out."""
    if duty.sought.is_required and duty.unseen:
        yield from _about_passage(rule, duty, duty.unseen[0], page, ())


def _misplaced(rule: Rule, duty: Duty, page: Page) -> Iterator[Finding]:
    """Said, seen, and badly placed."""
    worst = duty.worst
    if worst is not None and worst.grade.is_seen and worst.grade is not Grade.PRESENT:
        yield from _about_passage(rule, duty, worst, page, page.once(_belongs))


def _about_passage(rule: Rule, duty: Duty, saying: Saying, page: Page, related: tuple[Related, ...]) -> Iterator[Finding]:
    """At the words themselves; words of a layout or include are reported at what makes them necessary on this page."""
    trigger = page.once(_trigger) if saying.file else (saying.span, saying.surface)
    if trigger is None:
        return
    span, surface = trigger
    where = f"in {saying.file}, " if saying.file else ""
    yield make_finding(
        rule,
        page,
        span=span,
        surface=surface,
        words={
            "passage": saying.words,
            "target": duty.disclosure.title,
            "missing": f"stands {where}{saying.grade.value}",
            "place": page.once(home_for).place,
        },
        target=duty.disclosure.id,
        evidence=evidence_for(span, [("trigger" if saying.file else "disclosure", span)]),
        related=related,
    )


def _said_at(saying: Saying, trigger: Span) -> Related:
    if saying.file:
        return Related(trigger, f"{saying.file} says it, {saying.grade.value}.")
    return Related(saying.span, f"It is said here, {saying.grade.value}.")


def _contradicted(rule: Rule, duty: Duty, page: Page) -> Iterator[Finding]:
    """Said in one place and taken back in another."""
    said = duty.said
    if not said:
        return
    here = [each for each in said if not each.file]
    against = [span for span in _contradictions(duty.sought, page) if not any(span.overlaps(each.span) for each in here)]
    if not against:
        return
    span = against[0]
    block = page.block_at(span)
    yield make_finding(
        rule,
        page,
        span=span,
        surface=block.surface if block is not None else "paragraph",
        words={"passage": _quoted(span, page), "target": duty.disclosure.title},
        target=duty.disclosure.id,
        evidence=evidence_for(span, [("trigger", span), *(("disclosure", each.span) for each in here[:1])]),
        related=[
            *(Related(each.span, "It contradicts what is said here.") for each in here),
            *(Related(span, f"It contradicts what {each.file} says.") for each in said if each.file),
            *(Related(other, "This takes it back as well.") for other in against[1:]),
        ],
    )


def _contradictions(sought: SoughtDisclosure, page: Page) -> list[Span]:
    """The passages that take the disclosure back, by its own words and by its rules, in order of place."""
    found = {
        page.span(page.readings[number], start, end)
        for number, start, end in page.labelled(sought.contradicted)
        if page.is_copy(page.readings[number])
        and standing(page.readings[number], start, end, page.following(number)).stance in CLAIMING_STANCES
    }
    for rule in sought.contradicting:
        if isinstance(rule.detect, PhraseDetector):
            found |= {finding.span for finding in check_phrases(rule, rule.detect, page)}
    return sorted(found)


_FINDERS: Final[Mapping[str, Callable[[Rule, Duty, Page], Iterator[Finding]]]] = {
    "missing": _missing,
    "hidden": _hidden,
    "misplaced": _misplaced,
    "contradicted": _contradicted,
}


def _duties(page: Page) -> dict[str, Duty]:
    """How each disclosure that the page owes stands on it, by id."""
    if not page.promotional:
        return {}
    owing = page.compiled.owing_to(page.context, page.markets)
    return {each.id: duty_of(each, page) for each in page.disclosures if each.id in owing and _is_of_families(each, page)}


def _verified(page: Page) -> list[Duty]:
    """The duties of verified laws."""
    return [duty for duty in page.once(_duties).values() if duty.sought.is_verified]


def _said(page: Page) -> list[Duty]:
    """The duties of verified laws of which the page says something: what is not said is not hidden, misplaced or contradicted either."""
    return [duty for duty in page.once(_verified) if duty.best.count(None) < len(duty.best)]


def _is_of_families(disclosure: Disclosure, page: Page) -> bool:
    """Whether it is about what the page names."""
    return not disclosure.families or not page.families.isdisjoint(disclosure.families)


def _cause(page: Page) -> Cause | None:
    trigger = page.once(_trigger)
    if trigger is None:
        return None
    span, surface = trigger
    return Cause(span, surface, _quoted(span, page), evidence_for(span, [("trigger", span)]))


def _quoted(span: Span, page: Page) -> str:
    """The source at `span` as a message quotes it: on one line."""
    return " ".join(page.document.source[span.start : span.end].split())


def _trigger(page: Page) -> tuple[Span, str] | None:
    """The first passage that makes a disclosure necessary, and its surface.

    A page that names what it sells only where no reader sees it owes the disclosure from its first sentence on.
    """
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
    for sign in page.signs.signs:
        if sign.mentions_therapy and sign.block is not None:
            return sign.span, page.document.blocks[sign.block].surface
    shown = next((reading for reading in page.readings if page.is_copy(reading) and len(reading)), None)
    return None if shown is None else (page.span(shown, 0, len(shown)), page.block(shown).surface)


def _lookalikes(sought: SoughtDisclosure, page: Page) -> list[Related]:
    """Passages that look like the disclosure and are none, each with the reason."""
    labels = page.index.labels
    return [_at(page, page.first_in(page.with_label(label)[0], label), told) for label, told in sought.lookalikes if label in labels]


def _at(page: Page, place: Place, told: str) -> Related:
    number, start, end = place
    return Related(page.span(page.readings[number], start, end), told)


def _belongs(page: Page) -> tuple[Related, ...]:
    """The place where a disclosure belongs, on a page that has one."""
    home = page.once(home_for)
    return (Related(Span(home.seam.offset, home.seam.offset), f"It belongs here, {home.place}."),) if home.has_room else ()
