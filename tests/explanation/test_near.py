"""What a sentence would assert is told by it and its neighbours as by all of the page before it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from linter.checks.page import Page
from linter.documents.read import read_document
from linter.engine import CompiledRegistry, understand
from linter.explanation.near import asserted_as
from linter.findings import Context
from linter.language.assertions import find_assertions
from linter.language.index import Index
from linter.language.reading import Mention, Reading
from linter.policy.policy import Policy
from linter.records import replace
from tests.conftest import AS_OF

CORPUS = Path(__file__).parents[1] / "corpus"


def _lines() -> Iterator[str]:
    """Copy of a dozen snippets a line: as one paragraph, and as a paragraph, item or cell each."""
    for name in ("violations", "benign"):
        lines = CORPUS.joinpath(f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[7::500]
        texts = [" ".join(json.loads(line)["text"].split()) for line in lines]
        yield " ".join(texts)
        for before, after in (("<p>", "</p>"), ("<li>", "</li>"), ("<tr><td>", "</td></tr>")):
            yield "".join(f"{before}{text}{after}" for text in texts)


def _changed(reading: Reading) -> Iterator[Reading]:
    """The sentence as it stands, without what else it mentions, and with the product."""
    yield reading
    alone = replace(reading, mentions=tuple(mention for mention in reading.mentions if mention.kind not in {"subject", "agent"}))
    yield alone
    yield replace(alone, mentions=(Mention("product", "", 0, 1), *alone.mentions))


@pytest.mark.parametrize("context", [Context.COMMERCIAL_OFFER, Context.EDUCATION])
@pytest.mark.parametrize("copy", list(_lines()))
def test_neighbours_tell_as_much_as_the_whole_page(copy: str, context: Context, built_in: CompiledRegistry) -> None:
    document = read_document(copy.encode(), "copy.html")
    page = understand(document, built_in, Policy(("us",), context, None, frozenset(), frozenset()), AS_OF)
    for number, reading in enumerate(page.readings):
        for changed in _changed(reading):
            near = [(each.frame, each.effect, each.span) for each in asserted_as(changed, page, number, context) if each.frame != "lead-in"]
            assert near == _in_full(changed, page, number, context)


def _in_full(changed: Reading, page: Page, number: int, context: Context) -> list[tuple[str, str, object]]:
    readings = (*page.readings[:number], changed, *page.readings[number + 1 : number + 2])
    index, lexicon = Index(readings), page.compiled.lexicon
    found = find_assertions(page.document, index, lexicon, context, of_others=page.signs.of_others, praises=page.praises)
    return [(each.frame, each.effect, each.span) for each in found if each.reading == number and each.frame != "lead-in"]
