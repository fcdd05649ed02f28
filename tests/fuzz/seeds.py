"""Where fuzzing starts from: short inputs of our own that reach every corner of a reader, and the families of hostile copy, small."""

from __future__ import annotations

from benchmarks.families import FAMILIES

_MARKDOWN = (
    "# Head\n\nWe **cure** osteo&shy;arthritis[^1].\n\n> - a\n>   1. b\n\n[^1]: note\n", "a\n===\n\n| a | b |\n|:-:|---|\n| `|` | \\| |\n",
    "[a]: <b c> 'd\ne'\n[a][] ![i](j (k)) <http://x> <a@b>\n", "***a** b* __c_ d_ ~~e~~ `` ` `` \\\n&#0; &#xD800; &amp;amp;\n", "- [x] a\n\n\tcode\n```x\n``\n",
    "<div\nhidden>\n\n*a*\n\n</div>\n<!-- claimslint-disable x -- y -->\n{{ a }} {% b %}\n", "{: .a}\n# b {#c .d}\n1) a\n2) b\n> [!NOTE]\n> c\r\n\r\rd",
)  # fmt: skip
_HTML = (
    "<!DOCTYPE html><title>a&amp;b</title><p class=a hidden>b<td>c<table>d<tr><th>e<td colspan=2>f", "<a href='b'>c<p>d</a>e</p><![CDATA[f]]><?g?><!h>",
    "<svg><title>a</svg></script><script>'</script'</script ><textarea></textareaa></textarea>", "<p a='b\"c\" d=e=f/>g</ p></p//>< p><>&lt&gt;&#38&#x26;&hellip",
    "<details><summary>a</summary>b</details><dl><dt>c<dd>d</dl><ul><li>e<ol><li>f</ul>g", "<meta name=description content='a'><img alt=b title=c><input type=submit value=d>",
    "<template><p>a</template><pre>b\n\nc</pre><br><br>d<small>e<sup>f</small>g<!--->h--><!-- i --!>j",
)  # fmt: skip
_RST = (
    "Head\n====\n\n* a\n\n  - b\n\n.. note:: c\n   d\n\n+---+---+\n| a | b |\n+===+===+\n| c | d |\n+---+---+\n", "== ==\na  b\n== ==\nc  d\n== ==\n\n`a <b>`_ |c| [#]_ :d:`e` ``f``\n",
    ".. image:: a\n   :alt: b\n\n.. [1] c\n.. _d: e\n.. comment\n   f\n\n::\n\n   g\n\n| h\n| i\n\nterm\n  j\n:k: l\n",
)  # fmt: skip
_YAML = (
    "title: 'a''b'\ndescription: \"c\\u00e9\\\n  d\"\ntags: [e, &f g, *f]\nintro: >-\n  h\n\n  i\nclaimslint: {context: education, market: [us]}",
    "+title = 'a'\ndescription = \"\"\"b\\\n c\"\"\"\n[params.seo]\nd = ['e', \"f\"]\n", "? a\n: - b\n  - {c: d}\n# e\n!!str f: |2\n   g\n",
    '{"title": "a \\"b\\" \\ud83d\\ude00", "tags": ["c", 1.5e3, null], "faqs": [{"q": "d?", "a": "e"}], "claimslint": {"market": ["us"]}',
)  # fmt: skip
_JSON = (
    '{"@type":"FAQPage","mainEntity":[{"name":"a?","acceptedAnswer":{"text":"b\\u003cbr\\u003e\\ud83d\\ude00"}}]}',
    '["a\\',
    '{"a": "b" "c": &amp; "@type": "http://x/y#z"',
)
_CSS = (
    "p.a.b#c,*{font-size:.5em;color:rgb(1, 2, 3)}@media x{p{color:red}}/* d */", "@import 'a';.a{color:#abc;background:url(b)}@b{c{d{e}}}", "p{left:-999px;position:absolute;opacity:.1!important",
)  # fmt: skip
_SENTENCES = (
    "Exosomes don't cure lupus's pain. In the U.S. we heal, e.g. 3,995 (or $5.50) knees; no more: none!", "Is it “safe”? · Yes… • 50 % | #CureMyKnee @a.b",
    "p.a.i.n ﬁ ½ ² ٣ İß e\u0301 \u200b \ufeff 𝒜 c*re exos\u0435mes 🩹", "a'" * 40 + "1," * 40 + "a." * 40 + "?!" * 20 + "word " * 300,
)  # fmt: skip
_REGISTRY = (
    "kind: masks\nversion: 1\nmasks: ['a (b|c) .. d', \"~e\"]\n", "kind: rules\nversion: 1\nrules:\n- {id: a, title: b, severity: error, basis: [{as_of: 2026-01-01}]}\n",
    "kind: conditions\nversion: no\nconditions: [&a {b: *a}]\n? [c]\n: 012\n--- d\n",
)  # fmt: skip
_CONFIG = (
    'fail-on: warning\nmarket: [us, uk]\nexclude: ["a/**"]\noverrides: {"b*": {context: education}}\n',
    "+market = ['us']\nselect = 'a'\n[tool.claimslint.overrides.'x']\n",
    "a: b\na: c\n",
)
_PATTERNS = (
    "no (known|) side effects",
    "~throw away .. (cane|crutches)",
    "<percent> of <list:x>",
    "^ yes $",
    "((a|b) (c|d|)|..12 ~be)",
    "a.b-c don't 3,995 $5",
)

SEEDS: dict[str, tuple[str, ...]] = {
    "markdown": _MARKDOWN + _HTML,
    "mdx": (*_MARKDOWN, "import a from 'b'\n\nexport const c = {\n\n d: `}`\n}\n\n<E f={g} {...h}>{/* i */}`{j}`</E>\n    k\n"),
    "html": _HTML,
    "xhtml": (*_HTML, "<p/><![CDATA[a<b>]]>c<br/>"),
    "text": ("Head\n----\n- a\n- b\nlong line that wraps,\nhere\n\n1. c\n(d) e?\n", "A\r\rB\u2028C\x1fD"),
    "rst": _RST,
    "front-matter": _YAML,
    "json-ld": _JSON,
    "styles": _CSS,
    "sentence": _SENTENCES,
    "findings": (*_MARKDOWN, "Exosomes cure arthritis. Not approved by the FDA. Book now for $500. Do they work? No.\n"),
    "registry": _REGISTRY,
    "config": _CONFIG,
    "pattern": _PATTERNS,
}
"""The seeds of each target; in `crashers/<target>/` lies what once broke it."""

_ENDINGS = {"a.md": "markdown", "a.mdx": "mdx", "a.html": "html", "a.txt": "text", "a.rst": "rst"}


def seeds_of(target: str) -> tuple[bytes, ...]:
    """Every seed of `target`."""
    families = (family.text(300) for family in FAMILIES if _ENDINGS[family.path] == target)
    return tuple(seed.encode() for seed in (*SEEDS[target], *families))
