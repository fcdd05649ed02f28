"""`claimslint check` as its users meet it: what it answers, where it says what, and that nothing unchecked looks green."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from linter.registry.data import data_folder

BAD = "Our exosome injections treat osteoarthritis. Book your visit today.\n"
GOOD = "Exosomes are tiny vesicles that cells release.\n"

Write = Callable[..., Path]
Run = Callable[..., Any]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("good.md", 0),
        ("bad.md", 1),
        ("bad.md --fail-on never", 0),
        ("gone.md", 2),
        ("gone.md bad.md", 2),
        ("gone.md good.md --fail-on never", 2),
        ("empty", 2),
        ("binary.md", 2),
        ("nothing.md", 0),
        ("good.md --no-such-option", 2),
        ("good.md --format xml", 2),
        ("good.md --context brochure", 2),
        ("good.md --market atlantis", 2),
        ("good.md --fail-on fatal", 2),
        ("good.md --select diseaseclaim", 2),
        ("good.md --ignore disease-claim,hipe", 2),
        ("good.md --as-of tomorrow", 2),
        ("good.md --as-of 20261123", 2),
        ("good.md --config gone.yaml", 2),
        ("good.md --registry gone", 2),
        ("good.md --registry broken", 2),
        ("good.md --stdin-filename a.md", 2),
        ("good.md --output gone/report.json", 2),
        ("good.md --output empty", 2),
        ("good.md --output good.md", 2),
        ("good.md --select ,", 2),
    ],
)
def test_exit_status(run: Run, write: Write, tmp_path: Path, arguments: str, status: int) -> None:
    write("good.md", GOOD)
    write("bad.md", BAD)
    write("nothing.md")
    write("binary.md", b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe")
    write("broken/rules.yaml", "kind: rulez\nversion: 1\n")
    (tmp_path / "empty").mkdir()
    answer = run("check", *arguments.split())
    assert answer.status == status, answer
    assert "Traceback" not in answer.err
    if status == 2:
        assert answer.err.strip(), "what could not be done is said"


@pytest.mark.parametrize("arguments", ["--format xml", "--market atlantis", "--select x", "--registry broken", "--bad"])
def test_a_usage_config_or_registry_error_leaves_stdout_empty(run: Run, write: Write, arguments: str) -> None:
    write("bad.md", BAD)
    write("broken/rules.yaml", "kind: rulez\nversion: 1\n")
    assert run("check", "bad.md", "--format", "json", *arguments.split()).out == ""


def test_an_unknown_name_gets_a_suggestion(run: Run, write: Write) -> None:
    write("good.md", GOOD)
    assert "did you mean “disease-claim”?" in run("check", "good.md", "--select", "diseas-claim").err


@pytest.mark.parametrize(
    ("config", "told"),
    [
        ("markt: us", ".claimslint.yaml:1:1: markt: there is no field markt here; did you mean “market”?"),
        ("market: [us, atlantis]", ".claimslint.yaml:1:14: market: no market of the registry is called “atlantis”"),
        ("ignore: [diseas-claim]", ".claimslint.yaml:1:10: ignore: no rule of the registry is called “diseas-claim”; did you mean"),
        ("product: snake-oil", ".claimslint.yaml:1:10: product: no product of the registry is called “snake-oil”"),
        ("context: offer", ".claimslint.yaml:1:10: context: “offer” is not a value of this field"),
        ('overrides: {"a": {select: [x]}}', ".claimslint.yaml:1:28: overrides.a.select: no rule of the registry is called “x”"),
        (
            "disclosures: {fda-statis: {words: 9}}",
            ".claimslint.yaml:1:15: disclosures.fda-statis: no disclosure of the registry is called “fda-statis”; did you mean “fda-status”?",
        ),
        (
            "disclosures: {fda-status: {before: [price, pric]}}",
            ".claimslint.yaml:1:44: disclosures.fda-status.before: no signal of the registry is called “pric”; did you mean “price”?",
        ),
        ("registry: [broken]", "broken/rules.yaml:1:7: kind: “rulez” is no kind of registry file"),
    ],
)  # fmt: skip
def test_a_config_error_names_its_place(run: Run, write: Write, config: str, told: str) -> None:
    write("good.md", GOOD)
    write("broken/rules.yaml", "kind: rulez\nversion: 1\n")
    write(".claimslint.yaml", config)
    answer = run("check")
    assert (answer.status, answer.out) == (2, "")
    assert f"claimslint: {told}" in answer.err


def test_json_holds_findings_and_failures_of_the_same_run(run: Run, write: Write) -> None:
    write("site/bad.md", BAD)
    write("site/good.md", GOOD)
    answer = run("check", "--format", "json", "site", "gone.md", "--as-of", "2026-11-23")
    schema = json.loads(data_folder("schemas").joinpath("report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(answer.report)
    assert answer.status == 2
    assert answer.paths == ["site/bad.md", "site/good.md"]
    assert answer.report["failures"] == [{"path": "gone.md", "line": None, "column": None, "message": "no such file or folder"}]
    assert (answer.report["as_of"], answer.report["markets"], answer.report["fail_on"]) == ("2026-11-23", ["us"], "error")
    summary = answer.report["summary"]
    assert (summary["files_read"], summary["files_failed"], summary["files_skipped"]) == (2, 1, 0)
    assert "gone.md: no such file or folder" in answer.err


def test_the_same_run_gives_the_same_bytes(run: Run, write: Write) -> None:
    write("bad.md", BAD)
    first, second = (run("check", "--format", "json", "bad.md", "--as-of", "2026-11-23", PYTHONHASHSEED=seed) for seed in "12")
    assert first.out == second.out


@pytest.mark.parametrize("copy", [BAD, BAD.replace("\n", "\r\n"), "\ufeff" + BAD, "\ufeff\r\n" + BAD, "🩺 é " + BAD])
def test_text_is_the_slice_of_the_source(run: Run, write: Write, copy: str) -> None:
    write("bad.md", copy)
    source = copy.removeprefix("\ufeff")
    findings = run("check", "--format", "json", "bad.md").report["files"][0]["findings"]
    assert "disease-claim" in {finding["rule"] for finding in findings}
    for finding in findings:
        assert finding["text"] == source[finding["start"] : finding["end"]]
        before = source[: finding["start"]].replace("\r\n", "\n")
        assert finding["line"] == before.count("\n") + 1
        assert finding["column"] == len(before) - (before.rfind("\n") + 1) + 1


def test_text_report_says_what_was_read(run: Run, write: Write) -> None:
    write("bad.md", BAD)
    answer = run("check", "bad.md", "gone.md")
    assert "bad.md:1:" in answer.out
    assert "claimslint explain disease-claim" in answer.out
    assert "1 file read, 1 could not be read, 0 skipped; " in answer.out
    assert "market us · read as commercial-offer (1) · registry exosome-therapy " in answer.out
    assert "\x1b" not in answer.out


def test_quiet_leaves_only_findings(run: Run, write: Write) -> None:
    write("bad.md", BAD)
    write("good.md", GOOD)
    assert run("check", "good.md", "--quiet").out == ""
    assert "file read" not in run("check", "bad.md", "--quiet").out


def test_control_characters_in_copy_and_names_stay_off_the_terminal(run: Run, write: Write) -> None:
    write("b\x1b[2Jd.md", BAD.replace("treat", "\x1b[2Jtreat"))
    answer = run("check", ".", "--fail-on", "never")
    assert "\x1b" not in answer.out + answer.err


def test_standard_input(run: Run, write: Write) -> None:
    write(".claimslint.yaml", 'exclude: [drafts/]\noverrides: {"blog/**": {context: education}}')
    answer = run("check", "-", "--format", "json", stdin=BAD.encode())
    assert (answer.status, answer.paths) == (1, ["-"])
    answer = run("check", "-", "--format", "json", "--stdin-filename", "blog/a.html", stdin=b"<p>Exosomes are vesicles.</p>")
    (file,) = answer.report["files"]
    assert (file["path"], file["format"], file["context"]) == ("blog/a.html", "html", "education")
    skipped = run("check", "-", "--format", "json", "--stdin-filename", "drafts/a.md", "--force-exclude", stdin=BAD.encode())
    assert (skipped.status, skipped.paths, skipped.report["summary"]["files_skipped"]) == (0, [], 1)


def test_force_exclude_skips_and_counts_named_files(run: Run, write: Write) -> None:
    write(".claimslint.yaml", "exclude: [drafts/]")
    write("drafts/bad.md", BAD)
    assert run("check", "drafts/bad.md").status == 1
    answer = run("check", "drafts/bad.md", "--force-exclude")
    assert answer.status == 0
    assert "0 files read, 0 could not be read, 1 skipped" in answer.out


def test_no_paths_is_the_current_folder_without_what_is_ignored(run: Run, write: Write) -> None:
    write(".gitignore", "build/\n")
    write("build/bad.md", BAD)
    write("good.md", GOOD)
    write("deep/more.html", f"<p>{GOOD}</p>")
    answer = run("check", "--format", "json")
    assert (answer.status, answer.paths) == (0, ["deep/more.html", "good.md"])


def test_options_win_over_config(run: Run, write: Write) -> None:
    write(".claimslint.yaml", 'fail-on: never\noverrides: {"*.md": {context: education}}')
    write("bad.md", BAD)
    assert run("check").status == 0
    answer = run("check", "--fail-on", "error", "--context", "commercial-offer", "--format", "json")
    assert (answer.status, answer.report["files"][0]["context"]) == (1, "commercial-offer")


def test_select_and_ignore(run: Run, write: Write) -> None:
    write("bad.md", BAD)
    rules = {finding["rule"] for finding in run("check", "bad.md", "--format", "json").report["files"][0]["findings"]}
    assert len(rules) > 1
    one = run("check", "bad.md", "--format", "json", "--select", "disease-claim").report["files"][0]["findings"]
    assert {finding["rule"] for finding in one} == {"disease-claim"}
    none = run("check", "bad.md", "--format", "json", "--ignore", ",".join(sorted(rules))).report["files"][0]["findings"]
    assert not rules & {finding["rule"] for finding in none}


def test_output_is_written_whole_and_leaves_stdout_empty(run: Run, write: Write, tmp_path: Path) -> None:
    write("bad.md", BAD)
    target = write("report.json", "before")
    assert run("check", "bad.md", "--format", "json", "--output", "report.json", "--market", "atlantis").status == 2
    assert target.read_text() == "before"
    answer = run("check", "bad.md", "gone.md", "--format", "json", "--output", "report.json")
    assert (answer.status, answer.out) == (2, "")
    assert json.loads(target.read_text())["summary"]["files_failed"] == 1
    assert not list(tmp_path.glob(".*.part"))
    run("check", "bad.md", "gone.md", "--output", "report.txt")
    assert "not checked: gone.md" in (tmp_path / "report.txt").read_text()


def test_a_report_never_takes_the_place_of_copy(run: Run, write: Write) -> None:
    page = write("page.md", BAD)
    assert "write the report elsewhere" in run("check", ".", "--output", "./page.md").err
    assert page.read_text() == BAD


def test_output_may_be_a_device(run: Run, write: Write) -> None:
    write("bad.md", BAD)
    assert run("check", "bad.md", "--output", "/dev/null").status == 1
    assert Path("/dev/null").is_char_device()


def test_a_reader_that_goes_away_is_no_success_and_no_traceback(run: Run, write: Write, tmp_path: Path) -> None:
    write("good.md", GOOD)
    reader, writer = os.pipe()
    os.close(reader)
    command = [Path(sys.executable).with_name("claimslint"), "check", "good.md"]
    done = subprocess.run(command, cwd=tmp_path, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (2, b"")


def test_a_report_that_does_not_fit_is_an_error(run: Run, write: Write, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    write("good.md", GOOD)
    command = [Path(sys.executable).with_name("claimslint"), "check", "good.md"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert "the report cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_ascii_terminal_gets_escapes_not_a_crash(run: Run, write: Write) -> None:
    write("bad.md", "« " + BAD)
    assert run("check", "bad.md", PYTHONIOENCODING="ascii").status == 1


def test_a_name_that_is_not_utf8_is_reported_with_escapes(run: Run, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.md")).write_text(GOOD)
    assert run("check", "--format", "json").paths == ["caf\\xe9.md"]


def test_a_file_named_like_an_option_can_be_named(run: Run, write: Write) -> None:
    write("-x.md", GOOD)
    assert run("check", "--format", "json", "--", "-x.md").paths == ["-x.md"]
