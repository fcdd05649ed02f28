"""The name that a page gives what it sells (“VesiCore™ exosomes”, “VesiCore is our exosome serum”) is read as the product that it names.

No vocabulary knows such names, and most of what such a page claims it claims of them. Where the page says once which product its name
stands for, every sentence with the name is read anew, as if the product stood there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from string import ascii_uppercase
from typing import Final

from linter.language.index import Index
from linter.language.lexicon import EffectUse, Lexicon, Name
from linter.language.names import NameHit
from linter.language.reading import Mention, Reading, by_block, read_sentence, told_across
from linter.language.said import DETERMINERS
from linter.language.tokens import Join, Sentence, pattern_words
from linter.records import dataclass, replace

WHAT_IT_IS: Final = "list:frames.what-it-is"
"""Label of how a sentence goes on behind a name, up to the product that it names (claims/vocabulary/frames.yaml)."""
CALLED_SO: Final = "list:frames.called-so"
"""Label of what leads from a product to its name."""

Words = tuple[str, ...]
"""Folded words, of a name or of the product that it stands for."""

_MARKS: Final = ("™", "®", "℠")
"""What a trader sets behind a name."""
_MOST_WORDS: Final = 3
"""Words of a name."""


@dataclass(frozen=True, slots=True)
class Coined:
    """A name that a page gives a product of `family`; one that is `made_up` means it however it is capitalised.

    A `brand` names other goods too, as far as is known: it means the product where no other thing is named behind it.
    """

    words: Words
    family: str
    made_up: bool
    brand: bool = False


def coined_names(index: Index, lexicon: Lexicon) -> tuple[Coined, ...]:
    """The names that the sentences of `index` give a product, each once.

    What is no made-up word is a name only where the page never writes it small.
    """
    found: dict[Words, Coined] = {}
    for number in sorted(index.with_any(WHAT_IT_IS, CALLED_SO)):
        for name in _given_by_words(index.readings[number], lexicon):
            found.setdefault(name.words, name)
    for number in sorted(index.mentioning("product")):
        for name in _given_beside(index.readings[number], lexicon):
            found.setdefault(name.words, name)
    doubtful = {name.words: name for name in found.values() if not name.made_up}
    for words in _written_small(doubtful, index.readings):
        found.pop(words, None)
    return tuple(found.values())


@lru_cache(maxsize=64)
def own_names(named: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Coined, ...]:
    """The names that somebody has told, by product family."""
    return tuple(
        [
            Coined(tuple(pattern_words(name)), family, any(map(_has_inner_capital, name.split())))
            for family, names in named
            for name in names
        ]
    )


def with_coined(
    readings: Sequence[Reading], names: Sequence[Coined], words_of: Callable[[str], Words], lexicon: Lexicon
) -> Sequence[Reading]:
    """`readings` with those anew that hold one of `names`, as if the words of its family stood there; themselves where none holds one."""
    by_words = {name.words: name for name in names}
    longest, firsts = max(map(len, by_words)), {word for first, *_ in by_words for word in (first, f"{first}'s")}
    plain = {
        number: now
        for number, reading in enumerate(readings)
        if not firsts.isdisjoint(reading.sentence.words)
        and (now := _in_plain_words(reading, by_words, longest, words_of, lexicon)) is not reading
    }
    if not plain:
        return readings
    changed = {reading.block for reading in plain.values()}
    told: list[Reading] = []
    for block, numbers in by_block(readings):
        if block in changed:
            own = [plain.get(number, readings[number]) for number in numbers]
            told += told_across([read_sentence(each.sentence, block, lexicon, each.disguises) for each in own])
        else:
            told += readings[numbers.start : numbers.stop]
    return tuple(told)


def _given_beside(reading: Reading, lexicon: Lexicon) -> Iterator[Coined]:
    """Names that stand beside a product: “VesiCore exosomes”, “VesiCore, our exosome serum”, either of the two in parentheses."""
    sentence = reading.sentence
    for mention in reading.mentions:
        if mention.kind != "product":
            continue
        start, end = mention.start, mention.end
        if start > 0 and _is_made_up(sentence, start - 1):
            is_next = sentence.joins[start] == Join.TIGHT
            if is_next or _is_aside(sentence, start, end):
                yield from _named(reading, start - 1, start, mention, lexicon, brand=is_next)
        elif start > 1 and _is_apposition(sentence, start, end, lexicon) and _is_made_up(sentence, start - 2):
            yield from _named(reading, start - 2, start - 1, mention, lexicon)
        if end < len(sentence) and _is_aside(sentence, end, end + 1) and _is_made_up(sentence, end):
            yield from _named(reading, end, end + 1, mention, lexicon)


def _is_apposition(sentence: Sentence, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the product at tokens `start` to `end` says what stands before it is: “Unlike RivalCell, our exosomes are fresh” does not."""
    return sentence.joins[start - 1] == Join.COMMA and sentence.words[start - 1] in DETERMINERS and _goes_on(sentence, end, lexicon)


def _given_by_words(reading: Reading, lexicon: Lexicon) -> Iterator[Coined]:
    """Names that a sentence says something to be called, or to be."""
    sentence = reading.sentence
    for start, end, labels in reading.phrases:
        if WHAT_IT_IS in labels and _goes_on(sentence, end, lexicon):
            yield from _named(reading, _first_capital(sentence, start, lexicon), start, _product(reading, end - 1), lexicon)
        if CALLED_SO in labels:
            yield from _named(reading, end, _last_capital(sentence, end, lexicon), _product(reading, start), lexicon)


def _named(reading: Reading, start: int, end: int, product: Mention | None, lexicon: Lexicon, *, brand: bool = False) -> Iterator[Coined]:
    """The name at tokens `start` to `end`, if anything there can be one of `product`: no word of another kind or meaning is."""
    sentence = reading.sentence
    words = tuple([word.removesuffix("'s") for word in sentence.words[start:end]])
    known: tuple[Mention | NameHit[Name] | NameHit[EffectUse], ...] = (*reading.mentions, *reading.targets, *reading.effects)
    if product is None or not words or not lexicon.no_names.isdisjoint(words) or max(map(len, words)) < 2:
        return
    if not any(each.start < end and start < each.end for each in known):
        yield Coined(words, product.id, len(words) == 1 and _is_made_up(sentence, start), brand)


def _product(reading: Reading, at: int) -> Mention | None:
    """The product that is mentioned at token `at`."""
    return next((each for each in reading.mentions if each.kind == "product" and each.start <= at < each.end), None)


def _goes_on(sentence: Sentence, end: int, lexicon: Lexicon) -> bool:
    """Whether what is a product up to token `end` is nothing else with the word behind it (“our exosome nurse”)."""
    return end == len(sentence) or sentence.joins[end] != Join.TIGHT or sentence.words[end] in lexicon.going_on


def _first_capital(sentence: Sentence, end: int, lexicon: Lexicon) -> int:
    """Where the name begins that ends before token `end`: the words with a capital, or in a title, where all have one, a made-up word."""
    written, start = sentence.raw, end
    most = _MOST_WORDS if written[end][0].islower() else 1
    while start > max(0, end - most) and sentence.joins[start] == Join.TIGHT and _may_name(sentence, start - 1, most, lexicon):
        start -= 1
    return start


def _last_capital(sentence: Sentence, start: int, lexicon: Lexicon) -> int:
    """The same forwards: behind which token the name ends that begins at token `start`."""
    written, end = sentence.raw, start
    most = _MOST_WORDS if written[start - 1][0].islower() else 1
    while end < min(len(written), start + most) and sentence.joins[end] == Join.TIGHT and _may_name(sentence, end, most, lexicon):
        end += 1
    return end


def _may_name(sentence: Sentence, at: int, most: int, lexicon: Lexicon) -> bool:
    if most == 1:
        return _is_made_up(sentence, at)
    return sentence.raw[at][0].isupper() and sentence.words[at] not in lexicon.no_names


def _is_made_up(sentence: Sentence, at: int) -> bool:
    """Whether the word at token `at` has a capital within, or a trader's mark behind it."""
    start = sentence.starts[at]
    if not sentence.text[start].isupper():
        return False
    end = sentence.end(at)
    return _has_inner_capital(sentence.text[start:end]) or sentence.text.startswith(_MARKS, end)


def _has_inner_capital(word: str) -> bool:
    """Whether a capital follows a small letter: nobody would write a word so but who made it up (“VesiCore”, but not “EVs”)."""
    rest = word.lstrip(ascii_uppercase)
    return word.isalpha() and len(rest) < len(word) and not rest.islower() and rest != ""


def _is_aside(sentence: Sentence, start: int, end: int) -> bool:
    """Whether tokens `start` to `end` stand in parentheses by themselves."""
    if sentence.joins[start] != Join.STRONG:
        return False
    return sentence.text.endswith("(", 0, sentence.starts[start]) and sentence.text.startswith(")", sentence.end(end - 1))


def _written_small(names: Mapping[Words, Coined], readings: Sequence[Reading]) -> Iterator[Words]:
    """The names of which the words stand somewhere without a capital: these are plain words."""
    for reading in readings if names else ():
        for at, name in _places(reading.sentence, names):
            if reading.sentence.text[reading.sentence.starts[at]].islower():
                yield name.words


def _places(sentence: Sentence, names: Mapping[Words, Coined], longest: int = _MOST_WORDS) -> Iterator[tuple[int, Coined]]:
    """Where `names` of at most so many words stand: the longest at each token, a possessive ending left out.

    They are looked up, since a page may give thousands.
    """
    words, joins = sentence.words, sentence.joins
    for at in range(len(words)):
        for end in range(min(at + longest, len(words)), at, -1):
            name = names.get((*words[at : end - 1], words[end - 1].removesuffix("'s")))
            if name is not None and not any(joins[at + 1 : end]):
                yield at, name
                break


def _in_plain_words(
    reading: Reading, names: Mapping[Words, Coined], longest: int, words_of: Callable[[str], Words], lexicon: Lexicon
) -> Reading:
    """`reading` with the sentence in which the words of their products stand for `names`; itself where it holds none.

    What already belongs to a product (“VesiCore exosomes”) stays.
    """
    sentence = reading.sentence
    covered = {at for each in reading.mentions if each.kind == "product" for at in range(each.start - 1, each.end)}
    found: dict[int, tuple[int, Words]] = {}
    for at, name in _places(sentence, names, longest):
        taken = range(at, at + len(name.words))
        if name.brand and not _stands_alone(reading, taken.stop, lexicon):
            continue
        if (name.made_up or sentence.text[sentence.starts[at]].isupper()) and covered.isdisjoint(taken):
            covered.update(taken)
            found[at] = len(name.words), words_of(name.family)
    return _rewritten(reading, found) if found else reading


def _stands_alone(reading: Reading, end: int, lexicon: Lexicon) -> bool:
    """Whether nothing else is named behind token `end` (excluded): “VesiCore” in “VesiCore heals”, but not in “VesiCore scalp massager”."""
    sentence = reading.sentence
    if _goes_on(sentence, end, lexicon) or sentence.words[end] in lexicon.verbs:
        return True
    return any(use.start == end and use.payload.form == "verb" for use in reading.effects)


def _rewritten(reading: Reading, found: Mapping[int, tuple[int, Words]]) -> Reading:
    """`reading` with other words, each as long as the name, where one of so many tokens begins; what was recognised is not looked at."""
    sentence, at = reading.sentence, 0
    words: list[str] = []
    places: list[tuple[int, int, int]] = []
    moved: dict[int, int] = {}
    while at < len(sentence):
        size, plain = found.get(at, (1, sentence.words[at : at + 1]))
        moved[at] = len(words)
        joins = (sentence.joins[at], *(Join.TIGHT for _ in plain[1:]))
        places += [(sentence.starts[at], sentence.end(at + size - 1), join) for join in joins]
        words += plain
        at += size
    starts, ends, joins = zip(*places, strict=True)
    renamed = Sentence(sentence.text, tuple(words), starts, joins, sentence.ending, quoted=sentence.quoted, ends=ends)
    disguises = [replace(each, token=moved[each.token]) for each in reading.disguises if each.token in moved]
    return replace(reading, sentence=renamed, disguises=tuple(disguises))
