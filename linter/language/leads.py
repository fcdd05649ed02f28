"""What leads to a list of what is treated (“Indications”, “We use PRP to treat:”), and how it stands to that list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linter.documents.model import Document
from linter.findings import Stance
from linter.language.index import Index
from linter.language.reading import Reading, in_block
from linter.language.said import LEAD_INS, LEAD_ONS, OTHER_LISTS, RISK_HEADS, Standing
from linter.language.saying import standing

_BULLETS = frozenset("•‣◦▪●▸►➤✓✔✅")
_NO_LEADS = frozenset({Stance.NEGATED, Stance.REPORTED, Stance.INVESTIGATIONAL})
_WITHIN = frozenset({Stance.NEGATED, Stance.HEDGED, Stance.INVESTIGATIONAL})
_RUNNING = frozenset({"paragraph", "quote"})
_A_NAME = 4
"""Words that the name of a condition takes up in a row of them, with what joins it to the next."""
_MOST, _HALF = 4, 2
"""Of how many items of a list one may be something else than a name, and of how many words of an item one has to be its name."""
_A_HEAD = 8
"""Words of a heading or a question in which a “not” denies what it leads to, wherever it stands (“Who should not have it?”)."""
_LED = Standing(Stance.ASSERTED)


def introducing(document: Document, index: Index) -> dict[int | None, Standing]:
    """The blocks that introduce lists of what is treated, and how each stands to it (“PRP may help with:”).

    One that denies it, reports or asks it of research, or speaks of another treatment, introduces none, nor does the “Problem” beside
    “How often” or under “Possible problems”. “Among them:” goes on with the heading that it stands under.
    """
    found: dict[int | None, Standing] = {}
    if LEAD_INS not in index:
        return found
    readings = index.readings
    for number in sorted(index.with_any(LEAD_INS, LEAD_ONS)):
        reading = readings[number]
        for start, end, labels in reading.phrases:
            if LEAD_INS not in labels and LEAD_ONS not in labels:
                continue
            if reading.has_mention("agent") and not reading.has_mention("product"):
                break
            if LEAD_INS in labels:
                stands = _lead_standing(reading, start, end, readings[number + 1] if number + 1 < len(readings) else None)
                if stands.stance not in _NO_LEADS:
                    found[reading.block] = stands if stands.stance is Stance.HEDGED else _LED
            elif (led := found.get(document.blocks[reading.block].section)) is not None:
                found[reading.block] = led
    risks = {readings[number].block for number in index.with_label(RISK_HEADS)}
    blocks = document.blocks
    beside = {blocks[block].row for block in risks} - {None}
    return {
        block: led
        for block, led in found.items()
        if block is not None and blocks[block].row not in beside and blocks[block].section not in risks
    }


def listing(document: Document, readings: Sequence[Reading], led: Mapping[int | None, Standing]) -> frozenset[int]:
    """The blocks that head lists of hardly anything but names of conditions: what an offer lists so it treats, whatever the head says.

    Unless the head denies, asks or reports, speaks of another treatment, or heads other lists: of causes, of signs, of whom to turn away.
    """
    blocks = document.blocks
    items: dict[int, list[bool]] = {}
    before = None
    for reading in readings:
        if reading.block != before:
            before = reading.block
            block = blocks[before]
            if block.surface == "list-item" and block.lead is not None and block.lead not in led:
                items.setdefault(block.lead, []).append(is_name(reading))
    named = [lead for lead, names in items.items() if sum(names) > 1 and _MOST * sum(names) >= (_MOST - 1) * len(names)]
    heading = {lead: {lead, _section(document, lead)} for lead in named}
    asked = set[int]().union(*heading.values())  # once each: under one long heading there may be thousands of lists
    others = {block for block in asked if any(_heads_others(readings[number]) for number in in_block(readings, block))}
    return frozenset([lead for lead in named if others.isdisjoint(heading[lead])])


def _section(document: Document, block: int) -> int:
    """The heading that a block stands under, or itself without one."""
    section = document.blocks[block].section
    return block if section is None else section


def is_name(reading: Reading) -> bool:
    """Whether a sentence is little more than the name of an illness."""
    if not reading.targets:
        return False
    named = 0
    for start, end, name in reading.targets:
        if name.kind != "structure":
            named += end - start
    return named > 0 and _HALF * named >= len(reading)


def _heads_others(reading: Reading) -> bool:
    """Whether a head cannot be that of what is treated with the product."""
    if reading.has_mention("agent") and not reading.has_mention("product"):
        return True
    if any(cue.group.stance in _NO_LEADS for cue in reading.cues):
        return True
    return any(RISK_HEADS in labels or OTHER_LISTS in labels for _, _, labels in reading.phrases)


def answering(document: Document, readings: Sequence[Reading], led: dict[int | None, Standing]) -> dict[int, int]:
    """The sentences of running text that a lead-in leads to as it does to the items of a list, each with the block it stands in.

    One right after the question (“Which problems do you treat? Gout.”), or a row of names below a heading (“Gout, lupus, acne.”).
    """
    found: dict[int, int] = {}
    for number, reading in enumerate(readings[1:], start=1):
        before = readings[number - 1]
        if before.block not in led or not reading.targets or document.blocks[reading.block].surface not in _RUNNING:
            continue
        if before.block == reading.block or document.blocks[reading.block].section == before.block:
            asked = before.sentence.ending == "?" and any(LEAD_INS in labels for _, _, labels in before.phrases)
            if asked or (before.block != reading.block and _is_row(reading)):
                found[number] = before.block
    return found


def bulleted(document: Document) -> dict[int, int]:
    """The paragraphs that are lists by their bullets alone (“• Gout • Lupus”, pasted into Markdown), each with the block that leads it."""
    led: dict[int, int] = {}
    for number, block in enumerate(document.blocks[1:], start=1):
        if block.surface == "paragraph" and block.text.lstrip()[:1] in _BULLETS:
            led[number] = led.get(number - 1, number - 1)
    return led


def _is_row(reading: Reading) -> bool:
    """Whether a sentence begins with the first of several targets and holds few words beside them."""
    return len(reading.targets) > 1 and reading.targets[0].start <= 1 and len(reading) <= _A_NAME * len(reading.targets)


def _lead_standing(reading: Reading, start: int, end: int, following: Reading | None) -> Standing:
    """The stance of a lead-in. The phrase is long: a “not” or “may” within it governs its end (“PRP may be of use in:”)."""
    if len(reading) <= _A_HEAD and any(cue.group.stance is Stance.NEGATED and start <= cue.start < end for cue in reading.cues):
        return Standing(Stance.NEGATED)
    stands = standing(reading, start, end, following)
    inner = standing(reading, end - 1, end, following)
    return inner if stands.stance is Stance.ASSERTED and inner.stance in _WITHIN else stands
