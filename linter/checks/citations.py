"""What others are cited with: a finding in quotation marks on a page that promotes nothing and tells what else it is.

Regulators, newspapers and hospitals quote claims to warn of them. There a finding becomes a note that says so; it is never dropped, since
quotation marks are easily set. What a patient is quoted with is a testimonial, and keeps its weight.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from linter.checks.page import Page
from linter.findings import Context, Finding, Severity, Span
from linter.records import replace

_UNTOUCHED = frozenset({"disclosure", "exception", "registry", "testimonial"})
"""Categories of findings that are not about what somebody says, and of those that quote by nature."""
_WHY_A_NOTE = "It stands in quotation marks on a page that promotes nothing, so this is a note."


def cited(findings: Sequence[Finding], page: Page) -> list[Finding]:
    """`findings` of a page, those as notes that only cite others."""
    if page.promotional or page.signs.score("not-promotional") + page.signs.score(Context.EDUCATION) <= 0:
        return list(findings)
    quotations = _Quotations(page)
    told = {quotations.sentence(finding.span) for finding in findings if finding.category == "testimonial"}
    return [
        replace(finding, severity=Severity.NOTE, message=f"{finding.message} {_WHY_A_NOTE}")
        if finding.category not in _UNTOUCHED
        and finding.severity is not Severity.NOTE
        and quotations.sentence(finding.span) not in told
        and quotations.hold(finding.span)
        else finding
        for finding in findings
    ]


class _Quotations:
    """Where a page quotes; each block is looked through once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        numbers = [number for number, reading in enumerate(page.readings) if len(reading)]
        self._sentences = sorted((page.span(page.readings[number], 0, 1).start, number) for number in numbers)
        self._quoted: dict[int, list[tuple[int, int]]] = {}

    def sentence(self, span: Span) -> int | None:
        """The number of the sentence that `span` begins in."""
        at = bisect_right(self._sentences, (span.start, len(self.page.readings))) - 1
        return self._sentences[at][1] if at >= 0 else None

    def hold(self, span: Span) -> bool:
        """Whether the last word of `span` stands in a quotation that is closed."""
        number = self.sentence(span)
        if number is None:
            return False
        reading = self.page.readings[number]
        block, sentence = self.page.block(reading), reading.sentence
        within = [start for start, end in zip(sentence.starts, sentence.ends, strict=True) if block.offsets.end(end) <= span.end]
        if not within:
            return False
        if reading.block not in self._quoted:
            self._quoted[reading.block] = quotations(block.text)
        return any(opened < within[-1] < closed for opened, closed in self._quoted[reading.block])


def quotations(text: str) -> list[tuple[int, int]]:
    """The offsets of the marks around each quotation in `text` that is closed; a straight mark after a number is a sign of inches."""
    found = []
    opened: int | None = None
    for at, char in enumerate(text):
        if char == "“" or (char == '"' and opened is None):
            if char == "“" or not text[at - 1 : at].isdigit():
                opened = at
        elif char in '”"' and opened is not None:
            found.append((opened, at))
            opened = None
    return found
