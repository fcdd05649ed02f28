"""No rule and no stance cue can be changed without an example noticing; all of it by `make mutants`, too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linter.engine import CompiledRegistry
from linter.findings import Context, Rung, Stance
from linter.registry.detectors import AssertionDetector, PhraseDetector
from linter.registry.model import Rule
from tests.conftest import AS_OF
from tests.mutation.judging import Bench
from tests.mutation.mutants import rule_mutants


@pytest.fixture(scope="module")
def bench(built_in: CompiledRegistry) -> Bench:
    return Bench(built_in.registry, AS_OF)


def test_the_bench_judges_as_the_engine_does(bench: Bench) -> None:
    assert bench.unsound() == []


def test_every_mutant_of_a_rule_is_noticed(bench: Bench) -> None:
    count, survivors = bench.rules()
    assert survivors == []
    assert count > 5 * len(bench.registry.rules)


def test_every_mutant_of_a_cue_group_is_noticed(bench: Bench) -> None:
    count, survivors = bench.cues()
    assert survivors == []
    assert count > len(bench.registry.vocabulary.cues)


def test_every_stance_that_counts_by_default_is_noticed(bench: Bench) -> None:
    assert bench.defaults() == (len(Stance), [])


def test_a_rule_without_its_telling_example_lets_a_mutant_live(bench: Bench, built_in: CompiledRegistry) -> None:
    rule = _rule(built_in, "disease-claim")
    silent = replace(rule.examples, passing=tuple(each for each in rule.examples.passing if "do not" in each.text))
    alone = replace(built_in.registry, rules=(replace(rule, examples=silent),), claims=(), disclosures=())
    _, survivors = Bench(alone, AS_OF).rules()
    assert "disease-claim: target and structure" in survivors


def test_what_can_be_wrong_with_a_rule_of_assertions(built_in: CompiledRegistry) -> None:
    mutants = {each.what: each.rule for each in rule_mutants(_rule(built_in, "disease-claim"), built_in.registry.vocabulary)}
    assert {"target without symptom", "stances flipped", "context without education", "rungs to one higher"} <= mutants.keys()
    assert Context.EDUCATION not in mutants["context without education"].contexts
    higher = mutants["rungs to one higher"].detect
    assert isinstance(higher, AssertionDetector)
    assert higher.rungs[1] is Rung.CURE_OR_GUARANTEE


def test_what_can_be_wrong_with_a_rule_of_phrases(built_in: CompiledRegistry) -> None:
    rule = _rule(built_in, "homing-claim")
    mutants = {each.what: each.rule for each in rule_mutants(rule, built_in.registry.vocabulary)}
    assert {"unless negated", "with 0 dropped", "with 0 within block", "without list science.homing"} <= mutants.keys()
    negated = mutants["unless negated"].detect
    assert isinstance(rule.detect, PhraseDetector)
    assert isinstance(negated, PhraseDetector)
    assert negated.companions[-1].patterns == rule.detect.unless


def test_what_selects_the_same_is_no_mutant(built_in: CompiledRegistry) -> None:
    """Nothing can be said of a structure at the rung of a cure."""
    mutants = {each.what for each in rule_mutants(_rule(built_in, "cure-claim"), built_in.registry.vocabulary)}
    assert "target and structure" not in mutants


def _rule(registry: CompiledRegistry, name: str) -> Rule:
    return next(rule for rule in registry.registry.rules if rule.id == name)
