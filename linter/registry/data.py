"""Where the built-in registry and the schemas lie: inside the installed package, else beside it in a checkout."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal


def data_folder(kind: Literal["claims", "schemas"]) -> Traversable:
    """The folder of that name. It need not be a path of the file system: read it through `iterdir`, `joinpath` and `read_bytes`."""
    installed = files("linter").joinpath("_data", kind)
    if installed.is_dir():
        return installed
    return Path(__file__).resolve().parents[2] / kind
