"""The strings of YAML, TOML and JSON data as prose: each with the keys it stands under and the exact place of every character."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from linter.documents.builder import Prose, TextBuilder
from linter.records import dataclass
from linter.regexes import regex

DEEPEST = 50
"""How deeply front matter may be nested."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One string of the data: the key it stands under, the keys around that one, its paragraphs, and what groups it with others.

    `group` is the same for the strings of one list, or of one mapping in a list; None for strings that stand alone. `is_record` says
    that it is a mapping's string and no item of a list: the first of such a group introduces the others. What is no `is_text` is no copy: a
    number, say, or a YAML alias, as it is written. It begins at source offset `start`, inside its quotes; `has_template` says that template
    syntax stands in it. Nothing at all is an entry too where it stands below another key.
    """

    key: str
    parents: tuple[str, ...]
    paragraphs: tuple[Prose, ...]
    group: int | None
    is_record: bool
    is_text: bool = True
    start: int = 0
    has_template: bool = False


@dataclass(slots=True)
class Nest:
    """A mapping or list that is open: the key its next value stands under, the keys around that one, the group of its strings.

    `awaits_key` is for who reads it piece by piece: whether the next piece is a key.
    """

    is_mapping: bool
    key: str
    parents: tuple[str, ...]
    group: int | None
    awaits_key: bool = False


def nested(is_mapping: bool, parent: Nest | None, groups: Iterator[int]) -> Nest:
    """What is opened in `parent`: a list hands its key to its items; the strings of a list, and of each mapping in a list, form a group."""
    if parent is None:
        return Nest(is_mapping, "", (), None)
    if not is_mapping:
        return Nest(is_mapping, parent.key, parent.parents, next(groups))
    return Nest(is_mapping, "", (*parent.parents, parent.key), parent.group if parent.is_mapping else next(groups))


Add = Callable[[TextBuilder, str, int], None]


def paragraphs(text: str, at: int, add: Add) -> tuple[Prose, ...]:
    """The paragraphs (blank lines between) of the inside of a scalar that is found at source offset `at`."""
    if "\n" not in text and "\r" not in text:
        only = _prose(text, at, add)
        return () if only is None else (only,)
    found: list[Prose | None] = []
    start = 0
    for blank in _BLANK_LINES.finditer(text):
        found.append(_prose(text[start : blank.start()], at + start, add))
        start = blank.end()
    found.append(_prose(text[start:], at + start, add))
    return tuple([prose for prose in found if prose is not None])


def _prose(text: str, at: int, add: Add) -> Prose | None:
    builder = TextBuilder()
    add(builder, text, at)
    return builder.build()


def add_plain(builder: TextBuilder, text: str, at: int) -> None:
    """A scalar without escapes."""
    builder.literal(text, at)


def add_single_quoted(builder: TextBuilder, text: str, at: int) -> None:
    """The inside of a YAML single-quoted scalar: a doubled quote stands for one."""
    done = 0
    for match in _DOUBLED_QUOTE.finditer(text):
        builder.literal(text[done : match.start()], at + done)
        builder.stands_for("'", at + match.start(), 2)
        done = match.end()
    builder.literal(text[done:], at + done)


def add_double_quoted(builder: TextBuilder, text: str, at: int) -> None:
    """The inside of a YAML double-quoted scalar, a TOML basic string or a JSON string: backslash escapes stand for characters."""
    done = 0
    for match in _ESCAPE.finditer(text) if "\\" in text else ():
        builder.literal(text[done : match.start()], at + done)
        builder.stands_for(_unescaped(match), at + match.start(), match.end() - match.start())
        done = match.end()
    builder.literal(text[done:], at + done)


def from_utf16(escapes: str) -> str:
    """What escapes of UTF-16 (`\\ud83d\\ude00`) stand for; half a pair is shown as U+FFFD."""
    units = "".join([chr(int(digits, 16)) for digits in escapes.split("\\u")[1:]])
    return units.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unescaped(match: re.Match[str]) -> str:
    if pair := match.group("pair"):
        return from_utf16(pair)
    if digits := match.group("x") or match.group("u") or match.group("U"):
        code = int(digits, 16)
        return chr(code) if code <= _LAST_CHARACTER and not _FIRST_SURROGATE <= code <= _LAST_SURROGATE else "\ufffd"
    if match.group("joined") is not None:
        return ""
    return _SIMPLE_ESCAPES.get(match.group("simple"), match.group("simple"))


_LAST_CHARACTER = 0x10FFFF
_FIRST_SURROGATE, _LAST_SURROGATE = 0xD800, 0xDFFF
_SIMPLE_ESCAPES = {**dict.fromkeys("tnvfrN_LP", " "), **dict.fromkeys("0abe", "")}
_BLANK_LINES = regex(r"(?:\r\n?+|\n)[ \t]*(?:\r\n?+|\n)\s*")
_DOUBLED_QUOTE = regex("''")
_ESCAPE = regex(
    r"(?P<pair>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<U>[0-9a-fA-F]{8})|(?P<joined>[ \t]*(?:\r\n?+|\n)\s*)|(?P<simple>.))"
)
