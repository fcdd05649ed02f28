"""What a page is rendered with and claimslint has not read, or not as often as it is named: files that cannot be read, layouts that are not
there, and files that lead back to themselves.
"""

from __future__ import annotations

from collections.abc import Iterable

from linter.cli.delivery import tell
from linter.records import dataclass
from linter.reports.printable import printable
from linter.reports.report import Failure


@dataclass(frozen=True, slots=True)
class AbsentLayout:
    """A layout that is not in its site, as a theme's is that lies elsewhere, and where a file names it: `file:line:column`."""

    name: str
    site: str
    place: str


@dataclass(frozen=True, slots=True)
class Circle:
    """A layout or include that leads back to the file that names it, and where that is: `file:line:column`."""

    name: str
    place: str


@dataclass(frozen=True, slots=True)
class AbsentInclude:
    """What looks like the tag of an include that is not in its site, and where that is: `file:line:column`."""

    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Lacking:
    """What one page is rendered with besides: `unread` is there and could not be read, `absent` is not there, `circles` were left.

    `include` is the first that is not there either, of what may as well be an example.
    """

    unread: tuple[Failure, ...] = ()
    absent: tuple[AbsentLayout, ...] = ()
    circles: tuple[Circle, ...] = ()
    include: AbsentInclude | None = None


def unknown_part(lacking: Lacking) -> str | None:
    """What a page is rendered with and nobody has read, in words; None where all of it is known."""
    if lacking.unread:
        return f"{lacking.unread[0].path}, which could not be read"
    if lacking.absent:
        return f"the layout “{lacking.absent[0].name}” ({lacking.absent[0].place}), which is not there"
    if lacking.include is not None:
        return f"the include “{lacking.include.name}” ({lacking.include.place}), which is not there"
    return None


def unread_in(lacking: Iterable[Lacking]) -> tuple[Failure, ...]:
    """The failures to read in all of `lacking`, each once."""
    return tuple(dict.fromkeys(failure for each in lacking for failure in each.unread))


def tell_lacking(lacking: Iterable[Lacking]) -> None:
    """Write a line on standard error for each layout that is absent, and for each circle.

    These are no failures: all that a layout can do for a page is carry a disclosure, so that nothing is owed less without it, and of a
    circle every file has been read. A menu may well include itself for each of its levels.
    """
    places: dict[str, dict[str, None]] = {}
    for each in lacking:
        for layout in each.absent:
            places.setdefault(f"there is no layout “{layout.name}” in {layout.site}; judged without it", {})[layout.place] = None
        for circle in each.circles:
            places.setdefault(f"“{circle.name}” leads in a circle, which is followed once", {})[circle.place] = None
    for sentence, named in places.items():
        first, *others = named
        more = f" and {len(others)} more" if others else ""
        tell(printable(f"claimslint: {sentence}: {first}{more}"))
