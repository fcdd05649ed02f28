"""The pattern language of the registry: phrases with alternatives, inflections, short gaps and classes, matched on tokens.

    no (known|) side effects         alternatives and an optional word
    ~throw away .. (cane|crutches)   any inflection; a gap of up to 3 tokens (`..5`: up to 5)
    <percent> of <list:x.people>     a recognised class; the patterns of another list
    ^ yes $                          start and end of the sentence

A pattern is compiled to a sequence of elements. Each element takes the positions reached so far to the positions after it, so matching
costs at most sentence length times pattern length: no pattern can backtrack.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from linter.language.inflect import all_forms
from linter.language.tokens import Join, Sentence, pattern_words

ClassSpans = Mapping[str, Mapping[int, Sequence[int]]]
"""Per class name: start token -> end tokens (excluded) of what was recognised there."""

_DEFAULT_GAP = 3
_LARGEST_GAP = 12
_SYNTAX = re.compile(r"\s*(?:(\()|(\))|(\|)|(\.\.(\d*))|<([^<>\s]+)>|(\^)|(\$)(?=\s*$|\s*\))|(~?)([^\s()|<>]+))")


class PatternError(ValueError):
    """A pattern that cannot be compiled; the message says what and where (0-based character)."""


@dataclass(frozen=True, slots=True)
class _At:
    """Where a match is being tried: a sentence, what was recognised in it, and the token the match begins with."""

    sentence: Sentence
    spans: ClassSpans
    origin: int

    def adjoins(self, token: int, *, after_gap: bool) -> bool:
        """Whether `token` may follow what was matched: at the beginning, after a gap, or where no colon or stronger join parts them."""
        return after_gap or token == self.origin or self.sentence.joins[token] < Join.COLON


@dataclass(frozen=True, slots=True)
class _Word:
    words: frozenset[str]

    def step(self, at: _At, reached: set[int], *, after_gap: bool) -> set[int]:
        words = at.sentence.words
        return {i + 1 for i in reached if i < len(words) and words[i] in self.words and at.adjoins(i, after_gap=after_gap)}


@dataclass(frozen=True, slots=True)
class _Gap:
    most: int

    def step(self, at: _At, reached: set[int], *, after_gap: bool) -> set[int]:  # noqa: ARG002
        count = len(at.sentence.words)
        return {j for i in reached for j in range(i, min(i + self.most, count) + 1)}


@dataclass(frozen=True, slots=True)
class _Class:
    name: str

    def step(self, at: _At, reached: set[int], *, after_gap: bool) -> set[int]:
        ends = at.spans.get(self.name)
        if not ends:
            return set()
        return {end for i in reached if i in ends and at.adjoins(i, after_gap=after_gap) for end in ends[i]}


@dataclass(frozen=True, slots=True)
class _Edge:
    end: bool

    def step(self, at: _At, reached: set[int], *, after_gap: bool) -> set[int]:  # noqa: ARG002
        return reached & {len(at.sentence.words) if self.end else 0}


@dataclass(frozen=True, slots=True)
class _Choice:
    options: tuple[tuple[_Element, ...], ...]

    def step(self, at: _At, reached: set[int], *, after_gap: bool) -> set[int]:
        return set().union(*(_follow(option, at, reached, after_gap=after_gap) for option in self.options))


_Element = _Word | _Gap | _Class | _Edge | _Choice


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A compiled pattern. `source` is the phrase as written; `first` are the words and classes it can start with."""

    source: str
    elements: tuple[_Element, ...]
    first_words: frozenset[str]
    first_classes: frozenset[str]
    anchors: frozenset[str]

    def ends(self, sentence: Sentence, spans: ClassSpans, start: int) -> list[int]:
        """The tokens (excluded) at which a match that begins at token `start` can end, longest first."""
        reached = _follow(self.elements, _At(sentence, spans, start), {start})
        return sorted((end for end in reached if end > start), reverse=True)


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern matched: tokens `start` to `end` (excluded), and the payload it was filed under."""

    start: int
    end: int
    payload: object
    pattern: str


def compile_pattern(phrase: str, lists: Callable[[str], Sequence[str]] | None = None) -> Pattern:
    """Compile one phrase; `lists` gives the phrases of `<list:name>`.

    Raises PatternError for unbalanced parentheses, a gap at an end, an unknown list or class syntax, or a pattern that is empty.
    """
    parser = _Parser(phrase, lists)
    elements = parser.sequence()
    parser.finish()
    if not elements:
        raise PatternError("the pattern is empty")
    if isinstance(elements[0], _Gap) or isinstance(elements[-1], _Gap):
        raise PatternError("a pattern cannot begin or end with a gap")
    words, classes, empty = _firsts(elements)
    if empty:
        raise PatternError("every part of the pattern is optional")
    return Pattern(phrase, elements, words, classes, _anchors(elements))


class _Parser:
    """Recursive descent over one phrase; nesting is bounded."""

    def __init__(self, phrase: str, lists: Callable[[str], Sequence[str]] | None, depth: int = 0) -> None:
        self.phrase, self.lists, self.depth, self.at = phrase, lists, depth, 0

    def sequence(self) -> tuple[_Element, ...]:
        elements: list[_Element] = []
        while (match := self._peek()) is not None:
            opening, closing, bar, gap, most, name, begin, end, inflected, word = match.groups()
            if closing or bar:
                break
            self.at = match.end()
            if opening:
                elements.append(self._choice())
            elif gap:
                elements.append(_Gap(self._gap(most)))
            elif name:
                elements.append(self._class(name))
            elif begin or end:
                elements.append(_Edge(end=bool(end)))
            else:
                elements += self._words(word, inflected=bool(inflected))
        return tuple(elements)

    def finish(self) -> None:
        if self.phrase[self.at :].strip():
            raise PatternError(f"unexpected “{self.phrase[self.at :].strip()[0]}” at character {self.at}")

    def _peek(self) -> re.Match[str] | None:
        return _SYNTAX.match(self.phrase, self.at)

    def _choice(self) -> _Element:
        self.depth += 1
        if self.depth > 6:
            raise PatternError("alternatives are nested more than six deep")
        options = [self.sequence()]
        while (match := self._peek()) is not None and match.group(3):
            self.at = match.end()
            options.append(self.sequence())
        match = self._peek()
        if match is None or not match.group(2):
            raise PatternError("a parenthesis is not closed")
        self.at = match.end()
        self.depth -= 1
        if all(len(option) == 1 and isinstance(option[0], _Word) for option in options):
            return _Word(frozenset().union(*(option[0].words for option in options if isinstance(option[0], _Word))))
        return _Choice(tuple(options))

    def _gap(self, most: str) -> int:
        count = int(most) if most else _DEFAULT_GAP
        if not 1 <= count <= _LARGEST_GAP:
            raise PatternError(f"a gap of {count} tokens; 1 to {_LARGEST_GAP} are allowed")
        return count

    def _class(self, name: str) -> _Element:
        if not name.startswith("list:"):
            return _Class(name)
        if self.lists is None:
            raise PatternError(f"<{name}> cannot be used here")
        if self.depth > 4:
            raise PatternError(f"<{name}> is nested too deep")
        options = []
        for phrase in self.lists(name.removeprefix("list:")):
            inner = _Parser(phrase, self.lists, self.depth + 1)
            options.append(inner.sequence())
            inner.finish()
        if not options:
            raise PatternError(f"<{name}> names no list")
        return _Choice(tuple(options))

    def _words(self, word: str, *, inflected: bool) -> Iterator[_Element]:
        pieces = pattern_words(word)
        if not pieces:
            raise PatternError(f"“{word}” is no word")
        for index, piece in enumerate(pieces):
            yield _Word(all_forms(piece) if inflected and index == 0 else frozenset({piece}))


def _follow(elements: Sequence[_Element], at: _At, reached: set[int], *, after_gap: bool = False) -> set[int]:
    for element in elements:
        reached = element.step(at, reached, after_gap=after_gap)
        if not reached:
            break
        after_gap = isinstance(element, _Gap)
    return reached


def _firsts(elements: Sequence[_Element]) -> tuple[frozenset[str], frozenset[str], bool]:
    """The words and classes a sequence can begin with, and whether it can be empty."""
    words: set[str] = set()
    classes: set[str] = set()
    for element in elements:
        if isinstance(element, _Word):
            return frozenset(words | element.words), frozenset(classes), False
        if isinstance(element, _Class):
            return frozenset(words), frozenset(classes | {element.name}), False
        if isinstance(element, _Choice):
            empty = False
            for option in element.options:
                option_words, option_classes, option_empty = _firsts(option)
                words |= option_words
                classes |= option_classes
                empty |= option_empty
            if not empty:
                return frozenset(words), frozenset(classes), False
    return frozenset(words), frozenset(classes), True


def _anchors(elements: Sequence[_Element]) -> frozenset[str]:
    """Words of which every match contains one: the smallest such set, by a rough measure of how common they are. Empty if none is known."""
    candidates = [anchors for element in elements if (anchors := _required(element))]
    return min(candidates, key=lambda words: sum(_commonness(word) for word in words), default=frozenset())


def _required(element: _Element) -> frozenset[str]:
    if isinstance(element, _Word):
        return element.words
    if isinstance(element, _Choice):
        options = [_anchors(option) for option in element.options]
        return frozenset().union(*options) if all(options) else frozenset()
    return frozenset()


_COMMON = frozenset(
    "the a an and or of to in for is are be was were it its it's this that these those with without by on at as from your you "
    "we our us they their he she his her i my me no not never more than can may will would do does did has have had been but "
    "if so all any some one up out get gets got make makes made take takes only just most".split()
)


def _commonness(word: str) -> float:
    """A rough frequency: function words are common, short words more than long ones."""
    return 60.0 if word in _COMMON else 8.0 / len(word)


class PatternIndex:
    """Many patterns, looked up by a word that each of them needs, so that a sentence pays only for patterns it could hold.

    A phrase filed under several payloads is matched once.
    """

    def __init__(self, patterns: Iterable[tuple[Pattern, object]]) -> None:
        self._payloads: dict[Pattern, list[object]] = {}
        for pattern, payload in patterns:
            payloads = self._payloads.setdefault(pattern, [])
            if payload not in payloads:
                payloads.append(payload)
        self._patterns = list(self._payloads)
        self._by_word: dict[str, list[int]] = {}
        self._by_class: dict[str, list[int]] = {}
        for number, pattern in enumerate(self._patterns):
            for word in pattern.anchors:
                self._by_word.setdefault(word, []).append(number)
            if not pattern.anchors:
                for name in pattern.first_classes:
                    self._by_class.setdefault(name, []).append(number)

    def matches(self, sentence: Sentence, spans: ClassSpans) -> list[Match]:
        """Every match, the longest for each pattern and start, in order of start; those of one pattern do not overlap."""
        numbers: set[int] = set()
        for word in sentence.positions.keys() & self._by_word.keys():
            numbers.update(self._by_word[word])
        for name, under in self._by_class.items():
            if spans.get(name):
                numbers.update(under)
        found = []
        for number in sorted(numbers):
            pattern = self._patterns[number]
            reached = 0
            for start in _starts(pattern, sentence, spans):
                if start >= reached and (ends := pattern.ends(sentence, spans, start)):
                    reached = ends[0]
                    found += [Match(start, reached, payload, pattern.source) for payload in self._payloads[pattern]]
        found.sort(key=lambda match: (match.start, -match.end))
        return found


def _starts(pattern: Pattern, sentence: Sentence, spans: ClassSpans) -> list[int]:
    starts: set[int] = set()
    for word in sentence.positions.keys() & pattern.first_words:
        starts.update(sentence.positions[word])
    for name in pattern.first_classes:
        starts.update(spans.get(name, ()))
    return sorted(starts)
