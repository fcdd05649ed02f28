"""Slotted dataclasses that cost a run almost nothing until they are used.

The standard library's decorator generates and compiles five methods for each class when its module is imported, and imports the tools to
inspect source code: for a hundred classes that is more than the work of checking a page. Here a class gets shared methods, and its
constructor is generated when a few values have been made. For everything else the classes are what `dataclasses` makes of them: its
functions, `copy` and `pickle` treat them so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from operator import attrgetter
from types import CodeType, FunctionType
from typing import Any, Final, Never, TypeVar, dataclass_transform

Class = TypeVar("Class", bound=type)
Value = TypeVar("Value")


class _Missing:
    """The default of a field that has none."""


_MISSING = _Missing()


class _Field:
    """How a field departs from one that is given to the constructor, shown and compared."""

    __slots__ = ("compare", "default", "default_factory", "init", "repr")

    def __init__(
        self,
        default: Any,
        default_factory: Callable[[], Any] | None = None,
        init: bool = True,
        repr: bool = True,  # noqa: A002 - the words of `dataclasses.field`
        compare: bool = True,
    ) -> None:
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare


def field(
    *,
    default: Any = _MISSING,
    default_factory: Callable[[], Any] | None = None,
    init: bool = True,
    repr: bool = True,  # noqa: A002 - the words of `dataclasses.field`
    compare: bool = True,
) -> Any:
    """As `dataclasses.field`."""
    return _Field(default, default_factory, init, repr, compare)


_GIVEN: Final = _Field(_MISSING)
"""A field like most: without a default."""

_OF_PLAIN_CLASSES: Final = frozenset(("__dict__", "__weakref__"))


@dataclass_transform(field_specifiers=(field,))
def dataclass(*, slots: bool, frozen: bool = False, eq: bool = True, order: bool = False) -> Callable[[Class], Class]:
    """As `dataclasses.dataclass`, for classes with slots that inherit from no other such class."""

    def made(plain: Class) -> Class:
        own = vars(plain)
        annotations = getattr(plain, "__annotations__", {})  # not among its own members until it is asked, from Python 3.14 on
        fields: dict[str, _Field] = dict.fromkeys(annotations, _GIVEN)
        fields |= {name: _field_of(own[name]) for name in fields.keys() & own.keys()}
        members: dict[str, Any] = dict(own)
        for name in (fields.keys() & own.keys()) | _OF_PLAIN_CLASSES:
            members.pop(name, None)
        members |= _SHARED | (_COMPARED if eq else {}) | (_FROZEN if frozen else {}) | (_ORDERED if order else {})
        if eq and not frozen:
            members["__hash__"] = None
        members |= {name: own[name] for name in own.keys() & _OWN}
        members["__slots__"] = tuple(fields) if slots else ()
        members["__match_args__"] = tuple([name for name, field in fields.items() if field.init])
        members["_record_fields"] = fields
        members["_record_made"] = []
        members["__dataclass_fields__"] = _StandardFields()
        members["__init__"] = _first_init
        record: Any = type(plain)(plain.__name__, plain.__bases__, members)
        record.__qualname__ = plain.__qualname__
        return record  # type: ignore[no-any-return] # a class made by a metaclass has no type of its own

    return made


def replace(value: Value, /, **changes: object) -> Value:
    """`value` with other values in the fields that `changes` names."""
    fields: Mapping[str, _Field] = type(value)._record_fields  # type: ignore[attr-defined] # noqa: SLF001 - ours
    given = {name: getattr(value, name) for name, own in fields.items() if own.init and name not in changes}
    return type(value)(**given, **changes)


def as_mapping(value: object) -> dict[str, Any]:
    """The fields of `value` by name; values within it are left as they are."""
    return {name: getattr(value, name) for name in type(value)._record_fields}  # type: ignore[attr-defined] # noqa: SLF001 - ours


def setters(kind: type) -> list[Callable[[Any, Any], None]]:
    """What sets each field of a value of `kind` that was made by `__new__` alone: for whoever reads what was such a value before."""
    return [vars(kind)[name].__set__ for name in kind._record_fields]  # type: ignore[attr-defined] # noqa: SLF001 - ours


def maker(kind: type[Value]) -> Callable[..., Value]:
    """What makes a value of `kind` of all that its constructor takes, in order: where many are made, and claimslint is compiled, sooner."""
    made = vars(kind).get("_record_maker")
    if made is None:
        constructor = _compiled_constructor(kind)
        made = kind._record_maker = kind if constructor is None else constructor.make  # type: ignore[attr-defined] # noqa: SLF001 - ours
    return made


def _field_of(default: object) -> _Field:
    return default if isinstance(default, _Field) else _Field(default)


_FEW: Final = 4
"""Values of a class until its constructor is compiled, which takes longer than setting the fields of some dozens: most runs make few."""


def _first_init(self: Any, /, *args: Any, **named: Any) -> None:
    """Sets the fields of the first values of a class; then makes its constructor, and is it once."""
    kind = type(self)
    kind._record_made.append(None)  # noqa: SLF001 - ours
    if len(kind._record_made) <= _FEW and _is_set(self, kind._record_fields, args, dict(named)):  # noqa: SLF001 - ours
        return
    kind.__init__ = _compiled_constructor(kind) or _constructor(kind)
    kind.__init__(self, *args, **named)


_set: Final = object.__setattr__


def _is_set(value: Any, fields: Mapping[str, _Field], args: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Set the fields of `value`; False for arguments that do not fit, for which the constructor has the words."""
    given = type(value).__match_args__
    if len(args) > len(given):
        return False
    for name, its in zip(given, args, strict=False):
        _set(value, name, its)
    for name in given[len(args) :]:
        own = fields[name]
        if name in named:
            _set(value, name, named.pop(name))
        elif own.default is not _MISSING:
            _set(value, name, own.default)
        elif own.default_factory is not None:
            _set(value, name, own.default_factory())
        else:
            return False
    if named:
        return False
    if hasattr(value, "__post_init__"):
        value.__post_init__()
    return True


def _compiled_constructor(kind: Any) -> Any:
    """As `_constructor`, where claimslint was built with a compiler at hand and no factory makes what is missing; else None."""
    try:
        from linter._records import Constructor
    except ImportError:
        return None
    given = {name: own for name, own in kind._record_fields.items() if own.init}  # noqa: SLF001 - ours
    if any(own.default_factory is not None for own in given.values()):
        return None
    defaults = tuple([own.default for own in given.values() if own.default is not _MISSING])
    return Constructor(kind, tuple(given), defaults, hasattr(kind, "__post_init__"), partial(_constructor, kind))


def _constructor(kind: Any) -> Callable[..., None]:
    """`__init__` with a parameter a field, which sets the slots one by one (past `__setattr__`, which a frozen class refuses)."""
    given = {name: own for name, own in kind._record_fields.items() if own.init}  # noqa: SLF001 - ours
    used: dict[str, Any] = {"_missing": _MISSING}
    for number, (name, own) in enumerate(given.items()):
        used |= {f"_set_{number}": kind.__dict__[name].__set__, f"_make_{number}": own.default_factory}
    code = _code(tuple([own.default_factory is not None for own in given.values()]), hasattr(kind, "__post_init__"))
    defaults = [own.default for own in given.values() if own.default is not _MISSING or own.default_factory is not None]
    init = FunctionType(code.replace(co_varnames=("self", *given)), used, "__init__", tuple(defaults))
    init.__qualname__ = f"{kind.__qualname__}.__init__"
    init.__module__ = kind.__module__
    return init


@cache
def _code(made: tuple[bool, ...], is_followed: bool) -> CodeType:
    """The code of a constructor with so many parameters, which has yet to be told their names: compiled once for all classes that it fits.

    `made` says of each whether a factory makes what is missing, `is_followed` whether `__post_init__` is to be called.
    """
    parameters = ", ".join(["self", *(f"_{number}" for number in range(len(made)))])
    values = [f"_make_{number}() if _{number} is _missing else _{number}" if by else f"_{number}" for number, by in enumerate(made)]
    body = [f" _set_{number}(self, {value})" for number, value in enumerate(values)]
    if is_followed:
        body.append(" self.__post_init__()")
    defined: dict[str, Any] = {}
    exec(f"def __init__({parameters}):\n" + "\n".join(body or [" pass"]), defined)  # noqa: S102 - made of numbers alone
    code: CodeType = defined["__init__"].__code__
    return code


def _key(kind: Any) -> Callable[[Any], Any]:
    """What values of `kind` are compared by: found when it is first asked for."""
    key = kind.__dict__.get("_record_key")
    if key is None:
        compared = [name for name, own in kind._record_fields.items() if own.compare]  # noqa: SLF001 - ours
        key = kind._record_key = attrgetter(*compared) if compared else _nothing  # noqa: SLF001 - ours
    return key  # type: ignore[no-any-return] # set by this function alone


def _nothing(_value: object) -> tuple[()]:
    return ()


def _eq(self: object, other: object) -> Any:
    if type(self) is not type(other):
        return NotImplemented
    key = _key(type(self))
    return self is other or bool(key(self) == key(other))


def _hash(self: Any) -> int:
    return hash(_key(type(self))(self))


def _lt(self: object, other: object) -> Any:
    if type(self) is not type(other):
        return NotImplemented
    key = _key(type(self))
    return bool(key(self) < key(other))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name, own in self._record_fields.items() if own.repr)
    return f"{type(self).__qualname__}({shown})"


def _refuse_to_set(_self: Any, name: str, _value: object) -> Never:
    raise _frozen_error()(f"cannot assign to field {name!r}")


def _refuse_to_delete(_self: Any, name: str) -> Never:
    raise _frozen_error()(f"cannot delete field {name!r}")


def _frozen_error() -> type[AttributeError]:
    from dataclasses import FrozenInstanceError

    return FrozenInstanceError


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__slots__]


def _set_state(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__slots__, state, strict=True):
        object.__setattr__(self, name, value)


class _StandardFields:
    """`__dataclass_fields__`, made when a function of `dataclasses` asks for it."""

    def __get__(self, _value: object, kind: Any) -> Any:
        import dataclasses

        standard = [
            (
                name,
                kind.__annotations__[name],
                dataclasses.field(
                    **({} if own.default is _MISSING else {"default": own.default}),
                    **({} if own.default_factory is None else {"default_factory": own.default_factory}),
                    init=own.init,
                    repr=own.repr,
                    compare=own.compare,
                ),
            )
            for name, own in kind._record_fields.items()  # noqa: SLF001 - ours
        ]
        return dataclasses.make_dataclass(kind.__name__, standard).__dataclass_fields__  # type: ignore[attr-defined] # it has them


_SHARED: dict[str, Any] = {"__repr__": _repr, "__getstate__": _state, "__setstate__": _set_state}
_COMPARED: dict[str, Any] = {"__eq__": _eq, "__hash__": _hash}
_FROZEN: dict[str, Any] = {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
_ORDERED: dict[str, Any] = {"__lt__": _lt}
_OWN = frozenset(("__repr__", "__eq__", "__hash__", "__lt__", "__setattr__", "__delattr__", "__getstate__", "__setstate__"))
"""Methods that a class may write itself."""
