"""A second opinion: how much a passage reads like a claim, for what no frame can see.

A linear model over words, word pairs, beginnings and ends of words, the passage's outline (what was recognised in it, by kind), its
stances, its length, the kind of block it stands in and the line that leads to it, trained on the labelled corpus by
`benchmarks/train_opinion.py`. The same words weigh more or less by where they stand: in a few lines of copy, on a page that promotes the
therapy, or on any other. It proves nothing: what it does with a score is for `linter/checks` to say. The same passage always gets the same
score, and the words that weighed most are named. Some kinds of passage can claim nothing, whatever they read like (`may_claim`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from linter.findings import Stance
from linter.language.accelerated import Features, Weights
from linter.language.headed import is_told_by_head
from linter.language.joined import has_label
from linter.language.reading import ASKS, DESCRIBES, INVITES, SELLERS, VOICE, Cue, Reading, has_cue, is_named
from linter.language.saying import standing
from linter.language.tokens import Join
from linter.language.weighing import FEWEST_WORDS
from linter.records import dataclass
from linter.registry.cache import read

Label = Literal[
    "disease-claim", "structure-function", "safety", "status", "testimonial", "comparison", "guarantee", "science", "cost"
]  # fmt: skip
"""What a passage may read like: the categories of the labelled corpus."""

LABELS: tuple[Label, ...] = get_args(Label)

Setting = Literal["lines", "offer", "page"]
"""Where a passage stands: in a few lines of copy with no page around them, on a page that promotes the therapy, or on another one."""

SETTINGS: tuple[Setting, ...] = get_args(Setting)

ROWS = {setting: row for row, setting in enumerate(SETTINGS)}
"""The rows of the weights of claims."""

FEW_BLOCKS, FEW_WORDS = 3, 80
"""Blocks and words up to which a page is no more than a few lines: a post, a caption, an advertisement."""


@dataclass(frozen=True, slots=True)
class OpinionModel:
    """Weights of claims, with a row a setting, and of labels, with one a label."""

    claims: Weights
    labels: Weights

    def score(self, features: Features, setting: Setting) -> float:
        """How much a passage with these features reads like a claim, above 0, or like none, below."""
        return self.claims.scores(features)[ROWS[setting]]

    def label(self, features: Features) -> Label:
        """What a passage with these features that reads like a claim reads like most."""
        scores = self.labels.scores(features)
        return LABELS[scores.index(max(scores))]

    def words(self, features: Features, setting: Setting) -> list[str]:
        """The words that weighed most in a passage with these features that reads like a claim, heaviest first."""
        return self.claims.telling(features, ROWS[setting], _TELLING, _NAMED)


_NAMED = 4
_TELLING = 3.5
"""Rarity from which a word is worth naming: “the” and “you” weigh, but tell a reader nothing where others weigh too."""
_LONGEST_LINK = 7
"""Words of a piece of a bar of links: “Offices in Leeds and York”."""
_NEAR = 3
"""Words behind the subject of a plain denial within which it is denied: “Our exosomes do not …”."""
_OFFERED = frozenset({"product", "anaphor"})


@lru_cache(maxsize=1)
def shipped_model() -> OpinionModel:
    """The model in the package (linter/language/opinion_weights.bin)."""
    stored = read(Path(__file__).with_name("opinion_weights.bin").read_bytes())
    return OpinionModel(claims=_weights(stored, ""), labels=_weights(stored, "label_"))


def _weights(stored: Mapping[str, Any], kind: str) -> Weights:
    """The weights of that `kind` of row."""
    return Weights(
        bytes(stored[f"{kind}features"]),
        [bytes(row) for row in stored[f"{kind}weights"]],
        bytes(stored[f"{kind}rarities"]),
        stored[f"{kind}scale"],
        stored[f"{kind}rarity_scale"],
        stored[f"{kind}biases"],
    )


def may_claim(passage: Sequence[Reading]) -> bool:
    """Whether a passage is of a kind that can claim something: asked last, since few passages read like a claim."""
    return not (only_asks(passage) or all(map(_claims_nothing, passage)) or _tells_of_an_illness(passage) or _is_bar(passage))


def only_asks(readings: Sequence[Reading]) -> bool:
    """Whether a passage is a question of a reader, answered elsewhere, or several of which the later ones only end it (“Medicare?”), or one
    that is answered with no more than a no (“PRP for autism? No.”).
    """
    first, *others = readings
    if first.sentence.ending != "?":
        return False
    if len(others) == 1 and (len(others[0]) < FEWEST_WORDS or has_label(others[0], INVITES)):
        no = has_cue(others[0], "declines")
        if no is not None and no.start == 0:
            return True
    return has_label(first, ASKS, among=1) and all(each.sentence.ending == "?" and len(each) < FEWEST_WORDS for each in others)


def _claims_nothing(reading: Reading) -> bool:
    """Whether a sentence invites, defines, asks or denies, or is told by the head that it stands under."""
    return (
        has_label(reading, INVITES)
        or is_told_by_head(reading)
        or (reading.sentence.ending == "?" and has_label(reading, ASKS, among=1))
        or _only_denies(reading)
    )


def _tells_of_an_illness(passage: Sequence[Reading]) -> bool:
    """Whether a passage says how an illness comes and shows, and no sentence of it names the offer, or speaks for it or to its reader."""
    return any(has_label(each, DESCRIBES) for each in passage) and not any(map(_is_of_an_offer, passage))


def _is_of_an_offer(reading: Reading) -> bool:
    return any(map(is_named, reading.mentions)) or has_label(reading, VOICE) or has_label(reading, SELLERS)


def _only_denies(reading: Reading) -> bool:
    """Whether a sentence is a plain denial of all that it says of effects: “Exosomes do not cure arthritis”.

    What is denied stands right behind the therapy, and the first effect in the same clause: “They carry no DNA, so tumours cannot start”
    denies one thing to claim another.
    """
    if not reading.effects or not reading.mentions or reading.sentence.ending == "?" or not _has_denial(reading):
        return False
    latest = 1 if has_label(reading, SELLERS, among=1) else 0  # “Our exosomes do not …”
    subject = max((each.end for each in reading.mentions if each.start <= latest and each.kind in _OFFERED), default=0)
    if subject <= latest:  # there is none, or none but “we”
        return False
    effects = [use for use in reading.effects if use.start >= subject]
    denials: list[Cue] = []
    for use in effects:
        stands = standing(reading, use.start, use.end)
        if stands.stance is not Stance.NEGATED:
            return False
        denials.append(stands.cues[0])
    if not denials:
        return False
    denial = denials[0]  # whose last comma ends an aside of its own: “do not, so far as we know, …”
    clause = (*reading.sentence.joins[denial.start : denial.start + 1], *reading.sentence.joins[denial.end + 1 : effects[0].start + 1])
    return 0 <= denial.start - subject < _NEAR and denial.start < effects[0].start and max(clause) < Join.COMMA


def _has_denial(reading: Reading) -> bool:
    """Whether anything in or over a sentence denies: few have to be asked what."""
    for cue in (*reading.cues, *reading.told):  # noqa: SIM110 - a generator takes as long as the rest
        if cue.group.stance is Stance.NEGATED:
            return True
    return False


def _is_bar(readings: Sequence[Reading]) -> bool:
    """Whether a passage is a bar of links in plain text: short pieces without an effect, two of them what such a bar is made of."""
    return (
        len(readings) > 2
        and all(len(each) <= _LONGEST_LINK and not each.effects and not each.outcomes for each in readings)
        and sum(has_label(each, INVITES) for each in readings) > 1
    )
