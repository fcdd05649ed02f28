"""Where a page says what a disclosure must say.

A proposition is said by a phrase of its patterns, or by parts that stand together. Its patterns carry its polarity; a question says it
when the answer denies it, and when it asks why it is so. A phrase that shares a word with an aside is no phrase of it: "multiple sclerosis
treatment" is not several treatments.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from linter.checks.compiled import SoughtTogether
from linter.checks.page import Page
from linter.findings import Stance
from linter.language.index import Place, paired
from linter.language.joined import (
    ASIDES,
    BROKEN_OFF,
    DENIALS,
    DENIED_BY,
    FLAT_NOES,
    OWN_NOES,
    POINTERS,
    SHORT,
    TOPICS,
    Joined,
    Pairs,
    has_label,
    joined_pairs,
)
from linter.language.reading import Reading
from linter.language.saying import standing
from linter.language.tokens import Join, Sentence
from linter.registry.model import Disclosure, Proposition

_ASKING = frozenset({"is", "are", "was", "does", "do", "did", "has", "have", "will", "would", "can", "could"})
_LONGEST_QUESTION = 14
"""Words of a question without a mark; what is longer holds its answer too."""
_MOST_PARTS = 12
"""Phrases of one part in a sentence that are looked at."""

_Phrase: TypeAlias = tuple[int, int, frozenset[str]]
"""The first token, the token after the last, and the labels."""


def stated(disclosure: Disclosure, proposition: Proposition, page: Page) -> list[Place]:
    """Every passage of `page` that says `proposition`, in order; of what two sentences say together the second."""
    sought = page.compiled.sought_for(disclosure, proposition)
    met = page.once(met_labels)
    ways = [way for way in sought.together if met.issuperset(way.parts)] if sought.together else []
    if not ways and sought.label not in met:  # as mostly
        return []
    index, across = page.index, page.once(_across_seams)
    taken_back = set(index.with_label(sought.unless))
    said = [place for place in index.labelled(sought.label) if place[0] not in taken_back and _is_meant(place, page) and says(page, place)]
    for way in ways:
        for number in _with_all(way, page):
            if number not in taken_back:
                said += _asked(way, page, number) if way.asked else _put_together(way, page, number)
    ways = [way for way in ways if not way.asked]
    worth_a_look = _worth_a_look(sought.label, ways, page)
    pairs = page.once(_joined)
    for at in sorted(worth_a_look.difference(across.get(sought.unless, ()))) if worth_a_look else ():
        pair = pairs[at]
        if taken_back.isdisjoint((pair.first, pair.second)):
            said += [pair.places(start, end) for start, end in _across(sought.label, ways, pair, page)]
    return sorted(set(said)) if len(said) > 1 else said


def plainly_says(disclosures: Sequence[str], number: int, page: Page) -> bool:
    """Whether sentence `number` says a part of one of `disclosures` (ids) and does not go on with a “but”."""
    if not any(number in page.once_for(each, _sentences_saying) for each in disclosures):
        return False
    return all(cue.group.stance != "terminator" for cue in page.readings[number].cues)


def _sentences_saying(page: Page, identifier: str) -> frozenset[int]:
    """The sentences that say a part of the disclosure of that id."""
    return frozenset(
        number
        for each in page.compiled.registry.disclosures
        if each.id == identifier
        for group in each.propositions
        for proposition in group
        for number, _, _ in stated(each, proposition, page)
    )


def met_labels(page: Page) -> set[str]:
    """The labels of what says propositions, or a part of one, that the page has a phrase of: in a sentence, or over the seam of two."""
    return {*(page.index.labels & page.compiled.stating), *page.once(_across_seams)}


def _with_all(way: SoughtTogether, page: Page) -> set[int]:
    """The sentences that hold a phrase of each part of `way`."""
    first, *others = sorted([page.with_label(label) for label in way.parts], key=len)
    return set(first).intersection(*others)


def _worth_a_look(label: str, ways: Sequence[SoughtTogether], page: Page) -> set[int]:
    """The joined pairs with a phrase of the label over their seam, or with one of each part of a way anywhere in them."""
    found = set(page.once(_across_seams).get(label, ()))
    for way in ways:
        holding = [page.once_for(each, _pairs_with) for each in way.parts]
        if all(holding):
            found.update(set(holding[0]).intersection(*holding[1:]))
    return found


def _joined(page: Page) -> Pairs:
    pairs = [pair for pair in paired(page.document.blocks, page.index) if _completes(page, *pair)]
    return joined_pairs(pairs, page.readings, page.compiled.joining, page.compiled.lexicon)


def _completes(page: Page, first: int, second: int) -> bool:
    """Whether the second of two sentences needs the first: a short no of a passage does where it breaks off or is about the same.

    “The kit is FDA approved. Our exosomes are not.” says something together, “The kit is FDA approved. Parking is not free.” does not.
    """
    one, other = page.readings[first], page.readings[second]
    if has_label(other, TOPICS):
        return True
    if one.block != other.block:
        return not _is_no_to_another(other)
    if asks(one.sentence):
        return True
    opening = frozenset[str]().union(*(labels for start, _, labels in other.phrases if start == 0))
    if POINTERS in opening and DENIALS not in opening:
        return True
    return has_label(other, BROKEN_OFF) or any(DENIALS in labels and end == len(other) for _, end, labels in other.phrases)


def _is_no_to_another(reading: Reading) -> bool:
    """Whether a short line says no to something of its own (“No downtime”), and so nothing to the label or question above it.

    It is none that breaks off (“No product is”) or names the product.
    """
    return (
        has_label(reading, OWN_NOES, among=1)
        and 1 < len(reading) <= SHORT
        and reading.sentence.joins[1] == Join.TIGHT
        and not has_label(reading, BROKEN_OFF)
        and not reading.has_mention("product")
        and not has_label(reading, FLAT_NOES, among=1)
    )


def _pairs_with(page: Page, label: str) -> array[int]:
    """The joined pairs that hold a phrase of the label: as bare numbers, since a long page has tens of thousands."""
    numbers, across = set(page.with_label(label)), page.once(_across_seams).get(label, ())
    if not numbers:
        return array("I", across)
    within = [at for at, (first, second) in enumerate(page.once(_joined).numbers) if first in numbers or second in numbers]
    return array("I", {*within, *across} if across else within)


def _across_seams(page: Page) -> dict[str, list[int]]:
    """The joined pairs that have a phrase of a label over their seam, by label."""
    found: dict[str, list[int]] = {}
    for at, across in page.once(_joined).across.items():
        for label in set[str]().union(*[labels for _, _, labels in across]):
            found.setdefault(label, []).append(at)
    return found


def says(page: Page, place: Place) -> bool:
    """Whether a sentence says what it has at `place`; what is only asked is said when the answer denies it (“Is it covered? No.”)."""
    sentence = page.readings[place[0]].sentence
    return not asks(sentence) or sentence.words[0] == "why" or _is_denied(page, place)


def asks(sentence: Sentence) -> bool:
    """Whether a sentence asks: by its mark, or, where it is short and has no stop at all, by how it begins (“is it covered”, in a chat)."""
    if sentence.ending or len(sentence.words) > _LONGEST_QUESTION:
        return sentence.ending == "?"
    return sentence.words[0] in _ASKING and "not" not in sentence.words[1:2]


def _is_denied(page: Page, place: Place) -> bool:
    """Whether what a question asks is denied, in itself or by its answer."""
    number, start, end = place
    reading, following = page.readings[number], page.following(number)
    if following is None or _is_assurance(following):
        return standing(reading, start, end, None).stance is Stance.NEGATED
    return standing(reading, start, end, following).stance is Stance.NEGATED or has_label(following, DENIALS, among=DENIED_BY)


def _is_assurance(answer: Reading) -> bool:
    """Whether the denials that an answer opens with are of something else than what was asked: “No doubt”, “Nothing is safer”."""
    opening = [phrase for phrase in answer.phrases if DENIALS in phrase[2] and phrase[0] < DENIED_BY]
    return bool(opening) and not any(DENIALS in labels and start < DENIED_BY for start, _, labels in _meant(answer.phrases))


def _put_together(way: SoughtTogether, page: Page, number: int) -> Iterator[Place]:
    stretch = _stretch(way, _meant(page.readings[number].phrases))
    if stretch is not None and says(page, place := (number, *stretch)):
        yield place


def _asked(way: SoughtTogether, page: Page, number: int) -> Iterator[Place]:
    """The proposition as a question that is answered with no."""
    reading = page.readings[number]
    stretch = _stretch(way, _meant(reading.phrases)) if asks(reading.sentence) else None
    if stretch is not None and _is_denied(page, place := (number, *stretch)):
        yield place


def _across(label: str, ways: Sequence[SoughtTogether], pair: Joined, page: Page) -> Iterator[tuple[int, int]]:
    """Stretches of a joined pair that say it and reach from one sentence into the other.

    A question says it from its first word on only when the answer denies it: “Is it covered by insurance? Most plans do.”
    """
    phrases = _meant(pair.phrases(page.readings))
    first = 1 if _is_affirmed(page.readings[pair.first], page.readings[pair.second]) else 0
    for start, end, labels in phrases:
        if label in labels and first <= start < pair.seam < end:
            yield start, end
    for way in ways:
        stretch = _stretch(way, phrases, pair.seam)
        if stretch is not None:
            yield stretch


def _is_affirmed(question: Reading, answer: Reading) -> bool:
    """Whether `question` asks whether something is so, and `answer` does not deny it."""
    asked = question.sentence
    return asked.words[0] in _ASKING and asks(asked) and not any(DENIALS in labels for _, _, labels in _meant(answer.phrases))


def _is_meant(place: Place, page: Page) -> bool:
    number, start, end = place
    if ASIDES not in page.index:
        return True
    for first, last, labels in page.readings[number].phrases:  # noqa: SIM110 - in half the time that `any` takes
        if first < end and start < last and ASIDES in labels:
            return False
    return True


def _meant(phrases: Sequence[_Phrase]) -> Sequence[_Phrase]:
    """The phrases that share no word with an aside."""
    asides = [(start, end) for start, end, labels in phrases if ASIDES in labels]
    if not asides:
        return phrases
    return [phrase for phrase in phrases if not any(start < phrase[1] and phrase[0] < end for start, end in asides)]


def _stretch(way: SoughtTogether, phrases: Sequence[_Phrase], across: int = 0) -> tuple[int, int] | None:
    """The shortest stretch with a phrase of each part of `way`; it reaches over token `across` where one is given."""
    choices: list[list[tuple[int, int]]] = []
    for label in way.parts:
        choices.append([(start, end) for start, end, labels in phrases if label in labels][:_MOST_PARTS])
        if not choices[-1]:
            return None
    found = [(start, end) for start, end in _stretches(choices) if end - start <= way.within and (not across or start < across < end)]
    return min(found, key=lambda stretch: (stretch[1] - stretch[0], stretch), default=None)


def _stretches(choices: Sequence[Sequence[tuple[int, int]]], chosen: tuple[tuple[int, int], ...] = ()) -> Iterator[tuple[int, int]]:
    """From the first token to the last of every choice of one phrase a part."""
    if len(chosen) == len(choices):
        yield min(start for start, _ in chosen), max(end for _, end in chosen)
        return
    for each in choices[len(chosen)]:
        yield from _stretches(choices, (*chosen, each))
