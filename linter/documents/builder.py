"""One run of prose out of many pieces of source.

A reader sees `We cure osteoarthritis` where the source says `We **cure** osteo&shy;arthritis`. The builder takes the pieces in order
(stretches of source that stand for themselves, stretches that stand for other text, stretches that only separate words), collapses
white space as a browser does, leaves out characters without width, and remembers where each character came from.
"""

from __future__ import annotations

from linter.documents.model import OffsetMap, Segment, offset_map
from linter.documents.references import character_references
from linter.records import dataclass, replace
from linter.regexes import regex

INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
"""Characters without width, as the inside of a regular expression class: soft hyphen, joiners, direction and variation marks."""


LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
"""Letters that typesetting runs together, and what a reader sees."""


@dataclass(frozen=True, slots=True)
class Prose:
    """What a builder made: the text a reader sees, and where its characters came from."""

    text: str
    offsets: OffsetMap


@dataclass(frozen=True, slots=True)
class Mark:
    """A point between two pieces, at which a finished run can be cut."""

    parts: int
    segments: int
    length: int


class TextBuilder:
    """Joins pieces of source into one text with its offset map. Add pieces in source order, then `build`."""

    __slots__ = ("_mergeable", "_parts", "_segments", "_space", "length")

    def __init__(self) -> None:
        self.length = 0
        self._parts: list[str] = []
        self._segments: list[Segment] = []
        self._space: tuple[int, int] | None = None
        self._mergeable = False

    def literal(self, piece: str, at: int) -> None:
        """Add source that stands for itself: `piece` is found at source offset `at`."""
        inner = piece.strip(" ")
        if _is_plain(inner):
            before = len(piece) - len(piece.lstrip(" "))
            if before:
                self.gap(at, before)
            if inner:
                self._add(inner, at + before, len(inner))
            if inner and len(piece) > before + len(inner):
                self.gap(at + before + len(inner), len(piece) - before - len(inner))
            return
        for run in _RUNS.finditer(piece):
            kind = run.lastgroup
            if kind == "plain":
                self._add(run.group(), at + run.start(), run.end() - run.start())
            elif kind == "space":
                self.gap(at + run.start(), run.end() - run.start())
            elif kind == "ligature":
                self.stands_for(LIGATURES[run.group()], at + run.start(), 1)
            else:
                self._mergeable = False

    def stands_for(self, text: str, at: int, length: int) -> None:
        """Add `text` that `length` characters of source at `at` stand for: an entity, an escape, a folded line."""
        if text and text == text.strip(" ") and _is_plain(text):
            self._mergeable = False
            self._add(text, at, length)
            self._mergeable = False
            return
        for run in _RUNS.finditer(text):
            kind = run.lastgroup
            if kind in {"plain", "ligature"}:
                self._mergeable = False
                self._add(LIGATURES.get(run.group(), run.group()), at, length)
                self._mergeable = False
            elif kind == "space":
                self.gap(at, length)
        self._mergeable = False

    def references(self, piece: str, at: int) -> None:
        """Add source in which HTML character references (`&amp;`, `&#173;`) stand for characters."""
        if "&" not in piece:
            self.literal(piece, at)
            return
        done = 0
        for start, end, text in character_references(piece):
            self.literal(piece[done:start], at + done)
            self.stands_for(text, at + start, end - start)
            done = end
        self.literal(piece[done:], at + done)

    def gap(self, at: int, length: int) -> None:
        """Separate what comes from what came: one space, which stands for the first such stretch of source."""
        if self._space is None and self.length:
            self._space = (at, length)

    def mark(self) -> Mark:
        """The point that has been reached; what is added next starts a segment of its own."""
        self._mergeable = False
        return Mark(len(self._parts), len(self._segments), self.length)

    def build(self) -> Prose | None:
        """The whole run, or None when there is nothing to read."""
        return self._prose(Mark(0, 0, 0), self.mark())

    def build_cut(self, mark: Mark) -> tuple[Prose | None, Prose | None]:
        """What came before `mark`, and what came after."""
        return self._prose(Mark(0, 0, 0), mark), self._prose(mark, self.mark())

    def _prose(self, first: Mark, last: Mark) -> Prose | None:
        text = "".join(self._parts[first.parts : last.parts])
        segments = self._segments[first.segments : last.segments]
        start = first.length
        if text.startswith(" "):
            text, start = text[1:], start + 1
            segments = _without_first_character(segments)
        if not text:
            return None
        if start:
            segments = [replace(segment, text_start=segment.text_start - start) for segment in segments]
        return Prose(text, offset_map(segments))

    def _add(self, text: str, at: int, length: int) -> None:
        if self._space is not None:
            space_at, space_length = self._space
            self._space = None
            self._append(" ", space_at, space_length)
        self._append(text, at, length)

    def _append(self, text: str, at: int, length: int) -> None:
        size = len(text)
        self._parts.append(text)
        if self._mergeable and size == length:
            last = self._segments[-1]
            if last.source_start + last.source_length == at:
                self._segments[-1] = Segment(last.text_start, last.text_length + size, last.source_start, last.source_length + size)
                self.length += size
                return
        self._segments.append(Segment(self.length, size, at, length))
        self._mergeable = size == length
        self.length += size


def _without_first_character(segments: list[Segment]) -> list[Segment]:
    first, *rest = segments
    if first.text_length == 1:
        return rest
    return [Segment(first.text_start + 1, first.text_length - 1, first.source_start + 1, first.source_length - 1), *rest]


def _is_plain(piece: str) -> bool:
    """Whether `piece`, which neither begins nor ends with a space, is sure to be nothing but words and single spaces.

    That is nearly all copy, which so needs none of the large expressions below: compiling them takes as long as reading a page.
    """
    if not piece.isprintable() or "  " in piece:
        return False
    # Of all characters without width, only this one and variation marks are printable; those stand behind the first ligature.
    return piece.isascii() or (max(piece) < "\ufb00" and "\u034f" not in piece)


_RUN_TOGETHER = "\ufb00-\ufb06"
_CONTROL = r"\x00-\x1f\x7f-\x9f"
_PLAIN = rf"[^\s{_CONTROL}{INVISIBLE}{_RUN_TOGETHER}]++"
_RUNS = regex(
    # Control characters, and what a terminal takes for an order rather than text, separate words as white space does.
    rf"(?P<plain>{_PLAIN}(?: {_PLAIN})*+)|(?P<space>(?:(?:\x1b\[|\x9b)[0-9;:?]*+[ -/]*+[@-~]|[\s{_CONTROL}])++)"
    rf"|(?P<ligature>[{_RUN_TOGETHER}])|(?P<invisible>[{INVISIBLE}]++)"
)
