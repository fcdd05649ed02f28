"""What is denied in plain words is no claim, whatever is denied and however; the same words without the denial are one."""

from __future__ import annotations

import pytest

from linter.api import lint_text

SUBJECTS = (
    "Exosomes", "Our exosomes", "PRP injections", "These treatments", "Stem cell therapy", "This injection", "Wharton's jelly", "Platelets",
    "Growth factors",
)  # fmt: skip
DENIALS = (
    "do not", "don't", "do NOT", "cannot", "can't", "will not", "won't", "never", "have not been shown to", "are not proven to", "may not",
    "are unable to", "did not", "could not", "would not", "are not approved to", "are not intended to", "have never been proven to",
    "are not known to", "do not, so far as we know,", "do nothing to", "fail to", "failed to", "have yet to be shown to", "do not by themselves", "should not be expected to",
)  # fmt: skip
BENEFITS = (
    "cure arthritis", "treat Parkinson's disease", "heal torn tendons", "reverse ageing", "repair cartilage", "regrow hair", "relieve pain",
    "improve memory", "get rid of back pain", "help autism", "boost immunity", "replace surgery", "fix worn knees", "stop hair loss",
    "rebuild discs", "eliminate wrinkles",
)  # fmt: skip


def claims_of(sentences: list[str]) -> dict[str, list[str]]:
    """Each sentence, as a paragraph of an offer, that has a finding of its own words, with the rules."""
    text = "\n\n".join(sentences)
    verdict = lint_text(text, path="page.md", context="commercial-offer", ignore=["unchecked-language"])
    found: dict[str, list[str]] = {}
    for finding in verdict.findings:
        if finding.category != "disclosure":
            start = text.rfind("\n\n", 0, finding.span.start) + 1
            found.setdefault(text[start:].strip().partition("\n\n")[0], []).append(finding.rule)
    return found


@pytest.mark.parametrize("denial", DENIALS)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_is_denied_is_no_claim(subject: str, denial: str) -> None:
    assert claims_of([f"{subject} {denial} {benefit}." for benefit in BENEFITS]) == {}


@pytest.mark.parametrize("words", ["", "can", "will", "never fail to", "do not only", "don't just", "really do"])
@pytest.mark.parametrize("subject", ["Exosomes", "Our exosomes", "PRP injections", "Stem cell therapy", "Wharton's jelly"])
def test_what_is_said_without_a_denial_is_one(subject: str, words: str) -> None:
    sentences = [f"{subject} {words} {benefit}.".replace("  ", " ") for benefit in BENEFITS]
    assert sorted(set(sentences) - set(claims_of(sentences))) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Because our exosomes do not age, they reverse ageing.",
        "They carry no DNA, so tumours cannot start.",
        "We have yet to send anyone home in pain.",
        "Exosomes do not hide arthritis. They cure it.",
        "Exosomes do not mask pain, they cure arthritis.",
        "Platelets never fail to heal torn tendons.",
        "Our exosomes: not proven for arthritis alone, but for lupus too.",
        "PRP: not a painkiller but a treatment for arthritis.",
        "Exosomes: proven for arthritis.",
        "Exosomes: not only for arthritis.",
        "PRP — nothing works better for hair loss.",
    ],
)
def test_a_denial_that_claims_is_a_claim(sentence: str) -> None:
    assert claims_of([sentence]) != {}


@pytest.mark.parametrize(
    "sentence",
    [
        "PRP has no effect on {}.",
        "Our stem cell treatment: not proven for {}.",
        "Wharton's jelly is not approved for {}.",
        "We no longer offer PRP for {}.",
        "We don't use exosome therapy to treat {}.",
        "Nobody should buy stem cell therapy for {}.",
        "Evidence that exosome therapy helps {} is lacking.",
        "Exosome therapy for {}? No.",
        "For {} we have nothing to offer.",
        "Stem cell therapy is not a cure for {}.",
        "There is no evidence that PRP helps {}.",
        "Claims that exosome therapy cures {} are false.",
        "Our exosomes: not proven for {}.",
        "PRP — no proof for {}.",
        "Exosome therapy: unproven in {}.",
        "Stem cells – not approved for {}.",
        "Our PRP - not a treatment for {}.",
        "This injection: no known benefit in {}.",
        "Wharton's jelly has no place in {}.",
        "It would be wrong to say that our stem cell treatment treats {}.",
        "The FDA has not approved our PRP for {}.",
        "We make no claim that our exosomes cure {}.",
        "No study shows that our stem cell treatment works in {}.",
        "Can our stem cell treatment help with {}? There is no proof that it can.",
    ],
)
def test_what_the_therapy_is_not_for_is_no_claim(sentence: str) -> None:
    conditions = ["arthritis", "Parkinson's disease", "autism", "hair loss", "back pain", "torn tendons", "erectile dysfunction"]
    assert claims_of([sentence.format(condition) for condition in conditions]) == {}
