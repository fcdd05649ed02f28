"""Findings as JSON: compiled, they read as they do in Python, and both as `json` would write them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter.documents.model import Document
from linter.findings import Edit, Evidence, Finding, Fix, Related, Severity, Span, Suppression
from linter.records import as_mapping
from linter.reports import json_findings
from tests.conftest import Check

CORPUS = Path(__file__).parent.parent / "corpus"
TEXTS = st.text(st.characters() | st.sampled_from(' \t\n\r\v\f\x1c\x1f\x7f\x85"\\\b“é\u0301\u2028\U0001f9ea\ud800'), max_size=12)
SOURCES = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(' \t\n\r\v\x1c\x85"\\e\u0301é🧪ab'), max_size=40)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
LONG = st.sampled_from(("", "osteoarthritis", "knee " * 60))


def compiled() -> Any:
    """The compiled twin."""
    return pytest.importorskip("linter.reports._json_findings", reason="built without its compiled modules")


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, tuple[Finding, ...]]:
    """A document and findings in it, whatever they say."""
    source = draw(SOURCES)
    places = st.integers(0, len(source))
    spans = st.tuples(places, places).map(lambda pair: Span(*sorted(pair)))
    finding = st.builds(
        Finding,
        rule=NAMES,
        category=st.just("hype"),
        severity=st.sampled_from(Severity),
        span=spans,
        surface=TEXTS,
        message=TEXTS,
        help=TEXTS,
        basis=st.lists(TEXTS, max_size=2).map(tuple),
        claim=st.none() | NAMES,
        target=NAMES | LONG,
        evidence=st.lists(st.builds(Evidence, TEXTS, st.integers(0, 9), st.integers(0, 9)), max_size=2).map(tuple),
        related=st.lists(st.builds(Related, spans, TEXTS), max_size=2).map(tuple),
        fixes=st.lists(st.builds(Fix, TEXTS, st.lists(st.builds(Edit, spans, TEXTS), max_size=2).map(tuple)), max_size=2).map(tuple),
        suppressed=st.none() | st.builds(Suppression, st.just("exception"), TEXTS, st.none() | TEXTS, st.none() | TEXTS),
    )
    found = draw(st.lists(finding, max_size=3))
    return Document("copy", source, "text", ()), (*found, *found)  # each twice, so that there are equals


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_any_findings_are_written_alike(made: tuple[Document, tuple[Finding, ...]]) -> None:
    fast, (document, findings) = compiled(), made
    one: dict[bytes, int] = {}
    other: dict[bytes, int] = {}
    for some in (findings, findings[:1]):  # the second time the fingerprints of the first are known
        assert fast.findings_json(document, some, one) == json_findings.findings_json(document, some, other)
    assert one == other


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_what_is_written_is_what_json_writes(made: tuple[Document, tuple[Finding, ...]]) -> None:
    document, findings = made
    written = json.loads(f"[{json_findings.findings_json(document, findings, {})}]")
    assert [each["message"] for each in written] == [json.loads(json.dumps(finding.message)) for finding in findings]
    assert [each["text"] for each in written] == [document.source[slice(*finding.span)] for finding in findings]
    assert [each["basis"] for each in written] == [json.loads(json.dumps(finding.basis)) for finding in findings]
    suppressions = [finding.suppressed and as_mapping(finding.suppressed) for finding in findings]
    assert [each["suppressed"] for each in written] == json.loads(json.dumps(suppressions))
    assert ", ".join(map(json.dumps, written)) == json_findings.findings_json(document, findings, {})


def test_what_is_found_in_the_corpus_is_written_alike(check: Check) -> None:
    fast, found = compiled(), 0
    for name in ("violations", "benign"):
        for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[::5]:
            verdict = check(json.loads(line)["text"])
            findings = verdict.findings
            assert fast.findings_json(verdict.document, findings, {}) == json_findings.findings_json(verdict.document, findings, {}), line
            found += len(findings)
    assert found > 200


def test_what_cannot_be_known_by_its_words_is_refused_alike() -> None:
    document = Document("copy", "It \ud800 cures", "text", ())
    finding = Finding("hype", "hype", Severity.NOTE, Span(0, 10), "paragraph", "", "", ())
    for module in (compiled(), json_findings):
        with pytest.raises(UnicodeEncodeError):
            module.findings_json(document, (finding,), {})


def test_only_findings_are_written() -> None:
    with pytest.raises(TypeError, match="no finding: None"):
        compiled().findings_json(Document("copy", "", "text", ()), (None,), {})
