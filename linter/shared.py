"""Values that are held once, however often they are met: of what is said of a long page much is the same."""

from __future__ import annotations

from typing import Any, TypeVar

Value = TypeVar("Value")


class Shared:
    """Gives for each value the first that was equal to it."""

    __slots__ = ("_met",)

    def __init__(self) -> None:
        self._met: dict[Any, Any] = {}

    def __call__(self, value: Value) -> Value:
        """`value`, or an equal one that was met before."""
        met: Value = self._met.setdefault(value, value)
        return met
