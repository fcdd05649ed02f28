"""`--fix`, `--diff`, `--explain-context`, and what a page says of itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Run

PAGE = "# Exosome therapy\n\nOur clinic offers exosome therapy.\n\n[Book an appointment](https://calendly.com/x)\n"
Write = Callable[..., Path]


def test_fix_writes_once_and_the_page_passes(run: Run, write: Write) -> None:
    page = write("a.md", "\ufeff" + PAGE.replace("\n", "\r\n"))
    page.chmod(0o640)
    first = run("check", "--fix", "a.md")
    after = page.read_bytes()
    assert first.status == 0, first.out
    assert after.startswith(b"\xef\xbb\xbf# Exosome therapy\r\n\r\n")
    assert b"\n" not in after.replace(b"\r\n", b"")
    assert page.stat().st_mode & 0o777 == 0o640
    assert run("check", "--fix", "a.md").status == 0
    assert page.read_bytes() == after


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_fix_tells_what_it_put_where(run: Run, write: Write, newline: str) -> None:
    page = write("a.md", PAGE.replace("\n", newline))
    told = run("check", "--fix", "--quiet", "a.md").err.splitlines()
    lines = page.read_text(encoding="utf-8").splitlines()
    rules = {sentence.split(": ")[2] for sentence in told}
    assert rules == {"missing-fda-status", "missing-evidence-limits", "missing-insurance-caveat", "missing-cost-caveat"}
    for sentence in told:
        assert sentence.startswith("claimslint: a.md:")
        assert sentence.endswith(": inserted the approved text")
        assert lines[int(sentence.split(":")[2]) - 1].strip(), "the line holds the words"
    assert len({sentence.split(":")[2] for sentence in told}) == 4
    assert run("check", "--fix", "a.md").err == "", "nothing is told where nothing is done"


def test_diff_shows_and_writes_nothing(run: Run, write: Write) -> None:
    page = write("a.md", PAGE)
    answer = run("check", "--diff", "--as-of", "2026-11-23", "a.md")
    assert answer.status == 1
    assert "+Not FDA-approved. No exosome product is FDA-approved for any use (as of 2026-11-23)." in answer.out
    assert page.read_text(encoding="utf-8") == PAGE


@pytest.mark.parametrize("arguments", [("--fix", "-"), ("--fix", "--diff", "a.md")])
def test_fix_needs_files_to_write(run: Run, write: Write, arguments: tuple[str, ...]) -> None:
    write("a.md", PAGE)
    answer = run("check", *arguments)
    assert (answer.status, answer.out) == (2, "")


def test_a_claim_is_never_fixed(run: Run, write: Write) -> None:
    page = write("a.md", PAGE.replace("offers", "cures arthritis with"))
    assert run("check", "--fix", "a.md").status == 1
    assert "cures arthritis" in page.read_text(encoding="utf-8")


def test_the_evidence_for_a_context_is_shown(run: Run, write: Write) -> None:
    write("a.md", PAGE)
    answer = run("check", "--explain-context", "a.md")
    assert "a.md: read as commercial-offer; promotes the therapy" in answer.out
    assert "booking" in answer.out


def test_how_its_disclosures_stand_is_shown_too(run: Run, write: Write) -> None:
    write(
        "a.html", f"<link rel=stylesheet href='https://cdn.example/x.css'><h1>Exosomes</h1><p>{PAGE}</p><footer>Not FDA approved.</footer>"
    )
    answer = run("check", "--explain-context", "a.html")
    assert "insurance missing" in answer.out
    assert "fda-status misplaced" in answer.out
    assert "style sheet not read: https://cdn.example/x.css" in answer.out


def test_a_page_says_what_it_is_for(run: Run, write: Write) -> None:
    write("a.md", "---\nclaimslint: {context: education}\n---\n" + PAGE)
    assert run("check", "--format", "json", "a.md").report["files"][0]["context"] == "education"
    assert run("check", "--format", "json", "--context", "commercial-offer", "a.md").report["files"][0]["context"] == "commercial-offer"


def test_a_market_that_only_a_page_asks_for_is_in_the_report(run: Run, write: Write) -> None:
    write("a.md", "---\nclaimslint: {market: [us, us-fl]}\n---\n" + PAGE)
    write("b.md", PAGE)
    for _ in range(2):  # the second time from what was kept
        assert run("check", "--format", "json", "a.md", "b.md").report["markets"] == ["us", "us-fl"]


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("context: educatoin", "no context is called “educatoin”"),
        ("market: mars", "no market"),
        ("colour: red", "there is no setting “colour”"),
    ],
)
def test_what_a_page_gets_wrong_about_itself_is_a_failure(run: Run, write: Write, setting: str, said: str) -> None:
    write("a.md", f"---\nclaimslint:\n  {setting}\n---\n{PAGE}")
    answer = run("check", "a.md")
    assert answer.status == 2
    assert "a.md:3:" in answer.err
    assert said in answer.err
