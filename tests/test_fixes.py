"""Fixes: approved words, once, at the right place, and not a byte elsewhere."""

from __future__ import annotations

from html import escape, unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.documents.model import Format, Visibility
from linter.documents.read import read_document
from linter.engine import CompiledRegistry, Verdict, lint_document
from linter.fixes import fixed
from linter.policy.policy import Policy
from tests.conftest import AS_OF

PAGES: dict[Format, str] = {
    "markdown": "# Exosome therapy\n\nOur clinic offers exosome therapy 😀.\n\n- Ask us\n- Call us\n\n[Book an appointment](https://calendly.com/x)\n",
    "html": (
        "<!doctype html>\n<html><body>\n  <h1>Exosome therapy</h1>\n  <p>Our clinic offers <b>exosome therapy</b>.</p>\n"
        '  <p><a href="https://calendly.com/x">Book an appointment</a></p>\n</body></html>\n'
    ),
    "text": "Exosome therapy\n\nOur clinic offers exosome therapy. Ask us anything.\n\nBook an appointment today.\n",
}
DUTIES = {"missing-fda-status", "missing-evidence-limits", "missing-insurance-caveat", "missing-cost-caveat"}


@pytest.fixture
def judge(built_in: CompiledRegistry):  # type: ignore[no-untyped-def]
    def judge(source: str, format_: Format) -> Verdict:
        return lint_document(read_document(source.encode(), "page", format_), built_in, Policy(), AS_OF)

    return judge


@pytest.mark.parametrize("format_", PAGES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_page_with_no_other_finding_passes_after_the_fix(format_: Format, newline: str, judge) -> None:  # type: ignore[no-untyped-def]
    source = PAGES[format_].replace("\n", newline)
    before = judge(source, format_)
    assert {finding.rule for finding in before.findings} == DUTIES
    after = fixed(source, before.findings)
    assert not judge(after, format_).findings
    assert fixed(after, judge(after, format_).findings) == after
    assert (newline == "\r\n") == ("\r\n" in after)
    assert after.count("\n") == after.count("\r\n") if newline == "\r\n" else "\r" not in after


@pytest.mark.parametrize("format_", PAGES)
def test_nothing_but_the_insertions_changes(format_: Format, judge) -> None:  # type: ignore[no-untyped-def]
    source = PAGES[format_]
    verdict = judge(source, format_)
    after = fixed(source, verdict.findings)
    edits = [edit for finding in verdict.findings for fix in finding.fixes for edit in fix.edits]
    assert all(edit.span.start == edit.span.end for edit in edits)
    for edit in edits:
        assert edit.text in after
        after = after.replace(edit.text, "", 1)
    assert after == source


def test_the_approved_text_is_inserted_verbatim(judge, built_in: CompiledRegistry) -> None:  # type: ignore[no-untyped-def]
    source = PAGES["markdown"]
    after = fixed(source, judge(source, "markdown").findings)
    for disclosure in built_in.registry.disclosures[:4]:
        assert disclosure.texts[0].text.replace("{date}", AS_OF.isoformat()) in after


def test_each_duty_has_a_text_with_nothing_open_but_the_date(built_in: CompiledRegistry) -> None:
    owed = [
        each for each in built_in.registry.disclosures if each.id in {"fda-status", "evidence-limits", "insurance", "cost-and-sessions"}
    ]
    assert len(owed) == 4
    for disclosure in owed:
        assert "{" not in disclosure.texts[0].text.replace("{date}", "")


CLAIM = "<p>Our exosomes cure arthritis.</p>\n"
ROOMY = [
    f'<!DOCTYPE html>\n<html>\n<head><title>T</title></head>\n<body style="margin:0">\n<h1>Hi</h1>\n{CLAIM}',
    f"<!DOCTYPE html>\n<html>\n<head><title>T</title></head>\n<body class='grid'>\n<h1>Hi</h1>\n{CLAIM}",
    f"<!DOCTYPE html>\n<html lang=en>\n<title>T</title>\n<h1>Hi</h1>\n{CLAIM}",
    f"<!DOCTYPE html>\n<html>\n<head><title>T</title>\n<body>\n<h1>Hi</h1>\n{CLAIM}",
    "<h1>Hi</h1>\n<p>Our exosomes cure arthritis.",
    f"{CLAIM}<ul><li>We offer exosomes",
    f"{CLAIM}<b>Ask us",
    f"{CLAIM}<!-- ",
    f"{CLAIM}<script>",
    f'{CLAIM}<a href="x\n',
    f"{CLAIM}</p",
]
"""Pages with a place for a paragraph, at their end or further up."""
CRAMPED = [
    "<li>We offer exosome ",
    "<title>Our exosomes cure arthritis.\n",
    "Our exosomes <!-- \n",
    "Our exosomes <script>\n",
    "Our exosomes <style>\n",
    "Our exosomes <textarea>\n",
    "Our exosomes <b>\n",
    'Our exosomes <a href="x\n',
    "Our exosomes </b\n",
    "Our exosomes <!doctype\n",
]
"""Pages that end in what is not their flow, with no place further up."""


def _put_in(verdict: Verdict) -> list[str]:
    return [edit.text for finding in verdict.findings for fix in finding.fixes for edit in fix.edits]


@pytest.mark.parametrize("source", ROOMY)
def test_each_text_is_a_visible_paragraph_of_its_own(source: str, judge) -> None:  # type: ignore[no-untyped-def]
    before = judge(source, "html")
    texts = _put_in(before)
    after = fixed(source, before.findings)
    shown = [(block.text, block.surface, block.visibility) for block in read_document(after.encode(), "page", "html").blocks]
    assert len(texts) == 4
    for text in texts:
        words = unescape(text.strip().removeprefix("<p>").removesuffix("</p>"))
        assert text.strip() == f"<p>{escape(words, quote=False)}</p>"
        assert (words, "paragraph", Visibility.VISIBLE) in shown, after
    again = judge(after, "html")
    assert fixed(after, again.findings) == after


@pytest.mark.parametrize("source", CRAMPED)
def test_nothing_is_put_where_no_paragraph_can_stand(source: str, judge) -> None:  # type: ignore[no-untyped-def]
    verdict = judge(source, "html")
    missing = [finding for finding in verdict.findings if finding.rule in DUTIES]
    assert len(missing) == 4
    for finding in missing:
        assert not finding.fixes
        said = [each.message for each in finding.related]
        assert any(each.startswith("--fix inserts nothing: ") for each in said), said
        assert not any("It belongs here" in each for each in said)


DISCLOSED = (
    "# Exosome therapy\n\nOur clinic offers exosome therapy. {fda} {evidence} {insurance} {cost}\n\n"
    "[Book an appointment](https://calendly.com/x)\n"
)
SAID = {
    "fda": ("missing-fda-status", "No exosome product has been approved by the FDA.", [("No exosome", "An exosome"), ("approved", "registered")]),
    "evidence": ("missing-evidence-limits", "Benefits and long-term risks are not established.", [(" not established", " well established"), ("are not", "are")]),
    "insurance": ("missing-insurance-caveat", "Health insurance usually does not cover it.", [("does not cover", "does cover"), ("does not cover", "does not mind")]),
    "cost": ("missing-cost-caveat", "Several sessions may be needed.", [("Several sessions", "Several towels"), ("sessions may be needed", "doctors may be met")]),
}  # fmt: skip
HARMLESS = [
    ("clinic", "practice"), ("Our clinic offers", "Here our clinic offers"), ("has been approved", "has ever been approved"),
    ("usually does", "normally does"), ("Several", "Several separate"), ("Benefits and", "The benefits and"), ("needed", "required"),
]  # fmt: skip


def _page(**changed: str) -> str:
    return DISCLOSED.format(**{key: said for key, (_, said, _) in SAID.items()} | changed)


def _missing(verdict: Verdict) -> set[str]:
    return {finding.rule for finding in verdict.findings} & DUTIES


@pytest.mark.parametrize("duty", SAID)
def test_deleting_a_disclosure_is_always_reported(duty: str, judge) -> None:  # type: ignore[no-untyped-def]
    assert _missing(judge(_page(), "markdown")) == set()
    assert _missing(judge(_page(**{duty: ""}), "markdown")) == {SAID[duty][0]}


@pytest.mark.parametrize(("duty", "change"), [(duty, change) for duty, (_, _, changes) in SAID.items() for change in changes])
def test_changing_a_word_that_matters_is_always_reported(duty: str, change: tuple[str, str], judge) -> None:  # type: ignore[no-untyped-def]
    assert change[0] in SAID[duty][1]
    assert _missing(judge(_page(**{duty: SAID[duty][1].replace(*change)}), "markdown")) == {SAID[duty][0]}


@settings(max_examples=60)
@given(
    order=st.permutations(list(SAID)),
    changes=st.lists(st.sampled_from(HARMLESS), max_size=4, unique=True),
    emphasis=st.booleans(),
    gap=st.sampled_from([" ", "\n", "\n\n"]),
)
def test_changing_words_that_do_not_matter_never_is(
    order: list[str], changes: list[tuple[str, str]], emphasis: bool, gap: str, built_in: CompiledRegistry
) -> None:
    said = gap.join(f"**{SAID[duty][1]}**" if emphasis else SAID[duty][1] for duty in order)
    copy = f"# Exosome therapy\n\nOur clinic offers exosome therapy. {said}\n\n[Book an appointment](https://calendly.com/x)\n"
    for change in changes:
        copy = copy.replace(*change)
    verdict = lint_document(read_document(copy.encode(), "page.md"), built_in, Policy(), AS_OF)
    assert not {finding.rule for finding in verdict.findings} & DUTIES
