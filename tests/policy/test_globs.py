"""Globs mean what they mean to git and pathspec, and no glob keeps a run waiting."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from linter.policy.globs import matcher, matches_nothing

NAMES = st.text("ab.", min_size=1, max_size=6).filter(lambda name: name.strip("."))
PATHS = st.builds(lambda names, end: "/".join(names) + end, st.lists(NAMES, min_size=1, max_size=6), st.sampled_from(["", "/"]))
SIGNS = st.lists(st.sampled_from(["a", "b", ".", "*", "*", "?", "[ab]", "[a-b]", "[!a]", "\\a"]), min_size=1, max_size=6)
PIECES = st.one_of(st.just("**"), SIGNS.map("".join))
GLOBS = st.builds(
    lambda no, begin, pieces, end: no + begin + "/".join(pieces) + end,
    st.sampled_from(["", "", "!"]),
    st.sampled_from(["", "/"]),
    st.lists(PIECES, min_size=1, max_size=6),
    st.sampled_from(["", "/"]),
)


def verdict(spec: GitIgnoreSpec, path: str) -> bool | None:
    return spec.check_file(path).include


@settings(max_examples=600)
@example(["**/a/**/a/**"], "b/a/a/b")
@example(["x/**/***"], "x/b/")
@example(["a/**/*", "!a"], "a/b/")
@example(["***", "!b/"], "b/")
@example(["a", "!a/b"], "a/b/a")
@given(st.lists(GLOBS, min_size=1, max_size=3), PATHS)
def test_a_glob_matches_what_it_matches_to_pathspec(globs: list[str], path: str) -> None:
    if any("[!" in glob for glob in globs) and "/" in path:
        return  # to pathspec such a bracket may stand for a slash; the test with git below has them
    assert verdict(matcher(globs), path) == verdict(GitIgnoreSpec.from_lines(globs, backend="simple"), path)


SAID = [
    "*a*b", "a*b*c", "**/a/**/b", "a/**/b/**/c", "/a/*/c", "a?c", "a[!x]c", "a[^b]c", "[a-c]*[!c]", "*.md", "a/**", "**/b/", "[z-a]", "[[a]",
    "a**c", "/a/**/*b*", "[a", "*[]]", "a\\*c", "**/*a*a*b",
]  # fmt: skip
TREE = [
    "abc",
    "a/b",
    "a/b/c",
    "a/x/b/x/c",
    "a/c",
    "axc",
    "b",
    "c/aab",
    "b/aabab/c",
    "x.md",
    "d/x.md/y",
    "[",
    "d]",
    "a*c",
    "a\nb/abc",
    "q/a/x/y/b",
]


@pytest.mark.parametrize("glob", SAID)
def test_a_glob_matches_what_it_matches_to_git(glob: str, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    (tmp_path / ".gitignore").write_text(f"{glob}\n")
    asked = "\0".join(TREE) + "\0"
    said = subprocess.run(
        ["git", "check-ignore", "--no-index", "-z", "--stdin"], cwd=tmp_path, input=asked, capture_output=True, text=True, check=False
    )
    assert {path for path in TREE if verdict(matcher([glob]), path)} == {path for path in said.stdout.split("\0") if path}


HOSTILE = [
    ("*a" * 60 + "b", "a" * 250),
    ("*a" * 60 + "b", "/".join(["a" * 250] * 16)),
    ("/".join(["**/a"] * 40) + "/b", "/".join("a" * 2000)),
    ("/".join(["**/*a*a"] * 40) + "/b", "/".join(["aaaa"] * 800)),
    ("/".join(["*a*"] * 40) + "/b", "/".join(["a" * 90] * 40)),
    ("*" * 200 + "b", "a" * 250),
    ("*?" * 100 + "b", "a" * 250),
    ("*[ab]" * 60 + "/", "a" * 250),
]
MATCH = """
import resource, sys
from linter.policy.globs import matcher
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
matcher([sys.argv[1]]).match_file(sys.argv[2])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a limit of processor time needs POSIX")
@pytest.mark.parametrize(("glob", "path"), HOSTILE)
def test_no_glob_keeps_a_run_waiting(glob: str, path: str) -> None:
    """In a process that the system stops: what pathspec makes of these does not come to an end."""
    assert subprocess.run([sys.executable, "-c", MATCH, glob, path], check=False).returncode == 0


def test_what_can_match_nothing_is_known() -> None:
    assert [glob for glob in ("", " ", "#a", "/", "[a", "[z-a]", "a", "!a", "**") if matches_nothing(glob)] == [
        "",
        " ",
        "#a",
        "/",
        "[a",
        "[z-a]",
    ]


@pytest.mark.parametrize("glob", ["!", "a\\"])
def test_what_is_no_glob_is_refused(glob: str) -> None:
    with pytest.raises(ValueError, match="Invalid git pattern"):
        matcher([glob])


def test_a_matcher_can_be_handed_to_another_process() -> None:
    assert verdict(pickle.loads(pickle.dumps(matcher(["*a*b", "!c"]))), "xaxb")
