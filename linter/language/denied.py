"""No benefit is told where its denial stands among the words that tell it: “hair does not grow back”.

A pattern of the registry passes over some words, and a denial may be among them. It is told from one that the pattern itself holds (“pain
will not come back”) by reading the sentence without it: what is found all the same is what it denies.
"""

from __future__ import annotations

from collections.abc import Sequence

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
    kept = tuple([outcome for outcome in reading.outcomes if not _is_denied(outcome, denials, reading, lexicon)])
    return reading if len(kept) == len(reading.outcomes) else replace(reading, outcomes=kept)


def _is_denied(outcome: Outcome, denials: Sequence[Cue], reading: Reading, lexicon: Lexicon) -> bool:
    """Whether a benefit is still told when the denials among its words are left out."""
    start, end, effect = outcome
    within = {at for cue in denials if start < cue.start and cue.end < end for at in range(cue.start, cue.end)}
    if not within:
        return False
    plain = read_sentence(_shortened(reading.sentence, within), reading.block, lexicon)
    return any(found == effect and first < end - len(within) and start < last for first, last, found in plain.outcomes)


def _denies(cue: Cue, reading: Reading) -> bool:
    """Whether a cue denies what comes after it, and is no part of longer words that disarm it (“not only”)."""
    if cue.group.stance is not Stance.NEGATED or cue.group.scope != "after":
        return False
    disarming = [other for other in reading.cues if other.group.stance in DISARMING and other.group.role != "leads-on"]
    return not any(
        other.start < cue.end and cue.start < other.end and other.end - other.start >= cue.end - cue.start for other in disarming
    )


def _shortened(sentence: Sentence, dropped: set[int]) -> Sentence:
    """`sentence` without some of its tokens."""
    kept = [at for at in range(len(sentence)) if at not in dropped]
    words, starts = tuple([sentence.words[at] for at in kept]), [sentence.starts[at] for at in kept]
    joins, ends = [sentence.joins[at] for at in kept], [sentence.end(at) for at in kept]
    return Sentence(sentence.text, words, starts, joins, sentence.ending, quoted=sentence.quoted, ends=ends)
