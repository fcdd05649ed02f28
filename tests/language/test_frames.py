"""The ways of saying that something has an effect on something."""

from __future__ import annotations

import pytest

from linter.findings import Context
from tests.language.conftest import Assertions


@pytest.mark.parametrize(
    ("copy", "targets"),
    [
        ("Our exosome drip treats osteoarthritis.", {"osteoarthritis"}),
        ("Osteoarthritis is treated with our exosomes.", {"osteoarthritis"}),
        ("Relief from chronic pain with exosomes", {"chronic-pain"}),
        ("Dementia reversal with intranasal exosomes", {"dementia"}),
        ("Exosomes are effective against psoriasis.", {"psoriasis"}),
        ("After one infusion her eczema vanished.", {"eczema"}),
        ("Say goodbye to sciatica!", {"sciatica"}),
        ("Exosomes for knee arthritis", {"osteoarthritis"}),
        ("Frailty, repaired.", {"frailty"}),
        ("LYME DISEASE, DEFEATED", {"lyme-disease"}),
        ("We treat lupus, gout and shingles with stem cells.", {"lupus", "gout", "shingles"}),
        ("Conditions we treat: lupus, gout", {"lupus", "gout"}),
        ("Conditions we treat\n\n- Lupus\n- Gout\n", {"lupus", "gout"}),
        ("Tired of psoriasis? Exosomes can relieve it.", {"psoriasis"}),
        ("We **treat** osteo&shy;arthritis.", {"osteoarthritis"}),
        ("![Exosomes heal arthritis](knee.jpg)", {"arthritis"}),
        ("#ExosomesCureArthritis", {"arthritis"}),
        ("There are many types of gout that can be treated with stem cells.", {"gout"}),
        ("Lupus is a disease that our exosomes relieve.", {"lupus"}),
        ("Gout is one of many complaints that are treated with exosomes.", {"gout"}),
        ("Stem cells injected into the eye for glaucoma.", {"glaucoma"}),
        ("Exosomes act as a vaccine against shingles.", {"shingles"}),
        ("Lupus, gout: our exosome drip gets to the root cause.", {"lupus"}),
    ],
)
def test_what_is_asserted_about_what(copy: str, targets: set[str], assertions: Assertions) -> None:
    assert {a.target.id for a in assertions(copy) if a.target.kind != "outcome"} >= targets


@pytest.mark.parametrize(
    "copy",
    [
        "Chemotherapy treats cancer.",
        "Minoxidil is approved for hair loss. Stopping it means losing what was gained.",
        "Early Lyme disease is usually cured by a short course of antibiotics.",
        "The liver can regenerate after part of it is removed.",
        "Please wait in the treatment room.",
        "We treat every patient like family.",
        "Cured meats and artisan cheese.",
        "Arthritis affects millions of people.",
        "The update repairs a software fault.",
        "Wear gloves until the resin has cured.",
        "Many types of gout can be treated with diet and drugs.",
        "Hyaluronic acid relieves arthritis, and amnion is sold beside it.",
    ],
)
def test_what_is_about_something_else(copy: str, assertions: Assertions) -> None:
    assert not [a for a in assertions(copy) if a.stance == "asserted"]


@pytest.mark.parametrize(
    "copy",
    [
        "Our exosomes go in slow, and a nurse watches for breathlessness.",
        "Our exosomes go to the tendon, where warmth is soothed.",
        "Our exosomes are a matter of balance: cells come and cells go.",
        "Our exosome care is a therapy: transplantation of cord cells.",
        "Our exosomes suit tissue, its repair and all that.",
    ],
)
def test_a_clause_of_its_own_is_not_reached_into(copy: str, assertions: Assertions) -> None:
    assert not assertions(copy)


@pytest.mark.parametrize(
    "copy", ["Our exosomes work, and your arthritis fades.", "Our exosomes are the balance your tendon needs, tissue repair included."]
)
def test_the_clause_itself_is_read(copy: str, assertions: Assertions) -> None:
    assert assertions(copy)


def test_outside_an_offer_the_product_must_be_in_view(assertions: Assertions) -> None:
    assert assertions("Say goodbye to sciatica!")
    assert not assertions("Say goodbye to sciatica!", Context.EDUCATION)


def test_a_finding_told_with_its_model_is_a_finding_outside_an_offer(assertions: Assertions) -> None:
    copy = "In mice, exosomes reduced arthritis."
    assert {a.rung for a in assertions(copy, Context.EDUCATION)} == {"preclinical-finding"}
    assert {a.rung for a in assertions(copy, Context.COMMERCIAL_OFFER)} == {"disease-treatment"}
