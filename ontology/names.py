"""Which of a term's names copy can be expected to use, and how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.language.tokens import pattern_words
from ontology.obo import Term
from ontology.selection import Selection

SHORTEST = 5
"""Letters of the shortest name of one word: shorter ones mostly mean something else."""

LONGEST = 5
"""Words of the longest name where those with a hyphen count as two."""

_WRITTEN = re.compile(r"[A-Za-z][a-z]+(?:'s?)?(?:[ -][A-Za-z][a-z]+(?:'s?)?)*")
"""Words of letters, a capital only at their start: no numbers, genes, inverted forms (“ulcer, gastric”) or types (“type II”)."""
_TECHNICAL = re.compile(r"\b(?:type|variant|stage|grade|Ca|due|(?!disease\b)[a-z]+ase)\b")
"""Grades and kinds of something that has a plainer name, and enzymes."""


def usable_names(term: Term, longest: int, selection: Selection) -> Iterator[str]:
    """The name and exact synonyms of `term` that a page may use, in lower case but for names of people, British spellings after them."""
    seen: set[tuple[str, ...]] = set()
    for name in (term.name, *term.synonyms):
        spellings = {tuple(pattern_words(written)): written for written in (name, _british(name, selection))}
        if all(_is_usable(written, words, longest, selection) for words, written in spellings.items()):
            yield from (_cased(written, term) for words, written in spellings.items() if words not in seen)
            seen.update(spellings)


def usable_acronyms(term: Term, selection: Selection) -> Iterator[str]:
    """The acronyms of `term` that patients use for it."""
    return (written for written in dict.fromkeys(term.acronyms) if written in selection.acronyms)


def _is_usable(name: str, words: tuple[str, ...], longest: int, selection: Selection) -> bool:
    return (
        _WRITTEN.fullmatch(name) is not None
        and _TECHNICAL.search(name) is None
        and len(name.split()) <= longest
        and len(words) <= LONGEST
        and (len(words) > 1 or len(words[0]) >= SHORTEST)
        and words not in selection.stop
        and not selection.stop_words.intersection(words)
        and not selection.general.issuperset(words)
    )


def _cased(name: str, term: Term) -> str:
    """`name` in lower case, except for the words that the term's own name has with a capital: an ontology writes those of people so."""
    people = set(re.findall(r"[A-Z][a-z]+", term.name))
    return re.sub(r"[A-Z][a-z]*", lambda match: match[0] if match[0] in people else match[0].lower(), name)


def _british(name: str, selection: Selection) -> str:
    for american, british in selection.spellings:
        name = re.sub(american, british, name)
    return name
