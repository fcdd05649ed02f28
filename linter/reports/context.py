"""What each page is taken for, the signals that said so, and how its disclosures stand: the answer to `--explain-context`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from linter.engine import Verdict
from linter.reports.printable import printable
from linter.reports.signals import told_weight

_DUTIES: Final = {"hidden-disclosure": "hidden", "misplaced-disclosure": "misplaced", "contradicted-disclosure": "contradicted"}


def context_text(verdicts: Iterable[Verdict], unread: Mapping[str, Sequence[str]] | None = None) -> str:
    """One paragraph a file: the context, whether it promotes, the scores, each signal with its place and what it counted, the duties.

    `unread` are the style sheets, by file, that could not be read: what they make of the type is not known.
    """
    return "".join(f"{line}\n" for verdict in verdicts for line in _lines(verdict, (unread or {}).get(verdict.document.path, ())))


def _lines(verdict: Verdict, unread: Sequence[str]) -> Iterator[str]:
    document, signs = verdict.document, verdict.signs
    promotes = "promotes the therapy" if verdict.promotional else "does not promote the therapy"
    yield printable(f"{document.path}: read as {verdict.context.value}; {promotes}")
    if not signs.mentions_product:
        yield "  no product of the registry is mentioned"
    if verdict.is_foreign:
        yield "  it speaks neither of the therapy nor of health: findings are notes, and the second opinion is not asked"
    if signs.of_others:
        yield "  its titles name another treatment and not the product: only passages that name the product count"
    for towards, score in sorted(signs.scores.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {score:5.1f}  towards {towards}"
    for sign in sorted(signs.signs, key=lambda each: each.span):
        line, column = document.position(sign.span.start)
        passage = " ".join(document.source[sign.span.start : sign.span.end].split())
        told = told_weight(sign.counted, str(sign.signal.towards))
        yield printable(f"    {line}:{column}  {told}  {sign.signal.id}  “{passage[:60]}”")
    yield from _duties(verdict)
    for href in unread:
        yield printable(f"  style sheet not read: {href}; what it hides or makes small is not known")


def _duties(verdict: Verdict) -> Iterator[str]:
    """How the disclosures stand that the page owes, as far as anything is wrong with them."""
    if not verdict.promotional:
        yield "  owes no disclosure"
        return
    wrong = [
        each for each in verdict.findings if each.rule in _DUTIES or (each.category == "disclosure" and each.rule.startswith("missing-"))
    ]
    for finding in wrong:
        line, column = verdict.document.position(finding.span.start)
        yield printable(f"  {finding.target} {_DUTIES.get(finding.rule, 'missing')} ({line}:{column}): {finding.message}")
    if not wrong:
        yield "  every disclosure that was looked for is said where it belongs"
