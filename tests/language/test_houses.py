"""Whose page it is: a house that is called after a product, and pages about the treatment of others."""

from __future__ import annotations

import pytest

from linter.findings import Severity
from linter.reports.context import context_text
from tests.conftest import Check

FILLERS = """---
title: Lip fillers in Dover
metaTitle: Fuller lips, softly done | {house}
---

# Lip fillers

Fillers restore volume and smooth fine lines. Your lips look fuller at once, with long-lasting results.

Most patients are back at work the same day, and love what they see.

- Improves the outline of the lips
- Little to no downtime

At {house} we charge $600 a syringe. Book your consultation today.
"""


@pytest.mark.parametrize("house", ["Dover Stem Cells", "Harbour Exosome Clinic", "The PRP Studio", "Lakeside Aesthetics"])
def test_a_page_about_fillers_says_nothing_of_the_product_the_house_is_called_after(house: str, check: Check) -> None:
    assert not check(FILLERS.format(house=house)).findings


def test_a_page_of_a_house_speaks_of_the_product_where_it_names_it(check: Check) -> None:
    page = FILLERS.format(house="Dover Stem Cells") + "\nOur exosomes cure arthritis.\n"
    verdict = check(page)
    assert "cure-claim" in {finding.rule for finding in verdict.findings}
    assert "missing-fda-status" in {finding.rule for finding in verdict.findings}
    assert all("fuller" not in finding.message for finding in verdict.findings)


@pytest.mark.parametrize("signed", ["Stem Cell Therapy Dover", "Exosome Injections", "Stem Cells"])
def test_a_treatment_at_the_end_of_a_title_is_no_house(signed: str, check: Check) -> None:
    page = f"---\ntitle: Knee pain | {signed}\n---\n\n# {signed}\n\nSay goodbye to knee pain. Book a visit with our team today.\n"
    assert {"disease-claim", "missing-fda-status"} <= {finding.rule for finding in check(page).findings}


@pytest.mark.parametrize("title", ["Instead of knee surgery", "Skip the knee replacement", "Knee surgery or exosomes?"])
def test_another_treatment_that_is_only_compared_with_does_not_take_the_page_away(title: str, check: Check) -> None:
    page = f"# {title}\n\nSay goodbye to knee pain.\n\nWe inject exosomes. Book a visit with our team today.\n"
    assert "disease-claim" in {finding.rule for finding in check(page).findings}


def test_a_page_that_names_the_product_more_often_than_others_is_its_own(check: Check) -> None:
    page = (
        "# Knee replacement\n\nExosomes are here. Exosomes last. Exosomes for your knees.\n\nFeel ten years younger. Goodbye, knee pain.\n"
    )
    assert "disease-claim" in {finding.rule for finding in check(page).findings}


def test_the_report_of_the_context_says_that_a_page_is_about_others(check: Check) -> None:
    told = "only passages that name the product count"
    assert told in context_text([check(FILLERS.format(house="Lakeside Aesthetics"))], ())
    assert told not in context_text([check("# Exosomes\n\nOur exosomes cure arthritis.\n")], ())


@pytest.mark.parametrize(
    "said",
    [
        "We look after people who have a stem cell transplant from a donor as part of care for leukaemia.",
        "A blood stem cell transplant is used for leukaemia and lymphoma.",
        "Autologous stem cell transplants treat myeloma.",
    ],
)
def test_another_treatment_with_the_product_in_its_name_is_no_mention_of_it(said: str, check: Check) -> None:
    ward = "# Ward 9\n\nVisiting hours on this ward are from 2 p.m. The ward sister shows you where to leave coats.\n\n"
    assert not check(f"{ward}{said}\n", context=None).findings
    assert check(f"{ward}Our stem cell infusions treat myeloma.\n", context=None).findings


@pytest.mark.parametrize(
    "said",
    [
        "Our allogeneic stem cell transplant treats autism.",
        "Our autologous stem cell transplantation repairs worn knees.",
        "We use a donor stem cell transplant to treat arthritis.",
        "Umbilical cord blood stem cell transplantation cures autism.",
        "Autologous stem cell transplants treat knee arthritis.",
        "Unlike chemotherapy, our autologous stem cell transplant cures arthritis.",
    ],
)
def test_whoever_sells_the_product_as_a_transplant_is_told(said: str, check: Check) -> None:
    found = check(f"# Your treatment in Tijuana\n\n{said} Book your session today.\n", context=None).findings
    assert {"disease-claim", "cure-claim", "structure-function-claim"} & {each.rule for each in found if each.severity is Severity.ERROR}
    assert "missing-fda-status" in {each.rule for each in found}
