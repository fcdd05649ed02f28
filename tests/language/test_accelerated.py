"""The compiled modules find what those in Python find, to the last offset and digit."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate, chain
from math import inf
from pathlib import Path
from sys import getrefcount
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.compiled import CompiledRegistry
from linter.documents.model import Block
from linter.documents.offsets import OffsetMap
from linter.documents.read import read_document
from linter.findings import Span, Stance, Stretches
from linter.language import accelerated, matching, names, tokens, weighing
from linter.language.accelerated import IS_COMPILED
from linter.language.joined import joined_pairs
from linter.language.lexicon import Lexicon, Phrase
from linter.language.names import NameHit
from linter.language.patterns import PatternError, PhraseLists, compile_pattern
from linter.language.reading import Mention, Reading, block_readings, read_blocks, read_sentence
from linter.language.tables import PatternTable, pattern_table
from linter.language.tokens import Join, Sentence, sentences
from linter.records import replace
from linter.registry.model import Disclosure

if not IS_COMPILED:
    pytest.skip("this claimslint was built without its compiled modules", allow_module_level=True)

from linter.language import _matching, _names, _reading, _tokens, _weighing  # type: ignore[attr-defined]

CORPUS = Path(__file__).parent.parent / "corpus"
WORDS = ("it", "may", "heal", "heals", "your", "knee", "no", "more", "pain", "lupus", "lupus's", "zebra", "and")
CLASSES = ("percent", "agent")
SPANS = st.dictionaries(
    st.sampled_from((*CLASSES, "unused")),
    st.dictionaries(st.integers(0, 9), st.lists(st.integers(1, 4), min_size=1, max_size=2, unique=True), max_size=3),
)


def _texts() -> Iterator[str]:
    for file in ("benign.jsonl", "violations.jsonl"):
        for line in (CORPUS / file).read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def _in(kinds: Any, module: Any, lexicon: Lexicon) -> Lexicon:
    """The lexicon as it is before it has read anything, with the index of one module and the trie of another."""
    indexes = {each: kinds.PatternIndex(getattr(lexicon, each).table, getattr(lexicon, each).payloads) for each in ("early", "late")}
    tries = {each: module.NameTrie(getattr(lexicon, each).table, getattr(lexicon, each).payloads) for each in ("names", "effects")}
    return replace(lexicon, **indexes, **tries, remembered={})


@pytest.fixture(scope="module")
def plain(built_in: CompiledRegistry) -> Lexicon:
    return _in(matching, names, built_in.lexicon)


@pytest.fixture(scope="module")
def fast(built_in: CompiledRegistry) -> Lexicon:
    return _in(_matching, _names, built_in.lexicon)


def _recognised(readings: Sequence[Reading]) -> list[object]:
    """All that readings hold, their sentences taken apart."""
    return [(*map(partial(getattr, each), Reading.__slots__[2:]), each.block, _cut(each.sentence)) for each in readings]


def test_every_block_is_read_alike(plain: Lexicon, fast: Lexicon) -> None:
    read = 0
    for text in _texts():
        one, other = block_readings(text, 1, plain), block_readings(text, 1, fast)
        assert _recognised(one) == _recognised(other), text
        read += sum(len(each.phrases) for each in one)
    assert read > 1000
    assert plain.reader == [None]
    assert isinstance(fast.reader[0], _reading.Reader)


def test_every_sentence_is_read_alike(plain: Lexicon, fast: Lexicon) -> None:
    for text in _texts():
        for sentence in sentences(text):
            one, other = read_sentence(sentence, 2, plain), read_sentence(sentence, 2, fast)
            assert _recognised([one]) == _recognised([other]), text


def test_every_page_is_read_alike(plain: Lexicon, fast: Lexicon) -> None:
    text = "\n\n".join([*_texts(), "Exosomes cure MS.", "Read this again.", "Exosomes cure MS."])
    page = read_document(text.encode(), "page.md")
    one, other, again = (read_blocks(page, lexicon) for lexicon in (plain, fast, fast))
    assert len(page.blocks) > 1000
    assert _recognised(one) == _recognised(other) == _recognised(again)


TOLD = st.sampled_from(
    (
        "Our exosomes|cure|heals|no|lupus|MS|ALS|PRP|knee pain|stem cells|wound healing|treatment room|studies show|chemotherapy|it's|COVID-19|"
        "may|a few|several|weeks|of|twenty|five|3,995|7|$|€|£|900|EUR|dollars|percent|%|per cent|#curepain|#|🦵|❌|🙂|3rd|u.s|e.g|t|n|o|c|@|!|*|_|"
        "c*re|h3al|c.u.r.e|c u r e s|h.e.a.l|he@l|c.u-r.e|c-u-r-e|c+u+r+e|h|e|a|l|\u0441ure|$t3m|€ure"
    ).split("|")
)
"""Words and signs of which sentences are made that hold names, amounts, masks, cues and disguises."""


@given(parts=st.lists(st.tuples(TOLD, st.sampled_from((" ", " ", " ", "-", ", ", ". ", "? ", ": ", " — ", ""))), min_size=1, max_size=14))
def test_any_block_is_read_alike(plain: Lexicon, fast: Lexicon, parts: list[tuple[str, str]]) -> None:
    text = "".join(chain.from_iterable(parts))
    assert _recognised(block_readings(text, 1, plain)) == _recognised(block_readings(text, 1, fast))


@given(text=st.text(max_size=40))
def test_any_characters_are_read_alike(plain: Lexicon, fast: Lexicon, text: str) -> None:
    assert _recognised(block_readings(text, 1, plain)) == _recognised(block_readings(text, 1, fast))


def test_a_lexicon_is_not_held_by_its_reader(built_in: CompiledRegistry) -> None:
    lexicon = _in(_matching, _names, built_in.lexicon)
    holders = getrefcount(lexicon)
    assert block_readings("Exosomes cure MS.", 1, lexicon)
    assert getrefcount(lexicon) == holders


def test_what_was_recognised_is_held_once(fast: Lexicon) -> None:
    one, other = (block_readings(f"Exosomes cure lupus for 5 weeks, {each}.", 1, fast)[0] for each in ("it says", "they say"))
    for own, its in ((one.targets, other.targets), (one.effects, other.effects), (one.mentions, other.mentions)):
        assert own
        assert all(each is again for each, again in zip(own, its, strict=True))


def _cut(sentence: Sentence) -> tuple[object, ...]:
    return (
        sentence.text,
        sentence.words,
        list(sentence.starts),
        list(sentence.ends),
        list(sentence.joins),
        sentence.ending,
        sentence.quoted,
    )


def test_every_text_is_cut_alike() -> None:
    for text in _texts():
        assert list(map(_cut, _tokens.sentences(text))) == list(map(_cut, tokens.sentences(text))), text


MARKS = st.sampled_from(
    [*".,!?…•·|'\"’“”)([]:;-–— \n\t#$£€%&+@_", "u.s.", "e.g.", "Dr. ", "3,995", "0.5", "...", ". A", "--", "#CureMe", "a.b", "²", "é"]
)


@given(
    st.lists(
        st.sampled_from(("dr", "approx", "inc", "vs", "e.g", "u.s", "o'al", "i", "b", "9", "ninety", "é", ".", ". ", " We ", '."', "?")),
        max_size=9,
    ).map("".join)
)
def test_any_stop_ends_a_sentence_or_not_alike(text: str) -> None:
    assert list(map(_cut, _tokens.sentences(text))) == list(map(_cut, tokens.sentences(text)))


@given(text=st.lists(MARKS | st.text(max_size=4), max_size=40).map("".join))
def test_any_text_is_cut_alike(text: str) -> None:
    assert list(map(_cut, _tokens.sentences(text))) == list(map(_cut, tokens.sentences(text)))


@given(text=st.lists(st.sampled_from(("heal ", "a, ", "x. ", "#Tag ", "(", "5 ")), min_size=200, max_size=2000).map("".join))
def test_a_long_text_is_cut_alike(text: str) -> None:
    assert list(map(_cut, _tokens.sentences(text))) == list(map(_cut, tokens.sentences(text)))


def _phrases() -> st.SearchStrategy[str]:
    word = st.sampled_from(WORDS)
    atom = word | st.sampled_from([f"<{name}>" for name in CLASSES]) | word.map(lambda each: f"~{each}") | st.just("<list:verbs>")
    gap = st.sampled_from(("..", "..1", "..5"))
    inner = st.lists(atom | gap, max_size=4).map(" ".join)
    choice = st.lists(inner, min_size=1, max_size=3).map(lambda options: f"({' | '.join(options)})")
    nested = st.lists(atom | choice | gap, min_size=1, max_size=3).map(lambda parts: f"({' '.join(parts)} |)")
    parts = st.lists(atom | choice | gap | nested, min_size=1, max_size=5).map(" ".join)
    return st.tuples(st.sampled_from(("", "^ ")), parts, st.sampled_from(("", " $"))).map("".join)


def _lists() -> PhraseLists:
    return PhraseLists({"verbs": ("heals", "may .. heal", "(no |) more", "<agent> heals", "~help your")}.__getitem__)


def _sentence(words: Sequence[str], joins: Sequence[Join]) -> Sentence:
    starts = [sum(map(len, words[:at])) + at for at in range(len(words))]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    return Sentence(" ".join(words), tuple(words), starts, joins, ".", quoted=False, ends=ends)


def _table(phrases: list[str]) -> PatternTable:
    """Those of `phrases` that are patterns, filed under three payloads in turn."""
    lists = _lists()
    compiled = []
    for phrase in phrases:
        try:
            compiled.append((compile_pattern(phrase, lists), len(compiled) % 3))
        except PatternError:
            continue
    return pattern_table(compiled, lists)


@given(
    phrases=st.lists(_phrases(), min_size=1, max_size=8, unique=True),
    spoken=st.lists(st.lists(st.tuples(st.sampled_from((*WORDS, "other")), st.sampled_from(Join)), min_size=1, max_size=10), min_size=1),
    spans=SPANS,
    before=st.none() | st.integers(1, 10),
)
def test_any_patterns_match_alike(
    phrases: list[str],
    spoken: list[list[tuple[str, Join]]],
    spans: dict[str, dict[int, list[int]]],
    before: int | None,
) -> None:
    table = _table(phrases)
    plain, fast = matching.PatternIndex(table, "abc"), _matching.PatternIndex(table, "abc")
    some_plain, some_fast = plain.only("b".__eq__), fast.only("b".__eq__)
    for each in spoken:
        words, joins = [word for word, _ in each], [join for _, join in each]
        classes = {
            name: {at: tuple(min(at + length, len(words)) for length in lengths) for at, lengths in places.items() if at < len(words)}
            for name, places in spans.items()
        }
        sentence = _sentence(words, joins)
        for one, other in ((plain, fast), (some_plain, some_fast)):
            found = one.matches(sentence, classes, before)
            assert other.matches(sentence, classes, before) == found
            assert all(type(match) is type(found[0]) for match in other.matches(sentence, classes, before))
            kinds = other.by_kind(sentence, classes)
            assert (
                kinds
                == one.by_kind(sentence, classes)
                == ({str: list(map(tuple, whole))} if (whole := one.matches(sentence, classes)) else {})
            )


def _across(lexicon: Lexicon, index: Any, blocks: Sequence[str]) -> tuple[int, object]:
    """How many pairs there are of the sentences of `blocks`, and what reaches over the seam of each, whichever of the two comes first."""
    readings = [reading for number, text in enumerate(blocks) for reading in block_readings(text, number, lexicon)]
    pairs = [(one, other) for one in range(len(readings)) for other in range(len(readings)) if 0 < abs(one - other) < 4]
    return len(pairs), dict(joined_pairs(pairs, readings, index, lexicon).across)


def test_what_reaches_over_a_seam_is_found_alike(plain: Lexicon, fast: Lexicon, built_in: CompiledRegistry) -> None:
    labels = frozenset(sought for each in built_in.registry.disclosures for sought in _labels(built_in, each))
    one, other = (each.late.only(lambda payload: isinstance(payload, Phrase) and not labels.isdisjoint(payload)) for each in (plain, fast))
    reaching = 0
    for text in [*_texts()][::15]:
        found = _across(fast, other, [text])
        assert found == _across(plain, one, [text]), text
        reaching += bool(found[1])
    assert reaching > 50


def _labels(registry: CompiledRegistry, disclosure: Disclosure) -> Iterator[str]:
    for proposition in chain.from_iterable(disclosure.propositions):
        sought = registry.sought_for(disclosure, proposition)
        yield from (sought.label, sought.unless, *(part for way in sought.together for part in way.parts))


@given(
    phrases=st.lists(_phrases(), min_size=1, max_size=8, unique=True),
    blocks=st.lists(
        st.lists(st.sampled_from((*WORDS[:-2], "PRP", "9 %", "a,", "x -", "5")), min_size=1, max_size=9).map(" ".join),
        min_size=2,
        max_size=5,
    ),
)
def test_any_patterns_reach_over_a_seam_alike(plain: Lexicon, fast: Lexicon, phrases: list[str], blocks: list[str]) -> None:
    table, payloads = _table(phrases), [Phrase("a"), Phrase("b"), Phrase("ab")]
    one = replace(plain, late=matching.PatternIndex(table, payloads), remembered={}, shared={})
    other = replace(fast, late=_matching.PatternIndex(table, payloads), remembered={}, shared={})
    assert _across(one, one.late, blocks) == _across(other, other.late, blocks)
    some, others = one.late.only(lambda payload: "b" in payload), other.late.only(lambda payload: "b" in payload)
    assert _across(one, some, blocks) == _across(other, others, blocks)


def test_a_reader_looks_for_patterns_of_its_own_lexicon_alone(fast: Lexicon) -> None:
    readings = block_readings("Is it covered? No plan pays.", 0, fast)
    with pytest.raises(ValueError, match="other patterns"):
        joined_pairs([(0, 1)], readings, fast.early, fast)


@given(
    called=st.lists(st.lists(st.sampled_from(WORDS[:-1]), min_size=1, max_size=3), min_size=1, max_size=8),
    spoken=st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(Join)), min_size=1, max_size=12),
)
def test_any_names_are_found_alike(called: list[list[str]], spoken: list[tuple[str, Join]]) -> None:
    table = names.name_table((words, number) for number, words in enumerate(called))
    payloads = list(map(" ".join, called))
    sentence = _sentence([word for word, _ in spoken], [join for _, join in spoken])
    assert _names.NameTrie(table, payloads).hits(sentence) == names.NameTrie(table, payloads).hits(sentence)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)


@st.composite
def _read(draw: st.DrawFn) -> Reading:
    """A sentence of any words, and anything recognised anywhere among them."""
    words = draw(st.lists(st.sampled_from((*WORDS, "we", "you're", "he", "5", "٣", "²", "heilungsprozeß")) | TEXTS, min_size=1, max_size=9))
    places = st.integers(0, len(words) - 1).flatmap(lambda at: st.tuples(st.just(at), st.integers(at + 1, len(words))))
    targets = draw(st.lists(st.tuples(places, st.sampled_from(("disease", "symptom", "structure"))), max_size=3))
    mentions: Any = draw(st.lists(st.tuples(places, st.sampled_from(("product", "agent", "anaphor", "other"))), max_size=3))
    stances = draw(st.lists(st.sampled_from((Stance.NEGATED, Stance.HEDGED, "pseudo")), max_size=3))
    sentence = Sentence("", tuple(words), [], [], draw(st.sampled_from("?!.") | st.just("")), quoted=draw(st.booleans()))
    hits: Any = tuple([NameHit(start, end, SimpleNamespace(kind=kind)) for (start, end), kind in targets])
    named: Any = tuple([Mention(kind, "", start, end) for (start, end), kind in mentions])
    cues: Any = tuple([SimpleNamespace(group=SimpleNamespace(stance=stance)) for stance in stances])
    return Reading(0, sentence, hits, (), (), named, cues, (), ())


@given(
    passage=st.lists(_read(), min_size=1, max_size=7),
    surfaces=st.sets(st.sampled_from(("paragraph", "heading", "list-item"))),
    lead=st.lists(_read(), max_size=2),
    gaps=st.binary(max_size=400),
    seed=st.randoms(),
)
def test_any_passage_weighs_the_same(passage: list[Reading], surfaces: set[str], lead: list[Reading], gaps: bytes, seed: Any) -> None:
    plain, fast = (kind.Features(passage, surfaces, kind.Features(lead, ["heading"]) if lead else None) for kind in (weighing, _weighing))
    assert fast.words() == plain.words()
    assert list(map(set, fast.codes())) == list(map(set, plain.codes()))
    # Codes of the passage itself among those learned, so that something is known of it.
    learned = [*sorted({code for own in plain.codes() for code in own if code % 3}), weighing.CODES - 1]
    stored = gaps_between(learned) if len(gaps) % 2 else gaps.replace(b"\x00", b"\x01")
    count = len(weighing.codes_of(stored))
    rows = [bytes(seed.randint(0, 255) for _ in range(count)) for _ in range(2)]
    rarities = bytes(seed.randint(0, 255) for _ in range(count))
    measure = 0.25, 0.125, [seed.uniform(-3, 3) for _ in range(2)]
    one, other = weighing.Weights(stored, rows, rarities, *measure), _weighing.Weights(stored, rows, rarities, *measure)
    assert len(other) == len(one)
    assert other.weigh(fast) == one.weigh(plain)
    assert other.scores(fast) == one.scores(plain)
    for row in range(len(rows)):
        assert other.shares(fast, row)[: len(plain.words())] == one.shares(plain, row)[: len(plain.words())]
        for least, most in ((0.0, 3), (one.rarity(plain.words()[0]), 2), (inf, 4)):
            assert other.telling(fast, row, least, most) == one.telling(plain, row, least, most)
    assert [other.rarity(word) for word in plain.words()] == [one.rarity(word) for word in plain.words()]
    _judge_alike(passage, lead, one, other, seed)
    for kind in (weighing.Weights, _weighing.Weights):
        with pytest.raises(ValueError, match="as many weights as codes"):
            kind(stored, [rows[0], rows[1] + b"\0"], rarities)
        with pytest.raises(ValueError, match="as many biases as rows"):
            kind(stored, rows, rarities, 1.0, 1.0, [0.0])


def _judge_alike(passage: list[Reading], lead: list[Reading], plain: Any, fast: Any, seed: Any) -> None:
    """Every passage of a page is judged alike, with what is claimed anywhere in it, whatever was weighed before it."""
    readings = (*[_in_block(0, each) for each in lead], *[_in_block(1 + at // 4, each) for at, each in enumerate(passage)])
    blocks = [Block("", "quote", OffsetMap(0), lead=None if number == 2 else 0) for number in range(3)]
    claimed = Stretches([Span(at, at + 3) for at in range(0, 200, 7) if seed.random() < 0.2])
    of_plain, of_fast = (kind.Passages(weights, weights, readings, blocks, 1) for kind, weights in ((weighing, plain), (_weighing, fast)))
    hidden = {number for number in range(3) if seed.random() < 0.2}
    ranges = weighing.passages(readings, hidden)
    assert _weighing.passages(readings, hidden) == ranges
    ranges += [range(start, stop) for start in range(len(readings)) for stop in range(start + 1, len(readings) + 1)]
    for numbers in ranges:
        assert of_fast.score(numbers) == of_plain.score(numbers) == plain.scores(of_plain.features(numbers))[1]
        assert of_fast.features(numbers).words() == of_plain.features(numbers).words()
    for least in (-inf, 0.0):
        assert of_fast.judged(ranges, claimed, least) == of_plain.judged(ranges, claimed, least)


def _in_block(block: int, reading: Reading) -> Reading:
    """A sentence in a block of that number, where its words stand one character from each other."""
    words = reading.sentence.words
    starts = list(accumulate((len(word) + 1 for word in words[:-1]), initial=block))
    sentence = Sentence("", words, starts, [], reading.sentence.ending, quoted=reading.sentence.quoted)
    return replace(reading, sentence=sentence, block=block)


def gaps_between(codes: Sequence[int]) -> bytes:
    stored = bytearray()
    for before, code in zip((0, *codes[:-1]), codes, strict=True):
        wide, rest = divmod(code - before, weighing.LONGEST_GAP)
        stored += bytes([weighing.LONGEST_GAP] * wide + [rest])
    return bytes(stored)


def _index() -> Any:
    lists = _lists()
    return _matching.PatternIndex(pattern_table([(compile_pattern("<agent> heals your knee", lists), 0)], lists), "a")


@pytest.mark.parametrize("places", [{4: (5,)}, {-1: (1,)}, {0: (5,)}, {1: (1,)}, {2: (1,)}])
def test_a_class_outside_its_sentence_is_refused(places: dict[int, tuple[int, ...]]) -> None:
    sentence = _sentence(("it", "heals", "your", "knee"), [Join.TIGHT] * 4)
    assert len(_index().matches(sentence, {"agent": {0: (1,)}})) == 1
    with pytest.raises(IndexError):
        _index().matches(sentence, {"agent": places})


def test_a_sentence_without_its_joins_is_refused() -> None:
    sentence = _sentence(("knee", "pain"), [Join.TIGHT])
    with pytest.raises(IndexError):
        _index().matches(sentence, {})
    with pytest.raises(IndexError):
        _names.NameTrie(names.name_table([(("knee", "pain"), 0)]), ["knee pain"]).hits(sentence)


def test_a_sentence_without_its_joins_is_not_read(fast: Lexicon) -> None:
    with pytest.raises(IndexError):
        read_sentence(_sentence(("knee", "pain"), [Join.TIGHT]), 0, fast)


def test_words_are_texts(fast: Lexicon) -> None:
    sentence = Sentence("a", (7,), [0], [Join.TIGHT], "", quoted=False)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        _names.NameTrie({}, []).hits(sentence)
    with pytest.raises(TypeError):
        read_sentence(sentence, 0, fast)
    with pytest.raises(TypeError):
        _weighing.Features([_reading_of(sentence)], [])


def _reading_of(sentence: Sentence, *mentions: Mention) -> Reading:
    return Reading(0, sentence, (), (), (), mentions, (), (), ())


@pytest.mark.parametrize(("start", "end"), [(-2, 1), (0, 0), (0, 2), (1, 2), (1000, 1001)])
def test_what_is_recognised_beside_its_sentence_is_refused(start: int, end: int) -> None:
    reading = _reading_of(_sentence(("knee",), [Join.TIGHT]), Mention("product", "", start, end))
    for features in (weighing.Features, _weighing.Features):
        with pytest.raises(IndexError):
            features([reading], [])


def test_a_sentence_without_words_has_no_features() -> None:
    for features in (weighing.Features, _weighing.Features):
        with pytest.raises(IndexError):
            features([_reading_of(_sentence((), []))], [])


@pytest.mark.parametrize("numbers", [range(1, 2), range(2), range(-1, 1), range(0)])
def test_a_passage_beside_its_page_is_refused(numbers: range) -> None:
    for module in (weighing, _weighing):
        weights = module.Weights(gaps_between([weighing.code_of("knee")]), [b"\x02"], b"\x03")
        blocks = (Block("knee", "quote", OffsetMap(0)),)
        passages = module.Passages(weights, weights, (_reading_of(_sentence(("knee",), [Join.TIGHT])),), blocks, 0)
        score = passages.score(range(1))
        for ask in (passages.score, passages.features):
            with pytest.raises(IndexError):
                ask(numbers)
        assert passages.score(range(1)) == score == 2 / 3


def test_weights_without_a_row_have_no_shares() -> None:
    stored = gaps_between([weighing.code_of("knee")])
    for module in (weighing, _weighing):
        with pytest.raises(IndexError):
            module.Weights(stored, [], b"a").shares(module.Features([_reading_of(_sentence(("knee",), [Join.TIGHT]))], []), 0)


def test_an_index_that_was_never_made_finds_nothing() -> None:
    with pytest.raises(TypeError):
        _matching.PatternIndex.__new__(_matching.PatternIndex).matches(_sentence(("knee",), [Join.TIGHT]), {})
    table = _index().table
    for grammar in (_matching.Grammar.__new__(_matching.Grammar), _matching.Grammar(table, 1)):
        with pytest.raises(ValueError, match="made for other payloads, or never"):
            _matching.PatternIndex(table, [], None, grammar)


def test_a_reader_that_was_never_made_reads_nothing(fast: Lexicon) -> None:
    unmade = _reading.Reader.__new__(_reading.Reader)
    for read in (partial(unmade.block, "Knee pain.", 0), partial(unmade.sentence, _sentence(("knee",), [Join.TIGHT]), 0, ())):
        with pytest.raises(TypeError):
            read()
    with pytest.raises(TypeError):
        _reading.Reader(replace(fast, early=_matching.PatternIndex.__new__(_matching.PatternIndex)))


def test_nothing_weighs_nothing() -> None:
    weights = _weighing.Weights(b"", [], b"")
    for ask in (weights.weigh, weights.shares, lambda passage: weights.telling(passage, 0, 0.0, 4)):
        with pytest.raises(TypeError):
            ask(None)
    with pytest.raises(TypeError):
        _weighing.Features.__new__(_weighing.Features)
    with pytest.raises(TypeError):
        _weighing.Passages.__new__(_weighing.Passages)
    with pytest.raises(TypeError):
        _weighing.Passages(None, weights, (), (), 0)
    with pytest.raises(IndexError):
        _weighing.Passages(weights, weights, (), (), 0)


def test_a_nul_before_the_mark_ends_a_sentence_alike() -> None:
    """Found by fuzzing: it is no space, and what stands behind it no ending."""
    for text in ("we heal, e.g. 4,995 (ox\0re\r no\0\0!", "no\0!", "no !", "no\0"):
        cut, fast = list(tokens.sentences(text)), list(accelerated.sentences(text))
        assert [(each.words, each.ending, each.quoted) for each in fast] == [(each.words, each.ending, each.quoted) for each in cut]
