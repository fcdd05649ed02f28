"""Edits of a disclosure: what changes its meaning is always reported, what does not never is."""

from __future__ import annotations

import itertools

import pytest

from tests.conftest import Check

PAGE = "# Exosome infusions\n\nA nurse gives exosome infusions here.\n\n{}\n\n[Book a visit](/book)\n"

SAYINGS: dict[str, tuple[str, ...]] = {
    "missing-fda-status": (
        "No exosome product is FDA-approved for any use.",
        "Exosome infusions have not been approved by the FDA.",
        "The FDA has not approved any exosome product.",
        "This exosome treatment is not approved by the Food and Drug Administration.",
    ),
    "missing-evidence-limits": (
        "The benefits and long-term risks of exosomes are not established.",
        "It has not been shown that exosomes work.",
        "Exosome infusions are still unproven.",
        "Nobody knows whether exosome infusions help.",
    ),
    "missing-insurance-caveat": (
        "Insurance does not pay for exosome infusions.",
        "Exosome infusions are not covered by insurance.",
        "Health plans and Medicare usually do not cover this.",
        "You pay the full cost yourself.",
    ),
    "missing-cost-caveat": (
        "More than one session may be needed.",
        "Several infusions are usually suggested.",
        "Each infusion costs $2,400.",
        "The total cost cannot be stated in advance.",
    ),
}
"""Ways of saying each disclosure, all about the same product on the same page."""

MATTERS: dict[str, tuple[tuple[str, str], ...]] = {
    "missing-fda-status": (
        ("No exosome product is FDA-approved", "Every exosome product is FDA-approved"),
        ("have not been approved", "have now been approved"),
        ("has not approved any", "has approved every"),
        ("is not approved", "is approved"),
        ("FDA-approved", "FDA-registered"),
        ("approved by the FDA", "evaluated by the FDA"),
        ("approved", "inspected"),
    ),
    "missing-evidence-limits": (
        ("are not established", "are well established"),
        ("has not been shown", "has been shown"),
        ("still unproven", "clinically proven"),
        ("Nobody knows whether", "Everybody knows that"),
    ),
    "missing-insurance-caveat": (
        ("does not pay", "pays"),
        ("are not covered", "are covered"),
        ("usually do not cover", "usually cover"),
        ("You pay the full cost yourself", "You pay nothing yourself"),
        ("does not pay", "may pay"),
    ),
    "missing-cost-caveat": (
        ("More than one session may be needed", "One session is all you need"),
        ("Several infusions are usually suggested", "No further infusions are needed"),
        ("Each infusion costs $2,400", "Each infusion costs little"),
        ("cannot be stated in advance", "is a pleasant surprise"),
    ),
}
"""Changes of one word, or of the words that carry the polarity, after which the disclosure is no longer made."""

WITHOUT_WEIGHT = (
    lambda said: said.upper(),
    lambda said: said.replace(" ", "  "),
    lambda said: f"**{said}**",
    lambda said: f"*{said.split(' ', 1)[0]}* {said.split(' ', 1)[1]}",
    lambda said: f"Please note: {said}",
    lambda said: f"{said} Thank you for reading this.",
    lambda said: f"Before you decide, read this. {said}",
    lambda said: said.rstrip(".") + "!",
    lambda said: said.replace("-", "\N{NON-BREAKING HYPHEN}"),
    lambda said: said.replace("exosome", "vesicle").replace("Exosome", "Vesicle"),
    lambda said: f"- {said}",
    lambda said: said.replace(" is ", " *is* ").replace(" not ", " **not** "),
    lambda said: said.replace("FDA", "F.D.A.") if "FDA-" not in said else said,
    lambda said: said.replace("infusions", "injections").replace("infusion", "injection"),
    lambda said: said.replace(" ", "\n", 1),
)
"""Edits after which the same thing is said: case, white space, emphasis, a lead-in, company, another name for the product."""

ALL_SAID = [(rule, said) for rule, all_said in SAYINGS.items() for said in all_said]


def missing(copy: str, check: Check) -> set[str]:
    return {finding.rule for finding in check(PAGE.format(copy), context=None).findings if finding.rule in SAYINGS}


@pytest.mark.parametrize(("rule", "said"), ALL_SAID)
def test_each_way_of_saying_it_counts(rule: str, said: str, check: Check) -> None:
    assert rule not in missing(said, check)


@pytest.mark.parametrize(("rule", "said"), ALL_SAID)
def test_deleting_it_is_reported(rule: str, said: str, check: Check) -> None:
    others = [texts[0] for other, texts in SAYINGS.items() if other != rule]
    assert missing("\n\n".join([*others, said]), check) == set()
    assert missing("\n\n".join(others), check) == {rule}


@pytest.mark.parametrize(("rule", "old", "new"), [(rule, *change) for rule, changes in MATTERS.items() for change in changes])
def test_changing_a_word_that_matters_is_reported(rule: str, old: str, new: str, check: Check) -> None:
    changed = [said.replace(old, new) for said in SAYINGS[rule] if old in said]
    assert changed
    for said in changed:
        assert rule in missing(said, check), said


@pytest.mark.parametrize(("rule", "said"), ALL_SAID)
def test_taking_the_negation_out_is_reported(rule: str, said: str, check: Check) -> None:
    for negation, without in ((" not ", " "), ("No exosome product is", "The exosome product is"), ("Nobody knows", "We know")):
        if negation in said:
            assert rule in missing(said.replace(negation, without), check), said.replace(negation, without)


@pytest.mark.parametrize(("rule", "said"), ALL_SAID)
def test_changing_what_does_not_matter_is_not_reported(rule: str, said: str, check: Check) -> None:
    for edit in WITHOUT_WEIGHT:
        assert rule not in missing(edit(said), check), edit(said)


@pytest.mark.parametrize(("rule", "said"), ALL_SAID)
def test_two_harmless_edits_are_harmless(rule: str, said: str, check: Check) -> None:
    for first, second in itertools.pairwise(WITHOUT_WEIGHT):
        assert rule not in missing(second(first(said)), check), second(first(said))
