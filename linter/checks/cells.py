"""Phrase rules over two cells of a table: “Side effects | none” says what neither of them says by itself."""

from __future__ import annotations

from collections.abc import Iterator, Set

from linter.checks.compiled import rule_label
from linter.checks.page import Page, make_finding
from linter.checks.phrases import is_about_therapy, is_answered, related_to
from linter.findings import Finding, Related, Span, Stance, evidence_for
from linter.language.cells import beside, labelled
from linter.language.headed import is_told_by_head
from linter.language.joined import Joined, has_label, join_cells
from linter.language.reading import Reading
from linter.registry.detectors import PhraseDetector
from linter.registry.model import Rule

_BEYOND = 2
"""Words that may follow in the cell (“none reported”): with more it goes on to say something else."""


def said_in_cells(page: Page) -> Set[str]:
    """The labels of the phrases that reach from one cell of `page` into another."""
    return page.once(_pairs_by_label).keys()


def check_cells(rule: Rule, detector: PhraseDetector, page: Page) -> Iterator[Finding]:
    """Findings of a phrase rule that reach from the first cell of a row into another: one a pair of cells, at the longest match."""
    label = rule_label(rule, "match")
    pairs = page.once(_pairs_by_label).get(label)
    if not pairs or (detector.promotional_only and not page.promotional) or Stance.ASSERTED not in detector.stances:
        return
    excused = set(page.with_label(rule_label(rule, "unless")))
    for pair in pairs:
        whole = pair.seam + len(page.readings[pair.second])
        matches = [
            (start, end)
            for start, end, labels in pair.across
            if label in labels and end >= whole - _BEYOND and not _is_tail(start, pair.seam)
        ]
        if not matches or not excused.isdisjoint((pair.first, pair.second)) or _is_denied(page.readings[pair.first], label):
            continue
        start, end = max(matches, key=lambda match: (match[1] - match[0], -match[0]))
        first = page.readings[pair.first]
        related = related_to(rule, detector, page, pair.first, start)
        answered = any(is_answered(rule, index, answer, page, pair.first) for index, answer in enumerate(detector.answers))
        if related is not None and not answered and is_about_therapy(first, start, pair.seam):
            yield _finding(rule, page, pair, start, end, related)


def _is_tail(start: int, seam: int) -> bool:
    """Whether what begins at `start` is but the last word of a longer label: “Blood only | $90” is no “only $90”."""
    return start > 0 and seam - start == 1


def _is_denied(first: Reading, label: str) -> bool:
    """Whether a cell claims it by itself and is answered with no: “Covered by most plans | ✗”."""
    return first.sentence.ending == "?" and has_label(first, label)


def _finding(rule: Rule, page: Page, pair: Joined, start: int, end: int, related: list[Related]) -> Finding:
    first, second = page.readings[pair.first], page.readings[pair.second]
    span = Span(page.span(first, start, pair.seam).start, page.span(second, 0, end - pair.seam).end)
    passage = f"{page.prose(first, start, pair.seam)}: {page.prose(second, 0, end - pair.seam)}"
    return make_finding(
        rule,
        page,
        span=span,
        surface=page.block(first).surface,
        words={"passage": passage},
        target=" ".join((*first.sentence.words[start:], *second.sentence.words[: end - pair.seam])),
        evidence=evidence_for(span, [("trigger", span)]),
        related=related,
    )


def _pairs_by_label(page: Page) -> dict[str, list[Joined]]:
    """The pairs of cells that may say something together, by the labels of the phrases that reach from one into the other."""
    pairs: dict[str, list[Joined]] = {}
    for pair in _pairs(page):
        for label in set[str]().union(*[labels for _, _, labels in pair.across]):
            pairs.setdefault(label, []).append(pair)
    return pairs


def _pairs(page: Page) -> tuple[Joined, ...]:
    """The cells that may say something together, on copy that can speak for an offer and is not told by a head."""
    rows = beside(page.document.blocks) | labelled(page.document.blocks)
    if not rows:
        return ()
    own = set(rows).union(*rows.values())
    told = [each for each in page.readings if each.block in own]
    spoken = {each.block for each in told if page.is_copy(each) and page.offers(each) and not is_told_by_head(each)}
    spoken -= _heads_of_figures(page)
    offered = {label: [cell for cell in cells if cell in spoken] for label, cells in rows.items() if label in spoken}
    naming = {page.readings[number].block for number in page.index.mentioning("product")}
    for label, cells in tuple(offered.items()):  # what is offered may be named in a later cell of the row, beside its price
        if label not in naming and not naming.isdisjoint(cells):
            said = [cell for cell in cells if not any(map(str.isdigit, page.document.blocks[cell].text))]
            offered |= {cell: [other for other in said if other > cell] for cell in naming.intersection(cells)}
    return tuple(
        pair
        for pair in join_cells(page.readings, offered, page.compiled.claiming, page.compiled.lexicon)
        if not _is_of_others(page, pair.second) and page.readings[pair.second].sentence.ending != "?"
    )


def _heads_of_figures(page: Page) -> set[int]:
    """The heads of columns of nothing but figures: “Before” beside “After” over what was measured is no claim of either."""
    columns: dict[int, list[str]] = {}
    for block in page.document.blocks:
        if block.surface == "table-cell" and block.lead is not None:
            columns.setdefault(block.lead, []).append(block.text)
    return {head for head, cells in columns.items() if not any(map(str.isalpha, "".join(cells)))}


def _is_of_others(page: Page, number: int) -> bool:
    """Whether a cell, or the head of its column, names another treatment and not the product."""
    cell = page.readings[number]
    head = page.block(cell).lead
    speaking = [cell, *(page.readings[at] for at in page.in_block(head))] if head is not None else [cell]
    return any(reading.has_mention("agent") for reading in speaking) and not any(reading.has_mention("product") for reading in speaking)
