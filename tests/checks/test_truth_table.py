"""Which disclosure cures what (regulatory truth table), cell by cell: a claim is never cured, an omission is."""

from __future__ import annotations

import pytest

from linter.findings import Context
from tests.conftest import Check

STATUS = "No exosome product has been approved by the FDA for any use."
EVIDENCE = "Benefits and long-term risks are not established."
INSURANCE = "Health insurance and Medicare usually do not cover it."
COST = "A session costs $900, and more than one session may be suggested."
SUPPLEMENT = (
    "These statements have not been evaluated by the Food and Drug Administration. "
    "This product is not intended to diagnose, treat, cure, or prevent any disease."
)
EVERYTHING = f"{STATUS} {EVIDENCE} {INSURANCE} {COST} {SUPPLEMENT}"


def found(copy: str, check: Check, context: Context | None = Context.COMMERCIAL_OFFER, markets: tuple[str, ...] = ("us",)) -> set[str]:
    return {finding.rule for finding in check(copy, context=context, markets=markets).findings}


@pytest.mark.parametrize("disclaimer", [STATUS, EVIDENCE, SUPPLEMENT, "Results may vary.", "Not medical advice.", EVERYTHING])
def test_no_disclaimer_cures_a_disease_claim(disclaimer: str, check: Check) -> None:
    assert "disease-claim" in found(f"Our exosomes treat osteoarthritis. {disclaimer}", check)


@pytest.mark.parametrize("disclaimer", [SUPPLEMENT, STATUS, EVERYTHING])
def test_no_disclaimer_cures_a_structure_function_claim(disclaimer: str, check: Check) -> None:
    assert "structure-function-claim" in found(f"Our exosomes rebuild collagen. {disclaimer}", check)


@pytest.mark.parametrize("disclaimer", ["Possible risks include infection.", EVIDENCE, EVERYTHING])
def test_no_risk_text_cures_absolute_safety(disclaimer: str, check: Check) -> None:
    assert "absolute-safety" in found(f"Our exosomes are completely safe. {disclaimer}", check)


def test_an_early_human_finding_told_with_its_limits_passes_in_education(check: Check) -> None:
    copy = (
        "# Exosomes in osteoarthritis\n\nIn a small uncontrolled study of 33 people, exosome injections were followed by less pain from "
        f"osteoarthritis; there was no comparison group. {EVIDENCE} {STATUS}\n"
    )
    weighty = [f for f in check(copy, context=Context.EDUCATION).findings if f.severity != "note"]
    assert not weighty


def test_the_same_finding_beside_an_offer_does_not_pass(check: Check) -> None:
    copy = "In a small study of 33 people, exosome injections reduced pain from osteoarthritis. Book your visit today."
    assert "disease-claim" in found(copy, check)


def test_a_testimonial_to_a_disease_outcome_never_passes(check: Check) -> None:
    typical = "Her experience is not what most people had; 4 of 90 people reported it. She was paid."
    assert {"outcome-testimonial", "disease-claim", "cure-claim"} & found(
        f"“My arthritis is gone after one exosome drip.” {typical}", check
    )


def test_a_review_of_the_service_passes(check: Check) -> None:
    assert not {"outcome-testimonial", "aggregate-testimonial"} & found("“The staff were lovely and the room was quiet.” Anna", check)


def test_a_price_with_the_cost_disclosure_passes(check: Check) -> None:
    copy = f"# Exosome infusions\n\nOur clinic offers exosome infusions. {STATUS} {EVIDENCE} {COST} {INSURANCE}\n"
    assert not {"price-without-terms", "missing-cost-caveat", "missing-insurance-caveat"} & found(copy, check)


def test_the_omission_of_status_is_cured_by_saying_it(check: Check) -> None:
    offer = "# Exosome infusions\n\nOur clinic offers exosome infusions. Book an appointment.\n"
    assert "missing-fda-status" in found(offer, check)
    assert "missing-fda-status" not in found(offer.replace(" Book", f" {STATUS} Book"), check)


def test_a_state_notice_cures_the_state_omission_and_nothing_else(check: Check) -> None:
    notice = (
        "THIS NOTICE MUST BE PROVIDED TO YOU UNDER FLORIDA LAW. This physician performs one or more stem cell therapies that have not yet "
        "been approved by the United States Food and Drug Administration. You are encouraged to consult with your primary care provider "
        "before undergoing any stem cell therapy."
    )
    offer = "# Stem cell injections\n\nOur clinic offers stem cell injections that treat arthritis.\n\n{}\n\nBook an appointment today.\n"
    without = found(offer.format("Ask us."), check, markets=("us", "us-fl"))
    with_notice = found(offer.format(notice), check, markets=("us", "us-fl"))
    assert "missing-fl-notice" in without
    assert "missing-fl-notice" not in with_notice
    assert "disease-claim" in with_notice
    assert "missing-fl-notice" not in found(offer.format("Ask us."), check)


def test_an_unverified_notice_is_a_note(check: Check) -> None:
    offer = "# Stem cell injections\n\nOur clinic offers stem cell injections. Book an appointment today.\n"
    (finding,) = [f for f in check(offer, markets=("us", "us-fl")).findings if f.rule == "missing-fl-notice"]
    assert finding.severity == "note"
    assert not finding.fixes
