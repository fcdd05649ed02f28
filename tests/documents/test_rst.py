"""reStructuredText, at the level that copy needs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.documents.lines import Line
from linter.documents.model import Document
from linter.documents.rst_tables import next_borders, table_length

Outline = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("====\nPage\n====\n\nPart\n----\n\nText\nhere.", [("heading", "Page"), ("heading", "Part"), ("paragraph", "Text here.")]),
        ("We **cure** ``x`` `osteo <http://x>`_ |y| *arth*\\ ritis [1]_.", [("paragraph", "We cure osteo arthritis .")]),
        (":role:`Words` and :code:`x` `link`__ here_", [("paragraph", "Words and link here")]),
        ("Like so::\n\n  code\n\nText", [("paragraph", "Like so:"), ("paragraph", "Text")]),
        (":Author: We cure\n:Date: x\n\nText", [("paragraph", "Text")]),
        ("- a\n  b\n\n  c\n- d\n\n  * e", [("list-item", "a b"), ("list-item", "c"), ("list-item", "d"), ("list-item", "e")]),
        ("Term\n  Meaning\n  it", [("list-item", "Term"), ("list-item", "Meaning it")]),
        ("Text\n\n   Quoted", [("paragraph", "Text"), ("quote", "Quoted")]),
        (".. note:: We cure\n   it\n\n   all\n\nText", [("paragraph", "We cure it"), ("paragraph", "all"), ("paragraph", "Text")]),
        (".. figure:: a.png\n   :alt: A knee\n\n   A caption", [("alt-text", "A knee"), ("caption", "A caption")]),
        (".. image:: a.png\n   :alt:\n   :width: 3\n\nText", [("paragraph", "Text")]),
        (".. epigraph::\n\n   Said", [("quote", "Said")]),
        (".. code-block:: python\n\n   x = 1\n\nText", [("paragraph", "Text")]),
        (".. toctree::\n   :maxdepth: 1\n\n   page", []),
        (".. meta::\n   :description: About knees", [("meta-description", "About knees")]),
        (".. A comment\n   goes on\n\nText", [("comment", "A comment goes on"), ("paragraph", "Text")]),
        (".. [1] A note\n   goes on", [("footnote", "A note goes on")]),
        (".. _target: http://x\n\nText", [("paragraph", "Text")]),
        (">>> import x\n>>> x.y()\n3\n\nText", [("paragraph", "Text")]),
        ("- a\n\n  >>> x\n  3\n\n  b\n- c", [("list-item", "a"), ("list-item", "b"), ("list-item", "c")]),
        ("- a\n\n  >>> x\n\nText", [("list-item", "a"), ("paragraph", "Text")]),
        (">>>\n3\n\nText", [("paragraph", "Text")]),
        ("Text\n\n  >>> x\n\n  Quoted", [("paragraph", "Text"), ("quote", "Quoted")]),
        ("| one\n| two", [("paragraph", "one two")]),
        (">>> import x\n\nText", [("paragraph", "Text")]),
        (">>> x\n1\n\nText\n\n>>> y\n2", [("paragraph", "Text")]),
        ("- a\n\n  >>> import x\n  1\n\n  b\n\n  >>> 2\n\nText", [("list-item", "a"), ("list-item", "b"), ("paragraph", "Text")]),
        ("- a\n\n  >>> import x\nText", [("list-item", "a"), ("paragraph", "Text")]),
        ("a\n\n----\n\nb", [("paragraph", "a"), ("paragraph", "b")]),
        ("", []),
    ],
)  # fmt: skip
def test_blocks(outline: Outline, source: str, blocks: list[tuple[str, str]]) -> None:
    assert outline(source, "a.rst") == blocks


@pytest.mark.parametrize(
    "table",
    [
        "+-----+-------+\n| Drug| Price |\n+=====+=======+\n| A   | one   |\n| b   | two   |\n+-----+-------+\n",
        "====  =======\nDrug  Price\n====  =======\nA     one\n      two\n====  =======\n",
    ],
)
def test_tables(read: Callable[..., Document], table: str) -> None:
    document = read(table, "a.rst")
    cells = {block.text: None if block.lead is None else document.blocks[block.lead].text for block in document.blocks}
    assert cells["one two"] == "Price"
    assert cells["Drug"] is None
    assert {block.surface for block in document.blocks} == {"table-cell"}


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("====  ====\n\nOur exosomes cure it.\n\nPart\n----\n\n- a", ["Our exosomes cure it.", "Part", "a"]),
        ("====  ====\nOur exosomes\ncure it.\n", ["Our exosomes cure it."]),
        ("- a\n\n  ====  ====\n\n  Our exosomes cure it.\n\nText", ["a", "Our exosomes cure it.", "Text"]),
        ("====  ====\nA     b\n====  ====\n\nOur exosomes cure it.\n", ["A", "b", "Our exosomes cure it."]),
        ("====  ====\nA     b\n====  ====\nc     d\n====  ====\nWe cure it.\n", ["A", "b", "c", "d", "We cure it."]),
        ("====  ====\n  ==  ==\n\nWe cure it.\n", ["We cure it."]),
        ("+---+---+\n\nOur exosomes cure it.", ["Our exosomes cure it."]),
        ("+---+---+\nOur exosomes\ncure it.\n\nText", ["Our exosomes cure it.", "Text"]),
        ("+---+---+\n| a | b |\n+---+---+\nOur exosomes cure it.", ["a", "b", "Our exosomes cure it."]),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_border_that_is_never_closed_takes_no_text(read: Callable[..., Document], source: str, blocks: list[str], newline: str) -> None:
    assert [block.text for block in read(source.replace("\n", newline), "a.rst").blocks] == blocks


@pytest.mark.parametrize(
    ("table", "texts"),
    [
        ("====  ====\nWe cure it now\nA     b\n====  ====\n", {"We cure it now", "A", "b"}),
        ("===  ===  ===\na    b    it cures\nexosomes  arthritis\n===  ===  ===\n", {"a", "b", "it cures", "exosomes", "arthritis"}),
        ("+---+---+\n| We cure it |\n+---+---+\n| a | b | it cures\n+---+---+\n", {"We cure it |", "a", "b", "it cures"}),
        ("+---+------+\n| a | it   |\n+---+ cures|\n| b | now  |\n+---+------+\n", {"a", "it", "b", "cures now"}),
    ],
)
def test_no_words_of_a_table_are_cut_or_lost(read: Callable[..., Document], table: str, texts: set[str]) -> None:
    assert {block.text for block in read(table, "a.rst").blocks} == texts


def test_borders_that_are_never_closed_are_looked_for_once() -> None:
    borders = [Line("== ==", 0, indent) for indent in range(2000)]
    lines = [*borders, *(Line("", 0, 0) for _ in range(100_000))]
    following = next_borders(lines)
    assert [table_length(lines, index, following) for index in range(2000)] == [1] * 2000


def test_structure(read: Callable[..., Document]) -> None:
    document = read("Page\n====\n\nWe treat:\n\n- knees\n\n  - old\n- hips\n\n.. image:: a.png\n\n`b <http://c>`_\n", "a.rst")
    assert [(block.text, block.lead, block.section) for block in document.blocks] == [
        ("Page", None, None), ("We treat:", None, 0), ("knees", 1, 0), ("old", 2, 0), ("hips", 1, 0), ("b", None, 0),
    ]  # fmt: skip
    assert [(feature.kind, feature.value) for feature in document.features] == [("image", "a.png"), ("link", "http://c")]
