"""Labels and their values that are no row of a table: a bold line or one in capitals over what it is about, two boxes side by side.

“FDA status” in bold over “Not approved”, `<div>FDA status</div><div>Not approved</div>`, “Insurance:” over “None”: a reader takes the
second for what the first is. They become a row of their own, which the label leads, as a term of a list leads what describes it. How a
line is set is seen in the source around it: the tags between two blocks, and what makes a whole block bold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.documents.elements import kind_of
from linter.documents.model import Block, Visibility
from linter.records import dataclass, replace
from linter.regexes import regex

_LONGEST_LABEL, _LONGEST_VALUE, _LONGEST_GAP = 60, 120, 400
"""Characters of a label, of a value and of the tags between them."""
_MOST_WORDS, _BRIEF = 8, 4
"""Words of a label, and of a label and its value where nothing but their being side by side tells them."""
_FEWEST_CAPITALS = 4
"""Letters of a line in capitals that is no abbreviation."""
_UNENDING = ".!;,…"
"""What no label ends with."""
_LIKE_TEXT = frozenset({"paragraph", "list-item"})


@dataclass(frozen=True, slots=True)
class _Tags:
    """How many block elements end between two blocks, and how many begin behind those; `others` says that there is more than tags."""

    ended: int
    begun: int
    others: bool


def with_labels(blocks: tuple[Block, ...], source: str) -> tuple[Block, ...]:
    """`blocks`, those that are a label and its value in a row of their own."""
    short = [at for at, block in enumerate(blocks[:-1]) if len(block.text) <= _LONGEST_LABEL and block.text[-1] not in _UNENDING]
    pairs: list[int] = []
    for at in short:  # few blocks are
        if (
            len(blocks[at + 1].text) <= _LONGEST_VALUE
            and _may_be_label(blocks[at])
            and _may_be_value(blocks[at + 1])
            and (not pairs or pairs[-1] + 1 < at)
            and _is_pair(blocks, at, source)
        ):
            pairs.append(at)
    if not pairs:
        return blocks
    row = 1 + max((block.row for block in blocks if block.row is not None), default=-1)
    told = list(blocks)
    for number, at in enumerate(pairs):
        told[at] = replace(blocks[at], row=row + number)
        told[at + 1] = replace(blocks[at + 1], row=row + number, lead=at)
    return tuple(told)


def _may_be_label(block: Block) -> bool:
    text = block.text
    return (
        (block.level > 1 or block.surface in _LIKE_TEXT)
        and block.visibility is Visibility.VISIBLE
        and any(map(str.isalpha, text))
        and len(text.split()) <= _MOST_WORDS
    )


def _may_be_value(block: Block) -> bool:
    return (
        block.surface in _LIKE_TEXT
        and block.visibility is Visibility.VISIBLE
        and not block.level
        and (block.lead is None or block.surface == "list-item")
        and not block.text.endswith((":", "?"))
    )


def _is_pair(blocks: Sequence[Block], at: int, source: str) -> bool:
    """Whether blocks `at` and the next are set as a label and its value."""
    label, value = blocks[at], blocks[at + 1]
    if label.row != value.row or (value.surface == "list-item" and not _is_same_item(label, value, source)):
        return False
    if label.level:
        return value.text[-1] not in ".!…" and len(value.text.split()) <= _BRIEF
    if label.text.endswith(":"):
        return True
    if _is_shouted(label.text):
        return not _is_shouted(value.text)
    if _is_bold(label, source):
        return not _is_bold(value, source)
    between = _tags(source, label.span().end, value.span().start)
    if between.others or not between.ended or not between.begun:
        return False
    if between.ended == between.begun and _is_brief(label) and _is_brief(value):
        return True
    before = _tags(source, blocks[at - 1].span().end if at else 0, label.span().start)
    after = _tags(source, value.span().end, blocks[at + 2].span().start if at + 2 < len(blocks) else len(source))
    return before.begun > between.ended and after.ended > between.begun


def _is_same_item(label: Block, value: Block, source: str) -> bool:
    """Whether no other item of a list begins between two blocks."""
    if label.surface != value.surface:
        return False
    gap = source[label.span().end : value.span().start].lstrip("*_")
    return not gap.strip() if "<" not in gap else "<li" not in gap.lower() and not _TAG.sub("", gap).strip()


def _is_brief(block: Block) -> bool:
    return len(block.text.split()) <= _BRIEF and block.text[-1] not in ".!…"


def _is_shouted(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= _FEWEST_CAPITALS


def _is_bold(block: Block, source: str) -> bool:
    """Whether all of a block is set bold."""
    start, end = block.span()
    inside = source[start:end]
    marks = source[start - 2 : start] if start >= 2 else ""
    if marks in {"**", "__"}:
        return source.startswith(marks, end) and marks not in inside
    return (
        _BOLD.search(source, max(0, start - _LONGEST_GAP), start) is not None
        and _UNBOLD.match(source, end, end + _LONGEST_GAP) is not None
        and _UNBOLD.search(inside) is None
    )


def _tags(source: str, start: int, end: int) -> _Tags:
    """The tags from `start` to `end`, as many as are looked at: the last ones end there."""
    gap = source[max(start, end - _LONGEST_GAP) : end]
    ended = begun = 0
    for closes, name in _TAG.findall(gap):
        if not kind_of(name.lower()).block:
            continue
        if not closes:
            begun += 1
        elif begun:
            ended, begun = ended + 1, 0
        else:
            ended += 1
    return _Tags(ended, begun, bool(_TAG.sub("", gap).strip()) or "<hr" in gap.lower())


_TAG = regex(r"<(/?)([a-zA-Z][\w-]*)[^<>]*>")
_BOLD = regex(r"<(?:strong|b)(?:\s[^<>]*)?>\s*\Z", re.IGNORECASE)
_UNBOLD = regex(r"\s*</(?:strong|b)\s*>", re.IGNORECASE)
