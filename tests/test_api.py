"""claimslint from Python."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import linter
from linter.documents.model import DocumentError
from linter.engine import compile_registry
from linter.findings import Context

BAD = "Our exosome injections treat osteoarthritis. Book your visit today.\n"


def rules(text: str, **options: object) -> set[str]:
    return {finding.rule for finding in linter.lint_text(text, as_of=date(2026, 11, 23), **options).findings}  # type: ignore[arg-type]


def test_a_text_is_judged() -> None:
    assert "disease-claim" in rules(BAD)
    assert "disease-claim" not in rules("Exosomes do not cure osteoarthritis.\n")


def test_options_are_those_of_the_command_line() -> None:
    assert rules(BAD, select=["disease-claim"]) == {"disease-claim"}
    assert "disease-claim" not in rules(BAD, ignore=["disease-claim"])
    assert linter.lint_text(BAD, context="education").context is Context.EDUCATION
    assert linter.lint_text("<p>Exosomes are vesicles.</p>", format="html").document.format == "html"


PAGE_OF_ITS_OWN = f"---\nclaimslint: {{context: education, market: us-fl}}\n---\n{BAD}"


def test_a_page_says_of_itself_what_the_caller_leaves_open() -> None:
    verdict = linter.lint_text(PAGE_OF_ITS_OWN, path="page.md")
    assert (verdict.context, verdict.markets) == (Context.EDUCATION, ("us-fl",))
    verdict = linter.lint_text(PAGE_OF_ITS_OWN, path="page.md", context="commercial-offer", markets=["us"])
    assert (verdict.context, verdict.markets) == (Context.COMMERCIAL_OFFER, ("us",))


def test_a_page_is_judged_as_the_command_line_judges_it(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE_OF_ITS_OWN)
    assert linter.lint_file(page).context is Context.EDUCATION


def test_a_setting_of_the_page_that_is_not_known_is_told() -> None:
    with pytest.raises(DocumentError, match="no context is called"):
        linter.lint_text("---\nclaimslint: {context: leaflet}\n---\nText.\n", path="page.md")


def test_products_are_called_what_the_caller_says() -> None:
    page = "# Feel better\n\nVesiCore cures arthritis. Book your visit for $900.\n"
    assert "cure-claim" not in rules(page)
    assert "cure-claim" in rules(page, product_names={"exosome": ["VesiCore"]})


@pytest.mark.parametrize(
    "options",
    [
        {"markets": ["atlantis"]},
        {"select": ["diseas-claim"]},
        {"context": "offer"},
        {"product_names": {"exosomes": ["A"]}},
        {"product_names": {"prp": ["™"]}},
    ],
)
def test_an_unknown_name_is_refused(options: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"atlantis|diseas-claim|offer|exosomes|“™”"):
        rules(BAD, **options)


def test_a_selection_that_leaves_no_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="leave no rule"):
        rules(BAD, select=["disease-claim"], ignore=["disease-claim"])


def test_a_selection_that_is_law_in_none_of_the_markets_is_refused() -> None:
    with pytest.raises(ValueError, match="no rule that is law in uk"):
        rules(BAD, select=["up-to-claim"], markets=["uk"])
    assert rules(BAD, select=["up-to-claim"], markets=["us-fl"]) == set()


def test_a_file_is_judged_with_a_registry_compiled_once(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(BAD, encoding="utf-8")
    registry = compile_registry(linter.load_registry())
    verdict = linter.lint_file(tmp_path / "page.md", registry=registry)
    assert verdict.document.format == "markdown"
    assert "disease-claim" in {finding.rule for finding in verdict.findings}


def test_importing_costs_nothing() -> None:
    code = "import sys, linter; print([name for name in ('click', 'yaml', 'jsonschema', 'pyromark') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_names_are_listed() -> None:
    assert dir(linter) == ["__version__", "lint_file", "lint_text", "load_registry"]
    with pytest.raises(AttributeError):
        _ = linter.lint_everything
