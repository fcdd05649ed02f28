"""Bytes to text."""

from __future__ import annotations

import pytest

from linter.documents.decode import decode
from linter.documents.model import DocumentError


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"\xef\xbb\xbf# Caf\xc3\xa9", "# Café"),
        (b"\xef\xbb\xbf\xef\xbb\xbfa", "\ufeffa"),  # one mark is dropped, not two
        (b"a\r\nb\rc\n", "a\r\nb\rc\n"),
    ],
)
def test_decodes(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        (b"caf\xe9", 1, 4, "0xe9"),
        (b"\xef\xbb\xbfab\xff", 1, 3, "0xff"),
        ("é😀\r\nx".encode() + b"\x80", 2, 2, "0x80"),
        (b"one\ntwo\x00", 2, 4, "NUL"),
        ("hi".encode("utf-16"), 1, 1, "UTF-16"),
        (b"\xfe\xff\x00h", 1, 1, "UTF-16"),
        ("hi".encode("utf-32"), 1, 1, "UTF-32"),
    ],
)
def test_refuses_with_the_place(data: bytes, line: int, column: int, words: str) -> None:
    with pytest.raises(DocumentError, match=words) as caught:
        decode(data)
    assert (caught.value.line, caught.value.column) == (line, column)
