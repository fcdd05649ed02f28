"""What records say of each other, and what they say twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.registry.load import check_registry
from linter.registry.problems import Problem

from .small_registry import POINTER, broken, small_registry, write_registry


@pytest.mark.parametrize(
    ("name", "old", "new", "field", "words"),
    [
        (
            "rules/us.yaml",
            "lists: [safety.absolute]",
            "lists: [▶safety.absolut]",
            "rules[0].detect.phrase.lists[0]",
            "there is no phrase list “safety.absolut”; did you mean “safety.absolute”?",
        ),
        (
            "rules/us.yaml",
            "unless: {patterns: [or so they say]}",
            "unless: {lists: [▶safety.nil]}",
            "rules[0].detect.phrase.unless.lists[0]",
            "no phrase list",
        ),
        (
            "rules/us.yaml",
            "with: [{patterns: [<product>]",
            "with: [{lists: [▶safety.nil]",
            "rules[0].detect.phrase.with[0].lists[0]",
            "no phrase list",
        ),
        (
            "rules/us.yaml",
            "patterns: [<product>]",
            'patterns: [▶"<list:safety.nil> x"]',
            "rules[0].detect.phrase.with[0].patterns[0]",
            "no phrase list",
        ),
        ("rules/us.yaml", "id: fda-status", "id: ▶fda-state", "rules[1].detect.disclosure.id", "did you mean “fda-status”?"),
        ("rules/us.yaml", "effects: [cure]", "effects: [▶cures]", "rules[2].detect.assertion.effects[0]", "did you mean “cure”?"),
        (
            "rules/us.yaml",
            "conditions: [osteoarthritis]",
            "conditions: [▶arthritis]",
            "rules[2].detect.assertion.conditions[0]",
            "no condition “arthritis”",
        ),
        ("rules/us.yaml", "agents: [product]", "agents: [▶produkt]", "rules[2].detect.assertion.agents[0]", "did you mean “product”?"),
        (
            "rules/us.yaml",
            "rungs: {from: disease-treatment}",
            "rungs: {from: disease-treatment, to: ▶biology}",
            "rules[2].detect.assertion.rungs.to",
            "ends below its start",
        ),
        ("rules/us.yaml", '"“{passage}” promises safety."', '▶"“{pasage}”"', "rules[0].message", "did you mean “passage”?"),
        ("rules/us.yaml", "help: Delete it.", 'help: ▶"Delete it {place}."', "rules[0].help", "place"),
        ("rules/us.yaml", '"“{passage}” promises safety."', '▶"“{passage”"', "rules[0].message", "a brace stands alone"),
        (
            "rules/us.yaml",
            "confidence: D, needs_verification: true",
            "confidence: ▶D",
            "rules[2].basis[0].confidence",
            "add needs_verification: true",
        ),
        (
            "rules/us.yaml",
            "    severity: error\n    markets: [us, us-fl]\n    contexts: [commercial-offer]\n    basis:\n"
            '      - {authority: FTC, law: FTC Act 5, as_of: "2026-06-09", confidence: A}',
            "    severity: ▶error\n    markets: [us]\n    contexts: [commercial-offer]\n    basis:\n"
            '      - {authority: FTC, law: FTC Act 5, as_of: "2026-06-09", confidence: D, needs_verification: true}',
            "rules[0].severity",
            "cannot be an error yet",
        ),
        ("rules/us.yaml", '"Risks exist."]', '"Risks exist.", ▶"Risks exist."]', "rules[0].examples.pass[3]", "twice in this list"),
        ("rules/us.yaml", "id: missing-fda-status", "id: ▶absolute-safety", "rules[1].id", "the rule “absolute-safety” stands twice"),
        (
            "vocabulary/safety.yaml",
            "<list:safety.words>",
            "<list:safety.word>",
            "lists.absolute.patterns[1]",
            "did you mean “safety.words”?",
        ),
        ("vocabulary/safety.yaml", "<effect:cure>", "<effect:heal>", "lists.absolute.patterns[2]", "no effect “heal”"),
        (
            "vocabulary/safety.yaml",
            "[completely, perfectly]",
            "[completely, perfectly, ▶Completely]",
            "lists.words.patterns[2]",
            "first in line 8",
        ),
        (
            "vocabulary/conditions.yaml",
            "names: [tiredness]",
            "names: [tiredness, ▶Bone on bone]",
            "conditions[1].names[1]",
            "belongs to the condition “osteoarthritis”",
        ),
        (
            "vocabulary/conditions.yaml",
            "names: [tiredness]",
            "names: [▶fatigue]",
            "conditions[1].names[0]",
            "is the name of this condition already",
        ),
        (
            "vocabulary/conditions.yaml",
            "names: [tiredness]",
            "abbreviations: [▶OA]",
            "conditions[1].abbreviations[0]",
            "belongs to the condition",
        ),
        ("vocabulary/effects.yaml", "verbs: [relieve]", "verbs: [relieve, ▶cure]", "effects[1].verbs[1]", "belongs to the effect “cure”"),
        ("exosome-therapy/claims.yaml", "subject: exosome", "subject: ▶exosomes", "claims[0].subject", "did you mean “exosome”?"),
        ("exosome-therapy/claims.yaml", "target: cartilage", "target: ▶cartilages", "claims[1].target", "did you mean “cartilage”?"),
        ("exosome-therapy/claims.yaml", "disclosures: [fda-status]", "disclosures: [▶status]", "claims[0].disclosures[0]", "no disclosure"),
        ("exosome-therapy/claims.yaml", "[article#S1]", "[▶article#S9]", "claims[0].provenance[0]", "no source row “article#S9”"),
        ("exosome-therapy/claims.yaml", "disclosure: fda-status", "disclosure: ▶nil", "caveats[0].disclosure", "no disclosure"),
        ("exosome-therapy/claims.yaml", "[article#S3]", "[▶article#H9]", "caveats[0].provenance[0]", "no source row"),
        (
            "exosome-therapy/disclosures.yaml",
            "caveats: [CAV-01]",
            "caveats: [▶CAV-02]",
            "disclosures[0].caveats[0]",
            "did you mean “CAV-01”?",
        ),
        (
            "exosome-therapy/disclosures.yaml",
            "as of {date}",
            "as of {the day}",
            "disclosures[0].texts[0].text",
            "“{the day}” cannot stand open",
        ),
        ("exosome-therapy/disclosures.yaml", "{id: product, says", "{id: ▶not-approved, says", "disclosures[0].says[1].id", "stands twice"),
        (
            "exosome-therapy/disclosures.yaml",
            "contexts: [commercial-offer]",
            "families: [exosome, ▶exosomes]\n    contexts: [commercial-offer]",
            "disclosures[0].families[1]",
            "there is no product family “exosomes”; did you mean “exosome”?",
        ),
        (
            "exosome-therapy/disclosures.yaml",
            "{id: short, ",
            "{id: short, families: [▶exosomes], ",
            "disclosures[0].texts[0].families[0]",
            "there is no product family “exosomes”; did you mean “exosome”?",
        ),
        (
            "rules/us.yaml",
            "association: {targets: [disease]}",
            "association: {targets: [disease], excused_by: [▶fda-state]}",
            "rules[3].detect.association.excused_by[0]",
            "there is no disclosure “fda-state”; did you mean “fda-status”?",
        ),
        (
            "rules/us.yaml",
            "association: {targets: [disease]}",
            "opinion: {label: cost, at_least: 1, among_claims: 1, unless_said: [▶fda-state]}",
            "rules[3].detect.opinion.unless_said[0]",
            "there is no disclosure “fda-state”; did you mean “fda-status”?",
        ),
        (
            "rules/us.yaml",
            "association: {targets: [disease]}",
            "disguise: {lists: [▶safety.word]}",
            "rules[3].detect.disguise.lists[0]",
            "there is no phrase list “safety.word”; did you mean “safety.words”?",
        ),
        (
            "rules/us.yaml",
            "association: {targets: [disease]}",
            "language: {lists: [▶safety.word], share: 0.5, least: 9}",
            "rules[3].detect.language.lists[0]",
            "there is no phrase list “safety.word”; did you mean “safety.words”?",
        ),
        (
            "rules/us.yaml",
            "markets: [us, us-fl]",
            "markets: [us, ▶us-zz]",
            "rules[0].markets[1]",
            "there is no market “us-zz”: a market is a country by its two letters (“uk” for the United Kingdom), “eu”, or a part of a "
            "country (“us-fl”); the rules name us",
        ),
        ("rules/us.yaml", "markets: [us, us-fl]", "markets: [▶usa]", "rules[0].markets[0]", "there is no market “usa”"),
        ("rules/us.yaml", "markets: [us, us-fl]", "markets: [▶gb]", "rules[0].markets[0]", "there is no market “gb”"),
        ("rules/us.yaml", "markets: [us, us-fl]", "markets: [▶us-fl-miami]", "rules[0].markets[0]", "there is no market “us-fl-miami”"),
        (
            "rules/us.yaml",
            'law: FTC Act 5, as_of: "2026-06-09"',
            'law: FTC Act 5, market: ▶us-zz, as_of: "2026-06-09"',
            "rules[0].basis[0].market",
            "there is no market “us-zz”",
        ),
        ("exosome-therapy/claims.yaml", "markets: [us]", "markets: [▶en]", "claims[0].markets[0]", "there is no market “en”"),
        ("exosome-therapy/disclosures.yaml", "markets: [us]", "markets: [▶au-zz]", "disclosures[0].markets[0]", "no market “au-zz”"),
        (
            "exosome-therapy/disclosures.yaml",
            "FD&C Act 201, as_of",
            "FD&C Act 201, market: ▶us-uk, as_of",
            "disclosures[0].basis[0].market",
            "there is no market “us-uk”",
        ),
        (
            "exosome-therapy/disclosures.yaml",
            "contradicted_by: [approved by the fda]",
            "contradicted_by_rules: [absolute-safety, ▶disease-claim]",
            "disclosures[0].contradicted_by_rules[1]",
            "“disease-claim” is no phrase rule, and only a rule with detect: phrase can be named here; it is one of absolute-safety",
        ),
        (
            "exosome-therapy/disclosures.yaml",
            "contradicted_by: [approved by the fda]",
            "contradicted_by_rules: [▶absolute-safty]",
            "disclosures[0].contradicted_by_rules[0]",
            "there is no rule “absolute-safty”; did you mean “absolute-safety”?",
        ),
        ("exosome-therapy/source.yaml", "became: [EXO-CARGO]", "became: [▶EXO-CARG]", "rows[1].became[0]", "did you mean “EXO-CARGO”?"),
        ("exosome-therapy/source.yaml", "id: S2", "id: ▶S1", "rows[2].id", "the source row “S1” stands twice"),
    ],
)
def test_a_name_that_leads_nowhere_or_stands_twice_is_pointed_at(
    tmp_path: Path, name: str, old: str, new: str, field: str, words: str
) -> None:
    place, problems = broken(tmp_path, name, old, new)
    (problem,) = problems
    assert problem.field == field
    assert words in problem.message
    if POINTER in new:
        assert str(problem.place) == place


def test_a_circle_of_lists_is_shown_whole(tmp_path: Path) -> None:
    _, problems = broken(tmp_path, "vocabulary/safety.yaml", "[completely", '["<list:safety.absolute>"')
    assert [problem.message for problem in problems] == [
        "this phrase list leads back to itself: “safety.absolute” → “safety.words” → “safety.absolute”",
        "this phrase list leads back to itself: “safety.words” → “safety.absolute” → “safety.words”",
    ]


def test_the_way_back_is_shown_from_where_it_starts_and_only_of_the_lists_on_it(tmp_path: Path) -> None:
    messages = [problem.message for problem in _chained(tmp_path, 5, {3: 1, 4: 4})]
    assert messages == [
        "this phrase list leads back to itself: “zz.x1” → “zz.x2” → “zz.x3” → “zz.x1”",
        "this phrase list leads back to itself: “zz.x2” → “zz.x3” → “zz.x1” → “zz.x2”",
        "this phrase list leads back to itself: “zz.x3” → “zz.x1” → “zz.x2” → “zz.x3”",
        "this phrase list leads back to itself: “zz.x4” → “zz.x4”",
    ]


def test_a_chain_of_thousands_of_lists_is_no_circle_and_looked_through_once(tmp_path: Path) -> None:
    """Half a minute, when the way back was looked for from each list anew."""
    assert _chained(tmp_path, 3000, {}) == ()


def test_of_a_way_back_through_thousands_of_lists_the_ends_are_shown(tmp_path: Path) -> None:
    problems = _chained(tmp_path, 3000, {2999: 0})
    assert len(problems) == 3000
    assert problems[0].message == "this phrase list leads back to itself: “zz.x0” → “zz.x1” → … → “zz.x0”"
    assert problems[0].field == "lists.x0.patterns[0]"


def _chained(folder: Path, count: int, back: dict[int, int]) -> tuple[Problem, ...]:
    """The problems of a registry with so many lists, each of which names the next; some instead one further back, or themselves."""
    lists = "".join(
        f'  x{at}: {{about: A link, patterns: ["<list:zz.x{back[at]}> a"]}}\n'
        if at in back
        else f'  x{at}: {{about: A link, patterns: ["{f"<list:zz.x{at + 1}> " if at + 1 < count else ""}a"]}}\n'
        for at in range(count)
    )
    write_registry(small_registry(folder), {"vocabulary/zz.yaml": f"kind: phrases\nversion: 1\nfamily: zz\nlists:\n{lists}"})
    return check_registry([folder], built_in=False)


def test_abbreviations_and_examples_differ_by_case(tmp_path: Path) -> None:
    assert not broken(tmp_path, "vocabulary/conditions.yaml", "abbreviations: [OA]", "abbreviations: [OA, Oa]")[1]
    assert not broken(tmp_path, "rules/us.yaml", '"Risks exist."]', '"Risks exist.", "RISKS EXIST."]')[1]


@pytest.mark.parametrize("market", ["uk", "eu", "nz", "us-dc", "us-pr", "ca-on", "au-nsw"])
def test_a_market_that_there_is_may_be_named_though_no_other_rule_does(tmp_path: Path, market: str) -> None:
    assert not broken(tmp_path, "rules/us.yaml", "markets: [us, us-fl]", f"markets: [{market}]")[1]
    basis = f'law: FTC Act 5, market: {market}, as_of: "2026-06-09"'
    assert not broken(tmp_path, "rules/us.yaml", 'law: FTC Act 5, as_of: "2026-06-09"', basis)[1]
