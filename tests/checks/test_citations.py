"""Quotation marks on a page that promotes nothing cite others; nowhere else, and nothing is dropped."""

from __future__ import annotations

import pytest

from linter.checks.citations import quotations
from tests.conftest import Check

CONSUMER_PAGE = """# Advertisements for stem cells: consumer warning

The Office of Consumer Protection received 212 complaints last year. In June a court fined a clinic; a consent order followed in July.
The FDA has sent warning letters. To file a complaint, call this office.

- "Your own cells, so there is no risk." Infections have followed.
- “We cure arthritis.” Nobody does.
- At nine clinics, staff told inspectors that the product was "completely safe because it has no cells".

| In the ad | In the file |
|---|---|
| "FDA registered" | Registering is filling in a form. |
"""


def severities(copy: str, check: Check) -> dict[str, str]:
    return {finding.rule: finding.severity.value for finding in check(copy, context=None).findings}


def test_a_page_that_warns_cites_what_others_claim(check: Check) -> None:
    verdict = check(CONSUMER_PAGE, context=None)
    assert not verdict.promotional
    assert {finding.severity.value for finding in verdict.findings} == {"note"}
    assert all("quotation marks" in finding.message for finding in verdict.findings)


@pytest.mark.parametrize(
    "said",
    [
        "Exosomes cure arthritis, “as everybody knows”.",
        "“Exosomes” cure arthritis.",
        '"Exosomes" cure arthritis.',
        'With a 10" needle exosomes cure arthritis.',
        'As they say: "Exosomes cure arthritis.',
    ],
)
def test_what_such_a_page_says_itself_keeps_its_weight(said: str, check: Check) -> None:
    assert severities(f"{CONSUMER_PAGE}\n{said}\n", check)["cure-claim"] == "error"


def test_quotation_marks_on_an_offer_cite_nobody(check: Check) -> None:
    assert severities("# Exosome clinic\n\n“We cure arthritis.” Book a visit with our team.\n", check)["cure-claim"] == "error"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('a "b" c "d', ["b"]),
        ("“a” b “c” d", ["a", "c"]),
        ('a 10" b "c"', ["c"]),
        ('"up to 90" b', ["up to 90"]),
        ("a ” b “", []),
        ('"', []),
    ],
)
def test_quotations_are_closed(text: str, quoted: list[str]) -> None:
    assert [text[opened + 1 : closed] for opened, closed in quotations(text)] == quoted
