"""The compiled registry, kept between runs in the user's cache folder.

Reading, checking and compiling a registry costs a second, a hook runs at each commit: what comes out is stored as JSON under a digest of
every registry file, every schema, the tool's version and the format. A cache that is missing, unreadable, half written or planted with
something else is as good as none: the registry is made anew. It is never written into a repository.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linter.checks.compiled import CompiledRegistry, compile_registry, compiled_from, tables_of
from linter.language.lexicon import LexiconTables
from linter.language.matching import PatternTable
from linter.registry.data import data_folder
from linter.registry.files import Layer
from linter.registry.load import load_registry, registry_layers

if TYPE_CHECKING:
    from linter.registry.model import Registry

_FORMAT = 1
_KEPT = 8
"""Registries kept; older ones are removed when a new one is written."""


def cached_registry(folders: Sequence[Path], version: str) -> CompiledRegistry:
    """The compiled registry of the built-in claims and `folders`, from the cache when it holds it.

    Raises RegistryError for a registry that cannot be used, as `load_registry` and `compile_registry` do.
    """
    layers = registry_layers(tuple(folders))
    store = _folder()
    path = store / f"registry-{_digest(layers, version)}.json" if store is not None else None
    if path is not None and (known := _read(path, layers)) is not None:
        return known
    registry = load_registry(tuple(folders))
    compiled = compile_registry(registry)
    if path is not None:
        _write(path, layers, registry)
    return compiled


def _folder() -> Path | None:
    """The user's cache folder for claimslint; None where there is none to speak of."""
    if os.environ.get("CLAIMSLINT_CACHE") == "off":
        return None
    if base := os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA"):
        return Path(base) / "claimslint" if Path(base).is_absolute() else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "claimslint"


def _digest(layers: Iterable[Layer], version: str) -> str:
    digest = hashlib.sha256(f"{_FORMAT}\0{version}\0{sys.version_info[:2]}".encode())
    for layer in layers:
        digest.update(f"\0layer\0{layer.path}".encode())
        for text in layer.texts:
            digest.update(f"\0{text.name}\0{len(text.text)}\0{text.text}".encode())
    for schema in sorted(data_folder("schemas").iterdir(), key=lambda entry: entry.name):
        digest.update(schema.read_bytes())
    return digest.hexdigest()[:40]


def _read(path: Path, layers: Sequence[Layer]) -> CompiledRegistry | None:
    from linter.registry.build import build_registry
    from linter.registry.files import fingerprint_of
    from linter.registry.layers import merge
    from linter.registry.yaml_nodes import PlacedFile

    try:
        stored = json.loads(path.read_bytes())
        if stored["digest"] != path.stem:
            return None
        files = [[PlacedFile(name, data) for name, data in layer] for layer in stored["layers"]]
        merged, problems = merge(files)
        if problems:
            return None
        return compiled_from(build_registry(merged, fingerprint_of(layers)), _tables(stored["tables"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return None


def _tables(stored: dict[str, Any]) -> LexiconTables:
    return LexiconTables(
        names=stored["names"],
        abbreviations=stored["abbreviations"],
        titles=stored["titles"],
        effects=stored["effects"],
        uses=stored["uses"],
        early=PatternTable(*stored["early"]),
        late=PatternTable(*stored["late"]),
        payloads=stored["payloads"],
    )


def _write(path: Path, layers: Sequence[Layer], registry: Registry) -> None:
    """Store what was compiled: whole or not at all; a folder that cannot be written is no fault."""
    from linter.registry.yaml_nodes import read_yaml

    files = [[(text.path, read_yaml(text.text, text.path)[0]) for text in layer.texts] for layer in layers]
    stored = {
        "digest": path.stem,
        "layers": [[(name, file.data) for name, file in layer if file is not None] for layer in files],
        "tables": tables_of(registry)._asdict(),
    }
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_text(json.dumps(stored, separators=(",", ":")), encoding="ascii")
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        for old in sorted(path.parent.glob("registry-*.json"), key=lambda each: each.stat().st_mtime, reverse=True)[_KEPT:]:
            old.unlink(missing_ok=True)
