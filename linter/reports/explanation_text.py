"""An explanation for people: what became of the line first, and from what it followed; then, in short, what its page is taken for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from linter.explanation.values import CueSeen, Explanation, FindingSeen, FrameSeen, PageExplained, Passage, SentenceExplained, SignalSeen
from linter.findings import Rung
from linter.reports.printable import printable
from linter.reports.signals import BY_TONE, told

_LONGEST = 60
"""Characters of a signal's text that are shown."""
_MOST = 8
"""Signals of a page that are shown."""
_ROLES: Final[Mapping[str, str]] = {
    "agent": "other treatment",
    "subject": "other topic",
    "anaphor": "points back",
    "structure": "body structure",
    "effect": "effect word",
    "mask": "everyday sense",
}
"""What a passage is, where the name of its role does not tell a reader so."""
_BACK = "to the product, or to what the page offers"
_HIDES = "hides a word that would mean something else"
_NO_STANCES: Final[Mapping[str, str]] = {
    "pseudo": "no stance: the words only look like a cue",
    "double": "no stance: it denies a denial",
    "terminator": "no stance: it ends the scope of a cue before it",
}
_SCOPES: Final[Mapping[str, str]] = {
    "after": "what follows it",
    "before": "what precedes it",
    "sentence": "its sentence",
    "passage": "its sentence and those around it",
    "setting": "its sentence, and those around it that do not say what a product does",
    "items": "its sentence, and the items under it",
    "other-items": "its sentence, and the items under it that do not name the product",
    "rows": "its sentence, and what the rows under it are called",
}


def render(explanation: Explanation) -> str:
    """`explanation` as lines of text."""
    lines = [f"{explanation.page.path}:{explanation.line}"]
    if not explanation.sentences:
        directive = "; a directive stands there" if explanation.directive else ""
        lines += ["", f"Nothing on line {explanation.line} is read as copy{directive}."]
    for sentence in explanation.sentences:
        lines += ["", *_sentence(sentence)]
    if explanation.findings:
        title = "findings beside the sentences" if explanation.sentences else "findings"
        lines += ["", *_section(title, [_finding(finding) for finding in explanation.findings], "none")]
    lines += ["", *_page(explanation.page)]
    return "".join(f"{printable(line)}\n" for line in lines)


def _sentence(sentence: SentenceExplained) -> Iterator[str]:
    phrases = [each for each in sentence.recognised if each.role == "phrase"]
    named = dict.fromkeys(each for each in sentence.recognised if each.role != "phrase")
    yield f"{sentence.line}:{sentence.column}  {sentence.surface}"
    yield f"  “{sentence.text}”"
    yield f"  verdict: {sentence.verdict}"
    rows = ((rule.severity.value if rule.reported else "silent", rule.rule, rule.why) for rule in sentence.rules)
    yield from _section("rules that looked", _columns(rows), "none")
    yield from _section(
        "frames considered: ways in which it may say that something acts on something",
        [line for frame in sentence.frames for line in _frame(frame)],
        "none",
    )
    yield from _section("cues: words that give it its stance", [_cue(cue) for cue in sentence.cues], "none")
    yield from _section("recognised", _columns(map(_recognised, named)), "nothing")
    if phrases:
        yield from _section("phrases that are looked for", _columns((f"“{each.text}”", _asked(each), "") for each in phrases), "none")


def _recognised(passage: Passage) -> tuple[str, str, str]:
    adds = {"anaphor": _BACK, "mask": _HIDES}.get(passage.role, passage.stands_for)
    return _ROLES.get(passage.role, passage.role), f"“{passage.text}”", adds


def _asked(phrase: Passage) -> str:
    return "; ".join(dict.fromkeys(map(_asker, phrase.stands_for.split(", "))))


def _asker(label: str) -> str:
    """Who looks for a phrase and what for, told from its label (`linter.checks.compiled` makes them)."""
    kind, _, rest = label.partition(":")
    record, _, part = rest.partition(":")
    match kind, part.partition(":")[0]:
        case "rule", "match":
            return f"rule {record}"
        case "rule", "with":
            return f"rule {record}, which wants it near what it looks for"
        case "rule" | "signal", "unless":
            return f"takes back {kind} {record}"
        case "rule", "answer":
            return f"answers rule {record}"
        case "title", _:
            return f"signal {record}, in a title"
        case "disclosure", "contradicted":
            return f"contradicts disclosure {record}"
        case "disclosure", "not":
            return f"looks like disclosure {record}, and is none ({part.removeprefix('not:')})"
        case "disclosure", _ if part.endswith(":unless"):
            return f"takes back disclosure {record} ({part.removesuffix(':unless')})"
        case "disclosure", _:
            return f"disclosure {record} ({part})"
        case "parts", _:
            return f"a part of a disclosure ({rest})"
    return f"the list {rest}" if rest else label


def _cue(cue: CueSeen) -> str:
    here = ", ".join(f"“{words}”" for words in cue.governs)
    governs = f"here {here}" if here else "here nothing"
    if (does := _NO_STANCES.get(cue.stance)) is not None:
        return f"“{cue.text}” ({cue.group}): {does}"
    return f"“{cue.text}” ({cue.group}): stance {cue.stance}; scope: {_SCOPES.get(cue.scope, cue.scope)}, {governs}"


def _frame(frame: FrameSeen) -> Iterator[str]:
    target = f"{frame.target} ({frame.target_kind})" if frame.target else frame.target_kind
    yield f"{frame.kind}: trigger “{frame.trigger}” ({frame.effect}) → target {target}"
    if not frame.asserted or frame.rung is None or frame.ceiling is None:
        yield f"  not asserted: {frame.why}"
        return
    source = f"claim {frame.claim}" if frame.claim else "the product's default: no claim in force covers it"
    yield f"  said of: {frame.agent}"
    decided = f"by {frame.decided_by}" if frame.decided_by else "no cue says otherwise"
    yield f"  stance, how the copy stands to it: {frame.stance}, {decided}"
    yield f"  rung, how strong it is: {_rung(frame.rung)}"
    yield f"  ceiling, the highest rung allowed here: {_rung(frame.ceiling)} ({source})"


def _rung(rung: Rung) -> str:
    return f"{rung}, {rung.height + 1} of {len(Rung)}"


def _finding(finding: FindingSeen) -> str:
    silenced = "silenced " if finding.silenced else ""
    return f"{finding.line}:{finding.column}  {silenced}{finding.severity.value} {finding.rule}  {finding.message}"


def _page(page: PageExplained) -> Iterator[str]:
    promotes = "promotes the therapy" if page.promotional else "does not promote the therapy"
    decided = "as asked" if page.decided == "given" else "judged from its signals"
    yield "the page"
    yield f"  {page.format}, read as {page.context} ({decided}); {promotes}"
    yield f"  market{'' if len(page.markets) == 1 else 's'} {', '.join(page.markets)}, as of {page.as_of}"
    mentions = "names a product in its title or first heading" if page.headed_by_product else "mentions a product"
    yield f"  it {mentions if page.mentions_product else 'mentions no product'}; sentences that credit the product: {page.praises}"
    if page.by_tone:
        yield f"  {BY_TONE}"
    if page.is_foreign:
        yield "  it speaks neither of the therapy nor of health: findings are notes, and the second opinion is not asked"
    if page.of_others:
        yield "  its titles name another treatment and not the product: only passages that name the product count"
    yield from _section("signals that decided, strongest first", _signals(page), "none")


def _signals(page: PageExplained) -> list[str]:
    """The strongest signals of what the page was found to be, each where it counted most, and whether there are others.

    What adds up to nothing, or less, has decided nothing.
    """
    decided = [each for each in page.signals if each.counts and (each.therapy or page.scores.get(each.towards or "", 0.0) > 0)]
    strongest: dict[str, SignalSeen] = {}
    for each in sorted(decided, key=lambda each: (-abs(each.counted), each.line, each.column)):
        strongest.setdefault(each.signal, each)
    shown = list(strongest.values())[:_MOST]
    rows = _columns((told(each), each.signal, _place(each)) for each in shown)
    return [*rows, *(["claimslint check --explain-context lists all signals"] if len(shown) < len(page.signals) else [])]


def _place(signal: SignalSeen) -> str:
    text = signal.text if len(signal.text) <= _LONGEST else f"{signal.text[: _LONGEST - 1]}…"
    return f"{signal.line}:{signal.column}  “{text}”"


def _section(title: str, lines: Sequence[str], otherwise: str) -> Iterator[str]:
    if not lines:
        yield f"  {title.partition(':')[0]}: {otherwise}"
        return
    yield f"  {title}"
    yield from (f"    {line}" for line in lines)


def _columns(rows: Iterable[tuple[str, str, str]]) -> list[str]:
    """Rows as lines, the first two columns aligned."""
    table = list(rows)
    widths = [max((len(row[at]) for row in table), default=0) for at in (0, 1)]
    return [f"{first.ljust(widths[0])}  {second.ljust(widths[1])}  {third}".rstrip() for first, second, third in table]
