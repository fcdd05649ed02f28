"""What the documents promise is what there is."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from linter.cli.check import check
from linter.documents.read import EXTENSIONS
from linter.reports.exit_status import ExitStatus

ROOT = Path(__file__).parents[2]

Write = Callable[..., Path]
Run = Callable[..., Any]


def options(command: click.Command) -> set[str]:
    return {name for param in command.params for name in param.opts if name.startswith("--")}


def test_the_readme_lists_the_options_of_check() -> None:
    rows = [line.split("|")[1] for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("| `--")]
    assert {name for row in rows for name in re.findall(r"--[a-z-]+", row)} == options(check)


def test_the_readme_lists_the_extensions() -> None:
    assert all(extension in (ROOT / "README.md").read_text(encoding="utf-8") for extension in EXTENSIONS)


def test_the_exit_statuses_are_documented() -> None:
    page = (ROOT / "docs/exit-status.md").read_text(encoding="utf-8")
    assert [int(status) for status in re.findall(r"^\| ([0-9]) \|", page, re.MULTILINE)] == [int(status) for status in ExitStatus]


@pytest.mark.slow
def test_the_report_in_the_readme_is_what_is_found_on_the_example_site() -> None:
    shown = (ROOT / "README.md").read_text(encoding="utf-8").split("$ claimslint check site/\n")[1].split("```")[0]
    command = [sys.executable, "-m", "linter", "check", "site/"]
    done = subprocess.run(command, cwd=ROOT / "examples", capture_output=True, text=True, encoding="utf-8", check=False)
    parts = [part.strip("\n") for part in shown.split("  …\n") if part.strip()]
    *findings, summary = [finding for part in parts for finding in part.split("\n\n")]
    assert len(findings) == 3
    assert all(_undated(each) in _undated(done.stdout) for each in (*findings, summary))


def _undated(report: str) -> str:
    """Without what is another tomorrow: the fingerprint of the registry and the day."""
    return re.sub(r"(?<=registry exosome-therapy )\w+|\d{4}-\d\d-\d\d", "…", report)


def hook(identifier: str) -> dict[str, object]:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (found,) = (one for one in hooks if one["id"] == identifier)
    assert isinstance(found, dict)
    return found


def test_the_copy_hook_meets_every_extension() -> None:
    files = re.compile(str(hook("claimslint")["files"]))
    assert all(files.search(f"site/page{extension}") for extension in EXTENSIONS)
    assert not files.search("site/page.css")


@pytest.mark.parametrize(
    ("path", "met"),
    [("claims/rules/us.yaml", True), ("compliance/registry/a.yml", True), ("site/claims.yaml", False), ("claims/a.md", False)],
)
def test_the_registry_hook_meets_registries(path: str, met: bool) -> None:
    assert bool(re.search(str(hook("claimslint-registry")["files"]), path)) is met


@pytest.mark.slow
def test_the_demo_shows_what_is_expected() -> None:
    done = subprocess.run([sys.executable, ROOT / "examples/demo.py"], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def samples(name: str) -> list[str]:
    """The YAML of a page of docs/, a piece each."""
    return re.findall(r"^```yaml\n(.*?)^```$", (ROOT / "docs" / name).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


NAMED = {
    "compliance/registry": "compliance/registry/masks.yaml",
    "theme/base.html": "theme/base.html",
    "theme/disclosures.html": "theme/disclosures.html",
}
"""What the second sample of the settings says has to be there, with the file that makes it so."""


def test_the_first_sample_of_the_settings_names_no_file_that_one_would_have_to_have() -> None:
    assert not [name for name in NAMED if name in samples("config.md")[0]]


@pytest.mark.parametrize("sample", [each for name in ("config.md", "directives.md", "disclosures.md") for each in samples(name)])
def test_a_sample_configuration_works_when_it_is_copied(sample: str, run: Run, write: Write) -> None:
    for name in NAMED:
        if name in sample:
            write(
                NAMED[name],
                "<p>Not FDA-approved.</p>\n" if name.endswith(".html") else f"# {name}\nkind: masks\nversion: 1\nmasks: [lupus lane]\n",
            )
    write(".claimslint.yaml", sample)
    write("page.md", "# Opening hours\n\nMonday to Friday, nine to five.\n")
    answer = run("check", ".")
    assert (answer.status, answer.err) == (0, "")


def test_no_sample_names_a_release_before_there_is_one() -> None:
    assert "\n## Unreleased\n\nFirst version.\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for path in (*(ROOT / "docs").glob("*.md"), ROOT / "README.md"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"rev: v\d|claimslint==\d", text), path.name
