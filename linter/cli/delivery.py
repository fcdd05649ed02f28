"""Put a report where it is wanted: whole into a file, or onto standard output."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linter.cli.errors import OutputError

if TYPE_CHECKING:
    from linter.reports.text import Role

_COLOURS: dict[Role, dict[str, object]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "note": {"fg": "blue", "bold": True},
    "strong": {"bold": True},
    "quiet": {"dim": True},
}


def paint(text: str, role: Role) -> str:
    """`text` in the colour of its role."""
    return click.style(text, **_COLOURS[role])  # type: ignore[arg-type]


def in_colour() -> bool:
    """Whether standard output is a terminal whose owner does not mind colour (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def require_writable(target: Path) -> None:
    """Raise OutputError when no report can be written to `target`; asked before the work is done."""
    if target.is_dir():
        raise OutputError(f"{target}: is a folder; --output needs a file")
    if not target.absolute().parent.is_dir():
        raise OutputError(f"{target}: there is no folder to write it to")


def require_apart(target: Path, copy: Iterable[Path]) -> None:
    """Raise OutputError when `target` is one of the files to be checked: the report would take the place of the copy."""
    if target.exists() and any(target.samefile(file) for file in copy):
        raise OutputError(f"{target}: is copy that is to be checked; write the report elsewhere")


def write_file(target: Path, text: str) -> None:
    """Write `text` to `target`: all of it or nothing. A pipe or device is written to directly."""
    try:
        final = target.resolve()
        if final.exists() and not stat.S_ISREG(final.stat().st_mode):
            final.write_text(text, encoding="utf-8", newline="")
            return
        part = final.with_name(f".{final.name}.{os.getpid()}.part")
        try:
            with part.open("x", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            if final.exists():
                part.chmod(stat.S_IMODE(final.stat().st_mode))
            part.replace(final)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{target}: the report cannot be written: {error.strerror}") from error


def write_stdout(text: str) -> None:
    """Write `text` to standard output; what its encoding lacks becomes a backslash escape. Raises BrokenPipeError when nobody reads."""
    try:
        sys.stdout.buffer.write(text.encode(sys.stdout.encoding or "utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"standard output: the report cannot be written: {error.strerror}") from error
