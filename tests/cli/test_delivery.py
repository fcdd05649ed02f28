"""What a report becomes on its way to standard output."""

from __future__ import annotations

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from linter.cli.delivery import write_file, write_stdout


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
def test_a_piece_may_end_within_a_character(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text, raw = "déjà vu – 3 ≈ π", BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(raw, encoding=encoding))
    write_stdout(bytes([each]) for each in text.encode())
    assert raw.getvalue() == text.encode(encoding, "backslashreplace")


def test_many_pieces_are_written_as_few(tmp_path: Path) -> None:
    pieces = [bytes([number % 251]) * 3_000 for number in range(2_000)]
    sizes: list[int] = []

    class Counting(BytesIO):
        def write(self, piece: Any) -> int:
            sizes.append(len(piece))
            return super().write(piece)

    raw = Counting()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sys, "stdout", TextIOWrapper(raw, encoding="utf-8"))
        write_stdout(iter(pieces))
        assert raw.getvalue() == b"".join(pieces)
    assert len(sizes) < 50
    write_file(tmp_path / "report", iter(pieces))
    assert (tmp_path / "report").read_bytes() == b"".join(pieces)
