"""How strongly the registry lets a page speak about a target."""

from __future__ import annotations

from linter.checks.page import Page
from linter.findings import Rung
from linter.records import dataclass
from linter.registry.model import Claim


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The highest rung allowed, and the claim that says so (None: no claim covers the target)."""

    rung: Rung
    claim: Claim | None


def ceiling(page: Page, target: str) -> Ceiling:
    """The ceiling for a condition id or structure name in the page's context.

    Only approved claims of the page's markets that are not past their review date count; without one the product's default holds.
    """
    allowed = [claim for claim in page.compiled.claims.get(target, ()) if _holds(claim, page)] if target else []
    if allowed:
        best = max(allowed, key=lambda claim: claim.ceiling.get(page.context, Rung.BIOLOGY).height)
        return Ceiling(best.ceiling.get(page.context, Rung.BIOLOGY), best)
    return page.once(_default)


def _default(page: Page) -> Ceiling:
    """What is allowed where no claim covers the target."""
    defaults = [product.default_ceiling.get(page.context, Rung.BIOLOGY) for product in page.compiled.registry.products]
    return Ceiling(max(defaults, key=lambda rung: rung.height, default=Rung.BIOLOGY), None)


def _holds(claim: Claim, page: Page) -> bool:
    in_force = claim.status == "approved" and page.as_of.isoformat() <= claim.review_by
    return in_force and not page.markets.isdisjoint(claim.markets)
