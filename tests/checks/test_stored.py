"""The stored registry: finds what a fresh one finds, and spares a run what it took to make."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from linter.checks import stored
from linter.checks.compiled import CompiledRegistry
from linter.checks.stored import load_compiled, packaged_form
from linter.documents.read import read_document
from linter.engine import lint_document
from linter.policy.policy import Policy
from linter.registry import identity
from linter.registry.cache import Cache
from tests.conftest import AS_OF

COPY = Path(__file__).parents[2] / "examples" / "site"


def findings(registry: CompiledRegistry) -> list[object]:
    return [
        lint_document(read_document(file.read_bytes(), file.name), registry, Policy(), AS_OF).findings
        for file in sorted(COPY.rglob("*.*"))
        if file.suffix in {".md", ".html"}
    ]


def test_a_stored_registry_finds_what_a_fresh_one_finds(
    built_in: CompiledRegistry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path / "cache", "registry", most=2)
    fresh = findings(built_in)
    assert findings(load_compiled((), cache)) == fresh
    monkeypatch.setattr(stored, "_made", None)  # from now on nothing can be made anew
    assert findings(load_compiled((), cache)) == fresh


def test_a_package_reads_what_it_brings_along(built_in: CompiledRegistry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "compiled.json"
    file.write_bytes(packaged_form())
    monkeypatch.setattr(stored, "is_checkout", lambda: False)
    monkeypatch.setattr(identity, "is_checkout", lambda: False)
    monkeypatch.setattr(stored, "compiled_file", lambda: file)
    monkeypatch.setattr(stored, "_made", None)
    assert findings(load_compiled()) == findings(built_in)


def test_a_warm_run_imports_neither_yaml_nor_schemas(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Exosomes cure arthritis.\n")
    program = "import sys; from linter.cli import main; main(['check', 'a.md']); print(sorted({'yaml', 'jsonschema'} & set(sys.modules)))"
    for expected in ("['jsonschema', 'yaml']", "[]"):
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
            env={"XDG_CACHE_HOME": str(tmp_path / "own"), "PYTHONPATH": str(COPY.parents[1])},
        )
        assert done.stdout.splitlines()[-1] == expected
