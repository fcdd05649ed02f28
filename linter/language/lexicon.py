"""The vocabulary compiled for reading: tries of names and effect words, indexes of patterns.

`lexicon_tables` turns registry records into plain data, which can be stored and costs hundreds of milliseconds to make; `lexicon_of`
makes the matchers from it, which grow while they are used. `compile_lexicon` does both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Literal, get_args

from linter.language.accelerated import NameTrie, PatternIndex, Reader
from linter.language.disguise import Words, clipped_of
from linter.language.fold import fold
from linter.language.inflect import VerbForm, name_forms, verb_forms
from linter.language.names import NameTable, name_table, names_from, table_words
from linter.language.patterns import Element, Pattern, PatternError, PhraseLists, compile_pattern, options_of, word_of
from linter.language.quantities import AMOUNT_CLASSES, Amounts, amounts_of
from linter.language.shorthand import Shorthand
from linter.language.tables import PatternTable, pattern_table
from linter.language.tokens import pattern_words
from linter.records import dataclass, field
from linter.registry.model import Product
from linter.registry.problems import Place, Problem, RegistryError
from linter.registry.vocabulary import CueGroup, Effect, Patterns, Signal, Vocabulary

EffectForm = Literal["verb", "noun", "adjective", "intransitive"]
MentionKind = Literal["product", "agent", "subject", "anaphor"]
NameKind = Literal["disease", "symptom", "appearance", "structure", "product"]

AGENT_CLASS: Final = "agent"
"""The class of other agents, which patterns that find agents and masks cannot name: they are looked for first."""


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

    kind: NameKind
    id: str
    title: str


def classes_of_name(kind: NameKind) -> tuple[str, ...]:
    """The classes that patterns know a name of that kind by."""
    return (kind,) if kind in {"structure", "product"} else (kind, "condition")


def classes_of_effect(effect: str) -> tuple[str, ...]:
    """The classes that patterns know a word of that effect by."""
    return "effect", f"effect:{effect}"


def classes_filled(effects: Iterable[Effect]) -> frozenset[str]:
    """Every class that copy is read into with such `effects`: what a pattern can name between < and >, phrase lists aside."""
    names = [name for kind in get_args(NameKind) for name in classes_of_name(kind)]
    return frozenset((*AMOUNT_CLASSES, AGENT_CLASS, *names, *(name for effect in effects for name in classes_of_effect(effect.id))))


PhraseAt = tuple[int, int, frozenset[str]]
"""Tokens `start` to `end` of a sentence, and the labels of the phrase there."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that reading a sentence needs, compiled.

    `names` and `abbreviations` (by case; `shortened` are these folded, `ordinary` are words that some of them are as well) find conditions,
    structures and products; `effects` finds effect words. `early` finds masks and other agents, whose spans other patterns build on; `late`
    finds cues, outcomes, signals and the phrases of rules and disclosures. `plain` are the words that are looked for in disguise,
    `shorthand` tells what emoji and hashtags stand for, `amounts` what numbers, money and time are told by, `tellers` are the words of who
    tells a story; `no_names` name no product, and with those `going_on`, or `verbs`, a sentence goes on behind one.
    `remembered` are the readings of blocks that were met before, by their text; `shared` is what was recognised in sentences, by its place
    and payload: a long page has a million of them, and few that differ. A payload is told by its identity, which nothing else can take
    while what is shared holds it: to hash a record with all its phrases takes longer than to find one. `reader` is what reads sentences
    with just this lexicon, once one has been read: compiled, or None.
    """

    names: NameTrie[Name]
    abbreviations: Mapping[str, Name]
    shortened: frozenset[str]
    ordinary: frozenset[str]
    effects: NameTrie[EffectUse]
    early: PatternIndex
    late: PatternIndex
    rungs: Mapping[str, Effect]
    counted: Mapping[str, frozenset[str]]
    plain: Words
    shorthand: Shorthand
    amounts: Amounts
    tellers: frozenset[str] = frozenset()
    no_names: frozenset[str] = frozenset()
    going_on: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    remembered: dict[str, tuple[Any, ...]] = field(default_factory=dict, repr=False, compare=False)
    shared: dict[tuple[object, ...], Any] = field(default_factory=dict, repr=False, compare=False)
    reader: list[Reader | None] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "reader", [])

    @property
    def unsaid(self) -> tuple[str, ...]:
        """The effect classes that are meant where no word says an effect."""
        return tuple(effect.id for effect in self.rungs.values() if effect.unsaid)


@dataclass(frozen=True, slots=True)
class LexiconTables:
    """A lexicon as plain data.

    `names` and `abbreviations` give numbers of `titles` (a line for each `Name`, tabs between its fields), `effects` numbers of `uses` (the
    fields of each `EffectUse`), `early` and `late` numbers of `payloads` (a line for each: a kind and, behind tabs, what tells which one of
    the kind it is). `counted` are words that nobody looks for, but that are counted, by the label of who does. `emoji` are lists of signs
    and what they stand for, a line for each. `words` are the folded words of lists of plain words.
    """

    names: NameTable
    abbreviations: dict[str, int]
    titles: str
    effects: NameTable
    uses: list[list[str | bool | None]]
    early: PatternTable
    late: PatternTable
    payloads: str
    counted: dict[str, str]
    emoji: dict[str, str]
    words: dict[str, str]


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


class Phrase(frozenset[str]):
    """Payload of a phrase that rules, lists or disclosures are looking for: the labels, which are the askers' own keys."""

    __slots__ = ()


_NOWHERE = Place("registry", 1, 1)
"""The place of a pattern that came from no file (a registry built by hand)."""

_TELLERS = "story-tellers"
"""List of the words of who tells a story or is told of (claims/vocabulary/stories.yaml)."""

_ORDINARY = "words-like-abbreviations"
"""List of the words that abbreviations are as well (claims/vocabulary/capitals.yaml)."""

_POINTED = "written-with-points"
"""List of the words that are written with points as well (claims/vocabulary/capitals.yaml)."""

_CLIPPED = ("with-apostrophe", "nouns-too", "nouns-behind", "nouns-before")
"""Lists of the words that are typed without their apostrophe, and of where some of them are other words (claims/vocabulary/typing.yaml)."""

_ANSWERS = "answers-before-a-comma"
"""List of the words that answer where a comma stands behind them, each with what it is read as (claims/vocabulary/typing.yaml)."""

_NO_NAMES, _GOING_ON, _VERBS = "no-names", "goes-on", "what-names-do"
"""Lists of the words that name no product, and of those with which a sentence goes on behind one (claims/vocabulary/names.yaml)."""

PLAIN = ":plain"
"""How the labels of counted words end that are looked for in disguise."""

_LONG = 5
"""Letters of a name or an effect word that is looked for in disguise: many short ones begin something else, too."""

_NOTHING: Mapping[str, Patterns] = {}

Payload = Mask | MentionOf | Outcome | CueGroup | Signal | Phrase


def compile_lexicon(vocabulary: Vocabulary, products: Sequence[Product], asked: Mapping[str, Patterns]) -> Lexicon:
    """Compile `vocabulary`, the `products`' names and the patterns `asked` for. Raises RegistryError as `lexicon_tables` does."""
    return lexicon_of(lexicon_tables(vocabulary, products, asked), vocabulary)


def lexicon_tables(
    vocabulary: Vocabulary, products: Sequence[Product], asked: Mapping[str, Patterns], counted: Mapping[str, Patterns] = _NOTHING
) -> LexiconTables:
    """The tables of `vocabulary`, the `products`' names, the patterns `asked` for and the words that are `counted`.

    Every phrase list of the vocabulary that a pattern set names is filed under each label that asks for it. Raises RegistryError naming
    every pattern that cannot be compiled.
    """
    compiler = _Compiler(vocabulary)
    early = list(compiler.group(vocabulary.masks, ["mask", ""], "masks", early=True))
    early += compiler.group(vocabulary.other_agents, ["mention", "agent"], "other_agents", early=True)
    late = list(compiler.group(vocabulary.other_subjects, ["mention", "subject"], "other_subjects"))
    late += compiler.group(vocabulary.anaphora, ["mention", "anaphor"], "anaphora")
    for effect in vocabulary.effects:
        late += compiler.group(effect.outcomes, ["outcome", effect.id], f"effect {effect.id}")
    for number, cue in enumerate(vocabulary.cues):
        late += compiler.group(cue.phrases, ["cue", number], f"cues {cue.id}")
    for number, signal in enumerate(vocabulary.signals):
        late += compiler.group(_phrases(signal.patterns, vocabulary.lists), ["signal", number], f"signal {signal.id}")
    for phrase, labels in _asking(asked, vocabulary.lists).items():
        late += compiler.group([phrase], ["phrase", *labels], labels[0])
    words = {label: " ".join(compiler.words(_phrases(patterns, vocabulary.lists), label)) for label, patterns in counted.items()}
    if compiler.problems:
        raise RegistryError(tuple(compiler.problems))
    titles: dict[Name, int] = {}
    uses: dict[EffectUse, int] = {}
    return LexiconTables(
        names=name_table((words, titles.setdefault(name, len(titles))) for words, name in _names(vocabulary, products)),
        abbreviations={written: titles.setdefault(name, len(titles)) for written, name in _abbreviations(vocabulary, products).items()},
        titles="\n".join("\t".join((name.kind, name.id, " ".join(name.title.split()))) for name in titles),
        effects=name_table((words, uses.setdefault(use, len(uses))) for words, use in _effect_uses(vocabulary.effects)),
        uses=[[use.effect, use.form, use.verb_form, use.soft] for use in uses],
        early=pattern_table(early, compiler.lists),
        late=pattern_table(late, compiler.lists),
        payloads="\n".join("\t".join(map(str, payload)) for payload in compiler.payloads),
        counted=words,
        emoji={label: "\n".join(entries) for label, entries in vocabulary.emoji.items()},
        words={name: " ".join(map(fold, words)) for name, words in vocabulary.words.items()},
    )


def lexicon_of(tables: LexiconTables, vocabulary: Vocabulary) -> Lexicon:
    """The lexicon that `tables` describe; `vocabulary` is the one they were made from."""
    names = _Names(tables.titles)
    uses = [
        EffectUse(effect, form, None if verb_form is None else VerbForm(verb_form), soft)  # type: ignore[arg-type] # as they were stored
        for effect, form, verb_form, soft in tables.uses
    ]
    payloads = [_payload(line.split("\t"), vocabulary) for line in tables.payloads.split("\n")] if tables.payloads else []
    counted = {label: frozenset(words.split()) for label, words in tables.counted.items()}
    claims = frozenset[str]().union(*(words for label, words in counted.items() if label.endswith(PLAIN)))
    small = frozenset[str]().union(*(words for label, words in counted.items() if not label.endswith(PLAIN)))

    pointed = frozenset(tables.words.get(_POINTED, "").split())

    def tellings() -> frozenset[str]:
        return claims.union(table_words(tables.names), table_words(tables.effects))

    def governs(word: str) -> bool:
        return any(number.isdigit() and uses[int(number)].form == "verb" for number in names_from(tables.effects, word))

    return Lexicon(
        names=NameTrie(tables.names, names),
        abbreviations={written: names[number] for written, number in tables.abbreviations.items()},
        shortened=frozenset(map(fold, tables.abbreviations)),
        ordinary=frozenset(tables.words.get(_ORDINARY, "").split()),
        effects=NameTrie(tables.effects, uses),
        early=PatternIndex(tables.early, payloads),
        late=PatternIndex(tables.late, payloads),
        rungs={effect.id: effect for effect in vocabulary.effects},
        counted=counted,
        plain=Words(
            claims,
            lambda word: len(word) >= _LONG and bool(names_from(tables.names, word) or names_from(tables.effects, word)),
            pointed,
            clipped_of(*(tables.words.get(name, "").split() for name in _CLIPPED)),
            _read_as(tables.words.get(_ANSWERS, "")),
        ),
        shorthand=Shorthand({label: entries.split("\n") for label, entries in tables.emoji.items()}, tellings, small, governs),
        amounts=amounts_of(tables.words),
        tellers=frozenset(tables.words.get(_TELLERS, "").split()),
        no_names=frozenset(tables.words.get(_NO_NAMES, "").split()),
        going_on=frozenset(tables.words.get(_GOING_ON, "").split()),
        verbs=frozenset(tables.words.get(_VERBS, "").split()),
    )


def _read_as(pairs: str) -> dict[str, str]:
    """What each word of such `pairs` (`no = nay`, one behind the other) is read as; of two for one word that of the later layer."""
    words = pairs.split()
    return dict(zip(words[::3], words[2::3], strict=True))


class _Names(Sequence[Name]):
    """The names that numbers stand for. Each is made when it is asked for: of thousands, a run meets a few."""

    def __init__(self, titles: str) -> None:
        self._titles = titles.split("\n")

    def __getitem__(self, number: Any) -> Any:
        kind, identifier, title = self._titles[number].split("\t", 2)
        return Name(kind, identifier, title)

    def __len__(self) -> int:
        return len(self._titles)


def _payload(record: Sequence[str], vocabulary: Vocabulary) -> Payload:
    kind, which, *others = record
    match kind:
        case "cue":
            return vocabulary.cues[int(which)]
        case "signal":
            return vocabulary.signals[int(which)]
        case "phrase":
            return Phrase((which, *others))
        case "outcome":
            return Outcome(which)
        case "mention":
            return MentionOf(which)  # type: ignore[arg-type] # as it was stored
        case _:
            return Mask()


class _Compiler:
    """Compiles each phrase once, however many ask for it; collects `payloads`, phrase `lists` and what is wrong."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.payloads: list[list[str | int]] = []
        self.problems: list[Problem] = []
        self.lists = PhraseLists(self._phrases, classes_filled(vocabulary.effects))
        self._vocabulary = vocabulary
        self._places = vocabulary.places
        self._numbers: dict[tuple[str | int, ...], int] = {}
        self._compiled: dict[str, Pattern | PatternError] = {}
        self._told: set[tuple[str, str]] = set()

    def group(self, phrases: Iterable[str], payload: list[str | int], field: str, *, early: bool = False) -> Iterator[tuple[Pattern, int]]:
        """The compiled `phrases`, each with the number that `payload` gets; `early` ones are looked for before agents are known."""
        number = self._numbers.setdefault(tuple(payload), len(self._numbers))
        if number == len(self.payloads):
            self.payloads.append(payload)
        for phrase in phrases:
            pattern = self._pattern(phrase, field)
            if pattern is not None and early and _names_class(pattern.elements, AGENT_CLASS):
                self._blame(phrase, field, f"<{AGENT_CLASS}> is filled only after masks and other_agents were looked for")
            elif pattern is not None:
                yield pattern, number

    def words(self, phrases: Iterable[str], field: str) -> Iterator[str]:
        """The words that `phrases` name: words to be counted one by one, so that there is nothing but words and alternatives in them."""
        for phrase in phrases:
            pattern = self._pattern(phrase, field)
            named = word_of(pattern.elements[0]) if pattern is not None and len(pattern.elements) == 1 else ()
            if pattern is not None and not named:
                self._blame(phrase, field, "only single words and alternatives of them can be counted")
            yield from named

    def _pattern(self, phrase: str, field: str) -> Pattern | None:
        if phrase not in self._compiled:
            self._compiled[phrase] = self._compile(phrase)
        pattern = self._compiled[phrase]
        if isinstance(pattern, Pattern):
            return pattern
        self._blame(pattern.phrase or phrase, field, str(pattern))
        return None

    def _blame(self, phrase: str, field: str, fault: str) -> None:
        """Tell the `fault` of a phrase once, however many ask for it."""
        if (phrase, fault) not in self._told:
            self._told.add((phrase, fault))
            self.problems.append(Problem(self._places.get(phrase, _NOWHERE), field, f"pattern “{phrase}”: {fault}"))

    def _compile(self, phrase: str) -> Pattern | PatternError:
        try:
            return compile_pattern(phrase, self.lists)
        except PatternError as error:
            return error

    def _phrases(self, name: str) -> tuple[str, ...]:
        if name not in self._vocabulary.lists:
            raise PatternError(f"there is no phrase list “{name}”")
        return self._vocabulary.lists[name]


def _phrases(patterns: Patterns, lists: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    yield from patterns.phrases
    for name in patterns.lists:
        yield from lists.get(name, ())


def _names_class(elements: Iterable[Element], name: str) -> bool:
    """Whether the class of that name is written in `elements`."""
    return any(element == f"<{name}>" or any(_names_class(option, name) for option in options_of(element)) for element in elements)


def _asking(asked: Mapping[str, Patterns], lists: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """Each phrase that is asked for, with the labels that ask."""
    labels: dict[str, list[str]] = {}
    for label, patterns in asked.items():
        for phrase in dict.fromkeys(_phrases(patterns, lists)):
            labels.setdefault(phrase, []).append(label)
    return labels


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
