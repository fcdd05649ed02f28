"""The strings of TOML data. `tomllib` says whether it is valid and gives no places; in valid TOML the strings can be told by scanning."""

from __future__ import annotations

import re
import tomllib

from linter.documents.data_strings import Add, Entry, add_double_quoted, add_plain, paragraphs
from linter.documents.model import DocumentError
from linter.documents.stretches import MASK
from linter.regexes import regex


def toml_strings(masked: str, at: int, line: int) -> tuple[Entry, ...]:
    """The string values of `masked`, in source order, each under the last part of its key.

    `masked` has its template syntax masked; it is found at source offset `at`, on line `line`. Raises DocumentError, placed where the
    parser says so, for TOML that is malformed or too deeply nested.
    """
    _check(masked.replace(MASK, "_"), line)
    entries: list[Entry] = []
    key = ""
    parents: tuple[str, ...] = ()
    for token in _TOKEN.finditer(masked):
        kind = token.lastgroup
        if kind == "header":
            parents = tuple(part.strip("\"' \t") for part in token.group("header").strip("[] \t").split("."))
        elif kind == "key":
            key = token.group("key").strip("\"'")
        elif kind is not None:
            prose = paragraphs(token.group(kind), at + token.start(kind), _ADD[kind])
            entries.extend([Entry(key, parents, prose, None, is_record=False)] if prose else [])
    return tuple(entries)


def _check(text: str, line: int) -> None:
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


_ADD: dict[str, Add] = {"basic_lines": add_double_quoted, "literal_lines": add_plain, "basic": add_double_quoted, "literal": add_plain}
_PLACE = regex(r"\(at line (\d+), column (\d+)\)")
_TOKEN = regex(
    r"""
    \#[^\r\n]*
    | (?:^|(?<=\n))[ \t]*(?P<header>\[\[?[^\r\n=]*?\]\]?)(?=[ \t]*(?:\#|\r|\n|\Z))
    | (?P<key>"(?:[^"\\\r\n]|\\.)*+"|'[^'\r\n]*'|[A-Za-z0-9_-]+)(?=[ \t]*=)
    | \"\"\"(?P<basic_lines>(?:[^"\\]|\\.|"(?!\"\"))*+"{0,2})\"\"\"(?!")
    | '''(?P<literal_lines>(?:[^']|'(?!''))*+'{0,2})'''(?!')
    | "(?P<basic>(?:[^"\\\r\n]|\\.)*+)"
    | '(?P<literal>[^'\r\n]*+)'
    """,
    re.VERBOSE | re.DOTALL,
)
