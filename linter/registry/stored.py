"""Registry values as plain data that JSON can hold, and back.

What is read back is held against the types of the fields, so that a file that somebody or something has changed is refused and never
half believed.

Values are kept in columns: of many records of one class all first fields side by side, then all second ones, and so on down; a record that
is there many times is kept once. Many texts are one text. So a few large steps read what would be tens of thousands of small ones.
"""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import cache
from itertools import accumulate, chain, pairwise
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from linter.records import setters

Plain = Any
"""Values as JSON has them."""

Value = TypeVar("Value")


class MisfitError(ValueError):
    """Plain data that is not what it should be."""


def to_plain(kind: Any, value: Any) -> Plain:
    """`value`, which is of type `kind`, as plain data."""
    return _column(kind).plain([value])


def from_plain(kind: type[Value], plain: Plain) -> Value:
    """The value of class `kind` that `plain` describes. Raises MisfitError when it describes none."""
    column: _Column = _column(kind)  # type: ignore[arg-type] # classes can be hashed
    try:
        value: Value
        (value,) = column.values(plain)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise MisfitError(str(error)) from error
    return value


class _Column(ABC):
    """How values of one type are kept side by side."""

    @abstractmethod
    def plain(self, values: Sequence[Any]) -> Plain:
        """`values` as plain data."""

    @abstractmethod
    def values(self, plain: Plain) -> Sequence[Any]:
        """The values that `plain` describes. Raises MisfitError, or what the wrong data leads to, when they are not of the type."""


@cache
def _column(kind: Any) -> _Column:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _Simple(arguments) if _SIMPLE.issuperset(arguments) else _Either(arguments)
    if origin is Literal:
        return _Chosen({choice: choice for choice in arguments})
    if origin is tuple and arguments[-1] is not Ellipsis:
        return _Together(arguments)
    if origin in (tuple, list):
        return _Several(origin, arguments[0])
    if origin is not None and issubclass(origin, Mapping):
        return _Mappings(*arguments)
    if issubclass(kind, Enum):
        return _Chosen({member.value: member for member in kind})
    return _Records(kind) if _is_record(kind) else _Simple((kind,))


_SIMPLE = frozenset((str, int, float, bool, bytes, memoryview, NoneType))
"""Types whose values are plain data as they are; bytes and views of them are what `linter.registry.cache` keeps beside JSON."""

_BETWEEN = "\x7f"
"""Stands between texts that are kept as one: a character that no registry holds and that JSON need not escape."""


class _Simple(_Column):
    """Values that are plain already, of one of `kinds`."""

    def __init__(self, kinds: Iterable[type]) -> None:
        self._kinds = frozenset(kinds)
        if not self._kinds <= _SIMPLE:
            raise TypeError(f"values of {kinds} cannot be kept")

    def plain(self, values: Sequence[Any]) -> Plain:
        are_texts = set(map(type, values)) == {str} and not any(_BETWEEN in text for text in values)
        return _BETWEEN.join(values) if are_texts else list(values)

    def values(self, plain: Plain) -> Sequence[Any]:
        values = plain.split(_BETWEEN) if type(plain) is str else plain
        _require(type(values) is list and self._kinds.issuperset(map(type, values)))
        return values


_NUMBERS = _Simple((int,))


class _Chosen(_Column):
    """Values that are known beforehand, by what stands for them."""

    def __init__(self, choices: Mapping[Any, Any]) -> None:
        self._choices = choices
        self._standing_for = {value: plain for plain, value in choices.items()}
        self._simple = _Simple(map(type, choices))

    def plain(self, values: Sequence[Any]) -> Plain:
        return self._simple.plain([self._standing_for[value] for value in values])

    def values(self, plain: Plain) -> Sequence[Any]:
        return list(map(self._choices.__getitem__, self._simple.values(plain)))


class _Records(_Column):
    """Records of the class `kind`: which one each is, and a column a field of those that differ."""

    def __init__(self, kind: Any) -> None:
        self._new = kind.__new__  # its constructor would first have to be compiled
        self._kind = kind
        self._names = kind.__slots__
        self._fields = [
            (set_field, _column(_type_of(kind.__annotations__[name], kind.__module__)))
            for name, set_field in zip(self._names, setters(kind), strict=True)
        ]

    def plain(self, values: Sequence[Any]) -> Plain:
        places: dict[str, int] = {}
        which = [places.setdefault(repr(self._columns([value])), len(places)) for value in values]
        firsts = dict(zip(reversed(which), reversed(values), strict=True))
        return [which, *self._columns([firsts[place] for place in range(len(places))])]

    def _columns(self, values: Sequence[Any]) -> list[Plain]:
        fields = zip(self._names, self._fields, strict=True)
        return [column.plain([getattr(value, name) for value in values]) for name, (_, column) in fields]

    def values(self, plain: Plain) -> Sequence[Any]:
        which, *columns = plain
        which = _NUMBERS.values(which)
        _require(min(which, default=0) >= 0 and max(which, default=-1) < len(which))
        records = [self._new(self._kind) for _ in range(max(which, default=-1) + 1)]
        for (set_field, column), own in zip(self._fields, columns, strict=True):
            values = column.values(own)
            _require(len(values) == len(records))
            deque(map(set_field, records, values), maxlen=0)
        return [records[place] for place in which]


class _Several(_Column):
    """Tuples or lists: how many values each has, and the column of all values."""

    def __init__(self, make: Callable[[Sequence[Any]], Any], of: Any) -> None:
        self._make = make
        self._inner = _column(of)

    def plain(self, values: Sequence[Any]) -> Plain:
        return [list(map(len, values)), self._inner.plain(list(chain.from_iterable(values)))]

    def values(self, plain: Plain) -> Sequence[Any]:
        lengths, inner = plain
        lengths = _NUMBERS.values(lengths)
        if not any(lengths):  # what a registry for checking has left out: its columns, down to the last, need not be looked at
            return [self._make(()) for _ in lengths]
        return [self._make(part) for part in _parts(lengths, self._inner.values(inner))]


class _Together(_Column):
    """Tuples of as many values as there are `kinds`: a column for each place."""

    def __init__(self, kinds: Iterable[Any]) -> None:
        self._inner = list(map(_column, kinds))

    def plain(self, values: Sequence[Any]) -> Plain:
        return [column.plain([value[place] for value in values]) for place, column in enumerate(self._inner)]

    def values(self, plain: Plain) -> Sequence[Any]:
        return list(zip(*(column.values(own) for column, own in zip(self._inner, plain, strict=True)), strict=True))


class _Mappings(_Column):
    """Mappings: how many entries each has, the column of all keys and that of all values."""

    def __init__(self, keys: Any, values: Any) -> None:
        self._keys, self._values = _column(keys), _column(values)

    def plain(self, values: Sequence[Any]) -> Plain:
        keys = list(chain.from_iterable(values))
        return [list(map(len, values)), self._keys.plain(keys), self._values.plain([each for own in values for each in own.values()])]

    def values(self, plain: Plain) -> Sequence[Any]:
        lengths, keys, values = plain
        lengths = _NUMBERS.values(lengths)
        if not any(lengths):
            return [{} for _ in lengths]
        parts = zip(_parts(lengths, self._keys.values(keys)), _parts(lengths, self._values.values(values)), strict=True)
        return [dict(zip(*part, strict=True)) for part in parts]


class _Either(_Column):
    """Values of one of several classes: which class each has, and a column for each class."""

    def __init__(self, kinds: Iterable[Any]) -> None:
        self._kinds = [_class_of(kind) for kind in kinds]
        self._inner = list(map(_column, kinds))

    def plain(self, values: Sequence[Any]) -> Plain:
        which = [next(place for place, kind in enumerate(self._kinds) if isinstance(value, kind)) for value in values]
        own = [[value for value, chosen in zip(values, which, strict=True) if chosen == place] for place in range(len(self._kinds))]
        return [which, *(column.plain(part) for column, part in zip(self._inner, own, strict=True))]

    def values(self, plain: Plain) -> Sequence[Any]:
        which, *parts = plain
        which = _NUMBERS.values(which)
        own = [column.values(part) if place in which else () for place, (column, part) in enumerate(zip(self._inner, parts, strict=True))]
        _require(min(which, default=0) >= 0 and all(which.count(place) == len(values) for place, values in enumerate(own)))
        following = list(map(iter, own))
        return [next(following[place]) for place in which]


def _parts(lengths: Sequence[int], values: Sequence[Any]) -> list[Sequence[Any]]:
    """`values` in parts of these `lengths`."""
    _require(min(lengths, default=0) >= 0 and sum(lengths) == len(values))
    return [values[start:end] for start, end in pairwise(accumulate(lengths, initial=0))]


def _require(holds: bool) -> None:
    if not holds:
        raise MisfitError("values of another kind, or too many or too few")


def _class_of(kind: Any) -> type:
    """The class of the values of a type."""
    origin = get_origin(kind)
    return type(get_args(kind)[0]) if origin is Literal else origin or kind


def _is_record(kind: type) -> bool:
    """Whether `kind` is a data class: of all classes that a registry is made of, these alone have slots."""
    return bool(vars(kind).get("__slots__"))


@cache
def _type_of(annotation: Any, module: str) -> Any:
    """The type that `annotation` of a class in `module` names: what `get_type_hints` says, in a fifth of its time.

    The records of a registry have them evaluated, which takes a twentieth.
    """
    return eval(annotation, vars(sys.modules[module])) if isinstance(annotation, str) else annotation  # noqa: S307 - of our own classes
