"""Copy on a terminal: nothing repaints the screen, and what is wide is known to be wide."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.documents.model import Document
from linter.findings import Span
from linter.reports.excerpt import excerpts
from linter.reports.printable import cell, laid_out, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2Jcure", "␛[2Jcure"),
        ("a\x7fb", "a␡b"),
        ("a\u009bb", "a<U+009B>b"),
        ("a\u202eb", "a<U+202E>b"),
        ("osteo\u00adarthritis", "osteo<U+00AD>arthritis"),
        ("one\ntwo\r\nthree", "one two three"),
        ("naïve “quotes”", "naïve “quotes”"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_no_control_character_reaches_the_terminal(text: str) -> None:
    assert not [char for char in printable(text) if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")]


@given(st.text(st.characters() | st.sampled_from("\t\n\u200d\u0301治é a")))
def test_text_is_shown_as_its_characters_are(text: str) -> None:
    assert printable(text) == "".join(cell(char).shown for char in " ".join(text.splitlines()))
    column = 3
    for char in text:
        column += cell(char, column).width
    assert laid_out(text, 3)[1] == column


@pytest.mark.parametrize(("text", "width"), [("cure", 4), ("治療", 4), ("e\u0301", 1), ("a\tb", 5), ("\t", 4), ("\u202e", 8)])
def test_width(text: str, width: int) -> None:
    assert laid_out(text, 0)[1] == width


def underlined(source: str, passage: str) -> tuple[str, str]:
    document = Document("page.md", source, "markdown", ())
    start = source.index(passage)
    (excerpt,) = excerpts(document, Span(start, start + len(passage)))
    return excerpt.shown, " " * excerpt.indent + "─" * excerpt.length


@pytest.mark.parametrize(
    ("source", "passage", "shown", "under"),
    [
        ("It cures it.", "cures", "It cures it.", "   ─────"),
        ("治療 cures 膝", "cures", "治療 cures 膝", "     ─────"),
        ("\tcures", "cures", "    cures", "    ─────"),
        ("ab\tcures", "cures", "ab  cures", "    ─────"),
        ("膝 cures", "膝", "膝 cures", "──"),
    ],
)
def test_the_passage_is_underlined(source: str, passage: str, shown: str, under: str) -> None:
    assert underlined(source, passage) == (shown, under)


def test_a_long_line_is_cut_round_the_passage() -> None:
    shown, under = underlined("x" * 5000 + " cures " + "y" * 5000, "cures")
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 200
    assert shown[under.index("─") :].startswith("cures ")


def test_a_long_passage_shows_its_first_lines_without_blank_ones() -> None:
    source = "one\n\ntwo\nthree\nfour"
    found = excerpts(Document("page.md", source, "markdown", ()), Span(0, len(source)))
    assert [(excerpt.line, excerpt.shown, excerpt.length) for excerpt in found] == [(1, "one", 3), (3, "two", 3), (4, "three", 5)]


@pytest.mark.parametrize("source", ["", "\n", "a", "a\n"])
@given(data=st.data())
def test_any_span_of_any_document_can_be_shown(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    assert excerpts(Document("page.md", source, "markdown", ()), Span(start, end))


def test_a_long_passage_is_underlined_to_its_end_and_cut_between_words() -> None:
    passage = "a drip that " + "calms and restores " * 12 + "every joint"
    source = "Some words that come before it are shown as far as they are near enough to be of use. " + passage + " and more of it" * 20
    document = Document("page.md", source, "markdown", ())
    (excerpt,) = excerpts(document, Span(source.index(passage), source.index(passage) + len(passage)))
    assert excerpt.shown[excerpt.indent : excerpt.indent + excerpt.length] == passage
    before, after = excerpt.shown.split(passage)
    assert before.startswith("…")
    assert after.endswith("…")
    assert set(before.strip("…").split()) | set(after.strip("…").split()) <= set(source.split())


def test_the_indent_of_a_line_is_not_underlined() -> None:
    document = Document("page.md", "We cure\n   arthritis\n", "markdown", ())
    assert [(excerpt.indent, excerpt.length) for excerpt in excerpts(document, Span(3, 20))] == [(3, 4), (3, 9)]
