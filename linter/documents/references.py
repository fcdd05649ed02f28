"""HTML character references: `&amp;`, `&#173;`.

The table of their names takes as long to load as a page to read, and many pages hold none: it is loaded when the first is met.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linter.regexes import regex


def unescaped(text: str) -> str:
    """As `html.unescape`."""
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


def character_references(piece: str) -> Iterator[tuple[int, int, str]]:
    """Each HTML character reference in `piece`: start, end, and the text it stands for (empty for one that shows nothing)."""
    if "&" not in piece:
        return
    from html import unescape
    from html.entities import html5

    for match in _REFERENCE.finditer(piece):
        digits, hexadecimal, name = match.groups()
        if name is not None:
            length = _name_length(name, html5)
            if length:
                yield match.start(), match.start() + 1 + length, html5[name[:length]]
            continue
        significant = (digits or hexadecimal).lstrip("0") or "0"
        number = int(significant, 10 if digits else 16) if len(significant) <= _LONGEST_NUMBER else _TOO_LARGE
        yield match.start(), match.end(), unescape(f"&#{number};")


def _name_length(name: str, known: Mapping[str, str]) -> int:
    """How much of `name` is the name of a reference: all of it with its semicolon, else the longest legacy name it begins with."""
    if name in known:
        return len(name)
    for length in range(min(len(name), _LONGEST_LEGACY_NAME), 1, -1):
        if name[:length] in known:
            return length
    return 0


_LONGEST_NUMBER = 8
_TOO_LARGE = 0x110000
_LONGEST_LEGACY_NAME = 6
_REFERENCE = regex(r"&(?:#([0-9]+);?|#[xX]([0-9a-fA-F]+);?|([a-zA-Z][a-zA-Z0-9]{1,31};?))")
