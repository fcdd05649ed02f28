"""Compiled patterns as plain data: numbers side by side, which are stored and taken in as they are.

Whatever is not looked at costs nothing: a run meets a few hundred of thousands of patterns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from linter.language.patterns import BEGINNING, ENDING, LIST, Element, Pattern, PhraseLists, options_of, word_of
from linter.language.rows import packed
from linter.records import dataclass

KINDS: Final = 5
WORDS, GAP, CHOICE, AT_BEGINNING, AT_ENDING = range(KINDS)
"""What an element is. It goes with a number: of the set of words or the choice, how long a gap is, and 0 for an edge of the sentence."""

DEEPEST: Final = 10_000
"""Elements that may follow one another or be within one another: more than any registry has, fewer than recursion bears."""


@dataclass(frozen=True, slots=True)
class PatternTable:
    """Patterns as plain data: rows of numbers, each of which is the place of something in other rows.

    `symbols` are the words and classes (`<name>`, before all words) that patterns name, one a line behind an empty one; `sets` are sets of
    them, in order. `sequences` hold the elements of an option or a pattern, each as one number (`packed_element`); the patterns come last,
    and an option before the sequence that it is in. A choice has its `options`; its `others`, which are those options that begin with no
    word; its `openers`, the words that the rest begin with, in order, each with the option; and these words once more in `beginnings`, a
    set. If the first option is one of several words, these are `merged` instead, a set.

    A symbol has the patterns that have it among their `anchors` (words of which every match holds one) and those that `begin` with it;
    number 0, which is no symbol, those without an anchor. A pattern has `partners` (other words of which a match holds one; none where none
    are known) and `payloads`, numbers into a list that is kept elsewhere.
    """

    symbols: str
    sets: bytes | memoryview
    sequences: bytes | memoryview
    options: bytes | memoryview
    others: bytes | memoryview
    openers: bytes | memoryview
    beginnings: bytes | memoryview
    merged: bytes | memoryview
    anchors: bytes | memoryview
    begin: bytes | memoryview
    partners: bytes | memoryview
    payloads: bytes | memoryview


def pattern_table(patterns: Iterable[tuple[Pattern, int]], lists: PhraseLists) -> PatternTable:
    """The table of `patterns`, each with the number of its payload, which were compiled with `lists`.

    A phrase filed under several payloads is matched once.
    """
    compiled: dict[str, Pattern] = {}
    payloads: dict[str, list[int]] = {}
    for pattern, payload in patterns:
        known = payloads.setdefault(pattern.source, [])
        if payload not in known:
            known.append(payload)
        compiled[pattern.source] = pattern
    own = list(compiled.values())
    symbols = sorted(_symbols(own, lists), key=lambda symbol: (not symbol.startswith("<"), symbol))
    packer = _Packer(symbols, lists)
    whole = [packer.flat(pattern.elements) for pattern in own]
    first = [{*pattern.first_words, *(f"<{name}>" for name in pattern.first_classes)} for pattern in own]
    return PatternTable(
        symbols="\n".join(("", *symbols)),
        sets=packed(packer.sets),
        sequences=packed((*packer.sequences, *whole)),
        options=packed(packer.options),
        others=packed(packer.others),
        openers=packed(packer.openers),
        beginnings=packed(packer.beginnings),
        merged=packed(packer.merged),
        anchors=packed(packer.by_symbol(pattern.anchors or ("",) for pattern in own)),
        begin=packed(packer.by_symbol(first)),
        partners=packed([packer.numbers[word] for word in sorted(pattern.partners)] for pattern in own),
        payloads=packed(payloads.values()),
    )


def packed_element(kind: int, number: int) -> int:
    """An element as one number: its kind is what remains of it when it is divided by how many there are."""
    return KINDS * number + kind


def _symbols(patterns: Iterable[Pattern], lists: PhraseLists) -> set[str]:
    """The words and classes anywhere in `patterns` and in the lists that they name."""
    found: set[str] = set()
    left: list[object] = [pattern.elements for pattern in patterns]
    while left:
        element = left.pop()
        if isinstance(element, list):
            left += element
        elif isinstance(element, str) and element not in found and element not in (BEGINNING, ENDING):
            found.add(element)
            if element.startswith(LIST):
                left += lists.options(element[len(LIST) : -1])
    return {symbol for symbol in found if not symbol.startswith(LIST)}


class _Packer:
    """Numbers `symbols`, sets of them, sequences and choices; what is there twice gets one number."""

    def __init__(self, symbols: Sequence[str], lists: PhraseLists) -> None:
        self.numbers = {symbol: number for number, symbol in enumerate(("", *symbols))}
        self.sets: dict[tuple[int, ...], int] = {}
        self.sequences: dict[tuple[int, ...], int] = {}
        self.options: dict[tuple[int, ...], int] = {}
        self.others: list[list[int]] = []
        self.openers: list[list[int]] = []
        self.beginnings: list[list[int]] = []
        self.merged: list[list[int]] = []
        self._lists = lists

    def flat(self, elements: Iterable[Element]) -> tuple[int, ...]:
        """The numbers of `elements`."""
        return tuple([packed_element(*self._element(element)) for element in elements])

    def by_symbol(self, named: Iterable[Iterable[str]]) -> list[list[int]]:
        """For each symbol the places in `named` that hold it."""
        rows: list[list[int]] = [[] for _ in self.numbers]
        for place, symbols in enumerate(named):
            for symbol in symbols:
                rows[self.numbers[symbol]].append(place)
        return rows

    def _element(self, element: Element) -> tuple[int, int]:
        if isinstance(element, int):
            return GAP, element
        if element in (BEGINNING, ENDING):
            return (AT_BEGINNING if element == BEGINNING else AT_ENDING), 0
        if isinstance(element, str) and element.startswith(LIST):
            return CHOICE, self._choice(self._lists.options(element[len(LIST) : -1]))
        if options := options_of(element):
            return CHOICE, self._choice(options)
        return WORDS, self._set(word_of(element) or (str(element),))

    def _set(self, symbols: Iterable[str]) -> int:
        return self.sets.setdefault(tuple(sorted({self.numbers[symbol] for symbol in symbols})), len(self.sets))

    def _choice(self, options: list[list[Element]]) -> int:
        key = tuple(self.sequences.setdefault(self.flat(option), len(self.sequences)) for option in options)
        if key in self.options:
            return self.options[key]
        self.options[key] = len(self.options)
        beginning = [word_of(option[0]) if option else () for option in options]
        is_merged = len(options[0]) == 1 and bool(beginning[0])
        opening = sorted((self.numbers[word], at) for at, words in enumerate(beginning) if at or not is_merged for word in words)
        self.others.append([at for at, words in enumerate(beginning) if not words])
        self.openers.append(list(chain.from_iterable(opening)))
        self.beginnings.append([self._set(word for words in beginning[is_merged:] for word in words)] if opening else [])
        self.merged.append([self._set(beginning[0])] if is_merged else [])
        return self.options[key]
