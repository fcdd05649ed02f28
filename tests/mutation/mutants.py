"""Every way in which one record of the registry could be a little wrong: dropped lists, flipped polarities, moved bounds.

What a record leaves to a default is no data of its own: the defaults are mutated once, for all rules that rely on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar, get_args

from linter.findings import CLAIMING_STANCES, Context, Rung, Stance
from linter.registry.detectors import (
    AssertionDetector,
    AssociationDetector,
    Companion,
    Detector,
    DirectiveDetector,
    DirectiveFault,
    DisclosureDetector,
    DisguiseDetector,
    LanguageDetector,
    OpinionDetector,
    PhraseDetector,
    TargetKind,
    Within,
)
from linter.registry.model import Rule
from linter.registry.vocabulary import CueGroup, CueRole, Effect, Patterns, Vocabulary

Value = TypeVar("Value")

CLAIMING: tuple[Stance, ...] = tuple(stance for stance in Stance if stance in CLAIMING_STANCES)
"""The stances of a rule that names none."""
_ROLES: tuple[CueRole | None, ...] = (None, *get_args(CueRole))
_NEARNESS: tuple[Within, ...] = get_args(Within)
_RUNGS = sorted(Rung, key=lambda rung: rung.height)
_TARGETS: tuple[TargetKind, ...] = tuple(kind for kind in get_args(TargetKind) if kind != "any")
_NAMED = tuple(kind for kind in _TARGETS if kind != "outcome")
_VERDICTS = ("missing", "hidden", "misplaced", "contradicted")
_NEVER = 99.0


@dataclass(frozen=True, slots=True)
class Mutant:
    """One rule with one thing changed; `what` says which."""

    record: str
    what: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class CueMutant:
    """One cue group dropped (None) or changed."""

    record: str
    what: str
    group: CueGroup | None


def rule_mutants(rule: Rule, vocabulary: Vocabulary) -> Iterator[Mutant]:
    """Every mutant of `rule` that is another rule: not one that selects the same of what can be said with `vocabulary`."""
    # Opinions and associations judge offers alone, disclosures are owed where they themselves say: a wider rule would be no other rule.
    widens = isinstance(rule.detect, (PhraseDetector, AssertionDetector, LanguageDetector))
    for what, contexts in _members("context", rule.contexts, tuple(Context) if widens else ()):
        yield Mutant(rule.id, what, replace(rule, contexts=contexts))
    sayable = _sayable(vocabulary.effects, any(context in {Context.EDUCATION, Context.TRIAL_RECRUITMENT} for context in rule.contexts))
    for what, detector in _detectors(rule.detect):
        if isinstance(detector, AssertionDetector) and isinstance(rule.detect, AssertionDetector):
            kinds = {each.id: each.kind for each in vocabulary.conditions}
            if _selected(detector, sayable, kinds) == _selected(rule.detect, sayable, kinds) and detector.stances == rule.detect.stances:
                continue
        yield Mutant(rule.id, what, replace(rule, detect=detector))


def cue_mutants(group: CueGroup) -> Iterator[CueMutant]:
    """Every mutant of a cue group."""
    yield CueMutant(group.id, "dropped", None)
    scopes: tuple[Literal["after", "before", "sentence"], ...] = ("after", "before", "sentence")
    if group.role is not None:  # which says where its cues stand, so that their scope says nothing
        for role in _ROLES:
            if role != group.role:
                yield CueMutant(group.id, f"role {role}", replace(group, role=role))
    elif isinstance(group.stance, Stance):
        for scope in scopes:
            if scope != group.scope:
                yield CueMutant(group.id, f"scope {scope}", replace(group, scope=scope))


def _sayable(effects: Sequence[Effect], reports: bool) -> frozenset[tuple[str, TargetKind, Rung]]:
    """Effect, target kind and rung of all that can be asserted: a rung by the effect or, where a page `reports`, that of a study's finding."""
    findings = (Rung.CURE_OR_GUARANTEE, *((Rung.EARLY_HUMAN_FINDING, Rung.PRECLINICAL_FINDING) if reports else ()))
    return frozenset(
        (effect.id, kind, min(effect.rungs[kind], finding, key=lambda rung: rung.height))
        for effect in effects
        for kind in _TARGETS
        for finding in findings
        if kind != "outcome" or effect.outcomes
    )


def _selected(
    detector: AssertionDetector, sayable: Iterable[tuple[str, TargetKind, Rung]], kinds: Mapping[str, TargetKind]
) -> tuple[set[object], tuple[str, ...], tuple[str, ...]]:
    lowest, highest = detector.rungs
    named = {kinds[each] for each in detector.conditions}
    chosen: set[object] = {
        (effect, kind, rung)
        for effect, kind, rung in sayable
        if lowest.height <= rung.height <= highest.height
        and (not detector.effects or effect in detector.effects)
        and (not named or kind in named)
        and (not detector.targets or "any" in detector.targets or kind in detector.targets)
    }
    return chosen, detector.conditions, detector.agents


def _detectors(detector: Detector) -> Iterator[tuple[str, Detector]]:
    match detector:
        case PhraseDetector():
            yield from _phrase(detector)
        case AssertionDetector():
            yield from _assertion(detector)
        case AssociationDetector():
            yield from _association(detector)
        case LanguageDetector():
            yield from _language(detector)
        case DisguiseDetector():
            for what, stances in _stances(detector.stances):
                yield what, replace(detector, stances=stances)
        case OpinionDetector():
            # How high the bar is comes from measuring, not from examples: a text that barely misses it may reach it after the next training.
            yield "no score", replace(detector, at_least=_NEVER, among_claims=_NEVER, beside_others=None)
        case DirectiveDetector():
            yield from _directive(detector)
        case DisclosureDetector():
            for verdict in _VERDICTS:
                if verdict != detector.verdict:
                    yield f"verdict {verdict}", replace(detector, verdict=verdict)  # type: ignore[arg-type] # one of the literals


def _association(detector: AssociationDetector) -> Iterator[tuple[str, Detector]]:
    for what, kinds in _members("target", detector.targets, _NAMED):
        yield what, replace(detector, targets=kinds)
    for each in detector.excused_by:
        yield f"not excused by {each}", replace(detector, excused_by=_without(detector.excused_by, each))


def _directive(detector: DirectiveDetector) -> Iterator[tuple[str, Detector]]:
    for fault in get_args(DirectiveFault):
        if fault != detector.fault:
            yield f"fault {fault}", replace(detector, fault=fault)


def _language(detector: LanguageDetector) -> Iterator[tuple[str, Detector]]:
    yield "share 0", replace(detector, share=0.0)
    yield "share 1", replace(detector, share=1.0)
    yield "least 0", replace(detector, least=0)
    yield "least 1000", replace(detector, least=1000)


def _phrase(detector: PhraseDetector) -> Iterator[tuple[str, Detector]]:
    for what, patterns in _patterns("", detector.patterns):
        yield what, replace(detector, patterns=patterns)
    for what, patterns in _patterns("unless ", detector.unless):
        yield what, replace(detector, unless=patterns)
    if detector.unless != Patterns():
        inside = Companion(detector.unless, "sentence")
        yield "unless negated", replace(detector, unless=Patterns(), companions=(*detector.companions, inside))
    for number, companion in enumerate(detector.companions):
        yield f"with {number} dropped", replace(detector, companions=_without(detector.companions, companion))
        for what, changed in _companions(f"with {number} ", companion):
            yield what, replace(detector, companions=_exchanged(detector.companions, number, changed))
    for number, answer in enumerate(detector.answers):
        yield f"answer {number} dropped", replace(detector, answers=_without(detector.answers, answer))
        for what, changed in _companions(f"answer {number} ", answer):
            yield what, replace(detector, answers=_exchanged(detector.answers, number, changed))
    for what, stances in _stances(detector.stances):
        yield what, replace(detector, stances=stances)
    if detector.promotional_only:
        yield "not promotional_only", replace(detector, promotional_only=False)


def _assertion(detector: AssertionDetector) -> Iterator[tuple[str, Detector]]:
    if "any" not in detector.targets:
        for what, kinds in _members("target", detector.targets, _TARGETS):
            yield what, replace(detector, targets=kinds)
    lowest, highest = (_RUNGS.index(rung) for rung in detector.rungs)
    if lowest > 0:
        yield "rungs from one lower", replace(detector, rungs=(_RUNGS[lowest - 1], _RUNGS[highest]))
    if highest < len(_RUNGS) - 1:
        yield "rungs to one higher", replace(detector, rungs=(_RUNGS[lowest], _RUNGS[highest + 1]))
    if lowest < highest:
        if lowest > 0:
            yield "rungs from one higher", replace(detector, rungs=(_RUNGS[lowest + 1], _RUNGS[highest]))
        if highest < len(_RUNGS) - 1:
            yield "rungs to one lower", replace(detector, rungs=(_RUNGS[lowest], _RUNGS[highest - 1]))
    for what, stances in _stances(detector.stances):
        yield what, replace(detector, stances=stances)
    for name in ("effects", "conditions", "agents"):
        own: tuple[str, ...] = getattr(detector, name)
        if own:
            yield f"any {name}", replace(detector, **{name: ()})
        for each in own if len(own) > 1 else ():
            yield f"{name} without {each}", replace(detector, **{name: _without(own, each)})


def _patterns(where: str, patterns: Patterns) -> Iterator[tuple[str, Patterns]]:
    for name in patterns.lists:
        yield f"{where}without list {name}", replace(patterns, lists=_without(patterns.lists, name))
    for phrase in patterns.phrases:
        yield f"{where}without “{phrase}”", replace(patterns, phrases=_without(patterns.phrases, phrase))


def _companions(where: str, companion: Companion) -> Iterator[tuple[str, Companion]]:
    several = len(companion.patterns.lists) + len(companion.patterns.phrases) > 1
    for what, patterns in _patterns(where, companion.patterns) if several else ():
        yield what, replace(companion, patterns=patterns)
    at = _NEARNESS.index(companion.within)
    for other in (at - 1, at + 1):
        if 0 <= other < len(_NEARNESS):
            yield f"{where}within {_NEARNESS[other]}", replace(companion, within=_NEARNESS[other])


def _stances(stances: Sequence[Stance]) -> Iterator[tuple[str, tuple[Stance, ...]]]:
    yield "stances flipped", tuple(stance for stance in Stance if stance not in stances)
    if tuple(stances) != CLAIMING:
        yield from _members("stance", stances, tuple(Stance))


def _members(kind: str, own: Sequence[Value], every: Sequence[Value]) -> Iterator[tuple[str, tuple[Value, ...]]]:
    """`own` without each of its members, and with each of `every` that it lacks."""
    for each in own if len(own) > 1 else ():
        yield f"{kind} without {each}", _without(own, each)
    for each in every:
        if each not in own:
            yield f"{kind} and {each}", (*own, each)


def _without(values: Sequence[Value], one: Value) -> tuple[Value, ...]:
    return tuple(value for value in values if value != one)


def _exchanged(values: Sequence[Value], number: int, one: Value) -> tuple[Value, ...]:
    return tuple(one if at == number else value for at, value in enumerate(values))
