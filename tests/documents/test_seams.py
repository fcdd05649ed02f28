"""Where a paragraph can be put: never inside a list, a table, a link or a part that hides what it holds."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import linter.documents.seams
from linter.documents.model import Format, Visibility
from linter.documents.read import read_document
from linter.documents.seams import seams, seams_before
from linter.records import replace

NEW = "A paragraph of its own."
MARKDOWN_PIECES = [
    "# Heading", "Some prose that\nwraps.", "- one\n- two\n\n  more of two", "1. one\n2. two", "> a quote\n> of two lines", "| a | b |\n|---|---|\n| c | d |",
    "```\ncode\n\nmore code\n```", "<div>\n\ninside\n\n</div>", "<details><summary>s</summary>\n\nkept\n\n</details>", "<!-- note -->", "Setext\n======", "***", "    indented code",
    "[link](/book)", "<p>raw\nhtml</p>", "text[^1]\n\n[^1]: a footnote", "{% include x %}",
]  # fmt: skip
HTML_PIECES = [
    "<h1>Heading</h1>", "<p>Prose <b>here</b></p>", "<p>Open paragraph", "<ul><li>one<li>two</ul>", "<table><tr><td>cell</table>", "<div><p>in</p><section>deep</section></div>",
    "<details><summary>s</summary><p>kept</p></details>", "<p hidden>gone</p>", "<footer><p>foot</p></footer>", "<a href='/book'><div>Book</div></a>", "<div class='row'><div class='col'>x</div></div>",
    "<form><p>f</p></form>", "loose text", "<!-- note -->", "<script>var a = '<p>';</script>", "<button>Go</button>", "<img src='a' alt='b'>",
]  # fmt: skip


def check_every_seam(source: str, format_: Format) -> None:
    """A paragraph at any seam is a paragraph, and every other block stays as it was."""
    before = [(block.text, block.surface) for block in read_document(source.encode(), "page", format_).blocks]
    for seam in seams(read_document(source.encode(), "page", format_)):
        after = source[: seam.offset] + seam.paragraph(NEW, markup=format_ == "html") + source[seam.offset :]
        blocks = [(block.text, block.surface) for block in read_document(after.encode(), "page", format_).blocks]
        assert (NEW, "paragraph") in blocks, (source, seam)
        blocks.remove((NEW, "paragraph"))
        if format_ == "text":  # what is a heading there depends on what follows
            assert [text for text, _ in blocks] == [text for text, _ in before], (source, seam)
        else:
            assert blocks == before, (source, seam)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(MARKDOWN_PIECES), min_size=1, max_size=6), st.sampled_from(["\n\n", "\r\n\r\n"]), st.booleans())
def test_markdown(pieces: list[str], gap: str, ends: bool) -> None:
    source = gap.join(pieces) + ("\n" if ends else "")
    check_every_seam(source, "markdown")


@settings(max_examples=150)
@given(st.lists(st.sampled_from(MARKDOWN_PIECES), min_size=1, max_size=12), st.sampled_from(["", "---\ntitle: A\n---\n"]))
def test_what_follows_moves_no_seam(pieces: list[str], front: str) -> None:
    document = read_document((front + "\n\n".join(pieces)).encode(), "page", "markdown")
    at_once = list(seams(document))
    with patch.object(linter.documents.seams, "_OPENING", 1):
        assert list(seams(document)) == at_once


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            (*MARKDOWN_PIECES[:6], *MARKDOWN_PIECES, "## Another", "#", "#tag", "- # one\n\n  # two", "[a]: /b", "a | b\n--|--")
        ),
        min_size=2,
        max_size=12,
    ),
    st.sampled_from(["", "---\ntitle: A\n---\n"]),
    st.floats(0, 1, exclude_max=True),
)
def test_the_seams_before_a_place_are_those_of_the_page(pieces: list[str], front: str, part: float) -> None:
    document = read_document((front + "\n\n".join(pieces)).encode(), "page", "markdown")
    place = int(part * len(document.source))
    assert [*seams_before(document, place)][::-1] == [seam for seam in seams(document) if seam.offset <= place < len(document.source)]


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from((*MARKDOWN_PIECES, "## Anöther 𝒃", "- # one\n\n  # two", "[a]: /b", "a <b>bold</b> one")), max_size=12),
    st.sampled_from(["", "---\ntitle: A\n---\n", "---\nno mapping\n---\n"]),
    st.sampled_from(["\n\n", "\n", "\r\n\r\n"]),
    st.sampled_from(("markdown", "mdx")),
    st.floats(0, 1),
)
def test_what_the_reader_tells_is_what_parsing_anew_finds(pieces: list[str], front: str, gap: str, kind: Format, part: float) -> None:
    document = read_document((front + gap.join(pieces)).encode(), "page", kind)
    untold = replace(document, outermost=None)
    place = int(part * len(document.source))
    assert list(seams(document)) == list(seams(untold))
    assert list(seams_before(document, place)) == list(seams_before(untold, place))


@settings(max_examples=150)
@given(st.lists(st.sampled_from(HTML_PIECES), min_size=1, max_size=6), st.sampled_from(["", "\n", "\r\n  "]), st.booleans())
def test_html(pieces: list[str], gap: str, whole: bool) -> None:
    body = gap.join(pieces)
    check_every_seam(f"<!doctype html>\n<html><head><title>t</title></head><body>{body}</body></html>\n" if whole else body, "html")


@settings(max_examples=80)
@given(
    st.lists(
        st.sampled_from(["Some prose. It ends.", "A Heading", "- one\n- two", "Question?", "Indented:\n  a\n  b"]), min_size=1, max_size=5
    )
)
def test_text(pieces: list[str]) -> None:
    check_every_seam("\n\n".join(pieces) + "\n", "text")


@pytest.mark.parametrize("format_", ["markdown", "html", "text", "rst", "mdx"])
def test_an_empty_page_has_an_end(format_: Format) -> None:
    assert len(list(seams(read_document(b"", "page", format_)))) == 1


def test_front_matter_stays_at_the_top() -> None:
    document = read_document(b"---\ntitle: A\n---\nText.\n", "page.md")
    assert next(seam.offset for seam in seams(document)) == len("---\ntitle: A\n---\n")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("format_", ["markdown", "text"])
def test_a_paragraph_is_set_apart_in_any_line_ending(format_: Format, newline: str) -> None:
    source = newline.join(("- a list", "- of two", "# Heading", "Prose."))
    for seam in seams(read_document(source.encode(), "page", format_)):
        above = source[: seam.offset] + seam.before
        assert not above or above.endswith(newline * 2), (seam, above)


@pytest.mark.parametrize(
    "ending",
    ["<!-- ", "<script>var a", "<style>", "<title>", "<textarea>a", "<b>", "<li>a", "<a href='x", "</p", "<!doc", "<?php", "<small>a"],
)
def test_what_ends_within_something_has_no_seam_there(ending: str) -> None:
    source = f"Some words {ending}"
    assert [seam for seam in seams(read_document(source.encode(), "page", "html")) if seam.offset == len(source)] == []


ENDLESS = [
    "<!-- a",
    "<!-- a\n\nb",
    "<?php\na",
    "<![CDATA[\na\n\nb",
    "<!X\na",
    "```\na",
    "~~~~ x\n~~~",
    "   ```",
    "<script>\na",
    "<pre>\na\n\n",
]
ENDED = [
    "<!-- a -->",
    "<!-- a\n\n-->\n",
    "<?php\n?>",
    "<![CDATA[\n]]>",
    "<!X\n>",
    "```\na\n```",
    "~~~~ x\n~~~~~ ",
    "```a`",
    "<pre>\na\n</pre>",
]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("last", "count"), [*((each, 2) for each in ENDLESS), *((each, 3) for each in ENDED)])
def test_what_nothing_ends_has_no_seam_behind_it_in_markdown(last: str, count: int, newline: str) -> None:
    source = f"Some words.\n\n{last}".replace("\n", newline)
    assert len(list(seams(read_document(source.encode(), "page", "markdown")))) == count
    check_every_seam(source, "markdown")


@pytest.mark.parametrize("white", ["\xa0", "\x0c", "\x0b", "\u2028", "\x85", "\u3000"])
def test_a_line_of_rare_white_space_is_not_blank_in_markdown(white: str) -> None:
    for ending in ("", "\n", "\n\n"):
        check_every_seam(f"Some words.\n{white}{ending}", "markdown")


@pytest.mark.parametrize(
    "source", ["<details>\n<!--\n</details>\n-->\n\nWords.", "Words <b>\n<script>\n</b>\n</script>\n", "<ul>\n<!-- <b>\n</ul>\n-->"]
)
def test_what_goes_over_lines_of_html_in_markdown_is_read_as_a_whole(source: str) -> None:
    check_every_seam(source, "markdown")


@pytest.mark.parametrize(
    "source",
    [
        "<b><p>Words.</p><li></b>",
        "<ul><b><li>Words.</b></ul>",
        "<span><table><tr><td>Words.</span>",
        "<svg><table><tr><td><p>Words.</p></svg>",
        "<small><div>Words.</small></div>",
        "<a><details>Words.</a>",
    ],
)
@pytest.mark.parametrize("format_", ["html", "markdown"])
def test_elements_that_overlap_end_as_the_reader_ends_them(source: str, format_: Format) -> None:
    check_every_seam(source, format_)


TEMPLATES = ["{# a\n\nb #}", "<?php a\n\nb ?>", "<% a\n\n  b %>", "{% comment %}a\n\nb{% endcomment %}"]
EXPRESSIONS = ["{/* a\n\nb */}", "{a(`x\n\ny`)}", "export const a = {\n\n  b: 1\n}"]


@pytest.mark.parametrize(("template", "format_"), [*((each, "markdown") for each in TEMPLATES), *((each, "mdx") for each in EXPRESSIONS)])
@pytest.mark.parametrize("more", ["", "\n\n<b>x</b>"])
def test_a_part_of_a_template_has_no_seam_in_it(template: str, format_: Format, more: str) -> None:
    source = f"Some words.\n\n{template}\n\n{{{{ a }}}} b{more}\n"
    document = read_document(source.encode(), "page", format_)
    for found in (seams(document), seams(replace(document, outermost=None))):
        offsets = {seam.offset for seam in found}
        assert not offsets & set(range(source.index(template) + 1, source.index(template) + len(template)))
        assert {0, source.index(template), source.index("{{ a }}")} <= offsets
    check_every_seam(source, format_)


def test_the_html_of_indented_lines_counts_in_mdx() -> None:
    for source in ("    Words.\n    \n    <iframe>\n", "Words.\n\n    <ul>\n\nMore."):
        check_every_seam(source, "mdx")


def test_a_table_of_restructuredtext_has_no_seam_in_it() -> None:
    check_every_seam("=== ===\n\nWords here.\nMore of them.\n=== ===\n\nAfter it.\n", "rst")


def test_an_unfinished_section_of_character_data_has_no_seam_at_its_end() -> None:
    assert list(seams(read_document(b"Some words <![CDATA[ more >", "page.xhtml"))) == []
    assert list(seams(read_document(b"<![CDATA[\n<p>Some words</p>\n", "page.xhtml"))) == []


@pytest.mark.parametrize("head", ["<html>", "<html><head>", "<html><head></head>", "<head>"])
def test_the_tags_of_a_body_may_be_left_out(head: str) -> None:
    check_every_seam(f"<!doctype html>\n{head}<title>t</title>\n<h1>Heading</h1>\n<p>Prose", "html")
    source = f"{head}<title>t</title>\n<h1>Heading</h1>\n<p>Prose"
    assert [seam.offset for seam in seams(read_document(source.encode(), "page", "html"))] == [
        source.index("<h1>"),
        source.index("<p>"),
        len(source),
    ]
    assert list(seams(read_document(b"<html><head><title>t</title><meta name=a>\n", "page", "html"))) == []


@pytest.mark.parametrize("body", ["<body style='margin:0'>", "<body class='grid'>"])
def test_a_body_is_the_page_however_it_is_set(body: str) -> None:
    check_every_seam(f"<html>{body}<h1>Heading</h1><p>Prose</p>", "html")
    assert len(list(seams(read_document(f"<html>{body}<h1>Heading</h1>".encode(), "page", "html")))) == 2
    assert not list(seams(read_document(b"<html><body hidden><h1>Heading</h1>", "page", "html")))


UNEVEN_PIECES = [
    "<!-- a", "-->", "<?php", "?>", "<![CDATA[", "]]>", "<!X", "```", "~~~ x", "<b>", "</b>", "<ul><li>", "</ul>", "<table><tr><td>", "</table>",
    "<a href=x>", "</a>", "<div>", "</div>", "<p>", "</p>", "<details>", "</details>", "<iframe>", "<svg>", "</svg>", "<span>", "</span>", "    indented <b>", "- item",
    "> quote", "Words:", "| a |", "\xa0", "<section hidden>", "</section>", "<main>", "</main>", "<script>", "</script>", "<x", "[a]: /b", "{/* c", "*/}", "{#", "#}",
]  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.sampled_from(UNEVEN_PIECES), max_size=6), st.sampled_from(["\n", "\n\n"]), st.sampled_from(("markdown", "mdx", "html")))
def test_a_paragraph_is_read_at_every_seam_of_what_is_not_even_finished(pieces: list[str], gap: str, format_: Format) -> None:
    source = f"Some words.{gap}" + gap.join(pieces)
    for seam in seams(read_document(source.encode(), "page", format_)):
        after = source[: seam.offset] + seam.paragraph(NEW, markup=format_ == "html") + source[seam.offset :]
        blocks = read_document(after.encode(), "page", format_).blocks
        assert (NEW, "paragraph", Visibility.VISIBLE) in [(block.text, block.surface, block.visibility) for block in blocks]
