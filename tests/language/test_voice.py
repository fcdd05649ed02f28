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


OFFER = "# Stem cell therapy at our clinic\n\nBook your exosome therapy with our team today.\n\n"


@pytest.mark.parametrize(
    "claim",
    [
        "Our exosomes cure arthritis, and most insurers know it.",
        "Our exosomes cure arthritis in half the time.",
        "Our exosomes cure arthritis, says Dr. Lee.",
        "Our exosomes cure arthritis, and that is a fact.",
        "Our exosomes cure arthritis while drugs only mask it.",
        "Our exosomes cure arthritis; nobody else in Texas has them.",
        "Our exosomes cure arthritis without surgery.",
        "Our exosomes cure arthritis, no matter how old you are.",
        "Our exosomes cure arthritis better than any placebo.",
        "Our exosomes cure arthritis, and the literature agrees.",
        "Our exosomes cure arthritis, and so do our stem cells.",
        "Our exosomes cure arthritis, whatever your surgeon said.",
        "Our exosomes cure arthritis: ask any of our patients.",
        "Our exosomes cure arthritis, so cancel the operation.",
        "Our exosomes cure arthritis in people of every age.",
        "Our exosomes cure arthritis, which is why athletes fly in from abroad.",
        "Our exosomes cure arthritis, and we have the scans to prove it.",
        "Our exosomes cure arthritis, even where three other clinics failed.",
        "Our exosomes cure arthritis, and the FDA has registered our lab.",
        "Our exosomes cure arthritis, which nobody thought possible before 2019.",
        "Our exosomes cure arthritis, not just the pain.",
        "Our exosomes cure arthritis, with no side effects reported.",
        "Our exosomes cure arthritis in nine of ten patients, the rest improve.",
        "Our exosomes cure arthritis before it gets worse.",
        "Our exosomes cure arthritis, a promise we have kept for ten years.",
        "Our exosomes cure arthritis, and many patients feel it the same day.",
        "Our exosomes cure arthritis, according to our own registry.",
        "Our exosomes cure arthritis, and others follow our lead.",
        "Our exosomes cure arthritis after one or two sessions; some need a third.",
        "Our exosomes cure arthritis faster in younger people.",
        "Our exosomes cure arthritis, and people who doubted it now send friends.",
        "Some clinics only ease the pain; our exosomes cure arthritis.",
        "If you have tried everything, our exosomes cure arthritis.",
        "While research goes on, our exosomes cure arthritis.",
        "Unlike steroids, our exosomes cure arthritis.",
        "Most doctors will not tell you that our exosomes cure arthritis.",
        "They said it was impossible, but our exosomes cure arthritis.",
        "Studies show that our exosomes cure arthritis.",
        "We are proud to say our exosomes cure arthritis.",
        "You may have heard it is hype, yet our exosomes cure arthritis.",
        "Reports from Japan confirm that our exosomes cure arthritis.",
        "A trial in Seoul found what we see daily: our exosomes cure arthritis.",
        "Our exosomes cure arthritis; the study is on our wall.",
        "Our exosomes cure arthritis in dogs and in their owners.",
        "Our exosomes cure arthritis, and your insurer will be asked to pay.",
        "Our exosomes cure arthritis, so why wait?",
        "Our exosomes cure arthritis. It is not a myth.",
        "Our exosomes cure arthritis. Nobody has shown otherwise.",
        "Our exosomes cure arthritis, that much is known.",
        "Our exosomes cure arthritis, whether or not you believe in them.",
        "Our exosomes cure arthritis, and we publish our results.",
    ],
)
def test_no_turn_of_phrase_round_it_excuses_what_an_offer_claims(claim: str, check: Check) -> None:
    claimed = {finding.rule for finding in check(OFFER + claim).findings if finding.span.start >= len(OFFER)}
    assert claimed & {"cure-claim", "disease-claim"}


SENT = "after which most of the people who come to see us on a Thursday go straight back to what they were doing."


@pytest.mark.parametrize(
    ("copy", "flagged"),
    [
        (f"The procedure is completely safe for your knees, {SENT}", True),
        (f"Our amniotic knee shot is completely safe, {SENT}", True),
        (f"It is completely safe for your knees, {SENT}", False),  # “it” may be anything
    ],
)
def test_the_page_s_own_treatment_need_not_be_called_by_its_name(copy: str, flagged: bool, check: Check) -> None:
    assert ("absolute-safety" in {finding.rule for finding in check(copy).findings}) is flagged


@pytest.mark.parametrize(
    "copy",
    [
        "Parking is free, and your arthritis will be gone within weeks.",
        "Your arthritis will be gone within weeks, and parking is free.",
        "The dishwasher is new, and we cure arthritis.",
        "We cure arthritis; the newsletter is free.",
        "We cure arthritis (the car park is behind the house).",
        "Bring a mattress cover: your arthritis ends here for good.",
        "Parking is free, and the infused cells cure arthritis.",
        "We cure arthritis, and parking is free, as are the car park and the newsletter.",
        "We cure arthritis and parking is free.",
        "Parking is free and we cure arthritis.",
        "We cure arthritis while the car park is mended.",
        "The newsletter is free while your arthritis will be gone within weeks.",
        "We cure arthritis, plus parking is free.",
    ],
)
def test_another_subject_keeps_to_its_own_clause(copy: str, check: Check) -> None:
    assert {"cure-claim", "disease-claim"} & {finding.rule for finding in check(f"Ask about our exosomes.\n\n{copy}").findings}


@pytest.mark.parametrize(
    "copy",
    [
        "The mattress is firm, and it relieves back pain.",
        "The mattress is firm, and springs relieve back pain.",
        "We find that a good mattress relieves back pain.",
        "Our jeans, and our curtains, are treated for stains.",
        "The cure fund, which helps people with arthritis, meets on Monday.",
        "The mattresses we like relieve back pain, and the dishwasher is new.",
        "Mattresses and our springs relieve back pain.",
        "We relieve back pain with springs and mattresses that are firm.",
        "We relieve back pain while mattresses like ours last.",
        "The mattress and your pillow relieve back pain.",
        "Parking is free and it relieves back pain.",
    ],
)
def test_what_is_said_of_another_subject_is_no_claim(copy: str, check: Check) -> None:
    found = {finding.rule for finding in check(f"Ask about our exosomes.\n\n{copy}").findings}
    assert not {"cure-claim", "disease-claim", "structure-function-claim"} & found


@pytest.mark.parametrize(
    ("copy", "is_found"),
    [
        ("Parking is free, and our drip has no side effects.", True),
        ("Our drip has no side effects, and parking is free.", True),
        ("Our drip has no side effects and parking is free.", True),
        ("The mattress has no side effects.", False),
        ("The mattress is firm, and has no side effects.", False),
    ],
)
def test_a_phrase_is_said_of_the_subject_of_its_clause(copy: str, is_found: bool, check: Check) -> None:
    assert ("absolute-safety" in {finding.rule for finding in check(f"Ask about our exosomes.\n\n{copy}").findings}) == is_found


_THIRD_PERSON = (
    "# Platelets for the face\n\nPRP therapy rejuvenates tired skin and brings back its bounce within a season, whatever the age of the person "
    "who has it.\n\nA tube of blood is taken from the arm and spun, and the golden part of it is worked into the cheeks with a row of very "
    "fine needles. In short, a session at the clinic, or a course of three, is a safe and effective procedure for men and women alike. {}"
)


def test_a_page_that_promotes_in_the_third_person_says_all_of_it_of_its_offer(check: Check) -> None:
    found = {finding.rule for finding in check(_THIRD_PERSON.format("It can also be used to treat hair loss.")).findings}
    assert {"absolute-safety", "disease-claim"} <= found


_ERRORS = ("disease-claim", "structure-function-claim", "cure-claim")
_BOOK = "[Book your visit](/book)"


@pytest.mark.parametrize(
    "beside", ["Red cells are left behind in the tube.", "PRP is defined as plasma rich in platelets.", "The injection site is numbed."]
)
@pytest.mark.parametrize("claim", ["Tendonitis is eased with PRP.", "Some call PRP an answer to tendonitis."])
def test_what_an_offer_explains_beside_it_excuses_no_claim_that_names_the_product(claim: str, beside: str, check: Check) -> None:
    found = check(f"# PRP therapy at our clinic\n\n{claim} {beside} {_BOOK}", context=None).findings
    assert [finding for finding in found if finding.rule in _ERRORS]


@pytest.mark.parametrize(
    "copy",
    [
        f"# PRP therapy at our clinic\n\nTendonitis is eased with a brace. Red cells are left behind in the tube. {_BOOK}",
        f"# PRP therapy at our clinic\n\nTendonitis is not eased with PRP. Red cells are left behind in the tube. {_BOOK}",
        "# PRP\n\nTendonitis is eased with PRP, some say. The placebo group did as well.",
    ],
)
def test_what_an_offer_explains_makes_no_claim_of_what_is_none(copy: str, check: Check) -> None:
    assert not [finding for finding in check(copy, context=None).findings if finding.rule in _ERRORS]
