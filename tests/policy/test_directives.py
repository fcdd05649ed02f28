"""Directives in copy: what they silence, where, and what is wrong with one that silences nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter.documents.model import Format
from linter.documents.read import read_document
from linter.engine import CompiledRegistry, Verdict, lint_document
from linter.findings import Context, Finding
from linter.fixes import fixed
from linter.policy.fingerprints import fingerprints
from linter.policy.policy import Directives, Policy
from tests.conftest import AS_OF

HYPE = "A revolutionary step for arthritis."
"""Reported by `hype` and by nothing that a test here names."""

Judge = Callable[..., Verdict]


@pytest.fixture
def judge(built_in: CompiledRegistry) -> Judge:
    def judge(source: str, format_: Format = "markdown", **asked: object) -> Verdict:
        policy = Policy(**{"context": Context.COMMERCIAL_OFFER, **asked})  # type: ignore[arg-type]
        return lint_document(read_document(source.encode(), "page", format_), built_in, policy, AS_OF)

    return judge


def silenced(verdict: Verdict) -> list[tuple[str, int]]:
    """The rule and the line of every finding that is silenced."""
    return [(finding.rule, verdict.document.position(finding.span.start)[0]) for finding in verdict.findings if finding.suppressed]


def wrong(verdict: Verdict) -> list[tuple[str, str]]:
    """What is wrong with the directives: rule, and the words that it is about."""
    return [(finding.rule, verdict.document.source[slice(*finding.span)]) for finding in verdict.findings if finding.surface == "comment"]


def only_hype(verdict: Verdict) -> Finding:
    [finding] = [finding for finding in verdict.findings if finding.rule == "hype"]
    return finding


@pytest.mark.parametrize(
    ("format_", "source", "lines"),
    [
        ("markdown", f"<!-- claimslint-disable-next-line hype -- quoted -->\n{HYPE}\n\n{HYPE}\n", [2]),
        ("markdown", f"<!-- claimslint-disable-next-line hype -- quoted -->\n\n{HYPE}\n\n{HYPE}\n", [3]),
        ("markdown", f"{HYPE}\n\n<!--claimslint-disable-next-line convenience-claim,hype--quoted-->\n{HYPE}\n", []),
        ("markdown", f"<!-- claimslint-disable-next-line hype — quoted -->\n{HYPE}\n", [2]),
        ("markdown", f"<!-- claimslint-disable-next-line\n     hype\n     -- quoted from\n        a letter -->\n{HYPE}\n", [5]),
        ("markdown", f"<!-- claimslint-disable-next-line convenience-claim -- a -->\n<!-- claimslint-disable-next-line hype -- b -->\n{HYPE}\n", [3]),
        ("markdown", f"- Open at nine.\n<!-- claimslint-disable-next-line hype -- quoted -->\n- {HYPE}\n- {HYPE}\n", [3]),
        ("markdown", f"> <!-- claimslint-disable-next-line hype -- quoted -->\n> {HYPE}\n", [2]),
        ("markdown", f"---\n# claimslint-disable-next-line hype -- quoted\ntitle: {HYPE}\n---\nOpen at nine.\n", [3]),
        ("markdown", f"{HYPE}\n\n<!-- claimslint-disable hype -- quoted -->\n\n{HYPE}\n\n{HYPE}\n\n<!-- claimslint-enable hype -->\n\n{HYPE}\n", [5, 7]),
        ("markdown", f"<!-- claimslint-disable hype, convenience-claim -- quoted -->\n\n{HYPE}\n\n<!-- claimslint-enable -->\n\n{HYPE}\n", [3]),
        ("mdx", f"{{/* claimslint-disable-next-line hype -- quoted */}}\n\n{HYPE}\n", [3]),
        ("html", f"<!-- claimslint-disable-next-line hype -- quoted -->\n<p>{HYPE}</p>\n<p>{HYPE}</p>\n", [2]),
        ("html", f"<p>{HYPE} <!-- claimslint-disable hype -- quoted --> {HYPE} <!-- claimslint-enable hype --></p>\n", [1]),
        ("html", f"{{# claimslint-disable-next-line hype -- quoted #}}\n<p>{HYPE}</p>\n", [2]),
        ("text", f"<!-- claimslint-disable-next-line hype -- quoted -->\n{HYPE}\n", [2]),
        ("rst", f".. claimslint-disable-next-line hype -- quoted\n\n{HYPE}\n", [3]),
    ],
)  # fmt: skip
def test_a_directive_silences_its_rule_at_its_place_alone(judge: Judge, format_: Format, source: str, lines: list[int]) -> None:
    assert silenced(judge(source, format_)) == [("hype", line) for line in lines]


def test_what_is_silenced_tells_the_reason(judge: Judge) -> None:
    suppressed = only_hype(judge(f"<!-- claimslint-disable-next-line hype --\n  quoted  from a letter -->\n{HYPE}\n")).suppressed
    assert suppressed is not None
    assert (suppressed.kind, suppressed.reason, suppressed.approver, suppressed.expires) == (
        "directive",
        "quoted from a letter",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("source", "fault", "about"),
    [
        ("<!-- claimslint-disable-next-line hype -->\n{}", "blanket-directive", "claimslint-disable-next-line hype"),
        ("<!-- claimslint-disable-next-line hype -- -->\n{}", "blanket-directive", "claimslint-disable-next-line hype --"),
        ("<!-- claimslint-disable-next-line -- why -->\n{}", "blanket-directive", "claimslint-disable-next-line -- why"),
        ("<!-- claimslint-disable-next-line * -- why -->\n{}", "blanket-directive", "claimslint-disable-next-line * -- why"),
        ("<!-- claimslint-disable-next-line all -- why -->\n{}", "blanket-directive", "claimslint-disable-next-line all -- why"),
        ("<!-- claimslint-disable -->\n{}\n\n<!-- claimslint-enable -->", "blanket-directive", "claimslint-disable"),
        ("<!-- claimslint-disable-next-line hpye -- why -->\n{}", "unknown-directive", "hpye"),
        ("<!-- claimslint-disable-next-line hype, hpye -- why -->\n{}", "unknown-directive", "hpye"),
        ("<!-- claimslint-disable-line hype -- why -->\n{}", "unknown-directive", "claimslint-disable-line hype -- why"),
        ("<!-- claimslint: disable hype -- why -->\n{}", "unknown-directive", "claimslint: disable hype -- why"),
        ("<!-- claimslint-disable-next-line disease-claim, hype -- why -->\n{}", "refused-directive", "disease-claim"),
        ("<!-- claimslint-disable-next-line hype, unused-directive -- why -->\n{}", "refused-directive", "unused-directive"),
        ("<!-- claimslint-disable hype -- why -->\n{}", "unbalanced-directive", "hype"),
        ("{}\n\n<!-- claimslint-enable hype -->", "unbalanced-directive", "hype"),
        ("{}\n\n<!-- claimslint-enable -->", "unbalanced-directive", "claimslint-enable"),
    ],
)
def test_a_directive_that_is_not_right_silences_nothing_and_is_reported(judge: Judge, source: str, fault: str, about: str) -> None:
    verdict = judge(source.format(HYPE) + "\n")
    assert wrong(verdict) == [(fault, about)]
    assert silenced(verdict) == []


def test_a_misspelt_rule_is_answered_with_the_one_that_was_meant(judge: Judge) -> None:
    verdict = judge(f"<!-- claimslint-disable-next-line hpye -- why -->\n{HYPE}\n")
    [finding] = [finding for finding in verdict.findings if finding.rule == "unknown-directive"]
    assert "did you mean “hype”?" in finding.message
    assert (finding.category, finding.severity) == ("exception", "error")


@pytest.mark.parametrize(
    ("source", "about"),
    [
        ("<!-- claimslint-disable-next-line hype -- why -->\nOpen at nine.\n", ["hype"]),
        (f"<!-- claimslint-disable-next-line hype, convenience-claim -- why -->\n{HYPE}\n", ["convenience-claim"]),
        (f"<!-- claimslint-disable hype -- why -->\n\nOpen.\n\n<!-- claimslint-enable -->\n\n{HYPE}\n", ["hype"]),
        (f"<!-- claimslint-disable hype -- a -->\n\n<!-- claimslint-disable hype -- b -->\n\n{HYPE}\n\n<!-- claimslint-enable -->\n", ["hype"]),
        ("<!-- claimslint-disable-next-line hype -- the last line -->", ["hype"]),
    ],
)  # fmt: skip
def test_what_silences_nothing_is_reported(judge: Judge, source: str, about: list[str]) -> None:
    assert wrong(judge(source)) == [("unused-directive", each) for each in about]


def test_a_directive_for_a_rule_that_was_not_asked_for_is_not_called_unused(judge: Judge) -> None:
    source = "<!-- claimslint-disable-next-line hype -- why -->\nOpen at nine.\n"
    assert wrong(judge(source, select=frozenset({"unused-directive", "convenience-claim"}))) == []
    assert wrong(judge(source, ignore=frozenset({"hype"}))) == []
    assert wrong(judge(source, ignore=frozenset({"unused-directive"}))) == []


def test_directives_silence_even_where_nobody_asks_what_is_wrong_with_them(judge: Judge) -> None:
    verdict = judge(f"<!-- claimslint-disable-next-line hype -- why -->\n{HYPE}\n", select=frozenset({"hype"}))
    assert [finding.rule for finding in verdict.findings] == ["hype"]
    assert silenced(verdict) == [("hype", 2)]


def test_the_config_can_refuse_all_directives_or_those_for_some_rules(judge: Judge) -> None:
    source = f"<!-- claimslint-disable-next-line hype -- why -->\n{HYPE}\n"
    for directives, about in ((Directives(allowed=False), "claimslint-disable-next-line hype -- why"), (Directives(never=frozenset({"hype"})), "hype")):  # fmt: skip
        verdict = judge(source, directives=directives)
        assert wrong(verdict) == [("refused-directive", about)]
        assert silenced(verdict) == []
    assert silenced(judge(source, directives=Directives(never=frozenset({"convenience-claim"})))) == [("hype", 2)]


def test_where_none_are_allowed_it_is_said_of_each_but_of_no_end(judge: Judge) -> None:
    source = f"<!-- claimslint-disable hype -- why -->\n\n{HYPE}\n\n<!-- claimslint-enable hype -->\n"
    verdict = judge(source, directives=Directives(allowed=False))
    assert wrong(verdict) == [("refused-directive", "claimslint-disable hype -- why")]
    assert silenced(verdict) == []
    (refused,) = [finding for finding in verdict.findings if finding.rule == "refused-directive"]
    assert refused.message == "“claimslint-disable hype -- why” silences nothing: the config allows no directives in this copy."


PAGE = (
    "# Exosome therapy\n\nOur clinic offers exosome therapy 😀. A revolutionary step.\n\n{}- Painless\n{}- Fast\n\n"
    "[Book an appointment](https://calendly.com/x)\n"
)
NOT_APPROVED = "<!-- claimslint-disable-next-line convenience-claim -- No exosome product has been approved by the FDA -->\n"


def test_directives_change_neither_findings_nor_fingerprints(judge: Judge) -> None:
    def told(verdict: Verdict) -> list[tuple[object, ...]]:
        own = zip(verdict.findings, fingerprints(verdict.document, verdict.findings), strict=True)
        return [
            (each.rule, each.severity, verdict.document.source[slice(*each.span)], each.message, print_)
            for each, print_ in own
            if each.surface != "comment"
        ]

    with_directives = judge(PAGE.format(NOT_APPROVED, NOT_APPROVED))
    assert with_directives.document.directives
    assert told(with_directives) == told(judge(PAGE.format("", "")))


def test_the_reason_of_a_directive_discloses_nothing(judge: Judge) -> None:
    rules = {finding.rule for finding in judge(PAGE.format(NOT_APPROVED, "")).findings}
    assert "missing-fda-status" in rules
    assert "hidden-disclosure" not in rules


def test_a_missing_disclosure_is_silenced_where_it_is_reported(judge: Judge) -> None:
    source = PAGE.format("", "")
    [missing] = [finding for finding in judge(source).findings if finding.rule == "missing-fda-status"]
    line = "<!-- claimslint-disable-next-line missing-fda-status -- in the footer of every page -->\n"
    start = source.rfind("\n", 0, missing.span.start) + 1
    assert ("missing-fda-status", source.count("\n", 0, start) + 2) in silenced(judge(source[:start] + line + source[start:]))
    around = f"<!-- claimslint-disable missing-fda-status -- in the footer -->\n\n{source}\n<!-- claimslint-enable missing-fda-status -->\n"
    assert [rule for rule, _ in silenced(judge(around))] == ["missing-fda-status"]


def test_what_is_silenced_is_not_put_right(judge: Judge) -> None:
    around = f"<!-- claimslint-disable missing-fda-status -- said in the footer -->\n\n{PAGE.format('', '')}\n<!-- claimslint-enable -->\n"
    verdict = judge(around)
    text = next(fix.edits[0].text for finding in verdict.findings if finding.rule == "missing-fda-status" for fix in finding.fixes)
    assert text.strip() not in fixed(around, verdict.findings)


@pytest.mark.parametrize(
    ("format_", "source"),
    [
        ("markdown", "# Exosome therapy\n\nOur clinic offers exosome therapy.\n\n<!-- claimslint-disable-next-line hype -- our slogan -->\n[A revolutionary step. Book an appointment](https://calendly.com/x)\n"),
        ("markdown", "# Exosome therapy\n\nOur clinic offers exosome therapy.\n\n<!-- claimslint-disable-next-line hype -- our slogan -->\n\n[A revolutionary step. Book an appointment](https://calendly.com/x)\n"),
        ("html", '<h1>Exosome therapy</h1>\n<p>Our clinic offers exosome therapy.</p>\n<!-- claimslint-disable-next-line hype -- our slogan -->\n<p><a href="https://calendly.com/x">A revolutionary step. Book an appointment</a></p>\n'),
        ("text", "Exosome therapy\n\nOur clinic offers exosome therapy.\n\n<!-- claimslint-disable-next-line hype -- our slogan -->\nA revolutionary step. Book an appointment today.\n"),
    ],
)  # fmt: skip
def test_a_fix_does_not_come_between_a_directive_and_its_line(judge: Judge, format_: Format, source: str) -> None:
    before = judge(source, format_)
    assert [rule for rule, _ in silenced(before)] == ["hype"]
    after = fixed(source, before.findings)
    assert after != source
    again = judge(after, format_)
    assert [rule for rule, _ in silenced(again)] == ["hype"]
    assert wrong(again) == []


def test_many_directives_take_no_longer_each(judge: Judge) -> None:
    lines = 300
    verdict = judge("".join(f"<!-- claimslint-disable-next-line hype -- why -->\n\n{HYPE}\n\n" for _ in range(lines)))
    assert len(silenced(verdict)) == lines


PIECES = (*"-,*\n \u2014:_x", "claimslint-", "disable", "-next-line ", "enable ", "hype ", "all ", " -- ", "why")
COMMENT = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(COMMENT, min_size=1, max_size=4), st.sampled_from(["markdown", "html", "text"]))
def test_whatever_a_directive_says_it_changes_no_finding(judge: Judge, comments: list[str], format_: Format) -> None:
    copy = [f"<p>{HYPE}</p>" if format_ == "html" else HYPE] * len(comments)
    written = [f"<!-- claimslint-{comment} -->" for comment in comments]
    gap = "\n\n"
    verdict = judge(gap.join(f"{comment}\n{each}" for comment, each in zip(written, copy, strict=True)), format_)
    assert not verdict.crashes
    found = [(each.rule, each.message) for each in verdict.findings if each.surface != "comment"]
    assert found == [(each.rule, each.message) for each in judge(gap.join(copy), format_).findings]
    if silenced(verdict):
        assert all(each.suppressed.reason for each in verdict.findings if each.suppressed is not None)
