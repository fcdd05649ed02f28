"""Bytes to text: UTF-8 or nothing.

Copy that is not valid UTF-8 is refused with the place of the bad byte, since guessing an encoding would move every offset and might
hide words. A byte order mark is dropped and not counted; line endings stay as they are.
"""

from __future__ import annotations

from linter.documents.model import DocumentError
from linter.documents.offsets import line_starts

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_WIDE_MARKS = ((b"\xff\xfe\x00\x00", "UTF-32"), (b"\x00\x00\xfe\xff", "UTF-32"), (b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


def decode(data: bytes) -> str:
    """The text of `data`, without its byte order mark.

    Raises DocumentError, with line and column where there is a place, when the bytes are not UTF-8 text: another encoding's byte order
    mark, an invalid sequence, or a NUL (which no copy has, and every binary file does).
    """
    for mark, encoding in _WIDE_MARKS:
        if data.startswith(mark):
            raise DocumentError(f"the file is {encoding}; save it as UTF-8", 1, 1)
    body = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place(body[: error.start].decode("utf-8"))
        raise DocumentError(f"byte 0x{body[error.start]:02x} is not valid UTF-8; save the file as UTF-8", line, column) from None
    nul = text.find("\0")
    if nul >= 0:
        line, column = _place(text[:nul])
        raise DocumentError("the file holds a NUL byte: it is binary, not text", line, column)
    return text


def _place(before: str) -> tuple[int, int]:
    starts = line_starts(before)
    return len(starts), len(before) - starts[-1] + 1
