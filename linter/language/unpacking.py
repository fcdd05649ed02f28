"""What a table of patterns holds, as `linter.language.matching` reads it; `linter.language._matching` reads the numbers themselves."""

from __future__ import annotations

from collections.abc import Sequence

from linter.language.patterns import BEGINNING, ENDING, LARGEST_GAP, LIST, Element
from linter.language.rows import Rows
from linter.language.tables import AT_BEGINNING, CHOICE, DEEPEST, GAP, KINDS, WORDS, PatternTable
from linter.records import as_mapping


class Patterns:
    """The patterns of `table`, whose payloads are the first `payloads` of a list. Raises ValueError for a table that nobody packed."""

    def __init__(self, table: PatternTable, payloads: int) -> None:
        self._symbols = table.symbols.split("\n")
        self._numbers = {symbol: number for number, symbol in enumerate(self._symbols)}
        rows = {name: Rows(stored) for name, stored in as_mapping(table).items() if name != "symbols"}
        _require_whole(len(self._symbols), payloads, **rows)
        self._sets, self._sequences, self._options = rows["sets"], rows["sequences"], rows["options"]
        self._anchors, self._begin = rows["anchors"], rows["begin"]
        self._partners, self._payloads = rows["partners"], rows["payloads"]

    def __len__(self) -> int:
        return len(self._payloads)

    def anchors(self) -> list[str]:
        """The words that patterns have as their anchors."""
        return [symbol for number, symbol in enumerate(self._symbols) if number and self._anchors[number]]

    def classes(self) -> list[str]:
        """The names of the classes that some pattern names."""
        return [symbol[1:-1] for symbol in self._symbols if symbol.startswith("<")]

    def beginnings(self) -> list[str]:
        """The words and classes that patterns can begin with."""
        return [symbol for number, symbol in enumerate(self._symbols) if self._begin[number]]

    def anchored(self, word: str) -> Sequence[int]:
        """The patterns with that anchor; with "" those without one."""
        return self._anchors[self._numbers[word]]

    def beginning(self, symbol: str) -> Sequence[int]:
        """The patterns that can begin with that word or class."""
        return self._begin[self._numbers[symbol]] if symbol in self._numbers else ()

    def partners(self, pattern: int) -> list[str]:
        """Words of which a sentence must hold one; none where none are known."""
        return [self._symbols[number] for number in self._partners[pattern]]

    def payloads(self, pattern: int) -> Sequence[int]:
        """The numbers of what a pattern is filed under."""
        return self._payloads[pattern]

    def elements(self, pattern: int) -> list[Element]:
        """The elements of a pattern; a choice in it stands there as a list that is named by its number."""
        return self._elements(len(self._sequences) - len(self) + pattern)

    def options(self, choice: str) -> list[list[Element]]:
        """The sequences that the choice of that name is between."""
        return [self._elements(option) for option in self._options[int(choice)]]

    def _elements(self, sequence: int) -> list[Element]:
        return [self._element(*divmod(element, KINDS)) for element in self._sequences[sequence]]

    def _element(self, number: int, kind: int) -> Element:
        if kind == WORDS:
            words = [self._symbols[symbol] for symbol in self._sets[number]]
            return words[0] if len(words) == 1 else words
        if kind == CHOICE:
            return f"{LIST}{number}>"
        return number if kind == GAP else BEGINNING if kind == AT_BEGINNING else ENDING


def _require_whole(
    symbols: int,
    stored: int,
    *,
    sets: Rows,
    sequences: Rows,
    options: Rows,
    others: Rows,
    openers: Rows,
    beginnings: Rows,
    merged: Rows,
    anchors: Rows,
    begin: Rows,
    partners: Rows,
    payloads: Rows,
) -> None:
    """Raise ValueError where a number is the place of nothing, or where a choice is within itself."""
    patterns = len(payloads)
    _require({symbols} == {len(anchors), len(begin)} and len(partners) == patterns <= len(sequences))
    _require({len(options)} == set(map(len, (others, openers, beginnings, merged))) and all(sets))
    _require_below(symbols, sets.numbers, openers.numbers[::2], partners.numbers)
    _require_below(len(sets), beginnings.numbers, merged.numbers)
    _require_below(patterns, anchors.numbers, begin.numbers)
    _require_below(stored, payloads.numbers)
    for own, apart, opening, joined in zip(options, others, openers, merged, strict=True):
        _require(len(opening) % 2 == 0 and len(joined) <= (1 if own else 0))
        _require_below(len(own), apart, opening[1::2])
    limits = (len(sets), LARGEST_GAP + 1, len(options), 1, 1)
    _require(all(0 <= element // KINDS < limits[element % KINDS] for element in sequences.numbers))
    _require_depth(sequences, options)


def _require_depth(sequences: Rows, options: Rows) -> None:
    """Raise ValueError for a sequence that holds itself, or too many elements with those of the options in it."""
    depths: list[int] = []
    deepest: dict[int, int] = {}
    for at, flat in enumerate(sequences):
        depth = 1 + len(flat)
        for choice in [element // KINDS for element in flat if element % KINDS == CHOICE]:
            if choice not in deepest:
                _require_below(at, options[choice])
                deepest[choice] = max([depths[option] for option in options[choice]], default=0)
            depth += deepest[choice]
        _require(depth <= DEEPEST)
        depths.append(depth)


def _require_below(limit: int, *rows: Sequence[int]) -> None:
    _require(all(min(numbers) >= 0 and max(numbers) < limit for numbers in rows if numbers))


def _require(holds: bool) -> None:
    if not holds:
        raise ValueError("a table of patterns that nobody packed")
