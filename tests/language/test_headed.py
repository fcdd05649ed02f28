"""What stands under a head that says whose words they are, or that something else is meant."""

from __future__ import annotations

import pytest

from linter.checks.compiled import CompiledRegistry
from linter.documents.read import read_document
from linter.language.headed import with_heads
from linter.language.reading import read_blocks
from tests.conftest import Check

OFFER = "# Our exosome therapy\n\nBook your visit with our team today.\n\n"
PAYER = "# Medical policy: regenerative medicine\n\nCall member services with questions.\n\n"


def rules(copy: str, check: Check, page: str = OFFER) -> set[str]:
    return {finding.rule for finding in check(page + copy).findings if finding.category != "disclosure"}


@pytest.mark.parametrize(
    "copy",
    [
        "| What was claimed | Pages | Why it breaks the code |\n|---|---|---|\n| Exosomes cure arthritis | 12 | Serious disease |\n",
        "| Myth | Fact |\n|---|---|\n| Exosomes cure arthritis | No trial has shown it |\n",
        "<table><tr><th>Claims found</th><th>Sites</th></tr><tr><td>Exosomes regrow cartilage</td><td>9</td></tr></table>\n",
        "## What you may have heard\n\n- Stem cells cure arthritis.\n- Nine in ten patients improve.\n",
        "## Phrases to watch for\n\n> “Our cells cure arthritis.”\n\nNo cell does.\n",
        "## What sellers promise\n\n> “Stem cells regrow cartilage.”\n\nAsk them for the trial.\n",
    ],
)
def test_what_others_say_is_told(copy: str, check: Check) -> None:
    assert not rules(copy, check)


@pytest.mark.parametrize(
    "copy",
    [
        "| Myth | Fact |\n|---|---|\n| Exosomes take years to work | Exosomes cure arthritis |\n",
        "| What we do | Price |\n|---|---|\n| Exosomes cure arthritis | $900 |\n",
        "## What you may have heard\n\nOur exosomes cure arthritis.\n",
        "## What you may have heard\n\n- Stem cells are slow.\n\n## What is so\n\n- Stem cells cure arthritis.\n",
        "## What our patients say\n\n> “Exosomes cured my arthritis.”\n",
    ],
    ids=["the other column", "another head", "running text", "the next section", "praise"],
)
def test_what_the_page_says_is_claimed(copy: str, check: Check) -> None:
    assert rules(copy, check)


def test_what_a_payer_lists_is_not_offered(check: Check) -> None:
    table = "| Service | {head} | Typical price |\n|---|---|---|\n| PRP for arthritis of the knee | Up to 20 weeks | $700 |\n"
    assert not rules(table.format(head="Original Medicare"), check, PAYER)
    assert rules(table.format(head="Original Medicare"), check), "who asks to a visit is a seller"
    assert rules(table.format(head="Sessions"), check)


@pytest.mark.parametrize("head", ["What are the alternatives?", "Other treatments to consider", "What else can I try?", "Usual treatment"])
def test_what_else_helps_is_not_the_product(head: str, check: Check) -> None:
    assert not rules(f"## {head}\n\n- Relief from arthritis at the gym\n- Exercises that strengthen the knee\n", check)
    assert rules(f"## {head}\n\n- Exosomes, which relieve arthritis\n", check)


@pytest.mark.parametrize(
    "table",
    [
        "| Problem | How often |\n|---|---|\n| Migraine | 1 in 50 |\n",
        "## Possible side effects\n\n| Symptom | Action |\n|---|---|\n| Dizziness | Sit down |\n",
        "| Complaint | Number reported |\n|---|---|\n| Dizziness | 3 |\n",
    ],
)
def test_what_can_go_wrong_is_no_list_of_what_is_treated(table: str, check: Check) -> None:
    assert not rules(table, check)


def test_a_list_of_problems_is_one_of_what_is_treated(check: Check) -> None:
    assert rules("| Problem | Sessions |\n|---|---|\n| Migraine | 3 |\n", check)


def test_a_cure_for_all_that_can_go_wrong_is_safety(check: Check) -> None:
    assert "absolute-safety" in rules("## Possible side effects\n\n- None: exosomes have no side effects.\n", check)


@pytest.mark.parametrize(
    "copy",
    [
        "## What you may have heard\n\n- Our exosomes cure arthritis.\n",
        "## They said\n\n> “Exosomes cured my arthritis.”\n",
        "## Things that stop you\n\n- Exosomes cure arthritis.\n",
        "## Other treatments\n\n- Our drip cures arthritis.\n",
        "| Treatment | What it does | Coverage |\n|---|---|---|\n| Exosome drip | Cures arthritis | none |\n",
        "| Treatment | Covered |\n|---|---|\n| Exosomes cure arthritis | excluded |\n",
    ],
)
def test_a_head_excuses_no_claim_of_the_page(copy: str, check: Check) -> None:
    assert {"cure-claim", "disease-claim", "told-result"} & rules(copy, check)


@pytest.mark.parametrize("heads", ["Service | Medicare | What was said", "Service | What was said | Medicare"])
def test_the_order_of_columns_makes_no_difference(heads: str, check: Check) -> None:
    assert not rules(f"| {heads} |\n|---|---|---|\n| PRP for arthritis | no | no |\n", check, PAYER)


def test_a_head_that_says_much_tells_each_item_once(built_in: CompiledRegistry) -> None:
    document = read_document(
        ("<h2>" + "Warning signs. " * 9 + "</h2><ul>" + "<li>PRP cures gout.</li>" * 3 + "</ul>").encode(), "copy", "html"
    )
    readings = with_heads(document, read_blocks(document, built_in.lexicon))
    told = [[cue.group.id for cue in reading.told] for reading in readings if reading.has_mention("product")]
    assert [own.count("heads-of-claims") for own in told] == [1, 1, 1]
