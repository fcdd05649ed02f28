"""The command `claimslint`: its subcommands, imported when they are called, and the one boundary where an error becomes an exit status."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from linter.cli.errors import Refusal, sentences
from linter.reports.exit_status import ExitStatus

_COMMANDS = ("check", "explain", "registry", "rules")


class _Commands(click.Group):
    """Subcommands that are imported when they are called, so that each pays for its own imports only."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(f"linter.cli.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None


def _version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from linter import __version__
    from linter.registry.load import load_registry

    registry = load_registry()
    click.echo(f"claimslint {__version__}")
    click.echo(f"registry {registry.fingerprint[:12]} ({', '.join(registry.packs)})")
    ctx.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the versions of tool and registry."
)
def claimslint() -> None:
    """Hold marketing copy against a reviewed registry of what may be said."""


def run(args: list[str]) -> ExitStatus:
    """Run the command and return what the process has to answer. Writes at most one sentence a fault to stderr."""
    try:
        status = claimslint.main(args=args, prog_name="claimslint", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return ExitStatus.NOT_DONE
    except click.Abort:
        click.echo("claimslint: interrupted", err=True)
        return ExitStatus.NOT_DONE
    except (BrokenPipeError, SystemExit):  # nobody reads stdout any more; click ends so too, with a status that would mean findings
        _close_stdout()
        return ExitStatus.NOT_DONE
    except Refusal as error:
        for sentence in sentences(error):
            click.echo(f"claimslint: {sentence}", err=True)
        return ExitStatus.NOT_DONE
    except Exception as error:
        click.echo(f"claimslint: a bug in claimslint: {type(error).__name__}: {error} (--debug shows where)", err=True)
        if "--debug" in args:  # looked for by hand: the fault may lie in the parsing of the options
            import traceback

            traceback.print_exc()
        return ExitStatus.BUG
    return ExitStatus(status or 0)


def _close_stdout() -> None:
    """Nobody reads stdout any more: point it nowhere, so that the interpreter does not complain when it flushes on exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
