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
        self._lines: dict[tuple[str, int], list[tuple[Directive, Named]]] = defaultdict(list)
        self._ranges: dict[str, list[tuple[Span, Directive, Named]]] = defaultdict(list)
        self._idle: dict[Named, None] = {}
        self._used: set[tuple[str, int]] = set()

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
                    self._lines[named.rule, targets[directive.span]].append((directive, named))
                    self._idle[named] = None
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
                self._ranges[rule].append((Span(begun[0].end, directive.span.start), *begun))
                self._idle[begun[1]] = None
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
        for named in self._idle:
            if named.rule in looked:
                yield Fault("unused", named.span, named.rule, "it reports nothing there")

    def _directive_at(self, rule: str, place: int) -> Directive | None:
        """The first directive that silences `rule` at `place`; every one that does is of use."""
        here = rule, self._document.position(place)[0]
        covering = self._lines.get(here, [])
        if covering and here not in self._used:  # once a line: it may have thousands of directives and of findings
            self._used.add(here)
            for _, named in covering:
                self._idle.pop(named, None)
        ranges = self._ranges.get(rule, [])
        before = bisect_right(ranges, place, key=lambda each: each[0].start)
        if before and place < ranges[before - 1][0].end:
            _, directive, named = ranges[before - 1]
            self._idle.pop(named, None)
            return covering[0][0] if covering else directive
        return covering[0][0] if covering else None


def _next_lines(document: Document) -> Mapping[Span, int]:
    """For the text of each directive the line after it: the next one with words on it that is no directive itself."""
    lines = _Lines(document)
    targets: dict[Span, int] = {}
    beginning: dict[int, Span] = {}
    after: dict[int, int] = {}  # where the search from a line ends: several directives may stand in the line before it
    for comment in reversed(document.directives):
        line = start = document.position(comment.end)[0] + 1
        if start not in after:
            while line < lines.last and line not in beginning and lines.first_word(line) is None:
                line += 1
            after[start] = line
        line = after[start]
        targets[comment.span] = targets[beginning[line]] if line in beginning else line
        first, _ = document.position(comment.span.start)
        word = lines.first_word(first)
        if word is None or word >= comment.span.start:
            beginning[first] = comment.span
    return targets


class _Lines:
    """The lines of a document, and where the first word of each stands: looked for once, since a line may hold thousands of directives."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.last, _ = document.position(len(document.source))
        self._words: dict[int, int | None] = {}

    def first_word(self, line: int) -> int | None:
        """Where the first word of a line begins, None where it has none."""
        if line not in self._words:
            found = _WORDS.search(self._document.source, *self._document.line_span(line))
            self._words[line] = None if found is None else found.start()
        return self._words[line]
