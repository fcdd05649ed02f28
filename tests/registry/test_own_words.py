"""Answers, denials and effects of a registry of one's own: what they do stands in their records, and their ids say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.checks.page import Page
from linter.documents.read import read_document
from linter.engine import CompiledRegistry, compile_registry, lint_document, understand
from linter.examples import stands_as
from linter.findings import Context, Rung
from linter.policy.policy import Policy
from linter.registry.load import load_registry
from linter.registry.problems import RegistryError
from tests.conftest import AS_OF
from tests.registry.small_registry import small_registry, write_registry

CUES = """\
kind: stance
version: 1
cues:
  - {id: nixes, stance: negated, scope: sentence, role: declines, phrases: ["^ nix $"]}
  - {id: ayes, stance: asserted, scope: sentence, role: affirms, phrases: ["^ aye $"]}
  - {id: fibs, stance: reported, scope: sentence, role: refutes, phrases: ["^ poppycock $"]}
  - {id: fables, stance: reported, scope: sentence, role: refutes-quotes, phrases: ["^ humbug $"]}
  - {id: dreams, stance: pseudo, scope: sentence, role: leads-on, phrases: ["^ ever dreamt"]}
"""

EFFECTS = """\
kind: effects
version: 1
effects:
  - id: unknot
    unsaid: true
    everyday_nouns: true
    rungs: {disease: cure-or-guarantee, symptom: cure-or-guarantee, appearance: appearance, structure: appearance, outcome: appearance}
    nouns: [unknotting]
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> CompiledRegistry:
    folder = write_registry(tmp_path_factory.mktemp("own"), {"stance.yaml": CUES, "effects.yaml": EFFECTS})
    return compile_registry(load_registry([folder]))


def read(copy: str, registry: CompiledRegistry) -> Page:
    return understand(read_document(copy.encode(), "page.md"), registry, Policy(context=Context.COMMERCIAL_OFFER), AS_OF)


@pytest.mark.parametrize(
    ("copy", "before", "stance"),
    [
        ("Do exosomes cure arthritis? Nix.", "question", "negated"),
        ("Do exosomes cure arthritis? Aye.", "question", "asserted"),
        ("Exosomes cure arthritis. Poppycock.", "asserted", "reported"),
        ("“Exosomes cure arthritis.” Humbug.", "asserted", "reported"),
        ("Exosomes cure arthritis. Humbug.", "asserted", "asserted"),
        ("Ever dreamt that exosomes cure arthritis?", "question", "implied"),
    ],
)
def test_cues_of_ones_own_answer_and_deny(copy: str, before: str, stance: str, own: CompiledRegistry, built_in: CompiledRegistry) -> None:
    assert stands_as(read(copy, built_in)) == before
    assert stands_as(read(copy, own)) == stance


def test_cells_are_answered_by_them_too(own: CompiledRegistry, built_in: CompiledRegistry) -> None:
    table = "| Topic | Answer |\n|---|---|\n| Exosomes cure arthritis | Nix |\n"
    assert stands_as(read(table, built_in)) == "asserted"
    assert stands_as(read(table, own)) == "negated"


@pytest.mark.parametrize("copy", ["Exosomes for arthritis.", "## Who is it for?\n\n- Arthritis\n"])
def test_the_strongest_effect_that_goes_unsaid_is_meant(copy: str, own: CompiledRegistry, built_in: CompiledRegistry) -> None:
    assert [(each.effect, each.rung) for each in read(copy, built_in).assertions] == [("treat", Rung.DISEASE_TREATMENT)]
    assert [(each.effect, each.rung) for each in read(copy, own).assertions] == [("unknot", Rung.CURE_OR_GUARANTEE)]


@pytest.mark.parametrize(("line", "found"), [("", 1), ("    everyday_nouns: true\n", 0)])
def test_nouns_that_name_a_field_say_nothing_where_nobody_is_spoken_to(tmp_path: Path, line: str, found: int) -> None:
    effects = EFFECTS.replace("    everyday_nouns: true\n", line)
    registry = compile_registry(load_registry([write_registry(tmp_path, {"effects.yaml": effects})]))
    since = "We have seen a good deal. Migraine unknotting has changed beyond anything that grandmothers could have known."
    page = read(f"# Exosomes\n\nWe offer exosomes.\n\n{since}\n", registry)
    assert len(page.assertions) == found


def test_a_registry_in_which_no_effect_goes_unsaid_is_read_too(tmp_path: Path) -> None:
    lists = "kind: phrases\nversion: 1\nfamily: frames\nlists:\n  offered-for: {about: Offers, patterns: [<product> for <condition>]}\n"
    folder = write_registry(small_registry(tmp_path), {"vocabulary/frames.yaml": lists})
    assert read("Exosomes for osteoarthritis.", compile_registry(load_registry([folder], built_in=False))).assertions == ()


def test_a_first_word_before_a_comma_is_read_as_its_own_pair_says(tmp_path: Path, built_in: CompiledRegistry) -> None:
    """Each word stands with what it is read as, so that one too many cannot be matched with another's."""
    words = "kind: words\nversion: 1\nwords: {answers-before-a-comma: [nary = nay, zilch = nay]}\n"
    own = compile_registry(load_registry([write_registry(tmp_path, {"typing.yaml": words})]))
    assert [registry.lexicon.plain.answers for registry in (built_in, own)] == [{"no": "nay"}, {"no": "nay", "nary": "nay", "zilch": "nay"}]


@pytest.mark.parametrize("entry", ["nary", "nary =", "nary = no way", "= nay", "nary=nay"])
def test_an_answer_without_what_it_is_read_as_is_pointed_at(entry: str, tmp_path: Path) -> None:
    words = f"kind: words\nversion: 1\nwords:\n  answers-before-a-comma:\n    - no = nay\n    - {entry}\n"
    with pytest.raises(RegistryError) as raised:
        load_registry([write_registry(tmp_path, {"typing.yaml": words})])
    (problem,) = raised.value.problems
    assert (problem.place.line, problem.field) == (6, "words.answers-before-a-comma[1]")
    assert "a word, then = between spaces" in problem.message


NOES = """\
kind: phrases
version: 1
family: disclosing
lists:
  approval-denied: {about: Noes, patterns: [nary]}
"""


@pytest.mark.parametrize(
    ("more", "is_owed"), [("", False), ("  own-noes: {about: Noes to a thing of their own, patterns: [^ nary]}\n", True)]
)
def test_a_no_of_ones_own_may_be_to_a_thing_of_its_own(tmp_path: Path, more: str, is_owed: bool) -> None:
    registry = compile_registry(load_registry([write_registry(tmp_path, {"noes.yaml": NOES + more})]))
    document = read_document(b"Book our exosome drip today.\n\n| FDA approval | Nary stitch |\n|---|---|\n", "page.md")
    owed = {finding.rule for finding in lint_document(document, registry, Policy(), AS_OF).findings}
    assert ("missing-fda-status" in owed) is is_owed


def test_a_name_may_stand_on_lines_of_its_own(tmp_path: Path) -> None:
    conditions = "kind: conditions\nversion: 1\nconditions:\n  - id: zorb-laxity\n    name: >\n      zorb\n      laxity\n    kind: disease\n    group: musculoskeletal\n    names: [zorbism]\n"
    own = compile_registry(load_registry([write_registry(tmp_path, {"conditions.yaml": conditions})]))
    page = read("Exosomes cure zorb laxity and arthritis.", own)
    assert {assertion.target.title for assertion in page.assertions} >= {"zorb laxity"}
    assert {assertion.agent for assertion in page.assertions} == {"product"}
