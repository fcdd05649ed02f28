"""The vocabulary compiled for reading: tries of names and effect words, indexes of patterns.

`compile_lexicon` is the only way from registry records to matchers. It is pure and costs tens of milliseconds; a run does it once.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from linter.language.inflect import VerbForm, name_forms, verb_forms
from linter.language.names import NameTrie
from linter.language.patterns import Pattern, PatternError, PatternIndex, compile_pattern
from linter.language.tokens import pattern_words
from linter.registry.model import Condition, CueGroup, Effect, Patterns, Place, Problem, Product, RegistryError, Signal, Vocabulary

EffectForm = Literal["verb", "noun", "adjective", "intransitive"]
MentionKind = Literal["product", "agent", "subject", "anaphor"]


@dataclass(frozen=True, slots=True)
class EffectUse:
    """One way an effect word is used: its class, its part of speech, the verb form, and whether it counts only with a condition."""

    effect: str
    form: EffectForm
    verb_form: VerbForm | None = None
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """What a name stands for: a condition, a body structure or a product family."""

    kind: Literal["disease", "symptom", "appearance", "structure", "product"]
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that reading a sentence needs, compiled.

    `names` and `abbreviations` (by case) find conditions, structures and products; `effects` finds effect words. `early` finds masks and
    other agents, whose spans other patterns build on; `late` finds cues, outcomes, signals and the phrases of rules and disclosures.
    """

    names: NameTrie[Name]
    abbreviations: Mapping[str, Name]
    effects: NameTrie[EffectUse]
    early: PatternIndex
    late: PatternIndex
    rungs: Mapping[str, Effect]
    conditions: Mapping[str, Condition]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Payload of a pattern that is a benefit on its own."""

    effect: str


@dataclass(frozen=True, slots=True)
class MentionOf:
    """Payload of a pattern that mentions another agent, another subject, or the page's offer."""

    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Mask:
    """Payload of a pattern that hides the everyday sense of a word."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Payload of a phrase that a rule, a list or a disclosure is looking for; `label` is the asker's own key."""

    label: Hashable


_NOWHERE = Place("registry", 1, 1)
"""The place of a pattern that came from no file (a registry built by hand)."""

Payload = Mask | MentionOf | Outcome | CueGroup | Signal | Phrase


def compile_lexicon(vocabulary: Vocabulary, products: Sequence[Product], asked: Mapping[Hashable, Patterns]) -> Lexicon:
    """Compile `vocabulary`, the `products`' names and the patterns `asked` for.

    Every phrase list of the vocabulary that a pattern set names is filed under each label that asks for it. Raises RegistryError naming
    every pattern that cannot be compiled.
    """
    problems: list[Problem] = []
    compiler = _Compiler(vocabulary, problems)
    early = list(compiler.group(vocabulary.masks, Mask(), "masks"))
    early += compiler.group(vocabulary.other_agents, MentionOf("agent"), "other_agents")
    late = list(compiler.group(vocabulary.other_subjects, MentionOf("subject"), "other_subjects"))
    late += compiler.group(vocabulary.anaphora, MentionOf("anaphor"), "anaphora")
    for effect in vocabulary.effects:
        late += compiler.group(effect.outcomes, Outcome(effect.id), f"effect {effect.id}")
    for cue in vocabulary.cues:
        late += compiler.group(cue.phrases, cue, f"cues {cue.id}")
    for signal in vocabulary.signals:
        late += compiler.group(_phrases(signal.patterns, vocabulary.lists), signal, f"signal {signal.id}")
    for label, patterns in asked.items():
        late += compiler.group(_phrases(patterns, vocabulary.lists), Phrase(label), str(label))
    if problems:
        raise RegistryError(tuple(problems))
    return Lexicon(
        names=NameTrie(_names(vocabulary, products)),
        abbreviations=_abbreviations(vocabulary, products),
        effects=NameTrie(_effect_uses(vocabulary.effects)),
        early=PatternIndex(early),
        late=PatternIndex(late),
        rungs={effect.id: effect for effect in vocabulary.effects},
        conditions={condition.id: condition for condition in vocabulary.conditions},
    )


class _Compiler:
    """Compiles each phrase once, however many ask for it, and collects what is wrong."""

    def __init__(self, vocabulary: Vocabulary, problems: list[Problem]) -> None:
        self._lists = vocabulary.lists
        self._places = vocabulary.places
        self._problems = problems
        self._compile = lru_cache(maxsize=None)(self._compiled)

    def group(self, phrases: Iterable[str], payload: Payload, field: str) -> Iterator[tuple[Pattern, object]]:
        for phrase in phrases:
            try:
                yield self._compile(phrase), payload
            except PatternError as error:
                self._problems.append(Problem(self._places.get(phrase, _NOWHERE), field, f"pattern “{phrase}”: {error}"))

    def _compiled(self, phrase: str) -> Pattern:
        return compile_pattern(phrase, self._list)

    def _list(self, name: str) -> tuple[str, ...]:
        if name not in self._lists:
            raise PatternError(f"there is no phrase list “{name}”")
        return self._lists[name]


def _phrases(patterns: Patterns, lists: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    yield from patterns.phrases
    for name in patterns.lists:
        yield from lists.get(name, ())


def _names(vocabulary: Vocabulary, products: Sequence[Product]) -> Iterator[tuple[list[str], Name]]:
    for condition in vocabulary.conditions:
        name = Name(condition.kind, condition.id, condition.name)
        for written in (condition.name, *condition.names):
            yield from ((pattern_words(form), name) for form in name_forms(written))
    for structure in vocabulary.structures:
        name = Name("structure", structure, structure)
        yield from ((pattern_words(form), name) for form in name_forms(structure))
    for product in products:
        for family in product.families:
            name = Name("product", family.id, family.title)
            for written in family.names:
                yield from ((pattern_words(form), name) for form in name_forms(written))


def _abbreviations(vocabulary: Vocabulary, products: Sequence[Product]) -> dict[str, Name]:
    found = {
        written: Name(condition.kind, condition.id, condition.name)
        for condition in vocabulary.conditions
        for written in condition.abbreviations
    }
    for product in products:
        for family in product.families:
            found |= {written: Name("product", family.id, family.title) for written in family.abbreviations}
    return found


def _effect_uses(effects: Sequence[Effect]) -> Iterator[tuple[list[str], EffectUse]]:
    for effect in effects:
        for verbs, form, soft in (
            (effect.verbs, "verb", False),
            (effect.soft_verbs, "verb", True),
            (effect.intransitives, "intransitive", False),
        ):
            for phrase in verbs:
                head, *rest = pattern_words(phrase)
                for word, verb_form in verb_forms(head).items():
                    yield [word, *rest], EffectUse(effect.id, "verb" if form == "verb" else "intransitive", verb_form, soft)
        for phrase in effect.nouns:
            yield from ((pattern_words(written), EffectUse(effect.id, "noun")) for written in name_forms(phrase))
        for phrase in effect.adjectives:
            yield pattern_words(phrase), EffectUse(effect.id, "adjective")
