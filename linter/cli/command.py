"""The command `claimslint` and its subcommands, imported when they are called."""

from __future__ import annotations

from importlib import import_module

import click

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
    from linter.cli.version import versions

    click.echo(versions())
    ctx.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the versions of tool and registry."
)
def claimslint() -> None:
    """Hold marketing copy against a reviewed registry of what may be said."""


def run_command(arguments: list[str]) -> ExitStatus:
    """Run the command that `arguments` name; what they get wrong is told in click's words. Raises whatever the command raises."""
    try:
        return ExitStatus(claimslint.main(args=arguments, prog_name="claimslint", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return ExitStatus.NOT_DONE
    except click.Abort as error:
        raise KeyboardInterrupt from error
