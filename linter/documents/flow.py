# cython: annotation_typing=False, nonecheck=True
"""The page as a reader meets it: elements open and close, text flows, blocks come out.

The HTML reader and the Markdown reader both drive a `Flow`: Markdown is turned into HTML anyway, and raw HTML inside Markdown wraps
Markdown blocks. A flow keeps the open elements on a stack of its own (nothing recurses), closes what the HTML standard says is closed,
and cuts the text into drafts. Every operation costs amortised constant time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from linter.documents.builder import Mark, Prose
from linter.documents.elements import HEADINGS, LEAST_PROMINENT_FIRST, Kind, is_button, is_hidden, is_rendered, kind_of, landmark
from linter.documents.model import Legibility, Surface
from linter.documents.open_elements import Frame, Rows, Run, frame_of
from linter.documents.outline import Draft, draft_of
from linter.documents.styles import Look, StyleSheet
from linter.regexes import regex

_NO_ATTRIBUTES: Mapping[str, str] = {}
_LITERAL, _WORDS, _REFERENCES = range(3)
"""How a piece of text is read."""


class Flow:
    """Collects drafts from elements and text given in source order. Offsets (`at`) are source offsets.

    `styles` are the style sheets of the page. Type that they make tiny or faint is small print.
    """

    def __init__(self, styles: StyleSheet | None = None) -> None:
        self._styles = styles or StyleSheet()
        self._is_styled = bool(self._styles)
        self.drafts: list[Draft] = []
        self._rows = Rows()
        self._stack = [frame_of("", kind_of(""), 0, True, None, None)]
        self._containers = [*self._stack]
        self._open: dict[str, Frame] = {}
        self._surfaces: dict[Surface, int] = {}
        self._skipping = 0
        self._run = Run()

    # Elements

    def open(self, tag: str, at: int = 0, length: int = 0, attributes: Mapping[str, str] = _NO_ATTRIBUTES) -> Frame:
        """An element starts. The frame can be given to `close_frame`.

        Its tag is the `length` characters at `at`, which matters only for elements that are no block: they may separate words.
        """
        kind = kind_of(tag)
        if kind.closes:
            self._imply_ends(kind)
        above, parent = self._stack[-1], self._containers[-1]
        look, legibility, surface, button = above.look, above.legibility, kind.surface, False
        if attributes or self._is_styled:
            look, legibility, surface = self._dressed(tag, attributes, above, surface)
            button = is_button(tag, attributes)
        block = kind.block or button or (tag == "a" and "navigation" in self._surfaces)
        aside = surface == "hidden" or surface == "alt-text"
        if aside:
            pass
        elif block:
            self.flush()
        else:
            self._separate(tag, kind, at, length)
        frame = frame_of(tag, kind, len(self._stack), block, surface, parent)
        frame.outer = self._open.get(tag)
        frame.look, frame.legibility = look, legibility
        if aside:
            frame.saved, self._run = self._run, Run()
        self._stack.append(frame)
        self._open[tag] = frame
        if surface is not None:
            self._surfaces[surface] = self._surfaces.get(surface, 0) + 1
        self._skipping += not kind.is_copy
        if block:
            if button:
                frame.structure = "button"
            frame.arrange(parent, self._open, self._rows, attributes)
            self._containers.append(frame)
        return frame

    def close(self, tag: str, at: int, length: int) -> None:
        """An end tag for `tag` is met; without a matching open element within reach it does nothing."""
        frame = self._innermost_heading() if tag in HEADINGS else self._open.get(tag)
        if frame is None or frame.index < self._reach(kind_of(tag)):
            if tag == "p":
                self.flush()
            return
        self.close_frame(frame)
        if not frame.block and frame.kind.ends_word:
            self.gap(at, length)

    def close_frame(self, frame: Frame) -> None:
        """End `frame` and what is still open in it; nothing happens if it has already ended."""
        if not frame.alive:
            return
        if not frame.block and frame.index < self._containers[-1].index:
            self._end(frame)
            return
        while True:
            last = self._stack.pop()
            if last.alive:
                self._end(last)
            if last is frame:
                return

    # Text

    def text(self, piece: str, at: int) -> None:
        """Text that stands for itself."""
        self._add(piece, at, _LITERAL)

    def words(self, piece: str, at: int) -> None:
        """As `text`, for a piece of a text that `is_clean`."""
        self._add(piece, at, _WORDS)

    def references(self, piece: str, at: int) -> None:
        """Text in which character references stand for characters."""
        self._add(piece, at, _REFERENCES)

    def stands_for(self, text: str, at: int, length: int) -> None:
        """`text` that stands for `length` characters of source."""
        if not self._skipping:
            builder = self._run.builder
            before, mark = builder.length, self._mark()
            builder.stands_for(text, at, length)
            if builder.length != before:
                self._note(mark)

    def gap(self, at: int, length: int) -> None:
        """Something that separates words and shows none: inline code, an image, a masked expression."""
        self._run.builder.gap(at, length)

    def line_break(self, at: int, length: int) -> None:
        """A forced line break. One is a space; two in a row end the block, as they look like the end of a paragraph."""
        run = self._run
        if run.builder.length and run.break_end == run.builder.length:
            self.flush()
            return
        run.break_end = run.builder.length
        self.gap(at, length)

    def flush(self) -> None:
        """End the block that is being read."""
        run = self._run
        if not run.builder.length:
            return
        surface = self._surface(run)
        if run.small is None:
            self._draft(run.builder.build(), surface, "")
        else:
            body, small_print = run.builder.build_cut(run.small)
            self._draft(body, surface, "")
            self._draft(small_print, surface if surface in ("hidden", "alt-text") else "small-print", run.legibility)
        run.begin()

    # What stands beside the text

    def aside(self, prose: Prose | None, surface: Surface, lead: Draft | None = None) -> Draft | None:
        """A block that is no part of the text around it: an attribute, a comment. In a hidden element it is hidden."""
        if prose is None:
            return None
        if surface != "comment" and "hidden" in self._surfaces:
            surface = "hidden"
        draft = Draft(prose, surface, lead=lead, row=self._containers[-1].row)
        self.drafts.append(draft)
        return draft

    @property
    def is_skipping(self) -> bool:
        """Whether text that comes now is no copy."""
        return self._skipping > 0

    def is_open(self, tag: str) -> bool:
        """Whether an element `tag` is open."""
        return tag in self._open

    def new_row(self) -> int:
        """A key that no list, row or entry of this document has had."""
        return self._rows.next()

    def finish(self) -> list[Draft]:
        """End what is still open; all drafts, in the order in which they were finished."""
        while len(self._stack) > 1:
            last = self._stack.pop()
            if last.alive:
                self._end(last)
        self.flush()
        return self.drafts

    # How elements end

    def _imply_ends(self, kind: Kind) -> None:
        reach = -1
        for name in kind.closes:
            frame = self._open.get(name)
            if frame is not None:
                reach = self._reach(kind) if reach < 0 else reach
                if frame.index > reach:
                    self.close_frame(frame)

    def _innermost_heading(self) -> Frame | None:
        """The heading that was opened last: the end tag of any ends it."""
        innermost: Frame | None = None
        for name in HEADINGS:
            frame = self._open.get(name)
            if frame is not None and (innermost is None or frame.index > innermost.index):
                innermost = frame
        return innermost

    def _reach(self, kind: Kind) -> int:
        reach = 0
        for name in kind.reach:
            frame = self._open.get(name)
            if frame is not None and frame.index > reach:
                reach = frame.index
        return reach

    def _end(self, frame: Frame) -> None:
        """Undo what `frame` did; it is on top of the stack, or an inline element that ends before the blocks it holds."""
        if frame.saved is not None:
            self.flush()
            self._run = frame.saved
        elif frame.block:
            self.flush()
        if frame.tag == "a":
            self._run.link_end = self._run.builder.length
        elif frame.tag == "sup":
            self._lower()
        frame.alive = False
        latest = self._open.pop(frame.tag)
        if latest.outer is not None:
            self._open[frame.tag] = latest.outer
        surface = frame.surface
        if surface is not None:
            self._surfaces[surface] -= 1
            if not self._surfaces[surface]:
                del self._surfaces[surface]
        self._skipping -= not frame.kind.is_copy
        if frame.block:
            self._containers.pop()
            frame.hand_on(self._containers[-1], self._open)

    # How elements are set

    def _dressed(
        self, tag: str, attributes: Mapping[str, str], above: Frame, surface: Surface | None
    ) -> tuple[Look, Legibility, Surface | None]:
        """What style sheets and `attributes` make of an element in `above` that is to have `surface`: its look, and the surface it gets."""
        look = self._styles.look(tag, attributes, above.look)
        if tag == "template" and is_rendered(attributes):
            surface = None
        elif surface is None:
            surface = landmark(tag, attributes)
        if is_hidden(attributes) or (look.hidden and not above.look.hidden):
            surface = "hidden"
        if look is above.look:
            return look, above.legibility, surface
        legibility = look.legibility
        if legibility and surface is None and legibility != above.legibility:
            surface = "small-print"
        return look, legibility, surface

    # How text is cut

    def _separate(self, tag: str, kind: Kind, at: int, length: int) -> None:
        beside_link = tag == "a" and self._run.link_end == self._run.builder.length
        if kind.parts or beside_link:
            self.gap(at, length)
        if tag == "sup" and self._run.raised is None:
            self._run.raised = self._run.builder.mark()

    def _lower(self) -> None:
        """A superscript has ended: what points at a note is no part of the sentence."""
        run = self._run
        if run.raised is None:
            return
        run.builder.leave_out_note_mark(run.raised)
        if run.small is not None and run.small.parts > run.raised.parts:
            run.small = None
        run.raised = None

    def _add(self, piece: str, at: int, how: int) -> None:
        if self._skipping:
            return
        if "pre" in self._open and (blank := _BLANK_LINES.search(piece)):
            self._add_preformatted(piece, at, blank, how)
            return
        run = self._run
        builder = run.builder
        before = builder.length
        mark = self._mark() if self._surfaces else None
        if how == _WORDS:
            builder.words(piece, at)
        elif how == _REFERENCES:
            builder.references(piece, at)
        else:
            builder.literal(piece, at)
        if builder.length != before:
            self._note(mark)

    def _add_preformatted(self, piece: str, at: int, blank: re.Match[str] | None, how: int) -> None:
        """In preformatted text a blank line ends a block."""
        done = 0
        while blank:
            self._add(piece[done : blank.start()], at + done, how)
            self.flush()
            done = blank.end()
            blank = _BLANK_LINES.search(piece, done)
        self._add(piece[done:], at + done, how)

    def _mark(self) -> Mark | None:
        """The point before a piece, where small print may begin: one to cut at."""
        run = self._run
        return run.builder.mark() if "small-print" in self._surfaces and run.small is None else None

    def _note(self, mark: Mark | None) -> None:
        """Keep account of what the run consists of, after a piece was added, at `mark` if small print may begin with it."""
        run = self._run
        if "small-print" not in self._surfaces:
            run.small = None
        elif mark is not None:
            run.small = mark
        if run.small is not None:
            run.legibility = self._stack[-1].legibility
        if "a" not in self._open:
            run.linked = False

    def _surface(self, run: Run) -> Surface:
        if self._surfaces:
            for surface in LEAST_PROMINENT_FIRST:
                if surface != "small-print" and surface in self._surfaces:
                    return surface
        structure = self._containers[-1].structure
        return "link" if run.linked and structure in ("paragraph", "list-item") else structure

    def _draft(self, prose: Prose | None, surface: Surface, legibility: Legibility) -> None:
        if prose is None:
            return
        container = self._containers[-1]
        level = container.level if container.level and container.structure == "heading" and surface != "alt-text" else 0
        draft = draft_of(prose, surface, level, container.lead, container.row, legibility)
        self.drafts.append(draft)
        if surface not in _UNSEEN:
            container.last = draft


_UNSEEN = frozenset({"hidden", "alt-text"})
"""What leads nothing that comes after it."""
_BLANK_LINES = regex(r"(?:\r\n?+|\n)[ \t]*(?:\r\n?+|\n)\s*")
