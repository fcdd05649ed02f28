"""Who in a sentence an effect is credited to: the product, another agent, what stands for one of them, or a subject nobody knows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from linter.language.houses import SET_ASIDE
from linter.language.inflect import VerbForm
from linter.language.reading import VOICE, Mention, Reading
from linter.language.said import BEFORE_SUBJECT, INSTRUMENT_LINKS, INSTRUMENT_REACH, NO_SUBJECTS, OPENING, PRONOUNS, Frame
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


NEW_CLAUSES: Final = "list:frames.new-clauses"
"""How a clause with a subject of its own begins, without a comma too."""


def is_of_another(reading: Reading, begin: int, end: int) -> bool:
    """Whether a subject that is none of the page's stands in the clause of what is said at tokens `begin` to `end` (excluded).

    It does not where either of the two begins a clause of its own: “Parking is free, and we cure arthritis”, “We cure arthritis and
    parking is free”. Of several subjects the nearest on either side decide.
    """
    subjects = [mention for mention in reading.mentions if mention.kind == "subject"]
    before = max((subject.end for subject in subjects if subject.end <= begin), default=None)
    after = min((subject.start for subject in subjects if subject.start >= end), default=None)
    return (
        any(subject.start < end and begin < subject.end for subject in subjects)
        or (before is not None and not _is_page_heard(reading, before, begin, end))
        or (after is not None and not _begins_clause(reading, after, end))
    )


def is_pronoun(reading: Reading, mention: Mention) -> bool:
    """Whether the mention is a bare pronoun (“it”, “they”)."""
    return any(PRONOUNS in labels and start <= mention.start and mention.end <= end for start, end, labels in reading.phrases)


def _is_page_heard(reading: Reading, first: int, begin: int, end: int) -> bool:
    """Whether a clause begins at tokens `first` to `begin` in which the page speaks for itself or to its reader, or names its offer.

    The offer is looked for up to token `end` (excluded): “the infused cells”, not “it”.
    """
    words, joins = reading.sentence.words, reading.sentence.joins
    speaking = {start for start, _, labels in reading.phrases if VOICE in labels}
    opened = _opened(reading)
    clause: int | None = None
    for at in range(first, begin + 1):
        if joins[at] >= Join.COMMA or at in opened:
            is_opened = words[at] in OPENING or at in opened
            if at + is_opened in speaking:
                return True
            if clause is None and (is_opened or joins[at] == Join.STRONG):
                clause = at
    if clause is None:
        return False
    return any(m.kind == "anaphor" and clause <= m.start < end and not is_pronoun(reading, m) for m in reading.mentions)


def _begins_clause(reading: Reading, subject: int, first: int) -> bool:
    """Whether token `subject` is the first of a clause, or the next after a conjunction and an article, from token `first` on."""
    words, joins = reading.sentence.words, reading.sentence.joins
    clause = range(max(first, subject - BEFORE_SUBJECT), subject + 1)
    if any(joins[at] == Join.STRONG or (joins[at] >= Join.COMMA and words[at] in OPENING) for at in clause):
        return True
    return not _opened(reading).isdisjoint(clause)


def _opened(reading: Reading) -> set[int]:
    """Where a clause begins that tells by more than a comma that it is one."""
    return {start for start, _, labels in reading.phrases if NEW_CLAUSES in labels}


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
