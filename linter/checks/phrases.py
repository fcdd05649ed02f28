"""Phrase rules: words that say too much whatever they are about, unless the sentence takes them back."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.compiled import rule_label
from linter.checks.page import Page, make_finding
from linter.documents.model import Visibility
from linter.findings import Evidence, Finding, Related
from linter.language.assertions import SET_ASIDE
from linter.language.reading import Reading
from linter.language.stance import standing
from linter.registry.model import Companion, PhraseDetector, Rule


def check_phrases(rule: Rule, detector: PhraseDetector, page: Page) -> Iterator[Finding]:
    """Findings of a phrase rule: one a sentence, at its longest match that stands in a stance of the rule."""
    if detector.promotional_only and not page.promotional:
        return
    label, unless = rule_label(rule, "match"), rule_label(rule, "unless")
    excused = {number for number, _, _ in page.labelled(unless)}
    matches: dict[int, list[tuple[int, int]]] = {}
    for number, start, end in page.labelled(label):
        reading = page.readings[number]
        if number not in excused and page.is_copy(reading) and _is_about_therapy(reading, start, end):
            matches.setdefault(number, []).append((start, end))
    for number, places in matches.items():
        if any(is_answered(rule, index, answer, page, number) for index, answer in enumerate(detector.answers)):
            continue
        longest_first = sorted(places, key=lambda place: place[0] - place[1])
        found = (_finding(rule, detector, page, number, start, end) for start, end in longest_first)
        finding = next((each for each in found if each is not None), None)
        if finding is not None:
            yield finding


def _finding(rule: Rule, detector: PhraseDetector, page: Page, number: int, start: int, end: int) -> Finding | None:
    reading = page.readings[number]
    stands = standing(reading, start, end, page.following(number))
    if stands.stance not in detector.stances:
        return None
    related = []
    for index, companion in enumerate(detector.companions):
        place = _companion(rule, index, companion, page, number)
        if place is None:
            return None
        other, first, last = place
        if (other, first) != (number, start):
            related.append(
                Related(
                    page.span(page.readings[other], first, last), f"read together with “{page.prose(page.readings[other], first, last)}”"
                )
            )
    span = page.span(reading, start, end)
    return make_finding(
        rule,
        page,
        span=span,
        surface=page.block(reading).surface,
        words={"passage": page.prose(reading, start, end)},
        stance=stands.stance,
        target=" ".join(reading.sentence.words[start:end]),
        evidence=[
            Evidence("trigger", span),
            *(Evidence("cue", page.span(reading, cue.start, cue.end)) for cue in stands.cues if cue in reading.cues),
        ],
        related=related,
    )


def _companion(rule: Rule, index: int, companion: Companion, page: Page, number: int) -> tuple[int, int, int] | None:
    """Where the companion stands that is nearest to sentence `number` and near enough, if anywhere."""
    near = [
        place
        for place in page.labelled(rule_label(rule, f"with:{index}"))
        if page.is_copy(page.readings[place[0]]) and is_near(companion, page, place[0], number)
    ]
    return min(near, key=lambda place: abs(place[0] - number), default=None)


def is_answered(rule: Rule, index: int, answer: Companion, page: Page, number: int) -> bool:
    """Whether a reader meets what belongs near sentence `number`."""
    return any(
        page.block(page.readings[place[0]]).visibility is Visibility.VISIBLE
        and page.says(place)
        and is_near(answer, page, place[0], number)
        for place in page.labelled(rule_label(rule, f"answer:{index}"))
    )


def is_near(companion: Companion, page: Page, other: int, number: int) -> bool:
    """Whether sentence `other` is as near to sentence `number` as `companion` asks."""
    if companion.within == "document" or other == number:
        return True
    one, two = sorted((page.readings[other].block, page.readings[number].block))
    if companion.within == "beside":
        return not any(block.visibility is Visibility.VISIBLE for block in page.document.blocks[one + 1 : two])
    return companion.within == "block" and one == two


def _is_about_therapy(reading: Reading, start: int, end: int) -> bool:
    """Whether the phrase at tokens `start` to `end` can be about the product.

    Not in a sentence on another subject, nor in one that names another treatment outside the phrase and refers to no offer of the page.
    """
    if reading.has_mention("product"):
        return True
    if reading.has_mention("subject"):
        return False
    aside = [(first, last) for first, last, labels in reading.phrases if SET_ASIDE in labels]
    others = [m for m in reading.mentions if m.kind == "agent" and not any(first <= m.start and m.end <= last for first, last in aside)]
    return reading.has_mention("anaphor") or all(start <= m.start and m.end <= end for m in others)
