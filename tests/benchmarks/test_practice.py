"""The copy that is there to be learned from alone: sound labels, and nothing of it is scored elsewhere."""

from __future__ import annotations

import json

import pytest

from benchmarks.corpus_figures import CORPUS
from benchmarks.opinion_texts import CATEGORY_LABELS
from linter.language.opinion import LABELS

PAGES = json.loads((CORPUS / "practice" / "pages.json").read_text(encoding="utf-8"))["pages"]
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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["file"])
def test_what_a_page_is_said_to_claim_stands_in_it_once(page: dict[str, list[dict[str, str]]]) -> None:
    source = (CORPUS / "practice" / str(page["file"])).read_text(encoding="utf-8")
    assert page["round"] == 0
    assert {claim["category"] for claim in page["violations"]} <= CATEGORY_LABELS.keys()
    for claim in page["violations"]:
        assert source.count(claim["text"]) == 1, claim["text"]


def test_every_page_is_listed() -> None:
    assert sorted(page["file"] for page in PAGES) == sorted(f"pages/{file.name}" for file in (CORPUS / "practice" / "pages").iterdir())
