"""The rule by which terms and names are chosen, as selection.yaml states it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from linter.language.tokens import pattern_words

SELECTION = Path(__file__).with_name("selection.yaml")

Words = tuple[str, ...]
"""A name as the reading sees it: folded, cut into tokens."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What is taken from one ontology, whose ids begin with `prefix`.

    `least_codes` is how many of the vocabularies in `codes` have to hold a term, `longest` the words of its longest name.
    """

    prefix: str
    title: str
    licence: str
    kind: str
    codes: frozenset[str]
    least_codes: int
    longest: int


@dataclass(frozen=True, slots=True)
class Selection:
    """The rule. `groups` gives the part of medicine by the first root that a term lies below; a term below none is not taken.

    Neither is one at or below a root in `without`. `stop` are names that stand for something else in copy more often than not, `general`
    words that make no name on their own, `spellings` American beginnings, middles and ends with their British form.
    """

    origins: Mapping[str, Origin]
    groups: Mapping[str, str]
    without: frozenset[str]
    appearances: frozenset[str]
    stop: frozenset[Words]
    stop_words: frozenset[str]
    general: frozenset[str]
    acronyms: frozenset[str]
    spellings: tuple[tuple[str, str], ...]


class SelectionError(ValueError):
    """A file that states no selection. The message is one sentence."""


def read_selection(path: Path = SELECTION) -> Selection:
    """The selection that `path` states. Raises OSError for a file that cannot be read, SelectionError for one that states none."""
    try:
        return _selection(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SelectionError(f"{path}: is no YAML") from error
    except (AttributeError, KeyError, TypeError) as error:
        raise SelectionError(f"{path}: is no selection, as {SELECTION.name} is one") from error


def _selection(data: dict[str, Any]) -> Selection:
    return Selection(
        origins={
            prefix: Origin(
                prefix, each["title"], each["licence"], each["kind"], frozenset(each["codes"]), each["least_codes"], each["longest"]
            )
            for prefix, each in data["origins"].items()
        },
        groups={root: group for group, roots in data["groups"].items() for root in roots},
        without=frozenset(data["without"]),
        appearances=frozenset(data["appearances"]),
        stop=frozenset(tuple(pattern_words(name)) for name in data["stop"]),
        stop_words=frozenset(data["stop_words"]),
        general=frozenset(data["general"]),
        acronyms=frozenset(data["acronyms"]),
        spellings=tuple((each["american"], each["british"]) for each in data["spellings"]),
    )
