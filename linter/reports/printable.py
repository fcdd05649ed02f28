"""Text made safe and measurable for a terminal.

Copy may hold anything: an escape sequence that repaints the screen, an override that turns the reading direction, a tab, a letter two
cells wide. Here each character becomes what is shown for it and the number of cells that takes.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from linter.records import dataclass

_JOINERS = "\u200c\u200d"
"""Zero-width characters that a script or an emoji needs between two others, and that do no harm."""

_PLAIN = frozenset(map(chr, range(0x20, 0x7F)))
"""Characters that are shown as they are, in one cell each: what holds no other is not looked at character by character."""

_TAB = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """What is shown for one character, and how many cells of the terminal it takes."""

    shown: str
    width: int


def cell(char: str, column: int = 0) -> Cell:
    """What is shown for `char` at cell `column` of its line."""
    if char == "\t":
        width = _TAB - column % _TAB
        return Cell(" " * width, width)
    if char < " " or char == "\x7f":
        return Cell(chr(0x2421 if char == "\x7f" else 0x2400 + ord(char)), 1)
    if char.isascii():
        return Cell(char, 1)
    category = unicodedata.category(char)
    if category in ("Mn", "Me") or char in _JOINERS:
        return Cell(char, 0)
    if category in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        name = f"<U+{ord(char):04X}>"
        return Cell(name, len(name))
    return Cell(char, 2 if unicodedata.east_asian_width(char) in "WF" else 1)


def is_plain(text: str) -> bool:
    """Whether each character of `text` is shown as it is, in one cell."""
    return (text.isascii() and text.isprintable()) or all(map(_is_plain, set(text) - _PLAIN))


@lru_cache(maxsize=1024)
def _is_plain(char: str) -> bool:
    return cell(char) == Cell(char, 1)


def laid_out(text: str, column: int) -> tuple[str, int]:
    """What is shown for `text` when it begins at cell `column`, and the cell where it ends."""
    if is_plain(text):
        return text, column + len(text)
    parts = []
    for char in text:
        part = cell(char, column)
        parts.append(part.shown)
        column += part.width
    return "".join(parts), column


def printable(text: str) -> str:
    """`text` as one line that a terminal shows as it is: line breaks become spaces, control characters their pictures."""
    if text.isprintable():  # so is nearly everything that is told; what is not is looked at character by character
        return text
    return "".join(cell(char).shown for char in " ".join(text.splitlines()))
