"""Benefits that are denied among their own words, and denials that are the benefit."""

from __future__ import annotations

import pytest

from linter.findings import Severity
from tests.conftest import Check

OFFER = "# Exosome therapy\n\nBook our exosome therapy with us today for $900.\n\n{}\n"


def told(check: Check, copy: str) -> set[str]:
    return {
        finding.rule for finding in check(OFFER.format(copy)).findings if finding.is_of_words and not finding.rule.startswith("reads-like")
    }


@pytest.mark.parametrize(
    "copy",
    [
        "Hair does not grow back.",
        "Hair will not grow back.",
        "Hair may not grow back, whatever you do.",
        "Lost hair never comes back.",
        "Lost hair has not come back.",
        "Blood pressure doesn't normalise.",
        "Blood pressure does not normalise.",
        "Relief is not felt at once.",
        "Her symptoms have not faded.",
        "The fog will not lift.",
        "Your arthritis is not gone.",
        "Nobody's hair grew back.",
    ],
)
def test_a_denial_among_the_words_of_a_benefit_takes_it_back(copy: str, check: Check) -> None:
    assert told(check, copy) == set()


@pytest.mark.parametrize(
    "copy",
    [
        "Hair grows back.",
        "Hair not only grows back, it thickens.",
        "Blood pressure normalises.",
        "The fog lifts.",
        "Hair stops falling.",
        "No more limp.",
        "Your child will no longer need the inhaler.",
        "Your arthritis is gone, not hidden.",
    ],
)
def test_a_denial_that_is_the_benefit_is_told(copy: str, check: Check) -> None:
    assert told(check, copy) != set()


@pytest.mark.parametrize(
    "copy",
    [
        "Hair may thicken.",
        "The fog might lift.",
        "Your energy could return.",
        "Your lost hair may well grow back.",
        "Your strength may return with our exosomes.",
    ],
)
def test_a_hedge_among_the_words_of_a_benefit_hedges_it(copy: str, check: Check) -> None:
    verdict = check(OFFER.format(copy))
    found = [finding for finding in verdict.findings if finding.is_of_words and not finding.rule.startswith("reads-like")]
    assert [(finding.rule, finding.severity) for finding in found] == [("hedged-claim", Severity.WARNING)]
    assert any(each.role == "cue" for each in found[0].evidence)


@pytest.mark.parametrize("copy", ["Hair thickens, and parking may be busy.", "Results may vary, but hair thickens.", "Hair can thicken."])
def test_a_hedge_of_something_else_hedges_no_benefit(copy: str, check: Check) -> None:
    assert "structure-function-claim" in told(check, copy)
