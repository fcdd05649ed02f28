"""What one record says of another must exist: rules, claims, disclosures, conditions, effects, phrase lists, source rows; and so must the
markets that it is for.

Names that patterns refer to (`<list:safety.absolute>`, `<effect:cure>`) are looked up here; the rest of the pattern language is
compiled, and judged, by `linter.language`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from linter.regexes import regex
from linter.registry.layers import Entry, Merged, Record, RecordKind
from linter.registry.markets import WHAT_A_MARKET_IS, is_market
from linter.registry.problems import Place, Problem
from linter.registry.schema import suggestion
from linter.registry.yaml_nodes import FieldPath, Plain, field_name

PRODUCT_AGENT: Final = "product"
"""What an assertion detector calls the product itself, whatever its family."""
_FOR_MARKETS: Final[tuple[RecordKind, ...]] = ("rule", "claim", "disclosure")
"""Records that are for markets."""


def reference_problems(merged: Merged) -> Iterator[Problem]:
    """Every name in `merged` that leads nowhere, and every phrase list that leads back to itself."""
    for rule in merged.of("rule"):
        yield from _rule(rule, merged)
    for claim in merged.of("claim"):
        yield from _claim(claim, merged)
    for caveat in merged.of("caveat"):
        yield from _known(caveat, merged.ids("disclosure"), "disclosure", "disclosure")
        yield from _provenance(caveat, merged)
    for signal in merged.of("signal"):
        yield from _each_known(signal, merged.ids("signal"), "signal", "yields_to")
        yield from _each_known(signal, merged.ids("signal"), "signal", "needs")
    for disclosure in merged.of("disclosure"):
        yield from _each_known(disclosure, merged.ids("caveat"), "caveat", "caveats")
        yield from _contradicting(disclosure, merged)
        for field in ("near", "before"):
            yield from _each_known(disclosure, merged.ids("signal"), "signal", "place", field)
        yield from _parts(disclosure, merged)
        yield from _each_known(disclosure, _families(merged), "product family", "families")
        for number in range(len(disclosure.data["texts"])):
            yield from _each_known(disclosure, _families(merged), "product family", "texts", number, "families")
    for source in merged.of("source document"):
        yield from _became(source, merged)
    yield from _markets(merged)
    yield from _names_in_patterns(merged)
    yield from _circles(merged.phrases)


def _rule(rule: Record, merged: Merged) -> Iterator[Problem]:
    detect = rule.data["detect"]
    if phrase := detect.get("phrase"):
        lists = merged.phrases.keys()
        yield from _each_known(rule, lists, "phrase list", "detect", "phrase", "lists")
        yield from _each_known(rule, lists, "phrase list", "detect", "phrase", "unless", "lists")
        for number in range(len(phrase.get("with", ()))):
            yield from _each_known(rule, lists, "phrase list", "detect", "phrase", "with", number, "lists")
        for number in range(len(phrase.get("unless_near", ()))):
            yield from _each_known(rule, lists, "phrase list", "detect", "phrase", "unless_near", number, "lists")
    elif "assertion" in detect:
        agents = {PRODUCT_AGENT, *_families(merged)}
        yield from _each_known(rule, merged.ids("effect"), "effect", "detect", "assertion", "effects")
        yield from _each_known(rule, merged.ids("condition"), "condition", "detect", "assertion", "conditions")
        yield from _each_known(rule, agents, "agent", "detect", "assertion", "agents")
    elif "disclosure" in detect and detect["disclosure"]["id"] != "any":
        yield from _known(rule, merged.ids("disclosure"), "disclosure", "detect", "disclosure", "id")
    yield from _each_known(rule, merged.ids("disclosure"), "disclosure", "detect", "association", "excused_by")
    yield from _each_known(rule, merged.ids("disclosure"), "disclosure", "detect", "opinion", "unless_said")
    for kind in ("language", "disguise"):
        yield from _each_known(rule, merged.phrases.keys(), "phrase list", "detect", kind, "lists")


def _contradicting(disclosure: Record, merged: Merged) -> Iterator[Problem]:
    """Rules of `contradicted_by_rules` that there are not, or that look for no phrases: only what copy says can take back what it says."""
    phrase_rules = frozenset(rule.id for rule in merged.of("rule") if "phrase" in rule.data["detect"])
    for number, name in enumerate(disclosure.data.get("contradicted_by_rules", ())):
        if name not in phrase_rules:
            message = f"there is no rule “{name}”"
            if name in merged.ids("rule"):
                message = f"“{name}” is no phrase rule, and only a rule with detect: phrase can be named here"
            yield disclosure.problem(f"{message}{suggestion(name, phrase_rules)}", "contradicted_by_rules", number)


def _markets(merged: Merged) -> Iterator[Problem]:
    """Markets that there are not: what is said for them alone would never apply."""
    named = sorted({market for rule in merged.of("rule") for market in rule.data["markets"] if is_market(market)})
    rules = f"; the rules name {', '.join(named)}" if named else ""
    for kind in _FOR_MARKETS:
        for record in merged.of(kind):
            ways: list[FieldPath] = [("markets", number) for number in range(len(record.data["markets"]))]
            ways += [("basis", number, "market") for number in range(len(record.data.get("basis", ())))]
            for way in ways:
                market = _value(record.data, way)
                if market is not None and not is_market(market):
                    yield record.problem(f"there is no market “{market}”: {WHAT_A_MARKET_IS}{rules}", *way)


def _parts(disclosure: Record, merged: Merged) -> Iterator[Problem]:
    """The phrase lists that propositions are put together from."""
    for number, group in enumerate(disclosure.data["says"]):
        inner: list[tuple[FieldPath, Plain]] = [(("any_of", place), each) for place, each in enumerate(group.get("any_of", ()))]
        for steps, proposition in inner or [((), group)]:
            for each in range(len(proposition.get("together", ()))):
                yield from _each_known(disclosure, merged.phrases.keys(), "phrase list", "says", number, *steps, "together", each, "parts")


def _claim(claim: Record, merged: Merged) -> Iterator[Problem]:
    structures = {entry.text for entry in merged.lists.get("structures", ())}
    yield from _known(claim, _families(merged), "product family", "subject")
    yield from _known(claim, merged.ids("condition") | structures, "condition or structure", "target")
    yield from _each_known(claim, merged.ids("disclosure"), "disclosure", "disclosures")
    yield from _provenance(claim, merged)


def _provenance(record: Record, merged: Merged) -> Iterator[Problem]:
    rows = {f"{source.id}#{row['id']}" for source in merged.of("source document") for row in source.data["rows"]}
    yield from _each_known(record, rows, "source row", "provenance")


def _became(source: Record, merged: Merged) -> Iterator[Problem]:
    known = merged.ids("claim") | merged.ids("caveat") | merged.ids("rule") | merged.ids("disclosure")
    for number in range(len(source.data["rows"])):
        yield from _each_known(source, known, "claim, caveat, rule or disclosure", "rows", number, "became")


def _families(merged: Merged) -> frozenset[str]:
    return frozenset(family["id"] for product in merged.of("product") for family in product.data["families"])


def _known(record: Record, known: Collection[str], what: str, *steps: str | int) -> Iterator[Problem]:
    """A problem when the value at `steps` is a name that is not in `known`; a value left out or null is none."""
    name = _value(record.data, steps)
    if name is not None and name not in known:
        yield record.problem(f"there is no {what} “{name}”{suggestion(name, known)}", *steps)


def _each_known(record: Record, known: Collection[str], what: str, *steps: str | int) -> Iterator[Problem]:
    for number in range(len(_value(record.data, steps) or ())):
        yield from _known(record, known, what, *steps, number)


def _value(data: Plain, steps: FieldPath) -> Plain:
    """The value at `steps`, None where a field on the way is left out."""
    for step in steps:
        if isinstance(step, str) and step not in data:
            return None
        data = data[step]
    return data


_NAME_IN_PATTERN = regex(r"<(list|effect):([^<>]*)>")
_PROSE = frozenset({"examples", "message", "help", "why", "statement", "summary", "texts"})


def _names_in_patterns(merged: Merged) -> Iterator[Problem]:
    known: Mapping[str, Collection[str]] = {"list": merged.phrases.keys(), "effect": merged.ids("effect")}
    for place, field, text in _patterns(merged):
        for kind, name in _NAME_IN_PATTERN.findall(text):
            if name not in known[kind]:
                what = "phrase list" if kind == "list" else kind
                yield Problem(place, field, f"there is no {what} “{name}”{suggestion(name, known[kind])}")


def _patterns(merged: Merged) -> Iterator[tuple[Place, str, str]]:
    """Every text that may be a pattern: the entries of all lists, and the texts of all records but for their prose."""
    for group in (merged.lists, merged.phrases):
        for entries in group.values():
            for entry in entries:
                yield entry.place, entry.field, entry.text
    for records in merged.records.values():
        for record in records.values():
            for path, text in _texts(record.data):
                yield record.place(*path), field_name((*record.path, *path)), text


def _texts(data: Plain) -> Iterator[tuple[FieldPath, str]]:
    waiting: list[tuple[FieldPath, Plain]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, list):
            waiting.extend(((*path, number), member) for number, member in enumerate(value))
        elif isinstance(value, dict):
            waiting.extend(((*path, key), member) for key, member in value.items() if key not in _PROSE)


def _circles(lists: Mapping[str, tuple[Entry, ...]]) -> Iterator[Problem]:
    """Each phrase list from which `<list:…>` leads back to itself, at the first entry that starts the way."""
    leads_to = {name: _lists_named(entries) for name, entries in lists.items()}
    circle_of = {name: number for number, circle in enumerate(_circles_of(leads_to)) for name in circle}
    for name in lists:
        within = [(first, entry) for first, entry in leads_to[name].items() if circle_of.get(first) == circle_of.get(name, -1)]
        if within:
            first, entry = within[0]
            shown = " → ".join("…" if step is None else f"“{step}”" for step in (name, *_way(leads_to, first, name)))
            yield Problem(entry.place, entry.field, f"this phrase list leads back to itself: {shown}")


def _lists_named(entries: tuple[Entry, ...]) -> dict[str, Entry]:
    named: dict[str, Entry] = {}
    for entry in entries:
        for kind, name in _NAME_IN_PATTERN.findall(entry.text):
            if kind == "list":
                named.setdefault(name, entry)
    return named


def _circles_of(leads_to: Mapping[str, Collection[str]]) -> Iterator[list[str]]:
    """The lists that lead to one another, themselves included, each in one circle; those that lead to none but others in a circle alone.

    One search in depth (Tarjan): what a list leads to is gone through once. `reached` numbers the lists in the order in which they are
    met; `back` is the earliest of those still open that a list leads back to, and where that is itself, what is open since makes a circle.
    """
    reached: dict[str, int] = {}
    back: dict[str, int] = {}
    opened: dict[str, None] = {}
    for start in leads_to:
        way = [(start, iter(leads_to[start]))] if start not in reached else []
        while way:
            name, following = way[-1]
            if name not in reached:
                reached[name] = back[name] = len(reached)
                opened[name] = None
            for other in following:
                if other in leads_to and other not in reached:
                    way.append((other, iter(leads_to[other])))
                    break
                if other in opened:
                    back[name] = min(back[name], reached[other])
            else:
                way.pop()
                if way:
                    back[way[-1][0]] = min(back[way[-1][0]], back[name])
                if back[name] == reached[name]:
                    circle = [opened.popitem()[0]]
                    while circle[-1] != name:
                        circle.append(opened.popitem()[0])
                    yield circle


_MOST_SHOWN: Final = 24
"""Lists that are looked through for the way back to show; a longer one is shown by its ends, or each would be as long as all of them."""


def _way(leads_to: Mapping[str, Collection[str]], start: str, goal: str) -> tuple[str | None, ...]:
    """The lists from `start` to `goal`, both included, as few as lead there; None stands for those between where they are many."""
    before: dict[str, str | None] = {start: None}
    waiting = [start]
    for name in waiting:
        if goal in before or len(before) > _MOST_SHOWN:
            break
        for other in leads_to.get(name, ()):
            if other not in before:
                before[other] = name
                waiting.append(other)
    if goal not in before:
        return start, None, goal
    way = [goal]
    while (step := before[way[-1]]) is not None:
        way.append(step)
    return tuple(reversed(way))
