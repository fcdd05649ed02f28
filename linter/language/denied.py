"""No benefit is told where its denial stands among the words that tell it: “hair does not grow back”. With a hedge there it is hedged.

A pattern of the registry passes over some words, and a denial or a hedge (“hair may thicken”) may be among them. It is told from one that
the pattern itself holds (“pain will not come back”, “less likely to fall”) by reading the sentence without it: what is found all the same
is what it denies or hedges.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from linter.documents.model import Block
from linter.findings import Evidence, Stance
from linter.language.lexicon import Lexicon
from linter.language.reading import Cue, Reading, read_sentence, source_span
from linter.language.said import DISARMING, Assertion
from linter.language.tokens import Sentence
from linter.records import replace

_PLAIN = frozenset({Stance.ASSERTED, Stance.ABILITY, Stance.IMPLIED})
_SHORTEST = 2
"""Words of a benefit that cannot have one between its first and its last."""
Outcome = tuple[int, int, str]
"""Where a benefit is told that needs no target (first and one past the last token), and its effect."""


def without_denied(readings: Sequence[Reading], lexicon: Lexicon) -> tuple[Reading, ...]:
    """`readings` without the benefits that a denial among their own words takes back."""
    return tuple([_without_denied(reading, lexicon) if reading.outcomes and reading.cues else reading for reading in readings])


def _without_denied(reading: Reading, lexicon: Lexicon) -> Reading:
    denials = [cue for cue in reading.cues if _takes(cue, reading, Stance.NEGATED)]
    dropped = {
        at
        for cue in denials
        if any(start < cue.start and cue.end < end for start, end, _ in reading.outcomes)
        for at in range(cue.start, cue.end)
    }
    if not dropped:
        return reading
    told = _told_without(dropped, reading, lexicon)
    return replace(reading, outcomes=tuple([outcome for outcome in reading.outcomes if not _is_denied(outcome, dropped, told)]))


def hedged_within(
    assertions: Sequence[Assertion], readings: Sequence[Reading], blocks: Sequence[Block], lexicon: Lexicon
) -> list[Assertion]:
    """`assertions`, those as hedged that assert a benefit with a hedge among its own words."""
    return [_hedged_within(each, readings[each.reading], blocks, lexicon) if _may_be_hedged(each) else each for each in assertions]


def _may_be_hedged(assertion: Assertion) -> bool:
    start, end = assertion.tokens
    return assertion.frame == "outcome" and assertion.stance in _PLAIN and end - start > _SHORTEST


def _hedged_within(assertion: Assertion, reading: Reading, blocks: Sequence[Block], lexicon: Lexicon) -> Assertion:
    first, last = assertion.tokens
    hedges = [cue for cue in reading.cues if first < cue.start and cue.end < last and _takes(cue, reading, Stance.HEDGED)]
    dropped = {at for cue in hedges for at in range(cue.start, cue.end)}
    if not dropped or not _is_denied((first, last, assertion.effect), dropped, _told_without(dropped, reading, lexicon)):
        return assertion
    block, sentence, start = blocks[reading.block], reading.sentence, assertion.span.start
    spans = [source_span(block, sentence, cue.start, cue.end) for cue in hedges]
    evidence = (*assertion.evidence, *(Evidence("cue", span.start - start, span.end - start) for span in spans))
    return replace(assertion, stance=Stance.HEDGED, evidence=evidence)


def _told_without(dropped: Set[int], reading: Reading, lexicon: Lexicon) -> list[Outcome]:
    """The benefits that a sentence tells without the tokens `dropped`, where they stand in the whole of it."""
    left = [at for at in range(len(reading)) if at not in dropped]
    plain = read_sentence(_shortened(reading.sentence, left), reading.block, lexicon)
    return [(left[start], left[end - 1] + 1, effect) for start, end, effect in plain.outcomes]


def _is_denied(outcome: Outcome, dropped: Set[int], told: Sequence[Outcome]) -> bool:
    """Whether a denial stood within a benefit and it is still told, among all that is `told`, without it."""
    start, end, effect = outcome
    if not any(start < at < end - 1 for at in dropped):
        return False
    return any(found == effect and first < end and start < last for first, last, found in told)


def _takes(cue: Cue, reading: Reading, stance: Stance) -> bool:
    """Whether a cue gives what comes after it that stance, and is no part of longer words that disarm it (“not only”)."""
    if cue.group.stance is not stance or cue.group.scope != "after":
        return False
    disarming = [other for other in reading.cues if other.group.stance in DISARMING and other.group.role != "leads-on"]
    return not any(
        other.start < cue.end and cue.start < other.end and other.end - other.start >= cue.end - cue.start for other in disarming
    )


def _shortened(sentence: Sentence, left: Sequence[int]) -> Sentence:
    """Those tokens of `sentence` that are `left`."""
    words, starts = tuple([sentence.words[at] for at in left]), [sentence.starts[at] for at in left]
    joins, ends = [sentence.joins[at] for at in left], [sentence.end(at) for at in left]
    return Sentence(sentence.text, words, starts, joins, sentence.ending, quoted=sentence.quoted, ends=ends)
