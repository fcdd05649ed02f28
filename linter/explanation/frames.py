"""The frames of a sentence: which of them became assertions, how they stand to the registry, and why the others did not."""

from __future__ import annotations

from collections.abc import Sequence

from linter.checks.ceilings import ceiling
from linter.checks.page import Page
from linter.explanation.near import asserted_as, assertions_of
from linter.explanation.values import FrameSeen
from linter.findings import Context, Span, Stance
from linter.language.assertions import names_service
from linter.language.lexicon import MentionKind
from linter.language.reading import Mention, Reading
from linter.language.said import Assertion, Frame
from linter.language.saying import frames, standing
from linter.records import replace


def frames_of(page: Page, number: int) -> tuple[FrameSeen, ...]:
    """The frames of sentence `number`: the asserted ones in order of place, then the others with the reason."""
    asserted = assertions_of(page, number)
    found = frames(page.readings[number], page.readings[number - 1] if number else None, page.compiled.lexicon.unsaid)
    others = [frame for frame in found if not any(_is_made_of(assertion, frame, page, number) for assertion in asserted)]
    return (
        *(_asserted(assertion, page) for assertion in asserted),
        *(_dropped(frame, asserted, page, number) for frame in others),
    )


def decided_by(reading: Reading, stance: Stance, places: Sequence[tuple[int, int]], following: Reading | None) -> str:
    """The words that gave the first of `places` (tokens) with that stance its stance; empty when no cue did."""
    for start, end in places:
        stands = standing(reading, start, end, following)
        if stands.stance is stance:
            if not stands.cues:
                return "the question mark" if stance is Stance.QUESTION else ""
            cue = stands.cues[0]
            if cue in reading.told and cue not in reading.cues:
                return f"a sentence nearby ({cue.group.id})"
            speaking = reading if cue in reading.cues else following
            words = " ".join(speaking.sentence.raw[cue.start : cue.end]) if speaking is not None else ""
            return f"“{words}” ({cue.group.id}{'' if speaking is reading else ', in the next sentence'})"
    return ""


def tokens_in(page: Page, reading: Reading, span: Span) -> tuple[int, int]:
    """The tokens of a sentence that lie in a source span, first and one past the last."""
    inside = [at for at in range(len(reading)) if span.overlaps(page.span(reading, at, at + 1))]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _asserted(assertion: Assertion, page: Page) -> FrameSeen:
    reading = page.readings[assertion.reading]
    spans = {item.role: item.span(assertion.span) for item in reversed(assertion.evidence)}
    places = [tokens_in(page, reading, spans[role]) for role in ("trigger", "target") if role in spans]
    allowed = ceiling(page, assertion.target.id)
    return FrameSeen(
        kind=assertion.frame,
        effect=assertion.effect,
        trigger=page.prose(reading, *places[0]),
        target=assertion.target.title,
        target_kind=assertion.target.kind,
        agent=assertion.agent_text or "the page",
        asserted=True,
        why="",
        stance=assertion.stance,
        decided_by=decided_by(reading, assertion.stance, places, page.following(assertion.reading)),
        rung=assertion.rung,
        ceiling=allowed.rung,
        claim=allowed.claim.id if allowed.claim else None,
    )


def _dropped(frame: Frame, asserted: Sequence[Assertion], page: Page, number: int) -> FrameSeen:
    return FrameSeen(
        kind=frame.kind,
        effect=frame.effect,
        trigger=page.prose(page.readings[number], frame.start, frame.end),
        target=frame.about.title if frame.about is not None else "",
        target_kind=frame.about.kind if frame.about is not None else "outcome",
        agent="",
        asserted=False,
        why=_reason(frame, asserted, page, number),
    )


def _reason(frame: Frame, asserted: Sequence[Assertion], page: Page, number: int) -> str:
    """Why no assertion was made of `frame`: found by taking one thing away, or adding one, and looking again."""
    reading = page.readings[number]
    reach = page.span(reading, *frame.reach)
    if any(reach.overlaps(assertion.span) for assertion in asserted):
        return "another frame on the same words says more"
    if frame.about is not None and names_service(reading, frame.kind, frame.about.kind, frame.reach):
        return "it is no more than the name of a service"
    without_subject = _without(reading, "subject")
    if _would_assert(frame, without_subject, page, number):
        return f"the sentence is about something else: {_named(reading, 'subject', page)}"
    without_agent = _without(without_subject, "agent")
    if _would_assert(frame, without_agent, page, number):
        return f"the effect is credited to another treatment: {_named(reading, 'agent', page)}"
    if _would_assert(frame, without_agent, page, number, Context.COMMERCIAL_OFFER):
        return f"in the context {page.context} an effect counts only where the product is in view"
    with_product = replace(without_agent, mentions=(Mention("product", "", 0, 1), *without_agent.mentions))
    if _would_assert(frame, with_product, page, number):
        return "neither the product nor an offer of the page is in view, and the words alone are too vague"
    return "nothing ties it to the product"


def _would_assert(frame: Frame, changed: Reading, page: Page, number: int, context: Context | None = None) -> bool:
    """Whether an assertion would be made of `frame` if the sentence read as `changed`."""
    return any(_is_made_of(assertion, frame, page, number) for assertion in asserted_as(changed, page, number, context or page.context))


def _is_made_of(assertion: Assertion, frame: Frame, page: Page, number: int) -> bool:
    about = frame.about.id if frame.about is not None else ""
    reach = page.span(page.readings[number], *frame.reach)
    return assertion.frame == frame.kind and assertion.effect == frame.effect and assertion.target.id == about and assertion.span == reach


def _without(reading: Reading, kind: MentionKind) -> Reading:
    return replace(reading, mentions=tuple(mention for mention in reading.mentions if mention.kind != kind))


def _named(reading: Reading, kind: MentionKind, page: Page) -> str:
    words = dict.fromkeys(page.prose(reading, mention.start, mention.end) for mention in reading.mentions if mention.kind == kind)
    return ", ".join(f"“{each}”" for each in words)
