"""Block text -> sentences of tokens, with offsets into the block's text.

A token is a word (`don't`, `u.s`), a number (`3,995`) or one of the signs `% # & + @` or the sign of a
currency. What stands between two tokens is kept as a `Join`, because whether a phrase may cross it depends on it.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate
from sys import intern

from linter.language.fold import fold
from linter.regexes import regex


class Join(IntEnum):
    """What stands before a token, weakest first."""

    TIGHT = 0
    """white space, a hyphen, a slash, a quote"""
    COMMA = 1
    COLON = 2
    STRONG = 3
    """a semicolon, dash, bullet, bar or parenthesis"""


class Sentence:
    """One sentence of a block, whose whole text is `text`.

    `words` are folded tokens; `starts` their offsets in the block's text; `joins[i]` is what stands before token i (a `Join`). `ending` is
    the closing punctuation (`?`, `!`, `.` or empty); a `quoted` sentence stands in quotation marks as a whole. A token is as long as its
    word where it is not said where the tokens end. Nobody changes a sentence; it is no frozen dataclass because there are so many that
    making them would cost more than cutting them out, and it holds no more than it must, since a long page keeps over a hundred thousand.
    """

    __slots__ = ("text", "words", "starts", "joins", "ending", "quoted", "_ends")  # noqa: RUF023 - in the order of what makes one

    def __init__(
        self,
        text: str,
        words: tuple[str, ...],
        starts: Sequence[int],
        joins: Iterable[int],
        ending: str,
        *,
        quoted: bool,
        ends: Sequence[int] | None = None,
    ) -> None:
        self.text = text
        self.words = words
        self.starts = starts
        self.joins = held_once(bytes(joins))
        self.ending = ending
        self.quoted = quoted
        self._ends = ends

    def __len__(self) -> int:
        return len(self.words)

    def end(self, at: int) -> int:
        """Where in the block's text token `at` ends."""
        return self.starts[at] + len(self.words[at]) if self._ends is None else self._ends[at]

    @property
    def ends(self) -> Sequence[int]:
        """Where the tokens end."""
        if self._ends is not None:
            return self._ends
        return [start + len(word) for start, word in zip(self.starts, self.words, strict=True)]

    @property
    def raw(self) -> tuple[str, ...]:
        """The tokens as written."""
        text = self.text
        return tuple([text[start:end] for start, end in zip(self.starts, self.ends, strict=True)])


@lru_cache(maxsize=4096)
def held_once(joins: bytes) -> bytes:
    """`joins`, or equal ones that were met before: few sentences are joined in a way of their own."""
    return joins


LONGEST_SENTENCE = 256
"""Tokens after which a sentence is cut, so that no input makes the work per sentence grow."""

_TOKEN = regex(
    r"[^\W\d_](?:\.[^\W\d_](?![^\W_]))+"  # u.s  e.g
    r"|\d+(?:[.,]\d+)+"  # 3,995  0.5
    r"|[^\W_]+(?:'[^\W_]+)*"  # words, plain numbers
    r"|[$£¥€฿₠-₿%#&+@]"
)
_SPLIT = regex(f"({_TOKEN.pattern})")
_SPLIT_SIMPLE = regex(r"([^\W_]+(?:'[^\W_]+)*|[$£¥€฿₠-₿%#&+@])")
_SPLIT_ASCII = regex(r"([a-z0-9]+(?:'[a-z0-9]+)*|[$%#&+@])")
"""The same for folded text without stops or commas inside tokens, and for such text in ASCII: several times as fast."""
_COMPOUND = regex(r"[.,](?<=[^\W_][.,])[^\W_]")
"""A stop or comma inside a token. Like `_STOP` it begins with what is rare, which is found at the speed of a search for a character."""
LONGEST_QUICK = 8192
"""Characters of a sentence that are looked at as a whole; of a longer one only a stretch at a time, so that the work stays linear."""
_STOP = regex(r"[.!?…•·|](?:(?<=[.!?…])[.!?…]*+[\"')\]]*+(?P<gap>\s++|$)?)?")
"""A run of stops, with the `gap` after it where it may end a sentence; or one of the signs `_DIVIDERS`."""
_DIVIDERS = "•·|"
ABBREVIATIONS = frozenset("dr mr mrs prof st vs e.g i.e approx fig inc ltd dept est jr sr cf al vol pp ave rs".split())
_COUNTRIES = frozenset({"u.s", "u.k", "u.s.a", "e.u"})
_OPENERS = frozenset(
    "a an and as at but each for he if in it its many most no not our she some that the these they this to we with you your".split()
)
"""Words after which a country's last stop ends a sentence: “in the U.S. We …”, but not “the U.S. Food and Drug Administration”."""
_NEXT_WORD = regex(r"[^\W\d_]+")
_WORD_BACKWARDS = regex(r"[^\W\d_]+(?:[.'][^\W\d_]+)*")
"""A word of letters with points or apostrophes within, from its end: looked for from there, it is found at once."""
_STRONG = frozenset(";()[]{}|•·–—…")
_DASH = regex(r"\s-+\s|--")
_ENTRY = frozenset(",✅☑✔✓✗✘❌❎➤►▶➜➔")
"""A comma, or what stands for a bullet inside a line."""
_PICTURE = regex("[\u2190-\u21ff\u2600-\u27bf\u2b50-\u2b55\U0001f000-\U0001faff]")
"""An emoji or the like, which ends what is said before it where a capital follows: “No pain 😊 The drip is safe”."""
CONTROL = ("+",)
"""What opens an answer that is folded away: “Does it last? +”."""
_CAMEL = regex(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a block's `text`, in order; a stretch without a token makes none."""
    folded = fold(text)
    result = []
    for start, end in _sentence_bounds(text, folded):
        while start < end:
            sentence = tokenise(text, folded, start, end)
            if sentence.words and sentence.words != CONTROL:
                result.append(sentence)
            start = sentence.end(-1) if len(sentence) >= LONGEST_SENTENCE else end
    return tuple(result)


def pattern_words(text: str) -> list[str]:
    """The tokens that a literal phrase of the registry stands for."""
    return _TOKEN.findall(fold(text))


def _sentence_bounds(text: str, folded: str) -> list[tuple[int, int]]:
    bounds = []
    capitals = any(map(str.isupper, text))
    start = done = 0
    for match in _STOP.finditer(folded):
        at, end = match.span()
        if folded[at] in _DIVIDERS:
            if at <= done or not (folded[at - 1].isspace() and folded[at + 1 : at + 2].isspace()):
                continue
            end += 1
        elif match.start("gap") < 0:
            continue
        done = end
        if end == len(folded) or ends_sentence(text, folded, at, end, capitals=capitals):
            bounds.append((start, end))
            start = end
    if start < len(folded):
        bounds.append((start, len(folded)))
    return bounds


def ends_sentence(text: str, folded: str, at: int, end: int, *, capitals: bool) -> bool:
    """Whether the stop at `at` ends a sentence: not after an abbreviation or an initial, and not before a lower-case letter at `end` in a
    block that has `capitals` (“it works, mums. please don't wait” has none).
    """
    stop = folded[at]
    if stop in _DIVIDERS:
        return True
    if capitals and text[end : end + 1].islower():
        return False
    if stop != ".":
        return True
    before = _WORD_BACKWARDS.match(folded[max(0, at - 24) : at][::-1])
    if not before:
        return True
    word = before.group()[::-1]
    if word in _COUNTRIES:
        following = _NEXT_WORD.match(folded, end)
        return following is not None and following.group() in _OPENERS
    return not (word in ABBREVIATIONS or (len(word) == 1 and word != "i"))


def tokenise(text: str, folded: str, start: int, end: int) -> Sentence:
    """The sentence in `folded[start:end]`, or as much of it as makes a sentence of the greatest length."""
    if end - start > LONGEST_QUICK or folded.find("#", start, end) >= 0:
        starts, ends, joins = _slowly(text, folded, start, end)
        words = [folded[at:to] for at, to in zip(starts, ends, strict=True)]
    else:
        # What stands between tokens, and the tokens, in turn; the last piece is what follows the last token.
        stretch = folded[start:end]
        split = _SPLIT if _COMPOUND.search(stretch) else _SPLIT_ASCII if stretch.isascii() else _SPLIT_SIMPLE
        pieces = split.split(stretch)
        offsets = array("I", accumulate(map(len, pieces), initial=start))
        words, starts, ends, joins = pieces[1::2], offsets[1:-1:2], offsets[2::2], list(map(join_of, pieces[:-1:2]))
        if not stretch.isascii() and _PICTURE.search(stretch):
            gaps = zip(starts, ends, starts[1:], joins[1:], strict=False)
            joins[1:] = [parted_by_picture(text, before, to, at, join) for before, to, at, join in gaps]
        if len(words) > LONGEST_SENTENCE:
            words, starts, ends, joins = (
                words[:LONGEST_SENTENCE],
                starts[:LONGEST_SENTENCE],
                ends[:LONGEST_SENTENCE],
                joins[:LONGEST_SENTENCE],
            )
    ending, quoted = closing(folded, start, starts[0], ends[-1], end) if words else ("", False)
    # One object a word for the whole run: most words of a long document are repeated.
    return Sentence(text, tuple(map(intern, words)), starts, joins, ending, quoted=quoted)


def closing(folded: str, start: int, first: int, last: int, end: int) -> tuple[str, bool]:
    """How a sentence at `start` to `end` ends whose tokens stand at `first` to `last`, and whether it stands in quotation marks."""
    after = folded[last : min(end, last + LONGEST_QUICK)]
    tail = after.strip(" \t\r\n\"')]”’")
    ending = "?" if "?" in tail else tail[:1] if tail[:1] in {".", "!", "…"} else ""
    return ending, '"' in after and '"' in folded[start:first]


def _slowly(text: str, folded: str, start: int, end: int) -> tuple[array[int], array[int], list[Join]]:
    """Starts, ends and joins of the tokens, found one by one: for hashtags, and for what is too long to be looked at as a whole."""
    starts, ends = array("I"), array("I")
    joins: list[Join] = []
    last = start
    hashtag = False
    for match in _TOKEN.finditer(folded, start, end):
        join = _join(folded[last : match.start()])
        if starts:
            join = parted_by_picture(text, starts[-1], last, match.start(), join)
        last = match.end()
        for at, to in _pieces(text, match, hashtag=hashtag and join is Join.TIGHT):
            starts.append(at)
            ends.append(to)
            joins.append(join)
            join = Join.TIGHT
        hashtag = match.group() == "#"
        if len(starts) >= LONGEST_SENTENCE:
            break
    return starts, ends, joins


def _join(between: str) -> Join:
    if between in {" ", "-", "–", ""}:
        return Join.TIGHT
    if not _STRONG.isdisjoint(between) or ("-" in between and _DASH.search(between)):
        return Join.STRONG
    if ":" in between:
        return Join.COLON
    return Join.TIGHT if _ENTRY.isdisjoint(between) else Join.COMMA


join_of = lru_cache(maxsize=1024)(_join)


def parted_by_picture(text: str, before: int, start: int, end: int, join: Join) -> Join:
    """`join`, or a strong one where a picture stands between tokens, at `start` to `end`, and the second alone has a capital.

    The first begins at `before`. Among capitals (“FDA 🏆 APPROVED”) one more says nothing.
    """
    begins = join is Join.TIGHT and text[before].islower() and text[end].isupper()
    return Join.STRONG if begins and _PICTURE.search(text, start, end) else join


def _pieces(text: str, match: re.Match[str], *, hashtag: bool) -> list[tuple[int, int]]:
    """The stretches a token stands for: one, or the words of a `#CamelCaseTag`."""
    if not hashtag:
        return [match.span()]
    pieces = [(match.start() + p.start(), match.start() + p.end()) for p in _CAMEL.finditer(text[match.start() : match.end()])]
    return pieces or [match.span()]
