"""`--fix` and `--diff`: put the fixes of a verdict into its file, or show what they would change."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, compress
from pathlib import Path

from linter.cli.delivery import write_file
from linter.cli.files import Copy
from linter.cli.lacking import Lacking, unknown_part
from linter.cli.material import styles_of
from linter.documents.model import DocumentError
from linter.documents.read import read_document
from linter.engine import Verdict
from linter.findings import Edit, Span
from linter.fixes import Change, changes, edits_of, fixed, is_read_back, spliced

_MARK = "\ufeff"
_UNREAD = "no reader would meet it there as a paragraph of its own"
_CONTEXT = 3
"""Lines that a diff shows around what it changes."""


def fixable(
    copies: Sequence[Copy], verdicts: Sequence[Verdict], lacking: Mapping[str, Lacking]
) -> tuple[tuple[Verdict, ...], tuple[str, ...]]:
    """The verdicts whose fixes are needed and read, and a sentence on each of the others; `lacking` is what the page at a path lacks.

    Readers have to meet what is inserted as paragraphs of the page's own, and nothing that the page is rendered with and that nobody has
    read may say it already.
    """
    files = {copy.path: copy.file for copy in copies}
    against = [_against(verdict, files.get(verdict.document.path), lacking.get(verdict.document.path)) for verdict in verdicts]
    told = tuple(f"{verdict.document.path}: nothing is inserted: {why}" for verdict, why in zip(verdicts, against, strict=True) if why)
    return tuple(compress(verdicts, (why is None for why in against))), told


def _against(verdict: Verdict, file: str | None, lacking: Lacking | None) -> str | None:
    """What speaks against the fixes of `verdict`, if it has any."""
    if not edits_of(verdict.findings):
        return None
    if lacking is not None and (part := unknown_part(lacking)) is not None:
        return f"{part}, may say it"
    return None if _is_sound(verdict, file) else _UNREAD


def _is_sound(verdict: Verdict, file: str | None) -> bool:
    """Whether what the fixes of `verdict` insert is read back: the changed page is read once more, with its style sheets."""
    document = verdict.document
    after = fixed(document.source, verdict.findings)
    data = after.encode()
    try:
        changed = read_document(data, document.path, document.format, styles=styles_of(file, data))
    except DocumentError:
        return False
    return is_read_back(document, changed, verdict.findings)


def write_fixes(copies: Sequence[Copy], verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """Write each file whose findings have fixes, whole or not at all, and say in a sentence each what was put where."""
    files = {copy.path: copy.file for copy in copies}
    told: list[str] = []
    for verdict in verdicts:
        document, file = verdict.document, files.get(verdict.document.path)
        after = fixed(document.source, verdict.findings)
        if file is not None and after != document.source:
            write_file(Path(file), ((_mark(Path(file)) + after).encode(),))
            told += (_told(document.path, change) for change in changes(document.source, verdict.findings))
    return tuple(told)


def diff(copies: Sequence[Copy], verdicts: Sequence[Verdict]) -> str:
    """What `--fix` would change, as a unified diff of the files, with their byte order marks."""
    files = {copy.path: copy.file for copy in copies}
    pieces: list[str] = []
    for verdict in verdicts:
        name, file = verdict.document.path, files.get(verdict.document.path)
        edits = edits_of(verdict.findings)
        if edits:
            mark = "" if file is None else _mark(Path(file))
            moved = [Edit(Span(edit.span.start + len(mark), edit.span.end + len(mark)), edit.text) for edit in edits]
            lines = [f"--- {name}\n", f"+++ {name}\n", *_hunks(mark + verdict.document.source, moved)]
            pieces += [line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines]
    return "".join(pieces)


def _hunks(source: str, edits: Sequence[Edit]) -> Iterator[str]:
    """The lines of a unified diff. Only the lines around each edit are compared: those of a long page may be alike by the thousand."""
    import difflib

    lines = _lines(source)
    starts = list(accumulate(map(len, lines), initial=0))
    grown = 0
    for first, end, own in _windows(edits, starts):
        offset = starts[first]
        here = [Edit(Span(edit.span.start - offset, edit.span.end - offset), edit.text) for edit in own]
        old, new = lines[first:end], _lines(spliced(source[offset : starts[end]], here))
        for line in list(difflib.unified_diff(old, new, n=_CONTEXT))[2:]:
            head = _HEAD.fullmatch(line)
            yield line if head is None else _placed(head, first, first + grown)
        grown += len(new) - len(old)


def _windows(edits: Sequence[Edit], starts: Sequence[int]) -> Iterator[tuple[int, int, list[Edit]]]:
    """Lines from the first to before the end that show `edits` in their context, each with those that it shows, in order of place."""
    last = len(starts) - 1
    window: tuple[int, int, list[Edit]] | None = None
    for edit in edits:
        first = max(bisect_right(starts, edit.span.start) - 1 - _CONTEXT, 0)
        end = min(bisect_right(starts, edit.span.end) + _CONTEXT, last)
        if window is not None and first <= window[1]:
            window = window[0], max(window[1], end), [*window[2], edit]
        else:
            if window is not None:
                yield window
            window = first, end, [edit]
    if window is not None:
        yield window


def _placed(head: re.Match[str], old: int, new: int) -> str:
    """The head of a hunk, its line numbers moved on."""
    return f"@@ -{int(head[1]) + old}{head[2]} +{int(head[3]) + new}{head[4]} @@\n"


_HEAD = re.compile(r"@@ -(\d+)((?:,\d+)?) \+(\d+)((?:,\d+)?) @@\n")


def _lines(text: str) -> list[str]:
    """The lines of a text as whoever applies a diff has them: a form feed or a carriage return ends none."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _told(path: str, change: Change) -> str:
    return f"{path}:{change.line}: {change.finding.rule}: inserted the approved text"


def _mark(file: Path) -> str:
    """The byte order mark that `file` begins with, if it does."""
    with file.open("rb") as opened:
        return _MARK if opened.read(3) == _MARK.encode() else ""
