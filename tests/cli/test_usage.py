"""What a run refuses, honours or reads otherwise than its letter: never a green run by accident, never one that waits for ever."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

Write = Callable[..., Path]
BAD = "Our exosome drip cures osteoarthritis.\n"


@pytest.mark.parametrize("shown", ["--diff", "--explain-context"])
def test_a_format_is_refused_where_it_would_not_count(run: Run, write: Write, shown: str) -> None:
    write("page.md", BAD)
    answer = run("check", shown, "--format", "json", "page.md")
    assert (answer.status, answer.out) == (2, "")
    assert f"--format json does not go with {shown}" in answer.err


@pytest.mark.parametrize("shown", ["--diff", "--explain-context"])
def test_output_takes_whatever_is_shown(run: Run, write: Write, tmp_path: Path, shown: str) -> None:
    write("page.md", BAD)
    on_stdout = run("check", shown, "page.md")
    into_file = run("check", shown, "--output", "shown.txt", "page.md")
    assert (into_file.status, into_file.out) == (on_stdout.status, "")
    assert (tmp_path / "shown.txt").read_text(encoding="utf-8") == on_stdout.out != ""


def test_a_diff_and_an_explanation_are_not_shown_at_once(run: Run, write: Write) -> None:
    write("page.md", BAD)
    assert run("check", "--diff", "--explain-context", "page.md").status == 2


@pytest.mark.parametrize(
    ("config", "arguments"),
    [
        ("", ("--select", "hype", "--ignore", "hype")),
        ("ignore: hype\n", ("--select", "hype")),
        ("select: hype\n", ("--ignore", "hype,cure-claim")),
        ("select: hype\nignore: hype\n", ()),
        ('overrides: {"page.md": {ignore: hype}}\n', ("--select", "hype")),
    ],
)  # fmt: skip
def test_a_run_that_leaves_no_rule_is_refused(run: Run, write: Write, config: str, arguments: tuple[str, ...]) -> None:
    write("page.md", BAD)
    if config:
        write(".claimslint.yaml", config)
    for _ in range(2):  # with the facts of the registry at hand, and without
        answer = run("check", *arguments, "page.md")
        assert answer.status == 2
        assert "leave no rule" in answer.err
        assert answer.out == ""


@pytest.mark.parametrize(
    ("config", "arguments", "markets"),
    [
        ("", ("--market", "uk", "--select", "up-to-claim"), "uk"),
        ("", ("--market", "us-ga,uk", "--select", "missing-fl-notice"), "us-ga, uk"),
        ("market: uk\n", ("--select", "up-to-claim"), "uk"),
        ('overrides: {"page.md": {market: uk}}\n', ("--select", "up-to-claim"), "uk"),
    ],
)  # fmt: skip
def test_a_selection_that_is_law_in_none_of_the_markets_is_refused(
    run: Run, write: Write, config: str, arguments: tuple[str, ...], markets: str
) -> None:
    write("page.md", BAD)
    if config:
        write(".claimslint.yaml", config)
    for _ in range(2):  # with the facts of the registry at hand, and without
        answer = run("check", *arguments, "page.md")
        assert (answer.status, answer.out) == (2, "")
        assert f"no rule that is law in {markets} " in answer.err


@pytest.mark.parametrize(
    ("config", "arguments"),
    [
        ("", ("--market", "us-fl", "--select", "up-to-claim")),  # the law of the country holds in its states
        ("", ("--market", "us", "--select", "missing-fl-notice")),  # a country is asked for with its states
        ("", ("--market", "uk", "--select", "up-to-claim,hype")),
        ('overrides: {"other.md": {market: uk}}\n', ("--select", "up-to-claim")),  # one page is enough
    ],
)
def test_a_selection_that_is_law_somewhere_is_run(run: Run, write: Write, config: str, arguments: tuple[str, ...]) -> None:
    write("page.md", "Open at nine.\n")
    write("other.md", "Open at nine.\n")
    if config:
        write(".claimslint.yaml", config)
    assert run("check", *arguments, "page.md", "other.md").status == 0


def test_ignoring_every_rule_is_refused(run: Run, write: Write) -> None:
    write("page.md", BAD)
    names = [line.split()[0] for line in run("rules").out.splitlines()[1:]]
    answer = run("check", "--ignore", ",".join(names), "page.md")
    assert (answer.status, "leave no rule" in answer.err) == (2, True)


def test_a_dash_as_output_is_standard_output(run: Run, write: Write, tmp_path: Path) -> None:
    write("page.md", BAD)
    for arguments in (("check", "--output", "-", "page.md"), ("check", "--output=-", "--format=json", "page.md")):
        answer = run(*arguments)
        assert answer.status == 1
        assert "osteoarthritis" in answer.out
    assert not (tmp_path / "-").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes")
@pytest.mark.parametrize("command", [("check", "page.md"), ("rules",), ("explain", "page.md:1")])
def test_a_pipe_as_config_is_refused_and_not_waited_for(run: Run, write: Write, tmp_path: Path, command: tuple[str, ...]) -> None:
    write("page.md", BAD)
    os.mkfifo(tmp_path / "pipe.yaml")
    answer = run(*command, "--config", "pipe.yaml")
    assert (answer.status, answer.out) == (2, "")
    assert "pipe.yaml:1:1: this is no regular file" in answer.err


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes")
def test_a_pipe_in_the_place_of_a_config_is_not_passed_over(run: Run, write: Write, tmp_path: Path) -> None:
    write("page.md", BAD)
    os.mkfifo(tmp_path / ".claimslint.yaml")
    answer = run("check", "page.md")
    assert (answer.status, "this is no regular file" in answer.err) == (2, True)


def test_the_null_device_is_a_config_that_says_nothing(run: Run, write: Write) -> None:
    write(".claimslint.yaml", "ignore: [cure-claim, disease-claim]\n")
    write("page.md", BAD)
    assert "cure-claim" in run("check", "--config", os.devnull, "page.md").out


def test_explain_tells_that_standard_input_is_closed(run: Run, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; from linter.cli import main; sys.stdin = None; sys.exit(main(['explain', '--', '-:1']))"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, timeout=120, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "claimslint: -: cannot be read: standard input is closed\n"


@pytest.mark.parametrize("command", [("check", "--format", "json", "page.md"), ("explain", "--format", "json", "page.md:1")])
def test_markets_may_be_separated_by_commas(run: Run, write: Write, command: tuple[str, ...]) -> None:
    write("page.md", BAD)
    one, two = (run(*command, *markets) for markets in (("--market", "us, us-fl"), ("--market", "us", "--market", "us-fl")))
    assert one == two
    assert one.status != 2
    unknown = run(*command, "--market", "us,us-xx")
    assert (unknown.status, "“us-xx”" in unknown.err) == (2, True)
    nothing = run(*command, "--market", ",")
    assert (nothing.status, "names no market" in nothing.err) == (2, True)
