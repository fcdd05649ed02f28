"""Frames: the ways a sentence says that something has an effect on something.

Each frame ties an effect word (the trigger) to its targets: active (“treats X”), passive (“X is treated”), nominal (“treatment of X”,
“X relief”), adjectival (“effective for X”), intransitive (“X fades”), outcome (“get your life back”), offered-for (“exosomes for X”) and
lead-in (“Conditions we treat: X, Y”). Distances are in tokens and never cross a strong join.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from linter.language.inflect import VerbForm
from linter.language.lexicon import EffectUse
from linter.language.names import NameHit
from linter.language.reading import Reading
from linter.language.said import (
    ADJECTIVE_REACH,
    AUXILIARY_REACH,
    BE,
    BEFORE_NOUNS,
    BEGINNINGS,
    CHAINING,
    CONJUNCTIONS,
    FRAGMENT_REACH,
    LEAD_INS,
    LIST_REACH,
    NOMINAL_LINKS,
    OBJECT_PRONOUNS,
    OBJECT_REACH,
    OBJECT_STOPS,
    OFFERED_FOR,
    OPENING,
    POSSESSIVES,
    SUBJECT_REACH,
    SUBJECTS,
    Frame,
    FrameKind,
    Target,
)
from linter.language.tokens import Join

_SEVERAL = 2
"""Frames of a sentence of which one may be there twice."""
_COMMA = bytes([Join.COMMA])


def frames(reading: Reading, before: Reading | None, unsaid: Sequence[str]) -> list[Frame]:
    """Every frame in the sentence; `before` is the sentence before it, for what pronouns stand for.

    `unsaid` are the effect classes of a frame that has no effect word of its own (`exosomes for X`, `Conditions we treat: X`); none need be
    given for a sentence without the phrases that make one.
    """
    found = _spoken_frames(reading) if reading.targets and reading.effects else []
    if reading.outcomes:
        found += _outcome_frames(reading)
    for effect in unsaid if reading.targets else ():
        found += _listed_frames(reading, effect)
    if before is not None and before.targets and reading.effects:
        found += _pronoun_frames(reading, before)
    return found if len(found) < _SEVERAL else _each_once(found)


def _each_once(found: Iterable[Frame]) -> list[Frame]:
    """The first frame of each trigger, target and effect."""
    kept: dict[tuple[int, int | None, str], Frame] = {}
    for frame in found:
        kept.setdefault((frame.start, frame.target.start if frame.target else None, frame.effect), frame)
    return list(kept.values())


def _spoken_frames(reading: Reading) -> list[Frame]:
    """The frames of the effect words; what has an object or subject as another part of speech is no intransitive verb."""
    found: list[Frame] = []
    lone: list[NameHit[EffectUse]] = []
    for use in reading.effects:
        if use.payload.form == "intransitive":
            lone.append(use)
        else:
            found += _FINDERS[use.payload.form](reading, use)
    if lone:
        taken = {frame.start for frame in found}
        for use in lone:
            if use.start not in taken and (own := _intransitive_frames(reading, use)):  # a verb that has an object has its say there
                taken.add(use.start)
                found += own
    return found


def _outcome_frames(reading: Reading) -> Iterator[Frame]:
    for start, end, effect in reading.outcomes:
        inside = [
            target for target in reading.targets if start <= target.start and target.end <= end and target.payload.kind != "structure"
        ]
        yield from (Frame("outcome", effect, start, end, target, about=target.payload) for target in inside)
        if not inside:
            yield Frame("outcome", effect, start, end, None)


def _verb_frames(reading: Reading, use: NameHit[EffectUse]) -> list[Frame]:
    words, form = reading.sentence.words, use.payload.verb_form
    passive = form is VerbForm.ED and not BE.isdisjoint(words[max(0, use.start - AUXILIARY_REACH) : use.start])
    is_noun = form is VerbForm.BASE and use.start > 0 and words[use.start - 1] in BEFORE_NOUNS
    objects = () if passive or is_noun else _after(reading, use.end, OBJECT_REACH, use)
    if objects or form is not VerbForm.ED:
        return [_frame("active", use, target) for target in objects]
    return [_frame("passive", use, target) for target in _before(reading, use.start, SUBJECT_REACH if passive else FRAGMENT_REACH)]


def _pronoun_frames(reading: Reading, before: Reading) -> list[Frame]:
    """An effect verb on a pronoun takes the conditions of the sentence before as its targets.

    Not where that sentence names another treatment and no product: there “stopping it” is about the treatment.
    """
    words = reading.sentence.words
    uses = [use for use in reading.effects if use.payload.form == "verb" and use.end < len(words) and words[use.end] in OBJECT_PRONOUNS]
    if not uses or (before.has_mention("agent") and not before.has_mention("product")):
        return []
    named = [target.payload for target in before.targets if target.payload.kind != "structure"]
    return [
        Frame("active", use.payload.effect, use.start, use.end + 1, None, use.payload.soft, name) for use in uses for name in named[-1:]
    ]


def _noun_frames(reading: Reading, use: NameHit[EffectUse]) -> list[Frame]:
    words = reading.sentence.words
    near = 1 if use.end < len(words) and reading.sentence.joins[use.end] >= Join.COMMA else 2
    found: list[Frame] = []
    if not NOMINAL_LINKS.isdisjoint(words[use.end : use.end + near]):
        found = [_frame("nominal", use, target) for target in _after(reading, use.end, OBJECT_REACH, use)]
    for target in _before(reading, use.start, 1):
        if words[use.start - 1] not in POSSESSIVES or _tied(reading, target.end, use.start, Join.COMMA):
            found.append(_frame("nominal", use, target))
    return found


def _adjective_frames(reading: Reading, use: NameHit[EffectUse]) -> list[Frame]:
    targets = (*_after(reading, use.end, ADJECTIVE_REACH, use), *_before(reading, use.start, ADJECTIVE_REACH))
    return [_frame("adjectival", use, target) for target in targets]


def _intransitive_frames(reading: Reading, use: NameHit[EffectUse]) -> list[Frame]:
    return [_frame("intransitive", use, target) for target in _before(reading, use.start, SUBJECT_REACH)]


_FINDERS: Mapping[str, Callable[[Reading, NameHit[EffectUse]], list[Frame]]] = {
    "verb": _verb_frames,
    "noun": _noun_frames,
    "adjective": _adjective_frames,
}
"""What finds the frames of an effect word, by its part of speech. An intransitive verb comes last."""


def _listed_frames(reading: Reading, effect: str) -> Iterator[Frame]:
    for start, end, labels in reading.phrases:
        if OFFERED_FOR in labels:
            for target in reading.targets:
                if start <= target.start and target.end <= end:
                    yield from (
                        Frame("offered-for", effect, start, end, each, about=each.payload)
                        for each in _coordinated(reading, target, forward=True)
                    )
        if LEAD_INS in labels:
            for target in reading.targets:
                if target.start >= end:
                    yield Frame("lead-in", effect, start, end, target, about=target.payload)


def _frame(kind: FrameKind, use: NameHit[EffectUse], target: Target) -> Frame:
    start, end, of = use
    return Frame(kind, of.effect, start, end, target, of.soft, target.payload, of.verb_form)


def _after(reading: Reading, at: int, reach: int, use: NameHit[EffectUse]) -> Sequence[Target]:
    """The nearest target after token `at` and those listed with it."""
    for target in reading.targets:
        start = target.start
        if start < at or (start == use.start and target.end == use.end):
            continue
        if start - at > reach or not _tied(reading, at, start, Join.STRONG) or _interrupted(reading, at, start):
            return ()
        return _coordinated(reading, target, forward=True)
    return ()


def _before(reading: Reading, at: int, reach: int) -> Sequence[Target]:
    """The nearest target before token `at` and those listed with it."""
    for target in reversed(reading.targets):
        end = target.end
        if end > at:
            continue
        if at - end > reach or not _tied(reading, end, at) or _begins_clause(reading, end, at):
            return ()
        return _coordinated(reading, target, forward=False)
    return ()


def _tied(reading: Reading, left: int, right: int, weakest: Join = Join.COLON) -> bool:
    """Whether nothing as strong as `weakest` parts tokens `left` to `right`."""
    joins = reading.sentence.joins[left : right + 1]
    return not joins or max(joins) < weakest


def _interrupted(reading: Reading, left: int, right: int) -> bool:
    """Whether the object ends in between, or another effect verb begins that is not chained to the first (“helps treat”)."""
    words = reading.sentence.words
    if _begins_clause(reading, left, right):
        return True
    if not OBJECT_STOPS.isdisjoint(words[left:right]):
        return True
    for use in reading.effects:
        if left <= use.start and use.end <= right and use.payload.form == "verb" and not use.payload.soft:
            between = words[left : use.start]
            if not (reading.sentence.joins[use.start] == Join.COMMA or not between or between[-1] in CHAINING):
                return True
    return False


def _begins_clause(reading: Reading, left: int, right: int) -> bool:
    """Whether a clause with a subject of its own begins after a comma in between: “it is slow, and a doctor watches for pain”."""
    words, joins = reading.sentence.words, reading.sentence.joins
    if _COMMA not in joins[left:right]:
        return False
    for at in range(left, right):
        if joins[at] == Join.COMMA:
            if words[at] in SUBJECTS:
                return True
            if at + 1 < right and words[at] in OPENING and (words[at] == "where" or words[at + 1] in BEGINNINGS):
                return True
    return False


def _coordinated(reading: Reading, first: Target, *, forward: bool) -> Sequence[Target]:
    """`first` and the targets listed with it: parted by commas or conjunctions and few words."""
    if len(reading.targets) == 1:
        return reading.targets
    listed = [first]
    last = first
    for target in reading.targets if forward else reversed(reading.targets):
        left, right = (last.end, target.start) if forward else (target.end, last.start)
        if right < left or target is last or (target.start == last.start and target.end == last.end):
            continue
        if not _is_listed(reading, left, right):
            break
        listed.append(target)
        last = target
    return listed


def _is_listed(reading: Reading, left: int, right: int) -> bool:
    if right - left > LIST_REACH or not _tied(reading, left, right):
        return False
    for use in reading.effects:
        if left <= use.start < right:
            return False
    return _COMMA in reading.sentence.joins[left : right + 1] or not CONJUNCTIONS.isdisjoint(reading.sentence.words[left:right])
