"""Which files are meant by the paths on the command line.

A named file is always read. In a folder: the extensions we read, no hidden folders, nothing that .gitignore or the config excludes, no
symlinks. Whatever was asked for and cannot be had is a failure, and so is a path under which there is nothing to check.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from linter.cli.gitignore import Ignores
from linter.policy.settings import Settings
from linter.records import dataclass
from linter.reports.report import Failure

STDIN = "-"
STDOUT = "-"
NO_FILE = "is neither a file nor a folder"
NO_PIPE = f"{NO_FILE}; use - to read from a pipe"
"""What is said of a pipe or device that is named: reading it could take for ever."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Something to read: `path` as reports show it, `file` as the system knows it (its name: a run has thousands).

    `file` None is standard input.
    """

    path: str
    file: str | None


@dataclass(frozen=True, slots=True)
class Selection:
    """What the paths come to: what to read, in order and without repeats; what cannot be had; what the config excludes."""

    copies: tuple[Copy, ...]
    failures: tuple[Failure, ...]
    skipped: tuple[str, ...]


def selection(
    paths: Iterable[str], settings: Settings, extensions: Collection[str], *, stdin_name: str | None = None, force_exclude: bool = False
) -> Selection:
    """What `paths` mean. `force_exclude`: what the config excludes is skipped even when it is named; `stdin_name`: what `-` is called."""
    copies: dict[str, Copy] = {}
    failures: list[Failure] = []
    skipped: list[str] = []
    for path in paths:
        name = stdin_name if path == STDIN else path
        if force_exclude and name is not None and _excluded(settings, absolute(Path(name))) and (path == STDIN or _is_there(path)):
            skipped.append(shown(name))
            continue
        for found in ((STDIN, Copy(shown(name or STDIN), None)),) if path == STDIN else _under(path, settings, extensions):
            if isinstance(found, Failure):
                failures.append(found)
            else:
                copies.setdefault(*found)
    return Selection(tuple(copies.values()), tuple(failures), tuple(skipped))


def shown(path: str) -> str:
    """`path` for people and reports: with `/`, and what is not UTF-8 in it as backslash escapes."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return text.replace(os.sep, "/") if os.sep != "/" else text


def absolute(path: Path | str) -> str:
    """`path` from the root of the file system, without `..`; links are left as they are."""
    return os.path.abspath(path)  # noqa: PTH100 - a fifth of what Path takes, for thousands of files


def _excluded(settings: Settings, path: str) -> bool:
    return settings.excludes(path) or settings.prunes(path)


def _is_there(path: str) -> bool:
    """Whether anything has this name, a link that leads nowhere included: what is missing is told, whatever the config excludes."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


_Found = tuple[str, Copy] | Failure
"""A piece of copy and its absolute path, or what cannot be had."""


def _under(path: str, settings: Settings, extensions: Collection[str]) -> Iterator[_Found]:
    named = Path(path)
    try:
        mode = os.stat(path).st_mode if path else None  # noqa: PTH116 - a Path forgets the slash that a file must not end in
    except (OSError, ValueError) as error:
        yield Failure(shown(path), _reason(path, error))
        return
    if mode is None:
        yield Failure("“”", "a path must not be empty")
    elif stat.S_ISREG(mode):
        yield absolute(named), Copy(shown(path), path)
    elif stat.S_ISDIR(mode):
        prefix = "" if named == Path() else path.rstrip(f"/{os.sep}") + "/"
        found = list(_walk(named, prefix, Ignores.above(Path(absolute(named))), settings, extensions))
        yield from found
        if not found:
            yield Failure(shown(path), f"nothing to check: no {' '.join(sorted(extensions))} file that is not ignored or excluded")
    else:
        yield Failure(shown(path), NO_PIPE)


def _reason(path: str, error: Exception) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "nothing matches this pattern" if any(char in path for char in "*?[") else "no such file or folder"
    return f"cannot be read: {error.strerror if isinstance(error, OSError) else error}"


@dataclass(frozen=True, slots=True)
class _Level:
    """A folder that is being walked: what is left of its entries, what is ignored in it.

    `prefix` stands before the names of its entries where they are shown, `place` in their absolute paths.
    """

    entries: Iterator[os.DirEntry[str]]
    prefix: str
    place: str
    ignores: Ignores


def _walk(folder: Path, prefix: str, ignores: Ignores, settings: Settings, extensions: Collection[str]) -> Iterator[_Found]:
    """What is to be read under `folder`, in the order of names; `prefix` stands before each name that is shown."""
    levels: list[_Level] = []
    opened: _Level | Failure | None = _opened(folder, prefix, ignores)
    while True:
        if isinstance(opened, Failure):
            yield opened
        elif opened is not None:
            levels.append(opened)
        opened = None
        if not levels:
            return
        level = levels[-1]
        entry = next(level.entries, None)
        if entry is None:
            levels.pop()
            continue
        if entry.is_symlink():
            continue
        path = level.place + entry.name
        if entry.is_dir():
            if not (entry.name.startswith(".") or level.ignores.ignores(path, folder=True) or settings.prunes(path)):
                opened = _opened(Path(entry.path), f"{level.prefix}{entry.name}/", level.ignores)
        elif entry.is_file() and _extension(entry.name) in extensions and not (level.ignores.ignores(path) or settings.excludes(path)):
            yield path, Copy(shown(f"{level.prefix}{entry.name}"), entry.path)


def _opened(folder: Path, prefix: str, ignores: Ignores) -> _Level | Failure:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        return Failure(shown(prefix or os.curdir), _reason(prefix, error))
    place = absolute(folder)
    return _Level(iter(entries), prefix, os.path.join(place, ""), ignores.entering(Path(place)))  # noqa: PTH118 - for the sign at its end


def _extension(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 - as above
