"""A sentence explained: what was recognised, which frames were considered, how it stands, and the verdict."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linter.explanation.values import FrameSeen, SentenceExplained
from linter.findings import Context, Rung, Stance
from tests.conftest import Check
from tests.explanation.conftest import Explain

CORPUS = Path(__file__).parents[1] / "corpus"


def only(explain: Explain, copy: str, **options: object) -> SentenceExplained:
    (sentence,) = explain(copy, **options).sentences
    return sentence


def recognised(sentence: SentenceExplained) -> set[tuple[str, str, str]]:
    return {(passage.role, passage.text, passage.stands_for) for passage in sentence.recognised}


def frame(sentence: SentenceExplained) -> FrameSeen:
    (seen,) = (each for each in sentence.frames if each.asserted)
    return seen


def test_a_claim_is_explained_from_words_to_verdict(explain: Explain) -> None:
    sentence = only(explain, "Our **exosome drip** treats knee arthritis.\n")
    assert sentence.text == "Our exosome drip treats knee arthritis."
    assert (sentence.line, sentence.column, sentence.surface) == (1, 1, "paragraph")
    assert {
        ("product", "exosome drip", "exosome"),
        ("disease", "knee arthritis", "osteoarthritis"),
        ("effect", "treats", "treat, verb"),
    } <= recognised(sentence)
    seen = frame(sentence)
    assert (seen.kind, seen.effect, seen.trigger, seen.target, seen.agent) == (
        "active",
        "treat",
        "treats",
        "osteoarthritis",
        "exosome drip",
    )
    assert (seen.stance, seen.decided_by, seen.rung) == (Stance.ASSERTED, "", Rung.DISEASE_TREATMENT)
    assert (seen.ceiling, seen.claim) == (Rung.RESEARCH_ACTIVITY, "EXO-OSTEOARTHRITIS")
    assert "error disease-claim" in sentence.verdict
    assert ("disease-claim", True) in {(rule.rule, rule.reported) for rule in sentence.rules}


def test_a_negated_sentence_names_the_cue_and_what_it_governs(explain: Explain) -> None:
    sentence = only(explain, "Exosomes do not cure lupus.")
    (cue,) = (each for each in sentence.cues if each.group == "negators")
    assert (cue.text, cue.stance, cue.scope, cue.governs) == ("not", "negated", "after", ("cure lupus",))
    assert (frame(sentence).stance, frame(sentence).decided_by) == (Stance.NEGATED, "“not” (negators)")
    assert ("cure-claim", "the rule does not look at its stance, negated") in {(rule.rule, rule.why) for rule in sentence.rules}
    assert sentence.verdict == "passes: no rule that looked at it reports"


def test_a_cue_that_is_disarmed_governs_nothing(explain: Explain) -> None:
    sentence = only(explain, "No more knee pain with exosomes.")
    assert {(cue.text, cue.governs) for cue in sentence.cues if cue.group == "negators"} == {("No", ())}
    assert sentence.verdict.startswith("reported")


def test_an_ability_is_told_from_an_assertion(explain: Explain) -> None:
    seen = frame(only(explain, "Exosomes can repair cartilage."))
    assert (seen.stance, seen.decided_by) == (Stance.ABILITY, "“can” (ability)")


def test_a_harmless_sentence_passes_and_says_why(explain: Explain) -> None:
    sentence = only(explain, "The clinic has parking behind the building.")
    assert (sentence.frames, sentence.rules) == ((), ())
    assert sentence.verdict == "passes: it asserts nothing about the product or the page's offer"


def test_a_frame_credited_to_another_treatment_is_shown_as_dropped(explain: Explain) -> None:
    (seen,) = only(explain, "Steroids reduce inflammation.").frames
    assert (seen.asserted, seen.why) == (False, "the effect is credited to another treatment: “Steroids”")


def test_the_name_of_a_service_is_told_as_one(explain: Explain) -> None:
    sentence = only(explain, "Our PRP knee treatment takes an hour.")
    assert [(seen.kind, seen.why) for seen in sentence.frames if seen.target == "knee"] == [
        ("nominal", "it is no more than the name of a service")
    ]


def test_the_weaker_of_two_frames_is_shown_as_dropped(explain: Explain) -> None:
    seen = only(explain, "Our exosome drip may help treat knee arthritis.").frames
    assert [(each.effect, each.asserted, each.why) for each in seen] == [
        ("help", True, ""),
        ("treat", False, "another frame on the same words says more"),
    ]


def test_a_masked_word_is_shown(explain: Explain) -> None:
    assert ("mask", "treatment room", "") in recognised(only(explain, "The treatment room is on the left."))


def test_a_question_answered_in_the_next_sentence_names_the_answer(explain: Explain) -> None:
    question, _ = explain("Do exosomes cure lupus? No, they do not.").sentences
    assert frame(question).stance is Stance.NEGATED
    assert frame(question).decided_by.endswith("in the next sentence)")


def test_a_question_is_decided_by_its_mark(explain: Explain) -> None:
    seen = frame(only(explain, "Does this drip cure lupus?"))
    assert (seen.stance, seen.decided_by) == (Stance.QUESTION, "the question mark")


@pytest.mark.parametrize("context", list(Context))
def test_explaining_agrees_with_checking(explain: Explain, check: Check, context: Context) -> None:
    copy = (
        "Our exosome drip may help treat knee arthritis. Exosomes do not cure lupus. Steroids reduce inflammation. "
        "Claims that exosomes have no side effects are false. Exosomes repair cartilage with no side effects. Book today for $99."
    )
    found = check(copy, context=context).findings
    explained = explain(copy, context=context).sentences
    for sentence in explained:
        here = {finding.rule for finding in found if finding.span.overlaps(sentence.span)}
        assert {rule.rule for rule in sentence.rules if rule.reported} == here
    assert {rule.rule for sentence in explained for rule in sentence.rules if rule.reported} == {finding.rule for finding in found}


@pytest.mark.parametrize("first", range(10))
def test_every_snippet_of_the_corpus_can_be_explained(explain: Explain, first: int) -> None:
    """Also why no assertion was made of a frame, which is found by looking again at the sentence with one thing changed."""
    for name in ("violations", "benign"):
        lines = CORPUS.joinpath(f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        for line in lines[first::100]:
            text = json.loads(line)["text"].split("\n")[0]
            assert explain(f"# PRP and exosomes\n\nWe offer PRP.\n\n{text}\n", 5).line == 5
