"""Comments that speak to claimslint.

They are no copy: nobody reads them, they disclose nothing, and what is found on a page is the same with and without them. So they are
kept apart from the blocks. What they say is understood by `linter.policy.directives`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

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


def before_directives(document: Document, place: int) -> int:
    """Where what stands at `place` begins with the directives that are for it: those that silence something and stand right before it."""
    source = document.source
    for number in range(bisect_right(document.directives, place, key=lambda directive: directive.end) - 1, -1, -1):
        start, end = document.directives[number].span.start, document.directives[number].end
        opener = _OPENER.search(source, max(0, start - _LONGEST_OPENER), start)
        closed = _before_space(source, end, place)  # from behind: what is asked for each place of a page looks at its own space alone
        if opener is None or not _SILENCES.match(source, start):
            break
        if closed - end > _LONGEST_CLOSER or not _CLOSED.fullmatch(source, end, closed):
            break
        place = opener.start()
    return place


def _before_space(source: str, start: int, end: int) -> int:
    """Where the space begins that stands right before `end`, at `start` at the earliest."""
    while end > start and source[end - 1].isspace():
        end -= 1
    return end


_SILENCES = regex(r"claimslint-disable", re.IGNORECASE)
_CLOSED = regex(r"(?:-->|#\}|\*/\s*\}|-?%\}|\{%-?\s*endcomment\s*-?%\})")
_OPENER = regex(r"(?:<!--|\{#|\{/\*|\{%-?\s*comment\s*-?%\})\s*\Z")
_LONGEST_OPENER = _LONGEST_CLOSER = 100
