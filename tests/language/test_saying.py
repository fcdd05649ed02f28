"""The compiled twin of frames, credits and stances tells what those in Python tell, to the last cue."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.compiled import CompiledRegistry
from linter.documents.model import Block, Document
from linter.documents.read import read_document
from linter.findings import Context
from linter.language import asserting, credit, evidence, frames, stance
from linter.language.accelerated import IS_COMPILED
from linter.language.assertions import view_of
from linter.language.index import Index
from linter.language.lexicon import Lexicon
from linter.language.reading import CONTRASTS, LIKE_CLAUSES, Cue, Mention, Reading, block_readings, read_blocks
from linter.language.said import Frame
from linter.language.tokens import Join, Sentence
from linter.records import replace

if not IS_COMPILED:
    pytest.skip("this claimslint was built without its compiled modules", allow_module_level=True)

from linter.language import _asserting, _credit, _evidence, _frames, _stance  # type: ignore[attr-defined]

CORPUS = Path(__file__).parent.parent / "corpus"


def _texts() -> Iterator[str]:
    for file in ("benign.jsonl", "violations.jsonl"):
        for line in (CORPUS / file).read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def _tells_alike(readings: Sequence[Reading], unsaid: Sequence[str]) -> int:
    """Assert that all is told alike of sentences that follow one another; how many frames were."""
    told = 0
    for number, reading in enumerate(readings):
        before, following = readings[number - 1] if number else None, readings[number + 1] if number + 1 < len(readings) else None
        found = frames.frames(reading, before, unsaid)
        assert _frames.frames(reading, before, unsaid) == found
        told += len(found)
        for frame in found:
            by = credit.credited(reading, frame)
            assert _credit.credited(reading, frame) is by
            assert _credit.has_own_subject(reading, frame) == credit.has_own_subject(reading, frame)
            _stands_alike(reading, *frame.reach, following)
            stands = stance.frame_standing(reading, frame, following)
            assert _stance.frame_standing(reading, frame, following) == stands
            for block in _blocks(reading):
                for mention in (None, *reading.mentions):
                    own = evidence.evidence(block, reading, frame, mention, stands.cues)
                    its = _evidence.evidence(block, reading, frame, mention, stands.cues)
                    assert its == own
                    assert list(map(type, (*its, *its[1]))) == list(map(type, (*own, *own[1])))
        for mention in reading.mentions:
            assert _evidence.as_written(reading.sentence, mention) == evidence.as_written(reading.sentence, mention)
            assert _credit.is_pronoun(reading, mention) == credit.is_pronoun(reading, mention)
        for at in range(len(reading)):
            _stands_alike(reading, at, at + 1, following)
        for also in ((), (LIKE_CLAUSES,), (LIKE_CLAUSES, CONTRASTS)):
            assert _stance.own_clause(reading, len(reading), *also) == stance.own_clause(reading, len(reading), *also)
    return told


def _asserts_alike(document: Document, lexicon: Lexicon) -> int:
    """Assert that a document asserts the same as an offer and as none, whosever treatment it is about; how many assertions were met."""
    index = Index(read_blocks(document, lexicon))
    told = 0
    for context in (Context.COMMERCIAL_OFFER, Context.EDUCATION):
        for of_others in (False, True):
            view = view_of(document, index, lexicon, context, of_others=of_others)
            found = asserting.asserted(view)
            its = _asserting.asserted(view)
            assert its == found
            assert [type(each.tokens) for each in its] == [tuple] * len(its)
            told += len(found)
    return told


def test_pages_assert_alike(built_in: CompiledRegistry) -> None:
    pages = sorted((CORPUS / "pages").iterdir())
    assert sum(_asserts_alike(read_document(page.read_bytes(), page.name), built_in.lexicon) for page in pages) > 1000


def test_snippets_assert_alike(built_in: CompiledRegistry) -> None:
    """Each by itself, and all as a row of items and paragraphs, which lead to one another in ways that no page has."""
    texts = list(_texts())
    copies = [*texts, *("\n\n".join(texts[at : at + 9]) for at in range(0, len(texts), 9))]
    copies += ["- " + "\n- ".join(texts[at : at + 5]).replace("\n\n", " ") for at in range(0, len(texts), 5)]
    assert sum(_asserts_alike(read_document(copy.encode(), "copy.md"), built_in.lexicon) for copy in copies) > 1000


def _blocks(reading: Reading) -> Iterator[Block]:
    """Blocks that the sentence may stand in: of one stretch of source, and of several."""
    for copy in (b"Words", b"It *may* help &amp; mend; it *may* help &amp; mend"):
        (block,) = read_document(copy, "copy.md").blocks
        yield Block(reading.sentence.text, "paragraph", block.offsets)


def _stands_alike(reading: Reading, start: int, end: int, following: Reading | None) -> None:
    one, other = stance.standing(reading, start, end, following), _stance.standing(reading, start, end, following)
    assert other == one
    assert all(its is own for own, its in zip(one.cues, other.cues, strict=True))


def test_of_every_text_all_is_told_alike(built_in: CompiledRegistry) -> None:
    lexicon = built_in.lexicon
    assert sum(_tells_alike(block_readings(text, 0, lexicon), lexicon.unsaid) for text in _texts()) > 1000


TOLD = st.sampled_from(
    (
        "Our exosomes|PRP|stem cells|chemotherapy|insurance|it|they|this|your knee|knee pain|lupus|MS|arthritis|acne|wound healing|cure|cures|"
        "treated|treat|treats|healing|heal|relief|treatment|of|for|from|effective for|fades|is|was|been|may|can|could help|not|no|never|no more|"
        "not only|without|it is a myth that|if|while|although|but|and|or|yes|no|don't|studies show|patients say|seldom|we|so we|where|by|with|"
        "their|the|your|parking is free|jeans|a|side effects|being studied|is not proven|get your life back|Conditions we treat|We treat|Ready to|not been evaluated|unlike|"
        'instead of|,|,|;|“|”|"|:|(|)|—'
    ).split("|")
)
"""Words and signs of which sentences are made that hold effects, targets, cues and clauses."""


@given(parts=st.lists(st.tuples(TOLD, st.sampled_from((" ", " ", " ", " ", ", ", ". ", "? ", "; "))), min_size=2, max_size=16))
def test_of_any_sentences_all_is_told_alike(built_in: CompiledRegistry, parts: list[tuple[str, str]]) -> None:
    lexicon = built_in.lexicon
    _tells_alike(block_readings("".join(chain.from_iterable(parts)), 0, lexicon), lexicon.unsaid)


GROUPS = 40
"""Cue groups of the vocabulary, from the first on, that are laid over any words: more than one of each stance, scope and role."""


@st.composite
def _laid_over(draw: st.DrawFn, lexicon: Lexicon) -> Reading:
    """A sentence with anything recognised anywhere in it."""
    reading = draw(
        st.sampled_from(block_readings("Our exosomes heal knee pain; we treat lupus, acne and MS, and it helps. Does it?", 0, lexicon))
    )
    groups = [payload for payload in lexicon.late.payloads if hasattr(payload, "scope")]
    lists = [
        payload for payload in lexicon.late.payloads if isinstance(payload, frozenset) and any("frames." in label for label in payload)
    ]
    place = st.integers(0, len(reading) - 1).flatmap(lambda at: st.tuples(st.just(at), st.integers(at + 1, len(reading))))
    cues = draw(st.lists(st.builds(lambda at, group: Cue(*at, group), place, st.sampled_from(groups)), max_size=5))
    told = draw(st.lists(st.builds(lambda at, group: Cue(*at, group), place, st.sampled_from(groups)), max_size=2))
    kinds = st.sampled_from(("product", "agent", "subject", "anaphor"))
    mentions = draw(st.lists(st.builds(lambda at, kind: Mention(kind, "", *at), place, kinds), max_size=3))
    phrases = draw(st.lists(st.builds(lambda at, labels: (*at, labels), place, st.sampled_from(lists)), max_size=5))
    joins = draw(st.lists(st.sampled_from((Join.TIGHT, Join.TIGHT, *Join)), min_size=len(reading), max_size=len(reading)))
    own = reading.sentence
    sentence = Sentence(own.text, own.words, own.starts, joins, own.ending, quoted=draw(st.booleans()))
    return replace(
        reading, sentence=sentence, cues=tuple(cues), told=tuple(told), mentions=tuple(mentions), phrases=(*reading.phrases, *phrases)
    )


@given(data=st.data())
def test_whatever_was_recognised_all_is_told_alike(built_in: CompiledRegistry, data: st.DataObject) -> None:
    lexicon = built_in.lexicon
    _tells_alike(data.draw(st.lists(_laid_over(lexicon), min_size=1, max_size=3)), lexicon.unsaid)


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (2, 1), (0, 9)])
def test_what_stands_beside_its_sentence_is_refused(built_in: CompiledRegistry, start: int, end: int) -> None:
    (reading,) = block_readings("It may cure lupus.", 0, built_in.lexicon)
    (frame,) = frames.frames(reading, None, ())
    beside = replace(frame, start=start, end=end)
    asking = (
        partial(_stance.standing, reading, start, end),
        partial(_credit.credited, replace(reading, mentions=(Mention("product", "", start, end),)), frame),
        partial(_credit.credited, reading, beside),
        partial(_stance.standing, replace(reading, cues=(replace(reading.cues[0], start=start, end=end),)), 0, 1),
        partial(_frames.frames, replace(reading, targets=(reading.targets[0]._replace(start=start, end=end),)), None, ()),
        partial(_frames.frames, replace(reading, effects=(reading.effects[0]._replace(start=start, end=end),)), None, ()),
        partial(_frames.frames, replace(reading, outcomes=((start, end, "cure"),)), None, ()),
        partial(_evidence.evidence, next(_blocks(reading)), reading, beside, None, ()),
        partial(_evidence.evidence, next(_blocks(reading)), reading, frame, Mention("product", "", start, end), ()),
        partial(_stance.frame_standing, reading, beside, None),
        partial(_stance.own_clause, replace(reading, sentence=_with_comma(reading), phrases=((start, end, frozenset()),)), 1),
    )
    for ask in asking:
        with pytest.raises(IndexError):
            ask()


def _with_comma(reading: Reading) -> Sentence:
    own = reading.sentence
    return Sentence(own.text, own.words, own.starts, [Join.COMMA] * len(reading), own.ending, quoted=False)


def test_what_is_no_reading_is_refused(built_in: CompiledRegistry) -> None:
    (reading,) = block_readings("It may cure lupus.", 0, built_in.lexicon)
    frame = Frame("active", "cure", 2, 3, None)
    few = Sentence("It", ("it", "may"), [0, 3], [Join.TIGHT], "", quoted=False)
    for ask in (
        partial(_frames.frames, None, None, ()),
        partial(_frames.frames, reading, "", ()),
        partial(_credit.credited, reading, None),
        partial(_stance.standing, few, 0, 1),
        partial(_stance.standing, replace(reading, cues=(frame,)), 0, 1),  # type: ignore[arg-type]
        partial(_frames.frames, replace(reading, targets=((0, 1),)), None, ()),  # type: ignore[arg-type]
    ):
        with pytest.raises((TypeError, IndexError)):
            ask()
    with pytest.raises(IndexError):
        _stance.standing(replace(reading, sentence=few), 0, 1)
