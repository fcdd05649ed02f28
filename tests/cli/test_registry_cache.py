"""The cache of the compiled registry: never seen in a report, never trusted."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Run

COPY = "Our exosome injections treat osteoarthritis. Book your visit today.\n"
Write = Callable[..., Path]


def report(run: Run, cache: Path | str, *arguments: str) -> str:
    answer = run("check", "--no-cache", "--format", "json", "--as-of", "2026-11-23", *arguments, "a.md", XDG_CACHE_HOME=str(cache))
    assert answer.status == 1, answer.err
    return answer.out


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own-cache"


def stored(own: Path) -> list[Path]:
    return sorted((own / "claimslint").glob("registry-*"))


def test_cached_and_fresh_runs_report_the_same_bytes(run: Run, write: Write, own: Path) -> None:
    write("a.md", COPY)
    fresh = report(run, own)
    (file,) = stored(own)
    assert report(run, own) == fresh
    assert stored(own) == [file]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"digest": "x"}', b"\xff\xfe", b'{"digest": "' + b"0" * 40 + b'", "layers": []}'])
def test_a_spoilt_cache_is_rebuilt(run: Run, write: Write, own: Path, content: bytes) -> None:
    write("a.md", COPY)
    fresh = report(run, own)
    (file,) = stored(own)
    file.write_bytes(content)
    assert report(run, own) == fresh
    assert file.stat().st_size > 1000


@pytest.mark.parametrize("replace", [os.mkfifo, os.mkdir])
def test_what_is_no_file_in_the_cache_is_as_good_as_absent(run: Run, write: Write, own: Path, replace: Callable[[Path], None]) -> None:
    """Facts, registry and results; a pipe would be waited for."""
    write("a.md", COPY)
    first = run("check", "--as-of", "2026-11-23", "a.md", XDG_CACHE_HOME=str(own))
    kept = [file for file in (own / "claimslint").rglob("*") if file.is_file()]
    assert len(kept) == 3
    for file in kept:
        file.unlink()
        replace(file)
    assert run("check", "--as-of", "2026-11-23", "a.md", XDG_CACHE_HOME=str(own)) == first


def test_what_is_planted_under_another_name_is_not_believed(run: Run, write: Write, own: Path) -> None:
    write("a.md", COPY)
    fresh = report(run, own)
    (file,) = stored(own)
    file.write_bytes(file.read_bytes().replace(file.stem.encode(), b"registry-" + b"0" * 40, 1))
    assert report(run, own) == fresh


def test_a_changed_registry_is_seen(run: Run, write: Write, own: Path) -> None:
    write("a.md", COPY + "\nOur frobnicated vesicles.\n")
    extra = 'kind: phrases\nversion: 1\nfamily: hype\nlists:\n  hype: {about: more, patterns: ["%s"]}\n'
    write("claims/more.yaml", extra % "frobnicated <product>")
    assert "frobnicated vesicles" in report(run, own, "--registry", "claims")
    write("claims/more.yaml", extra % "unheard of <product>")
    assert '"text": "frobnicated vesicles"' not in report(run, own, "--registry", "claims")


@pytest.mark.parametrize("home", ["relative", "/proc/none", ""])
def test_without_a_cache_folder_all_goes_on(run: Run, write: Write, home: str, tmp_path: Path) -> None:
    write("a.md", COPY)
    answer = run("check", "a.md", XDG_CACHE_HOME=home, HOME="/proc/none")
    assert answer.status == 1
    assert answer.err == ""
    assert not (tmp_path / "relative").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_cache_folder_is_no_fault(run: Run, write: Write, own: Path) -> None:
    write("a.md", COPY)
    own.mkdir(mode=0o500)
    assert report(run, own)


@pytest.mark.parametrize("switch", ["off", "OFF", "0", "false", "No", "none", "never"])
def test_who_wants_nothing_kept_may_say_it_in_any_of_the_usual_words(run: Run, write: Write, own: Path, switch: str) -> None:
    write("a.md", COPY)
    answer = run("check", "a.md", XDG_CACHE_HOME=str(own), CLAIMSLINT_CACHE=switch)
    assert (answer.status, answer.err) == (1, "")
    assert not own.exists()


@pytest.mark.parametrize("switch", ["", "on", "1", "True", "yes"])
def test_to_switch_it_on_changes_nothing(run: Run, write: Write, own: Path, switch: str) -> None:
    write("a.md", COPY)
    answer = run("check", "a.md", XDG_CACHE_HOME=str(own), CLAIMSLINT_CACHE=switch)
    assert (answer.status, answer.err) == (1, "")
    assert stored(own)


def test_a_path_is_where_it_is_kept(run: Run, write: Write, own: Path, tmp_path: Path) -> None:
    write("a.md", COPY)
    elsewhere = tmp_path / "elsewhere"
    answer = run("check", "a.md", XDG_CACHE_HOME=str(own), CLAIMSLINT_CACHE=str(elsewhere))
    assert (answer.status, answer.err) == (1, "")
    assert not own.exists()
    assert stored(elsewhere)
    assert [each.name for each in elsewhere.iterdir()] == ["claimslint"]


@pytest.mark.parametrize("switch", ["of", "cache", "./cache", "2", "o\x1bff"])
@pytest.mark.parametrize("command", [("check", "a.md"), ("explain", "hype")])
def test_a_switch_that_nobody_understands_is_told_once(run: Run, write: Write, own: Path, switch: str, command: tuple[str, ...]) -> None:
    write("a.md", COPY)
    answer = run(*command, XDG_CACHE_HOME=str(own), CLAIMSLINT_CACHE=switch)
    assert answer.status == (1 if command[0] == "check" else 0)
    shown = switch.replace("\x1b", "␛")
    assert (
        answer.err
        == f"claimslint: CLAIMSLINT_CACHE: “{shown}” is neither on nor off nor the absolute path of a folder, so nothing is kept\n"
    )
    assert not own.exists()
    assert not (own.parent / "cache").exists()
