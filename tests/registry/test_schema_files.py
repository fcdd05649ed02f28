"""The schema files: valid, closed, described, and of one mind with the values of `linter.findings` and `linter.registry.model`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args

import jsonschema
import pytest

from linter.documents.model import Surface
from linter.findings import Category, Context, Rung, Severity, Stance
from linter.registry.data import data_folder
from linter.registry.detectors import TargetKind
from linter.registry.model import Confidence
from linter.registry.schema import KINDS

SCHEMAS = {name: json.loads((data_folder("schemas") / f"{name}.schema.json").read_text(encoding="utf-8")) for name in ("shared", *KINDS)}
SHARED = SCHEMAS["shared"]["$defs"]


def subschemas(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for key, value in schema.items():
            yield from (
                (part for child in value.values() for part in subschemas(child)) if key in ("properties", "$defs") else subschemas(value)
            )
    elif isinstance(schema, list):
        for value in schema:
            yield from subschemas(value)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_and_closed_and_described(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])
    for schema in subschemas(SCHEMAS[name]):
        if "properties" in schema:
            assert schema["additionalProperties"] is False
        for field, content in (schema.get("properties", {}) | schema.get("$defs", {})).items():
            assert content.get("title"), f"{name}: {field} has no title"
            assert content.get("description"), f"{name}: {field} has no description"


@pytest.mark.parametrize(
    ("listed", "values"),
    [
        (SHARED["category"]["enum"], get_args(Category)),
        (SHARED["severity"]["enum"], Severity),
        (SHARED["stance"]["enum"], Stance),
        (SCHEMAS["stance"]["$defs"]["cue"]["properties"]["stance"]["enum"], (*Stance, "pseudo", "double", "terminator")),
        (SHARED["rung"]["enum"], Rung),
        (SHARED["context"]["enum"], Context),
        (SHARED["ceiling"]["properties"], Context),
        (SHARED["confidence"]["enum"], get_args(Confidence)),
        (SHARED["target-kinds"]["items"]["enum"], get_args(TargetKind)),
        (SCHEMAS["disclosures"]["$defs"]["disclosure"]["properties"]["not_in"]["items"]["enum"], get_args(Surface)),
    ],
)
def test_a_closed_list_is_the_code_s_own(listed: Any, values: Any) -> None:
    assert list(listed) == [str(value) for value in values]


@pytest.mark.parametrize(
    ("entry", "fits"),
    [
        ("❌ = no", True),
        ("FDA ✅ = FDA approved", True),
        ("FDA ok = FDA approved", False),
        ("+ = and", False),
        ("❌ = 0", False),
        ("❌", False),
    ],
)
def test_a_reading_of_emoji_has_a_sign_that_is_looked_for(entry: str, fits: bool) -> None:
    reading = SCHEMAS["emoji"]["$defs"]["readings"]["items"]
    assert jsonschema.Draft202012Validator(reading).is_valid(entry) is fits
