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


def test_law_is_cited_for_the_markets_of_the_page(check: Check) -> None:
    copy = "Our exosomes have no side effects."
    (us,) = [f for f in check(copy).findings if f.rule == "absolute-safety"]
    (uk,) = [f for f in check(copy, markets=("uk",)).findings if f.rule == "absolute-safety"]
    assert any("FTC" in line for line in us.basis)
    assert not any("FTC" in line for line in uk.basis)
