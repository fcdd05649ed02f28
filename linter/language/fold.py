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

# Letters that are drawn like Latin ones (Unicode confusables, TR39), lower case after folding: of Cyrillic, Greek, Armenian, Cherokee and
# Lisu, of phonetic alphabets and with strokes; and letters in filled circles and squares and of flags, which have no decomposition.
_LOOKALIKES = dict(
    zip("абвгдезіїјкмнорстухѕԁԛԝһцѵүӏιοναρτυκηωε", "abbrde3iijkmhopctyxsdqwhuvyliovaptukhwe", strict=True)
)  # fmt: skip
_LOOKALIKES |= dict(zip("օսհոցզյ", "ouhngqj", strict=True))
_LOOKALIKES |= dict(zip("ꭰꭱꭲꭺꭻꭼꮃꮇꮋꮐꮓꮖꮢꮪꮩꮮꮯꮲꮶᏼ", "drtajewmhgzirsvlcpkb", strict=True))
_LOOKALIKES |= dict(zip("ꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴꓟ", "bpdtgkjczfnlsrvhwxyaeioum", strict=True))
_LOOKALIKES |= dict(zip("ɑɡɩıɪʀɴʏʜʟʙɢꜰꜱᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢøłđħ", "agiiirnyhlbgfsacdejkmoptuvwzoldh", strict=True))
_LOOKALIKES |= {chr(first + at): chr(ord("a") + at) for first in (0x1F150, 0x1F170, 0x1F1E6) for at in range(26)}

_SIGNS = frozenset({"So", "Sc"})
"""Categories of signs and currencies: one that stands for several letters (`™`, `₨`) is none of them. Letters keep the first (`é`)."""


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _PUNCTUATION:
        return _PUNCTUATION[character]
    plain = unicodedata.normalize("NFKD", character)
    if len(plain) > 1 and unicodedata.category(character) in _SIGNS:
        return character
    folded = plain[0].lower()
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
