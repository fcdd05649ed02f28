"""The registry: what may be said, what must be said and what the engine reads.

What lives here: YAML with the place of every value, its validation, its cross-references, its layers, the records made of it, and
the proof that it still accounts for its source document. What does not: patterns are kept as strings (`linter.language` compiles
them), and nothing here looks at copy.

The way through: `files` -> `yaml_nodes` -> `schema` -> `layers` -> `references` -> `build`, led by `load`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.registry.load import check_registry, load_registry
    from linter.registry.verify import verify_source

__all__ = ["check_registry", "load_registry", "verify_source"]


def __getattr__(name: str) -> object:
    """Import a public name when it is first asked for: the records of `model` are needed everywhere, the loader by few."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module = "linter.registry.verify" if name == "verify_source" else "linter.registry.load"
    return getattr(import_module(module), name)
