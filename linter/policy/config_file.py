"""The config file as plain data that knows where it stands: found and parsed, not yet understood.

`.claimslint.yaml`, or the table `[tool.claimslint]` of pyproject.toml. The nearest one counts, walking up from the current folder to
the repository root (the folder that holds `.git`; without one, the root of the file system).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from linter.registry.problems import Place, Problem, RegistryError

if TYPE_CHECKING:
    from linter.registry.yaml_nodes import PlacedFile

CONFIG_NAME = ".claimslint.yaml"
_MISNAMED = (
    ".claimslint.yml", ".claimslint.toml", ".claimslint.json", ".claimslintrc",
    "claimslint.yaml", "claimslint.yml", "claimslint.toml", "claimslint.json",
)  # fmt: skip
_MISNAMED_TABLES = frozenset({"claimlint", "claims-lint", "claims_lint", "claimslinter"})


def find_config(start: Path) -> Path | None:
    """The config file that counts for the folder `start` (absolute), or None.

    Raises RegistryError where two files of one folder both configure claimslint, or one is misnamed and would be passed over.
    """
    for folder in (start, *start.parents):
        found = _config_of(folder)
        if found is not None or (folder / ".git").exists():
            return found
    return None


def overlooked_tables(start: Path) -> tuple[str, ...]:
    """A sentence for each pyproject.toml, looked through for the folder `start`, with a table whose name is nearly that of ours.

    To be asked where no config was found. It is no error: the table may be another program's.
    """
    told = []
    for folder in (start, *start.parents):
        project = folder / "pyproject.toml"
        if project.is_file() and "[tool.claim" in (text := _text(project)):
            told += [
                f"{os.path.relpath(project, start)}: the table [tool.{name}] is not read, but {CONFIG_NAME} or [tool.claimslint]"
                for name in sorted(_MISNAMED_TABLES & _tools(text, str(project)))
            ]
        if (folder / ".git").exists():
            break
    return tuple(told)


def read_config(path: Path, shown: str) -> PlacedFile:
    """The data of the config file at `path`, called `shown` in places.

    Raises RegistryError for a file that cannot be read or parsed, for one that is no regular file (a pipe could be waited for without
    end), and for TOML without a table of ours.
    """
    from linter.registry.yaml_nodes import PlacedFile, read_yaml

    text = _text(path, shown)
    if path.suffix == ".toml":
        table = _toml(text, shown)
        if table is None:
            raise _trouble(path, "this file has no table [tool.claimslint]")
        return table
    if all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines()):
        return PlacedFile(shown, {})
    file, problems = read_yaml(text, shown)
    if problems or file is None:
        raise RegistryError(problems)
    return file


def _config_of(folder: Path) -> Path | None:
    for wrong in _MISNAMED:
        if _is_there(folder / wrong):
            raise _trouble(folder / wrong, f"a file of this name is not read: call it {CONFIG_NAME}")
    named, project = folder / CONFIG_NAME, folder / "pyproject.toml"
    may_say = project.is_file() or _leads_nowhere(project)
    in_project = may_say and "claimslint" in (text := _text(project)) and _toml(text, str(project)) is not None
    if not _is_there(named):
        return project if in_project else None
    if in_project:
        raise _trouble(named, "this file and [tool.claimslint] in the pyproject.toml beside it both configure claimslint: keep one")
    return named


def _is_there(path: Path) -> bool:
    """Whether anything has this name: a link that leads nowhere was meant to lead to settings."""
    return os.path.lexists(path)


def _leads_nowhere(path: Path) -> bool:
    return path.is_symlink() and not path.exists()


def _text(path: Path, shown: str | None = None) -> str:
    if _leads_nowhere(path):
        raise RegistryError((Problem(Place(shown or str(path), 1, 1), "", "this is a link that leads nowhere"),))
    if path.exists() and not path.is_file() and str(path) != os.devnull:
        raise RegistryError((Problem(Place(shown or str(path), 1, 1), "", "this is no regular file"),))
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise _trouble(path, f"this file cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise _trouble(path, "this file is not UTF-8") from error


def _toml(text: str, shown: str) -> PlacedFile | None:
    from linter.policy.config_toml import read_toml

    return read_toml(text, shown)


def _tools(text: str, shown: str) -> frozenset[str]:
    """The programs that have a table in the pyproject.toml with that `text`; none where it is no TOML, which is not ours to tell."""
    from linter.policy.config_toml import tools_in

    try:
        return tools_in(text, shown)
    except RegistryError:
        return frozenset()


def _trouble(path: Path, message: str) -> RegistryError:
    return RegistryError((Problem(Place(str(path), 1, 1), "", message),))
