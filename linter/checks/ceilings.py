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
    known = page.once(_known)
    found = known.get(target)
    if found is None:
        found = known[target] = _found(page, target)
    return found


def _known(page: Page) -> dict[str, Ceiling]:
    """The ceilings that pages in the same context and markets on the same day have asked for: those of the last such day are kept."""
    kept, alike = page.compiled.ceilings, (page.as_of, page.context, page.markets)
    known: dict[str, Ceiling] | None = kept.get(alike)
    if known is None:
        if any(day != page.as_of for day, _, _ in tuple(kept)):
            kept.clear()
        known = kept.setdefault(alike, {})
    return known


def _found(page: Page, target: str) -> Ceiling:
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
