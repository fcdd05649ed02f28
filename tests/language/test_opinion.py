"""The second opinion: the same each time, bounded by what it may do, and honest about why."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.documents.model import Block
from linter.documents.offsets import OffsetMap
from linter.engine import CompiledRegistry
from linter.language.accelerated import Features, Passages
from linter.language.opinion import LABELS, SETTINGS, Setting, shipped_model
from linter.language.reading import Reading, read_sentence
from linter.language.tokens import sentences
from linter.language.weighing import CODES, LONGEST_LEAD, codes_of
from linter.registry.cache import read


@pytest.mark.parametrize(
    ("likely", "unlikely"),
    [
        (
            "Last winter he could not lift his grandson; this spring he carries him upstairs, and all it took was one vial.",
            "Exosomes are vesicles that cells release.",
        ),
        ("Hand us your insurance card and forget about the bill.", "Each visit is paid out of pocket on the day."),
        ("There is nothing in it that could ever harm you.", "The long-term risks of vesicle products are not known."),
    ],
)
def test_what_reads_like_a_claim_scores_higher(likely: str, unlikely: str, built_in: CompiledRegistry) -> None:
    assert _score(likely, built_in) > 0 > _score(unlikely, built_in)


@given(text=st.text(min_size=1, max_size=200).filter(lambda text: bool(sentences(text))))
def test_any_passage_gets_one_opinion(text: str, built_in: CompiledRegistry) -> None:
    passage = _read(text, built_in)
    model = shipped_model()
    first, second = (
        (model.score(features, "lines"), model.label(features), model.words(features, "lines"))
        for features in (Features(passage, ["paragraph"]) for _ in range(2))
    )
    assert first == second
    _, label, words = first
    assert label in LABELS
    assert set(words) <= {word for reading in passage for word in reading.sentence.words} | {"0", "?", "!", '"'}


def test_the_weights_are_small_and_whole() -> None:
    content = (files("linter") / "language" / "opinion_weights.bin").read_bytes()
    assert len(content) < 1_000_000
    stored = read(content)
    assert stored["trained_on"] > 2000
    model = shipped_model()
    assert [len(weights) for weights in stored["weights"]] == [len(model.claims)] * len(SETTINGS)
    assert len(model.claims) == len(stored["rarities"])
    assert [len(weights) for weights in stored["label_weights"]] == [len(model.labels)] * len(LABELS)
    codes, label_codes = (set(codes_of(stored[name])) for name in ("features", "label_features"))
    assert max(codes) < CODES
    assert max(label_codes) < CODES
    assert len(stored["label_rarities"]) == len(label_codes)


def test_an_unknown_word_weighs_nothing(built_in: CompiledRegistry) -> None:
    assert shipped_model().words(Features(_read("Qvxzt wqrpl zzkkv.", built_in), []), "lines") == []


def test_a_passage_is_read_with_the_line_that_leads_to_it(built_in: CompiledRegistry) -> None:
    item = _read("Back in the garden by June", built_in)
    told, asked = (
        _scored(Features(item, ["list-item"], Features(_read(lead, built_in), ["heading"])), "offer")
        for lead in ("What our guests notice", "What to bring")
    )
    assert told > asked


@pytest.mark.parametrize(("words", "leads"), [(0, False), (1, True), (LONGEST_LEAD, True), (LONGEST_LEAD + 1, False)])
def test_a_line_that_is_none_leads_to_nothing(words: int, leads: bool, built_in: CompiledRegistry) -> None:
    """Each of thousands of items would be weighed with all its words."""
    lead, item = _read("claim " * words, built_in), [each.at(1) for each in _read("Back in the garden", built_in)]
    blocks = (Block("", "heading", OffsetMap(0)), Block("", "list-item", OffsetMap(0), lead=0))
    readings = (*lead, *item)
    model = shipped_model()
    passages = Passages(model.claims, model.labels, readings, blocks, 0)
    told = Features(item, ["list-item"], Features(lead, ["heading"]) if leads else None)
    assert passages.score(range(len(lead), len(readings))) == model.score(told, "lines")


@pytest.mark.parametrize("setting", SETTINGS)
def test_each_setting_has_weights_of_its_own(setting: Setting, built_in: CompiledRegistry) -> None:
    passage = _read("Patients tell us that their knees feel ten years younger.", built_in)
    scores = {each: _scored(Features(passage, ["paragraph"]), each) for each in SETTINGS}
    assert all(scores[setting] != scores[each] for each in SETTINGS if each != setting)


def _score(text: str, registry: CompiledRegistry) -> float:
    return _scored(Features(_read(text, registry), ["paragraph"]), "lines")


def _scored(features: Features, setting: Setting) -> float:
    return shipped_model().score(features, setting)


def _read(text: str, registry: CompiledRegistry) -> list[Reading]:
    return [read_sentence(sentence, 0, registry.lexicon) for sentence in sentences(text)]
