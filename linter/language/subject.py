"""Whether a page speaks of the field at all: of bodies and what ails them.

Who checks a whole folder hands in manuals, changelogs and recipes too. In them a “fix” that lasts, a “safe” default and a heading “History”
are about something else, and no sentence needs a second look.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from linter.language.reading import Reading

_ENOUGH: Final = 80
"""Words that show what a page is about; one with fewer may be a slogan."""
_SPARSE: Final = 0.0075
"""Diseases, symptoms, looks and parts of the body for each word: with fewer, they are named in passing. Of the pages of the labelled corpus
that name no product, those that offer something have 0.012 and more; of 622 pages about software nine in ten have none, three in a hundred
as many."""
_SEVERAL: Final = 3
"""Of these, however short the page is."""
_AILMENTS: Final = 3
"""Different diseases, symptoms and looks that are not named in passing, however long the page is."""


def speaks_of_bodies(readings: Sequence[Reading], words: int) -> bool:
    """Whether the sentences of a page, which has so many `words`, name bodies and what ails them oftener than in passing, or are too few to
    tell.
    """
    if words < _ENOUGH:
        return True
    named = [hit.payload for reading in readings for hit in reading.targets]
    return len(named) >= max(_SEVERAL, _SPARSE * words) or len({name.id for name in named if name.kind != "structure"}) >= _AILMENTS
