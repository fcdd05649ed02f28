"""Readings -> assertions: what the copy says, about what, how strongly, in which stance, and who is said to do it.

Copy makes assertions; only the registry has claims. Nothing here knows what is allowed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from linter.documents.model import Document
from linter.findings import Context, Evidence, Rung, Span, Stance, evidence_for
from linter.language.frames import Frame, frames, may_have_frames
from linter.language.houses import SET_ASIDE
from linter.language.inflect import VerbForm
from linter.language.leads import answering, bulleted, introducing, listing
from linter.language.lexicon import Lexicon
from linter.language.reading import Mention, Reading, by_block, is_named, is_voiced, source_span
from linter.language.stance import Standing, has_cue, standing
from linter.language.tokens import Join
from linter.records import dataclass
from linter.registry.vocabulary import Effect
from linter.shared import Shared

AgentKind = Literal["product", "page"]
"""Who is said to have the effect: a product that is named (or referred to), or the page itself, when nobody else is in view."""

Credited = tuple[Frame, tuple[AgentKind, Mention | None]]
"""A frame and who has its effect."""

ADDRESSED = "list:frames.addressed"
PRONOUNS = "list:frames.pronouns"
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
_NO_SUBJECTS = frozenset("and or that which who also then it this really truly finally".split())
_INSTRUMENT_LINKS = frozenset("by with using through via from".split())


@dataclass(frozen=True, slots=True)
class AssertedTarget:
    """What an assertion is about: a condition (`id` and `title` of the registry), a body structure, or a bare outcome (id empty)."""

    kind: Literal["disease", "symptom", "appearance", "structure", "outcome"]
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Assertion:
    """What the copy says in one place.

    Spans are source spans; `span` covers trigger and target; `block` and `reading` are indexes into the document's blocks and readings.
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
    span: Span
    evidence: tuple[Evidence, ...]


def find_assertions(
    document: Document, readings: Sequence[Reading], lexicon: Lexicon, context: Context, *, of_others: bool = False
) -> tuple[Assertion, ...]:
    """Every assertion about the product or the page's offer, in source order.

    In a commercial offer (or a cosmetic one) a benefit nobody else is credited with is the page's own; elsewhere, and on a page about the
    treatment of others (`of_others`), the product must be in view.
    """
    finder = _Finder(document, readings, lexicon, context, of_others)
    return tuple(sorted(finder.find(), key=lambda assertion: (assertion.span, assertion.effect)))


class _Finder:
    """One pass over the readings; holds what is the same for every sentence."""

    def __init__(self, document: Document, readings: Sequence[Reading], lexicon: Lexicon, context: Context, of_others: bool) -> None:
        self.document, self.readings, self.lexicon, self.context = document, readings, lexicon, context
        self.shared = Shared()
        self.unsaid = lexicon.unsaid
        self.offers = context in {Context.COMMERCIAL_OFFER, Context.COSMETIC}
        self.offering = offering_blocks(document, readings, of_others=of_others)
        self.spoken: set[int] | None = None
        self.naming = {reading.block for reading in readings if reading.has_mention("product")}
        self.names_product = bool(self.naming)
        self.introducing = introducing(document, readings)
        self.listing = listing(document, readings, self.introducing) if self.offers and self.names_product else frozenset[int]()
        self.bulleted = bulleted(document) if self.introducing else {}
        self.answering = answering(document, readings, self.introducing) if self.introducing else {}
        self.rows_of_others = rows_of_others(document, readings) if self.introducing else frozenset[int | None]()

    def find(self) -> Iterator[Assertion]:
        for number, reading in enumerate(self.readings):
            if not may_have_frames(reading, self.readings[number - 1] if number else None):
                continue
            if reading.has_mention("subject") and not reading.has_mention("product"):
                continue
            aside = self.offers and reading.block not in self.offering and not self._answers(number)
            if aside and not reading.has_mention("product"):
                continue
            found = frames(reading, self.readings[number - 1] if number else None, self.unsaid)
            found += self._introduced(number, reading, found)
            if not found:
                continue
            credited = [(frame, agent) for frame in found if (agent := self._agent(number, reading, frame)) is not None]
            for frame, (kind, mention) in _strongest(credited, self.lexicon.rungs):
                if not aside or (kind == "product" and frame.kind == _SAYING):
                    yield self._assertion(number, frame, kind, mention)

    def _introduced(self, number: int, reading: Reading, found: Sequence[Frame]) -> list[Frame]:
        """Frames of an item or an answer that a lead-in introduces (“Conditions we treat:”): its targets, unless it says something itself.

        A row of a table can be about another treatment.
        """
        block = self.document.blocks[reading.block]
        if found or (block.surface == "table-cell" and block.row in self.rows_of_others):
            return []
        lead = self._lead(number)
        if lead not in self.introducing and not (lead in self.listing and block.surface == "list-item"):
            return []
        targets = [target for target in reading.targets if target.payload.kind != "structure"]
        return [Frame("lead-in", effect, target.start, target.end, target) for effect in self.unsaid for target in targets]

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
        following = self.readings[number + 1] if number + 1 < len(self.readings) else None
        start, end = frame.reach
        stands = (
            standing(reading, frame.start, frame.end, following) if frame.kind == "outcome" else _frame_standing(reading, frame, following)
        )
        if frame.kind == "lead-in" and stands.stance is Stance.ASSERTED:
            stands = self.introducing.get(self._lead(number), stands)
        target = _target(frame)
        block = self.document.blocks[reading.block]

        def spanned(first: int, last: int) -> Span:
            return source_span(block, reading.sentence, first, last)

        span = spanned(start, end)
        passages = [("trigger", spanned(frame.start, frame.end))]
        if frame.target is not None:
            passages.append(("target", spanned(frame.target.start, frame.target.end)))
        if mention is not None:
            passages.append(("agent", spanned(mention.start, mention.end)))
        passages += [("cue", spanned(cue.start, cue.end)) for cue in stands.cues if cue in reading.cues]
        return Assertion(
            effect=frame.effect,
            target=self.shared(target),
            rung=self._rung(reading, frame, target),
            stance=stands.stance,
            agent=kind,
            agent_text=self.shared(" ".join(reading.sentence.raw[mention.start : mention.end])) if mention else "",
            frame=frame.kind,
            block=reading.block,
            reading=number,
            span=span,
            evidence=self.shared(evidence_for(span, passages)),
        )

    def _rung(self, reading: Reading, frame: Frame, target: AssertedTarget) -> Rung:
        """The rung by effect and target; outside an offer a finding told with its study design is a finding, not a promise."""
        rung = self.lexicon.rungs[frame.effect].rungs[target.kind]
        if self.offers:
            return rung
        labels = frozenset[str]().union(*(labels for _, _, labels in reading.phrases))
        if PRECLINICAL in labels:
            return min(rung, Rung.PRECLINICAL_FINDING, key=lambda r: r.height)
        if HUMAN_STUDY in labels:
            return min(rung, Rung.EARLY_HUMAN_FINDING, key=lambda r: r.height)
        return rung

    def _agent(self, number: int, reading: Reading, frame: Frame) -> tuple[AgentKind, Mention | None] | None:
        """Who has the effect; None when it is somebody else, or when nobody relevant is in view."""
        credited = _credited(reading, frame)
        if credited is not None and credited.kind == "agent":
            return None
        if credited is not None and credited.kind == "product":
            return "product", credited
        named = self._product_in_view(number) or (frame.kind == "lead-in" and self._lead(number) in self.naming)
        in_view = named or (credited is not None and not self._is_loose(number, credited))
        if frame.kind == "nominal" and not in_view and self.document.blocks[reading.block].surface == "navigation":
            return None  # “Acne treatment” in a menu names another page, not what is offered on this one
        about = frame.about.kind if frame.about is not None else "outcome"
        if frame.soft and (about in {"structure", "outcome"} or not (in_view or self._invites(reading, frame))):
            return None
        if not self.offers:
            return ("page", credited) if named else None
        is_introduced = frame.kind == "lead-in"
        if not (in_view or is_introduced) and (_has_own_subject(reading, frame) or not self._is_spoken(number, frame)):
            return None
        vague = about == "structure" or (frame.kind == "nominal" and self.lexicon.rungs[frame.effect].everyday_nouns)
        if vague and not (in_view or self._addresses(reading, frame)):
            return None
        return "page", credited

    def _product_in_view(self, number: int) -> bool:
        """Whether the sentence, or the one before it in the same block, mentions the product."""
        reading = self.readings[number]
        if reading.has_mention("product"):
            return True
        before = self.readings[number - 1] if number else None
        return before is not None and before.block == reading.block and before.has_mention("product")

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
        return is_pronoun(self.readings[number], mention) and not self.names_product

    def _is_spoken(self, number: int, frame: Frame) -> bool:
        """Whether the block speaks to somebody or for the page, or the sentence is a call, a slogan or no running text."""
        reading = self.readings[number]
        return (
            self._invites(reading, frame)
            or len(reading) <= FRAGMENT
            or self.document.blocks[reading.block].surface not in {"paragraph", "quote"}
            or reading.block in self._spoken()
        )

    def _spoken(self) -> set[int]:
        """The blocks that speak to somebody or for the page: looked for when they are first asked for, which is on few pages."""
        if self.spoken is None:
            self.spoken = {reading.block for reading in self.readings if reading.has_mention("product") or is_voiced(reading)}
        return self.spoken

    def _invites(self, reading: Reading, frame: Frame) -> bool:
        """Whether the sentence calls on its reader: it begins with the effect, or asks a leading question."""
        return frame.start == 0 or (reading.sentence.ending == "?" and has_cue(reading, "leads-on") is not None)

    def _addresses(self, reading: Reading, frame: Frame) -> bool:
        """Whether the sentence speaks to its reader or of the page's customers, or is a fragment: a slogan, not a fact of biology."""
        surface = self.document.blocks[reading.block].surface
        return (
            self._invites(reading, frame)
            or surface not in {"paragraph", "quote"}
            or any(ADDRESSED in labels for _, _, labels in reading.phrases)
        )


def rows_of_others(document: Document, readings: Sequence[Reading]) -> frozenset[int | None]:
    """The rows of tables that name another treatment, and not the product."""
    cells = [reading for reading in readings if document.blocks[reading.block].surface == "table-cell"]
    others = {document.blocks[cell.block].row for cell in cells if cell.has_mention("agent")}
    return frozenset(others - {document.blocks[cell.block].row for cell in cells if cell.has_mention("product")})


def offering_blocks(document: Document, readings: Sequence[Reading], *, of_others: bool = False) -> frozenset[int]:
    """The blocks that can speak for an offer.

    Copy that names the product, or the page's own treatment (“our knee injection”), and speaks to its reader or for the page does
    throughout. Other copy does in slogans and where it is no running text: in a longer passage somebody reports, teaches or talks of
    other things. On a page about the treatment of others
    (`of_others`) only the blocks that name the product do.
    """
    if of_others:
        return frozenset(reading.block for reading in readings if reading.has_mention("product"))
    if any(map(names_offer, readings)) and any(map(is_voiced, readings)):
        return frozenset(reading.block for reading in readings)
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


def is_pronoun(reading: Reading, mention: Mention) -> bool:
    """Whether the mention is a bare pronoun (“it”, “they”)."""
    return any(PRONOUNS in labels and start <= mention.start and mention.end <= end for start, end, labels in reading.phrases)


def _strongest(found: Sequence[Credited], rungs: Mapping[str, Effect]) -> list[Credited]:
    """One frame per target: of several the highest rung, then the first. A bare outcome yields to a frame on the same words."""
    best: dict[tuple[str, int], Credited] = {}
    for credited in found:
        frame = credited[0]
        key = (frame.about.id if frame.about else "", frame.target.start if frame.target else frame.start)
        if key not in best or _height(frame, rungs) > _height(best[key][0], rungs):
            best[key] = credited
    spoken = {at for frame, _ in best.values() if frame.about is not None for at in range(*frame.reach)}
    return [each for each in best.values() if each[0].about is not None or spoken.isdisjoint(range(each[0].start, each[0].end))]


def _height(frame: Frame, rungs: Mapping[str, Effect]) -> int:
    name = frame.about
    return rungs[frame.effect].rungs["outcome" if name is None else name.kind].height


def _target(frame: Frame) -> AssertedTarget:
    name = frame.about
    if name is None:
        return AssertedTarget("outcome", "", "")
    assert name.kind != "product"  # noqa: S101 - products are mentions, never targets
    return AssertedTarget(name.kind, name.id, name.title)


def _frame_standing(reading: Reading, frame: Frame, following: Reading | None) -> Standing:
    """The stance of a frame: that of its trigger, or of its target when a cue stands between the two or governs the target alone."""
    stands = standing(reading, frame.start, frame.end, following)
    if stands.stance is not Stance.ASSERTED or frame.target is None:
        return stands
    around = standing(reading, frame.target.start, frame.target.end, following)
    return (
        around
        if around.stance in {Stance.NEGATED, Stance.REPORTED} and frame.kind in {"passive", "nominal", "intransitive", "offered-for"}
        else stands
    )


def _credited(reading: Reading, frame: Frame) -> Mention | None:
    """The mention that the effect is credited to: the subject of an active verb, the instrument of a passive, else whoever is named."""
    if not reading.mentions:
        return None
    aside = [(start, end) for start, end, labels in reading.phrases if SET_ASIDE in labels]
    begin, after = (0, 0) if frame.target is None else (frame.target.start, frame.target.end)  # what is the target is no agent
    mentions = [
        m
        for m in reading.mentions
        if m.kind != "subject"
        and not (m.start < after and begin < m.end)
        and not (aside and any(start <= m.start and m.end <= end for start, end in aside))
    ]
    if any(m.kind == "agent" for m in mentions) and not any(m.kind == "product" for m in mentions):
        mentions = [m for m in mentions if not is_pronoun(reading, m)]
    if frame.kind == "active":
        subject = _nearest_left(reading, mentions, frame.start)
        if subject is not None:
            return subject
    instrument = next((m for m in mentions if m.start >= frame.end and _is_instrument(reading, m)), None)
    if instrument is not None:
        return instrument
    for kind in ("product", "agent", "anaphor"):
        named = next((m for m in mentions if m.kind == kind), None)
        if named is not None and (kind != "agent" or frame.kind != "outcome"):
            return named
    return None


def _has_own_subject(reading: Reading, frame: Frame) -> bool:
    """Whether an active verb in the third person follows a subject of its own, one that no vocabulary knows (“careful brushing heals”)."""
    if frame.kind != "active" or frame.start == 0 or frame.verb_form is not VerbForm.S:
        return False
    return reading.sentence.joins[frame.start] == Join.TIGHT and reading.sentence.words[frame.start - 1] not in _NO_SUBJECTS


def _nearest_left(reading: Reading, mentions: Sequence[Mention], at: int) -> Mention | None:
    joins = reading.sentence.joins
    for mention in reversed(mentions):
        if mention.end <= at:
            return None if max(joins[mention.end : at + 1]) >= Join.COLON else mention
    return None


def _is_instrument(reading: Reading, mention: Mention) -> bool:
    return not _INSTRUMENT_LINKS.isdisjoint(reading.sentence.words[max(0, mention.start - 3) : mention.start])
