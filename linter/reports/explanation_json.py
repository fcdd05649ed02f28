"""An explanation as one JSON object; its keys are the fields of `linter.explanation.values` (docs/explain.md)."""

from __future__ import annotations

from dataclasses import asdict
from json import dumps

from linter.explanation.values import Explanation

SCHEMA_VERSION = 1


def render(explanation: Explanation) -> str:
    """`explanation` as a JSON text that ends with a line feed; ASCII only, spans as [start, end]."""
    return dumps({"schema_version": SCHEMA_VERSION, **asdict(explanation)}, indent=1) + "\n"
