"""Sentences that are run together: `no side effects.Our exosomes`, as they are where a page builder loses a space or a line.

A space is put behind the stop, one that stands for no character of the source, so that everything else keeps its place. Whether the stop
ends a sentence is told where sentences are cut, as anywhere else: behind “approx.” it does not. Addresses, names of files and initials
(`clinic.com`, `Node.Js`, `U.S.A`) are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.documents.offsets import LITERAL, Segment
from linter.regexes import regex


def parted_sentences(text: str, segments: Sequence[Segment]) -> tuple[str, Sequence[Segment]]:
    """`text` and the `segments` it is made of, with a space behind each stop that misses one."""
    places = list(_places(text)) if _has_stop(text) else []
    if not places:
        return text, segments
    pieces: list[str] = []
    kept: list[Segment] = []
    done = number = 0
    for place in places:
        while number < len(segments) and segments[number][0] < place:
            first, source, size = segments[number]
            kept.append((first + len(pieces) // 2, source, size))
            number += 1
        first, source, size = segments[number - 1]
        follows = number < len(segments) and segments[number][0] == place
        if size != LITERAL and not follows:
            continue  # within what stands for something else as a whole
        pieces += (text[done:place], " ")
        done = place
        at = segments[number][1] if follows else source + place - first
        kept.append((place + len(pieces) // 2 - 1, at, 0))
        if not follows:
            kept.append((place + len(pieces) // 2, at, LITERAL))
    added = len(pieces) // 2
    kept += [(first + added, source, size) for first, source, size in segments[number:]]
    return "".join((*pieces, text[done:])), kept


def _has_stop(text: str) -> bool:
    """Whether a stop in `text` may be one that a sentence follows without a space; most have none, and are asked for little."""
    if not text.isascii() and "…" in text:
        return True
    return _POINT.search(text) is not None or _MARK.search(text) is not None or _EXCLAMATION.search(text) is not None


def _places(text: str) -> Iterator[int]:
    """Where a space is missing."""
    run_on = _SHOUTED if text.isupper() else _RUN_ON if any(map(str.isupper, text)) else _WHISPERED
    for match in run_on.finditer(text):
        if not _is_address(text, match.start(), match.end()):
            yield match.end()


def _is_address(text: str, start: int, end: int) -> bool:
    """Whether the stop at `start`, behind which something follows at `end`, stands in an address or the name of a file."""
    first = text.rfind(" ", max(0, start - _NEAR), start) + 1 or max(0, start - _NEAR)
    last = text.find(" ", end, end + _NEAR)
    around = text[first : last if last >= 0 else end + _NEAR]
    return any(sign in around for sign in _SIGNS) or around[:4].lower() == "www." or _ENDING.match(text, end) is not None


_CLOSED = "[.!?…)\\]”’]{0,8}"
_POINT = regex(rf"\.{_CLOSED}[“‘(]?[A-Z]")
_MARK = regex(rf"\?{_CLOSED}[“‘(]?[A-Za-z]")
_EXCLAMATION = regex(rf"!{_CLOSED}[“‘(]?[A-Z]")
"""What each begins with is rare, so that they take little time."""
_BEFORE = r"(?<=[a-z][a-z]|[A-Z][A-Z]|\w[%)\]”’\"]|[^.]\d)"
_STOPS = r"[.!?…]{1,8}[)\]”’]{0,4}"
_ASKED = r"[.…]{0,4}[!?][.!?…]{0,8}[)\]”’]{0,4}(?=[“‘(]?[A-Z])"
_RUN_ON = regex(rf"{_BEFORE}(?:{_ASKED}|{_STOPS}(?=[“‘(]?(?:[A-Z][a-z]|[A-Z]{{2,8}}\s|[AI]\s)))")
_SHOUTED = regex(rf"{_BEFORE}{_STOPS}(?=[“‘(]?(?:[A-Z]{{2}}|[AI]\s))")
"""Where all is in capitals."""
_WHISPERED = regex(rf"{_BEFORE}\?{{1,8}}(?=[a-z])")
"""Where nothing is: a point says less than a question there."""
_NEAR = 64
"""Characters to either side of a stop that are looked at."""
_SIGNS = "@/\\_=#"
_ENDING = regex(
    r"(?:com|org|net|gov|edu|io|co|uk|eu|js|ts|pdf|docx?|html?|php|jpe?g|png|gif|mp[34]|txt|csv|xlsx?|pptx?|exe)\b", re.IGNORECASE
)
"""How addresses and names of files end."""
