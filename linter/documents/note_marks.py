"""The marks of notes in copy: `¹`, `[2, 3]`, `<sup>4</sup>`; and the signs of trade marks that are typed in letters: `(TM)`, `ExoTM`.

They point at a source or a condition and are no words: “no[1] side effects” says what “no side effects” does. They are taken out of the
text of a block, as those that Markdown and reStructuredText have a notation for are. Where one would begin a text it stands for the note
itself, and stays; behind a number it may be an exponent (`10⁹`), and stays too. The spaces around a hyphen that joins (`FDA - approved`)
are taken out likewise, and so is what words are shortened to where they go on behind it (“multiple sclerosis (MS) treatment”).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.documents.offsets import LITERAL, Segment
from linter.regexes import regex

LONGEST_NOTE_MARK = 24
"""Characters of what is raised, at most, for it to be a mark."""


def is_note_mark(raised: str, before: str) -> bool:
    """Whether `raised`, set as a superscript behind `before`, is the mark of a note (or the sign of a trade mark)."""
    return _is_behind_word(before, len(before)) and _RAISED.fullmatch(raised) is not None


def has_note_marks(text: str) -> bool:
    """Whether `text` may hold the mark of a note in its own characters; nearly all copy does not, and is asked for little."""
    return (
        "[" in text
        or ("(" in text and (_has_trade_mark(text) or _SHORTENED.search(text) is not None))
        or "TM" in text
        or ((" - " in text or " – " in text) and _has_loose_dash(text))
        or _has_superscript(text)
    )


def _has_trade_mark(text: str) -> bool:
    return "TM" in text or "(SM)" in text or "(R)" in text or "(tm)" in text or "(sm)" in text


def _has_loose_dash(text: str) -> bool:
    """Whether a dash between two spaces stands behind a capital, as behind an abbreviation."""
    return any(before[-1:].isupper() for dash in (" - ", " – ") for before in text.split(dash)[:-1])


def _has_superscript(text: str) -> bool:
    if text.isascii():
        return False
    for digit in _DIGITS:  # noqa: SIM110 - asked of every block, in half the time that `any` takes
        if digit in text:
            return True
    return False


def without_note_marks(text: str, segments: Sequence[Segment]) -> tuple[str, Sequence[Segment]]:
    """`text` and the `segments` it is made of, without the marks of notes in its own characters."""
    pieces: list[str] = []
    kept: list[Segment] = []
    length = number = done = 0
    for start, end in [*_marks(text), (len(text), len(text))]:
        if done < start:
            while number + 1 < len(segments) and segments[number + 1][0] <= done:
                number += 1
            first, source, size = segments[number]
            kept.append((length, source + done - first if size == LITERAL else source, size))
            while number + 1 < len(segments) and segments[number + 1][0] < start:
                number += 1
                first, source, size = segments[number]
                kept.append((length + first - done, source, size))
            pieces.append(text[done:start])
            length += start - done
        done = end
    return "".join(pieces), kept


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """Where the marks in `text` are, in order and apart."""
    marks = [*_superscripts(text)] if _has_superscript(text) else []
    if "[" in text:
        marks += [match.span() for match in _BRACKETED.finditer(text)]
    if _has_trade_mark(text):
        marks += [match.span() for match in _TRADE_MARKS.finditer(text)]
    if "(" in text:
        for match in _SHORTENED.finditer(text):
            if _is_short_for(match["letters"], text[max(0, match.start() - _LONGEST_TERM) : match.start()]):
                marks.append(match.span())
    if _has_loose_dash(text):
        for match in _LOOSE_HYPHENS.finditer(text):
            marks += [(match.start(), match.start() + 1), (match.end() - 1, match.end())]
    done = 0
    for start, end in sorted(marks):
        if start >= done:
            yield start, end
            done = end


def _is_short_for(letters: str, before: str) -> bool:
    """Whether the words that end `before` are shortened to `letters`, which stand in them in that order, the first at the head of a word.

    Found from behind, as Schwartz and Hearst do (2003). A name that somebody made up (“VesiCore”) is no word that is shortened.
    """
    at = len(before)
    first = len(letters) - 1
    for number, letter in enumerate(reversed(letters.lower())):
        at -= 1
        while at >= 0 and not (before[at].lower() == letter and (number < first or at == 0 or not before[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return False
    words = before[at:].replace("-", " ").split()
    spelt = [word for word in words if len(word) > _SMALL]
    return len(spelt) <= len(letters) and all(word[1:].islower() or word.isupper() for word in spelt)


def _superscripts(text: str) -> Iterator[tuple[int, int]]:
    """By characters and not by an expression: compiling one takes as long as reading ten pages for marks."""
    at = 0
    while at < len(text):
        if text[at] not in _DIGITS:
            at += 1
            continue
        start, at = at, at + 1
        while at < len(text) and (text[at] in _DIGITS or (text[at] in _BETWEEN and at + 1 < len(text) and text[at + 1] in _DIGITS)):
            at += 1
        if _is_behind_word(text, start) and (at == len(text) or not (text[at].isalnum() or text[at] in _CHARGES)):
            yield start, at


def _is_behind_word(text: str, at: int) -> bool:
    """Whether a letter stands before `at`, or what may close a word; behind a unit of length stands an exponent."""
    before = text[at - 1 : at] if at else ""
    if before == "m":
        word = text[max(0, at - 3) : at]
        return word[-2:] not in _LENGTHS and word[-2:-1].isalpha()
    return before.isalpha() or (before != "" and before in _CLOSING)


_DIGITS = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_BETWEEN = ",⁻–-"
_CHARGES = "_⁺⁻"
_CLOSING = ".,;:!?%)]\"'”’»"
_SMALL = 3
"""Letters of the longest word that no letter need stand for (“and”, “the”)."""
_LONGEST_TERM = 160
"""Characters in which the words stand that are shortened, however long the text before them is."""
_LENGTHS = ("cm", "mm", "km")
_BRACKETED = regex(r"(?:(?<=[^\s\d(\[{])|(?<=\S) )\[\d{1,3}(?: ?[,;–-] ?\d{1,3}){0,8}\](?:\[\d{1,3}\]){0,8}(?![\w(\[])")
_TRADE_MARKS = regex(r"(?:\((?<=[^\W\d_]\()| \((?<=[^\W\d_] \())(?:TM|SM|R|tm|sm)\)|TM(?:(?<=[a-z]TM)|(?<=[A-Z]{3}TM))(?![\w(])")
_OPENS_NOUN = "".join(rf"(?<!(?i:{word}) [A-Z]{{3}}...)" for word in ("the", "by"))
"""That none of these stands before the abbreviation: an article or a preposition makes a noun of it, and no half of a compound.

They are grammar of the language that is read, as the “-ed” of a participle is, and no vocabulary: they tell which of two signs a dash
is, before there are words to look up, and nothing that copy claims hangs on what a registry would have them be.
"""
_LOOSE_HYPHENS = regex(rf" [-–] (?<=[A-Z]{{3}}...){_OPENS_NOUN}(?=[A-Za-z]{{3,16}}(?<=[a-z]ed|[A-Z]ED)\b)")
"""Between an abbreviation and a participle; “approved by the FDA – licensed by nobody” goes on behind a dash."""
_SHORTENED = regex(r" \((?P<letters>[A-Z][A-Za-z]{0,4}[A-Z])s?\)(?= \w)")
_RAISED = regex(r"[\d\s,;–*†‡§¶#()\[\]-]+|\(?[a-z]\)?|\[[a-z]\]|TM|SM|[®™℠]")
