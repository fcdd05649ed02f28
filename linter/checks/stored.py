"""A compiled registry that is made once and then only read: the one a package brings along, or one in the user's cache.

It is known by a digest of everything it was made from: every registry file, the schemas, the version of the tool, and in a checkout the
code that made it. It holds what checking needs, and nothing that only serves to compile, to explain or to test the registry.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from linter.checks.compiled import CompiledRegistry, compiled_from, tables_of
from linter.language.lexicon import LexiconTables
from linter.records import replace
from linter.registry.cache import Cache, packed, unpacked
from linter.registry.data import compiled_file, is_checkout
from linter.registry.identity import registry_key
from linter.registry.model import Examples, Proposition, Registry
from linter.registry.stored import MisfitError, from_plain, to_plain
from linter.registry.vocabulary import Effect, Patterns, Vocabulary


def load_compiled(folders: Sequence[Path] = (), cache: Cache | None = None) -> CompiledRegistry:
    """The built-in registry with `folders` laid over it, compiled; read where it is stored already, else made and stored in `cache`.

    Raises RegistryError with every problem found, when it has to be made.
    """
    key = registry_key(folders)
    if key is not None:
        for stored in (_packaged(key) if not folders else None, cache.read(key) if cache is not None else None):
            if stored is not None and (compiled := _compiled(stored)) is not None:
                return compiled
    registry, tables = _made(folders)
    if cache is not None and key is not None:
        cache.write(key, _stored_form(registry, tables))
    return compiled_from(registry, tables)


def packaged_form() -> bytes:
    """The content of the file that a package brings along, made when it is built."""
    key = registry_key((), checkout=False)
    assert key is not None, "the registry that is being packaged can be read"  # noqa: S101
    return packed(key, _stored_form(*_made(())))


def for_checking(registry: Registry) -> Registry:
    """`registry` without its examples, its source documents and the words that its lexicon was compiled from."""
    vocabulary = registry.vocabulary
    return replace(
        registry,
        sources=(),
        claims=tuple(replace(claim, examples=_NO_EXAMPLES, evidence=(), provenance=()) for claim in registry.claims),
        disclosures=tuple(
            replace(disclosure, propositions=tuple(tuple(map(_proposition, group)) for group in disclosure.propositions))
            for disclosure in registry.disclosures
        ),
        rules=tuple(replace(rule, examples=_NO_EXAMPLES) for rule in registry.rules),
        vocabulary=Vocabulary(
            conditions=(),
            structures=(),
            effects=tuple(Effect(effect.id, effect.rungs, (), (), (), (), (), ()) for effect in vocabulary.effects),
            cues=tuple(replace(cue, phrases=(), examples=()) for cue in vocabulary.cues),
            masks=(),
            other_agents=(),
            other_subjects=(),
            anaphora=(),
            signals=tuple(replace(signal, patterns=Patterns(), titles=Patterns(), unless=Patterns()) for signal in vocabulary.signals),
            lists={},
            words={},
            emoji={},
        ),
    )


_NO_EXAMPLES = Examples((), ())


def _proposition(proposition: Proposition) -> Proposition:
    return replace(proposition, examples=_NO_EXAMPLES, patterns=Patterns(), unless=Patterns())


def _made(folders: Sequence[Path]) -> tuple[Registry, LexiconTables]:
    from linter.registry.load import load_registry

    registry = load_registry(folders)
    return for_checking(registry), tables_of(registry)


def _stored_form(registry: Registry, tables: LexiconTables) -> dict[str, Any]:
    return {"registry": to_plain(registry), "lexicon": to_plain(tables)}


def _packaged(key: str) -> Any:
    try:
        return None if is_checkout() else unpacked(key, compiled_file().read_bytes())
    except OSError:
        return None


def _compiled(stored: Any) -> CompiledRegistry | None:
    try:
        return compiled_from(from_plain(Registry, stored["registry"]), from_plain(LexiconTables, stored["lexicon"]))
    except (MisfitError, KeyError, TypeError, ValueError, IndexError):
        return None
