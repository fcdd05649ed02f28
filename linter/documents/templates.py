"""Template syntax, taken out of the way before a page is parsed.

`{{ price }}`, `{% if a<b %}`, `{# note #}`, `<% code %>`, `<?php … ?>`, attribute lists of Markdown dialects (`{: .lead}`, `{#id}`) and,
in MDX, `{expressions}` and `import`/`export` statements are no prose, and they break every Markdown and HTML parser. Template comments are
reported, since they may hold directives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.documents.fences import front_matter_end
from linter.documents.model import Format
from linter.documents.stretches import Masked, Stretch, overwrite
from linter.findings import Span
from linter.regexes import regex


def mask(source: str, format: Format) -> Masked:  # noqa: A002
    """Overwrite the template syntax of `source`; the text has the same length and the same line endings."""
    if format == "mdx":
        from linter.documents.mdx import mdx_syntax  # its expressions take long to compile, and few files need them

        return overwrite(source, mdx_syntax(source))
    return overwrite(source, _template_tags(source, format))


def _template_tags(source: str, format: Format) -> Iterator[Stretch]:  # noqa: A002
    """What Jinja, Liquid, Handlebars, Hugo, EJS, ERB and PHP write between their delimiters.

    A tag that does not end before the next one like it, or before the end of a script or style element, is taken for prose. Attribute
    lists belong to Markdown; in plain text, which has no comments, `<!-- claimslint-… -->` is one.
    """
    if "{" not in source and not _has_tag_of_code(source):
        return
    position = 0
    page = -1  # where it begins behind its front matter: asked for once, and on few pages
    while opener := _OPENER.search(source, position):
        position = opener.end()
        kind = opener.lastgroup or ""
        if kind == "comment_directive" and format != "text":
            continue
        if kind == "attributes":
            if format == "markdown":
                yield Stretch(Span(*opener.span()))
            continue
        end = re.compile(_ENDS[kind], re.IGNORECASE).search(source, position)
        if end is None or end.lastgroup != "end":
            continue
        comment = Span(opener.end(), end.start()) if kind.startswith("comment") else None
        in_address = False
        if format == "markdown" and _ADDRESS.search(source, max(0, opener.start() - _LONGEST_ADDRESS), opener.start()):
            page = front_matter_end(source) if page < 0 else page
            in_address = opener.start() >= page
        yield Stretch(Span(opener.start(), end.end()), "name" if in_address else "gap", comment)
        position = end.end()


def _has_tag_of_code(source: str) -> bool:
    """Whether some `<` begins code or a comment; where there is none, that is seen many times as fast as an expression is searched for."""
    return "<" in source and _CODE.search(source) is not None


_CODE = regex(r"<(?:[%?]|!--)")
# The parts of an attribute list. Other words in braces are words: where a dialect knows no attributes, a reader sees them.
_NAMED = r"[ \t]*+[.#]\w[\w:.-]*+"
_KEYED = r"(?:(?:style|class|rel)=(?:\"[^\"{}\r\n]*+\"|'[^'{}\r\n]*+')|[\w:.-]++=(?:\"[^\s\"{}]*+\"|'[^\s'{}]*+'|[^\s\"'<>{}]++))"
_PARTS = rf"(?:{_NAMED}|[ \t]++{_KEYED})*+[ \t]*+\}}"
_ATTRIBUTES = rf"(?::(?:[ \t]*+(?:{_KEYED}|:?[\w-]++(?!=)))?+|{_NAMED}){_PARTS}|[ \t]*+{_KEYED}{_PARTS}(?=[ \t]*+(?:[\r\n]|\Z))"
# Each alternative begins with a literal, so that the search runs from brace to brace and not from character to character.
_OPENER = regex(
    rf"\{{(?P<attributes>{_ATTRIBUTES})"
    r"|\{(?P<comment_block>%-?[ \t]*comment[ \t]*-?%\})|\{(?P<comment>#)"
    r"|\{(?P<output>\{)|\{(?P<tag>%)|<(?P<code>%)|<(?P<php>\?(?:php\b|=))|<(?P<comment_directive>!--(?=\s*claimslint-))"
)
# The parser of Markdown allows no control character in a link's address, so what is masked there is masked as a word.
_ADDRESS = regex(r"\](?:\(|:[ \t]*)(?:[^\s(){}]|\{\{[^{}]*\}\})*\Z")
_LONGEST_ADDRESS = 200
_RAW_END = r"|</s(?:cript|tyle)"
_BLANK = r"|\n[ \t]*\r?\n"
# Compiled (and kept by `re`) when first needed, which on most pages is never.
_ENDS = {
    "comment_block": r"(?P<end>\{%-?[ \t]*endcomment[ \t]*-?%\})|\{%-?[ \t]*comment\b",
    "comment_directive": r"(?P<end>-->)|<!--",
    "comment": r"(?P<end>#\})|\{#" + _RAW_END,
    "output": r"(?P<end>\}\}\}?)|\{\{" + _RAW_END + _BLANK,
    "tag": r"(?P<end>%\})|\{%" + _RAW_END + _BLANK,
    "code": r"(?P<end>%>)|<%" + _RAW_END,
    "php": r"(?P<end>\?>)|<\?",
}
