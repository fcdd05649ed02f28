"""What inline styles, classes and style sheets make of type: hidden, tiny, faint, or not known."""

from __future__ import annotations

import pytest

from linter.documents.read import read_document

PAGE = "<html><head><style>{css}</style></head><body><h1>Title</h1>{body}</body></html>"


def block(body: str, css: str = "", styles: str = "") -> tuple[str, str]:
    """Surface and legibility of the block that says `words`."""
    document = read_document(PAGE.format(css=css, body=body).encode(), "a.html", styles=styles)
    (found,) = [each for each in document.blocks if each.text == "words"]
    return found.surface, found.legibility


@pytest.mark.parametrize(
    ("body", "css", "expected"),
    [
        ("<p>words</p>", "", ("paragraph", "")),
        ('<p style="font-size:9px">words</p>', "", ("small-print", "tiny")),
        ('<p style="font-size:.6em">words</p>', "", ("small-print", "tiny")),
        ('<p style="font-size:14px">words</p>', "", ("paragraph", "")),
        ('<div style="font-size:8pt"><p>words</p></div>', "", ("small-print", "tiny")),
        ('<p style="color:#ccc">words</p>', "", ("small-print", "faint")),
        ('<p style="color:#333">words</p>', "", ("paragraph", "")),
        ('<p style="color:#fff;background:#000">words</p>', "", ("paragraph", "")),
        ('<p style="color:#fff;background:url(x.png)">words</p>', "", ("paragraph", "")),
        ('<p class="note">words</p>', ".note{font-size:8px}", ("small-print", "tiny")),
        ('<p id="legal">words</p>', "#legal{color:rgb(220,220,220)}", ("small-print", "faint")),
        ('<p class="note">words</p>', "p.note, .other {color: silver; background-color: white}", ("small-print", "faint")),
        ('<p class="note">words</p>', ".note{display:none}", ("hidden", "")),
        ('<p class="note">words</p>', "@media print{.note{display:none}}", ("paragraph", "")),
        ('<p class="note">words</p>', "footer .note{display:none}", ("paragraph", "")),
        ('<p class="note">words</p>', "/* .note{display:none} */", ("paragraph", "")),
        ('<p style="position:absolute;left:-9999px">words</p>', "", ("hidden", "")),
        ('<p class="d-none">words</p>', "", ("hidden", "")),
        ('<p class="hidden md:block">words</p>', "", ("paragraph", "")),
        ('<p class="text-xs">words</p>', "", ("small-print", "tiny")),
        ('<p class="text-gray-200">words</p>', "", ("small-print", "faint")),
        ("<p>words</p>", "body{font-size:20px}", ("paragraph", "")),
        ('<p class="note">words</p>', "body{font-size:20px}.note{font-size:12px}", ("small-print", "tiny")),
        ('<p class="note">words</p>', ".note{font-size:8px", ("small-print", "tiny")),  # a browser closes what the sheet's end leaves open
    ],
)
def test_type(body: str, css: str, expected: tuple[str, str]) -> None:
    assert block(body, css) == expected


def test_a_linked_style_sheet_counts_when_it_is_given() -> None:
    assert block('<p class="note">words</p>', styles=".note{display:none}") == ("hidden", "")


def test_only_the_tiny_words_of_a_paragraph_are_small_print() -> None:
    document = read_document(b'<p>Read this. <span style="font-size:7px">Not this.</span></p>', "a.html")
    assert [(each.text, each.surface) for each in document.blocks] == [("Read this.", "paragraph"), ("Not this.", "small-print")]


def test_markdown_takes_the_styles_of_its_raw_html() -> None:
    document = read_document(b'# Title\n\n<div style="color:#ddd">\n\nwords\n\n</div>\n', "a.md")
    assert document.blocks[-1].legibility == "faint"


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("p{color:rgb(1.2.3, 4, 5)}", ("paragraph", "")),  # no number, so no colour
        ("p{color:rgb(., ., .)}", ("paragraph", "")),
        (f"p{{font-size:{'9' * 5000}px}}", ("paragraph", "")),
        (f"p{{font-size:{'9' * 5000}x}}", ("paragraph", "")),
        ("p{font-size:\u0664px}", ("paragraph", "")),  # a digit of another script is no digit of CSS
        ("@" * 5000 + "}p{font-size:8px}", ("small-print", "tiny")),
        ("@media print{p{font-size:8px}} p{color:#000}", ("paragraph", "")),
        ("p{font-size:8px}/* p{font-size:16px}", ("small-print", "tiny")),  # a comment that never ends takes the rest
        ("p{font-size:8px} p{color:#000}", ("small-print", "tiny")),
        (".a{font-size:8px} p.a{font-size:16px} .a{font-size:9px}", ("paragraph", "")),
        ("#i{font-size:16px} .a.b{font-size:8px}", ("paragraph", "")),
        (".b.a{font-size:8px} .a.c{font-size:16px}", ("small-print", "tiny")),
        ("".join(f".z{n}.y{{color:red}}" for n in range(3000)) + "p{font-size:8px}", ("small-print", "tiny")),
    ],
)
def test_rules_are_laid_over_each_other_as_in_a_browser(css: str, expected: tuple[str, str]) -> None:
    assert block('<p class="a b" id="i">words</p>', css) == expected


def test_a_style_element_that_never_ends_still_counts() -> None:
    document = read_document(b"<p>words</p><style>p{font-size:8px}", "a.html")
    assert [each.legibility for each in document.blocks] == ["tiny"]
