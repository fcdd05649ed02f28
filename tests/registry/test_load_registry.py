"""Loading: what a good registry becomes, how layers go over each other, and that bad data is pointed at."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.findings import Context, Rung, Severity, Stance
from linter.registry import load_registry
from linter.registry.detectors import AssertionDetector, AssociationDetector, DisclosureDetector, PhraseDetector
from linter.registry.load import check_registry
from linter.registry.model import Registry
from linter.registry.problems import RegistryError

from .small_registry import FILES, POINTER, broken, small_registry, write_registry


def load(*folders: Path) -> Registry:
    return load_registry(folders, built_in=False)


def test_the_small_registry_loads(tmp_path: Path) -> None:
    registry = load(small_registry(tmp_path))
    assert registry.packs == ("exosome-therapy",)
    assert registry.markets == {"us", "us-fl"}
    assert [rule.id for rule in registry.rules] == ["absolute-safety", "missing-fda-status", "disease-claim", "unreviewed-association"]
    assert [type(rule.detect) for rule in registry.rules] == [PhraseDetector, DisclosureDetector, AssertionDetector, AssociationDetector]
    assert registry.vocabulary.structures == ("cartilage", "skin")
    assert registry.vocabulary.lists["safety.words"] == ("completely", "perfectly")
    assert registry.vocabulary.words == {"status": ("approved", "cleared")}
    assert [signal.towards for signal in registry.vocabulary.signals] == ["promotional", Context.COMMERCIAL_OFFER]
    assert [cue.stance for cue in registry.vocabulary.cues] == [Stance.NEGATED, "pseudo"]
    assert registry.vocabulary.cues[0].phrases == ("not", "no")
    assert [(each.text, each.stands) for each in registry.vocabulary.cues[0].examples] == [("Exosomes do not cure lupus.", Stance.NEGATED)]
    assert registry.products[0].default_ceiling[Context.EDUCATION] is Rung.BIOLOGY
    assert [len(group) for group in registry.disclosures[0].propositions] == [1, 1]
    assert registry.claims[0].target is None


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    safety, _, disease, association = load(small_registry(tmp_path)).rules
    assert (safety.hedged, disease.hedged, association.hedged) == (Severity.WARNING, Severity.ERROR, Severity.WARNING)
    assert (safety.suppressible, disease.suppressible) == (True, False)
    assert isinstance(safety.detect, PhraseDetector)
    assert Stance.HEDGED in safety.detect.stances
    assert Stance.QUESTION not in safety.detect.stances
    assert isinstance(disease.detect, AssertionDetector)
    assert disease.detect.rungs == (Rung.DISEASE_TREATMENT, Rung.CURE_OR_GUARANTEE)
    assert [(example.context, example.format) for example in safety.examples.flag[1:]] == [
        (Context.COMMERCIAL_OFFER, "markdown"),
        (Context.EDUCATION, "html"),
        (Context.COSMETIC, "html"),
    ]


def test_records_and_examples_know_their_place(tmp_path: Path) -> None:
    registry = load(small_registry(tmp_path))
    rule = registry.rules[0]
    assert str(rule.place) == f"{tmp_path.as_posix()}/rules/us.yaml:4:5"
    assert str(rule.examples.passing[0].place).endswith("us.yaml:20:14")
    assert str(registry.sources[0].rows[1].place).endswith("source.yaml:15:5")


@pytest.mark.parametrize(
    ("name", "old", "new", "field", "words"),
    [
        ("rules/us.yaml", "category: safety", "category: ▶no", "rules[0].category", "quote it"),
        ("rules/us.yaml", "category: safety", "category: ▶safty", "rules[0].category", "did you mean “safety”?"),
        ("rules/us.yaml", "    severity: error", "    ▶severty: error", "rules[0].severty", "did you mean “severity”?"),
        (
            "rules/us.yaml",
            "  - id: absolute-safety\n    title: Safety is stated without limit",
            "  - ▶id: absolute-safety",
            "rules[0].title",
            "the field title is missing",
        ),
        ("rules/us.yaml", "    title: Safety is", "    title: Safety\n    ▶title: Safety is", "rules[0].title", "stands twice"),
        ("rules/us.yaml", 'as_of: "2026-06-09"', "as_of: ▶2026-06-09", "rules[0].basis[0].as_of", "quote it"),
        ("rules/us.yaml", 'as_of: "2026-06-09"', 'as_of: ▶"2026-02-30"', "rules[0].basis[0].as_of", "a date of the calendar"),
        ("rules/us.yaml", 'as_of: "2026-06-09"', 'as_of: ▶"June 2026"', "rules[0].basis[0].as_of", "a date of the calendar"),
        ("rules/us.yaml", "FTC Act 5", "▶5", "rules[0].basis[0].law", 'put it in quotes, "5"'),
        ("rules/us.yaml", "id: absolute-safety", "id: ▶Absolute Safety", "rules[0].id", "lower-case ASCII words"),
        ("rules/us.yaml", "markets: [us, us-fl]", "markets: ▶us", "rules[0].markets", "this must be a list, not “us”"),
        ("rules/us.yaml", "markets: [us, us-fl]", "markets: ▶[]", "rules[0].markets", "at least one entry"),
        ("rules/us.yaml", "codes: [SAFE-01]", "codes:▶\n", "rules[0].codes", "this is empty: it must be a list"),
        ("rules/us.yaml", '"Risks exist."', "", "rules[0].examples.pass", "at least 3 entries, it has 2"),
        ("rules/us.yaml", "within: document", "within: ▶page", "rules[0].detect.phrase.with[0].within", "it is one of"),
        (
            "rules/us.yaml",
            "phrase: {lists: [safety.absolute]",
            "phrase: ▶{stances: [asserted]",
            "rules[0].detect.phrase",
            "at least one of patterns, lists",
        ),
        (
            "rules/us.yaml",
            "phrase: {lists: [safety.absolute]",
            "phrase: {patterns: ▶[]",
            "rules[0].detect.phrase.patterns",
            "at least one entry",
        ),
        (
            "rules/us.yaml",
            "unless: {patterns: [or so they say]}",
            "unless: {patterns: ▶[]}",
            "rules[0].detect.phrase.unless.patterns",
            "at least one entry",
        ),
        (
            "rules/us.yaml",
            "with: [{patterns: [<product>]",
            "with: [{patterns: ▶[]",
            "rules[0].detect.phrase.with[0].patterns",
            "at least one entry",
        ),
        (
            "rules/us.yaml",
            "      disclosure: {id: fda-status, verdict: missing}",
            "      ▶disclosure: {id: fda-status, verdict: missing}\n      association: {targets: [disease]}",
            "rules[1].detect",
            "this takes 1 of",
        ),
        ("rules/us.yaml", "kind: rules", "kind: ▶rule", "kind", "did you mean “rules”?"),
        ("rules/us.yaml", "kind: rules\n", "▶", "kind", "does not say its kind"),
        ("rules/us.yaml", "version: 1", "version: ▶2", "version", "this must be 1, not 2"),
        ("vocabulary/masks.yaml", "[treatment room]", "[treatment room", "", "a flow sequence that starts in line 3"),
        ("vocabulary/stance.yaml", '"no"', "▶no", "cues[0].phrases[1]", "quote it"),
        ("vocabulary/safety.yaml", "  absolute:", "  ▶Too Loud:", 'lists."Too Loud"', "cannot be a name here"),
        ("vocabulary/signals.yaml", "weight: 2", "weight: ▶0", "signals[0].weight", "0 would say nothing"),
        ("vocabulary/signals.yaml", "weight: 2", 'weight: ▶"2"', "signals[0].weight", "must be a number"),
        ("vocabulary/effects.yaml", ", outcome: appearance", "", "effects[0].rungs.outcome", "is missing"),
        (
            "exosome-therapy/claims.yaml",
            "ceiling: {education: biology}",
            "ceiling: {▶teaching: biology}",
            "claims[0].ceiling.teaching",
            "it is one of commercial-offer, cosmetic, education, trial-recruitment",
        ),
        ("exosome-therapy/claims.yaml", "evidence_level: E1", "evidence_level: ▶E9", "claims[0].evidence_level", "E9"),
        (
            "exosome-therapy/disclosures.yaml",
            "            says: It is not approved.\n",
            "",
            "disclosures[0].says[0].any_of[0].says",
            "is missing",
        ),
        ("exosome-therapy/source.yaml", "section: 1", "section: ▶-1", "rows[0].section", "must be at least 0"),
        ("exosome-therapy/source.yaml", "id: S1", "id: ▶11", "rows[1].id", 'put it in quotes, "11"'),
    ],
)
def test_bad_data_is_named_at_its_place_and_field(tmp_path: Path, name: str, old: str, new: str, field: str, words: str) -> None:
    place, problems = broken(tmp_path, name, old, new)
    (problem,) = problems
    assert problem.field == field
    assert words in problem.message
    if POINTER in new:
        assert str(problem.place) == place


def test_problems_of_all_files_are_told_in_order_of_place(tmp_path: Path) -> None:
    small_registry(tmp_path)
    (tmp_path / "rules/us.yaml").write_text("kind: rules\nversion: no\nrules: on\n")
    (tmp_path / "a.yaml").write_text("")
    with pytest.raises(RegistryError) as raised:
        load(tmp_path)
    places = [str(problem.place).removeprefix(tmp_path.as_posix()) for problem in raised.value.problems]
    assert places == ["/a.yaml:1:1", "/rules/us.yaml:2:10", "/rules/us.yaml:3:8"]


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        (b"", "1:1", "this file is empty"),
        (b"- a\n- b\n", "1:1", "a registry file is a mapping"),
        (b"kind: masks\nx: caf\xe9\n", "2:7", "not UTF-8: byte 0xe9"),
        (b"kind: masks\0\n", "1:12", "U+0000"),
    ],
)
def test_a_file_that_is_no_registry_file_is_a_problem(tmp_path: Path, content: bytes, place: str, words: str) -> None:
    small_registry(tmp_path)
    (tmp_path / "x.yaml").write_bytes(content)
    (problem,) = check_registry([tmp_path], built_in=False)
    assert str(problem.place) == f"{tmp_path.as_posix()}/x.yaml:{place}"
    assert words in problem.message


def test_a_folder_that_is_missing_empty_or_a_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty/README.md").write_text("# Not data\n")
    (tmp_path / "file").write_text("kind: rules")
    problems = check_registry([tmp_path / "absent", tmp_path / "empty", tmp_path / "file"], built_in=False)
    assert [problem.message for problem in problems][:3] == [
        "there is no such folder",
        "this folder holds no registry file (.yaml or .yml)",
        "this is a file: a registry is a folder",
    ]


def test_a_link_that_leads_back_to_itself_is_a_problem(tmp_path: Path) -> None:
    small_registry(tmp_path)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert any("leads back to itself" in problem.message for problem in check_registry([tmp_path], built_in=False))


def test_no_registry_and_a_registry_without_rules_are_problems(tmp_path: Path) -> None:
    assert [problem.message for problem in check_registry(built_in=False)] == ["no registry folder was given"]
    write_registry(tmp_path, {"masks.yaml": FILES["vocabulary/masks.yaml"]})
    assert [problem.message for problem in check_registry([tmp_path], built_in=False)] == [
        "the registry holds no rule: nothing could ever be found"
    ]


def test_other_and_hidden_files_are_no_part_of_it(tmp_path: Path) -> None:
    small_registry(tmp_path)
    before = load(tmp_path)
    write_registry(tmp_path, {"README.md": "kind: no", ".hidden.yaml": "kind: no", ".git/x.yaml": "kind: no", "notes.txt": ""})
    assert load(tmp_path) == before


class TestLayers:
    def test_a_later_record_of_the_same_id_replaces_the_earlier(self, tmp_path: Path) -> None:
        base, over = small_registry(tmp_path / "base"), tmp_path / "over"
        write_registry(over, {"mine.yaml": FILES["rules/us.yaml"].replace("Safety is stated without limit", "Ours")})
        registry = load(base, over)
        assert [rule.id for rule in registry.rules] == [rule.id for rule in load(base).rules]
        assert registry.rules[0].title == "Ours"
        assert registry.rules[0].place.path == f"{over.as_posix()}/mine.yaml"

    def test_a_later_list_extends_the_earlier(self, tmp_path: Path) -> None:
        base, over = small_registry(tmp_path / "base"), tmp_path / "over"
        lists = "{words: {about: More, patterns: [totally, completely]}, mine: {about: New, patterns: [x y]}}"
        lists = f"kind: phrases\nversion: 1\nfamily: safety\nlists: {lists}\n"
        write_registry(over, {"s.yaml": lists, "m.yaml": "kind: masks\nversion: 1\nmasks: [waiting room]\n"})
        vocabulary = load(base, over).vocabulary
        assert vocabulary.lists["safety.words"] == ("completely", "perfectly", "totally")
        assert vocabulary.lists["safety.mine"] == ("x y",)
        assert vocabulary.masks == ("treatment room", "waiting room")

    def test_a_layer_may_refer_to_one_below(self, tmp_path: Path) -> None:
        base, over = small_registry(tmp_path / "base"), tmp_path / "over"
        write_registry(over, {"s.yaml": 'kind: masks\nversion: 1\nmasks: ["<list:safety.words> new"]\n'})
        assert not check_registry([base, over], built_in=False)
        assert check_registry([over], built_in=False)

    @pytest.mark.parametrize(
        ("content", "place", "words"),
        [
            (
                FILES["vocabulary/conditions.yaml"],
                "4:9",
                "the condition “osteoarthritis” stands twice, first at {base}/conditions.yaml:4:9",
            ),
            (FILES["vocabulary/safety.yaml"], "5:3", "the phrase list “safety.absolute” stands twice, first at {base}/safety.yaml:5:3"),
            (FILES["vocabulary/masks.yaml"], "3:9", "“treatment room” stands twice in masks, first at {base}/masks.yaml:3:9"),
        ],
    )
    def test_twice_in_one_layer_is_a_problem_that_names_both(self, tmp_path: Path, content: str, place: str, words: str) -> None:
        small_registry(tmp_path)
        write_registry(tmp_path, {"vocabulary/zz.yaml": content})
        problem = check_registry([tmp_path], built_in=False)[0]
        assert str(problem.place) == f"{tmp_path.as_posix()}/vocabulary/zz.yaml:{place}"
        assert problem.message == words.format(base=f"{tmp_path.as_posix()}/vocabulary")


class TestFingerprint:
    def test_it_is_the_same_wherever_the_folder_lies_and_whatever_ends_its_lines(self, tmp_path: Path) -> None:
        one, two = small_registry(tmp_path / "one"), tmp_path / "two"
        for name, text in reversed(FILES.items()):
            (two / name).parent.mkdir(parents=True, exist_ok=True)
            (two / name).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
        assert load(one).fingerprint == load(two).fingerprint

    def test_a_changed_word_a_renamed_file_and_the_order_of_layers_change_it(self, tmp_path: Path) -> None:
        one, two = small_registry(tmp_path / "one"), small_registry(tmp_path / "two")
        three = write_registry(tmp_path / "three", {"m.yaml": "kind: masks\nversion: 1\nmasks: [waiting room]\n"})
        (two / "vocabulary/words.yml").rename(two / "vocabulary/word.yml")
        found = {load(*layers).fingerprint for layers in [(one,), (two,), (one, three), (three, one)]}
        (one / "vocabulary/words.yml").write_text(FILES["vocabulary/words.yml"].replace("cleared", "licensed"))
        assert len(found | {load(one).fingerprint}) == 5
