"""What a page of another kind says of other things is a note; what it says of the product is not."""

from __future__ import annotations

import pytest

from linter.findings import Severity
from tests.conftest import Check

WARD = """# Ward 9: haematology and stem cell transplant

Visiting hours on this ward are from 2 p.m. to 8 p.m. Please do not bring flowers. The ward sister will show you where to leave coats.
You were referred here by your consultant. How to apply for a parking permit is explained at the reception of the hospital.
"""
JOB = """# Job advertisement: laboratory technician, stem cells

We are hiring. The salary is paid monthly.

## How to apply

Send your CV and the names of two referees. Annual leave is 25 days.
"""


def severities(copy: str, check: Check) -> set[Severity]:
    verdict = check(copy, context=None)
    assert not verdict.promotional
    return {finding.severity for finding in verdict.findings}


@pytest.mark.parametrize("page", [WARD, JOB])
@pytest.mark.parametrize(
    "said",
    [
        "We look after adults who are given chemotherapy for leukaemia or stem cells.",
        "Every lasagne in the canteen is safe and proven, guaranteed.",
        "Goodbye, knee pain, when you sit on our new chairs for a stem cell visit.",
        "Private firms advertise stem cell injections for worn knees.",
        "Families ask us about private clinics selling stem cell infusions for autism.",
    ],
)
def test_what_is_not_said_of_the_product_is_a_note_that_says_so(page: str, said: str, check: Check) -> None:
    found = check(f"{page}\n{said}\n", context=None).findings
    assert found
    assert {finding.severity for finding in found} == {Severity.NOTE}
    assert all(finding.message.endswith("so this is a note.") for finding in found)


@pytest.mark.parametrize("page", [WARD, JOB])
@pytest.mark.parametrize(
    "said",
    [
        "Exosomes cure arthritis.",
        "Our stem cells relieve knee pain.",
        "Exosomes were a discovery. They cure arthritis.",
        "Exosomes have no side effects whatsoever.",
        "Stem cells are used for arthritis.",
    ],
)
def test_what_is_said_of_the_product_keeps_its_weight(page: str, said: str, check: Check) -> None:
    assert Severity.ERROR in severities(f"{page}\n{said}\n", check)


def test_a_slogan_is_no_page_of_another_kind(check: Check) -> None:
    copy = "Sharper thinking, faster recall, all-day energy: the executive exosome infusion"
    assert Severity.NOTE not in {finding.severity for finding in check(copy, context=None).findings}


def test_a_page_that_hardly_tells_what_it_is_lowers_nothing(check: Check) -> None:
    assert Severity.ERROR in severities("# A letter\n\nYou know me. We cured your arthritis, and nothing is safer.\n", check)


def test_what_is_offered_in_so_many_words_is_lowered_on_no_page(check: Check) -> None:
    copy = "# Published in the Journal of Letters\n\nBook your exosome infusion today at our clinic. Goodbye, knee pain.\n"
    assert Severity.NOTE not in {finding.severity for finding in check(copy, context=None).findings}


MANUAL = """# Timers

A timer that fires once is cleared by its handle. Pass the handle to the function that clears it, or keep it and let it fire again. The
program ends when no timer is left. Timers that wait are kept in a list, sorted by when they fire; a list of its own is kept for each
delay. What is given after the delay is handed to the function when it is called. Where the delay is no number it is taken to be one.

## History

Speed and memory

An operation was cancelled. It does not fail, and it is 100% safe.
"""


def test_what_speaks_of_something_else_altogether_has_only_notes(check: Check) -> None:
    verdict = check(MANUAL, context=None)
    assert verdict.is_foreign
    assert {finding.severity for finding in verdict.findings} == {Severity.NOTE}
    assert not [finding for finding in verdict.findings if finding.rule.startswith("reads-like-")]


@pytest.mark.parametrize(
    "more",
    ["Exosomes can be had as well.", "Knees, hips, arthritis and gout are what people come in with, and migraines."],
    ids=["the product", "what ails people"],
)
def test_a_word_of_the_field_makes_it_ours(more: str, check: Check) -> None:
    assert not check(f"{MANUAL}\n{more}", context=None).is_foreign


def test_who_says_what_a_page_is_for_is_believed(check: Check) -> None:
    verdict = check(MANUAL)
    assert not verdict.is_foreign
    assert Severity.ERROR in {finding.severity for finding in verdict.findings}


def test_few_words_do_not_show_what_they_are_about(check: Check) -> None:
    assert not check("It works every time, guaranteed.", context=None).is_foreign


DRIP = """# The drip

Our procedure is 100% safe, guaranteed to work and beats surgery. There are no side effects, ever. Book your session today and save half
the price; insurance pays for it.

## Getting here

Take the tram to the old harbour and walk along the quay. The bakery on the corner opens at seven and sells rye bread, seeded rolls and
plum cake. Behind it there is a small car park with twelve places, of which two are kept for deliveries in the morning. A second one lies
across the bridge, next to the library, and it is free on Sundays.
"""


def test_an_offer_is_not_foreign_however_much_it_says_of_other_things(check: Check) -> None:
    verdict = check(DRIP, context=None)
    assert not verdict.is_foreign
    assert Severity.ERROR in {finding.severity for finding in verdict.findings}


def test_a_note_on_a_foreign_page_says_why_it_is_one(check: Check) -> None:
    messages = [finding.message for finding in check(MANUAL, context=None).findings]
    assert messages
    assert all(message.endswith("This page speaks neither of the therapy nor of health, so this is a note.") for message in messages)
