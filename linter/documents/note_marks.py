"""The marks of notes in copy: `¹`, `[2, 3]`, `<sup>4</sup>`.

They point at a source or a condition and are no words: “no[1] side effects” says what “no side effects” does. They are taken out of the
text of a block, as those that Markdown and reStructuredText have a notation for are. Where one would begin a text it stands for the note
itself, and stays; behind a number it may be an exponent (`10⁹`), and stays too.
"""

from __future__ import annotations

from collections.abc import Sequence

from linter.documents.offsets import LITERAL, Segment
from linter.regexes import regex

LONGEST_NOTE_MARK = 24
"""Characters of what is raised, at most, for it to be a mark."""


def is_note_mark(raised: str, before: str) -> bool:
    """Whether `raised`, set as a superscript behind `before`, is the mark of a note (or the sign of a trade mark)."""
    return _BEHIND.search(before) is not None and _RAISED.fullmatch(raised) is not None


def has_note_marks(text: str) -> bool:
    """Whether `text` may hold the mark of a note in its own characters; nearly all copy does not, and is asked for little."""
    return "[" in text or (not text.isascii() and _SUPERSCRIPT.search(text) is not None)


def without_note_marks(text: str, segments: Sequence[Segment]) -> tuple[str, Sequence[Segment]]:
    """`text` and the `segments` it is made of, without the marks of notes in its own characters."""
    pieces: list[str] = []
    kept: list[Segment] = []
    length = number = done = 0
    for start, end in [*(match.span() for match in _MARKS.finditer(text)), (len(text), len(text))]:
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


_DIGITS = "¹²³⁰⁴-⁹"
_SUPERSCRIPT = regex(f"[{_DIGITS}]")
_BEHIND = regex(r"""(?:[^\W\d_]|[.,;:!?%)\]"'”’»])\Z""")
"""What a mark is set behind: a letter, or what may close a word."""
_MARKS = regex(
    rf"""(?:(?<=[^\W\d_])|(?<=[.,;:!?%)\]"'”’»]))[{_DIGITS}]{{1,4}}(?:[,⁻–-][{_DIGITS}]{{1,4}}){{0,8}}(?![\w⁺⁻])"""
    r"|(?:(?<=[^\s\d(\[{])|(?<=\S) )\[\d{1,3}(?: ?[,;–-] ?\d{1,3}){0,8}\](?:\[\d{1,3}\]){0,8}(?![\w(\[])"
)
_RAISED = regex(r"[\d\s,;–*†‡§¶#()\[\]-]+|\(?[a-z]\)?|\[[a-z]\]|TM|SM|[®™℠]")
