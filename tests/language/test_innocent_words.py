"""Words that a cue, a mask or a head is made of, as a seller writes them: they excuse nothing."""

from __future__ import annotations

import pytest

from tests.conftest import Check

OFFER = "# Exosome therapy\n\nBook your visit with our team today.\n\n"

CURES = (
    "We looked at how people live. Exosomes cure arthritis.",
    "Knees felt better with exosomes than with placebo. Exosomes cure arthritis.",
    "The line goes into your arm. Exosomes cure arthritis.",
    "The story goes back to 1980. Exosomes cure arthritis.",
    "She went to a family dinner without her stick. Exosomes cure arthritis.",
    "People ask whether they should keep taking pills. Exosomes cure arthritis.",
    "80% of what we see is knees. Exosomes cure arthritis.",
    "Ask us about fundraising for your treatment. Exosomes cure arthritis.",
    "Exosomes cured my arthritis. My doctor was not surprised.",
    "Match the drip to your pain: exosomes cure arthritis.",
    "Do your homework: exosomes cure arthritis.",
    "Every step takes less effort, because exosomes cure arthritis.",
    "The body repairs cartilage with scar tissue, while exosomes cure arthritis.",
    "Our cells are injected with the aim of curing arthritis.",
    "There is little more than a small plaster, and our exosomes cure arthritis.",
    "I can't tell the difference between my knees: exosomes cured my arthritis.",
    "The visit is no longer than a cortisone jab, and our exosomes cure arthritis.",
    "Newspapers wrote about us: exosomes cure arthritis.",
    "The media reported that our exosomes cure arthritis.",
    "“Exosomes cured my arthritis.” Ask how it is: she dances.",
    "“Exosomes cured my arthritis.” That would be most unusual elsewhere.",
    "Cells from an unrelated donor renew your blood and cure arthritis.",
    "Whether or not you had the shot last year, exosomes cure arthritis.",
    "Exosomes cure no single disease but all of them.",
    "Our exosomes wake the immune system, and T cells destroy tumours.",
    "Our exosomes make some T cells fight cancer.",
    "All sorts of people come to us, and exosomes cure arthritis.",
    "Fill in the form about your knee: exosomes cure arthritis.",
    "Your plasma is given back to you, and our exosomes cure arthritis.",
    "For uses other than a cold: exosomes cure arthritis.",
    "“Exosomes cured my arthritis.” Breaks every record we had.",
)
OTHERS = (
    ("Pain eased far more after exosomes than after a placebo.", "disease-claim"),
    ("Exosomes are offered for arthritis, although the FDA has not approved them.", "disease-claim"),
    ("Exosomes rejuvenate epidermal cells.", "structure-function-claim"),
    ("I tried exosomes for my hair, and it came back.", "structure-function-claim"),
    ("With our exosomes a number of patients run again.", "structure-function-claim"),
    ("With our package of exosomes, her knees work again.", "structure-function-claim"),
    ("Exosome results guaranteed, and you get it in writing.", "guaranteed-result"),
    ("Our exosomes are painless and easy on the wallet.", "convenience-claim"),
    ("Our exosomes bring results in two weeks, whatever you have tried.", "time-to-result"),
    ("The numbing cream works at once and exosome results show within two weeks.", "time-to-result"),
    ("Get it for two weeks only: half price exosomes.", "inducement"),
    ("Summer menu: exosomes half price until Sunday.", "inducement"),
    ("Your full course of exosomes is covered by Medicare.", "false-coverage"),
    ("She cried when she saw her new look: exosomes changed her life.", "outcome-testimonial"),
    ("90% of our exosome patients were never hurt again.", "aggregate-testimonial"),
    ("Beyond the hype, exosomes are very promising.", "promising-without-limits"),
    ("Before and after exosomes: the scan showed new growth of cartilage.", "before-after"),
    ("Exosomes hold five times as many growth factors as your blood and beat cortisone.", "superiority-claim"),
    ("Our exosomes are FDA approved only here, for knees.", "false-approval"),
    ("Exosomes are a miracle, and nobody says miracle lightly.", "hype"),
)


@pytest.mark.parametrize("copy", CURES)
def test_a_cure_stays_one_beside_innocent_words(copy: str, check: Check) -> None:
    assert {"cure-claim", "disease-claim"} & {finding.rule for finding in check(OFFER + copy).findings if finding.severity.value == "error"}


@pytest.mark.parametrize(("copy", "rule"), OTHERS)
def test_a_finding_stays_one_beside_innocent_words(copy: str, rule: str, check: Check) -> None:
    assert rule in {finding.rule for finding in check(OFFER + copy).findings if finding.severity.value != "note"}


@pytest.mark.parametrize(
    "copy",
    [
        "Our patients with premature ovarian failure come from all over. Clinical pregnancy follows, and live births too.",
        "Which of the following is you? Take our quiz and see your score.",
        "## Answers\n\nAsk away.\n\n## Quiz\n\nHow old are your knees?",
        "A member of staff must not rush you. Our code of ethics says so.",
        "The supply of blood goes up. An effective amount is given.",
        "Reserve your copy of our e-book.",
        "Our vet went to a school of veterinary medicine, then to another veterinary school.",
        "She leaves pain behind. The service is in Miami.",
        "## Usage\n\nOnce a year.\n\n## Issues\n\nNone so far.",
        "Newly diagnosed? It is already known that PRP helps.",
    ],
)
def test_an_offer_stays_one_beside_innocent_words(copy: str, check: Check) -> None:
    offer = "# PRP for worn knees\n\nOur PRP helps worn knees move freely. From $2,995 a knee, and our patients love it.\n\n"
    assert check(offer + copy, context=None).promotional


GERMAN = (
    "Exosomes sind mehr als ein Trend.",
    "PRP hilft besser als Cortison.",
    "Diese Exosomes gelten vielen als sanft.",
    "Stem Cells als Alternative zur Operation.",
    "Als Ärztin empfehle ich Exosomes.",
)
ENGLISH = (
    "Exosomes treat ALS.",
    "Exosomes treat A.L.S. at home.",
    "Exosomes for als, lupus and gout.",
    "Exosomes for lupus, gout and als.",
    "Exosomes treat als better than anything.",
    "Exosomes treat ALS, and MIT knows of it.",
    "als patients get better with exosomes, which treat als.",
)


@pytest.mark.parametrize("copy", GERMAN)
def test_a_german_word_is_no_illness(copy: str, check: Check) -> None:
    """Nor does it stand beside the product as one. The second opinion knows no German."""
    found = [finding for finding in check(OFFER + copy).findings if finding.category == "disease-claim"]
    assert not [finding for finding in found if not finding.rule.startswith("reads-like")]


@pytest.mark.parametrize("copy", ENGLISH)
def test_an_illness_is_one_in_small_letters_too(copy: str, check: Check) -> None:
    found = [finding for finding in check(OFFER + copy).findings if finding.rule == "disease-claim"]
    assert any("ALS" in copy[finding.span.start - len(OFFER) : finding.span.end - len(OFFER)].upper().replace(".", "") for finding in found)
