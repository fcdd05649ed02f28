"""What the second opinion does to findings: a note where the passage reads like harmless copy, by far where it names the product of what may
be an offer.
"""

from __future__ import annotations

from itertools import product

import pytest

from linter.engine import CompiledRegistry
from linter.findings import Context, Severity
from tests.conftest import Check

HARMLESS = [
    "Losing around one stone can relieve a sore knee more than many tablets do.",
    "Multiple sclerosis is diagnosed two to three times as often in women as in men.",
]


@pytest.mark.parametrize("copy", HARMLESS)
def test_a_finding_in_harmless_copy_is_a_note_that_says_why(copy: str, check: Check) -> None:
    found = check(copy).findings
    assert found
    assert {finding.severity for finding in found} == {"note"}
    assert all(finding.message.endswith("reads like harmless copy, so this is a note.") for finding in found)


@pytest.mark.parametrize(
    ("subject", "says"),
    list(
        product(
            ["Exosomes", "Our exosomes", "Our exosome infusions", "Exosome injections at our clinic"],
            [
                "cure arthritis",
                "relieve knee pain",
                "heal worn joints",
                "reverse ageing",
                "beat every drug",
                "work every time",
                "end migraines",
            ],
        )
    ),
)
def test_what_is_said_of_the_product_keeps_its_weight(subject: str, says: str, check: Check) -> None:
    assert "error" in {finding.severity for finding in check(f"{subject} {says}.").findings}


@pytest.mark.parametrize(
    "copy",
    [
        "Our exosomes come from Utah. They cure arthritis.",
        "We treat arthritis, lupus and neuropathy.",
        "Ask us about exosomes. We have healed hundreds of knees.",
        "Your arthritis is gone in a week with our protocol.",
        "Goodbye, knee pain.",
        "We cure arthritis.",
        "Stiff knees? We relieve them.",
        "# Exosome clinic\n\nThe infusion heals torn tendons while you sleep.",
        "# Exosome clinic\n\nMultiple sclerosis improves in nine of ten of our patients.",
    ],
)
def test_what_the_page_says_of_its_own_offer_keeps_its_weight(copy: str, check: Check) -> None:
    assert "error" in {finding.severity for finding in check(copy).findings}


@pytest.mark.parametrize("copy", HARMLESS)
def test_on_a_page_that_promotes_the_therapy_nothing_is_lowered(copy: str, check: Check) -> None:
    offer = "# Stem cells in Dover\n\nOur clinic prepares your cells the same day. Book a visit.\n\n"
    assert "note" not in {finding.severity for finding in check(offer + copy).findings}


@pytest.mark.parametrize(
    "copy",
    [
        "Wanted: a nurse with steady hands to clear trays, draw blood for platelet-rich plasma and restock shelves on Saturdays.",
        "Hiring: part-time nurse for the stem cell ward, with a record of improving sleep rotas and reducing staff stress.",
        "Patch 4 repairs the skin of the stem cell booking app and restores lost hair-colour settings in the avatar editor.",
    ],
)
def test_what_names_the_product_and_is_harmless_by_far_is_a_note_unless_the_page_promotes_it(copy: str, check: Check) -> None:
    assert {finding.severity for finding in check(copy).findings} == {"note"}
    offer = "# Stem cells in Dover\n\nOur clinic prepares your cells the same day. Book a visit.\n\n"
    found = [finding for finding in check(offer + copy).findings if finding.category != "disclosure" and finding.span.start >= len(offer)]
    assert found
    assert "note" not in {finding.severity for finding in found}


def test_only_the_part_that_reads_like_it_is_reported(check: Check) -> None:
    claim = "Our exosomes treat arthritis. "
    gift = (
        "Think of your December vial as Uncle Sam's gift: code it the way our biller does and your carrier pays it like any office visit."
    )
    found = [finding for finding in check(claim + gift).findings if finding.rule == "reads-like-coverage-claim"]
    assert [finding.span.start for finding in found] == [len(claim)]


@pytest.mark.parametrize(
    "copy",
    [
        "Umbilical cord stem cells have been successfully used by the hospital's physicians to treat patients with heart failure since 2011.",
        "It was concluded that the exosome formulation regenerates articular cartilage in patients with grade III osteoarthritis.",
        "Patients with COPD who receive stem cell therapy at the institute report improved breathing within three months.",
        "Turn left at Regeneration Square; the stem cell clinic is opposite. There our exosomes cure arthritis.",
    ],
)
def test_a_sober_tone_does_not_lower_what_is_claimed_of_the_product(copy: str, check: Check) -> None:
    assert "error" in {finding.severity for finding in check(copy).findings if finding.category != "disclosure"}


def test_a_claim_among_harmless_sentences_keeps_its_weight(check: Check) -> None:
    copy = "Park behind the building and bring photo identification to your exosome visit. The desk opens at eight. We cure arthritis."
    assert "error" in {finding.severity for finding in check(copy).findings}


def test_what_rules_have_to_report_is_no_note(built_in: CompiledRegistry, check: Check) -> None:
    lowered = [
        example.text
        for rule in built_in.registry.rules
        if rule.severity is not Severity.NOTE
        for example in rule.examples.flag
        for finding in check(example.text).findings
        if finding.rule == rule.id and finding.severity is Severity.NOTE
    ]
    assert not lowered


def test_outside_an_offer_what_reads_like_a_claim_is_one(check: Check) -> None:
    for copy in (
        "Exosomes relieve knee pain.",
        "Stem cells of the cord treat arthritis, lupus and migraines at any age, and they do it for good.",
    ):
        severities = {finding.severity for finding in check(copy, context=Context.EDUCATION).findings}
        assert "error" in severities


REVIEW = (
    "# Platelets in sport: a review\n\nThis leaflet explains the words. What is PRP? Further studies are needed.\n\n"
    "Textbooks of the nineties said that platelet-rich plasma speeds up the healing of bone."
)


def test_on_a_page_that_has_told_that_it_is_no_offer_a_sober_sentence_about_the_product_is_a_note(check: Check) -> None:
    assert {finding.severity for finding in check(REVIEW, context=None).findings} == {"note"}
    assert "error" in {finding.severity for finding in check(REVIEW).findings}


OFFER = "# Stem cells in Dover\n\nOur clinic prepares your cells the same day.\n\nThe house stands by the harbour.\n\nBook a visit.\n\n"
DOUBTFUL = [
    f"{theirs} {ours}"
    for theirs, ours in product(
        [
            "The hospital has a waiting list.",
            "Your doctor has a pad of prescriptions.",
            "Your old clinic had a drawer of pills.",
            "The pharmacy has a queue.",
            "Others hand you a leaflet.",
        ],
        ["We have a garden.", "We keep the door open.", "We have all afternoon for you.", "We pour tea.", "We have a bench by the pond."],
    )
]
"""Passages that may read a little like a claim, not enough by themselves: which of them do is for the last training to say."""


@pytest.mark.parametrize(
    "elsewhere",
    ["We cure arthritis.", "Surgeons sell surgery. Ask him how many of his patients ski."],
    ids=["claimed in so many words", "plainly read as claimed"],
)
def test_who_claims_once_is_read_with_less_reserve(elsewhere: str, check: Check) -> None:
    alone, among = (
        {
            (said, finding.rule)
            for said in DOUBTFUL
            for finding in check(f"{OFFER}{said}\n\n{more}").findings
            if finding.span.start == len(OFFER) and finding.rule.startswith("reads-like-")
        }
        for more in ("", elsewhere)
    )
    assert alone < among


@pytest.mark.parametrize("asked", ["Q: Are there risks?", "Question: Is it safe for everybody?", "Q: What are the dangers of it?"])
def test_a_question_of_a_reader_asserts_nothing(asked: str, check: Check) -> None:
    copy = f"# Exosome clinic\n\nOur drip ends arthritis.\n\n**{asked}**\nA: It is the gentlest thing here, gentler than the coffee."
    assert not {finding.rule for finding in check(copy).findings} & {"reads-like-safety-claim"}


@pytest.mark.parametrize(
    ("line", "is_menu"),
    [
        ("Elm Skin Doctors | Medical | Surgical | Book", True),
        ("Member login · Report a problem · Look up a medicine", True),
        ("The Elm Hill Herald – *Friday* – **LIVING**", True),
        ("Surgeons sell surgery | Ask him | How many of his patients ski", False),
        ("Sleep deep | Walk far | Dance late", False),
    ],
)
def test_a_line_of_words_above_the_title_is_a_menu(line: str, is_menu: bool, check: Check) -> None:
    offer = "# Stem cells in Dover\n\nOur clinic stands by the old harbour wall. Book a visit. We cure arthritis.\n"
    found = [each for each in check(f"{line}\n\n{offer}").findings if each.span.start < len(line) and each.rule.startswith("reads-like")]
    assert not (is_menu and found)
    assert bool(found) or is_menu


def test_a_line_of_links_is_no_passage(check: Check) -> None:
    offer = "# Stem cells in Dover\n\nOur clinic stands by the old harbour wall. Book a visit. We cure arthritis.\n\n"
    menu = "[Surgeons sell surgery](/a) · [Ask him](/b) · [How many of his patients ski](/c)\n"
    told = "[Surgeons sell surgery](/a). [Ask him](/b) how many of his [patients](/c) ski.\n"
    by_links, by_prose = (
        [finding for finding in check(offer + copy).findings if finding.rule.startswith("reads-like")] for copy in (menu, told)
    )
    assert not by_links
    assert by_prose


@pytest.mark.parametrize(
    ("copy", "rules"),
    [
        (
            "A latte a day, that's honestly all our vesicle programme for peripheral artery disease will set you back.",
            ["reads-like-coverage-claim", "unreviewed-association"],
        ),
        ("Sixty families came to us with autism last year for stem cells. Fifty-one write at Christmas.", ["unreviewed-association"]),
    ],
    ids=["another kind of claim", "the same kind of claim"],
)
def test_a_passage_may_say_more_than_that_product_and_condition_meet(copy: str, rules: list[str], check: Check) -> None:
    assert [finding.rule for finding in check(copy).findings if finding.category != "disclosure"] == rules


@pytest.mark.parametrize(
    ("copy", "rules"),
    [
        (
            "Coach Randall's ruptured Achilles healed with our stem cells, and in July he won the 10K.",
            {"cure-claim", "reads-like-testimonial"},
        ),
        ("Exosomes treat ALS. Was $14,900, tonight $4,995 for the six of you who stay.", {"disease-claim", "reads-like-coverage-claim"}),
        ("Exosomes cured her lupus, and by June she was back at the loom.", {"cure-claim", "outcome-testimonial"}),
        ("Our exosomes relieve arthritis. Bring your insurance card.", {"disease-claim"}),
    ],
    ids=["a story", "an offer that hurries", "said already by a rule of words", "nothing else"],
)
def test_a_claim_may_be_of_two_kinds(copy: str, rules: set[str], check: Check) -> None:
    assert {finding.rule for finding in check(copy).findings if finding.category != "disclosure"} == rules


def test_what_else_a_passage_says_is_judged_by_itself(check: Check) -> None:
    """A claim found in a passage hid the rest of it from the second opinion."""
    claim, rest = "Our exosomes relieve arthritis.", "Surgeons sell surgery. Ask him how many of his patients ski."
    found = [finding for finding in check(f"{claim} {rest}").findings if finding.rule.startswith("reads-like-")]
    assert [finding.span.start for finding in found] == [len(claim) + 1]
    assert not [finding for finding in check(f"{claim} Bring a warm coat.").findings if finding.rule.startswith("reads-like-")]


@pytest.mark.parametrize(
    "sober",
    [
        "Researchers are also looking for ways to modify exosomes and to improve how accurately they deliver medicines.",
        "Exosomes are collected from mesenchymal stem cells, purified and put to use in therapy.",
    ],
)
def test_what_else_a_passage_says_has_to_read_like_a_claim_in_a_few_lines_too(sober: str, check: Check) -> None:
    """Three sober sentences of the source document were flagged beside its claims."""
    claim = f"{OFFER}Exosomes cure arthritis. "
    found = [finding for finding in check(claim + sober).findings if finding.rule.startswith("reads-like-")]
    assert not [finding for finding in found if finding.span.start >= len(claim)]


@pytest.mark.parametrize("item", ["The coffee is good", "It came out of you, after all", "0", "90 %"])
@pytest.mark.parametrize("heading", ["What our guests notice", "What the numbers say"])
def test_some_words_are_always_named(heading: str, item: str, check: Check) -> None:
    """Where common words and the line above them weighed all, the message named none."""
    found = check(
        f"# Exosome drips\n\nOur exosomes cure arthritis. Book your exosome drip today, $900.\n\n## {heading}\n\n- {item}\n"
    ).findings
    assert not [finding for finding in found if "most: ." in finding.message or "“”" in finding.message]


TOLD = "# Exosome drips\n\nOur exosomes cure arthritis. Book your exosome drip today, $900.\n\n## {}\n\n- {}\n"


@pytest.mark.parametrize(
    "heading", ["What our guests notice", "What the numbers say", "From the guest book", "Kind words", "In confidence"]
)
def test_what_stands_under_a_heading_of_results_reads_like_one(heading: str, check: Check) -> None:
    copy = TOLD.format(heading, "Danced at the wedding")
    assert [finding for finding in check(copy).findings if finding.rule.startswith("reads-like-") and finding.span.start > copy.index("##")]
    ordinary = TOLD.format("What to bring", "Danced at the wedding")
    assert not [finding for finding in check(ordinary).findings if finding.rule.startswith("reads-like-")]


def test_what_all_but_reads_like_a_result_is_one_under_a_heading_of_results(check: Check) -> None:
    assert "reads-like-testimonial" in {finding.rule for finding in check(TOLD.format("Kind words", "Slept through the night")).findings}


@pytest.mark.parametrize(
    ("heading", "item"),
    [
        ("From the guest book", "They had a blanket warmer and remembered that I hate overhead lights. Sol"),
        ("What to bring", "Slept through the night"),
    ],
)
def test_not_everything_under_a_heading_is_a_result(heading: str, item: str, check: Check) -> None:
    assert "reads-like-testimonial" not in {finding.rule for finding in check(TOLD.format(heading, item)).findings}


@pytest.mark.parametrize(
    "call",
    [
        "Book your exosome facial today.",
        "Book your exosome facial today!",
        "Schedule your exosome drip now.",
        "Reserve an exosome session this week.",
        "Please call us to book your PRP facial.",
        "Ask our nurse about exosome therapy.",
        "Book a consultation for your stem cell treatment online.",
    ],
)
def test_a_call_that_names_the_product_alone_claims_nothing(call: str, check: Check) -> None:
    page = f"# Exosome facials\n\nSessions start at $900.\n\n{call}\n\nOur exosomes treat rosacea.\n"
    at = page.index(call)
    assert not [each for each in check(page).findings if each.span.start == at and each.rule.startswith("reads-like-")]


def test_a_call_that_promises_is_looked_at(check: Check) -> None:
    page = "# Exosome facials\n\nBook your exosome facial today and wake up ten years younger.\n\nOur exosomes treat rosacea.\n"
    assert [each for each in check(page).findings if each.span.start == page.index("Book") or "younger" in each.message]


@pytest.mark.parametrize(
    "line",
    [
        "Book your visit with us today.",
        "Our address: Mill House, Station Road, Oakford OK3 1AB",
        "ARE THERE ANY KNOWN SIDE EFFECTS?",
        "There is currently no cure for COPD.",
        "The name Q-Shot is a registered trade mark with the US patent office.",
        "Exosomes are tiny particles about the size of a virus.",
    ],
)
def test_a_line_of_address_or_background_is_no_passage(line: str, check: Check) -> None:
    page = f"# Stem cell and exosome therapy at Larkfield Clinic\n\n{line}\n\nOur exosomes treat rosacea. Book a visit.\n"
    at = page.index(line)
    assert not [each for each in check(page).findings if each.span.start == at and each.rule.startswith("reads-like-")]


@pytest.mark.parametrize(
    "copy",
    [
        "Neurological symptoms of Lyme disease include numbness in the hands and drooping of one side of the face.",
        "Common symptoms include fatigue, brain fog and shortness of breath.",
    ],
)
def test_how_an_illness_shows_is_no_claim_of_an_offer(copy: str, check: Check) -> None:
    assert not [
        each for each in check(f"Our clinic offers exosomes. Call us to book.\n\n{copy}").findings if each.rule.startswith("reads-like")
    ]
