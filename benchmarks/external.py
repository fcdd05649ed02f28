"""The stance engine held against public data that others have labelled.

The data are read from a folder that somebody filled by hand and are never part of the project (QUALITY.md says where they come from).
Both sets are of another genre than advertising. What that genre needs is added here, for the measurement only: cues of clinical notes,
and which hedges the scheme of the second set calls a conditional claim.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.shares import Hits, hits
from linter.engine import CompiledRegistry, compile_registry
from linter.findings import Stance
from linter.language.lexicon import Lexicon
from linter.language.reading import read_sentence
from linter.language.saying import standing
from linter.language.tokens import Sentence, pattern_words, sentences
from linter.registry.model import Registry
from linter.registry.vocabulary import CueGroup

CLINICAL_CUES = (
    CueGroup(
        "clinical-negation",
        Stance.NEGATED,
        "after",
        (
            "(deny|denies|denied|denying)",
            "(ruled|rule|rules) out",
            "without",
            "(negative|neg|ve) for",
            "free of",
            "(absence|resolution) of",
            "(did|does|do) not (have|show|reveal|demonstrate)",
        ),
    ),
    CueGroup(
        "clinical-negation-after",
        Stance.NEGATED,
        "before",
        ("(was|were|is|are|has been|have been) ..1 (ruled out|negative|absent|resolved|excluded)", "(unlikely|negative|absent)", "free"),
    ),
)
"""How clinical notes negate, beyond what the vocabulary of advertising holds."""

POSSIBILITY = "hedges-possibility"
"""The id of the vocabulary's cue group for “may”, “could”, “possibly” …"""
REPORTING = ("suggest", "indicat")
"""Verbs with which a study is said to find something: a hedge for us, a direct claim in the scheme of the EurekAlert set."""


@dataclass(frozen=True, slots=True)
class Check:
    """One external measurement: what was asked, of how many items, the F1 aimed at, the counts."""

    name: str
    file: str
    items: int
    aim: float | None
    hits: Hits


def run(folder: Path, registry: Registry) -> Iterator[Check | str]:
    """A Check for each data set found in `folder`, a sentence saying what is absent for each other."""
    for file, measure in _DATA.items():
        path = folder / file
        yield from measure(path, registry) if path.is_file() else (f"skipped: there is no {file} in {folder}",)


def negation(path: Path, registry: Registry) -> Iterator[Check]:
    """Whether a negating cue governs the marked concept of each NegEx sentence, without and with the clinical cues."""
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        items = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for name, cues, aim in (("advertising cues only", (), None), ("with clinical cues", CLINICAL_CUES, 0.93)):
        lexicon = _with_cues(registry, cues).lexicon
        judged = [(item["Negation"].strip() == "Negated", _is_negated(item["Sentence"], item["Concept"], lexicon)) for item in items]
        yield Check(f"negated, {name}", path.name, len(judged), aim, hits(judged))


def conditionals(path: Path, registry: Registry) -> Iterator[Check]:
    """Whether a hedge stands in each EurekAlert sentence that was labelled conditional (2) or direct (3)."""
    with path.open(encoding="utf-8", newline="") as lines:
        items = [item for item in csv.DictReader(lines) if item["label"] in {"2", "3"}]
    lexicon = compile_registry(registry).lexicon
    cued = [(item["label"] == "2", _hedges(item["sentence"], lexicon)) for item in items]
    every = hits((labelled, bool(cues)) for labelled, cues in cued)
    possibility = hits(
        (labelled, any(group == POSSIBILITY and not words.startswith(REPORTING) for group, words in cues)) for labelled, cues in cued
    )
    yield Check("conditional, any hedge", path.name, len(items), None, every)
    yield Check("conditional, hedges of possibility", path.name, len(items), 0.90, possibility)


_DATA: dict[str, Callable[[Path, Registry], Iterator[Check]]] = {
    "Annotations-1-120.txt": negation,
    "annotated_eureka.csv": conditionals,
}
"""What measures each file that may lie in the folder."""


def _with_cues(registry: Registry, cues: tuple[CueGroup, ...]) -> CompiledRegistry:
    vocabulary = registry.vocabulary
    return compile_registry(replace(registry, vocabulary=replace(vocabulary, cues=(*vocabulary.cues, *cues))))


def _is_negated(text: str, concept: str, lexicon: Lexicon) -> bool:
    """Whether a negating cue governs `concept`, where it stands in capitals, else wherever it stands."""
    words = pattern_words(" ".join(concept.split()))
    plain = " ".join(text.strip('"').split())
    found = [(sentence, at) for sentence in sentences(plain) for at in _occurrences(sentence, words)]
    marked = [(sentence, at) for sentence, at in found if _in_capitals(sentence, at, at + len(words))]
    return any(
        cue.group.stance is Stance.NEGATED
        for sentence, at in marked or found
        for cue in standing(read_sentence(sentence, 0, lexicon), at, at + len(words)).cues
    )


def _occurrences(sentence: Sentence, words: list[str]) -> Iterator[int]:
    for at in range(len(sentence) - len(words) + 1):
        if list(sentence.words[at : at + len(words)]) == words:
            yield at


def _in_capitals(sentence: Sentence, start: int, end: int) -> bool:
    return all(raw.isupper() or not raw.isalpha() for raw in sentence.raw[start:end])


def _hedges(text: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    """The hedging cues of a text: group id and words."""
    return [
        (cue.group.id, " ".join(sentence.words[cue.start : cue.end]))
        for sentence in sentences(text)
        for cue in read_sentence(sentence, 0, lexicon).cues
        if cue.group.stance is Stance.HEDGED
    ]
