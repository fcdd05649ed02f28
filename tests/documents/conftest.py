"""How the tests of the readers look at a document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest

from linter.documents.model import Block, Document
from linter.documents.read import read_document

Read = Callable[..., Document]


@pytest.fixture(scope="session")
def read() -> Read:
    """Read a text as the file `path`, and hold the document to what is true of every document."""

    def read(text: str, path: str = "page.md") -> Document:
        document = read_document(text.encode(), path)
        assert document.source == text.removeprefix("\ufeff")
        assert_faithful(document)
        return document

    return read


@pytest.fixture(scope="session")
def outline(read: Read) -> Callable[..., list[tuple[str, str]]]:
    """Surface and text of every block."""
    return lambda text, path="page.md": [(block.surface, block.text) for block in read(text, path).blocks]


@pytest.fixture(scope="session")
def places(read: Read) -> Callable[..., dict[str, str]]:
    """For each block's text, the source that it stands for."""

    def places(text: str, path: str = "page.md") -> dict[str, str]:
        document = read(text, path)
        return {block.text: document.source[slice(*block.span())] for block in document.blocks}

    return places


def assert_faithful(document: Document) -> None:
    """What is true of every document: order, references, white space, and the place of each character."""
    starts = [block.span().start for block in document.blocks]
    assert starts == sorted(starts)
    for index, block in enumerate(document.blocks):
        assert block.text
        assert block.text == " ".join(block.text.split())
        assert not re.search("[\u00ad\u200b-\u200f\u2060\ufeff]", block.text)
        for reference in (block.lead, block.section):
            assert reference is None or (0 <= reference < len(document.blocks) and reference != index)
        assert block.section is None or (document.blocks[block.section].level and block.section < index)
        assert_mapped(block, document.source)
    for feature in document.features:
        assert 0 <= feature.span.start <= feature.span.end <= len(document.source)
    for offset in {0, len(document.source), *starts}:
        assert document.position(offset) == naive_position(document.source, offset)


def assert_mapped(block: Block, source: str) -> None:
    """The segments tile the text, go forward in the source, and characters that stand for themselves are the same."""
    expected_start = 0
    done = 0
    for text_start, text_length, source_start, source_length in segments(block):
        assert text_start == expected_start
        expected_start += text_length
        assert done <= source_start + source_length
        assert 0 <= source_start <= source_start + source_length <= len(source)
        done = max(done, source_start)
        if text_length == source_length:
            shown, written = block.text[text_start:expected_start], source[source_start : source_start + source_length]
            if len(unicodedata.normalize("NFKC", written)) != source_length:  # a ligature behind a sign that falls away: as long by chance
                continue
            assert all(a == b or a == " " for a, b in zip(shown, written, strict=True)), (shown, written)
    assert expected_start == len(block.text)
    for offset in range(len(block.text)):
        assert block.offsets.start(offset) <= block.offsets.end(offset + 1)


def segments(block: Block) -> list[tuple[int, ...]]:
    """What each segment of a block is: its start and length in the text, and in the source."""
    offsets = block.offsets
    if offsets.shift is not None:
        return [(0, len(block.text), offsets.shift, len(block.text))]
    return [(start, *offsets.rest[3 * at : 3 * at + 3]) for at, start in enumerate(offsets.starts)]


def naive_position(source: str, offset: int) -> tuple[int, int]:
    """Line and column, counted the slow way."""
    before = source[:offset]
    in_pair = before.endswith("\r") and source[offset : offset + 1] == "\n"
    lines = re.split(r"\r\n|\r|\n", before.removesuffix("\r") if in_pair else before)
    return len(lines), len(lines[-1]) + (1 if in_pair else 0) + 1
