"""`claimslint --version`: what tool and registry are called."""

from __future__ import annotations

from linter import __version__
from linter.cli.facts import facts_of
from linter.policy.policy import Layer
from linter.policy.settings import Settings


def versions() -> str:
    """The versions of the tool and of the built-in registry, a line each."""
    facts = facts_of(Settings(root="."), Layer())
    return f"claimslint {__version__}\nregistry {facts.fingerprint[:12]} ({', '.join(facts.packs)})"
