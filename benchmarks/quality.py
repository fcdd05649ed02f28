"""How good the findings are, on labelled copy, with Wilson 95% intervals.

    python benchmarks/quality.py [CORPUS...] [--list]

A CORPUS is a folder with violations.jsonl and benign.jsonl (and pages.json with pages/ where it has whole pages); by default the project's
own and, where it lies beside the checkout, the shared one. A snippet counts as flagged when it gets a finding that is an error or a
warning and no disclosure, registry or exception finding; snippets are read as commercial offers. Figures on copy that was tuned on say how
well that was done; only first runs on unseen copy say how good the tool is (QUALITY.md).
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from math import sqrt
from pathlib import Path
from typing import Any

from linter.documents.read import read_document
from linter.engine import CompiledRegistry, compile_registry, lint_document
from linter.findings import Context, Finding, Severity
from linter.policy.policy import Policy
from linter.registry.load import load_registry

ROOT = Path(__file__).resolve().parents[1]
CORPORA = (ROOT / "tests" / "corpus", ROOT.parent / "shared" / "corpus")
AS_OF = date(2026, 11, 23)
NOT_ASSERTIONS = {"disclosure", "registry", "exception"}
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
"""Categories of findings that fit a label of the corpus."""
Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """The rows of a labelled file that are not ambiguous; none where it is absent."""
    if not path.exists():
        return []
    read = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [row for row in read if not row.get("ambiguous")]


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95% interval of a share."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, hits / total
    centre, spread = share + z * z / (2 * total), z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (centre - spread) / (1 + z * z / total), (centre + spread) / (1 + z * z / total)


def share(hits: int, total: int) -> str:
    """`hits/total = share (interval)`."""
    low, high = wilson(hits, total)
    return f"{hits}/{total} = {hits / total:.3f} ({low:.3f}–{high:.3f})" if total else "–"


def flagged(text: str, registry: CompiledRegistry) -> list[Finding]:
    """The findings on a snippet that count as assertions."""
    is_html = text.lstrip().startswith("<")
    document = read_document(text.encode(), "snippet", "html" if is_html else "markdown")
    found = lint_document(document, registry, Policy(context=Context.COMMERCIAL_OFFER), AS_OF).findings
    return [finding for finding in found if finding.severity is not Severity.NOTE and finding.category not in NOT_ASSERTIONS]


def table(corpus: Path, registry: CompiledRegistry, misses: list[str]) -> Iterator[str]:
    """The figures of one corpus as lines of a Markdown table."""
    recall: dict[str, list[bool]] = defaultdict(list)
    agreement: list[bool] = []
    for row in rows(corpus / "violations.jsonl"):
        found = flagged(row["text"], registry)
        for key in (f"recall, {row['wording']}", f"recall, {row['category']}", "recall, all"):
            recall[key].append(bool(found))
        if found:
            agreement.append(any(finding.category in FITTING[row["category"]] for finding in found))
        else:
            misses.append(f"missed {row['id']} [{row['category']}, {row['wording']}] {row['text']}")
    alarms: dict[str, list[bool]] = defaultdict(list)
    for row in rows(corpus / "benign.jsonl"):
        found = flagged(row["text"], registry)
        for key in ("harmless flagged, all", f"harmless flagged, {row.get('kind', 'any')}"):
            alarms[key].append(bool(found))
        if found:
            misses.append(f"false alarm {row['id']} [{found[0].rule}] {row['text']}")
    yield f"| {corpus.name} | share (Wilson 95%) |"
    yield "|---|---|"
    for name, hits in (*sorted(recall.items()), ("category fits, of those caught", agreement), *sorted(alarms.items())):
        yield f"| {name} | {share(sum(hits), len(hits))} |"


def main(arguments: Iterable[str] | None = None) -> None:
    """Print one table a corpus."""
    command = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    command.add_argument("corpora", nargs="*", type=Path)
    command.add_argument("--list", action="store_true", help="print every miss and false alarm too")
    options = command.parse_args(arguments)
    registry = compile_registry(load_registry())
    for corpus in options.corpora or CORPORA:
        if not (corpus / "violations.jsonl").exists():
            print(f"skipped: there is no labelled copy in {corpus}")
            continue
        misses: list[str] = []
        print("\n".join(table(corpus, registry, misses)), end="\n\n")
        if options.list:
            print("\n".join(misses), end="\n\n")


if __name__ == "__main__":
    main()
