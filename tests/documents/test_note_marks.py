"""Marks of notes are no words of the sentence that they stand in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.documents.builder import TextBuilder
from tests.documents.conftest import Read

Texts = Callable[..., list[str]]

SAME_IN_ALL = [
    ("no[1] side effects", "no side effects"),
    ("cure [2, 3] arthritis", "cure arthritis"),
    ("cure [2–4] arthritis", "cure arthritis"),
    ("cure [1][2] arthritis", "cure arthritis"),
    ("cure[1][x] arthritis", "cure[1][x] arthritis"),
    ("cure¹ arthritis", "cure arthritis"),
    ("cure¹,² arthritis", "cure arthritis"),
    ("100%¹ safe", "100% safe"),
    ("Free.² We cure arthritis.¹²", "Free. We cure arthritis."),
    ("Free. [12] We cure arthritis [3].", "Free. We cure arthritis."),
    ("in 2019 [3] patients", "in 2019 patients"),
    ("osteo\u00adarthritis¹ is gone", "osteoarthritis is gone"),
    ("the Exo(TM) drip and ReGen (R) cells", "the Exo drip and ReGen cells"),
    ("the ExoTM drip, SkinTM, PRPTM.", "the Exo drip, Skin, PRP."),
    ("FDA - approved, EMA – Cleared, GMP - CERTIFIED", "FDA-approved, EMA–Cleared, GMP-CERTIFIED"),
    (
        "not by the FDA - licensed here; refused BY FDA - licensed here; PRP - our drip; it works - tested",
        "not by the FDA - licensed here; refused BY FDA - licensed here; PRP - our drip; it works - tested",
    ),
    ("multiple sclerosis (MS) treatment", "multiple sclerosis treatment"),
    ("Erectile Dysfunction (ED) and osteoarthritis (OA) of the knee", "Erectile Dysfunction and osteoarthritis of the knee"),
    ("platelet-rich plasma (PRP) heals", "platelet-rich plasma heals"),
    ("the FOOD AND DRUG ADMINISTRATION (FDA) has", "the FOOD AND DRUG ADMINISTRATION has"),
    # What words are not shortened to, or what ends a line or a clause.
    ("approved (FDA) cells for gout (MS) pain", "approved (FDA) cells for gout (MS) pain"),
    ("VesiCore exosomes (VCE) heal", "VesiCore exosomes (VCE) heal"),
    ("more seldom in many other cases (MS) here", "more seldom in many other cases (MS) here"),
    ("multiple sclerosis (MS), lupus and multiple sclerosis (MS)", "multiple sclerosis (MS), lupus and multiple sclerosis (MS)"),
    # What is no mark, or the number of the note itself.
    ("It is 5 (R), (TMJ), an ATM and TMS or TM", "It is 5 (R), (TMJ), an ATM and TMS or TM"),
    ("[1] Smith and others", "[1] Smith and others"),
    ("¹ Smith and others", "¹ Smith and others"),
    ("10⁹ particles", "10⁹ particles"),
    ("30 mW/cm² and 2 m² of skin, 3 mm³", "30 mW/cm² and 2 m² of skin, 3 mm³"),
    ("a symptom² of them¹⁻³ all", "a symptom of them all"),
    ("cure¹arthritis", "cure¹arthritis"),
    ("5 min⁻¹ at rest", "5 min⁻¹ at rest"),
    ("the list[0]name of it", "the list[0]name of it"),
    ("since [2019] we", "since [2019] we"),
    ("read [this] first", "read [this] first"),
]
RAISED = [
    ("FDA<sup>1</sup> approved", "FDA approved"),
    ("FDA<sup>1,2</sup>-approved", "FDA -approved"),
    ("cure<sup>[1]</sup> arthritis", "cure arthritis"),
    ("cure <sup><a href='#n'>3</a></sup> arthritis", "cure arthritis"),
    ("cure<a href='#n'><sup>3</sup></a> arthritis", "cure arthritis"),
    ("cure<sup>a</sup>arthritis", "cure arthritis"),
    ("no<sup>†</sup> side <b>effects<sup>*</sup></b> at all", "no side effects at all"),
    ("the ReGen<sup>®</sup> drip and the Exo<sup>TM</sup> drip", "the ReGen drip and the Exo drip"),
    ("cure<sup>1<sup>2</sup></sup> arthritis", "cure arthritis"),
    ("cure<sup>1</sup><sup>2</sup> arthritis", "cure arthritis"),
    ("cure<sup>1<br><br>2</sup> arthritis", "cure 1|2 arthritis"),
    ("cure<sup><span hidden>x</span>1</sup> arthritis", "cure arthritis"),
    # What is no mark.
    ("<sup>1</sup> Smith", "1 Smith"),
    ("10<sup>9</sup> particles", "10 9 particles"),
    ("the 1<sup>st</sup> visit", "the 1 st visit"),
    ("cure<sup>all of your</sup> arthritis", "cure all of your arthritis"),
    ("cure<sup></sup> arthritis", "cure arthritis"),
]


@pytest.fixture(scope="session")
def texts(read: Read) -> Texts:
    """The text of what a reader sees of each block."""
    return lambda text, path: [block.text for block in read(text, path).blocks if block.surface != "hidden"]


@pytest.mark.parametrize("path", ["a.md", "a.html", "a.txt", "a.rst"])
@pytest.mark.parametrize(("written", "shown"), SAME_IN_ALL)
def test_marks_in_the_text(texts: Texts, written: str, shown: str, path: str) -> None:
    source = f"<p>{written}</p>" if path == "a.html" else written
    assert texts(source, path) == [shown]


@pytest.mark.parametrize("path", ["a.md", "a.html"])
@pytest.mark.parametrize(("written", "shown"), RAISED)
def test_raised_marks(texts: Texts, written: str, shown: str, path: str) -> None:
    source = written if path == "a.md" and not written.startswith("<") else f"<p>{written}</p>"
    assert "|".join(texts(source, path)) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"proven\ :sup:`1` to help", "proven to help"),
        (r"proven\ :superscript:`2,3` to help", "proven to help"),
        (r"10\ :sup:`9` particles", "109 particles"),
        (":sup:`1` Smith", "1 Smith"),
        ("proven [1]_ to help", "proven to help"),
    ],
)
def test_raised_marks_of_restructuredtext(texts: Texts, written: str, shown: str) -> None:
    assert texts(written, "a.rst") == [shown]


def test_small_print_that_begins_with_a_mark_stays_small(read: Read) -> None:
    page = "<p>Good news<sup>1<small>2</small></sup><small> and more, but results vary[1] a lot</small></p>"
    assert [(block.surface, block.text) for block in read(page, "a.html").blocks] == [
        ("paragraph", "Good news"),
        ("small-print", "and more, but results vary a lot"),
    ]


def test_what_is_around_a_mark_keeps_its_place(read: Read) -> None:
    source = "We **cure**[1] osteo&shy;arthritis&sup1; with `code` exosomes<sup>2</sup> daily [3, 4]."
    block = read(source).blocks[0]
    assert block.text == "We cure osteoarthritis with exosomes daily."
    for word, written in [("cure", "cure"), ("osteoarthritis", "osteo&shy;arthritis"), ("exosomes", "exosomes"), ("daily", "daily")]:
        at = block.text.index(word)
        assert source[slice(*block.span(at, at + len(word)))] == written
    assert block.span(len(block.text) - 1) == (len(source) - 1, len(source))


@given(
    st.lists(st.sampled_from(["word", " ", "[1]", " [2, 3]", "¹", "⁴,⁵", "10", ".", "&sup2;", "&amp;", "\u00ad", "ﬁ", "[", "]", ",", "\n"]), max_size=20),
    st.integers(0, 5),
)  # fmt: skip
def test_each_character_that_is_left_keeps_its_place(pieces: list[str], at: int) -> None:
    source = "".join(pieces)
    builder = TextBuilder()
    builder.references(source, at)
    prose = builder.build()
    if prose is None:
        return
    done = at
    for offset, shown in enumerate(prose.text):
        start, end = prose.offsets.span(offset, offset + 1)
        written = source[start - at : end - at]
        assert done <= end
        done = max(done, start)
        assert shown == written or shown == " " or written in {"&sup2;", "&amp;", "ﬁ"}
