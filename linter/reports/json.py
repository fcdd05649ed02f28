"""The report as one JSON object, described by schemas/report.schema.json.

One line a file, so that two reports can be compared by eye; ASCII only, so that no terminal or locale can spoil it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from json import dumps
from json.encoder import encode_basestring_ascii as quoted
from typing import TYPE_CHECKING

from linter.documents.model import Document
from linter.findings import Finding, Fix
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
        yield f"{', ' if number else ''}{', '.join(some)}"
    yield "]}"


_AT_ONCE = 100
"""Findings that are written as one piece: those of nearly every page."""


def _finding(document: Document, finding: Finding, fingerprint: str) -> str:
    """What `dumps` would write of an object with these values: to make one of each finding takes twice as long as to write it."""
    start, end = finding.span
    text = document.source[start:end]
    line, column = document.position(start)
    has_one_line = "\n" not in text and "\r" not in text
    end_line, end_column = (line, column + end - start) if has_one_line else document.position(end)
    evidence = [f'{{"role": {_often(role)}, "start": {start + first}, "end": {start + last}}}' for role, first, last in finding.evidence]
    related = [_related(document, item.span.start, item.message) for item in finding.related] if finding.related else ()
    return (
        f'{{"rule": {_often(finding.rule)}, "category": {_often(finding.category)}, "severity": "{finding.severity}", '
        f'"message": {quoted(finding.message)}, "help": {_often(finding.help)}, '
        f'"line": {line}, "column": {column}, "end_line": {end_line}, "end_column": {end_column}, "start": {start}, "end": {end}, '
        f'"text": {quoted(text)}, "surface": {_often(finding.surface)}, "claim": {_often(finding.claim)}, '
        f'"basis": {_often(finding.basis)}, "evidence": [{", ".join(evidence)}], "related": [{", ".join(related)}], '
        f'"fixes": [{", ".join(map(_fix, finding.fixes))}], "fingerprint": {quoted(fingerprint)}, '
        f'"suppressed": {"null" if finding.suppressed is None else dumps(as_mapping(finding.suppressed))}}}'
    )


def _related(document: Document, offset: int, message: str) -> str:
    line, column = document.position(offset)
    return f'{{"line": {line}, "column": {column}, "message": {quoted(message)}}}'


def _fix(fix: Fix) -> str:
    edits = [f'{{"start": {edit.span.start}, "end": {edit.span.end}, "text": {quoted(edit.text)}}}' for edit in fix.edits]
    return f'{{"description": {quoted(fix.description)}, "edits": [{", ".join(edits)}]}}'


@lru_cache(maxsize=1024)
def _often(value: str | tuple[str, ...] | None) -> str:
    """A value of which a run has few: what a rule says of itself, the id of a claim, a role."""
    return dumps(value)
