"""Plain text: which line break is a wrap, what is a heading, what is a list."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from linter.documents.model import Document
from linter.documents.read import read_document

Outline = Callable[..., list[tuple[str, str]]]

LONG = (
    "Exosomes are small membrane-bound vesicles that nearly every kind of cell gives off, and they carry signals between cells of the body."
)


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        # one paragraph a line, headings on lines of their own
        (f"Our Approach\n{LONG}\n{LONG}\nNext Steps\n{LONG}", [
            ("heading", "Our Approach"), ("paragraph", LONG), ("paragraph", LONG), ("heading", "Next Steps"), ("paragraph", LONG),
        ]),
        # hard-wrapped
        ("We give exosomes to people whose knees have hurt for\nyears and who have tried Botox, braces and steroids of\nMany kinds.", [
            ("paragraph", "We give exosomes to people whose knees have hurt for years and who have tried Botox, braces and steroids of Many kinds."),
        ]),
        ("We cure\nosteoarthritis,\nAnd more.", [("paragraph", "We cure osteoarthritis, And more.")]),
        ("We cure knees.\nCall us today.", [("paragraph", "We cure knees."), ("paragraph", "Call us today.")]),
        ("What Is It?\nA drip.", [("heading", "What Is It?"), ("paragraph", "A drip.")]),
        ("Does it hurt?\nA little.", [("paragraph", "Does it hurt?"), ("paragraph", "A little.")]),
        ("We treat:\n- knees\n  and hips\n* backs\n\n2) necks\nCall.", [
            ("paragraph", "We treat:"), ("list-item", "knees and hips"), ("list-item", "backs"), ("list-item", "necks"), ("paragraph", "Call."),
        ]),
        ("Title\n=====\n\nText.", [("heading", "Title"), ("paragraph", "Text.")]),
        ("One.\r\n\r\n----\r\nTwo  \t three.\r\n", [("paragraph", "One."), ("paragraph", "Two three.")]),
        ("We {{ verb }} osteo\u00adarthritis.", [("paragraph", "We osteoarthritis.")]),
        ("Book now", [("paragraph", "Book now")]),
        ("<!-- claimslint-disable x -- why -->\nWe cure.", [("paragraph", "We cure.")]),
        ("", []),
    ],
)  # fmt: skip
def test_blocks(outline: Outline, source: str, blocks: list[tuple[str, str]]) -> None:
    assert outline(source, "a.txt") == blocks


def test_items_know_their_list(read: Callable[..., Document]) -> None:
    document = read("We treat:\n- knees\n- hips\n\nAnd\n\n1. backs\n", "a.txt")
    assert [(block.text, block.lead) for block in document.blocks] == [
        ("We treat:", None), ("knees", 0), ("hips", 0), ("And", None), ("backs", 3),
    ]  # fmt: skip
    rows = [block.row for block in document.blocks]
    assert rows[1] == rows[2] != rows[4]


def test_places(places: Callable[..., dict[str, str]]) -> None:
    assert places("  - we\r\n    cure \r\n", "a.txt") == {"we cure": "we\r\n    cure"}


def test_the_source_document_of_the_registry() -> None:
    path = Path(__file__).resolve().parents[3] / "shared" / "source" / "exosome-therapy.txt"
    if not path.exists():
        pytest.skip("the source document is not beside this checkout")
    document = read_document(path.read_bytes(), path.name)
    assert [block.text for block in document.blocks] == [line for line in path.read_text("utf-8").splitlines() if line]
    assert [block.text for block in document.blocks if block.surface == "heading"][-1] == "Conclusion"
