"""The review tier's second opinion: passages that read like a claim though no frame, phrase or association was found in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby

from linter.checks.page import Page, make_finding
from linter.findings import Context, Evidence, Finding, Span, Stretches
from linter.language.opinion import Opinion, shipped_model
from linter.records import dataclass
from linter.registry.model import OpinionDetector, Rule

_FEWEST, _MOST = 5, 80
"""Words of a passage: fewer say too little to judge, more are several passages."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One passage and the opinion on it: the numbers of its sentences, its source span."""

    numbers: tuple[int, ...]
    span: Span
    opinion: Opinion


def judge_passages(page: Page, found: Stretches) -> tuple[Judged, ...]:
    """The opinion on each passage of an offer that holds none of the places in `found`."""
    if page.context is not Context.COMMERCIAL_OFFER:
        return ()
    model = shipped_model()
    judged = []
    for passage in _passages(page):
        readings = [page.readings[number] for number in passage]
        last = readings[-1]
        span = Span(page.span(readings[0], 0, 1).start, page.span(last, len(last) - 1, len(last)).end)
        if not found.overlap(span):
            judged.append(Judged(tuple(passage), span, model.opinion(readings, {page.block(readings[0]).surface})))
    return tuple(judged)


def check_opinions(rule: Rule, detector: OpinionDetector, page: Page, judged: Collection[Judged]) -> Iterator[Finding]:
    """One finding for each judged passage that reads like the detector's label strongly enough."""
    for passage in judged:
        opinion = passage.opinion
        if opinion.label != detector.label or opinion.score < detector.at_least:
            continue
        first = page.readings[passage.numbers[0]]
        words = ", ".join(f"“{word}”" for word, _ in opinion.words if word not in {"0", '"'})
        yield make_finding(
            rule,
            page,
            span=passage.span,
            surface=page.block(first).surface,
            words={"passage": page.prose(first, 0, len(first)), "words": words},
            target=detector.label,
            evidence=[Evidence("passage", passage.span)],
        )


def _passages(page: Page) -> Iterator[list[int]]:
    """Runs of sentences of one block that is copy, cut where they get long; runs of a few words are left out."""
    copy = (number for number, reading in enumerate(page.readings) if page.is_copy(reading))
    for _, numbers in groupby(copy, key=lambda number: page.readings[number].block):
        passage: list[int] = []
        words = 0
        for number in numbers:
            length = len(page.readings[number])
            if passage and words + length > _MOST:
                yield passage
                passage, words = [], 0
            passage.append(number)
            words += length
        if words >= _FEWEST:
            yield passage
