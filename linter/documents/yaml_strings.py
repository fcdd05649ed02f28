"""The strings of a YAML mapping, from parser events: nothing is composed, so aliases are never expanded and nothing recurses."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Protocol

import yaml
from yaml.reader import Reader

from linter.documents.data_strings import (
    DEEPEST,
    Add,
    Entry,
    Nest,
    add_double_quoted,
    add_plain,
    add_single_quoted,
    nested,
    paragraphs,
)
from linter.documents.model import DocumentError
from linter.documents.stretches import MASK
from linter.regexes import regex


def yaml_strings(masked: str, at: int, line: int) -> tuple[Entry, ...] | None:
    """The strings of the mapping that `masked` holds, in source order; None when it holds something else.

    `masked` has its template syntax masked; it is found at source offset `at`, on line `line`. Raises DocumentError, placed, for YAML
    that is malformed, nested deeper than `DEEPEST`, or refers to no anchor.
    """
    stand_in = masked.replace(MASK, "_")
    if bad := Reader.NON_PRINTABLE.search(stand_in):
        before = stand_in[: bad.start()]
        raise DocumentError(
            f"front matter: character U+{ord(bad.group()):04X} is not allowed in YAML",
            line + before.count("\n"),
            len(before) - before.rfind("\n"),
        )
    try:
        return _entries(stand_in, masked, at, line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = " ".join(part for part in (error.context, error.problem) if part)
        place = (None, None) if mark is None else (mark.line + line, mark.column + 1)
        raise DocumentError(f"front matter is not valid YAML: {problem}", *place) from None


def _entries(stand_in: str, masked: str, at: int, line: int) -> tuple[Entry, ...] | None:
    entries: list[Entry] = []
    open_collections: list[Nest] = []
    anchors: set[str] = set()
    groups = count()
    has_ended = False
    for event in yaml.parse(stand_in, Loader=_LOADER):
        if isinstance(event, yaml.CollectionEndEvent):
            open_collections.pop()
            continue
        if has_ended:  # and nothing that is no YAML stands behind it: the parser would have raised
            return tuple(entries)
        if not isinstance(event, yaml.NodeEvent):
            has_ended = isinstance(event, yaml.DocumentEndEvent)
            continue
        _check(event, anchors, len(open_collections), line)
        if not open_collections and not isinstance(event, yaml.MappingStartEvent):
            return None
        parent = open_collections[-1] if open_collections else None
        is_key = parent is not None and parent.is_mapping and parent.awaits_key
        if parent is not None and parent.is_mapping:
            parent.awaits_key = not parent.awaits_key
        if isinstance(event, yaml.CollectionStartEvent):
            open_collections.append(_opened(isinstance(event, yaml.MappingStartEvent), parent, groups))
        elif parent is not None and is_key:
            parent.key = event.value if isinstance(event, yaml.ScalarEvent) else ""
        elif parent is not None:
            is_text = isinstance(event, yaml.ScalarEvent)
            start, end = _place(event, masked)
            text = masked[start:end]
            prose = paragraphs(
                text, at + start, _ADD.get(event.style or "", add_plain) if isinstance(event, yaml.ScalarEvent) else add_plain
            )
            if prose or parent.parents or MASK in text:
                entries.append(Entry(parent.key, parent.parents, prose, parent.group, parent.is_mapping, is_text, at + start, MASK in text))
    return None


def _opened(is_mapping: bool, parent: Nest | None, groups: Iterator[int]) -> Nest:
    """What is opened in `parent`; what is merged into a mapping stands in it."""
    opened = nested(is_mapping, parent, groups)
    if is_mapping and parent is not None and parent.key == _MERGE_KEY:
        opened.parents = parent.parents
    opened.awaits_key = is_mapping
    return opened


def _check(event: yaml.NodeEvent, anchors: set[str], depth: int, line: int) -> None:
    problem = None
    if isinstance(event, yaml.AliasEvent):
        problem = None if event.anchor in anchors else f"nothing is anchored as “{event.anchor}”"
    elif depth >= DEEPEST:
        problem = f"it is nested more than {DEEPEST} deep"
    elif event.anchor is not None:
        anchors.add(event.anchor)
    if problem:
        raise DocumentError(f"front matter: {problem}", _mark(event.start_mark).line + line, _mark(event.start_mark).column + 1)


def _place(event: yaml.NodeEvent, masked: str) -> tuple[int, int]:
    """Where a scalar begins and ends, inside its quotes; an alias as it is written, since what it stands for is not looked up."""
    start, end = _mark(event.start_mark).index, _mark(event.end_mark).index
    if not isinstance(event, yaml.ScalarEvent):
        return start, end
    if properties := _PROPERTIES.match(masked, start):
        start = properties.end()
    if event.style in ("|", ">"):
        header = _BLOCK_HEADER.match(masked, start, end)
        return (header.end() if header else end), end
    return (start + 1, end - 1) if event.style in ("'", '"') else (start, end)


class _Mark(Protocol):
    """A place in YAML: a code-point offset, and a line and column that start at 0."""

    @property
    def index(self) -> int: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


def _mark(mark: _Mark | None) -> _Mark:
    """The mark of an event that the parser made; only events made by hand have none."""
    if mark is None:
        raise DocumentError("front matter: the YAML parser gave no place")
    return mark


_MERGE_KEY = "<<"
_ADD: dict[str, Add] = {"'": add_single_quoted, '"': add_double_quoted}
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PROPERTIES = regex(r"(?:[&!][^\s]*\s+(?:#[^\r\n]*\s+)*)*")
_BLOCK_HEADER = regex(r"[^\r\n]*(?:\r\n?+|\n)")
