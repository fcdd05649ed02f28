"""Hostile situations have the promised answer, from the real command in a process of its own."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import linter.cli.material
from linter.cli import main
from tests.cli.conftest import interruptible
from tests.cli.hostile import CLEAN, SITUATIONS, Situation, page

COMMAND = Path(sys.executable).with_name("claimslint")
PARAMETERS = [pytest.param(each, id=each.name, marks=pytest.mark.slow if each.slow else ()) for each in SITUATIONS]


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty folder that everybody may enter, with a repository's mark so that no config above it counts."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    (made / ".git").mkdir()
    yield made
    subprocess.run(["chmod", "-R", "u+rwX", str(made)], check=False, capture_output=True)
    subprocess.run(["rm", "-rf", str(made)], check=False)


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder of the tests' own, for all users."""
    return tmp_path_factory.mktemp("cache")


def answer(situation: Situation, folder: Path, cache: Path) -> tuple[int, str, str]:
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), **situation.environment}
    reader = writer = None
    if situation.stdout == "unread":
        reader, writer = os.pipe()
        os.close(reader)
    elif situation.stdout == "full":
        writer = os.open("/dev/full", os.O_WRONLY)

    def inside() -> None:
        if situation.unprivileged:
            give_up_privileges()
        if situation.inside is not None:
            situation.inside()

    try:
        done = subprocess.run(
            [COMMAND, *situation.command, *situation.arguments],
            cwd=folder,
            input=situation.stdin,
            stdout=subprocess.PIPE if writer is None else writer,
            stderr=subprocess.PIPE,
            env={name: value for name, value in environment.items() if value is not None},
            preexec_fn=inside,
            check=False,
            timeout=180,  # a machine may be busy; what hangs does so for good
        )
    finally:
        if writer is not None:
            os.close(writer)
    return done.returncode, (done.stdout or b"").decode(), done.stderr.decode()


@pytest.mark.parametrize("situation", PARAMETERS)
def test_the_promised_answer(situation: Situation, folder: Path, warm: Path) -> None:
    if situation.unprivileged and not modes_count(folder):
        pytest.skip("privileges cannot be given up here, and root may read everything")
    if situation.prepare is not None:
        situation.prepare(folder)
    before = contents(folder)
    status, out, err = answer(situation, folder, warm)
    assert "Traceback" not in err
    assert "a bug in claimslint" not in err
    assert status == situation.status, (out, err)
    assert situation.says in (out if situation.out else err), (out, err)
    assert "\x1b" not in out + err
    if "json" in situation.command and out:
        report = json.loads(out)
        assert bool(report["failures"]) == (status == 2)
        assert report["summary"]["files_failed"] == len(report["failures"])
    assert contents(folder) == before, "nothing is left behind or changed"


def contents(folder: Path) -> dict[str, bytes]:
    """What the plain files of a folder hold, three folders deep."""
    found = (path for pattern in ("*", "*/*", "*/*/*") for path in folder.glob(pattern))
    return {str(path): path.read_bytes() for path in found if path.is_file() and not path.is_symlink() and os.access(path, os.R_OK)}


def give_up_privileges() -> None:
    """Leave root, if that is who runs the tests, with the rights that file modes give it (Linux: no CAP_DAC_* after the next exec)."""
    if os.getuid() == 0:
        system = ctypes.CDLL(None)
        for capability in (1, 2):
            system.prctl(24, capability, 0, 0, 0)


def modes_count(folder: Path) -> bool:
    """Whether a process without privileges is kept out by file modes here."""
    secret = folder / "secret"
    secret.touch(mode=0)
    tried = subprocess.run(["cat", str(secret)], capture_output=True, check=False, preexec_fn=give_up_privileges)
    secret.unlink()
    return tried.returncode != 0


def test_there_are_enough_of_them_and_each_has_a_name_of_its_own() -> None:
    assert len(SITUATIONS) >= 60
    assert len({each.name for each in SITUATIONS}) == len(SITUATIONS)


def test_the_page_says_what_the_table_says() -> None:
    written = (Path(__file__).parents[2] / "docs/robustness.md").read_text()
    assert written == page(), "python -m tests.cli.hostile > docs/robustness.md"


def test_an_interruption_is_one_sentence(folder: Path, warm: Path) -> None:
    """Ctrl-C while the command waits for its input."""
    started = subprocess.Popen(
        [COMMAND, "check", "-"], cwd=folder, env={**os.environ, "XDG_CACHE_HOME": str(warm)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=interruptible,
    )  # fmt: skip
    while not _waits(started.pid):
        time.sleep(0.05)
    started.send_signal(signal.SIGINT)
    out, err = started.communicate(timeout=60)
    assert (started.returncode, out, err.lstrip()) == (2, b"", b"claimslint: interrupted\n")


def _waits(process: int) -> bool:
    """Whether a process waits for a pipe to be written to."""
    try:
        return "pipe" in Path(f"/proc/{process}/wchan").read_text()
    except OSError:
        return True


def test_a_file_that_vanishes_while_the_folder_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Listed, and gone when it is opened; another one grows meanwhile. The rest is reported."""
    for name in ("a.md", "b.md", "c.md"):
        (folder / name).write_text(CLEAN)
    monkeypatch.chdir(folder)
    read = linter.cli.material._bytes_of

    def racing(path: str) -> bytes:
        if Path(path).name == "a.md":
            (folder / "b.md").unlink()
            (folder / "c.md").write_text("Exosomes cure arthritis.\n")
        return read(path)

    monkeypatch.setattr(linter.cli.material, "_bytes_of", racing)
    assert main(["check", "--format", "json", "."]) == 2
    report = json.loads(capfd.readouterr().out)
    assert [failure["path"] for failure in report["failures"]] == ["b.md"]
    assert [file["path"] for file in report["files"]] == ["a.md", "c.md"]
    assert report["files"][1]["findings"]
