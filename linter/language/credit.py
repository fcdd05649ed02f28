"""Who in a sentence an effect is credited to: the product, another agent, what stands for one of them, or a subject nobody knows."""

from __future__ import annotations

from collections.abc import Sequence

from linter.language.houses import SET_ASIDE
from linter.language.inflect import VerbForm
from linter.language.reading import Mention, Reading
from linter.language.said import BEFORE_SUBJECT, INSTRUMENT_LINKS, INSTRUMENT_REACH, NO_SUBJECTS, OPENING, OWN_VOICE, PRONOUNS, Frame
from linter.language.tokens import Join


def credited(reading: Reading, frame: Frame) -> Mention | None:
    """The mention that the effect is credited to: the subject of an active verb, the instrument of a passive, else whoever is named."""
    mentions = _agents(reading, frame)
    if not mentions:
        return None
    if frame.kind == "active":
        subject = _nearest_left(reading, mentions, frame.start)
        if subject is not None:
            return subject
    for mention in mentions:
        if mention.start >= frame.end and _is_instrument(reading, mention):
            return mention
    for kind in ("product", "agent", "anaphor") if frame.kind != "outcome" else ("product", "anaphor"):
        for mention in mentions:
            if mention.kind == kind:
                return mention
    return None


def has_own_subject(reading: Reading, frame: Frame) -> bool:
    """Whether an active verb in the third person follows a subject of its own, one that no vocabulary knows (“careful brushing heals”)."""
    if frame.kind != "active" or frame.start == 0 or frame.verb_form is not VerbForm.S:
        return False
    return reading.sentence.joins[frame.start] == Join.TIGHT and reading.sentence.words[frame.start - 1] not in NO_SUBJECTS


def is_of_another(reading: Reading, begin: int, end: int) -> bool:
    """Whether a subject that is none of the page's stands in the clause of what is said at tokens `begin` to `end` (excluded).

    It does not where either of the two begins a clause of its own: “Parking is free, and we cure arthritis”, “We cure arthritis, and
    parking is free”.
    """
    return any(mention.kind == "subject" and not _is_apart(reading, mention, begin, end) for mention in reading.mentions)


def is_pronoun(reading: Reading, mention: Mention) -> bool:
    """Whether the mention is a bare pronoun (“it”, “they”)."""
    return any(PRONOUNS in labels and start <= mention.start and mention.end <= end for start, end, labels in reading.phrases)


def _is_apart(reading: Reading, subject: Mention, begin: int, end: int) -> bool:
    """Whether the page speaks in a clause of its own between `subject` and token `begin`, or `subject` has one behind token `end`."""
    words, joins = reading.sentence.words, reading.sentence.joins
    for at in range(subject.end, begin + 1):
        if joins[at] >= Join.COMMA:
            is_opened = words[at] in OPENING
            if words[min(at + is_opened, begin)] in OWN_VOICE or ((is_opened or joins[at] == Join.STRONG) and _has_offer(reading, at, end)):
                return True
    clause = range(max(end, subject.start - BEFORE_SUBJECT), subject.start + 1)
    return any(joins[at] == Join.STRONG or (joins[at] >= Join.COMMA and words[at] in OPENING) for at in clause)


def _has_offer(reading: Reading, begin: int, end: int) -> bool:
    """Whether tokens `begin` to `end` (excluded) name what the page offers without calling it by name: “the infused cells”, not “it”."""
    return any(m.kind == "anaphor" and begin <= m.start < end and not is_pronoun(reading, m) for m in reading.mentions)


def _agents(reading: Reading, frame: Frame) -> list[Mention]:
    """The mentions that can have the effect: no other subjects, nor what is the target or set aside; next to an agent no bare pronoun."""
    aside = [(start, end) for start, end, labels in reading.phrases if SET_ASIDE in labels]
    begin, after = (0, 0) if frame.target is None else (frame.target.start, frame.target.end)
    mentions = [m for m in reading.mentions if m.kind != "subject" and not (m.start < after and begin < m.end)]
    if aside:
        mentions = [m for m in mentions if not any(start <= m.start and m.end <= end for start, end in aside)]
    kinds = [m.kind for m in mentions]
    if "agent" in kinds and "product" not in kinds:
        return [m for m in mentions if not is_pronoun(reading, m)]
    return mentions


def _nearest_left(reading: Reading, mentions: Sequence[Mention], at: int) -> Mention | None:
    joins = reading.sentence.joins
    for mention in reversed(mentions):
        if mention.end <= at:
            return None if max(joins[mention.end : at + 1]) >= Join.COLON else mention
    return None


def _is_instrument(reading: Reading, mention: Mention) -> bool:
    return not INSTRUMENT_LINKS.isdisjoint(reading.sentence.words[max(0, mention.start - INSTRUMENT_REACH) : mention.start])
