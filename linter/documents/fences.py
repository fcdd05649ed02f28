"""Where the front matter of a file stands, by its fences, and the language its data is written in.

YAML stands between `---` lines, TOML between `+++` lines, JSON in the braces it begins and ends with, at the very start of the file. Behind
the opening `---` may stand which of the three it is. What is never closed is no front matter.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from linter.records import dataclass
from linter.regexes import regex

Language = Literal["yaml", "toml", "json"]


@dataclass(frozen=True, slots=True)
class Fenced:
    """What looks like front matter: its language, the source offsets its data begins and ends at, and the one at which the page begins."""

    language: Language
    start: int
    end: int
    page: int


def fenced(source: str) -> Fenced | None:
    """What looks like the front matter of `source`, if it has any."""
    if not source.startswith(_OPENERS):
        return None
    if source[0] == "{":
        return _braced(source)
    match = (_TOML if source[0] == "+" else _DASHED).match(source)
    if match is None:
        return None
    named = match.groupdict().get("language") or ("toml" if source[0] == "+" else "yaml")
    return Fenced(_LANGUAGES[named.lower()], *match.span("data"), match.end())


def front_matter_end(source: str) -> int:
    """Where what looks like front matter ends; 0 without any."""
    found = fenced(source)
    return 0 if found is None else found.page


def _braced(source: str) -> Fenced | None:
    """An object of JSON with a line to itself behind it."""
    if _OBJECT.match(source) is None:
        return None
    depth = 0
    for token in _BRACE.finditer(source):
        depth += {"{": 1, "}": -1}.get(token.group(), 0)
        if depth == 0:
            line = _LINE_END.match(source, token.end())
            return None if line is None else Fenced("json", 0, token.end(), line.end())
    return None


_LANGUAGES: Final[dict[str, Language]] = {"yaml": "yaml", "yml": "yaml", "toml": "toml", "json": "json"}
_OPENERS = ("---", "+++", "{")
_LINE = r"[ \t]*(?:\r\n?+|\n)"
_END = r"[ \t]*(?:\r\n?+|\n|\Z)"
_DATA = r"(?P<data>.*?(?<=[\r\n]))"
_DASHED = regex(rf"---(?:[ \t]*(?P<language>{'|'.join(_LANGUAGES)}))?{_LINE}{_DATA}(?:---|\.\.\.){_END}", re.DOTALL | re.IGNORECASE)
_TOML = regex(rf"\+\+\+{_LINE}{_DATA}\+\+\+{_END}", re.DOTALL)
_LINE_END = regex(_END)
_OBJECT = regex(r"\{\s*+(?:\"[^\"\r\n]*+\"\s*+:|\})")
_BRACE = regex(r'"(?:[^"\\]|\\.)*+"?|[{}]', re.DOTALL)
