"""What is asked of one piece of copy, and how several places that say so are layered.

A `Layer` is what one place says (the config file, one of its overrides, the command line); a `Policy` is the outcome for one file.
A later layer replaces what an earlier one said about the same thing, it never adds to it: what holds can be read off one line.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from linter.findings import Context, Market
from linter.records import dataclass, replace
from linter.registry.placing import Scope, TypeSize

if TYPE_CHECKING:
    from linter.registry.model import Disclosure

ContextChoice = Context | Literal["auto"]
"""A context, or `auto`: judge it from the page."""

FailOn = Literal["error", "warning", "note", "never"]
"""The lowest severity that makes a run fail."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Where one disclosure has to stand, as far as somebody says so; None: as the registry says."""

    disclosure: str
    scope: Scope | None = None
    words: int | None = None
    blocks: int | None = None
    near: tuple[str, ...] | None = None
    before: tuple[str, ...] | None = None
    type: TypeSize | None = None
    not_in: tuple[str, ...] | None = None

    def of(self, disclosure: Disclosure) -> Disclosure:
        """`disclosure`, placed so."""
        where = disclosure.where
        return replace(
            disclosure,
            not_in=disclosure.not_in if self.not_in is None else self.not_in,
            where=replace(
                where,
                scope=where.scope if self.scope is None else self.scope,
                words=where.words if self.words is None else self.words,
                blocks=where.blocks if self.blocks is None else self.blocks,
                near=where.near if self.near is None else self.near,
                before=where.before if self.before is None else self.before,
                type=where.type if self.type is None else self.type,
            ),
        )


@dataclass(frozen=True, slots=True)
class Directives:
    """Whether directives in copy may silence rules, and which rules they `never` may."""

    allowed: bool = True
    never: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Policy:
    """What is asked of one piece of copy.

    `markets` are whose law applies (the strictest verdict wins); `context` None means: judge it from the page; `product` None means
    every product of the registry; `select` empty means every rule; `ignore` takes rules away from it; `placings` say otherwise than the
    registry where disclosures have to stand; `directives` what directives in the copy may do; `product_names` are what products
    are called beside the names that the registry has, by product family.
    """

    markets: tuple[Market, ...] = ("us",)
    context: Context | None = None
    product: str | None = None
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    placings: tuple[Placing, ...] = ()
    directives: Directives = Directives()
    product_names: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def selects(self, rule: str) -> bool:
        """Whether findings of `rule` are wanted."""
        return rule not in self.ignore and (not self.select or rule in self.select)

    def meets(self, markets: Iterable[Market]) -> bool:
        """Whether what is law in `markets` can count: in one that is asked for, in the country of one, or in a state of one."""
        own = frozenset(markets)
        return not own.isdisjoint(with_countries(self.markets)) or not with_countries(own).isdisjoint(self.markets)

    def placed(self, disclosures: tuple[Disclosure, ...]) -> tuple[Disclosure, ...]:
        """`disclosures`, each with the place that it has to have."""
        if not self.placings:
            return disclosures
        placings = {placing.disclosure: placing for placing in self.placings}
        return tuple(placings[each.id].of(each) if each.id in placings else each for each in disclosures)


def with_countries(markets: Iterable[Market]) -> frozenset[Market]:
    """`markets` and the countries that they lie in: `us-fl` is in `us` too."""
    return frozenset(part for market in markets for part in (market, market.split("-")[0]))


@dataclass(frozen=True, slots=True)
class Layer:
    """What one place says about the policy; None: it says nothing."""

    markets: tuple[Market, ...] | None = None
    context: ContextChoice | None = None
    product: str | None = None
    select: frozenset[str] | None = None
    ignore: frozenset[str] | None = None
    exclude: bool | None = None
    placings: tuple[Placing, ...] | None = None
    directives: Directives | None = None
    product_names: tuple[tuple[str, tuple[str, ...]], ...] | None = None


def layered(layers: Iterable[Layer]) -> Policy:
    """The policy that `layers` make, weakest first, on top of the defaults."""
    default = Policy()
    markets, product, select, ignore = default.markets, default.product, default.select, default.ignore
    placings, directives, names = default.placings, default.directives, default.product_names
    context: ContextChoice = "auto"
    for layer in layers:
        markets = markets if layer.markets is None else layer.markets
        context = context if layer.context is None else layer.context
        product = product if layer.product is None else layer.product
        select = select if layer.select is None else layer.select
        ignore = ignore if layer.ignore is None else layer.ignore
        placings = placings if layer.placings is None else layer.placings
        directives = directives if layer.directives is None else layer.directives
        names = names if layer.product_names is None else layer.product_names
    return Policy(markets, context if isinstance(context, Context) else None, product, select, ignore, placings, directives, names)
