"""From terms to conditions: which are taken, what they are, and which of their names the registry lacks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from linter.language.lexicon import Lexicon, compile_lexicon
from linter.language.reading import read_sentence
from linter.language.tokens import sentences
from linter.registry.model import Registry
from ontology.names import usable_acronyms, usable_names
from ontology.obo import Term
from ontology.selection import Selection

GENERAL = "general"
"""The part of medicine of a term that has no parents in the files."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A condition for the registry. The first of `names` is the canonical one."""

    id: str
    kind: str
    group: str
    names: tuple[str, ...]
    abbreviations: tuple[str, ...]


def chosen_conditions(terms: Mapping[str, Term], selection: Selection, registry: Registry) -> tuple[Chosen, ...]:
    """The conditions that `terms` add to `registry`, in order of their names; a name of two terms is the first one's."""
    curated = _without_chosen(registry, selection)
    kinds = _kinds(terms, selection)
    lexicon = compile_lexicon(curated.vocabulary, curated.products, {})
    taken: set[str] = set()
    short = set(lexicon.abbreviations)
    chosen = []
    for term in sorted(terms.values(), key=lambda each: (each.name.lower(), each.id)):
        condition = _chosen(term, terms, kinds, selection)
        if condition is None:
            continue
        names = tuple(name for name in condition.names if name.lower() not in taken and not _is_read(name, lexicon))
        if names:
            abbreviations = tuple(written for written in condition.abbreviations if written not in short)
            taken.update(name.lower() for name in names)
            short.update(abbreviations)
            chosen.append(replace(condition, names=names, abbreviations=abbreviations))
    return tuple(chosen)


def _chosen(term: Term, terms: Mapping[str, Term], kinds: Mapping[str, str], selection: Selection) -> Chosen | None:
    """The condition that `term` is, with all its usable names, when the rule takes it."""
    prefix = term.id.partition(":")[0]
    origin = selection.origins.get(prefix)
    lines = lineage(term, terms)
    # A subset leaves out the parents that are not in it: such a term lies somewhere, it is not said where.
    group = next((group for root, group in selection.groups.items() if root in lines), None if lines else GENERAL)
    if origin is None or group is None or len(origin.codes & term.codes) < origin.least_codes or selection.without & {term.id, *lines}:
        return None
    kind = "appearance" if term.id in selection.appearances else kinds[term.name.lower()]
    names = tuple(usable_names(term, origin.longest, selection))
    return Chosen(term.id.replace(":", "-").lower(), kind, group, names, tuple(usable_acronyms(term, selection)))


def _kinds(terms: Mapping[str, Term], selection: Selection) -> Mapping[str, str]:
    """What each name is: what any ontology counts among diseases is one, though another lists it among symptoms."""
    kinds: dict[str, str] = {}
    for term in terms.values():
        origin = selection.origins.get(term.id.partition(":")[0])
        if origin is not None and kinds.get(term.name.lower()) != "disease":
            kinds[term.name.lower()] = origin.kind
    return kinds


def lineage(term: Term, terms: Mapping[str, Term]) -> Collection[str]:
    """The ids of everything that `term` is a kind of."""
    found: set[str] = set()
    waiting: Sequence[str] = sorted(term.parents)
    while waiting:
        found.update(waiting)
        waiting = sorted({parent for each in waiting if each in terms for parent in terms[each].parents} - found)
    return found


def _without_chosen(registry: Registry, selection: Selection) -> Registry:
    """`registry` as it would be without what was chosen before."""
    marks = tuple(f"{prefix.lower()}-" for prefix in selection.origins)
    conditions = tuple(each for each in registry.vocabulary.conditions if not each.id.startswith(marks))
    return replace(registry, vocabulary=replace(registry.vocabulary, conditions=conditions))


def _is_read(name: str, lexicon: Lexicon) -> bool:
    """Whether something in `name` is read already: a condition, a product, another agent, an effect, or an everyday sense."""
    for sentence in sentences(name):
        reading = read_sentence(sentence, 0, lexicon)
        if reading.masks or reading.mentions or reading.effects or any(hit.payload.kind != "structure" for hit in reading.targets):
            return True
        if any(hit.end - hit.start == len(sentence) for hit in reading.targets):
            return True
    return False
