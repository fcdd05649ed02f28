"""How good the findings are, as Markdown tables with Wilson 95% intervals.

    python -m benchmarks.quality [CORPUS]... [--external DIR] [--as-of YYYY-MM-DD] [--list]

Scores labelled copy in-process through `linter.lint_text`: the project's own corpus and, where it lies beside the checkout, the shared
one. What is absent is said. Figures on copy that was tuned on say how well that was done; only first runs on unseen copy say how good
the tool is (benchmarks/QUALITY.md).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from benchmarks import external
from benchmarks.labelled import FITTING, Scored, field_of, groups, judge_with, score
from benchmarks.shares import Share, share
from linter.engine import compile_registry
from linter.registry.load import load_registry

ROOT = Path(__file__).resolve().parents[1]
CORPORA = (ROOT / "tests" / "corpus", ROOT.parent / "shared" / "corpus")
AS_OF = date(2026, 11, 23)
"""The day the copy is judged on unless said: claims go out of force, and figures should be comparable."""

_VIOLATING = ("wording", "category", "surface", "round")
_HARMLESS = ("kind", "surface", "round")
"""The fields by which recall, and false alarms, are broken down."""
_FEWEST = 5
"""Texts of a surface or kind that get a line of their own: fewer say nothing."""


def tables(scored: Scored) -> Iterator[str]:
    """The figures of one corpus as the lines of a Markdown table."""
    yield from ("", f"## {scored.name}", "", "| figure | n | share (Wilson 95%) |", "|---|---:|---|")
    if any(snippet.violating for snippet in scored.snippets):
        yield _line("**recall**", scored.recall())
        for field in _VIOLATING:
            yield from _by(scored, field, violating=True)
        yield _line("**category agreement**, of those caught", scored.agreement())
        for category in FITTING:
            yield _line(f"category agreement, {category}", scored.agreement(category=category))
    if any(not snippet.violating for snippet in scored.snippets):
        yield _line("**harmless flagged**", scored.false_alarms())
        for field in _HARMLESS:
            yield from _by(scored, field, violating=False)
    for name, figure in scored.pages.items():
        yield _line(f"**pages**: {name}", figure)


def external_table(folder: Path) -> Iterator[str]:
    """The figures of the external checks as the lines of a Markdown table, after a sentence for each set that is absent."""
    outcomes = list(external.run(folder, load_registry()))
    checks = [each for each in outcomes if isinstance(each, external.Check)]
    yield from ("", "## External checks")
    if absent := [each for each in outcomes if isinstance(each, str)]:
        yield from ("", *absent)
    if checks:
        yield from ("", "| check | file | n | precision | recall | F1 | aim |", "|---|---|---:|---|---|---:|---|")
    for check in checks:
        hits = check.hits
        aim = "–" if check.aim is None else f"{check.aim:.2f} {'met' if hits.f1 >= check.aim else 'missed'}"
        yield f"| {check.name} | `{check.file}` | {check.items} | {hits.precision} | {hits.recall} | {hits.f1:.3f} | {aim} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; 2 when a corpus that was named is absent, or nothing could be scored at all."""
    command = argparse.ArgumentParser(prog="quality", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    command.add_argument("corpora", type=Path, nargs="*", metavar="CORPUS", help="folder with labelled copy; default: those we have")
    command.add_argument("--external", type=Path, metavar="DIR", help="folder with public data fetched by hand")
    command.add_argument("--as-of", type=date.fromisoformat, default=AS_OF, metavar="YYYY-MM-DD", help="judge as of this day")
    command.add_argument("--list", action="store_true", help="print every miss and false alarm to standard error")
    options = command.parse_args(arguments)
    registry = compile_registry(load_registry())
    judge = judge_with(registry, options.as_of)
    print(f"Registry {registry.registry.fingerprint[:12]}, as of {options.as_of}.")
    done, lost = 0, 0
    for corpus in options.corpora or CORPORA:
        if not any((corpus / name).exists() for name in ("violations.jsonl", "benign.jsonl", "pages.json")):
            print(f"\nskipped: there is no labelled copy in {corpus}")
            lost += bool(options.corpora)
            continue
        scored = score(corpus, judge)
        print("\n".join(tables(scored)))
        if options.list:
            print("\n".join(scored.misses), file=sys.stderr)
        done += 1
    if options.external is None:
        print("\nskipped: the external checks; --external DIR names a folder with their data (benchmarks/QUALITY.md)")
    else:
        print("\n".join(external_table(options.external)))
    return 0 if (done or options.external is not None) and not lost else 2


def _line(name: str, figure: Share) -> str:
    return f"| {name} | {figure.total} | {figure} |"


def _by(scored: Scored, field: str, *, violating: bool) -> Iterator[str]:
    """One line for each value of a field, when some rows have it; rare values of free words together."""
    flagged = {snippet.row["id"]: snippet.flagged for snippet in scored.select(violating=violating)}
    found = [snippet.row for snippet in scored.select(violating=violating)]
    if all(field_of(row, field) == "–" for row in found):
        return
    for value, members in groups(found, field, _FEWEST if field in {"surface", "kind"} else 1).items():
        shown = "not labelled" if value == "–" else value
        name = f"{'recall' if violating else 'harmless flagged'}, {field} {shown}"
        yield _line(name, share(flagged[row["id"]] for row in members))


if __name__ == "__main__":
    sys.exit(main())
