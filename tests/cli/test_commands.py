"""The other commands: rules, explain, registry, --version."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import linter.cli.command
from linter import __version__
from linter.cli import main

Write = Callable[..., Path]
Run = Callable[..., Any]


def test_version_names_tool_and_registry(run: Run) -> None:
    answer = run("--version")
    assert answer.status == 0
    assert answer.out.startswith(f"claimslint {__version__}\nregistry ")
    assert "exosome-therapy" in answer.out


def test_the_version_is_told_with_and_without_click_in_the_same_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(linter.cli.command, "run_command", None)
    assert main(["--version"]) == 0
    told = capfd.readouterr()
    monkeypatch.undo()
    assert main(["--version", "rules"]) == 0
    assert capfd.readouterr() == told


def test_rules_are_listed(run: Run) -> None:
    answer = run("rules")
    assert answer.status == 0
    header, *rows = answer.out.splitlines()
    assert header.split() == ["rule", "severity", "category", "markets", "title"]
    assert [row.split()[0] for row in rows] == sorted(row.split()[0] for row in rows)
    assert "disease-claim" in {row.split()[0] for row in rows}


def test_every_rule_can_be_explained(run: Run) -> None:
    answer = run("explain", "disease-claim")
    assert answer.status == 0
    for title in ("Why", "What to do", "Law", "Applies", "Flagged", "Passed by this rule (another may report it)"):
        assert f"\n{title}\n" in answer.out
    assert "confidence A" in answer.out


def test_the_rule_of_a_missing_disclosure_shows_what_may_be_inserted(run: Run) -> None:
    assert (
        "Approved texts\n  short (on pages about exosome): Not FDA-approved. No exosome product" in run("explain", "missing-fda-status").out
    )


def test_an_unknown_rule_is_a_usage_error_with_a_suggestion(run: Run) -> None:
    answer = run("explain", "diseas-claim")
    assert (answer.status, answer.out) == (2, "")
    assert "did you mean “disease-claim”?" in answer.err


@pytest.mark.parametrize("command", ["validate", "test"])
def test_the_built_in_registry_holds(run: Run, command: str) -> None:
    answer = run("registry", command)
    assert (answer.status, answer.err) == (0, ""), answer.out


@pytest.mark.parametrize("command", ["registry validate", "registry test", "rules", "explain hype", "check"])
def test_a_broken_registry_is_told_by_every_command(run: Run, write: Write, command: str) -> None:
    write("claims/rules.yaml", "kind: rules\nversion: 1\nrules: {}\n")
    answer = run(*command.split(), "--registry", "claims")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("claimslint: claims/rules.yaml:3:8: rules: ")


def test_a_source_that_changed_is_told(run: Run, write: Write) -> None:
    write("source.txt", "Exosomes: What Are They?\nExosomes are something else.\n")
    answer = run("registry", "verify", "--source", "source.txt")
    assert answer.status == 1
    assert "source.txt: " in answer.out


def test_help_and_missing_command(run: Run) -> None:
    assert run("--help").status == 0
    assert run().status == 2
    assert run("chek").status == 2


@pytest.mark.parametrize("command", [[], ["registry"]])
def test_no_command_is_told_with_its_end_cut_off(run: Run, command: list[str]) -> None:
    assert "..." not in run(*command, "--help").out.split("Commands:")[1]
