"""Thousands of patterns in one pass over a sentence, as an automaton that is built while it is needed.

A node is a point in a pattern, a state all the nodes that the patterns which have matched so far are at. From each token at which a
pattern can begin, one state follows the other token by token: the work is a look-up a token, however many patterns there are, and nothing
ever goes back. States are made when they are first reached and kept. What follows a word that no pattern waits for is kept once for all
such words, so that the automaton grows with the patterns and not with the copy.

A pattern is read from its stored form when a sentence holds the words it needs (an anchor and a partner).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from linter.language.matches import MOST_HELD, PARTING, PATIENCE, ClassSpans, Match, Place
from linter.language.nodes import OTHER, Choice, Node, Source, Step, node_at
from linter.language.tables import PatternTable
from linter.language.tokens import Sentence
from linter.language.unpacking import Patterns

_ClassesAt = dict[int, list[tuple[str, tuple[int, ...]]]]
"""The same by start token: `<names>` and end tokens."""

_MOST_MOVES: Final = 300_000
"""Moves and joins of states that are kept; with more, the automaton begins anew, so that no copy can fill the memory."""


class _State:
    """Every node that the patterns which have matched up to some token are at; `used` are all classes that patterns use.

    `complete` are the patterns that may end here, `complete_at_end` those that may if the sentence ends here. `moves` are the states
    after the words and classes that were met so far, `parted` those after one that a strong join parts from what came before. Words
    outside the `alphabet` all lead to one state, that of `OTHER`. `awaits_class` says that a class is in the alphabet. `joined` are the
    states that this one and another make together.
    """

    __slots__ = ("alphabet", "awaits_class", "complete", "complete_at_end", "joined", "moves", "nodes", "parted")

    def __init__(self, nodes: frozenset[Node], used: frozenset[str]) -> None:
        self.nodes = nodes
        self.alphabet = frozenset[str]().union(*[node.alphabet for node in nodes])
        self.awaits_class = not self.alphabet.isdisjoint(used)
        self.complete = [node.source.number for node in nodes if node.ends()]
        self.complete_at_end = [node.source.number for node in nodes if node.ends_at_end()]
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
    """The patterns of a table, ready to be found; `payloads` are what the table's payload numbers stand for.

    Where `wants` is given, only the patterns with a payload that it wants are looked for.
    """

    def __init__(
        self,
        table: PatternTable,
        payloads: Sequence[object],
        wants: Callable[[object], bool] | None = None,
        patterns: Patterns | None = None,
    ) -> None:
        self.table = table
        self.payloads = payloads
        self._wants = wants
        self._patterns = patterns = Patterns(table, len(payloads)) if patterns is None else patterns
        self._used = {name: f"<{name}>" for name in patterns.classes()}
        self._classes = frozenset(self._used.values())
        self._possible = frozenset(patterns.beginnings())
        self._drowsy: dict[str, Sequence[int] | None] = dict.fromkeys(patterns.anchors())
        self._passed: dict[int, int] = {}
        self._awake: set[int] = set(filter(self._is_wanted, patterns.anchored("")))
        self._roots: dict[int, Node] = {}
        self._lists: dict[str, Choice] = {}
        self._held: dict[tuple[int, int, int], Place] = {}
        self._forget()

    def only(self, wants: Callable[[object], bool]) -> PatternIndex:
        """An index of the same table that looks only for the patterns with a payload that is wanted."""
        other = PatternIndex(self.table, self.payloads, wants, self._patterns)
        other._roots, other._lists = self._roots, self._lists
        return other

    def _is_wanted(self, number: int) -> bool:
        return self._wants is None or any(self._wants(self.payloads[payload]) for payload in self._patterns.payloads(number))

    def _forget(self) -> None:
        """Begin anew with the states."""
        self._states: dict[frozenset[Node], _State] = {}
        self._moves = 0
        self._first_words: dict[str, _Start] = {}
        self._first_of_all: dict[str, _Start] = {}

    def matches(self, sentence: Sentence, spans: ClassSpans, before: int | None = None) -> list[Match]:
        """Every match, the longest for each pattern and start, in order of start; those of one pattern do not overlap.

        Where `before` is given, only those that begin before that token.
        """
        self._wake(sentence.words)
        classes: _ClassesAt = {}
        for name, places in spans.items():
            symbol = self._used.get(name)
            if symbol is not None:
                for place, ends in places.items():
                    classes.setdefault(place, []).append((symbol, ends))
        found = self._found(sentence, classes, before)
        if not found:
            return []
        found.sort()
        payloads, of_pattern = self.payloads, self._patterns.payloads
        return [Match(start, -end, payloads[payload]) for start, end, number in found for payload in of_pattern(number)]

    def by_kind(self, sentence: Sentence, spans: ClassSpans) -> dict[type, list[Place]]:
        """Where what matched stands, by the type of the payloads, each list in order of start.

        Equal places are one object: a long page has a million, and few that differ.
        """
        kinds: dict[type, list[Place]] = {}
        held = self._held
        if len(held) > MOST_HELD:
            held.clear()
        for start, end, payload in self.matches(sentence, spans):
            place = held.setdefault((start, end, id(payload)), (start, end, payload))
            kinds.setdefault(type(payload), []).append(place)
        return kinds

    def _wake(self, words: Sequence[str]) -> None:
        """Take in the patterns that the words of a sentence give a chance for the first time."""
        if self._moves > _MOST_MOVES:
            self._forget()
        drowsy = self._drowsy
        if drowsy.keys().isdisjoint(words):
            return
        vocabulary = frozenset(words)
        for word in vocabulary:
            if word in drowsy:
                asleep = drowsy[word]
                if asleep is None:
                    asleep = self._patterns.anchored(word)
                asleep = [number for number in asleep if not self._wakes(number, vocabulary)]
                if asleep:
                    drowsy[word] = asleep
                else:
                    del drowsy[word]

    def _wakes(self, number: int, vocabulary: frozenset[str]) -> bool:
        """Whether a pattern waits no longer in a sentence with one of its anchors: with a partner, after a few of them, or unwanted.

        Most patterns wait for their partner in vain, so that a short run never reads them; a long one stops asking.
        """
        if number in self._awake or not self._is_wanted(number):
            return True
        passed = self._passed.get(number, 0) + 1
        self._passed[number] = passed
        partners = self._patterns.partners(number)
        if passed <= PATIENCE and partners and vocabulary.isdisjoint(partners):
            return False
        self._awake.add(number)
        for symbol in self._root(number).alphabet:
            for starts in (self._first_words, self._first_of_all):
                if symbol in starts:
                    starts[symbol].fresh.append(number)
        return True

    def _found(self, sentence: Sentence, classes: _ClassesAt, before: int | None) -> list[tuple[int, int, int]]:
        """Start, negative end and pattern of each match that begins `before` a token, in no order."""
        words = sentence.words
        first_words, possible = self._first_words, self._possible
        opened = {at for at, named in classes.items() for name, _ in named if name in possible} if classes else ()
        reached: dict[int, int] = {}
        found: list[tuple[int, int, int]] = []
        for at in [at for at, word in enumerate(words[:before]) if word in possible or at in opened]:
            word = words[at]
            state: _State | None = None
            if word in possible:
                start = first_words.get(word) if at else None
                state = start.state if start is not None and not start.fresh else self._begin(word, at == 0)
            waiting = self._begun(at, classes) if at in opened else None
            if waiting:
                longest = self._follow_classes(state, at + 1, sentence, classes, waiting, {})
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
            if following.awaits_class and at in classes:
                return self._follow_classes(following, at, sentence, classes, {}, longest)
            # What `_move` does, without calling it: this is the innermost loop of a whole run.
            word = words[at]
            moves = following.moves if joins[at] < PARTING else following.parted
            known = word if word in following.alphabet else OTHER
            following = moves[known] if known in moves else self._move(following, word, joins[at] >= PARTING)
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
            parted = joins[at] >= PARTING
            if state.awaits_class and at in classes:
                for name, ends in classes[at]:
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
        known = symbol if symbol in state.alphabet else OTHER
        if known in moves:
            return moves[known]
        self._moves += 1
        following = self._state(frozenset().union(*[node.after(known, parted=parted) for node in state.nodes]))
        moves[known] = following
        return following

    def _begin(self, symbol: str, begins: bool) -> _State | None:
        """The state after `symbol` at the start of a match; `begins` says that the sentence begins there."""
        starts = self._first_of_all if begins else self._first_words
        start = starts.get(symbol)
        if start is None:
            awake = [number for number in self._patterns.beginning(symbol) if number in self._awake]
            start = starts[symbol] = _Start(symbol, begins, awake)
        if start.fresh:
            reached = set(start.state.nodes) if start.state is not None else set()
            for number in start.fresh:
                self._root(number).take(symbol, reached, Step.BEGINNING if begins else Step.INSIDE)
            start.state, start.fresh = self._state(frozenset(reached)), []
        return start.state

    def _root(self, number: int) -> Node:
        if number not in self._roots:
            self._roots[number] = node_at(Source(number, self._listed), self._patterns.elements(number))
        return self._roots[number]

    def _listed(self, name: str) -> Choice:
        if name not in self._lists:
            self._lists[name] = Choice(self._patterns.options(name))
        return self._lists[name]

    def _state(self, nodes: frozenset[Node]) -> _State | None:
        if nodes and nodes not in self._states:
            self._states[nodes] = _State(nodes, self._classes)
        return self._states.get(nodes)

    def _joined(self, one: _State, other: _State | None) -> _State:
        if other is None or other is one:
            return one
        if other not in one.joined:
            self._moves += 1
            one.joined[other] = self._state(one.nodes | other.nodes) or one
        return one.joined[other]
