"""One finding for one thing: what a rule says twice about nearly the same words is said once.

Several frames can meet in a sentence ("People who choose them recover sooner", "recover sooner") and make an assertion each. Of the
findings of one rule about one target whose passages overlap, the one that weighs most is kept, and of those the longest.

Two rules may find the same fault in the same words: a heading “Conditions we treat” tells of illness, and says that something gets better.
A benefit for nothing in particular yields there to the finding that names the fault.
"""

from __future__ import annotations

from collections.abc import Iterable

from linter.findings import Finding, Severity, Stretches


def without_repeats(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """`findings` in order of place, without those that repeat another one."""
    kept: dict[tuple[str, str], list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: finding.order):
        same = kept.setdefault((finding.rule, finding.target), [])
        if same and same[-1].span.overlaps(finding.span):
            same[-1] = max(same[-1], finding, key=_weight)
        else:
            same.append(finding)
    found = sorted((finding for same in kept.values() for finding in same), key=lambda finding: finding.order)
    if not any(map(_is_bare, found)):
        return tuple(found)
    illnesses = {
        each: Stretches(finding.span for finding in found if finding.category == "disease-claim" and finding.severity.weight >= each.weight)
        for each in Severity
    }
    return tuple(finding for finding in found if not (_is_bare(finding) and illnesses[finding.severity].cover(finding.span)))


def _is_bare(finding: Finding) -> bool:
    """Whether it is about a benefit for nothing in particular."""
    return finding.category == "structure-function" and not finding.target


def _weight(finding: Finding) -> tuple[int, int]:
    return finding.severity.weight, finding.span.end - finding.span.start
