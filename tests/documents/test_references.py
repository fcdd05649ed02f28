"""Character references are read as a browser reads them."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.documents.references import character_references, unescaped


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("&amp;", "&"),
        ("&amp", "&"),
        ("&ampersand", "&"),
        ("&#8217;", "’"),
        ("&#x2019", "’"),
        ("&#128;", "€"),
        ("&#0000000000065;", "A"),
        ("&#" + "9" * 5000 + ";", "\ufffd"),
        ("&NotEqualTilde;", "≂̸"),
    ],
)
def test_character_references(written: str, shown: str) -> None:
    assert next(character_references(written))[2] == shown


@pytest.mark.parametrize("written", ["&", "& amp;", "&;", "&nosuchname;", "&#;", "&#x;", "AT&T"])
def test_no_character_reference(written: str) -> None:
    assert list(character_references(written)) == []


@given(st.text(st.sampled_from("&#x;0127ampltAMPé ")))
def test_text_is_unescaped_as_the_standard_library_does_it(text: str) -> None:
    assert unescaped(text) == html.unescape(text)
