"""What a page says of itself in its front matter: read, or told at its place; never passed over."""

from __future__ import annotations

import pytest

from linter.documents.model import DocumentError
from linter.documents.read import read_document
from linter.findings import Context
from linter.policy.page_settings import page_layer
from linter.policy.policy import Layer
from linter.registry.load import load_registry
from linter.registry.model import Registry

TEMPLATE = "what a template puts here is not known; write it out"


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


def layer(front: str, registry: Registry, path: str = "a.md") -> Layer:
    return page_layer(read_document(front.encode(), path), registry)


def yaml(matter: str) -> str:
    return f"---\n{matter}\n---\nText\n"


def toml(matter: str) -> str:
    return f"+++\n{matter}\n+++\nText\n"


@pytest.mark.parametrize(
    "front",
    [
        yaml("claimslint:\n  context: education\n  market: [us, us-fl]"),
        yaml("claimslint: {context: education, market: [us, us-fl]}"),
        yaml('{"claimslint": {"context": "education", "market": ["us", "us-fl"]}}'),
        yaml("claimslint:\n  context: education\n  market:\n  - us\n  - us-fl"),
        toml("[claimslint]\ncontext = 'education'\nmarket = ['us', 'us-fl']"),
        toml("claimslint = {context = 'education', market = ['us', 'us-fl']}"),
        toml("claimslint.context = 'education'\nclaimslint.market = [\n  'us', # here\n  'us-fl',\n]\ntitle = 'x'"),
    ],
)
@pytest.mark.parametrize("path", ["a.md", "a.mdx", "a.html"])
def test_what_a_page_says_of_itself_counts(front: str, path: str, registry: Registry) -> None:
    assert layer(front, registry, path) == Layer(markets=("us", "us-fl"), context=Context.EDUCATION)


@pytest.mark.parametrize(
    "front",
    [
        yaml("claimslint:"),
        yaml("claimslint: {}"),
        yaml("claimslint:\n  context:\n  market: []"),
        yaml("claimslint:\n  context: ''\n  product: # {{ product }}\n  market: [~]".replace("~", "''")),
        yaml("title: claimslint\nother: {claimslint: education}"),
        yaml(
            "claims: education\nclaim: {context: education}\nclaims_list: a\nclaims-link: b\nlint: c\nflint: d\nclaimsline: e\nClaimant: f"
        ),
        yaml("claimlint:"),
        toml("[claims]\ncontext = 'education'\n[other.claimlint]\ncontext = 'education'"),
        toml("[claimslint]"),
        toml("a = {claimslint = 5}\n[b.claimslint]\nc = 5"),
    ],
)
def test_what_says_nothing_sets_nothing(front: str, registry: Registry) -> None:
    assert layer(front, registry) == Layer()


@pytest.mark.parametrize(
    ("front", "line", "column", "message"),
    [
        (yaml("claimslint: education"), 2, 13, "claimslint: “education” is no setting"),
        (yaml("claimslint: [education]"), 2, 14, "claimslint: “education” is no setting"),
        (yaml("title: a\nclaimslint:\n- education"), 4, 3, "claimslint: “education” is no setting"),
        (yaml('{"claimslint": "education"}'), 2, 17, "claimslint: “education” is no setting"),
        (yaml("claimslint: 5"), 2, 13, "claimslint: “5” is no setting"),
        (yaml("claimslint:\n  context: {a: b}"), 3, 16, "claimslint.context: it takes one text, and no keys"),
        (yaml("claimslint:\n  context:\n    education: true"), 4, 16, "claimslint.context: it takes one text, and no keys"),
        (yaml("claimslint:\n  market: {us: {fl: true}}"), 3, 21, "claimslint.market: it takes texts, and no keys"),
        (yaml("claimslint:\n  market: [us, {a: b}]"), 3, 20, "claimslint.market: it takes texts, and no keys"),
        (yaml("claimslint:\n  context: [education]"), 3, 13, "claimslint.context: it takes one text, not a list"),
        (yaml("claimslint:\n  product:\n  - exosome-therapy"), 4, 5, "claimslint.product: it takes one text, not a list"),
        (yaml("claimslint:\n  contxt: {a: b}"), 3, 15, "claimslint.contxt: there is no setting “contxt”"),
        (yaml("claimslint: {context: education, context: auto}"), 2, 43, "claimslint.context: it is given twice"),
        (yaml("own: &own {context: education}\nclaimslint: *own"), 3, 13, "claimslint: “*own” is no setting"),
        (yaml("own: &own education\nclaimslint: {context: *own}"), 3, 23, "claimslint.context: “*own” is no text"),
        (yaml("claimlint: {context: education}"), 2, 22, "claimlint: this key is not read; did you mean “claimslint”?"),
        (yaml("claims-lint: education"), 2, 14, "claims-lint: this key is not read; did you mean “claimslint”?"),
        (yaml("title: a\nclaimslints:\n  context: education"), 4, 12, "claimslints: this key is not read; did you mean “claimslint”?"),
        (yaml("Claimslint:\n  context:"), 3, 11, "Claimslint: this key is not read; did you mean “claimslint”?"),
        (yaml("claimslint.context: education"), 2, 21, "claimslint.context: this key is not read; did you mean “claimslint”?"),
        (yaml("claims_linter: [a]"), 2, 17, "claims_linter: this key is not read; did you mean “claimslint”?"),
        (yaml("clamslint: {{ x }}"), 2, 12, "clamslint: this key is not read; did you mean “claimslint”?"),
        (yaml("claimslnit: 5"), 2, 13, "claimslnit: this key is not read; did you mean “claimslint”?"),
        (yaml('{"claims lint": {"context": "education"}}'), 2, 30, "claims lint: this key is not read; did you mean “claimslint”?"),
        (toml("[claimlint]\ncontext = 'education'"), 3, 12, "claimlint: this key is not read; did you mean “claimslint”?"),
        (toml("claim-lint.market = ['us']"), 2, 23, "claim-lint: this key is not read; did you mean “claimslint”?"),
        (toml("CLAIMSLINT = {context = 5}"), 2, 25, "CLAIMSLINT: this key is not read; did you mean “claimslint”?"),
        (yaml("claimslint:\n  context: {{ page.kind }}"), 3, 12, f"claimslint.context: {TEMPLATE}"),
        (yaml("claimslint:\n  context: '{{ page.kind }}'"), 3, 13, f"claimslint.context: {TEMPLATE}"),
        (yaml("claimslint:\n  context: education{{ more }}"), 3, 12, f"claimslint.context: {TEMPLATE}"),
        (yaml("claimslint:\n  context: >\n    {{ kind }}"), 4, 1, f"claimslint.context: {TEMPLATE}"),
        (yaml("claimslint:\n  market: [us, '{{ state }}']"), 3, 17, f"claimslint.market: {TEMPLATE}"),
        (yaml("claimslint: {{ settings }}"), 2, 13, f"claimslint: {TEMPLATE}"),
        (yaml("claimslint: {context: <%= kind %>}"), 2, 23, f"claimslint.context: {TEMPLATE}"),
        (yaml("claimslint:\n  contxt: '{{ kind }}'"), 3, 12, "claimslint.contxt: there is no setting “contxt”"),
        (yaml("claimslint:\n  education:"), 3, 13, "claimslint.education: there is no setting “education”"),
        (yaml("claimslint: {education}"), 2, 23, "claimslint.education: there is no setting “education”"),
        (yaml("claimslint: {context: {education}}"), 2, 33, "claimslint.context: it takes one text, and no keys"),
        (toml("[claimslint]\ncontext = '{{ page.kind }}'"), 3, 12, f"claimslint.context: {TEMPLATE}"),
        (toml("claimslint = '{{ settings }}'"), 2, 15, f"claimslint: {TEMPLATE}"),
        (toml("[claimslint]\ncontxt = ''"), 3, 11, "claimslint.contxt: there is no setting “contxt”"),
        (toml("claimslint = 'education'"), 2, 15, "claimslint: “education” is no setting"),
        (toml("claimslint = ['education']"), 2, 16, "claimslint: “education” is no setting"),
        (toml("claimslint = true"), 2, 14, "claimslint: “true” is no setting"),
        (toml("[claimslint]\ncontext = {a = 'b'}"), 3, 17, "claimslint.context: it takes one text, and no keys"),
        (toml("[claimslint.context]\na = 5"), 3, 5, "claimslint.context: it takes one text, and no keys"),
        (toml("claimslint = {context = {a = 5}}"), 2, 30, "claimslint.context: it takes one text, and no keys"),
        (toml("[claimslint]\ncontext = ['education']"), 3, 13, "claimslint.context: it takes one text, not a list"),
        (toml("[claimslint]\ncontext = 2026-01-02"), 3, 11, "claimslint.context: “2026-01-02” is no text"),
        (toml("[claimslint]\nmarket = ['us', 5]"), 3, 17, "claimslint.market: “5” is no text"),
        (toml("claimslint.contxt = 5"), 2, 21, "claimslint.contxt: there is no setting “contxt”"),
    ],
)
def test_a_wrong_shape_is_told_at_its_place(front: str, line: int, column: int, message: str, registry: Registry) -> None:
    with pytest.raises(DocumentError) as caught:
        layer(front, registry)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert caught.value.message.startswith(f"front matter, {message}")


def test_what_mdx_takes_for_keys_is_told(registry: Registry) -> None:
    """Braces are YAML's own in the front matter of MDX."""
    for value in ("{{ page.kind }}", "{page.kind}"):
        with pytest.raises(DocumentError, match=r"claimslint\.context: it takes one text, and no keys of its own"):
            layer(yaml(f"claimslint:\n  context: {value}"), registry, "a.mdx")
