"""Where a run keeps what the next one can use: the user's cache folder, and never a repository."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from linter.registry.cache import Cache

_REGISTRIES = 8
"""Compiled registries that are kept."""

_SWITCH = "CLAIMSLINT_CACHE"
_OFF = frozenset({"off", "0", "false", "no", "none", "never"})
_ON = frozenset({"", "on", "1", "true", "yes"})
"""What people write who want nothing kept, and who want it kept where it is anyway; an absolute path is where they want it."""


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


def misread_switch() -> str | None:
    """What to tell of a CLAIMSLINT_CACHE that is neither yes nor no nor a place; None where it is understood."""
    switch = os.environ.get(_SWITCH, "")
    if switch.lower() in _ON | _OFF or Path(switch).is_absolute():
        return None
    return f"{_SWITCH}: “{switch}” is neither on nor off nor the absolute path of a folder, so nothing is kept"


def _folder() -> Path | None:
    """The folder in which programs of this system keep what can be made again, or which CLAIMSLINT_CACHE names.

    None without a home, and where CLAIMSLINT_CACHE wants nothing kept, or is not understood: who sets it seldom wants what is kept anyway.
    """
    switch = os.environ.get(_SWITCH, "")
    if switch.lower() in _ON:
        base = Path(os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or _home())
    elif switch.lower() in _OFF:
        return None
    else:
        base = Path(switch)
    return base / "claimslint" if base.is_absolute() else None


def _home() -> Path:
    try:
        return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    except RuntimeError:
        return Path()
