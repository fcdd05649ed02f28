"""Which rules had something to look at in a sentence, which of them reported, and why the others did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.ceilings import ceiling
from linter.checks.compiled import rule_label
from linter.checks.opinions import Judged, words_of
from linter.checks.page import Page
from linter.checks.phrases import companion_near, is_answered, is_of_therapy
from linter.checks.propositions import plainly_says
from linter.explanation.frames import decided_by
from linter.explanation.near import assertions_of, places_of
from linter.explanation.values import RuleSeen
from linter.findings import CLAIMING_STANCES, Context, Finding
from linter.language.reading import Reading
from linter.language.said import Assertion
from linter.language.saying import standing
from linter.policy.policy import Policy
from linter.records import dataclass, replace
from linter.registry.detectors import AssertionDetector, AssociationDetector, OpinionDetector, PhraseDetector
from linter.registry.model import Rule


@dataclass(frozen=True, slots=True)
class Look:
    """What rules are held against: the page, the number of the sentence, the findings there, the opinions on what it is part of."""

    page: Page
    number: int
    findings: Sequence[Finding]
    opinions: Sequence[Judged]
    policy: Policy

    @property
    def reading(self) -> Reading:
        """The sentence."""
        return self.page.readings[self.number]

    @property
    def assertions(self) -> Sequence[Assertion]:
        """What the sentence asserts."""
        return assertions_of(self.page, self.number)


def rules_of(look: Look) -> tuple[RuleSeen, ...]:
    """The rules that had something to look at: those that reported first, each group in the registry's order."""
    seen = [each for rule in look.page.compiled.registry.rules for each in _seen(rule, look)]
    return tuple(sorted(seen, key=lambda each: not each.reported))


def _seen(rule: Rule, look: Look) -> Iterator[RuleSeen]:
    reported = [finding for finding in look.findings if finding.rule == rule.id]
    for finding in reported:
        yield RuleSeen(rule.id, finding.severity, True, _reported(rule, finding))
    if not reported and (why := _why_not(rule, look)):
        yield RuleSeen(rule.id, rule.severity, False, why)


def _reported(rule: Rule, finding: Finding) -> str:
    if finding.suppressed is not None:
        return f"silenced by a {finding.suppressed.kind}: {finding.suppressed.reason}"
    if rule.category == "disclosure":
        return f"what the page owes is reported here: {finding.message}"
    return finding.message


def _why_not(rule: Rule, look: Look) -> str:
    """Why `rule` did not report in the sentence; empty when it had nothing to look at."""
    match rule.detect:
        case AssertionDetector() as detector:
            about = [assertion for assertion in look.assertions if _is_about(detector, assertion)]
            reason = _assertion_reason(detector, about, look) if about else ""
        case PhraseDetector() as detector:
            reason = _phrase_reason(rule, detector, look)
        case AssociationDetector() as detector:
            reason = _association_reason(detector, look)
        case OpinionDetector() as detector:
            reason = _opinion_reason(rule, detector, look)
        case _:
            reason = ""
    return reason and (_out_of_force(rule, look) or reason)


def _out_of_force(rule: Rule, look: Look) -> str:
    """Why the rule does not apply to the page at all; empty when it does."""
    page = look.page
    if not look.policy.selects(rule.id):
        return "not among the rules that are asked for"
    if page.markets.isdisjoint(rule.markets):
        return f"other market: it is law in {', '.join(rule.markets)}"
    if page.context not in rule.contexts:
        return f"other context: it counts in {', '.join(rule.contexts)}"
    if not page.is_copy(look.reading):
        return "the sentence is hidden: nobody is shown it"
    return ""


def _is_about(detector: AssertionDetector, assertion: Assertion) -> bool:
    return (
        (not detector.targets or "any" in detector.targets or assertion.target.kind in detector.targets)
        and (not detector.effects or assertion.effect in detector.effects)
        and (not detector.conditions or assertion.target.id in detector.conditions)
        and (not detector.agents or assertion.agent in detector.agents)
    )


def _assertion_reason(detector: AssertionDetector, about: Sequence[Assertion], look: Look) -> str:
    """Why none of the assertions that the rule is about was reported: the reason of the one that came nearest."""
    allowed = ceiling(look.page, about[0].target.id)
    if all(assertion.rung.height <= ceiling(look.page, assertion.target.id).rung.height for assertion in about):
        claim = f"claim {allowed.claim.id}" if allowed.claim else "the product's default"
        return f"within the ceiling: {about[0].rung} does not pass {allowed.rung} ({claim})"
    lowest, highest = detector.rungs
    inside = [assertion for assertion in about if lowest.height <= assertion.rung.height <= highest.height]
    if not inside:
        looks = f"at {lowest} only" if lowest is highest else f"from {lowest} to {highest}"
        return f"it looks {looks}; this is {about[0].rung}"
    standing_so = [assertion for assertion in inside if assertion.stance in detector.stances]
    if not standing_so:
        return f"the rule does not look at its stance, {inside[0].stance}"
    if any(assertion.rung.height > ceiling(look.page, assertion.target.id).rung.height for assertion in standing_so):
        return "another finding tells of the same words already"
    return "within the ceiling"


def _phrase_reason(rule: Rule, detector: PhraseDetector, look: Look) -> str:
    page, reading = look.page, look.reading
    matched = places_of(reading, rule_label(rule, "match"))
    if not matched:
        return ""
    start, end = max(matched, key=lambda place: place[1] - place[0])
    words = f"“{page.prose(reading, start, end)}”"
    if detector.promotional_only and not page.promotional:
        return f"{words}: it counts only on a page that promotes the therapy"
    taken_back = places_of(reading, rule_label(rule, "unless"))
    if taken_back:
        return f"{words} is taken back by “{page.prose(reading, *taken_back[0])}”"
    stands = standing(reading, start, end, page.following(look.number))
    if stands.stance not in detector.stances:
        cue = decided_by(reading, stands.stance, [(start, end)], page.following(look.number))
        return f"{words}: the rule does not look at its stance, {stands.stance}{f' by {cue}' if cue else ''}"
    for index, companion in enumerate(detector.companions):
        if companion_near(rule, index, companion, page, look.number) is None:
            near = "beside it" if companion.within == "beside" else f"in the same {companion.within}"
            return f"{words}: words that have to stand {near} are missing"
    if any(is_answered(rule, index, answer, page, look.number) for index, answer in enumerate(detector.answers)):
        return f"{words}: what belongs near it stands there"
    if others := _others(detector, matched, look):
        return f"{words}: the sentence is about something else: {others}"
    return f"{words}: something else in the sentence excuses it"


def _others(detector: PhraseDetector, matched: Sequence[tuple[int, int]], look: Look) -> str:
    """Mentions of other things without which what is `matched` would be reported: found by taking them away and looking again."""
    reading, page = look.reading, look.page
    strangers = [mention for mention in reading.mentions if mention.kind in {"subject", "agent"}]
    changed = replace(reading, mentions=tuple(mention for mention in reading.mentions if mention not in strangers))
    following = page.following(look.number)
    would_report = any(
        is_of_therapy(changed, start, end, page) and standing(changed, start, end, following).stance in detector.stances
        for start, end in matched
    )
    if not strangers or not would_report:
        return ""
    return ", ".join(f"“{page.prose(reading, mention.start, mention.end)}”" for mention in strangers)


def _association_reason(detector: AssociationDetector, look: Look) -> str:
    page, reading = look.page, look.reading
    products = [mention for mention in reading.mentions if mention.kind == "product"]
    targets = [target for target in reading.targets if target.payload.kind in detector.targets]
    if not products or not targets:
        return ""
    if page.context is not Context.COMMERCIAL_OFFER:
        return f"other context: it counts in {Context.COMMERCIAL_OFFER}"
    if look.assertions:
        return "the sentence makes an assertion, and other rules judge that"
    if any(finding.is_of_words for finding in look.findings):
        return "another rule has reported in the sentence"
    for place in (targets[0], products[0]):
        stands = standing(reading, place.start, place.end, page.following(look.number))
        if stands.stance not in CLAIMING_STANCES:
            cue = decided_by(reading, stands.stance, [(place.start, place.end)], page.following(look.number))
            return f"the rule does not look at its stance, {stands.stance}{f' by {cue}' if cue else ''}"
    return "the page makes no promise and says what excuses it"


def _opinion_reason(rule: Rule, detector: OpinionDetector, look: Look) -> str:
    """Why the second opinion on the sentence's passage is not reported: it reads too little like the label, or stands beside others."""
    for passage in look.opinions:
        needed = passage.needs(detector)
        if passage.label != detector.label or passage.score <= 0 or passage.says(rule.category):
            continue
        if needed is None:
            return f"another rule has reported: it reads like it (score {passage.score:.2f}), but beside other findings this rule is silent"
        if passage.score < needed:
            words = ", ".join(f"“{word}”" for word in words_of(passage, look.page))
            return f"the passage reads a little like it (score {passage.score:.2f}, {needed:.2f} needed), most of all {words}"
        if detector.unless_said and all(plainly_says(detector.unless_said, number, look.page) for number in passage.numbers):
            return f"the passage reads like it (score {passage.score:.2f}) and says what the page has to say: it is the caveat itself"
    return ""
