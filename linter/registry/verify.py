"""The proof that a pack still accounts for its source document: every heading and sentence, once, word for word.

The document's text is no part of the registry, only fingerprints of its sentences. Against the text, one changed word names its
sentence; a sentence nobody classified, one classified twice and a row without its sentence are told as well.
"""

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from linter.records import dataclass
from linter.regexes import regex
from linter.registry.model import Registry, SourceDocument, SourceRow
from linter.registry.problems import Place, Problem

NORMALISATION: Final = "NFKC, white space collapsed to one space, stripped; SHA-256 of the UTF-8 bytes"
"""What `fingerprint` does to a sentence, in words: what `normalisation` of a source file says."""

_LONGEST_HEADING = 15


@dataclass(frozen=True, slots=True)
class SourceUnit:
    """One heading (`H1` …, sentence 0) or sentence (`S1` …, its number in the section); `section` is the number of its heading."""

    id: str
    section: int
    sentence: int
    text: str


def normalised(text: str) -> str:
    """`text` as it is fingerprinted: NFKC, white space collapsed to one space, stripped."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def fingerprint(text: str) -> str:
    """The SHA-256 (hex) of the normalised text in UTF-8; line ends and spacing make no difference."""
    return hashlib.sha256(normalised(text).encode("utf-8", "surrogatepass")).hexdigest()


def document_fingerprint(text: str) -> str:
    """The SHA-256 (hex) of a whole document: what `sha256sum` gives for the file, whatever ends its lines."""
    return hashlib.sha256(re.sub("\r\n?", "\n", text).encode("utf-8", "surrogatepass")).hexdigest()


def split_source(text: str) -> list[SourceUnit]:
    """The headings and sentences of a plain-text document, in order, each normalised; one line is one heading or paragraph.

    A heading is a single short line that ends in neither a full stop nor an exclamation mark.
    """
    units: list[SourceUnit] = []
    section = sentence = headings = sentences = 0
    for line in map(normalised, text.splitlines()):
        parts = _sentences(line)
        if len(parts) == 1 and _is_heading(line):
            headings += 1
            section, sentence = section + 1, 0
            units.append(SourceUnit(f"H{headings}", section, 0, line))
            continue
        for part in parts:
            sentences, sentence = sentences + 1, sentence + 1
            units.append(SourceUnit(f"S{sentences}", section, sentence, part))
    return units


def verify_source(source: SourceDocument, registry: Registry, text: str) -> tuple[Problem, ...]:
    """What no longer fits between `source` and the document's `text`, in row order, then the registry's pointers into it."""
    units = split_source(text)
    problems = [*_row_problems(source, units), *_pointer_problems(source, registry, {unit.id for unit in units})]
    if source.sha256 != document_fingerprint(text):
        problems.insert(0, Problem(source.place, "sha256", _document_message(source, units)))
    return tuple(problems)


_SENTENCE_END = regex(r"[.!?]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
_ABBREVIATIONS = frozenset(
    {"approx", "art", "ca", "cf", "dept", "dr", "e.g", "ed", "eds", "eq", "et al", "fig", "i.e", "inc", "jr", "ltd", "mr", "mrs", "ms",
     "no", "nos", "p", "pp", "prof", "ref", "sec", "sr", "st", "u.k", "u.s", "viz", "vol", "vs"}
)  # fmt: skip


def _sentences(line: str) -> list[str]:
    """The sentences of a normalised line; a full stop after an abbreviation or an initial ends none."""
    parts: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(line):
        if not (end[0].startswith(".") and _is_abbreviation(line[start : end.start()])):
            parts.append(line[start : end.end()].strip())
            start = end.end()
    parts.append(line[start:])
    return [part for part in parts if part]


def _is_abbreviation(before: str) -> bool:
    words = before.split()
    last = words[-1].lstrip("(\"'“‘[") if words else ""
    initial = len(last) == 1 and last.isalpha() and last.isupper() and last != "I"
    return initial or last.lower() in _ABBREVIATIONS or " ".join(words[-2:]).lower() in _ABBREVIATIONS


def _is_heading(line: str) -> bool:
    return line.rstrip("\"'”’)]")[-1:] not in (".", "!") and len(line.split()) <= _LONGEST_HEADING


def _changes(source: SourceDocument, units: Sequence[SourceUnit]) -> Iterator[tuple[int | None, SourceUnit | None]]:
    """Row numbers beside the units they stand for, in order; None where one has no partner."""
    rows = [row.fingerprint for row in source.rows]
    prints = [fingerprint(unit.text) for unit in units]
    for _, row, row_end, unit, unit_end in difflib.SequenceMatcher(None, rows, prints, autojunk=False).get_opcodes():
        for step in range(max(row_end - row, unit_end - unit)):
            yield (row + step if row + step < row_end else None), (units[unit + step] if unit + step < unit_end else None)


def _row_problems(source: SourceDocument, units: Sequence[SourceUnit]) -> Iterator[Problem]:
    accounted = {fingerprint(unit.text): unit for unit in units}
    moved = []
    for number, unit in _changes(source, units):
        if number is None and unit is not None:
            message = f"{unit.id} of the document ({_opening(unit.text)}) is not accounted for: no row has its fingerprint"
            yield Problem(source.place, "rows", message)
        elif number is not None:
            row, field = source.rows[number], f"rows[{number}]"
            if unit is None:
                yield Problem(row.place, field, _orphan_message(row, accounted))
            elif row.fingerprint != fingerprint(unit.text):
                message = (
                    f"{unit.id} of the document ({_opening(unit.text)}) is not what row {row.id} was made for: its fingerprint differs"
                )
                yield Problem(row.place, f"{field}.fingerprint", message)
            elif (row.id, row.section, row.sentence) != (unit.id, unit.section, unit.sentence):
                moved.append((row, field, unit))
    if moved:
        yield _moved_problem(*moved[0], len(moved))


def _orphan_message(row: SourceRow, accounted: dict[str, SourceUnit]) -> str:
    if unit := accounted.get(row.fingerprint):
        return f"row {row.id} accounts for {unit.id} of the document ({_opening(unit.text)}) a second time"
    return f"row {row.id} has no sentence in the document any more"


def _moved_problem(row: SourceRow, field: str, unit: SourceUnit, count: int) -> Problem:
    more = "" if count == 1 else f"; {count} rows in all stand elsewhere than they say"
    stands = f"{unit.id}, section {unit.section}, sentence {unit.sentence}"
    says = f"{row.id}, section {row.section}, sentence {row.sentence}"
    return Problem(row.place, field, f"this row is {stands} of the document ({_opening(unit.text)}), not {says}{more}")


def _document_message(source: SourceDocument, units: Sequence[SourceUnit]) -> str:
    changed = []
    for number, unit in _changes(source, units):
        if number is None or unit is None or source.rows[number].fingerprint != fingerprint(unit.text):
            name = unit.id if unit is not None else source.rows[number].id if number is not None else ""
            changed.append(name)
    which = f"changed: {', '.join(changed)}" if changed else "every sentence fits its row, so only this fingerprint is out of date"
    return f"this is not the document that “{source.id}” was made from; {which}"


def _pointer_problems(source: SourceDocument, registry: Registry, units: set[str]) -> Iterator[Problem]:
    rows = {row.id for row in source.rows}
    pointers: list[tuple[Place, str, tuple[str, ...]]] = [(claim.place, f"claim {claim.id}", claim.provenance) for claim in registry.claims]
    pointers += [(source.place, f"caveat {caveat.id}", caveat.provenance) for caveat in registry.caveats]
    for place, record, provenance in pointers:
        for pointer in provenance:
            document, _, row = pointer.partition("#")
            if document == source.id and (row not in rows or row not in units):
                lost = "no row" if row not in rows else "no sentence in the document"
                yield Problem(place, "provenance", f"the {record} points at {pointer}, which has {lost}")


def _opening(text: str) -> str:
    words = text.split()
    return f"“{' '.join(words[:5])}{' …' if len(words) > 5 else ''}”"
