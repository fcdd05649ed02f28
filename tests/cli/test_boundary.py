"""Where an error becomes an exit status: one sentence each, and a traceback only when it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import linter.cli.judging
import linter.cli.material
from linter.cli import main
from linter.documents.model import Document
from linter.engine import Crash, Verdict, lint_document

Write = Callable[..., Path]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    write("a.md", "Exosomes are vesicles.\n")
    write("b.md", "Exosomes are vesicles.\n")


def test_a_check_that_crashes_is_named_and_the_rest_is_reported(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def crashing(document: Document, *rest: object) -> Verdict:
        verdict = lint_document(document, *rest)  # type: ignore[arg-type]
        return replace(verdict, crashes=(Crash("hype", "KeyError: 'x'", "Traceback: here"),)) if document.path == "a.md" else verdict

    monkeypatch.setattr(linter.cli.judging, "lint_document", crashing)
    assert main(["check"]) == 3
    out, err = capfd.readouterr()
    assert err == "claimslint: a.md: rule hype stopped with a bug: KeyError: 'x'\n"
    assert "2 files read, 1 could not be checked" in out
    assert main(["check", "--debug"]) == 3
    assert "Traceback: here" in capfd.readouterr().err


def test_a_file_that_breaks_a_reader_does_not_hide_the_others(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def breaking(data: bytes, path: str) -> Document:
        if path == "a.md":
            raise RecursionError("too deep")
        return Document(path, data.decode(), "markdown", ())

    monkeypatch.setattr(linter.cli.judging, "read_document", breaking)
    assert main(["check"]) == 3
    out, err = capfd.readouterr()
    assert err == "claimslint: a.md: a bug in claimslint: RecursionError: too deep\n"
    assert "1 file read, 1 could not be checked" in out


def test_a_file_whose_style_sheets_break_the_run_does_not_hide_the_others(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def breaking(file: str | None, data: bytes) -> str:
        if file is not None and file.endswith("a.md"):
            raise ValueError("no address")
        return ""

    monkeypatch.setattr(linter.cli.material, "styles_of", breaking)
    assert main(["check", "--no-cache"]) == 3
    out, err = capfd.readouterr()
    assert err == "claimslint: a.md: a bug in claimslint: ValueError: no address\n"
    assert "1 file read, 1 could not be checked" in out
    assert main(["check", "--no-cache", "--debug"]) == 3
    assert "in breaking" in capfd.readouterr().err


def test_any_other_bug_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def breaking(*_: object) -> None:
        raise KeyError("nobody")

    monkeypatch.setattr("linter.cli.checking.settings_of", breaking)
    assert main(["check"]) == 3
    out, err = capfd.readouterr()
    assert (out, err) == ("", "claimslint: a bug in claimslint: KeyError: 'nobody' (--debug shows where)\n")
    assert main(["check", "--debug"]) == 3
    assert "Traceback" in capfd.readouterr().err


def test_too_little_memory_is_no_bug(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def too_much(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("linter.engine.compile_registry", too_much)
    for command in (["registry", "test"], ["registry", "test", "--debug"]):
        assert main(command) == 2
        out, err = capfd.readouterr()
        assert (out, err.splitlines()[0]) == ("", "claimslint: there is not enough memory")
        assert ("in too_much" in err) == ("--debug" in command)


def test_an_interruption_is_no_success(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("linter.cli.checking.settings_of", interrupted)
    assert main(["check"]) == 2
    assert "interrupted" in capfd.readouterr().err


def test_an_interruption_before_anything_is_imported_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Importing:
        def __getattr__(self, name: str) -> object:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "linter.cli.boundary", Importing())
    assert main(["check"]) == 2
    assert capfd.readouterr().err == "claimslint: interrupted\n"


def test_a_file_that_the_system_refuses_is_no_bug_and_debug_shows_where(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "some.yaml")

    monkeypatch.setattr("linter.cli.checking.settings_of", refused)
    assert main(["check"]) == 2
    assert capfd.readouterr().err == "claimslint: some.yaml: Permission denied\n"
    assert main(["check", "--debug"]) == 2
    assert "in refused" in capfd.readouterr().err


def test_a_bad_descriptor_is_a_bug(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    def breaking(*_: object) -> None:
        raise OSError(9, "Bad file descriptor", 99)

    monkeypatch.setattr("linter.cli.checking.settings_of", breaking)
    assert main(["check"]) == 3
    assert "a bug in claimslint: OSError" in capfd.readouterr().err
