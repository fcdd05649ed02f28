"""What a finding is known by from run to run."""

from __future__ import annotations

from dataclasses import replace

from linter.documents.model import Document
from linter.findings import Finding, Severity, Span
from linter.policy.fingerprints import fingerprints


def document(source: str) -> Document:
    return Document("page.md", source, "markdown", ())


def finding(source: str, passage: str, nth: int = 0) -> Finding:
    start = -1
    for _ in range(nth + 1):
        start = source.index(passage, start + 1)
    span = Span(start, start + len(passage))
    return Finding("disease-claim", "disease-claim", Severity.ERROR, span, "paragraph", "message", "help", (), target="osteoarthritis")


def test_place_and_line_endings_make_no_difference() -> None:
    before, after = "It cures\nosteoarthritis.", "A new paragraph.\r\n\r\nIt cures\r\nosteoarthritis."
    (old,) = fingerprints(document(before), [finding(before, "cures\nosteoarthritis")])
    (new,) = fingerprints(document(after), [finding(after, "cures\r\nosteoarthritis")])
    assert old == new


def test_equal_findings_are_told_apart() -> None:
    source = "It cures arthritis. It cures arthritis."
    assert len(set(fingerprints(document(source), [finding(source, "cures arthritis"), finding(source, "cures arthritis", 1)]))) == 2


def test_another_word_rule_target_or_claim_is_another_finding() -> None:
    source = "It cures arthritis. It heals arthritis."
    first = finding(source, "cures arthritis")
    others = [
        finding(source, "heals arthritis"),
        replace(first, rule="cure-claim"),
        replace(first, target="rheumatoid-arthritis"),
        replace(first, claim="EXO-OSTEOARTHRITIS"),
    ]
    assert len(set(fingerprints(document(source), [first, *others]))) == 5
