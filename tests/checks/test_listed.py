"""Items are told by their heads on a page that promotes: illnesses and gains that no vocabulary names, and bare figures."""

from __future__ import annotations

import pytest

from tests.conftest import Check

_OFFER = "# PRP with Dr. Osei\n\nBook your PRP course today, $700 a session. PRP rebuilds worn tendons.\n\n"


def told(copy: str, check: Check) -> list[tuple[str, str]]:
    """The rule and the words of each finding below the offer that the second opinion made."""
    page = _OFFER + copy
    findings = [finding for finding in check(page).findings if finding.rule.startswith("reads-like-") and finding.span.start >= len(_OFFER)]
    return [(finding.rule, page[finding.span.start : finding.span.end]) for finding in findings]


@pytest.mark.parametrize("head", ["## 2. For whom is it?", "Recommended if you have:", "## Wanted for", "## When do we use it?"])
def test_what_is_treated_is_told_by_its_head(head: str, check: Check) -> None:
    copy = f"{head}\n\n- Nails that split\n- Bladder that wakes you at night\n- and several others\n"
    assert ("reads-like-disease-claim", "Nails that split") in told(copy, check)
    assert ("reads-like-disease-claim", "Bladder that wakes you at night") in told(copy, check)
    assert not [text for _, text in told(copy, check) if "others" in text]


@pytest.mark.parametrize("head", ["## Benefits", "## Why have it", "## What patients gain", "## Reasons to choose it"])
def test_what_is_gained_is_told_by_its_head(head: str, check: Check) -> None:
    copy = f"{head}\n\n- Big pores look smaller\n- Free parking\n"
    assert ("reads-like-benefit", "Big pores look smaller") in told(copy, check)
    assert not [text for _, text in told(copy, check) if "parking" in text]


def test_a_change_is_a_result_where_patients_tell_it(check: Check) -> None:
    found = told("What our members say:\n\n- the ringing is softer\n- the nurses are kind\n", check)
    assert ("reads-like-testimonial", "the ringing is softer") in found
    assert "the nurses are kind" not in [text for _, text in found]


def test_a_bare_figure_is_told_by_the_head_of_its_column_or_row(check: Check) -> None:
    copy = "| Group | Back at work |\n|---|---|\n| Elbows | 71–80% |\n| Ankles | 8 in 10 |\n\n| | |\n|---|---|\n| Success | 64% |\n| Deposit | 20% |\n"
    assert [text for _, text in told(copy, check) if text[0].isdigit()] == ["71–80%", "8 in 10", "64%"]


@pytest.mark.parametrize("question", ["When will I notice a change?", "How soon does it work?", "How long do the results last?"])
def test_a_time_is_told_by_the_question_it_answers(question: str, check: Check) -> None:
    assert "As a rule three to six months." in [
        text + "." for _, text in told(f"### {question}\n\nAs a rule three to six months.\n", check)
    ]
    assert not told("### How soon can I go back to work?\n\nAfter two days.\n", check)


def test_a_first_heading_that_names_an_illness_says_that_it_is_treated(check: Check) -> None:
    page = "# Tennis elbow\n\nBook your PRP course today, $700 a session. PRP rebuilds worn tendons.\n"
    assert [
        finding for finding in check(page).findings if finding.span.start < len("# Tennis elbow") and finding.category == "disease-claim"
    ]


@pytest.mark.parametrize("head", ["## Not for", "## Who should not have it?", "## Possible side effects", "## Who books it"])
def test_other_heads_tell_nothing(head: str, check: Check) -> None:
    found = told(f"{head}\n\n- Nails that split\n- Runners with a grumbling calf\n", check)
    assert not [text for _, text in found if text.startswith(("Nails", "Runners"))]


def test_a_page_that_promotes_nothing_is_told_nothing(check: Check) -> None:
    copy = "# Platelet-rich plasma\n\nA leaflet for patients.\n\n## For whom\n\n- Nails that split\n"
    assert not [each for each in check(copy).findings if each.rule.startswith("reads-like-")]


def test_the_heads_of_columns_and_what_stands_below_another_treatment_are_no_items(check: Check) -> None:
    assert not told("## What improves\n\n| Trouble | Usual course | Week |\n|---|---|---|\n", check)
    copy = "| | Our PRP | Hip replacement |\n|---|---|---|\n| Lasts | 3 to 4 years | 12 to 18 years |\n"
    assert [text for _, text in told(copy, check) if text[0].isdigit()] == ["3 to 4 years"]


@pytest.mark.parametrize("heading", ["Sore hips? Talk to us", "Lupus, and a short wait"])
def test_a_first_heading_that_says_more_is_judged_by_what_it_says(heading: str, check: Check) -> None:
    found = check(f"# {heading}\n\nBook your PRP course today, $700 a session. PRP rebuilds worn tendons.\n").findings
    assert not [each for each in found if each.span.start < len(heading) and each.rule == "reads-like-disease-claim"]
