"""What is declined: "we don't offer it" says of a page what it is only where the therapy is what is not offered.

A page that offers the therapy leaves other things out too: a route it is not given by, what it is not mixed with, another product.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import Final

from linter.documents.model import Document
from linter.language.reading import Reading

_BEFORE: Final = 2
"""How many sentences before one that names the therapy can be the one that did: "We are asked about it weekly. We don't offer it." """
_UNDER: Final = 4
"""How many sentences after its heading one can be that speaks of what the heading names."""


def families_in(readings: Iterable[Reading]) -> frozenset[str]:
    """The families of the therapy that sentences name."""
    return frozenset(mention.id for reading in readings for mention in reading.mentions if mention.kind == "product")


def spoken_of(document: Document, readings: Sequence[Reading], titles: Set[int]) -> Callable[[int], bool]:
    """What tells whether the therapy is what a sentence speaks of, by its number."""
    headed_by: list[Set[str]] = []

    def is_of_therapy(number: int) -> bool:
        if not headed_by:  # on few pages something is asked about
            headed_by.append(families_in([each for each in readings if each.block in titles]))
        return names_the_therapy(document, readings, number, headed_by[0])

    return is_of_therapy


def names_the_therapy(document: Document, readings: Sequence[Reading], number: int, headed_by: Set[str]) -> bool:
    """Whether what is spoken of in sentence `number` is the therapy, and such as the page can be about.

    It is what the sentence names, else the nearest of those before it, else the heading they stand under; nearer, another treatment may be
    named. The page can be about any of the therapy where its titles name none, else about the families that they name (`headed_by`). The
    words of a signal that are as good as a name name the therapy too, of no family.
    """
    for reading in (*reversed(readings[max(0, number - _BEFORE) : number + 1]), *_heading(document, readings, number)):
        families = families_in((reading,))
        if families:
            return not headed_by or not headed_by.isdisjoint(families)
        if any(signal.therapy == "named" for _, _, signal in reading.signals):
            return True
        if reading.has_mention("agent"):
            return False
    return False


def _heading(document: Document, readings: Sequence[Reading], number: int) -> Iterator[Reading]:
    """The last sentences of the heading that a sentence stands shortly under."""
    before = readings[number - _UNDER if number > _UNDER else 0 : number]
    heading = next((each.block for each in reversed(before) if document.blocks[each.block].level), None)
    return (each for each in before if each.block == heading)
