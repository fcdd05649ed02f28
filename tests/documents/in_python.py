"""The readers as they are in Python alone, where some of their modules are compiled: the same source, never the compiled module."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType

import linter.documents
from linter.documents.model import Document

PACKAGE = linter.documents.__name__
SHARED = (f"{PACKAGE}.model", f"{PACKAGE}.offsets")
"""What a document is, compiled or not: so that two readings can be compared."""


def read_in_python(data: bytes, path: str) -> Document:
    """As `read_document`."""
    modules = readers()
    with _replaced(modules):
        document: Document = modules[f"{PACKAGE}.read"].read_document(data, path)
        return document


@cache
def readers() -> dict[str, ModuleType]:
    """All modules of the readers, each imported from its source."""
    folder = Path(next(iter(linter.documents.__path__)))
    names = [f"{PACKAGE}.{file.stem}" for file in sorted(folder.glob("*.py")) if file.stem != "__init__"]
    with _replaced({}):
        sys.meta_path.insert(0, _Sources())
        try:
            return {name: import_module(name) for name in names}
        finally:
            sys.meta_path.pop(0)


class _Sources:
    """Finds the source of a reader, and nothing else."""

    def find_spec(self, name: str, path: Sequence[str] | None, _target: ModuleType | None = None) -> ModuleSpec | None:
        if not path or not name.startswith(f"{PACKAGE}."):
            return None
        return spec_from_file_location(name, Path(path[0], f"{name.rpartition('.')[2]}.py"))


@contextmanager
def _replaced(modules: dict[str, ModuleType]) -> Iterator[None]:
    """The readers are `modules`, also for what is imported when it is needed."""
    kept = {name: module for name, module in sys.modules.items() if name.startswith(f"{PACKAGE}.") and name not in SHARED}
    for name in kept:
        del sys.modules[name]
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name in [name for name in sys.modules if name.startswith(f"{PACKAGE}.") and name not in SHARED]:
            del sys.modules[name]
        sys.modules.update(kept)
        for name, module in kept.items():
            setattr(linter.documents, name.rpartition(".")[2], module)
