"""Front matter of plain `key: text` lines, and of lists of plain texts, read without a YAML parser.

Most front matter is no more than that, and importing the parser takes longer than reading the page. What is read here is read as the
parser reads it (a test holds the two together); all that is out of the ordinary is left to it.
"""

from __future__ import annotations

from linter.documents.data_strings import Add, Entry, add_double_quoted, add_plain, add_single_quoted, paragraphs

_ADD: dict[str, Add] = {"'": add_single_quoted, '"': add_double_quoted}


class _UnusualError(Exception):
    """Something that is left to the parser."""


def flat_strings(masked: str, at: int) -> tuple[Entry, ...] | None:
    """The strings of the mapping that `masked` holds, as `yaml_strings` gives them; None when it takes a parser to tell."""
    try:
        return _entries(masked, at)
    except _UnusualError:
        return None


def _entries(masked: str, at: int) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    key: str | None = None
    item_indent: int | None = None  # of the list under the key, once it has begun
    may_begin_list, groups, after = False, 0, 0
    for written in masked.split("\n"):
        start, after = after, after + len(written) + 1
        line = written.removesuffix("\r").rstrip(" ")
        if not line.isprintable():  # tabs, rarer line breaks, what YAML does not allow, what was masked
            raise _UnusualError
        if not line or line.startswith("#"):
            continue
        inner = line.lstrip(" ")
        if inner.startswith("- "):
            indent = len(line) - len(inner)
            if key is None or not (may_begin_list or indent == item_indent):
                raise _UnusualError
            if may_begin_list:
                may_begin_list, item_indent, groups = False, indent, groups + 1
            _add_entry(entries, key, at + start + indent + 2, line[indent + 2 :], groups - 1)
            continue
        key, value, value_start = _key_and_value(line, start)
        may_begin_list, item_indent = not value, None
        if value.startswith("["):
            _add_flow_list(entries, key, at + value_start, value, groups)
            groups += 1
        elif value:
            _add_entry(entries, key, at + value_start, value, None)
    if key is None:
        raise _UnusualError
    return tuple(entries)


def _key_and_value(line: str, start: int) -> tuple[str, str, int]:
    """The key of a line, its value and where that begins."""
    key, colon, rest = line.partition(":")
    if not colon or not key.isascii() or not key.replace("-", "_").isidentifier() or len(key) > _LONGEST_KEY:
        raise _UnusualError
    value = rest.lstrip(" ")
    if value and value == rest:
        raise _UnusualError
    return key, value, start + len(line) - len(value)


def _add_flow_list(entries: list[Entry], key: str, start: int, value: str, group: int) -> None:
    if not value.endswith("]"):
        raise _UnusualError
    inside = value[1:-1]
    if not inside.strip(" "):
        return
    start += 1
    for item in inside.split(","):
        text = item.strip(" ")
        if text[:1] not in _ADD and not text.replace(" ", "").replace("-", "").isalnum():
            raise _UnusualError
        _add_entry(entries, key, start + len(item) - len(item.lstrip(" ")), text, group)
        start += len(item) + 1


def _add_entry(entries: list[Entry], key: str, start: int, value: str, group: int | None) -> None:
    """The scalar `value`, which begins at source offset `start`; one without prose is no entry."""
    quote = value[:1]
    add = _ADD.get(quote)
    if add is not None:
        start, inside = start + 1, value[1:-1]
        if len(value) < 2 or value[-1] != quote or quote in inside or "\\" in inside:
            raise _UnusualError
    else:
        inside = value
        if not value[:1].isalnum() or ": " in value or " #" in value or value.endswith(":"):
            raise _UnusualError
    if prose := paragraphs(inside, start, add or add_plain):
        entries.append(Entry(key, (), prose, group, group is None, start=start))


_LONGEST_KEY = 100
"""YAML allows 1024; nobody needs them."""
