"""A second opinion: how much a passage reads like a claim, for what no frame can see.

A linear model over words, word pairs, beginnings and ends of words, the passage's outline (what was recognised in it, by kind), its
stances, its length, the kind of block it stands in and the line that leads to it, trained on the labelled corpus by
`benchmarks/train_opinion.py`. The same words weigh more or less by where they stand: in a few lines of copy, on a page that promotes the
therapy, or on any other. It proves nothing: what it does with a score is for `linter/checks` to say. The same passage always gets the same
score, and the words that weighed most are named. Some kinds of passage can claim nothing, whatever they read like (`may_claim`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import sqrt
from pathlib import Path
from typing import Literal, get_args

from linter.findings import Stance
from linter.language.accelerated import Features, Weights
from linter.language.headed import is_told_by_head
from linter.language.joined import has_label
from linter.language.reading import ASKS, INVITES, SELLERS, Cue, Reading, has_cue
from linter.language.saying import standing
from linter.language.tokens import Join
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

_ROWS = {setting: row for row, setting in enumerate(SETTINGS)}

FEW_BLOCKS, FEW_WORDS = 3, 80
"""Blocks and words up to which a page is no more than a few lines: a post, a caption, an advertisement."""

FEWEST_WORDS = 4
"""Words of a passage: fewer say too little to judge."""

LONGEST_LEAD = 80
"""Words of a line that leads to others: one with more is none, and each of a thousand items would be weighed with it."""


Weighed = tuple[list[int], int]
"""What features weigh together in each row of weights, and the sum of their squared rarities."""


@dataclass(frozen=True, slots=True)
class OpinionModel:
    """A claim model and one model a label, each linear over features of its own weighted by how rare they are.

    `claims` has one row a setting, `labels` one a label. A weight times its `scale` is a feature's weight times its rarity; its rarity is
    the one stored times its `rarity_scale`. A passage's features count once each, and the sum is divided by the length of the vector of
    their rarities.
    """

    claims: Weights
    scale: float
    biases: tuple[float, ...]
    rarity_scale: float
    labels: Weights
    label_scale: float
    label_biases: tuple[float, ...]
    label_rarity_scale: float

    def score(self, weighed: Weighed, setting: Setting) -> float:
        """How much a passage reads like a claim, above 0, or like none, below: `weighed` is what `claims` makes of its features."""
        weights, squares = weighed
        row = _ROWS[setting]
        return weights[row] * (self.scale / (self.rarity_scale * sqrt(squares) or 1.0)) + self.biases[row]

    def label(self, weighed: Weighed) -> Label:
        """What a passage that reads like a claim reads like most: `weighed` is what `labels` makes of its features."""
        weights, squares = weighed
        norm = self.label_scale / (self.label_rarity_scale * sqrt(squares) or 1.0)
        scores = [weight * norm + bias for weight, bias in zip(weights, self.label_biases, strict=True)]
        return LABELS[scores.index(max(scores))]

    def words(self, features: Features, setting: Setting) -> list[str]:
        """The words that weighed most in a passage with these features that reads like a claim, heaviest first."""
        shown, shares = features.words(), self.claims.shares(features, _ROWS[setting])
        weighty = [at for at in range(len(shown)) if shares[at] > 0]
        telling = [at for at in weighty if self.claims.rarity(shown[at]) * self.rarity_scale >= _TELLING]
        return [shown[at] for at in sorted(telling or weighty, key=lambda at: (-shares[at], at))[:_NAMED]]


_NAMED = 4
_TELLING = 3.5
"""Rarity from which a word is worth naming: “the” and “you” weigh, but tell a reader nothing where others weigh too."""
_LONGEST_LINK = 7
"""Words of a piece of a bar of links: “Offices in Leeds and York”."""
_NEAR = 3
"""Words behind the subject of a plain denial within which it is denied: “Our exosomes do not …”."""
_OFFERED = frozenset({"product", "anaphor"})


def features_of_lead(readings: Iterable[Reading], surface: str) -> Features | None:
    """The features of the line that leads to a passage, given as its sentences and the kind of its block.

    None where it has no words, or more than a line has.
    """
    told = [reading for reading in readings if len(reading)]
    return Features(told, (surface,)) if 0 < sum(map(len, told)) <= LONGEST_LEAD else None


@lru_cache(maxsize=1)
def shipped_model() -> OpinionModel:
    """The model in the package (linter/language/opinion_weights.bin)."""
    stored = read(Path(__file__).with_name("opinion_weights.bin").read_bytes())
    return OpinionModel(
        claims=Weights(bytes(stored["features"]), list(map(bytes, stored["weights"])), bytes(stored["rarities"])),
        scale=stored["scale"],
        biases=tuple(stored["biases"]),
        rarity_scale=stored["rarity_scale"],
        labels=Weights(bytes(stored["label_features"]), list(map(bytes, stored["label_weights"])), bytes(stored["label_rarities"])),
        label_scale=stored["label_scale"],
        label_biases=tuple(stored["label_biases"]),
        label_rarity_scale=stored["label_rarity_scale"],
    )


def may_claim(passage: Sequence[Reading]) -> bool:
    """Whether a passage is of a kind that can claim something: asked last, since few passages read like a claim."""
    return not (only_asks(passage) or all(map(_claims_nothing, passage)) or _is_bar(passage))


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
