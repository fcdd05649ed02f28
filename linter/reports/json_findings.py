"""Findings as JSON, written as they are read: what `dumps` would make of an object for each, in half the time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from json import dumps
from json.encoder import encode_basestring_ascii as quoted

from linter.documents.model import Document
from linter.findings import Finding, Fix
from linter.policy.fingerprints import fingerprints
from linter.records import as_mapping


def findings_json(document: Document, findings: Sequence[Finding], met: dict[bytes, int]) -> str:
    """`findings` in `document` as JSON objects with commas between; `met` is what their fingerprints know of those before them."""
    own = zip(findings, fingerprints(document, findings, met), strict=True)
    return ", ".join([_finding(document, finding, fingerprint) for finding, fingerprint in own])


def _finding(document: Document, finding: Finding, fingerprint: str) -> str:
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
