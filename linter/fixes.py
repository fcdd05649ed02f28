"""Findings put right: approved texts inserted verbatim. Nothing is ever reworded, and what has no fix is left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import unescape

from linter.documents.model import Document, DocumentError, Visibility
from linter.documents.read import read_document
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


def is_read_back(document: Document, findings: Iterable[Finding]) -> bool:
    """Whether a reader of the document with its fixes meets each text that they insert as a visible block of its own, and no longer one.

    The changed document is read once more: what is unfinished in it (a table, a comment, a title) may swallow what comes after it.
    """
    edits = edits_of(findings)
    try:
        changed = read_document(spliced(document.source, edits).encode(), document.path, document.format)
    except DocumentError:
        return False
    told = {tuple(_WORD.findall(block.text)) for block in changed.blocks if block.visibility is Visibility.VISIBLE}
    texts = (unescape(_PARAGRAPH_TAG.sub(" ", edit.text)) if document.format == "html" else edit.text for edit in edits)
    return all(tuple(_WORD.findall(text)) in told for text in texts)


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


_WORD = regex(r"[^\W_]+")
_PARAGRAPH_TAG = regex(r"</?p>")
_LINE_BREAK = regex(r"\r\n?|\n")
