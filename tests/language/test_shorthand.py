"""Emoji and hashtags that stand for words: read as words, at their own place; ornaments and other people's tags are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.engine import CompiledRegistry
from linter.language.shorthand import Shorthand
from linter.language.tokens import sentences
from tests.conftest import Check

EMOJI = {
    "anywhere": ["❌ = , no", "✅ FDA = FDA approved", "FDA ✅ = FDA approved", "👵 ➡ 👧 = look younger", "🧑‍🦽 ➡ 🏃 = walk again"],
    "in_line": ["🦵 = leg", "🧠 = brain"],
    "not_before": ["no", "not"],
    "in_tags": ["bye"],
}
SHORTHAND = Shorthand(
    EMOJI,
    lambda: ["cure", "arthritis", "knee", "knees", "pain", "kneepain", "relief", "stem", "cells", "exosomes"],
    {"my", "no", "more"},
    lambda word: word == "cure",
)


def read(text: str) -> list[tuple[str, str]]:
    """The tokens of `text` that are not written as they are read: as written, and as read."""
    tokens = [token for each in SHORTHAND.sentences(text) for token in zip(each.raw, each.words, strict=True)]
    return [(raw, word) for raw, word in tokens if raw.lower() != word]


def words(text: str) -> list[list[str]]:
    return [list(each.words) for each in SHORTHAND.sentences(text)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("🦵 pain? gone", [("🦵", "leg")]),
        ("Goodbye 🦵 pain", [("🦵", "leg")]),
        ("Clear your 🧠", [("🧠", "brain")]),
        ("❌ surgery ❌ Downtime", [("❌", "no"), ("❌", "no")]),
        ("Exosomes: ✅ FDA", [("✅ FDA", "fda"), ("✅ FDA", "approved")]),
        ("👵🏼 ➡️ 👧🏻 in weeks", [("👵🏼 ➡️ 👧🏻", "look"), ("👵🏼 ➡️ 👧🏻", "younger")]),
        ("🧑\u200d🦽➡️🏃", [("🧑\u200d🦽➡️🏃", "walk"), ("🧑\u200d🦽➡️🏃", "again")]),
        ("🧑🦽➡️🏃", [("🧑🦽➡️🏃", "walk"), ("🧑🦽➡️🏃", "again")]),  # as readers hand it on: nothing invisible
    ],
)
def test_a_sign_is_read_as_the_words_that_it_stands_for(text: str, written: list[tuple[str, str]]) -> None:
    assert read(text) == written


@pytest.mark.parametrize(
    "text",
    [
        "🧠 Our team of neurologists",  # an ornament
        "🧠\nOur team",
        "❌ No downtime",  # a bullet
        "✅ FDA status: not approved",
        "We write to the FDA ✅ then wait",
        "✅ Free parking 🌟 Evening hours",
    ],
)
def test_an_ornament_is_none(text: str) -> None:
    assert read(text) == []


def test_a_sign_parts_the_sentence_as_its_words_would() -> None:
    assert words("Call us! ❌ surgery") == [["call", "us"], ["no", "surgery"]]
    assert words("Back pain 🦵 pain? gone") == [["back", "pain", "leg", "pain", "gone"]]


@pytest.mark.parametrize(
    ("tag", "parted"),
    [
        ("#curearthritis", ["#", "cure", "arthritis"]),
        ("#CUREARTHRITIS", ["#", "cure", "arthritis"]),
        ("#CureKneepain", ["#", "cure", "kneepain"]),
        ("#Kneepainrelief2026", ["#", "kneepain", "relief", "2026"]),
        ("#nomorekneepain", ["#", "no", "more", "kneepain"]),
        ("#stemcells", ["#", "stem", "cells"]),
        ("#byebyearthritis", ["#", "bye", "bye", "arthritis"]),
        ("#exosomesboise", ["#", "exosomes", "boise"]),
        ("#tucsonarthritis", ["#", "tucson", "arthritis"]),
        ("#therapist", ["#", "therapist"]),
        ("#painting", ["#", "painting"]),
        ("#mymore", ["#", "mymore"]),  # nothing of ours in it
        ("page.html#curearthritis", ["page", "html", "#", "curearthritis"]),  # an address
    ],
)
def test_a_hashtag_is_taken_apart_into_words_we_know(tag: str, parted: list[str]) -> None:
    assert words(tag) == [parted]


def test_every_word_of_a_hashtag_has_its_own_place() -> None:
    text = "Book now #curearthritis today"
    (sentence,) = SHORTHAND.sentences(text)
    assert sentence.raw == ("Book", "now", "#", "cure", "arthritis", "today")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Exosomes cure arthritis #wellness #knees", ["exosomes cure arthritis", "# wellness # knees"]),
        ("Exosomes cure arthritis #wellness#knees, #boise ", ["exosomes cure arthritis", "# wellness # knees # boise"]),
        ("Exosomes 🌟 #boise", ["exosomes", "# boise"]),
        ("Call us. Free parking #boise", ["call us", "free parking", "# boise"]),
        ("Call us. #boise", ["call us", "# boise"]),
        ("Exosomes cure #arthritis #knees", ["exosomes cure # arthritis # knees"]),
        ("Exosomes ease my #knees", ["exosomes ease my # knees"]),
        ("Relief: #knees #hips", ["relief # knees # hips"]),
        ("Our #exosomes cure all", ["our # exosomes cure all"]),
        ("#exosomes #boise", ["# exosomes # boise"]),
        ("Item #", ["item #"]),
    ],
)
def test_hashtags_behind_a_line_are_no_part_of_its_sentence(text: str, read: list[str]) -> None:
    assert [" ".join(each) for each in words(text)] == read
    assert {each.ending for each in SHORTHAND.sentences(text)} <= {"", "."}


SIGNS = st.sampled_from(["🦵", "❌", "✅", "FDA", "👵➡️👧", "\ufe0f", " ", ". ", "pain", "#", "#curearthritis", "Knee", "no", "? ", "й"])


@given(st.lists(SIGNS).map("".join))
def test_places_are_exact_for_any_text(text: str) -> None:
    last = (0, 0)
    for sentence in SHORTHAND.sentences(text):
        for start, end in zip(sentence.starts, sentence.ends, strict=True):
            assert 0 <= start < end <= len(text)
            assert last <= (start, end)
            assert text[start:end].strip() == text[start:end]
            last = (start, end)


@given(st.text(alphabet=st.characters(exclude_characters="#", max_codepoint=0x2000)))
def test_text_without_shorthand_is_read_as_ever(text: str) -> None:
    plain = [(each.words, list(each.starts), list(each.ends)) for each in sentences(text)]
    assert [(each.words, list(each.starts), list(each.ends)) for each in SHORTHAND.sentences(text)] == plain


@pytest.mark.parametrize(
    ("copy", "rule", "place"),
    [
        ("🦵 pain? gone", "disease-claim", "🦵 pain? gone"),
        ("Exosome therapy &amp; FDA ✅", "false-approval", "FDA ✅"),
        ("Exosomes: 👵➡️👧", "structure-function-claim", "👵➡️👧"),
        ("Say goodbye to **🦵 pain**", "disease-claim", "Say goodbye to **🦵 pain**"),
        ("Book your visit #exosomescurelyme", "cure-claim", "curelyme"),
        ("#KneePainRelief", "disease-claim", "KneePainRelief"),
    ],
)
def test_it_is_found_at_its_place(check: Check, copy: str, rule: str, place: str) -> None:
    assert place.removesuffix("**") in [
        copy[each.span.start : each.span.end].removesuffix("**") for each in check(copy).findings if each.rule == rule
    ]


def test_hashtags_do_not_make_a_slogan_a_passage(check: Check) -> None:
    slogan = "Rebuild your hip cartilage by the lake, with cultured cells and a driver."
    tags = " #lakeside #hips #wellness #newyou #bookedout"
    assert "structure-function-claim" in {finding.rule for finding in check(slogan).findings}
    assert "structure-function-claim" in {finding.rule for finding in check(slogan + tags).findings}


@pytest.mark.parametrize(
    "copy", ["❌ Exosomes are not FDA approved", "❌ Exosomes cure arthritis. That is a myth.", "🚫 No refunds", "✅ Parking 🧠 Team"]
)
def test_harmless_signs_are_not_found(check: Check, copy: str) -> None:
    assert not [each.rule for each in check(copy).findings if each.category != "disclosure"]


def test_the_shipped_signs_are_each_read(built_in: CompiledRegistry) -> None:
    for label in ("anywhere", "in_line"):
        for entry in built_in.registry.vocabulary.emoji[label]:
            signs, reading = entry.split(" = ")
            text = f"with {signs}"
            expected = [word for each in sentences(reading) for word in each.words]
            assert [word for each in built_in.lexicon.shorthand.sentences(text) for word in each.words][1:] == expected, entry
