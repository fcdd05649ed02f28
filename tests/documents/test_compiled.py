"""The readers read alike whether their modules are compiled or not."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.documents.read import EXTENSIONS, read_document
from linter.language.accelerated import IS_COMPILED
from tests.documents.in_python import PACKAGE, SHARED, read_in_python, readers

TESTS = Path(__file__).parent.parent
TYPED = sorted(file.stem for file in TESTS.parent.glob("linter/documents/*.pxd") if f"{PACKAGE}.{file.stem}" not in SHARED)
PIECES = (
    "We cure ", "knee pain. ", "\n", "\n\n", "# ", "## ", "- ", "  - ", "1. ", "> ", "| a | b |\n|---|---|\n| c | d |\n", "**", "*", "`x`", "\\*",
    "[link](a.b \"title\")", "![alt](b.png)", "<b>", "</b>", "<a class='btn'>", "</a>", "<small>", "</small>", "<div hidden>", "</div>",
    "<details><summary>q</summary>", "</details>", "<pre>a\n\nb</pre>", "<table><tr><th>h</th></tr><tr><td>", "</td></tr></table>", "<br><br>",
    "<dl><dt>t<dd>d</dl>", "<!-- note -->", "<p style='font-size:6px'>tiny", "</p>", "&amp;", "&nbsp;", "\u00ad", "é", "ﬁ", "🦵", "---\n",
    "[^1]", "[^1]: noted\n", "[2]", "<sup>", "</sup>", "³", "1", "```\ncode\n```\n", "{{ x }}", "<nav>", "</nav>", "***\n", "~~", "  \n", "<https://a.b>", "\t", "\u034f", "Tom's ",
)  # fmt: skip


@pytest.mark.parametrize("name", TYPED)
def test_what_is_compared_is_compiled_and_is_not(name: str) -> None:
    compiled = import_module(f"{PACKAGE}.{name}").__file__
    assert str(compiled).endswith(".py") != IS_COMPILED
    assert str(readers()[f"{PACKAGE}.{name}"].__file__).endswith(f"{name}.py")


def test_every_page_is_read_alike() -> None:
    pages = [(file.read_bytes(), file.name) for file in sorted(TESTS.glob("corpus/pages/**/*")) if file.is_file()]
    for name in ("benign.jsonl", "violations.jsonl"):
        pages += [
            (json.loads(line)["text"].encode(), "a.md") for line in (TESTS / "corpus" / name).read_text(encoding="utf-8").splitlines()
        ]
    assert len(pages) > 100
    for data, path in pages:
        assert read_document(data, path) == read_in_python(data, path), (path, data)


@given(
    pieces=st.lists(
        st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=4), max_size=25
    )
)
@pytest.mark.parametrize("extension", EXTENSIONS)
def test_anything_is_read_alike(extension: str, pieces: list[str]) -> None:
    data = "".join(pieces).encode()
    assert read_document(data, f"a{extension}") == read_in_python(data, f"a{extension}")
