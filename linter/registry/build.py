"""Merged plain data -> `Registry`: what a field means when it is left out is decided here and nowhere else.

The data must fit its schemas and its references must hold; nothing is checked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from linter.findings import CLAIMING_STANCES, Context, Rung, Severity, Stance
from linter.registry.conditions import conditions_of
from linter.registry.detectors import (
    AssertionDetector,
    AssociationDetector,
    Companion,
    Detector,
    DirectiveDetector,
    DisclosureDetector,
    DisguiseDetector,
    LanguageDetector,
    OpinionDetector,
    PhraseDetector,
)
from linter.registry.layers import WORD_LISTS, Entry, Merged, Record, RecordKind
from linter.registry.model import (
    Basis,
    Caveat,
    Claim,
    Disclosure,
    DisclosureText,
    EvidenceItem,
    Example,
    Examples,
    Insufficient,
    Placement,
    Product,
    ProductFamily,
    Proposition,
    Registry,
    RegulatoryStatus,
    Rule,
    SourceDocument,
    SourceRow,
    Together,
)
from linter.registry.problems import Place
from linter.registry.vocabulary import CueGroup, Effect, Patterns, Signal, SignalExample, StanceExample, Vocabulary
from linter.registry.yaml_nodes import Plain

_CLAIMING = tuple(stance for stance in Stance if stance in CLAIMING_STANCES)
_CONTEXTS = frozenset(Context)


def build_registry(merged: Merged, fingerprint: str) -> Registry:
    """The registry that `merged` describes. Records keep their order of first appearance."""
    products = tuple(_product(record) for record in merged.of("product"))
    return Registry(
        packs=tuple(product.id for product in products),
        fingerprint=fingerprint,
        products=products,
        sources=tuple(_source(record) for record in merged.of("source document")),
        claims=tuple(_claim(record) for record in merged.of("claim")),
        caveats=tuple(_caveat(record.data) for record in merged.of("caveat")),
        disclosures=tuple(_disclosure(record) for record in merged.of("disclosure")),
        rules=tuple(_rule(record) for record in merged.of("rule")),
        vocabulary=_vocabulary(merged),
    )


_PATTERN_FIELDS = frozenset({"patterns", "phrases", "titles", "outcomes", "unless", "contradicted_by"})
_WITH_PATTERNS: tuple[RecordKind, ...] = ("effect", "cue group", "signal", "rule", "disclosure")


def _pattern_places(merged: Merged) -> dict[str, Place]:
    """Where each pattern stands, by its text; the first place where it stands twice."""
    places: dict[str, Place] = {}
    for entries in (*merged.lists.values(), *merged.phrases.values()):
        for entry in entries:
            places.setdefault(entry.text, entry.place)
    for record in (record for kind in _WITH_PATTERNS for record in merged.of(kind)):
        for path, phrase in _patterns_in(record.data, ()):
            places.setdefault(phrase, record.place(*path))
    return places


def _patterns_in(value: Plain, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        if len(path) > 1 and path[-2] in _PATTERN_FIELDS:
            yield path, value
        return
    steps: Iterable[tuple[str | int, Plain]] = (
        value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    )
    for step, inner in steps:
        yield from _patterns_in(inner, (*path, step))


def _rule(record: Record) -> Rule:
    data = record.data
    severity = Severity(data["severity"])
    lowered = Severity.WARNING if severity is Severity.ERROR else severity
    return Rule(
        id=data["id"],
        title=data["title"],
        category=data["category"],
        severity=severity,
        hedged=Severity(data["hedged"]) if "hedged" in data else lowered,
        suppressible=data.get("suppressible", True),
        markets=tuple(data["markets"]),
        contexts=_contexts(data["contexts"]),
        basis=_bases(data["basis"]),
        detect=_detector(data["detect"]),
        message=data["message"],
        help=data["help"],
        examples=_examples(record, "examples"),
        place=record.place(),
        codes=tuple(data.get("codes", ())),
        why=data.get("why", ""),
    )


def _detector(data: Plain) -> Detector:
    [(kind, detail)] = data.items()
    if kind == "phrase":
        return PhraseDetector(
            patterns=_patterns(detail),
            unless=_patterns(detail.get("unless", {})),
            companions=tuple(Companion(_patterns(companion), companion["within"]) for companion in detail.get("with", ())),
            stances=_stances(detail),
            promotional_only=detail.get("promotional_only", False),
            answers=tuple(Companion(_patterns(answer), answer["within"]) for answer in detail.get("unless_near", ())),
        )
    if kind == "assertion":
        ends = detail.get("rungs", {})
        return AssertionDetector(
            targets=tuple(detail.get("targets", ())),
            rungs=(Rung(ends.get("from", Rung.BIOLOGY)), Rung(ends.get("to", Rung.CURE_OR_GUARANTEE))),
            stances=_stances(detail),
            effects=tuple(detail.get("effects", ())),
            conditions=tuple(detail.get("conditions", ())),
            agents=tuple(detail.get("agents", ())),
        )
    if kind == "disclosure":
        return DisclosureDetector(detail["id"], detail["verdict"])
    if kind == "opinion":
        return OpinionDetector(
            detail["label"],
            float(detail["at_least"]),
            float(detail["among_claims"]),
            _score(detail.get("beside_others")),
            tuple(detail.get("unless_said", ())),
        )
    if kind == "directive":
        return DirectiveDetector(detail["fault"])
    if kind == "disguise":
        return DisguiseDetector(_patterns(detail), _stances(detail))
    if kind == "language":
        return LanguageDetector(_patterns(detail), float(detail["share"]), detail["least"])
    return AssociationDetector(tuple(detail["targets"]), tuple(detail.get("excused_by", ())))


def _claim(record: Record) -> Claim:
    data = record.data
    return Claim(
        id=data["id"],
        statement=data["statement"],
        subject=data["subject"],
        effect=data["effect"],
        target=data["target"],
        evidence_level=data["evidence_level"],
        evidence=tuple(EvidenceItem(item["summary"], item.get("url"), item["as_of"], item["confidence"]) for item in data["evidence"]),
        ceiling=_ceiling(data["ceiling"]),
        disclosures=tuple(data.get("disclosures", ())),
        markets=tuple(data["markets"]),
        status=data["status"],
        review_by=data["review_by"],
        provenance=tuple(data["provenance"]),
        examples=_examples(record, "examples"),
        place=record.place(),
    )


def _caveat(data: Mapping[str, Plain]) -> Caveat:
    return Caveat(data["id"], data["statement"], data.get("disclosure"), tuple(data["provenance"]))


def _disclosure(record: Record) -> Disclosure:
    data = record.data
    return Disclosure(
        id=data["id"],
        title=data["title"],
        propositions=tuple(_alternatives(record, number, group) for number, group in enumerate(data["says"])),
        insufficient=tuple(
            Insufficient(item["id"], Patterns(tuple(item["patterns"])), item["why"]) for item in data.get("insufficient", ())
        ),
        contradicted_by=Patterns(tuple(data.get("contradicted_by", ()))),
        contradicted_by_rules=tuple(data.get("contradicted_by_rules", ())),
        contexts=_contexts(data["contexts"]),
        markets=tuple(data["markets"]),
        not_in=tuple(data.get("not_in", ())),
        where=_placement(data.get("place", {})),
        families=tuple(data.get("families", ())),
        texts=tuple(DisclosureText(text["id"], text["text"], tuple(text.get("families", ()))) for text in data["texts"]),
        caveats=tuple(data.get("caveats", ())),
        basis=_bases(data["basis"]),
        place=record.place(),
    )


def _placement(data: Mapping[str, Plain]) -> Placement:
    return Placement(
        scope=data.get("scope", "page"),
        words=data.get("words"),
        blocks=data.get("blocks"),
        near=tuple(data.get("near", ())),
        before=tuple(data.get("before", ())),
        type=data.get("type", "body"),
    )


def _alternatives(record: Record, number: int, group: Plain) -> tuple[Proposition, ...]:
    if "any_of" not in group:
        return (_proposition(record, group, "says", number),)
    return tuple(_proposition(record, data, "says", number, "any_of", place) for place, data in enumerate(group["any_of"]))


def _proposition(record: Record, data: Plain, *steps: str | int) -> Proposition:
    return Proposition(
        id=data["id"],
        says=data["says"],
        patterns=Patterns(tuple(data["patterns"])),
        together=tuple(
            Together(tuple(Patterns(lists=(part,)) for part in each["parts"]), each["within"], each.get("asked", False))
            for each in data.get("together", ())
        ),
        unless=Patterns(tuple(data.get("unless", ()))),
        examples=_examples(record, *steps, "examples"),
    )


def _product(record: Record) -> Product:
    data = record.data
    return Product(
        id=data["id"],
        title=data["title"],
        families=tuple(
            ProductFamily(family["id"], family["title"], tuple(family["names"]), tuple(family.get("abbreviations", ())))
            for family in data["families"]
        ),
        routes=tuple(data.get("routes", ())),
        statuses=tuple(
            RegulatoryStatus(status["authority"], status["status"], status["as_of"], status.get("url"), status["confidence"])
            for status in data["statuses"]
        ),
        default_ceiling=_ceiling(data["default_ceiling"]),
        place=record.place(),
    )


def _source(record: Record) -> SourceDocument:
    data = record.data
    return SourceDocument(
        id=data["id"],
        title=data["title"],
        sha256=data["sha256"],
        rows=tuple(
            SourceRow(
                id=row["id"],
                section=row["section"],
                sentence=row["sentence"],
                fingerprint=row["fingerprint"],
                classification=dict(row["classification"]),
                why=row["why"],
                became=tuple(row["became"]),
                place=record.place("rows", number),
            )
            for number, row in enumerate(data["rows"])
        ),
        place=record.place(),
    )


def _vocabulary(merged: Merged) -> Vocabulary:
    def plain(name: str) -> tuple[str, ...]:
        return _texts(merged.lists.get(name, ()))

    return Vocabulary(
        conditions=tuple(conditions_of(merged.of("condition"))),
        structures=plain("structures"),
        effects=tuple(_effect(record.data) for record in merged.of("effect")),
        cues=tuple(_cue_group(record) for record in merged.of("cue group")),
        masks=plain("masks"),
        other_agents=plain("other_agents"),
        other_subjects=plain("other_subjects"),
        anaphora=plain("anaphora"),
        signals=tuple(_signal(record) for record in merged.of("signal")),
        lists={name: _texts(entries) for name, entries in merged.phrases.items()},
        words={name: _texts(entries) for name, entries in merged.words.items()},
        emoji={name: plain(name) for name in WORD_LISTS["emoji"] if plain(name)},
        places=_pattern_places(merged),
    )


def _effect(data: Mapping[str, Plain]) -> Effect:
    return Effect(
        id=data["id"],
        rungs={target: Rung(rung) for target, rung in data["rungs"].items()},
        verbs=tuple(data.get("verbs", ())),
        soft_verbs=tuple(data.get("soft_verbs", ())),
        nouns=tuple(data.get("nouns", ())),
        adjectives=tuple(data.get("adjectives", ())),
        intransitives=tuple(data.get("intransitives", ())),
        outcomes=tuple(data.get("outcomes", ())),
        everyday_nouns=data.get("everyday_nouns", False),
        unsaid=data.get("unsaid", False),
    )


def _score(plain: Plain) -> float | None:
    return None if plain is None else float(plain)


def _signal(record: Record) -> Signal:
    data = record.data
    towards = data.get("towards")
    return Signal(
        id=data["id"],
        towards=Context(towards) if towards in _CONTEXTS else towards,
        weight=float(data.get("weight", 0)),
        patterns=Patterns(tuple(data.get("patterns", ()))),
        links=tuple(data.get("links", ())),
        schema_types=tuple(data.get("schema_types", ())),
        inputs=tuple(data.get("inputs", ())),
        titles=Patterns(tuple(data.get("titles", ()))),
        unless=Patterns(tuple(data.get("unless", ()))),
        yields_to=tuple(data.get("yields_to", ())),
        needs=tuple(data.get("needs", ())),
        of_therapy=data.get("of_therapy", False),
        therapy=data.get("therapy"),
        invites=data.get("invites", False),
        addresses=data.get("addresses", False),
        of_money=data.get("of_money", False),
        examples=tuple(
            SignalExample(each["text"], each["promotes"], record.place("examples", number))
            for number, each in enumerate(data.get("examples", ()))
        ),
    )


def _cue_group(record: Record) -> CueGroup:
    data = record.data
    return CueGroup(
        id=data["id"],
        stance=_cue_stance(data["stance"]),
        scope=data["scope"],
        phrases=tuple(data["phrases"]),
        examples=tuple(
            StanceExample(each["text"], Stance(each["stands"]), record.place("examples", number))
            for number, each in enumerate(data.get("examples", ()))
        ),
        role=data.get("role"),
    )


def _cue_stance(name: Plain) -> Plain:
    return name if name in ("pseudo", "double", "terminator") else Stance(name)


def _stances(data: Plain) -> tuple[Stance, ...]:
    return tuple(Stance(name) for name in data["stances"]) if "stances" in data else _CLAIMING


def _contexts(names: Sequence[str]) -> tuple[Context, ...]:
    return tuple(Context(name) for name in names)


def _ceiling(data: Mapping[str, str]) -> dict[Context, Rung]:
    return {Context(context): Rung(rung) for context, rung in data.items()}


def _patterns(data: Plain) -> Patterns:
    return Patterns(tuple(data.get("patterns", ())), tuple(data.get("lists", ())))


def _bases(data: Plain) -> tuple[Basis, ...]:
    return tuple(
        Basis(
            authority=basis["authority"],
            law=basis["law"],
            as_of=basis["as_of"],
            confidence=basis["confidence"],
            url=basis.get("url"),
            needs_verification=basis.get("needs_verification", False),
            market=basis.get("market"),
            secondary=basis.get("secondary"),
        )
        for basis in data
    )


def _examples(record: Record, *steps: str | int) -> Examples:
    data: Plain = record.data
    for step in steps:
        data = data[step]

    def each(name: str) -> tuple[Example, ...]:
        return tuple(each for number, example in enumerate(data[name]) for each in _in_contexts(example, record, *steps, name, number))

    return Examples(flag=each("flag"), passing=each("pass"))


def _in_contexts(data: Plain, record: Record, *steps: str | int) -> Iterator[Example]:
    """One example for each context it is for."""
    place = record.place(*steps)
    if isinstance(data, str):
        yield Example(data, place)
        return
    for context in data.get("contexts", (data.get("context", Context.COMMERCIAL_OFFER),)):
        yield Example(data["text"], place, Context(context), data.get("format", "markdown"))


def _texts(entries: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(entry.text for entry in entries)
