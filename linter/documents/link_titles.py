"""Where the title of a Markdown link, image or link definition stands.

The parser gives a title's text but not its place. It is read off the source between the end of the link's text and the end of the
link, and believed only if it decodes to what the parser said; else the block stands for that whole stretch.
"""

from __future__ import annotations

import re

from linter.documents.builder import TextBuilder
from linter.documents.references import character_references
from linter.records import dataclass
from linter.regexes import regex


@dataclass(frozen=True, slots=True)
class Title:
    """A title as written, its source offset, and the text it stands for."""

    written: str
    at: int
    text: str


def inline_title(tail: str, at: int, text: str) -> Title:
    """The title in `tail`, the end `](address "title")` of a link, found at source offset `at`."""
    return _located(_INLINE.fullmatch(tail), tail, at, text)


def definition_title(definition: str, at: int, text: str) -> Title:
    """The title in a definition `[label]: address "title"`, found at source offset `at`."""
    return _located(_DEFINITION.fullmatch(definition), definition, at, text)


def rewritten(title: Title, written: str) -> Title:
    """`title` as `written`, which is as long: without the template syntax in it that was read as an address, since it follows a bracket."""
    if written == title.written or _decoded(title) != title.text:
        return title
    return Title(written, title.at, _decoded(Title(written, title.at, "")))


def add_title(builder: TextBuilder, title: Title) -> None:
    """Add a title to `builder`, character by character where its place is known."""
    if _decoded(title) != title.text:
        builder.stands_for(title.text, title.at, len(title.written))
        return
    done = 0
    for start, end, shown in _pieces(title.written):
        builder.literal(title.written[done:start], title.at + done)
        if shown:
            builder.stands_for(shown, title.at + start, end - start)
        done = end
    builder.literal(title.written[done:], title.at + done)


def _located(match: re.Match[str] | None, whole: str, at: int, text: str) -> Title:
    if match is None or match.lastgroup is None:
        return Title(whole, at, text)
    title = Title(match.group(match.lastgroup), at + match.start(match.lastgroup), text)
    return title if _decoded(title) == text else Title(whole, at, text)


def _decoded(title: Title) -> str:
    decoded: list[str] = []
    done = 0
    for start, end, shown in _pieces(title.written):
        decoded += (title.written[done:start], shown)
        done = end
    decoded.append(title.written[done:])
    return "".join(decoded)


def _pieces(written: str) -> list[tuple[int, int, str]]:
    """The escapes and character references of `written`: start, end, and what each shows."""
    escapes = [(match.start(), match.end(), match.group()[1]) for match in _ESCAPE.finditer(written)]
    escaped = {start + 1 for start, _, _ in escapes}
    references = [piece for piece in character_references(written) if piece[0] not in escaped and written[piece[1] - 1] == ";"]
    return sorted(escapes + references)


_ESCAPE = regex(r"\\[!-/:-@\[-`{-~]")
_ADDRESS = r"(?:<[^<>\r\n]*+>|[^\s]++)"
_TITLE = r"""(?:"(?P<double>.*)"|'(?P<single>.*)'|\((?P<round>.*)\))"""
_INLINE = regex(rf"\]\(\s*+{_ADDRESS}\s++{_TITLE}\s*+\)", re.DOTALL)
_DEFINITION = regex(rf"\s*+\[(?:[^\[\]\\]|\\.)*+\]:\s*+{_ADDRESS}\s++{_TITLE}\s*+", re.DOTALL)
