"""How a sentence stands to what it says: cues, their scope, and which of them decides.

Negation in advertising is not negation in clinical notes: “no more knee pain” is the strongest claim there is. Pseudo-cues are therefore
looked at first and disarm the cues they overlap; a cue among the assertion's own words never governs it, one that only reaches into them
does; a scope ends at a terminator, a strong join or the next clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.findings import Stance
from linter.language.reading import (
    CONCESSIONS,
    OWN_CLAUSES,
    OWN_SUBJECTS,
    RESUMPTIONS,
    TURNS,
    Cue,
    Reading,
    has_cue,
    says_what_it_does,
)
from linter.language.said import (
    ANSWERS,
    BEGINNINGS,
    CONCEDED,
    DENIED,
    DISARMING,
    NOT_SAID,
    OF_CLAUSE,
    OF_OTHERS,
    PRECEDENCE,
    TOLD_BY_TARGET,
    TURNING,
    Frame,
    Standing,
)
from linter.language.tokens import Join

_COMMA = bytes([Join.COMMA])
_ASSERTED = Standing(Stance.ASSERTED)
_TAKING_BACK = frozenset({Stance.NEGATED, Stance.REPORTED})


def standing(reading: Reading, start: int, end: int, following: Reading | None = None) -> Standing:
    """The stance of tokens `start` to `end` of a sentence; `following` is the next sentence on the page, for answers."""
    if not (reading.cues or reading.told or reading.sentence.ending == "?" or (following is not None and following.cues)):
        return _ASSERTED
    disarmed, governing = _own_cues(reading, start, end) if reading.cues else ((), [])
    if governing and _may_turn(reading):
        governing = _in_clause(governing, reading, start, end)
    if reading.sentence.ending == "?":
        asked = _asked(reading, governing, following)
        if asked is not None:
            return asked
    if (denial := _denied(reading, following)) is not None:
        return Standing(Stance.REPORTED, (denial,))
    doubled = max((cue.end for cue in disarmed if cue.group.stance == "double"), default=0)
    if doubled:  # what is denied behind it is denied: “There is no doubt that it does not work”
        governing = [cue for cue in governing if cue.group.stance is not Stance.NEGATED or cue.start >= doubled]
    if reading.told:
        governing += [cue for cue in reading.told if not any(cue.group is other.group for other in governing)]
    if not governing:
        return _ASSERTED
    only = governing[0].group.stance
    if len(governing) == 1 and isinstance(only, Stance):
        return Standing(only, tuple(governing)) if only in PRECEDENCE else _ASSERTED
    for stance in PRECEDENCE:
        deciding = [cue for cue in governing if cue.group.stance is stance]
        if deciding:
            rest = [cue for cue in governing if cue.group.stance is not stance]
            return Standing(stance, (*deciding, *rest))
    return _ASSERTED


def frame_standing(reading: Reading, frame: Frame, following: Reading | None) -> Standing:
    """The stance of a frame: that of its trigger, or of its target when a cue stands between the two or governs the target alone."""
    stands = standing(reading, frame.start, frame.end, following)
    if stands.stance is not Stance.ASSERTED or frame.target is None or frame.kind not in TOLD_BY_TARGET:
        return stands
    around = standing(reading, frame.target.start, frame.target.end, following)
    return around if around.stance in NOT_SAID else stands


def _may_turn(reading: Reading) -> bool:
    """Whether the sentence holds a phrase that a clause of its own can begin with."""
    for _, _, labels in reading.phrases:  # noqa: SIM110 - asked dozens of times a page
        if not TURNING.isdisjoint(labels):
            return True
    return False


def _in_clause(governing: list[Cue], reading: Reading, start: int, end: int) -> list[Cue]:
    """Those of the cues that govern tokens `start` to `end` which reach into their clause."""
    if (main := _main_clause(reading, start)) is not None:
        governing = [cue for cue in governing if cue.start >= main or cue.group.stance not in CONCEDED or cue.group.scope not in OF_CLAUSE]
    if governing and (own := own_clause(reading, end)) is not None and own <= start:
        governing = [cue for cue in governing if cue.start >= own or cue.group.stance not in OF_OTHERS]
    return governing


def _own_cues(reading: Reading, start: int, end: int) -> tuple[Sequence[Cue], list[Cue]]:
    """The cues of the sentence that disarm others, and those that govern tokens `start` to `end`."""
    disarmed = [
        cue for cue in reading.cues if cue.group.stance in DISARMING and (cue.group.role != "leads-on" or reading.sentence.ending == "?")
    ]
    armed = [cue for cue in reading.cues if isinstance(cue.group.stance, Stance) and _is_armed(cue, reading, start, end, disarmed)]
    return disarmed, [cue for cue in armed if _governs(cue, reading, start, end)] if armed else armed


def _denied(reading: Reading, following: Reading | None) -> Cue | None:
    """The cue with which the next sentence refutes this one: a quotation by any denial, a plain statement by a bare one."""
    if following is None or not following.cues:
        return None
    denial = (has_cue(following, "refutes-quotes") if reading.sentence.quoted else None) or has_cue(following, "refutes")
    return denial if denial is not None and denial.start == 0 else None


def _asked(reading: Reading, governing: Sequence[Cue], following: Reading | None) -> Standing | None:
    """What a question asserts: nothing, or a claim when it only leads up to one or is answered with yes."""
    if following is not None and (yes := has_cue(following, "affirms")) and yes.start == 0:
        return None
    if following is not None and (no := has_cue(following, "declines")) and no.start == 0:
        return Standing(Stance.NEGATED, (no,))
    if lead := has_cue(reading, "leads-on"):
        if any(cue.group.stance in _TAKING_BACK for cue in governing):
            return None
        if lead.end == len(reading) and following is not None and any(cue.group.stance in _TAKING_BACK for cue in following.cues):
            return Standing(Stance.QUESTION)  # “They cure it, right? The evidence does not show that.”
        return Standing(Stance.IMPLIED, (lead,))
    return Standing(Stance.QUESTION)


def _is_armed(cue: Cue, reading: Reading, start: int, end: int, disarmed: Sequence[Cue]) -> bool:
    if cue.group.role in ANSWERS:
        return False
    overlaps, surrounds = cue.start < end and start < cue.end, cue.start <= start and end <= cue.end
    if overlaps and not (surrounds and cue.end - cue.start > end - start) and not _reaches_into(cue, reading, start, end):
        return False
    if not disarmed:
        return True
    return not any(other.start < cue.end and cue.start < other.end and other.end - other.start >= cue.end - cue.start for other in disarmed)


def _reaches_into(cue: Cue, reading: Reading, start: int, end: int) -> bool:
    """Whether a cue comes from the side it governs from and takes words of the assertion with it, though not the cue's own stance: “seldom
    suitable” in “seldom suitable for it”, but not “have not been” in “not been evaluated”.
    """
    if cue.group.scope == "after":
        left, right = start, cue.end
        reaches = cue.start < start < cue.end < end
    else:
        left, right = cue.start, end
        reaches = cue.group.scope == "before" and start < cue.start < end < cue.end
    return reaches and not any(
        other.group.stance is cue.group.stance and left <= other.start and other.end <= right for other in reading.cues
    )


def _governs(cue: Cue, reading: Reading, start: int, end: int) -> bool:
    if cue.group.scope not in {"after", "before"}:
        return not (cue.group.scope == "setting" and _is_aside(cue, reading, end) and says_what_it_does(reading))
    if cue.group.scope == "after":
        return cue.start < end and not _parted(reading, cue.end, start, cue) and not (cue.start < start and _denies_anew(reading, start))
    return cue.end > start and not _parted(reading, end, cue.start, cue)


def _main_clause(reading: Reading, at: int) -> int | None:
    """Where the clause of token `at` begins, if it is the main one after one that only grants something and names a product.

    “While studies go on, our stem cells …”, “If exercise has not helped, PRP …”, “Trials go on, but PRP …”: what is doubted or denied
    first is something else. Of several such places the last that is not behind `at`.
    """
    turns = [start for start, _, labels in reading.phrases if TURNS in labels]
    return max((place for place in (*turns, *_granted(reading)) if place <= at), default=None)


def _granted(reading: Reading) -> Iterator[int]:
    """The comma that ends an opening clause which grants something, if a subject follows: a product, what stands for one, “your …”."""
    if not any(start == 0 and CONCESSIONS in labels for start, _, labels in reading.phrases):
        return
    joins = reading.sentence.joins
    first = next((at for at in range(1, len(joins)) if joins[at] >= Join.COMMA), len(reading))
    if joins[first : first + 1] != _COMMA:
        return
    subjects = {mention.start for mention in reading.mentions if mention.kind in {"product", "anaphor"}}
    if reading.sentence.words[first] in BEGINNINGS or not subjects.isdisjoint({first, first + 1}):
        yield first


def own_clause(reading: Reading, end: int, *also: str) -> int | None:
    """Where a clause begins that the page says of its own product before token `end`, or None: “…, and our exosomes …”.

    It begins with a conjunction (or a phrase of the lists `also`) behind a comma, or right behind a semicolon; what somebody says in
    quotation marks is theirs. Of several such places the last.
    """
    sentence = reading.sentence
    if max(sentence.joins, default=Join.TIGHT) == Join.TIGHT and ";" not in sentence.text:  # nothing for a clause to begin behind
        return None
    openings = {OWN_CLAUSES, *also}
    return max(
        (
            start
            for start, stop, labels in reading.phrases
            if 0 < start < stop <= end
            and (
                (not openings.isdisjoint(labels) and sentence.joins[start] >= Join.COMMA)
                or (OWN_SUBJECTS in labels and ";" in sentence.text[sentence.end(start - 1) : sentence.starts[start]])
            )
            and not _is_quoted(sentence.text[sentence.starts[0] : sentence.starts[start]])
        ),
        default=None,
    )


def _is_quoted(before: str) -> bool:
    """Whether a quotation is open at the end of a text."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_aside(cue: Cue, reading: Reading, end: int) -> bool:
    """Whether a cue stands in brackets or behind a dash after token `end`: beside the sentence rather than in it."""
    return max(reading.sentence.joins[end : cue.start + 1], default=Join.TIGHT) >= Join.STRONG


def _denies_anew(reading: Reading, at: int) -> bool:
    """Whether a negation of its own stands at token `at` behind a comma: “nothing to match, no side effects” denies two things."""
    return reading.sentence.joins[at] >= Join.COMMA and any(cue.start == at and cue.group.stance is Stance.NEGATED for cue in reading.cues)


def _resumptions(reading: Reading) -> Iterator[int]:
    """Where a pronoun behind a comma takes the subject up again: “PRP does not mask pain, it repairs the tendon” denies one thing only."""
    if _COMMA in reading.sentence.joins:
        yield from (start for start, _, labels in reading.phrases if RESUMPTIONS in labels and reading.sentence.joins[start] == Join.COMMA)


def _parted(reading: Reading, left: int, right: int, cue: Cue) -> bool:
    """Whether a clause ends between tokens `left` and `right`: at a colon or stronger join, or a terminator."""
    if right <= left:
        return False
    joins = reading.sentence.joins
    if max(joins[max(left, 1) : right + 1], default=Join.TIGHT) >= Join.COLON:
        return True
    if cue.group.stance is Stance.NEGATED and any(left + DENIED <= at <= right for at in _resumptions(reading)):
        return True
    return any(other.group.stance == "terminator" and left <= other.start < right for other in reading.cues if other is not cue)
