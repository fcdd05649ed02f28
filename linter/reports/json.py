"""The report as one JSON object, described by schemas/report.schema.json.

One line a file, so that two reports can be compared by eye; ASCII only, so that no terminal or locale can spoil it.
"""

from __future__ import annotations

from collections.abc import Iterator
from json import dumps
from typing import TYPE_CHECKING

from linter.records import as_mapping
from linter.reports.report import Report, all_failures, counts

try:
    from linter.reports._json_findings import findings_json
except ImportError:
    from linter.reports.json_findings import findings_json

if TYPE_CHECKING:
    from linter.engine import Verdict

SCHEMA_VERSION = 1


def render(report: Report) -> Iterator[bytes]:
    """`report` as a JSON text that ends with a line feed, in pieces; its files were written by `entry`."""
    failures = [{"path": f.path, "line": f.line, "column": f.column, "message": f.message} for f in all_failures(report)]
    head = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "claimslint", "version": report.version},
        "registry": {"packs": list(report.packs), "fingerprint": report.fingerprint},
        "as_of": report.as_of.isoformat(),
        "markets": list(report.markets),
        "fail_on": report.fail_on,
        "summary": as_mapping(counts(report)),
        "failures": failures,
    }
    lines = [f" {dumps(key)}: {dumps(value)}" for key, value in head.items()]
    yield ("{\n" + ",\n".join([*lines, ' "files": ['])).encode("ascii")
    for number, file in enumerate(report.files):
        yield b",\n  " if number else b"\n  "
        yield from file.written.pieces()
    yield b"\n ]\n}\n" if report.files else b"]\n}\n"


def entry(verdict: Verdict) -> Iterator[str]:
    """What the report says of one file, in pieces: as objects all that is said of a long one would take many times as much memory."""
    document = verdict.document
    head: dict[str, object] = {
        "path": document.path,
        "format": document.format,
        "context": verdict.context.value,
        "promotional": verdict.promotional,
        "findings": [],
    }
    yield dumps(head)[: -len("]}")]
    met: dict[bytes, int] = {}
    for number in range(0, len(verdict.findings), _AT_ONCE):
        if number:
            yield ", "
        yield findings_json(document, verdict.findings[number : number + _AT_ONCE], met)
    yield "]}"


_AT_ONCE = 100
"""Findings that are written as one piece: those of nearly every page."""
