"""Which sentences of a page may say something together: `linter.language._sighting` finds the same where it could be compiled."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from linter.documents.model import Block, Visibility
from linter.language.joined import (
    ANSWERS,
    DENIALS,
    LONGEST_FIRST,
    LONGEST_LABEL,
    LONGEST_OWN_LABEL,
    LONGEST_SECOND,
    MATES,
    POINTERS,
    SHORT,
    TOPICS,
    has_label,
)
from linter.language.numbering import Index
from linter.language.reading import Reading


def paired(blocks: Sequence[Block], index: Index) -> list[tuple[int, int]]:
    """Every pair of sentences of `blocks` that may say something together, by their numbers, in order of the second.

    `index` is that of the sentences.
    """
    readings = index.readings
    return [
        (first, second)
        for second, first in sorted({(second, first) for first, second in _pairs(blocks, index)})
        if len(readings[first].sentence.words) <= LONGEST_FIRST
        and len((other := readings[second].sentence).words) <= LONGEST_SECOND
        and other.ending != "?"
    ]


def _pairs(blocks: Sequence[Block], index: Index) -> Iterator[tuple[int, int]]:
    """Numbers of readings: neighbours in a block, a label and what follows it, a header or lead-in and what stands under it."""
    readings, topics = index.readings, index.with_any(TOPICS)
    pointing = index.with_any(POINTERS, DENIALS)
    closing: dict[int, int] = {}  # the blocks that end in a topic, each with its last sentence
    of_row: dict[int, list[int]] = {}
    for number in topics:
        reading = readings[number]
        following = readings[number + 1] if number + 1 < len(readings) else None
        is_last = following is None or following.block != reading.block
        if is_last:
            closing[reading.block] = number
        block = blocks[reading.block]
        if block.visibility is not Visibility.VISIBLE:
            continue
        if is_last:
            if len(reading) <= LONGEST_LABEL:
                yield from ((number, answer) for answer in _after(number, block, blocks, readings))
        elif reading.sentence.ending == "?":
            yield number, number + 1
            if number + 2 < len(readings) and readings[number + 2].block == reading.block:
                yield number, number + 2
        elif following is not None and number + 1 in pointing and _points_back(following):
            yield number, number + 1
        if block.row is not None and block.surface != "list-item":
            of_row = of_row or _by_row(blocks, readings)
            mates = of_row[block.row]
            beside = mates[bisect_right(mates, number) :][:MATES]
            yield from (
                (number, other) for other in beside if readings[other].block > reading.block and not _names_its_topic(readings[other])
            )
    yield from _led(blocks, readings, closing)


def _led(blocks: Sequence[Block], readings: Sequence[Reading], closing: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Numbers of readings: the last sentence of each block that is `closing` in a topic, with all that it leads to."""
    led = {
        at: closing[block.lead]
        for at, block in enumerate(blocks)
        if block.lead is not None and block.lead in closing and block.visibility is Visibility.VISIBLE
    }
    if led:
        for number, reading in enumerate(readings):
            if reading.block in led:
                yield led[reading.block], number


def _by_row(blocks: Sequence[Block], readings: Sequence[Reading]) -> dict[int, list[int]]:
    """The numbers of the readings of each row."""
    of_row: dict[int, list[int]] = {}
    for number, reading in enumerate(readings):
        row = blocks[reading.block].row
        if row is not None:
            of_row.setdefault(row, []).append(number)
    return of_row


def _after(number: int, block: Block, blocks: Sequence[Block], readings: Sequence[Reading]) -> Iterator[int]:
    """The first sentences of the next block that is seen, below a heading, a question or a bold line that is a label."""
    if not (block.level > 0 or readings[number].sentence.ending == "?" or block.text.rstrip().endswith(":")):
        return
    found = 0
    for other in range(number + 1, len(readings)):
        answer = blocks[readings[other].block]
        if answer.level and answer.visibility is Visibility.VISIBLE:
            return
        if answer.visibility is Visibility.VISIBLE:
            yield other
            found += 1
        if found == ANSWERS:
            return


def _points_back(reading: Reading) -> bool:
    """Whether a sentence needs the one before it: by its first words, or because it is a short no."""
    return has_label(reading, POINTERS, among=1) or (len(reading) <= SHORT and has_label(reading, DENIALS))


def _names_its_topic(reading: Reading) -> bool:
    """Whether the sentence opens with a label of its own (“Coverage: …”), so that it is no answer to the label of another."""
    sentence = reading.sentence
    ends = sentence.ends[: min(LONGEST_OWN_LABEL, len(reading) - 1)]
    return any(":" in sentence.text[end:start] for end, start in zip(ends, sentence.starts[1:], strict=False)) and has_label(
        reading, TOPICS, among=LONGEST_OWN_LABEL
    )
