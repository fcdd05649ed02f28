"""Compiled patterns as plain data, ready to be stored and cheap to load."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from linter.language.patterns import Pattern, PhraseLists
from linter.tuples import NamedTuple


class PatternTable(NamedTuple):
    """Patterns as plain data, ready to be stored and cheap to load: numbers are positions in `elements`.

    `elements` and `lists` (what each phrase list chooses from) are texts, read when they are needed; `payloads` are numbers into a list
    of payloads that is kept elsewhere. The indexes map a word or class to the numbers of the patterns, as text: those with that `anchors`
    word, those that can begin with that one of `words` or `classes`. Patterns without an anchor are in `unanchored`. `partners` are other
    words of which a sentence must hold one, as text; empty where none are known. `used` are the classes that some pattern names.
    """

    elements: list[str]
    lists: dict[str, str]
    payloads: list[list[int]]
    anchors: dict[str, str]
    words: dict[str, str]
    classes: dict[str, str]
    unanchored: list[int]
    partners: list[str]
    used: list[str]


def pattern_table(patterns: Iterable[tuple[Pattern, int]], lists: PhraseLists) -> PatternTable:
    """The table of `patterns`, each with the number of its payload, which were compiled with `lists`.

    A phrase filed under several payloads is matched once.
    """
    compiled: dict[str, Pattern] = {}
    payloads: dict[str, list[int]] = {}
    for pattern, payload in patterns:
        known = payloads.setdefault(pattern.source, [])
        if payload not in known:
            known.append(payload)
        compiled[pattern.source] = pattern
    return PatternTable(
        elements=[_text(pattern.elements) for pattern in compiled.values()],
        lists={name: _text(options) for name, options in sorted(lists.compiled.items())},
        payloads=list(payloads.values()),
        anchors=_index(pattern.anchors for pattern in compiled.values()),
        words=_index(pattern.first_words for pattern in compiled.values()),
        classes=_index(pattern.first_classes for pattern in compiled.values()),
        unanchored=[number for number, pattern in enumerate(compiled.values()) if not pattern.anchors],
        partners=[" ".join(sorted(pattern.partners)) for pattern in compiled.values()],
        used=sorted(_classes_in([*(pattern.elements for pattern in compiled.values()), *lists.compiled.values()])),
    )


def _classes_in(element: object) -> set[str]:
    """The names of the classes anywhere in `element`."""
    if isinstance(element, str):
        return {element[1:-1]} if element.startswith("<") else set()
    return set[str]().union(*map(_classes_in, element)) if isinstance(element, list) else set()


_QUOTE: Final = "`"
"""Stands for the quotation mark in the text of elements, so that JSON within JSON needs no escapes; no word or class has it."""


def _text(elements: object) -> str:
    return json.dumps(elements, separators=(",", ":"), ensure_ascii=False).replace('"', _QUOTE)


def elements_of(text: str) -> Any:
    """The elements that a table holds as `text`."""
    return json.loads(text.replace(_QUOTE, '"'))


def _index(keys: Iterable[Iterable[str]]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for number, own in enumerate(keys):
        for key in sorted(own):
            found.setdefault(key, []).append(str(number))
    return {key: " ".join(numbers) for key, numbers in found.items()}
