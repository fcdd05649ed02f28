"""Which sentences of a page hold a label or a mention, in Python: `linter.language._sighting` finds the same where it could be compiled."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from functools import partial
from itertools import chain

from linter.language.lexicon import MentionKind
from linter.language.reading import Place, Reading

_NONE: frozenset[int] = frozenset()


class Index:
    """The sentences of a page by the labels of their phrases and by what they mention.

    `readings` are all of them, in order, and `words` is how many words they have.
    """

    __slots__ = ("_labelled", "_mentioning", "readings", "words")

    def __init__(self, readings: Iterable[Reading]) -> None:
        self.readings = tuple(readings)
        self.words = sum(map(len, self.readings))
        self._labelled = _numbers_by_label(self.readings)
        self._mentioning = _numbers_by_mention(self.readings)

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
        return [
            (number, start, end)
            for number in dict.fromkeys(self.with_label(label))
            for start, end, labels in self.readings[number].phrases
            if label in labels
        ]

    def mentioning(self, kind: MentionKind) -> Set[int]:
        """The numbers of the sentences that mention something of `kind`."""
        return self._mentioning.get(kind, _NONE)

    def has_words(self, words: frozenset[str], enough: float, hidden: Set[int]) -> bool:
        """Whether so many words outside the blocks `hidden` are among `words`; looked for no further than it takes to tell."""
        common = 0
        for reading in self.readings:
            if reading.block in hidden:
                continue
            common += sum(map(words.__contains__, reading.sentence.words))
            if common >= enough:
                return True
        return False


def _numbers_by_label(readings: Iterable[Reading]) -> dict[str, list[array[int]]]:
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


def _numbers_by_mention(readings: Iterable[Reading]) -> dict[MentionKind, set[int]]:
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
