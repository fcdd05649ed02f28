"""Which reader reads what."""

from __future__ import annotations

import pytest

from linter.documents.model import DocumentError, Format
from linter.documents.read import EXTENSIONS, format_of, read_document


@pytest.mark.parametrize(
    ("path", "format"),
    [
        ("a.md", "markdown"), ("a.Markdown", "markdown"), ("x/a.MDX", "mdx"), ("a.html", "html"), ("a.htm", "html"), ("a.xhtml", "html"),
        ("a.txt", "text"), ("a.rst", "rst"), ("a.docx", "text"), ("README", "text"), ("-", "text"), ("", "text"),
    ],
)  # fmt: skip
def test_format_of(path: str, format: Format) -> None:  # noqa: A002
    assert format_of(path) == format
    assert read_document(b"Some words.", path).format == format


def test_a_format_that_is_given_wins() -> None:
    assert [block.text for block in read_document(b"*a*", "a.txt", "markdown").blocks] == ["a"]


def test_every_extension_has_a_reader() -> None:
    for extension in EXTENSIONS:
        document = read_document(b"Some words.\n", f"a{extension}")
        assert [block.text for block in document.blocks] == ["Some words."]


def test_what_cannot_be_decoded_is_an_error() -> None:
    with pytest.raises(DocumentError):
        read_document(b"\xff", "a.md")
