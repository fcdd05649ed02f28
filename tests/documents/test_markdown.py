"""Markdown and MDX: surfaces, joined text, exact places, what leads what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.documents.model import Document, Visibility

Outline = Callable[..., list[tuple[str, str]]]
Places = Callable[..., dict[str, str]]
Read = Callable[..., Document]


@pytest.mark.parametrize("source", ['![x](b "We](cure {{ it }} now")', '![x](b "We]({# it #} now")', '[a]\n\n[a]: b "We]({{ it }} now"'])
def test_template_syntax_in_a_title_is_no_word_of_it(outline: Outline, source: str) -> None:
    titles = [text for surface, text in outline(source) if surface.endswith("title")]
    assert len(titles) == 1
    assert titles[0].startswith("We](")
    assert titles[0].endswith(" now")
    assert "_" not in titles[0]


@pytest.mark.parametrize(
    ("source", "text", "place"),
    [
        ("We **cure** osteo&shy;arthritis", "We cure osteoarthritis", "We **cure** osteo&shy;arthritis"),
        ("**We** cu*re*", "We cure", "We** cu*re"),
        ("We cure\r\nit  \r\nall\\\r\nnow", "We cure it all now", "We cure\r\nit  \r\nall\\\r\nnow"),
        ("> We\n> cure\nlazily", "We cure lazily", "We\n> cure\nlazily"),
        ("-\tWe\n\tcure", "We cure", "We\n\tcure"),
        ("Tom &amp; \\*Jo &#8217;s", "Tom & *Jo ’s", "Tom &amp; \\*Jo &#8217;s"),
        ("# Relief {We *cure* é.}", "Relief {We cure é.}", "Relief {We *cure* é.}"),
        ("# é {#id} {it cures}", "é {it cures}", "é {#id} {it cures}"),
        ("Relief\nso {cures}\n===\n", "Relief so {cures}", "Relief\nso {cures}"),
        ("> - # a \\{it cures}", "a {it cures}", "a \\{it cures}"),
        ("# {We cure}\r\n", "{We cure}", "{We cure}"),
        ("😀 é **cure** 中", "😀 é cure 中", "😀 é **cure** 中"),
        ("Run `rm` now", "Run now", "Run `rm` now"),
        ("a`x`b", "a b", "a`x`b"),
        ("see [our **page**](/x) now", "see our page now", "see [our **page**](/x) now"),
        ("knee<br>pain", "knee pain", "knee<br>pain"),
        ("cure<!-- x -->d", "cured", "cure<!-- x -->d"),
        ("a ![alt](b.png) b", "a b", "a ![alt](b.png) b"),
        ("noted[^1] here\n\n[^1]: x y", "noted here", "noted[^1] here"),
        ("~~Cures~~ helps", "Cures helps", "Cures~~ helps"),
        ("mail <a@b.c> or <https://x.y/cure> us", "mail or us", "mail <a@b.c> or <https://x.y/cure> us"),
        ("We {{ verb }} it", "We it", "We {{ verb }} it"),
        ("c\u200bure \u2060it", "cure it", "c\u200bure \u2060it"),
        ("We \x1b[31mcure\x1b[0m it", "We cure it", "We \x1b[31mcure\x1b[0m it"),
    ],
)
def test_joined_text_and_its_place(places: Places, source: str, text: str, place: str) -> None:
    assert places(source)[text] == place


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("# One\n\nTwo\n===\n\n#### Three {#x}", [("heading", "One"), ("heading", "Two"), ("heading", "Three")]),
        ("# a {#b .c}\n\nd {key=value}\n===\n\n## e {k=v .f #g}", [("heading", t) for t in "ade"]),
        ("- a\n- b\n\n  c\n  - d\n- [x] e", [("list-item", t) for t in "abcde"]),
        ("1. a\n2. b", [("list-item", "a"), ("list-item", "b")]),
        ("> a\n>\n> - b", [("quote", "a"), ("quote", "b")]),
        ("> [!NOTE]\n> a", [("paragraph", "a")]),
        ("|A|B|\n|-|-|\n|1 \\| x|2|", [("table-cell", t) for t in ("A", "B", "1 | x", "2")]),
        ("a[^1]\n\n[^1]: Note", [("paragraph", "a"), ("footnote", "Note")]),
        ("[Book now](/book)", [("link", "Book now")]),
        ("- [Book now](/book)", [("link", "Book now")]),
        ("[Book](/book) now", [("paragraph", "Book now")]),
        ("# [Book now](/book)", [("heading", "Book now")]),
        ('![Alt *text*](a.png "Its title")', [("alt-text", "Alt text"), ("image-title", "Its title")]),
        ('[a](/x "It\\\'s &amp; so")', [("link", "a"), ("link-title", "It's & so")]),
        ("[a][r]\n\n[r]: /x 'Said'", [("link", "a"), ("link-title", "Said")]),
        ("```\ncode\n```\n\n    more\n\ntext", [("paragraph", "text")]),
        ("<!-- note -->\n\ntext", [("comment", "note"), ("paragraph", "text")]),
        ("text <small>small print</small>", [("paragraph", "text"), ("small-print", "small print")]),
        ("<small>small print</small>", [("small-print", "small print")]),
        ("a <small>b</small> c", [("paragraph", "a b c")]),
        ("a <span hidden>secret</span> c", [("paragraph", "a c"), ("hidden", "secret")]),
        ("<div hidden>\n\n## a\n\n- b\n\n</div>\n\nc", [("hidden", "a"), ("hidden", "b"), ("paragraph", "c")]),
        ("<footer>\n\n# a\n\n</footer>\n\nb", [("footer", "a"), ("paragraph", "b")]),
        ("- a\n  <details>\n\n  b\n\n- c", [("list-item", "a"), ("details", "b"), ("list-item", "c")]),
        ("> <p class=x\n> hidden>a</p>\n> b", [("hidden", "a"), ("quote", "b")]),
        ("<p>a <i\n title='t u'>b</i></p>", [("paragraph", "a b"), ("aria-label", "t u")]),
        ("a <script>b</script> c", [("paragraph", "a c")]),
        ("<div>a</div><div>b</div>", [("paragraph", "a"), ("paragraph", "b")]),
        ("", []),
        ("\n \n", []),
        ("***\n\n---", []),
        ("{{ a }}\n\n{% b %}", []),
    ],
)
def test_surfaces(outline: Outline, source: str, blocks: list[tuple[str, str]]) -> None:
    assert outline(source) == blocks


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("marker", ["", "> "])
def test_an_empty_line_ends_a_block_of_preformatted_html(outline: Outline, newline: str, marker: str) -> None:
    lines = ("<pre>", "Exosomes are", "tiny vesicles.", "", "patients,", "</pre>", "")
    surface = "quote" if marker else "paragraph"
    assert outline(newline.join(marker + line for line in lines)) == [(surface, "Exosomes are tiny vesicles."), (surface, "patients,")]


@pytest.mark.parametrize("path", ["a.md", "a.mdx"])
@pytest.mark.parametrize(
    "source",
    [
        "    sample\n\nOur exosomes cure arthritis.\n",
        "---\ntitle: We cure\n---\n# a *b*\n\n| h | i |\n|---|---|\n| j | k |\n\nl\n===\n\n```\ncode\n```\n\nm  \nn {{ x }}\n",
        '[a](/b "c\nd")\n\n[e\nf](/g)\n\n[h]: /i\n  "j"\n\n<pre>\nk\n\nl\n</pre>\n\n<!--\nm\n-->\n\n<p\nhidden>n\no</p>\n\n> p\n> q\n',
        "a\n\n<!-- claimslint-disable\nrule -- a\nreason -->\n\nb\n",
    ],
)
def test_a_carriage_return_ends_a_line_as_a_line_feed_does(read: Read, path: str, source: str) -> None:
    expected, document = read(source, path), read(source.replace("\n", "\r"), path)
    assert [(block.surface, block.text, block.span()) for block in document.blocks] == [
        (block.surface, block.text, block.span()) for block in expected.blocks
    ]
    assert (document.features, document.directives, document.outermost) == (expected.features, expected.directives, expected.outermost)


def test_titles_have_the_place_of_their_words(places: Places) -> None:
    found = places('[a](</x y> \'one &amp; \\\'two\')\n\n[b]: /y\n  "Three four"\n\n> [c](/z "five\n> six")\n')
    assert found["one & 'two"] == "one &amp; \\'two"
    assert found["Three four"] == "Three four"
    assert "five" in found["five six"]


def test_leads_sections_and_rows(read: Read) -> None:
    document = read(
        "# Page\n\nWe treat:\n\n- knees\n  - old\n- hips\n\n## Costs\n\n- first\n\n| Drug | Price |\n|-|-|\n| A | $1 |\n| B | $2 |\n\n### Deep\n\n## Next\n\nEnd.\n"
    )
    text = {block.text: block for block in document.blocks}

    def lead(of: str) -> str | None:
        index = text[of].lead
        return None if index is None else document.blocks[index].text

    def section(of: str) -> str | None:
        index = text[of].section
        return None if index is None else document.blocks[index].text

    assert [lead(of) for of in ("knees", "old", "hips", "first", "A", "$2", "Drug", "End.")] == [
        "We treat:", "knees", "We treat:", "Costs", "Drug", "Price", None, None,
    ]  # fmt: skip
    assert [section(of) for of in ("Page", "knees", "Costs", "$1", "Deep", "Next", "End.")] == [
        None, "Page", "Page", "Costs", "Costs", "Page", "Next",
    ]  # fmt: skip
    assert text["knees"].row == text["hips"].row != text["old"].row
    assert text["A"].row == text["$1"].row != text["$2"].row
    assert [text[of].level for of in ("Page", "Costs", "Deep", "End.")] == [1, 2, 3, 0]


def test_details_are_led_by_their_summary(read: Read) -> None:
    document = read("<details><summary>Does it cure?</summary>\n\nNo.\n\n</details>\n\n<details><summary>Safe?</summary>Unknown.</details>")
    assert [(block.surface, block.text, block.lead) for block in document.blocks] == [
        ("details", "Does it cure?", None), ("details", "No.", 0), ("details", "Safe?", None), ("details", "Unknown.", 2),
    ]  # fmt: skip
    assert document.blocks[0].row == document.blocks[1].row != document.blocks[2].row


def test_a_list_after_a_list_has_no_lead(read: Read) -> None:
    assert [block.lead for block in read("- a\n\n<!-- -->\n\n1. b\n").blocks] == [None, None]


def test_features(read: Read) -> None:
    document = read('[a](/x) <https://y.z> ![i](i.png) [t]({{ url }}) [s](/{{ a b }}/{{ c }})\n\n<a href="/q?a=1&amp;b">r</a>\n')
    assert [(feature.kind, feature.value) for feature in document.features] == [
        ("link", "/x"), ("link", "https://y.z"), ("image", "i.png"), ("link", "{{ url }}"), ("link", "/{{ a b }}/{{ c }}"), ("link", "/q?a=1&b"),
    ]  # fmt: skip
    first = document.features[0].span
    assert document.source[slice(*first)] == "[a](/x)"


def test_visibility(read: Read) -> None:
    document = read("---\ntitle: Some title\n---\na\n\n![b](c)\n\n<!-- d -->\n")
    assert [block.visibility for block in document.blocks] == [
        Visibility.MACHINE, Visibility.VISIBLE, Visibility.MACHINE, Visibility.HIDDEN,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        (
            "import A from 'a'\n\n# Hi {name}\n\n<Card title=\"We cure\" n={1}>\n\n    **Indented** text\n\n</Card>\n\n{/* note */}\n",
            [("heading", "Hi"), ("paragraph", "We cure"), ("paragraph", "Indented text"), ("comment", "note")],
        ),
        ("<Hero heading='Walk again' image={x} /> and <b>on</b>", [("paragraph", "and on"), ("paragraph", "Walk again")]),
        ("<Card>One</Card><Card>Two</Card>", [("paragraph", "One Two")]),
        ("<Box style={{\n  a: 1\n}}>text</Box>", [("paragraph", "text")]),
        ("<Box {...rest}>text</Box>", [("paragraph", "text")]),
        ("<Note>\n  one\n\n  two\n</Note>", [("paragraph", "one"), ("paragraph", "two")]),
        ("cu{/* */}re", [("paragraph", "cu re")]),
        ("`{a}` text {`b`}", [("paragraph", "text")]),
        ("export const a = '<p>We cure</p>'\n", []),
    ],
)
def test_mdx(outline: Outline, source: str, blocks: list[tuple[str, str]]) -> None:
    assert sorted(outline(source, "a.mdx")) == sorted(blocks)


def test_a_markdown_file_has_indented_code(outline: Outline) -> None:
    assert outline("text\n\n    code\n") == [("paragraph", "text")]


def test_byte_order_mark_is_not_counted(read: Read) -> None:
    from linter.documents.read import read_document

    document = read_document(b"\xef\xbb\xbf# Hi", "a.md")
    assert document.blocks[0].span() == (2, 4)
    assert document.position(2) == (1, 3)


def test_a_table_whose_cells_would_be_made_up_is_read_as_text(outline: Outline) -> None:
    wide = "|a" * 300 + "|\n" + "|-" * 300 + "|\n" + "|We cure\n" * 300
    assert {surface for surface, _ in outline(wide)} == {"paragraph"}
    full = "|a" * 30 + "|\n" + "|-" * 30 + "|\n" + ("|We cure" * 30 + "\n") * 30 + "|short\n" * 30
    assert {surface for surface, _ in outline(full)} == {"table-cell"}
