"""A registry file against the JSON Schema of its kind, with each fault at its line and column and in plain words.

jsonschema is imported when the first `Schemas` is made, never on the way to a registry that is compiled already.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from linter.registry.problems import Problem
from linter.registry.yaml_nodes import FieldPath, PlacedFile, Plain, field_name

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

KINDS: Final = (
    "rules", "conditions", "structures", "effects", "stance", "agents", "masks", "words", "emoji", "phrases", "signals",
    "product", "source", "claims", "disclosures",
)  # fmt: skip
"""The kinds of registry file; each has `schemas/<kind>.schema.json`."""

_BASE = "file:///schemas/"


class Schemas:
    """The schemas of one folder, ready to validate with."""

    def __init__(self, folder: Traversable) -> None:
        """Read every schema file of `folder`. The files are the tool's own: a fault in one is a bug and is raised as it comes."""
        import jsonschema
        from referencing import Registry
        from referencing.jsonschema import DRAFT202012

        contents = {
            entry.name: json.loads(entry.read_text(encoding="utf-8")) for entry in folder.iterdir() if entry.name.endswith(".schema.json")
        }
        resources: Registry[Any] = Registry().with_resources(
            (_BASE + name, DRAFT202012.create_resource(content)) for name, content in contents.items()
        )
        self._validators = {
            name.removesuffix(".schema.json"): jsonschema.Draft202012Validator(
                {"$ref": _BASE + name}, registry=resources, format_checker=jsonschema.FormatChecker(formats=["date"])
            )
            for name in contents
        }

    def problems(self, file: PlacedFile, kind: str) -> tuple[Problem, ...]:
        """What keeps `file` from being a file of `kind` (the name of a schema), in file order, one problem a fault."""
        errors = sorted(self._validators[kind].iter_errors(file.data), key=lambda error: _PRECEDENCE.get(error.validator, 1))
        found: dict[tuple[str, str], Problem] = {}
        for error in errors:
            for problem in _problems_of(error, file):
                # One value, one fault: that it is no text says more than that it has not the form of a date.
                about = problem.message if error.validator in _ABOUT_MEMBERS else ""
                found.setdefault((problem.field, about), problem)
        return tuple(sorted(found.values(), key=lambda problem: (problem.place, problem.field, problem.message)))


def kind_problem(file: PlacedFile) -> Problem | None:
    """What keeps the kind of `file` from being known, or None when it is."""
    if not isinstance(file.data, dict):
        return Problem(file.place(), "", f"a registry file is a mapping that starts with kind:, not {_shown_type(file.data)}")
    if "kind" not in file.data:
        return Problem(file.place(), "kind", f"this file does not say its kind: add one of {_listed(KINDS)}")
    kind = file.data["kind"]
    if kind in KINDS:
        return None
    return Problem(file.place(("kind",)), "kind", f"{_shown(kind)} is no kind of registry file{suggestion(kind, KINDS)}")


def suggestion(name: object, known: Iterable[str]) -> str:
    """`; did you mean “…”?` for a misspelt name, else `; it is one of …` where the known names are few, else nothing."""
    names = sorted(set(known))
    if close := difflib.get_close_matches(str(name), names, n=1):
        return f"; did you mean “{close[0]}”?"
    return f"; it is one of {_listed(names)}" if 0 < len(names) <= 24 else ""


_PRECEDENCE = {"type": 0, "format": 2}
_ABOUT_MEMBERS = {"required", "dependentRequired", "additionalProperties"}

# jsonschema's ValidationError carries the instance and the schema's words as Any: this is the border at which they get a meaning.
_Error = Any


def _problems_of(error: _Error, file: PlacedFile) -> Iterator[Problem]:
    path: FieldPath = tuple(error.absolute_path)
    if "propertyNames" in error.absolute_schema_path:
        path = (*path, error.instance)
        yield Problem(file.key_place(path), field_name(path), f"{_shown(error.instance)} cannot be a name here{_form(error.schema)}")
    elif error.validator == "required":
        yield from _missing(error, error.validator_value, file, path)
    elif error.validator == "dependentRequired":
        wanted = [other for name, others in error.validator_value.items() if name in error.instance for other in others]
        yield from _missing(error, wanted, file, path)
    elif error.validator == "additionalProperties":
        yield from _unknown(error, file, path)
    else:
        say = _SENTENCES.get(str(error.validator), _form_sentence)
        yield Problem(file.place(path), field_name(path), say(error.instance, error.validator_value, error.schema))


def _missing(error: _Error, wanted: Iterable[str], file: PlacedFile, path: FieldPath) -> Iterator[Problem]:
    unknown = set(error.instance) - set(error.schema.get("properties", ()))
    for name in wanted:
        # A misspelt field is reported once, as the unknown name that it is.
        if name not in error.instance and not difflib.get_close_matches(name, unknown):
            yield Problem(file.place(path), field_name((*path, name)), f"the field {name} is missing")


def _unknown(error: _Error, file: PlacedFile, path: FieldPath) -> Iterator[Problem]:
    known = set(error.schema.get("properties", ()))
    for name in error.instance:
        if name not in known:
            field = (*path, name)
            left = known - set(error.instance)
            hint = suggestion(name, left) if difflib.get_close_matches(name, left) else suggestion(name, known)
            yield Problem(file.key_place(field), field_name(field), f"there is no field {name} here{hint}")


def _type_sentence(value: Plain, wanted: Any, _: Mapping[str, Any]) -> str:
    kinds = [wanted] if isinstance(wanted, str) else list(wanted)
    names = " or ".join(_TYPES[kind] for kind in kinds)
    if value is None:
        return f"this is empty: it must be {names}"
    if "string" in kinds and isinstance(value, bool | int | float):
        shown = json.dumps(value)
        return f'{shown} must be {names}: put it in quotes, "{shown}"'
    return f"this must be {names}, not {_shown_type(value)}"


def _choice_sentence(value: Plain, allowed: Any, _: Mapping[str, Any]) -> str:
    return f"{_shown(value)} is not a value of this field{suggestion(value, allowed)}"


def _one_value_sentence(value: Plain, wanted: Any, _: Mapping[str, Any]) -> str:
    return f"this must be {json.dumps(wanted)}, not {json.dumps(value, ensure_ascii=False)}"


def _form_sentence(value: Plain, _bound: Any, schema: Mapping[str, Any]) -> str:
    return f"{_shown(value)} has not the form it needs{_form(schema)}"


def _few_sentence(value: Plain, least: Any, _: Mapping[str, Any]) -> str:
    return (
        "this is empty: it needs at least one entry"
        if least == 1 and not value
        else f"this needs at least {least} entries, it has {len(value)}"
    )


def _members_sentence(value: Plain, most: Any, schema: Mapping[str, Any]) -> str:
    return f"this takes {most} of {_listed(schema.get('properties', ()))}, it has {_listed(value)}"


def _any_sentence(_value: Plain, options: Any, _: Mapping[str, Any]) -> str:
    return f"this needs at least one of {_listed([name for option in options for name in option['required']])}"


def _small_sentence(value: Plain, least: Any, _: Mapping[str, Any]) -> str:
    return f"{_shown(value)} is too small: it must be at least {least}"


_SENTENCES: dict[str, Callable[[Plain, Any, Mapping[str, Any]], str]] = {
    "type": _type_sentence,
    "enum": _choice_sentence,
    "const": _one_value_sentence,
    "pattern": _form_sentence,
    "format": _form_sentence,
    "minLength": _form_sentence,
    "minItems": _few_sentence,
    "minProperties": _few_sentence,
    "maxProperties": _members_sentence,
    "anyOf": _any_sentence,
    "minimum": _small_sentence,
}

_TYPES = {
    "string": "text", "object": "a mapping", "array": "a list", "number": "a number", "integer": "a whole number",
    "boolean": "true or false", "null": "null",
}  # fmt: skip


def _form(schema: Any) -> str:
    """What the schema's author says about the form of a value."""
    description = schema.get("description", "") if isinstance(schema, Mapping) else ""
    return f": {description[0].lower()}{description[1:].rstrip('.')}" if description else ""


def _shown(value: Plain) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"“{text if len(text) <= 60 else text[:57] + '…'}”"


def _shown_type(value: Plain) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else _shown(value)


def _listed(names: Iterable[object]) -> str:
    return ", ".join(str(name) for name in names)
