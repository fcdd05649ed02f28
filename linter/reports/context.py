"""What each page is taken for, and the signals that said so: the answer to `--explain-context`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.engine import Verdict
from linter.reports.printable import printable


def context_text(verdicts: Iterable[Verdict]) -> str:
    """One paragraph a file: the context, whether it promotes, the scores, and each signal with its place and weight."""
    return "".join(f"{line}\n" for verdict in verdicts for line in _lines(verdict))


def _lines(verdict: Verdict) -> Iterator[str]:
    document, signs = verdict.document, verdict.signs
    promotes = "promotes the therapy" if verdict.promotional else "does not promote the therapy"
    yield printable(f"{document.path}: read as {verdict.context.value}; {promotes}")
    if not signs.mentions_product:
        yield "  no product of the registry is mentioned"
    for towards, score in sorted(signs.scores.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {score:5.1f}  towards {towards}"
    for sign in sorted(signs.signs, key=lambda each: each.span):
        line, column = document.position(sign.span.start)
        passage = " ".join(document.source[sign.span.start : sign.span.end].split())
        yield printable(f"    {line}:{column}  {sign.signal.weight:+g} {sign.signal.towards}  {sign.signal.id}  “{passage[:60]}”")
