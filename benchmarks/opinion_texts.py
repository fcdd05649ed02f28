"""The texts that the second opinion learns from (benchmarks/train_opinion.py): snippets, passages of pages, examples of rules."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from linter.checks.opinions import WHY_A_NOTE, setting_of
from linter.checks.page import Page
from linter.documents.read import read_document
from linter.engine import CompiledRegistry, as_told, compile_registry, lint_document
from linter.findings import Context, Finding, Severity, Span
from linter.language.opinion import Setting
from linter.language.reading import Reading
from linter.policy.policy import Policy
from linter.registry.detectors import OpinionDetector
from linter.registry.model import Registry

DAY = date.fromisoformat("2026-11-23")
"""The day on which pages are read. None of what is learned depends on it."""

CATEGORY_LABELS = {
    "disease_claim": "disease-claim",
    "structure_function_efficacy": "structure-function",
    "safety_overclaim": "safety",
    "false_status": "status",
    "testimonial": "testimonial",
    "comparative": "comparison",
    "guarantee": "guarantee",
    "mechanism_as_outcome": "science",
    "cost_insurance_misrepresentation": "cost",
}
RULE_LABELS = {
    **{label: label for label in CATEGORY_LABELS.values() if label != "cost"},
    "cosmetic": "structure-function",
    "convenience": "guarantee",
    "evidence": "science",
    "investigational": "status",
    "audience": "safety",
}
"""Category of a rule -> label of its harmful examples. Those about money are not learned: most are right in themselves, and lack a term."""

WEIGHTY = 2.0
"""What harmless snippets count, which were written to be hard."""
MANY_VOICED, OF_MANY_VOICES = 12, 2.0
"""The first round whose writers were told to sound like as many people as the web has, and what a snippet counts from there on."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text to learn from, its label (None: harmless), and the sentences of a page that it stands for, where it is from one.

    An example of a rule shows what a claim is, but not what a whole snippet is most of all: no label is learned from it. `weight` is how
    many texts it counts for. Chosen, as all of these were, by leaving out two late rounds and the batch beside them. `setting` is where
    it stands, `lead` the sentences of the line that leads to it, and the kind of block that this is.
    """

    text: str
    label: str | None
    readings: tuple[Reading, ...] = ()
    surface: str = ""
    weight: float = 1.0
    is_example: bool = False
    setting: Setting = "lines"
    lead: tuple[Reading, ...] = ()
    lead_surface: str = ""


def rows(folder: Path, left_out: Collection[int] = ()) -> Iterator[Text]:
    """The snippets of a corpus. Ambiguous rows are left out, and so are the rounds in `left_out`."""
    for name in ("violations", "benign"):
        listing = folder / f"{name}.jsonl"
        for line in listing.read_text(encoding="utf-8").splitlines() if listing.exists() else ():
            row = json.loads(line) if line.strip() else {"ambiguous": True}
            if not row.get("ambiguous") and row.get("round") not in left_out:
                weight = OF_MANY_VOICES if row.get("round", 0) >= MANY_VOICED else 1.0
                if name == "violations":
                    yield Text(row["text"], CATEGORY_LABELS[row["category"]], weight=weight)
                else:
                    yield Text(row["text"], None, weight=weight * WEIGHTY)


def practice_rows(folder: Path) -> Iterator[Text]:
    """The copy of a corpus that is there to be learned from alone: label and text, a line each."""
    listing = folder / "practice.tsv"
    for line in listing.read_text(encoding="utf-8").splitlines()[1:] if listing.exists() else ():
        label, text = line.split("\t")
        yield Text(text, None if label == "harmless" else label)


def page_rows(folder: Path, registry: CompiledRegistry, left_out: Collection[int] = ()) -> Iterator[Text]:
    """The violating sentences of a corpus's whole pages, and the blocks that hold none, as harmless texts."""
    listing = folder / "pages.json"
    for page in json.loads(listing.read_text(encoding="utf-8"))["pages"] if listing.exists() else ():
        if page.get("round") not in left_out:
            data = (folder / page["file"]).read_bytes()
            told = as_told(read_document(data, str(page["file"])), registry, Policy(), DAY)
            yield from _passages(page, data.decode(), told)


def _passages(page: Mapping[str, object], source: str, told: Page) -> Iterator[Text]:
    document, setting = told.document, setting_of(told)
    violating = [(_place(source, each["text"]), CATEGORY_LABELS[each["category"]]) for each in page["violations"]]  # type: ignore[attr-defined]
    unclear = [_place(source, each) for field in ("ambiguous_spans", "inadequate_disclosures") for each in page.get(field, [])]  # type: ignore[attr-defined]
    of_block: dict[int | None, tuple[Reading, ...]] = {}
    for number in range(len(document.blocks)):
        of_block[number] = tuple(reading for each in told.in_block(number) if len(reading := told.readings[each]))
    for number, block in enumerate(document.blocks):
        own = of_block[number]
        labels = [label for place, label in violating if block.span().overlaps(place)]
        if labels:
            spans = [block.offsets.span(reading.sentence.starts[0], reading.sentence.ends[-1]) for reading in own]
            own = tuple(reading for reading, span in zip(own, spans, strict=True) if any(span.overlaps(place) for place, _ in violating))
        elif any(block.span().overlaps(place) for place in unclear):
            continue
        if own:
            lead = of_block.get(block.lead, ())
            surface = document.blocks[block.lead].surface if block.lead is not None else ""
            label = labels[0] if labels else None
            yield Text(block.text, label, own, block.surface, setting=setting, lead=lead, lead_surface=surface)


def _place(source: str, passage: str | Mapping[str, str]) -> Span:
    text = passage if isinstance(passage, str) else passage["text"]
    start = source.index(text)
    return Span(start, start + len(text))


def is_note(finding: Finding) -> bool:
    """Whether a finding is a note for another reason than the second opinion's, which is not to learn from itself."""
    return finding.severity is Severity.NOTE and not finding.message.endswith(WHY_A_NOTE)


def registry_rows(registry: Registry) -> Iterator[Text]:
    """What the registry itself says, its harmless examples that no other rule reports, and what its rules have to report."""
    rules = tuple(rule for rule in registry.rules if not isinstance(rule.detect, OpinionDetector))
    compiled = compile_registry(replace(registry, rules=rules))
    texts = {example.text for record in (*rules, *registry.claims) for example in record.examples.passing}
    texts |= {claim.statement for claim in registry.claims} | {caveat.statement for caveat in registry.caveats}
    texts |= {text.text for disclosure in registry.disclosures for text in disclosure.texts}
    for text in sorted(texts):
        verdict = lint_document(read_document(text.encode(), "example.md"), compiled, Policy(context=Context.COMMERCIAL_OFFER), DAY)
        if all(finding.category == "disclosure" or is_note(finding) for finding in verdict.findings):
            yield Text(text, None)
    harmful = {example.text: RULE_LABELS[rule.category] for rule in rules if rule.category in RULE_LABELS for example in rule.examples.flag}
    yield from (Text(text, label, is_example=True) for text, label in sorted(harmful.items()))
