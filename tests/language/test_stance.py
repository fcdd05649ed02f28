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
        ("While studies are ongoing, our stem cells cure lupus, but our PRP is cheaper.", "asserted"),
        ("Researchers are studying whether our stem cells cure lupus, but our PRP is cheaper.", "investigational"),
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
        # a statement that asks its reader to agree is made all the same, unless what follows takes it back
        ("Exosomes relieve knee pain, don't they?", "implied"),
        ("Stem cells rebuild your knee, right? Book today.", "implied"),
        ("Exosomes do not relieve knee pain, right?", "negated"),
        ("Exosomes relieve knee pain, right? Wrong.", "negated"),
        ("Exosomes relieve knee pain, right? Unfortunately, that is a myth.", "question"),
        ("Exosomes relieve knee pain, don't they? The evidence does not show that.", "question"),
        ("A phase 1 clinical trial is evaluating exosomes for the treatment of ALS.", "investigational"),
        ("Researchers are studying whether exosomes can treat heart failure.", "investigational"),
        # what can go wrong, or that there is a study, excuses no claim beside it that says what a product does
        ("Stem cells relieve knee pain. Side effects include bruising.", "asserted"),
        ("Exosomes relieve knee pain (Ridley 2016, systematic review).", "asserted"),
        ("“Exosomes relieve knee pain.” Side effects include bruising.", "reported"),
        ("Whether exosomes relieve knee pain. Side effects include bruising.", "reported"),
        ("Relief of knee pain in a day with exosomes. Side effects include bruising.", "reported"),
        # what is granted first is no doubt about the main clause, where that is about the product
        ("If exercise has not helped, exosomes relieve knee pain.", "asserted"),
        ("While studies are still ongoing, exosomes relieve knee pain.", "asserted"),
        ("While studies are still ongoing, relief of knee pain by exosomes is a hope.", "investigational"),
        ("Trials are still ongoing, but our exosomes relieve knee pain.", "asserted"),
        ("Trials are still ongoing, but exosomes are not known to relieve knee pain.", "negated"),
        ("While many are keen, exosomes do not relieve knee pain.", "negated"),
    ],
)
def test_stance(copy: str, stance: str, assertions: Assertions) -> None:
    found = assertions(copy)
    assert found
    assert {assertion.stance for assertion in found} == {stance}


@pytest.mark.parametrize(
    "before",
    [
        "The myth that only surgery helps is an old one",
        "One rival was fined last year for false claims",
        "Researchers are studying the cells of mice in a controlled trial",
        "According to the paper clots are rare",
        "Studies are still under way",
        "Some leaflets say that salves do as much",
    ],
)
@pytest.mark.parametrize("join", [", and", "; and", ";", ", but", " – and"])
def test_a_clause_about_the_pages_own_is_told_by_none_before_it(before: str, join: str, assertions: Assertions) -> None:
    found = [each for each in assertions(f"{before}{join} our exosomes relieve knee pain.") if each.target.id == "knee-pain"]
    assert [each.stance for each in found] == ["asserted"]


@pytest.mark.parametrize(
    "copy",
    [
        "It is a myth that cells heal and our exosomes relieve knee pain.",
        "It is a myth that our exosomes relieve knee pain.",
        "The advert said “cells heal, and our exosomes relieve knee pain”.",
        "Studies are under way, and our exosomes do not relieve knee pain.",
        "Studies are under way, and our exosomes are said, wrongly, by the advert to relieve knee pain: a myth.",
    ],
)
def test_what_stands_in_the_clause_itself_still_tells_it(copy: str, assertions: Assertions) -> None:
    assert {each.stance for each in assertions(copy)} <= {"reported", "negated"}


@pytest.mark.parametrize("tail", ["something else", "an older treatment", "another drug"])
def test_a_mask_takes_the_end_of_an_outcome_with_it(tail: str, assertions: Assertions) -> None:
    assert not assertions(f"Our patients may do better with {tail}, so ask about exosomes.")
    assert assertions("Our patients do better with exosomes.")


def test_every_cue_is_kept_as_evidence(assertions: Assertions) -> None:
    (assertion,) = assertions("Exosomes may relieve arthritis.")
    assert "cue" in {evidence.role for evidence in assertion.evidence}
