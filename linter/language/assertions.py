"""Readings -> assertions: what the copy says, about what, how strongly, in which stance, and who is said to do it.

Copy makes assertions; only the registry has claims. Nothing here knows what is allowed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Literal

from linter.documents.model import Document
from linter.findings import Context, Evidence, Rung, Span, Stance
from linter.language.index import Index
from linter.language.joined import has_label
from linter.language.leads import answering, bulleted, introducing, listing
from linter.language.lexicon import Lexicon, MentionKind, Name
from linter.language.reading import SELLERS, VOICE, Mention, Reading, by_block, has_cue, is_named
from linter.language.said import LEAD_INS, OFFERED_FOR, Frame, Standing
from linter.language.saying import as_written, credited, evidence, frame_standing, frames, has_own_subject, is_pronoun
from linter.records import dataclass
from linter.registry.vocabulary import Effect
from linter.shared import Shared

AgentKind = Literal["product", "page"]
"""Who is said to have the effect: a product that is named (or referred to), or the page itself, when nobody else is in view."""

Credited = tuple[Frame, tuple[AgentKind, Mention | None]]
"""A frame and who has its effect."""

ADDRESSED = "list:frames.addressed"
PRECLINICAL = "list:frames.preclinical-finding"
HUMAN_STUDY = "list:frames.human-finding"
"""Labels of the phrase lists (claims/vocabulary/frames.yaml) that assertions are built on."""

FRAGMENT, _BRIEF = 8, 16
"""Words of a sentence that is taken for a slogan; of a block that says something in passing."""
_LETTER = 1
"""Tokens that may stand before an answer (“A. It heals.”)."""
_SAYING = "active"
"""The frame in which the product is the subject of a whole sentence: nobody need speak for an offer to claim so."""
_RUNNING = frozenset({"paragraph", "quote"})
"""Surfaces of running text."""


@dataclass(frozen=True, slots=True)
class AssertedTarget:
    """What an assertion is about: a condition (`id` and `title` of the registry), a body structure, or a bare outcome (id empty)."""

    kind: Literal["disease", "symptom", "appearance", "structure", "outcome"]
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Assertion:
    """What the copy says in one place.

    Spans are source spans; `span` covers trigger and target, and so do `tokens` (first and one past the last) in their sentence; `block`
    and `reading` are indexes into the document's blocks and readings.
    """

    effect: str
    target: AssertedTarget
    rung: Rung
    stance: Stance
    agent: AgentKind
    agent_text: str
    frame: str
    block: int
    reading: int
    tokens: tuple[int, int]
    span: Span
    evidence: tuple[Evidence, ...]


def find_assertions(
    document: Document, index: Index, lexicon: Lexicon, context: Context, *, of_others: bool = False
) -> tuple[Assertion, ...]:
    """Every assertion about the product or the page's offer in the sentences of `index`, in source order.

    In a commercial offer (or a cosmetic one) a benefit nobody else is credited with is the page's own; elsewhere, and on a page about the
    treatment of others (`of_others`), the product must be in view.
    """
    finder = _Finder(document, index, lexicon, context, of_others)
    return tuple(sorted(finder.find(), key=lambda assertion: (assertion.span, assertion.effect)))


class _Finder:
    """One pass over the readings; holds what is the same for every sentence."""

    def __init__(self, document: Document, index: Index, lexicon: Lexicon, context: Context, of_others: bool) -> None:
        readings = index.readings
        self.document, self.index, self.readings, self.lexicon = document, index, readings, lexicon
        self.shared = Shared()
        self.targets: dict[int, AssertedTarget] = {}
        self.unsaid = lexicon.unsaid
        self.offers = context in {Context.COMMERCIAL_OFFER, Context.COSMETIC}
        self.offering = offering_blocks(document, index, of_others=of_others)
        self.spoken: Set[int] | None = None
        self.products = index.mentioning("product")
        self.naming = {readings[number].block for number in self.products}
        self.introducing = introducing(document, index)
        self.listing = listing(document, readings, self.introducing) if self.offers and self.naming else frozenset[int]()
        self.bulleted = bulleted(document) if self.introducing else {}
        self.answering = answering(document, readings, self.introducing) if self.introducing else {}
        self.rows_of_others = rows_of_others(document, index) if self.introducing else frozenset[int | None]()

    def find(self) -> Iterator[Assertion]:
        subjects, listed = self.index.mentioning("subject"), self.index.with_any(OFFERED_FOR, LEAD_INS)
        introduces = bool(self.introducing or self.listing)
        before: Reading | None = None
        for number, reading in enumerate(self.readings):
            last, before = before, reading
            named = number in self.products
            if not named and number in subjects:
                continue
            aside = self.offers and reading.block not in self.offering and not self._answers(number)
            if aside and not named:
                continue
            found = frames(reading, last, self.unsaid if number in listed else ())
            if not found and introduces and reading.targets:
                found = self._introduced(number, reading)
            if not found:
                continue
            having = [(frame, agent) for frame in found if (agent := self._agent(number, reading, frame)) is not None]
            for frame, (kind, mention) in _strongest(having, self.lexicon.rungs) if len(having) > 1 else having:
                if not aside or (kind == "product" and frame.kind == _SAYING):
                    yield self._assertion(number, frame, kind, mention)

    def _introduced(self, number: int, reading: Reading) -> list[Frame]:
        """Frames of an item or an answer that a lead-in introduces (“Conditions we treat:”): its targets, where it says nothing itself.

        A row of a table can be about another treatment.
        """
        block = self.document.blocks[reading.block]
        if block.surface == "table-cell" and block.row in self.rows_of_others:
            return []
        lead = self._lead(number)
        if lead not in self.introducing and not (lead in self.listing and block.surface == "list-item"):
            return []
        targets = [target for target in reading.targets if target.payload.kind != "structure"]
        return [
            Frame("lead-in", effect, target.start, target.end, target, about=target.payload) for effect in self.unsaid for target in targets
        ]

    def _lead(self, number: int) -> int | None:
        """The block that leads to a sentence. A link has none: a grid of tiles stands under the heading of its section."""
        reading = self.readings[number]
        if number in self.answering:
            return self.answering[number]
        block = self.document.blocks[reading.block]
        if block.lead is not None:
            return block.lead
        return block.section if block.surface == "link" else self.bulleted.get(reading.block)

    def _assertion(self, number: int, frame: Frame, kind: AgentKind, mention: Mention | None) -> Assertion:
        reading = self.readings[number]
        stands = self._standing(number, reading, frame)
        target = self._target(frame)
        span, passages = evidence(self.document.blocks[reading.block], reading, frame, mention, stands.cues)
        return Assertion(
            frame.effect,
            target,
            self._rung(number, frame, target),
            stands.stance,
            kind,
            self.shared(as_written(reading.sentence, mention)) if mention is not None else "",
            frame.kind,
            reading.block,
            number,
            frame.reach,
            span,
            self.shared(passages),
        )

    def _standing(self, number: int, reading: Reading, frame: Frame) -> Standing:
        """How the sentence stands to a frame; what a lead-in introduces stands as that does."""
        following = self.readings[number + 1] if number + 1 < len(self.readings) else None
        stands = frame_standing(reading, frame, following)
        if frame.kind == "lead-in" and stands.stance is Stance.ASSERTED:
            return self.introducing.get(self._lead(number), stands)
        return stands

    def _target(self, frame: Frame) -> AssertedTarget:
        """What a frame is about, the same for all frames about it."""
        name = frame.about
        target = self.targets.get(id(name))  # names are those of the lexicon, which outlives the page
        if target is None:
            target = self.targets[id(name)] = _asserted(name)
        return target

    def _rung(self, number: int, frame: Frame, target: AssertedTarget) -> Rung:
        """The rung by effect and target; outside an offer a finding told with its study design is a finding, not a promise."""
        rung = self.lexicon.rungs[frame.effect].rungs[target.kind]
        if self.offers:
            return rung
        reading = self.readings[number]
        if has_label(reading, PRECLINICAL):
            return min(rung, Rung.PRECLINICAL_FINDING, key=lambda r: r.height)
        if has_label(reading, HUMAN_STUDY):
            return min(rung, Rung.EARLY_HUMAN_FINDING, key=lambda r: r.height)
        return rung

    def _agent(self, number: int, reading: Reading, frame: Frame) -> tuple[AgentKind, Mention | None] | None:
        """Who has the effect; None when it is somebody else, or when nobody relevant is in view."""
        by = credited(reading, frame) if reading.mentions else None
        if by is not None:
            if by.kind == "agent":
                return None
            if by.kind == "product":
                return "product", by
        named = self._product_in_view(number) or (frame.kind == "lead-in" and self._lead(number) in self.naming)
        in_view = named or (by is not None and not self._is_loose(number, by))
        if frame.kind == "nominal" and not in_view and self.document.blocks[reading.block].surface == "navigation":
            return None  # “Acne treatment” in a menu names another page, not what is offered on this one
        name = frame.about
        about = "outcome" if name is None else name.kind
        if frame.soft and (about in {"structure", "outcome"} or not (in_view or self._invites(reading, frame))):
            return None
        if not self.offers:
            return ("page", by) if named else None
        if not (in_view or frame.kind == "lead-in") and (has_own_subject(reading, frame) or not self._is_spoken(number, frame)):
            return None
        vague = about == "structure" or (frame.kind == "nominal" and self.lexicon.rungs[frame.effect].everyday_nouns)
        if vague and not (in_view or self._addresses(reading, frame)):
            return None
        return "page", by

    def _product_in_view(self, number: int) -> bool:
        """Whether the sentence, or the one before it in the same block, mentions the product."""
        if number in self.products:
            return True
        return number - 1 in self.products and self.readings[number - 1].block == self.readings[number].block

    def _answers(self, number: int) -> bool:
        """Whether the sentence answers a question about the product and begins with what stands for it (“What does PRP do? It heals.”)."""
        reading, before = self.readings[number], self.readings[number - 1] if number else None
        return (
            before is not None
            and before.block == reading.block
            and before.sentence.ending == "?"
            and before.has_mention("product")
            and any(mention.kind == "anaphor" and mention.start <= _LETTER for mention in reading.mentions)
        )

    def _is_loose(self, number: int, mention: Mention) -> bool:
        """Whether the mention is a bare pronoun (“it”, “they”) in copy that never names the product: it may stand for anything."""
        return is_pronoun(self.readings[number], mention) and not self.naming

    def _is_spoken(self, number: int, frame: Frame) -> bool:
        """Whether the block speaks to somebody or for the page, or the sentence is a call, a slogan or no running text."""
        reading = self.readings[number]
        return (
            self._invites(reading, frame)
            or len(reading) <= FRAGMENT
            or self.document.blocks[reading.block].surface not in {"paragraph", "quote"}
            or reading.block in self._spoken()
        )

    def _spoken(self) -> Set[int]:
        """The blocks that speak to somebody or for the page: looked for when they are first asked for, which is on few pages."""
        if self.spoken is None:
            speaking = self.products | self.index.with_any(VOICE, SELLERS)
            self.spoken = {self.readings[number].block for number in speaking}
        return self.spoken

    def _invites(self, reading: Reading, frame: Frame) -> bool:
        """Whether the sentence calls on its reader: it begins with the effect, or asks a leading question."""
        return frame.start == 0 or (reading.sentence.ending == "?" and has_cue(reading, "leads-on") is not None)

    def _addresses(self, reading: Reading, frame: Frame) -> bool:
        """Whether the sentence speaks to its reader or of the page's customers, or is a fragment: a slogan, not a fact of biology."""
        surface = self.document.blocks[reading.block].surface
        return self._invites(reading, frame) or surface not in {"paragraph", "quote"} or has_label(reading, ADDRESSED)


def rows_of_others(document: Document, index: Index) -> frozenset[int | None]:
    """The rows of tables that name another treatment, and not the product."""
    others = _rows(document, index, "agent")
    return frozenset(others - _rows(document, index, "product")) if others else frozenset()


def _rows(document: Document, index: Index, kind: MentionKind) -> set[int | None]:
    """The rows of tables with a mention of `kind`."""
    blocks = [document.blocks[index.readings[number].block] for number in index.mentioning(kind)]
    return {block.row for block in blocks if block.surface == "table-cell"}


def offering_blocks(document: Document, index: Index, *, of_others: bool = False) -> frozenset[int]:
    """The blocks that can speak for an offer.

    Copy that names the product, or the page's own treatment (“our knee injection”), and speaks to its reader or for the page does
    throughout. Other copy does in slogans and where it is no running text: in a longer passage somebody reports, teaches or talks of
    other things. On a page about the treatment of others
    (`of_others`) only the blocks that name the product do.
    """
    readings, products = index.readings, index.mentioning("product")
    if of_others:
        return frozenset([readings[number].block for number in products])
    is_voiced = VOICE in index or SELLERS in index
    if is_voiced and (products or any(names_offer(readings[number]) for number in index.mentioning("anaphor"))):
        return frozenset([reading.block for reading in readings])
    return frozenset(
        block
        for block, numbers in by_block(readings)
        if document.blocks[block].surface not in _RUNNING or _is_brief(own := readings[numbers.start : numbers.stop]) or _is_listed(own)
    )


def _is_brief(readings: Sequence[Reading]) -> bool:
    """Whether a block is so short that it says something in passing."""
    return sum(map(len, readings)) <= _BRIEF


def _is_listed(readings: Sequence[Reading]) -> bool:
    """Whether a block is a row of fragments about the product: a line of a price list, a label, a string of slogans."""
    return all(len(reading) <= FRAGMENT for reading in readings) and any(reading.has_mention("product") for reading in readings)


def names_offer(reading: Reading) -> bool:
    """Whether the sentence names the product, or the page's own treatment by more than a pronoun (“our knee injection”)."""
    return any(map(is_named, reading.mentions))


def _strongest(found: Sequence[Credited], rungs: Mapping[str, Effect]) -> list[Credited]:
    """One frame per target: of several the highest rung, then the first. A bare outcome yields to a frame on the same words."""
    best: dict[tuple[str, int], Credited] = {}
    for each in found:
        frame, name = each[0], each[0].about
        key = ("" if name is None else name.id, frame.start if frame.target is None else frame.target.start)
        if key not in best or _height(frame, rungs) > _height(best[key][0], rungs):
            best[key] = each
    if all(frame.about is not None for frame, _ in best.values()):
        return list(best.values())
    spoken = {at for frame, _ in best.values() if frame.about is not None for at in range(*frame.reach)}
    return [each for each in best.values() if each[0].about is not None or spoken.isdisjoint(range(each[0].start, each[0].end))]


def _height(frame: Frame, rungs: Mapping[str, Effect]) -> int:
    name = frame.about
    return rungs[frame.effect].rungs["outcome" if name is None else name.kind].height


def _asserted(name: Name | None) -> AssertedTarget:
    if name is None:
        return AssertedTarget("outcome", "", "")
    assert name.kind != "product"  # noqa: S101 - products are mentions, never targets
    return AssertedTarget(name.kind, name.id, name.title)
