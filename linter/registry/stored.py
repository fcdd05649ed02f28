"""Registry values as plain data that JSON can hold, and back.

What is read back is held against the types of the fields, so that a file that somebody or something has changed is refused and never
half believed. A value of a class is the list of its fields; where a field may be of several classes, the name of its class comes first.
Many texts are one text: splitting it takes a fraction of what reading a list of texts takes, and there are thousands of them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from enum import Enum
from functools import cache
from itertools import chain
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from linter.records import setters
from linter.registry.detectors import Detector

Plain = Any
"""A value as JSON has it."""

Value = TypeVar("Value")
_Reader = Callable[[Plain], Any]

_TAGGED: tuple[type, ...] = get_args(Detector)


class MisfitError(ValueError):
    """Plain data that is not what it should be."""


def to_plain(value: object) -> Plain:
    """`value` as plain data."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        if _is_all_text(value) and _is_all_text(value.values()):
            return [_joined(value), _joined(value.values())]
        return {str(to_plain(key)): to_plain(inner) for key, inner in value.items()}
    if _is_record(type(value)):
        own = [to_plain(getattr(value, name)) for name in type(value).__slots__]  # type: ignore[attr-defined] # a record has them
        return [type(value).__name__, *own] if isinstance(value, _TAGGED) else own
    if isinstance(value, list) and _is_all_text(value):
        return _joined(value)
    if isinstance(value, tuple | list):
        return [to_plain(inner) for inner in value]
    return value


_BETWEEN = "\x7f"
"""Stands between texts that are kept as one: a character that no registry holds and that JSON need not escape."""


def _is_all_text(values: Collection[object]) -> bool:
    """Whether `values` are texts, at least one, that can be kept as one."""
    kinds = set(map(type, values))
    return kinds == {str} and not any(_BETWEEN in str(value) for value in values)


def _joined(texts: Iterable[Any]) -> Plain:
    return _BETWEEN.join(texts)


def _split(plain: Plain) -> list[str]:
    return plain.split(_BETWEEN) if type(plain) is str else _refused("texts")


def from_plain(kind: type[Value], plain: Plain) -> Value:
    """The value of class `kind` that `plain` describes. Raises MisfitError when it describes none."""
    try:
        value: Value = _reader(kind)(plain)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise MisfitError(str(error)) from error
    return value


@cache
def _made_reader(kind: Any) -> _Reader:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return _choice(arguments)
    if origin in (Union, UnionType):
        return _either(arguments)
    if origin is tuple:
        return _tuple(arguments)
    if origin is list:
        return _list(arguments[0])
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(*arguments)
    if _is_record(kind):
        return _record(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _member(kind)
    return _plain(kind)


def _is_record(kind: Any) -> bool:
    """Whether `kind` is a data class: of all classes that a registry is made of, these alone have slots."""
    return isinstance(kind, type) and bool(vars(kind).get("__slots__"))


def _reader(kind: Any) -> _Reader:
    """What reads a value of type `kind`."""
    return _made_reader(kind)


def _refused(what: str) -> Any:
    raise MisfitError(f"no {what}")


def _record(kind: Any) -> _Reader:
    types = [_type_of(kind.__annotations__[name], kind.__module__) for name in kind.__slots__]
    fields = list(zip(setters(kind), types, map(_reader, types), strict=True))

    nothing: Plain = [[] for _ in fields]
    empty: list[Any] = []  # the record of nothing but empty lists, which is one for all: half of the records are

    def read(plain: Plain) -> Any:
        if plain == nothing and empty:
            return empty[0]
        if type(plain) is not list or len(plain) != len(fields):
            raise MisfitError(f"no {kind.__name__}")
        value = kind.__new__(kind)  # its constructor would first have to be compiled
        for (set_field, of, reader), inner in zip(fields, plain, strict=True):
            set_field(value, inner if type(inner) is of else reader(inner))
        if plain == nothing:
            empty.append(value)
        return value

    return read


@cache
def _type_of(annotation: Any, module: str) -> Any:
    """The type that `annotation` of a class in `module` names: what `get_type_hints` says, in a fifth of its time.

    The records of a registry have them evaluated, which takes a twentieth.
    """
    return eval(annotation, vars(sys.modules[module])) if isinstance(annotation, str) else annotation  # noqa: S307 - of our own classes


def _plain(kind: type) -> _Reader:
    def read(plain: Plain) -> Any:
        if type(plain) is kind or (kind is float and type(plain) is int):
            return plain
        raise MisfitError(f"no {kind.__name__}")

    return read


def _member(kind: type[Enum]) -> _Reader:
    members = {member.value: member for member in kind}

    def read(plain: Plain) -> Any:
        return members[plain] if plain in members else _refused(kind.__name__)

    return read


def _choice(allowed: tuple[object, ...]) -> _Reader:
    def read(plain: Plain) -> Any:
        if plain in allowed:
            return plain
        raise MisfitError("no such choice")

    return read


def _either(kinds: tuple[Any, ...]) -> _Reader:
    if all(_is_record(kind) for kind in kinds):
        readers = {kind.__name__: _reader(kind) for kind in kinds}
        return lambda plain: readers[plain[0]](plain[1:])
    options = [_reader(kind) for kind in kinds if kind is not NoneType]

    def read(plain: Plain) -> Any:
        if type(plain) in kinds:  # a text, a number or nothing
            return plain
        for option in options[:-1]:
            try:
                return option(plain)
            except ValueError:
                continue
        return options[-1](plain)

    return read


def _tuple(kinds: tuple[Any, ...]) -> _Reader:
    if kinds[-1] is Ellipsis:
        inner = _list(kinds[0], may_be_joined=False)
        return lambda plain: () if plain == [] else tuple(inner(plain))
    readers = [_reader(kind) for kind in kinds]
    return lambda plain: tuple([reader(value) for reader, value in zip(readers, plain, strict=True)])


def _list(kind: Any, *, may_be_joined: bool = True) -> _Reader:
    reader = _reader(kind)
    inner = get_args(kind)[0] if get_origin(kind) is list else None

    def read(plain: Plain) -> Any:
        if may_be_joined and type(plain) is str:
            plain = _split(plain)
            if kind is str:
                return plain
        if type(plain) is not list:
            raise MisfitError("no list")
        if kind is str or kind is int:
            return plain if set(map(type, plain)) <= {kind} else _refused(f"list of {kind.__name__}")
        # Thousands of short lists are looked at in one go; what is odd among them is left to the reader of each.
        if inner is str and set(map(type, plain)) == {str}:
            return [joined.split(_BETWEEN) for joined in plain]
        if inner is int and set(map(type, plain)) == {list} and set(map(type, chain.from_iterable(plain))) == {int}:
            return plain
        return [reader(value) for value in plain]

    return read


def _mapping(key: Any, value: Any) -> _Reader:
    keys, values = _reader(key), _reader(value)

    def read(plain: Plain) -> Any:
        if key is str and value is str and type(plain) is list:
            return dict(zip(*map(_split, plain), strict=True))
        if type(plain) is not dict:
            raise MisfitError("no mapping")
        return {keys(name): values(inner) for name, inner in plain.items()}

    return read
