"""A duty is met by what is said, in whatever words, over a label and its value and a question and its answer."""

from __future__ import annotations

import pytest

from tests.conftest import Check

OFFER = "# Exosome infusions\n\nOur exosome infusions are given by a nurse. Book an appointment with our clinic today.\n\n"
SAID: dict[str, tuple[str, ...]] = {
    "missing-fda-status": (
        "The FDA has not given its blessing to a single exosome preparation.",
        "Uncle Sam has not approved this stuff, plain and simple.",
        "There is no such thing as an FDA-approved exosome.",
        "It would need a biologics license to be sold as a treatment; none has been issued.",
        "What does the FDA say? It hasn't licensed a single one.",
        "How many exosome products has the FDA approved? None.",
        "Exosomes don't have the USFDA's approval.",
        "The agency hasn't authorized PRP as a treatment.",
        "is it fda approved\n\nnope, not one of them",
        "Is it FDA approved? No, and no doubt you were told otherwise.",
        "Is it FDA approved?No",
        "Is this an FDA-approved drug?No, it isnt.",
        "| FDA approval | None |\n|---|---|\n| Duration | 45 minutes |",
        "FDA has cleared the centrifuge, not the treatment.",
        "The centrifuge is FDA approved. PRP is not.",
        "The drug is FDA approved. Our exosomes aren't.",
        "The drug is FDA approved. Exosomes have no such approval.",
        "The drug is FDA approved. None of our exosomes is.",
    ),
    "missing-insurance-caveat": (
        "Nobody's health plan is going to pick up this tab.",
        "Even generous plans stop short of covering this.",
        "Insurers call it experimental, so the patient pays.",
        "Does Medicare chip in? Hardly ever.",
        "Is it covered by insurance? By nobody.",
        "Will my plan pay? It sends every claim back.",
        "Expect a refusal from your insurer.",
        "Expect no help from Medicare.",
        "Your plan will send you the bill.",
        "Who pays? You do. Health plans don't.",
        "| Covered by insurance? | No |\n|---|---|\n| Parking | Free |",
        "## Insurance\n\nIt will not pay for this.",
        "Claims for exosome injections are routinely denied.",
        "- **Insurance:** none of it\n- **Parking:** free",
    ),
    "missing-evidence-limits": (
        "Nobody can tell you with a straight face that this works.",
        "All we have are stories, not studies.",
        "Its long-term safety is a blank page.",
        "It may be no better than salt water.",
        "Does it work? We don't know.",
        "| Long-term risks | Unknown |\n|---|---|\n| Duration | 45 minutes |",
        "We wish we could show you good studies. There aren't any.",
    ),
    "missing-cost-caveat": (
        "Most people come back for a top-up after six months.",
        "How many will I need? Usually three to five.",
        "| Sessions | Usually 3 |\n|---|---|\n| Duration | 45 minutes |",
        "The whole course can come to ten thousand dollars.",
        "Once is seldom enough.",
        "Our multiple sclerosis treatment usually takes three sessions.",
        "Patients think twice about a third session, yet most need four sessions.",
        "It's seven hundred a visit.",
    ),
}
UNSAID: dict[str, tuple[str, ...]] = {
    "missing-fda-status": (
        "The kit is FDA approved. Parking is not free.",
        "Minoxidil is FDA approved. Hair does not grow back.",
        "The kit is FDA approved. It does not hurt.",
        "Our device is FDA approved. You do not need a referral.",
        "The centrifuge is FDA approved. No downtime.",
        "Is it FDA approved? Our lab is registered with the FDA.",
        "The FDA has not banned exosomes.",
        "FDA approval is pending.",
        "Should I worry? No, exosomes are FDA-approved.",
        "Registration with the FDA is not approval.",
        "Not approved for financing? Pay by card.",
        "Is it FDA approved? No doubt about it.",
        "Has the FDA approved it? Yes, and no other clinic can say so.",
        "## FDA approved?\n\nNothing is safer.",
        "FDA status? It is fully approved. No catch.",
        "FDA status: not needed",
        "The FDA has approved them. There is no asterisk on that.",
        "If the FDA had not approved it, we would not offer it.",
        "There is nothing the FDA has not approved in our clinic.",
        "The FDA did not approve it lightly.",
        "The serum comes from an FDA-approved plant. Is it approved? Our lab is.",
    ),
    "missing-insurance-caveat": (
        "We do not bill insurance for consultations.",
        "Medicare and private insurance cover this.",
        "Insurance: Medicare and private",
        "Will my plan pay? Yes.",
        "## Will my plan pay?\n\nAbsolutely.",
        "Is it covered by insurance? We bill your plan for you.",
        "Does insurance cover it? Most plans now cover the infusions in full.",
        "Does insurance cover it? Yes. You pay only your copay.",
        "Expect both Medicare and a supplemental plan to help with the bill.",
        "You get the money back from your insurer.",
        "What about insurance? Send us the bill and relax.",
        "Medicare sends you back most of what you pay.",
        "No copay, Medicare pays all of it.",
        "Don't forget your Medicare card, most of it comes back.",
        "You never have to pay yourself, insurance does.",
        "Your insurer cannot refuse it.",
        "No insurer has ever turned us down.",
        "Your plan will not leave you with the bill.",
        "It's not cosmetic, so insurance pays.",
        "No insurance? No problem!",
        "Our cancellation policy does not cover late arrivals.",
        "Insurance companies should not decide your care.",
        "We never deny care to people on Medicaid.",
        "Vesicles make useful drug carriers, as they do not provoke rejection.",
        "You ought to hear what a plan will and won't pay for.",
        "Every insurer covers the drip in full, so you pay nothing.",
        "Your malpractice carrier will never hear of it.",
        "We have yet to meet an insurer that said no.",
        "- **FDA status:** Exosomes don't have an approval for anything.\n- **Coverage:** We are talking to partners and help with the forms.",
    ),
    "missing-evidence-limits": (
        "There is no evidence of harm.",
        "There is no evidence of any long-term risk.",
        "Is it proven? No doubt.",
        "What does the evidence say? There is no better treatment.",
        "Are there studies? Not a single patient was disappointed.",
        "Our data go past ten years.",
        "These statements haven't been evaluated. Every mouth is different, and so is every outcome.",
        "The science is exciting and evolving quickly. We don't treat anyone under 18.",
        "A little swelling might show up later.",
        "It works, and no trial has shown otherwise.",
        "The evidence is no longer lacking.",
        "We need no more studies to know that it works.",
        "Nobody knows exosomes like we do.",
        "Does it work for everyone? We're all different.",
        "Research is ongoing.",
        "Surgery has no proven benefit for this.",
        "This isn't only about hope: it is science.",
        "Many people know the word stem cells and are not sure how they work.",
        "Our guide tells how they may or may not be helpful, and their risks.",
        "If you are unsure whether exosomes can help you, call us.",
        "There is no agreed standard dose.",
        "The exact number of cells is not known; research has settled the range.",
        "The evidence is overwhelming, the early series too.",
        "Insurers require years of rigorous trials.",
        "- Plans do not pay for exosomes.\n- Studies show that they beat PRP.",
    ),
    "missing-cost-caveat": (
        "Several treatment rooms are available.",
        "Steroid shots need repeating every three months.",
        "The infusion takes two to three hours.",
        "We donated $5,000 to charity.",
        "Each lot is tested twice.",
        "We offer multiple sclerosis treatment.",
        "Skin may be taken from one part of the body to cover another.",
        "Patients who live far away should think twice.",
        "Some patients are turned away because another treatment or none is better for them.",
        "It reduces the need for further maintenance procedures.",
        "Patients come back several times so that we can watch them heal.",
        "Nobody needs a second session.",
        "Another advantage of treatment is that patients may walk out.",
        "Every week we help patients who had given up.",
        "By the third session most patients can walk again.",
        "Regular exercise and treatment may help.",
    ),
}


@pytest.mark.parametrize(("rule", "words"), [(rule, words) for rule, all_words in SAID.items() for words in all_words])
def test_these_say_it(rule: str, words: str, check: Check) -> None:
    assert rule not in {finding.rule for finding in check(OFFER + words, context=None).findings}


@pytest.mark.parametrize(("rule", "words"), [(rule, words) for rule, all_words in UNSAID.items() for words in all_words])
def test_these_do_not(rule: str, words: str, check: Check) -> None:
    assert rule in {finding.rule for finding in check(OFFER + words, context=None).findings}


CLIPPED = [(rule, words) for rule, all_words in SAID.items() for words in all_words if "n't" in words]


@pytest.mark.parametrize(("rule", "words"), CLIPPED)
def test_these_say_it_without_an_apostrophe(rule: str, words: str, check: Check) -> None:
    assert rule not in {finding.rule for finding in check(OFFER + words.replace("n't", "nt"), context=None).findings}


LAID_OUT = (
    "<div>{}</div><div>{}</div>",
    "<div class=row><p>{}</p><p>{}</p></div>",
    "<ul><li><strong>{}</strong><p>{}</p></li></ul>",
    "<p><strong>{}</strong></p><p>{}</p>",
    "**{}**\n\n{}",
    "{}:\n\n{}",
    "### {}\n\n{}",
    "| Visits | Two |\n|---|---|\n| {} | {} |",
)
PAIRS = (
    ("missing-fda-status", "FDA status", "Not approved"),
    ("missing-fda-status", "FDA approved", "No"),
    ("missing-fda-status", "FDA approval", "Not a single one"),
    ("missing-fda-status", "FDA status", "Not an approved drug"),
    ("missing-insurance-caveat", "Insurance coverage", "None"),
    ("missing-insurance-caveat", "Insurance coverage", "No chance"),
)
NO_PAIRS = (
    ("missing-fda-status", "FDA approval", "No downtime"),
    ("missing-fda-status", "FDA status", "Ask us"),
    ("missing-fda-status", "FDA status", "Never a drug"),
    ("missing-fda-status", "FDA cleared", "Not a steroid"),
    ("missing-fda-status", "FDA approved", "Not surgery"),
    ("missing-fda-status", "FDA approval", "Not just a facial"),
    ("missing-insurance-caveat", "Insurance", "No waiting"),
    ("missing-insurance-caveat", "Insurance", "No problem"),
)


@pytest.mark.parametrize("layout", LAID_OUT)
@pytest.mark.parametrize(("rule", "label", "value"), PAIRS)
def test_a_label_and_its_value_say_it_however_they_are_set(rule: str, label: str, value: str, layout: str, check: Check) -> None:
    rules = {finding.rule for finding in check(OFFER + layout.format(label, value), context=None).findings}
    assert rule not in rules
    assert "false-approval" not in rules


@pytest.mark.parametrize("layout", LAID_OUT)
@pytest.mark.parametrize(("rule", "label", "value"), NO_PAIRS)
def test_a_no_to_something_else_says_nothing_of_its_label(rule: str, label: str, value: str, layout: str, check: Check) -> None:
    assert rule in {finding.rule for finding in check(OFFER + layout.format(label, value), context=None).findings}


@pytest.mark.parametrize("layout", LAID_OUT)
@pytest.mark.parametrize(
    ("rule", "label", "value"), [("false-approval", "FDA status", "Approved"), ("absolute-safety", "Side effects", "None")]
)
def test_a_label_and_its_value_claim_it_however_they_are_set(rule: str, label: str, value: str, layout: str, check: Check) -> None:
    assert rule in {finding.rule for finding in check(OFFER + layout.format(label, value), context=None).findings}


def test_a_label_in_one_place_and_its_value_in_another_say_nothing(check: Check) -> None:
    apart = "| FDA approval | Ask us |\n|---|---|\n| Parking | None |"
    assert "missing-fda-status" in {finding.rule for finding in check(OFFER + apart, context=None).findings}
