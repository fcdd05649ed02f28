"""Text as its reader sees it: one folded character for each character, so offsets hold.

Case, curly quotes, dashes, full-width forms, accents and letters of other scripts that look like Latin ones are folded. The result has
exactly the length of the input.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from linter.regexes import regex

_PUNCTUATION = {
    "‘": "'", "’": "'", "‛": "'", "ʼ": "'", "′": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"',
    "‐": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u200a": " ", "\u3000": " ",
}  # fmt: skip

# Letters of Cyrillic and Greek that are drawn like Latin ones (Unicode confusables, TR39), lower case after folding.
_LOOKALIKES = dict(
    zip("абвгдезіїјкмнорстухѕԁԛԝһцѵιοναρτυκηω", "abbrde3iijkmhopctyxsdqwhuviovaptukhw", strict=True)
)  # fmt: skip


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _PUNCTUATION:
        return _PUNCTUATION[character]
    folded = unicodedata.normalize("NFKD", character)[0].lower()
    if len(folded) != 1:  # true of no character up to Unicode 16
        return "\ufffd"
    return _LOOKALIKES.get(folded, folded)


def fold(text: str) -> str:
    """`text` folded for matching; `len(fold(text)) == len(text)`."""
    if not text.isascii():
        text = _NOT_ASCII.sub(_folded_run, text)
    return text.lower().replace("`", "'")


def _folded_run(run: re.Match[str]) -> str:
    return "".join(map(_fold_character, run.group()))


_NOT_ASCII = regex(r"[^\x00-\x7f]+")
