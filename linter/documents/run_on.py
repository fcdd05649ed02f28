"""Sentences that are run together: `no side effects.Our exosomes`, as they are where a page builder loses a space or a line.

A space is put behind the stop, one that stands for no character of the source, so that everything else keeps its place. Whether the stop
ends a sentence is told where sentences are cut, as anywhere else: behind “approx.” it does not. Addresses, names of files and initials
(`clinic.com`, `Node.Js`, `U.S.A`) are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from linter.documents.offsets import LITERAL, Segment
from linter.regexes import regex


def parted_sentences(text: str, segments: Sequence[Segment]) -> tuple[str, Sequence[Segment]]:
    """`text` and the `segments` it is made of, with a space behind each stop that misses one."""
    places = list(_places(text)) if _may_run_on(text) else []
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


def _may_run_on(text: str) -> bool:
    """Whether more stops stand in `text` than spaces behind them and one at its end: of nearly all copy that is all there is to ask."""
    return (
        text.count(".") - text.count(". ") > text.endswith(".")
        or ("?" in text and text.count("?") - text.count("? ") > text.endswith("?"))
        or ("!" in text and text.count("!") - text.count("! ") > text.endswith("!"))
        or (not text.isascii() and "…" in text)
    )


def _places(text: str) -> Iterator[int]:
    """Where a space is missing."""
    begins = None
    for start, end in _stops(text):
        if _closes(text, start):
            begins = begins or _beginning_in(text)
            if begins(text, start, end) and not _is_address(text, start, end):
                yield end


def _stops(text: str) -> list[tuple[int, int]]:
    """Where stops begin in `text` that a letter follows, or one that is quoted or in parentheses, and where they end and what they close.

    They are sought one kind after the other: an expression for all of them takes several times as long.
    """
    found = []
    for stop in _STOPS:
        at = text.find(stop)
        while at >= 0:
            if text[at + 1 : at + 2] != " " and text[at - 1 : at] not in _STOPS:  # the first of several
                end = _past(_CLOSED, text, _past(_STOPS, text, at))
                first = text[end + 1 : end + 2] if text[end : end + 1] in _OPENING else text[end : end + 1]
                if first.isascii() and first.isalpha():
                    found.append((at, end))
            at = text.find(stop, at + 1)
    return sorted(found)


def _past(signs: str, text: str, at: int) -> int:
    """The end of the `signs` that stand in `text` from `at` on, of so many as a writer may have put there."""
    end = at
    while end < len(text) and end - at < _MOST_SIGNS and text[end] in signs:
        end += 1
    return end


def _closes(text: str, at: int) -> bool:
    """Whether what stands before `at` may end a sentence: a word, a number, or what closes behind one. Initials do not."""
    if at < 2:
        return False
    before, last = text[at - 2], text[at - 1]
    if last in _CLOSING:
        return before.isalnum() or before == "_"
    if last.isdecimal():
        return before != "."
    return before.isascii() and last.isascii() and before.isalpha() and last.isalpha() and before.islower() == last.islower()


def _beginning_in(text: str) -> Callable[[str, int, int], bool]:
    """What tells whether a sentence begins behind the stops in `text`, as it is written in it."""
    return _begins_shouted if text.isupper() else _begins if any(map(str.isupper, text)) else _begins_whispered


def _begins(text: str, start: int, end: int) -> bool:
    """Behind a question or an exclamation any capital tells, behind a point more is needed (“approx.A”, “U.S.Army”)."""
    first = end + (text[end] in _OPENING)
    if not "A" <= text[first] <= "Z":
        return False
    return not _ASKED.isdisjoint(text[start:end]) or _WORD.match(text, first) is not None


def _begins_shouted(text: str, start: int, end: int) -> bool:  # noqa: ARG001 - told as the others are
    """Where all is in capitals, two letters tell, or a word of one."""
    return _SHOUTED.match(text, end + (text[end] in _OPENING)) is not None


def _begins_whispered(text: str, start: int, end: int) -> bool:
    """Where nothing is in capitals, a point says less than a question."""
    return set(text[start:end]) == {"?"} and "a" <= text[end] <= "z"


def _is_address(text: str, start: int, end: int) -> bool:
    """Whether the stop at `start`, behind which something follows at `end`, stands in an address or the name of a file."""
    first = text.rfind(" ", max(0, start - _NEAR), start) + 1 or max(0, start - _NEAR)
    last = text.find(" ", end, end + _NEAR)
    around = text[first : last if last >= 0 else end + _NEAR]
    return any(sign in around for sign in _SIGNS) or around[:4].lower() == "www." or _ENDING.match(text, end) is not None


_OPENING = "“‘("
_CLOSING = '%)]”’"'
_STOPS = ".!?…"
_CLOSED = ")]”’"
_MOST_SIGNS = 8
_ASKED = frozenset("!?")
_WORD = regex(r"[A-Z][a-z]|[A-Z]{2,8}\s|[AI]\s")
_SHOUTED = regex(r"[A-Z]{2}|[AI]\s")
_NEAR = 64
"""Characters to either side of a stop that are looked at."""
_SIGNS = "@/\\_=#"
_ENDING = regex(
    r"(?:com|org|net|gov|edu|io|co|uk|eu|js|ts|pdf|docx?|html?|php|jpe?g|png|gif|mp[34]|txt|csv|xlsx?|pptx?|exe)\b", re.IGNORECASE
)
"""How addresses and names of files end."""
