"""The shipped registry: valid, proven by its own examples, and true to the document it was derived from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from linter.engine import CompiledRegistry
from linter.examples import run_examples
from linter.findings import Context
from linter.registry.load import check_registry
from linter.registry.verify import split_source, verify_source
from tests.conftest import AS_OF, Check

PROHIBITED = [6, 7, *range(9, 18), 28, 29]
"""Sentences of the source that may not stand in US marketing of an unapproved biologic (regulatory classification P)."""
HARMLESS = [1, 2, 3, 4, 5, 8, 19, 21, 23, 25]


def test_it_is_valid() -> None:
    assert not check_registry()


def test_every_example_holds(built_in: CompiledRegistry) -> None:
    run = run_examples(built_in, AS_OF)
    assert not [str(failure) for failure in run.failures]


def test_every_rule_has_at_least_three_examples_each_way(built_in: CompiledRegistry) -> None:
    for rule in built_in.registry.rules:
        assert len(rule.examples.flag) >= 3, rule.id
        assert len(rule.examples.passing) >= 3, rule.id


OFFICIAL = re.compile(
    r"https?://([a-z.]+\.)?([a-z]+\.gov(\.[a-z]{2})?|[a-z]+\.ca\.gov|canada\.ca|asa\.org\.uk|hpra\.ie|eohu\.ca|law\.cornell\.edu)/"
    r"|https?://(pmc\.ncbi\.nlm\.nih\.gov|evcna\.com|pesquisa\.bvsalud\.org|ouci\.dntb\.gov\.ua)/"
)
"""Pages of authorities, legislatures and the codes; journals and the catalogues of their articles."""


def test_a_law_links_to_its_official_page_and_the_press_is_secondary(built_in: CompiledRegistry) -> None:
    registry = built_in.registry
    bases = [basis for record in (*registry.rules, *registry.disclosures) for basis in record.basis]
    assert {basis.url for basis in bases if basis.url and not OFFICIAL.match(basis.url)} == set()
    disease = next(rule for rule in registry.rules if rule.id == "disease-claim")
    assert disease.basis[0].url == "https://www.law.cornell.edu/uscode/text/21/321"
    assert "einpresswire" in (disease.basis[0].secondary or "")


@pytest.fixture
def source(shared: Path) -> str:
    return (shared / "source" / "exosome-therapy.txt").read_text(encoding="utf-8")


def test_the_source_is_accounted_for(source: str, built_in: CompiledRegistry) -> None:
    (document,) = built_in.registry.sources
    assert not verify_source(document, built_in.registry, source)


def test_the_source_is_not_copied(source: str) -> None:
    """No run of eight words of the document stands in the project."""
    words = re.findall(r"[a-z']+", source.lower().replace("’", "'"))
    runs = {" ".join(words[i : i + 8]) for i in range(len(words) - 7)}
    root = Path(__file__).resolve().parents[1]
    for folder in ("claims", "linter", "schemas", "docs", "examples"):
        for path in (root / folder).rglob("*.*"):
            if path.suffix in {".yaml", ".py", ".json", ".md", ".html"}:
                text = re.findall(r"[a-z']+", path.read_text(encoding="utf-8").lower().replace("’", "'"))
                assert not runs & {" ".join(text[i : i + 8]) for i in range(len(text) - 7)}, path


def test_the_source_as_marketing(source: str, check: Check) -> None:
    """As a commercial offer it lacks the FDA status alone; its prohibited sentences are found and its harmless ones are not."""
    verdict = check(source, context=Context.COMMERCIAL_OFFER, format="text")
    duties = {f.rule for f in verdict.findings if f.rule.startswith("missing-")}
    assert duties == {"missing-fda-status"}
    flagged = set()
    at = 0
    for row, text in _sentences(source):
        start = source.index(text, at)
        at = start + len(text)
        if any(start <= f.span.start < at and f.severity != "note" and f.category != "disclosure" for f in verdict.findings):
            flagged.add(row)
    assert {f"S{number}" for number in PROHIBITED} <= flagged
    assert not {f"S{number}" for number in HARMLESS} & flagged


def _sentences(source: str) -> list[tuple[str, str]]:
    """Row ids and their sentences as they stand in the document."""
    return [(row.id, _as_written(source, row.text)) for row in split_source(source)]


def _as_written(source: str, normalised: str) -> str:
    pattern = r"\s+".join(re.escape(word) for word in normalised.split(" "))
    match = re.search(pattern, source)
    assert match is not None
    return match.group()


@pytest.mark.parametrize("name", ["Lyme disease", "Parkinson's disease", "COVID-19", "HIV", "Down syndrome", "long COVID"])
def test_conditions_are_called_by_their_proper_names(built_in: CompiledRegistry, name: str) -> None:
    assert name in {condition.name for condition in built_in.registry.vocabulary.conditions}


def test_no_law_is_without_a_market(built_in: CompiledRegistry) -> None:
    nobodys_law = {"claimslint", "Science", "ISEV", "Systematic review", "Ad platforms"}
    records = (*built_in.registry.rules, *built_in.registry.disclosures)
    assert {basis.authority for record in records for basis in record.basis if basis.market is None} <= nobodys_law


@pytest.mark.parametrize(
    ("markets", "foreign"),
    [(("us",), "ASA|AU |EU |MHRA|TGA|Health Canada|TX|NV"), (("uk",), "FTC|FDA|AU |EU |TX"), (("us", "uk"), "AU |EU |TGA|TX")],
)
def test_only_the_law_of_the_pages_markets_is_cited(check: Check, markets: tuple[str, ...], foreign: str) -> None:
    copy = "Our exosome drip cures arthritis. A revolutionary, completely safe and painless step. Guaranteed. Before and after photos."
    cited = [law for finding in check(copy, markets=markets).findings for law in finding.basis]
    assert cited
    assert not [law for law in cited if re.match(foreign, law)]
