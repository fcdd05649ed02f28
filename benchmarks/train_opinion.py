"""Train the second opinion (linter/language/opinion.py) on labelled copy and write its weights.

    python benchmarks/train_opinion.py CORPUS... [--leave-out NAME] [--weights FILE]

Each CORPUS is a folder with violations.jsonl and benign.jsonl, and pages.json where it has whole pages; the registry's own harmless
examples are added. `--leave-out` names folders to train without, for measuring what was left
out. Needs scikit-learn, for training alone; the same corpora in the same order give the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from linter.documents.read import read_document
from linter.engine import compile_registry, lint_document
from linter.findings import Context, Severity, Span
from linter.language.opinion import BUCKETS, END, LABEL_BUCKETS, LABELS, passage_words, word_buckets, word_features
from linter.language.tokens import sentences
from linter.policy.policy import Policy
from linter.registry.load import load_registry
from linter.registry.model import OpinionDetector

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
WEIGHTS = Path(__file__).resolve().parents[1] / "linter" / "language" / "opinion_weights.json"
CLAIM_STRENGTH, LABEL_STRENGTH = 4.0, 10.0
"""Inverse regularisation, chosen by leaving out one round after the other."""


def rows(folder: Path) -> list[tuple[str, str | None]]:
    """Texts with their label; None is harmless. Ambiguous rows are left out."""
    found: list[tuple[str, str | None]] = []
    for name in ("violations", "benign"):
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line) if line.strip() else {"ambiguous": True}
            if not row.get("ambiguous"):
                found.append((row["text"], CATEGORY_LABELS[row["category"]] if name == "violations" else None))
    return found


def page_rows(folder: Path) -> list[tuple[str, str | None]]:
    """The blocks of a corpus's whole pages that hold no labelled passage, as harmless texts."""
    listing = folder / "pages.json"
    if not listing.exists():
        return []
    found: list[tuple[str, str | None]] = []
    for page in json.loads(listing.read_text(encoding="utf-8"))["pages"]:
        data = (folder / page["file"]).read_bytes()
        spoiled = [each if isinstance(each, str) else each["text"] for each in (*page["violations"], *page.get("ambiguous_spans", []))]
        spoiled += page.get("inadequate_disclosures", [])
        places = [Span(at, at + len(text)) for text in spoiled if (at := data.decode().find(text)) >= 0]
        blocks = [block for block in read_document(data, page["file"]).blocks if block.text.strip()]
        found += [(block.text, None) for block in blocks if not any(block.span().overlaps(place) for place in places)]
    return found


def registry_rows() -> list[tuple[str, str | None]]:
    """What the registry itself says and its examples that are harmless: they pass, and no other rule reports them."""
    registry = load_registry()
    rules = tuple(rule for rule in registry.rules if not isinstance(rule.detect, OpinionDetector))
    compiled = compile_registry(replace(registry, rules=rules))
    texts = {example.text for record in (*rules, *registry.claims) for example in record.examples.passing}
    texts |= {claim.statement for claim in registry.claims} | {caveat.statement for caveat in registry.caveats}
    texts |= {text.text for disclosure in registry.disclosures for text in disclosure.texts}
    day = date.fromisoformat("2026-11-23")
    quiet = []
    for text in sorted(texts):
        verdict = lint_document(read_document(text.encode(), "example.md"), compiled, Policy(context=Context.COMMERCIAL_OFFER), day)
        if all(finding.category == "disclosure" or finding.severity is Severity.NOTE for finding in verdict.findings):
            quiet.append((text, None))
    return quiet


def words_of(text: str) -> list[str]:
    """The words of a snippet as the engine would read it."""
    is_html = text.lstrip().startswith("<")
    document = read_document(text.encode(), "snippet", "html" if is_html else "markdown")
    return passage_words([sentence for block in document.blocks for sentence in sentences(block.text)])


def claim_buckets(words: Sequence[str]) -> list[int]:
    """What the claim model sees."""
    return sorted(frozenset().union(*(word_buckets(word, following) for word, following in zip(words, (*words[1:], END), strict=True))))


def label_buckets(words: Sequence[str]) -> list[int]:
    """What the label models see."""
    return sorted({crc32(feature.encode()) % LABEL_BUCKETS for feature in word_features(words)})


def matrix(rows_of_buckets: Sequence[Sequence[int]], buckets: int) -> csr_matrix:
    """One row a passage, 1 where a bucket is hit."""
    bounds = np.cumsum([0, *(len(row) for row in rows_of_buckets)])
    indices = np.array([bucket for row in rows_of_buckets for bucket in row])
    return csr_matrix((np.ones(len(indices)), indices, bounds), shape=(len(rows_of_buckets), buckets))


def quantised(weights: np.ndarray, scale: float) -> str:
    """Weights as signed bytes, in base 85."""
    return b64encode(np.clip(np.round(weights / scale), -127, 127).astype(np.int8).tobytes()).decode()


def fit(features: csr_matrix, labels: Sequence[object], strength: float) -> LogisticRegression:
    """A logistic regression, the same each time."""
    return LogisticRegression(C=strength, max_iter=2000).fit(features, labels)


def main() -> None:
    """Train and write the weights."""
    command = argparse.ArgumentParser(description=__doc__)
    command.add_argument("corpora", nargs="+", type=Path)
    command.add_argument("--leave-out", action="append", default=[])
    command.add_argument("--weights", type=Path, default=WEIGHTS)
    options = command.parse_args()
    trained = [row for folder in options.corpora if folder.name not in options.leave_out for row in (*rows(folder), *page_rows(folder))]
    trained += registry_rows()
    random.Random(1).shuffle(trained)  # noqa: S311 - an order, not a secret
    read = [(words_of(text), label) for text, label in trained]
    hits = matrix([claim_buckets(words) for words, _ in read], BUCKETS)
    rarity = TfidfTransformer().fit(hits)
    claim = fit(rarity.transform(hits), [label is not None for _, label in read], CLAIM_STRENGTH)
    claims = [(words, label) for words, label in read if label is not None]
    pairs = normalize(matrix([label_buckets(words) for words, _ in claims], LABEL_BUCKETS))
    which = fit(pairs, [LABELS.index(label) for _, label in claims], LABEL_STRENGTH)
    weights = claim.coef_[0] * rarity.idf_
    scale, label_scale = (float(np.abs(each).max() / 127) for each in (weights, which.coef_))
    rarity_scale = float(rarity.idf_.max() / 255)
    stored = {
        "trained_on": len(read),
        "scale": scale,
        "bias": float(claim.intercept_[0]),
        "rarity_scale": rarity_scale,
        "label_scale": label_scale,
        "label_biases": [float(bias) for bias in which.intercept_],
        "weights": quantised(weights, scale),
        "rarities": b64encode(np.round(rarity.idf_ / rarity_scale).astype(np.uint8).tobytes()).decode(),
        "label_weights": [quantised(row, label_scale) for row in which.coef_],
    }
    options.weights.write_text(json.dumps(stored, indent=1) + "\n", encoding="ascii")
    print(f"{len(read)} snippets, {options.weights.stat().st_size} bytes")


if __name__ == "__main__":
    main()
