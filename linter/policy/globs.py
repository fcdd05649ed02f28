"""Globs as those of .gitignore, matched in bounded time.

What a glob means is pathspec's business, which turns it into a regular expression with a repetition for each star; tried one after the
other, the places for ten stars are more than anyone can wait for. Here that expression is put otherwise, so that it matches the same
names: of the pieces between the stars of a name, and of the runs of names between two `**`, each but the last is looked for at its first
place and nowhere else, which is enough, since what may follow can follow an earlier place as well. The work is then at most a glob's length
times the square of a path's. Beyond what pathspec says, and as in git, no bracket stands for a slash, and a line break is a character like
any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count

from pathspec import GitIgnoreSpec
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

_BEGIN, _ANY_BEFORE, _ANY_BETWEEN = "^", "(?:.+/)?", "(?:/.+)?"
_ENDINGS = {"(?:(?P<ps_d>/)|$)": r"(?:(?P<ps_d>/)|\Z)", "(?P<ps_d>/)": "(?P<ps_d>/)", "/": "/"}
"""How pathspec's expressions end, and what stands for it here: `$` would be content with a line break."""
_NAME, _STAR, _ONE = "[^/]+", "[^/]*", "[^/]"
_SIGN = re.compile(r"\[\^/\][*+]?|\[\^?\]?[^\]]*\]|\\.|.", re.DOTALL)
_WARNED_OF = re.compile(r"[\[&~|]")
"""What in brackets may mean more to a later Python, which is warned of."""


def matcher(globs: Iterable[str]) -> GitIgnoreSpec:
    """What matches as the lines `globs` of a .gitignore do. Raises ValueError for one that is no glob."""
    return GitIgnoreSpec([_pattern(glob) for glob in globs if glob], backend="simple")


def matches_nothing(glob: str) -> bool:
    """Whether there is no name that `glob` can match: it is blank, a comment, or has a bracket that is not closed or holds no range."""
    return _pattern(glob).include is None


def _pattern(glob: str) -> GitIgnoreSpecPattern:
    expression, include = GitIgnoreSpecPattern.pattern_to_regex(glob)
    if expression is None:
        return GitIgnoreSpecPattern(None)
    try:
        return GitIgnoreSpecPattern(re.compile(_bounded(expression)), include)
    except re.error:  # a range from z to a: git lets such a line match nothing
        return GitIgnoreSpecPattern(None)


def _bounded(expression: str) -> str:
    """The `expression` that pathspec made of a glob, so that it never tries two places where one is enough."""
    ending = next((ending for ending in _ENDINGS if expression.endswith(ending)), None)
    if ending is None or not expression.startswith(_BEGIN):  # one of the few for all names, which has no repetition in it
        return expression
    body = expression.removeprefix(_BEGIN).removesuffix(ending)
    before = "(?:[^/]++/)*" if body.startswith(_ANY_BEFORE) else ""
    *runs, last = body.removeprefix(_ANY_BEFORE).split(_ANY_BETWEEN)
    numbers = count()
    made = [r"\A"]
    for run in runs:
        made.append(_at_first_place(f"{before and before + '?'}{_run(run, numbers)}(?=/)", numbers))
        before = "(?:/[^/]++)*"
    return "".join((*made, before, _run(last, numbers), _ENDINGS[ending]))


def _run(expression: str, numbers: Iterator[int]) -> str:
    """The names of a run, with the slashes between them."""
    names: list[list[str]] = [[]]
    for sign in _SIGN.findall(expression):
        if sign == "/":
            names.append([])
        else:
            names[-1].append(sign)
    return "/".join(_name(name, numbers) for name in names)


def _name(signs: list[str], numbers: Iterator[int]) -> str:
    """One name, piece by piece: each but the last at its first place, the last at the end of the name."""
    pieces: list[str] = [""]
    for sign in signs:
        if sign == _STAR:
            pieces.append("")
        else:
            pieces[-1] += _character(sign)
    first, *others = pieces
    if not others:
        return first
    between = "".join(_at_first_place(f"{_STAR}?{piece}", numbers) for piece in others[:-1] if piece)
    return f"{first}{between}{_STAR}{others[-1]}(?=/|\\Z)" if others[-1] else f"{first}{between}{_STAR}+"


def _character(sign: str) -> str:
    """What stands for one character, or for a name of any characters."""
    if sign == _NAME:
        return f"{_NAME}+"
    if sign == _ONE or not sign.startswith("["):
        return sign
    return "(?!/)[" + _WARNED_OF.sub(r"\\\g<0>", sign[1:])


def _at_first_place(expression: str, numbers: Iterator[int]) -> str:
    """`expression` where it matches first, and never elsewhere: what a look ahead has found is not looked for again."""
    name = f"at{next(numbers)}"
    return f"(?=(?P<{name}>{expression}))(?P={name})"
