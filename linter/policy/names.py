"""Which names a registry knows. A rule, market or product that it does not know is never silently without effect."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from linter.records import dataclass
from linter.registry.problems import Place, Problem

if TYPE_CHECKING:
    from linter.registry.model import Registry

NameKind = Literal["rule", "market", "product", "product family", "disclosure", "signal"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A registry name that a config file mentions, and where."""

    kind: NameKind
    name: str
    place: Place
    field: str


def known_names(registry: Registry, kind: NameKind) -> frozenset[str]:
    """The names of `kind` that `registry` has."""
    match kind:
        case "rule":
            return frozenset(rule.id for rule in registry.rules)
        case "market":
            return registry.markets
        case "product":
            return frozenset(product.id for product in registry.products)
        case "product family":
            return frozenset(family.id for product in registry.products for family in product.families)
        case "disclosure":
            return frozenset(disclosure.id for disclosure in registry.disclosures)
        case "signal":
            return frozenset(signal.id for signal in registry.vocabulary.signals)


def unknown(registry: Registry, kind: NameKind, name: str) -> str | None:
    """One sentence saying that `registry` has no such `name`, with a suggestion; None when it has."""
    known = known_names(registry, kind)
    if name in known:
        return None
    from linter.registry.schema import suggestion

    return f"no {kind} of the registry is called “{name}”{suggestion(name, known)}"


def wordless(name: str) -> str | None:
    """One sentence saying that no copy can be read for the product name `name`, as for “™”; None when it can."""
    from linter.language.tokens import pattern_words

    return None if pattern_words(name) else f"“{name}” holds no word that copy could be read for"


def unknown_mentions(registry: Registry, mentions: Iterable[Mention]) -> tuple[Problem, ...]:
    """One problem for each of `mentions` that `registry` does not know, in the order given."""
    return tuple(
        Problem(mention.place, mention.field, message)
        for mention in mentions
        if (message := unknown(registry, mention.kind, mention.name)) is not None
    )
