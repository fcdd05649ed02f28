"""The pattern language of the registry: phrases with alternatives, inflections, short gaps and classes, matched on tokens.

    no (known|) side effects         alternatives and an optional word
    ~throw away .. (cane|crutches)   any inflection; a gap of up to 3 tokens (`..5`: up to 5)
    <percent> of <list:x.people>     a recognised class; the patterns of another list
    ^ yes $                          start and end of the sentence
    $ 0                              before a number, the sign of money

A pattern is compiled to a sequence of elements: plain data, so that a compiled pattern can be stored. `linter.language.matching` runs
them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from math import prod
from operator import and_
from typing import Final, TypeAlias

from linter.language.inflect import all_forms
from linter.language.tokens import pattern_words
from linter.records import dataclass
from linter.regexes import regex

Element: TypeAlias = "str | int | list[str] | list[list[Element]]"
"""A word, a class (`<name>`), one of the phrases of a list (`<list:name>`) or an edge of the sentence (`<^>`, `<$>`); a gap of at most so
many tokens; one of several words; one of several sequences of elements, an empty one included."""

BEGINNING, ENDING, LIST = "<^>", "<$>", "<list:"

_DEFAULT_GAP = 3
LARGEST_GAP: Final = 12
"""Tokens that a gap may pass at most."""
_DEEPEST_LIST = 4
_LONGEST_PHRASE = 2000
"""Characters of a phrase: so many that no reviewed one has them, so few that no phrase makes an automaton of any size."""
_MOST_OPTIONAL = 24
"""Gaps and optional parts of a phrase: four times as many as any reviewed one has, so few that each may follow from each before it."""
_SYNTAX = regex(r"\s*(?:(\()|(\))|(\|)|(\.\.(\d*))|<([^<>\s]+)>|(\^)|(\$)(?=\s*$|\s*[)|]|\s(?![\s(]*(?:\d|<number>)))|(~?)([^\s()|<>^]+))")

_NAME = regex(r"[\w:.-]+")
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0").union(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
"""Characters that nobody sees, beside those that Unicode calls formats."""


class PatternError(ValueError):
    """A pattern that cannot be compiled; the message says what and where (0-based character).

    `phrase` is the one at fault where it stands in a list that the pattern names, else empty.
    """

    def __init__(self, message: str, phrase: str = "") -> None:
        super().__init__(message)
        self.phrase = phrase


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern. `source` is the phrase as written; `first_words` and `first_classes` are what a match can start with.

    Every match contains one of the `anchors`, and one of the `partners`; either is empty when no such words are known.
    """

    source: str
    elements: list[Element]
    first_words: frozenset[str]
    first_classes: frozenset[str]
    anchors: frozenset[str]
    partners: frozenset[str]


class PhraseLists:
    """What patterns may refer to: phrase lists, each compiled when it is first met, and `classes` (None: any).

    `phrases` gives those of a list by its name.
    """

    def __init__(self, phrases: Callable[[str], Sequence[str]], classes: Collection[str] | None = None) -> None:
        self.classes = classes
        self.compiled: dict[str, list[list[Element]]] = {}
        self._ways_over: dict[str, int] = {}
        self._fits: dict[tuple[str, bool, bool], bool] = {}
        self._required: dict[str, frozenset[str]] = {}
        self._phrases = phrases
        self._begun: list[str] = []

    def options(self, name: str) -> list[list[Element]]:
        """What the list of that name chooses from. Raises PatternError for a list that is unknown, empty or nested too deep."""
        if name not in self.compiled:
            if len(self._begun) >= _DEEPEST_LIST or name in self._begun:
                raise PatternError(f"<list:{name}> is nested too deep")
            self._begun.append(name)
            try:
                self.compiled[name] = _merged(_passed_over_once([self._option(phrase) for phrase in self._phrases(name)], self))
            finally:
                self._begun.pop()
        if not self.compiled[name]:
            raise PatternError(f"<list:{name}> names no list")
        return self.compiled[name]

    def ways_over(self, name: str) -> int:
        """In how many ways a phrase of the list of that name can match no token: one at most. Raises PatternError as `options` does."""
        if name not in self._ways_over:
            self._ways_over[name] = _ways_over(self.options(name), self)
        return self._ways_over[name]

    def fits(self, name: str, *, begins: bool, ends: bool) -> bool:
        """Whether a phrase of the list of that name can stand where the sentence may begin or not, and end or not. Raises PatternError."""
        key = name, begins, ends
        if key not in self._fits:
            self._fits[key] = (begins and ends) or any(_fits(option, self, begins, ends) for option in self.options(name))
        return self._fits[key]

    def _option(self, phrase: str) -> list[Element]:
        try:
            return _parsed(phrase, self)
        except PatternError as error:
            raise PatternError(str(error), error.phrase or phrase) from error

    def required(self, name: str) -> frozenset[str]:
        """Words of which every phrase of the list of that name holds one; none where none are known. Raises PatternError."""
        if name not in self._required:
            self._required[name] = _required_by_one_of(self.options(name), self)
        return self._required[name]


def no_lists(name: str) -> Sequence[str]:
    """For `PhraseLists` where there are none."""
    raise PatternError(f"<list:{name}> cannot be used here")


def compile_pattern(phrase: str, lists: PhraseLists) -> Pattern:
    """Compile one phrase.

    Raises PatternError for unbalanced parentheses, a gap at an end, an unknown list or class, an edge of the sentence or a character that
    no copy can have there, or a pattern that is empty.
    """
    elements = _parsed(phrase, lists)
    if not elements:
        raise PatternError("the pattern is empty")
    if isinstance(elements[0], int) or isinstance(elements[-1], int):
        raise PatternError("a pattern cannot begin or end with a gap")
    words, classes, empty = _firsts(elements, lists)
    if empty:
        raise PatternError("every part of the pattern is optional")
    anchors, partners, *_ = [*_needed(elements, lists), frozenset[str](), frozenset[str]()]
    return Pattern(phrase, elements, frozenset(words), frozenset(classes), anchors, partners)


def _parsed(phrase: str, lists: PhraseLists) -> list[Element]:
    if len(phrase) > _LONGEST_PHRASE:
        raise PatternError(f"a phrase of {len(phrase)} characters; at most {_LONGEST_PHRASE} are allowed")
    _refuse_unseen(phrase)
    parser = _Parser(phrase, lists)
    elements = parser.sequence()
    parser.finish()
    optional = _optional_parts(elements, lists)
    if optional > _MOST_OPTIONAL:
        raise PatternError(f"a phrase with {optional} gaps and optional parts; at most {_MOST_OPTIONAL} are allowed")
    _refuse_dead_edges(elements, lists, begins=True, ends=True)
    return elements


def _refuse_unseen(phrase: str) -> None:
    """Raises PatternError for a character that nobody sees, or that stands for several: copy that is folded has it in no word."""
    if phrase.isascii():
        return
    for char in phrase:
        if unicodedata.category(char) == "Cf" or char in _UNSEEN:
            raise PatternError(f"the character U+{ord(char):04X} in it is invisible: take it out")
        if char.isalpha() and len(letters := unicodedata.normalize("NFKC", char)) > 1:
            raise PatternError(f"“{char}” is one character for several letters: write “{letters}”")
    if len(unicodedata.normalize("NFC", phrase)) < len(phrase):
        raise PatternError("an accent in it is a character of its own: write it and its letter as one")


def _refuse_dead_edges(elements: Sequence[Element], lists: PhraseLists, *, begins: bool, ends: bool) -> None:
    """Raises PatternError for an edge of the sentence that no way through the pattern can be at.

    `begins` and `ends` say that nothing has to come before `elements`, and after them. Of a list one phrase has to fit. A match begins with
    a word, so that a gap right behind the beginning would pass none.
    """
    if any(one == BEGINNING and isinstance(other, int) for one, other in pairwise(elements)):
        raise PatternError("a gap right behind “^” would pass no word: a match begins with the first word of the sentence there")
    for element, first, last in _placed(elements, lists, begins, ends):
        if element == BEGINNING and not first:
            raise PatternError("“^” is the beginning of the sentence, and something has to come before it here")
        if element == ENDING and not last:
            raise PatternError("“$” is the end of the sentence, and something has to follow it here; a sum of money is <money>")
        for option in options_of(element):
            _refuse_dead_edges(option, lists, begins=first, ends=last)
        if isinstance(element, str) and element.startswith(LIST) and not lists.fits(element[len(LIST) : -1], begins=first, ends=last):
            raise PatternError(f"no phrase of {element} can match here: each is at an end of the sentence that this is not")


def _fits(elements: Sequence[Element], lists: PhraseLists, begins: bool, ends: bool) -> bool:
    """Whether some way through `elements` is at no edge of the sentence where there is none."""
    for element, first, last in _placed(elements, lists, begins, ends):
        if isinstance(element, str) and element.startswith(LIST):
            fits = lists.fits(element[len(LIST) : -1], begins=first, ends=last)
        elif options := options_of(element):
            fits = any(_fits(option, lists, first, last) for option in options)
        else:
            fits = (element != BEGINNING or first) and (element != ENDING or last)
        if not fits:
            return False
    return True


def _placed(elements: Sequence[Element], lists: PhraseLists, begins: bool, ends: bool) -> Iterable[tuple[Element, bool, bool]]:
    """Each of `elements`, with whether nothing has to come before it, and nothing after it."""
    optional = [bool(_ways_over_element(element, lists)) for element in elements]
    firsts = accumulate(optional, and_, initial=begins)
    lasts = list(accumulate(reversed(optional), and_, initial=ends))[-2::-1]
    return zip(elements, firsts, lasts, strict=False)


def _merged(options: list[list[Element]]) -> list[list[Element]]:
    """`options` with those that are one word each made into one that is any of these words."""
    words = sorted({word for option in options if len(option) == 1 for word in word_of(option[0])})
    longer = [option for option in options if len(option) != 1 or not word_of(option[0])]
    return [[words], *longer] if words else longer


def word_of(element: Element) -> tuple[str, ...]:
    """The words that `element` stands for when it is a word or one of several words; nothing for any other element."""
    if isinstance(element, str):
        return () if element.startswith("<") else (element,)
    if isinstance(element, list) and isinstance(element[0], str):
        return tuple(word for word in element if isinstance(word, str))
    return ()


def options_of(element: Element) -> list[list[Element]]:
    """The sequences that `element` chooses from; none when it is no choice."""
    return [option for option in element if isinstance(option, list)] if isinstance(element, list) else []


class _Parser:
    """Recursive descent over one phrase; nesting is bounded."""

    def __init__(self, phrase: str, lists: PhraseLists) -> None:
        self.phrase, self.lists, self.depth, self.at = phrase, lists, 0, 0

    def sequence(self) -> list[Element]:
        elements: list[Element] = []
        while (match := self._peek()) is not None:
            opening, closing, bar, gap, most, name, begin, end, inflected, word = match.groups()
            if closing or bar:
                break
            self.at = match.end()
            if opening:
                elements.append(self._choice())
            elif gap:
                elements.append(self._gap(most))
            elif name:
                elements.append(self._class(name))
            elif begin or end:
                elements.append(ENDING if end else BEGINNING)
            else:
                elements += self._words(word, inflected=bool(inflected))
        return elements

    def finish(self) -> None:
        if self.phrase[self.at :].strip():
            raise PatternError(f"unexpected “{self.phrase[self.at :].strip()[0]}” at character {self.at}")

    def _peek(self) -> re.Match[str] | None:
        return _SYNTAX.match(self.phrase, self.at)

    def _choice(self) -> Element:
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
        merged = _merged(_passed_over_once(options, self.lists))
        return list(word_of(merged[0][0])) if len(merged) == 1 and len(merged[0]) == 1 and word_of(merged[0][0]) else merged

    def _gap(self, most: str) -> int:
        count = int(most) if most else _DEFAULT_GAP
        if not 1 <= count <= LARGEST_GAP:
            raise PatternError(f"a gap of {count} tokens; 1 to {LARGEST_GAP} are allowed")
        return count

    def _class(self, name: str) -> Element:
        known = self.lists.classes
        if _NAME.fullmatch(name) and name.startswith("list:"):
            self.lists.options(name.removeprefix("list:"))
        elif not _NAME.fullmatch(name) or (known is not None and name not in known):
            from linter.registry.schema import suggestion  # most runs never need it

            raise PatternError(f"<{name}> is no class{suggestion(name.casefold(), known or ())}")
        return f"<{name}>"

    def _words(self, word: str, *, inflected: bool) -> Iterator[Element]:
        pieces = pattern_words(word)
        if not pieces:
            raise PatternError(f"“{word}” is no word")
        for index, piece in enumerate(pieces):
            yield sorted(all_forms(piece)) if inflected and index == 0 else piece


def _options(element: Element, lists: PhraseLists) -> list[list[Element]]:
    """The sequences that `element` chooses from, written or listed; none when it is no choice."""
    if isinstance(element, str) and element.startswith(LIST):
        return lists.options(element[len(LIST) : -1])
    return options_of(element)


def _passed_over_once(options: list[list[Element]], lists: PhraseLists) -> list[list[Element]]:
    """`options`. Raises PatternError where a choice of them has two ways to match nothing: each time it is repeated doubles the work."""
    if _ways_over(options, lists) > 1:
        raise PatternError("alternatives that can be passed over in more than one way")
    return options


def _ways_over(options: Iterable[Iterable[Element]], lists: PhraseLists) -> int:
    """In how many ways a choice of `options` can match no token at all."""
    return sum(prod(_ways_over_element(element, lists) for element in option) for option in options)


def _ways_over_element(element: Element, lists: PhraseLists) -> int:
    if isinstance(element, int) or element in (BEGINNING, ENDING):  # a gap may pass no token, an edge is none
        return 1
    if isinstance(element, str) and element.startswith(LIST):
        return lists.ways_over(element[len(LIST) : -1])
    return 0 if word_of(element) else _ways_over(options_of(element), lists)


def _optional_parts(elements: Sequence[Element], lists: PhraseLists) -> int:
    """How many gaps and optional parts `elements` hold, within choices too; what a list holds is counted where it is compiled."""
    within = sum(_optional_parts(option, lists) for element in elements for option in options_of(element))
    return within + sum(1 for element in elements if _ways_over_element(element, lists))


def _firsts(elements: Iterable[Element], lists: PhraseLists) -> tuple[set[str], set[str], bool]:
    """The words and classes a sequence can begin with, and whether it can be empty."""
    words: set[str] = set()
    classes: set[str] = set()
    for element in elements:
        if own := word_of(element):
            return words.union(own), classes, False
        options = _options(element, lists)
        if isinstance(element, str) and not options and element not in (BEGINNING, ENDING):
            return words, {*classes, element[1:-1]}, False
        empty = not options
        for option in options:
            option_words, option_classes, option_empty = _firsts(option, lists)
            words |= option_words
            classes |= option_classes
            empty |= option_empty
        if not empty:
            return words, classes, False
    return words, classes, True


def _needed(elements: Iterable[Element], lists: PhraseLists) -> list[frozenset[str]]:
    """Sets of words of which every match contains one each: the set that is met least often, by a rough measure, comes first."""
    candidates = [words for element in elements if (words := _required(element, lists))]
    return sorted(candidates, key=lambda words: sum(_commonness(word) for word in sorted(words)))


def _required(element: Element, lists: PhraseLists) -> frozenset[str]:
    if own := word_of(element):
        return frozenset(own)
    if isinstance(element, str) and element.startswith(LIST):
        return lists.required(element[len(LIST) : -1])
    return _required_by_one_of(options_of(element), lists)


def _required_by_one_of(choice: Sequence[Sequence[Element]], lists: PhraseLists) -> frozenset[str]:
    options = [_needed(option, lists)[:1] for option in choice]
    return frozenset[str]().union(*(option[0] for option in options)) if all(options) else frozenset()


_COMMON = frozenset(
    "the a an and or of to in for is are be was were it its it's this that these those with without by on at as from your you "
    "we our us they their he she his her i my me no not never more than can may will would do does did has have had been but "
    "if so all any some one up out get gets got make makes made take takes only just most".split()
)


def _commonness(word: str) -> float:
    """A rough frequency: function words are common, short words more than long ones."""
    return 60.0 if word in _COMMON else 8.0 / len(word)
