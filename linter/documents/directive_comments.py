"""Comments that speak to claimslint.

They are no copy: nobody reads them, they disclose nothing, and what is found on a page is the same with and without them. So they are
kept apart from the blocks. What they say is understood by `linter.policy.directives`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable

from linter.documents.model import DirectiveComment, Document
from linter.findings import Span, Stretches
from linter.regexes import regex

_ADDRESSED = regex(r"\s*(?=claimslint(?:-|[ \t:_]+(?:disable|enable|ignore)\b))", re.IGNORECASE)
_HASH = regex(r"(?:^|(?<=[\r\n]))[ \t]*#+(?P<inside>[^\r\n]*)")


def directive_comment(source: str, inside: Span) -> DirectiveComment | None:
    """The comment whose text stands at `inside`, when it speaks to claimslint; one that nearly does is meant so."""
    addressed = _ADDRESSED.match(source, inside.start, inside.end)
    if addressed is None:
        return None
    end = inside.end
    while source[end - 1].isspace():
        end -= 1
    return DirectiveComment(Span(addressed.end(), end), inside.end)


def hash_comments(source: str, within: Span, texts: Iterable[Span]) -> tuple[DirectiveComment, ...]:
    """The lines `# claimslint-…` of YAML or TOML data at `within`; what stands inside one of its `texts` is no comment."""
    if source.find("claimslint", within.start, within.end) < 0:
        return ()
    strings = Stretches(texts)
    found = (directive_comment(source, Span(*match.span("inside"))) for match in _HASH.finditer(source, within.start, within.end))
    return tuple(each for each in found if each is not None and not strings.overlap(each.span))


def before_directives(document: Document) -> Callable[[int], int]:
    """What tells of a place where it begins with the directives that are for it: those that silence something and stand right before it.

    A page may have thousands of places below thousands of directives: where a run of these begins is found once for each of them.
    """
    source, directives = document.source, document.directives
    ends = [directive.end for directive in directives]
    begins: list[int] = []

    def above(place: int) -> int:
        number = bisect_right(ends, place) - 1
        while len(begins) <= number:
            opens = _opening(source, directives[len(begins)])
            before = len(begins) - 1
            begins.append(begins[before] if before >= 0 and opens >= 0 and _is_for(source, directives[before], opens) else opens)
        return begins[number] if number >= 0 and _is_for(source, directives[number], place) else place

    return above


def _opening(source: str, directive: DirectiveComment) -> int:
    """Where the comment of a directive opens; -1 where nothing known opens it."""
    start = directive.span.start
    opener = _OPENER.search(source, max(0, start - _LONGEST_OPENER), start)
    return -1 if opener is None else opener.start()


def _is_for(source: str, directive: DirectiveComment, place: int) -> bool:
    """Whether a directive silences something and stands right before `place`."""
    closed = _before_space(source, directive.end, place)  # from behind, so that each place looks at its own space alone
    return (
        closed - directive.end <= _LONGEST_CLOSER
        and _CLOSED.fullmatch(source, directive.end, closed) is not None
        and _SILENCES.match(source, directive.span.start) is not None
        and _opening(source, directive) >= 0
    )


def _before_space(source: str, start: int, end: int) -> int:
    """Where the space begins that stands right before `end`, at `start` at the earliest."""
    while end > start and source[end - 1].isspace():
        end -= 1
    return end


_SILENCES = regex(r"claimslint-disable", re.IGNORECASE)
_CLOSED = regex(r"(?:-->|#\}|\*/\s*\}|-?%\}|\{%-?\s*endcomment\s*-?%\})")
_OPENER = regex(r"(?:<!--|\{#|\{/\*|\{%-?\s*comment\s*-?%\})\s*\Z")
_LONGEST_OPENER = _LONGEST_CLOSER = 100
