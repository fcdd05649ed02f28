"""What a page is rendered with and claimslint has not read: files that cannot be read, and layouts that are not there."""

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
class Lacking:
    """What one page is rendered with besides: `unread` is there and could not be read, `absent` is not there."""

    unread: tuple[Failure, ...] = ()
    absent: tuple[AbsentLayout, ...] = ()


def told(lacking: Iterable[Lacking]) -> tuple[Failure, ...]:
    """The failures to read in all of `lacking`, each once. A line on standard error is written for each layout that is absent.

    That is no failure: all that a layout can do for a page is carry a disclosure, so that nothing is owed less without it.
    """
    unread: dict[Failure, None] = {}
    places: dict[tuple[str, str], dict[str, None]] = {}
    for each in lacking:
        unread.update(dict.fromkeys(each.unread))
        for layout in each.absent:
            places.setdefault((layout.name, layout.site), {})[layout.place] = None
    for (name, site), named in places.items():
        first, *others = named
        more = f" and {len(others)} more" if others else ""
        tell(printable(f"claimslint: there is no layout “{name}” in {site}; judged without it: {first}{more}"))
    return tuple(unread)
