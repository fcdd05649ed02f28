"""Caveats that a page owes, said in hundreds of ways: whatever else is made of them, none is a claim.

Copywriters stop trusting a linter that reports the very sentence it had asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from tests.conftest import Check

OFFER = "# PRP, stem cells and exosomes at Larkfield Clinic\n\nBook your visit with us today.\n\n"
THERAPIES = ("PRP", "this treatment", "our exosomes")
PAYERS = ("insurance plan", "insurer", "health plan", "health fund", "carrier", "private policy", "employer plan")
NO_PAYER = (
    "No {payer} covers {therapy}.",
    "No {payer} reimburses {therapy}.",
    "Your {payer} will not cover {therapy}.",
    "Your {payer} will not pay for {therapy}.",
    "Your {payer} is unlikely to pay for {therapy}.",
    "Your {payer} is unlikely to cover {therapy}.",
    "Do not expect your {payer} to pay for {therapy}.",
    "Hardly any {payer} will pay for {therapy}.",
    "Not a single {payer} will cover {therapy}.",
    "Neither Medicare nor your {payer} will cover {therapy}.",
    "It is rare for any {payer} to pay for {therapy}.",
    "We have yet to see a {payer} cover {therapy}.",
)
AUTHORITIES = ("The FDA", "The MHRA", "Health Canada", "The TGA")
NO_APPROVAL = (
    "{authority} has not approved {therapy}.",
    "{authority} has never approved {therapy} for any use.",
    "{authority} has not cleared, licensed or registered {therapy}.",
    "{authority} regards {therapy} as an unapproved drug.",
    "{authority} has not looked at whether {therapy} is safe or works.",
    "{authority} has warned people about {therapy}.",
)
AILMENTS = ("arthritis", "hair loss", "multiple sclerosis", "back pain")
NO_PROOF = (
    "There is no good evidence that {therapy} works for {ailment}.",
    "Trials of {therapy} in {ailment} disagree.",
    "Whether {therapy} helps {ailment} is not known.",
    "Nobody has shown that {therapy} helps {ailment}.",
    "In trials {therapy} did no better than salt water for {ailment}.",
    "You should not expect {therapy} to take your {ailment} away.",
    "Do not give up your medicine for {ailment} because of {therapy}.",
    "The long-term risks of {therapy} in {ailment} are unknown.",
    "Relief of {ailment} by {therapy} is still an experiment.",
)
WARNED_OF = ("reads-like-coverage-claim", "reads-like-status-claim")
"""What a caveat about payers or approval must not even be suspected of."""


def caveats() -> Iterator[str]:
    for words, therapy in product(NO_PAYER, THERAPIES):
        yield from (words.format(payer=payer, therapy=therapy) for payer in PAYERS)
    for words, authority, therapy in product(NO_APPROVAL, AUTHORITIES, THERAPIES):
        yield words.format(authority=authority, therapy=therapy)
    for words, ailment, therapy in product(NO_PROOF, AILMENTS, THERAPIES):
        yield words.format(ailment=ailment, therapy=therapy)


def found_in(caveat: str, check: Check) -> list[tuple[str, str]]:
    """What is reported of the words of `caveat` on a page of an offer, but for what the page owes."""
    found = check(OFFER + caveat, context=None).findings
    return [(each.rule, each.severity.value) for each in found if each.span.start >= len(OFFER) and each.category != "disclosure"]


def test_no_caveat_is_an_error(check: Check) -> None:
    wrong = [(caveat, rule) for caveat in caveats() for rule, severity in found_in(caveat, check) if severity == "error"]
    assert wrong == []


def test_what_no_payer_pays_and_nobody_approved_is_not_suspected_either(check: Check) -> None:
    suspected = [(caveat, rule) for caveat in caveats() for rule, _ in found_in(caveat, check) if rule in WARNED_OF]
    assert suspected == []


@pytest.mark.parametrize(
    ("copy", "rule"),
    [
        ("Insurance rarely covers PRP, but our PRP is fully covered by Medicare.", "false-coverage"),
        ("The FDA has not approved our exosomes, yet they cure arthritis.", "cure-claim"),
        ("Do not give up hope: our PRP lets you give up your medicine for arthritis.", "substitute-for-treatment"),
    ],
)
def test_a_claim_beside_a_caveat_is_one_still(copy: str, rule: str, check: Check) -> None:
    assert rule in {each.rule for each in check(OFFER + copy, context=None).findings}
