"""What a signal of a page did, told with its weight where that is a number worth showing."""

from __future__ import annotations

from typing import Final

_LEAST: Final = 0.05
"""A weight below it rounds to nothing: such a signal only tells that the page speaks of the therapy, and decides nothing by itself."""


def told_weight(counted: float, towards: str) -> str:
    """What a signal that `counted` so much did: `+2 for promotional`, `-6 for cosmetic`, and without a number where that would be none."""
    if not counted:
        return f"not counted for {towards}"
    if abs(counted) < _LEAST:
        return "tells what the page is about"
    return f"{counted:+.4g} for {towards}"
