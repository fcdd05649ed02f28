"""What a report becomes on its way to standard output."""

from __future__ import annotations

import sys
from io import BytesIO, TextIOWrapper

import pytest

from linter.cli.delivery import write_stdout


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
def test_a_piece_may_end_within_a_character(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text, raw = "déjà vu – 3 ≈ π", BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(raw, encoding=encoding))
    write_stdout(bytes([each]) for each in text.encode())
    assert raw.getvalue() == text.encode(encoding, "backslashreplace")
