"""An explanation for people: the page first, then each sentence from what was recognised to the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from linter.explanation.values import CueSeen, Explanation, FindingSeen, FrameSeen, PageExplained, SentenceExplained
from linter.reports.printable import printable

_LONGEST = 60
"""Characters of a signal's text that are shown."""


def render(explanation: Explanation) -> str:
    """`explanation` as lines of text."""
    lines = [*_page(explanation.page, explanation.line)]
    if not explanation.sentences:
        directive = "; a directive stands there" if explanation.directive else ""
        lines += ["", f"Nothing on line {explanation.line} is read as copy{directive}."]
    for sentence in explanation.sentences:
        lines += ["", *_sentence(sentence)]
    if explanation.findings:
        title = "findings beside the sentences" if explanation.sentences else "findings"
        lines += ["", *_section(title, [_finding(finding) for finding in explanation.findings], "none")]
    return "".join(f"{printable(line)}\n" for line in lines)


def _page(page: PageExplained, line: int) -> Iterator[str]:
    promotes = "promotes the therapy" if page.promotional else "does not promote the therapy"
    decided = "as asked" if page.decided == "given" else "judged from its signals"
    yield f"{page.path}:{line}"
    yield f"  page: {page.format}, read as {page.context} ({decided}), {promotes}"
    yield f"  market{'' if len(page.markets) == 1 else 's'} {', '.join(page.markets)}, as of {page.as_of}"
    mentions = "names a product in its title or first heading" if page.headed_by_product else "mentions a product"
    yield f"  it {mentions if page.mentions_product else 'mentions no product'}; sentences that credit the product: {page.praises}"
    if page.is_foreign:
        yield "  it speaks neither of the therapy nor of health: findings are notes, and the second opinion is not asked"
    if page.of_others:
        yield "  its titles name another treatment and not the product: only passages that name the product count"
    for towards, score in sorted(page.scores.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {score:5.1f}  towards {towards}"
    for signal in page.signals:
        text = signal.text if len(signal.text) <= _LONGEST else f"{signal.text[: _LONGEST - 1]}…"
        counted = f"{signal.counted:+g}" if signal.counted else "not counted"
        yield f"    {signal.line}:{signal.column}  {counted}  {signal.towards}  {signal.signal}  “{text}”"


def _sentence(sentence: SentenceExplained) -> Iterator[str]:
    yield f"{sentence.line}:{sentence.column}  {sentence.surface}"
    yield f"  “{sentence.text}”"
    yield from _section("recognised", _columns((each.role, f"“{each.text}”", each.stands_for) for each in sentence.recognised), "nothing")
    yield from _section("cues", [_cue(cue) for cue in sentence.cues], "none")
    yield from _section("frames", [line for frame in sentence.frames for line in _frame(frame)], "none")
    rows = ((rule.severity.value if rule.reported else "silent", rule.rule, rule.why) for rule in sentence.rules)
    yield from _section("rules that looked", _columns(rows), "none")
    yield f"  verdict: {sentence.verdict}"


def _finding(finding: FindingSeen) -> str:
    silenced = "silenced " if finding.silenced else ""
    return f"{finding.line}:{finding.column}  {silenced}{finding.severity.value} {finding.rule}  {finding.message}"


def _section(title: str, lines: Sequence[str], otherwise: str) -> Iterator[str]:
    if not lines:
        yield f"  {title}: {otherwise}"
        return
    yield f"  {title}"
    yield from (f"    {line}" for line in lines)


def _cue(cue: CueSeen) -> str:
    governs = ", ".join(f"“{words}”" for words in cue.governs)
    return f"“{cue.text}”  {cue.group}: {cue.stance}, scope {cue.scope}; {f'governs {governs}' if governs else 'governs nothing here'}"


def _frame(frame: FrameSeen) -> Iterator[str]:
    target = f"{frame.target} ({frame.target_kind})" if frame.target else frame.target_kind
    yield f"{frame.kind}: “{frame.trigger}” ({frame.effect}) → {target}"
    if not frame.asserted:
        yield f"  not asserted: {frame.why}"
        return
    source = f"claim {frame.claim}" if frame.claim else "the product's default: no claim in force covers it"
    yield f"  agent: {frame.agent}"
    yield f"  stance: {frame.stance}{f', by {frame.decided_by}' if frame.decided_by else ', no cue says otherwise'}"
    yield f"  rung: {frame.rung}; ceiling: {frame.ceiling} ({source})"


def _columns(rows: Iterable[tuple[str, str, str]]) -> list[str]:
    """Rows as lines, the first two columns aligned."""
    table = list(rows)
    widths = [max((len(row[at]) for row in table), default=0) for at in (0, 1)]
    return [f"{first.ljust(widths[0])}  {second.ljust(widths[1])}  {third}".rstrip() for first, second, third in table]
