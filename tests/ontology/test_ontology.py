"""Widening the conditions: what is chosen from a made-up ontology, and that what is committed follows the committed rule."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from linter.engine import CompiledRegistry
from linter.language.tokens import pattern_words
from ontology.__main__ import TARGET, main
from ontology.choice import Chosen, chosen_conditions
from ontology.obo import OboError, read_obo, united
from ontology.selection import read_selection
from ontology.written import written

SMALL = Path(__file__).with_name("small")
FILES = [SMALL / "diseases.obo", SMALL / "symptoms.obo"]
SELECTION = read_selection(SMALL / "selection.yaml")


@pytest.fixture(scope="module")
def chosen(built_in: CompiledRegistry) -> dict[str, Chosen]:
    terms = united(term for path in FILES for term in read_obo(path)[1])
    return {each.id: each for each in chosen_conditions(terms, SELECTION, built_in.registry)}


def test_exact_names_of_few_plain_words_are_taken(chosen: dict[str, Chosen]) -> None:
    assert chosen["made-3"] == Chosen(
        "made-3", "disease", "musculoskeletal", ("Quillon's syndrome", "morbus Quillon", "quillonitis"), ("QUIL",)
    )


def test_the_stop_list_and_what_the_registry_reads_are_left_out(chosen: dict[str, Chosen]) -> None:
    assert chosen["made-4"].names == ("hemoplover", "haemoplover")
    assert chosen["made-9"].names == ("wendle joint",)


@pytest.mark.parametrize(
    ("term", "reason"),
    [
        ("made-1", "no terminology holds the root"),
        ("made-2", "no terminology holds it"),
        ("made-5", "it is a type of another"),
        ("made-6", "one terminology is too few"),
        ("made-7", "its branch is left out"),
        ("made-10", "it is obsolete"),
        ("made-11", "its words are general"),
    ],
)
def test_other_terms_are_not_taken(chosen: dict[str, Chosen], term: str, reason: str) -> None:
    assert term not in chosen, reason


def test_what_it_is_follows_from_the_ontologies(chosen: dict[str, Chosen]) -> None:
    assert {each: chosen[each].kind for each in ("felt-2", "felt-3", "felt-4")} == {
        "felt-2": "symptom",
        "felt-3": "disease",  # diseases list it, too
        "felt-4": "appearance",
    }


def test_both_national_spellings_are_listed(chosen: dict[str, Chosen]) -> None:
    assert chosen["felt-2"].names == ("tarrow color", "tarrow colour")


def test_the_file_names_its_sources_and_is_yaml(chosen: dict[str, Chosen]) -> None:
    data = yaml.safe_load(written([read_obo(path)[0] for path in FILES], tuple(chosen.values()), SELECTION))
    assert data["yields"] is True
    assert [(each["title"], each["version"], each["licence"], len(each["sha256"])) for each in data["sources"]] == [
        ("Felt Ontology, symptoms.obo", "felt/2026-01-02/symptoms.obo", "CC0-1.0", 64),
        ("Made-up Ontology, diseases.obo", "made/2026-01-01/diseases.obo", "CC0-1.0", 64),
    ]
    assert [each["id"] for each in data["conditions"]] == list(chosen)
    assert next(each for each in data["conditions"] if each["id"] == "made-3")["names"] == ["morbus Quillon", "quillonitis"]


def test_check_tells_a_stale_file_from_a_fresh_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "wide.yaml"
    options = ["--selection", str(SMALL / "selection.yaml"), "--target", str(target)]
    assert main([*options, "--check", *map(str, FILES)]) == 1
    assert main([*options, *map(str, FILES)]) == 0
    assert main([*options, "--check", *map(str, reversed(FILES))]) == 0
    target.write_text(target.read_text(encoding="utf-8").replace("quillonitis", "quillonosis"), encoding="utf-8")
    assert main([*options, "--check", *map(str, FILES)]) == 1
    assert "quillonosis" in capsys.readouterr().out


def test_what_is_no_ontology_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.obo"
    other.write_text("[Term]\nid: MADE:1\nname: disease\n", encoding="utf-8")
    with pytest.raises(OboError, match="ontology, data-version"):
        read_obo(other)
    assert main([str(other)]) == 2
    assert main([str(FILES[0])]) == 2  # an ontology that the selection says nothing of
    assert "does not say what to take" in capsys.readouterr().err


def test_a_selection_that_is_not_there_or_says_something_else_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "none.yaml"
    assert main(["--selection", str(missing), *map(str, FILES)]) == 2
    assert str(missing) in capsys.readouterr().err
    for text, said in (("origins: [", "is no YAML"), ("[]", "is no selection"), ("origins: {}\n", "is no selection")):
        missing.write_text(text, encoding="utf-8")
        assert main(["--selection", str(missing), *map(str, FILES)]) == 2
        assert capsys.readouterr().err.startswith(f"{missing}: {said}")


def test_the_committed_file_follows_the_committed_rule() -> None:
    selection = read_selection()
    data = yaml.safe_load(TARGET.read_text(encoding="utf-8"))
    prefixes = tuple(f"{prefix.lower()}-" for prefix in selection.origins)
    for condition in data["conditions"]:
        assert condition["id"].startswith(prefixes)
        assert condition["group"] in selection.groups.values()
        assert selection.acronyms.issuperset(condition.get("abbreviations", ()))
        for name in (condition["name"], *condition.get("names", ())):
            words = tuple(pattern_words(name))
            assert words not in selection.stop, name
            assert not selection.stop_words.intersection(words), name
            assert not selection.general.issuperset(words), name
