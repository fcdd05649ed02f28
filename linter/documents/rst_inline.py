"""Inline markup of reStructuredText: what a reader sees of it."""

from __future__ import annotations

import re

from linter.documents.builder import TextBuilder
from linter.regexes import regex


def add_inline(builder: TextBuilder, text: str, at: int) -> None:
    """Add the words of `text`, found at source offset `at`. Literals, substitutions and reference marks separate words and show none."""
    done = 0
    for match in _MARKUP.finditer(text):
        builder.literal(text[done : match.start()], at + done)
        kind = match.lastgroup
        length = match.end() - match.start()
        if kind == "gap" or (kind == "role_text" and _shows_no_words(builder, match.group("role"), match.group("role_text"))):
            builder.gap(at + match.start(), length)
        elif shown := next((name for name in ("role_text", "link_text", "escaped") if (match.group(name) or "").strip()), None):
            builder.literal(match.group(shown), at + match.start(shown))
        done = match.end()
    builder.literal(text[done:], at + done)


def link_targets(text: str) -> list[tuple[str, int, int]]:
    """The addresses that links in `text` point to, each with start and end of the link."""
    return [(match.group("target"), match.start(), match.end()) for match in _MARKUP.finditer(text) if match.group("target")]


def _shows_no_words(builder: TextBuilder, role: str, text: str) -> bool:
    """Whether `text`, in a `role` behind what was added last, is code or the mark of a note."""
    return role in _CODE_ROLES or (role in _RAISING_ROLES and builder.is_note_mark(text))


_CODE_ROLES = frozenset("code literal math raw samp kbd command file program envvar".split())
_RAISING_ROLES = frozenset({"sup", "superscript"})
_MARKUP = regex(
    r"""
    (?P<gap>``[^`]++(?:`[^`]++)*?`` | \|[^\s|](?:[^|\r\n]*[^\s|])?\|_{0,2} | \[(?:\#?[\w-]*|\*)\]_ )
    | (?<![\w:.+-]):(?P<role>[\w.+-]++(?::[\w.+-]++)*+):`(?P<role_text>[^`<]+)(?:<[^`>]*>)?`
    | `(?P<link_text>[^`<]+)(?:<(?P<target>[^`>]*)>)?`_{0,2}
    | (?P<emphasis>\*{1,2}(?=\S) | (?<=\S)\*{1,2})
    | \\(?P<escaped>.)
    | (?P<reference>(?<=\w)__?(?!\w))
    """,
    re.VERBOSE | re.DOTALL,
)
