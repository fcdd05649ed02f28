"""The arguments of `claimslint check`, read without the library that reads those of every command.

Importing that library takes as long as checking a page. What is read here means what it means there (a test holds the two together), and
all that is out of the ordinary is left to it: help, a mistake, an option that is not known here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from linter.policy.settings import CONTEXTS, FAIL_ON
from linter.regexes import regex

_DAY: Final = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class _UnusualError(Exception):
    """An argument that is left to click."""


def check_arguments(arguments: Sequence[str]) -> dict[str, Any] | None:
    """The options of `check` by their names, with `paths`; None when the `arguments` are not plainly those of that command."""
    if not arguments or arguments[0] != "check" or "_CLAIMSLINT_COMPLETE" in os.environ:
        return None
    found: dict[str, Any] = {}
    paths: list[str] = []
    left = list(reversed(arguments[1:]))
    try:
        while left:
            argument = left.pop()
            if argument == "-" or not argument.startswith("-"):
                paths.append(argument)
            elif argument in FLAGS:
                found[FLAGS[argument]] = True
            else:
                option, given, value = argument.partition("=")
                name, read = VALUES.get(option) or _unusual(option)
                value = read(value if given else left.pop() if left else _unusual(option))
                found[name] = (*found.get(name, ()), value) if name in REPEATED else value
    except (_UnusualError, ValueError):
        return None
    return {"paths": tuple(paths), **found}


def _unusual(argument: str) -> Any:
    raise _UnusualError(argument)


def _text(value: str) -> str:
    return _unusual(value) if value.startswith("-") else value


def day(value: str) -> date:
    """The day that `value` names as YYYY-MM-DD, and in no other way that Python knows. Raises ValueError for anything else."""
    if not _DAY.fullmatch(value):
        raise ValueError(value)
    return date.fromisoformat(value)


def _number(value: str) -> int:
    number = int(value) if value.isascii() and value.isdecimal() and len(value) < 4 else 0
    return number if 1 <= number <= 256 else _unusual(value)


def _folder(value: str) -> str:
    return value if Path(value).is_dir() and os.access(value, os.R_OK) else _unusual(value)


def _file(value: str) -> str:
    return value if Path(value).is_file() and os.access(value, os.R_OK) else _unusual(value)


def _one_of(choices: Mapping[str, object]) -> Callable[[str], str]:
    return lambda value: value if value in choices else _unusual(value)


FLAGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "--force-exclude": "force_exclude",
        "--fix": "fix",
        "--diff": "show_diff",
        "--explain-context": "explain_context",
        "--no-cache": "no_cache",
        "--quiet": "quiet",
        "-q": "quiet",
        "--debug": "debug",
    }
)
"""Options without a value, and what they are called."""

VALUES: Final[Mapping[str, tuple[str, Callable[[str], Any]]]] = MappingProxyType(
    {
        "--format": ("format_", _one_of({"text": None, "json": None})),
        "--output": ("output", _text),
        "--context": ("context", _one_of(CONTEXTS)),
        "--market": ("markets", _text),
        "--fail-on": ("fail_on", _one_of(FAIL_ON)),
        "--select": ("select", _text),
        "--ignore": ("ignore", _text),
        "--as-of": ("as_of", day),
        "--stdin-filename": ("stdin_filename", _text),
        "--site": ("site", _folder),
        "--jobs": ("jobs", _number),
        "--registry": ("folders", _folder),
        "--config": ("config", _file),
    }
)
"""Options with a value, what they are called, and what reads the value."""

REPEATED: Final = frozenset(("markets", "select", "ignore", "folders"))
"""Those that may be repeated."""
