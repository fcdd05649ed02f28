"""A disclosure that the page takes back: found by its own words and by the findings of other rules, with both places."""

from __future__ import annotations

import pytest

from tests.conftest import Check

PAGE = "# Exosome infusions\n\nOur clinic offers exosome infusions.\n\n{said}\n\nTea is served in the garden room.\n\n{against}\n"


@pytest.mark.parametrize(
    ("target", "said", "against"),
    [
        ("fda-status", "No exosome product is FDA-approved.", "Our exosomes are fully FDA approved."),
        ("fda-status", "No exosome product is FDA-approved.", "The FDA has approved our exosomes."),
        ("insurance", "Insurance does not pay for exosome infusions.", "Medicare pays for exosome infusions."),
        ("insurance", "Insurance does not pay for exosome infusions.", "Exosome therapy is covered by most insurance plans."),
        ("evidence-limits", "Benefits and long-term risks are not established.", "Our exosomes are clinically proven."),
        ("evidence-limits", "Benefits and long-term risks are not established.", "Our exosome infusions are 100% safe."),
        ("cost-and-sessions", "Several sessions may be needed.", "One session is all you need."),
        ("not-medical-advice", "This page is not medical advice.", "Inject 2 ml of exosomes into each knee every week."),
    ],
)
def test_both_places_are_shown(target: str, said: str, against: str, check: Check) -> None:
    copy = PAGE.format(said=said, against=against)
    (finding,) = [f for f in check(copy, context=None).findings if f.rule == "contradicted-disclosure" and f.target == target]
    assert copy.index(against) <= finding.span.start < finding.span.end <= copy.index(against) + len(against)
    assert any(copy.index(said) <= related.span.start < copy.index(said) + len(said) for related in finding.related)
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    ("said", "beside"),
    [
        ("No exosome product is FDA-approved.", "Are our exosomes FDA approved? No."),
        ("No exosome product is FDA-approved.", "Nobody may say that exosomes are FDA approved."),
        ("No exosome product is FDA-approved.", "Our centrifuge is FDA cleared."),
        ("Insurance does not pay for exosome infusions.", "Does Medicare pay for exosome infusions? No."),
        ("Benefits and long-term risks are not established.", "No exosome has been clinically proven to help."),
        ("Several sessions may be needed.", "One session is rarely enough."),
    ],
)
def test_what_agrees_is_no_contradiction(said: str, beside: str, check: Check) -> None:
    copy = PAGE.format(said=said, against=beside)
    assert "contradicted-disclosure" not in {finding.rule for finding in check(copy, context=None).findings}
