"""Whose a name is: conditions of a file that yields have what no other file has."""

from __future__ import annotations

from pathlib import Path

from linter.registry import load_registry
from linter.registry.load import check_registry
from linter.registry.vocabulary import Condition

from .small_registry import small_registry

WIDE = """\
kind: conditions
version: 1
yields: true
sources: [{title: A list, version: "1", licence: CC0-1.0, sha256: SHA}]
conditions:
  - {id: list-1, name: Tiredness, kind: symptom, group: general, names: [lassitude], abbreviations: [OA, TIRD]}
  - {id: list-2, name: bone on bone, kind: disease, group: musculoskeletal, names: [Fatigue]}
  - {id: list-3, name: gout, kind: disease, group: metabolic}
""".replace("SHA", "a" * 64)


def wide(tmp_path: Path, text: str = WIDE) -> Path:
    folder = small_registry(tmp_path)
    (folder / "vocabulary" / "conditions-wide.yaml").write_text(text, encoding="utf-8")
    return folder


def conditions(folder: Path) -> dict[str, Condition]:
    return {each.id: each for each in load_registry([folder], built_in=False).vocabulary.conditions}


def test_a_name_that_both_files_have_is_the_firm_ones(tmp_path: Path) -> None:
    found = conditions(wide(tmp_path))
    assert found["fatigue"].names == ("tiredness",)
    assert (found["list-1"].name, found["list-1"].names, found["list-1"].abbreviations) == ("lassitude", (), ("TIRD",))
    assert found["list-3"].name == "gout"


def test_a_condition_without_a_name_of_its_own_is_none(tmp_path: Path) -> None:
    assert set(conditions(wide(tmp_path))) == {"osteoarthritis", "fatigue", "list-1", "list-3"}


def test_names_within_the_yielding_file_may_not_be_shared(tmp_path: Path) -> None:
    folder = wide(tmp_path, WIDE.replace("name: gout", "name: lassitude"))
    (problem,) = check_registry([folder], built_in=False)
    assert "“lassitude” belongs to the condition “list-1” already" in problem.message


def test_a_file_that_does_not_yield_may_not_share_names(tmp_path: Path) -> None:
    folder = wide(tmp_path, WIDE.replace("yields: true", "yields: false"))
    assert len(check_registry([folder], built_in=False)) == 4


MINE = """\
kind: conditions
version: 1
yields: true
sources: [{title: My list, version: "1", licence: CC0-1.0, sha256: SHA}]
conditions:
  - {id: mine-1, name: gout, kind: disease, group: metabolic, names: [uric arthritis], abbreviations: [TIRD, URIC]}
  - {id: mine-2, name: lassitude, kind: symptom, group: general}
""".replace("SHA", "b" * 64)


def mine(folder: Path, text: str = MINE) -> Path:
    (folder / "vocabulary").mkdir(parents=True)
    (folder / "vocabulary" / "conditions-mine.yaml").write_text(text, encoding="utf-8")
    return folder


def test_of_two_files_that_yield_the_earlier_one_has_the_name(tmp_path: Path) -> None:
    folder, layer = wide(tmp_path / "first"), mine(tmp_path / "second")
    assert check_registry([folder, layer], built_in=False) == ()
    found = {each.id: each for each in load_registry([folder, layer], built_in=False).vocabulary.conditions}
    assert found["list-3"].name == "gout"
    assert (found["mine-1"].name, found["mine-1"].names, found["mine-1"].abbreviations) == ("uric arthritis", (), ("URIC",))
    assert "mine-2" not in found


def test_a_yielding_file_of_ones_own_may_repeat_names_of_the_built_in_one(tmp_path: Path) -> None:
    name = next(each.name for each in load_registry().vocabulary.conditions if each.id.startswith("doid-"))
    assert check_registry([mine(tmp_path, MINE.replace("name: lassitude", f"name: {name}"))]) == ()
