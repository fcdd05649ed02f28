"""Thousands of patterns in one pass over a sentence, as an automaton that is built while it is needed.

A node is a point in a pattern, a state all the nodes that the patterns which have matched so far are at. From each token at which a
pattern can begin, one state follows the other token by token: the work is a look-up a token, however many patterns there are, and nothing
ever goes back. States are made when they are first reached and kept. What follows a word that no pattern waits for is kept once for all
such words, so that the automaton grows with the patterns and not with the copy.

A pattern is read from its stored form when a sentence holds the words it needs (an anchor and a partner).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from typing import Any, Final, NamedTuple

from linter.language.patterns import BEGINNING, ENDING, LIST, Element, Pattern, PhraseLists, options_of
from linter.language.tokens import Join, Sentence

ClassSpans = dict[str, dict[int, tuple[int, ...]]]
"""Per class name: start token -> end tokens (excluded) of what was recognised there."""

_ClassesAt = dict[int, list[tuple[str, tuple[int, ...]]]]
"""The same by start token: `<names>` and end tokens."""

_MOST_MOVES: Final = 300_000
"""Moves that are kept; with more, the automaton begins anew, so that no copy can fill the memory."""

_PATIENCE: Final = 8
"""Sentences with an anchor that a pattern is left asleep in."""

_OTHER: Final = ""
"""Stands for every word that none of the patterns at hand waits for."""

_WHOLE: Final = -1
"""What is left of a gap that nothing has passed yet."""

_PARTING: Final = Join.COLON
"""The weakest join that a phrase cannot cross, except within a gap."""


class Match(NamedTuple):
    """Where a pattern matched: tokens `start` to `end` (excluded), and the payload it was filed under."""

    start: int
    end: int
    payload: Any


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

    __slots__ = ("_alphabet", "_at", "_element", "_elements", "_ends", "_left", "_next", "_options", "_outer", "_shorter", "source")

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
        self._alphabet: frozenset[str] | None = None

    def alphabet(self) -> frozenset[str]:
        """The words and classes that the pattern may go on with here; within a gap any other word will do."""
        if self._alphabet is None:
            self._alphabet = self._symbols()
        return self._alphabet

    def _symbols(self) -> frozenset[str]:
        element = self._element
        if isinstance(element, _Choice):
            return frozenset(element.by_word).union(*[self._option(element, number).alphabet() for number in element.others])
        if isinstance(element, int) or element == BEGINNING:
            return self._after().alphabet()
        if isinstance(element, str):
            return frozenset((element,))
        if element is None:
            return frozenset() if self._outer is None else self._outer.alphabet()
        return frozenset(element)

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

    `complete` are the patterns that may end here, `complete_at_end` those that may if the sentence ends here. `moves` are the states
    after the words and classes that were met so far, `parted` those after one that a strong join parts from what came before. Words
    outside the `alphabet` all lead to one state, that of `_OTHER`. `joined` are the states that this one and another make together.
    """

    __slots__ = ("alphabet", "complete", "complete_at_end", "joined", "moves", "nodes", "parted")

    def __init__(self, nodes: frozenset[_Node]) -> None:
        self.nodes = nodes
        self.alphabet = frozenset[str]().union(*[node.alphabet() for node in nodes])
        self.complete = [node.source.number for node in nodes if node.ends(at_end=False)]
        self.complete_at_end = [node.source.number for node in nodes if node.ends(at_end=True)]
        self.moves: dict[str, _State | None] = {}
        self.parted: dict[str, _State | None] = {}
        self.joined: dict[_State, _State] = {}


class _Start:
    """One word or class at the start of a match: the `state` that the patterns which are awake come to, those in `fresh` left out."""

    __slots__ = ("begins", "fresh", "state", "symbol")

    def __init__(self, symbol: str, begins: bool, fresh: list[int]) -> None:
        self.symbol = symbol
        self.begins = begins
        self.fresh = fresh
        self.state: _State | None = None


class PatternIndex:
    """The patterns of a table, ready to be found; `payloads` are what the table's payload numbers stand for."""

    def __init__(self, table: PatternTable, payloads: Sequence[object]) -> None:
        self._table = table
        self._payloads = payloads
        self._used = frozenset(table.used)
        self._drowsy: dict[str, list[int] | None] = dict.fromkeys(table.anchors)
        self._passed: dict[int, int] = {}
        self._awake: set[int] = set(table.unanchored)
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
        self._wake(sentence.vocabulary)
        classes: _ClassesAt = {}
        for name, places in spans.items():
            if name in self._used:
                symbol = f"<{name}>"
                for place, ends in places.items():
                    classes.setdefault(place, []).append((symbol, ends))
        found = self._found(sentence, classes)
        if not found:
            return []
        found.sort()
        payloads, of_pattern = self._payloads, self._table.payloads
        return [Match(start, -end, payloads[payload]) for start, end, number in found for payload in of_pattern[number]]

    def _wake(self, vocabulary: frozenset[str]) -> None:
        """Take in the patterns that the words of a sentence give a chance for the first time."""
        if self._moves > _MOST_MOVES:
            self._forget()
        drowsy = self._drowsy
        for word in vocabulary:
            if word in drowsy:
                asleep = drowsy[word]
                if asleep is None:
                    asleep = list(map(int, self._table.anchors[word].split()))
                asleep = [number for number in asleep if not self._wakes(number, vocabulary)]
                if asleep:
                    drowsy[word] = asleep
                else:
                    del drowsy[word]

    def _wakes(self, number: int, vocabulary: frozenset[str]) -> bool:
        """Whether a pattern is awake in a sentence with one of its anchors: when there is a partner too, or after a few such sentences.

        Most patterns wait for their partner in vain, so that a short run never reads them; a long one stops asking.
        """
        if number in self._awake:
            return True
        passed = self._passed.get(number, 0) + 1
        self._passed[number] = passed
        partners = self._table.partners[number]
        if passed <= _PATIENCE and partners and vocabulary.isdisjoint(partners.split()):
            return False
        self._awake.add(number)
        for symbol in self._root(number).alphabet():
            for starts in (self._first_words, self._first_of_all):
                if symbol in starts:
                    starts[symbol].fresh.append(number)
        return True

    def _found(self, sentence: Sentence, classes: _ClassesAt) -> list[tuple[int, int, int]]:
        """Start, negative end and pattern of each match, in no order."""
        words = sentence.words
        first_words, possible = self._first_words, self._table.words
        reached: dict[int, int] = {}
        found: list[tuple[int, int, int]] = []
        for at in [at for at, word in enumerate(words) if word in possible or at in classes]:
            word = words[at]
            state: _State | None = None
            if word in possible:
                start = first_words.get(word) if at else None
                state = start.state if start is not None and not start.fresh else self._begin(word, at == 0)
            if at in classes:
                longest = self._follow_classes(state, at + 1, sentence, classes, self._begun(at, classes), {})
            elif state is not None:
                longest = self._follow(state, at, sentence, classes)
            else:
                continue
            for number, end in longest.items():
                if at >= reached.get(number, 0):
                    reached[number] = end
                    found.append((at, -end, number))
        return found

    def _follow(self, state: _State, start: int, sentence: Sentence, classes: _ClassesAt) -> dict[int, int]:
        """The patterns that match from token `start` on, each with its furthest end; `state` is what follows the first word."""
        words, joins = sentence.words, sentence.joins
        longest: dict[int, int] = {}
        following: _State | None = state
        at, end = start + 1, len(words)
        while following is not None:
            if at == end:
                for number in following.complete_at_end:
                    longest[number] = at
                break
            if following.complete:
                for number in following.complete:
                    longest[number] = at
            if at in classes:
                return self._follow_classes(following, at, sentence, classes, {}, longest)
            # What `_move` does, without calling it: this is the innermost loop of a whole run.
            word = words[at]
            moves = following.moves if joins[at] < _PARTING else following.parted
            known = word if word in following.alphabet else _OTHER
            following = moves[known] if known in moves else self._move(following, word, joins[at] >= _PARTING)
            at += 1
        return longest

    def _follow_classes(
        self,
        state: _State | None,
        at: int,
        sentence: Sentence,
        classes: _ClassesAt,
        waiting: dict[int, _State],
        longest: dict[int, int],
    ) -> dict[int, int]:
        """Like `_follow` where classes stand: what follows them is `waiting` for its turn. Goes on from `at` with what was found before."""
        words, joins = sentence.words, sentence.joins
        end = len(words)
        while True:
            if waiting:
                if state is None:
                    at = min(waiting)
                if at in waiting:
                    state = self._joined(waiting.pop(at), state)
            if state is None:
                return longest
            for number in state.complete_at_end if at == end else state.complete:
                longest[number] = at
            if at == end:
                return longest
            parted = joins[at] >= _PARTING
            for name, ends in classes.get(at, ()):
                if name in state.alphabet:
                    self._let_wait(waiting, self._move(state, name, parted), ends)
            state = self._move(state, words[at], parted)
            at += 1

    def _begun(self, at: int, classes: _ClassesAt) -> dict[int, _State]:
        """What follows the classes at token `at` where a match begins with one of them, by the token it goes on at."""
        waiting: dict[int, _State] = {}
        for name, ends in classes[at]:
            self._let_wait(waiting, self._begin(name, at == 0), ends)
        return waiting

    def _let_wait(self, waiting: dict[int, _State], state: _State | None, ends: tuple[int, ...]) -> None:
        """Let `state` wait at each of `ends`."""
        if state is not None:
            for end in ends:
                waiting[end] = self._joined(state, waiting.get(end))

    def _move(self, state: _State, symbol: str, parted: bool) -> _State | None:
        """The state after `symbol`, a word or `<class>`."""
        moves = state.parted if parted else state.moves
        known = symbol if symbol in state.alphabet else _OTHER
        if known in moves:
            return moves[known]
        self._moves += 1
        reached: set[_Node] = set()
        for node in state.nodes:
            node.take(known, reached, _Step.PARTED if parted else _Step.INSIDE)
        following = moves[known] = self._state(reached)
        return following

    def _begin(self, symbol: str, begins: bool) -> _State | None:
        """The state after `symbol` at the start of a match; `begins` says that the sentence begins there."""
        starts = self._first_of_all if begins else self._first_words
        start = starts.get(symbol)
        if start is None:
            start = starts[symbol] = _Start(symbol, begins, [number for number in self._beginning(symbol) if number in self._awake])
        if start.fresh:
            reached = set(start.state.nodes) if start.state is not None else set()
            for number in start.fresh:
                self._root(number).take(symbol, reached, _Step.BEGINNING if begins else _Step.INSIDE)
            start.state, start.fresh = self._state(reached), []
        return start.state

    def _beginning(self, symbol: str) -> Iterable[int]:
        """The patterns that can begin with `symbol`."""
        table = self._table
        numbers = table.classes.get(symbol[1:-1], "") if symbol.startswith("<") else table.words.get(symbol, "")
        return map(int, numbers.split())

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
        if other not in one.joined:
            one.joined[other] = self._state(one.nodes | other.nodes) or one
        return one.joined[other]
