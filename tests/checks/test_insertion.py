"""Where an approved text is put: where a reader would put it, tearing nothing apart."""

from __future__ import annotations

import pytest

from linter.documents.model import Format
from linter.fixes import fixed
from tests.conftest import Check

APPROVED = "Not FDA-approved."
BOOK = "[Book an appointment](https://calendly.com/x)"
BUTTON = '<p><a href="https://calendly.com/x">Book an appointment</a></p>'


def around(copy: str, format_: Format, check: Check) -> tuple[str, str]:
    """The words of the page before and after what was inserted."""
    after = fixed(copy, [each for each in check(copy, format=format_).findings if each.rule == "missing-fda-status"])
    assert after.count(APPROVED) == 1, after
    before, _, behind = after.partition(APPROVED)
    return before, behind.partition("\n" if format_ != "html" else "</p>")[2]


@pytest.mark.parametrize(
    ("format_", "copy", "lead", "item"),
    [
        ("markdown", f"# Exosomes\n\nWith exosome therapy we treat:\n\n- knee pain\n- back pain\n\nAsk us.\n\n{BOOK}\n", "we treat:", "knee pain"),
        ("markdown", f"# Menu\n\nWith exosome therapy we treat\n\n1. knee pain\n2. back pain\n\n{BOOK}\n", "we treat", "knee pain"),
        ("markdown", f"# Menu\n\nOur exosome therapy says it all:\n\n> What a day.\n\nAsk us.\n\n{BOOK}\n", "says it all:", "What a day"),
        ("html", f"<h1>Menu</h1>\n<p>With exosome therapy we treat:</p>\n<ul><li>knee pain</li></ul>\n<p>Ask us.</p>\n{BUTTON}\n", "we treat:", "knee pain"),
        ("text", "Menu\n\nWith our exosome therapy we treat:\n\n- knee pain\n- back pain\n\nAsk us anything you like.\n\nBook an appointment today.\n", "we treat:", "knee pain"),
    ],
)  # fmt: skip
def test_a_lead_in_stays_with_what_it_leads(format_: Format, copy: str, lead: str, item: str, check: Check) -> None:
    before, after = around(copy, format_, check)
    assert (lead in before) == (item in before), (before, after)
    assert "Book an appointment" in after


@pytest.mark.parametrize(
    "page",
    [
        '<body><nav><a href="/e">Exosome therapy</a></nav>\n<main>\n<h1>Exosome therapy</h1>\n<p>Our clinic offers exosomes.</p>\n{}\n</main></body>',
        '<body><header><p>Exosome therapy</p></header>\n<nav><a href="/">Home</a></nav>\n<main><p>Our clinic offers exosomes.</p>\n{}</main></body>',
        '<body><nav><a href="/e">Exosome therapy</a></nav>\n<h1>Welcome</h1>\n<p>Our clinic offers exosome therapy.</p>\n{}</body>',
    ],
)
def test_nothing_comes_between_navigation_and_main(page: str, check: Check) -> None:
    before, after = around(page.format(BUTTON), "html", check)
    inside = "<main>" if "<main>" in page else "<h1>Welcome</h1>"
    assert inside in before, (before, after)
    assert "Book an appointment" in after


@pytest.mark.parametrize(
    ("format_", "copy"),
    [
        ("markdown", f"# Exosome therapy\n\nDear Anna,\n\nour clinic offers it now.\n\n{BOOK}\n"),
        ("markdown", f"Exosome therapy\n\nDear reader,\n{BOOK}\n"),
        ("html", f"<h1>Exosome therapy</h1>\n<p>Hello Anna,</p>\n<p>our clinic offers it now.</p>\n{BUTTON}\n"),
        ("text", "Exosome therapy news\n\nDear Mr Smith,\n\nour clinic offers it now. Ask us.\n\nBook an appointment today.\n"),
    ],
)
def test_a_letter_begins_with_its_salutation(format_: Format, copy: str, check: Check) -> None:
    before, _ = around(copy, format_, check)
    assert any(salutation in before for salutation in ("Dear", "Hello")), before


def test_a_page_of_stem_cells_gets_the_text_for_them(check: Check) -> None:
    for named, words in (("stem cell", "The stem-cell treatment described here"), ("stem cell and exosome", APPROVED)):
        copy = f"# Our clinic\n\nWe offer {named} infusions.\n\n{BOOK}\n"
        after = fixed(copy, [each for each in check(copy).findings if each.rule == "missing-fda-status"])
        assert words in after


def test_what_a_letter_ends_with_is_no_salutation(check: Check) -> None:
    copy = "Hello neighbours,\n\nSpring is here at Willow Spa.\n\nAdd an exosome facial for $99 to any visit.\n\nSee you soon,\nAmy\n"
    before, after = around(copy, "text", check)
    assert "Willow Spa." in before
    assert "$99" in after


@pytest.mark.parametrize(
    ("copy", "place"),
    [
        (f"# Our clinic\n\nExosome drips ease pain.\n\nAsk us.\n\n{BOOK}\n", "before the first call to action or price"),
        ("# Our clinic\n\nOur exosome drips ease pain.\n\nThe clinic is on the hill.\n", "after the first passage that makes it necessary"),
    ],
)
def test_the_message_names_the_place_where_the_text_goes(copy: str, place: str, check: Check) -> None:
    found = [each for each in check(copy).findings if each.rule.startswith("missing-")]
    assert len(found) == 4
    for finding in found:
        assert place in finding.help
        (where,) = [each for each in finding.related if each.message.startswith("It belongs here")]
        assert where.message == f"It belongs here, {place}."
        ((edit,),) = [fix.edits for fix in finding.fixes]
        assert edit.span == where.span


PRP = f"# PRP at our clinic\n\nWe offer PRP injections for your knees.\n\n{BOOK}\n"


@pytest.mark.parametrize(
    ("rule", "told"), [("missing-fda-status", "is not approved by FDA"), ("missing-evidence-limits", "unproven or unknown")]
)
def test_a_page_gets_no_text_about_another_product(rule: str, told: str, check: Check) -> None:
    (finding,) = [each for each in check(PRP).findings if each.rule == rule]
    assert not finding.fixes
    reason = finding.related[-1].message
    assert reason.startswith("--fix inserts nothing: the registry has no approved text for “PRP”. What has to be told: ")
    assert told in reason


def test_what_names_no_product_is_inserted_for_each(check: Check) -> None:
    after = fixed(PRP, check(PRP).findings)
    assert "Health plans and Medicare usually do not cover this" in after
    assert "xosome" not in after


def test_a_page_that_does_not_name_its_product_gets_no_text_about_one(check: Check) -> None:
    copy = "# Young cells\n\nOur young cells, thawed today, go in by a drip.\n\nBook a visit: $900.\n"
    (finding,) = [each for each in check(copy, context=None).findings if each.rule == "missing-fda-status"]
    assert not finding.fixes
    assert "no approved text for what this page offers" in finding.related[-1].message


def test_no_message_speaks_of_a_product_that_the_page_does_not_name(check: Check) -> None:
    for finding in check(PRP).findings:
        assert "xosome" not in finding.message + finding.help
