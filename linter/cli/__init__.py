"""The command line: one module a command, and the only place that touches arguments, clock, environment and terminal.

What lives here: options, which files are meant, delivering a report, and turning errors into one sentence and an exit status. What does
not: reading, judging or rendering copy.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(args: Sequence[str] | None = None) -> int:
    """Run `claimslint` with `args` (those of the process by default) and return its exit status (see docs/exit-status.md)."""
    from linter.cli.command import run

    return int(run(sys.argv[1:] if args is None else list(args)))
