"""What whole pages are in a labelled corpus, and how far two readers agree on them: verdicts, duties, passages.

The first reader's labels are the corpus's own pages.json; second_pages.json has the second's, in the same form.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.labelled import OBLIGATIONS, Row
from benchmarks.shares import hits, kappa, share

Pages = Mapping[str, Row]
"""File of a page -> its labels."""


def read_pages(path: Path) -> Pages:
    """The labels in `path` by file; none when there is no such file. Raises ValueError for a page that is labelled twice."""
    if not path.exists():
        return {}
    listed: Sequence[Row] = json.loads(path.read_text(encoding="utf-8"))["pages"]
    pages = {page["file"]: page for page in listed}
    if len(pages) != len(listed):
        raise ValueError(f"{path.name}: a page is labelled twice")
    return pages


def page_figures(pages: Pages, second: Pages) -> Iterator[str]:
    """The figures of `pages` as lines of Markdown, with the agreement of those that a `second` reader labelled too."""
    if not pages:
        return
    passages = sum(len(page["violations"]) for page in pages.values())
    formats = Counter(Path(file).suffix.removeprefix(".") for file in pages)
    yield from ("", f"{len(pages)} whole pages ({_listed(formats)}) with {passages} violating passages.")
    for title, field in (("verdict", "verdict"), ("kind", "kind")):
        counted = Counter(str(page.get(field, "–")).replace("_", " ").replace("-", " ") for page in pages.values())
        yield from ("", f"| pages, by {title} | pages |", "|---|---:|", *(f"| {name} | {count} |" for name, count in _ordered(counted)))
    yield from ("", "| pages, by duty | satisfied | missing | not applicable |", "|---|---:|---:|---:|")
    for duty in OBLIGATIONS:
        states = Counter(page["obligations"][duty] for page in pages.values())
        yield f"| {duty.replace('_', ' ')} | {states['satisfied']} | {states['missing']} | {states['not_applicable']} |"
    yield from ("", *page_agreement(pages, second))


def page_agreement(first: Pages, second: Pages) -> Iterator[str]:
    """How far two readers agree on the pages that both labelled; duties marked ambiguous are left out."""
    both = sorted(first.keys() & second.keys())
    if not both:
        yield "No page has a second label."
        return
    verdicts = [(first[file]["verdict"], second[file]["verdict"]) for file in both]
    duties = [
        (first[file]["obligations"][duty], second[file]["obligations"][duty])
        for file in both
        for duty in OBLIGATIONS
        if duty not in first[file].get("obligations_ambiguous", [])
    ]
    yield f"| two readers, {len(both)} pages | labels | agree (Wilson 95%) | Cohen's kappa |"
    yield "|---|---:|---|---:|"
    for name, pairs in (("verdict", verdicts), ("duty: satisfied, missing or not applicable", duties)):
        agreed = kappa([ours for ours, _ in pairs], [theirs for _, theirs in pairs])
        yield f"| {name} | {len(pairs)} | {share(ours == theirs for ours, theirs in pairs)} | {agreed:.3f} |"
    matched = hits([pair for file in both for pair in _matched(first[file], second[file])])
    yield from ("", "| violating passages | share (Wilson 95%) |", "|---|---|")
    yield f"| of the first reader's, marked by the second | {matched.recall} |"
    yield f"| of the second reader's, marked by the first or called unclear | {matched.precision} |"


def _matched(first: Row, second: Row) -> Iterator[tuple[bool, bool]]:
    """Per passage: whether the first and whether the second reader marks it. Two marks are one passage when one holds the other."""
    ours, theirs = ([_text(passage) for passage in page["violations"]] for page in (first, second))
    unclear = [_text(passage) for passage in (*first.get("ambiguous_spans", []), *first.get("inadequate_disclosures", []))]
    yield from ((True, any(_same(mine, other) for other in theirs)) for mine in ours)
    yield from ((False, True) for other in theirs if not any(_same(mine, other) for mine in (*ours, *unclear)))


def _text(passage: str | Row) -> str:
    text: str = passage if isinstance(passage, str) else passage["text"]
    return " ".join(text.split())


def _same(one: str, other: str) -> bool:
    return one in other or other in one


def _ordered(counted: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def _listed(counted: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in _ordered(counted))
