"""The files a page is rendered with: those the config names, and those a site generator would find under `--site DIR`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from linter.cli.errors import CopyError
from linter.documents.front_matter import front_matter_end
from linter.documents.model import DocumentError, Format
from linter.documents.read import EXTENSIONS, read_document
from linter.documents.surroundings import Surrounding, extended_by, includes_of, slot_of
from linter.regexes import regex

if TYPE_CHECKING:
    from linter.policy.settings import Settings

_FOLDERS = (
    "_layouts", "_includes", "layouts", "layouts/_default", "layouts/partials", "includes", "partials", "templates", "src/_includes",
    "src/_layouts", "src/layouts", "themes", "",
)  # fmt: skip
"""Where generators keep layouts and includes, below the root of a site."""
_ENDINGS = ("", ".html", ".md", ".njk", ".liquid", ".hbs", ".jinja", ".jinja2", ".j2", ".ejs")
_LAYOUT = regex(r"^layout[ \t]*[:=][ \t]*[\"']?(?P<name>[\w./-]+)", re.MULTILINE)
_DEEPEST = 8
_MOST_FILES = 500


class _Allowance:
    """How many files one page may still be rendered with."""

    def __init__(self) -> None:
        self._left = _MOST_FILES

    def take(self) -> None:
        """One file more. Raises CopyError when it is one too many."""
        self._left -= 1
        if self._left < 0:
            raise CopyError(f"it includes more than {_MOST_FILES} files, or files that include each other")


def rendered_with(file: Path | None, source: str, settings: Settings, site: Path | None) -> tuple[Surrounding, ...]:
    """Everything that the page in `file`, whose text is `source`, is rendered with, as far as config and site tell.

    Raises CopyError for a page that is rendered with more files than a page can be.
    """
    found: list[Surrounding] = []
    allowance = _Allowance()
    if file is not None:
        for path in settings.rendered_with(str(file.absolute())):
            found += _surroundings(Path(path), None, site, _DEEPEST, allowance)
    if site is not None:
        found += _of_site(source, site, _DEEPEST, allowance)
    return tuple(found)


def _of_site(source: str, site: Path, depth: int, allowance: _Allowance) -> Iterator[Surrounding]:
    """The includes and the layout that `source` itself names."""
    for at, name in includes_of(source):
        if (path := _find(site, name)) is not None:
            yield from _surroundings(path, at, site, depth - 1, allowance)
    layout = _LAYOUT.search(source, 0, front_matter_end(source))
    outer = layout.group("name") if layout else extended_by(source)
    if outer is not None and (path := _find(site, outer)) is not None:
        yield from _surroundings(path, None, site, depth - 1, allowance)


def _surroundings(path: Path, at: int | None, site: Path | None, depth: int, allowance: _Allowance) -> Iterator[Surrounding]:
    """The file at `path`, what it includes put in its place, and the layout that it is rendered with in turn."""
    if depth <= 0 or not path.is_file():
        return
    allowance.take()
    try:
        source = path.read_bytes().decode("utf-8-sig", "replace")
        whole = source if site is None else _expanded(source, site, depth, allowance)
        yield Surrounding(read_document(whole.encode(), str(path), _format(path)), at, slot_of(whole))
    except (OSError, DocumentError):
        return
    if at is None and site is not None:
        layout = _LAYOUT.search(source, 0, front_matter_end(source))
        name = layout.group("name") if layout else extended_by(source)
        if name is not None and (outer := _find(site, name)) is not None and outer != path:
            yield from _surroundings(outer, None, site, depth - 1, allowance)


def _expanded(source: str, site: Path, depth: int, allowance: _Allowance) -> str:
    if depth <= 0:
        return source
    parts: list[str] = []
    done = 0
    for at, name in includes_of(source):
        path = _find(site, name)
        if path is None:
            continue
        allowance.take()
        try:
            inner = path.read_bytes().decode("utf-8-sig", "replace")
        except OSError:
            continue
        parts += (source[done:at], _expanded(inner, site, depth - 1, allowance))
        done = at
    return "".join((*parts, source[done:]))


def _find(site: Path, name: str) -> Path | None:
    for folder in _FOLDERS:
        for ending in _ENDINGS:
            path = site / folder / f"{name}{ending}"
            if _is_within(site, path):
                return path
    return None


def _is_within(site: Path, path: Path) -> bool:
    """Whether there is a file at `path`, and it lies in `site`, wherever links lead; a name that no file can have names none."""
    try:
        return path.is_file() and path.resolve().is_relative_to(site.resolve())
    except (OSError, ValueError, RuntimeError):  # RuntimeError: links that lead in a circle
        return False


def _format(path: Path) -> Format:
    return EXTENSIONS.get(path.suffix.lower(), "html")
