"""Where the built-in registry and the schemas lie: inside the installed package, else beside it in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

PACKAGE = Path(__file__).resolve().parents[1]
"""The folder of the import package."""


def data_folder(kind: Literal["claims", "schemas"]) -> Traversable:
    """The folder of that name. It need not be a path of the file system: read it through `iterdir`, `joinpath` and `read_bytes`."""
    installed = _installed().joinpath(kind)
    return installed if installed.is_dir() else PACKAGE.parent / kind


def compiled_file() -> Traversable:
    """The compiled built-in registry that an installed package brings along; a checkout has none."""
    return _installed().joinpath("compiled.json")


def packaged_content() -> bytes:
    """What is in the compiled built-in registry that an installed package brings along. Raises OSError where there is none.

    It is read rather than mapped: its numbers are believed once they are checked, and a file may be written over while a run goes on.
    """
    return compiled_file().read_bytes()


def is_checkout() -> bool:
    """Whether this is a checkout, whose code changes without its version."""
    return not _installed().joinpath("claims").is_dir()


@cache
def _installed() -> Traversable:
    if PACKAGE.is_dir():
        return PACKAGE / "_data"
    from importlib.resources import files

    return files("linter").joinpath("_data")
