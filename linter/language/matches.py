"""What finding phrases takes and gives, for both that find them: `linter.language.matching` and its compiled twin.

Annotations are evaluated here, as in `linter.findings`.
"""

from typing import Any, Final, NamedTuple

from linter.language.tokens import Join

ClassSpans = dict[str, dict[int, tuple[int, ...]]]
"""Per class name: start token -> end tokens (excluded) of what was recognised there."""

PATIENCE: Final = 8
"""Sentences with an anchor that a pattern is left asleep in."""

MOST_HELD: Final = 50_000
"""Matches that are held once, however often they are met; with more, holding begins anew."""

PARTING: Final = Join.COLON
"""The weakest join that a phrase cannot cross, except within a gap."""


class Match(NamedTuple):
    """Where a pattern matched: tokens `start` to `end` (excluded), and the payload it was filed under."""

    start: int
    end: int
    payload: Any


Place = tuple[int, int, Any]
"""A match as a plain tuple, which is taken apart in a fraction of the time."""
