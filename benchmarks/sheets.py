"""Pages whose figures are counted: what stands between two comments is replaced, the words around it stay as they were written."""

from __future__ import annotations

from pathlib import Path
from typing import Final

BEGIN: Final = "<!-- figures: begin -->"
END: Final = "<!-- figures: end -->"


def filled(sheet: str, figures: str, begin: str = BEGIN, end: str = END) -> str:
    """`sheet` with `figures` between its marks. Raises ValueError when it has no marks."""
    before, opened, rest = sheet.partition(begin)
    _, closed, after = rest.partition(end)
    if not opened or not closed:
        raise ValueError(f"the page has no place for the figures: {begin} … {end}")
    return f"{before}{begin}\n\n{figures}\n\n{end}{after}"


def fill(page: Path, figures: str, begin: str = BEGIN, end: str = END) -> None:
    """Put `figures` between the marks of `page`. Raises OSError, and ValueError when it has no marks."""
    page.write_text(filled(page.read_text(encoding="utf-8"), figures, begin, end), encoding="utf-8")
