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
class Lacking:
    """What one page is rendered with besides: `unread` is there and could not be read, `absent` is not there, `circles` were left."""

    unread: tuple[Failure, ...] = ()
    absent: tuple[AbsentLayout, ...] = ()
    circles: tuple[Circle, ...] = ()


def told(lacking: Iterable[Lacking]) -> tuple[Failure, ...]:
    """The failures to read in all of `lacking`, each once. A line on standard error is written for each layout that is absent, and for each
    circle.

    These are no failures: all that a layout can do for a page is carry a disclosure, so that nothing is owed less without it, and of a
    circle every file has been read. A menu may well include itself for each of its levels.
    """
    unread: dict[Failure, None] = {}
    places: dict[str, dict[str, None]] = {}
    for each in lacking:
        unread.update(dict.fromkeys(each.unread))
        for layout in each.absent:
            places.setdefault(f"there is no layout “{layout.name}” in {layout.site}; judged without it", {})[layout.place] = None
        for circle in each.circles:
            places.setdefault(f"“{circle.name}” leads in a circle, which is followed once", {})[circle.place] = None
    for sentence, named in places.items():
        first, *others = named
        more = f" and {len(others)} more" if others else ""
        tell(printable(f"claimslint: {sentence}: {first}{more}"))
    return tuple(unread)
