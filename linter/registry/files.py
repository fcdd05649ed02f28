"""The files of a registry folder: which are read, how they are decoded, and what they add up to.

A layer is one folder with every `.yaml` and `.yml` file under it, sorted by relative name; other files and hidden ones are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from linter.digests import digest, sha256
from linter.records import dataclass
from linter.registry.problems import Place, Problem

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

MAX_FOLDER_DEPTH: Final = 16
_SUFFIXES: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class RegistryText:
    """One file: `name` is relative to its folder, `path` is what places call it, both with `/`; `text` has no byte order mark."""

    name: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Layer:
    """The files of one folder, sorted by name. A later layer goes over an earlier one. `path` is what places call the folder."""

    path: str
    texts: tuple[RegistryText, ...]


def read_layer(folder: Traversable, path: str) -> tuple[Layer, tuple[Problem, ...]]:
    """Read the registry files under `folder`, which places call `path`; gives what could be read and what is wrong.

    A folder that is missing, is none or holds no registry file is a problem, and so is a file that cannot be read or is not UTF-8.
    """
    here = Place(path, 1, 1)
    if not folder.is_dir():
        message = "this is a file: a registry is a folder" if folder.is_file() else "there is no such folder"
        return Layer(path, ()), (Problem(here, "", message),)
    texts: list[RegistryText] = []
    problems: list[Problem] = []
    for name, entry in _registry_files(folder, path, problems):
        shown = f"{path}/{name}"
        if not entry.is_file():  # a pipe would be waited for, a device read without end
            problems.append(Problem(Place(shown, 1, 1), "", "this is neither a file nor a folder"))
            continue
        try:
            texts.append(RegistryText(name, shown, _decoded(entry.read_bytes(), shown)))
        except OSError as error:
            problems.append(Problem(Place(shown, 1, 1), "", f"this file cannot be read: {error.strerror or error}"))
        except _UndecodableError as error:
            problems.append(error.problem)
    if not texts and not problems:
        problems.append(Problem(here, "", "this folder holds no registry file (.yaml or .yml)"))
    return Layer(path, tuple(sorted(texts, key=lambda text: text.name))), tuple(problems)


def fingerprint_of(layers: Iterable[Layer]) -> str:
    """The SHA-256 of the layers' relative names and contents, in hex: the same wherever the folders lie and whatever ends their lines."""
    fingerprint = sha256()
    for number, layer in enumerate(layers):
        for text in layer.texts:
            content = re.sub("\r\n?", "\n", text.text).encode()
            fingerprint.update(f"{number}\0{text.name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            fingerprint.update(content)
    return fingerprint.hexdigest()


def content_digest(folders: Iterable[tuple[Traversable, str]]) -> str | None:
    """A digest of every byte of the registry files under `folders`, of their names and of what places call the folders.

    None when something cannot be read. It tells quickly whether anything has changed; `fingerprint_of` is what a registry is known by.
    """
    whole = digest()
    for folder, path in folders:
        problems: list[Problem] = []
        found = sorted(_registry_files(folder, path, problems), key=lambda file: file[0]) if folder.is_dir() else []
        if problems or not found:
            return None
        whole.update(f"{path}\0{len(found)}\0".encode("utf-8", "surrogateescape"))
        for name, entry in found:
            if not entry.is_file():
                return None
            try:
                content = entry.read_bytes()
            except OSError:
                return None
            whole.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            whole.update(content)
    return whole.hexdigest()


class _UndecodableError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def _registry_files(folder: Traversable, path: str, problems: list[Problem]) -> Sequence[tuple[str, Traversable]]:
    """The relative name and the entry of every registry file; a folder that cannot be listed goes to `problems`."""
    found: list[tuple[str, Traversable]] = []
    folders: list[tuple[str, Traversable, int]] = [("", folder, 0)]
    while folders:
        prefix, current, depth = folders.pop()
        shown = f"{path}/{prefix}".rstrip("/")
        if depth > MAX_FOLDER_DEPTH:
            problems.append(
                Problem(Place(shown, 1, 1), "", f"more than {MAX_FOLDER_DEPTH} folders deep, or a link that leads back to itself")
            )
            continue
        try:
            entries = [entry for entry in current.iterdir() if not entry.name.startswith(".")]
        except OSError as error:
            problems.append(Problem(Place(shown, 1, 1), "", f"this folder cannot be listed: {error.strerror or error}"))
            continue
        for entry in entries:
            if entry.is_dir():
                folders.append((f"{prefix}{entry.name}/", entry, depth + 1))
            elif entry.name.lower().endswith(_SUFFIXES):
                found.append((f"{prefix}{entry.name}", entry))
    return found


def _decoded(content: bytes, path: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        lines = re.split("\r\n|\r|\n", before)
        place = Place(path, len(lines), len(lines[-1]) + 1)
        raise _UndecodableError(Problem(place, "", f"this file is not UTF-8: byte 0x{error.object[error.start]:02x}")) from None
