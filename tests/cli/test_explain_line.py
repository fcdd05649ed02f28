"""`claimslint explain FILE:LINE`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Write = Callable[..., Path]
Run = Callable[..., Any]

COPY = "# Knees\n\nOur exosome drip treats knee arthritis. Steroids reduce inflammation.\n"


def test_a_line_is_explained(run: Run, write: Write) -> None:
    write("knees.md", COPY)
    answer = run("explain", "knees.md:3", "--context", "commercial-offer", "--as-of", "2026-11-23")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("knees.md:3\n\n3:1  paragraph\n  “Our exosome drip treats knee arthritis.”\n  verdict: reported: error ")
    for part in (
        "    disease      “knee arthritis”    osteoarthritis",
        "    active: trigger “treats” (treat) → target osteoarthritis (disease)",
        "      stance, how the copy stands to it: asserted, no cue says otherwise",
        "      rung, how strong it is: disease-treatment, 8 of 10",
        "      ceiling, the highest rung allowed here: research-activity, 2 of 10 (claim EXO-OSTEOARTHRITIS)",
        "      not asserted: the effect is credited to another treatment: “Steroids”",
        "  verdict: passes: it asserts nothing about the product or the page's offer",
    ):
        assert part in answer.out


def test_the_page_is_told_after_the_line_and_in_short(run: Run, write: Write) -> None:
    write(
        "knees.md",
        COPY + "\nBook now. Call us. Only $900. We offer our drips, our injections, packages and financing. Free consultation.\n" * 9,
    )
    out = run("explain", "knees.md:3", "--as-of", "2026-11-23").out
    line, page = out.split("\nthe page\n")
    assert "Steroids reduce inflammation." in line
    assert page.startswith(
        "  markdown, read as commercial-offer (judged from its signals); promotes the therapy\n  market us, as of 2026-11-23\n"
    )
    assert len(page.splitlines()) <= 13
    title, *signals, others = page.splitlines()[3:]
    assert (title, others) == ("  signals that decided, strongest first", "    claimslint check --explain-context lists all signals")
    weights = [float(each.split()[0]) for each in signals]
    assert weights == sorted(weights, key=lambda weight: -abs(weight))


def test_a_signal_without_a_weight_is_told_in_words(run: Run, write: Write) -> None:
    write("cells.md", "# Young cells\n\nYoung cells, thawed today, go in by a drip. Book now.\n")
    out = run("explain", "cells.md:3").out
    assert any(line.startswith("    mentions the therapy  ") and "  nameless-cells  " in line for line in out.splitlines())
    assert "way-in" not in out
    assert "counted, without a weight  way-in" in run("check", "--explain-context", "cells.md").out


def test_what_a_word_stands_for_is_told_where_it_is_used(run: Run, write: Write) -> None:
    write("knees.md", "Exosomes at our clinic. It may help with stiffness. The treatment room is new.\n")
    out = run("explain", "knees.md:1", "--context", "commercial-offer").out
    for part in (
        "“It”         to the product, or to what the page offers",
        "“may” (hedges-possibility): stance hedged; scope: what follows it, here “help with stiffness”",
        "everyday sense  “treatment room”  hides a word that would mean something else",
    ):
        assert part in out
    assert not [word for word in ("anaphor", "mask ", "list:", "rule:", ":unless") if word in out]


def test_json_holds_the_same(run: Run, write: Write) -> None:
    write("knees.md", COPY)
    report = run("explain", "knees.md:3", "--format", "json", "--market", "us").report
    assert (report["schema_version"], report["line"], report["page"]["markets"]) == (1, 3, ["us"])
    assert [sentence["text"] for sentence in report["sentences"]] == [
        "Our exosome drip treats knee arthritis.",
        "Steroids reduce inflammation.",
    ]
    start, end = report["sentences"][0]["span"]
    assert COPY[start:end] == "Our exosome drip treats knee arthritis"


@pytest.mark.parametrize("name", ["C:\\x.md", "a b.md", "x:7.md", "-dash.md"])
def test_any_file_name_will_do(run: Run, write: Write, name: str) -> None:
    write(name, COPY)
    answer = run("explain", "--", f"{name}:3")
    assert (answer.status, answer.err) == (0, "")
    assert "treats knee arthritis" in answer.out


def test_a_place_as_a_finding_shows_it_will_do(run: Run, write: Write) -> None:
    write("knees.md", COPY)
    assert run("explain", "knees.md:3:18").out == run("explain", "knees.md:3").out


def test_a_file_whose_name_ends_like_a_line_is_found(run: Run, write: Write) -> None:
    write("knees.md:3", "Exosomes cure lupus.\n")
    assert "Exosomes cure lupus." in run("explain", "knees.md:3:1").out


def test_standard_input_is_explained(run: Run) -> None:
    answer = run("explain", "--", "-:1", stdin=b"Exosomes cure lupus.\n")
    assert answer.status == 0
    assert answer.out.startswith("-:1\n")


def test_settings_of_the_page_and_the_config_count(run: Run, write: Write) -> None:
    write("page.md", f"---\nclaimslint:\n  context: education\n---\n{COPY}")
    assert "read as education (as asked)" in run("explain", "page.md:7").out
    assert "read as cosmetic (as asked)" in run("explain", "page.md:7", "--context", "cosmetic").out
    config = write("other.yaml", "context: trial-recruitment\n")
    write("knees.md", COPY)
    assert "read as trial-recruitment (as asked)" in run("explain", "knees.md:3", "--config", str(config)).out


def test_what_only_looks_like_markup_is_shown_harmlessly(run: Run, write: Write) -> None:
    write("knees.txt", "Exosomes cure \x1b[31mlupus\x07.\n")
    assert "\x1b" not in run("explain", "knees.txt:1").out


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("none.md:3", "none.md: no such file"),
        ("C:\\none.md:3", "C:\\none.md: no such file"),
        ("knees.md:99", "knees.md: there is no line 99: the last one is 4"),
        ("knees.md:0", "knees.md: there is no line 0: the last one is 4"),
        (f"knees.md:{'9' * 5000}", "knees.md: there is no line 1000000000: the last one is 4"),
        (".:3", ".: is a folder; name a file and a line in it"),
        ("bad.md:1", "bad.md"),
        ("mine.md:1", "mine.md:2"),
    ],
)
def test_what_cannot_be_explained_is_told_in_one_sentence(run: Run, write: Write, what: str, sentence: str) -> None:
    write("knees.md", COPY)
    write("bad.md", b"\xff\xfe\x00")
    write("mine.md", "---\nclaimslint: {context: offer}\n---\nExosomes.\n")
    answer = run("explain", what)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(f"claimslint: {sentence}")
    assert answer.err.count("\n") == 1


def test_names_that_are_not_known_are_refused(run: Run, write: Write) -> None:
    write("knees.md", COPY)
    assert run("explain", "knees.md:3", "--market", "atlantis").status == 2
    assert run("explain", "knees.md:3", "--context", "offer").status == 2


def test_a_path_without_a_line_is_helped(run: Run, write: Write) -> None:
    write("knees.md", COPY)
    answer = run("explain", "knees.md")
    assert answer.status == 2
    assert "write knees.md:LINE" in answer.err


@pytest.mark.parametrize("option", [["--format", "json"], ["--context", "education"], ["--market", "us"], ["--as-of", "2026-11-23"]])
def test_options_of_a_line_are_refused_for_a_rule(run: Run, option: list[str]) -> None:
    answer = run("explain", "hype", *option)
    assert (answer.status, answer.out) == (2, "")


def test_the_json_is_ascii(run: Run, write: Write) -> None:
    write("knees.md", "Exosomes cure “lupus” – naïvely.\n")
    out = run("explain", "knees.md:1", "--format", "json").out
    assert out.isascii()
    assert json.loads(out)["sentences"][0]["text"].startswith("Exosomes cure “lupus”")


def test_what_a_directive_does_wrong_is_told_on_its_line(run: Run, write: Write) -> None:
    write("knees.md", f"{COPY}\n<!-- claimslint-disable-next-line hype -->\nA revolutionary step.\n")
    answer = run("explain", "knees.md:5")
    assert answer.status == 0
    assert "\nNothing on line 5 is read as copy; a directive stands there.\n\n  findings\n    5:6  error blanket-directive  " in answer.out
    report = run("explain", "knees.md:5", "--format", "json").report
    assert (report["sentences"], report["directive"]) == ([], True)
    assert [(each["rule"], each["severity"], each["line"]) for each in report["findings"]] == [("blanket-directive", "error", 5)]


def test_a_directive_that_is_right_is_told_too(run: Run, write: Write) -> None:
    write("knees.md", f"{COPY}\n<!-- claimslint-disable-next-line hype -- a name -->\nA revolutionary step for arthritis.\n")
    answer = run("explain", "--context", "commercial-offer", "knees.md:5")
    assert answer.out.startswith("knees.md:5\n\nNothing on line 5 is read as copy; a directive stands there.\n\nthe page\n")
    assert run("explain", "knees.md:2").out.startswith("knees.md:2\n\nNothing on line 2 is read as copy.\n\nthe page\n")


def test_what_is_told_of_a_sentence_is_not_told_beside_it(run: Run, write: Write) -> None:
    write("knees.md", COPY)
    report = run("explain", "knees.md:3", "--format", "json").report
    assert report["sentences"][0]["verdict"].startswith("reported")
    assert (report["directive"], report["findings"]) == (False, [])


def test_a_folder_without_a_line_is_told_apart_from_a_file(run: Run, write: Write) -> None:
    write("site/knees.md", COPY)
    answer = run("explain", "site")
    assert answer.status == 2
    assert "site is a folder: name a file and a line in it" in answer.err


def test_a_cue_that_gives_no_stance_says_what_it_does(run: Run, write: Write) -> None:
    write("knees.md", "Thinning on top? Our exosomes wake sleepy follicles. No more knee pain.\n")
    out = run("explain", "knees.md:1").out
    assert "stance pseudo" not in out
    assert "“Thinning on top” (question-leads): no stance: the words only look like a cue" in out
    assert out.count("“wake sleepy follicles”  regenerate") == 1
