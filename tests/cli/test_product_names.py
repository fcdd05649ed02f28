"""What products are called, by the config: on pages that do not say what the name stands for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Answer, Run

Write = Callable[..., Path]
PAGE = "# Feel better\n\nVesiCore cures arthritis. Book your visit for $900.\n"
NOTHING = {"reads-like-coverage-claim"}  # a note
OTHER = "# Feel better\n\nPhoenix Gold cures arthritis. Book your visit for $900.\n"


def rules(answer: Answer) -> set[str]:
    return {finding["rule"] for file in answer.report["files"] for finding in file["findings"]}


def check(run: Run, *paths: str) -> Answer:
    return run("check", "--format", "json", "--jobs", "1", *paths)


def test_a_page_is_read_by_the_names_of_the_config_whatever_is_in_the_cache(run: Run, write: Write) -> None:
    write("page.md", PAGE)
    assert [(answer.status, rules(answer)) for answer in (check(run, "page.md"), check(run, "page.md"))] == [(0, NOTHING), (0, NOTHING)]
    config = write(".claimslint.yaml", "product-names: {exosome: VesiCore}\n")
    assert {"cure-claim", "missing-fda-status"} <= rules(check(run, "page.md"))
    config.write_text("product-names: {exosome: RivalCell}\n")
    assert check(run, "page.md").status == 0


def test_an_override_names_products_for_some_pages(run: Run, write: Write) -> None:
    write("a.md", OTHER)
    write("shop/a.md", OTHER)
    write(".claimslint.yaml", "overrides:\n  'shop/**': {product-names: {birth-tissue: [Phoenix Gold]}}\n")
    assert (check(run, "a.md").status, check(run, "shop/a.md").status) == (0, 1)


def test_names_count_with_and_without_a_sign_and_in_capitals(run: Run, write: Write) -> None:
    write(".claimslint.yaml", "product-names: {exosome: [VesiCore, Phoenix Gold]}\n")
    for written, counts in (("VesiCore™", True), ("VESICORE", True), ("vesicore", True), ("PHOENIX GOLD", True), ("phoenix gold", False)):
        write("page.md", PAGE.replace("VesiCore", written))
        assert ("cure-claim" in rules(check(run, "page.md"))) == counts, written


def test_a_family_that_nobody_knows_is_refused(run: Run, write: Write) -> None:
    write(".claimslint.yaml", "product-names: {exosomes: VesiCore}\n")
    write("page.md", PAGE)
    answer = run("check", "page.md")
    assert (answer.status, answer.out) == (2, "")
    told = ".claimslint.yaml:1:17: product-names.exosomes: no product family of the registry is called “exosomes”; did you mean “exosome”?"
    assert told in answer.err


def test_a_line_is_explained_by_the_name(run: Run, write: Write) -> None:
    write(".claimslint.yaml", "product-names: {exosome: VesiCore}\n")
    write("page.md", PAGE)
    assert "product      “VesiCore”" in run("explain", "page.md:3").out
