"""reStructuredText, at the level that copy needs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.documents.model import Document

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


def test_structure(read: Callable[..., Document]) -> None:
    document = read("Page\n====\n\nWe treat:\n\n- knees\n\n  - old\n- hips\n\n.. image:: a.png\n\n`b <http://c>`_\n", "a.rst")
    assert [(block.text, block.lead, block.section) for block in document.blocks] == [
        ("Page", None, None), ("We treat:", None, 0), ("knees", 1, 0), ("old", 2, 0), ("hips", 1, 0), ("b", None, 0),
    ]  # fmt: skip
    assert [(feature.kind, feature.value) for feature in document.features] == [("image", "a.png"), ("link", "http://c")]
