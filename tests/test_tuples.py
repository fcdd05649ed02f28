"""Named tuples of ours are those of the standard library."""

from __future__ import annotations

import copy
import inspect
import pickle
import typing
from collections.abc import Callable

import pytest

from linter.tuples import NamedTuple


class Ours(NamedTuple):
    """What it is for."""

    first: int
    second: str = "two"

    @property
    def doubled(self) -> int:
        return self.first * 2


class Theirs(typing.NamedTuple):
    """What it is for."""

    first: int
    second: str = "two"

    @property
    def doubled(self) -> int:
        return self.first * 2


class Other(NamedTuple):
    left: int
    right: int


USES: list[Callable[[typing.Any], object]] = [
    lambda kind: kind(1),
    lambda kind: kind(second="b", first=2),
    lambda kind: kind(1).doubled,
    lambda kind: kind(1) == (1, "two"),
    lambda kind: hash(kind(1)) == hash((1, "two")),
    lambda kind: sorted([kind(2), kind(1)]),
    lambda kind: kind(1)._replace(second="c"),
    lambda kind: kind(1)._replace(third=3),
    lambda kind: kind(1)._asdict(),
    lambda kind: kind._make([3, "d"]),
    lambda kind: kind._make([3]),
    lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__, kind.__doc__, kind.__slots__),
    lambda kind: list(kind.__annotations__),
    lambda kind: inspect.signature(kind(1).__new__).parameters.keys(),
    lambda kind: kind(),
    lambda kind: kind(1, "b", 3),
    lambda kind: kind(third=1),
    lambda kind: setattr(kind(1), "first", 2),
    lambda kind: setattr(kind(1), "other", 2),
]


def told(use: Callable[[typing.Any], object], kind: type) -> str:
    try:
        return repr(use(kind))
    except (TypeError, ValueError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize("use", USES)
def test_a_named_tuple_is_what_the_standard_library_makes_of_it(use: Callable[[typing.Any], object]) -> None:
    assert told(use, Ours) == told(use, Theirs).replace("Theirs", "Ours")


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_it_can_be_copied(again: Callable[[object], object]) -> None:
    assert again(Ours(1)) == Ours(1)
    assert type(again(Ours(1))) is Ours


def test_classes_of_one_shape_have_names_of_their_own() -> None:
    assert Other(right=1, left=2) == (2, 1)
    assert Ours(first=1) == (1, "two")
    match Other(3, 4):
        case Other(left, right=right):
            assert (left, right) == (3, 4)


def test_what_it_cannot_be_is_refused() -> None:
    with pytest.raises(TypeError, match="no other bases"):
        type(NamedTuple)("Mixed", (NamedTuple, dict), {})
    with pytest.raises(TypeError, match="before one without"):
        type(NamedTuple)("Late", (NamedTuple,), {"__annotations__": {"one": int, "two": int}, "one": 1})
