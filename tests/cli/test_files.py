"""Which files the paths on the command line mean."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from linter.cli.files import Copy, Selection, absolute, selection, shown
from linter.policy.settings import Settings, load_settings

EXTENSIONS = (".md", ".html")
Write = Callable[..., Path]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


def chosen(*paths: str, settings: Settings | None = None, force_exclude: bool = False, stdin_name: str | None = None) -> Selection:
    settings = settings or load_settings(Path.cwd())
    return selection(paths, settings, EXTENSIONS, force_exclude=force_exclude, stdin_name=stdin_name)


def paths(*given: str) -> list[str]:
    found = chosen(*given)
    assert not found.failures
    return [copy.path for copy in found.copies]


def test_a_folder_gives_its_copy_in_order(write: Write) -> None:
    for name in ("site/b.md", "site/a/z.md", "site/a.MD", "site/c.html", "site/d.css", "site/.hidden/x.md", ".github/y.md"):
        write(name)
    assert paths("site") == ["site/a/z.md", "site/a.MD", "site/b.md", "site/c.html"]
    assert paths("site/") == paths("site")
    assert paths("./site/a") == ["./site/a/z.md"]
    assert paths(".") == ["site/a/z.md", "site/a.MD", "site/b.md", "site/c.html"]


def test_a_named_file_is_read_whatever_it_is_called(write: Write) -> None:
    write("notes.css")
    write(".hidden/x.md")
    assert paths("notes.css", ".hidden/x.md", ".hidden") == ["notes.css", ".hidden/x.md"]


def test_a_file_named_twice_is_read_once_where_it_was_named_first(write: Write) -> None:
    write("a.md")
    write("b.md")
    assert paths("b.md", ".", "./b.md") == ["b.md", "a.md"]


def test_gitignore_counts_nested_and_from_above(write: Write) -> None:
    write(".gitignore", "build/\n*.draft.md\n")
    write("site/.gitignore", "!kept.draft.md\n/only-here.md\n")
    for name in (
        "build/a.md",
        "site/a.draft.md",
        "site/kept.draft.md",
        "site/only-here.md",
        "site/deep/only-here.md",
        "site/deep/build/b.md",
    ):
        write(name)
    assert paths(".") == ["site/deep/only-here.md", "site/kept.draft.md"]
    assert paths("site") == ["site/deep/only-here.md", "site/kept.draft.md"]


def test_a_named_folder_is_walked_even_when_it_is_ignored(write: Write) -> None:
    write(".gitignore", "build/\n")
    write("build/site/a.html")
    assert paths("build/site") == ["build/site/a.html"]


def test_symlinks_are_followed_only_when_named(write: Write, tmp_path: Path) -> None:
    write("real/a.md")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/link.md").symlink_to("../real/a.md")
    (tmp_path / "site/folder").symlink_to("../real", target_is_directory=True)
    write("site/b.md")
    assert paths("site") == ["site/b.md"]
    assert paths("site/link.md", "site/folder") == ["site/link.md", "site/folder/a.md"]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("gone.md", "no such file or folder"),
        ("site/*.md", "nothing matches this pattern"),
        ("empty", "nothing to check"),
        ("loop", "cannot be read"),
        ("pipe", "neither a file nor a folder"),
        ("", "must not be empty"),
    ],
)
def test_what_cannot_be_had_is_a_failure_and_the_rest_goes_on(write: Write, tmp_path: Path, path: str, reason: str) -> None:
    write("a.md")
    write("empty/readme.css")
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    found = chosen(path, "a.md")
    assert [copy.path for copy in found.copies] == ["a.md"]
    assert reason in found.failures[0].message


def test_exclude_holds_in_folders_and_for_named_files_only_when_forced(write: Write) -> None:
    write(".claimslint.yaml", 'exclude: [drafts/]\noverrides: {"x.md": {exclude: true}}')
    for name in ("drafts/a.md", "x.md", "b.md"):
        write(name)
    assert paths(".") == ["b.md"]
    assert paths("drafts/a.md", "x.md") == ["drafts/a.md", "x.md"]
    forced = chosen("drafts/a.md", "x.md", "drafts", "b.md", force_exclude=True)
    assert ([copy.path for copy in forced.copies], forced.skipped) == (["b.md"], ("drafts/a.md", "x.md", "drafts"))


def test_what_is_not_there_is_missing_even_where_the_config_excludes_it(write: Write) -> None:
    write(".claimslint.yaml", "exclude: [drafts/, '*.tmp.md']")
    write("drafts/a.md")
    write("b.md")
    found = chosen("drafts/a.md", "drafts/gone.md", "gone.tmp.md", "b.md/c.tmp.md", "", force_exclude=True)
    assert (found.copies, found.skipped) == ((), ("drafts/a.md",))
    assert [failure.path for failure in found.failures] == ["drafts/gone.md", "gone.tmp.md", "b.md/c.tmp.md", "“”"]


def test_standard_input_goes_by_its_name(write: Write) -> None:
    write(".claimslint.yaml", "exclude: [drafts/]")
    assert chosen("-").copies == (Copy("-", None),)
    assert chosen("-", stdin_name="drafts/a.md").copies == (Copy("drafts/a.md", None),)
    assert chosen("-", stdin_name="drafts/a.md", force_exclude=True).skipped == ("drafts/a.md",)


def test_a_name_that_is_not_utf8_is_shown_with_escapes(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    (tmp_path / name).write_bytes(b"")
    assert paths(".") == ["caf\\xe9.md"]
    assert shown(name) == "caf\\xe9.md"


def test_absolute_leaves_links_alone(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("elsewhere")
    assert absolute(Path("x/../link")) == str(tmp_path / "link")
