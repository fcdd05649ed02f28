"""The compiled twins of the index of a page, of its pairs of sentences and of the count of its signals find what those in Python find."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.compiled import CompiledRegistry
from linter.documents.model import Block, Document, Visibility
from linter.documents.offsets import OffsetMap
from linter.documents.read import read_document
from linter.language import counting, numbering, pairing, sighting
from linter.language.accelerated import IS_COMPILED
from linter.language.lexicon import Phrase
from linter.language.reading import Mention, Reading, block_readings, read_blocks
from linter.language.signs import Seen, Tally
from linter.language.tokens import Join, Sentence
from linter.records import replace

if not IS_COMPILED:
    pytest.skip("this claimslint was built without its compiled modules", allow_module_level=True)

from linter.language import _sighting  # type: ignore[attr-defined]

CORPUS = Path(__file__).parent.parent / "corpus"


@cache
def _texts() -> Sequence[str]:
    return tuple(
        json.loads(line)["text"]
        for file in ("benign.jsonl", "violations.jsonl")
        for line in (CORPUS / file).read_text(encoding="utf-8").splitlines()
    )


def _pages() -> Iterator[Document]:
    for file in sorted((CORPUS / "pages").rglob("*")):
        if file.is_file():
            yield read_document(file.read_bytes(), file.name)
    for number, text in enumerate(_texts()):
        yield read_document(text.encode(), f"{number}.md")
    for first in range(0, len(_texts()), 25):
        yield read_document("\n\n".join(["# " + _texts()[first], *_texts()[first : first + 25]]).encode(), f"{first}.md")


def _index_alike(readings: Sequence[Reading]) -> int:
    """Assert that both have the same of a page; how many labels it has."""
    one, other = numbering.Index(readings), _sighting.Index(readings)
    assert one.readings == other.readings == tuple(readings)
    assert one.words == other.words
    assert one.labels == other.labels
    for label in (*one.labels, "no such label"):
        assert (label in one) is (label in other)
        assert one.labelled(label) == other.labelled(label)
        for _ in range(2):
            assert list(one.with_label(label)) == list(other.with_label(label))
        assert one.with_any(label) == other.with_any(label)
    for enough in (0, 1, 2.5, one.words / 3, one.words):
        for words in (frozenset[str](), frozenset({"the", "it", "a", "of"}), frozenset(readings[0].sentence.words if readings else ())):
            for hidden in (frozenset[int](), frozenset({0, 2, 5}), frozenset(range(0, 1000, 3))):
                assert one.has_words(words, enough, hidden) is other.has_words(words, enough, hidden)
    for labels in combinations(sorted(one.labels)[:6], 2):
        assert one.with_any(*labels) == other.with_any(*labels)
    for kind in ("product", "agent", "subject", "anaphor", "none"):
        assert one.mentioning(kind) == other.mentioning(kind)  # type: ignore[arg-type]
    return len(one.labels)


def _paired_alike(blocks: Sequence[Block], readings: Sequence[Reading]) -> int:
    """Assert that the same sentences are paired; how many pairs they are."""
    found = pairing.paired(blocks, numbering.Index(readings))
    assert _sighting.paired(blocks, _sighting.Index(readings)) == found
    return len(found)


def _told(tally: Tally) -> tuple[object, ...]:
    signs = [(each, repr(each.counted)) for each in tally.signs]
    scores = [(towards, repr(score)) for towards, score in tally.scores.items()]
    return signs, list(tally.signs.counting()), scores, repr(tally.sums_alone), tally.addresses, tally.of_therapy


def _tally_alike(document: Document, readings: Sequence[Reading], registry: CompiledRegistry, aside: Iterable[int] = ()) -> int:
    """Assert that the signals of a page are counted alike; how many were seen."""
    known, titles = registry.signals, sighting._titles(document)
    featured: list[Seen] = list(sighting._featured(document, known))
    beside = sighting._aside(document).union(aside)
    one = counting.tally(document, numbering.Index(readings), known, titles, beside, featured)
    other = _sighting.tally(document, _sighting.Index(readings), known, titles, beside, featured)
    assert _told(one) == _told(other), document.source
    return len(one.signs)


def test_every_page_has_the_same_labels_pairs_and_signals(built_in: CompiledRegistry) -> None:
    labels = pairs = seen = 0
    for document in _pages():
        readings = read_blocks(document, built_in.lexicon)
        labels += _index_alike(readings)
        pairs += _paired_alike(document.blocks, readings)
        seen += _tally_alike(document, readings, built_in)
    assert labels > 10_000
    assert pairs > 5_000
    assert seen > 5_000


FURNITURE = (
    '[Book]({tel:555})|[our shop](https://a.com/shop)|"{}"|“{}” — Dr. Ann Lee|<p hidden>{}</p>|<!-- {} -->|# {}|## {}|> {}|- {}|<footer>{}</footer>|'
    '<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{}"}}</script>|<title>{}</title>|{}'
).split("|")


@given(data=st.data())
def test_any_page_has_the_same_labels_and_signals(built_in: CompiledRegistry, data: st.DataObject) -> None:
    said = data.draw(st.lists(st.tuples(st.sampled_from(FURNITURE), st.sampled_from(_texts())), max_size=12))
    source = "\n\n".join(frame.replace("{}", text).replace("{{", "{").replace("}}", "}") for frame, text in said)
    document = read_document(source.encode(), data.draw(st.sampled_from(("page.md", "page.html"))))
    readings = read_blocks(document, built_in.lexicon)
    blocks = range(len(document.blocks))
    _index_alike(readings)
    _tally_alike(document, readings, built_in, data.draw(st.sets(st.sampled_from(blocks))) if blocks else ())


@given(
    said=st.lists(
        st.tuples(
            st.lists(st.frozensets(st.sampled_from("abc"), max_size=2), max_size=3),
            st.lists(st.sampled_from(("product", "agent")), max_size=2),
        ),
        max_size=8,
    )
)
def test_any_labels_and_mentions_are_found_alike(said: list[tuple[list[frozenset[str]], list[Any]]]) -> None:
    held: dict[frozenset[str], Phrase] = {}
    words = ("it", "may", "heal")
    _index_alike(
        [
            Reading(
                0,
                Sentence("it may heal", words, (0, 3, 7), [Join.TIGHT] * 3, "", quoted=False),
                (),
                (),
                (),
                tuple(Mention(kind, "", 0, 1) for kind in mentioned),
                (),
                tuple((at, at + 1, held.setdefault(labels, Phrase(labels))) for at, labels in enumerate(phrases)),
                (),
            )
            for phrases, mentioned in said
        ]
    )


SENTENCES = (
    "Insurance", "Coverage: none", "Price:", "Does insurance pay?", "Is it FDA approved?", "It is not.", "None.", "No, never.", "They do not.",
    "FDA approval is pending", "We like tea.", "The total cost depends", "Medicare will not pay for exosomes: " + "or for this " * 15,
)  # fmt: skip


@given(data=st.data())
def test_any_sentences_are_paired_alike(built_in: CompiledRegistry, data: st.DataObject) -> None:
    texts = data.draw(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join), max_size=12))
    numbers = st.none() | st.integers(0, max(len(texts) - 1, 0))
    blocks = tuple(
        Block(
            text,
            data.draw(st.sampled_from(("paragraph", "list-item", "table-cell"))),
            OffsetMap(0),
            data.draw(st.sampled_from((*[Visibility.VISIBLE] * 3, *Visibility))),
            data.draw(st.sampled_from((0, 0, 2))),
            data.draw(numbers),
            None,
            data.draw(numbers),
        )
        for text in texts
    )
    readings = [reading for number, text in enumerate(texts) for reading in block_readings(text, number, built_in.lexicon)]
    _paired_alike(blocks, readings)


def test_many_sets_of_labels_are_told_apart(built_in: CompiledRegistry) -> None:
    reading = read_blocks(read_document(b"Our exosomes heal.", "page.md"), built_in.lexicon)[0]
    sets = [Phrase({f"own {number}", f"shared {number % 7}"}) for number in range(3000)]
    readings = [replace(reading, phrases=tuple((0, 1, each) for each in sets[first : first + 10])) for first in range(0, 3000, 10)]
    assert _index_alike(readings) == 3007


def test_what_is_no_page_is_refused(built_in: CompiledRegistry) -> None:
    document = read_document(b"Book a visit today.", "page.md")
    readings = read_blocks(document, built_in.lexicon)
    beyond = [reading.at(7) for reading in readings]
    with pytest.raises(IndexError):
        _sighting.tally(document, _sighting.Index(beyond), built_in.signals, frozenset(), frozenset(), [])
    with pytest.raises(IndexError):
        _sighting.tally(document, _sighting.Index(readings), built_in.signals, frozenset({7}), frozenset(), [])
    with pytest.raises(IndexError):
        _sighting.paired((), _sighting.Index(read_blocks(read_document(b"Insurance: none", "page.md"), built_in.lexicon)))
    with pytest.raises(TypeError):
        _sighting.paired(document.blocks, numbering.Index(readings))
    with pytest.raises(TypeError):
        _sighting.Index(["no reading"])
    with pytest.raises(TypeError):
        _sighting.tally(document, numbering.Index(readings), built_in.signals, frozenset(), frozenset(), [])
    signals = tuple((start + 10, end + 10, signal) for start, end, signal in readings[0].signals)
    assert signals
    cut = [replace(readings[0], signals=signals)]
    with pytest.raises(IndexError):
        _sighting.tally(document, _sighting.Index(cut), built_in.signals, frozenset(), frozenset(), [])
