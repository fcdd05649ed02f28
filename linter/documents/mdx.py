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
    while keyword := _MODULE_KEYWORD.search(source, position):
        at = keyword.start()
        if not _is_apart(source, position, at):
            position = keyword.end()
            continue
        end = _statement_end(source, at) if balanced else None
        if end is None:
            balanced = False
            blank = _BLANK_LINE.search(source, at)
            end = blank.start() if blank else len(source)
        yield Span(at, end)
        position = max(end, keyword.end())


def _is_apart(source: str, position: int, at: int) -> bool:
    """Whether a blank line, or the beginning of the source, comes right before `at`; nothing before `position` counts."""
    before = at
    while before > position and source[before - 1] in " \t\r\n":
        before -= 1
    return before == 0 or _BLANK_LINE.search(source, before, at) is not None


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
    code = _CodeSpans(source)
    while token := (_IN_EXPRESSION if open_braces else _OUTSIDE).search(source, position):
        position = token.end()
        text = token.group()
        if text == "{":
            open_braces.append(token.start())
        elif text == "}" and open_braces:
            yield Span(open_braces.pop(), token.end())
        elif text[0] == "`" and not open_braces:
            position = code.end(token.start(), token.end())


class _CodeSpans:
    """Where inline code ends, asked from left to right: a run of backticks is closed by the next run of its length in its line."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._line_end = 0
        self._last: dict[int, int] = {}

    def end(self, start: int, end: int) -> int:
        """The end of the code that the backticks at `start` to `end` open; `end` where nothing closes them."""
        if start >= self._line_end:
            line = _LINE_END.search(self._source, start)
            self._line_end = line.start() if line else len(self._source)
            self._last = {run.end() - run.start(): run.start() for run in _TICKS.finditer(self._source, start, self._line_end)}
        length = end - start
        if self._last.get(length, -1) <= start:
            return end
        closing = (run.end() for run in _TICKS.finditer(self._source, end, self._line_end) if run.end() - run.start() == length)
        return next(closing, end)


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
_LINE_END = regex(r"[\r\n]|\Z")
_TICKS = regex(r"`++")
_MODULE_KEYWORD = regex(
    r"(?<![^ \t\r\n])(?:import(?=\s*[\"'{*]|\s+\w+\s*,\s*[{*]|\s+\w+\s+from\s*[\"'])"
    r"|export(?=\s*[{*]|\s+(?:default|const|let|var|function|async|class)\b))"
)
# A string that never closes ends with its line; a template literal or comment that never closes takes the rest, so no text is read twice.
_QUOTED = r"\\.|'(?:[^'\\\r\n]|\\.)*+'|\"(?:[^\"\\\r\n]|\\.)*+\"|`(?:[^`\\]|\\.)*+(?:`|\Z)|/\*.*?(?:\*/|\Z)"
_STATEMENT_END = r"(?:\r\n?+|\n)(?=[ \t]*[\r\n]|[#>*-]|[A-Z][\w'’]*[ ])"
_MODULE_TOKEN = regex(rf"{_QUOTED}|//[^\r\n]*+|[()\[\]{{}}]|{_STATEMENT_END}", re.DOTALL)
_IN_EXPRESSION = regex(rf"{_QUOTED}|[{{}}]", re.DOTALL)
_OUTSIDE = regex(
    r"\\.|(?:^|(?<=[\r\n]))[ \t>*+-]*(?P<fence>`{3,}+|~{3,}+)[^\r\n]*+[\r\n].*?(?:[\r\n][ \t>]*(?P=fence)[^\r\n]*|\Z)"
    r"|`++|[{}]",
    re.DOTALL,
)
