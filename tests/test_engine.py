"""The pipeline: pure, exact in its places, and never silent about what it could not do."""

from __future__ import annotations

import gc
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter.documents.model import Format
from linter.documents.read import read_document
from linter.engine import CompiledRegistry, as_told, lint_document
from linter.findings import Context
from linter.language.context import praising
from linter.policy.policy import Policy
from linter.registry.detectors import AssertionDetector
from linter.registry.model import Rule
from tests.conftest import AS_OF, Check

PIECES = (
    "Our exosomes **cure** osteo&shy;arthritis", "_Relief_ from chronic\npain", "say “goodbye” to back pain 🦴", "100% safe &amp; natural",
    "| Condition | Help |\n|---|---|\n| Lupus | treated |", "> patients say\n> their knees healed",
    "- We treat gout\n- and `code` shingles",
    "# No More Migraine", "![heals eczema](a.png)", "FDA&#45;approved exosomes", "résumé naïve", "\tTabbed cure for lupus",
)  # fmt: skip
HTML_PIECES = (
    "<p>Our exosomes <b>cure</b> osteo&shy;arthritis</p>", "<li>Relief from\n chronic pain", '<img alt="heals &quot;eczema&quot;">',
    "<td>Lupus treated 🦴</td>", "<title>No more migraine</title>", '<meta name="description" content="Cures gout">', "<div><p>100% safe",
)  # fmt: skip


@pytest.mark.parametrize("format_", ["markdown", "html", "text"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_place_is_exact(format_: Format, data: st.DataObject, built_in: CompiledRegistry) -> None:
    pieces = data.draw(st.lists(st.sampled_from(HTML_PIECES if format_ == "html" else PIECES), min_size=1, max_size=6))
    newline = data.draw(st.sampled_from(["\n", "\r\n"]))
    mark = data.draw(st.sampled_from(["", "\ufeff"]))
    source = newline.join("\n\n".join(pieces).split("\n"))
    document = read_document((mark + source).encode(), "copy", format_)
    assert document.source == source
    verdict = lint_document(document, built_in, Policy(context=Context.COMMERCIAL_OFFER), AS_OF)
    assert not verdict.crashes
    lines = source.replace("\r\n", "\n").split("\n")
    for finding in verdict.findings:
        start, end = finding.span
        assert 0 <= start < end <= len(source)
        line, column = document.position(start)
        assert lines[line - 1][column - 1 :].startswith(source[start:end].split("\r")[0].split("\n")[0])
        for evidence in finding.evidence:
            first, last = evidence.span(finding.span)
            assert start <= first or evidence.role != "trigger"
            assert 0 <= first < last <= len(source)


@pytest.mark.parametrize("format_", ["markdown", "mdx", "html", "text", "rst"])
def test_a_page_that_was_checked_leaves_no_cycle_behind(format_: Format, built_in: CompiledRegistry) -> None:
    """What refers to itself stays until it is looked for, and looking through all that a long run keeps took a fifth of it."""
    source = "\n\n".join(HTML_PIECES if format_ == "html" else PIECES)

    def check() -> None:
        lint_document(read_document(source.encode(), "copy", format_), built_in, Policy(context=Context.COMMERCIAL_OFFER), AS_OF)

    check()  # what is made once for all pages
    gc.collect()
    gc.disable()
    try:
        check()
        assert gc.collect() == 0
    finally:
        gc.enable()


@settings(max_examples=150)
@given(source=st.text(max_size=400), format_=st.sampled_from(["markdown", "html", "text", "mdx", "rst"]))
def test_no_copy_crashes_a_check(source: str, format_: Format, built_in: CompiledRegistry) -> None:
    from linter.documents.model import DocumentError

    try:
        document = read_document(source.encode("utf-8", "surrogatepass"), "copy", format_)
    except DocumentError:
        return
    assert not lint_document(document, built_in, Policy(), AS_OF).crashes


def test_the_same_input_gives_the_same_verdict(check: Check) -> None:
    copy = "Our exosomes cure arthritis, gout and lupus, with no side effects. Book now for $99."
    assert check(copy).findings == check(copy).findings


def test_findings_are_ordered_by_place(check: Check) -> None:
    findings = check("Guaranteed: exosomes cure gout. FDA approved! No side effects. Exosomes treat lupus.").findings
    assert [f.order for f in findings] == sorted(f.order for f in findings)


def test_a_check_that_raises_is_a_crash_and_the_others_still_report(built_in: CompiledRegistry) -> None:
    def broken(rule: Rule) -> Rule:
        return replace(rule, detect=AssertionDetector((), None, (), ())) if rule.id == "cure-claim" else rule  # type: ignore[arg-type]

    registry = replace(built_in, registry=replace(built_in.registry, rules=tuple(broken(rule) for rule in built_in.registry.rules)))
    document = read_document(b"Exosomes cure arthritis and have no side effects. Exosomes rebuild collagen.", "copy.md")
    verdict = lint_document(document, registry, Policy(context=Context.COMMERCIAL_OFFER), AS_OF)
    assert [crash.rule for crash in verdict.crashes] == ["cure-claim"]
    assert {"absolute-safety", "structure-function-claim"} <= {finding.rule for finding in verdict.findings}


@pytest.mark.parametrize(
    ("copy", "praises"),
    [
        ("Exosomes cure arthritis. Book your visit with us today.", True),
        ("Exosomes cure arthritis. Exosomes regrow cartilage.", True),
        ("# Exosomes\n\nBook a visit.", False),
        ("An exosome is a vesicle that cells send to each other.", False),
    ],
)
def test_whether_a_page_means_itself_is_worked_out_once(
    copy: str, praises: bool, built_in: CompiledRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr("linter.language.context.praising", lambda found: asked.append(1) or frozenset(praising(found)))
    page = as_told(read_document(copy.encode(), "copy.md"), built_in, Policy(), AS_OF)
    assert page.praises is praises
    assert len(asked) == 1 + page.promotional  # whether it promotes asks for the praise too
