"""Where a run keeps what the next one can use: the user's cache folder, and never a repository."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from linter.registry.cache import Cache

_REGISTRIES = 8
"""Compiled registries that are kept."""


def registry_cache() -> Cache | None:
    """The user's cache of compiled registries; None where there is no folder for it, or where the user wants none."""
    folder = _folder()
    return None if folder is None else Cache(folder, "registry", _REGISTRIES)


def facts_cache() -> Cache | None:
    """The user's cache of what registries are called and which names they know; None as for `registry_cache`."""
    folder = _folder()
    return None if folder is None else Cache(folder, "facts", 4 * _REGISTRIES)


def results_folder() -> Path | None:
    """Where results of runs are kept; None as for `registry_cache`."""
    folder = _folder()
    return None if folder is None else folder / "results"


def _folder() -> Path | None:
    """The folder in which programs of this system keep what can be made again; None without a home, and with CLAIMSLINT_CACHE=off."""
    if os.environ.get("CLAIMSLINT_CACHE") == "off":
        return None
    base = Path(os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or _home())
    return base / "claimslint" if base.is_absolute() else None


def _home() -> Path:
    try:
        return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    except RuntimeError:
        return Path()
