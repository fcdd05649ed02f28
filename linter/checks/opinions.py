"""The review tier's second opinion: passages that read like a claim though no frame, phrase or association was found in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from linter.checks.page import Page, make_finding
from linter.findings import Context, Evidence, Finding, Span, Stance
from linter.language.opinion import shipped_model
from linter.language.reading import Reading
from linter.language.stance import QUESTION_LEADS, has_cue
from linter.registry.model import OpinionDetector, Rule

_EXCUSING = frozenset({Stance.REPORTED, Stance.NEGATED, Stance.INVESTIGATIONAL})
_FEWEST, _MOST = 5, 80
"""Words of a passage: fewer say too little to judge, more are several passages."""


def check_opinions(rule: Rule, detector: OpinionDetector, page: Page, found: Collection[Span]) -> Iterator[Finding]:
    """One finding a passage that reads like the detector's label and holds none of the places in `found`."""
    if page.context is not Context.COMMERCIAL_OFFER:
        return
    model = shipped_model()
    for passage in _passages(page):
        first, last = page.readings[passage[0]], page.readings[passage[-1]]
        span = Span(page.span(first, 0, 1).start, page.span(last, len(last) - 1, len(last)).end)
        if any(span.overlaps(other) for other in found) or _is_excused([page.readings[number] for number in passage]):
            continue
        opinion = model.opinion([page.readings[number].sentence for number in passage])
        if opinion.label != detector.label or opinion.score < detector.at_least:
            continue
        words = ", ".join(f"“{word}”" for word, _ in opinion.words if word not in {"0", '"'})
        yield make_finding(
            rule,
            page,
            span=span,
            surface=page.block(first).surface,
            words={"passage": page.prose(first, 0, len(first)), "words": words},
            target=detector.label,
            evidence=[Evidence("passage", span)],
        )


def _is_excused(passage: Sequence[Reading]) -> bool:
    """Whether a cue says of a sentence that it reports, denies or studies what it speaks of, or the passage only asks."""
    reported = any(cue.group.scope == "sentence" and cue.group.stance in _EXCUSING for reading in passage for cue in reading.cues)
    return reported or all(reading.sentence.ending == "?" and has_cue(reading, QUESTION_LEADS) is None for reading in passage)


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
