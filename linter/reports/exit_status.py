"""What the process says when it ends."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """Four answers, so that a script can tell bad copy from a bad run. Never a count: 256 findings would wrap round to success."""

    CLEAN = 0
    """Everything asked for was checked, and nothing reaches `--fail-on`."""
    FINDINGS = 1
    """Everything asked for was checked, and something reaches `--fail-on`: somebody has to change the copy."""
    NOT_DONE = 2
    """Something asked for could not be done (usage, config, registry, unreadable input, nothing to check, a report nobody took):
    somebody has to change the command or its input. Wins over findings, because what was not read may hold more of them."""
    BUG = 3
    """A fault of claimslint itself. Wins over all, because no other answer of such a run can be trusted."""
