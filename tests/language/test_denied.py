"""Benefits that are denied among their own words, and denials that are the benefit."""

from __future__ import annotations

import pytest

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
