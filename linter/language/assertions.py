"""Readings -> assertions: what the copy says, about what, how strongly, in which stance, and who is said to do it.

Copy makes assertions; only the registry has claims. Nothing here knows what is allowed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Final

from linter.documents.model import Document
from linter.findings import Context
from linter.language.denied import hedged_within
from linter.language.index import Index
from linter.language.leads import answering, bulleted, introducing, listing
from linter.language.lexicon import Lexicon, MentionKind
from linter.language.reading import SELLERS, VOICE, Reading, by_block, is_named
from linter.language.said import FRAGMENT, RUNNING, Assertion, View
from linter.language.saying import asserted
from linter.records import replace

__all__ = ["BRIEF", "find_assertions", "names_offer", "names_service", "offering_blocks", "rows_of_others", "speaks", "view_of"]

TAG = "#"
"""The word that a sentence of hashtags begins with."""
BRIEF = 16
"""Words of a block that says something in passing."""
SERVICES: Final = "list:frames.named-services"
"""The name of a service that says where it is given."""
_BY_PLACE = attrgetter("span", "effect")


def find_assertions(
    document: Document, index: Index, lexicon: Lexicon, context: Context, *, of_others: bool = False, praises: bool = False
) -> tuple[Assertion, ...]:
    """Every assertion about the product or the page's offer in the sentences of `index`, in source order.

    In a commercial offer (or a cosmetic one) a benefit nobody else is credited with is the page's own; elsewhere, and on a page about the
    treatment of others (`of_others`), the product must be in view. In an offer that speaks to its reader, or `praises` the product, what is
    told beside it of bodies and studies excuses nothing that names the product.
    """
    found = asserted(view_of(document, index, lexicon, context, of_others=of_others, praises=praises))
    if SERVICES in index:
        found = [each for each in found if not names_service(index.readings[each.reading], each.frame, each.target.kind, each.tokens)]
    return tuple(sorted(hedged_within(found, index.readings, document.blocks, lexicon), key=_BY_PLACE))


def names_service(reading: Reading, frame: str, about: str, tokens: tuple[int, int]) -> bool:
    """Whether what a frame says at `tokens` about a target of that kind is no more than the name of a service (“PRP knee treatment”)."""
    if frame != "nominal" or about != "structure":
        return False
    first, last = tokens
    return any(start <= first and last <= end for start, end, labels in reading.phrases if SERVICES in labels)


def _without_settings(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The sentences of a page; of those that name the product, none is told by what only sets the scene beside it."""
    return tuple([_unset(each) if each.told and each.has_mention("product") else each for each in readings])


def _unset(reading: Reading) -> Reading:
    return replace(reading, told=tuple([cue for cue in reading.told if cue.group.scope != "setting"]))


def view_of(
    document: Document,
    index: Index,
    lexicon: Lexicon,
    context: Context,
    *,
    of_others: bool = False,
    praises: bool = False,
    leads: bool = True,
) -> View:
    """A page as assertions are looked for in it; without `leads` nothing leads to a list."""
    products = index.mentioning("product")
    offers = context in {Context.COMMERCIAL_OFFER, Context.COSMETIC}
    readings = _without_settings(index.readings) if praises or (offers and speaks(index)) else index.readings
    naming = {readings[number].block for number in products}
    led = introducing(document, index) if leads else {}
    return View(
        readings,
        document.blocks,
        index,
        lexicon.unsaid,
        lexicon.rungs,
        offers,
        offering_blocks(document, index, of_others=of_others, praises=praises),
        products,
        naming,
        led,
        listing(document, readings, led) if leads and offers and naming else frozenset(),
        bulleted(document) if led else {},
        answering(document, readings, led) if led else {},
        rows_of_others(document, index) if led else frozenset(),
    )


def rows_of_others(document: Document, index: Index) -> frozenset[int | None]:
    """The rows of tables that name another treatment, and not the product."""
    others = _rows(document, index, "agent")
    return frozenset(others - _rows(document, index, "product")) if others else frozenset()


def _rows(document: Document, index: Index, kind: MentionKind) -> set[int | None]:
    """The rows of tables with a mention of `kind`."""
    blocks = [document.blocks[index.readings[number].block] for number in index.mentioning(kind)]
    return {block.row for block in blocks if block.surface == "table-cell"}


def offering_blocks(document: Document, index: Index, *, of_others: bool = False, praises: bool = False) -> frozenset[int]:
    """The blocks that can speak for an offer.

    Copy that names the product, or the page's own treatment (“our knee injection”), and speaks to its reader or for the page does
    throughout, and so does a page that promotes and `praises` it, in whatever person it is written. Other copy does in slogans and where it
    is no running text: in a longer passage somebody reports, teaches or talks of other things. On a page about the treatment of others
    (`of_others`) only the blocks that name the product do.
    """
    readings, products = index.readings, index.mentioning("product")
    if of_others:
        return frozenset([readings[number].block for number in products])
    if praises or speaks(index):
        return frozenset([reading.block for reading in readings])
    return frozenset(
        block
        for block, numbers in by_block(readings)
        if document.blocks[block].surface not in RUNNING or _is_brief(own := readings[numbers.start : numbers.stop]) or _is_listed(own)
    )


def speaks(index: Index) -> bool:
    """Whether copy that names the product, or the page's own treatment, speaks to its reader or for the page."""
    if VOICE not in index and SELLERS not in index:
        return False
    return bool(index.mentioning("product")) or any(names_offer(index.readings[number]) for number in index.mentioning("anaphor"))


def _is_brief(readings: Sequence[Reading]) -> bool:
    """Whether a block is so short that it says something in passing; the hashtags behind it say nothing of that."""
    return sum(len(reading) for reading in readings if reading.sentence.words[0] != TAG) <= BRIEF


def _is_listed(readings: Sequence[Reading]) -> bool:
    """Whether a block is a row of fragments about the product: a line of a price list, a label, a string of slogans."""
    return all(len(reading) <= FRAGMENT for reading in readings) and any(reading.has_mention("product") for reading in readings)


def names_offer(reading: Reading) -> bool:
    """Whether the sentence names the product, or the page's own treatment by more than a pronoun (“our knee injection”)."""
    return any(map(is_named, reading.mentions))
