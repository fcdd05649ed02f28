"""`make quality`: the same definitions as the shared scorer, and nothing left out in silence."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks import external, quality
from benchmarks.labelled import BrokenRunError, Judge, judge_with, score
from benchmarks.shares import Share
from linter.engine import CompiledRegistry
from tests.conftest import AS_OF

VIOLATING = [
    {"id": "V1", "text": "Our exosomes cure lupus.", "category": "disease_claim", "wording": "plain", "surface": "list-item"},
    {"id": "V2", "text": "Ask us about parking.", "category": "comparative", "wording": "oblique", "surface": "List_Item"},
    {"id": "V3", "text": "whatever", "category": "guarantee", "wording": "plain", "ambiguous": True},
]
HARMLESS = [
    {"id": "B1", "text": "<p>Exosomes do not cure lupus.</p>", "kind": "negated", "round": 0},
    {"id": "B2", "text": "Exosomes cure gout.", "kind": "mislabelled on purpose", "round": 1},
]
PAGE = "# Exosomes\n\nOur exosome drip cures lupus. Exosomes treat gout. Parking is free.\n\nBook a consultation.\n"
PAGES = {
    "pages": [
        {
            "file": "pages/a.md",
            "verdict": "violating",
            "obligations": dict.fromkeys(["fda_status", "insurance", "cost_or_multiple_sessions", "evidence_limits"], "missing"),
            "obligations_ambiguous": ["insurance"],
            "violations": [
                {"text": "Our exosome drip cures lupus.", "category": "disease_claim"},
                {"text": "Parking is free.", "category": "comparative"},
            ],
            "ambiguous_spans": ["Exosomes treat gout."],
        }
    ]
}


def write_rows(path: Path, rows: Sequence[object]) -> None:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


@pytest.fixture(scope="session")
def judge(built_in: CompiledRegistry) -> Judge:
    return judge_with(built_in, AS_OF)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write_rows(tmp_path / "violations.jsonl", VIOLATING)
    write_rows(tmp_path / "benign.jsonl", HARMLESS)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/a.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "pages.json").write_text(json.dumps(PAGES), encoding="utf-8")
    return tmp_path


def test_snippets_are_scored(corpus: Path, judge: Judge) -> None:
    scored = score(corpus, judge)
    assert (scored.recall(), scored.recall(wording="plain"), scored.false_alarms()) == (Share(1, 2), Share(1, 1), Share(1, 2))
    assert scored.agreement() == Share(1, 1)
    assert scored.recall(surface="list item") == Share(1, 2)
    assert [miss.split(" [")[0] for miss in scored.misses[:2]] == ["missed V2", "false alarm B2"]


def test_pages_are_scored(corpus: Path, judge: Judge) -> None:
    pages = score(corpus, judge).pages
    assert (pages["span recall"], pages["span precision"].value, pages["clean pages"]) == (Share(1, 2), 1.0, Share(0, 0))
    assert pages["obligations"] == Share(3, 3)


def test_the_table_breaks_the_figures_down(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quality.main([str(corpus), "--list"]) == 0
    printed = capsys.readouterr()
    assert "| **recall** | 2 | 0.500 (0.095–0.905) |" in printed.out
    assert "| recall, wording plain | 1 |" in printed.out
    assert "| harmless flagged, round 0 | 1 | 0.000" in printed.out
    assert "| **pages**: obligations | 3 | 1.000" in printed.out
    assert "skipped: the external checks" in printed.out
    assert "missed V2" in printed.err


def test_an_absent_corpus_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quality.main([str(tmp_path / "none")]) == 2
    assert "skipped: there is no labelled copy in" in capsys.readouterr().out


def test_a_check_that_raises_stops_the_measurement(monkeypatch: pytest.MonkeyPatch, built_in: CompiledRegistry) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("linter.engine.check_assertions", broken)
    with pytest.raises(BrokenRunError, match=r"V1\.md"):
        judge_with(built_in, AS_OF)("Exosomes cure lupus.", "V1.md", None)


def test_external_sets_are_measured(tmp_path: Path, built_in: CompiledRegistry) -> None:
    (tmp_path / "Annotations-1-120.txt").write_text(
        "Report No.\tConcept\tSentence\tNegation\n"
        '1\tchest pain\t"He denies CHEST PAIN and shortness of breath."\tNegated\n'
        "1\tfever\tFEVER was noted; no chills.\tAffirmed\n"
        "1\tedema\tThere is no EDEMA.\tNegated\n",
        encoding="utf-8",
    )
    outcomes = list(external.run(tmp_path, built_in.registry))
    checks = [each for each in outcomes if isinstance(each, external.Check)]
    assert [(check.items, check.hits.right, check.hits.missed, check.aim) for check in checks] == [(3, 1, 1, None), (3, 2, 0, 0.93)]
    assert [each for each in outcomes if isinstance(each, str)] == [f"skipped: there is no annotated_eureka.csv in {tmp_path}"]


def test_conditional_is_told_from_direct(tmp_path: Path, built_in: CompiledRegistry) -> None:
    (tmp_path / "annotated_eureka.csv").write_text(
        "sentId,sentence,label\n"
        "a,Walking may lower blood pressure.,2\n"
        "b,Walking lowers blood pressure.,3\n"
        'c,"A study suggests that walking lowers blood pressure.",3\n'
        "d,Walking is linked with blood pressure.,1\n",
        encoding="utf-8",
    )
    checks = [each for each in external.run(tmp_path, built_in.registry) if isinstance(each, external.Check)]
    assert [(check.items, check.hits.right, check.hits.spurious) for check in checks] == [(3, 1, 1), (3, 1, 0)]


@pytest.mark.slow
def test_the_figures_are_those_of_the_shared_scorer(shared: Path, judge: Judge, tmp_path: Path) -> None:
    command = f"{sys.executable} -m linter"
    wrapper = tmp_path / "claimslint"
    wrapper.write_text(f'#!/bin/sh\nPYTHONPATH={Path(__file__).parents[2]} exec {command} "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)
    done = subprocess.run(
        [sys.executable, shared / "score.py", shared / "corpus", "--command", wrapper], capture_output=True, text=True, check=True
    )
    theirs = {name: float(value) for name, value in re.findall(r"(\w+)=([0-9.]+)", done.stdout)}
    ours = score(shared / "corpus", judge)
    figures = {
        "plain_recall": ours.recall(wording="plain"),
        "oblique_recall": ours.recall(wording="oblique"),
        "category_agreement": ours.agreement(),
        "benign_flagged": ours.false_alarms(),
        **{name.replace(" ", "_"): figure for name, figure in ours.pages.items()},
    }
    assert {name: round(figure.value or 0.0, 3) for name, figure in figures.items()} == theirs
