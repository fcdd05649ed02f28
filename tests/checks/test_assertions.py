"""Assertions held against the registry's ceilings."""

from __future__ import annotations

from datetime import date

import pytest

from linter.findings import Context
from tests.conftest import Check


@pytest.mark.parametrize(
    ("copy", "rule", "severity"),
    [
        ("Exosomes cure arthritis.", "cure-claim", "error"),
        ("Exosomes treat arthritis.", "disease-claim", "error"),
        ("Exosomes may help treat arthritis.", "disease-claim", "warning"),
        ("Exosomes rebuild collagen.", "structure-function-claim", "error"),
        ("Exosomes may rebuild collagen.", "hedged-claim", "warning"),
        ("Studies exploring whether exosomes cure cancer are ongoing.", "research-toward-cure", "error"),
    ],
)
def test_what_is_said_more_strongly_than_any_claim_allows(copy: str, rule: str, severity: str, check: Check) -> None:
    assert (rule, severity) in {(finding.rule, finding.severity) for finding in check(copy).findings}


def test_a_finding_names_the_claim_that_set_the_ceiling(check: Check) -> None:
    (finding,) = [f for f in check("Exosomes treat osteoarthritis.").findings if f.rule == "disease-claim"]
    assert finding.claim == "EXO-OSTEOARTHRITIS"


def test_a_claim_past_its_review_date_lifts_no_ceiling(check: Check) -> None:
    copy = "In a study of 33 people, exosome injections reduced osteoarthritis pain."

    def claims(as_of: date) -> set[str | None]:
        return {
            finding.claim
            for finding in check(copy, context=Context.COMMERCIAL_OFFER, as_of=as_of).findings
            if finding.target == "osteoarthritis"
        }

    assert claims(date(2026, 11, 23)) == {"EXO-OSTEOARTHRITIS"}
    assert claims(date(2036, 1, 1)) == {None}
    assert claims(date(2026, 11, 23)) == {"EXO-OSTEOARTHRITIS"}, "a registry keeps the ceilings of a day, not those of another"


def test_one_finding_for_each_thing_listed(check: Check) -> None:
    findings = [f for f in check("Exosomes treat lupus, gout and shingles.").findings if f.rule == "disease-claim"]
    assert {finding.target for finding in findings} == {"lupus", "gout", "shingles"}


def test_comments_and_hidden_parts_are_not_copy(check: Check) -> None:
    assert not check("<!-- exosomes cure arthritis -->").findings
    assert not [f for f in check("<p hidden>Exosomes cure arthritis.</p>", format="html").findings if f.category != "disclosure"]


def test_every_finding_explains_itself(check: Check) -> None:
    for finding in check("Our exosomes **cure arthritis** safely, with no side effects. Book now.").findings:
        assert finding.message
        assert finding.help
        assert finding.basis
        assert finding.evidence
        assert "{" not in finding.message + finding.help


@pytest.mark.parametrize(
    "copy",
    [
        "Stem cells renew themselves by dividing.",
        "Stem cells come from the protective tissue inside the cord.",
        "Our stem cells are regulated as minimally manipulated tissue.",
        "## How exosome therapy works",
        "The factors by which our stem cells differentiate into specific tissue are not clearly understood.",
        "With stem cells we focus on managing symptoms but cannot undo damage.",
        "Stem cells send signals rather than replacing neurons.",
    ],
)
def test_what_cells_are_and_what_is_not_the_case_claims_nothing(copy: str, check: Check) -> None:
    assert {"structure-function-claim", "disease-claim"}.isdisjoint(finding.rule for finding in check(copy).findings)
