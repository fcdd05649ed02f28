"""HTML: surfaces, joined text, attributes at their exact place, and pages that are not well formed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.documents.html_tokens import attributes, tokens
from linter.documents.model import Document

Outline = Callable[..., list[tuple[str, str]]]
Read = Callable[..., Document]

PAGE = "a.html"


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<h2>a <i>b</i></h2><p>c\r\n  d</p>", [("heading", "a b"), ("paragraph", "c d")]),
        ("<p>cu<b>re</b>s osteo&shy;arthritis&nbsp;&amp; more</p>", [("paragraph", "cures osteoarthritis & more")]),
        ("<ul><li>a<ul><li>b</li></ul>c</li></ul>", [("list-item", "a"), ("list-item", "b"), ("list-item", "c")]),
        ("<table><caption>k</caption><tr><th>a<td>b</table>", [("caption", "k"), ("table-cell", "a"), ("table-cell", "b")]),
        ("<figure><img alt='a b'><figcaption>c</figcaption></figure>", [("alt-text", "a b"), ("caption", "c")]),
        ('<div class="site-footer dark"><p>Words.</p></div>', [("footer", "Words.")]),
        ('<div role="contentinfo">Words.</div><div id=footer>More.</div>', [("footer", "Words."), ("footer", "More.")]),
        ('<header class="site-header"><a href=/b>Book</a></header>', [("navigation", "Book")]),
        ('<div role="navigation"><a href=/>Home</a></div>', [("navigation", "Home")]),
        ('<div class="card-footer">Words.</div><main class="navbar">More.</main>', [("paragraph", "Words."), ("paragraph", "More.")]),
        ("<nav><a href=/>Home</a><a href=/c>Cures</a></nav>", [("navigation", "Home"), ("navigation", "Cures")]),
        ("<footer><p>a</p><button>b</button></footer>", [("footer", "a"), ("footer", "b")]),
        ("<p>a <button>Book</button></p>", [("paragraph", "a"), ("button", "Book")]),
        ("<p><a class='btn btn-lg' href=x>Book</a></p><a role=button>Call</a>", [("button", "Book"), ("button", "Call")]),
        ("<p><a href=x>Book</a></p>", [("link", "Book")]),
        ("<p><a>One</a><a>Two</a></p>", [("link", "One Two")]),
        ("<blockquote><p>a</p></blockquote><address>b</address>", [("quote", "a"), ("paragraph", "b")]),
        ("<dl><dt>a<dd>b</dl><label>c</label><legend>d</legend>", [("list-item", "a"), ("list-item", "b"), ("paragraph", "c"), ("paragraph", "d")]),
        ("<select><option>a<option>b</select>", [("list-item", "a"), ("list-item", "b")]),
        ("<noscript><p>a</p></noscript><textarea>x</textarea>", [("paragraph", "a")]),
        ("<pre>a\n  b\n\nc</pre>", [("paragraph", "a b"), ("paragraph", "c")]),
        ("<p>a<code>x</code>b<kbd>c</kbd></p>", [("paragraph", "a bc")]),
        ("<p>a<br>b<br><br>c</p>", [("paragraph", "a b"), ("paragraph", "c")]),
        ("<p>arthritis<sup>1</sup> CO<sub>2</sub> a<wbr>b</p>", [("paragraph", "arthritis CO2 ab")]),
        ("<style>p{}</style><script>x<y</script><p>a</p>", [("paragraph", "a")]),
        ("<x-card>a</x-card><x-card>b</x-card>", [("paragraph", "a b")]),
        ("<!-- a --><p>b<!-- c -->d</p>", [("comment", "a"), ("paragraph", "bd"), ("comment", "c")]),
        ("<p>We {{ x }} cure{% if a<b %} it</p>", [("paragraph", "We cure it")]),
        ("text outside", [("paragraph", "text outside")]),
    ],
)  # fmt: skip
def test_surfaces(outline: Outline, source: str, blocks: list[tuple[str, str]]) -> None:
    assert outline(source, PAGE) == blocks


@pytest.mark.parametrize(
    "attribute",
    [
        "hidden", 'hidden=""', "aria-hidden=true", 'style="color:red; DISPLAY : none"', "style='visibility:hidden'", "style=opacity:0",
        'class="a sr-only"', "class=visually-hidden", "class='screen-reader-text'",
    ],
)  # fmt: skip
def test_hidden(outline: Outline, attribute: str) -> None:
    assert outline(f"<p>a <span {attribute}>secret</span> b</p>", PAGE) == [("paragraph", "a b"), ("hidden", "secret")]
    assert outline(f"<div {attribute}><h1>secret</h1><img alt='two words'></div>b", PAGE) == [
        ("hidden", "secret"), ("hidden", "two words"), ("paragraph", "b"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "attribute", ["style='opacity:0.5'", "class='sr-only-focusable'", "aria-hidden=false", "data-hidden", "class=btn-hidden"]
)
def test_not_hidden(outline: Outline, attribute: str) -> None:
    assert ("hidden", "seen") not in outline(f"<p {attribute}>seen</p>", PAGE)


@pytest.mark.parametrize("attribute", ["shadowrootmode=open", 'x-if="open"', "v-else", "v-slot:head", "#head", "@click=x v-for='a in b'"])
def test_a_template_that_is_rendered_is_on_the_page(outline: Outline, attribute: str) -> None:
    assert outline(f"<template {attribute}><p>a</p></template><template><p>b</p></template>", PAGE) == [("paragraph", "a"), ("hidden", "b")]
    assert outline(f"<template hidden {attribute}><p>a</p></template>", PAGE) == [("hidden", "a")]


def test_template_and_small_print_are_containers(outline: Outline) -> None:
    source = "<template><p>a</p></template><small><p>b</p></small><details><summary>c</summary><small>d</small></details>"
    assert outline(source, PAGE) == [("hidden", "a"), ("small-print", "b"), ("details", "c"), ("small-print", "d")]


@pytest.mark.parametrize(
    ("source", "surface", "text", "place"),
    [
        ("<title>a &amp; b</title>", "title", "a & b", "a &amp; b"),
        ('<meta name="Description" content="We &quot;cure&quot;">', "meta-description", 'We "cure"', "We &quot;cure&quot;"),
        ("<meta content='We cure' property=og:title>", "open-graph", "We cure", "We cure"),
        ("<meta name=twitter:description content=cures>", "open-graph", "cures", "cures"),
        ("<img src=a alt='knee\n pain &eacute;'>", "alt-text", "knee pain é", "knee\n pain &eacute;"),
        ("<img title='A b'>", "image-title", "A b", "A b"),
        ("<a title = 'A b'></a>", "link-title", "A b", "A b"),
        ("<abbr title='A b'></abbr>", "aria-label", "A b", "A b"),
        ('<i aria-label="osteo&shy;arthritis">', "aria-label", "osteoarthritis", "osteo&shy;arthritis"),
        ("<input type=submit value='Book &gt;'>", "button", "Book >", "Book &gt;"),
        ("<input type=image alt='Book'>", "alt-text", "Book", "Book"),
        ("<svg><title>A knee</title></svg>", "alt-text", "A knee", "A knee"),
        ("<x-hero headline='Walk again'></x-hero>", "paragraph", "Walk again", "Walk again"),
    ],
)
def test_words_in_attributes(read: Read, source: str, surface: str, text: str, place: str) -> None:
    for shift in ("", "é😀\r\n"):
        document = read(shift + source, PAGE)
        block = document.blocks[-1]
        assert (block.surface, block.text, document.source[slice(*block.span())]) == (surface, text, place)


@pytest.mark.parametrize("source", ["<input value='We cure'>", "<input placeholder='We cure'>", "<div title=''>", "<link title='We cure'>"])
def test_attributes_without_words(outline: Outline, source: str) -> None:
    assert outline(source, PAGE) == []


def test_features(read: Read) -> None:
    source = (
        "<meta name=robots content=noindex><meta property='og:image' content=a.png><form action='/book'><input name=email>"
        "<input type=tel></form><a href='/x{{ y }}'>a</a><img src=b.png><div itemscope itemtype='https://schema.org/Drug'></div><form>"
    )
    assert [(feature.kind, feature.value) for feature in read(source, PAGE).features] == [
        ("meta", "robots=noindex"), ("meta", "og:image=a.png"), ("form", "/book"), ("input", "email"), ("input", "tel"),
        ("link", "/x{{ y }}"), ("image", "b.png"), ("schema-type", "Drug"), ("form", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "beside"),
    [
        ("<p>A</p><aside><p>B</p></aside><p>C</p>", ["<aside><p>B</p>"]),
        ('<div class="site modal open">A<div>B</div></div>', ['<div class="site modal open">A<div>B</div>']),
        ('<section id="sidebar">A</section>', ['<section id="sidebar">A']),
        ("<div role=dialog>A<aside>B</aside>", ["<div role=dialog>A<aside>B</aside>", "<aside>B"]),
        ('<body class="modal"><div class="has-sidebar sidebar-wrap">A</div><p role="dialogue">B</p></body>', []),
    ],
)
def test_what_stands_beside_the_page_is_told(source: str, beside: list[str], read: Read) -> None:
    features = read(source, PAGE).features
    assert [source[slice(*feature.span)] for feature in features if feature.kind == "beside"] == beside


def test_tables_definitions_and_lists_know_their_lead(read: Read) -> None:
    document = read(
        "<h2>Costs</h2><div><p>We take:</p></div><ul><li>cash</li></ul>"
        "<table><thead><tr><th colspan=2>Drug<th>Price</thead><tr><td>A<td>x<td>$1</table>"
        "<table><tr><th>Row<td>1<tr><th>Next<td>2</table>"
        "<dl><dt>Safe?<dd>Unknown.<dd>Ask.<dt>Cure?<dd>No.</dl>",
        PAGE,
    )
    leads = {block.text: None if block.lead is None else document.blocks[block.lead].text for block in document.blocks}
    assert leads == {
        "Costs": None, "We take:": None, "cash": "We take:", "Drug": None, "Price": None, "A": "Drug", "x": "Drug", "$1": "Price",
        "Row": None, "1": None, "Next": None, "2": None, "Safe?": None, "Unknown.": "Safe?", "Ask.": "Safe?", "Cure?": None, "No.": "Cure?",
    }  # fmt: skip
    rows = {block.text: block.row for block in document.blocks}
    assert rows["A"] == rows["$1"] != rows["Drug"]
    assert rows["Safe?"] == rows["Ask."] != rows["Cure?"] == rows["No."]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<p>a<p>b", [("paragraph", "a"), ("paragraph", "b")]),
        ("<p hidden>a<div>b</div>", [("hidden", "a"), ("paragraph", "b")]),
        ("<div hidden>a</p>b</div>c", [("hidden", "a"), ("hidden", "b"), ("paragraph", "c")]),
        ("<b><div hidden>a</b>b</div>c", [("hidden", "ab"), ("paragraph", "c")]),
        ("<span hidden><p>a</span>b</p>c", [("hidden", "a"), ("paragraph", "b"), ("paragraph", "c")]),
        ("<div><table><tr><td>a</div>b</table>c", [("table-cell", "ab"), ("paragraph", "c")]),
        ("<h1>a</h2>b", [("heading", "a"), ("paragraph", "b")]),
        ("</div></p></span>a", [("paragraph", "a")]),
        ("<li>a<li>b", [("list-item", "a"), ("list-item", "b")]),
        ("<i <b>c", [("paragraph", "c")]),
        ("<p>a < b and c > d</p>", [("paragraph", "a < b and c > d")]),
        ("<p title=it's>a</p><p title=it's>b</p>", [("aria-label", "it's"), ("paragraph", "a"), ("aria-label", "it's"), ("paragraph", "b")]),
        ("<p>We cure <a href='x", [("paragraph", "We cure <a href='x")]),
        ("<p>a<!-- never closed <p>b", [("paragraph", "a"), ("comment", "never closed <p>b")]),
        ("<!--><p>a</p><!---><p>b</p>", [("paragraph", "a"), ("paragraph", "b")]),
        ("<!doctype html><?php x ?><![if IE]><p>a", [("paragraph", "a")]),
        ("<script>never <p>closed", []),
        ("<td>a<td>b", [("table-cell", "a"), ("table-cell", "b")]),
        ("a &nosuch; &amp b &#xD800;", [("paragraph", "a &nosuch; & b \ufffd")]),
    ],
)  # fmt: skip
def test_pages_that_are_not_well_formed(outline: Outline, source: str, blocks: list[tuple[str, str]]) -> None:
    assert outline(source, PAGE) == blocks


def test_xhtml(outline: Outline) -> None:
    source = "<div hidden='hidden' /><p>a <![CDATA[b <c>]]></p><script src='x'/><p>d</p>"
    assert outline(source, "a.xhtml") == [("paragraph", "a b <c>"), ("paragraph", "d")]
    assert outline("<div hidden /><p>a</p>", PAGE) == [("hidden", "a")]


def test_attribute_places() -> None:
    source = "<a one='1' TWO=\"2\" three=3 four one=x five = 5/>"
    token = next(iter(tokens(source)))
    assert [(name, source[start:end]) for name, start, end in attributes(source, token)] == [
        ("one", "1"), ("two", "2"), ("three", "3"), ("four", ""), ("five", "5/"),
    ]  # fmt: skip


def test_front_matter_of_a_page(outline: Outline) -> None:
    assert outline("---\ntitle: Knee care\n---\n<p>a</p>", PAGE) == [("title", "Knee care"), ("paragraph", "a")]


@pytest.mark.parametrize(
    ("unit", "path"),
    [
        ("<div>", PAGE), ("<div>x", PAGE), ("<b>", PAGE), ("<span hidden>x", PAGE), ("<ul><li>", PAGE), ("<table><tr><td>", PAGE),
        ("</div>", PAGE), ("<a b='", PAGE), ("<!--", PAGE), ("<small>x</small>", PAGE), ("<details><summary>", PAGE),
        ("> ", "a.md"), ("- ", "a.md"), ("<div>\n\n", "a.md"), ("![", "a.md"), ("*a ", "a.md"), ("{", "a.mdx"), ("{{ ", "a.md"),
        ("  ", "a.rst"), (".. note:: ", "a.rst"),
    ],
)  # fmt: skip
def test_depth_does_not_matter(read: Read, unit: str, path: str) -> None:
    from linter.documents.read import read_document

    document = read_document((unit * 100_000 + "end").encode(), path)
    assert document.source.endswith("end")
