"""What a page is for, told from its own signals, and whether it promotes the therapy.

Two questions, kept apart: the context decides which rung of the ladder is allowed; whether the page promotes decides what it owes.
Unsure means `commercial-offer`. Every signal that counted is kept as evidence.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from linter.documents.model import Document, Feature, Visibility
from linter.findings import CLAIMING_STANCES, Context, Rung, Span, Stance, Stretches
from linter.language.assertions import Assertion
from linter.language.declining import families_in, names_the_therapy
from linter.language.houses import is_of_others
from linter.language.index import Index
from linter.language.joined import has_label
from linter.language.reading import Reading, source_span
from linter.language.signs import Sign, Signs, SignTable
from linter.language.subject import speaks_of_bodies
from linter.records import replace
from linter.regexes import regex
from linter.registry.vocabulary import Signal

_DECISIVE = 3.0
"""Score a special context needs before it is believed."""
_OFFER = 2.0
"""Promotional score that makes a page an offer."""
_ENOUGH_PRAISE = 2
"""Benefits credited to the product that make a page promotional without any offer."""
_PLAIN = 3.0
"""Weight of what is an offer, and no more than goes with one."""
_DENYING = frozenset({Stance.NEGATED, Stance.REPORTED})
_ADDRESSED = 0.75
"""Promotional score of a page that has done no more than speak to its reader, twice: whoever explains does that too."""
_SIGNED = 1.0
"""Promotional score of a page that has shown some sign of an offer beside that."""
_REPEATS = 2
"""How often one signal counts, the second time half."""
_DISTINCT = 4
"""How many different passages of one signal count that tells what else a page is."""
_IN_TITLE = 2
"""A title tells twice as much of what else a page is."""
_TELLING = 5.0
"""Score at which a signal has told what else the page is, so that others yield to it."""
_MARKS = 2
"""How many different marks that takes: a title names a thing that its page may only borrow from, as a passing word does."""
_AGAINST = "not-promotional"
_LONGEST_TITLE = 80
"""Characters of a first line that heads a page without headings."""
_ABOUT_THE_PAGE = frozenset({None, "promotional", _AGAINST, Context.COMMERCIAL_OFFER})
"""Towards what a signal says nothing that stands in what the site repeats on each of its pages."""
_DOUBTFUL = 0.5
"""How much a signal counts that has not told what else the page is."""
_LONG = 120
"""Words of a page that speaks to its reader, of itself or for what it tells of, if it offers anything; a shorter one may be a label."""
_ADDRESSING = 1 / 200
"""How often it does, for each word. Of the 730 pages of labelled copy that offer something one does so more seldom (it praises what it
sells all through), and a third of those that offer nothing: journals, committees and newspapers tell of others in the third person."""
_MENU = 3
"""Links that make a block of nothing else a menu: it speaks of the site."""
_OFFERING = frozenset({"promotional", Context.COMMERCIAL_OFFER})
"""Towards what a signal says nothing that is quoted: those are the words of others, or an example of what is not to be said."""
_QUOTATION = regex(r"[\"“][^\"“”\n]*[\"”](\s*[-–—]+\s*\w)?")
"""A quotation, and whether it is signed: those who praise a house are signed behind a dash, and their words are its own."""
_LINKING = frozenset({"link", "paragraph"})
"""Surfaces that a menu can have: a line of links that dots or bars part is a paragraph."""


def title_label(signal: Signal) -> str:
    """The label of a signal's phrases that count in a title alone."""
    return f"title:{signal.id}"


def unless_label(signal: Signal) -> str:
    """The label of what takes a signal back in the same sentence."""
    return f"signal:{signal.id}:unless"


def read_signs(document: Document, index: Index, signals: Sequence[Signal]) -> Signs:
    """The signals of a page, whose sentences `index` has, and what each adds up to."""
    readings = index.readings
    titles = _titles(document)
    headed_by = families_in([reading for reading in readings if reading.block in titles])
    passed_over = _needed_by_none(readings, signals)
    titling = {title_label(signal): signal for signal in signals}
    is_quoted = _quotations(document)
    seen = [
        Sign(signal, source_span(document.blocks[reading.block], reading.sentence, start, end), reading.block)
        for number, reading in enumerate(readings)
        if document.blocks[reading.block].visibility is not Visibility.HIDDEN
        for start, end, signal in _told(reading, titles, titling)
        if signal.id not in passed_over
        if not (signal.towards in _OFFERING and is_quoted(reading, start))
        if not signal.of_therapy or names_the_therapy(document, readings, number, headed_by)
    ]
    block_at = _finder(document)
    seen += [
        Sign(signal, feature.span, block_at(feature.span), is_feature=True)
        for signal in signals
        if signal.links or signal.schema_types
        for feature in document.features
        if _matches(signal, feature)
    ]
    seen += [
        Sign(signal, field.span, block_at(field.span), is_feature=True)
        for signal in signals
        if signal.inputs and (field := _lead_form(document, signal)) is not None
    ]
    aside = _aside(document)
    signs = _counted(document, seen, titles, aside)
    scores: dict[str, float] = {}
    for sign in signs:
        if sign.counted:
            scores[str(sign.signal.towards)] = scores.get(str(sign.signal.towards), 0.0) + sign.counted
    mentions = any(reading.has_mention("product") for reading in readings if reading.block not in aside) or any(
        sign.block not in aside for sign in signs if sign.signal.therapy is not None and sign.mentions_therapy
    )
    naming = [sign for sign in signs if sign.signal.therapy == "named"]
    named = titles if any(document.blocks[number].level or document.blocks[number].surface == "title" for number in titles) else frozenset()
    headed = any(reading.has_mention("product") and reading.block in named for reading in readings) or any(
        _heads(titles, sign) for sign in naming
    )
    in_heading = any(sign.block is not None and document.blocks[sign.block].level == 1 for sign in naming)
    of_others = not in_heading and is_of_others(document, readings)
    return Signs(
        SignTable(signs),
        scores,
        mentions,
        headed,
        of_others=of_others,
        offers_it=of_others and any(_offers_it(document, readings, signs, naming)),
        of_field=mentions or speaks_of_bodies(readings),
        sums_alone=_sums_alone(signs),
        addresses=_addresses(readings, signs, aside),
    )


def _addresses(readings: Sequence[Reading], signs: Sequence[Sign], aside: frozenset[int]) -> bool:
    """Whether the page speaks to its reader, of itself or for what it tells of oftener than in passing, or has too few words to tell.

    To say once outright that one offers it is enough.
    """
    words = sum(len(reading) for reading in readings if reading.block not in aside)
    spoken = [sign for sign in signs if sign.signal.addresses and sign.block not in aside]
    return words < _LONG or len(spoken) >= _ADDRESSING * words or any(sign.counts and sign.signal.weight >= _PLAIN for sign in spoken)


def _quotations(document: Document) -> Callable[[Reading, int], bool]:
    """What tells whether a token of a sentence stands within quotation marks."""
    quotations: dict[int, tuple[tuple[int, int], ...]] = {}

    def is_quoted(reading: Reading, token: int) -> bool:
        if reading.block not in quotations:
            text = document.blocks[reading.block].text
            quotations[reading.block] = tuple(_unsigned(text)) if '"' in text or "“" in text else ()
        at = reading.sentence.starts[token] if quotations[reading.block] else 0
        return any(start <= at < end for start, end in quotations[reading.block])

    return is_quoted


def _unsigned(text: str) -> Iterator[tuple[int, int]]:
    return (each.span() for each in _QUOTATION.finditer(text) if each.group(1) is None)


def _sums_alone(signs: Sequence[Sign]) -> float:
    """What the sums of money count for promotion where nothing else on the page offers anything; 0 where something does.

    Such sums are what somebody else asks, or are asked for something else: a coroner, a prize and a museum name them too.
    """
    offering = [sign for sign in signs if sign.counted and sign.signal.towards == "promotional" and sign.signal.weight >= _SIGNED]
    return sum(sign.counted for sign in offering) if all(sign.signal.of_money for sign in offering) else 0.0


def _needed_by_none(readings: Sequence[Reading], signals: Sequence[Signal]) -> frozenset[str]:
    """The signals that say something only to those that need them, of which the page has none: every page about needles has a needle."""
    beside = frozenset([signal.id for signal in signals if signal.towards is None and not signal.speaks_alone])
    elsewhere = [
        need for signal in signals if signal.links or signal.schema_types or signal.inputs or signal.titles for need in signal.needs
    ]
    return beside.difference(
        elsewhere, [need for each in readings if each.signals for _, _, signal in each.signals for need in signal.needs]
    )


def _told(reading: Reading, titles: frozenset[int], titling: Mapping[str, Signal]) -> Iterator[tuple[int, int, Signal]]:
    """The signals of a sentence that nothing in it takes back, each stretch once; those of a title too, where it is one.

    `titling` are the signals by the label of their phrases that count in a title.
    """
    titled = reading.block in titles
    if not reading.signals and not titled:
        return
    reached: dict[str, int] = {}
    for start, end, signal in reading.signals:
        if start >= reached.get(signal.id, 0) and not _is_taken_back(signal, reading):
            reached[signal.id] = end
            yield start, end, signal
    for start, end, own in reading.phrases if titled else ():
        if not titling.keys().isdisjoint(own):
            named = [signal for label, signal in titling.items() if label in own]
            yield from ((start, end, signal) for signal in named if not _is_taken_back(signal, reading))


def _is_taken_back(signal: Signal, reading: Reading) -> bool:
    """Whether something in the sentence takes back what `signal` says."""
    return bool(signal.unless.phrases or signal.unless.lists) and has_label(reading, unless_label(signal))


def _counted(document: Document, seen: Sequence[Sign], titles: frozenset[int], aside: frozenset[int]) -> list[Sign]:
    """`seen` with what each counts: most signals twice, those that tell what else a page is by their different passages.

    What has told it silences the signals that yield to it. Anything less is doubtful, such as a doctor's residency, or a ward that nobody
    has to lie on: the strongest of these counts half, the others a quarter.
    """
    first = _weighed(document, seen, titles, aside, frozenset())
    marks: dict[str, list[Sign]] = {}
    for sign in first:
        if sign.counted and sign.signal.towards == _AGAINST:
            marks.setdefault(sign.signal.id, []).append(sign)
    scores = {name: sum(sign.counted for sign in own) for name, own in marks.items()}
    telling = frozenset(
        name for name, own in marks.items() if scores[name] >= _TELLING and (len(own) >= _MARKS or own[0].signal.weight >= _TELLING)
    )
    yielding = any(not telling.isdisjoint(sign.signal.yields_to) for sign in seen)
    weighed = _weighed(document, seen, titles, aside, telling) if yielding else first
    doubtful = sorted((score, name) for name, score in scores.items() if name not in telling)
    shares = {name: _DOUBTFUL * (1 if name == doubtful[-1][1] else _DOUBTFUL) for _, name in doubtful}
    return [replace(sign, counted=sign.counted * shares[sign.signal.id]) if sign.signal.id in shares else sign for sign in weighed]


def _weighed(
    document: Document, seen: Sequence[Sign], titles: frozenset[int], aside: frozenset[int], telling: frozenset[str]
) -> list[Sign]:
    passages: dict[str, set[str]] = {}
    present = {sign.signal.id for sign in seen}
    weighed = []
    for sign in sorted(seen, key=lambda each: not _heads(titles, each)):
        signal = sign.signal
        before = passages.setdefault(signal.id, set())
        silent = (
            not telling.isdisjoint(signal.yields_to)
            or (bool(signal.needs) and present.isdisjoint(signal.needs))
            or (sign.block in aside and signal.towards in _ABOUT_THE_PAGE)
        )
        against = signal.towards == _AGAINST
        passage = document.source[sign.span.start : sign.span.end].casefold() if against else str(len(before))
        if silent or passage in before or len(before) >= (_DISTINCT if against else _REPEATS):
            weighed.append(sign)
            continue
        weight = signal.weight * (_IN_TITLE if against and _heads(titles, sign) and not before else 1)
        weighed.append(replace(sign, counts=True, counted=weight if not before else weight / 2))
        before.add(passage)
    return weighed


def _offers_it(document: Document, readings: Sequence[Reading], signs: Sequence[Sign], naming: Sequence[Sign]) -> Iterator[bool]:
    """For each plain offer, whether its sentence names the therapy. What is written as a name may be that of the house."""
    offers = [sign for sign in signs if sign.signal.towards == "promotional" and sign.signal.weight >= _PLAIN and sign.counted > 0]
    offered = Stretches(sign.span for sign in offers)
    named = Stretches(sign.span for sign in naming if document.source[sign.span.start].islower())
    for reading in readings if offers else ():
        if len(reading):
            sentence = source_span(document.blocks[reading.block], reading.sentence, 0, len(reading))
            if reading.has_mention("product") or named.overlap(sentence):
                yield offered.overlap(sentence)


def _heads(titles: frozenset[int], sign: Sign) -> bool:
    return sign.block in titles and not sign.is_feature


def decide_context(signs: Signs) -> Context:
    """The context that the page's own signals speak for; `commercial-offer` when unsure."""
    offer = signs.score(Context.COMMERCIAL_OFFER) + signs.score("promotional")
    if signs.score(Context.TRIAL_RECRUITMENT) >= _DECISIVE and signs.score(Context.COMMERCIAL_OFFER) < _OFFER:
        return Context.TRIAL_RECRUITMENT
    if signs.score(Context.COSMETIC) >= _DECISIVE:
        return Context.COSMETIC
    if signs.score(Context.EDUCATION) + signs.score("not-promotional") >= _DECISIVE and offer < _OFFER:
        return Context.EDUCATION
    return Context.COMMERCIAL_OFFER


def is_foreign(signs: Signs) -> bool:
    """Whether a page speaks neither of the therapy nor of health, nor invites its reader to a visit: an offer may tell the way to its door.

    What else speaks for an offer does not count here: manuals are full of packages, plans and prices.
    """
    return not signs.of_field and not any(sign.counts and sign.signal.invites for sign in signs.signs)


def promotes(signs: Signs, assertions: Sequence[Assertion]) -> bool:
    """Whether the page offers or praises the therapy: only such pages owe disclosures.

    A page that shows a sign of an offer, or credits the therapy with an effect under its name or to its reader, is taken to promote it when
    it gives no sign of being anything else; sums of money alone are a sign only on a page that praises the therapy. To speak of the therapy
    to a reader is not enough: that is what a leaflet does. A page that offers nothing and says of the therapy only what it does not do
    refutes it; one about the treatment of others that neither credits the therapy with anything nor offers it mentions it in passing; and
    one that speaks neither to its reader nor of itself, and praises nothing, tells what others offer.
    """
    if not signs.mentions_product:
        return False
    of_effect = [each for each in assertions if each.agent == "product" and each.rung.height > Rung.APPEARANCE.height]
    praise = {assertion.reading for assertion in of_effect if assertion.stance in CLAIMING_STANCES}
    if signs.of_others and not praise and not signs.offers_it:
        return False
    denied = {assertion.reading for assertion in of_effect if assertion.stance in _DENYING}
    if not praise and not signs.addresses:
        return False
    recruits = signs.score(Context.TRIAL_RECRUITMENT)
    offer = signs.score("promotional") - (0.0 if praise else signs.sums_alone)
    against = signs.score(_AGAINST) + (recruits if recruits >= _TELLING else 0.0)
    if offer >= max(_OFFER, against) or (len(praise) >= _ENOUGH_PRAISE and len(praise) > against):
        return True
    explained = signs.score(Context.EDUCATION) > offer or recruits >= _TELLING
    if explained or (denied and not praise and offer < _OFFER):
        return False
    told = bool(praise) and (offer >= _ADDRESSED or (signs.headed_by_product and offer > 0))
    return against < _OFFER and offer >= against and (told or offer >= _SIGNED)


def menus(document: Document) -> frozenset[int]:
    """The blocks that lead elsewhere and say nothing: navigation, and a block of nothing but several links, whatever parts them."""
    links = sorted(feature.span for feature in document.features if feature.kind == "link")
    begin, end = [span.start for span in links], sorted(span.end for span in links)

    def is_menu(span: Span, *, parted: bool) -> bool:
        first, last = bisect_right(end, span.start), bisect_left(begin, span.end)
        if last - first < _MENU or not parted:
            return last - first >= _MENU
        own = links[first:last]
        between = (document.source[one.end : other.start] for one, other in pairwise(own))
        return own[0].start <= span.start and span.end <= own[-1].end and not any(map(_has_words, between))

    return frozenset(
        number
        for number, block in enumerate(document.blocks)
        if block.surface == "navigation" or (block.surface in _LINKING and is_menu(block.span(), parted=block.surface != "link"))
    )


def _aside(document: Document) -> frozenset[int]:
    """The blocks that speak of the site and not of the page: menus and the footer."""
    return menus(document) | {number for number, block in enumerate(document.blocks) if block.surface == "footer"}


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _titles(document: Document) -> frozenset[int]:
    """The title, the first headings, and where there is neither a short first line."""
    found = [number for number, block in enumerate(document.blocks) if block.surface == "title" or block.level == 1]
    first = next((number for number, block in enumerate(document.blocks) if block.visibility is Visibility.VISIBLE), None)
    if not found and first is not None and len(document.blocks[first].text) <= _LONGEST_TITLE:
        found = [first]
    return frozenset(found)


def _lead_form(document: Document, signal: Signal) -> Feature | None:
    """A field of a form that asks for two of the signal's `inputs`: who fills it in will be called back."""
    asked: dict[str, Feature] = {}
    for feature in document.features:
        if feature.kind == "input":
            asked |= {name: feature for name in signal.inputs if name in feature.value.casefold() and name not in asked}
    return min(asked.values(), key=lambda feature: feature.span) if len(asked) > 1 else None


def _finder(document: Document) -> Callable[[Span], int | None]:
    """What tells the first block that ends after a span begins: the one that holds a link, or that its tag stands before."""
    reached: list[int] = []

    def block_at(span: Span) -> int | None:
        if not reached:  # most pages have nothing whose block is asked for
            reached.extend(accumulate((block.span().end for block in document.blocks), max))
        number = bisect_right(reached, span.start)
        return number if number < len(reached) else None

    return block_at


def _matches(signal: Signal, feature: Feature) -> bool:
    if feature.kind in {"link", "form"}:
        value = feature.value.casefold()
        return any(map(value.__contains__, signal.links))
    return feature.kind == "schema-type" and feature.value in signal.schema_types
