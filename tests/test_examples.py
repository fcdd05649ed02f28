"""The registry's examples are run, and one that does not hold is pointed at."""

from __future__ import annotations

from dataclasses import replace

from linter.engine import CompiledRegistry
from linter.examples import run_examples
from linter.findings import Stance
from linter.registry.vocabulary import SignalExample, StanceExample, Vocabulary
from tests.conftest import AS_OF


def _failures(registry: CompiledRegistry, *examples: StanceExample) -> list[str]:
    """What goes wrong when these are the only examples there are."""
    group = replace(registry.registry.vocabulary.cues[0], id="negators", examples=examples)
    return _alone(registry, replace(registry.registry.vocabulary, cues=(group,), signals=()))


def _mistakes(registry: CompiledRegistry, signal: str, *examples: SignalExample) -> list[str]:
    """What goes wrong when these examples of a signal are the only ones there are."""
    vocabulary = registry.registry.vocabulary
    signals = tuple(replace(each, examples=examples if each.id == signal else ()) for each in vocabulary.signals)
    return _alone(registry, replace(vocabulary, cues=(), signals=signals))


def _alone(registry: CompiledRegistry, vocabulary: Vocabulary) -> list[str]:
    alone = replace(registry.registry, rules=(), claims=(), disclosures=(), vocabulary=vocabulary)
    return [
        f"{failure.record} {failure.verdict}: {failure.message}"
        for failure in run_examples(CompiledRegistry(alone, registry.lexicon), AS_OF).failures
    ]


def test_a_cue_example_stands_as_it_says(built_in: CompiledRegistry) -> None:
    place = built_in.registry.rules[0].place
    assert not _failures(built_in, StanceExample("Exosomes do not treat arthritis.", Stance.NEGATED, place))
    assert _failures(built_in, StanceExample("Exosomes may treat arthritis.", Stance.NEGATED, place)) == [
        "negators astray: “Exosomes may treat arthritis.” should stand as negated and stands as hedged"
    ]
    assert _failures(built_in, StanceExample("Our team is here.", Stance.NEGATED, place)) == [
        "negators astray: “Our team is here.” should stand as negated and asserts nothing"
    ]


def test_a_page_of_a_signal_is_taken_for_what_it_says(built_in: CompiledRegistry) -> None:
    place = built_in.registry.rules[0].place
    assert not _mistakes(built_in, "booking", SignalExample("Exosome infusions. Book now.", True, place))
    assert _mistakes(built_in, "booking", SignalExample("Exosome infusions. Book now.", False, place)) == [
        "booking astray: “Exosome infusions. Book now.” should not promote the therapy and does"
    ]
    assert _mistakes(built_in, "booking", SignalExample("Exosome infusions, $900.", True, place)) == [
        "booking missing: this signal counts in none of its examples"
    ]


def test_every_cue_group_has_examples(built_in: CompiledRegistry) -> None:
    assert not [group.id for group in built_in.registry.vocabulary.cues if not group.examples]
