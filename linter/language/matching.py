"""Thousands of patterns in one pass over a sentence, as an automaton that is built while it is needed.

A node is a point in a pattern, a state all the nodes that the patterns which have matched so far are at. From each token at which a
pattern can begin, one state follows the other token by token: the work is a look-up a token, however many patterns there are, and nothing
ever goes back. States are made when they are first reached and kept.

A pattern is read from its stored form when a sentence holds the words it needs (an anchor and a partner) and one it can begin with.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, Final, NamedTuple

from linter.language.patterns import BEGINNING, ENDING, LIST, Element, Pattern, PhraseLists, options_of
from linter.language.tokens import Join, Sentence

ClassSpans = Mapping[str, Mapping[int, Sequence[int]]]
"""Per class name: start token -> end tokens (excluded) of what was recognised there."""

_ClassesAt = dict[int, list[tuple[str, Sequence[int]]]]
"""The same by start token: `<names>` and end tokens."""

_MOST_MOVES: Final = 300_000
"""Moves that are kept; with more, the automaton begins anew, so that no copy can fill the memory."""

_PATIENCE: Final = 8
"""Sentences with an anchor that a pattern is left asleep in."""

_WHOLE: Final = -1
"""What is left of a gap that nothing has passed yet."""

_PARTING: Final = Join.COLON
"""The weakest join that a phrase cannot cross, except within a gap."""


class Match(NamedTuple):
    """Where a pattern matched: tokens `start` to `end` (excluded), and the payload it was filed under."""

    start: int
    end: int
    payload: object


class PatternTable(NamedTuple):
    """Patterns as plain data, ready to be stored and cheap to load: numbers are positions in `elements`.

    `elements` and `lists` (what each phrase list chooses from) are texts, read when they are needed; `payloads` are numbers into a list
    of payloads that is kept elsewhere. The indexes map a word or class to the numbers of the patterns, as text: those with that `anchors`
    word, those that can begin with that one of `words` or `classes`. Patterns without an anchor are in `unanchored`. `partners` are other
    words of which a sentence must hold one, as text; empty where none are known. `used` are the classes that some pattern names.
    """

    elements: list[str]
    lists: dict[str, str]
    payloads: list[list[int]]
    anchors: dict[str, str]
    words: dict[str, str]
    classes: dict[str, str]
    unanchored: list[int]
    partners: list[str]
    used: list[str]


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
    return PatternTable(
        elements=[_text(pattern.elements) for pattern in compiled.values()],
        lists={name: _text(options) for name, options in sorted(lists.compiled.items())},
        payloads=list(payloads.values()),
        anchors=_index(pattern.anchors for pattern in compiled.values()),
        words=_index(pattern.first_words for pattern in compiled.values()),
        classes=_index(pattern.first_classes for pattern in compiled.values()),
        unanchored=[number for number, pattern in enumerate(compiled.values()) if not pattern.anchors],
        partners=[" ".join(sorted(pattern.partners)) for pattern in compiled.values()],
        used=sorted(_classes_in([*(pattern.elements for pattern in compiled.values()), *lists.compiled.values()])),
    )


def _classes_in(element: object) -> set[str]:
    """The names of the classes anywhere in `element`."""
    if isinstance(element, str):
        return {element[1:-1]} if element.startswith("<") else set()
    return set[str]().union(*map(_classes_in, element)) if isinstance(element, list) else set()


_QUOTE: Final = "`"
"""Stands for the quotation mark in the text of elements, so that JSON within JSON needs no escapes; no word or class has it."""


def _text(elements: object) -> str:
    return json.dumps(elements, separators=(",", ":"), ensure_ascii=False).replace('"', _QUOTE)


def _elements(text: str) -> Any:
    return json.loads(text.replace(_QUOTE, '"'))


def _index(keys: Iterable[Iterable[str]]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for number, own in enumerate(keys):
        for key in sorted(own):
            found.setdefault(key, []).append(str(number))
    return {key: " ".join(numbers) for key, numbers in found.items()}


class _Choice:
    """The options of a choice or a phrase list, by the words they begin with; `others` begin with something else, or are empty."""

    __slots__ = ("by_word", "options", "others")

    def __init__(self, options: list[list[Element]]) -> None:
        self.options = options
        self.others: list[int] = []
        self.by_word: dict[str, list[int]] = {}
        for number, option in enumerate(options):
            first = option[0] if option else ""
            if isinstance(first, str):
                words = [first] if first and not first.startswith("<") else []
            else:
                words = [word for word in first if isinstance(word, str)] if isinstance(first, list) else []
            for word in words:
                self.by_word.setdefault(word, []).append(number)
            if not words:
                self.others.append(number)


class _Step(Enum):
    """What a token is to the match: inside it, its first at the beginning of the sentence, or parted from the one before."""

    INSIDE = 0
    BEGINNING = 1
    PARTED = 2


class _Source(NamedTuple):
    """What the nodes of one pattern are made from: its number, and what gives a phrase list by its name."""

    number: int
    listed: Callable[[str], _Choice]


class _Node:
    """A point in a pattern: before element `at` of `elements`, which stand within `outer`. Of a gap, `left` tokens may still be passed.

    There is one object for each point, so that what has matched can be told by the nodes that were reached.
    """

    __slots__ = ("_at", "_element", "_elements", "_ends", "_left", "_next", "_options", "_outer", "_shorter", "source")

    def __init__(self, source: _Source, elements: Sequence[Element], at: int, outer: _Node | None, left: int = _WHOLE) -> None:
        element = elements[at] if at < len(elements) else None
        self.source = source
        self._elements = elements
        self._at = at
        self._outer = outer
        self._element: str | list[str] | int | _Choice | None
        if isinstance(element, str) and element.startswith(LIST):
            self._element = source.listed(element[len(LIST) : -1])
        else:
            options = options_of(element) if isinstance(element, list) and isinstance(element[0], list) else []
            self._element = _Choice(options) if options else element  # type: ignore[assignment] # a list without options is one of words
        self._left = element if left == _WHOLE and isinstance(element, int) else left
        self._next: _Node | None = None
        self._shorter: _Node | None = None
        self._options: dict[int, _Node] = {}
        self._ends: dict[bool, bool] = {}

    def take(self, symbol: str, reached: set[_Node], step: _Step, *, free: bool = False) -> None:
        """Add to `reached` the nodes that are reached with `symbol`, a word or `<class>`; `free` says that a gap ends right before."""
        element = self._element
        if isinstance(element, _Choice):
            for number in element.by_word.get(symbol, ()):
                self._option(element, number).take(symbol, reached, step, free=free)
            for number in element.others:
                self._option(element, number).take(symbol, reached, step, free=free)
        elif element == symbol or (isinstance(element, list) and symbol in element):
            if free or step is not _Step.PARTED:
                reached.add(self._after())
        elif isinstance(element, int):
            if self._left and not symbol.startswith("<"):
                reached.add(self._with_one_less())
            self._after().take(symbol, reached, step, free=True)
        elif element is None:
            if self._outer is not None:
                self._outer.take(symbol, reached, step)
        elif element == BEGINNING and step is _Step.BEGINNING:
            self._after().take(symbol, reached, step)

    def ends(self, *, at_end: bool) -> bool:
        """Whether the pattern may be over here; `at_end` says that the sentence is."""
        if at_end not in self._ends:
            self._ends[at_end] = self._may_end(at_end)
        return self._ends[at_end]

    def _may_end(self, at_end: bool) -> bool:
        element = self._element
        if element is None:
            return self._outer is None or self._outer.ends(at_end=at_end)
        if isinstance(element, int) or (element == ENDING and at_end):
            return self._after().ends(at_end=at_end)
        return isinstance(element, _Choice) and any(self._option(element, number).ends(at_end=at_end) for number in element.others)

    def _after(self) -> _Node:
        """The node after the element."""
        if self._next is None:
            self._next = _Node(self.source, self._elements, self._at + 1, self._outer)
        return self._next

    def _with_one_less(self) -> _Node:
        """The node after one more token of the gap."""
        if self._shorter is None:
            self._shorter = _Node(self.source, self._elements, self._at, self._outer, self._left - 1)
        return self._shorter

    def _option(self, choice: _Choice, number: int) -> _Node:
        """The node before option `number` of the choice that comes next."""
        if number not in self._options:
            self._options[number] = _Node(self.source, choice.options[number], 0, self._after())
        return self._options[number]


class _State:
    """Every node that the patterns which have matched up to some token are at.

    `complete` are the patterns that may end here, `complete_at_end` those that may when the sentence ends here. `moves` are the states
    after the words and classes that were met so far, `parted` those after one that a strong join parts from what came before.
    """

    __slots__ = ("complete", "complete_at_end", "moves", "nodes", "parted")

    def __init__(self, nodes: frozenset[_Node]) -> None:
        self.nodes = nodes
        self.complete = [node.source.number for node in nodes if node.ends(at_end=False)]
        self.complete_at_end = [node.source.number for node in nodes if node.ends(at_end=True)]
        self.moves: dict[str, _State | None] = {}
        self.parted: dict[str, _State | None] = {}


class _Start:
    """What follows one word or class at the start of a match: the `state` that the patterns of the numbers `taken` come to."""

    __slots__ = ("candidates", "state", "taken", "woken")

    def __init__(self, candidates: frozenset[int]) -> None:
        self.candidates = candidates
        self.taken: frozenset[int] = frozenset()
        self.state: _State | None = None
        self.woken = -1


class PatternIndex:
    """The patterns of a table, ready to be found; `payloads` are what the table's payload numbers stand for."""

    def __init__(self, table: PatternTable, payloads: Sequence[object]) -> None:
        self._table = table
        self._payloads = payloads
        self._used = frozenset(table.used)
        self._asleep: dict[str, list[int]] = {}
        self._passed: dict[int, int] = {}
        self._awake: set[int] = set(table.unanchored)
        self._woken = 0
        self._roots: dict[int, _Node] = {}
        self._lists: dict[str, _Choice] = {}
        self._forget()

    def _forget(self) -> None:
        """Begin anew with the states."""
        self._states: dict[frozenset[_Node], _State] = {}
        self._moves = 0
        self._first_words: dict[str, _Start] = {}
        self._first_of_all: dict[str, _Start] = {}

    def matches(self, sentence: Sentence, spans: ClassSpans) -> list[Match]:
        """Every match, the longest for each pattern and start, in order of start; those of one pattern do not overlap."""
        if not self._wake(sentence):
            return []
        classes: _ClassesAt = {}
        for name in spans.keys() & self._used:
            symbol = f"<{name}>"
            for at, ends in spans[name].items():
                classes.setdefault(at, []).append((symbol, ends))
        reached: dict[int, int] = {}
        found: list[tuple[int, int, int]] = []
        starts, possible, woken = self._first_words, self._table.words, self._woken
        for start, word in enumerate(sentence.words):
            state = None
            if word in possible:
                first = starts.get(word) if start else None
                state = first.state if first is not None and first.woken == woken else self._begin(word, possible, start == 0)
            if start in classes:
                longest = self._follow_classes(state, start, sentence, classes)
            elif state is not None:
                longest = self._follow(state, start, sentence, classes)
            else:
                continue
            for number, end in longest.items():
                if start >= reached.get(number, 0):
                    reached[number] = end
                    found.append((start, -end, number))
        found.sort()
        payloads, of_pattern = self._payloads, self._table.payloads
        return [Match(start, -end, payloads[payload]) for start, end, number in found for payload in of_pattern[number]]

    def _wake(self, sentence: Sentence) -> bool:
        """Take in the patterns that the words of the sentence give a chance; tells whether any pattern has one."""
        if self._moves > _MOST_MOVES:
            self._forget()
        awake, asleep, anchors = len(self._awake), self._asleep, self._table.anchors
        known = [word for word in sentence.vocabulary if word in anchors]
        for word in known:
            if word not in asleep:
                asleep[word] = list(map(int, anchors[word].split()))
            if asleep[word]:
                asleep[word] = [number for number in asleep[word] if not self._wakes(number, sentence)]
        self._woken += len(self._awake) > awake
        return bool(known or self._table.unanchored)

    def _wakes(self, number: int, sentence: Sentence) -> bool:
        """Whether a pattern is awake in a sentence with one of its anchors: when there is a partner too, or after a few such sentences.

        Most patterns wait for their partner in vain, so that a short run never reads them; a long one stops asking.
        """
        if number in self._awake:
            return True
        passed = self._passed[number] = self._passed.get(number, 0) + 1
        partners = self._table.partners[number]
        if passed <= _PATIENCE and partners and sentence.vocabulary.isdisjoint(partners.split()):
            return False
        self._awake.add(number)
        return True

    def _follow(self, state: _State, start: int, sentence: Sentence, classes: _ClassesAt) -> dict[int, int]:
        """The patterns that match from token `start` on, each with its furthest end; `state` is what follows the first word."""
        words, joins = sentence.words, sentence.joins
        longest: dict[int, int] = {}
        following: _State | None = state
        at, end = start + 1, len(words)
        while following is not None:
            if following.complete:
                for number in following.complete:
                    longest[number] = at
            if at == end:
                if following.complete_at_end:
                    longest.update(dict.fromkeys(following.complete_at_end, at))
                break
            if at in classes:
                return self._follow_classes(following, start, sentence, classes, at, longest)
            word = words[at]
            if joins[at] >= _PARTING:
                following = self._move(following, word, parted=True)
            elif word in following.moves:
                following = following.moves[word]
            else:
                following = self._move(following, word, parted=False)
            at += 1
        return longest

    def _follow_classes(
        self,
        state: _State | None,
        start: int,
        sentence: Sentence,
        classes: _ClassesAt,
        at: int | None = None,
        longest: dict[int, int] | None = None,
    ) -> dict[int, int]:
        """Like `_follow` where classes stand: what follows them waits for its turn. Goes on from token `at` with what was found before."""
        words, joins = sentence.words, sentence.joins
        longest = {} if longest is None else longest
        waiting: dict[int, _State] = {}
        if at is None:
            at = start + 1
            for name, ends in classes[start]:
                self._let_wait(waiting, self._begin(name, self._table.classes, start == 0), ends)
        while True:
            if waiting:
                if state is None:
                    at = min(waiting)
                if at in waiting:
                    state = self._joined(waiting.pop(at), state)
            if state is None:
                return longest
            for number in state.complete:
                longest[number] = at
            if at == len(words):
                longest.update(dict.fromkeys(state.complete_at_end, at))
                return longest
            parted = joins[at] >= _PARTING
            if at in classes:
                for name, ends in classes[at]:
                    self._let_wait(waiting, self._move(state, name, parted=parted), ends)
            state = self._move(state, words[at], parted=parted)
            at += 1

    def _let_wait(self, waiting: dict[int, _State], state: _State | None, ends: Sequence[int]) -> None:
        """Let `state` wait at each of `ends`."""
        if state is not None:
            for end in ends:
                waiting[end] = self._joined(state, waiting.get(end))

    def _move(self, state: _State, symbol: str, *, parted: bool) -> _State | None:
        """The state after `symbol`, a word or `<class>`."""
        moves = state.parted if parted else state.moves
        if symbol in moves:
            return moves[symbol]
        self._moves += 1
        reached: set[_Node] = set()
        for node in state.nodes:
            node.take(symbol, reached, _Step.PARTED if parted else _Step.INSIDE)
        following = moves[symbol] = self._state(reached)
        return following

    def _begin(self, symbol: str, numbers: Mapping[str, str], begins: bool) -> _State | None:
        """The state after `symbol` at the start of a match; `begins` says that the sentence begins there.

        `numbers` gives those of the patterns that can begin so; those that have woken since it was last asked are taken in.
        """
        starts = self._first_of_all if begins else self._first_words
        start = starts.get(symbol)
        if start is None:
            start = starts[symbol] = _Start(frozenset(map(int, numbers.get(symbol.strip("<>"), "").split())))
        if start.woken != self._woken:
            start.woken = self._woken
            fresh = (start.candidates & self._awake) - start.taken
            start.taken |= fresh
            reached = set(start.state.nodes) if start.state is not None else set()
            for number in fresh:
                self._root(number).take(symbol, reached, _Step.BEGINNING if begins else _Step.INSIDE)
            start.state = self._state(reached)
        return start.state

    def _root(self, number: int) -> _Node:
        if number not in self._roots:
            self._roots[number] = _Node(_Source(number, self._listed), _elements(self._table.elements[number]), 0, None)
        return self._roots[number]

    def _listed(self, name: str) -> _Choice:
        if name not in self._lists:
            self._lists[name] = _Choice(_elements(self._table.lists[name]))
        return self._lists[name]

    def _state(self, nodes: Iterable[_Node]) -> _State | None:
        key = frozenset(nodes)
        if key and key not in self._states:
            self._states[key] = _State(key)
        return self._states.get(key)

    def _joined(self, one: _State, other: _State | None) -> _State:
        if other is None or other is one:
            return one
        return self._state(one.nodes | other.nodes) or one
