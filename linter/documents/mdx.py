"""What MDX adds to Markdown: expressions in braces, and `import` and `export` statements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.documents.stretches import Stretch, outermost
from linter.findings import Span
from linter.regexes import regex


def mdx_syntax(source: str) -> Iterator[Stretch]:
    """The statements and expressions of `source`, in order and apart."""
    statements = set(_module_statements(source))
    for span in outermost((*statements, *_expressions(source))):
        yield Stretch(span) if span in statements else _expression(source, span)


def _module_statements(source: str) -> Iterator[Span]:
    """`import` and `export`, up to the blank line or the prose that ends them (brackets may span blank lines)."""
    position = 0
    balanced = True
    while start := _MODULE_START.search(source, position):
        at = start.start("keyword")
        end = _statement_end(source, at) if balanced else None
        if end is None:
            balanced = False
            blank = _BLANK_LINE.search(source, at)
            end = blank.start() if blank else len(source)
        yield Span(at, end)
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


def _expressions(source: str) -> Iterator[Span]:
    """`{…}` of MDX, outside code; nested braces and quoted braces are part of the expression. What never closes is prose."""
    open_braces: list[int] = []
    position = 0
    while token := (_IN_EXPRESSION if open_braces else _OUTSIDE).search(source, position):
        position = token.end()
        text = token.group()
        if text == "{":
            open_braces.append(token.start())
        elif text == "}" and open_braces:
            yield Span(open_braces.pop(), token.end())


def _expression(source: str, span: Span) -> Stretch:
    """How an expression is masked: as a quoted value after `=`, as an attribute name where attributes are spread, else as a gap."""
    start, end = span
    inside = source[start + 1 : end - 1]
    if source[start - 1 : start] == "=":
        return Stretch(span, "value")
    if inside.lstrip().startswith("..."):
        return Stretch(span, "name")
    stripped = inside.strip()
    if len(stripped) >= len("/**/") and stripped.startswith("/*") and stripped.endswith("*/"):
        at = start + 1 + inside.index("/*")
        return Stretch(span, comment=Span(at + 2, at + len(stripped) - 2))
    return Stretch(span)


_BLANK_LINE = regex(r"(?:\r\n?+|\n)[ \t]*(?=[\r\n])")
_MODULE_START = regex(
    r"(?:\A|(?:\r\n?+|\n)[ \t]*(?:\r\n?+|\n))[ \t\r\n]*+"
    r"(?P<keyword>import(?=\s*[\"'{*]|\s+\w+\s*,\s*[{*]|\s+\w+\s+from\s*[\"'])"
    r"|export(?=\s*[{*]|\s+(?:default|const|let|var|function|async|class)\b))"
)
# A string that never closes ends with its line; a template literal or comment that never closes takes the rest, so no text is read twice.
_QUOTED = r"\\.|'(?:[^'\\\r\n]|\\.)*+'|\"(?:[^\"\\\r\n]|\\.)*+\"|`(?:[^`\\]|\\.)*+(?:`|\Z)|/\*.*?(?:\*/|\Z)"
_STATEMENT_END = r"(?:\r\n?+|\n)(?=[ \t]*[\r\n]|[#>*-]|[A-Z][\w'’]*[ ])"
_MODULE_TOKEN = regex(rf"{_QUOTED}|//[^\r\n]*+|[()\[\]{{}}]|{_STATEMENT_END}", re.DOTALL)
_IN_EXPRESSION = regex(rf"{_QUOTED}|[{{}}]", re.DOTALL)
_OUTSIDE = regex(
    r"\\.|(?:^|(?<=[\r\n]))[ \t>*+-]*(?P<fence>`{3,}+|~{3,}+)[^\r\n]*+[\r\n].*?(?:[\r\n][ \t>]*(?P=fence)[^\r\n]*|\Z)"
    r"|(?<!`)(?P<ticks>`++)[^\r\n]*?(?<!`)(?P=ticks)(?!`)|[{}]",
    re.DOTALL,
)
