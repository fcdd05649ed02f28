"""Reading ontologies in the OBO format: their terms, and what they say of themselves.

Only what the choice needs is read: of a synonym its scope and whether it is an acronym, of a cross-reference the vocabulary it leads to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

ACRONYM = "OMO:0003012"
"""The type of a synonym that is an acronym."""


class OboError(Exception):
    """A file that is no ontology in the OBO format, or does not say which one it is."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it is to be cited: the ontology by the prefix of its ids, the file's name, the version it names, its fingerprint."""

    ontology: str
    file: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term in use. `synonyms` are exact ones that are no `acronyms`; `codes` are the vocabularies it is cross-referenced to."""

    id: str
    name: str
    synonyms: tuple[str, ...]
    acronyms: tuple[str, ...]
    parents: frozenset[str]
    codes: frozenset[str]


def read_obo(path: Path) -> tuple[Source, tuple[Term, ...]]:
    """What `path` is and the terms in it that are not obsolete. Raises OboError."""
    content = path.read_bytes()
    stanzas = list(_stanzas(content.decode("utf-8")))
    header = stanzas[0][1]
    ontology, version = _first(header, "ontology"), _first(header, "data-version")
    if ontology is None or version is None:
        raise OboError(f"{path}: an OBO file says what it is in its first lines (ontology, data-version)")
    terms = [_term(tags) for kind, tags in stanzas[1:] if kind == "Term" and _first(tags, "is_obsolete") != "true"]
    source = Source(ontology.split("/")[0].upper(), path.name, version, sha256(content).hexdigest())
    return source, tuple(term for term in terms if not term.name.startswith("obsolete "))


def united(terms: Iterable[Term]) -> dict[str, Term]:
    """The `terms` of several files by id; of one that stands in several, the parents and codes of all."""
    by_id: dict[str, Term] = {}
    for term in terms:
        first = by_id.get(term.id, term)
        by_id[term.id] = replace(first, parents=first.parents | term.parents, codes=first.codes | term.codes)
    return by_id


Tags = list[tuple[str, str]]


def _stanzas(text: str) -> Iterator[tuple[str, Tags]]:
    """The header, whose kind is empty, and the stanzas of the file, each as its tags and their values."""
    kind, tags = "", Tags()
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]"):
            yield kind, tags
            kind, tags = line[1:-1], Tags()
        elif ": " in line:
            tag, value = line.split(": ", 1)
            tags.append((tag, value))
    yield kind, tags


def _first(tags: Tags, tag: str) -> str | None:
    return next(iter(_all(tags, tag)), None)


def _all(tags: Tags, tag: str) -> Iterator[str]:
    return (value for name, value in tags if name == tag)


_SYNONYM = re.compile(r'"((?:[^"\\]|\\.)*)" EXACT(?: (\S+))? \[')


def _term(tags: Tags) -> Term:
    synonyms = [(_plain(match[1]), match[2]) for match in map(_SYNONYM.match, _all(tags, "synonym")) if match]
    return Term(
        id=_first(tags, "id") or "",
        name=_plain(_first(tags, "name") or ""),
        synonyms=tuple(text for text, kind in synonyms if kind != ACRONYM),
        acronyms=tuple(text for text, kind in synonyms if kind == ACRONYM),
        parents=frozenset(value.split(" ")[0] for value in _all(tags, "is_a")),
        codes=frozenset(value.split(":")[0] for value in _all(tags, "xref")),
    )


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
