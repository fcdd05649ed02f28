"""One finding for one thing: what a rule says twice about nearly the same words is said once.

Several frames can meet in a sentence ("People who choose them recover sooner", "recover sooner") and make an assertion each. Of the
findings of one rule about one target whose passages overlap, the one that weighs most is kept, and of those the longest.

Two rules may find the same fault in the same words: a heading “Conditions we treat” tells of illness, and says that something gets better.
A benefit for nothing in particular yields there to the finding that names the fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from linter.findings import Finding, Stretches


def without_repeats(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """`findings` in order of place, without those that repeat another one."""
    kept: dict[tuple[str, str], list[Finding]] = {}
    for finding in _in_order(findings):
        same = kept.setdefault((finding.rule, finding.target), [])
        if same and same[-1].span.overlaps(finding.span):
            same[-1] = max(same[-1], finding, key=_weight)
        else:
            same.append(finding)
    return tuple(_in_order(finding for same in kept.values() for finding in same))


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    """`findings` by place and then by rule: sorted twice, because no key need be made for that. A long page has tens of thousands."""
    return sorted(sorted(findings, key=attrgetter("rule")), key=attrgetter("span"))


def without_bare(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """`findings` without the benefits for nothing in particular whose words a finding names the fault of. What is silenced names none."""
    bare = [each for each in findings if each.category == "structure-function" and not each.target and each.suppressed is None]
    ill = [each for each in findings if each.category == "disease-claim" and each.suppressed is None] if bare else []
    if not ill:
        return tuple(findings)
    illnesses = {
        severity: Stretches([each.span for each in ill if each.severity.weight >= severity.weight])
        for severity in {each.severity for each in bare}
    }
    covered = {id(each) for each in bare if illnesses[each.severity].cover(each.span)}
    return tuple([finding for finding in findings if id(finding) not in covered])


def _weight(finding: Finding) -> tuple[int, int]:
    return finding.severity.weight, finding.span.end - finding.span.start
