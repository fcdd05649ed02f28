"""The strings of JSON data. `json` says whether it is valid and gives no places; in valid JSON the strings can be told by scanning."""

from __future__ import annotations

import json
from itertools import count

from linter.documents.data_strings import DEEPEST, Entry, Nest, add_double_quoted, add_plain, nested, paragraphs
from linter.documents.model import DocumentError
from linter.documents.offsets import line_starts
from linter.documents.stretches import MASK
from linter.regexes import regex


def json_strings(masked: str, at: int, line: int) -> tuple[Entry, ...] | None:
    """The values of the object that `masked` holds, in source order; None when it holds something else. Numbers and the like are no texts.

    `masked` has its template syntax masked; it is found at source offset `at`, on line `line`. Raises DocumentError, placed where the
    parser says so, for JSON that is malformed, and for what is nested deeper than `DEEPEST`.
    """
    if not masked.lstrip().startswith("{"):
        return None
    _check(masked, line)
    entries: list[Entry] = []
    groups = count()
    around: list[Nest] = []
    for token in _TOKEN.finditer(masked):
        kind = token.lastgroup or ""
        if kind == "opening":
            around.append(nested(token.group() == "{", around[-1] if around else None, groups))
        elif kind == "closing":
            around.pop()
        elif kind == "key":
            around[-1].key = token.group(kind)
        else:
            holder, text, start = around[-1], token.group(kind), at + token.start(kind)
            prose = paragraphs(text, start, add_double_quoted if kind == "string" else add_plain)
            if prose or holder.parents or MASK in text:
                is_text = kind == "string"
                entries.append(Entry(holder.key, holder.parents, prose, holder.group, holder.is_mapping, is_text, start, MASK in text))
    return tuple(entries)


def _check(masked: str, line: int) -> None:
    """Raise DocumentError for what is no JSON. What a template puts somewhere may be a number, outside a text as in one."""
    depth = 0
    for token in _TOKEN.finditer(masked):
        depth += {"opening": 1, "closing": -1}.get(token.lastgroup or "", 0)
        if depth > DEEPEST:
            raise DocumentError(f"front matter: it is nested more than {DEEPEST} deep", *_place(masked, token.start(), line))
    try:
        json.loads(masked.replace(MASK, "1"))
    except json.JSONDecodeError as error:
        raise DocumentError(f"front matter is not valid JSON: {error.msg}", *_place(masked, error.pos, line)) from None
    except ValueError:  # so Python refuses to read a number of thousands of digits
        raise DocumentError("front matter is not valid JSON: it holds a number that is too long", line, 1) from None


def _place(text: str, at: int, line: int) -> tuple[int, int]:
    """The line and column of offset `at` in `text`, which begins on line `line`."""
    begun = line_starts(text[:at])
    return line + len(begun) - 1, at - begun[-1] + 1


_TOKEN = regex(
    r'"(?P<key>(?:[^"\\]|\\.)*+)"(?=\s*+:)|"(?P<string>(?:[^"\\]|\\.)*+)"|(?P<opening>[{\[])|(?P<closing>[}\]])|(?P<other>[^\s"{}\[\],:]++)'
)
