"""The command line: one module a command, and the only place that touches arguments, clock, environment and terminal.

What lives here: options, which files are meant, delivering a report, and turning errors into one sentence and an exit status. What does
not: reading, judging or rendering copy.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

_ALLOCATIONS = 200_000
"""Objects made until the garbage collector looks for cycles: a run makes few of them, and looking costs a short run a fifth of its time."""


def main(args: Sequence[str] | None = None) -> int:
    """Run `claimslint` with `args` (those of the process by default) and return its exit status (see docs/exit-status.md)."""
    gc.set_threshold(_ALLOCATIONS)
    try:
        from linter.cli.boundary import run

        return int(run(sys.argv[1:] if args is None else list(args)))
    except KeyboardInterrupt:  # the boundary is not there yet, or was telling of another one
        try:  # noqa: SIM105 - without an import: each takes time in which an interruption is not awaited
            sys.stderr.write("claimslint: interrupted\n")
        except (AttributeError, OSError):  # there is no standard error, or nobody reads it
            pass
        return 2


def program() -> None:
    """What the installed command runs: `main`, and then the end of the process with that exit status.

    By then all is written, and no process or file is left behind: the interpreter need not take apart what was made, which would be a
    twentieth of a short run. What is registered with `atexit` is not called.
    """
    status = main()
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):  # the interpreter has words for it
        sys.exit(status)
    os._exit(status)
