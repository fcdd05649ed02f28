"""Names that a page gives what it sells: what is said of them is said of the product."""

from __future__ import annotations

import pytest

from linter.documents.read import read_document
from linter.engine import CompiledRegistry, Verdict
from linter.language.coined import coined_names
from linter.language.index import Index
from linter.language.reading import read_blocks
from tests.conftest import Check

OFFER = "# Exosome therapy in Denver\n\nBook our exosome therapy today for $900. Our team answers every call.\n\n"


def names(copy: str, registry: CompiledRegistry) -> list[str]:
    readings = read_blocks(read_document(copy.encode(), "copy.md"), registry.lexicon)
    return [f"{' '.join(name.words)}: {name.family}" for name in coined_names(Index(readings), registry.lexicon)]


def claimed(verdict: Verdict) -> list[str]:
    """What is found against the words themselves: `rule: passage`."""
    source = verdict.document.source
    return [f"{each.rule}: {source[slice(*each.span)]}" for each in verdict.findings if each.is_of_words]


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("VesiCore exosomes are here.", "vesicore: exosome"),
        ("Ask for VesiCore™ exosome therapy.", "vesicore: exosome"),
        ("Ask for Zofira™ exosomes.", "zofira: exosome"),
        ("Ask for Zofira® exosomes.", "zofira: exosome"),
        ("Ask for Zofira℠ PRP.", "zofira: prp"),
        ("VesiCore is our exosome serum.", "vesicore: exosome"),
        ("VesiCore is an advanced exosome serum made in Ohio.", "vesicore: exosome"),
        ("Zofira is our exosome serum. Ask for Zofira.", "zofira: exosome"),
        ("Phoenix Gold is our exosome serum.", "phoenix gold: exosome"),
        ("The Phoenix is our exosome therapy.", "phoenix: exosome"),
        ("ZOFIRA is derived from amniotic fluid.", "zofira: birth-tissue"),
        ("Zofira contains over 5 billion exosomes per vial.", "zofira: exosome"),
        ("VesiCore, our exosome serum, is here.", "vesicore: exosome"),
        ("Ask for VesiCore™, its exosome preparation from donated placentas.", "vesicore: exosome"),
        ("VesiCore (exosomes) is here.", "vesicore: exosome"),
        ("Our exosome serum (VesiCore) is here.", "vesicore: exosome"),
        ("We offer an exosome serum called Zofira.", "zofira: exosome"),
        ("We offer an exosome serum that we call “Phoenix Gold”.", "phoenix gold: exosome"),
        ("VesiCore’s exosomes are here. VesiCore exosomes.", "vesicore: exosome"),
    ],
)
def test_a_page_names_its_product(said: str, named: str, built_in: CompiledRegistry) -> None:
    assert names(said, built_in) == [named]


@pytest.mark.parametrize(
    "said",
    [
        "This is our exosome serum.",
        "Recovery Is Our Exosome Therapy",  # in a title every word has a capital
        "Recovery is our exosome therapy. We speed up recovery.",  # a plain word
        "Healing is our exosome therapy.",  # a word for an effect
        "Botox is our exosome therapy.",  # known as something else
        "Zofira is not our exosome serum.",
        "Zofira is our exosome nurse.",
        "Anna is our exosome specialist.",
        "ISEV is an exosome society.",
        "Denver exosomes are here.",
        "Korean exosomes are here.",
        "MicroRNA exosomes and TikTok exosomes are here.",
        "SkinPen and exosomes, CoolSculpting, exosomes and PRP, EmSculpt + exosomes.",
        "Unlike RivalCell, our exosomes are fresh.",
        "We offer exosomes. SkinPen is here.",
        "An exosome serum called the best of its kind.",
    ],
)
def test_other_words_are_no_names(said: str, built_in: CompiledRegistry) -> None:
    assert names(said, built_in) == []


@pytest.mark.parametrize(
    ("copy", "found"),
    [
        ("VesiCore cures arthritis.", ["cure-claim: cures arthritis"]),
        ("vesicore cures arthritis.", ["cure-claim: cures arthritis"]),
        ("VesiCore™ reverses hair loss.", ["cure-claim: reverses hair loss"]),
        ("VesiCore is FDA approved.", ["false-approval: VesiCore is FDA approved"]),
        ("VesiCore for arthritis", ["disease-claim: VesiCore for arthritis"]),
        ("VesiCore's vesicles cure lupus.", ["cure-claim: cure lupus"]),
        ("VesiCore is not a cure for arthritis.", []),
        ("VesiCore is not FDA approved.", []),
        ("Nobody knows whether VesiCore cures arthritis.", []),
        ("RivalCell cures arthritis.", []),
    ],
)
def test_what_is_said_of_the_name_is_said_of_the_product(copy: str, found: list[str], check: Check) -> None:
    page = OFFER + "VesiCore™ exosomes are new here.\n\n" + copy + "\n"
    assert claimed(check(page)) == found


@pytest.mark.parametrize(
    ("copy", "counts"),
    [
        ("OakFern cures arthritis.", True),
        ("OakFern is a cure for arthritis.", True),
        ("Thanks to OakFern, arthritis is cured.", True),
        ("The OakFern blanket cures arthritis.", False),
        ("The OakFern pillow relieves arthritis.", False),
    ],
)
def test_a_brand_is_the_product_where_no_other_thing_is_named_behind_it(copy: str, counts: bool, check: Check) -> None:
    shop = "# OakFern shop\n\nOakFern exosomes and OakFern pillows are in stock.\n\n" + copy + "\n"
    assert (claimed(check(shop)) != []) == counts


def test_the_name_may_be_given_below_what_is_said_of_it(check: Check) -> None:
    assert claimed(check(OFFER + "Zofira cures arthritis.\n\nZofira is our exosome serum.\n")) == ["cure-claim: cures arthritis"]


@pytest.mark.parametrize(
    ("copy", "counts"),
    [
        ("Phoenix Gold cures arthritis.", True),
        ("Ask us how Phoenix Gold cures arthritis.", True),
        ("PHOENIX GOLD CURES ARTHRITIS", True),
        ("phoenix gold cures arthritis.", False),
    ],
)
def test_a_name_of_plain_words_counts_with_its_capital(copy: str, counts: bool, check: Check) -> None:
    named = OFFER + "Phoenix Gold is our exosome serum.\n\n"
    assert ("cure-claim" in {finding.rule for finding in check(named + copy).findings}) == counts


def test_a_name_of_a_disclosure_counts_too(check: Check) -> None:
    page = "# VesiCore exosomes\n\nBook VesiCore today for $900. {}\n"
    missing = {finding.rule for finding in check(page.format("")).findings}
    met = {finding.rule for finding in check(page.format("VesiCore is not approved by the FDA.")).findings}
    assert missing - met == {"missing-fda-status"}


def test_places_stay_exact_beside_disguises(check: Check) -> None:
    page = OFFER + "Phoenix Gold is our exosome serum.\n\nPhoenix Gold cur*s arthritis, and Phoenix Gold h3als tendons.\n"
    verdict = check(page)
    assert any("h3als tendons" in each for each in claimed(verdict))
    for finding in verdict.findings:
        for each in finding.evidence:
            assert finding.span.start + each.start <= finding.span.start + each.end <= len(page)


def test_the_words_of_the_name_stand_in_messages(check: Check) -> None:
    verdict = check(OFFER + "VesiCore exosomes.\n\nVesiCore is FDA approved.\n")
    assert any("VesiCore is FDA approved" in finding.message for finding in verdict.findings)
