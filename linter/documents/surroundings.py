"""What a page is rendered with: layouts around it, includes inside it. Their words are read to judge disclosures, never reported on.

Text only, no I/O: whoever knows the files (`linter.cli.rendering`) hands them over.
"""

from __future__ import annotations

import re

from linter.documents.model import Document
from linter.records import dataclass
from linter.regexes import regex

_SLOT = regex(
    r"\{\{\{?[-~]?\s*(?:page\.)?(?:content|\.Content|\.Inner|body|children|yield)\b|\{%-?\s*block\s+(?:content|body|main|page)\b|<slot\b"
    r"|\{\s*(?:props\.)?children\s*\}|<%[=-]+\s*(?:yield|content|body)\b|@yield\(|@RenderBody",
)
_INCLUDE = regex(
    r"""\{%-?\s*(?:include|render|import|partial|include_relative|layout|extends)\s+(?:file\s*=\s*)?["']?(?P<tag>[\w./-]+)["']?
    |\{\{-?\s*>\s*(?P<partial>[\w./-]+)|\{\{-?\s*partial(?:Cached)?\s+"(?P<hugo>[\w./-]+)"|<!--\#include\s+(?:virtual|file)="(?P<ssi>[^"]+)\"""",
    re.VERBOSE,
)
_EXTENDS = regex(r"\{%-?\s*(?:extends|layout)\s+[\"'](?P<name>[\w./-]+)[\"']")


@dataclass(frozen=True, slots=True)
class Surrounding:
    """A file that a page is rendered with.

    `at` is where in the page's source it is included, None for a layout around the page; `slot` where in the layout the page goes, None
    where that is not known.
    """

    document: Document
    at: int | None = None
    slot: int | None = None


def slot_of(source: str) -> int | None:
    """Where a layout puts the page; None where it does not say."""
    match = _SLOT.search(source)
    return match.start() if match else None


def includes_of(source: str) -> tuple[tuple[int, str], ...]:
    """The files that `source` includes by name, each with the place of its tag; what it extends is no include."""
    return tuple(
        (match.start(), match.group(match.lastgroup))
        for match in _INCLUDE.finditer(source)
        if match.lastgroup is not None and not _EXTENDS.match(source, match.start())
    )


def extended_by(source: str) -> tuple[int, str] | None:
    """The layout that `source` names in a tag of its own, with the place of the tag."""
    match = _EXTENDS.search(source)
    return (match.start(), match.group("name")) if match else None
