"""What a promotional page owes, where its absence is reported, and what does not count."""

from __future__ import annotations

import pytest

from tests.conftest import Check

OFFER = "# Exosome infusions\n\nOur exosome infusions help you feel your best. Book an appointment with our clinic today.\n\n"
STATUS = "No exosome product has been approved by the FDA."
EVIDENCE = "Benefits and long-term risks are not established."
INSURANCE = "Insurance and Medicare usually do not cover it."
COST = "Several sessions may be needed."
DUTIES = {
    "missing-fda-status": STATUS,
    "missing-evidence-limits": EVIDENCE,
    "missing-insurance-caveat": INSURANCE,
    "missing-cost-caveat": COST,
}


def missing(copy: str, check: Check) -> set[str]:
    return {finding.rule for finding in check(copy, context=None).findings if finding.rule in DUTIES}


def test_a_bare_offer_owes_all_four(check: Check) -> None:
    assert missing(OFFER, check) == set(DUTIES)


@pytest.mark.parametrize("rule", DUTIES)
def test_each_is_met_by_saying_it(rule: str, check: Check) -> None:
    assert missing(OFFER + DUTIES[rule], check) == set(DUTIES) - {rule}


@pytest.mark.parametrize("rule", DUTIES)
def test_a_comment_or_hidden_words_do_not_count(rule: str, check: Check) -> None:
    assert rule in missing(f"{OFFER}<!-- {DUTIES[rule]} -->", check)
    assert rule in missing(f"{OFFER}<p hidden>{DUTIES[rule]}</p>", check)


@pytest.mark.parametrize(
    ("rule", "lookalike"),
    [
        ("missing-fda-status", "Our laboratory is FDA registered."),
        ("missing-fda-status", "These statements have not been evaluated by the Food and Drug Administration."),
        ("missing-fda-status", "The FDA is still developing its guidelines."),
        ("missing-fda-status", "Are exosomes approved by the FDA?"),
        ("missing-fda-status", "It is a myth that exosomes are not approved by the FDA."),
        ("missing-evidence-limits", "Results may vary."),
        ("missing-insurance-caveat", "Financing is available from $99 a month."),
        ("missing-insurance-caveat", "We accept most insurance plans and HSA cards."),
    ],
)
def test_what_only_looks_like_it(rule: str, lookalike: str, check: Check) -> None:
    assert rule in missing(OFFER + lookalike, check)


def test_a_message_about_an_absence_quotes_its_passage_on_one_line(check: Check) -> None:
    found = check("Our exosomes cure\r\n  arthritis. Book now.\n").findings
    (message,) = [finding.message for finding in found if finding.rule == "missing-insurance-caveat"]
    assert "“cure arthritis”" in message


def test_the_absence_is_reported_at_what_makes_it_necessary(check: Check) -> None:
    copy = "# Welcome\n\nExosomes are vesicles. Our exosomes cure arthritis. Book now.\n"
    (finding,) = [f for f in check(copy).findings if f.rule == "missing-fda-status"]
    assert copy[finding.span.start : finding.span.end] == "cure arthritis"
    assert finding.related


@pytest.mark.parametrize(
    "copy",
    [
        "# Nurse wanted\n\nThe successful candidate works full time in our exosome laboratory. Apply by 3 May with a CV.",
        "# Clinic fined\n\nThe attorney general sued a clinic for claiming that exosomes cure arthritis, officials said on Tuesday.",
        "# Opening hours\n\nMonday to Friday, nine to five.",
    ],
)
def test_a_page_that_promotes_nothing_owes_nothing(copy: str, check: Check) -> None:
    assert not missing(copy, check)


def test_what_is_sold_may_be_named_only_where_nobody_sees_it(check: Check) -> None:
    copy = "<h1>The year my father danced</h1><p>Book your visit today: $900 per session.</p><p hidden>Exosome infusions are not FDA approved.</p>"
    verdict = check(copy, format="html", context=None)
    assert "missing-fda-status" in {finding.rule for finding in verdict.findings}
    (finding,) = [each for each in verdict.findings if each.rule == "missing-fda-status"]
    assert copy[finding.span.start : finding.span.end] == "The year my father danced"
