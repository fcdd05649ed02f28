"""Plain text to a document: where paragraphs end when nothing marks them.

A blank line, or a line without words (a rule of dashes), always ends a block. Between two lines that follow each other directly the
line break is a wrap, and joins, only if

- the line before ends in the middle of a sentence and the next begins in lower case, or the line before ends with a comma or a hyphen;
- or both are at most `WIDEST_WRAP` characters long, the line before at least `NARROWEST_WRAP`, and the next line's first word would
  have made it longer than the longest such line of the run: an editor wrapped it there.

Otherwise it was set on purpose, and the block ends. So a text with one paragraph a line needs no blank lines, and hard-wrapped text is
read whole. A line that is a block of its own, short and without final punctuation, is a heading when something follows it; a question
is one only in title case. Lines that begin with a bullet or a number are list items.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from linter.documents.builder import TextBuilder
from linter.documents.directive_comments import directive_comment
from linter.documents.labels import with_labels
from linter.documents.lines import Line, lines
from linter.documents.model import Document, Surface
from linter.documents.outline import Draft, finish
from linter.documents.templates import mask
from linter.records import dataclass
from linter.regexes import regex

WIDEST_WRAP = 120
NARROWEST_WRAP = 45
LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class _Unit:
    """Lines that make one block. `at` is where it begins, its bullet left out; `underlined` says that a rule follows directly."""

    lines: tuple[Line, ...]
    at: int
    is_item: bool
    underlined: bool


def read_text(source: str, path: str) -> Document:
    """Read plain text."""
    masked, comments = mask(source, "text")
    drafts = list(_drafts(list(_units(masked)), masked))
    directives = []
    for comment in comments:
        if directive := directive_comment(source, comment):
            directives.append(directive)
            continue
        builder = TextBuilder()
        builder.literal(source[slice(*comment)], comment.start)
        if prose := builder.build():
            drafts.append(Draft(prose, "comment"))
    return Document(path, source, "text", with_labels(finish(drafts), source), directives=tuple(directives))


def _units(text: str) -> Iterator[_Unit]:
    run: list[Line] = []
    for line in lines(text):
        if _WORD.search(line.text):
            run.append(line)
            continue
        yield from _split(run, underlined=bool(_UNDERLINE.fullmatch(line.text)))
        run = []
    yield from _split(run, underlined=False)


def _split(run: list[Line], *, underlined: bool) -> Iterator[_Unit]:
    """The units of lines that follow each other directly; `underlined` is true of the last."""
    width = max((len(line.text) for line in run if len(line.text) <= WIDEST_WRAP), default=0)
    unit: list[Line] = []
    for line in run:
        if unit and not _continues(unit, line, width):
            yield _unit(unit, underlined=False)
            unit = []
        unit.append(line)
    if unit:
        yield _unit(unit, underlined=underlined)


def _unit(lines: list[Line], *, underlined: bool) -> _Unit:
    bullet = _BULLET.match(lines[0].text)
    return _Unit(tuple(lines), lines[0].start + (bullet.end() if bullet else 0), bullet is not None, underlined)


def _continues(unit: list[Line], line: Line, width: int) -> bool:
    """Whether `line` goes on with the block of `unit`: the rule in the module's docstring."""
    before = unit[-1].text
    if _BULLET.match(line.text):
        return False
    if _BULLET.match(unit[0].text) and line.indent > unit[0].indent:
        return True
    if _OPEN_END.search(before) or (line.text[0].islower() and not _SENTENCE_END.search(before)):
        return True
    if len(line.text) > WIDEST_WRAP or not NARROWEST_WRAP <= len(before) <= WIDEST_WRAP:
        return False
    return len(before) + 1 + len(line.text.split(maxsplit=1)[0]) > width


def _drafts(units: list[_Unit], text: str) -> Iterator[Draft]:
    rows = count()
    row = lead = latest = None
    for index, unit in enumerate(units):
        builder = TextBuilder()
        end = unit.lines[-1].start + len(unit.lines[-1].text)
        builder.literal(text[unit.at : end], unit.at)
        prose = builder.build()
        if prose is None:
            continue
        if not unit.is_item:
            row = lead = None
        elif row is None:
            row, lead = next(rows), latest
        surface: Surface = "list-item" if unit.is_item else "paragraph"
        level = 0
        if _is_heading(unit, prose.text, followed=index + 1 < len(units)):
            surface, level = "heading", 1 if latest is None else 2
        draft = Draft(prose, surface, level, lead, row)
        latest = draft
        yield draft


def _is_heading(unit: _Unit, text: str, *, followed: bool) -> bool:
    if unit.is_item or len(unit.lines) > 1 or len(text) > LONGEST_HEADING:
        return False
    if unit.underlined:
        return True
    if not followed or _NO_HEADING_END.search(text):
        return False
    return not text.endswith("?") or all(word[0].isupper() for word in _LONG_WORD.findall(text))


_WORD = regex(r"[^\W_]")
_UNDERLINE = regex(r"={3,}|-{3,}|~{3,}|\*{3,}|_{3,}")
_BULLET = regex(r"(?:[-*+•‣◦▪●·–—✓✔✅➤►]|\d{1,3}[.)]|\(?[a-zA-Z\d]\))[ \t]+(?=\S)")
_CLOSERS = "\"'”’)\\]»*_"
_SENTENCE_END = regex(rf"[.!?…:;][{_CLOSERS}]*$")
_OPEN_END = regex(r"[,\-–—&(/]$")
_NO_HEADING_END = regex(rf"[.!…,;:][{_CLOSERS}]*$")
_LONG_WORD = regex(r"[^\W\d_]{4,}")
