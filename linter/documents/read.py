"""Which reader reads what."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import assert_never

from linter.documents.decode import decode
from linter.documents.model import Document, Format

EXTENSIONS: Mapping[str, Format] = MappingProxyType(
    {
        ".md": "markdown",
        ".markdown": "markdown",
        ".mdx": "mdx",
        ".html": "html",
        ".htm": "html",
        ".xhtml": "html",
        ".txt": "text",
        ".rst": "rst",
    }
)
"""The format of each file name extension that is known (lower case, with its dot)."""


def format_of(path: str) -> Format:
    """The format of a file by its extension; plain text where the extension says nothing."""
    stem, _, extension = path.rpartition(".")
    if extension.isalnum() and stem[-1:] not in _BEFORE_NAMES:  # nearly always: to take a path apart takes much longer
        return EXTENSIONS.get(f".{extension.lower()}", "text")
    return EXTENSIONS.get(PurePath(path).suffix.lower(), "text")


_BEFORE_NAMES = ("", "/", "\\", ":")
"""What stands before the name of a file on some system; a dot that begins a name begins no extension."""


def read_document(data: bytes, path: str, format: Format | None = None, *, styles: str = "") -> Document:  # noqa: A002
    """Read one piece of copy. `path` names it, and gives its format where `format` does not; `styles` is what an HTML page links to.

    Raises DocumentError, with line and column where there is a place, for bytes that are not UTF-8 text and for broken front matter.
    """
    source = decode(data)
    chosen = format_of(path) if format is None else format
    # Each reader is imported when it is first needed: a run over Markdown does not pay for the others.
    if chosen == "markdown" or chosen == "mdx":
        from linter.documents.markdown import read_markdown

        return read_markdown(source, path, chosen)
    if chosen == "html":
        from linter.documents.html import read_html

        return read_html(source, path, xml=PurePath(path).suffix.lower() == ".xhtml", styles=styles)
    if chosen == "rst":
        from linter.documents.rst import read_rst

        return read_rst(source, path)
    if chosen == "text":
        from linter.documents.plain import read_text

        return read_text(source, path)
    assert_never(chosen)
