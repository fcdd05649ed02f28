"""What the documents promise is what there is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml

from linter.cli.check import check
from linter.documents.read import EXTENSIONS
from linter.reports.exit_status import ExitStatus

ROOT = Path(__file__).parents[2]


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
