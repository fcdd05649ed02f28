"""The stored registry: finds what a fresh one finds, and spares a run what it took to make."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from linter.checks import stored
from linter.checks.compiled import CompiledRegistry, tables_of
from linter.checks.stored import for_checking, load_compiled, packaged_form
from linter.documents.read import read_document
from linter.engine import lint_document
from linter.language.lexicon import LexiconTables, lexicon_of
from linter.language.rows import packed
from linter.policy.policy import Policy
from linter.registry import data, identity
from linter.registry.cache import Cache
from linter.registry.identity import built_in_key, registry_key
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


def test_a_stored_registry_takes_pages_for_what_a_fresh_one_does(built_in: CompiledRegistry) -> None:
    kept = for_checking(built_in.registry)
    stored_one = CompiledRegistry(kept, lexicon_of(tables_of(built_in.registry), kept.vocabulary))
    for text in [example.text for signal in built_in.registry.vocabulary.signals for example in signal.examples]:
        document = read_document(text.encode(), "page.md")
        fresh, again = (lint_document(document, registry, Policy(), AS_OF) for registry in (built_in, stored_one))
        assert (again.promotional, again.context, again.signs.scores) == (fresh.promotional, fresh.context, fresh.signs.scores), text


def test_tables_that_were_planted_are_made_anew(built_in: CompiledRegistry, tmp_path: Path) -> None:
    cache, key = Cache(tmp_path / "cache", "registry", most=2), registry_key(())
    assert key is not None
    load_compiled((), cache)
    plain = cache.read(key)
    plain["lexicon"][LexiconTables.__slots__.index("late")][2] = packed([[9, 9]])
    cache.write(key, plain)
    assert findings(load_compiled((), cache)) == findings(built_in)
    assert cache.read(key) != plain


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that a package brings along, where this process takes itself for an installed one."""
    file = tmp_path / "compiled.json"
    file.write_bytes(packaged_form())
    for module in (stored, identity):
        monkeypatch.setattr(module, "is_checkout", lambda: False)
    for module in (data, identity):
        monkeypatch.setattr(module, "compiled_file", lambda: file)
    return file


def test_a_package_reads_what_it_brings_along(built_in: CompiledRegistry, packaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "_made", None)
    assert findings(load_compiled()) == findings(built_in)


def test_a_package_is_known_without_a_look_at_its_files(packaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = packaged.parent / "claims"
    own.mkdir()
    (own / "more.yaml").write_text("kind: phrases\n")
    built_in, extended = registry_key(()), registry_key((own,))
    assert built_in == built_in_key(checkout=False)
    (own / "more.yaml").write_text("kind: masks\n")
    assert len({built_in, extended, registry_key((own,))}) == 3
    monkeypatch.setattr(identity, "data_folder", None)
    assert registry_key(()) == built_in


@pytest.mark.parametrize(
    "content", [b"", b"x", b"{}", b"0" * 40 + b"\n", b"0" * 40 + b"\n[]", b"0" * 40 + b'\n{"registry": [], "lexicon": []}']
)
def test_a_package_that_was_spoilt_compiles_its_registry(
    built_in: CompiledRegistry, packaged: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    packaged.write_bytes(content)
    made = (built_in.registry, stored.tables_of(built_in.registry))
    monkeypatch.setattr(stored, "_made", lambda folders: made)
    cache = Cache(packaged.parent / "cache", "registry", most=2)
    assert load_compiled((), cache).registry is built_in.registry
    monkeypatch.setattr(stored, "_made", None)
    assert load_compiled((), cache).registry.fingerprint == built_in.registry.fingerprint


def last_line_of(program: str, folder: Path) -> str:
    """What `program` prints last, run on its own in `folder` with a cache there."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        env={"XDG_CACHE_HOME": str(folder / "own"), "PYTHONPATH": str(COPY.parents[1])},
    )
    return done.stdout.splitlines()[-1]


def test_a_warm_run_imports_neither_yaml_nor_schemas(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Exosomes cure arthritis.\n")
    program = "import sys; from linter.cli import main; main(['check', 'a.md']); print(sorted({'yaml', 'jsonschema'} & set(sys.modules)))"
    assert [last_line_of(program, tmp_path) for _ in range(2)] == ["['jsonschema', 'yaml']", "[]"]


def test_a_run_that_finds_its_registry_compiled_does_without_the_library_of_digests(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Exosomes cure arthritis.\n")
    program = "import sys; from linter.cli import main; main(['check', 'a.md']); print('_hashlib' in sys.modules)"
    first, again = (last_line_of(program, tmp_path) for _ in range(2))
    assert again == "False", f"the first run, which validates the registry: {first}"
