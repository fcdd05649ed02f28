"""Recognising in Python what `linter.language._reading` recognises where it could be compiled: both find the same in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TypeVar

from linter.language.disguise import Disguise
from linter.language.lexicon import AGENT_CLASS, EffectUse, Lexicon, Mask, MentionKind, MentionOf, Name, Outcome, Phrase
from linter.language.matches import MOST_HELD, Place
from linter.language.names import NameHit
from linter.language.quantities import quantities
from linter.language.reading import Cue, Mention, Reading, abbreviated, classes_with
from linter.language.tokens import Sentence
from linter.registry.vocabulary import CueGroup, Signal

Found = TypeVar("Found")


def recognised(sentence: Sentence, block: int, lexicon: Lexicon, disguises: tuple[Disguise, ...]) -> Reading:
    """The reading of a sentence, as `linter.language.reading.read_sentence` gives it."""
    shortened = [] if lexicon.shortened.isdisjoint(sentence.words) else abbreviated(sentence, lexicon.abbreviations, lexicon.ordinary)
    names = _outermost(lexicon.names.hits(sentence) + shortened)
    effects = lexicon.effects.hits(sentence)
    amounts = quantities(sentence, lexicon.amounts)
    classes = classes_with(amounts, names, effects)
    early = lexicon.early.by_kind(sentence, classes)
    masks = early.get(Mask, ())
    kept_names, kept_effects = names, effects
    if masks:
        kept_names, kept_effects = _unmasked(names, masks, len(sentence)), _unmasked(effects, masks, len(sentence))
    if kept_effects and kept_names:
        kept_effects = _triggers(kept_effects, [(name.start, name.end) for name in kept_names], len(sentence))
    agents = early.get(MentionOf, ())
    if agents and kept_effects:
        kept_effects = _triggers(kept_effects, [(start, end) for start, end, _ in agents], len(sentence))
    if len(kept_names) < len(names) or len(kept_effects) < len(effects):
        classes = classes_with(amounts, kept_names, kept_effects)
    if agents:
        classes[AGENT_CLASS] = _spans_of(agents)
    late = lexicon.late.by_kind(sentence, classes)
    shared = lexicon.shared
    if len(shared) > MOST_HELD:
        shared.clear()
    share = shared.setdefault
    phrases = tuple(late.get(Phrase, ()))
    named: list[tuple[MentionKind, str, int, int]] = []
    if kept_names:
        named = [("product", hit.payload.id, hit.start, hit.end) for hit in kept_names if hit.payload.kind == "product"]
    if agents or MentionOf in late:
        named += [(payload.kind, "", start, end) for start, end, payload in (*agents, *late.get(MentionOf, ()))]
    mentions: list[Mention] = [shared.get(key) or share(key, Mention(*key)) for key in named] if named else []
    if len(mentions) > 1:
        mentions.sort(key=lambda mention: (mention.start, -mention.end))
    # Of most kinds most sentences have nothing: what is not there is not looked through.
    return Reading(
        block,
        sentence,
        tuple([share((hit.start, hit.end, id(hit.payload)), hit) for hit in kept_names if hit.payload.kind != "product"])
        if kept_names
        else (),
        tuple([share((use.start, use.end, id(use.payload)), use) for use in kept_effects]) if kept_effects else (),
        tuple([(start, end, payload.effect) for start, end, payload in late[Outcome] if not _is_hidden(masks, start, end)])
        if Outcome in late
        else (),
        tuple(mentions),
        tuple([shared.get(key := (start, end, id(group))) or share(key, Cue(start, end, group)) for start, end, group in late[CueGroup]])
        if CueGroup in late
        else (),
        share(phrases, phrases),
        tuple(late.get(Signal, ())),
        tuple([(start, end) for start, end, _ in masks]) if masks else (),
        (),
        disguises,
    )


def _is_hidden(masks: Sequence[Place], start: int, end: int) -> bool:
    """Whether one of `masks` takes words of tokens `start` to `end` with it into something else: “renew themselves by dividing”, and “do
    better with something else” at the end of “patients may do better with”. What lies within them hides no whole of them.
    """
    return any(first < end and start < last and not (start <= first and last <= end) for first, last, _ in masks)


def _outermost(hits: list[NameHit[Name]]) -> list[NameHit[Name]]:
    """Of overlapping names the first, the longest of those; one stretch under two names is kept twice."""
    if len(hits) < 2:
        return hits
    kept: list[NameHit[Name]] = []
    reached, stretch = 0, (-1, -1)
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if hit.start >= reached or (hit.start, hit.end) == stretch:
            kept.append(hit)
            reached, stretch = hit.end, (hit.start, hit.end)
    return kept


def _unmasked(hits: list[NameHit[Found]], masks: Sequence[Place], count: int) -> list[NameHit[Found]]:
    reach = _reach([(start, end) for start, end, _ in masks], count)
    return [hit for hit in hits if reach[hit.start] < hit.end]


def _triggers(effects: list[NameHit[EffectUse]], named: Sequence[tuple[int, int]], count: int) -> list[NameHit[EffectUse]]:
    """Effect words that are no part of what is `named` at greater length (`wound healing`, `stem cell therapy`, `hormone therapy`)."""
    reach = _reach(named, count)
    return [use for use in effects if reach[use.start] < use.end or (use.start, use.end) in named]


def _reach(spans: Iterable[tuple[int, int]], count: int) -> list[int]:
    """For each token the furthest end of a span that begins at or before it."""
    reach = [0] * count
    for start, end in spans:
        reach[start] = max(reach[start], end)
    return list(accumulate(reach, max))


def _spans_of(places: Sequence[Place]) -> dict[int, tuple[int, ...]]:
    spans: dict[int, tuple[int, ...]] = {}
    for start, end, _ in places:
        spans[start] = (*spans.get(start, ()), end)
    return spans
