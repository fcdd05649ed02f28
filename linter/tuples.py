"""Named tuples that cost a run almost nothing until they are used.

`typing.NamedTuple` compiles a constructor and the annotations of each class when its module is imported, which takes ten times as long as
making the class. Here a class gets shared methods, and its constructor when its first value is made; for everything else it is what
`typing.NamedTuple` makes of it. Generic classes are left to that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import _tuplegetter  # what `namedtuple` reads a field with: twice as fast as a property

    class _Maker(type):
        """Makes a tuple of what stands in a class whose base is `NamedTuple`."""

        def __new__(cls, name: str, bases: tuple[type, ...], members: dict[str, Any]) -> type:
            if bases != (NamedTuple,):
                raise TypeError("a named tuple has no other bases")
            fields = tuple(members.get("__annotations__", ()))
            defaults = {field: members[field] for field in fields if field in members}
            if fields[len(fields) - len(defaults) :] != tuple(defaults):
                raise TypeError("a field with a default cannot stand before one without")
            getters = {field: _tuplegetter(number, None) for number, field in enumerate(fields)}
            told = {"__slots__": (), "__match_args__": fields, "_fields": fields, "_field_defaults": defaults}
            return type(name, (tuple,), {**_SHARED, **members, **getters, **told})

    NamedTuple = type.__new__(_Maker, "NamedTuple", (), {"__doc__": "As `typing.NamedTuple`.", "__module__": __name__})


def _first_new(cls: Any, /, *args: Any, **named: Any) -> Any:
    """Makes the constructor of the class, and is it once."""
    constructor = FunctionType(
        _code(len(cls._fields)).replace(co_varnames=("_cls", *cls._fields)),
        {"_new": tuple.__new__},
        "__new__",
        tuple(cls._field_defaults.values()),
    )
    constructor.__qualname__ = f"{cls.__qualname__}.__new__"
    cls.__new__ = staticmethod(constructor)
    return constructor(cls, *args, **named)


@cache
def _code(count: int) -> CodeType:
    """The code of a constructor with `count` parameters, which has yet to be told their names: compiled once for all classes."""
    values = "".join(f"_{number}, " for number in range(count))
    made: Callable[..., Any] = eval(f"lambda _cls, {values}: _new(_cls, ({values}))")  # noqa: S307 - made of numbers alone
    return made.__code__


def _make(cls: Any, values: Iterable[Any]) -> Any:
    made = tuple.__new__(cls, values)
    if len(made) != len(cls._fields):
        raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
    return made


def _replace(self: Any, /, **changes: Any) -> Any:
    made = self._make(map(changes.pop, self._fields, self))
    if changes:
        raise ValueError(f"Got unexpected field names: {list(changes)!r}")
    return made


def _repr(self: Any) -> str:
    return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in zip(self._fields, self, strict=True))})"


def _asdict(self: Any) -> dict[str, Any]:
    return dict(zip(self._fields, self, strict=True))


def _getnewargs(self: Any) -> tuple[Any, ...]:
    return tuple(self)


_SHARED: dict[str, Any] = {
    "__new__": _first_new,
    "__repr__": _repr,
    "__getnewargs__": _getnewargs,
    "_make": classmethod(_make),
    "_replace": _replace,
    "_asdict": _asdict,
}
