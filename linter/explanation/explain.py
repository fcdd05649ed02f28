"""One line of copy explained: each sentence that touches it, what was recognised, considered and decided, and its page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from linter.checks.compiled import rule_label
from linter.checks.opinions import Judged, judge_passages
from linter.checks.page import Page
from linter.documents.model import Document
from linter.engine import CompiledRegistry, lint_document, understand
from linter.explanation.frames import frames_of
from linter.explanation.rules import Look, rules_of
from linter.explanation.values import (
    CueSeen,
    Explanation,
    FindingSeen,
    FrameSeen,
    PageExplained,
    Passage,
    RuleSeen,
    SentenceExplained,
    SignalSeen,
)
from linter.findings import CLAIMING_STANCES, Finding, Rung, Span
from linter.language.saying import standing
from linter.language.signs import Sign
from linter.policy.policy import Policy
from linter.registry.detectors import PhraseDetector


class LineError(ValueError):
    """A line that the document does not have. The message is one sentence."""


def explain_line(document: Document, line: int, registry: CompiledRegistry, policy: Policy, as_of: date) -> Explanation:
    """Explain what is made of the 1-based `line` of `document`, whether anything is reported there or not.

    Pure, like the check that it explains. Raises LineError when there is no such line, RuntimeError when a check of the document raises:
    what it would have said is unknown.
    """
    last = document.position(len(document.source))[0]
    if not 1 <= line <= last:
        raise LineError(f"there is no line {line}: the last one is {last}")
    page = understand(document, registry, policy, as_of)
    verdict = lint_document(document, registry, policy, as_of)
    if verdict.crashes:
        raise RuntimeError(f"{verdict.crashes[0].rule}: {verdict.crashes[0].message}")
    on_line = document.line_span(line)
    spans = [page.span(reading, 0, len(reading)) for reading in page.readings]
    touching = [number for number, span in enumerate(spans) if span.start <= on_line.end and on_line.start < span.end]
    found = _overlapping(verdict.findings, [spans[number] for number in touching])
    opinions = _opinions(page, verdict.findings)
    sentences = tuple(
        _sentence(page, number, [verdict.findings[each] for each in own], opinions.get(number, ()), policy)
        for number, own in zip(touching, found, strict=True)
    )
    told = set(chain.from_iterable(found))
    beside = [each for number, each in enumerate(verdict.findings) if number not in told and document.position(each.span.start)[0] == line]
    directive = any(each.span.start <= on_line.end and on_line.start < each.span.end for each in document.directives)
    return Explanation(line, _page(page, policy), sentences, directive, tuple(_seen(document, finding) for finding in beside))


def _overlapping(findings: Sequence[Finding], spans: Sequence[Span]) -> list[list[int]]:
    """The numbers of the findings that overlap each of `spans`, in order. Of two that overlap one begins within the other."""
    overlapping: list[set[int]] = [set() for _ in spans]
    by_start = sorted(range(len(findings)), key=lambda number: findings[number].span.start)
    starts = [findings[number].span.start for number in by_start]
    for at, span in enumerate(spans):
        overlapping[at].update(by_start[bisect_left(starts, span.start) : bisect_left(starts, span.end)])
    by_start = sorted(range(len(spans)), key=lambda at: spans[at].start)
    starts = [spans[at].start for at in by_start]
    for number, finding in enumerate(findings):
        for at in by_start[bisect_left(starts, finding.span.start) : bisect_left(starts, finding.span.end)]:
            overlapping[at].add(number)
    return [[each for each in sorted(own) if findings[each].span.overlaps(span)] for own, span in zip(overlapping, spans, strict=True)]


def _opinions(page: Page, findings: Sequence[Finding]) -> dict[int, list[Judged]]:
    """The opinions on the passages that each sentence is part of."""
    opinions: dict[int, list[Judged]] = {}
    for passage in judge_passages(page, findings):
        for number in passage.numbers:
            opinions.setdefault(number, []).append(passage)
    return opinions


def _seen(document: Document, finding: Finding) -> FindingSeen:
    line, column = document.position(finding.span.start)
    silenced = finding.suppressed is not None
    return FindingSeen(finding.rule, finding.severity, finding.message, silenced, line, column, finding.span)


def _sentence(page: Page, number: int, findings: Sequence[Finding], opinions: Sequence[Judged], policy: Policy) -> SentenceExplained:
    reading = page.readings[number]
    span = page.span(reading, 0, len(reading))
    line, column = page.document.position(span.start)
    seen, rules = frames_of(page, number), rules_of(Look(page, number, findings, opinions, policy))
    return SentenceExplained(
        text=page.prose(reading, 0, len(reading)) + reading.sentence.ending,
        surface=page.block(reading).surface,
        line=line,
        column=column,
        span=span,
        recognised=tuple(sorted(_recognised(page, number), key=lambda passage: (passage.span, passage.role))),
        cues=tuple(_cues(page, number)),
        frames=seen,
        rules=rules,
        verdict=_verdict(findings, seen, rules),
    )


def _verdict(findings: Sequence[Finding], seen: Sequence[FrameSeen], rules: Sequence[RuleSeen]) -> str:
    if findings:
        told = {True: "reported", False: "silenced"}
        groups = [(word, [each for each in findings if (each.suppressed is None) is open_]) for open_, word in told.items()]
        return "; ".join(
            f"{word}: {', '.join(dict.fromkeys(f'{each.severity} {each.rule}' for each in group))}" for word, group in groups if group
        )
    if rules:
        return "passes: no rule that looked at it reports"
    if any(frame.asserted for frame in seen):
        return "passes: no rule looks at what it asserts"
    return "passes: it asserts nothing about the product or the page's offer"


def _recognised(page: Page, number: int) -> Iterator[Passage]:
    reading = page.readings[number]

    def passage(role: str, start: int, end: int, stands_for: str = "") -> Passage:
        return Passage(role, page.prose(reading, start, end), stands_for, page.span(reading, start, end))

    for mention in reading.mentions:
        yield passage(mention.kind, mention.start, mention.end, mention.id)
    for target in reading.targets:
        yield passage(target.payload.kind, target.start, target.end, target.payload.id)
    for use in reading.effects:
        yield passage("effect", use.start, use.end, f"{use.payload.effect}, {use.payload.form}{', soft' if use.payload.soft else ''}")
    for start, end, effect in reading.outcomes:
        yield passage("outcome", start, end, effect)
    for start, end in reading.masks:
        yield passage("mask", start, end)
    for (start, end), labels in _phrases(page, number).items():
        yield passage("phrase", start, end, ", ".join(labels))


def _phrases(page: Page, number: int) -> dict[tuple[int, int], list[str]]:
    """The phrases that count, by place, with who looks for them.

    Those of lists and disclosures, and of rules that match in the sentence; what takes back or accompanies a phrase says nothing alone.
    """
    phrases = dict.fromkeys((start, end, label) for start, end, labels in page.readings[number].phrases for label in sorted(labels))
    rules = [rule for rule in page.compiled.registry.rules if isinstance(rule.detect, PhraseDetector)]
    matching = {f"rule:{rule.id}" for rule in rules for _, _, label in phrases if label == rule_label(rule, "match")}
    found: dict[tuple[int, int], list[str]] = {}
    for start, end, label in phrases:
        if not label.startswith("rule:") or ":".join(label.split(":")[:2]) in matching:
            found.setdefault((start, end), []).append(label)
    return found


def _cues(page: Page, number: int) -> Iterator[CueSeen]:
    reading = page.readings[number]
    governing = [standing(reading, at, at + 1, page.following(number)).cues for at in range(len(reading))]
    for cue in reading.cues:
        governed = [at for at, cues in enumerate(governing) if cue in cues]
        yield CueSeen(
            text=page.prose(reading, cue.start, cue.end),
            group=cue.group.id,
            stance=str(cue.group.stance),
            scope=cue.group.scope,
            governs=tuple(page.prose(reading, start, end) for start, end in _runs(governed)),
            span=page.span(reading, cue.start, cue.end),
        )


def _runs(positions: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of neighbouring positions: first, and one past the last."""
    start = 0
    for at in range(1, len(positions) + 1):
        if at == len(positions) or positions[at] != positions[at - 1] + 1:
            yield positions[start], positions[at - 1] + 1
            start = at


def _page(page: Page, policy: Policy) -> PageExplained:
    praised = {
        assertion.reading
        for assertion in page.assertions
        if assertion.agent == "product" and assertion.stance in CLAIMING_STANCES and assertion.rung.height > Rung.APPEARANCE.height
    }
    return PageExplained(
        path=page.document.path,
        format=page.document.format,
        context=page.context,
        decided="judged" if policy.context is None else "given",
        promotional=page.promotional,
        mentions_product=page.signs.mentions_product,
        headed_by_product=page.signs.headed_by_product,
        of_others=page.signs.of_others,
        is_foreign=page.is_foreign,
        by_tone=page.by_tone,
        praises=len(praised),
        scores=dict(sorted(page.signs.scores.items())),
        signals=tuple(signals_seen(page.document, page.signs.signs)),
        markets=policy.markets,
        as_of=page.as_of.isoformat(),
    )


def signals_seen(document: Document, signs: Iterable[Sign]) -> Iterator[SignalSeen]:
    """`signs` of a document as they are shown, in the order given."""
    for sign in signs:
        line, column = document.position(sign.span.start)
        text = " ".join(document.source[sign.span.start : sign.span.end].split())
        towards = None if sign.signal.towards is None else str(sign.signal.towards)
        yield SignalSeen(sign.signal.id, towards, sign.signal.therapy, sign.counts, sign.counted, text, line, column)
