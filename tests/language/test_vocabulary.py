"""How much of what patients' A-to-Z pages list the vocabulary knows, and what the list made from ontologies adds to the curated one."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.engine import CompiledRegistry
from linter.language.lexicon import Lexicon, compile_lexicon
from linter.language.reading import read_sentence
from linter.language.tokens import sentences
from linter.records import replace
from tests.language.conftest import Assertions

LIST = Path(__file__).with_name("a_to_z.txt")


@pytest.fixture(scope="module")
def names() -> tuple[str, ...]:
    lines = [line for line in LIST.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return tuple(name.strip() for name in " ".join(lines).split(";"))


def unknown(names: tuple[str, ...], lexicon: Lexicon) -> list[str]:
    """The names in which nothing is read as a condition."""
    readings = {name: [read_sentence(sentence, 0, lexicon) for sentence in sentences(name)] for name in names}
    return [
        name for name, read in readings.items() if not any(target.payload.kind != "structure" for each in read for target in each.targets)
    ]


def test_nearly_all_of_them_are_known(names: tuple[str, ...], built_in: CompiledRegistry) -> None:
    left = unknown(names, built_in.lexicon)
    assert len(left) <= len(names) * 0.06, left


def test_the_list_from_ontologies_knows_what_the_curated_one_does_not(names: tuple[str, ...], built_in: CompiledRegistry) -> None:
    vocabulary = built_in.registry.vocabulary
    curated = tuple(each for each in vocabulary.conditions if not each.id.startswith(("doid-", "symp-")))
    without = compile_lexicon(replace(vocabulary, conditions=curated), built_in.registry.products, {})
    added = set(unknown(names, without)) - set(unknown(names, built_in.lexicon))
    assert {"appendicitis", "leptospirosis", "tuberous sclerosis", "phenylketonuria"} <= added
    assert len(added) >= 90


@pytest.mark.parametrize(
    "name",
    [
        "anal fissures", "fissures", "fistulas", "IT band syndrome", "piriformis syndrome", "de Quervain's", "bone spurs", "hammertoes",
        "flat feet", "diastasis recti", "foot drop", "low AMH", "varicocele", "torn biceps", "droopy eyelids", "neck lines", "split ends",
        "chapped lips", "cracked skin", "skin tags", "cradle cap", "ingrown hairs", "urethral stricture", "deviated septum", "jet lag",
    ],
)  # fmt: skip
def test_what_clinics_list_in_plain_words_is_known(name: str, assertions: Assertions) -> None:
    assert assertions(f"Our exosomes treat {name}.")


@pytest.mark.parametrize("copy", ["We offer fissure sealants and exosomes.", "Our exosomes help where the dialysis fistula is cared for."])
def test_a_sealant_and_a_shunt_are_no_conditions(copy: str, assertions: Assertions) -> None:
    assert not [each for each in assertions(copy) if each.target.kind == "disease"]
