"""Put a report where it is wanted: whole into a file, or onto standard output."""

from __future__ import annotations

import os
import stat
import sys
import time
from codecs import iterdecode
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from linter.cli.errors import OutputError

if TYPE_CHECKING:
    from linter.engine import Verdict
    from linter.reports.report import Report
    from linter.reports.text import Role

Format = Literal["text", "json"]
"""The formats of a report."""

_AT_ONCE: Final = 131_072
"""Bytes that are written at a time."""

_COLOURS: dict[Role, str] = {"error": "\x1b[31;1m", "warning": "\x1b[33;1m", "note": "\x1b[34;1m", "strong": "\x1b[1m", "quiet": "\x1b[2m"}


def paint(text: str, role: Role) -> str:
    """`text` in the colour of its role."""
    return f"{_COLOURS[role]}{text}\x1b[0m"


def written(verdict: Verdict, format_: Format, *, colour: bool) -> Iterator[str]:
    """What a report in that format says of one file, in pieces."""
    if format_ == "json":
        from linter.reports.json import entry as json_entry

        return json_entry(verdict)
    from linter.reports.text import entry, plain

    return entry(verdict, paint if colour else plain)


def rendered(report: Report, format_: Format, *, colour: bool, quiet: bool, failures: bool) -> Iterator[bytes]:
    """`report` in that format, in pieces; `failures` says whether a text lists them, for they may be told elsewhere."""
    if format_ == "json":
        from linter.reports.json import render as render_json

        return render_json(report)
    from linter.reports.text import Look, plain, render

    return render(report, Look(paint if colour else plain, quiet, failures))


def in_colour() -> bool:
    """Whether standard output is a terminal whose owner does not mind colour (https://no-color.org)."""
    return sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def require_writable(target: Path) -> None:
    """Raise OutputError when no report can be written to `target`; asked before the work is done."""
    if target.is_dir():
        raise OutputError(f"{target}: is a folder; --output needs a file")
    if not target.absolute().parent.is_dir():
        raise OutputError(f"{target}: there is no folder to write it to")


def require_apart(target: Path, copy: Iterable[str]) -> None:
    """Raise OutputError when `target` is one of the files to be checked: the report would take the place of the copy."""
    if target.exists() and any(target.samefile(file) for file in copy):
        raise OutputError(f"{target}: is copy that is to be checked; write the report elsewhere")


def write_file(target: Path, pieces: Iterable[bytes]) -> None:
    """Write `pieces` to `target`: all of them or nothing. A pipe or device is written to directly."""
    try:
        final = target.resolve()
        if final.exists() and not stat.S_ISREG(final.stat().st_mode):
            with final.open("wb") as device:
                device.writelines(_gathered(pieces))
            return
        part = final.with_name(f".claimslint-{os.getpid()}-{time.time_ns()}.part")
        try:
            with part.open("xb") as file:
                file.writelines(_gathered(pieces))
                file.flush()
                os.fsync(file.fileno())
            if final.exists():
                part.chmod(stat.S_IMODE(final.stat().st_mode))
            part.replace(final)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{target}: the report cannot be written: {error.strerror}") from error


def write_stdout(pieces: Iterable[bytes]) -> None:
    """Write `pieces` to standard output; what its encoding lacks becomes a backslash escape. Raises BrokenPipeError when nobody reads."""
    if sys.stdout is None:
        raise OutputError("standard output: the report cannot be written: it is closed")
    encoding = (sys.stdout.encoding or "utf-8").lower()
    try:
        for piece in _gathered(pieces if encoding == "utf-8" else _in_encoding(encoding, pieces)):
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"standard output: the report cannot be written: {error.strerror}") from error


def _gathered(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """`pieces` joined into a few large ones: for the system, to take in a page at a time is twice the work."""
    gathered: list[bytes] = []
    size = 0
    for piece in pieces:
        gathered.append(piece)
        size += len(piece)
        if size >= _AT_ONCE:
            yield b"".join(gathered)
            gathered.clear()
            size = 0
    yield b"".join(gathered)


def _in_encoding(encoding: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """UTF-8 `pieces`, which may end within a character, in another encoding."""
    for text in iterdecode(pieces, "utf-8"):
        yield text.encode(encoding, "backslashreplace")


def tell(sentence: str) -> None:
    """One line for the person who started the run, on standard error; where it cannot be written the status has to say it alone."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"{sentence}\n")
