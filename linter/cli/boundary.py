"""The one boundary where an error becomes an exit status."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress

from linter.cli.delivery import tell
from linter.cli.errors import Misuse, Refusal, sentences
from linter.reports.exit_status import ExitStatus
from linter.reports.printable import printable

_UNWRITTEN = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What goes wrong with a stream that is open already; files are written where such errors are told with their names."""


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
    except MemoryError:
        tell("claimslint: there is not enough memory")
        _show_where(arguments)
        return ExitStatus.NOT_DONE
    except Exception as error:
        if isinstance(error, OSError) and (fault := _fault_of_the_system(error)) is not None:
            tell(f"claimslint: {fault}")
            _show_where(arguments)
            return ExitStatus.NOT_DONE
        tell(f"claimslint: a bug in claimslint: {type(error).__name__}: {error} (--debug shows where)")
        _show_where(arguments)
        return ExitStatus.BUG
    return status


def _show_where(arguments: list[str]) -> None:
    """The traceback of the error at hand, where it is asked for."""
    if "--debug" in arguments:  # looked for by hand: the fault may lie in the parsing of the options
        import traceback

        traceback.print_exc()


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


def _fault_of_the_system(error: OSError) -> str | None:
    """What to tell of an error that says something of a file or of standard output; None for one that only a bug explains."""
    if isinstance(error.filename, str | bytes):  # a descriptor is told by its number: that is none of the user's
        return printable(f"{os.fsdecode(error.filename)}: {error.strerror}")
    if error.errno in _UNWRITTEN:
        _close_stdout()
        return f"standard output: it cannot be written to: {error.strerror}"
    return None


def _close_stdout() -> None:
    """Nobody reads stdout any more: point it nowhere, so that the interpreter does not complain when it flushes on exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
