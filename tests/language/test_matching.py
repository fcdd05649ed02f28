"""Matching takes short cuts: patterns sleep until a sentence may hold them, states and readings are kept. None may change what is found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from linter.checks.compiled import CompiledRegistry
from linter.language.accelerated import PatternIndex
from linter.language.lexicon import Lexicon, Phrase
from linter.language.reading import Reading, classes_of, read_sentence
from linter.language.rows import Rows, packed
from linter.language.tokens import Sentence, sentences
from linter.records import replace

CORPUS = Path(__file__).parent.parent / "corpus"
EVERY = 60


@pytest.fixture(scope="module")
def copy() -> tuple[Sentence, ...]:
    return tuple(sentence for text in _texts() for sentence in sentences(text))


def _texts() -> Iterator[str]:
    for file in ("benign.jsonl", "violations.jsonl"):
        for line in (CORPUS / file).read_text(encoding="utf-8").splitlines()[::EVERY]:
            yield json.loads(line)["text"]


def _anew(index: PatternIndex, *, awake: bool) -> PatternIndex:
    table = index.table
    anchors = [list(row) for row in Rows(table.anchors)]
    anchors[0] = list(range(len(Rows(table.payloads))))
    return type(index)(replace(table, anchors=packed(anchors)) if awake else table, index.payloads)


def _lexicon(built_in: CompiledRegistry, *, awake: bool) -> Lexicon:
    """The built-in lexicon as it is before it has read anything, its patterns asleep or all `awake`."""
    lexicon = built_in.lexicon
    return replace(lexicon, early=_anew(lexicon.early, awake=awake), late=_anew(lexicon.late, awake=awake), remembered={})


def _found(reading: Reading) -> tuple[object, ...]:
    return (
        reading.targets,
        reading.effects,
        reading.outcomes,
        reading.mentions,
        reading.cues,
        reading.phrases,
        reading.signals,
        reading.masks,
    )


def test_patterns_that_sleep_miss_nothing(built_in: CompiledRegistry, copy: tuple[Sentence, ...]) -> None:
    asleep, awake = _lexicon(built_in, awake=False), _lexicon(built_in, awake=True)
    assert len(copy) > 50
    for sentence in copy:
        assert _found(read_sentence(sentence, 0, asleep)) == _found(read_sentence(sentence, 0, awake)), sentence.text


def test_what_was_read_before_changes_nothing(built_in: CompiledRegistry, copy: tuple[Sentence, ...]) -> None:
    lexicon = _lexicon(built_in, awake=False)
    first = [_found(read_sentence(sentence, 0, lexicon)) for sentence in copy]
    assert [_found(read_sentence(sentence, 0, lexicon)) for sentence in reversed(copy)] == first[::-1]


def test_the_patterns_for_pairs_of_sentences_find_what_all_patterns_find(built_in: CompiledRegistry, copy: tuple[Sentence, ...]) -> None:
    said = "Insurance will not pay for it, and these products are not approved by the FDA. A course costs 500 dollars for each session."
    found = 0
    for sentence in (*copy, *sentences(said)):
        stating = [phrase for phrase in read_sentence(sentence, 0, built_in.lexicon).phrases if any(map(_tells_what_is_said, phrase[2]))]
        matches = built_in.joining.matches(sentence, classes_of(read_sentence(sentence, 0, built_in.lexicon), built_in.lexicon.amounts))
        found_alone = [(start, end, phrase) for start, end, phrase in matches if isinstance(phrase, Phrase)]
        assert [phrase for phrase in found_alone if any(map(_tells_what_is_said, phrase[2]))] == stating, sentence.text
        found += len(stating)
    assert found > 50


def _tells_what_is_said(label: str) -> bool:
    """Whether a label is of a proposition of a disclosure, or of a part of one."""
    return label.startswith("parts:") or (label.startswith("disclosure:") and ":not:" not in label and not label.endswith(":contradicted"))
