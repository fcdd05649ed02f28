"""A space that a page builder lost behind a stop is read, and nothing is moved by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.documents.builder import TextBuilder
from linter.documents.offsets import LITERAL
from linter.documents.run_on import parted_sentences
from tests.documents.conftest import Read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("for pain.Our drip", "for pain. Our drip"),
        ("by the FDA.Our drip", "by the FDA. Our drip"),
        ("in 2019.Our drip costs $900.You pay", "in 2019. Our drip costs $900. You pay"),
        ("is it covered?No.", "is it covered? No."),
        ("Is it covered?NO", "Is it covered? NO"),
        ("is it covered?no", "is it covered? no"),
        ("It works!Book now", "It works! Book now"),
        ("It works.A nurse and I see.I agree", "It works. A nurse and I see. I agree"),
        ("(for pain).“Our drip” (in full)!(Really)", "(for pain). “Our drip” (in full)! (Really)"),
        ("and then…Our drip", "and then… Our drip"),
        ("Dear Dr.Lee, Prof.Ray", "Dear Dr.Lee, Prof. Ray"),
        ("NO PAIN.NO KNIFE", "NO PAIN. NO KNIFE"),
    ],
)
def test_a_space_that_is_missing_is_put_behind_the_stop(written: str, read: str) -> None:
    assert parted_sentences(written, [(0, 7, LITERAL)])[0] == read


@pytest.mark.parametrize(
    "written",
    [
        "Ask about e.g.this, the U.S.A, the U.S.Army, p.m. and 3.5 mg.",
        "See clinic.com, Clinic.Com, www.Clinic.Health and joe@clinic.Help",
        "Built with Node.js, Node.Js and Vue.JS, as told in Report.Pdf",
        "See clinic.example/Menu.Item?Key=2 and a file_name.Key",
        "J.Lee and A.B.Ray wrote it.",
        "It is v2.0.Beta.",
        "is this so.well it is",
        "A plain page. Of two sentences.",
        "EXOSOME.X",
    ],
)
def test_what_is_no_end_of_a_sentence_is_left_alone(written: str) -> None:
    segments = [(0, 7, LITERAL)]
    assert parted_sentences(written, segments) == (written, segments)


@given(
    pieces=st.lists(
        st.tuples(st.sampled_from(["no pain", ".Our", "U.S", "Is it?", "No", "a", "Lee", ".", "!", " "]), st.integers(0, 3)), max_size=9
    )
)
def test_everything_else_keeps_its_place(pieces: list[tuple[str, int]]) -> None:
    builder = TextBuilder()
    source = ""
    for piece, distance in pieces:
        source += "\0" * distance
        builder.literal(piece, len(source))
        source += piece
    prose = builder.build()
    if prose is None:
        return
    for at, char in enumerate(prose.text):
        span = prose.offsets.span(at, at + 1)
        assert source[slice(*span)] == char or (char == " " and span[0] == span[1])
    assert "".join(prose.text.split()) == "".join(source.replace("\0", "").split())


def test_what_an_entity_stands_for_is_not_cut() -> None:
    assert parted_sentences("no pain.Our", [(0, 0, 40)]) == ("no pain.Our", [(0, 0, 40)])


@pytest.mark.parametrize("path", ["a.md", "a.html", "a.txt", "a.rst"])
def test_every_reader_reads_it(read: Read, path: str) -> None:
    document = read("It eases pain.Our drip is here.", path)
    (block,) = document.blocks
    assert block.text == "It eases pain. Our drip is here."
    assert document.source[slice(*block.span(15, 23))] == "Our drip"
