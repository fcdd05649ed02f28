"""Comments that speak to claimslint: which they are, where they stand, and that they are nothing else."""

from __future__ import annotations

import pytest

from linter.documents.model import Document, Format
from linter.documents.read import read_document

SAID = "claimslint-disable-next-line hype -- why"


def read(source: str, format_: Format) -> Document:
    return read_document(source.encode(), "page", format_)


def said(document: Document) -> list[str]:
    return [document.source[slice(*each.span)] for each in document.directives]


@pytest.mark.parametrize(
    ("format_", "source"),
    [
        ("markdown", f"<!-- {SAID} -->\nText."),
        ("markdown", f"Text <!-- {SAID} --> goes on."),
        ("markdown", f"- a\n  <!--{SAID}-->\n- b"),
        ("markdown", f"> <!-- {SAID} -->\n> quoted"),
        ("markdown", f"---\n# {SAID}\ntitle: A title\n---\nText."),
        ("markdown", f"+++\n# {SAID}\ntitle = 'A title'\n+++\nText."),
        ("markdown", f"{{# {SAID} #}}\nText."),
        ("markdown", f"{{% comment %}} {SAID} {{% endcomment %}}\nText."),
        ("mdx", f"{{/* {SAID} */}}\n\nText."),
        ("html", f"<div><!--\n  {SAID}\n--><p>Text.</p></div>"),
        ("html", f"<p>Text {{# {SAID} #}} goes on.</p>"),
        ("text", f"<!-- {SAID} -->\nText."),
        ("rst", f".. {SAID}\n\nText."),
        ("rst", f"..\n   {SAID}\n\nText."),
        ("rst", f"- a\n\n  .. {SAID}\n\n- b"),
    ],
)
def test_a_comment_that_speaks_to_claimslint_is_a_directive(format_: Format, source: str) -> None:
    document = read(source, format_)
    assert said(document) == [SAID]
    assert "claimslint" not in " ".join(block.text for block in document.blocks)


@pytest.mark.parametrize(
    ("format_", "source"),
    [
        ("markdown", f"`<!-- {SAID} -->`"),
        ("markdown", f"```html\n<!-- {SAID} -->\n```\n"),
        ("markdown", f"    <!-- {SAID} -->\n"),
        ("markdown", f"```jinja\n{{# {SAID} #}}\n```\n"),
        ("markdown", f"Write `{{# {SAID} #}}` there."),
        ("markdown", f"Write {SAID} there."),
        ("markdown", f"\\<!-- {SAID} -->"),
        ("markdown", f"---\ntitle: |\n  # {SAID}\n---\nText."),
        ("markdown", f'---\ntitle: "# {SAID}"\n---\nText.'),
        ("markdown", f"# {SAID}\n"),
        ("markdown", "<!-- claimslint reads this page -->\nText."),
        ("mdx", f"```\n{{/* {SAID} */}}\n```\n"),
        ("html", f"<p>&lt;!-- {SAID} --&gt;</p>"),
        ("html", f"<script>// <!-- {SAID} -->\n</script>"),
        ("html", f'<p title="<!-- {SAID} -->">Text</p>'),
        ("rst", f"<!-- {SAID} -->\n\nText."),
        ("rst", f"::\n\n   .. {SAID}\n\nText."),
        ("rst", f".. code-block:: rst\n\n   .. {SAID}\n\nText."),
    ],
)
def test_what_stands_in_code_or_can_be_read_is_no_directive(format_: Format, source: str) -> None:
    assert said(read(source, format_)) == []


@pytest.mark.parametrize(
    ("format_", "before", "comment", "after"),
    [
        ("markdown", "We treat:\n\n- knee pain\n", f"<!-- {SAID} -->\n", "- back pain\n- gout\n"),
        ("markdown", "We treat:\n\n1. knee pain\n", f"<!-- {SAID} -->\n<!-- {SAID} -->\n", "2. back pain\n"),
        ("markdown", "# Title\n\n", f"<!-- {SAID} -->\n", "A paragraph.\n\nAnother one.\n"),
        ("markdown", "> quoted\n>\n", f"> <!-- {SAID} -->\n", "> more\n"),
        ("html", "<ul><li>knee pain</li>", f"<!-- {SAID} -->", "<li>back pain</li></ul>"),
        ("html", "<p>One block ", f"<!-- {SAID} -->", "goes on.</p>"),
        ("text", "We treat:\n- knee pain\n", f"<!-- {SAID} -->\n", "- back pain\n"),
        ("rst", "We treat:\n\n- knee pain\n\n", f".. {SAID}\n\n", "- back pain\n"),
    ],
)
def test_the_blocks_are_the_same_without_it(format_: Format, before: str, comment: str, after: str) -> None:
    def shape(source: str) -> list[tuple[object, ...]]:
        return [(block.text, block.surface, block.lead, block.row, block.section) for block in read(source, format_).blocks]

    assert shape(before + comment + after) == shape(before + after)


def test_it_ends_where_its_comment_does() -> None:
    document = read("<!-- claimslint-disable hype\n  -- why\n-->\nText.", "html")
    [directive] = document.directives
    assert document.source[directive.end :].startswith("-->")
