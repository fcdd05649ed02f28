"""A registry made ready for checking: its vocabulary compiled, every phrase of every rule and disclosure under a label of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from linter.findings import Context, Market, Stance
from linter.language.accelerated import PatternIndex
from linter.language.assertions import SERVICES
from linter.language.cells import ASKS_FOR_TRUTH, OTHERS_HEADS, OWN_HEADS
from linter.language.coined import CALLED_SO, WHAT_IT_IS
from linter.language.credit import NEW_CLAUSES
from linter.language.houses import CARE, SET_ASIDE, TRANSPLANTED_FOR
from linter.language.joined import ASIDES, BROKEN_OFF, DENIALS, FLAT_NOES, OWN_NOES, POINTERS, TOPICS
from linter.language.lexicon import PLAIN, Lexicon, LexiconTables, Phrase, lexicon_of, lexicon_tables
from linter.language.reading import (
    ANSWER_TIMES,
    ASKS,
    BARE_SHARES,
    BARE_STRETCHES,
    BENEFIT_HEADS,
    CONCESSIONS,
    CONTRASTS,
    DESCRIBES,
    GAINS,
    INVITES,
    LASTING_HEADS,
    LIKE_CLAUSES,
    LISTED_ASIDES,
    OUTCOME_HEADS,
    OWN_CLAUSES,
    OWN_SUBJECTS,
    RESULTS_HEADS,
    RESUMPTIONS,
    SELLERS,
    TOPICS_BESIDE,
    TURNS,
    VOICE,
    WHEN_ASKED,
)
from linter.language.said import (
    ADDRESSED,
    HUMAN_STUDY,
    LEAD_INS,
    LEAD_ONS,
    OFFERED_FOR,
    OTHER_LISTS,
    PRECLINICAL,
    PRONOUNS,
    RISK_HEADS,
)
from linter.language.signs import KnownSignals, known_signals, title_label, unless_label
from linter.language.tokens import pattern_words
from linter.records import dataclass, field
from linter.registry.detectors import AssociationDetector, DisclosureDetector, DisguiseDetector, LanguageDetector, PhraseDetector
from linter.registry.model import Claim, Disclosure, Proposition, Registry, Rule
from linter.registry.vocabulary import Patterns


@dataclass(frozen=True, slots=True)
class InForce:
    """Rules in the order in which a page is held against them.

    By their numbers: `always` are those that need no words, `needing` has phrase rules by the label of the words they need, `asserting`
    are assertion rules, and `looking` has those by the kinds of assertions that they look for, as far as these were met.
    """

    rules: tuple[Rule, ...]
    always: tuple[int, ...]
    needing: dict[str, int]
    asserting: tuple[int, ...]
    looking: dict[tuple[Stance, str, int], tuple[int, ...]] = field(default_factory=dict, compare=False)


_FRAME_LISTS = (
    OFFERED_FOR, LEAD_INS, LEAD_ONS, SET_ASIDE, ADDRESSED, VOICE, SELLERS, PRONOUNS, PRECLINICAL, HUMAN_STUDY, TOPICS, POINTERS, DENIALS,
    CARE, ASIDES, OWN_NOES, FLAT_NOES, BROKEN_OFF, TRANSPLANTED_FOR, ASKS, INVITES, DESCRIBES, RESULTS_HEADS, TOPICS_BESIDE, RISK_HEADS,
    OTHER_LISTS,
    ASKS_FOR_TRUTH, BENEFIT_HEADS, GAINS, OUTCOME_HEADS, BARE_SHARES, LASTING_HEADS, BARE_STRETCHES, LISTED_ASIDES,
    WHEN_ASKED, ANSWER_TIMES, OWN_HEADS, OTHERS_HEADS, WHAT_IT_IS, CALLED_SO, SERVICES, NEW_CLAUSES,
)  # fmt: skip
_STANCE_LISTS = (CONCESSIONS, TURNS, RESUMPTIONS, OWN_CLAUSES, OWN_SUBJECTS, LIKE_CLAUSES, CONTRASTS)


@dataclass(frozen=True, slots=True)
class SoughtTogether:
    """Parts that say a proposition together (`linter.registry.model.Together`), by their labels."""

    parts: tuple[str, ...]
    within: int
    asked: bool


@dataclass(frozen=True, slots=True)
class Sought:
    """What tells whether a proposition is said: the labels of its phrases, of those that take it back, and of its parts."""

    label: str
    unless: str
    together: tuple[SoughtTogether, ...]


@dataclass(frozen=True, slots=True)
class SoughtDisclosure:
    """What is looked for of a disclosure, the same for all pages.

    `lookalikes` are the labels of what looks like it and is none, each with what is told of it; `contradicted` is the label of what takes
    it back, `contradicting` are the phrase rules that do. `labels` are those of its propositions, `together` those of the parts that say
    one. `is_required` says that a rule asks for it, `is_verified` that its law is verified, or some of it.
    """

    lookalikes: tuple[tuple[str, str], ...]
    contradicted: str
    contradicting: tuple[Rule, ...]
    labels: frozenset[str]
    together: tuple[tuple[str, ...], ...]
    is_required: bool
    is_verified: bool

    def may_be_said(self, met: set[str]) -> bool:
        """Whether a page may say some of it that has phrases of the labels `met`."""
        return not self.labels.isdisjoint(met) or any(met.issuperset(parts) for parts in self.together)


@dataclass(frozen=True, slots=True)
class CompiledRegistry:
    """A registry and the lexicon compiled from it; made once a run.

    `joining` are the late patterns that may reach from one sentence into the next: those of what a disclosure must say, whose labels are
    `stating`. `claiming` are those of what the phrase rules find. `associating` are the rules that find a product beside a condition and
    nothing said of the two, `selections` those that pages were held against, by what they were chosen by. `sought` is what tells whether
    the propositions are said that pages were asked for, by the ids of disclosure and proposition, `disclosing` what is looked for of a
    disclosure, by its id, `owing` the ids of those that copy owes, by its context and markets, `inserted` the approved text that a fix
    inserts, if any, by what it was chosen by. `laws` are those that rules rest on, in words, by rule and markets, `ceilings` what pages of
    a day, a context and markets may say of what they were about (`linter.checks.ceilings`). `called` are the words of the product families
    that a page gave a name, `claims` the claims of the registry by their targets, `signals` those of the vocabulary, made ready for
    reading pages. `languages` are the rules that tell whether copy is in a language that is read.
    """

    registry: Registry
    lexicon: Lexicon
    selections: dict[tuple[object, ...], tuple[Sequence[Rule], InForce]] = field(init=False, repr=False, compare=False)
    sought: dict[tuple[str, str], Sought] = field(init=False, repr=False, compare=False)
    disclosing: dict[str, SoughtDisclosure] = field(init=False, repr=False, compare=False)
    owing: dict[tuple[Context, frozenset[Market]], frozenset[str]] = field(init=False, repr=False, compare=False)
    inserted: dict[tuple[object, ...], str | None] = field(init=False, repr=False, compare=False)
    stating: frozenset[str] = field(init=False, repr=False, compare=False)
    laws: dict[tuple[str, frozenset[Market]], tuple[str, ...]] = field(init=False, repr=False, compare=False)
    ceilings: dict[tuple[date, Context, frozenset[Market]], dict[str, Any]] = field(init=False, repr=False, compare=False)
    called: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    claims: dict[str | None, list[Claim]] = field(init=False, repr=False, compare=False)
    signals: KnownSignals = field(init=False, repr=False, compare=False)
    joining: PatternIndex = field(init=False, repr=False, compare=False)
    claiming: PatternIndex = field(init=False, repr=False, compare=False)
    associating: frozenset[str] = field(init=False, repr=False, compare=False)
    languages: tuple[Rule, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "selections", {})  # of this registry: one with other rules has its own
        object.__setattr__(self, "sought", {})
        object.__setattr__(self, "disclosing", {})
        object.__setattr__(self, "owing", {})
        object.__setattr__(self, "inserted", {})
        object.__setattr__(self, "stating", frozenset(_stating(self.registry)))
        object.__setattr__(self, "laws", {})
        object.__setattr__(self, "ceilings", {})
        object.__setattr__(self, "called", {})
        object.__setattr__(self, "claims", {})
        for claim in self.registry.claims:
            self.claims.setdefault(claim.target, []).append(claim)
        object.__setattr__(self, "signals", known_signals(self.registry.vocabulary.signals))
        associating = [rule.id for rule in self.registry.rules if isinstance(rule.detect, AssociationDetector)]
        object.__setattr__(self, "associating", frozenset(associating))
        object.__setattr__(self, "languages", tuple([rule for rule in self.registry.rules if isinstance(rule.detect, LanguageDetector)]))
        object.__setattr__(self, "joining", self._only(self.stating))
        object.__setattr__(self, "claiming", self._only(frozenset(rule_label(rule, "match") for rule in self.registry.rules)))

    def sought_for(self, disclosure: Disclosure, proposition: Proposition) -> Sought:
        """What tells whether `proposition` of `disclosure` is said."""
        key = (disclosure.id, proposition.id)
        known = self.sought.get(key)
        if known is None:
            known = self.sought[key] = _sought_for(disclosure, proposition)
        return known

    def sought_of(self, disclosure: Disclosure) -> SoughtDisclosure:
        """What is looked for of `disclosure`."""
        known = self.disclosing.get(disclosure.id)
        if known is None:
            known = self.disclosing[disclosure.id] = _sought_of(disclosure, self.registry.rules)
        return known

    def owing_to(self, context: Context, markets: frozenset[Market]) -> frozenset[str]:
        """The ids of the disclosures that copy of such a context owes in such markets, if it is about the products that they are about."""
        owing = self.owing.get((context, markets))
        if owing is None:
            owing = frozenset(
                [each.id for each in self.registry.disclosures if context in each.contexts and not markets.isdisjoint(each.markets)]
            )
            self.owing[context, markets] = owing
        return owing

    def product_words(self, family: str) -> tuple[str, ...]:
        """The words of the first name of a product family."""
        words = self.called.get(family)
        if words is None:
            names = {each.id: each.names[0] for product in self.registry.products for each in product.families}
            words = self.called[family] = tuple(pattern_words(names[family]))
        return words

    def _only(self, labels: frozenset[str]) -> PatternIndex:
        return self.lexicon.late.only(lambda payload: isinstance(payload, Phrase) and not labels.isdisjoint(payload))


def compile_registry(registry: Registry) -> CompiledRegistry:
    """Compile every pattern of `registry`. Raises RegistryError naming each pattern that cannot be compiled."""
    return compiled_from(registry, tables_of(registry))


def tables_of(registry: Registry) -> LexiconTables:
    """The plain, storable half of compiling `registry`. Raises RegistryError as `compile_registry` does."""
    return lexicon_tables(registry.vocabulary, registry.products, dict(asked(registry)), dict(counted(registry)))


def compiled_from(registry: Registry, tables: LexiconTables) -> CompiledRegistry:
    """`registry` with the lexicon that its `tables` describe."""
    return CompiledRegistry(registry, lexicon_of(tables, registry.vocabulary))


def rule_label(rule: Rule, part: str) -> str:
    """The label of a rule's phrases; `part` is `match`, `unless`, `with:<n>` or `answer:<n>`."""
    return f"rule:{rule.id}:{part}"


def disclosure_label(disclosure: Disclosure, part: str) -> str:
    """The label of a disclosure's phrases; `part` is `<proposition>`, `<proposition>:unless`, `not:<insufficient>` or `contradicted`."""
    return f"disclosure:{disclosure.id}:{part}"


def part_label(part: Patterns) -> str:
    """The label of the phrases of one part of a proposition that is said in parts; disclosures share it."""
    return "parts:" + " ".join(part.lists)


def asked(registry: Registry) -> Iterator[tuple[str, Patterns]]:
    """Every label of `registry` with the patterns that are filed under it."""
    for label in (*_FRAME_LISTS, *_STANCE_LISTS):
        yield label, Patterns(lists=(label.removeprefix("list:"),))
    for signal in registry.vocabulary.signals:
        yield title_label(signal), signal.titles
        yield unless_label(signal), signal.unless
    for rule in registry.rules:
        yield from asked_by(rule)
    for disclosure in registry.disclosures:
        yield from _asked_by_propositions(disclosure)
        for lookalike in disclosure.insufficient:
            yield disclosure_label(disclosure, f"not:{lookalike.id}"), lookalike.patterns
        yield disclosure_label(disclosure, "contradicted"), disclosure.contradicted_by


def _sought_for(disclosure: Disclosure, proposition: Proposition) -> Sought:
    together = [SoughtTogether(tuple(map(part_label, way.parts)), way.within, way.asked) for way in proposition.together]
    label, unless = (disclosure_label(disclosure, part) for part in (proposition.id, f"{proposition.id}:unless"))
    return Sought(label, unless, tuple(together))


def _sought_of(disclosure: Disclosure, rules: Sequence[Rule]) -> SoughtDisclosure:
    wanted = (each.detect for each in rules if isinstance(each.detect, DisclosureDetector))
    sought = [_sought_for(disclosure, each) for group in disclosure.propositions for each in group]
    return SoughtDisclosure(
        tuple([(disclosure_label(disclosure, f"not:{each.id}"), f"This does not count: {each.why}") for each in disclosure.insufficient]),
        disclosure_label(disclosure, "contradicted"),
        tuple([each for each in rules if each.id in disclosure.contradicted_by_rules and isinstance(each.detect, PhraseDetector)]),
        frozenset([each.label for each in sought]),
        tuple([way.parts for each in sought for way in each.together]),
        any(each.verdict == "missing" and each.disclosure == disclosure.id for each in wanted),
        not all(basis.needs_verification for basis in disclosure.basis),
    )


def _asked_by_propositions(disclosure: Disclosure) -> Iterator[tuple[str, Patterns]]:
    for proposition in (each for group in disclosure.propositions for each in group):
        yield disclosure_label(disclosure, proposition.id), proposition.patterns
        yield disclosure_label(disclosure, f"{proposition.id}:unless"), proposition.unless
        for part in (part for each in proposition.together for part in each.parts):
            yield part_label(part), part


def _stating(registry: Registry) -> Iterator[str]:
    """The labels of everything that tells whether a proposition is said."""
    return (label for disclosure in registry.disclosures for label, _ in _asked_by_propositions(disclosure))


def asked_by(rule: Rule) -> Iterator[tuple[str, Patterns]]:
    """The labels of one rule with the patterns that are filed under each."""
    if isinstance(rule.detect, PhraseDetector):
        yield rule_label(rule, "match"), rule.detect.patterns
        yield rule_label(rule, "unless"), rule.detect.unless
        for number, companion in enumerate(rule.detect.companions):
            yield rule_label(rule, f"with:{number}"), companion.patterns
        for number, answer in enumerate(rule.detect.answers):
            yield rule_label(rule, f"answer:{number}"), answer.patterns


def counted(registry: Registry) -> Iterator[tuple[str, Patterns]]:
    """The labels of the rules that only count words, each with its words."""
    for rule in registry.rules:
        if isinstance(rule.detect, LanguageDetector):
            yield rule_label(rule, "match"), rule.detect.words
        elif isinstance(rule.detect, DisguiseDetector):
            yield rule_label(rule, PLAIN.removeprefix(":")), rule.detect.words
