"""Whose voice a sentence speaks in: the page's own, or that of somebody who reports, studies or teaches."""

from __future__ import annotations

import pytest

from tests.conftest import Check
from tests.language.conftest import Assertions

_CLAIMING = {"asserted", "ability", "hedged", "conditional", "attributed", "testimonial", "implied"}


@pytest.mark.parametrize(
    "copy",
    [
        "Sleep boosts growth hormone release, most of it in the first two hours of the night.",
        "Injected cells do wear off. The brochure says that exosomes cure arthritis.",
        "Exosomes cure arthritis. So says the brochure.",
        "Exosomes relieve tennis elbow. Trials were pooled and the placebo group did as well.",
        "Sildenafil and its cousins work for about two thirds of men with erectile dysfunction.",
    ],
)
def test_what_others_say_or_do_is_no_claim_of_the_page(copy: str, assertions: Assertions) -> None:
    assert not [each for each in assertions(copy) if each.stance in _CLAIMING]


@pytest.mark.parametrize(
    "copy",
    [
        "Say goodbye to knee pain.",
        "Knee pain, gone.",
        "Not a band-aid but a long-term effective answer to Lyme.",
        "The brochure says exosomes wear off. Our exosomes cure arthritis.",  # its own product, in its own voice
        "Exosomes are small. They relieve tennis elbow.",
        "Your knee pain fades within weeks.",
    ],
)
def test_what_the_page_says_itself_is_a_claim(copy: str, assertions: Assertions) -> None:
    assert [each for each in assertions(copy) if each.stance in _CLAIMING]


LONG = "of the body within three short weeks of a single infusion, whatever the age and the history of the person who has it."


@pytest.mark.parametrize(
    ("copy", "rule"),
    [
        (f"Exosomes cure arthritis and rebuild worn cartilage in nearly every joint {LONG}", "cure-claim"),
        (f"The exosomes have no side effects in any part {LONG}", "absolute-safety"),
        (f"PRP therapy is approved by the FDA for the tendons {LONG}", "false-approval"),
        (f"Nothing living is left in the vial, which makes exosomes safe for absolutely everyone in every part {LONG}", "absolute-safety"),
        (f"What does platelet therapy do down there? It regenerates the tissue in every part {LONG}", "structure-function-claim"),
        (f"Q. What does platelet therapy do down there? A. It regenerates the tissue in every part {LONG}", "structure-function-claim"),
    ],
)
def test_the_product_as_subject_needs_nobody_who_speaks_for_an_offer(copy: str, rule: str, check: Check) -> None:
    assert rule in {finding.rule for finding in check(copy).findings}


@pytest.mark.parametrize(
    "copy",
    [
        f"What does platelet therapy do down there? Regular exercise regenerates the tissue in every part {LONG}",
        f"What does exercise do down there? It regenerates the tissue in every part {LONG}",
    ],
)
def test_an_answer_about_something_else_is_no_claim(copy: str, check: Check) -> None:
    assert "structure-function-claim" not in {finding.rule for finding in check(copy).findings}


@pytest.mark.parametrize("says", ["cure arthritis", "relieve knee pain", "heal worn joints", "reverse ageing"])
@pytest.mark.parametrize(
    "besides",
    [
        "in their own time",
        "whatever the tumours do",
        "and reach distant organs",
        "as 40 clinics have found",
        "as our PhD supervisor likes to say",
        "which nobody told people before",
        "and let you drive home afterwards",
    ],
)
def test_nothing_said_in_passing_excuses_what_is_said_of_the_product(says: str, besides: str, check: Check) -> None:
    found = check(f"Our exosomes {says} {besides}.").findings
    assert "error" in {finding.severity for finding in found if finding.category != "disclosure"}
