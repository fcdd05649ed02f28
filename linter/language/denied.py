"""No benefit is told where its denial stands among the words that tell it: “hair does not grow back”.

A pattern of the registry passes over some words, and a denial may be among them. It is told from one that the pattern itself holds (“pain
will not come back”) by reading the sentence without it: what is found all the same is what it denies.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from linter.findings import Stance
from linter.language.lexicon import Lexicon
from linter.language.reading import Cue, Reading, read_sentence
from linter.language.said import DISARMING
from linter.language.tokens import Sentence
from linter.records import replace

Outcome = tuple[int, int, str]
"""Where a benefit is told that needs no target (first and one past the last token), and its effect."""


def without_denied(readings: Sequence[Reading], lexicon: Lexicon) -> tuple[Reading, ...]:
    """`readings` without the benefits that a denial among their own words takes back."""
    return tuple([_without_denied(reading, lexicon) if reading.outcomes and reading.cues else reading for reading in readings])


def _without_denied(reading: Reading, lexicon: Lexicon) -> Reading:
    denials = [cue for cue in reading.cues if _denies(cue, reading)]
    dropped = {
        at
        for cue in denials
        if any(start < cue.start and cue.end < end for start, end, _ in reading.outcomes)
        for at in range(cue.start, cue.end)
    }
    if not dropped:
        return reading
    left = [at for at in range(len(reading)) if at not in dropped]
    plain = read_sentence(_shortened(reading.sentence, left), reading.block, lexicon)
    told = [(left[start], left[end - 1] + 1, effect) for start, end, effect in plain.outcomes]
    return replace(reading, outcomes=tuple([outcome for outcome in reading.outcomes if not _is_denied(outcome, dropped, told)]))


def _is_denied(outcome: Outcome, dropped: Set[int], told: Sequence[Outcome]) -> bool:
    """Whether a denial stood within a benefit and it is still told, among all that is `told`, without it."""
    start, end, effect = outcome
    if not any(start < at < end - 1 for at in dropped):
        return False
    return any(found == effect and first < end and start < last for first, last, found in told)


def _denies(cue: Cue, reading: Reading) -> bool:
    """Whether a cue denies what comes after it, and is no part of longer words that disarm it (“not only”)."""
    if cue.group.stance is not Stance.NEGATED or cue.group.scope != "after":
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
