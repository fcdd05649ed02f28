"""How copy stands to what it says."""

from __future__ import annotations

import pytest

from tests.language.conftest import Assertions


@pytest.mark.parametrize(
    ("copy", "stance"),
    [
        ("Exosomes cure arthritis.", "asserted"),
        ("Exosomes do not cure arthritis.", "negated"),
        ("Neither exosomes nor stem cells cure lupus.", "negated"),
        ("A cure for lupus does not exist.", "negated"),
        ("No more arthritis. Ever.", "asserted"),  # absence as a benefit is the claim, not its negation
        ("Not only do exosomes treat lupus, they lift your mood.", "asserted"),
        ("There is no doubt that stem cells cure diabetes.", "asserted"),
        ("Exosomes are seldom suitable for lupus.", "negated"),  # a cue that takes a word of the assertion with it governs the rest
        ("MS is not untreatable with our exosomes.", "asserted"),
        ("Exosomes never fail to relieve arthritis.", "asserted"),
        ("Exosomes are not covered by insurance and may relieve arthritis.", "hedged"),  # a new predicate ends the negation
        ("Knee pain never fades here.", "negated"),  # what leads a question on disarms nothing in a statement
        ("Exosomes may help treat gout.", "hedged"),
        ("Exosomes can treat gout.", "ability"),  # “can” is no hedge
        ("It is a myth that exosomes cure arthritis.", "reported"),
        ("The clinic was fined for saying that exosomes cure arthritis.", "reported"),
        ("Be wary of any clinic that says exosomes treat autism.", "reported"),
        ("Can exosomes cure MS?", "question"),
        ("Does exosome therapy treat autism? Absolutely.", "asserted"),
        ("Does exosome therapy treat autism? No.", "negated"),
        ("Want to eliminate your knee pain?", "implied"),
        ("A phase 1 clinical trial is evaluating exosomes for the treatment of ALS.", "investigational"),
        ("Researchers are studying whether exosomes can treat heart failure.", "investigational"),
    ],
)
def test_stance(copy: str, stance: str, assertions: Assertions) -> None:
    found = assertions(copy)
    assert found
    assert {assertion.stance for assertion in found} == {stance}


def test_every_cue_is_kept_as_evidence(assertions: Assertions) -> None:
    (assertion,) = assertions("Exosomes may relieve arthritis.")
    assert "cue" in {evidence.role for evidence in assertion.evidence}
