"""The review tier: warnings where nothing else was found, and only there."""

from __future__ import annotations

import pytest

from linter.findings import Context
from tests.conftest import Check

STORY = "Last winter he could not lift his grandson; this spring he carries him upstairs, and all it took was one vial."


def reviewed(copy: str, check: Check, context: Context = Context.COMMERCIAL_OFFER) -> list[str]:
    found = [f for f in check(copy, context=context).findings if f.rule.startswith(("reads-like-", "unreviewed-"))]
    assert {f.severity for f in found} <= {"warning"}
    return [f.rule for f in found]


def test_product_and_condition_side_by_side(check: Check) -> None:
    assert reviewed("Exosomes and psoriasis: our view.", check) == ["unreviewed-association"]


@pytest.mark.parametrize(
    "copy",
    [
        "Exosomes are not approved for psoriasis.",
        "Do exosomes help with psoriasis?",
        "Researchers are studying exosomes in psoriasis.",
        "It is a myth that exosomes have anything to do with psoriasis.",
    ],
)
def test_what_excuses_them(copy: str, check: Check) -> None:
    assert not reviewed(copy, check)


def test_a_page_that_discloses_and_promises_nothing_is_excused(check: Check) -> None:
    page = (
        "# Exosomes and psoriasis\n\nNo exosome product has been approved by the FDA. Benefits and long-term risks are not established.\n"
    )
    assert not reviewed(page, check)


def test_a_story_reads_like_a_claim(check: Check) -> None:
    assert len(reviewed(STORY, check)) == 1


def test_outside_an_offer_nothing_is_guessed(check: Check) -> None:
    assert not reviewed(STORY, check, Context.EDUCATION)


def test_it_is_silent_where_something_was_found(check: Check) -> None:
    copy = "Our exosomes cure psoriasis: last winter he could not lift his grandson; this spring he carries him upstairs."
    assert not reviewed(copy, check)


def test_a_note_leaves_it_its_say(check: Check) -> None:
    """That a price brings an estimate with it says nothing of the passage."""
    copy = f"Exosome drip, $2,100. {STORY}"
    assert "note" in {finding.severity for finding in check(copy).findings}
    assert reviewed(copy, check)


ROW = "# Menu\n\nOur exosome drips are given daily. Book today.\n\n| Treatment | Note | Price |\n|---|---|---|\n| {} | {} | $90 |\n"


@pytest.mark.parametrize(
    ("offered", "named", "found"),
    [
        ("Exosome day", "lupus, eczema", True),
        ("Lupus", "exosome day", True),
        ("Exosome day", "not for eczema", False),
        ("Exosome day", "an hour", False),
        ("Massage", "lupus, eczema", False),
    ],
)
def test_product_and_condition_meet_in_a_row(offered: str, named: str, found: bool, check: Check) -> None:
    assert ("unreviewed-association" in reviewed(ROW.format(offered, named), check)) is found


def test_it_never_silences_what_was_found(check: Check) -> None:
    copy = f"Exosomes cure psoriasis.\n\n{STORY}"
    assert "cure-claim" in {finding.rule for finding in check(copy).findings}
    assert reviewed(copy, check)


def test_words_that_weigh_are_told_as_they_are_written(check: Check) -> None:
    story = "Since the exosome drip in Miami, Grandma dances at every wedding and threw away her walking frame."
    [finding] = [each for each in check(story).findings if each.rule.startswith("reads-like-")]
    assert "“Since”" in finding.message
    assert "“since”" not in finding.message
