"""The furniture of a clinic's page, its headings and menus, claims nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.findings import Severity
from tests.conftest import Check

ENTRIES = [line for line in Path(__file__).with_name("furniture.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
OFFER = "# Stem cells in Dover\n\nOur clinic prepares your cells the same day. Book a visit.\n\n"


@pytest.mark.parametrize("form", ["## {}\n\nThe desk is by the door.\n", "- {}\n- Parking\n"], ids=["heading", "entry"])
def test_headings_and_entries_claim_nothing(form: str, check: Check) -> None:
    flagged = {}
    for entry in ENTRIES:
        copy = OFFER + form.format(entry)
        place = copy.index(entry, len(OFFER))
        for finding in check(copy, context=None).findings:
            if finding.severity is not Severity.NOTE and finding.category != "disclosure" and finding.span.start >= place - 3:
                flagged[entry] = finding.rule
    assert not flagged
