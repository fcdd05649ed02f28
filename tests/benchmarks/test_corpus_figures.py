"""The datasheet's figures, and that the one of the corpus is up to date."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.corpus_figures import CORPUS, agreement, figures, main, named_conditions, read_labels
from benchmarks.sheets import BEGIN, END, filled


def test_conditions_are_told_apart() -> None:
    assert named_conditions({"condition": "lupus, Crohn's disease; gout"}) == {"lupus", "crohn's disease", "gout"}
    assert named_conditions({"condition": "none"}) == set()
    assert named_conditions({}) == set()


def test_agreement_counts_what_both_labelled() -> None:
    first = {"a": ("V", "x"), "b": ("V", "y"), "c": ("H", "-"), "d": ("H", "-")}
    second = {"a": ("V", "x"), "b": ("V", "x"), "c": ("H", "-"), "e": ("V", "x")}
    lines = list(agreement(first, second))
    assert lines[2] == "| verdict | 3 | 1.000 (0.439–1.000) | 1.000 |"
    assert lines[3].startswith("| category, where both say violating | 2 | 0.500")
    assert list(agreement(first, {})) == ["No text has a second label."]


def test_a_line_that_is_no_label_is_told(tmp_path: Path) -> None:
    (tmp_path / "labels.tsv").write_text("a\tV\tx\nb\tperhaps\tx\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"labels\.tsv:2: a label is"):
        read_labels(tmp_path / "labels.tsv")


def test_figures_are_written_between_their_marks(tmp_path: Path) -> None:
    (tmp_path / "violations.jsonl").write_text(json.dumps({"id": "a", "text": "t", "category": "guarantee"}) + "\n", encoding="utf-8")
    (tmp_path / "README.md").write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    assert main([str(tmp_path), "--write"]) == 0
    sheet = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert sheet.startswith(f"before\n{BEGIN}\n\n1 violating and 0 harmless texts")
    assert sheet.endswith(f"\n\n{END}\nafter\n")
    assert "old" not in sheet


def test_a_sheet_without_marks_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no place for the figures"):
        filled("nothing", "figures")
    assert main([str(tmp_path)]) == 2


def test_the_datasheet_is_up_to_date() -> None:
    sheet, second = CORPUS / "README.md", CORPUS / "second_labels.tsv"
    text = "\n".join(figures(CORPUS, None, read_labels(second)))
    assert filled(sheet.read_text(encoding="utf-8"), text) == sheet.read_text(encoding="utf-8"), (
        "the corpus changed: run `python -m benchmarks.corpus_figures --write`"
    )
