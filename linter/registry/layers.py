"""Files of several layers as one set of records: the same id in a later layer replaces a record, lists grow.

Everything here is plain data with places, so that whatever comes after can point at the very value. The files must fit their schemas.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from linter.records import dataclass
from linter.registry.problems import Place, Problem
from linter.registry.yaml_nodes import FieldPath, PlacedFile, Plain, field_name

RecordKind = Literal[
    "rule", "condition", "effect", "cue group", "signal", "product", "source document", "claim", "caveat", "disclosure"
]  # fmt: skip

SECTIONS: Final[Mapping[str, Mapping[str, RecordKind]]] = {
    "rules": {"rules": "rule"},
    "conditions": {"conditions": "condition"},
    "effects": {"effects": "effect"},
    "stance": {"cues": "cue group"},
    "signals": {"signals": "signal"},
    "claims": {"claims": "claim", "caveats": "caveat"},
    "disclosures": {"disclosures": "disclosure"},
}
"""By kind of file: the fields that hold lists of records. `product` and `source` files are one record each."""

WORD_LISTS: Final[Mapping[str, tuple[str, ...]]] = {
    "structures": ("structures",),
    "masks": ("masks",),
    "agents": ("other_agents", "other_subjects", "anaphora"),
    "emoji": ("anywhere", "in_line", "not_before", "in_tags"),
}
"""By kind of file: the fields that hold plain lists, which later layers extend."""

_SAME_SIGNS: Final = str.maketrans({"’": "'", "-": " ", "‑": " ", "\u00ad": ""})


def same_name(text: str) -> str:
    """What matching makes of a phrase: case, apostrophes and hyphens do not tell two phrases apart."""
    return " ".join(text.casefold().translate(_SAME_SIGNS).split())


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its plain data, the file it stands in and the way to it."""

    kind: RecordKind
    data: Mapping[str, Plain]
    file: PlacedFile
    path: FieldPath

    @property
    def id(self) -> str:
        """The record's stable name."""
        return str(self.data["id"])

    @property
    def yields(self) -> bool:
        """Whether its file leaves the names that other files have too to them."""
        return bool(self.file.data.get("yields", False))

    def place(self, *steps: str | int) -> Place:
        """Where the value at `steps` stands; without steps the record itself, at the start of its mapping."""
        return self.file.place((*self.path, *steps))

    def problem(self, message: str, *steps: str | int) -> Problem:
        """A problem with the value at `steps`."""
        return Problem(self.place(*steps), field_name((*self.path, *steps)), message)


@dataclass(frozen=True, slots=True)
class Entry:
    """One member of a list that layers extend."""

    text: str
    place: Place
    field: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What the layers come to. Records by kind and id, lists by name, all in order of first appearance.

    `lists` are the plain vocabulary lists (`structures`, `masks`, `other_agents` …), `phrases` the phrase lists (`safety.absolute`),
    `words` the lists of plain words. `files` are all files, also those with a record that another replaced.
    """

    records: Mapping[RecordKind, Mapping[str, Record]]
    lists: Mapping[str, tuple[Entry, ...]]
    phrases: Mapping[str, tuple[Entry, ...]]
    words: Mapping[str, tuple[Entry, ...]]
    files: tuple[PlacedFile, ...]

    def of(self, kind: RecordKind) -> tuple[Record, ...]:
        """The records of a kind."""
        return tuple(self.records.get(kind, {}).values())

    def ids(self, kind: RecordKind) -> frozenset[str]:
        """The ids of a kind."""
        return frozenset(self.records.get(kind, ()))


def merge(layers: Sequence[Sequence[PlacedFile]]) -> tuple[Merged, tuple[Problem, ...]]:
    """Lay `layers` over each other in order; what stands twice in one layer is a problem that names both places, and the first counts."""
    merging = _Merging()
    for layer in layers:
        merging.add(layer)
    lists = {group: {name: tuple(entries.values()) for name, entries in found.items()} for group, found in merging.lists.items()}
    files = tuple(file for layer in layers for file in layer)
    return Merged(merging.records, lists["lists"], lists["phrases"], lists["words"], files), tuple(merging.problems)


class _Merging:
    """The layers so far."""

    def __init__(self) -> None:
        self.records: dict[RecordKind, dict[str, Record]] = {}
        self.lists: dict[str, dict[str, dict[str, Entry]]] = {"lists": {}, "phrases": {}, "words": {}}
        self.problems: list[Problem] = []

    def add(self, layer: Sequence[PlacedFile]) -> None:
        """Lay one more layer over those before."""
        records: dict[tuple[RecordKind, str], Record] = {}
        entries: dict[tuple[str, str, str], Entry] = {}
        named: dict[str, Place] = {}
        for file in layer:
            for record in records_of(file):
                first = records.setdefault((record.kind, record.id), record)
                if first is not record:
                    message = f"the {record.kind} “{record.id}” stands twice, first at {first.place('id')}"
                    self.problems.append(record.problem(message, "id"))
            for group, name, path in _lists_of(file):
                if group == "phrases" and named.setdefault(name, file.key_place(path)) != file.key_place(path):
                    message = f"the phrase list “{name}” stands twice, first at {named[name]}"
                    self.problems.append(Problem(file.key_place(path), field_name(path), message))
                    continue
                for entry in _entries(file, (*path, "patterns") if group == "phrases" else path):
                    first_entry = entries.setdefault((group, name, entry.text), entry)
                    if first_entry.place.path != entry.place.path:
                        message = f"“{entry.text}” stands twice in {name}, first at {first_entry.place}"
                        self.problems.append(Problem(entry.place, entry.field, message))
        for (kind, identifier), record in records.items():
            self.records.setdefault(kind, {})[identifier] = record
        for (group, name, text), entry in entries.items():
            self.lists[group].setdefault(name, {}).setdefault(text, entry)


def records_of(file: PlacedFile) -> Iterator[Record]:
    """The records of a file that fits its schema."""
    kind = file.data["kind"]
    if kind == "product":
        yield Record("product", file.data, file, ())
    elif kind == "source":
        yield Record("source document", file.data, file, ())
    for section, record_kind in SECTIONS.get(kind, {}).items():
        for number, data in enumerate(file.data.get(section, ())):
            yield Record(record_kind, data, file, (section, number))


def _lists_of(file: PlacedFile) -> Iterator[tuple[str, str, FieldPath]]:
    """The lists of a file that layers extend: what sort, its name, and the way to it."""
    kind = file.data["kind"]
    for name in WORD_LISTS.get(kind, ()):
        if name in file.data:
            yield "lists", name, (name,)
    if kind == "phrases":
        for name in file.data["lists"]:
            yield "phrases", f"{file.data['family']}.{name}", ("lists", name)
    elif kind == "words":
        for name in file.data["words"]:
            yield "words", name, ("words", name)


def _entries(file: PlacedFile, path: FieldPath) -> Iterator[Entry]:
    value: Plain = file.data
    for step in path:
        value = value[step]
    for number, text in enumerate(value):
        yield Entry(text, file.place((*path, number)), field_name((*path, number)))
