"""The source document is accounted for sentence by sentence, word for word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from linter.registry.load import load_registry
from linter.registry.model import Registry
from linter.registry.verify import document_fingerprint, fingerprint, split_source, verify_source

from .small_registry import ARTICLE, small_registry


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    return load_registry([small_registry(tmp_path)], built_in=False)


def problems(registry: Registry, text: str = ARTICLE, **changes: object) -> list[tuple[str, str]]:
    source = replace(registry.sources[0], **changes)  # type: ignore[arg-type]
    return [(problem.field, problem.message) for problem in verify_source(source, registry, text)]


def test_headings_and_sentences_are_numbered() -> None:
    assert [(unit.id, unit.section, unit.sentence, unit.text) for unit in split_source(ARTICLE)] == [
        ("H1", 1, 0, "What Are They?"),
        ("S1", 1, 1, "Vesicles carry cargo."),
        ("S2", 1, 2, "They are small, e.g. 100 nm."),
        ("H2", 2, 0, "Limits"),
        ("S3", 2, 1, "Large studies are needed."),
    ]


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        ("Dr. Smith et al. Found it. Good.", ["Dr. Smith et al. Found it.", "Good."]),
        ("The U.S. Food agency, No. 3, said so. “Really?” It did.", ["The U.S. Food agency, No. 3, said so.", "“Really?”", "It did."]),
        ("It is 0.5 mm wide. J. Doe measured it.", ["It is 0.5 mm wide.", "J. Doe measured it."]),
        ("So do I. We agree!  Do you?", ["So do I.", "We agree!", "Do you?"]),
        ("It ended.) (Then it began.", ["It ended.)", "(Then it began."]),
        ("See Fig. 2 (vs. Table 1). Done.", ["See Fig. 2 (vs. Table 1).", "Done."]),
        ("Exosome\u00a0therapy  is\tnew.", ["Exosome therapy is new."]),
    ],
)
def test_abbreviations_end_no_sentence(line: str, sentences: list[str]) -> None:
    assert [unit.text for unit in split_source(line)] == sentences


def test_a_long_line_without_a_full_stop_is_no_heading() -> None:
    (unit,) = split_source("word " * 30)
    assert unit.id == "S1"


@pytest.mark.parametrize("text", [ARTICLE, ARTICLE.replace("\n", "\r\n"), ARTICLE.replace("\n", "\r")])
def test_an_unchanged_document_has_no_problem(registry: Registry, text: str) -> None:
    assert not problems(registry, text)


def test_one_changed_word_names_its_sentence(registry: Registry) -> None:
    document, sentence = problems(registry, ARTICLE.replace("small", "tiny"))
    assert document == ("sha256", "this is not the document that “article” was made from; changed: S2")
    assert sentence == (
        "rows[2].fingerprint",
        "S2 of the document (“They are tiny, e.g. 100 …”) is not what row S2 was made for: its fingerprint differs",
    )


def test_one_changed_fingerprint_names_its_row(registry: Registry) -> None:
    rows = [replace(row, fingerprint="0" * 64) if row.id == "S3" else row for row in registry.sources[0].rows]
    assert [field for field, _ in problems(registry, rows=tuple(rows))] == ["rows[4].fingerprint"]


def test_a_changed_document_hash_alone_says_that_nothing_else_changed(registry: Registry) -> None:
    ((field, message),) = problems(registry, sha256=document_fingerprint("another"))
    assert field == "sha256"
    assert "every sentence fits its row" in message


def test_a_dropped_row_leaves_its_sentence_unaccounted_for(registry: Registry) -> None:
    rows = tuple(row for row in registry.sources[0].rows if row.id != "S1")
    (unaccounted, pointer) = problems(registry, rows=rows)
    assert unaccounted == ("rows", "S1 of the document (“Vesicles carry cargo.”) is not accounted for: no row has its fingerprint")
    assert pointer == ("provenance", "the claim EXO-CARGO points at article#S1, which has no row")


def test_a_sentence_accounted_for_twice_is_told(registry: Registry) -> None:
    rows = registry.sources[0].rows
    ((field, message),) = problems(registry, rows=(*rows, replace(rows[1], id="S4", section=2, sentence=2)))
    assert field == "rows[5]"
    assert message == "row S4 accounts for S1 of the document (“Vesicles carry cargo.”) a second time"


def test_a_row_whose_sentence_is_gone_is_told_and_so_are_the_moved_ones(registry: Registry) -> None:
    found = problems(
        registry, ARTICLE.replace("Vesicles carry cargo. ", ""), sha256=document_fingerprint(ARTICLE.replace("Vesicles carry cargo. ", ""))
    )
    assert found[0] == ("rows[1]", "row S1 has no sentence in the document any more")
    assert found[1][1].startswith("this row is S1, section 1, sentence 1 of the document")
    assert found[1][1].endswith("2 rows in all stand elsewhere than they say")
    assert ("provenance", "the caveat CAV-01 points at article#S3, which has no sentence in the document") in found


def test_a_fingerprint_does_not_see_spacing_or_compatibility_forms() -> None:
    assert fingerprint("  ﬁne\u00a0 print\n") == fingerprint("fine print")
    assert fingerprint("fine print") != fingerprint("fine prints")
