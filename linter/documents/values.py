"""Whether a value in machine-readable data is prose at all."""

from __future__ import annotations

import re

from linter.regexes import regex


def is_prose(value: str) -> bool:
    """False for what is plainly no copy: numbers, dates, addresses, paths, files, colours, identifiers. In doubt, True."""
    if " " in value and not value[0].isdigit():  # of all that is no prose only dates have spaces, and they begin with digits
        return _WORD.search(value) is not None
    if value.isalpha() and len(value) <= _LONGEST_WORD and value[:2].casefold() != "pt":
        # Of all that is no prose, switches, durations and the longest identifiers alone can be made of letters.
        return len(value) > 1 and value.casefold() not in _SWITCHES
    return _WORD.search(value) is not None and _NOT_PROSE.fullmatch(value) is None


_LONGEST_WORD = 30
_SWITCHES = frozenset({"true", "false", "yes", "no", "on", "off", "null", "none"})
_WORD = regex(r"[^\W\d_]{2}")
_NOT_PROSE = regex(
    r"""
    [a-z][a-z0-9+.-]*://\S* | (?:mailto|tel|sms|urn|data|javascript):\S+   # an address with a scheme
    | //\S+ | www\.\S+ | [^\s@]+@[^\s@]+\.[a-z]+   # other addresses
    | (?:\.{0,2}|~)/\S*                        # a path
    | [^\s,;!?]+\.(?:html?|mdx?|php|aspx?|png|jpe?g|gif|svg|webp|avif|ico|mp[34]|webm|pdf|css|jsx?|tsx?|json|ya?ml|toml|xml|txt|csv)
    | \d{4}-\d\d?(?:-\d\d?)?(?:[T\ ]\d.*)?     # a date
    | P(?:\d+[YMWD])*(?:T[\dHMS.]+)?           # a duration
    | \#[0-9a-f]{3,8}                          # a colour
    | [0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}   # a UUID
    | (?=\S*\d)[0-9a-f]{12,}                   # a hash
    | """
    + "|".join(sorted(_SWITCHES)),
    re.VERBOSE | re.IGNORECASE,
)
