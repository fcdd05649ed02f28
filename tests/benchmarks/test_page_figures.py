"""The figures of whole pages, and that the corpus's own are sound."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.corpus_figures import CORPUS
from benchmarks.labelled import OBLIGATIONS
from benchmarks.page_figures import page_agreement, page_figures, read_pages

OWED = dict.fromkeys(OBLIGATIONS, "missing")


def _page(verdict: str = "violating", *passages: str, **fields: object) -> dict[str, object]:
    return {"verdict": verdict, "obligations": OWED, "violations": [{"text": each} for each in passages], **fields}


def test_pages_are_counted() -> None:
    lines = list(page_figures({"pages/a.md": _page("violating", "x", "y"), "pages/b.html": _page("compliant")}, {}))
    assert lines[1] == "2 whole pages (1 html, 1 md) with 2 violating passages."
    assert "| fda status | 0 | 2 | 0 |" in lines
    assert lines[-1] == "No page has a second label."
    assert list(page_figures({}, {})) == []


def test_agreement_on_passages_takes_one_mark_that_holds_the_other_for_the_same() -> None:
    first = {"a": _page("violating", "cures lupus in a week", "safe", ambiguous_spans=["grand"]), "b": _page("compliant")}
    second = {"a": _page("violating", "Exosomes: cures lupus  in a week, really", "grand", "new"), "b": _page("violating")}
    lines = list(page_agreement(first, second))
    assert lines[2].startswith("| verdict | 2 | 0.500")
    assert lines[3].startswith("| duty: satisfied, missing or not applicable | 8 | 1.000")
    assert any(line.startswith("| of the first reader's, marked by the second | 0.500") for line in lines)
    assert any(line.startswith("| of the second reader's, marked by the first or called unclear | 0.500") for line in lines)


def test_a_page_labelled_twice_is_told(tmp_path: Path) -> None:
    listing = tmp_path / "pages.json"
    listing.write_text(json.dumps({"pages": [{"file": "a"}, {"file": "a"}]}), encoding="utf-8")
    with pytest.raises(ValueError, match=r"pages\.json: a page is labelled twice"):
        read_pages(listing)
    assert read_pages(tmp_path / "absent.json") == {}


def test_every_label_of_the_corpus_lies_on_its_page() -> None:
    pages = read_pages(CORPUS / "pages.json")
    assert len(pages) >= 60
    assert {path.relative_to(CORPUS).as_posix() for path in (CORPUS / "pages").iterdir()} == pages.keys()
    for file, page in pages.items():
        text = (CORPUS / file).read_text(encoding="utf-8")
        assert page["obligations"].keys() == OBLIGATIONS.keys(), file
        passages = [each["text"] for each in page["violations"]] + list(page["satisfied_by"].values()) + page["inadequate_disclosures"]
        assert not [passage for passage in passages if passage not in text], file


def test_the_second_reader_labels_pages_of_the_corpus() -> None:
    second = read_pages(CORPUS / "second_pages.json")
    assert second
    assert second.keys() <= read_pages(CORPUS / "pages.json").keys()
