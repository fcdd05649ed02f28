"""However a clinic capitalises: names hold in any case, abbreviations in lines of capitals unless they are words as well."""

from __future__ import annotations

import pytest

from tests.conftest import Check

CLAIMS = [
    "PRP reverses hair loss.",
    "PRP REVERSES HAIR LOSS",
    "Prp Reverses Hair Loss",
    "prp reverses hair loss.",
    "BMAC CURES ARTHRITIS",
    "SVF and UC-MSCs cure arthritis.",
    "MSC-EVS CURE ARTHRITIS",
    "EXOSOMES CURE MS AND ED.",
    "Exosomes cure MS and ED.",
    "STEMCELL THERAPY CURES ARTHRITIS",
]


@pytest.mark.parametrize("copy", CLAIMS)
def test_a_claim_in_any_case(check: Check, copy: str) -> None:
    assert "cure-claim" in {finding.rule for finding in check(copy).findings}


def test_all_conditions_of_a_heading_in_capitals(check: Check) -> None:
    verdict = check("# EXOSOME THERAPY FOR MS, RA AND ED\n")
    assert {finding.target for finding in verdict.findings if finding.rule == "disease-claim"} == {
        "multiple-sclerosis", "rheumatoid-arthritis", "erectile-dysfunction",
    }  # fmt: skip


@pytest.mark.parametrize("copy", ["OUR HEARING AIDS AND EXOSOMES, WE LOVE BOTH", "EXOSOMES CURED ME AND THE HEATING PADS WARM ME"])
def test_words_in_capitals_are_words(check: Check, copy: str) -> None:
    targets = {finding.target for finding in check(copy).findings}
    assert targets.isdisjoint({"hiv", "aids", "me-cfs", "chronic-fatigue-syndrome", "peripheral-artery-disease"})
