"""Several processes judge copy as one does, however few of them there is room for."""

from __future__ import annotations

import errno
import os
import sys
from typing import Any

import pytest

from linter.cli.files import Copy
from linter.cli.judging import Result
from linter.cli.workers import in_parallel
from linter.reports.report import Failure

COPIES = [Copy(f"{number}.md", None) for number in range(20)]


def judge(copy: Copy) -> Result:
    return Result(Failure(copy.path, "judged"))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a worker is no fork")
@pytest.mark.parametrize("room", [0, 1, 3])
def test_what_there_is_no_room_for_is_judged_by_fewer(monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    fork, forked = os.fork, []

    def scarce() -> Any:
        if len(forked) == room:
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
        process = fork()
        forked.append(process)
        return process

    monkeypatch.setattr(os, "fork", scarce)
    found = dict(in_parallel(judge, COPIES, 3))
    assert len(forked) == room
    assert [found[number].outcome.path for number in range(20)] == [copy.path for copy in COPIES]
