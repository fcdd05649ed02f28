"""Numbers, percentages, sums of money and lengths of time in a sentence: the classes every pattern may use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from linter.language.tokens import Join, Sentence
from linter.records import dataclass

DIGITS_BEFORE: Final = 4
DIGITS_AFTER: Final = 3
"""Digits of a sum before and after a currency that is short for something else, too."""
AMOUNT_CLASSES: Final = ("number", "percent", "money", "duration")
"""The classes that are filled here."""
PERCENT_WORDS: Final = frozenset({"%", "percent", "pct"})


@dataclass(frozen=True, slots=True)
class Amounts:
    """The words that amounts are told by, as lists of `claims/vocabulary/quantities.yaml` give them.

    `numbers` are numbers in words; `currency_signs` and `currency_codes` stand before a number or after it, `currency_abbreviations` only
    where it is large, `currency_words` after it; `units` are those of time, and `vague` counts them (“a few weeks”).
    """

    numbers: frozenset[str]
    currency_signs: frozenset[str]
    currency_codes: frozenset[str]
    currency_abbreviations: frozenset[str]
    currency_words: frozenset[str]
    units: frozenset[str]
    vague: frozenset[str]


def amounts_of(words: Mapping[str, str]) -> Amounts:
    """The words of amounts among `words`, the folded words of each list, parted by spaces; a list that is not there has none."""
    lists = ("numbers", "currency-signs", "currency-codes", "currency-abbreviations", "currency-words", "time-units", "vague-counts")
    return Amounts(*(frozenset(words.get(name, "").split()) for name in lists))


def quantities(sentence: Sentence, amounts: Amounts) -> dict[str, dict[int, tuple[int, ...]]]:
    """Those of the classes of amounts that are in the sentence: start token -> end tokens (excluded)."""
    words = sentence.words
    spelt = not amounts.numbers.isdisjoint(words)
    places: list[int] = []
    if spelt or not "".join(words).isalpha():  # else there is no digit in any
        places = [at for at, word in enumerate(words) if word[0].isdigit() or word in amounts.numbers]
    vague = not amounts.units.isdisjoint(words) and not amounts.vague.isdisjoint(words)
    if not places and not vague:
        return {}
    numbers: dict[int, tuple[int, ...]] = {at: (_number_end(sentence, at, amounts.numbers),) for at in places}
    percent: dict[int, tuple[int, ...]] = {}
    money: dict[int, tuple[int, ...]] = {}
    duration: dict[int, tuple[int, ...]] = {}
    for at, ends in numbers.items():
        end = ends[0]
        after = words[end] if end < len(words) else ""
        if after in PERCENT_WORDS:
            percent[at] = (end + 1,)
        elif words[end : end + 2] == ("per", "cent"):
            percent[at] = (end + 2,)
        elif after in amounts.units:
            duration[at] = (end + 1,)
        elif after in amounts.currency_words or (words[at][0].isdigit() and _is_currency(words, at, end, amounts)):
            money[at] = (end + 1,)
        before = words[at - 1] if at else ""
        if before in amounts.currency_signs or (words[at][0].isdigit() and _is_code(before, words[at], DIGITS_AFTER, amounts)):
            money[at - 1] = (end,)
    for at, word in enumerate(words[:-1]) if vague else ():
        if word in amounts.vague:
            unit = at + 2 if words[at + 1] == "of" else at + 1
            if unit < len(words) and words[unit] in amounts.units:
                duration[at] = (unit + 1,)
    found = zip(AMOUNT_CLASSES, (numbers, percent, money, duration), strict=True)
    return {name: spans for name, spans in found if spans}


def _is_code(word: str, number: str, fewest: int, amounts: Amounts) -> bool:
    """Whether `word` is the code of a currency beside `number`; an abbreviation of something else too, where that has `fewest` digits."""
    return word in amounts.currency_codes or (word in amounts.currency_abbreviations and sum(map(str.isdigit, number)) >= fewest)


def _is_currency(words: Sequence[str], number: int, at: int, amounts: Amounts) -> bool:
    """Whether a currency stands at token `at`, behind the `number` that begins at that token, and is not the one of the next sum.

    It is that of the next in “from 900 to €1,200” and “£400 £900”.
    """
    if at >= len(words) or (words[at] not in amounts.currency_signs and not _is_code(words[at], words[number], DIGITS_BEFORE, amounts)):
        return False
    return at + 1 == len(words) or not words[at + 1][0].isdigit()


def _number_end(sentence: Sentence, at: int, numbers: frozenset[str]) -> int:
    """Where a number that begins at token `at` ends: `twenty five`, `3 million`, `five hundred`."""
    end = at + 1
    while end < len(sentence.words) and sentence.words[end] in numbers and sentence.joins[end] == Join.TIGHT:
        end += 1
    return end
