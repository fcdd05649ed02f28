"""What the config file says: found, understood, or refused at its place."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from linter.findings import Context
from linter.policy.policy import Directives, Layer, Placing
from linter.policy.settings import Settings, load_settings, with_options
from linter.registry.data import data_folder
from linter.registry.problems import RegistryError


def settings(folder: Path, text: str, name: str = ".claimslint.yaml") -> Settings:
    (folder / name).write_text(text, encoding="utf-8")
    return load_settings(folder)


def refusals(folder: Path, text: str, name: str = ".claimslint.yaml") -> list[str]:
    with pytest.raises(RegistryError) as caught:
        settings(folder, text, name)
    return [str(problem) for problem in caught.value.problems]


def test_without_a_config_the_defaults_hold(tmp_path: Path) -> None:
    policy = load_settings(tmp_path).policy_for("page.md")
    assert (policy.markets, policy.context, policy.product, policy.select, policy.ignore) == (("us",), None, None, frozenset(), frozenset())


def test_a_later_override_wins_key_by_key(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        """
        market: [us, uk]
        ignore: hype
        overrides:
          "blog/**": {context: education, ignore: [convenience-claim]}
          "blog/offers/**": {context: commercial-offer}
        """,
    )
    assert found.policy_for("index.md").ignore == {"hype"}
    assert found.policy_for("blog/a.md").context is Context.EDUCATION
    offer = found.policy_for(str(tmp_path / "blog/offers/b.md"))
    assert (offer.context, offer.ignore, offer.markets) == (Context.COMMERCIAL_OFFER, {"convenience-claim"}, ("us", "uk"))


def test_disclosures_are_placed_as_the_config_says_and_otherwise_as_the_registry_says(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        """
        disclosures:
          fda-status: {scope: section, words: 40, blocks: 2, near: [package-and-financing], before: [price], type: any, not_in: [footer]}
          insurance: {before: []}
        overrides:
          "blog/**": {disclosures: {insurance: {words: 300}}}
        """,
    )
    everything = Placing("fda-status", "section", 40, 2, ("package-and-financing",), ("price",), "any", ("footer",))
    assert found.policy_for("a.md").placings == (everything, Placing("insurance", before=()))
    assert found.policy_for("blog/a.md").placings == (Placing("insurance", words=300),), "an override replaces, it does not add"


def test_directives_may_silence_what_the_config_says(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        """
        directives: {never: [missing-fda-status, hype]}
        overrides:
          "offers/**": {directives: {allowed: false}}
        """,
    )
    assert found.policy_for("a.md").directives == Directives(never=frozenset({"missing-fda-status", "hype"}))
    assert found.policy_for("offers/a.md").directives == Directives(allowed=False)
    assert [(mention.kind, mention.name, mention.field) for mention in found.mentions] == [
        ("rule", "missing-fda-status", "directives.never"),
        ("rule", "hype", "directives.never"),
    ]
    assert Settings(root="/").policy_for(None).directives == Directives()


def test_products_may_be_called_what_the_config_says(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        """
        product-names: {exosome: [VesiCore, Phoenix Gold], prp: PlasmaPlus}
        overrides:
          "blog/**": {product-names: {exosome: VesiPure}}
        """,
    )
    assert found.policy_for("a.md").product_names == (("exosome", ("VesiCore", "Phoenix Gold")), ("prp", ("PlasmaPlus",)))
    assert found.policy_for("blog/a.md").product_names == (("exosome", ("VesiPure",)),), "an override replaces, it does not add"
    assert [(mention.kind, mention.name, mention.place.line) for mention in found.mentions] == [
        ("product family", "exosome", 2),
        ("product family", "prp", 2),
        ("product family", "exosome", 4),
    ]
    assert Settings(root="/").policy_for(None).product_names == ()


def test_a_product_name_without_a_word_is_refused(tmp_path: Path) -> None:
    assert refusals(tmp_path, "product-names: {exosome: [VesiCore, '™']}") == [
        ".claimslint.yaml:1:17: product-names.exosome: “™” holds no word that copy could be read for"
    ]


def test_the_config_takes_the_fields_and_values_of_a_registry() -> None:
    config, registry = (
        json.loads(data_folder("schemas").joinpath(f"{name}.schema.json").read_text(encoding="utf-8"))["$defs"]
        for name in ("config", "disclosures")
    )
    place = config["place"]["properties"]
    expected = {**registry["place"]["properties"], "not_in": registry["disclosure"]["properties"]["not_in"]}
    assert place.keys() == expected.keys()
    for field in ("scope", "type"):
        assert place[field]["enum"] == expected[field]["enum"]
    assert place["not_in"]["items"]["enum"] == expected["not_in"]["items"]["enum"]


def test_the_command_line_wins_over_overrides(tmp_path: Path) -> None:
    found = settings(tmp_path, 'overrides: {"blog/**": {context: education, market: uk}}')
    asked = with_options(found, Layer(context="auto", markets=("eu",)), fail_on="note")
    assert asked.policy_for("blog/a.md").context is None
    assert asked.policy_for("blog/a.md").markets == ("eu",)
    assert asked.fail_on == "note"


def test_files_outside_the_folder_of_the_config_meet_no_override(tmp_path: Path) -> None:
    found = settings(tmp_path, 'overrides: {"**": {context: education}}')
    assert found.policy_for("../elsewhere.md").context is None
    assert found.policy_for(None).context is None


def test_exclude_and_its_overrides(tmp_path: Path) -> None:
    found = settings(tmp_path, 'exclude: [drafts/]\noverrides: {"drafts/final.md": {exclude: false}, "*.tmp.md": {exclude: true}}')
    assert found.excludes("drafts/a.md")
    assert not found.excludes("drafts/final.md")
    assert found.excludes("x/y.tmp.md")
    assert not found.prunes("drafts"), "a file in it is taken back in"


def test_pyproject_says_the_same(tmp_path: Path) -> None:
    text = '[tool.claimslint]\nmarket = ["us", "uk"]\n[tool.claimslint.overrides."blog/**"]\ncontext = "education"\n'
    found = settings(tmp_path, text, "pyproject.toml")
    assert found.policy_for("blog/a.md").context is Context.EDUCATION
    assert found.policy_for("a.md").markets == ("us", "uk")


def test_the_nearest_config_counts_up_to_the_repository_root(tmp_path: Path) -> None:
    outside, repository = tmp_path, tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    (repository / "site" / "deep").mkdir(parents=True)
    (outside / ".claimslint.yaml").write_text("market: uk\n")
    assert load_settings(repository / "site").file is None, "what lies above the repository is not ours"
    (repository / ".claimslint.yaml").write_text("market: eu\n")
    (repository / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert load_settings(repository / "site" / "deep").policy_for("a.md").markets == ("eu",)


@pytest.mark.parametrize("text", ["", "# nothing yet\n\n"])
def test_a_config_that_says_nothing_is_fine(tmp_path: Path, text: str) -> None:
    assert settings(tmp_path, text).policy_for("a.md").markets == ("us",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("contxt: education", ".claimslint.yaml:1:1: contxt: there is no field contxt here; did you mean “context”?"),
        ("context: educaton", ".claimslint.yaml:1:10: context: “educaton” is not a value of this field; did you mean “education”?"),
        (
            "disclosures:\n  fda-status: {word: 9}",
            ".claimslint.yaml:2:16: disclosures.fda-status.word: there is no field word here; did you mean “words”?",
        ),
        ("disclosures: {fda-status: {words: -1}}", ":1:35: disclosures.fda-status.words: “-1” is too small: it must be at least 0"),
        ("disclosures: {a: {scope: pages}}", ":1:26: disclosures.a.scope: “pages” is not a value of this field; did you mean “page”?"),
        ("market: []", ".claimslint.yaml:1:9: market: this is empty: it needs at least one entry"),
        ("registry: [gone]", ".claimslint.yaml:1:12: registry[0]: there is no folder “gone” beside this file"),
        ('overrides:\n  "a/**":\n    fail-on: note', '.claimslint.yaml:3:5: overrides."a/**".fail-on: there is no field fail-on here'),
        ('overrides:\n  "a/**": {exclude: "yes"}', '2:21: overrides."a/**".exclude: this must be true or false, not “yes”'),
        ("exclude: [a, ./drafts/]", ".claimslint.yaml:1:14: exclude[1]: “./drafts/” can match nothing: leave out the ./ and ../ in it"),
        ("exclude: ['!./a']", ".claimslint.yaml:1:11: exclude[0]: “!./a” can match nothing: leave out"),
        ('overrides:\n  "../site/**": {context: education}', ".claimslint.yaml:2:3: overrides.\"../site/**\": “../site/**” can match nothing"),
        ('overrides: {"a/./b": {context: education}}', "“a/./b” can match nothing"),
        ('overrides: {"!a": {context: education}}', "“!a” can match nothing: it takes back what no glob before it took"),
        ("exclude: ['#a']", "exclude[0]: “#a” can match nothing"),
        ("exclude: [.]", "“.” can match nothing"),
        ("market: [us", "this is not valid YAML"),
        ("- market", "this must be a mapping, not a list"),
        ("market: us\nmarket: uk", "stands twice"),
        ("market: [us, no]", "without quotes can be read as a truth value"),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_place(tmp_path: Path, text: str, expected: str) -> None:
    assert any(expected in refusal for refusal in refusals(tmp_path, text)), refusals(tmp_path, text)


@pytest.mark.parametrize("glob", ["/site/**", ".well-known/", "..a", "!a", "...", "a/.b", "a.", "\\#a", "**"])
def test_a_glob_that_can_match_something_is_none(tmp_path: Path, glob: str) -> None:
    assert settings(tmp_path, f"exclude: ['*.md', '{glob}']").excludes("x.md")


@pytest.mark.parametrize("glob", ["{}", "{}/", "{}/**", "!{}/a.md", "{}/blog/*.md"])
def test_a_glob_with_the_path_of_the_folder_itself_can_match_nothing(tmp_path: Path, glob: str) -> None:
    written = glob.format(tmp_path)
    (told,) = refusals(tmp_path, f"exclude: ['{written}']")
    assert told.startswith(
        f".claimslint.yaml:1:11: exclude[0]: “{written}” can match nothing: leave out the path of the folder of this file"
    )
    assert refusals(tmp_path, f"overrides: {{'{written.removeprefix('!')}': {{context: education}}}}")
    assert settings(tmp_path, f"exclude: ['*.md', '{tmp_path}-2/a']").excludes("x.md")
    (tmp_path / tmp_path.parts[1]).mkdir()
    assert settings(tmp_path, f"exclude: ['*.md', '{written}']").excludes("x.md"), "there is a folder of the name that it begins with"


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    assert len(refusals(tmp_path, "contxt: a\nfail-on: warn\nselect: 3\n")) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[tool.claimslint]\nmarket = "us"\ncontxt = "a"', "pyproject.toml:3:1: contxt: "),
        ('[tool.claimslint.overrides."b/**"]\ncontext = "x"', 'pyproject.toml:2:1: overrides."b/**".context: '),
        ("[tool.claimslint]\nmarket = [1]", "pyproject.toml:2:1: market[0]: "),
        ("[tool.claimslint]\nmarket = [", "pyproject.toml:2:"),
    ],
)
def test_a_fault_in_toml_is_told_at_its_key(tmp_path: Path, text: str, expected: str) -> None:
    assert expected in refusals(tmp_path, text, "pyproject.toml")[0]


def test_two_configs_in_one_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.claimslint]\n")
    assert "keep one" in refusals(tmp_path, "market: us")[0]


@pytest.mark.parametrize("name", [".claimslint.yml", "claimslint.yaml", ".claimslint.toml", "claimslint.toml", ".claimslintrc"])
def test_a_misnamed_config_is_not_passed_over(tmp_path: Path, name: str) -> None:
    assert "call it .claimslint.yaml" in refusals(tmp_path, "market: us", name)[0]


@pytest.mark.parametrize("name", ["claimlint", "claims-lint", "claims_lint"])
def test_a_table_that_is_nearly_ours_is_told_where_there_is_no_config(tmp_path: Path, name: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "pyproject.toml").write_text(f"[tool.claim]\n[tool.{name}]\nmarket = 'uk'\n")
    (told,) = load_settings(tmp_path / "site").overlooked
    assert told == f"../pyproject.toml: the table [tool.{name}] is not read, but .claimslint.yaml or [tool.claimslint]"
    (tmp_path / ".claimslint.yaml").write_text("")
    assert load_settings(tmp_path / "site").overlooked == ()


@pytest.mark.parametrize(
    "text", ["[tool.claims]\n[tool.ruff]\n", 'a = """\n[tool.claimlint]\n"""\n', "[tool.claimlint", "# [tool.claimlint]\n"]
)
def test_other_tables_are_not_ours(tmp_path: Path, text: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "pyproject.toml").write_text(text)
    assert load_settings(tmp_path).overlooked == ()


SAMPLES: tuple[object, ...] = (
    {}, {"market": "us"}, {"market": ["us", "uk"]}, {"market": []}, {"market": ""}, {"market": 3}, {"market": [""]}, {"context": "auto"},
    {"context": "x"}, {"context": ["auto"]}, {"product": "p"}, {"product": None}, {"select": []}, {"select": "a"}, {"ignore": {"a": 1}},
    {"fail-on": "never"}, {"fail-on": None}, {"exclude": ["a"]}, {"exclude": True}, {"registry": "a"}, {"overrides": {}},
    {"overrides": {"a": {}}}, {"overrides": {"": {}}}, {"overrides": {"a": None}}, {"overrides": {"a": {"exclude": True}}},
    {"overrides": {"a": {"exclude": 1}}}, {"overrides": {"a": {"fail-on": "error"}}}, {"overrides": []}, {"other": 1}, [], "text",
    {"disclosures": {}}, {"disclosures": []}, {"disclosures": {"": {}}}, {"disclosures": {"a": {}}}, {"disclosures": {"a": None}},
    {"disclosures": {"a": {"words": 0, "blocks": 3.0}}}, {"disclosures": {"a": {"words": True}}}, {"disclosures": {"a": {"words": 1.5}}},
    {"disclosures": {"a": {"blocks": -1}}}, {"disclosures": {"a": {"before": []}}}, {"disclosures": {"a": {"before": "price"}}},
    {"disclosures": {"a": {"scope": "block", "type": "any"}}}, {"disclosures": {"a": {"type": "huge"}}},
    {"disclosures": {"a": {"not_in": ["footer"]}}}, {"disclosures": {"a": {"not_in": ["attic"]}}},
    {"disclosures": {"a": {"not_in": [["footer"]]}}}, {"disclosures": {"a": {"not-in": []}}},
    {"directives": {}}, {"directives": {"allowed": False, "never": ["a"]}}, {"directives": {"never": "a"}}, {"directives": {"allowed": 1}},
    {"product-names": {}}, {"product-names": {"exosome": "VesiCore"}}, {"product-names": {"exosome": ["A", "B"]}}, {"product-names": []},
    {"product-names": {"exosome": 3}}, {"product-names": {"": ["A"]}}, {"product-names": {"exosome": [""]}}, {"product-names": {"a": None}},
    {"overrides": {"a": {"product-names": {"exosome": []}}}}, {"overrides": {"a": {"product-names": "VesiCore"}}},
    {"directives": []}, {"directives": {"rules": []}}, {"overrides": {"a": {"directives": {"allowed": False}}}},
    {"overrides": {"a": {"disclosures": {"b": {"words": 1}}}}}, {"overrides": {"a": {"disclosures": {"b": 1}}}},
)  # fmt: skip


@pytest.mark.parametrize("sample", SAMPLES, ids=json.dumps)
def test_settings_and_schema_agree_on_what_is_allowed(tmp_path: Path, sample: object) -> None:
    schema = json.loads(data_folder("schemas").joinpath("config.schema.json").read_text(encoding="utf-8"))
    allowed = jsonschema.Draft202012Validator(schema).is_valid(sample)
    text = json.dumps(sample)  # JSON is YAML
    if allowed:
        assert isinstance(settings(tmp_path, text), Settings)
    else:
        assert refusals(tmp_path, text), "what the schema refuses must be told"
