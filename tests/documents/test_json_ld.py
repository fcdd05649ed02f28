"""JSON-LD: descriptive strings at their exact place, types, and scripts that are no valid JSON."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.documents.model import Document

Read = Callable[..., Document]


def page(script: str) -> str:
    return f'<p>é😀</p>\r\n<script type="application/ld+json">{script}</script>'


def strings(document: Document) -> dict[str, str]:
    return {block.text: document.source[slice(*block.span())] for block in document.blocks if block.surface == "structured-data"}


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("We cure it", "We cure it"),
        ('We \\"cure\\" it\\n\\tall', 'We "cure" it all'),
        ("caf\\u00e9 \\ud83d\\ude00 osteo\\u00adarthritis", "café 😀 osteoarthritis"),
        ("half \\ud83d pair", "half \ufffd pair"),
        ("<p>We <b>cure<\\/b> it<\\/p>", "We cure it"),
        ("\\u003cp\\u003eWe cure\\u003c/p\\u003e it", "We cure it"),
        ("Tom &amp; Jo", "Tom & Jo"),
        ("We {{ x }} cure", "We cure"),
        ("knee\\/hip pain", "knee/hip pain"),
    ],
)
def test_strings(read: Read, written: str, text: str) -> None:
    document = read(page(f'{{"description": "{written}"}}'), "a.html")
    (found,) = strings(document).items()
    assert found[0] == text
    assert found[1] in written
    assert written.strip().endswith(found[1]) or "<" in written or "003c" in written


def test_what_is_no_prose_is_left_out(read: Read) -> None:
    document = read(
        page(
            '{"@context": "https://schema.org", "@type": ["Product", "https://schema.org/Drug"], "@id": "we cure", "url": "/cure it",'
            '"image": ["a b.png"], "sku": "AB CD", "name": "Knee drip", "datePublished": "2026-01-02", "duration": "PT1H",'
            '"offers": {"@type": "Offer", "price": "99 dollars", "category": "Pain relief"}, "keywords": ["knee pain", "x"]}'
        ),
        "a.html",
    )
    assert list(strings(document)) == ["Knee drip", "Pain relief", "knee pain"]
    assert [feature.value for feature in document.features] == ["Product", "Drug", "Offer"]
    span = document.features[1].span
    assert document.source[slice(*span)] == "https://schema.org/Drug"


def test_an_answer_is_led_by_its_question(read: Read) -> None:
    script = (
        '{"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Does it cure?", "acceptedAnswer": {"@type": "Answer",'
        '"text": "No cure."}}, {"@type": "Question", "name": "Is it safe?", "acceptedAnswer": [{"text": "Nobody knows."}]}]}'
    )
    document = read(page(script), "a.html")
    blocks = document.blocks[1:]
    assert [(block.text, block.lead) for block in blocks] == [
        ("Does it cure?", None), ("No cure.", 1), ("Is it safe?", None), ("Nobody knows.", 3),
    ]  # fmt: skip
    assert blocks[0].row == blocks[1].row != blocks[2].row == blocks[3].row


@pytest.mark.parametrize(
    ("script", "texts"),
    [
        ('{"name": "Knee drip", "description": "We cure it",}', ["Knee drip", "We cure it"]),
        ('{"description": "We cure\nit"', ["We cure it"]),
        ('{"description": "We cure it', ["We cure it"]),
        ('}}]{"description": "We cure it"}', ["We cure it"]),
        ('//<![CDATA[\n{"description": "We cure it"}\n//]]>', ["We cure it"]),
        ("", []),
        ("[[[", []),
    ],
)
def test_a_broken_script_is_read_as_far_as_it_goes(read: Read, script: str, texts: list[str]) -> None:
    assert list(strings(read(page(script), "a.html"))) == texts


def test_other_scripts_are_not_read(read: Read) -> None:
    assert len(read('<script>var a = "We cure it"</script><script type="text/x">"We cure it"</script>', "a.html").blocks) == 0


def test_a_script_in_markdown(read: Read) -> None:
    document = read('# Hi\n\n<script type="application/ld+json">\n{"name": "Knee drip",\n\n"description": "We cure it"}\n</script>\n')
    assert list(strings(document)) == ["Knee drip", "We cure it"]
