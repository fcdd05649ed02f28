"""The assertions of a page, sentence by sentence: the frames of each, who is credited with them, and how it stands to them.

`linter.language._asserting` does the same compiled, in one call a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any, TypeVar

from linter.findings import Rung, Stance
from linter.language.credit import credited, has_own_subject, is_of_another, is_pronoun
from linter.language.evidence import as_written, evidence
from linter.language.frames import frames
from linter.language.joined import has_label
from linter.language.lexicon import Name
from linter.language.reading import SELLERS, VOICE, Mention, Reading, has_cue
from linter.language.said import (
    ADDRESSED,
    FRAGMENT,
    HUMAN_STUDY,
    LEAD_INS,
    LETTER,
    OFFERED_FOR,
    PRECLINICAL,
    RUNNING,
    SAYING,
    AgentKind,
    AssertedTarget,
    Assertion,
    Frame,
    Standing,
    View,
)
from linter.language.stance import frame_standing
from linter.registry.vocabulary import Effect

Made = TypeVar("Made")
Credited = tuple[Frame, tuple[AgentKind, Mention | None]]
"""A frame and who has its effect."""


def asserted(view: View) -> list[Assertion]:
    """The assertions of a page, sentence by sentence."""
    return list(_Finder(view).find())


class _Finder:
    """One pass over the readings; holds what is the same for every sentence."""

    def __init__(self, view: View) -> None:
        self.view, self.readings = view, view.readings
        self.shared: dict[Any, Any] = {}  # by themselves: of what is said of a long page much is the same
        self.targets: dict[int, AssertedTarget] = {}
        self.spoken: Set[int] | None = None

    def find(self) -> Iterator[Assertion]:
        subjects, listed = self.view.index.mentioning("subject"), self.view.index.with_any(OFFERED_FOR, LEAD_INS)
        introduces = bool(self.view.introducing or self.view.listing)
        before: Reading | None = None
        for number, reading in enumerate(self.readings):
            last, before = before, reading
            named = number in self.view.products
            has_other = not named and number in subjects
            aside = self.view.offers and reading.block not in self.view.offering and not self._answers(number)
            if aside and not named:
                continue
            found = frames(reading, last, self.view.unsaid if number in listed else ())
            if has_other:
                found = [frame for frame in found if not is_of_another(reading, *frame.reach)]
            elif not found and introduces and reading.targets:
                found = self._introduced(number, reading)
            if not found:
                continue
            having = [(frame, agent) for frame in found if (agent := self._agent(number, reading, frame)) is not None]
            for frame, (kind, mention) in _strongest(having, self.view.rungs) if len(having) > 1 else having:
                if not aside or (kind == "product" and frame.kind == SAYING):
                    yield self._assertion(number, frame, kind, mention)

    def _introduced(self, number: int, reading: Reading) -> list[Frame]:
        """Frames of an item or an answer that a lead-in introduces (“Conditions we treat:”): its targets, where it says nothing itself.

        A row of a table can be about another treatment.
        """
        block = self.view.blocks[reading.block]
        if block.surface == "table-cell" and block.row in self.view.others:
            return []
        lead = self._lead(number)
        if lead not in self.view.introducing and not (lead in self.view.listing and block.surface == "list-item"):
            return []
        targets = [target for target in reading.targets if target.payload.kind != "structure"]
        return [
            Frame("lead-in", effect, target.start, target.end, target, about=target.payload)
            for effect in self.view.unsaid
            for target in targets
        ]

    def _lead(self, number: int) -> int | None:
        """The block that leads to a sentence. A link has none: a grid of tiles stands under the heading of its section."""
        reading = self.readings[number]
        if number in self.view.answering:
            return self.view.answering[number]
        block = self.view.blocks[reading.block]
        if block.lead is not None:
            return block.lead
        return block.section if block.surface == "link" else self.view.bulleted.get(reading.block)

    def _assertion(self, number: int, frame: Frame, kind: AgentKind, mention: Mention | None) -> Assertion:
        reading = self.readings[number]
        stands = self._standing(number, reading, frame)
        target = self._target(frame)
        span, passages = evidence(self.view.blocks[reading.block], reading, frame, mention, stands.cues)
        return Assertion(
            frame.effect,
            target,
            self._rung(number, frame, target),
            stands.stance,
            kind,
            self._once(as_written(reading.sentence, mention)) if mention is not None else "",
            frame.kind,
            reading.block,
            number,
            frame.reach,
            span,
            self._once(passages),
        )

    def _once(self, value: Made) -> Made:
        """`value`, or an equal one that was met before."""
        met: Made = self.shared.setdefault(value, value)
        return met

    def _standing(self, number: int, reading: Reading, frame: Frame) -> Standing:
        """How the sentence stands to a frame; what a lead-in introduces stands as that does."""
        following = self.readings[number + 1] if number + 1 < len(self.readings) else None
        stands = frame_standing(reading, frame, following)
        if frame.kind == "lead-in" and stands.stance is Stance.ASSERTED:
            return self.view.introducing.get(self._lead(number), stands)
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
        rung = self.view.rungs[frame.effect].rungs[target.kind]
        if self.view.offers:
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
        named = self._product_in_view(number) or (frame.kind == "lead-in" and self._lead(number) in self.view.naming)
        in_view = named or (by is not None and not self._is_loose(number, by))
        if frame.kind == "nominal" and not in_view and self.view.blocks[reading.block].surface == "navigation":
            return None  # “Acne treatment” in a menu names another page, not what is offered on this one
        name = frame.about
        about = "outcome" if name is None else name.kind
        if frame.soft and (about in {"structure", "outcome"} or not (in_view or self._invites(reading, frame))):
            return None
        if not self.view.offers:
            return ("page", by) if named else None
        if not (in_view or frame.kind == "lead-in") and (has_own_subject(reading, frame) or not self._is_spoken(number, frame)):
            return None
        vague = about == "structure" or (frame.kind == "nominal" and self.view.rungs[frame.effect].everyday_nouns)
        if vague and not (in_view or self._addresses(reading, frame)):
            return None
        return "page", by

    def _product_in_view(self, number: int) -> bool:
        """Whether the sentence, or the one before it in the same block, mentions the product."""
        if number in self.view.products:
            return True
        return number - 1 in self.view.products and self.readings[number - 1].block == self.readings[number].block

    def _answers(self, number: int) -> bool:
        """Whether the sentence answers a question about the product and begins with what stands for it (“What does PRP do? It heals.”)."""
        reading, before = self.readings[number], self.readings[number - 1] if number else None
        return (
            before is not None
            and before.block == reading.block
            and before.sentence.ending == "?"
            and before.has_mention("product")
            and any(mention.kind == "anaphor" and mention.start <= LETTER for mention in reading.mentions)
        )

    def _is_loose(self, number: int, mention: Mention) -> bool:
        """Whether the mention is a bare pronoun (“it”, “they”) in copy that never names the product: it may stand for anything."""
        return is_pronoun(self.readings[number], mention) and not self.view.naming

    def _is_spoken(self, number: int, frame: Frame) -> bool:
        """Whether the block speaks to somebody or for the page, or the sentence is a call, a slogan or no running text."""
        reading = self.readings[number]
        return (
            self._invites(reading, frame)
            or len(reading) <= FRAGMENT
            or self.view.blocks[reading.block].surface not in RUNNING
            or reading.block in self._spoken()
        )

    def _spoken(self) -> Set[int]:
        """The blocks that speak to somebody or for the page: looked for when they are first asked for, which is on few pages."""
        if self.spoken is None:
            speaking = self.view.products | self.view.index.with_any(VOICE, SELLERS)
            self.spoken = {self.readings[number].block for number in speaking}
        return self.spoken

    def _invites(self, reading: Reading, frame: Frame) -> bool:
        """Whether the sentence calls on its reader: it begins with the effect, or asks a leading question."""
        return frame.start == 0 or (reading.sentence.ending == "?" and has_cue(reading, "leads-on") is not None)

    def _addresses(self, reading: Reading, frame: Frame) -> bool:
        """Whether the sentence speaks to its reader or of the page's customers, or is a fragment: a slogan, not a fact of biology."""
        surface = self.view.blocks[reading.block].surface
        return self._invites(reading, frame) or surface not in RUNNING or has_label(reading, ADDRESSED)


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
