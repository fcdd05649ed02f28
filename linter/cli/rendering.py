"""The files a page is rendered with: those the config names, and those a site generator would find under `--site DIR`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from linter.cli.errors import CopyError
from linter.cli.files import shown
from linter.cli.lacking import AbsentInclude, AbsentLayout, Circle, Lacking
from linter.documents.decode import decode
from linter.documents.fences import front_matter_end
from linter.documents.model import DocumentError, Format
from linter.documents.offsets import line_starts
from linter.documents.read import EXTENSIONS, read_document
from linter.documents.surroundings import Surrounding, extended_by, includes_of, slot_of
from linter.records import dataclass
from linter.regexes import regex
from linter.reports.report import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from linter.policy.settings import Settings

_FOLDERS = (
    "_layouts", "_includes", "layouts", "layouts/_default", "layouts/partials", "includes", "partials", "templates", "src/_includes",
    "src/_layouts", "src/layouts", "themes", "",
)  # fmt: skip
"""Where generators keep layouts and includes, below the root of a site."""
_ENDINGS = ("", ".html", ".md", ".njk", ".liquid", ".hbs", ".jinja", ".jinja2", ".j2", ".ejs")
_LAYOUT = regex(r"^(?:\{?[ \t]*\")?layout\"?[ \t]*[:=][ \t]*[\"']?(?P<name>[\w./-]+)", re.MULTILINE)
_NO_LAYOUT = frozenset({"none", "null", "nil", "false"})
"""What front matter names where it asks for no layout."""
_MOST_FILES = 500


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a page is rendered with, as far as it could be read, and what is lacking."""

    around: tuple[Surrounding, ...]
    lacking: Lacking


_Within = frozenset[Path]
"""Files that lead to another one: the chain of those that include it, or of those that it is laid around. Links are resolved."""


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
        self.include: AbsentInclude | None = None
        self._circles: dict[tuple[Path, str], Circle] = {}
        self._folders = () if site is None else tuple(folder for each in _FOLDERS if _is_folder(folder := site / each))
        self._found: dict[str, Path | None] = {}
        self._left = _MOST_FILES

    def text_of(self, path: Path) -> str | None:
        """What the file at `path` says; None where that cannot be had, which is noted. Raises CopyError for one file too many."""
        self._left -= 1
        if self._left < 0:
            raise CopyError(f"it includes more than {_MOST_FILES} files")
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

    def outer_of(self, source: str, name: str, beside: Path | None, within: _Within) -> Path | None:
        """The layout that `source`, the text of the file called `name`, is put into; one that is sure and not there is noted. It is none
        of those `within` which that would lead in a circle.
        """
        layout = _layout_of(source)
        if layout is None or self.site is None:
            return None
        found = _find(self.site, self._folders, layout.name, beside)
        if found is None:
            if layout.is_sure:
                self.absent.append(AbsentLayout(layout.name, shown(str(self.site)), _place(name, source, layout.at)))
            return None
        return None if self._is_circle(found, within, layout.name, name, source, layout.at) else found

    def included_by(self, source: str, name: str, within: _Within) -> Iterator[tuple[int, Path]]:
        """The files below the site that `source`, the text of the file called `name`, includes, each with the place of its tag."""
        if self.site is None:
            return
        for at, included in includes_of(source):
            if included not in self._found:  # a page may have a tag in each of thousands of lines
                self._found[included] = _find(self.site, self._folders, included)
            found = self._found[included]
            if found is None and self.include is None:
                self.include = AbsentInclude(included, _place(name, source, at))
            if found is not None and not self._is_circle(found, within, included, name, source, at):
                yield at, found

    def _is_circle(self, found: Path, within: _Within, named: str, name: str, source: str, at: int) -> bool:
        """Whether the file at `found` is one of those `within` which it is `named`; that is noted, once for each file that does so."""
        real = found.resolve()
        if real not in within:
            return False
        if (real, name) not in self._circles:
            self._circles[real, name] = Circle(named, _place(name, source, at))
        return True

    def lacking(self) -> Lacking:
        """What has been noted."""
        return Lacking(tuple(self.unread), tuple(self.absent), tuple(self._circles.values()), self.include)


def rendered_with(file: Path | None, name: str, source: str, settings: Settings, site: Path | None) -> Rendering:
    """Everything that the page in `file`, called `name`, whose text is `source`, is rendered with, as far as config and site tell.

    An include that is not there is passed over: what looks like its tag may be an example, or belong to a plugin. So is a layout for a page
    whose layouts the config names. Raises CopyError for a page that is rendered with more files than a page can be.
    """
    gathering = _Gathering(site)
    page: _Within = frozenset() if file is None else frozenset({file.resolve()})
    named = () if file is None else settings.rendered_with(str(file.absolute()))
    for frame in named:
        _add(gathering, Path(frame), None, page)
    if site is not None:
        for at, path in gathering.included_by(source, name, page):
            _add(gathering, path, at, page)
        if named:
            gathering.include = None
        missed = len(gathering.absent)
        outer = gathering.outer_of(source, name, None if file is None else file.parent, page)
        if named:
            del gathering.absent[missed:]
        if outer is not None:
            _add(gathering, outer, None, page)
    return Rendering(tuple(gathering.around), gathering.lacking())


def _add(gathering: _Gathering, path: Path, at: int | None, within: _Within) -> None:
    """Add the file at `path`, what it includes put in its place, and the layout that it is rendered with in turn, however deep that goes.

    It is included `at` a place of the page that is `within`, or is the layout of what is `within`.
    """
    if (source := gathering.text_of(path)) is None:
        return
    itself = frozenset({path.resolve()})
    whole = _expanded(gathering, source, path, itself if at is None else within | itself)
    try:
        document = read_document(whole.encode(), str(path), _format(path))
    except DocumentError as error:
        gathering.note(path, error)
        return
    gathering.around.append(Surrounding(document, at, slot_of(whole)))
    if at is None and (outer := gathering.outer_of(source, shown(str(path)), path.parent, within | itself)) is not None:
        _add(gathering, outer, None, within | itself)


def _expanded(gathering: _Gathering, source: str, path: Path, within: _Within) -> str:
    """`source`, the text of the file at `path`, with what it includes put in its place."""
    parts: list[str] = []
    done = 0
    for at, included in gathering.included_by(source, shown(str(path)), within):
        if (inner := gathering.text_of(included)) is not None:
            parts += (source[done:at], _expanded(gathering, inner, included, within | {included.resolve()}))
            done = at
    return "".join((*parts, source[done:]))


def _place(name: str, source: str, at: int) -> str:
    """Where `at` is in `source`, the text of the file called `name`, as `file:line:column`."""
    before = line_starts(source[:at])
    return f"{name}:{len(before)}:{at - before[-1] + 1}"


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


def _find(site: Path, folders: Sequence[Path], name: str, beside: Path | None = None) -> Path | None:
    """The file in `folders` of `site` that generators find by `name`; one that begins with a dot may lie `beside` who names it."""
    if beside is not None and name.startswith(".") and _is_within(site, beside / name):
        return beside / name
    for folder in folders:
        for ending in _ENDINGS:
            path = folder / f"{name}{ending}"
            if _is_within(site, path):
                return path
    return None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_within(site: Path, path: Path) -> bool:
    """Whether there is a file at `path`, and it lies in `site`, wherever links lead; a name that no file can have names none."""
    try:
        return path.is_file() and path.resolve().is_relative_to(site.resolve())
    except (OSError, ValueError, RuntimeError):  # RuntimeError: links that lead in a circle
        return False


def _format(path: Path) -> Format:
    return EXTENSIONS.get(path.suffix.lower(), "html")
