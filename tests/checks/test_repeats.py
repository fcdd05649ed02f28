"""What a rule says twice about nearly the same words is reported once."""

from __future__ import annotations

import pytest

from linter.checks.repeats import without_bare, without_repeats
from linter.findings import Category, Finding, Severity, Span
from tests.conftest import Check


def finding(
    start: int, end: int, target: str = "", severity: Severity = Severity.ERROR, rule: str = "hype", category: Category = "hype"
) -> Finding:
    return Finding(rule, category, severity, Span(start, end), "paragraph", "", "", (), target=target)


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


@pytest.mark.parametrize("heading", ["Conditions we treat", "Conditions that we help with exosomes"])
def test_a_heading_of_conditions_is_one_fault(heading: str, check: Check) -> None:
    copy = f"# Exosomes at our clinic\n\n## {heading}\n\n[Book now](/book)\n"
    found = [each for each in check(copy).findings if each.category != "disclosure"]
    assert [each.rule for each in found] == ["implied-disease-claim"]


def test_a_benefit_for_nothing_in_particular_yields_to_what_names_the_fault() -> None:
    bare, illness = finding(2, 10, rule="body", category="structure-function"), finding(0, 12, rule="illness", category="disease-claim")
    assert without_bare([bare, illness]) == (illness,)


@pytest.mark.parametrize(
    "other",
    [
        finding(2, 9, rule="illness", category="disease-claim"),
        finding(2, 10, rule="illness", category="disease-claim", severity=Severity.WARNING),
        finding(2, 10, rule="promise", category="guarantee"),
    ],
)
def test_it_stands_beside_less_and_beside_another_fault(other: Finding) -> None:
    bare = finding(2, 10, rule="body", category="structure-function")
    assert bare in without_bare([bare, other])


def test_what_is_said_of_a_part_of_the_body_stands() -> None:
    cartilage = finding(2, 10, "cartilage", rule="body", category="structure-function")
    illness = finding(0, 12, rule="illness", category="disease-claim")
    assert without_bare([illness, cartilage]) == (illness, cartilage)


def test_it_stands_where_the_other_finding_is_silenced(check: Check) -> None:
    silenced = "<!-- claimslint-disable-next-line implied-disease-claim -- the words of the complaint -->\n## Conditions we treat\n"
    found = check(f"# Exosomes at our clinic\n\n{silenced}\n[Book now](/book)\n").findings
    assert {(each.rule, each.suppressed is None) for each in found if each.category != "disclosure"} == {
        ("implied-disease-claim", False),
        ("structure-function-claim", True),
    }
