"""The vocabulary compiled: which classes patterns may name, and where a pattern is pointed at that cannot be compiled."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.engine import CompiledRegistry, compile_registry
from linter.language.lexicon import classes_filled
from linter.language.reading import classes_of, read_sentence
from linter.language.tokens import sentences
from linter.registry.load import load_registry
from linter.registry.problems import Problem, RegistryError
from tests.registry.small_registry import FILES, POINTER, small_registry


def refused(folder: Path, name: str, old: str, new: str) -> tuple[str, tuple[Problem, ...]]:
    """The small registry with the first `old` of file `name` made `new`: the place that `new` points at, and what compiling it tells."""
    assert old in FILES[name]
    text = FILES[name].replace(old, new, 1)
    before = text.partition(POINTER)[0].split("\n")
    small_registry(folder)
    (folder / name).write_text(text.replace(POINTER, ""), encoding="utf-8")
    with pytest.raises(RegistryError) as raised:
        compile_registry(load_registry([folder], built_in=False))
    return f"{folder.as_posix()}/{name}:{len(before)}:{len(before[-1]) + 1}", raised.value.problems


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (
            "rules/us.yaml",
            "with: [{patterns: [<product>]",
            "with: [{patterns: [▶<produkt> zorbix]",
            "pattern “<produkt> zorbix”: <produkt> is no class; did you mean “product”?",
        ),
        (
            "vocabulary/safety.yaml",
            "[completely, perfectly]",
            "[completely, ▶<diseases>]",
            "pattern “<diseases>”: <diseases> is no class; did you mean “disease”?",
        ),
        (
            "vocabulary/signals.yaml",
            "patterns: [book now]",
            "patterns: [book now], titles: [▶<moneys> zorbix]",
            "pattern “<moneys> zorbix”: <moneys> is no class; did you mean “money”?",
        ),
        (
            "vocabulary/masks.yaml",
            "[treatment room]",
            "[▶<agent> room]",
            "pattern “<agent> room”: <agent> is filled only after masks and other_agents were looked for",
        ),
        (
            "vocabulary/agents.yaml",
            "[steroids]",
            "[▶no (<agent>|zorbix) room]",
            "pattern “no (<agent>|zorbix) room”: <agent> is filled only after masks and other_agents were looked for",
        ),
        (
            "exosome-therapy/disclosures.yaml",
            "[not only approved]",
            "[▶not $ approved]",
            "pattern “not $ approved”: “$” is the end of the sentence, and something has to follow it here; a sum of money is <money>",
        ),
    ],
)
def test_a_pattern_that_can_never_match_is_pointed_at(tmp_path: Path, name: str, old: str, new: str, message: str) -> None:
    place, problems = refused(tmp_path, name, old, new)
    assert [(str(problem.place), problem.message) for problem in problems] == [(place, message)]


def test_every_class_that_copy_is_read_into_may_be_named(built_in: CompiledRegistry) -> None:
    text = "Exosomes cure arthritis, fatigue, wrinkles and cartilage like steroids in two weeks for $99 in 80% of cases"
    lexicon = built_in.lexicon
    (sentence,) = sentences(text)
    filled = classes_of(read_sentence(sentence, 0, lexicon), lexicon.amounts)
    assert {"product", "agent", "disease", "symptom", "condition", "structure", "effect", "effect:cure", "money", "percent"} < filled.keys()
    assert filled.keys() <= classes_filled(built_in.registry.vocabulary.effects)
