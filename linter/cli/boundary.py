"""The one boundary where an error becomes an exit status."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from linter.cli.delivery import tell
from linter.cli.errors import Misuse, Refusal, sentences
from linter.reports.exit_status import ExitStatus


def run(arguments: list[str]) -> ExitStatus:
    """Run the command and return what the process has to answer. Writes at most one sentence a fault to stderr."""
    try:
        status = _done(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        tell("claimslint: interrupted")
        return ExitStatus.NOT_DONE
    except (BrokenPipeError, SystemExit):  # nobody reads stdout any more; click ends so too, with a status that would mean findings
        _close_stdout()
        return ExitStatus.NOT_DONE
    except Refusal as error:
        for sentence in sentences(error):
            tell(f"claimslint: {sentence}")
        return ExitStatus.NOT_DONE
    except Exception as error:
        tell(f"claimslint: a bug in claimslint: {type(error).__name__}: {error} (--debug shows where)")
        if "--debug" in arguments:  # looked for by hand: the fault may lie in the parsing of the options
            import traceback

            traceback.print_exc()
        return ExitStatus.BUG
    return status


def _done(arguments: list[str]) -> ExitStatus:
    """Do what `arguments` ask: the plain ones of `check` at once, all else by way of click, which knows every option and every mistake."""
    if arguments == ["--version"]:
        from linter.cli.version import versions

        print(versions())
        return ExitStatus.CLEAN
    from linter.cli.arguments import check_arguments

    plain = check_arguments(arguments)
    if plain is not None:
        from linter.cli.checking import check_copy, request_of

        with suppress(Misuse):  # nothing has been done yet, and click has the words for it
            return check_copy(request_of(**plain))
    from linter.cli.command import run_command

    return run_command(arguments)


def _close_stdout() -> None:
    """Nobody reads stdout any more: point it nowhere, so that the interpreter does not complain when it flushes on exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
