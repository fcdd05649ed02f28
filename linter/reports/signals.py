"""What a signal of a page did, in a few words."""

from __future__ import annotations

from linter.explanation.values import SignalSeen

BY_TONE = "it says nothing outright of an offer, and reads like one all through: what it owes is a warning"
"""What is told of a page that promotes the therapy by nothing but its tone."""


def told(signal: SignalSeen) -> str:
    """What `signal` did: `+2 for promotional`, `-6 for cosmetic`, `mentions the therapy`; one without a weight is there for others."""
    if not signal.counts:
        return "not counted" if signal.towards is None else f"not counted for {signal.towards}"
    did = [] if signal.towards is None else [f"{signal.counted:+.4g} for {signal.towards}"]
    did += ["mentions the therapy"] if signal.therapy else []
    return ", ".join(did) or "counted, without a weight"
