"""A page with what it is rendered with: a layout or an include may carry its disclosures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .conftest import Answer, Run

Write = Callable[..., Path]
PAGE = "---\nlayout: base\n---\n# Exosome therapy\n\nOur clinic offers exosome therapy.\n\n[Book an appointment](https://calendly.com/x)\n"
SAID = "<p>No exosome product has been approved by the FDA.</p>"


def status_rules(answer: Answer) -> list[tuple[str, str]]:
    return [
        (file["path"], finding["rule"])
        for file in answer.report["files"]
        for finding in file["findings"]
        if finding["rule"] in {"missing-fda-status", "misplaced-disclosure", "hidden-disclosure"}
    ]


def judged(run: Run, *arguments: str) -> list[tuple[str, str]]:
    return status_rules(run("check", "--format", "json", *arguments))


def test_without_its_layout_a_page_stands_alone(run: Run, write: Write) -> None:
    write("site/pages/a.md", PAGE)
    write("site/_layouts/base.html", f"<body>{SAID}{{{{ content }}}}</body>")
    assert judged(run, "site/pages/a.md") == [("site/pages/a.md", "missing-fda-status")]


def test_a_layout_may_say_it(run: Run, write: Write) -> None:
    write("site/pages/a.md", PAGE)
    write("site/_layouts/base.html", f"<body>{SAID}{{{{ content }}}}</body>")
    assert judged(run, "--site", "site", "site/pages/a.md") == []


def test_below_the_page_it_comes_after_the_booking_link(run: Run, write: Write) -> None:
    write("site/pages/a.md", PAGE)
    write("site/_layouts/base.html", f"<body>{{{{ content }}}}{SAID}</body>")
    assert judged(run, "--site", "site", "site/pages/a.md") == [("site/pages/a.md", "misplaced-disclosure")]


def test_a_footer_of_the_layout_is_a_footer(run: Run, write: Write) -> None:
    write("site/pages/a.md", PAGE)
    write("site/_layouts/base.html", f"<body>{{{{ content }}}}<footer>{SAID}</footer></body>")
    answer = run("check", "--format", "json", "--site", "site", "site/pages/a.md")
    assert status_rules(answer) == [("site/pages/a.md", "misplaced-disclosure")]
    (finding,) = [each for each in answer.report["files"][0]["findings"] if each["rule"] == "misplaced-disclosure"]
    assert "in site/_layouts/base.html, in the footer" in finding["message"]
    assert finding["text"] in PAGE


def test_what_a_layout_hides_is_missing(run: Run, write: Write) -> None:
    write("site/pages/a.md", PAGE)
    write("site/_layouts/base.html", f"<body><!-- {SAID} -->{{{{ content }}}}</body>")
    rules = judged(run, "--site", "site", "site/pages/a.md")
    assert sorted(rule for _, rule in rules) == ["hidden-disclosure", "missing-fda-status"]


def test_layouts_of_layouts_and_their_includes_count(run: Run, write: Write) -> None:
    write("site/pages/a.md", PAGE)
    write("site/_layouts/base.html", "---\nlayout: outer\n---\n<main>{{ content }}</main>")
    write("site/_layouts/outer.html", '<body>{% include "notice.html" %}{{ content }}</body>')
    write("site/_includes/notice.html", SAID)
    assert judged(run, "--site", "site", "site/pages/a.md") == []


def test_an_include_counts_where_it_stands(run: Run, write: Write) -> None:
    write("site/_includes/notice.html", SAID)
    write("site/a.md", PAGE.replace("[Book", "{% include notice.html %}\n\n[Book"))
    write("site/b.md", PAGE + "\n{% include notice.html %}\n")
    assert judged(run, "--site", "site", "site/a.md", "site/b.md") == [("site/b.md", "misplaced-disclosure")]


def test_a_layout_that_includes_itself_ends(run: Run, write: Write) -> None:
    write("site/a.md", PAGE)
    write("site/_layouts/base.html", '---\nlayout: base\n---\n{% include "base.html" %}{{ content }}')
    answer = run("check", "--format", "json", "--site", "site", "site/a.md")
    assert status_rules(answer) == [("site/a.md", "missing-fda-status")]
    assert answer.err.splitlines() == [circle("base.html", "site/_layouts/base.html:4:1")]


def circle(name: str, places: str) -> str:
    return f"claimslint: “{name}” leads in a circle, which is followed once: {places}"


def test_includes_are_followed_however_deep_they_are_nested(run: Run, write: Write) -> None:
    write("site/a.md", PAGE.replace("[Book", "{% include n0.html %}\n\n[Book"))
    for number in range(30):
        write(f"site/_includes/n{number}.html", f"{{% include n{number + 1}.html %}}")
    write("site/_includes/n30.html", SAID)
    write("site/_layouts/base.html", "{{ content }}")
    answer = run("check", "--format", "json", "--site", "site", "site/a.md")
    assert (status_rules(answer), answer.err) == ([], "")


def test_layouts_are_followed_however_deep_they_are_nested(run: Run, write: Write) -> None:
    write("site/a.md", PAGE.replace("base", "l0"))
    for number in range(30):
        write(f"site/_layouts/l{number}.html", f"---\nlayout: l{number + 1}\n---\n{{{{ content }}}}")
    write("site/_layouts/l30.html", f'{{% include "n0.html" %}}{SAID}{{{{ content }}}}')
    write("site/_includes/n0.html", '{% include "n1.html" %}')
    write("site/_includes/n1.html", BAD)
    assert told(run, "--site", "site", "site/a.md") == [("site/_includes/n1.html", 1, 4, NO_UTF_8)]
    write("site/_includes/n1.html", "")
    assert judged(run, "--site", "site", "site/a.md") == []


def test_what_leads_in_a_circle_is_told_once_and_is_no_failure(run: Run, write: Write) -> None:
    for name in ("a", "b"):
        write(f"site/{name}.md", PAGE.replace("[Book", "{% include menu.html %}\n\n[Book"))
    write("site/_layouts/base.html", "---\nlayout: outer\n---\n{% include menu.html %}{{ content }}")
    write("site/_layouts/outer.html", "---\nlayout: base\n---\n{{ content }}")
    write("site/_includes/menu.html", f"{SAID}\n{{% include level.html %}}")
    write("site/_includes/level.html", "<ul>\n{% include menu.html %}{% include ../_includes/menu.html %}</ul>")
    for _ in range(2):  # the second time every result is known
        answer = run("check", "--format", "json", "--site", "site", "site/a.md", "site/b.md")
        assert (answer.status, status_rules(answer)) == (1, [])
        assert answer.err.splitlines() == [
            circle("menu.html", "site/_includes/level.html:2:1"),
            circle("base", "site/_layouts/outer.html:2:9"),
        ]


def test_a_page_that_its_layout_includes_is_no_circle(run: Run, write: Write) -> None:
    write("site/a.md", PAGE)
    write("site/_layouts/base.html", "{% include a.md %}{{ content }}")
    assert run("check", "--site", "site", "site/a.md").err == ""


def test_the_config_names_layouts(run: Run, write: Write) -> None:
    write(".claimslint.yaml", "layouts:\n  'pages/**': [theme/base.html]\nincludes:\n  'blog/**': theme/notice.html\n")
    write("theme/base.html", f"<body>{SAID}{{{{ content }}}}</body>")
    write("theme/notice.html", SAID)
    for name in ("pages/a.md", "blog/b.md", "other/c.md"):
        write(name, PAGE)
    assert judged(run, "pages", "blog", "other") == [("other/c.md", "missing-fda-status")]


def test_a_layout_that_is_not_there_is_told(run: Run, write: Write) -> None:
    write(".claimslint.yaml", "layouts:\n  'pages/**': [theme/base.html]\n")
    write("a.md", PAGE)
    answer = run("check", "a.md")
    assert answer.status == 2
    assert "there is no file “theme/base.html”" in answer.err


def test_a_built_site_works_as_it_is(run: Run, write: Write) -> None:
    write(
        "_site/a.html",
        f"<html><body><header>{SAID}</header><h1>Exosome therapy</h1><p>Our clinic offers exosome therapy.</p></body></html>",
    )
    assert judged(run, "_site") == []


def test_findings_of_a_layout_are_not_reported_on_the_page(run: Run, write: Write) -> None:
    write("site/a.md", PAGE)
    write("site/_layouts/base.html", "<body><p>Our exosomes cure arthritis.</p>{{ content }}</body>")
    answer = run("check", "--format", "json", "--site", "site", "site/a.md")
    assert "cure-claim" not in {finding["rule"] for finding in answer.report["files"][0]["findings"]}


def test_linked_style_sheets_beside_the_page_count(run: Run, write: Write) -> None:
    write("css/site.css", ".note { font-size: 8px }")
    page = "<html><head><link rel=stylesheet href='css/site.css'></head><body><h1>Exosome therapy</h1><p>Our clinic offers exosome therapy.</p>{}</body></html>"
    write("a.html", page.format(SAID.replace("<p>", "<p class='note'>")))
    write("b.html", page.format(SAID))
    assert judged(run, "a.html", "b.html") == [("a.html", "misplaced-disclosure")]


BAD = b"<p>\xff"
NO_UTF_8 = "byte 0xff is not valid UTF-8; save the file as UTF-8"


def told(run: Run, *arguments: str) -> list[tuple[str, int | None, int | None, str]]:
    answer = run("check", "--format", "json", *arguments)
    failures = [(each["path"], each["line"], each["column"], each["message"]) for each in answer.report["failures"]]
    assert (answer.status == 2) == bool(failures)
    assert answer.err.splitlines() == ["claimslint: " + ":".join(map(str, (*filter(None, each[:3]), f" {each[3]}"))) for each in failures]
    return failures


def test_what_a_page_is_rendered_with_and_cannot_be_read_is_told_once_and_hides_no_finding(run: Run, write: Write) -> None:
    for name in ("a", "b"):
        write(f"site/{name}.md", PAGE + '\n{% include "bad.html" %}\n')
    write("site/_includes/bad.html", BAD)
    write("site/_layouts/base.html", f'<body>{SAID}{{{{ content }}}}{{% include "bad.html" %}}</body>')
    for _ in range(2):  # the second time every result is known
        assert told(run, "--site", "site", "site/a.md", "site/b.md") == [("site/_includes/bad.html", 1, 4, NO_UTF_8)]
    write("site/_layouts/base.html", BAD)
    assert [path for path, *_ in told(run, "--site", "site", "site/a.md")] == ["site/_includes/bad.html", "site/_layouts/base.html"]
    assert judged(run, "--site", "site", "site/a.md") == [("site/a.md", "missing-fda-status")]


def test_what_cannot_be_read_is_told_beside_the_context_too(run: Run, write: Write) -> None:
    write("site/a.md", PAGE)
    write("site/_layouts/base.html", BAD)
    answer = run("check", "--explain-context", "--site", "site", "site/a.md")
    assert (answer.status, answer.err) == (2, f"claimslint: site/_layouts/base.html:1:4: {NO_UTF_8}\n")


def test_a_layout_with_broken_front_matter_is_told(run: Run, write: Write) -> None:
    write("site/a.md", PAGE)
    write("site/_layouts/base.html", "---\na: [\n---\n{{ content }}")
    ((path, line, _, message),) = told(run, "--site", "site", "site/a.md")
    assert (path, line, "not valid YAML" in message) == ("site/_layouts/base.html", 3, True)


def test_a_layout_that_is_missing_is_told_where_it_is_named_and_is_no_failure(run: Run, write: Write) -> None:
    missing = "claimslint: there is no layout “{}” in site; judged without it: {}\n"
    for name in ("a", "b", "c"):
        write(f"site/{name}.md", PAGE)
    for _ in range(2):  # the second time every result is known
        answer = run("check", "--site", "site", "site/a.md", "site/b.md", "site/c.md")
        assert (answer.status, answer.err) == (1, missing.format("base", "site/a.md:2:9 and 2 more"))
    write("site/_layouts/base.html", '{% extends "outer" %}{{ content }}')
    answer = run("check", "--site", "site", "site/a.md", "site/b.md")
    assert (answer.status, answer.err) == (1, missing.format("outer", "site/_layouts/base.html:1:1"))
    assert run("check", "--explain-context", "--site", "site", "site/a.md").err == answer.err


def test_a_layout_may_be_none_or_named_elsewhere_or_be_an_example(run: Run, write: Write) -> None:
    write("site/none.md", PAGE.replace("base", "none"))
    write("site/example.md", 'Write this:\n\n    {% extends "base" %}\n')
    write("site/src/pages/deep/beside.md", PAGE.replace("base", "../../frame/Base.astro"))
    write("site/src/frame/Base.astro", f"<body>{SAID}<slot /></body>")
    write("site/theme.md", PAGE.replace("base", "of-a-theme"))
    write(".claimslint.yaml", "layouts:\n  'site/theme.md': site/src/frame/Base.astro\n")
    assert told(run, "--site", "site", "site") == []


def test_a_layout_of_the_config_that_is_not_utf_8_is_told(run: Run, write: Write) -> None:
    write(".claimslint.yaml", "layouts:\n  '**': base.html\n")
    write("base.html", BAD)
    write("a.md", PAGE)
    ((path, line, column, message),) = told(run, "a.md")
    assert (Path(path).name, line, column, message) == ("base.html", 1, 4, NO_UTF_8)
