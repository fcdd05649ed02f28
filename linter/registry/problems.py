"""What is wrong with a registry or config, and where: values that whatever reads one hands on.

The annotations of these records are types, not text: what is stored of a registry is read back by them.
"""

from linter.records import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a value stands in a registry or config file (1-based line and column)."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a registry, source or config: where, which field (dotted path), and one sentence."""

    place: Place
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.field}: {self.message}" if self.field else f"{self.place}: {self.message}"


class RegistryError(Exception):
    """A registry (or config) that cannot be used; `problems` says why, in file order, never empty."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(str(p) for p in problems[:5]))
        self.problems = problems
