"""Where things are, counted the slow way too; compiled and in Python."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

import linter.documents
from linter.documents import offsets
from linter.findings import Span


def _in_python() -> ModuleType:
    spec = spec_from_file_location("offsets_in_python", Path(linter.documents.__path__[0], "offsets.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BOTH = pytest.mark.parametrize("module", [offsets, _in_python()], ids=["as-used", "in-python"])
TEXTS = st.text(st.sampled_from("ab \n\ré\u07ff\u0800中🦵\U00010000"), max_size=300)


@BOTH
@given(text=TEXTS, asked=st.lists(st.integers(0, 300), max_size=30))
def test_bytes_are_told_as_code_points(module: ModuleType, text: str, asked: list[int]) -> None:
    code_points = module.CodePoints(text)
    for offset in asked:
        before = text[:offset]
        assert code_points.at(len(before.encode())) == len(before)


@BOTH
@given(text=TEXTS)
def test_lines_begin_where_others_end(module: ModuleType, text: str) -> None:
    ends = [at + 1 for at, sign in enumerate(text) if sign == "\n" or (sign == "\r" and text[at + 1 : at + 2] != "\n")]
    assert [*module.line_starts(text)] == [0, *ends]


@st.composite
def _segments(draw: st.DrawFn) -> tuple[list[offsets.Segment], int]:
    made: list[offsets.Segment] = []
    text = source = 0
    for size, gap, length in draw(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3), st.integers(-1, 4)), min_size=1, max_size=6)):
        source += gap
        made.append((text, source, length))
        text, source = text + size, source + (size if length < 0 else length)
    return made, text


@BOTH
@given(made=_segments())
def test_a_text_is_mapped_as_its_segments_say(module: ModuleType, made: tuple[list[offsets.Segment], int]) -> None:
    segments, end = made
    mapped = module.offset_map(segments, end)
    places: list[tuple[int, int]] = []
    for number, (start, source, length) in enumerate(segments):
        size = (segments[number + 1][0] if number + 1 < len(segments) else end) - start
        alike = length in (offsets.LITERAL, size)
        places += [(source + at, source + at + 1) if alike else (source, source + length) for at in range(size)]
    assert [(mapped.start(at), mapped.end(at + 1)) for at in range(end)] == places
    assert mapped.end(0) == mapped.end(-1) == places[0][0] or mapped.shift is not None
    for start in range(end):
        span = mapped.span(start, end)
        assert span == (places[start][0], places[-1][1])
        assert type(span) is Span
    again = module.offset_map([*segments], end)
    assert mapped == again
    assert hash(mapped) == hash(again)
    assert mapped != module.offset_map([(0, 10_000, 1)], 1)
    assert mapped != "text"
    assert eval(repr(mapped), {"OffsetMap": module.OffsetMap, "array": offsets.array}) == mapped
