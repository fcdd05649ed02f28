"""Errors that the command line foresees, and their words."""

from __future__ import annotations

from linter.registry.problems import RegistryError
from linter.reports.printable import printable


class OutputError(Exception):
    """A report that could not be written where it was wanted."""


class CopyError(Exception):
    """Copy that was asked about and cannot be had: a file, or a line of it."""


class Misuse(Exception):  # noqa: N818 - it is no fault of the program
    """Arguments that do not go together, or a name among them that nobody knows: `option` is the one to blame, if it is one."""

    def __init__(self, message: str, option: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.option = option


Refusal = (RegistryError, OutputError, CopyError)
"""What makes claimslint refuse a run: for `except`."""


_SHOWN = 20
"""How many problems are told before the rest is counted: one slip in a registry can be the cause of hundreds."""


def sentences(error: Exception, *, everything: bool = False) -> tuple[str, ...]:
    """What to tell about `error`: one sentence a problem, the first of many unless `everything` is wanted."""
    if not isinstance(error, RegistryError):
        return (str(error),)
    told = [printable(str(problem)) for problem in error.problems]
    if everything or len(told) <= _SHOWN:
        return tuple(told)
    return (*told[:_SHOWN], f"and {len(told) - _SHOWN} more problems; `claimslint registry validate` tells all")
