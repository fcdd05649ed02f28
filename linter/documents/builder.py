# cython: annotation_typing=False, nonecheck=True
"""One run of prose out of many pieces of source.

A reader sees `We cure osteoarthritis` where the source says `We **cure** osteo&shy;arthritis`. The builder takes the pieces in order
(stretches of source that stand for themselves, stretches that stand for other text, stretches that only separate words), collapses
white space as a browser does, leaves out characters without width, and remembers where each character came from.
"""

from __future__ import annotations

from collections.abc import Sequence

from linter.documents.note_marks import LONGEST_NOTE_MARK, has_note_marks, is_note_mark, without_note_marks
from linter.documents.offsets import LITERAL, OffsetMap, Segment, offset_map
from linter.documents.references import character_references
from linter.documents.run_on import parted_sentences
from linter.regexes import regex

INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
"""Characters without width, as the inside of a regular expression class: soft hyphen, joiners, direction and variation marks."""


LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
"""Letters that typesetting runs together, and what a reader sees."""


class Prose:
    """What a builder made, by `prose_of`: the text a reader sees, and where its characters came from."""

    __slots__ = ("offsets", "text")

    text: str
    offsets: OffsetMap

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Prose) and (self.text, self.offsets) == (other.text, other.offsets)

    def __hash__(self) -> int:
        return hash((self.text, self.offsets))

    def __repr__(self) -> str:
        return f"Prose({self.text!r}, {self.offsets!r})"


def prose_of(text: str, offsets: OffsetMap) -> Prose:
    """`text` with its `offsets`, made without a call of the class: there is one for each block."""
    prose = Prose.__new__(Prose)
    prose.text = text
    prose.offsets = offsets
    return prose


class Mark:
    """A point between two pieces, at which a finished run can be cut; `space` is where the source has the space that waits there."""

    __slots__ = ("length", "parts", "segments", "space", "space_length")

    def __init__(self, parts: int, segments: int, length: int, space: int, space_length: int) -> None:
        self.parts = parts
        self.segments = segments
        self.length = length
        self.space = space
        self.space_length = space_length


class TextBuilder:
    """Joins pieces of source into one text with its offset map. Add pieces in source order, then `build`.

    `_ahead` is how far the source runs ahead of the text while characters correspond one by one: what is added there needs no new segment,
    unless `_is_apart` says so. `_space` and `_space_length` are where the source has a space that waits for what comes behind it.
    """

    __slots__ = ("_ahead", "_is_apart", "_parts", "_segments", "_space", "_space_length", "length")

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget what was added."""
        self.length = 0
        self._parts: list[str] = []
        self._segments: list[Segment] = []
        self._space, self._space_length = _NO_SPACE, 0
        self._ahead, self._is_apart = 0, True

    def literal(self, piece: str, at: int) -> None:
        """Add source that stands for itself: `piece` is found at source offset `at`."""
        shown = piece.strip(" \n").replace("\n", " ")  # a wrapped line goes on after one character, as it does after a space
        if _is_plain(shown):
            self._add_shown(piece, shown, at)
            return
        for run in _RUNS.finditer(piece):
            kind = run.lastgroup
            if kind == "plain":
                self._add(run.group(), at + run.start(), run.end() - run.start())
            elif kind == "space":
                self.gap(at + run.start(), run.end() - run.start())
            elif kind == "ligature":
                self.stands_for(LIGATURES[run.group()], at + run.start(), 1)

    def words(self, piece: str, at: int) -> None:
        """As `literal`, for a piece of a text that `is_clean`."""
        shown = piece.strip(" \n").replace("\n", " ")
        if "  " in shown:
            self.literal(piece, at)
        else:
            self._add_shown(piece, shown, at)

    def stands_for(self, text: str, at: int, length: int) -> None:
        """Add `text` that `length` characters of source at `at` stand for: an entity, an escape, a folded line."""
        if text and text == text.strip(" ") and _is_plain(text):
            self._add_whole(text, at, length)
            return
        for run in _RUNS.finditer(text):
            kind = run.lastgroup
            if kind in {"plain", "ligature"}:
                self._add_whole(LIGATURES.get(run.group(), run.group()), at, length)
            elif kind == "space":
                self.gap(at, length)
        self._is_apart = True

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
        if self._space == _NO_SPACE and self.length:
            self._space, self._space_length = at, length

    def mark(self) -> Mark:
        """The point that has been reached; what is added next starts a segment of its own."""
        self._is_apart = True
        return Mark(len(self._parts), len(self._segments), self.length, self._space, self._space_length)

    def is_note_mark(self, raised: str) -> bool:
        """Whether `raised`, set as a superscript behind what was added last, is the mark of a note."""
        return bool(self._parts) and is_note_mark(raised, self._parts[-1])

    def leave_out_note_mark(self, mark: Mark) -> None:
        """Forget what was added since `mark`, all of it raised, where it is the mark of a note."""
        if not mark.parts or not 0 < self.length - mark.length <= LONGEST_NOTE_MARK:
            return
        if is_note_mark("".join(self._parts[mark.parts :]).strip(), self._parts[mark.parts - 1]):
            del self._parts[mark.parts :], self._segments[mark.segments :]
            self.length, self._is_apart = mark.length, True
            self._space, self._space_length = mark.space, mark.space_length

    def build(self) -> Prose | None:
        """The whole run, or None when there is nothing to read."""
        return _prose_as_read("".join(self._parts), self._segments) if self.length else None

    def build_cut(self, mark: Mark) -> tuple[Prose | None, Prose | None]:
        """What came before `mark`, and what came after."""
        return self._prose(_BEGINNING, mark), self._prose(mark, self.mark())

    def _prose(self, first: Mark, last: Mark) -> Prose | None:
        text = "".join(self._parts[first.parts : last.parts])
        segments = self._segments[first.segments : last.segments]
        start = first.length
        if text.startswith(" "):
            text, start = text[1:], start + 1
            segments = _without_first_character(segments, last.length)
        if not text:
            return None
        return _prose_as_read(text, [(at - start, source, length) for at, source, length in segments])

    def _add_shown(self, piece: str, shown: str, at: int) -> None:
        """Add `piece`, of which nothing but white space around it is not `shown`."""
        length, size = len(piece), len(shown)
        before = length - len(piece.lstrip(" \n")) if length > size else 0
        if before:
            self.gap(at, before)
        if size:
            self._add(shown, at + before, size)
            if length > before + size:
                self.gap(at + before + size, length - before - size)

    def _add(self, text: str, at: int, length: int) -> None:
        if self._space != _NO_SPACE:
            space, self._space = self._space, _NO_SPACE
            self._add(" ", space, self._space_length)
        size = len(text)
        if size != length:
            self._segments.append((self.length, at, length))
            self._is_apart = True
        elif self._is_apart or at - self.length != self._ahead:
            self._segments.append((self.length, at, LITERAL))
            self._ahead, self._is_apart = at - self.length, False
        self._parts.append(text)
        self.length += size

    def _add_whole(self, text: str, at: int, length: int) -> None:
        """As `_add`, for what is no part of the segments around it, however long it is."""
        self._is_apart = True
        self._add(text, at, length)
        self._is_apart = True


_NO_SPACE = -1
_BEGINNING = Mark(0, 0, 0, _NO_SPACE, 0)


def _prose_as_read(text: str, segments: Sequence[Segment]) -> Prose:
    if has_note_marks(text):
        text, segments = without_note_marks(text, segments)
    text, segments = parted_sentences(text, segments)
    return prose_of(text, offset_map(segments, len(text)))


def _without_first_character(segments: list[Segment], end: int) -> list[Segment]:
    """`segments` of a text up to `end` that begins with a space, without that."""
    (start, source, _), *rest = segments
    if (rest[0][0] if rest else end) == start + 1:
        return rest
    return [(start + 1, source + 1, LITERAL), *rest]


def is_clean(text: str) -> bool:
    """Whether `text` is sure to be nothing but words, spaces and line feeds: then no piece of it needs to be looked through for more."""
    rare = text.encode(errors="surrogatepass").translate(None, _COMMON)
    return not rare or _is_plain(rare.decode(errors="surrogatepass"))


def _is_plain(piece: str) -> bool:
    """Whether `piece`, which neither begins nor ends with a space, is sure to be nothing but words and single spaces.

    That is nearly all copy, which so needs none of the large expressions below: compiling them takes as long as reading a page.
    """
    if not piece.isprintable() or "  " in piece:
        return False
    if piece.isascii():
        return True
    # Of all characters without width, only this one and variation marks are printable; those stand behind the first ligature.
    written = piece.encode()
    return "\u034f" not in piece and len(written.translate(None, _FIRST_BYTES_OF_LIGATURES_ON)) == len(written)


_COMMON = b"\n" + bytes(range(ord(" "), ord("~") + 1))
_FIRST_BYTES_OF_LIGATURES_ON = bytes(range("\uf000".encode()[0], 0x100))
"""The bytes with which characters from those about the first ligature on begin: to look for them takes a fifth of comparing characters."""


_RUN_TOGETHER = "\ufb00-\ufb06"
_CONTROL = r"\x00-\x1f\x7f-\x9f"
_PLAIN = rf"[^\s{_CONTROL}{INVISIBLE}{_RUN_TOGETHER}]++"
_RUNS = regex(
    # Control characters, and what a terminal takes for an order rather than text, separate words as white space does.
    rf"(?P<plain>{_PLAIN}(?: {_PLAIN})*+)|(?P<space>(?:(?:\x1b\[|\x9b)[0-9;:?]*+[ -/]*+[@-~]|[\s{_CONTROL}])++)"
    rf"|(?P<ligature>[{_RUN_TOGETHER}])|(?P<invisible>[{INVISIBLE}]++)"
)
