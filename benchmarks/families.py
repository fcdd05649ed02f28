"""Families of hostile copy, each a text that grows with a number: what once made linters quadratic, or might.

`benchmarks/scaling.py` measures how time and memory grow with them; `tests/test_scaling.py` counts the work. Everything here is our own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Family(NamedTuple):
    """One kind of hostile copy: its name, the file it pretends to be, and its text of about so many characters."""

    name: str
    path: str
    text: Callable[[int], str]


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda size: piece * max(1, size // len(piece))


def _wrapped(before: str, piece: str, after: str = "") -> Callable[[int], str]:
    return lambda size: before + piece * max(1, size // len(piece)) + after


def _numbered(template: str) -> Callable[[int], str]:
    """`template` once a number: `{n}` is the number."""
    return lambda size: "".join(template.replace("{n}", str(number)) for number in range(max(1, size // (len(template) + 2))))


def _nested(before: str, middle: str, after: str) -> Callable[[int], str]:
    return lambda size: before * (size // (len(before) + len(after))) + middle + after * (size // (len(before) + len(after)))


def _square(row: str, line: str) -> Callable[[int], str]:
    """Half of the text is one wide first line, half are short lines below it."""
    return lambda size: row * (size // 2 // len(row)) + "\n" + line * (size // 2 // len(line))


def _markdown_table(size: int) -> str:
    columns = size // 16
    return "|a" * columns + "|\n" + "|-" * columns + "|\n" + "|b\n" * (size // 6)


def _styled(size: int) -> str:
    number = size // 70
    rules = "".join(f".c{each}{{color:#eee}}" for each in range(number))
    return f"<style>{rules}</style>" + "".join(f'<p class="c{each} x y">We care.</p>' for each in range(number))


def _styled_by_tag(size: int) -> str:
    number = size // 40
    return "<style>" + "p{color:#eee}" * number + "</style>" + "<p>We care.</p>" * number


def _parts(frame: str, one: str, other: str) -> Callable[[int], str]:
    """`frame` with as many of two pieces as make half of the text each."""
    return lambda size: frame.format(one * max(1, size // 2 // len(one)), other * max(1, size // 2 // len(other)))


def _houses(size: int) -> str:
    """Half of the text are titles, each signed by another house, half paragraphs that name a product."""
    names = (f"{chr(65 + at // 676 % 26)}{chr(97 + at // 26 % 26)}{chr(97 + at % 26)}" for at in range(size // 76))
    return "".join(f"<title>Home | {name} Stem Cells</title>" for name in names) + "<p>Exosomes" * (size // 22)


def _long_heads(size: int) -> str:
    """A table of ninety columns: half of the text are their heads, half are rows below them."""
    head = "|" + ("We care. " * max(1, size // 18 // 90) + "|") * 90
    return f"{head}\n{'|-' * 90}|\n" + ("|" + "you will feel better now|" * 90 + "\n") * max(1, size // 50 // 90) + LAST


def _backticks(size: int) -> str:
    """Runs of backticks of which no two are equally long: none closes another."""
    runs: list[str] = []
    length = 0
    while length < size:
        runs.append("`" * (len(runs) + 1) + "a")
        length += len(runs) + 1
    return "".join(runs)


def _front_matter(before: str, piece: str, after: str = "") -> Callable[[int], str]:
    return lambda size: f"---\n{before}{piece * (size // len(piece))}{after}\n---\nText.\n"


def _deep_yaml(size: int) -> str:
    levels = int(size**0.5)
    return "---\n" + "".join(" " * level + "a:\n" for level in range(levels)) + "---\nText.\n"


OFFER = "Exosome therapy cures arthritis. "
LAST = "\n\nBook your exosome session today. Our exosomes cure arthritis.\n"
NEXT_LINE = "<!-- claimslint-disable-next-line hype -- quoted -->"
HIDDEN_PARTS = ("<p hidden>x</p>", "<p>We care.</p><p>Exosome facials for only $250.</p>")
DISCLOSURES = (
    "Exosome therapy is not approved by the FDA.\n\nOur exosomes are FDA approved.\n\nInsurance does not cover it.\n\n"
    "Book your exosome session today for $500.\n\nExosome therapy treats arthritis.\n\n"
)

FAMILIES: tuple[Family, ...] = (
    Family("nested block quotes", "a.md", lambda size: ">" * size + " We cure.\n"),
    Family("nested lists on one line", "a.md", _wrapped("", "- ", "We cure.\n")),
    Family("nested lists by indent", "a.md", lambda size: "".join("  " * at + "- a\n" for at in range(int(size**0.5)))),
    Family("unclosed emphasis", "a.md", _repeated("a **a ")),
    Family("emphasis runs a**", "a.md", _repeated("a**")),
    Family("alternating emphasis", "a.md", _repeated("*a_ ")),
    Family("open brackets", "a.md", _repeated("[")),
    Family("open links", "a.md", _repeated("[a](")),
    Family("open images", "a.md", _repeated("![a")),
    Family("nested links with titles", "a.md", _nested("![", "a", '](b "c")')),
    Family("unequal backticks", "a.md", _backticks),
    Family("unequal backticks in MDX", "a.mdx", _backticks),
    Family("link reference definitions", "a.md", _numbered("[r{n}]: /a 'We cure'\n\n[r{n}]\n\n")),
    Family("one definition used often", "a.md", _wrapped("[r]: /" + "a" * 500 + "\n\n", "[r] ")),
    Family("footnotes", "a.md", _numbered("We care.[^{n}]\n\n[^{n}]: We cure.\n\n")),
    Family("table of many columns", "a.md", _markdown_table),
    Family("raw HTML openers", "a.md", _repeated("<a <!-- <? <![CDATA[ ")),
    Family("entities", "a.md", _repeated("&amp;&#38;&shy;&notanentity;")),
    Family("blank lines in MDX", "a.mdx", _repeated("\n")),
    Family("open braces in MDX", "a.mdx", _repeated("{a ")),
    Family("exports in MDX", "a.mdx", _repeated("export const a = (\n\n")),
    Family("nested elements", "a.html", _nested("<div>", "We cure.", "</div>")),
    Family("nested inline elements", "a.html", _nested("<b>", "We cure.", "</b>")),
    Family("unclosed elements", "a.html", _repeated("<p><b><i>We care ")),
    Family("unclosed tags", "a.html", _wrapped("", "<a b='c", ">")),
    Family("mismatched end tags", "a.html", _repeated("<div><b></i></p>We care")),
    Family("unclosed comments", "a.html", _repeated("<!-- We cure ")),
    Family("unclosed scripts", "a.html", _repeated("<script> We cure ")),
    Family("unclosed styles", "a.html", _repeated("<style> a{b:c} ")),
    Family("unclosed style tags", "a.html", _repeated("<style ")),
    Family("many attributes", "a.html", lambda size: "<p " + "".join(f'a{n}="b" ' for n in range(size // 10)) + ">We care"),
    Family("quotes in attributes", "a.html", _wrapped("", "<a b='\"' c=\"'\" d='", ">")),
    Family("table cells and rows", "a.html", lambda size: "<table><tr>" + "<th>a" * (size // 10) + "<tr><td>b" * (size // 18)),
    Family("definition lists", "a.html", _wrapped("<dl>", "<dt>We<dd>care")),
    Family("style rules by elements", "a.html", _styled),
    Family("rules for one tag", "a.html", _styled_by_tag),
    Family("CSS without a brace", "a.html", _wrapped("<style>", "a ", "</style>")),
    Family("CSS at-rules", "a.html", _wrapped("<style>", "@a{b{c}", "</style>")),
    Family("CSS comments", "a.html", _wrapped("<style>", "/* a ", "</style>")),
    Family("CSS selectors", "a.html", _wrapped("<style>", "a,.b#c,", "{color:red}</style>")),
    Family("deep JSON-LD", "a.html", _wrapped('<script type="application/ld+json">', '{"a":[', "</script>")),
    Family("JSON-LD escapes", "a.html", _wrapped('<script type="application/ld+json">"', "\\u003ca &a", '"</script>')),
    Family("JSON-LD spaces", "a.html", _wrapped('<script type="application/ld+json">"a"', " ", "</script>")),
    Family("template openers", "a.md", _repeated("{{ {% {# <% {: ")),
    Family("deep YAML", "a.md", _deep_yaml),
    Family("flow YAML", "a.md", _front_matter("a: ", "[")),
    Family("shortened terms", "a.md", _repeated("we (MS) a ")),
    Family("JSON front matter", "a.md", _wrapped('{"a": "', "\\ud83d\\ude00 We {[ ", '"}\n')),
    Family("JSON braces", "a.md", _repeated('{"a": ')),
    Family("YAML keys", "a.md", lambda size: "---\n" + "".join(f"k{n}: We care\n" for n in range(size // 14)) + "---\n"),
    Family("YAML anchors", "a.md", _front_matter("", "a: &a 'We care'\n")),
    Family("YAML quotes", "a.md", _front_matter("a: '", "''", "'")),
    Family("one long line", "a.txt", _repeated("We care for you and yours, always ")),
    Family("one long word", "a.txt", _repeated("a")),
    Family("one long number", "a.txt", _repeated("1")),
    Family("digits and dots", "a.txt", _repeated("1.a.")),
    Family("hashtags", "a.txt", _repeated("#WeCare")),
    Family("combining marks", "a.txt", lambda size: "a" + "\u0301" * size),
    Family("invisible characters", "a.txt", lambda size: "a" + "\u200b" * size + "b"),
    Family("spaces inside a line", "a.txt", lambda size: "a" + " " * size + "b"),
    Family("short lines", "a.txt", _repeated("a\n")),
    Family("punctuation", "a.txt", _repeated("!?.")),
    Family("quotation marks", "a.txt", _repeated("\"'")),
    Family("wide simple table", "a.rst", lambda size: "= " * (size // 4) + "=\n" + "a\n" * (size // 4)),
    Family("wide grid table", "a.rst", lambda size: "+-" * (size // 4) + "+\n" + "|\n" * (size // 4)),
    Family("rst roles", "a.rst", _repeated(":a:`b <c ``d |e ")),
    Family("rst sections", "a.rst", _repeated("Head\n====\n\nHead\n----\n\nWe care.\n\n")),
    Family("rst nested lists", "a.rst", lambda size: "".join("  " * at + "* a\n\n" for at in range(int(size**0.5)))),
    Family("very many findings", "a.md", _repeated(OFFER)),
    Family("findings in paragraphs", "a.md", _repeated(OFFER + "\n\n")),
    Family("findings in headings", "a.md", _repeated("# Exosomes for arthritis\n\nTry it.\n\n")),
    Family("disclosures and contradictions", "a.md", _repeated(DISCLOSURES)),
    Family("prices and terms", "a.md", _repeated("Exosomes for $500.\n\nFinancing from $99 a month.\n\n")),
    Family("offers in nested elements", "a.html", _nested("<div>Book exosomes today. ", "We cure.", "</div>")),
    Family("bulleted conditions", "a.md", _wrapped("Exosomes treat:\n\n", "- arthritis\n- lupus\n")),
    Family("questions and answers", "a.md", _repeated("Do exosomes cure arthritis? Yes.\n\n")),
    Family("stops behind short words", "a.md", _repeated("We’re in the U.S. It’s Bob’s. ")),
    Family("hashtags in sentences", "a.md", _repeated("We’re the #1 clinic. ")),
    Family("pictures and no stop", "a.md", _repeated("✅ Exosomes cure arthritis 🔥 ")),
    Family("accented words", "a.txt", _repeated("é ")),
    Family("many passages of one block", "a.md", _repeated("Our exosomes — miracle cure. ")),
    Family("one long head of many items", "a.md", _parts("# {}\n\n{}" + LAST, "What you gain. ", "- more\n")),
    Family("lists under one long heading", "a.md", _parts("# {}\n\n{}" + LAST, "We care. ", "You:\n\n- lupus\n- gout\n\n")),
    Family("hidden parts between", "a.html", _parts("<h1>Exosomes</h1><p>Several sessions.</p>{}{}", *HIDDEN_PARTS)),
    Family("places below a long salutation", "a.html", _parts("<p>{},b</p>\n{}<p>\nDear Jane,\nplease:</p>" + LAST, "a", "<div></div>")),
    Family("tags in links below front matter", "a.md", _parts("---\n{}---\n{}", "a: b\n", "[a]({{{{b}}}}) ")),
    Family("directives above blank lines", "a.md", _parts("{}{}We care.\n", NEXT_LINE + " ", "\n")),
    Family("directives behind a rule", "a.html", _parts("{}{}\nWe care.\n", "-", NEXT_LINE + " ")),
    Family("one directive of many rules", "a.md", _wrapped("<!-- claimslint-disable-next-line ", "hype, ", " -- quoted -->\nWe care.\n")),
    Family("directives for one line", "a.md", _parts("{}{}\n", NEXT_LINE + "\n", "The miracle cure exosome therapy works. ")),
    Family("places behind a directive", "a.html", _parts("<!-- claimslint-disable hype -- quoted -->{}{}" + LAST, " ", "<p>x</p>")),
    Family("houses", "a.html", _houses),
    Family("cells below long heads", "a.md", _long_heads),
)
"""Every family; at least a dozen kinds of them, one or more a reader, and what the checks might do twice."""
