"""Thousands of patterns in one pass over a sentence, as an automaton that is built while it is needed.

An `Item` is one thing a pattern can take next; a `State` is everything that the patterns which have matched so far could take next. From
each token at which a pattern can begin, one state follows the other token by token: the work is a look-up a token, however many patterns
there are, and nothing ever goes back. States are made when they are first reached and kept.

A pattern is read from its stored form when a sentence holds both a word it needs (an anchor) and a word or class it can begin with.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from linter.language.patterns import BEGINNING, ENDING, Element, Pattern, options_of, word_of
from linter.language.tokens import Join, Sentence

ClassSpans = Mapping[str, Mapping[int, Sequence[int]]]
"""Per class name: start token -> end tokens (excluded) of what was recognised there."""

_ClassesAt = dict[int, list[tuple[str, Sequence[int]]]]
"""The same by start token: names and end tokens."""

_MOST_MOVES: Final = 300_000
"""Moves that are kept; with more, the automaton begins anew, so that no copy can fill the memory."""

_PARTING: Final = Join.COLON
"""The weakest join that a phrase cannot cross, except within a gap."""


class Match(NamedTuple):
    """Where a pattern matched: tokens `start` to `end` (excluded), and the payload it was filed under."""

    start: int
    end: int
    payload: object
    pattern: str


class PatternTable(NamedTuple):
    """Patterns as plain data, ready to be stored and cheap to load: numbers are positions in `sources`.

    `elements` are JSON texts, read when a pattern is needed; `payloads` are numbers into a list of payloads that is kept elsewhere. The
    indexes map a word or class to the numbers of the patterns, as text: those with that `anchors` word, those that can begin with that
    one of `words` or `classes`. Patterns without an anchor are in `unanchored`.
    """

    sources: list[str]
    elements: list[str]
    payloads: list[list[int]]
    anchors: dict[str, str]
    words: dict[str, str]
    classes: dict[str, str]
    unanchored: list[int]


def pattern_table(patterns: Iterable[tuple[Pattern, int]]) -> PatternTable:
    """The table of `patterns`, each with the number of its payload. A phrase filed under several payloads is matched once."""
    compiled: dict[str, Pattern] = {}
    payloads: dict[str, list[int]] = {}
    for pattern, payload in patterns:
        known = payloads.setdefault(pattern.source, [])
        if payload not in known:
            known.append(payload)
        compiled[pattern.source] = pattern
    return PatternTable(
        sources=list(compiled),
        elements=[json.dumps(pattern.elements, separators=(",", ":"), ensure_ascii=False) for pattern in compiled.values()],
        payloads=list(payloads.values()),
        anchors=_index(pattern.anchors for pattern in compiled.values()),
        words=_index(pattern.first_words for pattern in compiled.values()),
        classes=_index(pattern.first_classes for pattern in compiled.values()),
        unanchored=[number for number, pattern in enumerate(compiled.values()) if not pattern.anchors],
    )


def _index(keys: Iterable[Iterable[str]]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for number, own in enumerate(keys):
        for key in sorted(own):
            found.setdefault(key, []).append(str(number))
    return {key: " ".join(numbers) for key, numbers in found.items()}


class _Item:
    """What a pattern takes next: one of `words`, a class, any token (in a gap), nothing at an `edge` of the sentence, or it is complete.

    Only a `free` item can take a token that a colon or stronger join parts from the one before.
    """

    __slots__ = ("_following", "_rest", "class_name", "complete", "edge", "free", "gap", "words")

    def __init__(self, rest: _Rest | None, *, free: bool = False, gap: int = 0) -> None:
        self.words: frozenset[str] = frozenset()
        self.class_name = ""
        self.edge = ""
        self.complete: int | None = None
        self.free = free
        self.gap = gap
        self._rest = rest
        self._following: _Items | None = None

    @property
    def following(self) -> _Items:
        """What comes after it, made when it is first taken. Of a gap of `gap` tokens, one less is left."""
        if self._following is None:
            if self._rest is None:
                self._following = _NOTHING
            elif self.gap:
                self._following = _gap_items(self._rest, self.gap - 1)
            else:
                self._following = self._rest.items(free=False)
        return self._following


_Items = frozenset[_Item]
_NOTHING: Final[_Items] = frozenset()


class _Rest:
    """What is left of a pattern: `elements` from position `at` on, then what is left of the sequence around them, if anything."""

    __slots__ = ("_at", "_elements", "_items", "_number", "_outer")

    def __init__(self, number: int, elements: Sequence[Element], at: int = 0, outer: _Rest | None = None) -> None:
        self._number = number
        self._elements = elements
        self._at = at
        self._outer = outer
        self._items: dict[bool, _Items] = {}

    def items(self, *, free: bool) -> _Items:
        """What can be taken next; `free` says that a gap came before."""
        if free not in self._items:
            self._items[free] = self._made(free)
        return self._items[free]

    def _made(self, free: bool) -> _Items:
        if self._at == len(self._elements):
            if self._outer is not None:
                return self._outer.items(free=False)
            complete = _Item(None)
            complete.complete = self._number
            return frozenset({complete})
        element = self._elements[self._at]
        rest = _Rest(self._number, self._elements, self._at + 1, self._outer)
        if isinstance(element, int):
            return _gap_items(rest, element)
        if isinstance(element, list) and isinstance(element[0], list):
            options = (_Rest(self._number, option, 0, rest) for option in options_of(element))
            return _NOTHING.union(*(option.items(free=free) for option in options))
        item = _Item(rest, free=free)
        if isinstance(element, list):
            item.words = frozenset(word_of(element))
        elif not element.startswith("<"):
            item.words = frozenset({element})
        elif element in (BEGINNING, ENDING):
            item.edge = element
        else:
            item.class_name = element[1:-1]
        return frozenset({item})


def _gap_items(rest: _Rest, most: int) -> _Items:
    """What can be taken within a gap of at most `most` tokens: any token, or what comes after the gap."""
    return rest.items(free=True) | ({_Item(rest, free=True, gap=most)} if most else _NOTHING)


class _State:
    """What the patterns that have matched up to some token can take next.

    `complete` are the patterns that may end here, `complete_at_end` those that may when the sentence ends here. `moves` are the states
    after the words that were met so far, `parted` what is left when a strong join comes next.
    """

    __slots__ = ("by_class", "complete", "complete_at_end", "items", "moves", "parted")

    def __init__(self, items: _Items) -> None:
        self.items = items
        self.complete = [item.complete for item in items if item.complete is not None]
        at_end = _NOTHING.union(*[_through(item.following, ENDING) for item in items if item.edge == ENDING])
        self.complete_at_end = [item.complete for item in at_end if item.complete is not None]
        self.by_class: dict[str, list[_Item]] = {}
        for item in items:
            if item.class_name:
                self.by_class.setdefault(item.class_name, []).append(item)
        self.moves: dict[str, _State | None] = {}
        self.parted: _State | None = None


def _through(items: _Items, edge: str) -> _Items:
    """`items` and what lies behind each `edge` among them."""
    behind = [_through(item.following, edge) for item in items if item.edge == edge]
    return items.union(*behind) if behind else items


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
        self._seen: set[str] = set()
        self._awake: set[int] = set(table.unanchored)
        self._woken = 0
        self._first_items: dict[int, _Items] = {}
        self._forget()

    def _forget(self) -> None:
        """Begin anew with the states."""
        self._states: dict[_Items, _State] = {}
        self._moves = 0
        self._words: dict[tuple[str, bool], _Start] = {}
        self._classes: dict[tuple[str, bool], _Start] = {}

    def matches(self, sentence: Sentence, spans: ClassSpans) -> list[Match]:
        """Every match, the longest for each pattern and start, in order of start; those of one pattern do not overlap."""
        self._wake(sentence)
        classes: _ClassesAt = {}
        for name, ends_of in spans.items():
            for at, ends in ends_of.items():
                classes.setdefault(at, []).append((name, ends))
        reached: dict[int, int] = {}
        found: list[tuple[int, int, int]] = []
        known, possible = self._words, self._table.words
        for start, word in enumerate(sentence.words):
            state = None
            if word in possible:
                first = known.get((word, start == 0))
                state = first.state if first is not None and first.woken == self._woken else self._after_word(word, start == 0)
            if state is None and start not in classes:
                continue
            for number, end in self._follow(state, start, sentence, classes).items():
                if start >= reached.get(number, 0):
                    reached[number] = end
                    found.append((start, -end, number))
        found.sort()
        table, payloads = self._table, self._payloads
        return [
            Match(start, -end, payloads[payload], table.sources[number])
            for start, end, number in found
            for payload in table.payloads[number]
        ]

    def _wake(self, sentence: Sentence) -> None:
        """Take in the patterns that need a word which is met for the first time."""
        if self._moves > _MOST_MOVES:
            self._forget()
        new = sentence.positions.keys() - self._seen
        if new:
            self._seen |= new
            awake = len(self._awake)
            for word in new:
                if numbers := self._table.anchors.get(word):
                    self._awake.update(map(int, numbers.split()))
            self._woken += len(self._awake) > awake

    def _follow(self, state: _State | None, start: int, sentence: Sentence, classes: _ClassesAt) -> dict[int, int]:
        """The patterns that match from token `start` on, each with its furthest end; `state` is what follows the first word."""
        words, joins = sentence.words, sentence.joins
        longest: dict[int, int] = {}
        waiting: dict[int, _State] = {}
        for name, ends in classes.get(start, ()):
            self._reach(waiting, self._after_class(name, start == 0), ends)
        at = start + 1
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
            if joins[at] >= _PARTING:
                state = self._parted(state)
            if state.by_class and at in classes:
                self._take_classes(state, classes[at], waiting)
            moves, word = state.moves, words[at]
            state = moves[word] if word in moves else self._move(state, word)
            at += 1

    def _take_classes(self, state: _State, classes: Sequence[tuple[str, Sequence[int]]], waiting: dict[int, _State]) -> None:
        for name, ends in classes:
            if name in state.by_class:
                self._reach(waiting, self._union([item.following for item in state.by_class[name]]), ends)

    def _reach(self, waiting: dict[int, _State], state: _State | None, ends: Sequence[int]) -> None:
        """Let `state` wait at each of `ends`."""
        if state is not None:
            for end in ends:
                waiting[end] = self._joined(state, waiting.get(end))

    def _after_word(self, word: str, begins: bool) -> _State | None:
        """The state after `word` at the start of a match; `begins` says that the sentence begins there."""
        start = self._words.get((word, begins))
        if start is None:
            start = self._words[word, begins] = _Start(_numbers(self._table.words[word]))
        for items in self._fresh(start, begins):
            state = self._union([item.following for item in items if word in item.words])
            start.state = start.state if state is None else self._joined(state, start.state)
        return start.state

    def _after_class(self, name: str, begins: bool) -> _State | None:
        start = self._classes.get((name, begins))
        if start is None:
            start = self._classes[name, begins] = _Start(_numbers(self._table.classes.get(name, "")))
        for items in self._fresh(start, begins):
            state = self._union([item.following for item in items if item.class_name == name])
            start.state = start.state if state is None else self._joined(state, start.state)
        return start.state

    def _fresh(self, start: _Start, begins: bool) -> Iterator[list[_Item]]:
        """What the candidates of `start` that have woken since it was last asked can take first, all in one list; nothing without any."""
        if start.woken == self._woken:
            return
        start.woken = self._woken
        fresh = (start.candidates & self._awake) - start.taken
        if fresh:
            start.taken |= fresh
            yield [item for number in fresh for item in self._first_taken(number, begins)]

    def _first_taken(self, number: int, begins: bool) -> _Items:
        items = self._first_items.get(number)
        if items is None:
            items = self._first_items[number] = _Rest(number, json.loads(self._table.elements[number])).items(free=False)
        return _through(items, BEGINNING) if begins else items

    def _state(self, items: _Items) -> _State:
        state = self._states.get(items)
        if state is None:
            state = self._states[items] = _State(items)
        return state

    def _union(self, groups: Iterable[_Items]) -> _State | None:
        items = _NOTHING.union(*groups)
        return self._state(items) if items else None

    def _joined(self, one: _State, other: _State | None) -> _State:
        return one if other is None or other is one else self._state(one.items | other.items)

    def _move(self, state: _State, word: str) -> _State | None:
        self._moves += 1
        following = state.moves[word] = self._union([item.following for item in state.items if item.gap or word in item.words])
        return following

    def _parted(self, state: _State) -> _State:
        if state.parted is None:
            state.parted = self._state(frozenset([item for item in state.items if item.free]))
        return state.parted


def _numbers(text: str) -> frozenset[int]:
    return frozenset(map(int, text.split()))
