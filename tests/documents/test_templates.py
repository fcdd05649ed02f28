"""Template syntax is masked, and nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.documents.model import Format
from linter.documents.stretches import MASK
from linter.documents.templates import mask


def shown(source: str, format: Format) -> str:  # noqa: A002
    masked, _ = mask(source, format)
    assert len(masked) == len(source)
    return re.sub(f"{MASK}+", "~", masked)


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("a {{ x }} b", "a ~ b"),
        ("{{{ x }}}b", "~b"),
        ("{% if a<b %}y{% endif %}", "~y~"),
        ("{# note #}y", "~y"),
        ("{{< figure alt='x' >}}", "~"),
        ("<%= name %>, hi", "~, hi"),
        ("<?php echo $a->b; ?>x<?= $y ?>", "~x~"),
        ("{% comment %}old{% endcomment %}new", "~new"),
        ("a {{ x\r\n }} b", "a ~\r\n~ b"),
        ("## Title {#id .class}", "## Title ~"),
        ("[Book](/x){: .btn}", "[Book](/x)~"),
        ("# a { #b-c .d key=value x='y' }\n", "# a ~\n"),
        ("# a {key=50%}  \r\n# b {k=v .w}", "# a ~  \r\n# b ~"),
        ("{:toc}\n{: toc .x}{:.a.b#c}{::options k='v'}", "~\n~"),
        ('a{:style="color: red" rel="b c"}{:target=_blank}', "a~"),
        # words in braces are words
        *(
            (f"# a {braces}", f"# a {braces}")
            for braces in ("{We cure it}", "{#we cure it}", "{.We cure}", "{: we cure}", "{}", "{:we .x cure}")
        ),
        ("# a {.x title='We cure it'}", "# a {.x title='We cure it'}"),
        ("a {k=v} b", "a {k=v} b"),
        ("[a](/x{{ y }})", "[a](/x_______)"),
        # front matter has no links
        ("---\ntitle: a]: e{##} b\n---\n", "---\ntitle: a]: e~ b\n---\n"),
        # what does not close is prose
        ("{{ open", "{{ open"),
        ("{{ open\n\nWe cure.\n\nclose }}", "{{ open\n\nWe cure.\n\nclose }}"),
        ("{% open {% x %}", "{% open ~"),
        ("100 {set} <3", "100 {set} <3"),
    ],
)
def test_markdown(source: str, left: str) -> None:
    assert shown(source, "markdown") == left


def test_a_script_does_not_open_a_tag_that_ends_in_prose() -> None:
    source = "<script>f({{a</script><p>We cure</p> }}"
    assert shown(source, "html") == source


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("import A from './a'\n\n# Hi", "~\n\n# Hi"),
        ("import {\n  A,\n\n  B\n} from 'a'\n\nHi", "~\n~\n\n~\n~\n\nHi"),
        ("export const meta = {\n\n  title: 'x }'\n}\n\nHi", "~\n\n~\n~\n\nHi"),
        ("import A from 'a'\nWe cure it.", "~\nWe cure it."),
        ("a {b ? {c: '}'} : `}`} d", "a ~ d"),
        ("<A b={1} c={{d: 1}} />", '<A b="~" c="~" />'),
        ("<A {...props} />", "<A __________ />"),
        ("{/* note */}x", "~x"),
        ("`{a}` \\{b} {c}", "`{a}` \\{b} ~"),
        ("```\n{ open\n```\n\n{a}", "```\n{ open\n```\n\n~"),
        # prose is no statement, and what never closes is prose
        ("import duties rise\n\nexport quality cells", "import duties rise\n\nexport quality cells"),
        ("a { b {c} d", "a { b ~ d"),
    ],
)
def test_mdx(source: str, left: str) -> None:
    assert shown(source, "mdx") == left


@pytest.mark.parametrize(
    ("source", "format", "comments"),
    [
        ("{# one #}{% comment %} two {% endcomment %}", "html", ["one", "two"]),
        ("{/* one */} {x}", "mdx", ["one"]),
        ("<!-- claimslint-disable x -- y -->\n<!-- other -->", "text", ["claimslint-disable x -- y"]),
    ],
)
def test_comments_are_reported(source: str, format: Format, comments: list[str]) -> None:  # noqa: A002
    assert [source[slice(*span)].strip() for span in mask(source, format)[1]] == comments


@given(st.text(alphabet="{}%#<>?=`'\"\\/* \n\rab.", max_size=60), st.sampled_from(["markdown", "mdx", "html", "text", "rst"]))
def test_length_and_line_endings_stay(source: str, format: Format) -> None:  # noqa: A002
    masked, _ = mask(source, format)
    assert len(masked) == len(source)
    assert [c for c in masked if c in "\r\n"] == [c for c in source if c in "\r\n"]
    assert all(a == b or a in (MASK, '"', "_") for a, b in zip(masked, source, strict=True))
