"""A second opinion: how much a passage reads like a claim, for what no frame can see.

A linear model over words, word pairs, beginnings and ends of words, the passage's outline (what was recognised in it, by kind), its
stances, its length and the kind of block it stands in, trained on the labelled corpus by `benchmarks/train_opinion.py`. It proves
nothing: what it does with a score is for `linter/checks` to say. The same passage always gets the same score, and the words that weighed
most are named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import sqrt
from pathlib import Path
from typing import Literal, get_args

from linter.language.accelerated import Hashed, Weights
from linter.language.reading import Reading
from linter.records import dataclass
from linter.registry.cache import read

Label = Literal[
    "disease-claim", "structure-function", "safety", "status", "testimonial", "comparison", "guarantee", "science", "cost"
]  # fmt: skip
"""What a passage may read like: the categories of the labelled corpus."""

LABELS: tuple[Label, ...] = get_args(Label)


@dataclass(frozen=True, slots=True)
class Opinion:
    """`score` above 0 reads like a claim; `label` is what it reads like most; `words` weighed most, heaviest first (word, weight).

    A passage that does not read like a claim has the first label and no words: they would mean nothing.
    """

    score: float
    label: Label
    words: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class OpinionModel:
    """A claim model and one model a label, each linear over features of its own weighted by how rare they are.

    `claims` has one row, `labels` one a label. A weight times its `scale` is a feature's weight times its rarity; its rarity is the one
    stored times its `rarity_scale`. A passage's features count once each, and the sum is divided by the length of the vector of their
    rarities.
    """

    claims: Weights
    scale: float
    bias: float
    rarity_scale: float
    labels: Weights
    label_scale: float
    label_biases: tuple[float, ...]
    label_rarity_scale: float

    def opinion(self, readings: Sequence[Reading], surfaces: Iterable[str]) -> Opinion:
        """The opinion on one passage, given as its consecutive sentences (at least one token) and the kinds of block they stand in."""
        shown, features = features_of(readings, surfaces)
        length = self.rarity_scale * sqrt(self.claims.squares(features)) or 1.0
        norm = self.scale / length
        score = self.claims.sums(features)[0] * norm + self.bias
        if score <= 0:
            return Opinion(score, LABELS[0], ())
        shares = self.claims.shares(features)
        telling = [at for at, word in enumerate(shown) if shares[at] > 0 and self.claims.rarity(word) * self.rarity_scale >= _TELLING]
        heaviest = sorted(telling, key=lambda at: (-shares[at], at))[:_NAMED]
        return Opinion(
            score=score,
            label=self._label(features),
            words=tuple((shown[at], shares[at] * norm) for at in heaviest),
        )

    def _label(self, features: Hashed) -> Label:
        norm = self.label_scale / (self.label_rarity_scale * sqrt(self.labels.squares(features)) or 1.0)
        sums = zip(self.labels.sums(features), self.label_biases, strict=True)
        scores = [weight * norm + bias for weight, bias in sums]
        return LABELS[scores.index(max(scores))]


_NAMED = 4
_TELLING = 3.5
"""Rarity from which a word is worth naming: “the” and “you” weigh, but tell a reader nothing."""
_NAMED_KINDS = frozenset({"product", "agent"})
"""Mentions that stand in a passage's outline as their kind."""
_PERSONS: dict[str, str] = {
    word: f"#p:{person}"
    for person, words in {
        "seller": "we our us we're we've ours we'll",
        "reader": "you your you're yours you'll you've yourself",
        "teller": "i my i'm i've me mine i'd",
        "others": "he she his her him they their he's she's",
    }.items()
    for word in words.split()
}
"""Who speaks, is spoken to or of, by the words that tell."""
_TELL_PERSON = frozenset(_PERSONS)


def features_of(readings: Sequence[Reading], surfaces: Iterable[str]) -> tuple[list[str], Hashed]:
    """The words of a passage (numbers are “0”; marks count as words) and its features.

    Its outline is the sentence with what was recognised in it replaced by its kind. The features of its own say who is named in it, in
    which person it speaks, how it stands to what it says, how long it is and where it stands.
    """
    shown: list[str] = []
    outline: list[tuple[str, int]] = []
    kinds: set[str] = set()
    for reading in readings:
        sentence = reading.sentence
        first = len(shown)
        steps = list(sentence.words)
        if not "".join(steps).isalpha():  # else there is no number
            steps = ["0" if word[0].isdigit() else word for word in steps]
        shown += steps
        outline.append(("<^>", first))
        outline += _outlined(reading, steps, first, kinds)
        mark = sentence.ending if sentence.ending in {"?", "!"} else ""
        if mark:
            shown.append(mark)
        outline.append((mark or ".", len(shown) - 1))
        if sentence.quoted:
            shown.append('"')
            outline.append(('"', len(shown) - 1))
        kinds.update(map(_PERSONS.__getitem__, _TELL_PERSON.intersection(sentence.words)))
    seen = "#m:product" if "#m:product" in kinds else "#m:none"
    named = sorted(kinds)
    general = [*named, seen, *[f"{seen} {kind}" for kind in named if kind != seen], *_manner(readings, surfaces)]
    return shown, Hashed(shown, outline, general)


def _manner(readings: Sequence[Reading], surfaces: Iterable[str]) -> list[str]:
    """How a passage stands to what it says, how long it is (in steps of six words), and the kinds of block it stands in."""
    stances = {str(cue.group.stance) for reading in readings for cue in reading.cues}
    length = sum(map(len, readings))
    sizes = [f"#n:{min(length // 6, 10)}", f"#ns:{min(len(readings), 5)}"]
    return [*sizes, *(f"#s:{stance}" for stance in sorted(stances)), *(f"#b:{surface}" for surface in sorted(set(surfaces)))]


def _outlined(reading: Reading, steps: list[str], first: int, kinds: set[str]) -> Iterator[tuple[str, int]]:
    """The `steps` of a sentence whose first word has that number, what was recognised in it as its kind; `kinds` gets the kinds."""
    numbered = zip(steps, range(first, first + len(steps)), strict=True)
    if not reading.targets and not reading.mentions:
        return numbered
    named = [(hit.start, hit.end, str(hit.payload.kind)) for hit in reading.targets]
    named += [(mention.start, mention.end, mention.kind) for mention in reading.mentions if mention.kind in _NAMED_KINDS]
    kinds.update([f"#t:{hit.payload.kind}" for hit in reading.targets], [f"#m:{mention.kind}" for mention in reading.mentions])
    if not named:
        return numbered
    outlined = list(numbered)
    inside = [False] * len(steps)
    for start, end, kind in named:
        outlined[start] = (f"<{kind}>", first + start)
        inside[start + 1 : end] = [True] * (end - start - 1)
    return (step for step, is_inside in zip(outlined, inside, strict=True) if not is_inside)


@lru_cache(maxsize=1)
def shipped_model() -> OpinionModel:
    """The model in the package (linter/language/opinion_weights.bin)."""
    stored = read(Path(__file__).with_name("opinion_weights.bin").read_bytes())
    return OpinionModel(
        claims=Weights(bytes(stored["features"]), [bytes(stored["weights"])], bytes(stored["rarities"])),
        scale=stored["scale"],
        bias=stored["bias"],
        rarity_scale=stored["rarity_scale"],
        labels=Weights(bytes(stored["label_features"]), list(map(bytes, stored["label_weights"])), bytes(stored["label_rarities"])),
        label_scale=stored["label_scale"],
        label_biases=tuple(stored["label_biases"]),
        label_rarity_scale=stored["label_rarity_scale"],
    )
