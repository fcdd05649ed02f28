"""reStructuredText to a document, at the level that copy needs.

Sections, paragraphs, lists, definitions, block quotes, tables, line blocks, footnotes, comments, and the directives whose body is
prose (notes, figures, epigraphs …) are read; code, field lists, toctrees and every other directive are not copy. A line belongs to the
innermost construct that it is indented under; constructs are kept on a stack, so nothing recurses.
"""

from __future__ import annotations

import re
from itertools import count

from linter.documents.builder import TextBuilder
from linter.documents.directive_comments import directive_comment
from linter.documents.labels import with_labels
from linter.documents.lines import Line, lines
from linter.documents.model import DirectiveComment, Document, Feature, Surface
from linter.documents.outline import Draft, finish
from linter.documents.rst_inline import add_inline, link_targets
from linter.documents.rst_tables import Piece, is_border, next_borders, table_length, table_rows
from linter.documents.templates import mask
from linter.findings import Span
from linter.records import dataclass
from linter.regexes import regex

PROSE_DIRECTIVES = frozenset(
    "note warning tip important hint attention caution danger error admonition seealso deprecated versionadded versionchanged topic "
    "sidebar epigraph highlights pull-quote compound container class centered rubric figure table card grid grid-item grid-item-card "
    "dropdown tab-item tab-set div parsed-literal only rst-class title replace list-table".split()
)
"""Directives whose body is read, and (but for `_NAMED_BY_ARGUMENT`) the words after their name."""

_NAMED_BY_ARGUMENT = frozenset("figure container class only rst-class div tab-set grid".split())
_SURFACES: dict[str, Surface] = {
    "epigraph": "quote", "highlights": "quote", "pull-quote": "quote", "figure": "caption", "dropdown": "details", "title": "title",
}  # fmt: skip
_WORDED_OPTIONS: dict[str, Surface] = {"alt": "alt-text", "description": "meta-description", "keywords": "meta-description"}


def read_rst(source: str, path: str) -> Document:
    """Read reStructuredText."""
    masked, comments = mask(source, "rst")
    reader = _RstReader(masked)
    for comment in comments:
        reader.comment(source, comment)
    reader.read()
    features = tuple(sorted(reader.features, key=lambda feature: feature.span))
    return Document(path, source, "rst", with_labels(finish(reader.drafts), source), features, directives=tuple(sorted(reader.directives)))


@dataclass(slots=True)
class _Construct:
    """Something lines are indented under: they are indented more than `marker`, and its own text by `base` (None: not yet known)."""

    marker: int
    surface: Surface | None = None
    base: int | None = None
    skipped: bool = False
    lead: Draft | None = None
    row: int | None = None


class _RstReader:
    """Reads lines into drafts and features. `_paragraph` holds the lines that are being joined."""

    def __init__(self, text: str) -> None:
        self.drafts: list[Draft] = []
        self.features: list[Feature] = []
        self.directives: list[DirectiveComment] = []
        self._text = text
        self._lines = list(lines(text))
        self._constructs = [_Construct(-1, base=0)]
        self._lists: dict[int, _Construct] = {}
        self._rows = count()
        self._styles: list[str] = []
        self._paragraph: list[Line] = []
        self._latest: Draft | None = None
        self._next_borders: dict[int, int] | None = None

    def read(self) -> None:
        """Read every line."""
        index = 0
        while index < len(self._lines):
            index += self._read_line(index)
        self._end_paragraph()

    def draft(
        self, pieces: list[Piece], surface: Surface, level: int = 0, lead: Draft | None = None, row: int | None = None
    ) -> Draft | None:
        """Make a block of `pieces`, words between them kept apart; comments are taken literally."""
        builder = TextBuilder()
        for text, at in pieces:
            if surface == "comment":
                builder.literal(text, at)
            else:
                add_inline(builder, text, at)
                self.features += [Feature("link", target, Span(at + start, at + end)) for target, start, end in link_targets(text)]
            builder.gap(at + len(text), 0)
        prose = builder.build()
        if prose is None:
            return None
        draft = Draft(prose, surface, level, lead, row)
        self.drafts.append(draft)
        if surface not in ("comment", "alt-text", "meta-description", "title"):
            self._latest = draft
        return draft

    def comment(self, source: str, span: Span) -> None:
        """The comment whose text stands at `span` of `source`: a directive is set apart, any other is a block that nobody is shown."""
        if directive := directive_comment(source, span):
            self.directives.append(directive)
        else:
            self.draft([(source[slice(*span)], span.start)], "comment")

    def _read_line(self, index: int) -> int:
        """Read the line at `index`, and those after it that make one thing with it; how many were read."""
        line = self._lines[index]
        if not line.text:
            self._end_paragraph()
            return 1
        while line.indent <= self._constructs[-1].marker:
            self._end_paragraph()
            self._constructs.pop()
        construct = self._constructs[-1]
        if construct.skipped:
            return 1
        if construct.base is None:
            construct.base = line.indent
        if construct.surface == "comment":
            self._paragraph.append(line)
            return 1
        if self._paragraph and self._goes_on(line):
            return 1
        return self._begin(index, line)

    def _goes_on(self, line: Line) -> bool:
        """Whether `line` was taken into the paragraph, or underlined it; else the paragraph has ended."""
        first = self._paragraph[0]
        if len(self._paragraph) == 1 and line.indent == first.indent and _ADORNMENT.fullmatch(line.text):
            self._paragraph = []
            self._head(first, line.text[0])
            return True
        if line.indent == first.indent or (len(self._paragraph) > 1 and line.indent > first.indent):
            self._paragraph.append(line)
            return True
        self._end_paragraph()
        if line.indent > first.indent and self._latest is not None:
            self._latest.surface = "list-item" if self._latest.surface == "paragraph" else self._latest.surface
            self._latest.row = next(self._rows) if self._latest.row is None else self._latest.row
            self._constructs.append(
                _Construct(first.indent, self._inherit("list-item"), line.indent, lead=self._latest, row=self._latest.row)
            )
        return False

    def _end_paragraph(self) -> None:
        if not self._paragraph:
            return
        first, last = self._paragraph[0], self._paragraph[-1]
        if first.text.startswith("| "):
            pieces = [(line.text.removeprefix("|"), line.start + line.text.startswith("|")) for line in self._paragraph]
        else:
            pieces = [(self._text[first.start : last.start + len(last.text)], first.start)]
        self._paragraph = []
        construct = self._constructs[-1]
        surface: Surface = construct.surface or "paragraph"
        if surface in ("paragraph", "list-item") and first.indent > (construct.base or 0):
            surface = "quote"
        text, at = pieces[-1]
        if surface == "comment":
            self.comment(self._text, Span(at, at + len(text)))
            return
        if text.endswith("::"):
            pieces[-1] = (text[:-1], at)
            self._constructs.append(_Construct(first.indent, skipped=True))
        self.draft(pieces, surface, lead=construct.lead, row=construct.row)

    def _head(self, line: Line, style: str) -> None:
        if style not in self._styles:
            self._styles.append(style)
        self.draft([(line.text, line.start)], "heading", min(self._styles.index(style) + 1, 6))

    def _begin(self, index: int, line: Line) -> int:
        """Start whatever `line` starts."""
        bullet = _BULLET.match(line.text)
        if not line.text.startswith(_DIRECTIVE_COMMENT):  # a list goes on after it
            self._lists = {indent: items for indent, items in self._lists.items() if indent < line.indent + (bullet is not None)}
        if line.text == ">>>" or line.text.startswith(">>> "):
            return self._doctest_length(index, line)
        if is_border(line.text):
            if self._next_borders is None:
                self._next_borders = next_borders(self._lines)
            length = table_length(self._lines, index, self._next_borders)
            self._read_table(self._lines[index : index + length])
            return length
        if _ADORNMENT.fullmatch(line.text):
            return self._overlined(index, line)
        if line.text == ".." or line.text.startswith((".. ", "__ ")):
            return self._explicit(index, line)
        if _FIELD.match(line.text):
            self._constructs.append(_Construct(line.indent, skipped=True))
        elif bullet:
            self._item(line, bullet.end())
        else:
            self._paragraph.append(line)
        return 1

    def _doctest_length(self, index: int, line: Line) -> int:
        """How many lines the doctest block has that begins with `line`: it ends at an empty line, or where less is indented."""
        end = index + 1
        while end < len(self._lines) and self._lines[end].text and self._lines[end].indent >= line.indent:
            end += 1
        return end - index

    def _overlined(self, index: int, line: Line) -> int:
        """A title between two adornments; an adornment alone only separates."""
        following = self._lines[index + 1 : index + 3]
        if len(following) > 1 and following[0].text and following[1].text == line.text:
            self._head(following[0], line.text[0] * 2)
            return 3
        return 1

    def _item(self, line: Line, width: int) -> None:
        items = self._lists.get(line.indent)
        if items is None:
            items = _Construct(line.indent, self._inherit("list-item"), lead=self._latest, row=next(self._rows))
            self._lists[line.indent] = items
        self._constructs.append(_Construct(line.indent, items.surface, line.indent + width, lead=items.lead, row=items.row))
        self._paragraph.append(Line(line.text[width:], line.start + width, line.indent + width))

    def _inherit(self, surface: Surface | None) -> Surface | None:
        """`surface`, unless something around it is less prominent."""
        around = self._constructs[-1].surface
        return surface if around in (None, "list-item") else around

    def _explicit(self, index: int, line: Line) -> int:
        """A directive, a footnote, a target, or else a comment."""
        if directive := _DIRECTIVE.match(line.text):
            return self._directive(index, line, directive)
        if footnote := _FOOTNOTE.match(line.text):
            self._constructs.append(_Construct(line.indent, "footnote"))
            self._begin_words(footnote.group("text"), line.start + footnote.start("text"), index)
        elif line.text.startswith((".. _", "__ ", ".. __")):
            self._constructs.append(_Construct(line.indent, skipped=True))
        else:
            self._constructs.append(_Construct(line.indent, "comment"))
            self._paragraph.append(Line(line.text[2:].lstrip(), line.start + len(line.text) - len(line.text[2:].lstrip()), line.indent))
        return 1

    def _directive(self, index: int, line: Line, directive: re.Match[str]) -> int:
        name = directive.group("name").lower().rpartition(":")[2]
        words, at = directive.group("words"), line.start + directive.start("words")
        if name in ("image", "figure"):
            self.features.append(Feature("image", words, Span(line.start, line.start + len(line.text))))
        surface = self._inherit(_SURFACES.get(name))
        length = 1
        while option := self._option(index + length, line.indent):
            label = option.group("name").lower()
            if label in _WORDED_OPTIONS:
                start = self._lines[index + length].start
                self.draft([(option.group("words"), start + option.start("words"))], _WORDED_OPTIONS[label])
            length += 1
        self._constructs.append(_Construct(line.indent, surface, skipped=name not in PROSE_DIRECTIVES))
        if name in PROSE_DIRECTIVES and name not in _NAMED_BY_ARGUMENT:
            self._begin_words(words, at, index)
            if length > 1:
                self._end_paragraph()
        return length

    def _begin_words(self, words: str, at: int, index: int) -> None:
        """Words that follow a marker on line `index` begin a paragraph that goes on, if it does, at the next line's indent."""
        if words:
            following = self._lines[index + 1].indent if index + 1 < len(self._lines) else 0
            self._paragraph.append(Line(words, at, max(following, self._lines[index].indent + 1)))

    def _option(self, index: int, indent: int) -> re.Match[str] | None:
        """The option of a directive at line `index`, if there is one."""
        if index >= len(self._lines) or self._lines[index].indent <= indent:
            return None
        return _FIELD.match(self._lines[index].text)

    def _read_table(self, lines: list[Line]) -> None:
        columns: dict[int, Draft | None] = {}
        for row in table_rows(lines):
            key = next(self._rows)
            for column, pieces in row.cells.items():
                draft = self.draft(pieces, self._inherit("table-cell") or "table-cell", 0, None if row.heads else columns.get(column), key)
                if row.heads:
                    columns[column] = draft


_DIRECTIVE_COMMENT = ".. claimslint-"
_ADORNMENT = regex(r"""([!-/:-@\[-`{-~])\1{2,}""")
_FIELD = regex(r":(?P<name>[^:\s][^:\r\n]*):(?:[ \t]+|$)(?P<words>.*)")
_BULLET = regex(r"(?:[-*+•‣⁃]|\(?(?:\d+|[a-zA-Z]|#)[.)])[ \t]+(?=\S)")
_DIRECTIVE = regex(r"\.\. (?:\|[^|]+\| )?(?P<name>[\w:.+-]*?[\w+-])::(?:[ \t]+|$)(?P<words>.*)")
_FOOTNOTE = regex(r"\.\. \[(?:#?[\w-]*|\*)\](?:[ \t]+|$)(?P<text>.*)")
