"""`--fix` and `--diff`: put the fixes of a verdict into its file, or show what they would change."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from linter.cli.delivery import write_file
from linter.cli.files import Copy
from linter.engine import Verdict
from linter.fixes import Change, changes, fixed

_MARK = "\ufeff"


def write_fixes(copies: Sequence[Copy], verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """Write each file whose findings have fixes, whole or not at all, and say in a sentence each what was put where."""
    files = {copy.path: copy.file for copy in copies}
    told: list[str] = []
    for verdict in verdicts:
        file = files.get(verdict.document.path)
        after = fixed(verdict.document.source, verdict.findings)
        if file is not None and after != verdict.document.source:
            write_file(Path(file), ((_mark(Path(file)) + after).encode(),))
            told += (_told(verdict.document.path, change) for change in changes(verdict.document.source, verdict.findings))
    return tuple(told)


def diff(verdicts: Sequence[Verdict]) -> str:
    """What `--fix` would change, as a unified diff."""
    import difflib

    pieces: list[str] = []
    for verdict in verdicts:
        before, after = verdict.document.source, fixed(verdict.document.source, verdict.findings)
        if before != after:
            name = verdict.document.path
            lines = difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), name, name)
            pieces += [line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines]
    return "".join(pieces)


def _told(path: str, change: Change) -> str:
    return f"{path}:{change.line}: {change.finding.rule}: inserted the approved text"


def _mark(file: Path) -> str:
    """The byte order mark that `file` begins with, if it does."""
    with file.open("rb") as opened:
        return _MARK if opened.read(3) == _MARK.encode() else ""
