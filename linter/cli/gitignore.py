"""What .gitignore files say about a walk: those of the repository above a folder, and those met inside it.

As in git, the file nearest to a path decides, and within a file the last line that matches. Only .gitignore files count, no
configuration of one machine: the same checkout is checked the same way everywhere.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from linter.records import dataclass

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


@dataclass(frozen=True, slots=True)
class Ignores:
    """The .gitignore files that are in force, each with its folder, outermost first."""

    files: tuple[tuple[Path, GitIgnoreSpec], ...] = ()

    @staticmethod
    def above(folder: Path) -> Ignores:
        """The .gitignore files of the repository that `folder` (absolute) lies in, above it.

        None of them count when together they ignore the folder itself: whoever names an ignored folder (a build, an export) wants it read.
        """
        repository = next((parent for parent in (folder, *folder.parents) if (parent / ".git").exists()), folder)
        ignores = Ignores()
        for parent in reversed(folder.parents):
            if parent.is_relative_to(repository):
                ignores = ignores.entering(parent)
                if ignores.ignores(str(_child(parent, folder)), folder=True):
                    return Ignores()
        return ignores

    def entering(self, folder: Path) -> Ignores:
        """These and the .gitignore of `folder` (absolute), if it has one."""
        file = folder / ".gitignore"
        try:
            if not file.is_file():  # a pipe would be waited for
                return self
            lines = file.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
        except OSError:
            return self
        return Ignores((*self.files, (folder, _spec(lines))))

    def ignores(self, path: str, *, folder: bool = False) -> bool:
        """Whether `path` (absolute) is ignored; its parents are taken not to be."""
        for base, spec in reversed(self.files):
            verdict = spec.check_file(Path(path).relative_to(base).as_posix() + ("/" if folder else "")).include
            if verdict is not None:
                return verdict
        return False


def _child(parent: Path, below: Path) -> Path:
    return parent / below.relative_to(parent).parts[0]


def _spec(lines: list[str]) -> GitIgnoreSpec:
    """What `lines` ignore; a line that is no pattern (`!` alone) ignores nothing, as in git."""
    from linter.policy.globs import matcher

    try:
        return matcher(lines)
    except ValueError:
        return matcher([line for line in lines if _is_pattern(line)])


def _is_pattern(line: str) -> bool:
    from linter.policy.globs import matcher

    try:
        matcher([line])
    except ValueError:
        return False
    return True
