"""Phrase rules: words that say too much whatever they are about, unless the sentence takes them back."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from linter.checks.compiled import rule_label
from linter.checks.page import Page, make_finding, shown_before
from linter.checks.propositions import says
from linter.documents.model import Visibility
from linter.findings import Finding, Related, evidence_for
from linter.language.credit import is_of_another
from linter.language.houses import SET_ASIDE
from linter.language.index import Place
from linter.language.reading import CONTRASTS, LIKE_CLAUSES, SELLERS, VOICE, Reading
from linter.language.said import ADDRESSED
from linter.language.saying import own_clause, standing
from linter.records import replace
from linter.registry.detectors import Companion, PhraseDetector
from linter.registry.model import Rule

_ADDRESSING = frozenset({ADDRESSED, VOICE, SELLERS})


def check_phrases(rule: Rule, detector: PhraseDetector, page: Page) -> Iterator[Finding]:
    """Findings of a phrase rule: one a sentence, at its longest match that stands in a stance of the rule."""
    if detector.promotional_only and not page.promotional:
        return
    matched = page.labelled(rule_label(rule, "match"))
    if not matched:
        return
    for number, places in _said_of_therapy(matched, _excused(rule, page), page).items():
        if detector.answers and any(is_answered(rule, index, answer, page, number) for index, answer in enumerate(detector.answers)):
            continue
        if len(places) == 1:
            ((start, end),) = places
            finding = _finding(rule, detector, page, number, start, end)
            if finding is not None:
                yield finding
            continue
        longest_first = sorted(places, key=lambda place: place[0] - place[1])
        found = (_finding(rule, detector, page, number, start, end) for start, end in longest_first)
        finding = next((each for each in found if each is not None), None)
        if finding is not None:
            also = tuple(_also(finding, detector, page, number, places))
            yield replace(finding, related=(*finding.related, *also)) if also else finding


def _said_of_therapy(matched: Sequence[Place], excused: Mapping[int, int], page: Page) -> dict[int, list[tuple[int, int]]]:
    """Those of the places `matched` that copy says of the therapy and nothing takes back, by sentence: start and end tokens."""
    readings, is_all_copy = page.readings, page.is_all_copy
    said: dict[int, list[tuple[int, int]]] = {}
    for number, start, end in matched:
        reading = readings[number]
        if (
            not (number in excused and _is_excused(reading, excused[number], end))
            and (is_all_copy or page.is_copy(reading))
            and is_of_therapy(reading, start, end, page)
        ):
            if number in said:
                said[number].append((start, end))
            else:
                said[number] = [(start, end)]
    return said


def is_of_therapy(reading: Reading, start: int, end: int, page: Page) -> bool:
    """Whether `page` says the phrase at tokens `start` to `end` of a sentence of the therapy."""
    if not (page.offers(reading) or _has_product_for_subject(reading, start)):
        return False
    return not reading.mentions or is_about_therapy(reading, start, end)


def _excused(rule: Rule, page: Page) -> dict[int, int]:
    """The sentences that something takes back, each with the token at which the last of that ends."""
    excused: dict[int, int] = {}
    label = rule_label(rule, "unless")
    if label in page.index.labels:
        for number, _, end in page.labelled(label):
            excused[number] = max(end, excused.get(number, end))
    return excused


def _is_excused(reading: Reading, excuse: int, end: int) -> bool:
    """Whether what takes a sentence back, which ends at token `excuse`, reaches what ends at token `end`.

    It does not reach into what the page adds of its own or sets against it: “The kit is approved, and so are our exosomes”, “No insurer
    pays, but our biller finds a code”.
    """
    own = own_clause(reading, end, LIKE_CLAUSES, CONTRASTS)
    return own is None or excuse > own


def _finding(rule: Rule, detector: PhraseDetector, page: Page, number: int, start: int, end: int) -> Finding | None:
    reading = page.readings[number]
    stands = standing(reading, start, end, page.following(number))
    if stands.stance not in detector.stances:
        return None
    related = related_to(rule, detector, page, number, start) if detector.companions else []
    if related is None:
        return None
    block, sentence = page.document.blocks[reading.block], reading.sentence
    first, last = sentence.starts[start], sentence.end(end - 1)
    span = block.offsets.span(first, last)
    passages = [("trigger", span)]
    if stands.cues:
        passages += [("cue", page.span(reading, cue.start, cue.end)) for cue in stands.cues if cue in reading.cues]
    return make_finding(
        rule,
        page,
        span=span,
        surface=block.surface,
        words={"passage": block.text[first:last]},
        stance=stands.stance,
        target=" ".join(sentence.words[start:end]),
        evidence=evidence_for(span, passages),
        related=related,
    )


def related_to(rule: Rule, detector: PhraseDetector, page: Page, number: int, start: int) -> list[Related] | None:
    """What has to stand near the phrase at token `start` of sentence `number`, where that tells a reader anything; None: it is missing."""
    related = []
    for index, companion in enumerate(detector.companions):
        place = companion_near(rule, index, companion, page, number)
        if place is None:
            return None
        other, first, last = place
        reading = page.readings[other]
        if (other, first) != (number, start) and not _is_address(reading, first, last):
            related.append(Related(page.span(reading, first, last), f"read together with “{page.prose(reading, first, last)}”"))
    return related


def _also(finding: Finding, detector: PhraseDetector, page: Page, number: int, places: Sequence[tuple[int, int]]) -> Iterator[Related]:
    """The other words of the sentence that the rule is about, so that nobody puts one right to be told of the next."""
    reading = page.readings[number]
    reached = 0
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start < reached:
            continue
        span = page.span(reading, start, end)
        if not span.overlaps(finding.span) and standing(reading, start, end, page.following(number)).stance in detector.stances:
            reached = end
            yield Related(span, f"the same goes for “{page.prose(reading, start, end)}”")


def _is_address(reading: Reading, start: int, end: int) -> bool:
    """Whether tokens `start` to `end` are words that only speak to the reader or for the page (“our”), and tell nobody anything."""
    for first, last, labels in reading.phrases:  # noqa: SIM110 - asked a dozen times a page, in half the time that `any` takes
        if first == start and last == end and not _ADDRESSING.isdisjoint(labels):
            return True
    return False


def companion_near(rule: Rule, index: int, companion: Companion, page: Page, number: int) -> Place | None:
    """Where the companion stands that is nearest to sentence `number` and near enough, if anywhere."""
    label = rule_label(rule, f"with:{index}")
    numbers = page.with_label(label) if page.is_all_copy else page.once_for(label, _on_copy)
    other = nearest(companion, page, numbers, number)
    return None if other is None else page.first_in(other, label)


def is_answered(rule: Rule, index: int, answer: Companion, page: Page, number: int) -> bool:
    """Whether a reader meets what belongs near sentence `number`."""
    numbers = page.once_for(rule_label(rule, f"answer:{index}"), _said_visibly)
    return nearest(answer, page, numbers, number) is not None


def _on_copy(page: Page, label: str) -> Sequence[int]:
    readings, hidden = page.readings, page.hidden
    return array("I", [number for number in page.with_label(label) if readings[number].block not in hidden])


def _said_visibly(page: Page, label: str) -> Sequence[int]:
    visible = [
        place[0]
        for place in page.labelled(label)
        if page.block(page.readings[place[0]]).visibility is Visibility.VISIBLE and says(page, place)
    ]
    return array("I", visible)


def nearest(companion: Companion, page: Page, numbers: Sequence[int], number: int) -> int | None:
    """Of the sentences `numbers`, which are in order, the nearest to `number` if that is near enough; the earlier of two as near.

    Nothing further away can be near where the nearest on its side is not, so that two sentences are looked at however long the page is.
    """
    at = bisect_left(numbers, number)
    after = numbers[at] if at < len(numbers) else None
    if after == number:
        return number
    before = numbers[at - 1] if at else None
    if before is not None and not is_near(companion, page, before, number):
        before = None
    if after is not None and (before is None or after - number < number - before) and is_near(companion, page, after, number):
        return after
    return before


def is_near(companion: Companion, page: Page, other: int, number: int) -> bool:
    """Whether sentence `other` is as near to sentence `number` as `companion` asks."""
    if companion.within == "document" or other == number:
        return True
    one, two = sorted((page.readings[other].block, page.readings[number].block))
    if companion.within == "row":
        first, second = page.document.blocks[one], page.document.blocks[two]
        return first.surface == second.surface == "table-cell" and first.row is not None and first.row == second.row
    if companion.within == "beside":
        before = page.once(_shown_before)
        return one == two or before[two] == before[one + 1]
    return companion.within == "block" and one == two


def _shown_before(page: Page) -> array[int]:
    return shown_before(page.document.blocks)


def _has_product_for_subject(reading: Reading, start: int) -> bool:
    """Whether what begins at token `start` is said of the product itself: nobody need speak for an offer to claim so.

    The sentence begins with it (“Exosomes have no side effects …”), or it stands right before (“… which makes exosomes safe for all”).
    """
    return any(mention.kind == "product" and (mention.start <= _ARTICLE or mention.end == start) for mention in reading.mentions)


_ARTICLE = 1
"""Tokens that may stand before the subject of a sentence."""


def is_about_therapy(reading: Reading, start: int, end: int) -> bool:
    """Whether the phrase at tokens `start` to `end` can be about the product.

    Not in a clause on another subject, nor in a sentence that names another treatment outside the phrase and no offer of the page.
    """
    if reading.has_mention("product"):
        return True
    if reading.has_mention("subject") and is_of_another(reading, start, end):
        return False
    if not reading.mentions:
        return True
    if reading.has_mention("anaphor"):
        return True
    others = [m for m in reading.mentions if m.kind == "agent" and not (start <= m.start and m.end <= end)]
    if not others:
        return True
    aside = [(first, last) for first, last, labels in reading.phrases if SET_ASIDE in labels]
    return all(any(first <= m.start and m.end <= last for first, last in aside) for m in others)
