"""What each page is taken for, the signals that said so, and how its disclosures stand: the answer to `--explain-context`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from linter.engine import Verdict
from linter.explanation.explain import signals_seen
from linter.registry.detectors import DisclosureDetector
from linter.registry.model import Rule
from linter.reports.printable import printable
from linter.reports.signals import BY_TONE, told


def context_text(verdicts: Iterable[Verdict], rules: Iterable[Rule], unread: Mapping[str, Sequence[str]] | None = None) -> str:
    """One paragraph a file: the context, whether it promotes, the scores, each signal with its place and what it counted, the duties.

    `rules` are those of the registry, which say what a finding says of a disclosure; `unread` are the style sheets, by file, that could not
    be read: what they make of the type is not known.
    """
    duties = {rule.id: rule.detect.verdict for rule in rules if isinstance(rule.detect, DisclosureDetector)}
    return "".join(f"{line}\n" for verdict in verdicts for line in _lines(verdict, duties, (unread or {}).get(verdict.document.path, ())))


def _lines(verdict: Verdict, duties: Mapping[str, str], unread: Sequence[str]) -> Iterator[str]:
    document, signs = verdict.document, verdict.signs
    promotes = "promotes the therapy" if verdict.promotional else "does not promote the therapy"
    yield printable(f"{document.path}: read as {verdict.context.value}; {promotes}")
    if not signs.mentions_product:
        yield "  no product of the registry is mentioned"
    if verdict.by_tone:
        yield f"  {BY_TONE}"
    if verdict.is_foreign:
        yield "  it speaks neither of the therapy nor of health: findings are notes, and the second opinion is not asked"
    if signs.of_others:
        yield "  its titles name another treatment and not the product: only passages that name the product count"
    for towards, score in sorted(signs.scores.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {score:5.1f}  towards {towards}"
    for signal in signals_seen(document, sorted(signs.signs, key=lambda each: each.span)):
        yield printable(f"    {signal.line}:{signal.column}  {told(signal)}  {signal.signal}  “{signal.text[:60]}”")
    yield from _duties(verdict, duties)
    for href in unread:
        yield printable(f"  style sheet not read: {href}; what it hides or makes small is not known")


def _duties(verdict: Verdict, duties: Mapping[str, str]) -> Iterator[str]:
    """How the disclosures stand that the page owes, as far as anything is wrong with them."""
    if not verdict.promotional:
        yield "  owes no disclosure"
        return
    wrong = [each for each in verdict.findings if each.rule in duties]
    for finding in wrong:
        line, column = verdict.document.position(finding.span.start)
        yield printable(f"  {finding.target} {duties[finding.rule]} ({line}:{column}): {finding.message}")
    if not wrong:
        yield "  every disclosure that was looked for is said where it belongs"
