"""Front matter that takes no parser: read as the parser reads it, or left to it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from linter.documents.flat_yaml import flat_strings
from linter.documents.model import DocumentError
from linter.documents.yaml_strings import yaml_strings

AT = 4

KEYS = st.sampled_from(["title", "og_title", "seo-title", "tags", "Ärzte", "a b", '"title"', "x.y", "- title", "  title", "<<", "?", ""])
TEXTS = st.one_of(
    st.sampled_from(
        [
            "We cure it",
            "knee-care",
            "2026-01-02",
            "it’s é 😀",
            "C# or so",
            "a: b",
            "a:b",
            "https://x.example/a",
            "a #b",
            "ends:",
            "true",
            "~",
        ]
    ),
    st.text(st.sampled_from("aZé1 :#-,'\"[]{}\\&*!|>%@`?_~.\t\x85\u00a0\u2028\ufeff\x1f"), max_size=8),
)
QUOTED = st.builds(lambda quote, text: f"{quote}{text}{quote}", st.sampled_from("'\""), TEXTS)
SCALARS = st.one_of(TEXTS, QUOTED)
LISTS = st.lists(SCALARS, max_size=3).flatmap(lambda items: st.sampled_from([f"[{', '.join(items)}]", f"[ {','.join(items)} ]"]))
VALUES = st.one_of(SCALARS, LISTS, st.sampled_from(["", " ", "|", "&a b", "*a", "{a: b}", "[a", "[[a]]", "[a] # b", '"a" b', "'it''s'"]))
LINES = st.one_of(
    st.builds(lambda key, between, value, after: f"{key}{between}{value}{after}", KEYS, st.sampled_from([": ", ":", ":  ", " : "]), VALUES, st.sampled_from(["", "  ", " # c"])),
    st.builds(lambda indent, value: f"{indent}- {value}", st.sampled_from(["", "  ", "    "]), SCALARS),
    st.sampled_from(["", "# a comment", "  ", "  # deeper", "  and more", "---", "...", "title:", "tags:", "\t", "-", "key"]),
)  # fmt: skip
PLAIN = st.sampled_from(
    ["We cure it", "knee-care", "a:b", "C# (x)", "it’s é", "'it: #1'", '"[so]"', "[]", "[aa, b-b]", "['a', \"b:\",c ]", ""]
)
PLAIN_LINES = st.one_of(
    st.builds(lambda key, value: f"{key}: {value}", st.sampled_from(["title", "tags", "seo-title"]), PLAIN),
    st.builds(lambda indent, value: f"{indent}- {value}", st.sampled_from(["", "  "]), PLAIN),
    st.sampled_from(["tags:", "", "# a comment"]),
)
SOURCES = st.builds(
    lambda lines, ending: "".join(f"{line}{ending}" for line in lines),
    st.one_of(st.lists(PLAIN_LINES, max_size=6), st.lists(st.one_of(PLAIN_LINES, PLAIN_LINES, PLAIN_LINES, LINES), max_size=6)),
    st.sampled_from(["\n", "\r\n"]),
)


def parsed(source: str) -> object:
    try:
        return yaml_strings(source, AT, 2)
    except DocumentError as error:
        return error


@settings(max_examples=1000)
@example("title: a\n  and more\n")
@example("tags:\n- a\n\n# c\n- b\ntitle: 'c'\n")
@example("tags:\n  - a\n- b\n")
@example("tags: ['a, b', c]\n")
@given(SOURCES)
def test_what_takes_no_parser_is_read_as_the_parser_reads_it(source: str) -> None:
    found = flat_strings(source, AT)
    assert found is None or found == parsed(source)


@pytest.mark.parametrize(
    "source",
    [
        "title: We cure it\nlayout: post\n",
        'title: "We: cure #it"\r\ntags: [knee pain, \'hips\', "backs"]\r\n',
        "# ours\n\ntags:\n  - knee pain\n  - 'hips'\nempty:\nnone: []\nlast: https://x.example\n",
        "tags:\n- aa\n- bb\n",
    ],
)
def test_plain_front_matter_takes_no_parser(source: str) -> None:
    assert flat_strings(source, AT) == parsed(source)


@pytest.mark.parametrize(
    "source", ["", "# only a comment\n", "Just text\n", "title: {a: b}\n", "title: a\n  b\n", "title: *a\n", "title: a\tb\n"]
)
def test_anything_else_is_left_to_the_parser(source: str) -> None:
    assert flat_strings(source, AT) is None


def test_plain_front_matter_does_not_import_yaml() -> None:
    program = (
        "import sys; from linter.documents.read import read_document; "
        "print(len(read_document(b'---\\ntitle: We cure\\ntags: [knees]\\n---\\n', 'a.md').blocks), 'yaml' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "2 False\n"
