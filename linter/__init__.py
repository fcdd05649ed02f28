"""claimslint: marketing copy held against a reviewed registry of what may be said.

`lint_text` and `lint_file` judge copy, `load_registry` loads a registry. They are imported when they are first used, so that
`import linter` costs nothing. The command line is `linter.cli`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from linter.api import lint_file, lint_text
    from linter.registry.load import load_registry

__version__ = "0.1.0"

__all__ = ["__version__", "lint_file", "lint_text", "load_registry"]

_HOMES = {"lint_file": "linter.api", "lint_text": "linter.api", "load_registry": "linter.registry.load"}


def __getattr__(name: str) -> Any:  # the values have no common type; type checkers read the imports above
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
