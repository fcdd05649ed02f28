"""Which sentences of a page hold a label or a mention: found in one pass, so that nobody looks through all of them for what no page has."""

from __future__ import annotations

from array import array
from collections.abc import Sequence, Set
from itertools import chain

from linter.language.accelerated import numbers_by_label, numbers_by_mention
from linter.language.lexicon import MentionKind
from linter.language.reading import Reading

Place = tuple[int, int, int]
"""Where a label's phrase stands: reading number, start and end token."""

_NONE: frozenset[int] = frozenset()


class Index:
    """The sentences of a page by the labels of their phrases and by what they mention; `readings` are all of them, in order."""

    __slots__ = ("_labelled", "_mentioning", "readings")

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = readings
        self._labelled = numbers_by_label(readings)
        self._mentioning = numbers_by_mention(readings)

    def __contains__(self, label: str) -> bool:
        """Whether some sentence holds a phrase of the label."""
        return label in self._labelled

    @property
    def labels(self) -> Set[str]:
        """The labels of all phrases of the page."""
        return self._labelled.keys()

    def with_label(self, label: str) -> Sequence[int]:
        """The numbers of the sentences that hold a phrase of the label, in order; one may come once for each phrase.

        Those of several sets of labels are merged when they are first asked for.
        """
        numbers = self._labelled.get(label)
        if numbers is None:
            return ()
        if len(numbers) > 1:
            numbers = self._labelled[label] = [array("I", sorted(chain.from_iterable(numbers)))]
        return numbers[0]

    def with_any(self, *labels: str) -> Set[int]:
        """The numbers of the sentences that hold a phrase of one of `labels`."""
        numbers = [own for label in labels if label in self._labelled for own in self._labelled[label]]
        return set(chain.from_iterable(numbers)) if numbers else _NONE

    def labelled(self, label: str) -> Sequence[Place]:
        """Where a label's phrases stand, in order of the sentences."""
        numbers, readings = self.with_label(label), self.readings
        if len(numbers) == 1:  # of most labels that a page holds at all it has one phrase
            number = numbers[0]
            return [(number, start, end) for start, end, labels in readings[number].phrases if label in labels]
        return [
            (number, start, end) for number in dict.fromkeys(numbers) for start, end, labels in readings[number].phrases if label in labels
        ]

    def mentioning(self, kind: MentionKind) -> Set[int]:
        """The numbers of the sentences that mention something of `kind`."""
        return self._mentioning.get(kind, _NONE)
