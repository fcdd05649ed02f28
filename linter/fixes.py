"""Findings put right: approved texts inserted verbatim. Nothing is ever reworded, and what has no fix is left alone."""

from __future__ import annotations

from collections.abc import Iterable

from linter.findings import Edit, Finding


def fixed(source: str, findings: Iterable[Finding]) -> str:
    """`source` with the first fix of each finding applied.

    Several insertions at one place follow each other in the order of the findings; an edit that would touch what another one changed is
    left out. Suppressed findings are not put right.
    """
    edits = [edit for finding in findings if finding.fixes and finding.suppressed is None for edit in finding.fixes[0].edits]
    pieces: list[str] = []
    done = 0
    for edit in _in_order(edits):
        if edit.span.start < done:
            continue
        pieces += [source[done : edit.span.start], edit.text]
        done = edit.span.end
    return "".join([*pieces, source[done:]])


def _in_order(edits: list[Edit]) -> list[Edit]:
    return [edit for _, edit in sorted(enumerate(edits), key=lambda numbered: (numbered[1].span.start, numbered[0]))]
