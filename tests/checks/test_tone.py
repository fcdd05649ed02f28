"""A page without a sign of what it is, told by how it reads: what it owes is a warning, and nobody else owes it."""

from __future__ import annotations

from dataclasses import replace

from linter.checks.compiled import compiled_from, tables_of
from linter.checks.stored import for_checking
from linter.documents.read import read_document
from linter.engine import CompiledRegistry, compile_registry, lint_document
from linter.findings import Context, Severity
from linter.policy.policy import Policy
from tests.conftest import AS_OF, Check

OFFER = """# Platelets, and what people say after them

A worn knee used to mean one thing. It no longer does.

The blood is spun for a few minutes and goes back as platelet rich plasma, by a fine needle, while the kettle boils.

Week three is when most phone to ask whether it can be real. By week eight the stick is in the umbrella stand.

Nothing foreign goes in, so there is nothing for the body to argue with.

One sitting does for many. Those with more miles on them come back for a second in autumn.

Gardeners, postmen, a retired goalkeeper: the waiting room is full of stairs that have been climbed again. What the platelets started goes
on while you sleep, and the joint that kept you from the allotment gets quieter by the week.
"""
LEAFLET = """# Platelets, and what is known of them

A worn knee is seldom put right by one thing. Exercise and weight come first.

The blood is spun for a few minutes and goes back as platelet rich plasma, by a fine needle.

Trials have followed people for a year. In most of them the difference from salt water was small or none.

The knee may be sore for some days, and an infection of the joint is rare but serious.

Nobody can say beforehand who would notice a change.
"""

STORY = """# A second birthday

When Imre was told that his leukaemia had come back he thought of the garden first. Somebody would have to pick the beans.

His sister turned out to be a match. She came by train with a suitcase full of jars, and in May her stem cells ran into his arm from a bag
no bigger than a purse. It took forty minutes. He fell asleep.

The weeks after were long, and he wrote notes to the nurses on the backs of menus. Then the doctor came in with a number and a grin: the new
stem cells had begun to make blood.

He was home in July, thin as a rake. In autumn he walked to the lake and back, which he had not done for three years.

This May he had the cake with one candle. He is a year old, he tells all who come, and his stem cells speak with his sister's accent.
"""


def test_a_page_that_reads_like_an_offer_is_one_and_owes_what_it_owes_as_warnings(check: Check) -> None:
    verdict = check(OFFER, context=None)
    assert verdict.promotional
    assert verdict.by_tone
    assert verdict.context is Context.COMMERCIAL_OFFER
    owed = [finding for finding in verdict.findings if finding.rule.startswith("missing-")]
    assert {finding.rule for finding in owed} >= {"missing-fda-status", "missing-insurance-caveat", "missing-evidence-limits"}
    assert all(finding.severity in {Severity.WARNING, Severity.NOTE} for finding in owed)
    assert all("reads like one all through" in finding.message for finding in owed)


def test_an_invitation_makes_them_errors(check: Check) -> None:
    verdict = check(f"{OFFER}\nBook your consultation today.\n", context=None)
    assert verdict.promotional
    assert not verdict.by_tone
    assert any(finding.severity is Severity.ERROR for finding in verdict.findings if finding.rule.startswith("missing-"))


def test_sober_copy_about_the_same_owes_nothing(check: Check) -> None:
    verdict = check(LEAFLET, context=None)
    assert not verdict.promotional
    assert not verdict.by_tone


def test_who_says_that_a_page_offers_nothing_is_believed(check: Check) -> None:
    assert not check(OFFER, context=Context.EDUCATION).promotional


def test_a_few_sentences_have_no_tone(check: Check) -> None:
    assert not check("\n\n".join(OFFER.split("\n\n")[:4]), context=None).promotional


def test_a_story_is_told_of_people_and_offers_nothing(check: Check) -> None:
    assert not check(STORY, context=None).promotional


def test_a_registry_that_is_stored_for_checking_knows_a_story_too(built_in: CompiledRegistry) -> None:
    """What the command reads holds no lists of words but those that were compiled."""
    stored = compiled_from(for_checking(built_in.registry), tables_of(built_in.registry))
    policy = Policy(("us",), None, None, frozenset(), frozenset())
    assert not lint_document(read_document(STORY.encode(), "copy", "markdown"), stored, policy, AS_OF).promotional
    assert lint_document(read_document(OFFER.encode(), "copy", "markdown"), stored, policy, AS_OF).by_tone


def test_a_page_that_has_told_what_it_is_is_not_judged_by_its_tone(check: Check) -> None:
    told = "# Notice of the medicines regulator\n\nThe regulator has issued a warning letter and seized the products named below.\n\n"
    assert not check(told + OFFER.replace("# ", "## "), context=None).promotional


def test_who_tells_a_story_is_told_by_words_of_the_registry(built_in: CompiledRegistry) -> None:
    vocabulary = built_in.registry.vocabulary
    others = replace(vocabulary, words={**vocabulary.words, "story-tellers": ("the", "a")})
    compiled = compile_registry(replace(built_in.registry, vocabulary=others))
    policy = Policy(("us",), None, None, frozenset(), frozenset())
    document = read_document(OFFER.encode(), "copy", "markdown")
    assert lint_document(document, built_in, policy, AS_OF).by_tone
    assert not lint_document(document, compiled, policy, AS_OF).by_tone
