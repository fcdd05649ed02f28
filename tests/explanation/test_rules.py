"""Why a rule did not report."""

from __future__ import annotations

import pytest

from linter.findings import Context
from tests.explanation.conftest import Explain


def why(explain: Explain, rule: str, copy: str, **options: object) -> str:
    """Why `rule` did not report in the only sentence of `copy`."""
    (sentence,) = explain(copy, **options).sentences
    (seen,) = (each for each in sentence.rules if each.rule == rule)
    assert not seen.reported
    return seen.why


def test_the_stance_is_not_selected(explain: Explain) -> None:
    reason = why(explain, "absolute-safety", "Claims that exosomes have no side effects are false.")
    assert reason.startswith("“have no side effects”: the rule does not look at its stance, reported by “Claims that")


def test_unless_takes_it_back(explain: Explain) -> None:
    reason = why(explain, "superiority-claim", "Be wary of any clinic that says exosomes cure autism.")
    assert reason == "“any clinic that says exosomes cure” is taken back by “Be wary of”"


def test_a_companion_is_missing(explain: Explain) -> None:
    assert (
        why(explain, "results-vary-alone", "Results may vary.")
        == "“Results may vary”: words that have to stand in the same document are missing"
    )


def test_the_market_is_another(explain: Explain) -> None:
    reason = why(explain, "false-approval", "Our exosome drip is FDA approved.", markets=("uk",))
    assert reason == "other market: it is law in us"


def test_the_context_is_another(explain: Explain) -> None:
    assert why(explain, "cosmetic-drug-claim", "Exosomes repair cartilage.").startswith("other context: it counts in cosmetic")


def test_the_rule_is_not_asked_for(explain: Explain) -> None:
    reason = why(explain, "cure-claim", "Exosomes cure lupus.", select=frozenset({"hype"}))
    assert reason == "not among the rules that are asked for"


def test_it_stays_within_the_ceiling(explain: Explain) -> None:
    copy = "In a small pilot study of 12 patients, exosomes improved knee osteoarthritis."
    sentences = explain(copy, context=Context.EDUCATION).sentences
    reasons = [rule.why for sentence in sentences for rule in sentence.rules if not rule.reported]
    assert any(reason.startswith("within the ceiling") and "EXO-OSTEOARTHRITIS" in reason for reason in reasons), reasons


def test_the_rung_is_out_of_reach(explain: Explain) -> None:
    assert why(explain, "cure-claim", "Exosomes treat lupus.") == "it looks at cure-or-guarantee only; this is disease-treatment"


def test_the_sentence_is_hidden(explain: Explain) -> None:
    reason = why(explain, "cure-claim", '<p style="display:none">Exosomes cure lupus.</p>', format="html")
    assert reason == "the sentence is hidden: nobody is shown it"


@pytest.mark.parametrize("copy", ["Exosomes for lupus are being studied in a clinical trial.", "Are exosomes used for lupus?"])
def test_the_review_tier_says_what_excuses(explain: Explain, copy: str) -> None:
    (sentence,) = explain(copy).sentences
    assert {rule.why for rule in sentence.rules if rule.rule == "unreviewed-association"} == {
        "the sentence makes an assertion, and other rules judge that"
    } or any("the rule does not look at its stance" in rule.why for rule in sentence.rules)


def test_another_finding_tells_of_the_same_words(explain: Explain) -> None:
    copy = "# Exosomes at our clinic\n\n## Conditions we treat\n"
    (sentence,) = explain(copy, 3).sentences
    assert sentence.verdict.startswith("reported: error implied-disease-claim")
    assert {rule.why for rule in sentence.rules if rule.rule == "structure-function-claim"} == {
        "another finding tells of the same words already"
    }
