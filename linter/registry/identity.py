"""What a registry is known by, and the program that reads it, found without loading either.

Something that was made from them and kept can be used again exactly as long as these stay the same.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from linter import __version__
from linter.digests import KEPT_DIGITS, digest
from linter.registry.data import PACKAGE, compiled_file, data_folder, is_checkout
from linter.registry.files import content_digest

_FORMAT: Final = 9
"""Raised when what is stored, or what it means, changes."""

_MAKERS: Final = ("findings.py", "records.py", "registry/*.py", "language/*.py", "checks/compiled.py", "checks/stored.py")
"""The modules that decide what is stored of a registry, relative to the package."""


def registry_key(folders: Sequence[Path]) -> str | None:
    """What the built-in registry with `folders` laid over it is stored as; None when its files cannot even be read.

    An installed package is taken at its word: its registry is the one that was compiled when it was built.
    """
    built_in = (None if is_checkout() else packaged_key()) or built_in_key(checkout=is_checkout())
    if built_in is None or not folders:
        return built_in
    content = content_digest((folder, folder.as_posix()) for folder in folders)
    return None if content is None else digest(f"{built_in}\0{content}".encode()).hexdigest()


def built_in_key(*, checkout: bool) -> str | None:
    """What the built-in registry is stored as; `checkout` says whether it is read by code that changes without its version."""
    content = content_digest([(data_folder("claims"), "claims")])
    if content is None:
        return None
    key = digest(f"{_FORMAT}\0{__version__}\0{content}".encode())
    for schema in sorted(data_folder("schemas").iterdir(), key=lambda entry: entry.name):
        key.update(schema.name.encode() + b"\0" + schema.read_bytes())
    if checkout:
        key.update("\0".join(_state(file) for pattern in _MAKERS for file in sorted(PACKAGE.glob(pattern))).encode())
    return key.hexdigest()


def packaged_key() -> str | None:
    """What the compiled registry that the package brings along is known by; None when it brings none."""
    try:
        with compiled_file().open("rb") as file:
            key = file.read(KEPT_DIGITS)
    except OSError:
        return None
    return key.decode("ascii") if len(key) == KEPT_DIGITS and key.isalnum() else None


@cache
def program_key() -> str:
    """What the program is known by: its code, its version, and those of the interpreter and the reader of Markdown."""
    from importlib.machinery import EXTENSION_SUFFIXES
    from importlib.util import find_spec

    code = (".py", ".bin", *EXTENSION_SUFFIXES)  # a compiled module may change where its source does not
    parts = [__version__, sys.version, *(_state(file) for file in sorted(PACKAGE.glob("**/*.*")) if file.name.endswith(code))]
    if not is_checkout():
        parts.append(packaged_key() or "")
    reader = find_spec("pyromark")
    if reader is not None and reader.origin is not None:
        parts.append(_state(Path(reader.origin)))
    return digest("\0".join(parts).encode()).hexdigest()


def _state(file: Path) -> str:
    status = file.stat()
    return f"{file.name}\0{status.st_size}\0{status.st_mtime_ns}"
