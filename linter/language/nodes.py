"""The points in a pattern, and what leads from one to the next.

A node stands before one element of a pattern. There is one object for each point, so that what has matched can be told by the nodes that
were reached; nodes are made when they are first reached, and what was reached from them with a word is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Final

from linter.language.patterns import BEGINNING, ENDING, LIST, Element, word_of
from linter.records import dataclass

OTHER: Final = ""
"""Stands for every word that a pattern does not wait for."""


class Step(Enum):
    """What a token is to the match: inside it, its first at the beginning of the sentence, or parted from the one before."""

    INSIDE = 0
    BEGINNING = 1
    PARTED = 2


_INSIDE, _BEGINNING, _PARTED = Step


class Choice:
    """The options of a choice, by the words they begin with; `others` begin with something else, or are empty."""

    __slots__ = ("by_word", "options", "others", "words")

    def __init__(self, options: list[list[Element]]) -> None:
        self.options = options
        self.others: list[int] = []
        self.by_word: dict[str, tuple[int, ...]] = {}
        for number, option in enumerate(options):
            words = word_of(option[0]) if option else ()
            if not words:
                self.others.append(number)
            elif number:
                for word in words:
                    self.by_word[word] = (*self.by_word.get(word, ()), number)
            else:
                self.by_word = dict.fromkeys(words, (0,))
        self.words = frozenset(self.by_word)


@dataclass(frozen=True, slots=True)
class Source:
    """What the nodes of one pattern are made from: its number, and what gives a choice by its name."""

    number: int
    listed: Callable[[str], Choice]


_NONE: Final[frozenset[Node]] = frozenset()


class Node:
    """A point in the pattern that `source` numbers, before element `at` of `elements`, which stand within `outer`."""

    __slots__ = ("_after", "_after_parting", "_alphabet", "_at", "_elements", "_ends", "_ends_at_end", "_next", "outer", "source")

    def __init__(self, source: Source, elements: Sequence[Element], at: int, outer: Node | None) -> None:
        self.source = source
        self.outer = outer
        self._elements = elements
        self._at = at
        self._next: Node | None = None
        self._alphabet: frozenset[str] | None = None
        self._after: dict[str, frozenset[Node]] = {}
        self._after_parting: dict[str, frozenset[Node]] = {}
        self._ends: bool | None = None
        self._ends_at_end: bool | None = None

    @property
    def alphabet(self) -> frozenset[str]:
        """The words and classes that the pattern may go on with here; within a gap any other word will do."""
        if self._alphabet is None:
            self._alphabet = self._symbols()
        return self._alphabet

    def after(self, symbol: str, *, parted: bool) -> frozenset[Node]:
        """The nodes that are reached with `symbol`, a word or `<class>` after the first one of a match."""
        known = self._after_parting if parted else self._after
        found = known.get(symbol)
        if found is not None:
            return found
        if symbol not in self.alphabet:
            if symbol.startswith("<"):
                return _NONE
            symbol = OTHER
        if symbol not in known:
            reached: set[Node] = set()
            self.take(symbol, reached, _PARTED if parted else _INSIDE)
            known[symbol] = frozenset(reached)
        return known[symbol]

    def ends(self) -> bool:
        """Whether the pattern may be over here."""
        if self._ends is None:
            self._ends = self._may_end(at_end=False)
        return self._ends

    def ends_at_end(self) -> bool:
        """Whether the pattern is over here if the sentence is."""
        if self._ends_at_end is None:
            self._ends_at_end = self._may_end(at_end=True)
        return self._ends_at_end

    def take(self, symbol: str, reached: set[Node], step: Step, *, free: bool = False) -> None:
        """Add to `reached` the nodes that are reached with `symbol`; `free` says that a gap ends right before."""
        raise NotImplementedError

    def _symbols(self) -> frozenset[str]:
        raise NotImplementedError

    def _may_end(self, *, at_end: bool) -> bool:
        raise NotImplementedError

    def rest(self) -> Node:
        """The node after the element."""
        if self._next is None:
            self._next = node_at(self.source, self._elements, self._at + 1, self.outer)
        return self._next


def node_at(source: Source, elements: Sequence[Element], at: int = 0, outer: Node | None = None) -> Node:
    """The node before element `at` of `elements`."""
    if at == len(elements):
        return _End(source, elements, at, outer)
    element = elements[at]
    if isinstance(element, int):
        return _Gap(source, elements, at, outer, element)
    if isinstance(element, str):
        if element == BEGINNING:
            return _Beginning(source, elements, at, outer)
        if element == ENDING:
            return _Ending(source, elements, at, outer)
        if element.startswith(LIST):
            return _Options(source, elements, at, outer, source.listed(element[len(LIST) : -1]))
        return _Word(source, elements, at, outer, frozenset((element,)))
    return _Word(source, elements, at, outer, frozenset(word for word in element if isinstance(word, str)))


class _Word(Node):
    """Before a word or class, or one of several words."""

    __slots__ = ("_words",)

    def __init__(self, source: Source, elements: Sequence[Element], at: int, outer: Node | None, words: frozenset[str]) -> None:
        super().__init__(source, elements, at, outer)
        self._words = words

    def take(self, symbol: str, reached: set[Node], step: Step, *, free: bool = False) -> None:
        if symbol in self._words and (free or step is not _PARTED):
            reached.add(self.rest())

    def _symbols(self) -> frozenset[str]:
        return self._words

    def _may_end(self, *, at_end: bool) -> bool:  # noqa: ARG002 - nodes share their methods
        return False


class _Options(Node):
    """Before a choice."""

    __slots__ = ("_begun", "_choice")

    def __init__(self, source: Source, elements: Sequence[Element], at: int, outer: Node | None, choice: Choice) -> None:
        super().__init__(source, elements, at, outer)
        self._choice = choice
        self._begun: dict[int, Node] = {}

    def take(self, symbol: str, reached: set[Node], step: Step, *, free: bool = False) -> None:
        for number in self._choice.by_word.get(symbol, ()):
            self._option(number).take(symbol, reached, step, free=free)
        for number in self._choice.others:
            self._option(number).take(symbol, reached, step, free=free)

    def _symbols(self) -> frozenset[str]:
        return self._choice.words.union(*[self._option(number).alphabet for number in self._choice.others])

    def _may_end(self, *, at_end: bool) -> bool:
        options = [self._option(number) for number in self._choice.others]
        return any(option.ends_at_end() if at_end else option.ends() for option in options)

    def _option(self, number: int) -> Node:
        """The node before an option, which has what follows the choice around it."""
        if number not in self._begun:
            self._begun[number] = node_at(self.source, self._choice.options[number], 0, self.rest())
        return self._begun[number]


class _Gap(Node):
    """Within a gap: `left` more tokens may be passed."""

    __slots__ = ("_left", "_shorter")

    def __init__(self, source: Source, elements: Sequence[Element], at: int, outer: Node | None, left: int) -> None:
        super().__init__(source, elements, at, outer)
        self._left = left
        self._shorter: _Gap | None = None

    def take(self, symbol: str, reached: set[Node], step: Step, *, free: bool = False) -> None:  # noqa: ARG002 - it is free after a gap
        if self._left and not symbol.startswith("<"):
            reached.add(self._with_one_less())
        self.rest().take(symbol, reached, step, free=True)

    def _symbols(self) -> frozenset[str]:
        return self.rest().alphabet

    def _may_end(self, *, at_end: bool) -> bool:
        return self.rest().ends_at_end() if at_end else self.rest().ends()

    def _with_one_less(self) -> _Gap:
        """The node within the same gap; what follows it is the same node, or each gap would multiply all that comes after it."""
        if self._shorter is None:
            self._shorter = _Gap(self.source, self._elements, self._at, self.outer, self._left - 1)
            self._shorter._next = self.rest()  # noqa: SLF001 - a node of the same kind
        return self._shorter


class _Beginning(Node):
    """Where the sentence has to begin."""

    __slots__ = ()

    def take(self, symbol: str, reached: set[Node], step: Step, *, free: bool = False) -> None:  # noqa: ARG002 - no gap before it
        if step is _BEGINNING:
            self.rest().take(symbol, reached, step)

    def _symbols(self) -> frozenset[str]:
        return self.rest().alphabet

    def _may_end(self, *, at_end: bool) -> bool:  # noqa: ARG002 - nodes share their methods
        return False


class _Ending(Node):
    """Where the sentence has to end."""

    __slots__ = ()

    def take(self, symbol: str, reached: set[Node], step: Step, *, free: bool = False) -> None:
        """Nothing can follow."""

    def _symbols(self) -> frozenset[str]:
        return frozenset()

    def _may_end(self, *, at_end: bool) -> bool:
        return at_end and self.rest().ends_at_end()


class _End(Node):
    """After the last element: of an option, before what follows the choice; of the pattern, its end."""

    __slots__ = ()

    def take(self, symbol: str, reached: set[Node], step: Step, *, free: bool = False) -> None:  # noqa: ARG002 - nothing before it
        if self.outer is not None:
            self.outer.take(symbol, reached, step)

    def _symbols(self) -> frozenset[str]:
        return frozenset() if self.outer is None else self.outer.alphabet

    def _may_end(self, *, at_end: bool) -> bool:
        return self.outer is None or (self.outer.ends_at_end() if at_end else self.outer.ends())
