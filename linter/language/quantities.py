"""Numbers, percentages, sums of money and lengths of time in a sentence: the classes every pattern may use."""

from __future__ import annotations

from linter.language.tokens import Join, Sentence

_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
    "thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions dozen dozens "
    "half zero".split()
)
_CURRENCY_SIGNS = frozenset("$£€")
_CURRENCY_WORDS = frozenset("dollar dollars usd pound pounds gbp euro euros eur bucks".split())
_UNITS = frozenset(
    "second seconds minute minutes hour hours day days night nights week weeks month months year years decade decades".split()
)
_VAGUE_COUNTS = frozenset("a an few several couple some".split())


def quantities(sentence: Sentence) -> dict[str, dict[int, tuple[int, ...]]]:
    """Those of the classes `number`, `percent`, `money` and `duration` that are in the sentence: start token -> end tokens (excluded)."""
    words = sentence.words
    spelt = not _NUMBER_WORDS.isdisjoint(words)
    places: list[int] = []
    if spelt or not "".join(words).isalpha():  # else there is no digit in any
        places = [at for at, word in enumerate(words) if word[0].isdigit() or word in _NUMBER_WORDS]
    vague = not _UNITS.isdisjoint(words) and not _VAGUE_COUNTS.isdisjoint(words)
    if not places and not vague:
        return {}
    numbers: dict[int, tuple[int, ...]] = {at: (_number_end(sentence, at),) for at in places}
    percent: dict[int, tuple[int, ...]] = {}
    money: dict[int, tuple[int, ...]] = {}
    duration: dict[int, tuple[int, ...]] = {}
    for at, ends in numbers.items():
        end = ends[0]
        after = words[end] if end < len(words) else ""
        if after in {"%", "percent", "pct"}:
            percent[at] = (end + 1,)
        elif words[end : end + 2] == ("per", "cent"):
            percent[at] = (end + 2,)
        elif after in _CURRENCY_WORDS:
            money[at] = (end + 1,)
        elif after in _UNITS:
            duration[at] = (end + 1,)
        if at and words[at - 1] in _CURRENCY_SIGNS:
            money[at - 1] = (end,)
    for at, word in enumerate(words[:-1]) if vague else ():
        if word in _VAGUE_COUNTS:
            unit = at + 2 if words[at + 1] == "of" else at + 1
            if unit < len(words) and words[unit] in _UNITS:
                duration[at] = (unit + 1,)
    found = {"number": numbers, "percent": percent, "money": money, "duration": duration}
    return {name: spans for name, spans in found.items() if spans}


def _number_end(sentence: Sentence, at: int) -> int:
    """Where a number that begins at token `at` ends: `twenty five`, `3 million`, `five hundred`."""
    end = at + 1
    while end < len(sentence.words) and sentence.words[end] in _NUMBER_WORDS and sentence.joins[end] == Join.TIGHT:
        end += 1
    return end
