"""The registry proves itself: every example of every rule, claim, disclosure, cue group and signal is run through the engine.

A `flag` example must be reported by its record, a `pass` example must not; what an example of a cue group says must stand as it says, and
a page of a signal must promote the therapy or not. A record without a firing example fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from linter.checks.page import Page
from linter.checks.propositions import stated
from linter.documents.model import Document
from linter.documents.read import read_document
from linter.engine import CompiledRegistry, Verdict, lint_document, understand
from linter.findings import Context, Market, Severity, Stance
from linter.policy.policy import Policy
from linter.records import dataclass
from linter.registry.model import Claim, Disclosure, Example, Examples, Proposition, Rule
from linter.registry.problems import Place
from linter.registry.vocabulary import CueGroup, Signal


@dataclass(frozen=True, slots=True)
class ExampleFailure:
    """An example that did not do what it is there for.

    `missing` should have been reported, `noisy` should not, `astray` stands, or is taken for something, otherwise than it should.
    """

    place: Place
    record: str
    verdict: Literal["missing", "noisy", "astray", "crashed"]
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.record}: {self.message}"


@dataclass(frozen=True, slots=True)
class ExampleRun:
    """How many examples were run, over how many records, and which failed."""

    examples: int
    records: int
    failures: tuple[ExampleFailure, ...]


def run_examples(registry: CompiledRegistry, as_of: date) -> ExampleRun:
    """Run every example of `registry` on the day `as_of`; failures come in file order."""
    failures: list[ExampleFailure] = []
    examples = records = 0
    for record, cases in _cases(registry, as_of):
        records += 1
        for example, expected, reported, crash in cases:
            examples += 1
            if crash:
                failures.append(ExampleFailure(example.place, record, "crashed", f"“{example.text}” made a check fail: {crash}"))
            elif expected and not reported:
                failures.append(ExampleFailure(example.place, record, "missing", f"“{example.text}” should be reported and is not"))
            elif reported and not expected:
                failures.append(ExampleFailure(example.place, record, "noisy", f"“{example.text}” should pass and is reported"))
    for group in registry.registry.vocabulary.cues:
        records += 1
        examples += len(group.examples)
        failures += _astray(group, registry, as_of)
    for signal in registry.registry.vocabulary.signals:
        records += bool(signal.examples)
        examples += len(signal.examples)
        failures += _mistaken(signal, registry, as_of)
    return ExampleRun(examples, records, tuple(sorted(failures, key=lambda failure: failure.place)))


_OFFER = Policy(context=Context.COMMERCIAL_OFFER)
"""How the examples of cue groups are read."""

Case = tuple[Example, bool, bool, str]
"""An example, whether it should be reported, whether it was, and the message of a crash."""


def _cases(registry: CompiledRegistry, as_of: date) -> Iterator[tuple[str, Iterator[Case]]]:
    for rule in registry.registry.rules:
        yield rule.id, _rule_cases(rule, registry, as_of)
    for claim in registry.registry.claims:
        if claim.status == "approved":
            yield claim.id, _claim_cases(claim, registry, as_of)
    for disclosure in registry.registry.disclosures:
        for proposition in (each for group in disclosure.propositions for each in group):
            yield f"{disclosure.id}/{proposition.id}", _proposition_cases(disclosure, proposition, registry, as_of)


def _rule_cases(rule: Rule, registry: CompiledRegistry, as_of: date) -> Iterator[Case]:
    for example, expected in _expected(rule.examples):
        verdict = _verdict(example, registry, rule.markets[:1], as_of)
        yield example, expected, any(finding.rule == rule.id for finding in verdict.findings), _crash_of(verdict)


def _claim_cases(claim: Claim, registry: CompiledRegistry, as_of: date) -> Iterator[Case]:
    """A claim about a target must be the one that is exceeded; one about biology has no target, so any finding shows the excess."""
    for example, expected in _expected(claim.examples):
        verdict = _verdict(example, registry, claim.markets[:1], as_of)
        weighty = [f for f in verdict.findings if f.severity is not Severity.NOTE and f.category != "disclosure"]
        reported = [f for f in weighty if f.claim == claim.id] if expected and claim.target is not None else weighty
        yield example, expected, bool(reported), _crash_of(verdict)


def _proposition_cases(disclosure: Disclosure, proposition: Proposition, registry: CompiledRegistry, as_of: date) -> Iterator[Case]:
    """A proposition's `flag` example leaves it unsaid, its `pass` example says it."""
    for example, expected in _expected(proposition.examples):
        page = understand(_document(example), registry, _policy(example, disclosure.markets[:1]), as_of)
        yield example, expected, not stated(disclosure, proposition, page), ""


def _astray(group: CueGroup, registry: CompiledRegistry, as_of: date) -> Iterator[ExampleFailure]:
    for example in group.examples:
        page = understand(read_document(example.text.encode(), "example.md"), registry, _OFFER, as_of)
        stands = stands_as(page)
        if stands is not example.stands:
            found = f"stands as {stands}" if stands else "asserts nothing"
            message = f"“{example.text}” should stand as {example.stands} and {found}"
            yield ExampleFailure(example.place, group.id, "astray", message)


def _mistaken(signal: Signal, registry: CompiledRegistry, as_of: date) -> Iterator[ExampleFailure]:
    """Pages that are taken for what they are not, and a signal that counts on none of its pages."""
    counts = False
    for example in signal.examples:
        page = understand(read_document(example.text.encode(), "example.md"), registry, Policy(), as_of)
        counts = counts or any(sign.counts and sign.signal.id == signal.id for sign in page.signs.signs)
        if page.promotional is not example.promotes:
            said = "should promote the therapy and does not" if example.promotes else "should not promote the therapy and does"
            yield ExampleFailure(example.place, signal.id, "astray", f"“{example.text}” {said}")
    if signal.examples and not counts:
        yield ExampleFailure(signal.examples[0].place, signal.id, "missing", "this signal counts in none of its examples")


def stands_as(page: Page) -> Stance | None:
    """How a page stands to the first thing it asserts; None when it asserts nothing."""
    return page.assertions[0].stance if page.assertions else None


def _expected(examples: Examples) -> Iterator[tuple[Example, bool]]:
    yield from ((example, True) for example in examples.flag)
    yield from ((example, False) for example in examples.passing)


def _verdict(example: Example, registry: CompiledRegistry, markets: tuple[Market, ...], as_of: date) -> Verdict:
    return lint_document(_document(example), registry, _policy(example, markets), as_of)


def _document(example: Example) -> Document:
    return read_document(example.text.encode(), f"example.{example.format}", example.format)


def _policy(example: Example, markets: tuple[Market, ...]) -> Policy:
    context: Context = example.context
    return Policy(markets=markets, context=context, product=None, select=frozenset(), ignore=frozenset())


def _crash_of(verdict: Verdict) -> str:
    return verdict.crashes[0].message if verdict.crashes else ""
