"""A compiled registry that is made once and then only read: the one a package brings along, or one in the user's cache.

It is known by a digest of everything it was made from: every registry file, the schemas, the version of the tool, and in a checkout the
code that made it; what a package brings along by the digest that it was built with. It holds what checking needs, and nothing that only
serves to compile, to explain or to test the registry.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from linter.checks.compiled import CompiledRegistry, compiled_from, tables_of
from linter.language.lexicon import LexiconTables
from linter.records import replace
from linter.registry.cache import Cache, read, written
from linter.registry.data import is_checkout, packaged_content
from linter.registry.identity import built_in_key, registry_key
from linter.registry.model import Examples, Proposition, Registry
from linter.registry.stored import MisfitError, from_plain, to_plain
from linter.registry.vocabulary import Effect, Patterns, Vocabulary


def load_compiled(folders: Sequence[Path] = (), cache: Cache | None = None) -> CompiledRegistry:
    """The built-in registry with `folders` laid over it, compiled; read where it is stored already, else made and stored in `cache`.

    Raises RegistryError with every problem found, when it has to be made.
    """
    if not folders and (compiled := _compiled(_packaged())) is not None:
        return compiled
    key = registry_key(folders)
    if key is not None and cache is not None and (compiled := _compiled(cache.read(key))) is not None:
        return compiled
    registry, tables = _made(folders)
    if cache is not None and key is not None:
        cache.write(key, _stored_form(registry, tables))
    return compiled_from(registry, tables)


def packaged_form() -> bytes:
    """The content of the file that a package brings along, made when it is built: what it is known by, and itself on a line of its own."""
    key = built_in_key(checkout=False)
    assert key is not None, "the registry that is being packaged can be read"  # noqa: S101
    first = key.encode("ascii") + b"\n"
    return first + written(_stored_form(*_made(())), after=len(first))


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
            effects=tuple(
                Effect(each.id, each.rungs, (), (), (), (), (), (), each.everyday_nouns, each.unsaid) for each in vocabulary.effects
            ),
            cues=tuple(replace(cue, phrases=(), examples=()) for cue in vocabulary.cues),
            masks=(),
            other_agents=(),
            other_subjects=(),
            anaphora=(),
            signals=tuple(
                replace(signal, patterns=Patterns(), titles=Patterns(), unless=Patterns(), examples=()) for signal in vocabulary.signals
            ),
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
    return {"registry": to_plain(Registry, registry), "lexicon": to_plain(LexiconTables, tables)}


def _packaged() -> Any:
    """What a package brings along: as much a part of the program as its code, and believed as that is."""
    if is_checkout():
        return None
    try:
        content = packaged_content()
        return read(content, content.find(b"\n") + 1)
    except (OSError, ValueError):
        return None


def _compiled(stored: Any) -> CompiledRegistry | None:
    """The registry that was stored; None when that is none."""
    try:
        return compiled_from(from_plain(Registry, stored["registry"]), from_plain(LexiconTables, stored["lexicon"]))
    except (MisfitError, KeyError, TypeError, ValueError, IndexError):
        return None
