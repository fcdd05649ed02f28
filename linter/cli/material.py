"""What the verdict on one piece of copy is made from, gathered before anything is judged, and what that verdict is known by.

Light on purpose: a run whose results are all known reads its copy here, and neither the registry nor the engine.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from errno import EBADF
from pathlib import Path
from typing import TYPE_CHECKING, Final

from linter.cli.errors import CopyError
from linter.cli.files import NO_FILE, Copy, absolute, shown
from linter.digests import digest
from linter.records import dataclass
from linter.reports.printable import printable
from linter.reports.report import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linter.cli.lacking import Lacking
    from linter.documents.surroundings import Surrounding
    from linter.policy.settings import Settings


@dataclass(slots=True)
class Material:
    """One piece of copy as bytes, the text of the style sheets it links to, what it is rendered with, and what is `lacking` of that."""

    copy: Copy
    data: bytes
    styles: str = ""
    around: tuple[Surrounding, ...] = ()
    lacking: Lacking | None = None

    def taken(self) -> bytes:
        """The bytes, which are let go here: whoever has decoded them needs no more than the text."""
        data, self.data = self.data, b""
        return data


def gathered(copy: Copy, settings: Settings, site: Path | None) -> Material | Failure:
    """Read `copy` and what decides how it is read; `site` is the root of the site it belongs to."""
    try:
        data = standard_input() if copy.file is None else _bytes_of(copy.file)
        return Material(copy, data, styles_of(copy.file, data), *_around(copy, data, settings, site))
    except OSError as error:
        return Failure(copy.path, f"cannot be read: {error.strerror}")
    except MemoryError:
        return Failure(copy.path, "cannot be read: there is not enough memory")
    except CopyError as error:
        return Failure(copy.path, str(error))
    except Exception as error:
        return bug_with(copy, error)


def bug_with(copy: Copy, error: Exception) -> Failure:
    """The failure that an unforeseen `error` (the one at hand) comes to: one file that breaks claimslint must not hide what others hold."""
    import traceback

    return Failure(copy.path, f"a bug in claimslint: {type(error).__name__}: {error}", bug=True, detail=traceback.format_exc())


def name_of(copy: Copy, stdin_name: str | None) -> str | None:
    """The absolute path by which `settings` know `copy`; standard input goes by the name it was given, None without one."""
    name = stdin_name if copy.file is None else copy.file
    return None if name is None else absolute(name)


def known_by(material: Material, run: str, settings: Settings, stdin_name: str | None) -> str:
    """What the verdict on `material` is kept as. `run` stands for all that it depends on and that is the same for every piece of copy."""
    # The path is shown in the report; where the file lies counts only where the settings are not the same everywhere.
    place = name_of(material.copy, stdin_name) if settings.overrides or settings.renderings else None
    known = digest(f"{run}\0{material.copy.path}\0{place or ''}\0".encode(*_ANY_NAME))
    known.update(material.data)
    for part in _other_parts(material):
        known.update(f"\0{len(part)}\0".encode())
        known.update(part.encode(*_ANY_NAME))
    return known.hexdigest()


_ANY_NAME = ("utf-8", "surrogateescape")


def _other_parts(material: Material) -> Iterator[str]:
    yield material.styles
    for each in material.around:
        yield f"{each.document.path}\0{each.at}\0{each.slot}"
        yield each.document.source


def content_of(path: str, *, otherwise: str = NO_FILE) -> bytes:
    """What the file at `path` holds. Raises CopyError where that cannot be had, and, with the words `otherwise`, for a pipe or device."""
    try:
        mode = Path(path).stat().st_mode
        if stat.S_ISREG(mode):
            return _bytes_of(path)
        fault = "is a folder" if stat.S_ISDIR(mode) else otherwise
    except FileNotFoundError:
        fault = "no such file"
    except (OSError, ValueError) as error:
        fault = f"cannot be read: {error.strerror if isinstance(error, OSError) else error}"
    raise CopyError(f"{printable(shown(path))}: {fault}")


def standard_input() -> bytes:
    """All that standard input holds. Raises OSError where it is closed."""
    if sys.stdin is None:  # so Python has it where the file descriptor is closed
        raise OSError(EBADF, "standard input is closed")
    return sys.stdin.buffer.read()


_AT_ONCE: Final = 16_384
"""Bytes that are read at a time: more than most copy has, and room for so few is found at once."""
_LINK: Final = re.compile(rb"<[lL][iI][nN][kK]")


def _bytes_of(file: str) -> bytes:
    # By hand, in two thirds of the time that a file object takes: a run does this for thousands of files.
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    pieces = []
    try:
        while piece := os.read(descriptor, _AT_ONCE):
            pieces.append(piece)
    finally:
        os.close(descriptor)
    return b"".join(pieces)


def styles_of(file: str | None, data: bytes) -> str:
    """What the style sheets say that `data`, the bytes of `file`, links to."""
    if file is None or _LINK.search(data) is None:
        return ""
    from linter.cli.stylesheets import linked_styles

    return linked_styles(Path(file), data)


def _around(copy: Copy, data: bytes, settings: Settings, site: Path | None) -> tuple[tuple[Surrounding, ...], Lacking | None]:
    """What `copy` is rendered with, and what is lacking of it."""
    if site is None and not settings.renderings:
        return (), None
    from linter.cli.rendering import rendered_with
    from linter.documents.decode import decode
    from linter.documents.model import DocumentError

    try:
        source = decode(data)
    except DocumentError:  # told by whoever reads the page itself
        return (), None
    found = rendered_with(None if copy.file is None else Path(copy.file), copy.path, source, settings, site)
    return found.around, found.lacking
