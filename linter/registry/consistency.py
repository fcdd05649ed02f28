"""What a registry must not say twice, and what must fit together inside one record.

Twice: a phrase in one list, a name of two conditions, a word of two effect classes, an id inside a record. Together: confidence and
verification, severity and basis, the ends of a range, the places that stand open in a message.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from linter.findings import Rung
from linter.registry.layers import Merged, Record, same_name
from linter.registry.problems import Place, Problem
from linter.registry.schema import suggestion
from linter.registry.yaml_nodes import FieldPath, PlacedFile, Plain, field_name

MESSAGE_FIELDS: Final = ("passage", "agent", "effect", "target", "ceiling", "claim", "words", "missing")
"""What may stand open in a rule's message."""

HELP_FIELDS: Final = ("place",)
"""What may stand open in what a rule of a disclosure says is to be done."""
_SAYS_SOMETHING = ("weight", "therapy", "invites")
"""What a signal has that says something by itself."""
_EFFECT_WORDS = ("verbs", "nouns", "adjectives", "intransitives", "outcomes")
_CASE_MATTERS = frozenset({"abbreviations", "flag", "pass"})


def consistency_problems(merged: Merged) -> Iterator[Problem]:
    """Everything that `merged` says twice or that does not fit together."""
    for file in merged.files:
        yield from _repeated_entries(file)
    yield from _repeated_names(merged)
    yield from _repeated_effects(merged)
    yield from _repeated_inner_ids(merged)
    for rule in merged.of("rule"):
        yield from _rule(rule)
    for disclosure in merged.of("disclosure"):
        yield from _bases(disclosure)
        for number, text in enumerate(disclosure.data["texts"]):
            yield from _open_fields(disclosure, text["text"], None, "texts", number, "text")
    yield from _silent_signals(merged)
    if not merged.of("rule"):
        place = merged.files[0].place() if merged.files else Place("registry", 1, 1)
        yield Problem(place, "", "the registry holds no rule: nothing could ever be found")


def _repeated_entries(file: PlacedFile) -> Iterator[Problem]:
    """Texts that stand twice in one list of the file."""
    waiting: list[tuple[FieldPath, Plain]] = [((), file.data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(((*path, key), member) for key, member in value.items())
        elif isinstance(value, list):
            waiting.extend(((*path, number), member) for number, member in enumerate(value) if not isinstance(member, str))
            fold = _exact if path[-1] in _CASE_MATTERS else same_name
            texts = ((fold(text), (*path, number)) for number, text in enumerate(value) if isinstance(text, str))
            for field, first in _second_times(texts):
                place = file.place(field)
                message = f"“{value[int(field[-1])]}” stands twice in this list, first in line {file.place(first).line}"
                yield Problem(place, field_name(field), message)


def _repeated_names(merged: Merged) -> Iterator[Problem]:
    """Names that two conditions go by, or that one condition has twice over its canonical name; a file that yields has what is left.

    Two files that yield leave their names to one another: only what one of them says twice is told.
    """
    apart: dict[str, list[Record]] = {}
    for record in merged.of("condition"):
        apart.setdefault(record.file.path if record.yields else "", []).append(record)
    for own in apart.values():
        for fields, fold in ((("name", "names"), same_name), (("abbreviations",), _exact)):
            yield from _shared(own, fields, fold, "condition")


def _repeated_effects(merged: Merged) -> Iterator[Problem]:
    for field in _EFFECT_WORDS:
        yield from _shared(merged.of("effect"), (field,), same_name, "effect")


def _shared(records: Iterable[Record], fields: tuple[str, ...], fold: Callable[[str], str], what: str) -> Iterator[Problem]:
    """Texts of `fields` that belong to an earlier one of `records` too (inside one list, `_repeated_entries` tells)."""
    owners: dict[str, tuple[Record, str]] = {}
    for record in records:
        for field in fields:
            for steps, text in _texts_of(record, field):
                owner, owner_field = owners.setdefault(fold(text), (record, field))
                if owner is not record:
                    yield record.problem(f"“{text}” belongs to the {what} “{owner.id}” already ({owner.place()})", *steps)
                elif owner_field != field:
                    yield record.problem(f"“{text}” is the {owner_field} of this {what} already", *steps)


def _texts_of(record: Record, field: str) -> Iterator[tuple[FieldPath, str]]:
    value = record.data.get(field, ())
    if isinstance(value, str):
        yield (field,), value
    else:
        for number, text in enumerate(value):
            yield (field, number), text


def _silent_signals(merged: Merged) -> Iterator[Problem]:
    """Signals without a weight that say nothing else either, and that no other needs, not even one that a later layer replaces."""
    needed = {name for file in merged.files for signal in file.data.get("signals", ()) for name in signal.get("needs", ())}
    for signal in merged.of("signal"):
        if signal.id not in needed and not any(signal.data.get(field) for field in _SAYS_SOMETHING):
            yield signal.problem("this signal says nothing: give it a weight, or let another need it")


def _repeated_inner_ids(merged: Merged) -> Iterator[Problem]:
    families = [(record, ("families", n), family) for record in merged.of("product") for n, family in enumerate(record.data["families"])]
    yield from _unique(families, "product family")
    for source in merged.of("source document"):
        yield from _unique([(source, ("rows", n), row) for n, row in enumerate(source.data["rows"])], "source row")
    for record in merged.of("disclosure"):
        yield from _unique(list(_propositions(record)), "proposition")
        for field in ("insufficient", "texts"):
            yield from _unique([(record, (field, n), item) for n, item in enumerate(record.data.get(field, ()))], field)


def _propositions(record: Record) -> Iterator[tuple[Record, FieldPath, Plain]]:
    for number, group in enumerate(record.data["says"]):
        if "any_of" not in group:
            yield record, ("says", number), group
        for inner, proposition in enumerate(group.get("any_of", ())):
            yield record, ("says", number, "any_of", inner), proposition


def _unique(items: Iterable[tuple[Record, FieldPath, Plain]], what: str) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for record, path, data in items:
        place = record.place(*path, "id")
        if first.setdefault(data["id"], place) != place:
            yield record.problem(f"the {what} “{data['id']}” stands twice, first at {first[data['id']]}", *path, "id")


def _rule(rule: Record) -> Iterator[Problem]:
    data = rule.data
    yield from _bases(rule)
    if data["severity"] == "error" and all(basis.get("needs_verification", False) for basis in data["basis"]):
        yield rule.problem("every basis of this rule needs verification, so it cannot be an error yet", "severity")
    ends = data["detect"].get("assertion", {}).get("rungs", {})
    if "from" in ends and "to" in ends and Rung(ends["from"]).height > Rung(ends["to"]).height:
        message = f"the range ends below its start: {ends['to']} is weaker than {ends['from']}"
        yield rule.problem(message, "detect", "assertion", "rungs", "to")
    yield from _open_fields(rule, data["message"], MESSAGE_FIELDS, "message")
    yield from _open_fields(rule, data.get("help", ""), HELP_FIELDS if "disclosure" in data["detect"] else (), "help")


def _bases(record: Record) -> Iterator[Problem]:
    for number, basis in enumerate(record.data["basis"]):
        if basis["confidence"] == "D" and not basis.get("needs_verification", False):
            message = "a basis of confidence D is unverified: add needs_verification: true"
            yield record.problem(message, "basis", number, "confidence")


def _open_fields(record: Record, text: str, allowed: tuple[str, ...] | None, *steps: str | int) -> Iterator[Problem]:
    """Braces of `text` that are no `{name}`, or whose name is not `allowed`; None allows any plain name, for a writer to fill in."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        yield record.problem("a brace stands alone in this text", *steps)
        return
    for _, name, spec, conversion in parts:
        if name is None:
            continue
        if spec or conversion or not name.isidentifier() or (allowed is not None and name not in allowed):
            yield record.problem(f"“{{{name}}}” cannot stand open in this text{suggestion(name, allowed or ())}", *steps)


def _second_times(texts: Iterable[tuple[str, FieldPath]]) -> Iterator[tuple[FieldPath, FieldPath]]:
    """The way to each text that came before, and the way to its first time."""
    first: dict[str, FieldPath] = {}
    for text, path in texts:
        if first.setdefault(text, path) != path:
            yield path, first[text]


def _exact(text: str) -> str:
    return " ".join(text.split())
