"""Installed from a wheel and through pre-commit, far from this checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BAD = "Our exosome injections treat osteoarthritis. Book your visit today.\n"

pytestmark = pytest.mark.slow


def call(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    outside = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, env={**outside, **environment}, check=False, timeout=600)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout + done.stderr)


def git(folder: Path, *arguments: str) -> None:
    done = call("git", "-c", "user.name=t", "-c", "user.email=t@t.example", "-c", "commit.gpgsign=false", *arguments, cwd=folder)
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This working tree, uncommitted changes included, committed in a repository of its own."""
    folder = tmp_path_factory.mktemp("checkout")
    names = call("git", "ls-files", "--cached", "--others", "--exclude-standard", cwd=ROOT).stdout.splitlines()
    for name in names:
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "state")
    return folder


def require_index(folder: Path) -> None:
    """Skip, and say so, where no package index can be reached."""
    probe = call(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, "hatchling>=1.27", cwd=folder)
    if probe.returncode:
        pytest.skip(f"no package index: {probe.stdout[-200:]}")


@pytest.mark.parametrize("pure", [False, True])
def test_a_wheel_brings_its_registry_and_its_compiled_modules(checkout: Path, tmp_path: Path, pure: bool) -> None:
    require_index(tmp_path)
    pip_wheel = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path, checkout)
    built = call(*pip_wheel, cwd=tmp_path, CLAIMSLINT_PURE="1" if pure else "")
    assert built.returncode == 0, built.stdout
    (wheel,) = tmp_path.glob("claimslint-*.whl")
    call(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    installed = call(tmp_path / "venv/bin/pip", "install", "--quiet", wheel, cwd=tmp_path)
    assert installed.returncode == 0, installed.stdout
    (tmp_path / "bad.md").write_text(BAD)
    answer = call(tmp_path / "venv/bin/claimslint", "check", "bad.md", cwd=tmp_path)
    assert answer.returncode == 1, answer.stdout
    assert "disease-claim" in answer.stdout
    asked = "from linter.language.accelerated import IS_COMPILED; print(IS_COMPILED)"
    is_compiled = call(tmp_path / "venv/bin/python", "-c", asked, cwd=tmp_path).stdout.strip()
    assert wheel.name.endswith("-py3-none-any.whl") == (is_compiled == "False")
    if pure or shutil.which("c++") is not None:
        assert is_compiled == str(not pure)


def test_pre_commit_runs_the_hooks(checkout: Path, tmp_path: Path) -> None:
    if shutil.which("pre-commit", path=str(Path(sys.executable).parent)) is None:
        pytest.skip("pre-commit is not installed")
    require_index(tmp_path)
    site = tmp_path / "site"
    (site / "claims").mkdir(parents=True)
    (site / "bad.md").write_text(BAD)
    (site / "drafts").mkdir()
    (site / "drafts" / "worse.md").write_text(BAD)
    (site / "claims" / "own.yaml").write_text("kind: phrases\nversion: 2\n")
    (site / ".claimslint.yaml").write_text("registry: [claims]\nexclude: [drafts/]\n")
    head = call("git", "rev-parse", "HEAD", cwd=checkout).stdout.strip()
    (site / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {checkout}\n    rev: {head}\n    hooks: [{{id: claimslint-registry}}, {{id: claimslint, args: [--quiet]}}]\n"
    )
    git(site, "init", "--quiet")
    git(site, "add", "--all")
    command = (Path(sys.executable).with_name("pre-commit"), "run", "--all-files")

    broken = call(*command, cwd=site, PRE_COMMIT_HOME=str(tmp_path / "home"))
    assert broken.returncode == 1
    assert "claims/own.yaml:2:10: version" in broken.stdout, broken.stdout

    (site / "claims" / "own.yaml").write_text(
        "kind: phrases\nversion: 1\nfamily: own\nlists:\n  slogans: {about: Our slogans, patterns: [walk tall again]}\n"
    )
    git(site, "add", "--all")
    found = call(*command, cwd=site, PRE_COMMIT_HOME=str(tmp_path / "home"))
    assert found.returncode == 1
    assert "bad.md:1:" in found.stdout, found.stdout
    assert "worse.md" not in found.stdout

    (site / "bad.md").write_text("Exosomes are tiny vesicles that cells release.\n")
    git(site, "add", "--all")
    clean = call(*command, cwd=site, PRE_COMMIT_HOME=str(tmp_path / "home"))
    assert clean.returncode == 0, clean.stdout
