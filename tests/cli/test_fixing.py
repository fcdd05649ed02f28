"""`--fix`, `--diff`, `--explain-context`, and what a page says of itself."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which

import pytest

from .conftest import Run

PAGE = "# Exosome therapy\n\nOur clinic offers exosome therapy.\n\n[Book an appointment](https://calendly.com/x)\n"
Write = Callable[..., Path]


def test_fix_writes_once_and_the_page_passes(run: Run, write: Write) -> None:
    page = write("a.md", "\ufeff" + PAGE.replace("\n", "\r\n"))
    page.chmod(0o640)
    first = run("check", "--fix", "a.md")
    after = page.read_bytes()
    assert first.status == 0, first.out
    assert after.startswith(b"\xef\xbb\xbf# Exosome therapy\r\n\r\n")
    assert b"\n" not in after.replace(b"\r\n", b"")
    assert page.stat().st_mode & 0o777 == 0o640
    assert run("check", "--fix", "a.md").status == 0
    assert page.read_bytes() == after


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_fix_tells_what_it_put_where(run: Run, write: Write, newline: str) -> None:
    page = write("a.md", PAGE.replace("\n", newline))
    told = run("check", "--fix", "--quiet", "a.md").err.splitlines()
    lines = page.read_text(encoding="utf-8").splitlines()
    rules = {sentence.split(": ")[2] for sentence in told}
    assert rules == {"missing-fda-status", "missing-evidence-limits", "missing-insurance-caveat", "missing-cost-caveat"}
    for sentence in told:
        assert sentence.startswith("claimslint: a.md:")
        assert sentence.endswith(": inserted the approved text")
        assert lines[int(sentence.split(":")[2]) - 1].strip(), "the line holds the words"
    assert len({sentence.split(":")[2] for sentence in told}) == 4
    assert run("check", "--fix", "a.md").err == "", "nothing is told where nothing is done"


def test_diff_shows_and_writes_nothing(run: Run, write: Write) -> None:
    page = write("a.md", PAGE)
    answer = run("check", "--diff", "--as-of", "2026-11-23", "a.md")
    assert answer.status == 1
    assert "+Not FDA-approved. No exosome product is FDA-approved for any use (as of 2026-11-23)." in answer.out
    assert page.read_text(encoding="utf-8") == PAGE


@pytest.mark.parametrize("arguments", [("--fix", "-"), ("--fix", "--diff", "a.md")])
def test_fix_needs_files_to_write(run: Run, write: Write, arguments: tuple[str, ...]) -> None:
    write("a.md", PAGE)
    answer = run("check", *arguments)
    assert (answer.status, answer.out) == (2, "")


def test_a_claim_is_never_fixed(run: Run, write: Write) -> None:
    page = write("a.md", PAGE.replace("offers", "cures arthritis with"))
    assert run("check", "--fix", "a.md").status == 1
    assert "cures arthritis" in page.read_text(encoding="utf-8")


UNKNOWN = "claimslint: site/a.md: nothing is inserted: {}, may say it"


@pytest.mark.parametrize(
    ("matter", "files", "told"),
    [
        ("layout: base", {"_layouts/base.html": b"<p>\xff"}, "site/_layouts/base.html, which could not be read"),
        ("layout: base", {}, "the layout “base” (site/a.md:2:9), which is not there"),
        ("layout: base", {"_layouts/base.html": b"{% include foot.html %}"}, "the include “foot.html” (site/_layouts/base.html:1:1), which is not there"),
        ("layout: base", {"_layouts/base.html": b"{% include foot.html %}", "_includes/foot.html": b"\xff"}, "site/_includes/foot.html, which could not be read"),
        ("# {% include x.html %}", {}, "the include “x.html” (site/a.md:2:3), which is not there"),
    ],
)  # fmt: skip
def test_nothing_is_inserted_where_an_unknown_part_may_say_it(
    run: Run, write: Write, matter: str, files: dict[str, bytes], told: str
) -> None:
    content = f"---\n{matter}\n---\n{PAGE}"
    page = write("site/a.md", content)
    write("site/b.md", PAGE)
    for name, data in files.items():
        write(f"site/{name}", data)
    answer = run("check", "--diff", "--site", "site", "site/a.md", "site/b.md")
    assert (answer.status, "a.md" in answer.out, "+++ site/b.md" in answer.out) == (2, False, True)
    assert UNKNOWN.format(told) in answer.err.splitlines()
    fixed = run("check", "--fix", "--site", "site", "site/a.md", "site/b.md")
    assert (fixed.status, page.read_text(encoding="utf-8")) == (2, content)
    assert UNKNOWN.format(told) in fixed.err.splitlines()
    assert len(set(fixed.err.splitlines())) == len(fixed.err.splitlines()), "what is lacking is told once, though the copy is judged twice"
    assert "+++ site/b.md" not in run("check", "--diff", "site/b.md").out, "the other page is put right"
    write("site/a.md", content.replace("offers", "does not offer"))
    assert "nothing is inserted" not in run("check", "--fix", "--site", "site", "site/a.md").err


def test_where_the_config_names_what_may_say_it_a_missing_layout_or_include_does_not_matter(run: Run, write: Write) -> None:
    write(".claimslint.yaml", "layouts:\n  '**': base.html\n")
    write("base.html", "{{ content }}")
    write("a.md", "---\nlayout: of-a-theme\n---\n{% include gallery %}\n\n" + PAGE)
    assert run("check", "--fix", "--site", ".", "a.md").status == 0


def test_the_evidence_for_a_context_is_shown(run: Run, write: Write) -> None:
    write("a.md", PAGE)
    answer = run("check", "--explain-context", "a.md")
    assert "a.md: read as commercial-offer; promotes the therapy" in answer.out
    assert "booking" in answer.out


def test_how_its_disclosures_stand_is_shown_too(run: Run, write: Write) -> None:
    write(
        "a.html", f"<link rel=stylesheet href='https://cdn.example/x.css'><h1>Exosomes</h1><p>{PAGE}</p><footer>Not FDA approved.</footer>"
    )
    answer = run("check", "--explain-context", "a.html")
    assert "insurance missing" in answer.out
    assert "fda-status misplaced" in answer.out
    assert "style sheet not read: https://cdn.example/x.css" in answer.out


def test_a_page_says_what_it_is_for(run: Run, write: Write) -> None:
    write("a.md", "---\nclaimslint: {context: education}\n---\n" + PAGE)
    assert run("check", "--format", "json", "a.md").report["files"][0]["context"] == "education"
    assert run("check", "--format", "json", "--context", "commercial-offer", "a.md").report["files"][0]["context"] == "commercial-offer"


def test_a_market_that_only_a_page_asks_for_is_in_the_report(run: Run, write: Write) -> None:
    write("a.md", "---\nclaimslint: {market: [us, us-fl]}\n---\n" + PAGE)
    write("b.md", PAGE)
    for _ in range(2):  # the second time from what was kept
        assert run("check", "--format", "json", "a.md", "b.md").report["markets"] == ["us", "us-fl"]


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("context: educatoin", "no context is called “educatoin”"),
        ("market: mars", "no market"),
        ("colour: red", "there is no setting “colour”"),
    ],
)
def test_what_a_page_gets_wrong_about_itself_is_a_failure(run: Run, write: Write, setting: str, said: str) -> None:
    write("a.md", f"---\nclaimslint:\n  {setting}\n---\n{PAGE}")
    answer = run("check", "a.md")
    assert answer.status == 2
    assert "a.md:3:" in answer.err
    assert said in answer.err


HEAD = "<!DOCTYPE html>\n<html>\n<head><title>T</title>"
CLAIM = "<p>Our exosomes cure arthritis.</p>\n"


@pytest.mark.parametrize(
    "page",
    [
        f'{HEAD}</head>\n<body style="margin:0">\n<h1>Hi</h1>\n{CLAIM}',
        f"{HEAD}</head>\n<body class='grid'>\n<h1>Hi</h1>\n{CLAIM}",
        f"{HEAD}\n<h1>Hi</h1>\n{CLAIM}",
        "<p>Our exosomes cure arthritis.",
        "We offer exosome <b>therapy</b>\n",
        "<ul><li>Our exosomes cure arthritis. ",
    ],
)
def test_tags_that_may_be_left_out_leave_room_for_paragraphs(run: Run, write: Write, page: str) -> None:
    path = write("a.html", page)
    told = run("check", "--fix", "--quiet", "a.html").err.splitlines()
    after = path.read_text(encoding="utf-8")
    assert len(told) == 4
    assert after.count("<p>") - page.count("<p>") == after.count("</p>") - page.count("</p>") == 4
    assert run("check", "--fix", "--quiet", "a.html").err == ""
    assert path.read_text(encoding="utf-8") == after


@pytest.mark.parametrize(
    "page",
    [
        "<title>Our exosomes cure arthritis.\n",
        "Our exosomes cure arthritis. <!-- \n",
        "Our exosomes cure arthritis. <script>\n",
        "Our exosomes cure <b>arthritis.\n",
    ],
)
def test_where_no_paragraph_can_stand_nothing_is_inserted(run: Run, write: Write, page: str) -> None:
    path = write("a.html", page)
    answer = run("check", "--fix", "--format", "json", "a.html")
    assert path.read_text(encoding="utf-8") == page
    missing = [each for each in json.loads(answer.out)["files"][0]["findings"] if each["rule"] == "missing-fda-status"]
    assert [each["fixes"] for each in missing] == [[]]
    assert "nowhere on this page would a paragraph stand by itself" in missing[0]["related"][-1]["message"]


def test_what_would_not_be_read_back_is_not_written(run: Run, write: Write) -> None:
    """The border of a table that never ends takes what is put below it for its rows."""
    page = "We offer exosome therapy for knee pain.\n\n====  ====\n"
    path = write("a.rst", page)
    answer = run("check", "--fix", "--quiet", "a.rst")
    if path.read_text(encoding="utf-8") == page:
        assert "a.rst: nothing is inserted: no reader would meet it there as a paragraph of its own" in answer.err
    else:  # the reader takes the border for a line of its own
        after = path.read_text(encoding="utf-8")
        assert run("check", "--fix", "--quiet", "a.rst").err == ""
        assert path.read_text(encoding="utf-8") == after


@pytest.mark.skipif(which("git") is None, reason="there is no git here")
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("sign", [" ", "\x0c", "\x0b", "\x85", "\u2028", "\r"])
def test_a_diff_can_be_applied(run: Run, write: Write, sign: str, newline: str, mark: str, tmp_path: Path) -> None:
    page = write("a.md", mark + (PAGE + f"It takes{sign}an hour.\n\n" + "Come in.\n\n" * 9 + "See you").replace("\n", newline))
    shown = tmp_path / "shown.diff"
    shown.write_bytes(run("check", "--diff", "a.md").out.encode())
    run("check", "--fix", "a.md")
    fixed = page.read_bytes()
    page.write_bytes((mark + (PAGE + f"It takes{sign}an hour.\n\n" + "Come in.\n\n" * 9 + "See you").replace("\n", newline)).encode())
    applied = subprocess.run(["git", "apply", "-p0", str(shown)], cwd=page.parent, capture_output=True, text=True, check=False)
    assert applied.stderr == ""
    assert page.read_bytes() == fixed


UNSEEN = {
    "a.html": "<style>p { display: none }</style>\n<h1>Exosome therapy</h1>\n<div>Our clinic offers exosome therapy.</div>\n",
    "linked.html": "<link rel=stylesheet href=a.css>\n<h1>Exosome therapy</h1>\n<div>Our clinic offers exosome therapy.</div>\n",
}


@pytest.mark.parametrize("name", UNSEEN)
def test_a_page_in_which_nobody_would_read_it_is_left_as_it_is(run: Run, write: Write, name: str) -> None:
    write("a.css", "p { display: none }")
    page, good = write(name, UNSEEN[name]), write("good.md", PAGE)
    answer = run("check", "--fix", "--quiet", name, "good.md")
    assert answer.status == 2
    assert page.read_text(encoding="utf-8") == UNSEEN[name]
    assert "Not FDA-approved." in good.read_text(encoding="utf-8"), "the other file is put right"
    told = [sentence for sentence in answer.err.splitlines() if sentence.startswith(f"claimslint: {name}")]
    assert told == [f"claimslint: {name}: nothing is inserted: no reader would meet it there as a paragraph of its own"]


@pytest.mark.parametrize("name", UNSEEN)
def test_diff_shows_nothing_that_fix_would_not_do(run: Run, write: Write, name: str) -> None:
    write("a.css", "p { display: none }")
    write(name, UNSEEN[name])
    answer = run("check", "--diff", name)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.count("nothing is inserted") == 1


@pytest.mark.skipif(which("git") is None, reason="there is no git here")
@pytest.mark.parametrize(
    "page", ["\ufeffWe offer exosome therapy.\n", "\ufeffWe offer exosome therapy.\r\n", "\ufeffWe offer exosome therapy."]
)
def test_a_diff_beside_a_byte_order_mark_can_be_applied(run: Run, write: Write, page: str, tmp_path: Path) -> None:
    path = write("a.md", page)
    shown = write("shown.diff", run("check", "--diff", "a.md").out)
    run("check", "--fix", "a.md")
    fixed = path.read_bytes()
    assert fixed != write("a.md", page).read_bytes()
    applied = subprocess.run(["git", "apply", "-p0", str(shown)], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert applied.stderr == ""
    assert path.read_bytes() == fixed
