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


@pytest.mark.parametrize("phrase", ["", "..", ".. pain", "pain ..", "(a|b", "a)", "(a|)", "<list:x.none>", "a ..99 b", "!!"])
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
