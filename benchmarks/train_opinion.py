"""Train the second opinion (linter/language/opinion.py) on labelled copy and write its weights.

    python -m benchmarks.train_opinion CORPUS... [--leave-out NAME] [--leave-out-round N] [--leave-out-batch N] [--weights FILE]

Each CORPUS is a folder with violations.jsonl and benign.jsonl, pages.json where it has whole pages, and practice.tsv where it has copy
that is never scored; any may be missing. The registry's own examples are added. `--leave-out` names folders, `--leave-out-round` rounds and
`--leave-out-batch` batches of pages to train without, for measuring what was left out. Needs scikit-learn, for training alone; the same
corpora in the same order give the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression

from linter.documents.read import read_document
from linter.engine import compile_registry, lint_document
from linter.findings import Context, Severity, Span
from linter.language.accelerated import Features
from linter.language.lexicon import Lexicon
from linter.language.opinion import LABELS
from linter.language.reading import Reading, read_blocks
from linter.language.weighing import LONGEST_GAP
from linter.policy.policy import Policy
from linter.registry.cache import written
from linter.registry.detectors import OpinionDetector
from linter.registry.load import load_registry
from linter.registry.model import Registry

CATEGORY_LABELS = {
    "disease_claim": "disease-claim",
    "structure_function_efficacy": "structure-function",
    "safety_overclaim": "safety",
    "false_status": "status",
    "testimonial": "testimonial",
    "comparative": "comparison",
    "guarantee": "guarantee",
    "mechanism_as_outcome": "science",
    "cost_insurance_misrepresentation": "cost",
}
RULE_LABELS = {
    **{label: label for label in CATEGORY_LABELS.values() if label != "cost"},
    "cosmetic": "structure-function",
    "convenience": "guarantee",
    "evidence": "science",
    "investigational": "status",
    "audience": "safety",
}
"""Category of a rule -> label of its harmful examples. Those about money are not learned: most are right in themselves, and lack a term."""
WEIGHTS = Path(__file__).resolve().parents[1] / "linter" / "language" / "opinion_weights.bin"
CLAIM_STRENGTH, LABEL_STRENGTH = 8.0, 8.0
"""Inverse regularisation, chosen by leaving out one round after the other."""
LEAST_SEEN = 2
"""Texts that a feature has to stand in to count at all."""
MOST_FEATURES, MOST_LABEL_FEATURES = 50_000, 20_000
"""Features that are kept, those that weigh most: more change no figure."""
EVEN_HANDED, LABEL_EVEN_HANDED = 0.8, 0.3
"""What each feature counts, beside how much oftener it stands on one side (claims, or claims with a label) than on the other."""


WEIGHTY = 2.0
"""What harmless snippets count, which were written to be hard."""
MANY_VOICED, OF_MANY_VOICES = 12, 2.0
"""The first round whose writers were told to sound like as many people as the web has, and what a snippet counts from there on."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to learn from, its label (None: harmless), and the sentences of a page that it stands for, where it is from one.

    An example of a rule shows what a claim is, but not what a whole snippet is most of all: no label is learned from it. `weight` is how
    many texts it counts for. Chosen, as all of these were, by leaving out two late rounds and the batch beside them.
    """

    text: str
    label: str | None
    readings: tuple[Reading, ...] = ()
    surface: str = ""
    weight: float = 1.0
    is_example: bool = False


def rows(folder: Path, left_out: Collection[int] = ()) -> Iterator[Text]:
    """The snippets of a corpus. Ambiguous rows are left out, and so are the rounds in `left_out`."""
    for name in ("violations", "benign"):
        listing = folder / f"{name}.jsonl"
        for line in listing.read_text(encoding="utf-8").splitlines() if listing.exists() else ():
            row = json.loads(line) if line.strip() else {"ambiguous": True}
            if not row.get("ambiguous") and row.get("round") not in left_out:
                weight = OF_MANY_VOICES if row.get("round", 0) >= MANY_VOICED else 1.0
                if name == "violations":
                    yield Text(row["text"], CATEGORY_LABELS[row["category"]], weight=weight)
                else:
                    yield Text(row["text"], None, weight=weight * WEIGHTY)


def practice_rows(folder: Path) -> Iterator[Text]:
    """The copy of a corpus that is there to be learned from alone: label and text, a line each."""
    listing = folder / "practice.tsv"
    for line in listing.read_text(encoding="utf-8").splitlines()[1:] if listing.exists() else ():
        label, text = line.split("\t")
        yield Text(text, None if label == "harmless" else label)


def page_rows(folder: Path, lexicon: Lexicon, left_out: Collection[int] = ()) -> Iterator[Text]:
    """The violating sentences of a corpus's whole pages, and the blocks that hold none, as harmless texts."""
    listing = folder / "pages.json"
    for page in json.loads(listing.read_text(encoding="utf-8"))["pages"] if listing.exists() else ():
        if page.get("round") not in left_out:
            yield from _passages(page, (folder / page["file"]).read_bytes(), lexicon)


def _passages(page: Mapping[str, object], data: bytes, lexicon: Lexicon) -> Iterator[Text]:
    document = read_document(data, str(page["file"]))
    source = data.decode()
    violating = [(_place(source, each["text"]), CATEGORY_LABELS[each["category"]]) for each in page["violations"]]  # type: ignore[attr-defined]
    unclear = [_place(source, each) for field in ("ambiguous_spans", "inadequate_disclosures") for each in page.get(field, [])]  # type: ignore[attr-defined]
    readings = read_blocks(document, lexicon)
    for number, block in enumerate(document.blocks):
        own = tuple(reading for reading in readings if reading.block == number and len(reading))
        labels = [label for place, label in violating if block.span().overlaps(place)]
        if labels:
            spans = [block.offsets.span(reading.sentence.starts[0], reading.sentence.ends[-1]) for reading in own]
            own = tuple(reading for reading, span in zip(own, spans, strict=True) if any(span.overlaps(place) for place, _ in violating))
        elif any(block.span().overlaps(place) for place in unclear):
            continue
        if own:
            yield Text(block.text, labels[0] if labels else None, own, block.surface)


def _place(source: str, passage: str | Mapping[str, str]) -> Span:
    text = passage if isinstance(passage, str) else passage["text"]
    start = source.index(text)
    return Span(start, start + len(text))


def registry_rows(registry: Registry) -> Iterator[Text]:
    """What the registry itself says, its harmless examples that no other rule reports, and what its rules have to report."""
    rules = tuple(rule for rule in registry.rules if not isinstance(rule.detect, OpinionDetector))
    compiled = compile_registry(replace(registry, rules=rules))
    texts = {example.text for record in (*rules, *registry.claims) for example in record.examples.passing}
    texts |= {claim.statement for claim in registry.claims} | {caveat.statement for caveat in registry.caveats}
    texts |= {text.text for disclosure in registry.disclosures for text in disclosure.texts}
    day = date.fromisoformat("2026-11-23")
    for text in sorted(texts):
        verdict = lint_document(read_document(text.encode(), "example.md"), compiled, Policy(context=Context.COMMERCIAL_OFFER), day)
        if all(finding.category == "disclosure" or finding.severity is Severity.NOTE for finding in verdict.findings):
            yield Text(text, None)
    harmful = {example.text: RULE_LABELS[rule.category] for rule in rules if rule.category in RULE_LABELS for example in rule.examples.flag}
    yield from (Text(text, label, is_example=True) for text, label in sorted(harmful.items()))


def codes_of(text: Text, lexicon: Lexicon) -> list[int]:
    """The codes of a text's features, read as the engine would read it."""
    readings, surfaces = text.readings, [text.surface]
    if not readings:
        is_html = text.text.lstrip().startswith("<")
        document = read_document(text.text.encode(), "snippet", "html" if is_html else "markdown")
        readings = read_blocks(document, lexicon)
        surfaces = [document.blocks[reading.block].surface for reading in readings]
    if not any(readings):
        return []
    return sorted({code for own in Features(readings, surfaces).codes() for code in own})


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


def normal(hits: csr_matrix, rarities: np.ndarray) -> csr_matrix:
    """Rows weighted by rarity, each of length 1."""
    weighted = hits @ diags(rarities)
    lengths = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    return diags(1 / np.where(lengths > 0, lengths, 1.0)) @ weighted


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


def train(texts: Sequence[Text], lexicon: Lexicon) -> dict[str, object]:
    """What is stored of a model trained on `texts`: once on all features, then again on those that weighed most."""
    told = [(text, codes) for text in texts if (codes := codes_of(text, lexicon))]
    read = [(codes, text.label, text.weight) for text, codes in told]
    claims = np.array([label is not None for _, label, _ in read])
    counts = np.array([weight for _, _, weight in read])
    seen = Counter(code for codes, _, _ in read for code in codes)
    codes = sorted(code for code, count in seen.items() if count >= LEAST_SEEN)
    all_hits = matrix([own for own, _, _ in read], {code: place for place, code in enumerate(codes)})
    kept = heaviest(weighed(all_hits, claims, counts)[0], MOST_FEATURES)
    codes, hits = [codes[place] for place in kept], all_hits[:, kept]
    weights, bias, rarities = weighed(hits, claims, counts)
    label_codes, label_weights, label_biases, label_rarities = labelled(
        [(codes, text.label, text.weight) for text, codes in told if text.label is not None and not text.is_example]
    )
    scale, label_scale, rarity_scale, label_rarity_scale = (
        float(np.abs(each).max() / most) for each, most in ((weights, 127), (label_weights, 127), (rarities, 255), (label_rarities, 255))
    )
    return {
        "trained_on": len(read),
        "scale": scale,
        "bias": bias,
        "rarity_scale": rarity_scale,
        "label_scale": label_scale,
        "label_rarity_scale": label_rarity_scale,
        "label_biases": label_biases,
        "features": gaps(codes),
        "weights": quantised(weights, scale),
        "rarities": np.round(rarities / rarity_scale).astype(np.uint8).tobytes(),
        "label_features": gaps(label_codes),
        "label_weights": [quantised(row, label_scale) for row in label_weights],
        "label_rarities": np.round(label_rarities / label_rarity_scale).astype(np.uint8).tobytes(),
    }


def weighed(hits: csr_matrix, claims: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, float, np.ndarray]:
    """The weights of the features that tell claims from the rest, times their rarities; the bias; the rarities."""
    rarities = np.log((1 + hits.shape[0]) / (1 + np.asarray(hits.sum(axis=0)).ravel())) + 1
    factors = tellingness(hits, claims, EVEN_HANDED)
    model = LogisticRegression(C=CLAIM_STRENGTH, solver="liblinear", random_state=1, max_iter=600)
    model.fit(normal(hits, rarities) @ diags(factors), claims, sample_weight=counts)
    return model.coef_[0] * rarities * factors, float(model.intercept_[0]), rarities


def labelled(claims: Sequence[tuple[list[int], str, float]]) -> tuple[list[int], np.ndarray, list[float], np.ndarray]:
    """What tells one kind of claim from another, learned from claims alone: codes, a row of weights a label, biases, rarities."""
    seen = Counter(code for codes, _, _ in claims for code in codes)
    codes = sorted(code for code, count in seen.items() if count >= LEAST_SEEN)
    hits = matrix([own for own, _, _ in claims], {code: place for place, code in enumerate(codes)})
    which = np.array([LABELS.index(label) for _, label, _ in claims])
    rarities = np.log((1 + hits.shape[0]) / (1 + np.asarray(hits.sum(axis=0)).ravel())) + 1
    factors = np.max([tellingness(hits, which == number, LABEL_EVEN_HANDED) for number in range(len(LABELS))], axis=0)
    model = LogisticRegression(C=LABEL_STRENGTH, class_weight="balanced", max_iter=600)
    model.fit(normal(hits, rarities) @ diags(factors), which, sample_weight=np.array([weight for _, _, weight in claims]))
    weights = model.coef_ * rarities * factors
    kept = heaviest(weights, MOST_LABEL_FEATURES)
    return [codes[place] for place in kept], weights[:, kept], [float(bias) for bias in model.intercept_], rarities[kept]


def main() -> None:
    """Train and write the weights."""
    command = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    command.add_argument("corpora", nargs="+", type=Path)
    command.add_argument("--leave-out", action="append", default=[], metavar="NAME")
    command.add_argument("--leave-out-round", action="append", default=[], type=int, metavar="N")
    command.add_argument("--leave-out-batch", action="append", default=[], type=int, metavar="N")
    command.add_argument("--weights", type=Path, default=WEIGHTS)
    options = command.parse_args()
    registry = load_registry()
    lexicon = compile_registry(registry).lexicon
    texts = [
        text
        for folder in options.corpora
        if folder.name not in options.leave_out
        for text in (
            *rows(folder, options.leave_out_round),
            *practice_rows(folder),
            *page_rows(folder, lexicon, options.leave_out_batch),
        )
    ]
    texts += registry_rows(registry)
    random.Random(1).shuffle(texts)  # noqa: S311 - an order, not a secret
    stored = train(texts, lexicon)
    options.weights.write_bytes(written(stored))
    print(f"{stored['trained_on']} texts, {options.weights.stat().st_size} bytes")


if __name__ == "__main__":
    main()
