"""Front matter: which strings are copy, on which surface, and where exactly."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.documents.front_matter import NOT_PROSE_KEYS, SLUG_KEYS
from linter.documents.model import Document, DocumentError
from linter.documents.read import read_document

Outline = Callable[..., list[tuple[str, str]]]
Places = Callable[..., dict[str, str]]


@pytest.mark.parametrize("path", ["a.md", "a.mdx", "a.html"])
def test_surfaces(outline: Outline, path: str) -> None:
    source = (
        "---\ntitle: Knee care\nseo_title: Knees\ndescription: About knees\nsummary: In short\nog_title: Share me\nog:\n  title: Share\n"
        "image_alt: A knee\nhero:\n  heading: Walk again\ntags: [knee pain, hips]\ncategories:\n- Joints\n---\nText\n"
    )
    assert outline(source, path) == [
        ("title", "Knee care"), ("title", "Knees"), ("meta-description", "About knees"), ("meta-description", "In short"),
        ("open-graph", "Share me"), ("open-graph", "Share"), ("alt-text", "A knee"), ("front-matter", "Walk again"),
        ("front-matter", "knee pain"), ("front-matter", "hips"), ("front-matter", "Joints"), ("paragraph", "Text"),
    ]  # fmt: skip


def test_what_is_no_prose_is_left_out(outline: Outline) -> None:
    source = (
        "---\nlayout: post\nslug: knee-care\ndate: 2026-01-02\ndraft: true\nweight: 12\nlink: https://example.com/cures\n"
        "file: cures.pdf\nwhen: 2026-01-02 10:00\ncolour2: '#ff0000'\nid: we cure\nclaimslint:\n  context: education only\nempty:\n---\n"
    )
    assert outline(source) == []


@pytest.mark.parametrize(
    ("value", "is_copy"),
    [
        ("cure-arthritis-with-exosomes", True),
        ("/clinic/exosomes_cure_lupus/", True),
        ("2026-01-02-say-goodbye-to-pain", True),
        ("knee-care", False),  # a place in the site
        ("/blog/2026/knees", False),
        ("3f2504e0-4f89-11d3-9a0c-0305e82c3301", False),
    ],
)
@pytest.mark.parametrize("key", ["slug", "permalink"])
def test_an_address_made_of_words_is_copy(places: Places, key: str, value: str, is_copy: bool) -> None:
    assert places(f"---\nlayout: x\n{key}: {value}\n---\n") == ({value: value} if is_copy else {})


@pytest.mark.parametrize(
    ("value", "text", "place"),
    [
        ("We cure it # not this", "We cure it", "We cure it"),
        ("We cure\n  it all", "We cure it all", "We cure\n  it all"),
        ("'We don''t cure'", "We don't cure", "We don''t cure"),
        ('"We \\u0063ure \\"it\\""', 'We cure "it"', 'We \\u0063ure \\"it\\"'),
        ('"We cu\\\n    re it"', "We cure it", "We cu\\\n    re it"),
        ("|\n  We cure\n  it", "We cure it", "We cure\n  it"),
        (">-  # folded\n  We cure\n  it\n  # kept", "We cure it # kept", "We cure\n  it\n  # kept"),
        ("&anchor We cure", "We cure", "We cure"),
        ("!!str 'We cure'", "We cure", "We cure"),
        ("We {{ verb }} it", "We it", "We {{ verb }} it"),
        ("We cure 😀 caf\u00e9s", "We cure 😀 cafés", "We cure 😀 cafés"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_exact_places(places: Places, value: str, text: str, place: str, newline: str) -> None:
    source = f"---\nkind: é\ntitle: {value}\nlayout: x\n---\n".replace("\n", newline)
    assert places(source) == {text: place.replace("\n", newline)}


def test_paragraphs_of_a_block_scalar_are_blocks(outline: Outline) -> None:
    assert outline("---\nintro: |\n  One\n  two.\n\n  Three.\n---\n") == [("front-matter", "One two."), ("front-matter", "Three.")]


def test_entries_of_a_list_are_rows(read: Callable[..., object]) -> None:
    document = read_document(b"---\nfaq:\n- q: Does it cure?\n  a: No.\n- q: Is it safe?\n  a: Unknown.\ntags: [aa, bb]\n---\n", "a.md")
    blocks = document.blocks
    assert [blocks[block.lead].text if block.lead is not None else None for block in blocks] == [
        None, "Does it cure?", None, "Is it safe?", None, None,
    ]  # fmt: skip
    assert blocks[0].row == blocks[1].row != blocks[2].row == blocks[3].row
    assert blocks[4].row == blocks[5].row


def test_toml(places: Places) -> None:
    source = (
        '+++\ntitle = "We \\"cure\\" it" # no\ntags = ["knee pain", \'hips\']\ndate = 2026-01-02\nlayout = "we cure"\n[params]\n'
        'description = """\nLong\n  words \\\n  here"""\nhero = {heading = "Walk again", "sub title" = \'It works\'}\n+++\nText\n'
    )
    assert places(source) == {
        'We "cure" it': 'We \\"cure\\" it', "knee pain": "knee pain", "hips": "hips",
        "Long words here": "Long\n  words \\\n  here", "Walk again": "Walk again", "It works": "It works", "Text": "Text",
    }  # fmt: skip


def test_toml_strings_are_found_in_lists_and_inline_tables(outline: Outline) -> None:
    source = (
        "+++\nrows = [\n  ['We cure knees'],\n  [\"We cure hips\"]\n]\nog = {title = 'Share me', n = 5}\nhero.alt = 'A knee'\n"
        "quote = '''It's ''cured''!'''\n[ page . sitemap ]\nnote = 'we cure it'\n[plain]\nnote = 'we help it'\n+++\nText\n"
    )
    assert outline(source) == [
        ("front-matter", "We cure knees"), ("front-matter", "We cure hips"), ("open-graph", "Share me"), ("alt-text", "A knee"),
        ("front-matter", "It's ''cured''!"), ("front-matter", "we help it"), ("paragraph", "Text"),
    ]  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("fences", [("", ""), ("---json\n", "---\n"), ("--- JSON\n", "...\n")])
def test_json(read: Callable[..., Document], fences: tuple[str, str], newline: str) -> None:
    written = (
        '{\n\t"title": "We \\"cure\\" it\\/all \\ud83d\\ude00", "layout":"we cure", "n": [1, true, null],\n\t"tags": ["knee pain", "hips"],\n'
        '  "og": {"title": "Share me"},\n  "faqs": [{"q": "Is it {safe}?", "a": "Yes\\n\\nit is"}, {"q": "Why?"}],\n'
        '  "claimslint": {"context": "education"}\n}\n'
    )
    document = read(f"{fences[0]}{written}{fences[1]}# Text\n".replace("\n", newline))
    assert [(block.surface, block.text) for block in document.blocks] == [
        ("title", 'We "cure" it/all 😀'), ("front-matter", "knee pain"), ("front-matter", "hips"), ("open-graph", "Share me"),
        ("front-matter", "Is it {safe}?"), ("front-matter", "Yes it is"), ("front-matter", "Why?"), ("heading", "Text"),
    ]  # fmt: skip
    title, *_, question, answer, other, _ = document.blocks
    assert document.source[slice(*title.span())] == 'We \\"cure\\" it\\/all \\ud83d\\ude00'
    assert question.row == answer.row != other.row
    assert answer.lead == len(document.blocks) - 4
    assert [(setting.key, setting.value, setting.shape) for setting in document.settings] == [("context", "education", "text")]


@pytest.mark.parametrize(
    ("value", "shape"), [("null", "no-text"), ('["education"]', "item"), ('{"is": "it"}', "below"), ('"{{ it }}"', "template")]
)
def test_settings_in_json_have_a_shape(read: Callable[..., Document], value: str, shape: str) -> None:
    (setting,) = read(f'{{"claimslint": {{"context": {value}}}}}\nText\n').settings
    assert (setting.key, setting.shape) == ("context", shape)


@given(
    data=st.dictionaries(
        st.from_regex("[a-z]{1,8}", fullmatch=True).filter(lambda key: key not in NOT_PROSE_KEYS | SLUG_KEYS),
        st.text(alphabet='We cureé😀"\\\\/}[]:,#\t', min_size=1, max_size=12).map(lambda text: f"We {text} it"),
    ),
    ascii_only=st.booleans(),
    indent=st.sampled_from([None, 2, "\t"]),
)
def test_any_json_gives_its_texts(read: Callable[..., Document], data: dict[str, str], ascii_only: bool, indent: int | str | None) -> None:
    document = read(json.dumps(data, ensure_ascii=ascii_only, indent=indent) + "\n")
    assert [block.text for block in document.blocks] == [" ".join(text.split()) for text in data.values()]


def test_what_a_template_puts_into_json_is_not_known(outline: Outline) -> None:
    assert outline('{"date": {{ .Date }}, "title": "We cure {{ .it }} here"}\nText\n') == [("title", "We cure here"), ("paragraph", "Text")]


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [
        ("---\ntitle: a\nb: [c\n---\n", 4, 1),
        ("---\ntitle: 'a\n---\n", 3, 1),
        ("---\ntitle: a: b\n---\n", 2, 9),
        ("---\n{title: a} b\n---\n", 2, 12),
        ("---\ntitle: é\x07\n---\n", 2, 9),
        ("---\ntitle: *nothing\n---\n", 2, 8),
        ("---\na: " + "[" * 60 + "]" * 60 + "\n---\n", 2, 53),
        ("+++\ntitle = a\n+++\n", 2, 9),
        ("---toml\ntitle = a\n---\n", 2, 9),
        ("---yaml\ntitle: a: b\n---\n", 2, 9),
        ('{"title": a}\n', 1, 11),
        ('{\r\n  "title": "We",\r\n}\r\n', 3, 1),
        ('---json\n{"title": "a" "b"}\n---\n', 2, 15),
        ('{"a": ' + "[" * 60 + "]" * 60 + "}\n", 1, 56),
        ('{"a": ' + "9" * 10_000 + "}\n", 1, 1),
    ],
)
def test_malformed_is_an_error_with_a_place(source: str, line: int, column: int) -> None:
    with pytest.raises(DocumentError, match="front matter") as caught:
        read_document(source.encode(), "a.md")
    assert (caught.value.line, caught.value.column) == (line, column)


def test_an_alias_bomb_costs_nothing(outline: Outline) -> None:
    lines = ["a0: &a0 [We cure]", *(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12))]
    assert outline("---\n" + "\n".join(lines) + "\n---\n") == [("front-matter", "We cure")]


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("---\nWe cure it.\n\n---\nMore\n", [("paragraph", "We cure it."), ("paragraph", "More")]),
        ("---\n---\nText\n", [("paragraph", "Text")]),
        ("---\n\n---\nText\n", [("paragraph", "Text")]),
        ("Text\n\n---\ntitle: a b\n---\n", [("paragraph", "Text"), ("heading", "title: a b")]),
        ("---\n{We cure} it.\n\n---\nMore\n", [("paragraph", "{We cure} it."), ("paragraph", "More")]),
        ("---\n> So: they\n> cure\n\n---\n", [("quote", "So: they cure")]),
        ("---\n![We](b): cure\n\n---\n", [("alt-text", "We"), ("paragraph", ": cure")]),
        ("---\n{{ a: b }} it\n\n---\n", [("paragraph", "it")]),
        ("---\n**We**: cure\n\n---\n", [("paragraph", "We: cure")]),
        ("---\ntitle: never closed\n", [("paragraph", "title: never closed")]),
        ('{"title": "never closed"\n', [("paragraph", '{"title": "never closed"')]),
        ('{"title": "We"} cure it\n', [("paragraph", '{"title": "We"} cure it')]),
        ("{We: cure}\n", [("paragraph", "{We: cure}")]),
        ('Text\n{"title": "We"}\n', [("paragraph", 'Text {"title": "We"}')]),
        ("---json\n[We] cure\n\n---\nMore\n", [("paragraph", "---json [We] cure"), ("paragraph", "More")]),
        ("{}\nText\n", [("paragraph", "Text")]),
    ],
)
def test_rules_are_no_front_matter(outline: Outline, source: str, blocks: list[tuple[str, str]]) -> None:
    assert outline(source) == blocks


@pytest.mark.parametrize(
    "mapping",
    [
        '{title: "We cure it", claimslint: {context: education}}',
        '{\n  "title":"We cure it",\n  "claimslint":{"context":"education"}\n}',
        "# how\n\n{ 'title' : We cure it, claimslint: {context: education} }",
        "{<<: {title: We cure it}, claimslint: {context: education}}",
        "<<: {title: We cure it, claimslint: {context: education}}",
        "<<: [{title: We cure it}, {claimslint: {context: education}}]",
        "<<:\n  title: We cure it\n  claimslint:\n    context: education",
        "  title: We cure it\n  claimslint: {context: education}",
        "&page\ntitle: We cure it\nclaimslint: {context: education}",
        "!!map {title: We cure it, claimslint: {context: education}}",
        "? title\n: We cure it\n? claimslint\n: {context: education}",
    ],
)
@pytest.mark.parametrize("language", ["", "yaml", " yml"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_mapping_is_front_matter_however_it_begins(read: Callable[..., Document], mapping: str, language: str, newline: str) -> None:
    document = read(f"---{language}\n{mapping}\n---\nText\n".replace("\n", newline))
    assert [(block.surface, block.text) for block in document.blocks] == [("title", "We cure it"), ("paragraph", "Text")]
    assert [(setting.key, setting.value) for setting in document.settings] == [("context", "education")]


@pytest.mark.parametrize(("key", "surface"), [("og:title", "open-graph"), ("$note", "front-matter"), ("c#", "front-matter")])
def test_a_key_may_hold_signs(outline: Outline, key: str, surface: str) -> None:
    assert outline(f"---\n{key}: We cure it\n---\n") == [(surface, "We cure it")]


def test_mdx_expressions_do_not_reach_into_front_matter(outline: Outline) -> None:
    assert outline("---\nimage: {src: a.png, alt: We cure}\n---\nimport A from 'a'\n\nHi {x}\n", "a.mdx") == [
        ("alt-text", "We cure"),
        ("paragraph", "Hi"),
    ]


def test_the_name_of_another_page_is_no_copy_but_a_label_is() -> None:
    document = read_document(
        b"---\nrelated:\n- stem-cell-joint-repair\ntreatment: knee-renewal\ntags: [cure-arthritis]\nheading: A stem-cell drip\n---\nText\n",
        "a.md",
    )
    assert [block.text for block in document.blocks] == ["cure-arthritis", "A stem-cell drip", "Text"]


@pytest.mark.parametrize("key", ["title", "description", "headline", "image_alt", "og:title"])
def test_what_readers_see_is_copy_however_it_is_written(key: str) -> None:
    document = read_document(f'---\n"{key}": arthritis-cured\n---\nText\n'.encode(), "a.md")
    assert "arthritis-cured" in [block.text for block in document.blocks]
