"""YAML is read without surprises: what could be read as something else, or hides a value, is refused at its line and column."""

from __future__ import annotations

import pytest

from linter.registry.yaml_nodes import MAX_CHARACTERS, field_name, read_yaml


def test_plain_values_are_what_they_look_like() -> None:
    file, problems = read_yaml("a: [text, \"no\", 'yes', 12, -3.5, true, false, null, ~, ]\nb:\n", "f.yaml")
    assert not problems
    assert file is not None
    assert file.data == {"a": ["text", "no", "yes", 12, -3.5, True, False, None, None], "b": None}


@pytest.mark.parametrize("scalar", ["no", "No", "NO", "yes", "on", "off", "y", "N", "True", "FALSE"])
def test_a_truth_value_in_disguise_needs_quotes(scalar: str) -> None:
    file, (problem,) = read_yaml(f"a: 1\nb: [x, {scalar}]\n", "f.yaml")
    assert str(problem).startswith(f"f.yaml:2:8: b[1]: “{scalar}” without quotes can be read as a truth value: quote it")
    assert file is not None
    assert file.data["b"] == ["x", scalar]


@pytest.mark.parametrize(
    "scalar", ["012", "0o17", "0x1F", "0b1", "1_000", "12:30", "1e3", "1.", ".5", "+1", ".inf", ".NaN", "9" * 5000, "2026-06-09",
               "2026-6-9", "2026-06-09T10:00:00Z", "2026-06-09 10:00", "Null", "NULL"],
)  # fmt: skip
def test_what_two_readers_of_yaml_may_read_differently_needs_quotes(scalar: str) -> None:
    _, (problem,) = read_yaml(f"a: {scalar}\n", "f.yaml")
    assert (problem.place.line, problem.place.column, problem.field) == (1, 4, "a")
    assert "quote it" in problem.message


@pytest.mark.parametrize("scalar", ["1.2.3", "2026-06", "not", "nothing", "..3", "~be", "E2", "10 days", "$", "^", "notes: none"[:5], "v1"])
def test_words_need_no_quotes(scalar: str) -> None:
    file, problems = read_yaml(f"a: {scalar}\n", "f.yaml")
    assert not problems
    assert file is not None
    assert file.data == {"a": scalar}


@pytest.mark.parametrize(
    ("text", "place", "field", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", "3:1", "a", "“a” stands twice in the same mapping, first in line 1"),
        ("x:\n  - {b: 1, b: 2}\n", "2:12", "x[0].b", "stands twice"),
        ("on: 1\n", "1:1", "on", "put the key in quotes"),
        ("361: x\n", "1:1", "361", "put the key in quotes"),
        ("? [a]\n: 1\n", "1:3", "", "a key must be plain text"),
        ("a: &x 1\n", "1:4", "a", "anchors are not read"),
        ("a: *x\n", "1:4", "a", "aliases are not read"),
        ("a: !!str 3\n", "1:4", "a", "tags are not read"),
        ("a: !thing {b: 1}\n", "1:4", "a", "tags are not read"),
        ("a: b: c\n", "1:5", "", "not valid YAML"),
        ("a: 1\nb: @x\n", "2:4", "", "not valid YAML"),
        ("a:\n\t- b\n", "2:1", "", "a tab stands here"),
        ("a: 'never closed\n\nb: 1\n", "1:4", "", "not valid YAML"),
        ("a: [1, 2\n", "2:1", "", "while parsing a flow sequence that starts in line 1"),
        ("a: 1\n---\nb: 2\n", "2:1", "", "a second document"),
        ("a: 1\nb: x\0y\n", "2:5", "", "U+0000"),
        ('a: "x\\0y"\n', "1:4", "a", "U+0000"),
        ("a: x\u2028y\n", "1:5", "", "U+2028"),
        ("", "1:1", "", "this file is empty"),
        ("# nothing but a comment\n", "1:1", "", "this file is empty"),
        ("---\n", "1:1", "", "this file is empty"),
        ("[" * 900, "1:33", "", "more than 32 levels deep"),
        ("{a: " * 40 + "}" * 40, "1:129", "", "more than 32 levels deep"),
        ("#" * (MAX_CHARACTERS + 1), "1:1", "", "too large"),
    ],
)
def test_what_is_refused_is_named_at_its_place(text: str, place: str, field: str, words: str) -> None:
    _, problems = read_yaml(text, "f.yaml")
    (problem,) = problems
    assert str(problem.place) == f"f.yaml:{place}"
    assert problem.field == field
    assert words in problem.message


def test_depth_beyond_what_the_parser_itself_bears_is_named_too() -> None:
    _, problems = read_yaml("[" * 100_000, "f.yaml")
    (problem,) = problems
    assert problem.place.line == 1
    assert "more than 32 levels deep" in problem.message


def test_an_alias_bomb_costs_nothing() -> None:
    bomb = "k0: &k0 [x, x]\n" + "".join(f"k{n + 1}: &k{n + 1} [{', '.join([f'*k{n}'] * 9)}]\n" for n in range(20))
    _, problems = read_yaml(bomb, "f.yaml")
    assert len(problems) == 21 + 20 * 9


def test_every_fault_is_told_not_only_the_first() -> None:
    _, problems = read_yaml("a: no\nb: [on, 012]\na: 2\n", "f.yaml")
    assert [str(problem.place) for problem in problems] == ["f.yaml:1:4", "f.yaml:2:5", "f.yaml:2:9", "f.yaml:3:1"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_value_and_key_has_its_line_and_column(newline: str) -> None:
    file, _ = read_yaml(newline.join(["list:", "  - name: “é”", "    more: [a, b]", ""]), "f.yaml")
    assert file is not None
    assert str(file.place(("list", 0))) == "f.yaml:2:5"
    assert str(file.key_place(("list", 0, "name"))) == "f.yaml:2:5"
    assert str(file.place(("list", 0, "name"))) == "f.yaml:2:11"
    assert str(file.place(("list", 0, "more", 1))) == "f.yaml:3:15"
    assert str(file.place(("list", 0, "missing", 3))) == "f.yaml:2:5"


def test_field_names_tell_paths_apart() -> None:
    assert field_name(("rules", 0, "basis", 1, "as_of")) == "rules[0].basis[1].as_of"
    assert field_name(("a.b",)) != field_name(("a", "b"))
