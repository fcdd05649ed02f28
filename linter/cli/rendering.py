"""The files a page is rendered with: those the config names, and those a site generator would find under `--site DIR`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from linter.cli.errors import CopyError
from linter.cli.files import shown
from linter.cli.lacking import AbsentLayout, Lacking
from linter.documents.decode import decode
from linter.documents.front_matter import front_matter_end
from linter.documents.model import DocumentError, Format
from linter.documents.offsets import line_starts
from linter.documents.read import EXTENSIONS, read_document
from linter.documents.surroundings import Surrounding, extended_by, includes_of, slot_of
from linter.records import dataclass
from linter.regexes import regex
from linter.reports.report import Failure

if TYPE_CHECKING:
    from linter.policy.settings import Settings

_FOLDERS = (
    "_layouts", "_includes", "layouts", "layouts/_default", "layouts/partials", "includes", "partials", "templates", "src/_includes",
    "src/_layouts", "src/layouts", "themes", "",
)  # fmt: skip
"""Where generators keep layouts and includes, below the root of a site."""
_ENDINGS = ("", ".html", ".md", ".njk", ".liquid", ".hbs", ".jinja", ".jinja2", ".j2", ".ejs")
_LAYOUT = regex(r"^layout[ \t]*[:=][ \t]*[\"']?(?P<name>[\w./-]+)", re.MULTILINE)
_NO_LAYOUT = frozenset({"none", "null", "nil", "false"})
"""What front matter names where it asks for no layout."""
_DEEPEST = 8
_MOST_FILES = 500


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a page is rendered with, as far as it could be read, and what is lacking."""

    around: tuple[Surrounding, ...]
    lacking: Lacking


@dataclass(frozen=True, slots=True)
class _Layout:
    """The layout that a file names, and where; `is_sure` says that it can be nothing else, not even an example of a tag."""

    name: str
    at: int
    is_sure: bool


class _Gathering:
    """What one page is rendered with, while it is looked for below `site`."""

    def __init__(self, site: Path | None) -> None:
        self.site = site
        self.around: list[Surrounding] = []
        self.unread: list[Failure] = []
        self.absent: list[AbsentLayout] = []
        self._left = _MOST_FILES

    def text_of(self, path: Path) -> str | None:
        """What the file at `path` says; None where that cannot be had, which is noted. Raises CopyError for one file too many."""
        self._left -= 1
        if self._left < 0:
            raise CopyError(f"it includes more than {_MOST_FILES} files, or files that include each other")
        try:
            return decode(path.read_bytes())
        except DocumentError as error:
            self.note(path, error)
        except OSError as error:
            self.unread.append(Failure(shown(str(path)), f"cannot be read: {error.strerror}"))
        return None

    def note(self, path: Path, error: DocumentError) -> None:
        """Note what is wrong with the file at `path`."""
        self.unread.append(Failure(shown(str(path)), error.message, error.line, error.column))

    def outer_of(self, source: str, name: str, beside: Path | None) -> Path | None:
        """The layout that `source`, the text of the file called `name`, is put into; one that is sure and not there is noted."""
        layout = _layout_of(source)
        if layout is None or self.site is None:
            return None
        found = _find(self.site, layout.name, beside)
        if found is None and layout.is_sure:
            before = line_starts(source[: layout.at])
            place = f"{name}:{len(before)}:{layout.at - before[-1] + 1}"
            self.absent.append(AbsentLayout(layout.name, shown(str(self.site)), place))
        return found


def rendered_with(file: Path | None, name: str, source: str, settings: Settings, site: Path | None) -> Rendering:
    """Everything that the page in `file`, called `name`, whose text is `source`, is rendered with, as far as config and site tell.

    An include that is not there is passed over: what looks like its tag may be an example, or belong to a plugin. So is a layout for a page
    whose layouts the config names. Raises CopyError for a page that is rendered with more files than a page can be.
    """
    gathering = _Gathering(site)
    named = () if file is None else settings.rendered_with(str(file.absolute()))
    for frame in named:
        _add(gathering, Path(frame), None, _DEEPEST)
    if site is not None:
        for at, included in includes_of(source):
            if (path := _find(site, included)) is not None:
                _add(gathering, path, at, _DEEPEST - 1)
        missed = len(gathering.absent)
        outer = gathering.outer_of(source, name, None if file is None else file.parent)
        if named:
            del gathering.absent[missed:]
        if outer is not None:
            _add(gathering, outer, None, _DEEPEST - 1)
    return Rendering(tuple(gathering.around), Lacking(tuple(gathering.unread), tuple(gathering.absent)))


def _add(gathering: _Gathering, path: Path, at: int | None, depth: int) -> None:
    """Add the file at `path`, what it includes put in its place, and the layout that it is rendered with in turn."""
    if depth <= 0 or (source := gathering.text_of(path)) is None:
        return
    whole = source if gathering.site is None else _expanded(gathering, source, gathering.site, depth)
    try:
        document = read_document(whole.encode(), str(path), _format(path))
    except DocumentError as error:
        gathering.note(path, error)
        return
    gathering.around.append(Surrounding(document, at, slot_of(whole)))
    if at is None and (outer := gathering.outer_of(source, shown(str(path)), path.parent)) is not None and outer != path:
        _add(gathering, outer, None, depth - 1)


def _expanded(gathering: _Gathering, source: str, site: Path, depth: int) -> str:
    if depth <= 0:
        return source
    parts: list[str] = []
    done = 0
    for at, name in includes_of(source):
        path = _find(site, name)
        if path is None or (inner := gathering.text_of(path)) is None:
            continue
        parts += (source[done:at], _expanded(gathering, inner, site, depth - 1))
        done = at
    return "".join((*parts, source[done:]))


def _layout_of(source: str) -> _Layout | None:
    """The layout that `source` names in its front matter, else in a tag."""
    head = front_matter_end(source)
    if (named := _LAYOUT.search(source, 0, head)) is not None:
        name = named.group("name")
        return None if name.lower() in _NO_LAYOUT else _Layout(name, named.start("name"), is_sure=True)
    if (tag := extended_by(source)) is None:
        return None
    at, name = tag
    return _Layout(name, at, is_sure=not source[head:at].strip())


def _find(site: Path, name: str, beside: Path | None = None) -> Path | None:
    """The file below `site` that generators find by `name`; one that begins with a dot may lie `beside` who names it."""
    if beside is not None and name.startswith(".") and _is_within(site, beside / name):
        return beside / name
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
