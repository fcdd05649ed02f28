"""Sentences and tokens: what is one word, where a sentence ends, what may be crossed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.language import accelerated
from linter.language.fold import fold
from linter.language.tokens import LONGEST_SENTENCE, Join, sentences


def words(text: str) -> list[list[str]]:
    return [list(sentence.words) for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We treat MS. Exosomes help.", [["we", "treat", "ms"], ["exosomes", "help"]]),
        ("Approved in the U.S. market.", [["approved", "in", "the", "u.s", "market"]]),
        ("Dr. Smith says no. We agree.", [["dr", "smith", "says", "no"], ["we", "agree"]]),
        ("It’s FDA‑approved, isn’t it?", [["it's", "fda", "approved", "isn't", "it"]]),
        ("Only $3,995 (80% off)!", [["only", "$", "3,995", "80", "%", "off"]]),
        ("it works, mums. don't wait! e.g. like i did", [["it", "works", "mums"], ["don't", "wait"], ["e.g", "like", "i", "did"]]),
        ("It works, mums. don't wait", [["it", "works", "mums", "don't", "wait"]]),
        ("Knees • Backs • Hips", [["knees"], ["backs"], ["hips"]]),
        ("#TennisElbowCure #StemCells", [["#", "tennis", "elbow", "cure", "#", "stem", "cells"]]),
        ("Risks, e.g. infection, exist.", [["risks", "e.g", "infection", "exist"]]),
        ("", []),
        ("— … !", []),
    ],
)
def test_sentences_and_words(text: str, expected: list[list[str]]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "joins"),
    [
        ("knee-pain relief", [Join.TIGHT, Join.TIGHT, Join.TIGHT]),
        ("stem cell–derived – knees", [Join.TIGHT, Join.TIGHT, Join.TIGHT, Join.STRONG]),
        ("knees, backs", [Join.TIGHT, Join.COMMA]),
        ("knees: backs; hips", [Join.TIGHT, Join.COLON, Join.STRONG]),
        ("knees (and backs) — hips - necks", [Join.TIGHT, Join.STRONG, Join.TIGHT, Join.STRONG, Join.STRONG]),
    ],
)
def test_what_stands_between_tokens(text: str, joins: list[Join]) -> None:
    (sentence,) = sentences(text)
    assert list(sentence.joins) == joins


@pytest.mark.parametrize(("text", "ending"), [("Is it?", "?"), ("Yes!", "!"), ("Yes.", "."), ("Yes", ""), ("“Is it?”", "?")])
def test_how_a_sentence_ends(text: str, ending: str) -> None:
    assert sentences(text)[0].ending == ending


def test_the_sign_that_opens_an_answer_is_no_sentence() -> None:
    assert [sentence.words for sentence in sentences("Does it last? +")] == [("does", "it", "last")]


def test_a_sentence_without_end_is_cut() -> None:
    cut = sentences("word " * (3 * LONGEST_SENTENCE))
    assert [len(sentence) for sentence in cut] == [LONGEST_SENTENCE] * 3


@given(st.text())
def test_offsets_are_exact_for_any_text(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    last = 0
    for sentence in sentences(text):
        for word, raw, start, end in zip(sentence.words, sentence.raw, sentence.starts, sentence.ends, strict=True):
            assert last <= start < end
            assert text[start:end] == raw
            assert folded[start:end] == word
            last = end


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ｃｕｒｅ", "cure"),  # full width
        ("сurе", "cure"),  # Cyrillic es and ie
        ("Sjögren’s", "sjogren's"),
        ("İ", "i"),
        ("ﬁx", "fx"),  # a ligature folds to its first letter: one character stays one
        ("exosomes™ PRP℠", "exosomes™ prp℠"),  # signs that stand for several letters are none of these
        ("5㎏ №7", "5㎏ №7"),
        ("₨900", "₨900"),
        ("Ⓒⓤⓡⓔ", "cure"),
    ],
)
def test_folding_reads_letters_as_a_reader_does(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("No problem 😊 The drip is safe", [2]),
        ("No problem 😊 the drip is safe", []),
        ("No problem ✨✨ Book now", [2]),
        ("No problem The drip", []),
        ("NO 💥 SIDE EFFECTS", []),
        ("Exosomes Cure 🔥 Arthritis", []),
        ("😊 The drip", []),
        ("#pain 🎉 Gone", [2]),
    ],
)
def test_a_picture_before_a_capital_parts(text: str, parted: list[int]) -> None:
    for cut in (accelerated.sentences, sentences):
        (sentence,) = cut(text)
        assert [at for at, join in enumerate(sentence.joins) if join == Join.STRONG] == parted
