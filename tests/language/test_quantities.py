"""Amounts: what is a number, a share, a sum of money, a length of time, by the words of the vocabulary."""

from __future__ import annotations

import pytest

from linter.checks.compiled import CompiledRegistry
from linter.language.quantities import amounts_of, quantities
from linter.language.tokens import sentences


def found(registry: CompiledRegistry, text: str) -> dict[str, list[str]]:
    """What each class is made of, as it is written."""
    (sentence,) = sentences(text)
    return {
        name: [text[sentence.starts[start] : sentence.end(end - 1)] for start, ends in spans.items() for end in ends]
        for name, spans in quantities(sentence, registry.lexicon.amounts).items()
    }


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("It costs $3,995 a session", ["$3,995"]),
        ("From £400 to £900", ["£400", "£900"]),
        ("From 400 to 900 €", ["900 €"]),
        ("Prices are 1200€ and 1500€ each", ["1200€", "1500€"]),
        ("¥80,000 or ₹2,000 or ฿9000", ["¥80,000", "₹2,000", "฿9000"]),
        ("AED 2,500 per vial", ["AED 2,500"]),
        ("2,500 AED per vial", ["2,500 AED"]),
        ("Rs. 15,000 a sitting", ["Rs. 15,000"]),
        ("Five thousand dollars, or 300 dirhams", ["Five thousand dollars", "thousand dollars", "300 dirhams"]),
        ("USD 900 EUR 850", ["USD 900", "EUR 850"]),
        ("CHF 4,500 or 4,500 CHF, from CAD 900", ["CHF 4,500", "4,500 CHF", "CAD 900"]),
        ("Of 30 CAD and 120 CHF patients, PLN 3 mice and PHP 8", []),  # hearts, a gene and a language
        ("It is worth two usd more", []),
        ("All 3 sessions in 2 weeks", []),
    ],
)
def test_money(built_in: CompiledRegistry, text: str, money: list[str]) -> None:
    assert found(built_in, text).get("money", []) == money


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twenty five people", {"number": ["Twenty five", "five"]}),
        ("80% or 80 per cent", {"number": ["80", "80"], "percent": ["80%", "80 per cent"]}),
        ("a few weeks, a couple of days", {"duration": ["few weeks", "couple of days"]}),
        ("in 6 to 12 months", {"number": ["6", "12"], "duration": ["12 months"]}),
        ("nothing at all", {}),
    ],
)
def test_numbers_shares_and_times(built_in: CompiledRegistry, text: str, expected: dict[str, list[str]]) -> None:
    assert found(built_in, text) == expected


def test_words_that_nobody_lists_tell_no_amount() -> None:
    (sentence,) = sentences("three dollars, 3 dollars, a few weeks")
    assert quantities(sentence, amounts_of({})) == {"number": {2: (3,)}}
