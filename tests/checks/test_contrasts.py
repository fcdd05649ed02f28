"""A denial, a doubt or a caveat, and a claim set against it in the same sentence: what is granted first takes nothing back.

“PRP is not FDA approved, but the FDA has cleared our exosomes”, “Nobody knows whether it helps, yet your arthritis will be gone”: the
page may as well have said the claim alone.
"""

from __future__ import annotations

import pytest

from linter.findings import Context, Severity
from tests.conftest import Check

OFFER = "# PRP and exosome therapy\n\nWe offer PRP and exosomes at our clinic.\n\n"
GRANTED = (
    "PRP is not FDA approved",
    "The FDA has not approved exosomes",
    "It is not a cure",
    "Insurance does not cover it",
    "We cannot promise a result",
    "Results vary",
    "It is not a substitute for surgery",
    "Nobody knows whether exosomes help",
)
JOINS = (", but ", ", yet ", "; however, ", ", although ", ". But ", " – but ")
CLAIMS = (
    "the FDA has cleared our exosomes",
    "our lab is FDA approved",
    "our biller codes it as an office visit",
    "your arthritis will be gone",
    "we guarantee that you will walk without pain",
    "you get your money back if you are not pain free",
    "ours has no side effects",
    "nobody has ever been harmed",
    "it is backed by hundreds of studies",
    "nine in ten of our patients avoid surgery",
    "you can throw away your pills",
    "it works better than steroids",
    "one session is all you need",
    "our exosomes rebuild cartilage",
    "it slows the progression of Parkinson's",
)
ASIDE = (
    "PRP is not, however, a cure for arthritis.",
    "PRP is not, though, the answer to arthritis.",
    "PRP is not yet the answer to arthritis.",
    "PRP is not yet an approved treatment for arthritis.",
    "It is not yet one of the treatments that relieve arthritis.",
    "No exosome is yet the cure for arthritis that people hope for.",
    "No study has found, however, that patients avoid surgery.",
    "Nobody has shown, though, that the injections regrow cartilage.",
    "It is not clear, though, that it heals cartilage.",
    "Doctors doubt that PRP is still the best way to relieve arthritis.",
    "It is not known whether PRP is still a treatment that relieves arthritis after a year.",
)
DENIED = (
    "we have never said that it cures arthritis",
    "no exosome product has FDA approval",
    "it does not rebuild cartilage",
    "there is no guarantee that you will walk without pain",
    "it may cause side effects",
)


def errors(check: Check, copy: str) -> set[str]:
    """The claims in a sentence below an offer that are errors; what the page itself owes is none of them."""
    found = check(f"{OFFER}{copy}", context=Context.COMMERCIAL_OFFER).findings
    return {each.rule for each in found if each.severity is Severity.ERROR and not each.rule.startswith("missing-")}


@pytest.mark.parametrize("claim", CLAIMS)
def test_what_is_granted_first_takes_no_claim_back(check: Check, claim: str) -> None:
    alone = errors(check, f"{claim[0].upper()}{claim[1:]}.")
    assert alone
    assert not [copy for granted in GRANTED for join in JOINS if not errors(check, copy := f"{granted}{join}{claim}.")]


@pytest.mark.parametrize("denial", DENIED)
def test_what_is_denied_there_is_denied(check: Check, denial: str) -> None:
    assert not [copy for granted in GRANTED for join in JOINS if errors(check, copy := f"{granted}{join}{denial}.")]


@pytest.mark.parametrize("copy", ASIDE)
def test_what_only_parts_a_denial_from_its_words_turns_nothing(check: Check, copy: str) -> None:
    assert not errors(check, copy)


@pytest.mark.parametrize(
    "opening", ["If nothing has helped you so far", "While no treatment is right for everybody", "Although it is not approved"]
)
@pytest.mark.parametrize("claim", ["your arthritis will be gone", "our new exosome drip rebuilds cartilage"])
def test_nor_does_what_is_granted_in_an_opening_clause(check: Check, opening: str, claim: str) -> None:
    assert errors(check, f"{opening}, {claim}.")


def test_a_double_negation_asserts_only_what_it_takes_back(check: Check) -> None:
    assert errors(check, "There is no doubt that our exosomes rebuild cartilage.")
    assert not errors(check, "There is no doubt that our exosomes do not rebuild cartilage.")
