"""What is read without click means what click would have read."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import click
import pytest

from linter.cli.arguments import FLAGS, REPEATED, VALUES, check_arguments
from linter.cli.check import check

PLAIN = [
    ["a.md"],
    [],
    ["-"],
    ["a.md", "b c.md", "-q"],
    ["--quiet", "a.md", "--format", "json"],
    ["--format=json", "--format", "text", "a.md"],
    ["--market", "us", "--market=us-fl", "a.md"],
    ["--select", "hype,cure-claim", "--ignore", "hype", "--ignore=cure-claim"],
    ["--as-of", "2026-11-23", "--jobs", "2", "--no-cache"],
    ["--fail-on", "never", "--context", "auto", "--output", "out.json"],
    ["--site", ".", "--registry", ".", "--registry=.", "--config", "a.md"],
    ["--stdin-filename", "x.md", "-", "--force-exclude", "--fix", "--diff", "--explain-context", "--debug"],
    ["--output=", "a.md"],
    ["--market=", ""],
]
ODD = [
    ["--help"],
    ["-h"],
    ["--", "-a.md"],
    ["-qq"],
    ["-qx"],
    ["--quiet=yes"],
    ["--form", "json"],
    ["--format", "xml"],
    ["--format"],
    ["--as-of", "yesterday"],
    ["--as-of", "20261123"],
    ["--as-of", "2026-W01-1"],
    ["--jobs", "0"],
    ["--jobs", "257"],
    ["--jobs", "two"],
    ["--jobs", "²"],
    ["--site", "a.md"],
    ["--site", "gone"],
    ["--registry", "gone"],
    ["--config", "."],
    ["--output", "--quiet"],
    ["--unheard-of"],
    ["--context", "Education"],
]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text("")
    monkeypatch.chdir(tmp_path)


def by_click(arguments: list[str]) -> dict[str, Any] | None:
    """What click makes of `arguments`, without what was not given; None when it refuses them or shows help."""
    try:
        context = check.make_context("check", list(arguments))
    except (click.ClickException, click.exceptions.Exit):
        return None
    return {name: value for name, value in context.params.items() if name == "paths" or value not in (None, False, ())}


@pytest.mark.parametrize("arguments", PLAIN, ids=" ".join)
def test_plain_arguments_mean_what_click_makes_of_them(arguments: list[str]) -> None:
    assert check_arguments(["check", *arguments]) is not None
    assert {"format_": "text"} | (check_arguments(["check", *arguments]) or {}) == by_click(arguments)


@pytest.mark.parametrize("arguments", ODD, ids=" ".join)
def test_anything_out_of_the_ordinary_is_left_to_click(arguments: list[str]) -> None:
    assert check_arguments(["check", *arguments]) is None


@pytest.mark.parametrize("arguments", [list(both[0]) + list(both[1]) for both in itertools.permutations((*PLAIN, *ODD), 2)])
def test_whatever_is_read_without_click_means_the_same(arguments: list[str]) -> None:
    read = check_arguments(["check", *arguments])
    if read is not None:
        assert {"format_": "text"} | read == by_click(arguments)


@pytest.mark.parametrize("arguments", [[], ["rules"], ["registry", "test"], ["--version"], ["explain", "check"]])
def test_other_commands_are_left_to_click(arguments: list[str]) -> None:
    assert check_arguments(arguments) is None


def test_every_option_of_check_is_known() -> None:
    options = {name: param for param in check.params if isinstance(param, click.Option) for name in param.opts}
    assert set(options) == {*FLAGS, *VALUES}
    assert {param.name for param in options.values() if param.multiple} == REPEATED
    names = {**FLAGS, **{option: name for option, (name, _) in VALUES.items()}}
    assert {option: param.name for option, param in options.items()} == names
