"""What the directives of a document say: which rules they silence where, and what is wrong with them.

    <!-- claimslint-disable-next-line hype -- quoted from the regulator's letter -->
    <!-- claimslint-disable hype, convenience-claim -- the text of our own policy -->  …  <!-- claimslint-enable -->

A directive that is not right silences nothing. `linter.policy.silencing` holds what is said here against the findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from linter.documents.model import DirectiveComment, Document
from linter.findings import Span
from linter.policy.policy import Directives
from linter.records import dataclass, replace
from linter.regexes import regex
from linter.registry.detectors import DirectiveFault
from linter.registry.model import Registry

Action = Literal["disable-next-line", "disable", "enable"]

_ACTIONS: Mapping[str, Action] = {action: action for action in get_args(Action)}
_WORD = regex(r"claimslint[-:_ \t]+(?P<word>[\w-]*)", re.IGNORECASE)
_REASON = regex(r"(?:^|\s)(?:-{2,}|[\u2013\u2014])(?:\s|$)")
_NAME = regex(r"[^\s,>]+")


class Named(NamedTuple):
    """A rule that a directive names, and where."""

    rule: str
    span: Span


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive: `span` is its text, `end` where its comment's inside ends; one that is `void` silences nothing."""

    action: Action
    rules: tuple[Named, ...]
    reason: str
    span: Span
    end: int
    void: bool = False


class Fault(NamedTuple):
    """What is wrong with a directive: the kind, the place, the words that it is about and what is to be said of them."""

    kind: DirectiveFault
    span: Span
    passage: str
    missing: str


def read_directives(document: Document, registry: Registry, allowed: Directives) -> tuple[tuple[Directive, ...], tuple[Fault, ...]]:
    """The directives of `document` in order, those with something wrong void, and what that is."""
    suppressible = {rule.id: rule.suppressible for rule in registry.rules}
    directives: list[Directive] = []
    faults: list[Fault] = []
    for comment in document.directives:
        directive = _parsed(document.source, comment)
        if isinstance(directive, Fault):
            faults.append(directive)
            continue
        wrong = tuple(_wrong(directive, document.source, suppressible, allowed))
        faults += wrong
        directives.append(replace(directive, void=bool(wrong)))
    return tuple(directives), tuple(faults)


def _parsed(source: str, comment: DirectiveComment) -> Directive | Fault:
    """The directive that a comment holds, or that it holds none."""
    start, end = comment.span
    word = _WORD.match(source, start, end)
    action = word["word"].lower() if word else ""
    if word is None or source[start : word.end()].lower() != f"claimslint-{action}" or action not in _ACTIONS:
        from linter.registry.schema import suggestion

        written = source[start : word.end() if word else end]
        known = [f"claimslint-{each}" for each in _ACTIONS]
        return Fault("unknown", comment.span, written, _aside("there is no such directive", suggestion(f"claimslint-{action}", known)))
    divider = _REASON.search(source, word.end(), end)
    names_end = divider.start() if divider else end
    names = tuple(Named(match.group(), Span(*match.span())) for match in _NAME.finditer(source, word.end(), names_end))
    reason = " ".join(source[divider.end() : end].split()) if divider else ""
    return Directive(_ACTIONS[action], names, reason, comment.span, comment.end)


def _wrong(directive: Directive, source: str, suppressible: Mapping[str, bool], allowed: Directives) -> Iterator[Fault]:
    """What is wrong with a directive by itself."""
    written = " ".join(source[slice(*directive.span)].split())
    if not allowed.allowed:
        if directive.action != "enable":  # an end has nothing to silence, and is no use beside what is refused
            yield Fault("refused", directive.span, written, "the config allows no directives in this copy")
        return
    if directive.action != "enable" and (lacking := _lacking(directive)):
        yield Fault("blanket", directive.span, written, lacking)
        return
    for name, span in directive.rules:
        if name not in suppressible:
            from linter.registry.schema import suggestion

            yield Fault("unknown", span, name, _aside("the registry has no such rule", suggestion(name, suppressible)))
        elif directive.action != "enable" and not suppressible[name]:
            yield Fault("refused", span, name, "the registry lets nobody silence it")
        elif directive.action != "enable" and name in allowed.never:
            yield Fault("refused", span, name, "the config lets nobody silence it here")


def _aside(fault: str, hint: str) -> str:
    """`fault` with what is suggested (`; did you mean …?`) in parentheses, for the middle of a sentence."""
    return f"{fault} ({hint.removeprefix('; ')})" if hint else fault


def _lacking(directive: Directive) -> str:
    lacking: Sequence[str] = [
        *(() if directive.rules and not _is_blanket(directive.rules) else ("names no rule",)),
        *(() if directive.reason else ("gives no reason",)),
    ]
    return " and ".join(lacking)


def _is_blanket(rules: Sequence[Named]) -> bool:
    return any(name.rule.strip("*") == "" or name.rule.lower() == "all" for name in rules)
