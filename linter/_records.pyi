from collections.abc import Callable
from typing import Any

Plain = Callable[[], Callable[..., None]]

class Constructor:
    def __init__(self, kind: type, names: tuple[str, ...], defaults: tuple[object, ...], is_followed: bool, plain: Plain, /) -> None: ...
    def __call__(self, *args: Any, **named: Any) -> None: ...
