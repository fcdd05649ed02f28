"""What is in a labelled corpus, as the Markdown of its datasheet: counts by field, and how far two readers agree.

    python -m benchmarks.corpus_figures [CORPUS] [--first FILE] [--second FILE] [--write]

A label file has one line a text: id, `V` (violating) or `H` (harmless), category or `-`, parted by tabs. Without `--first` the corpus's own
labels are the first reader's; without `--second` its second_labels.tsv is the second's. `--write` puts the figures into the corpus's
README.md, between the two comments that mark their place.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.labelled import Row, groups, rows
from benchmarks.page_figures import page_figures, read_pages
from benchmarks.shares import kappa, share
from benchmarks.sheets import fill

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "corpus"
_FEWEST = 10
"""Texts of a value that get a line of their own."""

Labels = Mapping[str, tuple[str, str]]
"""Text id -> verdict (`V` or `H`) and category (`-` for none)."""


def figures(corpus: Path, first: Labels | None = None, second: Labels | None = None) -> Iterator[str]:
    """The datasheet's figures as lines of Markdown."""
    violating, harmless = rows(corpus / "violations.jsonl"), rows(corpus / "benign.jsonl")
    yield f"{len(violating):,} violating and {len(harmless):,} harmless texts, ambiguous ones not counted."
    conditions = {name for row in violating for name in named_conditions(row)}
    yield f"{len(conditions):,} different conditions or targets are named."
    for title, found in (
        ("violating, by category", _counts(violating, "category")),
        ("violating, by wording", _counts(violating, "wording")),
        ("violating, by surface", _counts(violating, "surface")),
        ("harmless, by kind", _counts(harmless, "kind")),
        ("violating / harmless, by round", _rounds(violating, harmless)),
    ):
        yield from ("", f"| {title} | texts |", "|---|---:|", *(f"| {name} | {count} |" for name, count in found))
    yield from ("", *agreement(own_labels(violating, harmless) if first is None else first, second or {}))
    yield from page_figures(read_pages(corpus / "pages.json"), read_pages(corpus / "second_pages.json"))


def named_conditions(row: Row) -> set[str]:
    """The conditions that a row names; several are parted by commas or semicolons."""
    listed = str(row.get("condition") or "").replace(";", ",").split(",")
    return {name.strip().casefold() for name in listed if name.strip() not in {"", "-", "none"}}


def own_labels(violating: Sequence[Row], harmless: Sequence[Row]) -> Labels:
    """The corpus's own labels."""
    return {row["id"]: ("V", row["category"]) for row in violating} | {row["id"]: ("H", "-") for row in harmless}


def read_labels(path: Path) -> Labels:
    """The labels of a label file. Raises ValueError for a line that is none."""
    labels: dict[str, tuple[str, str]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        cells = line.split("\t")
        if len(cells) != 3 or cells[1] not in {"V", "H"}:
            raise ValueError(f"{path.name}:{number}: a label is id, V or H, and category, parted by tabs")
        labels[cells[0]] = (cells[1], cells[2])
    return labels


def agreement(first: Labels, second: Labels) -> Iterator[str]:
    """How far two readers agree on the texts that both labelled, and on the categories of those that both call violating."""
    both = sorted(first.keys() & second.keys())
    if not both:
        yield "No text has a second label."
        return
    verdicts = [(first[each][0], second[each][0]) for each in both]
    categories = [(first[each][1], second[each][1]) for each in both if first[each][0] == second[each][0] == "V"]
    yield "| two readers | texts | agree (Wilson 95%) | Cohen's kappa |"
    yield "|---|---:|---|---:|"
    for name, pairs in (("verdict", verdicts), ("category, where both say violating", categories)):
        if pairs:
            agreed = kappa([ours for ours, _ in pairs], [theirs for _, theirs in pairs])
            yield f"| {name} | {len(pairs)} | {share(ours == theirs for ours, theirs in pairs)} | {agreed:.3f} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, or write them into the datasheet; 2 when there is nothing to count or nowhere to write."""
    command = argparse.ArgumentParser(prog="corpus_figures", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    command.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    command.add_argument("--first", type=Path, metavar="FILE", help="the first reader's labels; default: the corpus's own")
    command.add_argument("--second", type=Path, metavar="FILE", help="the second reader's labels; default: second_labels.tsv")
    command.add_argument("--write", action="store_true", help="put the figures into the corpus's README.md")
    options = command.parse_args(arguments)
    corpus: Path = options.corpus
    if not (corpus / "violations.jsonl").exists() and not (corpus / "benign.jsonl").exists():
        print(f"corpus_figures: there is no labelled copy in {corpus}", file=sys.stderr)
        return 2
    second = options.second or (corpus / "second_labels.tsv" if (corpus / "second_labels.tsv").exists() else None)
    try:
        first_labels, second_labels = (None if path is None else read_labels(path) for path in (options.first, second))
        text = "\n".join(figures(corpus, first_labels, second_labels))
        if options.write:
            fill(corpus / "README.md", text)
        else:
            print(text)
    except (OSError, ValueError) as error:
        print(f"corpus_figures: {error}", file=sys.stderr)
        return 2
    return 0


def _counts(found: Sequence[Row], field: str) -> list[tuple[str, int]]:
    """How many rows have each value of a field, the commonest first; rare ones together."""
    return [(value, len(members)) for value, members in groups(found, field, _FEWEST).items()]


def _rounds(violating: Sequence[Row], harmless: Sequence[Row]) -> list[tuple[str, str]]:
    ours, theirs = (Counter(row.get("round", 0) for row in found) for found in (violating, harmless))
    return [(str(number), f"{ours[number]} / {theirs[number]}") for number in sorted(ours | theirs)]


if __name__ == "__main__":
    sys.exit(main())
