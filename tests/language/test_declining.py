"""What is declined: the therapy, or only a route, a mixture, another product of a page that offers it."""

from __future__ import annotations

from datetime import date

import pytest

from linter.documents.read import read_document
from linter.engine import CompiledRegistry, understand
from linter.policy.policy import Policy

MENU = "\n\nClassic facial: $110. Visit with the doctor: $175. Book online today."


def promotes(copy: str, registry: CompiledRegistry) -> bool:
    return understand(read_document(copy.encode(), "page.md"), registry, Policy(), date(2026, 11, 23)).promotional


@pytest.mark.parametrize(
    "copy",
    [
        "# Facials\n\nClients ask about exosomes. We don't offer them.",
        "# Facials\n\n## What about stem cells? I saw it on the news.\n\nSo did everybody. We don't do it here.",
        "# Facials\n\nIf you came for PRP, we no longer offer it.",
        "# Facials\n\nWe do not inject exosomes.",
        "# Facials\n\nWe are often asked about cord cell drips. We do not provide them.",
        "# Exosome facials\n\nThe last exosome was given in May. We no longer offer them.",
    ],
)
def test_who_does_not_offer_the_therapy_may_sell_other_things(copy: str, built_in: CompiledRegistry) -> None:
    assert not promotes(copy + MENU, built_in)


@pytest.mark.parametrize(
    "copy",
    [
        "# Exosome facials\n\nWe brush exosomes on. A nurse does it. Ours are a cosmetic. The rest is up to you. We don't offer them cheap.",
        "# Exosome facials\n\nExosomes are pressed in with gloved hands, and we do not inject it.",
        "# Scalp PRP\n\nPRP takes an hour. We do not stock exosomes at all.",
        "# Secretome drips\n\nWe used to give steroid injections. We've stopped recommending them. The exosomes came instead.",
        "# Exosomes for fatigue\n\nWeek 1: broth and binders, nothing with a needle. Week 3: your first push of exosomes.",
        "# Exosome facials\n\nExosomes cost what they cost. A nurse does it. Wash your face. Rest. Eat well. Whatever it is, we don't offer it twice.",
        "# Exosome facials\n\nWe do not use exosomes if you are pregnant.",
        "# Exosome facials\n\nIf you are nursing, we don't use exosomes.",
    ],
)
def test_who_leaves_something_else_out_offers_the_therapy(copy: str, built_in: CompiledRegistry) -> None:
    assert promotes(copy + MENU, built_in)


@pytest.mark.parametrize(
    "words",
    [
        "We sell nothing.",
        "I have nothing to sell.",
        "Nothing is sold here.",
        "This charity takes no money from sellers; we have no products.",
    ],
)
def test_who_sells_nothing_offers_nothing_whatever_it_names(words: str, built_in: CompiledRegistry) -> None:
    assert not promotes(f"# Exosome injections\n\n{words} Text us your questions for a free consultation.", built_in)
