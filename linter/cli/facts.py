"""What a run has to know of the registry even when every result is known: what it is called, and which names it knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, get_args

from linter.cli.caching import facts_cache
from linter.cli.loading import compiled_of, registry_key_of, require_known
from linter.policy.names import NameKind, known_names
from linter.records import dataclass

if TYPE_CHECKING:
    from linter.checks.compiled import CompiledRegistry
    from linter.findings import Market
    from linter.policy.policy import Layer
    from linter.policy.settings import Settings


@dataclass(frozen=True, slots=True)
class RegistryFacts:
    """What a registry is called (`packs`, `fingerprint`), its rules with their markets, and the `key` it is known by.

    `compiled` is the registry itself, where it has been loaded.
    """

    packs: tuple[str, ...]
    fingerprint: str
    rules: Mapping[str, tuple[Market, ...]]
    key: str | None = None
    compiled: CompiledRegistry | None = None


def facts_of(settings: Settings, options: Layer, *, keep: bool = True) -> RegistryFacts:
    """The facts of the registry that `settings` name, from the user's cache when they are there; `keep` says whether it is used at all.

    Raises RegistryError for a bad registry and for names in the config that it does not know, Misuse for such names among the `options`.
    """
    key = registry_key_of(settings) if keep else None
    cache = facts_cache() if keep else None
    stored = cache.read(key) if cache is not None and key is not None else None
    if stored is not None and (facts := _from_plain(stored, key, settings, options)) is not None:
        return facts
    compiled = compiled_of(settings)
    registry = compiled.registry
    require_known(registry, options)
    rules = {rule.id: rule.markets for rule in registry.rules}
    if cache is not None and key is not None:
        names = {kind: sorted(known_names(registry, kind)) for kind in get_args(NameKind)}
        markets = {rule: list(its) for rule, its in rules.items()}
        cache.write(key, {"packs": list(registry.packs), "fingerprint": registry.fingerprint, "names": names, "markets": markets})
    return RegistryFacts(registry.packs, registry.fingerprint, rules, key, compiled)


def _from_plain(stored: Any, key: str | None, settings: Settings, options: Layer) -> RegistryFacts | None:
    """The facts that were stored; None when they are none, and when a name is unknown to them: the registry itself tells why."""
    try:
        names, packs, fingerprint = stored["names"], stored["packs"], stored["fingerprint"]
        known = all(mention.name in names[mention.kind] for mention in settings.mentions)
        known = known and all(market in names["market"] for market in options.markets or ())
        known = known and all(rule in names["rule"] for rules in (options.select, options.ignore) for rule in rules or ())
        rules = {str(rule): tuple(map(str, its)) for rule, its in stored["markets"].items()}
        return RegistryFacts(tuple(map(str, packs)), str(fingerprint), rules, key) if known else None
    except (AttributeError, KeyError, TypeError):
        return None
