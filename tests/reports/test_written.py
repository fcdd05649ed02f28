"""What is written of a file comes out as it went in, packed or not."""

from __future__ import annotations

import pytest

from linter.reports.written import Written, written

LONG = ["The drip treats knees “for good”.\n", "\ud800 is no character\n"] * 40_000


@pytest.mark.parametrize("pieces", [[], ["a short page\n", "“two” pieces\n"], LONG, iter(["x" * 3_000_000])])
def test_it_is_written_out_as_it_was_written(pieces: list[str]) -> None:
    kept = list(pieces)
    assert b"".join(written(iter(kept)).pieces()) == "".join(kept).encode("utf-8", "backslashreplace")


def test_only_what_is_long_is_packed() -> None:
    assert written(["a short page\n"]) == Written(b"a short page\n")
    long = written(LONG)
    assert long.is_packed
    assert len(long.data) < len("".join(LONG)) / 10
