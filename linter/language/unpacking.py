"""What a table of patterns holds, as `linter.language.matching` reads it; `linter.language._matching` reads the numbers themselves."""

from __future__ import annotations

from collections.abc import Sequence

from linter.language.patterns import BEGINNING, ENDING, LARGEST_GAP, LIST, Element
from linter.language.rows import Rows
from linter.language.tables import AT_BEGINNING, CHOICE, DEEPEST, GAP, WORDS, PatternTable


class Patterns:
    """The patterns of `table`, whose payloads are the first `payloads` of a list. Raises ValueError for a table that nobody packed."""

    def __init__(self, table: PatternTable, payloads: int) -> None:
        self._symbols = table.symbols.split("\n")
        self._numbers = {symbol: number for number, symbol in enumerate(self._symbols)}
        self._sets = Rows(table.sets)
        self._sequences = Rows(table.sequences)
        self._options = Rows(table.options)
        self._anchors = Rows(table.anchors)
        self._begin = Rows(table.begin)
        self._partners = Rows(table.partners)
        self._payloads = Rows(table.payloads)
        _require_whole(self._symbols, table, payloads)

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
        flat = self._sequences[sequence]
        return [self._element(part, number) for part, number in zip(flat[::2], flat[1::2], strict=True)]

    def _element(self, part: int, number: int) -> Element:
        if part == WORDS:
            words = [self._symbols[symbol] for symbol in self._sets[number]]
            return words[0] if len(words) == 1 else words
        if part == CHOICE:
            return f"{LIST}{number}>"
        return number if part == GAP else BEGINNING if part == AT_BEGINNING else ENDING


def _require_whole(symbols: Sequence[str], table: PatternTable, payloads: int) -> None:
    """Raise ValueError where a number in `table` is the place of nothing, or where a choice is within itself."""
    sets, sequences, options = Rows(table.sets), Rows(table.sequences), Rows(table.options)
    others, openers, beginnings, merged = told = [Rows(rows) for rows in (table.others, table.openers, table.beginnings, table.merged)]
    anchors, begin, partners, filed = map(Rows, (table.anchors, table.begin, table.partners, table.payloads))
    patterns = len(filed)
    _require({len(symbols)} == {len(anchors), len(begin)} and len(partners) == patterns <= len(sequences))
    _require({len(options)} == set(map(len, told)) and all(sets))
    _require_below(len(symbols), sets.numbers, openers.numbers[::2], partners.numbers)
    _require_below(len(sets), beginnings.numbers, merged.numbers)
    _require_below(patterns, anchors.numbers, begin.numbers)
    _require_below(payloads, filed.numbers)
    for number, own in enumerate(options):
        _require(len(openers[number]) % 2 == 0 and len(merged[number]) <= (1 if own else 0))
        _require_below(len(own), others[number], openers[number][1::2])
    depths: list[int] = []
    for at, flat in enumerate(sequences):
        depths.append(_depth(at, flat, depths, sets, options))
        _require(depths[at] <= DEEPEST)


def _depth(at: int, flat: Sequence[int], depths: Sequence[int], sets: Rows, options: Rows) -> int:
    """How many elements follow one another in sequence `at`, those of options included: `depths` are those of the sequences before it."""
    limits = (len(sets), LARGEST_GAP + 1, len(options), 1, 1)
    _require(len(flat) % 2 == 0)
    depth = 1 + len(flat) // 2
    for part, number in zip(flat[::2], flat[1::2], strict=True):
        _require(0 <= part < len(limits) and 0 <= number < limits[part])
        if part == CHOICE:
            _require_below(at, options[number])
            depth += max((depths[option] for option in options[number]), default=0)
    return depth


def _require_below(limit: int, *rows: Sequence[int]) -> None:
    _require(all(min(numbers) >= 0 and max(numbers) < limit for numbers in rows if numbers))


def _require(holds: bool) -> None:
    if not holds:
        raise ValueError("a table of patterns that nobody packed")
