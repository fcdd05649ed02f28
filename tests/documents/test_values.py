"""What is prose among the values of data."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linter.documents import values
from linter.documents.values import is_prose

PIECES = st.lists(
    st.sampled_from(
        [
            "2026-01-02",
            " ",
            "T10",
            "a",
            "Pb",
            "P3D",
            "https://x",
            "www.a",
            "#fff",
            "a@b.co",
            "/x",
            "true",
            "é",
            "pt",
            "HMS",
            "null",
            "onno",
            "c.pdf",
            "deadbeef",
        ]
    )
)


@given(PIECES.map("".join))
def test_the_pattern_decides_for_every_value(value: str) -> None:
    decided = values._WORD.search(value) is not None and values._NOT_PROSE.fullmatch(value) is None
    assert is_prose(value) == decided
