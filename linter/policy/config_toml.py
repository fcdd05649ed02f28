"""The table `[tool.claimslint]` of a pyproject.toml, with places.

The standard library's TOML reader keeps no places, so a key is found again: by its line within the lines of its table. What stands
inside a list or an inline table gets the place of the key that holds it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping

from linter.documents.toml_strings import has_deep_key
from linter.regexes import regex
from linter.registry.problems import Place, Problem, RegistryError
from linter.registry.yaml_nodes import FieldPath, PlacedFile, Plain, field_name

_TABLE = ("tool", "claimslint")
_HEADER = regex(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
_KEY = regex(r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = regex(r""""([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+)""")


def read_toml(text: str, path: str) -> PlacedFile | None:
    """The data of `[tool.claimslint]` in `text`, None without that table; `path` names it in places. Raises RegistryError for bad TOML."""
    table = _tool(text, path).get("claimslint")
    if table is None:
        return None
    places = {field_name(keys[len(_TABLE) :]): place for keys, place in _places(text) if keys[: len(_TABLE)] == _TABLE}
    return PlacedFile(path, _plain(table), places, places)


def tools_in(text: str, path: str) -> frozenset[str]:
    """The programs that have a table under `[tool]` in `text`. Raises RegistryError for bad TOML."""
    return frozenset(_tool(text, path))


def _tool(text: str, path: str) -> Mapping[str, object]:
    if has_deep_key(text):
        raise RegistryError((Problem(Place(path, 1, 1), "", "this is not valid TOML: it is nested too deeply"),))
    try:
        tool = tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError as error:
        message, _, place = str(error).partition(" (at ")
        numbers = [int(number) for number in re.findall(r"[0-9]+", place)]
        line, column = numbers if len(numbers) == 2 else (len(text.splitlines()) or 1, 1)
        raise RegistryError((Problem(Place(path, line, column), "", f"this is not valid TOML: {message}"),)) from error
    except ValueError as error:  # so Python refuses to read a number of thousands of digits
        raise RegistryError((Problem(Place(path, 1, 1), "", "this is not valid TOML: it holds a number that is too long"),)) from error
    except RecursionError as error:
        raise RegistryError((Problem(Place(path, 1, 1), "", "this is not valid TOML: it is nested too deeply"),)) from error
    return tool if isinstance(tool, Mapping) else {}


def _places(text: str) -> Iterator[tuple[FieldPath, tuple[int, int]]]:
    """The dotted name and the place of every table header and key that has a line of its own."""
    table: FieldPath = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _parts(header[1])
            yield table, (number, header.start(1) + 1)
        elif key := _KEY.match(line):
            yield (*table, *_parts(key[1])), (number, key.start(1) + 1)


def _parts(dotted: str) -> FieldPath:
    return tuple(next(part for part in match.groups() if part is not None) for match in _PART.finditer(dotted))


def _plain(value: object) -> Plain:
    """`value` as JSON has it; a date, which no key of ours takes, as its text."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float) else str(value)
