"""One disclosure moved through one page: the grade a reviewer would give it, in Markdown and in HTML (docs/disclosures.md shows the table)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from linter.checks.disclosures import duty_of
from linter.checks.placement import Grade
from linter.documents.model import Format
from linter.documents.read import read_document
from linter.engine import CompiledRegistry, lint_document, understand
from linter.policy.policy import Placing, Policy
from tests.conftest import Check

STATUS = "No exosome product is FDA-approved for any use."
LONG = "The room has chairs, plants and a view of the river, and the kettle is always warm for guests. " * 12

PLACEMENTS: dict[str, tuple[Grade, str, str]] = {
    # name: grade, Markdown, HTML; {o} is the offer, {c} the call to action, {s} the disclosure, {l} a long passage about the room
    "before the call to action": (Grade.PRESENT, "{o}\n\n{s}\n\n{c}", "{o}<p>{s}</p>{c}"),
    "before the offer": (Grade.PRESENT, "{s}\n\n{o}\n\n{c}", "<p>{s}</p>{o}{c}"),
    "a heading before the call to action": (Grade.PRESENT, "{o}\n\n## {s}\n\n{c}", "{o}<h2>{s}</h2>{c}"),
    "a list item before the call to action": (Grade.PRESENT, "{o}\n\n- {s}\n\n{c}", "{o}<ul><li>{s}</li></ul>{c}"),
    "right before the call to action, far from the offer": (Grade.PRESENT, "{o}\n\n{l}\n\n{s}\n\n{c}", "{o}<p>{l}</p><p>{s}</p>{c}"),
    "in the block of the call to action": (Grade.PRESENT, "{o}\n\n{s} {c}", "{o}<div>{s} <a href='/book'>Book a visit</a></div>"),
    "in a table with the price": (
        Grade.PRESENT,
        "{o}\n\n| Price | $900 per session |\n|---|---|\n| Status | {s} |\n\n{c}",
        "{o}<table><tr><td>$900 per session</td></tr><tr><td>{s}</td></tr></table>{c}",
    ),
    "in the middle of a long page": (
        Grade.TOO_FAR,
        "{o}\n\n{l}\n\n{s}\n\n{l}\n\n{c}",
        "{o}<p>{l}</p><p>{s}</p><p>{l}</p>{c}",
    ),
    "far below, no call to action": (Grade.TOO_FAR, "{o}\n\n{l}\n\n{s}", "{o}<p>{l}</p><p>{s}</p>"),
    "after the call to action": (Grade.AFTER_CALL, "{o}\n\n{c}\n\n{s}", "{o}{c}<p>{s}</p>"),
    "after the price": (Grade.AFTER_CALL, "{o}\n\nOne session costs $900.\n\n{s}\n\n{c}", "{o}<p>One session costs $900.</p><p>{s}</p>{c}"),
    "in what is called the navigation": (
        Grade.NAVIGATION,
        '<div role="navigation">{s}</div>\n\n{o}\n\n{c}',
        '<div class="navbar">{s}</div>{o}{c}',
    ),
    "in what is called the footer": (Grade.FOOTER, '{o}\n\n{c}\n\n<div id="footer">{s}</div>', '{o}{c}<div class="footer">{s}</div>'),
    "in the navigation": (Grade.NAVIGATION, "<nav>{s}</nav>\n\n{o}\n\n{c}", "<nav>{s}</nav>{o}{c}"),
    "in a part that opens on a click": (
        Grade.DETAILS,
        "{o}\n\n<details><summary>More</summary>\n\n{s}\n\n</details>\n\n{c}",
        "{o}<details><summary>More</summary><p>{s}</p></details>{c}",
    ),
    "in pale type": (Grade.FAINT, '{o}\n\n<p style="color:#ccc">{s}</p>\n\n{c}', '{o}<p style="color:#ccc">{s}</p>{c}'),
    "in tiny type": (
        Grade.TINY,
        '{o}\n\n<p style="font-size:8px">{s}</p>\n\n{c}',
        "{o}<p class='note'>{s}</p>{c}<style>.note{{font-size:8px}}</style>",
    ),
    "in small print": (Grade.SMALL_PRINT, "{o}\n\n<small>{s}</small>\n\n{c}", "{o}<p><small>{s}</small></p>{c}"),
    "in a footnote": (Grade.FOOTNOTE, "{o}[^1]\n\n{c}\n\n[^1]: {s}", ""),
    "in the footer": (Grade.FOOTER, "{o}\n\n{c}\n\n<footer>{s}</footer>", "{o}{c}<footer><p>{s}</p></footer>"),
    "in a tooltip": (Grade.TOOLTIP, '{o} [More](/more "{s}")\n\n{c}', '{o}<p title="{s}">More</p>{c}'),
    "in an alt text": (Grade.ALT_TEXT, "{o}\n\n![{s}](drip.jpg)\n\n{c}", '{o}<img src="drip.jpg" alt="{s}">{c}'),
    "in the metadata": (Grade.METADATA, '---\ndescription: "{s}"\n---\n{o}\n\n{c}', '<meta name="description" content="{s}">{o}{c}'),
    "in a comment": (Grade.COMMENT, "{o}\n\n<!-- {s} -->\n\n{c}", "{o}<!-- {s} -->{c}"),
    "in a hidden part": (Grade.HIDDEN, "{o}\n\n<p hidden>{s}</p>\n\n{c}", "{o}<p style='display: none'>{s}</p>{c}"),
    "for screen readers only": (Grade.HIDDEN, '{o}\n\n<p class="sr-only">{s}</p>\n\n{c}', '{o}<p class="sr-only">{s}</p>{c}'),
    "off the screen": (
        Grade.HIDDEN,
        '{o}\n\n<p style="position:absolute;left:-9999px">{s}</p>\n\n{c}',
        "<style>.out{{position:absolute;left:-9999px}}</style>{o}<p class='out'>{s}</p>{c}",
    ),
}


def page_with(placement: str, format: Format) -> str:  # noqa: A002
    _, markdown, html = PLACEMENTS[placement]
    if format == "html":
        offer, call = (
            "<h1>Exosome infusions</h1><p>We give exosome infusions in a quiet room.</p>",
            "<p><a href='/book'>Book a visit</a></p>",
        )
        return html.format(o=offer, c=call, s=STATUS, l=LONG)
    return markdown.format(
        o="# Exosome infusions\n\nWe give exosome infusions in a quiet room.", c="[Book a visit](/book)", s=STATUS, l=LONG
    )


@pytest.mark.parametrize("format", ["markdown", "html"])
@pytest.mark.parametrize("placement", PLACEMENTS)
def test_where_it_stands_decides_its_grade(placement: str, format: Format, built_in: CompiledRegistry) -> None:  # noqa: A002
    copy = page_with(placement, format)
    if not copy:
        pytest.skip("HTML has no footnotes of its own")
    page = understand(read_document(copy.encode(), "copy", format), built_in, Policy(), date(2026, 11, 23))
    status = next(each for each in built_in.registry.disclosures if each.id == "fda-status")
    duty = duty_of(status, page)
    assert duty.worst is not None
    assert duty.worst.grade is PLACEMENTS[placement][0]


@pytest.mark.parametrize("format", ["markdown", "html"])
@pytest.mark.parametrize("placement", PLACEMENTS)
def test_the_grade_decides_what_is_reported(placement: str, format: Format, check: Check) -> None:  # noqa: A002
    copy = page_with(placement, format)
    if not copy:
        pytest.skip("HTML has no footnotes of its own")
    grade = PLACEMENTS[placement][0]
    found = {(f.rule, f.severity.value) for f in check(copy, context=None, format=format).findings if f.target == "fda-status"}
    if grade is Grade.PRESENT:
        assert not found
    elif grade.is_seen:
        assert found == {("misplaced-disclosure", "warning")}
    else:
        assert found == {("missing-fda-status", "error"), ("hidden-disclosure", "warning")}


def test_the_table_in_the_docs_is_this_one() -> None:
    docs = (Path(__file__).resolve().parents[2] / "docs" / "disclosures.md").read_text(encoding="utf-8")
    for placement, (grade, _, _) in PLACEMENTS.items():
        result = "passes" if grade is Grade.PRESENT else "`misplaced-disclosure`" if grade.is_seen else "missing, and `hidden-disclosure`"
        assert f"| {placement} | {grade.value} | {result} |" in docs


LOOSER = {
    "far below, no call to action": Placing("fda-status", words=1000),
    "after the call to action": Placing("fda-status", before=()),
    "after the price": Placing("fda-status", before=("booking",)),
    "in the footer": Placing("fda-status", before=(), words=1000, not_in=()),
    "in pale type": Placing("fda-status", type="any", not_in=("footer",)),
    "in tiny type": Placing("fda-status", type="any", not_in=("footer",)),
}
STRICTER = {
    "before the call to action": Placing("fda-status", scope="block"),
    "before the offer": Placing("fda-status", type="largest"),
    "a list item before the call to action": Placing("fda-status", not_in=("list-item",)),
    "right before the call to action, far from the offer": Placing("fda-status", scope="block"),
}


def reported(copy: str, built_in: CompiledRegistry, *placings: Placing) -> set[str]:
    """The rules that report the disclosure of the FDA status where `placings` hold."""
    verdict = lint_document(read_document(copy.encode(), "copy", "html"), built_in, Policy(placings=placings), date(2026, 11, 23))
    return {finding.rule for finding in verdict.findings if finding.target == "fda-status"}


@pytest.mark.parametrize("placement", LOOSER)
def test_a_looser_setting_lets_pass_what_is_misplaced_by_default(placement: str, built_in: CompiledRegistry) -> None:
    copy = page_with(placement, "html")
    assert reported(copy, built_in) == {"misplaced-disclosure"}
    assert reported(copy, built_in, LOOSER[placement]) == set()


@pytest.mark.parametrize("placement", STRICTER)
def test_a_stricter_setting_reports_what_passes_by_default(placement: str, built_in: CompiledRegistry) -> None:
    copy = page_with(placement, "html")
    assert reported(copy, built_in) == set()
    assert reported(copy, built_in, STRICTER[placement]) == {"misplaced-disclosure"}


def test_a_setting_for_one_disclosure_leaves_the_others_alone(built_in: CompiledRegistry) -> None:
    assert reported(page_with("in the footer", "html"), built_in, Placing("insurance", before=(), words=1000, not_in=())) == {
        "misplaced-disclosure"
    }


def test_no_setting_makes_hidden_words_count(built_in: CompiledRegistry) -> None:
    loosest = Placing("fda-status", words=10**9, before=(), type="any", not_in=())
    assert "missing-fda-status" in reported(page_with("in a hidden part", "html"), built_in, loosest)


FAR_BELOW = {
    "beside the price": "## What it costs\n\nEach session costs $900. {s}\n\n",
    "in the next paragraph after the price": "## What it costs\n\nEach session costs $900.\n\n{s}\n\n",
    "away from the price": "## What it costs\n\nEach session costs $900.\n\n{l}\n\n{s}\n\n",
    "on a page without a price": "{s}\n\n",
}


@pytest.mark.parametrize("placement", FAR_BELOW)
@pytest.mark.parametrize(
    ("disclosure", "words"),
    [("insurance", "Insurance does not cover this treatment."), ("cost-and-sessions", "More than one session may be needed.")],
)
def test_what_a_payer_has_to_know_stands_well_beside_the_price(
    disclosure: str, words: str, placement: str, built_in: CompiledRegistry
) -> None:
    """However far the price stands from the offer; a reader is told there what else it means for the purse."""
    below = FAR_BELOW[placement].format(s=words, l=LONG)
    copy = f"# Exosome infusions\n\nWe give exosome infusions in a quiet room.\n\n{LONG}\n\n{below}{LONG}\n\n[Book a visit](/book)\n"
    page = understand(read_document(copy.encode(), "copy", "markdown"), built_in, Policy(), date(2026, 11, 23))
    worst = duty_of(next(each for each in built_in.registry.disclosures if each.id == disclosure), page).worst
    priced = placement.endswith("the price") and not placement.startswith("away")
    assert worst is not None
    assert worst.grade is (Grade.PRESENT if priced or (disclosure == "cost-and-sessions" and "$" in below) else Grade.TOO_FAR)


def test_a_config_may_ask_for_more_than_to_stand_beside_the_price(built_in: CompiledRegistry) -> None:
    copy = f"<h1>Exosome infusions</h1><p>We give exosome infusions.</p><p>{LONG}</p><p>Each session costs $900.</p><p>No insurer pays.</p>"
    page = read_document(copy.encode(), "copy", "html")

    def found(*placings: Placing) -> set[str]:
        verdict = lint_document(page, built_in, Policy(placings=placings), date(2026, 11, 23))
        return {finding.rule for finding in verdict.findings if finding.target == "insurance"}

    assert found() == set()
    assert found(Placing("insurance", near=())) == {"misplaced-disclosure"}


def test_what_is_missing_belongs_before_a_call_and_not_before_what_another_stands_well_beside(built_in: CompiledRegistry) -> None:
    """A price that no disclosure has to come before is no call to action, though the insurance notice stands well beside it."""
    copy = "# Exosome infusions\n\nWe give exosome infusions.\n\nEach session costs $900.\n\nThe room is quiet.\n\n[Book a visit](/book)\n"
    placings = tuple(Placing(each, before=("booking",)) for each in ("fda-status", "evidence-limits", "insurance", "cost-and-sessions"))
    verdict = lint_document(read_document(copy.encode(), "copy", "markdown"), built_in, Policy(placings=placings), date(2026, 11, 23))
    missing = next(finding for finding in verdict.findings if finding.rule == "missing-fda-status")
    (where,) = {edit.span.start for fix in missing.fixes for edit in fix.edits}
    assert copy[:where].rstrip().endswith("quiet.")
