"""Tables of patterns: numbers side by side, which nobody believes before they have looked at them."""

from __future__ import annotations

import random
from collections.abc import Callable
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.language import matching
from linter.language.accelerated import IS_COMPILED
from linter.language.patterns import LARGEST_GAP, PhraseLists, compile_pattern
from linter.language.rows import Rows, packed, unpacked
from linter.language.tables import AT_ENDING, CHOICE, DEEPEST, GAP, WORDS, PatternTable, packed_element, pattern_table
from linter.language.tokens import sentences
from linter.records import replace

PHRASES = ("no more pain", "(it|this) may ..2 heal <list:places>", "<percent> (of (us|them) |) heal $", "^ ~heal (with ease|) now")
LISTS = {"places": ("knee", "lower back", "(left|right) hip")}


def _modules() -> list[ModuleType]:
    if not IS_COMPILED:
        return [matching]
    from linter.language import _matching  # type: ignore[attr-defined] # there may be none

    return [matching, _matching]


@pytest.fixture(params=_modules(), ids=lambda module: module.__name__)
def module(request: pytest.FixtureRequest) -> ModuleType:
    return request.param  # type: ignore[no-any-return]


def _table() -> PatternTable:
    lists = PhraseLists(LISTS.__getitem__)
    return pattern_table([(compile_pattern(phrase, lists), number % 2) for number, phrase in enumerate(PHRASES)], lists)


@given(rows=st.lists(st.lists(st.integers(-(2**31), 2**31 - 1), max_size=4), max_size=6))
def test_rows_come_back_as_they_were(rows: list[list[int]]) -> None:
    assert [list(row) for row in Rows(packed(rows))] == rows


def test_rows_are_the_same_bytes_on_every_machine() -> None:
    assert packed([[258], []]) == bytes.fromhex("02000000 00000000 01000000 01000000 02010000")


@pytest.mark.parametrize(
    "stored",
    [
        b"",
        packed([[1], [2]])[:-1],
        packed([[1], [2]])[:-4],
        packed([[1], [2]]) + b"\0\0\0\0",
        packed([[1], [2]])[::-1],
        b"".join(packed([[1], [2]])[at : at + 4][::-1] for at in range(0, 24, 4)),  # as another machine might have written it
        bytes.fromhex("ffffffff 00000000"),
        bytes.fromhex("ffffff7f 00000000"),
    ],
)
def test_what_makes_up_no_rows_is_refused(stored: bytes) -> None:
    with pytest.raises(ValueError, match="whole numbers"):
        unpacked(stored)


def test_patterns_are_found_by_their_table(module: ModuleType) -> None:
    [sentence] = sentences("This may well heal right hip and knee.")
    assert [match.payload for match in module.PatternIndex(_table(), "ab").matches(sentence, {})] == ["b"]


def _rows(**changes: list[list[int]]) -> Callable[[PatternTable], PatternTable]:
    return lambda table: replace(table, **{name: packed(rows) for name, rows in changes.items()})


def _changed(name: str, change: Callable[[list[list[int]]], None]) -> Callable[[PatternTable], PatternTable]:
    def changed(table: PatternTable) -> PatternTable:
        rows = [list(row) for row in Rows(getattr(table, name))]
        change(rows)
        return replace(table, **{name: packed(rows)})

    return changed


def _sequence_with(kind: int, number: int) -> Callable[[PatternTable], PatternTable]:
    return _changed("sequences", lambda rows: rows[-1].append(packed_element(kind, number)))


SPOILT: list[Callable[[PatternTable], PatternTable]] = [
    *(
        _changed(name, lambda rows, number=number: next(filter(None, rows)).__setitem__(0, number))  # type: ignore[misc]
        for name in PatternTable.__slots__[1:]
        for number in (-1, 1 << 30)
    ),
    *(_changed(name, lambda rows: rows.append([])) for name in PatternTable.__slots__[3:]),
    *(_changed(name, lambda rows: rows.pop()) for name in PatternTable.__slots__[3:]),
    _changed("openers", lambda rows: next(filter(None, rows)).pop()),
    _changed("openers", lambda rows: next(filter(None, rows)).__setitem__(1, 50)),
    _changed("sets", lambda rows: rows[-1].clear()),
    _changed("merged", lambda rows: next(filter(None, rows)).append(0)),
    _changed("options", lambda rows: [row.clear() for row in rows] and None),
    _changed("sequences", lambda rows: rows[-1].extend([packed_element(GAP, 1)] * DEEPEST)),
    lambda table: replace(table, symbols=table.symbols + "\nmore"),
    lambda table: replace(table, symbols=""),
    lambda table: replace(table, sets=table.sets[:-4]),
    lambda table: replace(table, options=b"\0"),
    _rows(sequences=[]),
    _sequence_with(AT_ENDING, 1),
    _sequence_with(WORDS, -1),
    _sequence_with(GAP, LARGEST_GAP + 1),
    _sequence_with(CHOICE, 1000),
]


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_table_that_was_spoilt_is_refused(module: ModuleType, spoil: Callable[[PatternTable], PatternTable]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whichever it is
        module.PatternIndex(spoil(_table()), "ab")


def test_a_choice_within_itself_is_refused(module: ModuleType) -> None:
    holding = next(number for number, row in enumerate(Rows(_table().options)) if 0 in row)

    def within(rows: list[list[int]]) -> None:
        rows[0].append(packed_element(CHOICE, holding))

    with pytest.raises(ValueError, match="nobody packed"):
        module.PatternIndex(_changed("sequences", within)(_table()), "ab")


def test_ends_in_no_order_are_refused(module: ModuleType) -> None:
    table = _table()
    ends = bytearray(table.sets)
    ends[8:12], ends[12:16] = b"\7\0\0\0", b"\1\0\0\0"
    with pytest.raises(ValueError):  # noqa: PT011 - whichever it is
        module.PatternIndex(replace(table, sets=bytes(ends)), "ab")


def test_payloads_that_are_not_there_are_refused(module: ModuleType) -> None:
    with pytest.raises(ValueError, match="nobody packed"):
        module.PatternIndex(_table(), "a")


def test_whatever_is_believed_can_be_read(module: ModuleType) -> None:
    chance = random.Random(3)
    [sentence] = sentences("It may heal the knee, no more pain of them now, 5 percent of us heal with ease.")
    believed = 0
    for _ in range(2000):
        table = _table()
        name = chance.choice(PatternTable.__slots__[1:])
        stored = bytearray(getattr(table, name))
        at = chance.randrange(4, len(stored))
        stored[at] = chance.choice((0, 1, 2, 3, stored[at] ^ 1, 255))
        try:
            index = module.PatternIndex(replace(table, **{name: bytes(stored)}), "ab")
        except ValueError:
            continue
        believed += 1
        index.matches(sentence, {"percent": {9: (11,)}})
        index.only("a".__eq__).matches(sentence, {})
    assert believed > 100
