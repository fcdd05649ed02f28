"""What a rule says twice about nearly the same words is reported once."""

from __future__ import annotations

from linter.checks.repeats import without_repeats
from linter.findings import Finding, Severity, Span
from tests.conftest import Check


def finding(start: int, end: int, target: str = "", severity: Severity = Severity.ERROR, rule: str = "hype") -> Finding:
    return Finding(rule, "hype", severity, Span(start, end), "paragraph", "", "", (), target=target)


def test_of_overlapping_passages_the_longest_is_kept() -> None:
    assert without_repeats([finding(8, 20), finding(0, 20), finding(30, 40)]) == (finding(0, 20), finding(30, 40))
    assert without_repeats([finding(0, 10), finding(8, 30)]) == (finding(8, 30),)


def test_one_that_weighs_more_is_kept_however_short() -> None:
    assert without_repeats([finding(0, 20, severity=Severity.WARNING), finding(8, 20)]) == (finding(8, 20),)


def test_other_targets_and_other_rules_are_other_things() -> None:
    apart = (finding(0, 10, "gout"), finding(0, 10, rule="style"), finding(0, 20, "lupus"))
    assert without_repeats(reversed(apart)) == apart


def test_two_frames_that_meet_in_a_sentence_are_one_finding(check: Check) -> None:
    verdict = check("Exosomes at our clinic. People who choose them recover sooner.")
    assert len([each for each in verdict.findings if each.rule == "structure-function-claim"]) == 1


def test_every_condition_of_a_list_has_its_finding(check: Check) -> None:
    verdict = check("Our exosomes cure lupus, gout and migraines.")
    assert {each.target for each in verdict.findings if each.rule == "cure-claim"} == {"lupus", "gout", "migraine"}
