"""The pattern language: what each construct matches, what it refuses, and that no input makes it slow."""

from __future__ import annotations

import pytest

from linter.language import matching
from linter.language.accelerated import PatternIndex
from linter.language.patterns import PatternError, PhraseLists, compile_pattern, no_lists
from linter.language.tables import pattern_table
from linter.language.tokens import sentences

LISTS = {"x.people": ("patients", "our clients"), "x.loop": ("very",), "x.vague": ("(a|)", "(b|)"), "x.optional": ("(a|)",)}
SPANS = {"condition": {2: (3,)}, "money": {0: (2,)}}


def found(phrase: str, text: str, kind: type[PatternIndex] = PatternIndex) -> list[str]:
    lists = PhraseLists(LISTS.__getitem__)
    index = kind(pattern_table([(compile_pattern(phrase, lists), 0)], lists), ["payload"])
    (sentence,) = sentences(text)
    return [" ".join(sentence.words[m.start : m.end]) for m in index.matches(sentence, SPANS)]


@pytest.mark.parametrize(
    ("phrase", "text", "matches"),
    [
        ("no side effects", "There are no side-effects here", ["no side effects"]),
        ("no (known|) side effects", "no known side effects, no side effects", ["no known side effects", "no side effects"]),
        ("(cut|~trim) costs", "trimming costs", ["trimming costs"]),
        ("~throw away .. (cane|crutches)", "he threw away his old cane", ["threw away his old cane"]),
        ("throw .. cane", "throw a b c d cane", []),
        ("throw ..4 cane", "throw a b c d cane", ["throw a b c d cane"]),
        ("^ yes $", "yes", ["yes"]),
        ("^ yes", "oh yes", []),
        ("feel no (change|$|pain)", "I feel no", ["feel no"]),
        ("feel no (change|$|pain)", "I feel no $ 9", []),
        ("all <list:x.people>", "all our clients", ["all our clients"]),
        ("for my <condition>", "for my arthritis", ["for my arthritis"]),
        ("<money> per session", "$ 99 per session", ["$ 99 per session"]),
        ("side effects", "on the side: effects", []),  # a strong join parts a phrase
        ("side .. effects", "on the side: effects", ["side effects"]),  # a gap may cross it
        ("pain gone", "pain, gone", ["pain gone"]),
    ],
)
def test_what_a_pattern_matches(phrase: str, text: str, matches: list[str]) -> None:
    assert found(phrase, text) == matches


@pytest.mark.parametrize(
    "phrase", ["", "..", ".. pain", "pain ..", "(a|b", "a)", "(a|)", "<list:x.none>", "a ..99 b", "!!", "^ .. pain", "(^ ..2 a|b) c"]
)
def test_a_bad_pattern_is_refused(phrase: str) -> None:
    with pytest.raises((PatternError, KeyError)):
        compile_pattern(phrase, PhraseLists(LISTS.__getitem__))


def test_a_phrase_under_two_payloads_is_reported_for_both() -> None:
    lists = PhraseLists(no_lists)
    pattern = compile_pattern("no risk", lists)
    (sentence,) = sentences("no risk")
    assert [m.payload for m in PatternIndex(pattern_table([(pattern, 0), (pattern, 1)], lists), [1, 2]).matches(sentence, {})] == [1, 2]


@pytest.mark.parametrize("phrase", ["((a|)|(b|)) c", "((a|)|) c", "(^|) c", "a ((b|)|(c|)|d)", "<list:x.vague> c"])
def test_a_choice_that_can_be_passed_over_in_two_ways_is_refused(phrase: str) -> None:
    """Repeated, each would double the work."""
    with pytest.raises(PatternError, match="passed over in more than one way"):
        compile_pattern(phrase, PhraseLists(LISTS.__getitem__))


@pytest.mark.parametrize("phrase", ["a " + "(b|) " * 25 + "c", "a " + ".. b " * 25 + "c", "a " + "((b|) c|) " * 13 + "d"])
def test_a_phrase_with_too_many_optional_parts_is_refused(phrase: str) -> None:
    with pytest.raises(PatternError, match="gaps and optional parts; at most 24"):
        compile_pattern(phrase, PhraseLists(LISTS.__getitem__))


@pytest.mark.parametrize("kind", [matching.PatternIndex, PatternIndex], ids=["plain", "as installed"])
@pytest.mark.parametrize(
    "phrase",
    [
        "(a|b|a b) " + " ".join(["..12 (a|b|a b)"] * 12) + " end",
        "a " + "..12 (b|) " * 12 + "end",
        "a " + "(b|) " * 24 + "end",
        "a " + "((((a|) (b|))|c) d|) " * 4 + "end",
        "a " + "(..12 a|..12 b|) " * 8 + "end",
        "a " + "<list:x.optional> " * 24 + "end",
    ],
)
def test_what_repeats_in_a_phrase_does_not_multiply_the_work(phrase: str, kind: type[PatternIndex]) -> None:
    """The words it waits for stand in the sentence, or the phrase would sleep through it."""
    assert found(phrase, "end " + "a b " * 120, kind) == []


def test_lists_within_lists_are_looked_through_once() -> None:
    """Each phrase names the next list as often as it can: half a minute when every mention was looked through."""
    lists = {"a": ("<list:b> " * 160 + "x",), "b": ("<list:c> " * 160 + "y",), "c": ("<list:d> " * 160 + "z",), "d": ("(u|v) w",)}
    assert compile_pattern("<list:a> end", PhraseLists(lists.__getitem__)).first_words == {"u", "v"}


CLASSES = frozenset({"product", "condition", "effect", "effect:cure", "number"})


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("<produkt> zorbix", "<produkt> is no class; did you mean “product”?"),
        ("<PRODUCT> zorbix", "<PRODUCT> is no class; did you mean “product”?"),
        ("our (<conditions>|pain)", "<conditions> is no class; did you mean “condition”?"),
        ("<effects:cure> zorbix", "<effects:cure> is no class; did you mean “effect:cure”?"),
        ("<money?> zorbix", "<money?> is no class; it is one of condition, effect, effect:cure, number, product"),
        ("all <list:x.typo>", "<produkt> is no class; did you mean “product”?"),
    ],
)
def test_a_class_that_nothing_fills_is_refused_with_what_was_meant(phrase: str, message: str) -> None:
    with pytest.raises(PatternError) as refused:
        compile_pattern(phrase, PhraseLists({"x.typo": ("<produkt>s",)}.__getitem__, CLASSES))
    assert str(refused.value) == message


def test_what_is_wrong_in_a_list_is_said_of_the_phrase_in_it() -> None:
    with pytest.raises(PatternError) as refused:
        compile_pattern("all <list:x.outer>", PhraseLists({"x.outer": ("<list:x.inner> a",), "x.inner": ("b", "(c")}.__getitem__))
    assert refused.value.phrase == "(c"


EDGES = {
    "x.begun": ("^ plus", "^ (minus|times)"),
    "x.ended": ("now $",),
    "x.either": ("^ plus", "minus"),
    "x.nested": ("<list:x.begun> a",),
}


@pytest.mark.parametrize(
    "phrase",
    [
        "zorbix ^ plus",
        "here ^",
        "here^",
        "zorbix (^ plus|minus)",
        "zorbix ((^|a) plus|minus)",
        "zorbix .. ^ plus",
        "zorbix <list:x.begun>",
        "(a|b) <list:x.nested>",
    ],
)
def test_a_beginning_that_something_has_to_come_before_is_refused(phrase: str) -> None:
    with pytest.raises(PatternError, match=r"“\^” is the beginning of the sentence|no phrase of <list:x.\w+> can match here"):
        compile_pattern(phrase, PhraseLists(EDGES.__getitem__))


@pytest.mark.parametrize(
    "phrase",
    [
        "our $ zorbix",
        "$ zorbix",
        "(now $|later) zorbix",
        "now ($|today) (zorbix|plus)",
        "zorbix $ .. plus",
        "zorbix $ (plus|minus)",
        "<list:x.ended> zorbix",
    ],
)
def test_an_end_that_something_has_to_follow_is_refused(phrase: str) -> None:
    with pytest.raises(PatternError, match=r"“\$” is the end of the sentence|no phrase of <list:x.\w+> can match here"):
        compile_pattern(phrase, PhraseLists(EDGES.__getitem__))


@pytest.mark.parametrize(
    ("phrase", "text", "matches"),
    [
        ("(^|so) zorbix", "zorbix", ["zorbix"]),
        ("(oh|) ^ zorbix", "zorbix", ["zorbix"]),
        ("(^ (the|)|so) zorbix", "zorbix", ["zorbix"]),
        ("^zorbix", "zorbix", ["zorbix"]),
        ("zorbix (now|$)", "zorbix", ["zorbix"]),
        ("zorbix $ (now|)", "zorbix", ["zorbix"]),
        ("zorbix (soon|$) (now|)", "zorbix", ["zorbix"]),
        ("zorbix (soon|..3 $)", "zorbix or so", ["zorbix or so"]),
        ("zorbix (at once|(now|$))", "zorbix", ["zorbix"]),
        ("all <list:x.ended>", "all now", ["all now"]),
        ("<list:x.begun> zorbix", "plus zorbix", ["plus zorbix"]),
        ("zorbix <list:x.either>", "zorbix minus", ["zorbix minus"]),
        ("<list:x.nested>", "minus a", ["minus a"]),
        ("from $ 0", "from $ 0", ["from $ 0"]),
        ("(nothing|$ 0|0) down", "$0 down", ["$ 0 down"]),
        ("$ (0|5) down", "$5 down", ["$ 5 down"]),
        ("$99 down", "$99 down", ["$ 99 down"]),
        ("99$ down", "99$ down", ["99 $ down"]),
    ],
)
def test_an_edge_that_some_way_through_the_pattern_is_at_is_none_to_refuse(phrase: str, text: str, matches: list[str]) -> None:
    lists = PhraseLists(EDGES.__getitem__)
    index = PatternIndex(pattern_table([(compile_pattern(phrase, lists), 0)], lists), ["payload"])
    (sentence,) = sentences(text)
    assert [" ".join(sentence.words[m.start : m.end]) for m in index.matches(sentence, {})] == matches


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("zor\u200bbix", "the character U+200B in it is invisible: take it out"),
        ("zor\u00adbix", "the character U+00AD in it is invisible: take it out"),
        ("zor\u2060bix", "the character U+2060 in it is invisible: take it out"),
        ("\ufeffzorbix", "the character U+FEFF in it is invisible: take it out"),
        ("zorbix\ufe0f", "the character U+FE0F in it is invisible: take it out"),
        ("a \ufb01rm zorbix", "“\ufb01” is one character for several letters: write “fi”"),
        ("o\ufb03ce (zorbix|plus)", "“\ufb03” is one character for several letters: write “ffi”"),
        ("cafe\u0301 zorbix", "an accent in it is a character of its own: write it and its letter as one"),
    ],
)
def test_what_no_copy_can_hold_once_it_is_folded_is_refused(phrase: str, message: str) -> None:
    with pytest.raises(PatternError) as refused:
        compile_pattern(phrase, PhraseLists(no_lists))
    assert str(refused.value) == message


@pytest.mark.parametrize(
    "phrase", ["caf\u00e9 zorbix", "doctor\u2019s zorbix", "zorbix\u00a0plus", "Stra\u00dfe", "\u00bd hour", "zorbix\u2122"]
)
def test_what_copy_can_hold_may_stand_in_a_pattern(phrase: str) -> None:
    (sentence,) = sentences(phrase)
    assert found(phrase, phrase) == [" ".join(sentence.words)]
