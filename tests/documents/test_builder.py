"""Pieces of source to one run of prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.documents.builder import TextBuilder, is_clean
from tests.documents.in_python import readers


def build(*pieces: tuple[str, int]) -> tuple[str, list[tuple[int, int]]]:
    """Literal pieces; the text, and the source place of each of its characters."""
    builder = TextBuilder()
    for piece, at in pieces:
        builder.references(piece, at)
    prose = builder.build()
    assert prose is not None
    offsets = prose.offsets
    return prose.text, [(offsets.start(i), offsets.end(i + 1)) for i in range(len(prose.text))]


def test_joins_across_markup_and_drops_soft_hyphens() -> None:
    text, places = build(("We ", 0), ("cure", 5), (" osteo&shy;arthritis", 11))
    assert text == "We cure osteoarthritis"
    assert places[text.index("cure")] == (5, 6)
    assert places[text.index("arthritis")] == (22, 23)


def test_collapses_white_space_to_its_first_stretch() -> None:
    assert build(("  a \r\n\t", 0), ("  b\u00a0 c  ", 10)) == ("a b c", [(2, 3), (3, 7), (12, 13), (13, 15), (15, 16)])


@pytest.mark.parametrize("written", ["a\x1bb", "a\x1b[1mb", "a \x1b[38;5;9m b", "a\x07\x08b", "a\x7fb", "a\x9b1mb"])
def test_a_control_character_is_white_space(written: str) -> None:
    text, places = build((written, 10))
    assert text == "a b"
    assert places[-1] == (9 + len(written), 10 + len(written))


def test_an_entity_is_one_place() -> None:
    assert build(("a&amp;b", 3)) == ("a&b", [(3, 4), (4, 9), (9, 10)])


def test_nothing_to_read_is_none() -> None:
    builder = TextBuilder()
    builder.references(" &nbsp;\u200b&shy; ", 0)
    builder.gap(20, 3)
    assert builder.build() is None


def test_a_gap_never_glues_and_never_doubles() -> None:
    builder = TextBuilder()
    builder.literal("a", 0)
    builder.gap(1, 5)
    builder.literal(" b", 6)
    prose = builder.build()
    assert prose is not None
    assert prose.text == "a b"
    assert prose.offsets.span(1, 2) == (1, 6)


def test_a_cut_run_keeps_its_places() -> None:
    builder = TextBuilder()
    builder.literal("head", 0)
    builder.gap(4, 1)
    mark = builder.mark()
    builder.literal("tail end", 5)
    head, tail = builder.build_cut(mark)
    assert head is not None
    assert tail is not None
    assert (head.text, tail.text) == ("head", "tail end")
    assert tail.offsets.span(5, 8) == (10, 13)


def _sure_of_nothing(piece: str) -> bool:
    return False


@pytest.mark.parametrize("around", ["", "a", " "])
def test_what_is_sure_to_be_plain_is_built_as_whatever_else(around: str, monkeypatch: pytest.MonkeyPatch) -> None:
    places = (*range(0x600), *range(0x1800, 0x1820), *range(0x2000, 0x2100), *range(0xFA00, 0x10010), 0x1F600, 0xE0001)
    pieces = [f"{around}{chr(number)}{around}" for number in places]

    def built(kind: type[TextBuilder]) -> list[object]:
        made = []
        for piece in pieces:
            literal, standing = kind(), kind()
            literal.literal("x", 0)
            literal.literal(piece, 1)
            standing.stands_for(piece, 4, 5)
            standing.literal("x", 9)
            made += [(prose.text, prose.offsets) for prose in (literal.build(), standing.build()) if prose is not None]
        return made

    quickly = built(TextBuilder)
    module = readers()["linter.documents.builder"]
    monkeypatch.setattr(module, "_is_plain", _sure_of_nothing)
    assert built(module.TextBuilder) == quickly


@given(text=st.text(st.sampled_from("ab  \n\t\ré\u00ad\u034f\u2028\ufb01\x1f🦵"), max_size=12))
def test_a_piece_of_a_clean_text_is_built_as_any_other(text: str) -> None:
    if is_clean(text):
        literal, words = TextBuilder(), TextBuilder()
        for builder, add in ((literal, literal.literal), (words, words.words)):
            builder.literal("x", 0)
            add(text, 1)
            builder.literal("y", 1 + len(text))
        one, other = literal.build(), words.build()
        assert one is not None
        assert one == other
    else:
        assert any(not (sign.isprintable() or sign == "\n") or sign in "\u034f\ufb01🦵" for sign in text)
