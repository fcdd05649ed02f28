"""Phrase rules: found, taken back, and not mistaken for other people's words."""

from __future__ import annotations

import pytest

from tests.conftest import Check


def rules(copy: str, check: Check) -> set[str]:
    return {finding.rule for finding in check(copy).findings}


@pytest.mark.parametrize(
    ("copy", "rule"),
    [
        ("Our exosomes have no side effects.", "absolute-safety"),
        ("Side effects: none", "absolute-safety"),
        ("Exosomes are FDA approved.", "false-approval"),
        ("Our exosomes are clinically proven.", "establishment-claim"),
        ("Exosomes work better than surgery.", "superiority-claim"),
        ("Medicare covers our exosome injections.", "false-coverage"),
        ("Results guaranteed with our exosomes.", "guaranteed-result"),
        ("Our revolutionary exosomes are a breakthrough.", "hype"),
    ],
)
def test_words_that_say_too_much(copy: str, rule: str, check: Check) -> None:
    assert rule in rules(copy, check)


@pytest.mark.parametrize(
    ("copy", "rule"),
    [
        ("We will never tell you that exosomes have no side effects.", "absolute-safety"),
        ("Are exosomes FDA approved?", "false-approval"),
        ("The clinic was fined for saying that exosomes are FDA approved.", "false-approval"),
        ("“Our exosomes have no side effects.” That is false.", "absolute-safety"),
        ("Pelvic floor training is proven to reduce leaks.", "establishment-claim"),
        ("Insurance usually does not cover exosome injections.", "false-coverage"),
        ("Guaranteed late checkout for members until 2 pm.", "guaranteed-result"),
    ],
)
def test_words_of_others_and_words_taken_back(copy: str, rule: str, check: Check) -> None:
    assert rule not in rules(copy, check)


@pytest.mark.parametrize(
    "more",
    [
        ", and so are our exosomes",
        ", as are our exosomes",
        "; the same goes for our exosomes",
        ", just like our exosomes",
        ", and our exosomes are too",
        ", and the same is true of our stem cells",
    ],
)
@pytest.mark.parametrize("said", ["The kit that we use is FDA approved", "Botox is FDA approved", "Our needles are FDA cleared"])
def test_what_excuses_one_thing_excuses_no_other_that_is_added(said: str, more: str, check: Check) -> None:
    assert "false-approval" not in rules(f"{said}.", check)
    assert "false-approval" in rules(f"{said}{more}.", check)


@pytest.mark.parametrize(
    "copy",
    [
        "The kit that we use is FDA approved; our exosomes are not.",
        "The kit that we use is FDA approved, unlike our exosomes.",
        "No kit is FDA approved, and the same is true of our exosomes.",
        "Exosomes are not FDA approved, and that goes for our exosomes.",
        "The kit that we use is FDA approved, but the same cannot be said of our exosomes.",
        "The kit that we use is FDA cleared, and our exosomes are kept in it.",
    ],
)
def test_what_is_added_may_be_that_it_is_not_so(copy: str, check: Check) -> None:
    assert "false-approval" not in rules(copy, check)


def test_law_is_cited_for_the_markets_of_the_page(check: Check) -> None:
    copy = "Our exosomes have no side effects."
    (us,) = [f for f in check(copy).findings if f.rule == "absolute-safety"]
    (uk,) = [f for f in check(copy, markets=("uk",)).findings if f.rule == "absolute-safety"]
    assert any("FTC" in line for line in us.basis)
    assert not any("FTC" in line for line in uk.basis)
