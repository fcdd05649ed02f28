"""Options that several commands share, and values that click does not know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from linter.cli.arguments import day
from linter.cli.errors import Misuse

_Command = TypeVar("_Command", bound=Callable[..., Any])

_FOLDER = click.Path(exists=True, file_okay=False)


class Day(click.ParamType[date]):
    """A calendar day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: D102
        if isinstance(value, date):
            return value
        try:
            return day(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2026-11-23.", param, ctx)


def registry_options(command: _Command) -> _Command:
    """`--registry`, `--config` and `--debug`: for every command that needs a registry."""
    command = click.option("--debug", is_flag=True, help="Show the traceback of a bug in claimslint.")(command)
    command = click.option(
        "--config",
        type=click.Path(exists=True, dir_okay=False),
        metavar="FILE",
        help="Read settings from FILE; default: the nearest .claimslint.yaml, or [tool.claimslint] of pyproject.toml.",
    )(command)
    return click.option(
        "--registry",
        "folders",
        type=_FOLDER,
        multiple=True,
        metavar="DIR",
        help="Lay the registry in DIR over the built-in one; may be repeated.",
    )(command)


def as_of_option(command: _Command) -> _Command:
    """`--as-of`: for every command whose answer depends on the day."""
    return click.option("--as-of", type=Day(), default=None, help="Judge as of this day; default: today.")(command)


def refusal_of(misuse: Misuse) -> click.UsageError:
    """What click says of `misuse`."""
    return (
        click.UsageError(misuse.message) if misuse.option is None else click.BadParameter(misuse.message, param_hint=f"'{misuse.option}'")
    )
