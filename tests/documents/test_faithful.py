"""Properties of every reader: never a crash, and each character at its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.documents.model import Document, DocumentError

Read = Callable[..., Document]

PATHS = ["a.md", "a.mdx", "a.html", "a.xhtml", "a.txt", "a.rst"]

MARKUP = st.sampled_from(
    """
    < > & ; # * _ ~ ` ``` [ ] ( ) ! | - + = : \\ / ' " { } % {{ }} {% %} {# #} <% %> <?php ?> --- +++ .. :: ](
    <p> </p> <p\x20hidden> <div> </div> <b> </b> <small> </small> <table> <tr> <td> <th> </table> <ul> <li> </ul> <dl> <dt> <dd> <a\x20href=x>
    </a> <br> <pre> </pre> <code> </code> <script> </script> <!-- --> <![CDATA[ ]]> <details> <summary> </details> <img\x20alt="a\x20b">
    <title> </title> <template> <sup> </sup> <span\x20class='sr-only'> </span> <meta\x20name=description\x20content='c\x20d'> <h1> </h2>
    <script\x20type="application/ld+json"> {"name":"We\x20cure"} \\u003c \\ud83d &amp; &shy; &#8217; &nbsp; &#xD800; &lt
    import\x20a\x20from\x20'b' export\x20const .. |x| title: tags: key\x20=\x20"v" | > >- ''' \"\"\" [^1] [^1]: [r]: 'T' *** === ----- :a:`b`
    """.replace("\\x20", "\x20").split()
)
SPACE = st.sampled_from([" ", "\n", "\r\n", "\r", "\t", "\n\n", "    ", "\n> ", "\n- ", "\n  ", "\u00a0", "\x0c", "\x1f", "\u2028", "\x85"])
WORDS = st.sampled_from(["We", "cure", "osteo\u00adarthritis", "knee", "é", "😀", "中文", "a\u200bb", "ﬁ", "\ufeff", "\u0301", "1.", "x"])
SOUP = st.lists(st.one_of(MARKUP, SPACE, WORDS, st.text(max_size=3)), max_size=25).map("".join)


@pytest.mark.parametrize("path", PATHS)
@settings(max_examples=150)
@given(soup=SOUP.filter(lambda text: not ("\0" in text or any("\ud800" <= c <= "\udfff" for c in text))))
def test_any_text_can_be_read(read: Read, path: str, soup: str) -> None:
    read(soup.removeprefix("\ufeff"), path)


@pytest.mark.parametrize("fence", ["---", "+++"])
@settings(max_examples=150)
@given(soup=SOUP.filter(lambda text: not ("\0" in text or any("\ud800" <= c <= "\udfff" for c in text))))
def test_any_front_matter_is_read_or_refused(read: Read, fence: str, soup: str) -> None:
    try:
        read(f"{fence}\ntitle: {soup}\n{fence}\nText\n")
    except DocumentError as error:
        refusal = error.message
    else:
        return
    assert "front matter" in refusal


@settings(max_examples=150)
@given(soup=SOUP.filter(lambda text: not ("\0" in text or any("\ud800" <= c <= "\udfff" for c in text))))
def test_any_json_at_the_head_is_read_or_refused(read: Read, soup: str) -> None:
    try:
        read(f'{{"title": "We", {soup}}}\nText\n')
    except DocumentError as error:
        refusal = error.message
    else:
        return
    assert "front matter" in refusal


PLAIN_WORD = st.text(alphabet="abcdeWE’éß中😀", min_size=1, max_size=6)
SENTENCE = st.lists(PLAIN_WORD, min_size=1, max_size=6)


def written(words: list[str], style: list[str], newline: str) -> tuple[str, str]:
    """Words in HTML or Markdown inline dress, one style a word, and what a reader sees."""
    dressed = []
    for index, word in enumerate(words):
        kind = style[index % len(style)]
        half = len(word) // 2
        if kind == "bold":
            word = f"<b>{word}</b>"
        elif kind == "shy" and half:
            word = f"{word[:half]}&shy;{word[half:]}"
        elif kind == "split" and half:
            word = f"{word[:half]}<i>{word[half:]}</i>"
        elif kind == "reference":
            word = "".join(f"&#x{ord(character):X};" for character in word)
        elif kind == "zero-width":
            word = "\u200b".join(word)
        elif kind == "comment":
            word = f"{word}<!-- not this -->"
        dressed.append(word)
    return newline.join(dressed), " ".join(words)


STYLES = st.lists(st.sampled_from(["plain", "bold", "shy", "split", "reference", "zero-width", "comment"]), min_size=1, max_size=6)
NEWLINES = st.sampled_from([" ", "\n", "\r\n", "\r"])
FRAMES = {
    "a.md": ["{}", "> {}", "- {}", "- x\n  - {}", "1. {}", "*{}*", "[{}](/x)", "<div>{}</div>", "<details>\n\n{}\n\n</details>"],
    "a.mdx": ["{}", "- {}", "<Box>\n\n{}\n\n</Box>"],
    "a.html": ["{}", "<p>{}</p>", "<ul><li>x<li>{}</ul>", "<table><tr><td>{}</table>", "<nav>{}</nav>", "<div hidden>{}</div>", "<h1>{}"],
}


@pytest.mark.parametrize("path", FRAMES)
@settings(max_examples=120)
@given(words=SENTENCE, style=STYLES, newline=NEWLINES, data=st.data())
def test_each_word_is_found_where_it_is_written(
    read: Read, path: str, words: list[str], style: list[str], newline: str, data: st.DataObject
) -> None:
    copy, seen = written(words, style, newline)
    frame = data.draw(st.sampled_from(FRAMES[path]))
    prefix = data.draw(st.sampled_from(["", "# Head 😀\n\n", "é\r\n\r\n"])) if path != "a.html" else ""
    source = prefix + frame.replace("{}", copy)
    document = read(source, path)
    block = [block for block in document.blocks if block.text == seen][-1]
    assert source[slice(*block.span())] in copy
    done = 0
    for word in words:
        start = seen.index(word, done)
        done = start + len(word)
        place = source[slice(*block.span(start, done))]
        bare = "".join(c for c in _undressed(place) if c not in "\u200b\u00ad")
        assert bare == word


def _undressed(place: str) -> str:
    """A word's source without its tags and references, the plain way."""
    import re
    from html import unescape

    return unescape(re.sub(r"<!--.*?-->|</?[bi]>", "", place))


@settings(max_examples=100)
@given(text=st.text(alphabet="ab é😀\"'\\\n\t<&:#[]-é\u00ad", min_size=1, max_size=30).filter(lambda text: text.strip("\u00ad \n\t")))
def test_attributes_and_json_decode_to_the_same_words(read: Read, text: str) -> None:
    import json

    expected = " ".join(text.replace("\u00ad", "").split())
    document = read(f'<img alt="{escape(text)}">', "a.html")
    assert [block.text for block in document.blocks if block.surface == "alt-text"] == ([expected] if expected else [])
    for ascii_only in (True, False):
        script = json.dumps({"description": "words " + text.replace("<", "").replace("&", "")}, ensure_ascii=ascii_only)
        document = read(f'<script type="application/ld+json">{script}</script>', "a.html")
        without = " ".join(("words " + text.replace("<", "").replace("&", "").replace("\u00ad", "")).split())
        assert [block.text for block in document.blocks] == [without]


@settings(max_examples=150)
@given(
    text=st.text(alphabet="ab é😀\"'\\\t<&:#,[]-\u00ad", min_size=1, max_size=30),
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    width=st.sampled_from([10, 80]),
    line_break=st.sampled_from(["\n", "\r\n"]),
)
def test_yaml_scalars_decode_to_the_same_words(read: Read, text: str, style: str | None, width: int, line_break: str) -> None:
    import yaml

    value = "words " + text
    dumped = yaml.safe_dump({"intro": value}, default_style=style, width=width, allow_unicode=True)
    document = read(f"---\n{dumped}---\n".replace("\n", line_break))
    shown = " ".join(" ".join(block.text for block in document.blocks).split())
    assert re.findall(r"\w+", shown) == re.findall(r"\w+", value.replace("\u00ad", ""))
