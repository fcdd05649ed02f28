"""Template syntax, taken out of the way before a page is parsed.

`{{ price }}`, `{% if a<b %}`, `{# note #}`, `<% code %>`, `<?php … ?>`, attribute lists of Markdown dialects (`{: .lead}`) and, in MDX,
`{expressions}` and `import`/`export` lines are no prose, and they break every Markdown and HTML parser. Each is overwritten, character
by character, so that no offset moves. Line endings stay.

The mask is U+001F: no parser of Markdown or HTML takes it for white space (spaces would turn a line into indented code), Python does
(so the builder reads a gap between two words), and it is ASCII. Template comments are reported, since they may hold directives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from linter.documents.model import Format
from linter.findings import Span

MASK = "\x1f"


class Masked(NamedTuple):
    """The source with its template syntax masked, and where the text of each template comment is."""

    text: str
    comments: tuple[Span, ...]


class _Stretch(NamedTuple):
    span: Span
    replacement: str
    comment: Span | None = None


def mask(source: str, format: Format) -> Masked:  # noqa: A002
    """Overwrite the template syntax of `source`; the text has the same length and the same line endings."""
    found = chain(_module_lines(source), _expressions(source)) if format == "mdx" else _template_tags(source, format)
    pieces: list[str] = []
    comments: list[Span] = []
    done = 0
    for stretch in _in_order(found):
        start, end = stretch.span
        pieces += (source[done:start], stretch.replacement)
        if stretch.comment is not None:
            comments.append(stretch.comment)
        done = end
    pieces.append(source[done:])
    return Masked("".join(pieces), tuple(comments))


def _blank(text: str, character: str = MASK) -> str:
    return _NOT_LINE_ENDING.sub(character, text)


def _in_order(stretches: Iterable[_Stretch]) -> Iterator[_Stretch]:
    """Sorted, without those that begin inside an earlier one."""
    done = 0
    for stretch in sorted(stretches, key=lambda stretch: (stretch.span.start, -stretch.span.end)):
        if stretch.span.start >= done:
            yield stretch
            done = stretch.span.end


def _template_tags(source: str, format: Format) -> Iterator[_Stretch]:  # noqa: A002
    """What Jinja, Liquid, Handlebars, Hugo, EJS, ERB and PHP write between their delimiters.

    A tag that does not end before the next one like it, or before the end of a script or style element, is taken for prose. Attribute
    lists belong to Markdown; in formats that have no comments `<!-- claimslint-… -->` is one.
    """
    position = 0
    while opener := _OPENER.search(source, position):
        position = opener.end()
        kind = opener.lastgroup or ""
        if kind == "comment_directive" and format not in ("text", "rst"):
            continue
        if kind == "attributes":
            if format == "markdown":
                yield _Stretch(Span(*opener.span()), _blank(opener.group()))
            continue
        end = _ENDS[kind].search(source, position)
        if end is None or end.lastgroup != "end":
            continue
        comment = Span(opener.end(), end.start()) if kind.startswith("comment") else None
        span = Span(opener.start(), end.end())
        yield _Stretch(span, _blank(source[slice(*span)]), comment)
        position = end.end()


def _module_lines(source: str) -> Iterator[_Stretch]:
    """`import` and `export` statements of MDX, up to the blank line or the prose that ends them (brackets may span blank lines)."""
    position = 0
    balanced = True
    while start := _MODULE_START.search(source, position):
        at = start.start("keyword")
        end = _statement_end(source, at) if balanced else None
        if end is None:
            balanced = False
            blank = _BLANK_LINE.search(source, at)
            end = blank.start() if blank else len(source)
        yield _Stretch(Span(at, end), _blank(source[at:end]))
        position = max(end, start.end())


def _statement_end(source: str, start: int) -> int | None:
    """Where the module statement at `start` ends, or None when its brackets never close."""
    depth = 0
    for token in _MODULE_TOKEN.finditer(source, start):
        text = token.group()
        if text in ("(", "[", "{"):
            depth += 1
        elif text in (")", "]", "}"):
            depth -= 1
        elif depth <= 0 and text in ("\n", "\r", "\r\n"):
            return token.start()
    return len(source) if depth <= 0 else None


def _expressions(source: str) -> Iterator[_Stretch]:
    """`{…}` of MDX, outside code; nested braces and quoted braces are part of the expression. What never closes is prose."""
    open_braces: list[int] = []
    position = 0
    while token := (_IN_EXPRESSION if open_braces else _OUTSIDE).search(source, position):
        position = token.end()
        text = token.group()
        if text == "{":
            open_braces.append(token.start())
        elif text == "}" and open_braces:
            start = open_braces.pop()
            yield _expression(source, start, token.end())


def _expression(source: str, start: int, end: int) -> _Stretch:
    """How an expression is masked: as a quoted value after `=`, as an attribute name where attributes are spread, else as a gap."""
    inside = source[start + 1 : end - 1]
    span = Span(start, end)
    if source[start - 1 : start] == "=":
        return _Stretch(span, f'"{_blank(inside)}"')
    if inside.lstrip().startswith("..."):
        return _Stretch(span, _blank(source[start:end], "_"))
    stripped = inside.strip()
    if len(stripped) >= len("/**/") and stripped.startswith("/*") and stripped.endswith("*/"):
        at = start + 1 + inside.index("/*")
        return _Stretch(span, _blank(source[start:end]), Span(at + 2, at + len(stripped) - 2))
    return _Stretch(span, _blank(source[start:end]))


_NOT_LINE_ENDING = re.compile(r"[^\r\n]")
_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[ \t]*(?=[\r\n])")
# Each alternative begins with a literal, so that the search runs from brace to brace and not from character to character.
_OPENER = re.compile(
    r"\{(?P<attributes>[:.#][\w \t.#:=\"'%-]*(?<!#)\})|\{(?P<comment_block>%-?[ \t]*comment[ \t]*-?%\})|\{(?P<comment>#)"
    r"|\{(?P<output>\{)|\{(?P<tag>%)|<(?P<code>%)|<(?P<php>\?(?:php\b|=))|<(?P<comment_directive>!--(?=\s*claimslint-))"
)
_RAW_END = r"|</s(?:cript|tyle)"
_BLANK = r"|\n[ \t]*\r?\n"
_ENDS = {
    "comment_block": re.compile(r"(?P<end>\{%-?[ \t]*endcomment[ \t]*-?%\})|\{%-?[ \t]*comment\b"),
    "comment_directive": re.compile(r"(?P<end>-->)|<!--"),
    "comment": re.compile(r"(?P<end>#\})|\{#" + _RAW_END, re.IGNORECASE),
    "output": re.compile(r"(?P<end>\}\}\}?)|\{\{" + _RAW_END + _BLANK, re.IGNORECASE),
    "tag": re.compile(r"(?P<end>%\})|\{%" + _RAW_END + _BLANK, re.IGNORECASE),
    "code": re.compile(r"(?P<end>%>)|<%" + _RAW_END, re.IGNORECASE),
    "php": re.compile(r"(?P<end>\?>)|<\?"),
}
_MODULE_START = re.compile(
    r"(?:\A|(?:\r\n?|\n)[ \t]*(?:\r\n?|\n))[ \t\r\n]*+"
    r"(?P<keyword>import(?=\s*[\"'{*]|\s+\w+\s*,\s*[{*]|\s+\w+\s+from\s*[\"'])"
    r"|export(?=\s*[{*]|\s+(?:default|const|let|var|function|async|class)\b))"
)
# A string that never closes ends with its line; a template literal or comment that never closes takes the rest, so no text is read twice.
_QUOTED = r"\\.|'(?:[^'\\\r\n]|\\.)*+'|\"(?:[^\"\\\r\n]|\\.)*+\"|`(?:[^`\\]|\\.)*+(?:`|\Z)|/\*.*?(?:\*/|\Z)"
_STATEMENT_END = r"(?:\r\n?|\n)(?=[ \t]*[\r\n]|[#>*-]|[A-Z][\w'’]*[ ])"
_MODULE_TOKEN = re.compile(rf"{_QUOTED}|//[^\r\n]*+|[()\[\]{{}}]|{_STATEMENT_END}", re.DOTALL)
_IN_EXPRESSION = re.compile(rf"{_QUOTED}|[{{}}]", re.DOTALL)
_OUTSIDE = re.compile(
    r"\\.|(?:^|(?<=[\r\n]))[ \t>*+-]*(?P<fence>`{3,}+|~{3,}+)[^\r\n]*+[\r\n].*?(?:[\r\n][ \t>]*(?P=fence)[^\r\n]*|\Z)"
    r"|(?<!`)(?P<ticks>`++)[^\r\n]*?(?<!`)(?P=ticks)(?!`)|[{}]",
    re.DOTALL,
)
