"""The report as one JSON object, described by schemas/report.schema.json.

One line a file, so that two reports can be compared by eye; ASCII only, so that no terminal or locale can spoil it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from json import dumps
from typing import TYPE_CHECKING

from linter.documents.model import Document
from linter.findings import Finding
from linter.policy.fingerprints import fingerprints
from linter.records import as_mapping
from linter.reports.report import Report, all_failures, counts

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
    own = zip(verdict.findings, fingerprints(document, verdict.findings), strict=True)
    for number in range(0, len(verdict.findings), _AT_ONCE):
        some = [_finding(document, finding, fingerprint) for finding, fingerprint in islice(own, _AT_ONCE)]
        yield f"{', ' if number else ''}{dumps(some)[1:-1]}"
    yield "]}"


_AT_ONCE = 100
"""Findings that are written as one piece: those of nearly every page."""


def _finding(document: Document, finding: Finding, fingerprint: str) -> dict[str, object]:
    start, end = finding.span
    line, column = document.position(start)
    end_line, end_column = document.position(end)
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity.value,
        "message": finding.message,
        "help": finding.help,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "start": start,
        "end": end,
        "text": document.source[start:end],
        "surface": finding.surface,
        "claim": finding.claim,
        "basis": list(finding.basis),
        "evidence": [{"role": item.role, "start": start + item.start, "end": start + item.end} for item in finding.evidence],
        "related": [_related(document, item.span.start, item.message) for item in finding.related],
        "fixes": [
            {
                "description": fix.description,
                "edits": [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits],
            }
            for fix in finding.fixes
        ],
        "fingerprint": fingerprint,
        "suppressed": None if finding.suppressed is None else as_mapping(finding.suppressed),
    }


def _related(document: Document, offset: int, message: str) -> dict[str, object]:
    line, column = document.position(offset)
    return {"line": line, "column": column, "message": message}
