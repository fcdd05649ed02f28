"""Whether the examples of the registry notice a mutant.

Every example is read once. A phrase that a rule looks for has a label of its own beside those of the records that ask for it, so that a
rule with other phrases is judged on the same reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from linter.checks.compiled import asked, asked_by, counted
from linter.checks.page import Page
from linter.documents.read import read_document
from linter.engine import CompiledRegistry, check_page, understand
from linter.examples import stands_as
from linter.findings import Market, Stance
from linter.language.assertions import find_assertions
from linter.language.context import headings, means_itself, promotes
from linter.language.index import Index
from linter.language.lexicon import lexicon_of, lexicon_tables
from linter.language.reading import Reading
from linter.policy.policy import Policy
from linter.registry.detectors import AssociationDetector, DirectiveDetector, OpinionDetector
from linter.registry.model import Example, Registry, Rule
from linter.registry.vocabulary import Patterns
from tests.mutation.mutants import CLAIMING, CueMutant, Mutant, cue_mutants, rule_mutants

_PHRASE = "phrase:"


@dataclass(frozen=True, slots=True)
class Case:
    """One example of a rule as it is read, and whether the rule should report it."""

    page: Page
    expected: bool


class Bench:
    """A registry with its rules' examples, read and ready to be judged by changed rules and cues."""

    def __init__(self, registry: Registry, as_of: date) -> None:
        self.registry = registry
        own = dict(asked(registry))
        each = {_PHRASE + phrase: Patterns((phrase,)) for patterns in own.values() for phrase in self._phrases(patterns)}
        tables = lexicon_tables(registry.vocabulary, registry.products, own | each, dict(counted(registry)))
        self._compiled = CompiledRegistry(registry, lexicon_of(tables, registry.vocabulary))
        self._as_of = as_of
        self.cases = {rule.id: tuple(self._cases(rule)) for rule in registry.rules}
        self.standing = {
            group.id: tuple((self._page(Example(each.text, each.place), ("us",)), each.stands) for each in group.examples)
            for group in registry.vocabulary.cues
        }

    def unsound(self) -> list[str]:
        """The rules and cue groups with an example that does not hold: of these no mutant can be judged."""
        rules = list(self.failing({rule.id: rule for rule in self.registry.rules}))
        astray = [name for name, cases in self.standing.items() if any(stands_as(page) is not stands for page, stands in cases)]
        return [*dict.fromkeys(rules), *astray]

    def rules(self) -> tuple[int, list[str]]:
        """How many mutants the rules have, and those that no example notices."""
        mutants = [mutant for rule in self.registry.rules for mutant in rule_mutants(rule, self.registry.vocabulary)]
        return len(mutants), [f"{mutant.record}: {mutant.what}" for mutant in mutants if self.survives(mutant)]

    def cues(self) -> tuple[int, list[str]]:
        """The same of the cue groups."""
        mutants = [mutant for group in self.registry.vocabulary.cues for mutant in cue_mutants(group)]
        return len(mutants), [f"{mutant.record}: {mutant.what}" for mutant in mutants if self.survives_cues(mutant)]

    def defaults(self) -> tuple[int, list[str]]:
        """The same of the stances of rules that name none."""
        return len(Stance), [f"stance {stance}" for stance in Stance if self.survives_default(stance)]

    def failing(self, rules: Mapping[str, Rule]) -> Iterator[str]:
        """The ids of the rules, once for each of their own examples that does not hold when `rules` take their places."""
        for rule in rules.values():
            labels = {label: frozenset(self._phrases(patterns)) for label, patterns in asked_by(rule)}
            for case in self.cases[rule.id]:
                page = _relabelled(case.page, rule, labels) if labels else case.page
                if self._reports(rule, page) is not case.expected:
                    yield rule.id

    def survives(self, mutant: Mutant) -> bool:
        """Whether no example of the rule notices."""
        return next(self.failing({mutant.record: mutant.rule}), None) is None

    def survives_default(self, stance: Stance) -> bool:
        """Whether no example notices when rules that name no stances take `stance` in, or leave it out where they have it."""
        stances = tuple(each for each in Stance if (each in CLAIMING) is not (each is stance))
        changed = {
            rule.id: replace(rule, detect=replace(rule.detect, stances=stances))
            for rule in self.registry.rules
            if not isinstance(rule.detect, OpinionDetector) and getattr(rule.detect, "stances", None) == CLAIMING
        }
        return next(self.failing(changed), None) is None

    def survives_cues(self, mutant: CueMutant) -> bool:
        """Whether no example notices."""
        if any(stands_as(self._with_cues(page, mutant)) is not stands for page, stands in self.standing[mutant.record]):
            return False
        for rule in self.registry.rules:
            for case in self.cases[rule.id]:
                readings = tuple(_with_cue_group(reading, mutant) for reading in case.page.readings)
                if all(new is old for new, old in zip(readings, case.page.readings, strict=True)):
                    continue
                if self._reports(rule, self._reread(case.page, readings)) is not case.expected:
                    return False
        return True

    def _with_cues(self, page: Page, mutant: CueMutant) -> Page:
        return self._reread(page, tuple(_with_cue_group(reading, mutant) for reading in page.readings))

    def _reports(self, rule: Rule, page: Page) -> bool:
        alone = not isinstance(rule.detect, (AssociationDetector, DirectiveDetector, OpinionDetector))
        rules = [rule] if alone else [rule if each.id == rule.id else each for each in self.registry.rules]
        findings, crashes = check_page(page, rules)
        assert not crashes, crashes
        return any(finding.rule == rule.id for finding in findings)

    def _reread(self, page: Page, readings: tuple[Reading, ...]) -> Page:
        index = Index(readings)
        lexicon, of_others = self._compiled.lexicon, page.signs.of_others
        assertions = find_assertions(page.document, index, lexicon, page.context, of_others=of_others)
        promotional = promotes(page.signs, assertions, headings(page.document))
        if promotional and means_itself(assertions, readings):
            assertions = find_assertions(page.document, index, lexicon, page.context, of_others=of_others, praises=True)
        return replace(page, readings=readings, index=index, assertions=assertions, promotional=promotional)

    def _cases(self, rule: Rule) -> Iterator[Case]:
        for examples, expected in ((rule.examples.flag, True), (rule.examples.passing, False)):
            for example in examples:
                yield Case(self._page(example, rule.markets[:1]), expected)

    def _page(self, example: Example, markets: tuple[Market, ...]) -> Page:
        document = read_document(example.text.encode(), f"example.{example.format}", example.format)
        policy = Policy(markets=markets, context=example.context, product=None, select=frozenset(), ignore=frozenset())
        return understand(document, self._compiled, policy, self._as_of)

    def _phrases(self, patterns: Patterns) -> Iterator[str]:
        yield from patterns.phrases
        for name in patterns.lists:
            yield from self.registry.vocabulary.lists[name]


def _relabelled(page: Page, rule: Rule, labels: Mapping[str, frozenset[str]]) -> Page:
    """`page` as it is read when `rule` files these phrases under its labels."""
    own = f"rule:{rule.id}:"

    def changed(old: frozenset[str]) -> frozenset[str]:
        phrase = next(label for label in old if label.startswith(_PHRASE)).removeprefix(_PHRASE)
        kept = frozenset(label for label in old if not label.startswith(own))
        return kept | {label for label, phrases in labels.items() if phrase in phrases}

    readings = tuple(
        replace(reading, phrases=tuple((start, end, changed(old)) for start, end, old in reading.phrases)) for reading in page.readings
    )
    return replace(page, readings=readings, index=Index(readings))


def _with_cue_group(reading: Reading, mutant: CueMutant) -> Reading:
    """`reading` with the cues of a group exchanged or gone; itself when it has none of them. No mutant reaches over other sentences."""
    if all(cue.group.id != mutant.record for cue in (*reading.cues, *reading.told)):
        return reading
    kept = tuple(cue if cue.group.id != mutant.record else replace(cue, group=mutant.group) for cue in reading.cues)
    told = tuple(cue for cue in reading.told if cue.group.id != mutant.record)
    return replace(reading, cues=tuple(cue for cue in kept if cue.group is not None), told=told)
