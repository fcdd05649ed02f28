"""What is measured: claimslint in several ways, its peers, and the limits that no tool of its kind can pass.

Peers are installed at the versions named here, from PyPI and npm, into a folder of their own. Each is run as its users run it, with its
limits on findings, file size and time lifted where it has a switch for that.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PYPI: Final = ("proselint==0.16.0", "codespell==2.4.3", "typos==1.52.0")
PYPI_APART: Final = ("semgrep==1.185.0",)
"""Peers whose own dependencies are pinned so tightly that they live alone."""
NPM: Final = ("write-good@1.0.8", "textlint@15.8.0", "textlint-rule-write-good@2.0.0", "alex@11.0.1", "markdownlint-cli2@0.24.1")

ONE, FEW, MANY, BIG = "one", "d200", "d2000", "big"
"""What a tool is given: a page of 5 KB, 200 of them, 2,000, and one file with the text of all 2,000."""

_READ = "import sys,pathlib\nfor f in sorted(pathlib.Path(sys.argv[1]).iterdir()): f.read_bytes().decode()"
_WORDS = 'import re,sys,pathlib\nfor f in sorted(pathlib.Path(sys.argv[1]).iterdir()): re.findall(r"\\w+", f.read_text("utf-8"))'
_CLICK = "import click,sys,pathlib\nfor f in sorted(pathlib.Path(sys.argv[1]).iterdir()): f.stat(); f.read_bytes()"
"""The least that a command line in Python does with the files it is given."""

_SLOW = frozenset({MANY})
_NOT_BIG = frozenset({BIG})


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything lies: the corpus, the installed peers, and the claimslint that is measured."""

    corpus: Path
    peers: Path
    claimslint: Path

    def target(self, measure: str) -> Path:
        """What `measure` is about: a file for ONE and BIG, else a folder."""
        return {ONE: self.corpus / "one" / "one.md", BIG: self.corpus / "big" / "big.md"}.get(measure, self.corpus / measure)

    def python(self, program: str) -> Path:
        """A program that a peer from PyPI brought along."""
        apart = self.peers / "apart" / "bin" / program
        return apart if apart.exists() else self.peers / "python" / "bin" / program

    def node(self, program: str) -> Path:
        """A program that a peer from npm brought along."""
        return self.peers / "node_modules" / ".bin" / program


@dataclass(frozen=True, slots=True)
class Tool:
    """One way of looking at copy.

    `command` gives the arguments for a measure. `leaves_out` are the measures it is not run for, `once` those it is run for one time
    alone, because they take minutes. `findings` counts what an output reports, where that can be told. One that is `warm` has been run
    before it is measured. One that is `quick` takes well under a second whatever it is given: it is run more often, since what is so
    short is noisy.
    """

    name: str
    command: Callable[[Places, str], Sequence[str]]
    leaves_out: frozenset[str] = frozenset()
    once: frozenset[str] = frozenset()
    findings: Callable[[bytes], int] | None = None
    warm: bool = False
    quick: bool = False


def tools() -> tuple[Tool, ...]:
    """Every tool, the limits first, then claimslint, then the peers."""
    return (
        Tool("python -c pass", lambda _, __: [sys.executable, "-c", "pass"], frozenset({FEW, MANY, BIG}), quick=True),
        Tool("wc", _wc, quick=True),
        Tool("decode UTF-8", lambda places, measure: [sys.executable, "-c", _READ, _folder(places, measure)], quick=True),
        Tool("re.findall words", lambda places, measure: [sys.executable, "-c", _WORDS, _folder(places, measure)], quick=True),
        Tool("click, stat, read", lambda places, measure: [_beside(places, "python"), "-c", _CLICK, _folder(places, measure)], quick=True),
        Tool("claimslint, 1 core", lambda places, measure: _claimslint(places, measure, "--no-cache", "--jobs", "1"), findings=_ours),
        Tool("claimslint, 2 cores", lambda places, measure: _claimslint(places, measure, "--no-cache", "--jobs", "2"), findings=_ours),
        Tool(
            "claimslint, unchanged files",
            lambda places, measure: _claimslint(places, measure, "--jobs", "1"),
            findings=_ours,
            warm=True,
            quick=True,
        ),
        Tool("proselint 0.16", _proselint, findings=_proselint_findings),
        Tool("write-good", lambda places, measure: [str(places.node("write-good")), *_pages(places, measure)], _NOT_BIG),
        Tool("textlint, write-good rule", _textlint, _NOT_BIG, once=_SLOW),
        Tool("alex", lambda places, measure: [str(places.node("alex")), "--quiet", *_pages(places, measure)], _NOT_BIG, once=_SLOW),
        Tool("markdownlint-cli2", _markdownlint, once=frozenset({BIG})),
        Tool("codespell", lambda places, measure: [str(places.python("codespell")), str(places.target(measure))], findings=_lines),
        Tool("typos", lambda places, measure: [str(places.python("typos")), "-j", "1", str(places.target(measure))]),
        Tool("semgrep, 150 patterns", _semgrep, once=frozenset({BIG}), findings=_semgrep_findings),
    )


def install(places: Places, patterns: Sequence[str]) -> None:
    """Install the peers that are not there yet, and write the settings that lift their limits. Raises CalledProcessError."""
    places.peers.mkdir(parents=True, exist_ok=True)
    for folder, packages in (("python", PYPI), ("apart", PYPI_APART)):
        if not (places.peers / folder / "bin" / packages[0].split("==")[0]).exists():
            subprocess.run([sys.executable, "-m", "venv", places.peers / folder], check=True)
            pip = [places.peers / folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            subprocess.run([*pip, *packages], check=True)
    if not places.node("alex").exists():
        (places.peers / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", *NPM], cwd=places.peers, check=True)
    (places.peers / "proselint.json").write_text('{"max_errors": 100000000}\n', encoding="utf-8")
    (places.peers / "semgrep.json").write_text(json.dumps({"rules": _rules(patterns)}), encoding="utf-8")


def install_claimslint(places: Places, source: Path) -> None:
    """Install the claimslint of the checkout `source` anew, from the package that it builds. Raises CalledProcessError."""
    folder = places.claimslint.parent.parent
    subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
    pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, source], check=True)


def _claimslint(places: Places, measure: str, *options: str) -> list[str]:
    return [str(places.claimslint), "check", "--format", "json", "--fail-on", "never", *options, str(places.target(measure))]


def _wc(places: Places, measure: str) -> list[str]:
    return ["wc", *_pages(places, measure)]


def _proselint(places: Places, measure: str) -> list[str]:
    settings = str(places.peers / "proselint.json")
    return [str(places.python("proselint")), "--config", settings, "check", "-o", "json", str(places.target(measure))]


def _textlint(places: Places, measure: str) -> list[str]:
    return [str(places.node("textlint")), "--rule", "write-good", "--format", "json", *_pages(places, measure)]


def _markdownlint(places: Places, measure: str) -> list[str]:
    return [str(places.node("markdownlint-cli2")), *(f":{page}" for page in _pages(places, measure))]


def _semgrep(places: Places, measure: str) -> list[str]:
    limits = ["--timeout", "0", "--max-target-bytes", "0", "--x-ignore-semgrepignore-files"]  # else it looks at nothing below `build`
    quiet = ["--metrics", "off", "--disable-version-check", "--quiet", "--no-git-ignore", "--json", "-j", "1"]
    rules = str(places.peers / "semgrep.json")
    return [str(places.python("semgrep")), "scan", "--config", rules, *quiet, *limits, str(places.target(measure))]


def _rules(patterns: Sequence[str]) -> list[dict[str, object]]:
    fixed = {"message": "claim", "severity": "WARNING", "languages": ["generic"]}
    return [{"id": f"r{number:03d}", "pattern-regex": f"(?i){pattern}", **fixed} for number, pattern in enumerate(patterns)]


def _pages(places: Places, measure: str) -> list[str]:
    target = places.target(measure)
    return [str(target)] if target.is_file() else [str(page) for page in sorted(target.iterdir())]


def _folder(places: Places, measure: str) -> str:
    target = places.target(measure)
    return str(target.parent if target.is_file() else target)


def _beside(places: Places, program: str) -> str:
    return str(places.claimslint.with_name(program))


def _ours(output: bytes) -> int:
    return sum(len(file["findings"]) for file in json.loads(output)["files"])


def _proselint_findings(output: bytes) -> int:
    return output.count(b'"check_path"')


def _semgrep_findings(output: bytes) -> int:
    return len(json.loads(output)["results"])


def _lines(output: bytes) -> int:
    return output.count(b"\n")
