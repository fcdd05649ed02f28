"""Labelled copy, scored with the definitions that the shared scorer uses (tests/corpus/README.md says what the labels mean).

A finding counts when it is an error or a warning, is not suppressed, and its category is an assertion's: not `disclosure`, `registry` or
`exception`. Snippets are read as commercial offers, one file each; pages are judged as they come (context `auto`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.shares import Share, share
from linter import lint_text
from linter.engine import CompiledRegistry, Verdict
from linter.findings import Context, Finding, Severity, Span

Row = Mapping[str, Any]

NOT_ASSERTIONS = frozenset({"disclosure", "registry", "exception"})
OBLIGATIONS = {
    "fda_status": "missing-fda-status",
    "insurance": "missing-insurance-caveat",
    "cost_or_multiple_sessions": "missing-cost-caveat",
    "evidence_limits": "missing-evidence-limits",
}
"""The rule that reports each labelled obligation when it is missing."""
FITTING = {
    "disease_claim": {"disease-claim", "cosmetic", "structure-function"},
    "structure_function_efficacy": {"structure-function", "disease-claim", "cosmetic"},
    "safety_overclaim": {"safety", "science", "audience"},
    "false_status": {"status", "investigational", "evidence"},
    "testimonial": {"testimonial", "evidence", "guarantee"},
    "comparative": {"comparison", "safety"},
    "guarantee": {"guarantee", "hype", "evidence", "testimonial", "disease-claim"},
    "mechanism_as_outcome": {"science", "structure-function", "disease-claim", "evidence"},
    "cost_insurance_misrepresentation": {"cost"},
}
"""The categories of findings that fit a label."""

Judge = Callable[[str, str, Context | None], Verdict]
"""Copy, its file name and its context (None: judged from the copy) -> verdict."""


class BrokenRunError(Exception):
    """A check raised: no figure of this run could be trusted."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """One labelled snippet, whether it should be flagged, and the findings on it that count."""

    row: Row
    violating: bool
    findings: tuple[Finding, ...]

    @property
    def flagged(self) -> bool:
        """Whether a finding that counts lies on it."""
        return bool(self.findings)

    @property
    def fits(self) -> bool:
        """Whether one of its findings is of a category that fits its label."""
        return any(finding.category in FITTING[self.row["category"]] for finding in self.findings)

    def field(self, name: str) -> str:
        """A field of the row, as `field_of` gives it."""
        return field_of(self.row, name)


@dataclass(frozen=True, slots=True)
class Scored:
    """A corpus scored: its snippets, the figures of its whole pages by name, and one line for each miss and false alarm."""

    name: str
    snippets: tuple[Snippet, ...]
    pages: Mapping[str, Share]
    misses: tuple[str, ...]

    def recall(self, **fields: str) -> Share:
        """The share of violating snippets with these fields that are flagged."""
        return share(snippet.flagged for snippet in self.select(violating=True, **fields))

    def false_alarms(self, **fields: str) -> Share:
        """The share of harmless snippets with these fields that are flagged."""
        return share(snippet.flagged for snippet in self.select(violating=False, **fields))

    def agreement(self, **fields: str) -> Share:
        """Of the caught snippets with these fields, those with a finding of a fitting category."""
        return share(snippet.fits for snippet in self.select(violating=True, **fields) if snippet.flagged)

    def select(self, *, violating: bool, **fields: str) -> Iterator[Snippet]:
        """The violating, or the harmless, snippets with these fields."""
        for snippet in self.snippets:
            if snippet.violating is violating and all(snippet.field(name) == value for name, value in fields.items()):
                yield snippet


def field_of(row: Row, name: str) -> str:
    """A field of a row as text, `–` where it has none. Surfaces and kinds are free words: spelled alike whatever joins their parts."""
    value = row.get(name)
    if value is None or value == "":
        return "–"
    return re.sub(r"[\s_-]+", " ", str(value)).casefold() if name in {"surface", "kind"} else str(value)


def groups(found: Iterable[Row], name: str, least: int = 1) -> dict[str, list[Row]]:
    """Rows by a field, the largest group first; groups of fewer than `least` rows are put together at the end."""
    by_value: dict[str, list[Row]] = {}
    for row in found:
        by_value.setdefault(field_of(row, name), []).append(row)
    ordered = dict(sorted(by_value.items(), key=lambda item: (-len(item[1]), item[0])))
    kept = {value: members for value, members in ordered.items() if len(members) >= least}
    rest = [row for value, members in ordered.items() if value not in kept for row in members]
    return kept | ({f"{len(ordered) - len(kept)} others": rest} if rest else {})


def rows(path: Path) -> list[Row]:
    """The rows of a labelled file that are not marked ambiguous; none when it is absent."""
    if not path.exists():
        return []
    read = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [row for row in read if not row.get("ambiguous")]


def judge_with(registry: CompiledRegistry, as_of: date) -> Judge:
    """A judge that holds copy against `registry` under United States law on the day `as_of`."""

    def judge(text: str, name: str, context: Context | None) -> Verdict:
        verdict = lint_text(text, path=name, context=context, registry=registry, as_of=as_of)
        if verdict.crashes:
            raise BrokenRunError(f"{name}: {verdict.crashes[0].rule}: {verdict.crashes[0].message}")
        return verdict

    return judge


def score(corpus: Path, judge: Judge) -> Scored:
    """Score the labelled copy in the folder `corpus`: violations.jsonl, benign.jsonl, pages.json with pages/; any may be missing."""
    snippets = [
        Snippet(row, violating, tuple(counting(judge(row["text"] + "\n", _file_name(row), Context.COMMERCIAL_OFFER).findings)))
        for file, violating in (("violations.jsonl", True), ("benign.jsonl", False))
        for row in rows(corpus / file)
    ]
    misses = [_miss(snippet) for snippet in snippets if snippet.flagged is not snippet.violating]
    pages, page_misses = _score_pages(corpus, judge)
    name = f"{corpus.parent.name}/{corpus.name}"
    return Scored(name, tuple(snippets), pages, (*misses, *page_misses))


def counting(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that count as assertions found."""
    return [
        each
        for each in findings
        if each.severity is not Severity.NOTE and each.category not in NOT_ASSERTIONS and each.suppressed is None
    ]  # fmt: skip


def _file_name(row: Row) -> str:
    """An HTML snippet is read as HTML, everything else as Markdown."""
    return f"{row['id']}{'.html' if row['text'].lstrip().startswith('<') else '.md'}"


def _miss(snippet: Snippet) -> str:
    row = snippet.row
    if snippet.violating:
        return f"missed {row['id']} [{row['category']}, {snippet.field('wording')}] {row['text']}"
    return f"false alarm {row['id']} [{snippet.findings[0].rule}] {row['text']}"


def _score_pages(corpus: Path, judge: Judge) -> tuple[dict[str, Share], list[str]]:
    index = corpus / "pages.json"
    if not index.exists():
        return {}, []
    caught: list[bool] = []
    fair: list[bool] = []
    quiet: list[bool] = []
    right: list[bool] = []
    misses: list[str] = []
    for page in json.loads(index.read_text(encoding="utf-8"))["pages"]:
        file = corpus / page["file"]
        text = file.read_bytes().decode("utf-8")
        everything = judge(text, file.name, None).findings
        findings = counting(everything)
        labelled = [_place(text, violation["text"]) for violation in page["violations"]]
        excused = [*labelled, *(_place(text, passage) for passage in _excusing(page))]
        met = [any(finding.span.overlaps(place) for finding in findings) for place in labelled]
        extra = [finding for finding in findings if not any(finding.span.overlaps(place) for place in excused)]
        caught += met
        fair += [finding not in extra for finding in findings]
        if page["verdict"] != "violating":
            quiet.append(not extra)
        misses += [
            f"missed {file.name} [{violation['category']}] {violation['text']}"
            for violation, hit in zip(page["violations"], met, strict=True)
            if not hit
        ]
        misses += [f"false alarm {file.name} [{finding.rule}] {text[slice(*finding.span)]}" for finding in extra]
        for duty, is_right in _obligations(page, everything).items():
            right.append(is_right)
            if not is_right:
                misses.append(f"obligation {file.name} {duty}: labelled {page['obligations'][duty]}")
    figures = {"span recall": share(caught), "span precision": share(fair), "clean pages": share(quiet), "obligations": share(right)}
    return figures, misses


def _excusing(page: Row) -> list[str]:
    """Passages on which a finding is neither right nor wrong: ambiguous ones, and disclosures that are not good enough."""
    ambiguous: Sequence[str | Row] = page.get("ambiguous_spans", [])
    return [each if isinstance(each, str) else each["text"] for each in ambiguous] + list(page.get("inadequate_disclosures", []))


def _place(text: str, passage: str) -> Span:
    start = text.index(passage)
    return Span(start, start + len(passage))


def _obligations(page: Row, findings: Iterable[Finding]) -> dict[str, bool]:
    """For each obligation that is not ambiguous, whether it was judged as it is labelled."""
    said = {finding.rule for finding in findings if finding.severity is not Severity.NOTE and finding.suppressed is None}
    return {
        duty: (rule in said) == (page["obligations"][duty] == "missing")
        for duty, rule in OBLIGATIONS.items()
        if duty not in page.get("obligations_ambiguous", [])
    }
