"""Directives as a run sees them: the report, the exit status, the config, the cache."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Run

Write = Callable[..., Path]
PAGE = "Open at nine.\n\n{}A revolutionary step for arthritis.\n"
DIRECTIVE = "<!-- claimslint-disable-next-line hype -- quoted from a letter -->\n"
ASKED = ("check", "--context", "commercial-offer", "--fail-on", "warning", "--select", "hype,unused-directive,refused-directive")


def test_what_is_silenced_is_listed_and_does_not_fail_the_run(run: Run, write: Write) -> None:
    write("page.md", PAGE.format(DIRECTIVE))
    answer = run(*ASKED, "--format", "json", "page.md")
    [finding] = answer.report["files"][0]["findings"]
    assert finding["rule"] == "hype"
    assert finding["suppressed"] == {"kind": "directive", "reason": "quoted from a letter", "approver": None, "expires": None}
    assert {key: answer.report["summary"][key] for key in ("errors", "warnings", "notes", "suppressed")} == {
        "errors": 0, "warnings": 0, "notes": 0, "suppressed": 1,
    }  # fmt: skip
    assert answer.status == 0
    text = run(*ASKED, "page.md")
    assert (text.status, "revolutionary" in text.out, "1 suppressed" in text.out) == (0, False, True)


def test_without_the_directive_it_fails(run: Run, write: Write) -> None:
    write("page.md", PAGE.format(""))
    assert run(*ASKED, "page.md").status == 1


def test_a_change_of_the_config_counts_at_once_whatever_is_in_the_cache(run: Run, write: Write) -> None:
    write("page.md", PAGE.format(DIRECTIVE))
    assert [run(*ASKED, "page.md").status for _ in range(2)] == [0, 0]
    config = write(".claimslint.yaml", "directives: {never: [hype]}\n")
    refused = run(*ASKED, "page.md")
    assert (refused.status, "refused-directive" in refused.out) == (1, True)
    config.write_text("directives: {allowed: false}\n")
    assert "the config allows no directives" in run(*ASKED, "page.md").out
    config.write_text("directives: {never: [convenience-claim]}\n")
    assert run(*ASKED, "page.md").status == 0


def test_a_rule_that_nobody_knows_is_refused_in_the_config(run: Run, write: Write) -> None:
    write(".claimslint.yaml", "directives: {never: [hpye]}\n")
    write("page.md", "Open at nine.\n")
    answer = run("check", "page.md")
    assert (answer.status, answer.out) == (2, "")
    assert ".claimslint.yaml:1:22: directives.never: no rule of the registry is called “hpye”; did you mean “hype”?" in answer.err


def test_a_line_that_is_silenced_is_explained_so(run: Run, write: Write) -> None:
    write("page.md", PAGE.format(DIRECTIVE))
    answer = run("explain", "--context", "commercial-offer", "page.md:4")
    assert "silenced by a directive: quoted from a letter" in answer.out
    assert "verdict: silenced: warning hype" in answer.out
