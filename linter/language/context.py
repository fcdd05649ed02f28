"""What a page is for, told from its own signals, and whether it promotes the therapy.

Two questions, kept apart: the context decides which rung of the ladder is allowed; whether the page promotes decides what it owes.
Unsure means `commercial-offer`. The signals are read in `linter.language.sighting`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

from linter.documents.model import Document
from linter.findings import CLAIMING_STANCES, Context, Rung, Span, Stance
from linter.language.opinion import FEW_WORDS
from linter.language.reading import Reading
from linter.language.said import Assertion
from linter.language.signs import AGAINST, TELLING, Signs
from linter.regexes import regex

DECISIVE = 3.0
"""Score a special context needs before it is believed."""
_OFFER = 2.0
"""Promotional score that makes a page an offer."""
_ENOUGH_PRAISE = 2
"""Benefits credited to the product that make a page promotional without any offer."""
_DENYING = frozenset({Stance.NEGATED, Stance.REPORTED})
_ADDRESSED = 0.75
"""Promotional score of a page that has done no more than speak to its reader, twice: whoever explains does that too."""
_SIGNED = 1.0
"""Promotional score of a page that has shown some sign of an offer beside that."""
_MENU = 3
"""Links that make a block of nothing else a menu: it speaks of the site."""
_LINKING = frozenset({"link", "paragraph"})
"""Surfaces that a menu can have: a line of links that dots or bars part is a paragraph."""

_PARTING = regex(r"\s*[|·•»›]\s*|\s[–—/]\s")
_PARTERS = "|·•»›–—/"
"""What stands between the entries of a menu that is no list of links, and the signs of it."""
_PARTS, _PART = 3, 5
"""Entries that make a line a menu, and the most words of one."""


def decide_context(signs: Signs) -> Context:
    """The context that the page's own signals speak for; `commercial-offer` when unsure."""
    offer = signs.score(Context.COMMERCIAL_OFFER) + signs.score("promotional")
    if signs.score(Context.TRIAL_RECRUITMENT) >= DECISIVE and signs.score(Context.COMMERCIAL_OFFER) < _OFFER:
        return Context.TRIAL_RECRUITMENT
    if signs.score(Context.COSMETIC) >= DECISIVE:
        return Context.COSMETIC
    if signs.score(Context.EDUCATION) + signs.score("not-promotional") >= DECISIVE and offer < _OFFER:
        return Context.EDUCATION
    return Context.COMMERCIAL_OFFER


def is_foreign(signs: Signs) -> bool:
    """Whether a page speaks neither of the therapy nor of health, nor invites its reader to a visit: an offer may tell the way to its door.

    What else speaks for an offer does not count here: manuals are full of packages, plans and prices.
    """
    return not signs.of_field and not any(signal.invites for signal, _, _ in signs.signs.counting())


def promotes(signs: Signs, assertions: Sequence[Assertion], headed: Set[int] = frozenset()) -> bool:
    """Whether the page offers or praises the therapy: only such pages owe disclosures.

    A page that shows a sign of an offer, or credits the therapy with an effect under its name or to its reader, is taken to promote it when
    it gives no sign of being anything else; sums of money alone are a sign only on a page that praises the therapy. To speak of the therapy
    to a reader is not enough: that is what a leaflet does. A page that offers nothing and says of the therapy only what it does not do
    refutes it; one about the treatment of others that neither credits the therapy with anything nor offers it mentions it in passing; and
    one that speaks neither to its reader nor of itself, and praises nothing, or has told that it teaches and praises under plain
    headings (`headed` are their blocks), tells what others offer.
    """
    if not signs.mentions_product:
        return False
    of_effect = _of_effect(assertions)
    praise = praising(of_effect)
    if signs.of_others and not praise and not signs.offers_it:
        return False
    denied = {assertion.reading for assertion in of_effect if assertion.stance in _DENYING}
    if not signs.addresses and (not praise or (decide_context(signs) is Context.EDUCATION and not _heads(of_effect, headed))):
        return False
    recruits = signs.score(Context.TRIAL_RECRUITMENT)
    offer = signs.score("promotional") - (0.0 if praise else signs.sums_alone)
    against = signs.score(AGAINST) + (recruits if recruits >= TELLING else 0.0)
    if offer >= max(_OFFER, against) or (len(praise) >= _ENOUGH_PRAISE and len(praise) > against):
        return True
    explained = signs.score(Context.EDUCATION) > offer or recruits >= TELLING
    if explained or (denied and not praise and offer < _OFFER):
        return False
    told = bool(praise) and (offer >= _ADDRESSED or (signs.headed_by_product and offer > 0))
    return against < _OFFER and offer >= against and (told or offer >= _SIGNED)


def headings(document: Document) -> frozenset[int]:
    """The blocks of `document` that are headings."""
    return frozenset([number for number, block in enumerate(document.blocks) if block.level])


def praising(assertions: Iterable[Assertion]) -> frozenset[int]:
    """The sentences that credit the product, by its name, with an effect."""
    return frozenset([each.reading for each in _of_effect(assertions) if each.stance in CLAIMING_STANCES])


def means_itself(assertions: Iterable[Assertion], readings: Sequence[Reading]) -> bool:
    """Whether a page that promotes the therapy says of it what it says of nobody: it credits it with an effect by its name, or is more than
    a few lines, which may be a notice or a bill.
    """
    return bool(praising(assertions)) or sum(map(len, readings)) > FEW_WORDS


def _heads(of_effect: Iterable[Assertion], headed: Set[int]) -> bool:
    return any(each.block in headed and each.stance in CLAIMING_STANCES for each in of_effect)


def _of_effect(assertions: Iterable[Assertion]) -> list[Assertion]:
    return [each for each in assertions if each.agent == "product" and each.rung.height > Rung.APPEARANCE.height]


def menus(document: Document) -> frozenset[int]:
    """The blocks that lead elsewhere and say nothing: navigation, and several links with nothing beside them, in a block or in one each."""
    links = sorted([feature.span for feature in document.features if feature.kind == "link"])
    if len(links) < _MENU:
        return frozenset([number for number, block in enumerate(document.blocks) if block.surface == "navigation"])
    begin, end = [span.start for span in links], sorted([span.end for span in links])
    found = []
    for number, block in enumerate(document.blocks):
        if block.surface == "navigation":
            found.append(number)
        elif block.surface in _LINKING:
            start = block.offsets.start(0)
            first = bisect_right(end, start)
            if first + _MENU > len(links) or (block.surface != "link" and links[first].start > start):
                continue  # as most blocks, which do not begin with the first of so many links
            span = block.span()
            last = bisect_left(begin, span.end)
            if last - first >= _MENU and (block.surface == "link" or _is_parted(span, links[first:last], document.source)):
                found.append(number)
    return frozenset(found).union(*_lists_of_links(document))


def _lists_of_links(document: Document) -> Iterator[range]:
    """Several blocks in a row that are a link each, as a list of other pages is."""
    start = 0
    for number in range(len(document.blocks) + 1):
        if number == len(document.blocks) or document.blocks[number].surface != "link":
            if number - start >= _MENU:
                yield range(start, number)
            start = number + 1


def _is_parted(span: Span, links: Sequence[Span], source: str) -> bool:
    """Whether the text at `span` is nothing but `links`, whatever parts them."""
    between = (source[one.end : other.start] for one, other in pairwise(links))
    return links[0].start <= span.start and span.end <= links[-1].end and not any(map(_has_words, between))


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)


def mastheads(document: Document, readings: Sequence[Reading]) -> frozenset[int]:
    """The lines above the first heading and at the end of a page that bars, dots or dashes part: “Home | Team | Book”.

    They name the house and its pages, a few words each, as a menu of links does. One that names the product, gives a figure or says what
    something does, or what is not, is a slogan or a price.
    """
    blocks = document.blocks
    if not any(block.level for block in blocks):
        return frozenset()
    lines = {
        number
        for number, block in enumerate(blocks)
        if block.surface == "paragraph" and (block.section is None or number == len(blocks) - 1) and _has_entries(block.text)
    }
    own = [each for each in readings if each.block in lines] if lines else []
    slogans = {each.block for each in own if each.effects or each.outcomes or each.cues or each.has_mention("product")}
    return frozenset(lines - slogans)


def _has_entries(text: str) -> bool:
    """Whether a line is nothing but short entries that signs part."""
    if sum(map(text.count, _PARTERS)) < _PARTS - 1:
        return False
    parts = [part.split() for part in _PARTING.split(text) if part]
    return len(parts) >= _PARTS and not any(map(str.isdigit, text)) and all(len(words) <= _PART for words in parts)
