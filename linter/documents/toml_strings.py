"""The strings of TOML data. `tomllib` says whether it is valid and gives no places; in valid TOML the strings can be told by scanning."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence

from linter.documents.data_strings import DEEPEST, Add, Entry, add_double_quoted, add_plain, paragraphs
from linter.documents.model import DocumentError
from linter.documents.stretches import MASK
from linter.regexes import regex


def toml_strings(masked: str, at: int, line: int) -> tuple[Entry, ...]:
    """The values of `masked`, in source order, each under the last part of its key; numbers and the like are no texts.

    `masked` has its template syntax masked; it is found at source offset `at`, on line `line`. Raises DocumentError, placed where the
    parser says so, for TOML that is malformed or too deeply nested.
    """
    _check(masked.replace(MASK, "_"), line)
    entries: list[Entry] = []
    table: tuple[str, ...] = ()
    keys: tuple[str, ...] = ("",)
    open_values: list[tuple[str, tuple[str, ...]]] = []  # the bracket of each, and the keys it stands under
    for token in _tokens(masked, open_values):
        kind = token.lastgroup
        if kind == "header":
            table = _parts(token.group("header"))
        elif kind == "key":
            keys = (*(open_values[-1][1] if open_values else table), *_parts(token.group("key")))
        elif kind == "opening":
            open_values.append((token.group("opening"), keys))
        elif kind == "closing":
            keys = open_values.pop()[1] if open_values else keys
        elif kind is not None:
            text, start = token.group(kind), at + token.start(kind)
            prose = paragraphs(text, start, _ADD[kind])
            if prose or keys[1:] or MASK in text:
                is_item = bool(open_values) and open_values[-1][0] == "["
                entries.append(Entry(keys[-1], keys[:-1], prose, None, not is_item, kind != "other", start, MASK in text))
    return tuple(entries)


def _tokens(masked: str, open_values: Sequence[object]) -> Iterator[re.Match[str]]:
    """The tokens of `masked`; a table's header is one where no value is open."""
    token: re.Match[str] | None = None
    position = 0
    while True:
        begins_line = token is None or token.lastgroup == "line"
        token = (_HEADER.match(masked, position) if begins_line and not open_values else None) or _TOKEN.search(masked, position)
        if token is None:
            return
        position = token.end()
        if token.lastgroup != "line":
            yield token


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.group().strip("\"'") for part in _PART.finditer(dotted))


def has_deep_key(text: str) -> bool:
    """Whether a table or key of `text` stands deeper than `DEEPEST`: the parser walks down to it for every key, and every part of one."""
    return _DEEP_KEY.search(text) is not None


def _check(text: str, line: int) -> None:
    if has_deep_key(text):
        raise DocumentError("front matter: it is nested too deeply", line, 1)
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        problem = _PLACE.sub("", str(error)).strip()
        row, column = (int(place[1]) + line - 1, int(place[2])) if place else (None, None)
        raise DocumentError(f"front matter is not valid TOML: {problem}", row, column) from None
    except ValueError:  # so Python refuses to read a number of thousands of digits
        raise DocumentError("front matter is not valid TOML: it holds a number that is too long", line, 1) from None
    except RecursionError:
        raise DocumentError("front matter: it is nested too deeply", line, 1) from None


_ADD: dict[str, Add] = {
    "basic_lines": add_double_quoted,
    "literal_lines": add_plain,
    "basic": add_double_quoted,
    "literal": add_plain,
    "other": add_plain,
}
_NAME = r"""(?:"(?:[^"\\\r\n]|\\.)*+"|'[^'\r\n]*+'|[A-Za-z0-9_-]++)"""
_PART = regex(_NAME)
_DEEP_KEY = regex(rf"^[ \t]*+(?:\[\[?[ \t]*+)?+(?:{_NAME}[ \t]*+\.[ \t]*+){{{DEEPEST}}}", re.MULTILINE)
_PLACE = regex(r"\(at line (\d+), column (\d+)\)")
_HEADER = regex(r"[ \t]*(?P<header>\[\[?[^\r\n=]*?\]\]?)(?=[ \t]*(?:\#|\r|\n|\Z))")
"""What may begin a line outside of every list: there the same may be an item."""
_TOKEN = regex(
    rf"""
    \#[^\r\n]*
    | (?P<line>\n)
    | (?P<key>{_NAME}(?:[ \t]*+\.[ \t]*+{_NAME})*+)(?=[ \t]*=)
    | \"\"\"(?P<basic_lines>(?:[^"\\]|\\.|"(?!\"\"))*+"{{0,2}})\"\"\"(?!")
    | '''(?P<literal_lines>(?:[^']|'(?!''))*+'{{0,2}})'''(?!')
    | "(?P<basic>(?:[^"\\\r\n]|\\.)*+)"
    | '(?P<literal>[^'\r\n]*+)'
    | (?P<opening>[\[{{]) | (?P<closing>[\]}}])
    | (?P<other>[^\s"'\[\]{{}},=\#]++(?:[ ][0-9][^\s\]}},\#]*+)?)
    """,
    re.VERBOSE | re.DOTALL,
)
