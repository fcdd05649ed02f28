"""Train the second opinion (linter/language/opinion.py) on labelled copy and write its weights.

    python -m benchmarks.train_opinion CORPUS... [--vectors FILE] [--weights FILE]
                                       [--leave-out NAME] [--leave-out-round N] [--leave-out-batch N]

Each CORPUS is a folder with violations.jsonl and benign.jsonl, pages.json where it has whole pages, and practice.tsv where it has copy
that is never scored; any may be missing. The registry's own examples are added. FILE holds word vectors (benchmarks/word_vectors.py): with
them a word that no corpus holds weighs as words do that are used like it. `--leave-out` names folders, `--leave-out-round` rounds and
`--leave-out-batch` batches of pages to train without, for measuring what was left out. Needs scikit-learn, for training alone; the same
corpora in the same order give the same weights.

Each feature is learned as what it weighs anywhere and what more or less in one setting (Daumé III, “Frustratingly Easy Domain Adaptation”,
2007): a row of weights a setting.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.linear_model import LogisticRegression

from benchmarks.opinion_texts import Text, page_rows, practice_rows, registry_rows, rows
from benchmarks.word_vectors import NO_VECTORS, WordVectors, read_vectors
from linter.documents.read import read_document
from linter.engine import compile_registry
from linter.language.accelerated import Features
from linter.language.lexicon import Lexicon
from linter.language.opinion import LABELS, SETTINGS, Setting
from linter.language.reading import Reading, read_blocks
from linter.language.weighing import LONGEST_GAP, LONGEST_LEAD, code_of
from linter.registry.cache import written
from linter.registry.load import load_registry

WEIGHTS = Path(__file__).resolve().parents[1] / "linter" / "language" / "opinion_weights.bin"
CLAIM_STRENGTH, LABEL_STRENGTH = 8.0, 8.0
"""Inverse regularisation, chosen by leaving out one round after the other."""
LEAST_SEEN = 2
"""Texts that a feature has to stand in to count at all."""
MOST_FEATURES, MOST_LABEL_FEATURES = 50_000, 20_000
"""Features that are kept, those that weigh most: more change no figure."""
MOST_WORDS, MOST_LABEL_WORDS = 12_000, 6_000
"""Words that are kept though no text taught them, for what their vectors say of them: those that weigh most."""
EVEN_HANDED, LABEL_EVEN_HANDED = 0.8, 0.3
"""What each feature counts, beside how much oftener it stands on one side (claims, or claims with a label) than on the other."""
LEANINGS: dict[Setting, float] = {"lines": -1.0, "offer": -0.4, "page": -0.3}
"""What is added to the score of a passage in each setting, so that harmless copy is flagged no oftener than before there were settings."""
MEANING, LABEL_MEANING = 0.7, 1.5
"""What the vector of a word counts beside the word. Chosen, as are the settings, by leaving out rounds 43 to 48 and batches 21 to 26."""


@dataclass(frozen=True, slots=True)
class Told:
    """A text with the codes of its features and its words, each once."""

    text: Text
    codes: list[int]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Learned:
    """What is learned: a row of weights for each way to weigh, over `codes` in rising order, the bias of each row, and rarities."""

    codes: list[int]
    weights: np.ndarray
    biases: list[float]
    rarities: np.ndarray

    def stored(self) -> tuple[bytes, list[bytes], float, bytes, float]:
        """Codes, rows and their scale, rarities and their scale, as they are kept."""
        scale, rarity_scale = float(np.abs(self.weights).max() / 127), float(self.rarities.max() / 255)
        rarities = np.round(self.rarities / rarity_scale).astype(np.uint8).tobytes()
        return gaps(self.codes), [quantised(row, scale) for row in self.weights], scale, rarities, rarity_scale


def told(text: Text, lexicon: Lexicon) -> Told:
    """`text` read as the engine would read it."""
    readings, surfaces = text.readings, [text.surface]
    if not readings:
        is_html = text.text.lstrip().startswith("<")
        document = read_document(text.text.encode(), "snippet", "html" if is_html else "markdown")
        readings = read_blocks(document, lexicon)
        surfaces = [document.blocks[reading.block].surface for reading in readings]
    if not any(readings):
        return Told(text, [], frozenset())
    features = Features(readings, surfaces, features_of_lead(text.lead, text.lead_surface))
    return Told(text, sorted({code for own in features.codes() for code in own}), frozenset(features.words()))


def features_of_lead(readings: Iterable[Reading], surface: str) -> Features | None:
    """The features of the line that leads to a passage; None where it has no words, or more than a line has."""
    own = [reading for reading in readings if len(reading)]
    return Features(own, (surface,)) if 0 < sum(map(len, own)) <= LONGEST_LEAD else None


def matrix(rows_of_codes: Sequence[Sequence[int]], places: Mapping[int, int]) -> csr_matrix:
    """One row a passage, 1 where a code that has a place is hit."""
    hit = [[places[code] for code in codes if code in places] for codes in rows_of_codes]
    bounds = np.cumsum([0, *(len(row) for row in hit)])
    indices = np.array([place for row in hit for place in row])
    return csr_matrix((np.ones(len(indices)), indices, bounds), shape=(len(hit), len(places)))


def tellingness(hits: csr_matrix, side: np.ndarray, at_least: float) -> np.ndarray:
    """How much oftener each feature stands on one side than on the other: the size of the log of the ratio of its shares, and so much."""
    shares = [np.asarray(hits[rows].sum(axis=0)).ravel() + 1 for rows in (side, ~side)]
    return at_least + np.abs(np.log((shares[0] / shares[0].sum()) / (shares[1] / shares[1].sum())))


def lengths(hits: csr_matrix, rarities: np.ndarray) -> np.ndarray:
    """The length of each row weighted by rarity; 1 where there is nothing in it."""
    weighted = hits @ diags(rarities)
    found = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    return np.where(found > 0, found, 1.0)


def heaviest(weights: np.ndarray, most: int) -> np.ndarray:
    """The places of the `most` columns that weigh most in any row, in rising order."""
    size = np.abs(np.atleast_2d(weights)).max(axis=0)
    return np.sort(np.argsort(-size, kind="stable")[:most])


def quantised(weights: np.ndarray, scale: float) -> bytes:
    """Weights as signed bytes."""
    return np.clip(np.round(weights / scale), -127, 127).astype(np.int8).tobytes()


def gaps(codes: Sequence[int]) -> bytes:
    """Codes in rising order as the gaps between them, a byte each or several for a wide one."""
    stored = bytearray()
    for before, code in zip((0, *codes[:-1]), codes, strict=True):
        wide, rest = divmod(code - before, LONGEST_GAP)
        stored += bytes([LONGEST_GAP] * wide + [rest])
    return bytes(stored)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to learn from passages: what each feature counts, how weights are found for the columns of a matrix, and how many are kept.

    `fit` gives a row of weights over the columns for each way to weigh, and their biases.
    """

    factors: Callable[[csr_matrix], np.ndarray]
    fit: Callable[[csr_matrix], tuple[np.ndarray, list[float]]]
    meaning: float
    most: int
    most_words: int


def learned(passages: Sequence[Told], way: Way, vectors: WordVectors) -> Learned:
    """What `passages` teach: first from all features, then again from those that weighed most, and words by their vectors."""
    texts_with = Counter(word for passage in passages for word in passage.words)
    rarities_of_words = np.array([log((1 + len(passages)) / (1 + texts_with[word])) + 1 for word in vectors.places])
    meanings = np.array([vectors.sum_of(passage.words, rarities_of_words) for passage in passages])
    seen = Counter(code for passage in passages for code in passage.codes)
    codes = sorted(code for code, count in seen.items() if count >= LEAST_SEEN)
    hits = matrix([passage.codes for passage in passages], {code: place for place, code in enumerate(codes)})
    kept = heaviest(weighed(hits, meanings, way)[0].weights, way.most)
    model, of_meaning = weighed(hits[:, kept], meanings, way)
    known = replace(model, codes=[codes[place] for place in kept])
    return with_words(known, vectors.places, of_meaning @ (vectors.matrix * rarities_of_words[:, None]).T, way.most_words)


def weighed(hits: csr_matrix, meanings: np.ndarray, way: Way) -> tuple[Learned, np.ndarray]:
    """The weights of features, times their rarities, and of the dimensions of what words mean."""
    rarities = np.log((1 + hits.shape[0]) / (1 + np.asarray(hits.sum(axis=0)).ravel())) + 1
    sizes, factors = lengths(hits, rarities), way.factors(hits)
    told = diags(1 / sizes) @ hits @ diags(rarities * factors)
    weights, biases = way.fit(hstack([told, csr_matrix(way.meaning * meanings / sizes[:, None])]).tocsr())
    count = hits.shape[1]
    return Learned([], weights[:, :count] * rarities * factors, biases, rarities), weights[:, count:] * way.meaning


def with_words(model: Learned, words: Iterable[str], weights: np.ndarray, most: int) -> Learned:
    """`model` with the weights that words get by their vectors: of those it has not learned, the `most` that weigh most.

    These have no rarity: what no text taught makes no passage longer.
    """
    places = {code: place for place, code in enumerate(model.codes)}
    known = model.weights.copy()
    others: dict[int, np.ndarray] = {}
    for word, own in zip(words, weights.T, strict=True):
        code = code_of(word)
        if code in places:
            known[:, places[code]] += own
        else:
            others[code] = own
    added = sorted(sorted(others, key=lambda code: -float(np.abs(others[code]).max()))[:most])
    if not added:
        return replace(model, weights=known)
    codes = np.array([*model.codes, *added])
    order = np.argsort(codes)
    return Learned(
        codes[order].tolist(),
        np.hstack([known, np.array([others[code] for code in added]).T])[:, order],
        model.biases,
        np.concatenate([model.rarities, np.zeros(len(added))])[order],
    )


def to_tell_claims(passages: Sequence[Told]) -> Way:
    """How claims are told from the rest: a row of weights for each of SETTINGS, what features weigh anywhere and what more in it."""
    claims = np.array([passage.text.label is not None for passage in passages])
    counts = np.array([passage.text.weight for passage in passages])
    settings = [diags([float(passage.text.setting == setting) for passage in passages]) for setting in SETTINGS]

    def fit(told: csr_matrix) -> tuple[np.ndarray, list[float]]:
        model = LogisticRegression(C=CLAIM_STRENGTH, solver="liblinear", random_state=1, max_iter=600)
        model.fit(hstack([told, *(own @ told for own in settings)]).tocsr(), claims, sample_weight=counts)
        anywhere, *more = model.coef_[0].reshape(1 + len(settings), told.shape[1])
        return np.array([anywhere + own for own in more]), [float(model.intercept_[0])] * len(settings)

    return Way(lambda hits: tellingness(hits, claims, EVEN_HANDED), fit, MEANING, MOST_FEATURES, MOST_WORDS)


def to_tell_labels(claims: Sequence[Told]) -> Way:
    """How one kind of claim is told from another, among claims alone: a row of weights for each of LABELS."""
    which = np.array([LABELS.index(claim.text.label) for claim in claims])
    counts = np.array([claim.text.weight for claim in claims])

    def factors(hits: csr_matrix) -> np.ndarray:
        most: np.ndarray = np.max([tellingness(hits, which == number, LABEL_EVEN_HANDED) for number in range(len(LABELS))], axis=0)
        return most

    def fit(told: csr_matrix) -> tuple[np.ndarray, list[float]]:
        model = LogisticRegression(C=LABEL_STRENGTH, class_weight="balanced", max_iter=600)
        model.fit(told, which, sample_weight=counts)
        return model.coef_, [float(bias) for bias in model.intercept_]

    return Way(factors, fit, LABEL_MEANING, MOST_LABEL_FEATURES, MOST_LABEL_WORDS)


def train(passages: Sequence[Told], vectors: WordVectors) -> dict[str, object]:
    """What is stored of a model trained on `passages`."""
    claims = learned(passages, to_tell_claims(passages), vectors)
    labelled = [passage for passage in passages if passage.text.label is not None and not passage.text.is_example]
    labels = learned(labelled, to_tell_labels(labelled), vectors)
    features, weights, scale, rarities, rarity_scale = claims.stored()
    label_features, label_weights, label_scale, label_rarities, label_rarity_scale = labels.stored()
    return {
        "trained_on": len(passages),
        "scale": scale,
        "biases": [bias + LEANINGS[setting] for bias, setting in zip(claims.biases, SETTINGS, strict=True)],
        "rarity_scale": rarity_scale,
        "label_scale": label_scale,
        "label_rarity_scale": label_rarity_scale,
        "label_biases": labels.biases,
        "features": features,
        "weights": weights,
        "rarities": rarities,
        "label_features": label_features,
        "label_weights": label_weights,
        "label_rarities": label_rarities,
    }


def main() -> None:
    """Train and write the weights."""
    command = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    command.add_argument("corpora", nargs="+", type=Path)
    command.add_argument("--vectors", type=Path, metavar="FILE")
    command.add_argument("--leave-out", action="append", default=[], metavar="NAME")
    command.add_argument("--leave-out-round", action="append", default=[], type=int, metavar="N")
    command.add_argument("--leave-out-batch", action="append", default=[], type=int, metavar="N")
    command.add_argument("--weights", type=Path, default=WEIGHTS)
    options = command.parse_args()
    registry = load_registry()
    compiled = compile_registry(registry)
    texts = [
        text
        for folder in options.corpora
        if folder.name not in options.leave_out
        for text in (
            *rows(folder, options.leave_out_round),
            *practice_rows(folder),
            *page_rows(folder, compiled, options.leave_out_batch),
        )
    ]
    texts += registry_rows(registry)
    random.Random(1).shuffle(texts)  # noqa: S311 - an order, not a secret
    passages = [passage for text in texts if (passage := told(text, compiled.lexicon)).codes]
    words = {word for passage in passages for word in passage.words}
    stored = train(passages, read_vectors(options.vectors, words) if options.vectors else NO_VECTORS)
    options.weights.write_bytes(written(stored))
    print(f"{stored['trained_on']} texts, {options.weights.stat().st_size} bytes")


if __name__ == "__main__":
    main()
