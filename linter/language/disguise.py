"""Words that are written so that a machine reads past them: `с​ure` with another script's letter, `c*re`, `h3al`, `c u r e s`.

A reader sees through all of these, so the reading does too: the tokens a disguise covers become one token with its plain word. Only words
that matter are looked for (claim words, effects, names), so that codes, measures, names in other scripts and footnote marks stay what they
are. The number of a note that pasting has set on the line (`proven1`) hides such a word too, and so do points in a short one (`F.D.A.`)
and a missing apostrophe (`arent`): these are read past, and are no disguise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

from linter.language.tokens import Join, Sentence
from linter.records import dataclass, field
from linter.regexes import regex

How = Literal["letters of another script or style", "masked letters", "letters set apart", "invisible characters"]


@dataclass(frozen=True, slots=True)
class Disguise:
    """The token at `token` is a disguised `plain`."""

    token: int
    plain: str
    how: How


@dataclass(frozen=True, slots=True)
class Clipped:
    """Words that are typed without their apostrophe (`arent`), and how they are `written`.

    Those of `nouns` are words of their own as well, behind one of `behind` and before one of `before` (“as is his wont”, “wont to say”).
    """

    written: Mapping[str, str] = field(default_factory=dict)
    nouns: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()

    def at(self, place: int, words: Sequence[str]) -> str:
        """How the word at a place of a sentence's `words` is written with its apostrophe; empty where it misses none."""
        written = self.written.get(words[place], "")
        if written not in self.nouns:
            return written
        behind, before = words[max(0, place - 1) : place], words[place + 1 : place + 2]
        return "" if self.behind.intersection(behind) or self.before.intersection(before) else written


def clipped_of(written: Iterable[str], nouns: Iterable[str], behind: Iterable[str], before: Iterable[str]) -> Clipped:
    """What is looked for of words that are `written` with an apostrophe."""
    return Clipped({word.replace("'", ""): word for word in written}, frozenset(nouns), frozenset(behind), frozenset(before))


@dataclass(frozen=True, slots=True)
class Words:
    """What is looked for: `claims` are claim words, all of which also count; `counts` says whether a plain word matters.

    `pointed` are short words that are written with points as well, or spelt out, `clipped` tells those that are typed without their
    apostrophe, `answers` what a first word is read as that a comma parts from its sentence (“No, exosomes …” is no “no exosomes”).
    """

    claims: Collection[str]
    counts: Callable[[str], bool]
    pointed: Collection[str] = frozenset()
    clipped: Clipped = field(default_factory=Clipped)
    answers: Mapping[str, str] = field(default_factory=dict)


SHORTEST: Final = 4
"""Letters of the shortest word that is looked for."""
SHORTEST_SPELT: Final = 3
"""Letters of the shortest name that is read where it is spelt out (`F D A`)."""

INVISIBLE_WITHIN: Final = regex(
    r"(?<=[^\W\d_])(?:[\u200b-\u200d\u2060-\u2064\ufeff\u180e]|&(?:#(?:8203|8204|8205|8288|65279)|#[xX](?:200[bBcCdD]|2060|[fF][eE][fF][fF])|zwnj|zwj|NoBreak|ZeroWidthSpace);)+(?=[^\W\d_])"
)
"""Characters without width between two letters, written or as references. A soft hyphen is none of them: it has a use."""
_INVISIBLE = "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u180e"
"""Those characters: what holds neither one nor a reference need not be searched, and the expression not be compiled."""

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_FOREIGN = regex(
    "[\u0250-\u02af\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u13a0-\u13ff\u1d00-\u1d7f\u2100-\u214f\u24b6-\u24e9\ua4d0-\ua4ff\ua730-\ua7ff"
    "\uab30-\uabbf\uff21-\uff5a\U0001d400-\U0001d7ff\U0001f130-\U0001f189\U0001f1e6-\U0001f1ff]"
)
"""Letters of scripts and styles of which some look like plain ones."""
_FAR = regex("[^\0-\u024f\u2000-\u20ff]")
"""What is neither of Latin script nor a sign of punctuation or currency: most copy holds none, and this is compiled in no time."""
_FAR_SIGNS = "€•"
"""Signs far from the others: a set with one of them takes as long to compile as a page to cut into sentences, and most copy has none."""
_SIGN_WITHIN, _NEAR_SIGN_WITHIN = (regex(rf"(?<=[^\W_])[*@$|!_·{far}]+[^\W_]|[@${far[:1]}][^\W\d_]") for far in (_FAR_SIGNS, ""))
"""A sign where a letter could be: what every word in `_CHUNK` has that is none of plain letters, digits, points and hyphens.

The second is for copy without far signs.
"""
SIGNS: Final = "*@$€|!_·•"
"""Those signs: most copy holds none, which is seen in a fraction of the time."""
_MIXED = regex(r"[0-9.](?:(?<=[a-z][0-9.])|(?<=[0-9])[a-z])")
"""A token of letters and digits, or of letters set apart by points. It begins with what is rare, which is found several times as fast."""
_STAND_INS = str.maketrans("034578@$€", "oeastbase")
_CHUNK, _NEAR_CHUNK = (
    regex(rf"[^\W_@${far[:1]}](?:[^\W_]|[*@$|!_·{far}+.\-](?=[^\W_]|[*@$|]+[^\W_])){{3,40}}|[@${far[:1]}][^\W_]{{3,40}}")
    for far in (_FAR_SIGNS, "")
)
"""What may be a disguised word; the second is for copy without far signs."""
_BETWEEN = frozenset("*|_·•+.-")
"""Signs that letters are set apart by."""
_STARRED = regex(r"[a-z]+(?:\*{1,3}[a-z]+)+")
_FOR_LETTERS = frozenset("0123456789@$€|!")
"""What stands in the place of letters."""
_COMMA = bytes([Join.COMMA])
_TAIL = regex(r"[0-9]+$")
_LONGEST_NOTE = 2
"""Digits of the number of a note."""


def may_hide(text: str) -> bool:
    """Whether `text` holds a sign that words are disguised with, digits and single letters apart."""
    signed = _holds_sign(text) and (_SIGN_WITHIN if _has_far_signs(text) else _NEAR_SIGN_WITHIN).search(text) is not None
    return signed or (not text.isascii() and _FAR.search(text) is not None and _FOREIGN.search(text) is not None)


def is_mixed(words: str) -> bool:
    """Whether one of `words`, folded, holds letters and digits side by side, or letters set apart by points."""
    return _MIXED.search(words) is not None


def _holds_sign(text: str) -> bool:
    for sign in SIGNS:  # noqa: SIM110 - asked of every block, in half the time that `any` takes
        if sign in text:
            return True
    return False


def _has_far_signs(text: str) -> bool:
    return not text.isascii() and any(sign in text for sign in _FAR_SIGNS)


def may_be_invisible(text: str) -> bool:
    """Whether `text` holds a character without width or what may be a reference to one."""
    return "&" in text or any(char in text for char in _INVISIBLE)


def revealed(sentence: Sentence, words: Words, *, suspicious: bool) -> tuple[Sentence, tuple[Disguise, ...]]:
    """`sentence` with its disguised words in plain letters, and where they stand; `suspicious` says that its block `may_hide` some.

    It is the same object where there is nothing to read past.
    """
    suspicious = suspicious and may_hide(sentence.text[sentence.starts[0] : sentence.end(-1)])
    apart = len(_LETTERS.intersection(sentence.words)) >= SHORTEST_SPELT
    odd = answers(sentence, words) or not words.clipped.written.keys().isdisjoint(sentence.words)
    if not suspicious and not apart and not odd and ("".join(sentence.words).isalpha() or not is_mixed(" ".join(sentence.words))):
        return sentence, ()
    found = _read_past(sentence, words)
    if suspicious:
        found |= _lookalikes(sentence, words)
    if apart:
        found |= _spelt_out(sentence, words) | _set_apart(sentence, words)
    found |= _masked(sentence, words)
    return (sentence, ()) if not found else _rewritten(sentence, found)


def answers(sentence: Sentence, words: Words) -> bool:
    """Whether a sentence begins with a word that answers, and a comma behind it."""
    return sentence.words[0] in words.answers and sentence.joins[1:2] == _COMMA


Found = dict[int, tuple[int, str, How | None]]
"""By first token: the token after the last, the plain word, how it is disguised, or None where it is not."""


def _read_past(sentence: Sentence, words: Words) -> Found:
    first: Found = {0: (1, words.answers[sentence.words[0]], None)} if answers(sentence, words) else {}
    return first | {
        at: (at + 1, plain, None)
        for at, word in enumerate(sentence.words)
        if (plain := bare(word, words) or words.clipped.at(at, sentence.words))
    }


def bare(word: str, words: Words) -> str:
    """The word that matters with the number of a note behind it (`proven1`) or points within (`f.d.a`); empty where `word` is no such."""
    if "." in word:
        plain = word.replace(".", "")
        return plain if plain in words.pointed else ""
    plain = word.rstrip("0123456789")
    note = word[len(plain) :]
    return _counting(plain, words) if 0 < len(note) <= _LONGEST_NOTE and note[0] != "0" and not words.counts(word) else ""


def _lookalikes(sentence: Sentence, words: Words) -> Found:
    found: Found = {}
    for at, (raw, word) in enumerate(zip(sentence.raw, sentence.words, strict=True)):
        if not raw.isascii() and _FOREIGN.search(raw) and (plain := _counting(word, words)):
            found[at] = at + 1, plain, "letters of another script or style"
    return found


def _set_apart(sentence: Sentence, words: Words) -> Found:
    found: Found = {}
    at = 0
    while at < len(sentence):
        end = _end_of_letters(sentence, at)
        while end - at >= SHORTEST:
            length = next(
                (size for size in range(end - at, SHORTEST - 1, -1) if _counts("".join(sentence.words[at : at + size]), words)), 0
            )
            if length:
                found[at] = at + length, "".join(sentence.words[at : at + length]), "letters set apart"
            at += length or 1
        at = max(end, at + 1)
    return found


def _spelt_out(sentence: Sentence, words: Words) -> Found:
    """Short names in capitals with a space between each two."""
    written, joins = sentence.raw, sentence.joins
    found: Found = {}
    at = 0
    while at < len(written):
        end = at
        while end < len(written) and len(written[end]) == 1 and written[end].isupper() and (end == at or not joins[end]):
            end += 1
        plain = "".join(sentence.words[at:end])
        if end - at >= SHORTEST_SPELT and plain in words.pointed:
            found[at] = end, plain, None
        at = max(end, at + 1)
    return found


def _end_of_letters(sentence: Sentence, at: int) -> int:
    end = at
    while (
        end < len(sentence) and len(sentence.words[end]) == 1 and sentence.words[end].isalpha() and (end == at or not sentence.joins[end])
    ):
        end += 1
    return end


def _masked(sentence: Sentence, words: Words) -> Found:
    """Words with signs or digits in the place of letters, or signs between the letters."""
    first, last = sentence.starts[0], sentence.end(-1)
    chunks = _CHUNK if _has_far_signs(sentence.text) else _NEAR_CHUNK
    read = [
        (chunk.span(), *unmasked(chunk.group().lower(), words))
        for chunk in chunks.finditer(sentence.text, first, last)
        if not chunk.group().isalpha()  # as most are: plain words
    ]
    if not any(plain for _, plain, _ in read):
        return {}
    tokens = {start: at for at, start in enumerate(sentence.starts)}
    ends = {end: at + 1 for at, end in enumerate(sentence.ends)}
    return {tokens[start]: (ends[end], plain, how) for (start, end), plain, how in read if plain and start in tokens and end in ends}


def unmasked(chunk: str, words: Words) -> tuple[str, How]:
    """The plain word that a chunk of lower-case letters, digits and signs is a disguise of, empty where it is none; and how it is one."""
    if _is_set_apart(chunk):
        return _counting("".join(letter for letter in chunk if letter in _LETTERS), words), "letters set apart"
    if "*" in chunk and _STARRED.fullmatch(chunk):
        return _filled(chunk, words), "masked letters"
    signs = frozenset(chunk) - _LETTERS
    if signs and signs <= _FOR_LETTERS and not _LETTERS.isdisjoint(chunk):
        return next(_read_as(chunk, words), ""), "masked letters"
    return "", "masked letters"


def _is_set_apart(chunk: str) -> bool:
    """Whether `chunk` is at least four letters with a sign between each and the next."""
    letters, signs = chunk[::2], chunk[1::2]
    return len(letters) == len(signs) + 1 >= SHORTEST and _LETTERS.issuperset(letters) and _BETWEEN.issuperset(signs)


def _filled(chunk: str, words: Words) -> str:
    """The claim word that a starred word stands for, when more of it shows than is hidden."""
    if len(chunk) < SHORTEST or chunk.count("*") * 2 >= len(chunk):
        return ""
    shape = re.compile(chunk.replace("*", "."))
    return min((word for word in words.claims if len(word) == len(chunk) and shape.fullmatch(word)), default="")


def _read_as(chunk: str, words: Words) -> Iterator[str]:
    """The words that matter which a word with stand-ins for letters can be read as; a plain word with a footnote's number is none."""
    if _counting(_TAIL.sub("", chunk), words):
        return
    for narrow in "il":
        plain = chunk.translate(_STAND_INS).replace("1", narrow).replace("!", narrow).replace("|", narrow)
        if counting := _counting(plain, words):
            yield counting


def _counting(word: str, words: Words) -> str:
    """`word` without a possessive ending when it matters, else nothing."""
    plain = word.removesuffix("'s")
    return plain if _counts(plain, words) else ""


def _counts(word: str, words: Words) -> bool:
    return len(word) >= SHORTEST and word.isascii() and word.isalpha() and (word in words.claims or words.counts(word))


def _rewritten(sentence: Sentence, found: Found) -> tuple[Sentence, tuple[Disguise, ...]]:
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    joins: list[int] = []
    disguises = []
    at = 0
    while at < len(sentence):
        end, word, how = found.get(at, (at + 1, sentence.words[at], None))
        if how is not None:
            disguises.append(Disguise(len(plain), word, how))
        plain.append(word)
        starts.append(sentence.starts[at])
        ends.append(sentence.end(end - 1))
        joins.append(sentence.joins[at])
        at = end
    return Sentence(sentence.text, tuple(plain), starts, joins, sentence.ending, quoted=sentence.quoted, ends=ends), tuple(disguises)
