"""Twenty places of one disclosure on one page, and the grade that a reviewer would give each. docs/disclosures.md shows the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.checks.placement import layout_of
from linter.documents.model import Format
from linter.documents.read import read_document
from linter.engine import CompiledRegistry, understand
from linter.policy.policy import Policy
from tests.conftest import AS_OF, Check

SAID = "No exosome product has been approved by the FDA."
MARKDOWN = "# Exosome infusions{heading}\n\n{before}Our clinic offers exosome infusions.{inline}\n\n{after}[Book an appointment](https://calendly.com/x)\n\n{end}"
HTML = (
    "<html><head>{head}</head><body>{top}<h1>Exosome infusions</h1><p>Our clinic offers exosome infusions.{inline}</p>{after}"
    '<p><a href="https://calendly.com/x">Book an appointment</a></p>{end}</body></html>'
)
PLACES: list[tuple[str, Format, str, str, str]] = [
    # name, format, slot, what stands in it, grade
    ("the paragraph before the offer", "markdown", "before", SAID + "\n\n", "present"),
    ("the same paragraph", "markdown", "inline", " " + SAID, "present"),
    ("a paragraph after the offer, before the booking link", "markdown", "after", SAID + "\n\n", "present"),
    ("a list item", "markdown", "after", "- " + SAID + "\n\n", "present"),
    ("a quotation block", "markdown", "after", "> " + SAID + "\n\n", "present"),
    ("a table cell", "markdown", "after", f"| Status |\n|---|\n| {SAID} |\n\n", "present"),
    ("after the booking link", "markdown", "end", SAID + "\n", "misplaced"),
    ("a footnote", "markdown", "inline", f"[^1]\n\n[^1]: {SAID}\n", "misplaced"),
    ("a comment", "markdown", "after", f"<!-- {SAID} -->\n\n", "missing"),
    ("an image's alt text", "markdown", "after", f"![{SAID}](x.png)\n\n", "missing"),
    ("the body", "html", "after", f"<p>{SAID}</p>", "present"),
    ("the top of the page", "html", "top", f"<p>{SAID}</p>", "present"),
    ("the footer", "html", "end", f"<footer>{SAID}</footer>", "misplaced"),
    ("small print", "html", "after", f"<p><small>{SAID}</small></p>", "misplaced"),
    ("a part that has to be opened", "html", "after", f"<details><summary>More</summary>{SAID}</details>", "misplaced"),
    ("the navigation", "html", "top", f"<nav>{SAID}</nav>", "misplaced"),
    ("a hidden part", "html", "after", f"<p hidden>{SAID}</p>", "missing"),
    ("a part styled away", "html", "after", f'<p style="display:none">{SAID}</p>', "missing"),
    ("words for screen readers alone", "html", "after", f'<p class="sr-only">{SAID}</p>', "missing"),
    ("a tooltip", "html", "after", f'<p title="{SAID}">Ask us.</p>', "missing"),
    ("the meta description", "html", "head", f'<meta name="description" content="{SAID}">', "missing"),
]


@pytest.mark.parametrize(("name", "format_", "slot", "text", "grade"), PLACES, ids=[place[0] for place in PLACES])
def test_grade(name: str, format_: Format, slot: str, text: str, grade: str, check: Check) -> None:
    slots = dict.fromkeys(("heading", "before", "inline", "after", "end", "head", "top"), "") | {slot: text}
    verdict = check((HTML if format_ == "html" else MARKDOWN).format(**slots), format=format_, context=None)
    rules = {finding.rule for finding in verdict.findings if finding.target == "fda-status"}
    expected = {"present": set(), "misplaced": {"misplaced-disclosure"}, "missing": {"missing-fda-status"}}[grade]
    assert rules & {"missing-fda-status", "misplaced-disclosure"} == expected


def test_the_documented_table_is_this_one() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "disclosures.md").read_text(encoding="utf-8")
    for name, format_, _, _, grade in PLACES:
        assert f"| {name} | {format_} | {grade} |" in text


def test_one_good_place_is_enough(check: Check) -> None:
    slots = dict.fromkeys(("head", "top", "inline"), "") | {"after": f"<p>{SAID}</p>", "end": f"<footer>{SAID}</footer>"}
    rules = {
        finding.rule for finding in check(HTML.format(**slots), format="html", context=None).findings if finding.target == "fda-status"
    }
    assert not rules


def test_a_layout_is_a_key_and_equal_to_itself_alone(built_in: CompiledRegistry) -> None:
    page = understand(read_document(b"# Exosomes\n\nBook now.\n", "page.md"), built_in, Policy(), AS_OF)
    layout = page.once(layout_of)
    assert {layout: "seen"}[page.once(layout_of)] == "seen"
    assert layout != layout_of(page)
