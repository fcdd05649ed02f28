"""Which sentences of a page hold a label or a mention, in Python: `linter.language._reading` finds the same where it could be compiled."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.language.lexicon import MentionKind
    from linter.language.reading import Reading


def numbers_by_label(readings: Iterable[Reading]) -> dict[str, list[array[int]]]:
    """The numbers of the readings with a phrase of each label: one list for each set of labels that phrases have, which labels share.

    Where a phrase stands is looked up in its reading: a long page has a million of them.
    """
    alike: defaultdict[frozenset[str], array[int]] = defaultdict(partial(array, "I"))
    for number, reading in enumerate(readings):
        for _, _, labels in reading.phrases:
            alike[labels].append(number)
    numbers: defaultdict[str, list[array[int]]] = defaultdict(list)
    for labels, own in alike.items():
        for label in labels:
            numbers[label].append(own)
    return dict(numbers)


def numbers_by_mention(readings: Iterable[Reading]) -> dict[MentionKind, set[int]]:
    """The numbers of the readings that mention something of each kind."""
    numbers: dict[MentionKind, set[int]] = {}
    for number, reading in enumerate(readings):
        for mention in reading.mentions:
            kind = mention.kind
            if kind in numbers:
                numbers[kind].add(number)
            else:
                numbers[kind] = {number}
    return numbers
