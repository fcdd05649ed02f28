"""What a registry of one's own lets a page say: that it is about the therapy, that it asks its reader in. No Python is needed for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.checks.page import Page
from linter.documents.read import read_document
from linter.engine import CompiledRegistry, compile_registry, understand
from linter.policy.policy import Policy
from linter.registry.load import load_registry
from tests.conftest import AS_OF
from tests.registry.small_registry import POINTER, broken, write_registry

SIGNALS = """\
kind: signals
version: 1
signals:
  - {id: moonbeam, towards: promotional, weight: 0.1, therapy: named, patterns: ["moonbeam (broth|shower)"]}
  - {id: sparkle, therapy: meant, needs: [fountain], yields_to: [job-advertisement], patterns: [sparkling guests]}
  - {id: fountain, patterns: [marble fountain]}
  - {id: open-house, invites: true, patterns: [our door is open]}
"""

MANUAL = "# The loader\n\n" + "The loader reads each file of the folder and builds an index of it, which is kept beside the folder. " * 8


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> CompiledRegistry:
    return compile_registry(load_registry([write_registry(tmp_path_factory.mktemp("own"), {"signals.yaml": SIGNALS})]))


def read(copy: str, registry: CompiledRegistry) -> Page:
    return understand(read_document(copy.encode(), "page.md"), registry, Policy(), AS_OF)


@pytest.mark.parametrize(
    "copy",
    [
        "# Moonbeam shower\n\nTwenty minutes, $90. Book now.",
        "# Saturday\n\nA moonbeam broth for two, $90. Book now.",
        "# Saturday\n\nSparkling guests by the marble fountain, $90. Book now.",
    ],
)
def test_a_page_mentions_the_therapy_by_a_signal_of_ones_own(copy: str, own: CompiledRegistry, built_in: CompiledRegistry) -> None:
    assert read(copy, own).promotional
    assert not read(copy, built_in).promotional


@pytest.mark.parametrize(
    "copy",
    [
        "# Saturday\n\nSparkling guests by the oak bar, $90. Book now.",
        "# Saturday\n\nA marble fountain for the garden, $90. Book now.",
        "# Moonbeam shower\n\nWe do not offer this treatment. Facials are $90. Book now.",
        "# Fillers\n\nA filler smooths the lip. Fillers last a year. The moonbeam shower is no filler. Fillers from $90. Book now.",
    ],
)
def test_what_it_needs_is_not_there_or_the_page_is_about_something_else(copy: str, own: CompiledRegistry) -> None:
    assert not read(copy, own).promotional


def test_what_is_as_good_as_a_name_heads_a_page(own: CompiledRegistry) -> None:
    assert read("# Moonbeam shower", own).signs.headed_by_product
    assert not read("# Sparkling guests\n\nBy the marble fountain.", own).signs.headed_by_product


def test_what_means_the_therapy_does_so_where_it_counts_alone(own: CompiledRegistry) -> None:
    vacancy = "# Vacancy: host\n\nWe are hiring. Greet {} at the marble fountain. Salary $30,000. Send your CV.\n"
    assert not read(vacancy.format("sparkling guests"), own).signs.mentions_product
    assert read(vacancy.format("those who ask for a moonbeam shower"), own).signs.mentions_product


def test_who_asks_the_reader_in_is_not_foreign(own: CompiledRegistry) -> None:
    assert read(MANUAL, own).is_foreign
    assert not read(f"{MANUAL}\n\nOur door is open.\n", own).is_foreign


def test_what_has_no_weight_adds_to_no_score(own: CompiledRegistry) -> None:
    signs = read("Sparkling guests by the marble fountain. Our door is open.", own).signs
    assert {sign.signal.id: (sign.counts, sign.counted) for sign in signs.signs if sign.signal.towards is None} == {
        "sparkle": (True, 0.0),
        "fountain": (True, 0.0),
        "open-house": (True, 0.0),
    }


@pytest.mark.parametrize(
    ("new", "field", "words"),
    [
        (
            f"{POINTER}{{id: booking, patterns: [book now]",
            "signals[0]",
            "this signal says nothing: give it a weight, or let another need it",
        ),
        (f"{POINTER}{{id: booking, towards: promotional, patterns: [book now]", "signals[0].weight", "the field weight is missing"),
        (f"{POINTER}{{id: booking, weight: 2, patterns: [book now]", "signals[0].towards", "the field towards is missing"),
        (f"{{id: booking, therapy: {POINTER}name, patterns: [book now]", "signals[0].therapy", "did you mean “named”?"),
    ],
)
def test_a_signal_that_says_nothing_or_half_of_it_is_pointed_at(tmp_path: Path, new: str, field: str, words: str) -> None:
    old = "{id: booking, towards: promotional, weight: 2, patterns: [book now]"
    place, problems = broken(tmp_path, "vocabulary/signals.yaml", old, new)
    assert [(str(problem.place), problem.field) for problem in problems] == [(place, field)]
    assert words in problems[0].message


def test_what_a_link_needs_is_looked_at(tmp_path: Path) -> None:
    signals = SIGNALS.replace(
        "patterns: [our door is open]}",
        "patterns: [our door is open]}\n  - {id: till, towards: promotional, weight: 3, needs: [fountain], links: [mytill.example]}",
    )
    own = compile_registry(load_registry([write_registry(tmp_path, {"signals.yaml": signals})]))
    assert any(
        sign.signal.id == "till" and sign.counted
        for sign in read("By the marble fountain. [See](https://mytill.example/x)", own).signs.signs
    )
    assert not any(
        sign.signal.id == "till" and sign.counted for sign in read("By the oak bar. [See](https://mytill.example/x)", own).signs.signs
    )


def test_a_signal_whose_need_is_replaced_away_is_loaded(tmp_path: Path) -> None:
    replaced = "kind: signals\nversion: 1\nsignals:\n  - {id: nameless-cells, towards: promotional, weight: 1, patterns: [moon cells]}\n"
    assert compile_registry(load_registry([write_registry(tmp_path, {"signals.yaml": replaced})]))
