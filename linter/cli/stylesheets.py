"""The style sheets a page links to, where they lie beside it: what they make of its type decides whether a disclosure can be read."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from linter.documents.model import Document
from linter.regexes import regex

_LINK = regex(rb"<link\b[^>]*+>", re.IGNORECASE)
_HREF = regex(r"""href\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_MOST_BYTES = 2_000_000


def linked_styles(file: Path | None, data: bytes) -> str:
    """The text of the local style sheets that the page `data` in `file` links to; what cannot be read is left out."""
    if file is None or b"<link" not in data.lower():
        return ""
    texts = []
    for match in _LINK.finditer(data):
        tag = match.group().decode("utf-8", "replace")
        href = _HREF.search(tag)
        if "stylesheet" not in tag.lower() or href is None:
            continue
        sheet = _local(file, href.group(1))
        if sheet is not None:
            texts.append(sheet)
    return "\n".join(texts)


def unread_styles(file: Path | None, document: Document) -> tuple[str, ...]:
    """The addresses of the style sheets that `document` links to and that could not be read: elsewhere, missing or too large."""
    linked = [feature.value for feature in document.features if feature.kind == "stylesheet"]
    return tuple(dict.fromkeys(href for href in linked if file is None or _local(file, href) is None))


def _local(file: Path, href: str) -> str | None:
    try:
        parts = urlsplit(href)
    except ValueError:  # no address: `//[x`
        return None
    if parts.scheme or parts.netloc or not parts.path:
        return None
    folders = (file.parent,) if not parts.path.startswith("/") else (file.parent, *file.absolute().parent.parents)
    for folder in folders:
        sheet = folder / unquote(parts.path).lstrip("/")
        try:
            if sheet.is_file() and sheet.stat().st_size <= _MOST_BYTES:
                return sheet.read_text("utf-8", "replace")
        except (OSError, ValueError):  # a name that no file can have, too
            continue
    return None
