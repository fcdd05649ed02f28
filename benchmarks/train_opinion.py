"""Train the second opinion (linter/language/opinion.py) on labelled copy and write its weights.

    python benchmarks/train_opinion.py CORPUS... [--leave-out NAME] [--leave-out-round N] [--weights FILE]

Each CORPUS is a folder with violations.jsonl and benign.jsonl, and pages.json where it has whole pages; the registry's own harmless
examples are added. `--leave-out` names folders, `--leave-out-round` rounds of a corpus to train without, for measuring what
was left out. Needs scikit-learn, for training alone; the same corpora in the same order give the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
from base64 import b64encode
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression

from linter.documents.read import read_document
from linter.engine import compile_registry, lint_document
from linter.findings import Context, Severity, Span
from linter.language.lexicon import Lexicon
from linter.language.opinion import BUCKETS, LABEL_BUCKETS, LABELS, passage_features
from linter.language.reading import read_blocks
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
CLAIM_STRENGTH, LABEL_STRENGTH = 8.0, 6.0
"""Inverse regularisation, chosen by leaving out one round after the other."""
LEAST_SEEN = 2
"""Texts that a feature has to stand in to count at all."""


def rows(folder: Path, left_out: Collection[int] = ()) -> list[tuple[str, str | None]]:
    """Texts with their label; None is harmless. Ambiguous rows are left out, and so are the rounds in `left_out`."""
    found: list[tuple[str, str | None]] = []
    for name in ("violations", "benign"):
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line) if line.strip() else {"ambiguous": True}
            if not row.get("ambiguous") and row.get("round") not in left_out:
                found.append((row["text"], CATEGORY_LABELS[row["category"]] if name == "violations" else None))
    return found


def page_rows(folder: Path) -> list[tuple[str, str | None]]:
    """The labelled passages of a corpus's whole pages, and the blocks that hold none, as harmless texts."""
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
        found += [(each["text"], CATEGORY_LABELS[each["category"]]) for each in page["violations"]]
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


def features_of(text: str, lexicon: Lexicon) -> list[int]:
    """The hash codes of a snippet's features, read as the engine would read it."""
    is_html = text.lstrip().startswith("<")
    document = read_document(text.encode(), "snippet", "html" if is_html else "markdown")
    readings = read_blocks(document, lexicon)
    if not any(readings):
        return []
    _, features = passage_features(readings)
    return sorted({crc32(feature.encode()) for own in features for feature in own})


def buckets_of(codes: Sequence[int], buckets: int) -> list[int]:
    """The buckets that hash codes fall into."""
    return sorted({code % buckets for code in codes})


def matrix(rows_of_buckets: Sequence[Sequence[int]], buckets: int) -> csr_matrix:
    """One row a passage, 1 where a bucket is hit."""
    bounds = np.cumsum([0, *(len(row) for row in rows_of_buckets)])
    indices = np.array([bucket for row in rows_of_buckets for bucket in row])
    return csr_matrix((np.ones(len(indices)), indices, bounds), shape=(len(rows_of_buckets), buckets))


def quantised(weights: np.ndarray, scale: float) -> str:
    """Weights as signed bytes, in base 85."""
    return b64encode(np.clip(np.round(weights / scale), -127, 127).astype(np.int8).tobytes()).decode()


def fit(features: csr_matrix, labels: Sequence[object], strength: float, *, evenly: bool = False) -> LogisticRegression:
    """A logistic regression, the same each time; `evenly` gives each label the same say."""
    return LogisticRegression(C=strength, max_iter=600, class_weight="balanced" if evenly else None).fit(features, labels)


def main() -> None:
    """Train and write the weights."""
    command = argparse.ArgumentParser(description=__doc__)
    command.add_argument("corpora", nargs="+", type=Path)
    command.add_argument("--leave-out", action="append", default=[])
    command.add_argument("--leave-out-round", action="append", default=[], type=int, metavar="N")
    command.add_argument("--weights", type=Path, default=WEIGHTS)
    options = command.parse_args()
    trained = [
        row
        for folder in options.corpora
        if folder.name not in options.leave_out
        for row in (*rows(folder, options.leave_out_round), *page_rows(folder))
    ]
    trained += registry_rows()
    random.Random(1).shuffle(trained)  # noqa: S311 - an order, not a secret
    lexicon = compile_registry(load_registry()).lexicon
    read = [(codes, label) for text, label in trained if (codes := features_of(text, lexicon))]
    hits = matrix([buckets_of(codes, BUCKETS) for codes, _ in read], BUCKETS)
    common = np.asarray(hits.sum(axis=0)).ravel() >= LEAST_SEEN
    hits = hits @ diags(common.astype(float))
    rarity = TfidfTransformer().fit(hits)
    rarity.idf_ = np.where(common, rarity.idf_, 0.0)
    claim = fit(rarity.transform(hits), [label is not None for _, label in read], CLAIM_STRENGTH)
    claims = [at for at, (_, label) in enumerate(read) if label is not None]
    lengths = np.sqrt(np.asarray(hits.power(2).multiply(rarity.idf_**2).sum(axis=1)).ravel())[claims]
    own = matrix([buckets_of(read[at][0], LABEL_BUCKETS) for at in claims], LABEL_BUCKETS)
    own_rarity = TfidfTransformer(norm=None).fit(own)
    which = fit(
        diags(1 / np.maximum(lengths, 1.0)) @ own_rarity.transform(own),
        [LABELS.index(label) for at in claims if (label := read[at][1]) is not None],
        LABEL_STRENGTH,
        evenly=True,
    )
    label_weights = which.coef_ * own_rarity.idf_
    weights = claim.coef_[0] * rarity.idf_
    scale, label_scale = (float(np.abs(each).max() / 127) for each in (weights, label_weights))
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
        "label_weights": [quantised(row, label_scale) for row in label_weights],
    }
    options.weights.write_text(json.dumps(stored, indent=1) + "\n", encoding="ascii")
    print(f"{len(read)} snippets, {options.weights.stat().st_size} bytes")


if __name__ == "__main__":
    main()
