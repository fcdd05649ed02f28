"""The copy that is there to be learned from alone: sound labels, and nothing of it is scored elsewhere."""

from __future__ import annotations

import json

from benchmarks.corpus_figures import CORPUS
from linter.language.opinion import LABELS

LINES = [line.split("\t") for line in (CORPUS / "practice.tsv").read_text(encoding="utf-8").splitlines()[1:]]


def test_every_line_is_a_label_and_a_text() -> None:
    assert LINES
    assert all(len(line) == 2 and line[1].strip() for line in LINES)
    assert {label for label, _ in LINES} <= {*LABELS, "harmless"}


def test_nothing_stands_twice_or_is_scored() -> None:
    texts = [text for _, text in LINES]
    scored = {
        json.loads(line)["text"]
        for name in ("violations", "benign")
        for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    }
    assert len(set(texts)) == len(texts)
    assert scored.isdisjoint(texts)
