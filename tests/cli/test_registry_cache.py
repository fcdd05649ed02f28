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
