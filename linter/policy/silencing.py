"""What the directives of a document do to its findings: those that they cover stay in the report and do not count.

Nothing else changes: what is found, where and under which fingerprint is the same with and without directives. A directive counts where
a finding is reported, at the line where it starts; so it does for what is missing, which is reported at the passage that makes it
necessary.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from linter.checks.page import Page, make_finding
from linter.documents.model import Document
from linter.findings import Finding, Span, Suppression
from linter.policy.directives import Directive, Fault, Named, read_directives
from linter.policy.policy import Directives
from linter.records import dataclass, field, replace
from linter.regexes import regex
from linter.registry.detectors import DirectiveDetector
from linter.registry.model import Registry, Rule

_WORDS = regex(r"\w")


def silence(
    document: Document, findings: Sequence[Finding], registry: Registry, allowed: Directives, looked: Collection[str]
) -> tuple[tuple[Finding, ...], tuple[Fault, ...]]:
    """`findings` with those silenced that a directive of `document` covers, and what is wrong with its directives.

    `looked` are the rules that were held against the document: only of those can be said that a directive had nothing to silence.
    """
    if not document.directives:
        return tuple(findings), ()
    directives, faults = read_directives(document, registry, allowed)
    cover = _Cover(document)
    faults = (*faults, *cover.take(directives))
    silenced = tuple(cover.silenced(finding) for finding in findings)
    return silenced, (*faults, *cover.unused(looked))


def directive_findings(faults: Sequence[Fault], rules: Sequence[Rule], page: Page) -> Iterator[Finding]:
    """What is wrong with directives, as findings of those of `rules` that look at it."""
    for rule in rules:
        if not isinstance(rule.detect, DirectiveDetector) or page.context not in rule.contexts:
            continue
        for kind, span, passage, missing in faults:
            if kind == rule.detect.fault:
                words = {"passage": passage, "missing": missing}
                yield make_finding(rule, page, span=span, surface="comment", words=words, target=passage)


@dataclass(slots=True)
class _OpenRanges:
    """The ranges that are open, by rule, and the rules of those that a void directive was to begin (`any_void`: one was)."""

    open: dict[str, tuple[Directive, Named]] = field(default_factory=dict)
    void: set[str] = field(default_factory=set)
    any_void: bool = False


class _Cover:
    """Which directive silences a rule at which place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines: dict[tuple[str, int], list[Directive]] = defaultdict(list)
        self._ranges: dict[str, list[tuple[Span, Directive]]] = defaultdict(list)
        self._idle: dict[tuple[Directive, Named], None] = {}

    def take(self, directives: Sequence[Directive]) -> Iterator[Fault]:
        """Note what `directives` cover; yield what does not fit together."""
        targets = _next_lines(self._document)
        ranges = _OpenRanges()
        for directive in directives:
            if directive.action == "enable":
                yield from self._end(directive, ranges)
            elif directive.void:
                ranges.void |= {rule for rule, _ in directive.rules} if directive.action == "disable" else set()
                ranges.any_void |= directive.action == "disable"
            elif directive.action == "disable":
                yield from self._begin(directive, ranges)
            else:
                for named in directive.rules:
                    self._lines[named.rule, targets[directive.span]].append(directive)
                    self._idle[directive, named] = None
        for _, named in ranges.open.values():
            yield Fault("unbalanced", named.span, named.rule, "no claimslint-enable ends it")

    def _begin(self, directive: Directive, ranges: _OpenRanges) -> Iterator[Fault]:
        for named in directive.rules:
            earlier, _ = ranges.open.setdefault(named.rule, (directive, named))
            if earlier is not directive:
                line, _ = self._document.position(earlier.span.start)
                yield Fault("unused", named.span, named.rule, f"line {line} silences it already")

    def _end(self, directive: Directive, ranges: _OpenRanges) -> Iterator[Fault]:
        """End the ranges that `directive` names, or all. One that a void directive was to begin is nobody's fault here."""
        if not directive.rules and not ranges.open and not ranges.any_void:
            yield Fault("unbalanced", directive.span, "claimslint-enable", "no claimslint-disable before it is still open")
        for rule, span in directive.rules or [Named(rule, directive.span) for rule in ranges.open]:
            if (begun := ranges.open.pop(rule, None)) is not None:
                self._ranges[rule].append((Span(begun[0].end, directive.span.start), begun[0]))
                self._idle[begun] = None
            elif rule in ranges.void:
                ranges.void.discard(rule)
            elif not directive.void:
                yield Fault("unbalanced", span, rule, "no claimslint-disable before it is still open")

    def silenced(self, finding: Finding) -> Finding:
        """`finding`, silenced where a directive covers it."""
        directive = self._directive_at(finding.rule, finding.span.start)
        return finding if directive is None else replace(finding, suppressed=Suppression("directive", directive.reason))

    def unused(self, looked: Collection[str]) -> Iterator[Fault]:
        """Every rule of `looked` that a directive names and that finds nothing there."""
        for _, named in self._idle:
            if named.rule in looked:
                yield Fault("unused", named.span, named.rule, "it reports nothing there")

    def _directive_at(self, rule: str, place: int) -> Directive | None:
        """The first directive that silences `rule` at `place`; every one that does is of use."""
        covering = list(self._lines.get((rule, self._document.position(place)[0]), ()))
        ranges = self._ranges.get(rule, [])
        before = bisect_right(ranges, place, key=lambda each: each[0].start)
        if before and place < ranges[before - 1][0].end:
            covering.append(ranges[before - 1][1])
        for directive in covering:
            for named in directive.rules:
                if named.rule == rule:
                    self._idle.pop((directive, named), None)
        return covering[0] if covering else None


def _next_lines(document: Document) -> Mapping[Span, int]:
    """For the text of each directive the line after it: the next one with words on it that is no directive itself."""
    last, _ = document.position(len(document.source))
    targets: dict[Span, int] = {}
    beginning: dict[int, Span] = {}
    for comment in reversed(document.directives):
        line = document.position(comment.end)[0] + 1
        while line < last and line not in beginning and not _WORDS.search(document.source, *document.line_span(line)):
            line += 1
        targets[comment.span] = targets[beginning[line]] if line in beginning else line
        first, column = document.position(comment.span.start)
        if not _WORDS.search(document.source, comment.span.start - column + 1, comment.span.start):
            beginning[first] = comment.span
    return targets
