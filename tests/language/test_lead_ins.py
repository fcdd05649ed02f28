"""Lists, columns and grids of conditions: what introduces them says of each that it is treated."""

from __future__ import annotations

import pytest

from linter.documents.model import Format
from linter.findings import Severity
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
    "Conditions",
    "Joint conditions",
    "Areas of treatment",
    "Which injuries do you treat?",
    "What can be treated?",
    "Problems we see and treat",
)
"""What heads a list of conditions."""

COLUMNS = ("For", "Helps with", "Best for", "Problem", "Typical presentation", "Main indications", "Complaint")
"""What heads a column of them."""


def targets(copy: str, check: Check, format: Format = "markdown") -> set[str]:  # noqa: A002 - the word of the command line
    findings = check(copy, format=format).findings
    return {finding.target for finding in findings if finding.category in {"disease-claim", "structure-function", "cosmetic"}}


def test_each_name_of_a_row_is_claimed_by_its_heading(check: Check) -> None:
    copy = "# PRP\n\nWe offer PRP, $700.\n\n## Where we use it\n\nArthritis of knee and hip\nRotator cuff tears\nPlantar fasciitis\n"
    assert {"arthritis", "rotator-cuff-tear", "plantar-fasciitis"} <= targets(copy, check)


@pytest.mark.parametrize("heading", HEADINGS)
def test_each_condition_of_a_list_is_claimed_by_its_heading(heading: str, check: Check) -> None:
    found = targets(f"# Exosome infusions\n\nWe give exosomes.\n\n## {heading}\n\n- Alopecia areata\n- Gout\n", check)
    assert len(found) == 2


@pytest.mark.parametrize("column", COLUMNS)
def test_each_condition_of_a_column_is_claimed_by_its_head(column: str, check: Check) -> None:
    table = f"| Drip | {column} | Price |\n|---|---|---|\n| Ember | gout | $900 |\n| Hearth | lupus | $950 |\n"
    assert len(targets(f"# Our exosome drips\n\nWe give exosomes.\n\n{table}", check)) == 2


SENTENCES = (
    "We use exosomes to treat:",
    "Exosomes may be of use in many complaints, for example:",
    "Exosomes are a good option in a variety of conditions, among them:",
    "The following conditions often do well with exosomes:",
    "Doctors recommend exosomes to patients with:",
)
"""What ends where a list of conditions begins."""

OTHER_SENTENCES = (
    "We do not use exosomes to treat:",
    "Exosomes have not been shown to be of use in many complaints, for example:",
    "Exosomes are not useful in these complaints:",
    "Researchers are studying whether exosomes are of use in many complaints, for example:",
    "Exercise is useful in many complaints, for example:",
    "The following conditions rule out exosomes:",
)
"""What ends so and denies, asks or says it of another treatment."""


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_introduces_the_list_that_it_ends_with(sentence: str, check: Check) -> None:
    assert targets(f"# Our exosome drips\n\n{sentence}\n\n- Alopecia areata\n- Gout\n", check) >= {"gout", "hair-loss"}


@pytest.mark.parametrize("sentence", OTHER_SENTENCES)
def test_a_sentence_that_denies_introduces_nothing(sentence: str, check: Check) -> None:
    assert not targets(f"# Our exosome drips\n\n{sentence}\n\n- Alopecia areata\n- Gout\n", check)


@pytest.mark.parametrize("question", ["Which problems do you treat?", "What do you use it for?", "Who comes to you?"])
def test_what_answers_the_question_is_named_by_it(question: str, check: Check) -> None:
    page = "# Our exosome drips\n\nWe give exosomes.\n\n{}\n"
    answer = "Gout, lupus and hair loss."
    assert targets(page.format(f"**{question}** {answer}"), check) >= {"gout", "lupus", "hair-loss"}
    assert targets(page.format(f"## {question}\n\n{answer}"), check) >= {"gout", "lupus", "hair-loss"}
    assert "sciatica" not in targets(page.format(f"**{question}** That depends. Sciatica has many causes."), check)


def test_a_row_of_names_below_a_heading_is_a_list(check: Check) -> None:
    page = "# Our exosome drips\n\nWe give exosomes.\n\n## {}\n\nGout, lupus, hair loss.\n"
    assert len(targets(page.format("Conditions"), check)) == 3
    assert "gout" not in targets(page.format("Conditions that rule it out"), check)
    assert "gout" not in targets(page.format("Conditions").replace("Gout, lupus, hair loss.", "Gout comes and goes for years."), check)


@pytest.mark.parametrize("head", ["## Your complaint", "## From our practice", "Typical reasons to come are", "### The shoulder"])
def test_what_an_offer_lists_is_treated_whatever_the_head(head: str, check: Check) -> None:
    page = "# Our exosome drips\n\nWe give exosomes.\n\n{}\n\n- {}\n- Gout\n- Lupus\n- Call us about others\n"
    assert targets(page.format(head, "Frozen shoulder"), check) >= {"frozen-shoulder", "gout"}


@pytest.mark.parametrize(
    "head",
    [
        "## Who cannot have it",
        "## Causes of joint pain",
        "Please tell us if you have had",
        "## Possible complications",
        "Researchers are studying exosomes in",
        "## What surgeons operate on",
        "## Our articles",
    ],
)
def test_other_lists_of_an_offer_name_what_is_not_treated(head: str, check: Check) -> None:
    page = "# Our exosome drips\n\nWe give exosomes.\n\n{}\n\n- Frozen shoulder\n- Gout\n"
    assert not {"frozen-shoulder", "gout"} & targets(page.format(head), check)


@pytest.mark.parametrize(
    "items", ["- Gout came back twice last year\n- Lupus is rare", "- Gout\n- Parking\n- Prices\n- Lupus clinic hours on Monday"]
)
def test_a_list_of_other_things_than_names_is_none(items: str, check: Check) -> None:
    found = targets(f"# Our exosome drips\n\nWe give exosomes.\n\n## News\n\n{items}\n", check)
    assert not {"gout", "lupus"} & found


@pytest.mark.parametrize("line", ["Among them:", "These include:", "For instance:"])
def test_a_line_goes_on_with_what_its_heading_introduces(line: str, check: Check) -> None:
    page = f"# Exosome infusions\n\nWe give exosomes.\n\n## {{}}\n\n{line}\n\n- Alopecia areata\n- Gout\n"
    assert len(targets(page.format("Indications"), check)) == 2
    assert not targets(page.format("Who should not have it"), check)


def test_bullets_make_a_list_of_a_paragraph(check: Check) -> None:
    page = "# Our exosome drips\n\n{}\n\n  • Alopecia areata\n  • Gout\n\n• Lupus\n\nSciatica is common.\n"
    assert targets(page.format("We use exosomes to treat:"), check) >= {"hair-loss", "gout", "lupus"}
    assert "sciatica" not in targets(page.format("We use exosomes to treat:"), check)
    assert not targets(page.format("We do not use exosomes to treat:"), check)


def test_a_hedge_of_the_lead_is_one_of_its_list(check: Check) -> None:
    page = "# Our exosome drips\n\nExosomes {} of use in many complaints, for example:\n\n- Gout\n"
    severities = [
        [each.severity for each in check(page.format(verb), format="markdown").findings if each.target == "gout"]
        for verb in ("are", "may be")
    ]
    assert severities == [[Severity.ERROR], [Severity.WARNING]]


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
