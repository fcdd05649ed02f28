"""Whose page it is, and whose treatment: the name of the house is no mention of the product in it, and a page about others is not ours.

A clinic that is called after a product (“Utah Stem Cells”) names it on every page, those about fillers and massages too. Its name stands
where a site signs its titles: at their end, after a bar. And a page whose title names the treatment of others, and not the product, speaks
of that treatment: there only a passage that names the product speaks of the product.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from linter.documents.model import Document, Visibility
from linter.language.index import Index
from linter.language.reading import Mention, Reading, is_voiced
from linter.language.tokens import Join
from linter.records import replace

CARE: Final = "list:frames.care"
"""Label of the words for what is done with a product (“stem cell therapy”): a name with one of them is no name of a house."""
SET_ASIDE: Final = "list:frames.set-aside"
"""Label of another treatment that is only compared with or done without."""
TRANSPLANTED_FOR: Final = "list:frames.transplanted-for"
"""Label of the illnesses that wards transplant blood stem cells for."""
_LONGEST: Final = 10
"""Tokens of the end of a title that can be a signature."""
_SIGNED: Final = frozenset({"title", "open-graph"})
"""Surfaces that a site signs."""
_HIDDEN = Visibility.HIDDEN
_MORE = 2
"""How many times as many sentences name others as name the product, on a page about others."""
_LONG = 5
"""Blocks of a text that has an opening."""

House = tuple[str, ...]
"""The folded words of a house's name."""


def without_house(document: Document, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """`readings` without the mentions of a product that belong to the name of the house, or of another treatment."""
    houses = frozenset(_houses(document, readings))
    own = [_without_others(reading) if len(reading.mentions) > 1 else reading for reading in readings]
    sizes = {*map(len, houses)}
    return tuple(own if not houses else [_freed(reading, houses, sizes) for reading in own])


def is_of_others(document: Document, index: Index) -> bool:
    """Whether the page is about the treatment of others: its titles name one and not the product, and the text names it less often."""
    readings, naming, products = index.readings, index.mentioning("agent"), index.mentioning("product")
    if not naming:
        return False
    titles = _titles(document)
    if not any(readings[number].block in titles and _names_others(readings[number]) for number in naming):
        return False
    if any(readings[number].block in titles for number in products):
        return False
    return sum([_names_others(readings[number]) for number in naming]) >= _MORE * len(products)


def _titles(document: Document) -> frozenset[int]:
    """The titles and first headings; of a longer text that has none, such as a part of a page, what it opens with."""
    titles = [
        number
        for number, block in enumerate(document.blocks)
        if (block.surface == "title" or block.level == 1) and block.visibility is not _HIDDEN
    ]
    if titles:
        return frozenset(titles)
    shown = [number for number, block in enumerate(document.blocks) if block.visibility is not _HIDDEN]
    return frozenset(shown[:1] if len(shown) >= _LONG else ())


def _names_others(reading: Reading) -> bool:
    """Whether the sentence names another treatment, and not to compare with it or do without it."""
    agents = [mention for mention in reading.mentions if mention.kind == "agent"]
    if not agents:
        return False
    aside = [(start, end) for start, end, labels in reading.phrases if SET_ASIDE in labels]
    return any(not any(start <= agent.start and agent.end <= end for start, end in aside) for agent in agents)


def _houses(document: Document, readings: Sequence[Reading]) -> Iterator[House]:
    signed = {number for number, block in enumerate(document.blocks) if block.surface in _SIGNED}
    if not signed:
        return
    last = max(signed)
    for number, reading in enumerate(readings):
        if reading.block > last:  # blocks come in order, and what is signed stands first
            break
        signs = (
            reading.block in signed
            and number > 0
            and readings[number - 1].block == reading.block
            and (number + 1 == len(readings) or readings[number + 1].block != reading.block)
        )
        if signs and len(reading) <= _LONGEST and reading.has_mention("product"):
            yield from _names(reading)


def _names(reading: Reading) -> Iterator[House]:
    care = [start for start, _, labels in reading.phrases if CARE in labels]
    for mention in reading.mentions:
        start, end = _name_around(reading, mention)
        if mention.kind == "product" and end - start > mention.end - mention.start and not any(start <= at < end for at in care):
            yield reading.sentence.words[start:end]


def _name_around(reading: Reading, mention: Mention) -> tuple[int, int]:
    """The capitalised tokens that the mention stands among."""
    written, joins = reading.sentence.raw, reading.sentence.joins
    start, end = mention.start, mention.end
    while start > 0 and joins[start] == Join.TIGHT and written[start - 1][:1].isupper():
        start -= 1
    while end < len(written) and joins[end] == Join.TIGHT and written[end][:1].isupper():
        end += 1
    return start, end


def _without_others(reading: Reading) -> Reading:
    """`reading` with one meaning for a product inside a longer name of another treatment (“blood stem cell transplant”).

    Such a transplant is that of a ward, and no mention of the product. Whoever offers it, or says that it does something for what no ward
    transplants blood for, sells the product under that name.
    """
    agents = [mention for mention in reading.mentions if mention.kind == "agent"]
    products = [mention for mention in reading.mentions if mention.kind == "product"]
    if not agents or not products:
        return reading
    within = {(one, other) for one in products for other in agents if _is_within(one, other)}
    if not within:
        return reading
    wards = [(start, end) for start, end, labels in reading.phrases if TRANSPLANTED_FOR in labels]
    ills = [any(start < hit.end and hit.start < end for start, end in wards) for hit in reading.targets]
    sold = not any(ills) and bool(ills or not wards) and (is_voiced(reading) or (bool(reading.effects) and bool(ills)))
    aside = {other if sold else one for one, other in within}
    return replace(reading, mentions=tuple(mention for mention in reading.mentions if mention not in aside))


def _is_within(one: Mention, other: Mention) -> bool:
    return other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start


def _freed(reading: Reading, houses: frozenset[House], sizes: Collection[int]) -> Reading:
    """`reading` without the mentions within a name of `houses`, which are of these `sizes` in words."""
    if not reading.has_mention("product"):
        return reading
    words = reading.sentence.words
    named = [(at, at + size) for size in sizes for at in range(len(words) - size + 1) if words[at : at + size] in houses]
    if not named:
        return reading
    kept = [
        mention
        for mention in reading.mentions
        if mention.kind != "product" or not any(start <= mention.start and mention.end <= end for start, end in named)
    ]
    return replace(reading, mentions=tuple(kept))
