"""What others are cited with: a finding in quotation marks on a page that promotes nothing and tells what else it is.

Regulators, newspapers and hospitals quote claims to warn of them. There a finding becomes a note that says so; it is never dropped, since
quotation marks are easily set. What a patient is quoted with is a testimonial, and keeps its weight.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from linter.checks.page import Page
from linter.findings import Context, Finding, Severity, Span
from linter.records import replace
from linter.regexes import regex

_UNTOUCHED = frozenset({"disclosure", "exception", "registry", "testimonial"})
"""Categories of findings that are not about what somebody says, and of those that quote by nature."""
_MARK = regex('[“”"]')
_WHY_A_NOTE = "It stands in quotation marks on a page that promotes nothing, so this is a note."


def cited(findings: Sequence[Finding], page: Page) -> list[Finding]:
    """`findings` of a page, those as notes that only cite others."""
    if page.promotional or page.signs.score("not-promotional") + page.signs.score(Context.EDUCATION) <= 0:
        return list(findings)
    cites = _Quotations(page)
    if not cites.quoting:
        return list(findings)
    told = {page.sentence_at(finding.span) for finding in findings if finding.category == "testimonial"}
    return [
        replace(finding, severity=Severity.NOTE, message=f"{finding.message} {_WHY_A_NOTE}")
        if finding.category not in _UNTOUCHED
        and finding.severity is not Severity.NOTE
        and (number := page.sentence_at(finding.span)) not in told
        and cites.hold(number, finding.span)
        else finding
        for finding in findings
    ]


class _Quotations:
    """Where a page quotes: each block that is `quoting` with what it quotes. Most blocks hold no mark."""

    def __init__(self, page: Page) -> None:
        self.page = page
        marked = [(at, block.text) for at, block in enumerate(page.document.blocks) if '"' in block.text or "“" in block.text]
        self.quoting = {at: quoted for at, text in marked if (quoted := quotations(text))}

    def hold(self, number: int | None, span: Span) -> bool:
        """Whether the last word of `span`, which begins in sentence `number`, stands in a quotation that is closed."""
        if number is None:
            return False
        reading = self.page.readings[number]
        quoted = self.quoting.get(reading.block)
        if quoted is None:
            return False
        block, sentence = self.page.block(reading), reading.sentence
        within = [start for start, end in zip(sentence.starts, sentence.ends, strict=True) if block.offsets.end(end) <= span.end]
        if not within:
            return False
        before = bisect_left(quoted, (within[-1],)) - 1
        return before >= 0 and within[-1] < quoted[before][1]


def quotations(text: str) -> list[tuple[int, int]]:
    """The offsets of the marks around each quotation in `text` that is closed; a straight mark after a number is a sign of inches."""
    found = []
    opened: int | None = None
    for mark in _MARK.finditer(text):
        at, char = mark.start(), mark.group()
        if char == "“" or (char == '"' and opened is None):
            if char == "“" or not text[at - 1 : at].isdigit():
                opened = at
        elif opened is not None:
            found.append((opened, at))
            opened = None
    return found
