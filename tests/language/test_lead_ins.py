"""Lists, columns and grids of conditions: what introduces them says of each that it is treated."""

from __future__ import annotations

import pytest

from linter.documents.model import Format
from tests.conftest import Check

HEADINGS = (
    "Who is it for?",
    "Who are they for",
    "For whom",
    "Who it suits",
    "Who we help",
    "Whom we treat",
    "Put it on your menu for",
    "Our clients ask us for it most often with",
    "Practices reach for it in",
)
"""What heads a list of conditions."""

COLUMNS = ("For", "Helps with", "Best for", "Problem", "Typical presentation", "Main indications", "Complaint")
"""What heads a column of them."""


def targets(copy: str, check: Check, format: Format = "markdown") -> set[str]:  # noqa: A002 - the word of the command line
    findings = check(copy, format=format).findings
    return {finding.target for finding in findings if finding.category in {"disease-claim", "structure-function", "cosmetic"}}


@pytest.mark.parametrize("heading", HEADINGS)
def test_each_condition_of_a_list_is_claimed_by_its_heading(heading: str, check: Check) -> None:
    found = targets(f"# Exosome infusions\n\nWe give exosomes.\n\n## {heading}\n\n- Alopecia areata\n- Gout\n", check)
    assert len(found) == 2


@pytest.mark.parametrize("column", COLUMNS)
def test_each_condition_of_a_column_is_claimed_by_its_head(column: str, check: Check) -> None:
    table = f"| Drip | {column} | Price |\n|---|---|---|\n| Ember | gout | $900 |\n| Hearth | lupus | $950 |\n"
    assert len(targets(f"# Our exosome drips\n\nWe give exosomes.\n\n{table}", check)) == 2


def test_a_row_of_a_table_can_be_about_another_treatment(check: Check) -> None:
    table = "| Offer | For | Price |\n|---|---|---|\n| Massage | lupus | $90 |\n"
    assert not targets(f"# Our exosome drips\n\nWe give exosomes.\n\n{table}", check)


def test_tiles_stand_under_the_heading_of_their_section(check: Check) -> None:
    tiles = '<h2>Start with the spot that hurts</h2><div><a href="/k">Knee arthritis</a> <a href="/n">Neuropathy</a></div>'
    assert len(targets(f"<h1>Cord cells</h1><p>We inject cord cells.</p>{tiles}", check, "html")) == 2


@pytest.mark.parametrize("heading", ["Who should not have it", "Who we turn away", "What people tell us", "Reasons we say no"])
def test_other_lists_claim_nothing(heading: str, check: Check) -> None:
    assert not targets(f"# Exosome infusions\n\nWe give exosomes.\n\n## {heading}\n\n- Gout\n- Lupus\n", check)


@pytest.mark.parametrize("entry", ["Acne treatment", "Joint pain treatment", "Hair loss treatment"])
def test_an_entry_of_a_menu_names_another_page(entry: str, check: Check) -> None:
    page = "<nav><ul><li><a href='/a'>{}</a></li></ul></nav><h1>Exosome facials</h1><p>Our clinic offers an exosome facial. {}</p>"
    assert not targets(page.format(entry, ""), check, "html")
    assert targets(page.format(f"Exosomes: {entry}", ""), check, "html")
    assert targets(page.format("Home", f"{entry} with exosomes."), check, "html")
