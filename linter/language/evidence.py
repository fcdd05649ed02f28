"""Where an assertion stands, and the passages that made it: its effect word, target, agent and cues."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linter.documents.model import Block
from linter.findings import Evidence, Span, evidence_for
from linter.language.reading import Cue, Mention, Reading, source_span
from linter.language.said import Frame
from linter.language.tokens import Sentence


def evidence(
    block: Block, reading: Reading, frame: Frame, mention: Mention | None, cues: Sequence[Cue]
) -> tuple[Span, tuple[Evidence, ...]]:
    """The source span of a `frame` of a sentence of `block`, and its evidence: of `cues` those of the sentence itself are some."""
    passages = [("trigger", frame.start, frame.end)]
    if frame.target is not None:
        passages.append(("target", frame.target.start, frame.target.end))
    if mention is not None:
        passages.append(("agent", mention.start, mention.end))
    if cues and reading.cues:
        passages += [("cue", cue.start, cue.end) for cue in cues if cue in reading.cues]
    span = source_span(block, reading.sentence, *frame.reach)
    return span, _evidence(block, reading.sentence, span, passages)


def as_written(sentence: Sentence, mention: Mention) -> str:
    """The words of a mention as they stand in the copy."""
    text, starts = sentence.text, sentence.starts
    return " ".join([text[starts[at] : sentence.end(at)] for at in range(mention.start, mention.end)])


def _evidence(block: Block, sentence: Sentence, span: Span, passages: Iterable[tuple[str, int, int]]) -> tuple[Evidence, ...]:
    """The evidence of an assertion that stands at `span`: `passages` are the roles and tokens."""
    shift = block.offsets.shift
    if shift is None:
        return evidence_for(span, [(role, source_span(block, sentence, first, last)) for role, first, last in passages])
    before = span.start - shift  # such a block is one stretch of source: all is as far apart there as in its text
    starts, end = sentence.starts, sentence.end
    return tuple([Evidence(role, starts[first] - before, end(last - 1) - before) for role, first, last in passages])
