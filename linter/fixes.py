"""Findings put right: approved texts inserted verbatim. Nothing is ever reworded, and what has no fix is left alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape

from linter.documents.model import Document, Visibility
from linter.findings import Edit, Finding
from linter.records import dataclass
from linter.regexes import regex


@dataclass(frozen=True, slots=True)
class Change:
    """A finding that was put right, and the line of the new text at which that shows."""

    finding: Finding
    line: int


def fixed(source: str, findings: Iterable[Finding]) -> str:
    """`source` with the first fix of each finding applied.

    Several insertions at one place follow each other in the order of the findings; an edit that would touch what another one changed is
    left out. Suppressed findings are not put right.
    """
    return spliced(source, edits_of(findings))


def spliced(source: str, edits: Iterable[Edit]) -> str:
    """`source` with `edits`, which are in order of place, applied."""
    pieces: list[str] = []
    done = 0
    for edit in edits:
        pieces += [source[done : edit.span.start], edit.text]
        done = edit.span.end
    return "".join([*pieces, source[done:]])


def edits_of(findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """The edits that `fixed` applies, in order of place."""
    return tuple(edit for _, edit in _applied(findings))


def is_read_back(before: Document, after: Document, findings: Iterable[Finding]) -> bool:
    """Whether each text that `fixed` puts into `before` is read in `after`, to the letter, as a visible block of its own.

    What is unfinished further up (a table, a comment, a title), or a style sheet, may take it from every reader.
    """
    put = Counter(_words(edit.text, before) for edit in edits_of(findings))
    return put <= _shown(after) - _shown(before)


def _words(paragraph: str, document: Document) -> str:
    """The words of an inserted `paragraph`, on one line."""
    if document.format == "html":
        paragraph = unescape(paragraph.strip().removeprefix("<p>").removesuffix("</p>"))
    return " ".join(paragraph.split())


def _shown(document: Document) -> Counter[str]:
    """The blocks of running text that a reader meets; in plain text a line without a full stop may be taken for a heading."""
    return Counter(
        " ".join(block.text.split())
        for block in document.blocks
        if block.visibility is Visibility.VISIBLE and block.surface in ("paragraph", "heading")
    )


def changes(source: str, findings: Iterable[Finding]) -> tuple[Change, ...]:
    """What `fixed` does, in order of place."""
    done = grown = 0
    lines = 1
    found = []
    for finding, edit in _applied(findings):
        lines += _breaks(source[done : edit.span.start])
        leading = len(edit.text) - len(edit.text.lstrip())
        found.append(Change(finding, lines + grown + _breaks(edit.text[:leading])))
        grown += _breaks(edit.text)
        done = edit.span.end
    return tuple(found)


def _applied(findings: Iterable[Finding]) -> Iterator[tuple[Finding, Edit]]:
    """The edits of the first fixes in order of place, those left out that would touch what another one changed."""
    edits = [(finding, edit) for finding in findings if finding.fixes and finding.suppressed is None for edit in finding.fixes[0].edits]
    done = 0
    for _, (finding, edit) in sorted(enumerate(edits), key=lambda numbered: (numbered[1][1].span.start, numbered[0])):
        if edit.span.start >= done:
            yield finding, edit
            done = edit.span.end


def _breaks(text: str) -> int:
    return len(_LINE_BREAK.findall(text))


_LINE_BREAK = regex(r"\r\n?|\n")
