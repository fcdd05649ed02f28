"""YAML text as plain values that remember where they stand.

A registry file is YAML without surprises: text, numbers, `true`, `false`, `null`, lists and mappings. What YAML 1.1 reads as something
else than what is written (`no`, `012`, `2026-06-09` without quotes), what hides a value (duplicate keys, anchors, aliases, tags) and what
is too large is refused at its line and column.

The parser's events are read one by one, not `yaml.compose`: that recurses, and expands aliases before anyone can refuse them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from linter.records import dataclass, field
from linter.regexes import regex
from linter.registry.problems import Place, Problem

MAX_CHARACTERS: Final = 4_000_000
MAX_DEPTH: Final = 32

Plain = Any
"""A value as JSON has them: str, int, float, bool, None, list of Plain, dict of str to Plain. Its schema says which."""

FieldPath = tuple[str | int, ...]
"""The way from the root of a file to a value: keys and 0-based positions."""


@dataclass(frozen=True, slots=True)
class PlacedFile:
    """The plain data of one file with the (line, column) of its values and keys, both 1-based, by field name (see `field_name`)."""

    path: str
    data: Plain
    values: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    keys: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: FieldPath = ()) -> Place:
        """Where the value at `path` stands; where there is none, the nearest mapping or list around it."""
        for length in range(len(path), -1, -1):
            if position := self.values.get(field_name(path[:length])):
                return Place(self.path, *position)
        return Place(self.path, 1, 1)

    def key_place(self, path: FieldPath) -> Place:
        """Where the last key of `path` stands; its value's place where it has no key of its own."""
        position = self.keys.get(field_name(path))
        return Place(self.path, *position) if position else self.place(path)


def field_name(path: FieldPath) -> str:
    """`path` in words: `rules[0].basis[1].as_of`; a key that is no plain word is quoted. Different paths have different names."""
    name = ""
    for step in path:
        name = _child_name(name, step)
    return name


def read_yaml(text: str, path: str) -> tuple[PlacedFile | None, tuple[Problem, ...]]:
    """Read one YAML document from `text`; `path` names it in places.

    Gives the file (None where nothing can be read) and what is wrong with it. A value that had to be refused is kept as its text.
    """
    import yaml

    reader = _Reader(path)
    try:
        _check_characters(text, path)
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        for event in yaml.parse(text, Loader=loader):
            reader.take(event)
    except _RefusedError as refused:
        return None, (*reader.problems, refused.problem)
    except yaml.MarkedYAMLError as error:
        return None, (*reader.problems, _malformed(error, text, path))
    if reader.root is None:
        return None, (Problem(Place(path, 1, 1), "", "this file is empty"),)
    return PlacedFile(path, reader.root, reader.values, reader.keys), tuple(reader.problems)


class _RefusedError(Exception):
    """A file that cannot be read any further."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet; `key` is the key whose value comes next."""

    value: list[Plain] | dict[str, Plain]
    name: str
    key: str | None = None
    repeated: bool = False


class _Reader:
    """Builds the plain value from parser events."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.root: Plain = None
        self.values: dict[str, tuple[int, int]] = {}
        self.keys: dict[str, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._documents = 0

    def take(self, event: Any) -> None:
        """Take one event in; a `yaml.Event`, whose classes have no common typed fields."""
        import yaml

        place = Place(self.path, event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_decoration(event, place)
            self._scalar(event.value, event.implicit[0], place)
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self._refuse_decoration(event, place)
            self._start([] if isinstance(event, yaml.SequenceStartEvent) else {}, place)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._report(place, f"aliases are not read: write out what *{event.anchor} stands for, or put the text in quotes")
            self._scalar(f"*{event.anchor}", False, place)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _RefusedError(Problem(place, "", "a second document starts here: one file holds one document"))

    def _start(self, value: list[Plain] | dict[str, Plain], place: Place) -> None:
        if self._awaits_key():
            raise _RefusedError(Problem(place, self._open[-1].name, "a key must be plain text, not a list or mapping"))
        if len(self._open) >= MAX_DEPTH:
            raise _RefusedError(Problem(place, "", f"nested more than {MAX_DEPTH} levels deep"))
        name = self._put(value, place)
        self._open.append(_Open(value, name))

    def _scalar(self, text: str, plain: bool, place: Place) -> None:
        value, complaint = _resolve(text) if plain else (text, None)
        if "\0" in text:
            self._report(place, "the character U+0000 may not stand in a registry file")
        if self._awaits_key():
            self._key(text, value, place)
            return
        name = self._put(value, place)
        if complaint:
            self.problems.append(Problem(place, name, complaint))

    def _key(self, text: str, value: Plain, place: Place) -> None:
        mapping = self._open[-1]
        name = _child_name(mapping.name, text)
        if not isinstance(value, str) or _resolve(text)[1]:
            self.problems.append(Problem(place, name, f"“{text}” without quotes is not read as text: put the key in quotes"))
        mapping.repeated = text in mapping.value
        if mapping.repeated:
            line = self.keys[name][0]
            self.problems.append(Problem(place, name, f"“{text}” stands twice in the same mapping, first in line {line}"))
        self.keys.setdefault(name, (place.line, place.column))
        mapping.key = text

    def _put(self, value: Plain, place: Place) -> str:
        """Put `value` where it belongs and give its name; the second value of a repeated key is read, reported and left out."""
        name = self._name()
        self.values.setdefault(name, (place.line, place.column))
        if not self._open:
            self.root = value
            return name
        parent = self._open[-1]
        if isinstance(parent.value, list):
            parent.value.append(value)
        else:
            if not parent.repeated:
                parent.value[str(parent.key)] = value
            parent.key = None
        return name

    def _name(self) -> str:
        """The name of the value that comes next."""
        if not self._open:
            return ""
        parent = self._open[-1]
        return _child_name(parent.name, len(parent.value) if isinstance(parent.value, list) else str(parent.key or ""))

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1].value, dict) and self._open[-1].key is None

    def _refuse_decoration(self, event: Any, place: Place) -> None:
        if event.anchor is not None:
            self._report(place, f"anchors are not read: remove &{event.anchor}, or put the text in quotes")
        if event.tag is not None:
            self._report(place, f"tags are not read: remove {event.tag}, or put the text in quotes")

    def _report(self, place: Place, message: str) -> None:
        self.problems.append(Problem(place, self._name(), message))


_PLAIN_KEY = regex(r"[A-Za-z0-9_-]+")


def _child_name(parent: str, step: str | int) -> str:
    if isinstance(step, int):
        return f"{parent}[{step}]"
    if not _PLAIN_KEY.fullmatch(step):
        step = '"' + step.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{parent}.{step}" if parent else step


_LITERALS: Final[Mapping[str, Plain]] = {"true": True, "false": False, "null": None, "~": None, "": None}
_TRUTH_LIKE = regex(r"(?:y|yes|n|no|on|off|true|false)", re.IGNORECASE)
_NULL_LIKE = regex(r"null", re.IGNORECASE)
_WHOLE = regex(r"-?(?:0|[1-9][0-9]{0,15})")
_DECIMAL = regex(r"-?(?:0|[1-9][0-9]{0,15})\.[0-9]{1,15}")
_NUMBER_LIKE = regex(
    r"[-+]?(?:0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?|\.(?:inf|nan))",
    re.IGNORECASE,
)
_DATE_LIKE = regex(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\s].*)?", re.DOTALL)


def _resolve(text: str) -> tuple[Plain, str | None]:
    """The value of an unquoted scalar, and what is wrong with it: YAML 1.1 and 1.2 must agree on it, or it needs quotes."""
    if text in _LITERALS:
        return _LITERALS[text], None
    if _WHOLE.fullmatch(text):
        return int(text), None
    if _DECIMAL.fullmatch(text):
        return float(text), None
    for pattern, kind in ((_TRUTH_LIKE, "a truth value"), (_NULL_LIKE, "nothing"), (_NUMBER_LIKE, "a number"), (_DATE_LIKE, "a date")):
        if pattern.fullmatch(text):
            plain = "; the truth values are true and false" if pattern is _TRUTH_LIKE else ""
            return text, f'“{text}” without quotes can be read as {kind}: quote it, "{text}"{plain}'
    return text, None


# Also U+0085, U+2028 and U+2029: YAML ends a line there and no editor does, so every later place would be wrong.
_UNPRINTABLE = regex("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def _check_characters(text: str, path: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise _RefusedError(Problem(Place(path, 1, 1), "", f"too large: {len(text)} characters, {MAX_CHARACTERS} are read"))
    if bad := _UNPRINTABLE.search(text):
        lines = re.split("\r\n|\r|\n", text[: bad.start()])
        place = Place(path, len(lines), len(lines[-1]) + 1)
        raise _RefusedError(Problem(place, "", f"the character U+{ord(bad[0]):04X} may not stand in a registry file"))


def _malformed(error: Any, text: str, path: str) -> Problem:
    """What PyYAML says, in one sentence at its mark; `error` is a `yaml.MarkedYAMLError`, whose fields have no types."""
    said = ", ".join(part for part in (error.problem, error.context) if part)
    unfinished = "end of stream" in said and error.context_mark
    mark = error.context_mark if unfinished else error.problem_mark or error.context_mark
    if mark is None:
        return Problem(Place(path, 1, 1), "", f"this is not valid YAML: {said}")
    lines = re.split("\r\n|\r|\n", text)
    place = Place(path, mark.line + 1, mark.column + 1)
    if "nesting depth" in said:  # a libyaml with a limit of its own, which it meets while it looks ahead
        return Problem(place, "", f"nested more than {MAX_DEPTH} levels deep")
    if mark.line < len(lines) and lines[mark.line][mark.column : mark.column + 1] == "\t":
        return Problem(place, "", "this is not valid YAML: a tab stands here, lines are indented with spaces")
    if error.context_mark and not unfinished and error.context_mark.line != mark.line:
        said += f" that starts in line {error.context_mark.line + 1}"
    return Problem(place, "", f"this is not valid YAML: {said}; text that holds signs such as : # & * % @ needs quotes")
