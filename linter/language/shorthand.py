"""What stands for words without being written as words: `🦵 pain? gone`, `❌ surgery`, `#curearthritis`.

Hashtags that only follow a line (“Exosomes cure arthritis #wellness #knees”) are no part of its sentence; one that the line needs
(“… cure #arthritis”) is.

A block's text is written out before it is cut into sentences, and the sentences found in it are laid back on the text as it is: a token
that a sign stands for has the sign's place. What is written out is decided by the registry (claims/vocabulary/emoji.yaml) and, for run
together hashtags, by the words that it holds.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from linter.language.accelerated import sentences
from linter.language.fold import fold
from linter.language.tokens import Sentence
from linter.records import dataclass
from linter.regexes import regex

ANYWHERE: Final = "anywhere"
IN_LINE: Final = "in_line"
NOT_BEFORE: Final = "not_before"
IN_TAGS: Final = "in_tags"

_SHORTEST: Final = 3
"""Letters of the shortest word that a hashtag is taken apart into, function words aside."""
_TELLING: Final = 4
"""Letters of a word that makes a run of letters worth taking apart."""
_STRIKING: Final = 6
"""Letters of a word that is read at either end of a run, whatever the rest is."""
_LONGEST_TAG: Final = 40
_NEAR: Final = 24
"""Characters to either side of a sign that are looked at."""
_HASHTAG = regex(r"(?<![^\W_])#([^\W_]+)")
_TAG = regex(r"(?:#[^\W_]+)+[,.!]?\Z")
_LEADING = ",:;-–—|&+/("
"""Signs behind which a sentence goes on."""
_PARTS = " | "
"""What parts sentences and ends none."""
_CAMEL = regex(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_VARIATION = "[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]*"
"""What may follow a sign without changing what it stands for: how it is drawn, and in which colour of skin."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """Characters `start` to `end` of a text written out stand for characters `source_start` to `source_end` of the text."""

    start: int
    end: int
    source_start: int
    source_end: int


class Shorthand:
    """What is written out: the signs of `emoji` (the lists of emoji.yaml), and hashtags made of `words` and `small` words.

    `words` gives the words that copy is looked through for; they are gathered when the first hashtag is met that is run together.
    `governs` says whether something has to follow a word (a verb of an effect), as it has to follow a small one.
    """

    def __init__(
        self,
        emoji: Mapping[str, Sequence[str]],
        words: Callable[[], Iterable[str]],
        small: Iterable[str],
        governs: Callable[[str], bool],
    ) -> None:
        entries = [(label, *entry.split(" = ", 1)) for label in (ANYWHERE, IN_LINE) for entry in emoji.get(label, ())]
        self._readings = {_bare(signs): (label, reading) for label, signs, reading in entries}
        self._not_before = frozenset(emoji.get(NOT_BEFORE, ()))
        self.marks = frozenset(char for signs in self._readings for char in signs if not char.isalnum())
        self._words = words
        self._leading, self._governs = frozenset(small), governs
        self._small = self._leading.union(emoji.get(IN_TAGS, ()))
        self._known: frozenset[str] | None = None

    @cached_property
    def _signs(self) -> re.Pattern[str]:
        """Every sign; compiled when the first one is met, for few pages have any."""
        return _signs_pattern(self._readings)

    def sentences(self, text: str) -> tuple[Sentence, ...]:
        """The sentences of a block's `text`, its shorthand read as words."""
        signs = [] if text.isascii() or self.marks.isdisjoint(text) else list(self._written_signs(text))
        tags = [*self._following_tags(text), *self._parted_tags(text)] if "#" in text else []
        if not signs and not tags:
            return sentences(text)
        written, replaced = _written_out(text, sorted([*signs, *tags]))
        firsts = [each.start for each in replaced]
        return tuple([_laid_back(sentence, text, replaced, firsts) for sentence in sentences(written)])

    def _written_signs(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where a sign stands for words, and for which."""
        for match in self._signs.finditer(text):
            label, reading = self._readings[_bare(match.group())]
            before = text[max(0, match.start() - _NEAR) : match.start()].rstrip()
            after = text[match.end() : match.end() + _NEAR].lstrip()
            if label == IN_LINE and not _in_line(before, after, self._signs):
                continue
            following = _WORD.match(after)
            if following is not None and fold(following.group()) in self._not_before:
                continue
            begins = not before or before[-1] in ".!?"
            yield match.start(), match.end(), f" {reading.capitalize() if begins else reading} "

    def _following_tags(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where the hashtags begin that stand behind the last sentence of `text`, if it is whole without them."""
        end = at = len(text.rstrip())
        while at > 0 and _TAG.match(text, start := text.rfind(" ", 0, at) + 1, at):
            end = at = max(0, start - 1)
        if not 0 < end < len(text.rstrip()) or text[end - 1] in _LEADING:
            return
        word = fold(text[text.rfind(" ", max(0, end - _NEAR), end) + 1 : end])
        if word.rpartition("#")[2] not in self._leading and not self._governs(word):
            yield end, end, _PARTS

    def _parted_tags(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where the words of a hashtag part."""
        for tag in _HASHTAG.finditer(text):
            at = tag.start(1)
            ends = [at + end for end in self._ends(tag.group(1))]
            yield from ((end, end, " ") for end in ends[:-1])

    def _ends(self, tag: str) -> Iterator[int]:
        """Where each word of `tag` ends."""
        pieces = [match.span() for match in _CAMEL.finditer(tag)]
        covered = sum(end - start for start, end in pieces) == len(tag)
        for start, end in pieces if covered else [(0, len(tag))]:
            for length in self._lengths(fold(tag[start:end])):
                start += length
                yield start

    def _lengths(self, run: str) -> list[int]:
        """The lengths of the words that `run` is made of, as few as can be; the whole when it is none of ours."""
        known = self._vocabulary()
        if run in known or not _TELLING < len(run) <= _LONGEST_TAG:
            return [len(run)]
        best: list[list[str] | None] = [[]]
        for end in range(1, len(run) + 1):
            ways = [
                [*before, run[start:end]]
                for start, before in enumerate(best)
                if before is not None and (run[start:end] in self._small or (end - start >= _SHORTEST and run[start:end] in known))
            ]
            best.append(min(ways, key=len, default=None))
        words = best[-1]
        if words is not None:
            return [len(word) for word in words] if any(len(word) >= _TELLING and word in known for word in words) else [len(run)]
        cuts = range(len(run) - _SHORTEST, _STRIKING - 1, -1)
        for first in cuts:
            if run[:first] in known:
                return [first, len(run) - first]
        return next(([len(run) - last, last] for last in cuts if run[-last:] in known), [len(run)])

    def _vocabulary(self) -> frozenset[str]:
        if self._known is None:
            self._known = frozenset(self._words())
        return self._known


_WORD = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_DRAWN = dict.fromkeys((0xFE0E, 0xFE0F, 0x200D, *range(0x1F3FB, 0x1F400)))
"""The characters of `_VARIATION`, for `str.translate` to leave out."""


def _bare(signs: str) -> str:
    """`signs` without white space and what changes only how they are drawn."""
    return "".join(signs.split()).translate(_DRAWN).casefold()


def _signs_pattern(readings: Iterable[str]) -> re.Pattern[str]:
    """A pattern of every entry, the longest first: its signs in order, its words alone, with no other word right after them."""
    ways = []
    for entry in sorted(readings, key=len, reverse=True):
        parts = re.findall(r"[^\W_]+|[^\w\s]", entry)
        way = r"\s*".join(rf"\b{part}\b" if part.isalnum() else re.escape(part) + _VARIATION for part in parts)
        ways.append(way + (r"(?!\s*[\w:-])" if any(part.isalnum() for part in parts) else ""))
    return re.compile("|".join(ways), re.IGNORECASE)


def _in_line(before: str, after: str, signs: re.Pattern[str]) -> bool:
    """Whether a sign stands in the flow of a sentence, and is no ornament before it: after a word, or before one in lower case."""
    return after[:1].islower() or (bool(before) and (before[-1].isalnum() or before[-1] in ",:-")) or signs.match(after) is not None


def _written_out(text: str, changes: Iterable[tuple[int, int, str]]) -> tuple[str, tuple[Replaced, ...]]:
    parts: list[str] = []
    replaced = []
    at = length = 0
    for start, end, words in changes:
        parts += (text[at:start], words)
        length += start - at
        replaced.append(Replaced(length, length + len(words), start, end))
        length += len(words)
        at = end
    parts.append(text[at:])
    return "".join(parts), tuple(replaced)


def _laid_back(sentence: Sentence, text: str, replaced: Sequence[Replaced], firsts: Sequence[int]) -> Sentence:
    """`sentence`, found in a text written out, with its places in the `text` as it is."""
    starts = array("I", [_source(at, replaced, firsts, end=False) for at in sentence.starts])
    ends = array("I", [_source(at, replaced, firsts, end=True) for at in sentence.ends])
    return Sentence(text, sentence.words, starts, sentence.joins, sentence.ending, quoted=sentence.quoted, ends=ends)


def _source(at: int, replaced: Sequence[Replaced], firsts: Sequence[int], *, end: bool) -> int:
    number = bisect_right(firsts, at - 1 if end else at) - 1
    if number < 0:
        return at
    change = replaced[number]
    if at < change.end or (end and at == change.end):
        return change.source_end if end else change.source_start
    return at - change.end + change.source_end
