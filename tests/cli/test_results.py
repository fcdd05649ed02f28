"""Kept results and several processes: seen in the time a run takes, never in what it says."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import linter.cli.judging
import linter.cli.results
from linter.cli import main
from linter.cli.results import Results
from linter.digests import KEPT_DIGITS as DIGITS
from linter.documents.model import Document
from linter.engine import Crash, Verdict, lint_document
from linter.records import replace
from linter.reports.report import FileReport
from linter.reports.written import Written
from tests.cli.conftest import interruptible

Write = Callable[..., Path]
Check = Callable[..., tuple[int, bytes]]

ROOT = Path(__file__).parents[2]
COPY = "# Knees\n\nOur exosome injections treat osteoarthritis.\nThey are safe & proven.\n\nBook your visit today.\n"
PAGES = os.environ.get("CLAIMSLINT_TEST_PAGES", "")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    """A repository of the test's own, and a cache of its own that holds the compiled registry already."""
    (tmp_path / "site" / ".git").mkdir(parents=True)
    own = tmp_path / "cache" / "claimslint"
    own.mkdir(mode=0o700, parents=True)
    for file in (cache / "claimslint").glob("*-*.json"):
        (own / file.name).hardlink_to(file)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path / "site")


@pytest.fixture(scope="session", autouse=True)
def _compiled(cache: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "linter", "check", "-"],
        env={**os.environ, "XDG_CACHE_HOME": str(cache)},
        input=b"",
        check=False,
        capture_output=True,
    )


@pytest.fixture
def check(capfdbinary: pytest.CaptureFixture[bytes]) -> Check:
    """Check what is in the current folder; the status and the report."""

    def check(*arguments: str) -> tuple[int, bytes]:
        capfdbinary.readouterr()
        status = main(["check", "--as-of", "2026-11-23", *arguments])
        return status, capfdbinary.readouterr().out

    return check


@pytest.fixture
def results(tmp_path: Path) -> Callable[[], list[Path]]:
    return lambda: sorted((tmp_path / "cache" / "claimslint" / "results").glob("*.batch"))


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of what is judged anew, by this process."""
    paths: list[str] = []

    def judging(document: Document, *rest: Any) -> Verdict:
        paths.append(document.path)
        return lint_document(document, *rest)

    monkeypatch.setattr(linter.cli.judging, "lint_document", judging)
    return paths


def in_python_alone(*arguments: str) -> tuple[int, bytes]:
    """Check what is in the current folder without the compiled modules; the status and the report."""
    language = ("_asserting", "_frames", "_matching", "_names", "_reading", "_sighting", "_stance", "_weighing")
    compiled = ("_records", "reports._json_findings", *(f"language.{name}" for name in language))
    barred = "; ".join(f"sys.modules['linter.{name}'] = None" for name in compiled)
    program = f"import sys; {barred}; from linter.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "check", "--as-of", "2026-11-23", *arguments]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)})
    return done.returncode, done.stdout


def example_site() -> Iterator[tuple[str, bytes]]:
    for file in sorted((ROOT / "examples" / "site").rglob("*.*")):
        yield file.relative_to(ROOT / "examples" / "site").as_posix(), file.read_bytes()


def snippets() -> Iterator[tuple[str, bytes]]:
    for name in ("violations", "benign"):
        lines = (ROOT / "tests" / "corpus" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines[::12]):
            yield f"{name}-{number}.{('md', 'html', 'txt', 'rst')[number % 4]}", json.loads(line)["text"].encode()


def pages() -> Iterator[tuple[str, bytes]]:
    if not PAGES:
        pytest.skip("CLAIMSLINT_TEST_PAGES names no folder of pages")
    for file in sorted(Path(PAGES).rglob("*.*"))[:60]:
        yield file.name, file.read_bytes()


def long_page() -> Iterator[tuple[str, bytes]]:
    """A page of which so much is reported that it is kept packed."""
    yield "long.md", (COPY * 400).encode()


@pytest.mark.parametrize("corpus", [example_site, snippets, long_page, pages])
@pytest.mark.parametrize("format_", ["json", "text"])
def test_reports_are_the_same_bytes_however_they_are_made(
    corpus: Callable[[], Iterator[tuple[str, bytes]]], format_: str, write: Write, check: Check
) -> None:
    for name, content in corpus():
        write(f"site/{name}", content)
    fresh = check("--format", format_, "--no-cache", "--jobs", "1")
    assert check("--format", format_, "--no-cache", "--jobs", "2") == fresh
    assert check("--format", format_, "--jobs", "3") == fresh
    assert check("--format", format_) == fresh
    assert in_python_alone("--format", format_, "--no-cache") == fresh
    assert check("--format", format_, "--output", "../report") == (fresh[0], b"")
    assert Path("../report").read_bytes() == fresh[1] or format_ == "text"


def test_standard_input_is_reported_like_a_file(write: Write, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write("site/a.md", COPY)
    by_file = check("--format", "json", "a.md")
    for _ in range(2):
        with file.open() as opened:
            monkeypatch.setattr(sys, "stdin", opened)
            assert check("--format", "json", "--stdin-filename", "a.md", "-") == by_file


def findings(report: bytes) -> list[dict[str, Any]]:
    """The findings of the only file of a report, without what depends on how its lines end."""
    (file,) = json.loads(report)["files"]
    for finding in file["findings"]:
        for offsets in ("start", "end", "evidence"):
            finding.pop(offsets)
        finding["fixes"] = [[edit["text"].replace("\r\n", "\n") for edit in fix["edits"]] for fix in finding["fixes"]]
        finding["text"] = finding["text"].replace("\r\n", "\n")
    return list(file["findings"])


@pytest.mark.parametrize(
    ("name", "content"), [*example_site(), *list(snippets())[::3]], ids=lambda value: value if isinstance(value, str) else ""
)
def test_line_endings_move_offsets_and_nothing_else(name: str, content: bytes, write: Write, check: Check) -> None:
    lines = content.replace(b"\r\n", b"\n")
    write(f"site/{name}", lines)
    of_lf = findings(check("--format", "json", name)[1])
    write(f"site/{name}", lines.replace(b"\n", b"\r\n"))
    assert findings(check("--format", "json", name)[1]) == of_lf


def test_what_has_not_changed_is_not_judged_again(write: Write, check: Check, judged: list[str]) -> None:
    write("site/a.md", COPY)
    write("site/b.md", COPY)
    check()
    check()
    assert judged == ["a.md", "b.md"]
    write("site/b.md", COPY + "\nMore.\n")
    check()
    check("b.md")
    assert judged == ["a.md", "b.md", "b.md"]


@pytest.mark.parametrize(
    ("arguments", "change"),
    [
        (("--format", "json"), None),
        (("--market", "us-fl"), None),
        (("--context", "education"), None),
        (("--ignore", "hype"), None),
        (("--as-of", "2027-01-01"), None),
        (("--no-cache",), None),
        (("--explain-context",), None),
        (("--diff",), None),
        (("./a.html",), None),
        (("--site", "."), None),
        ((), ("site/.claimslint.yaml", "context: education\n")),
        ((), ("site/.claimslint.yaml", "disclosures: {fda-status: {words: 9}}\n")),
        ((), ("site/style.css", ".small { font-size: 6px }\n")),
    ],
)
def test_whatever_can_change_a_verdict_makes_a_new_one(
    arguments: tuple[str, ...], change: tuple[str, str] | None, write: Write, check: Check, judged: list[str]
) -> None:
    write("site/style.css", ".small { font-size: 12px }\n")
    write("site/a.html", f'<link rel="stylesheet" href="style.css"><p class="small">{COPY}</p>')
    check("a.html")
    if change is not None:
        write(*change)
    check(*(arguments if "./a.html" in arguments else (*arguments, "a.html")))
    assert len(judged) == 2


def test_a_layout_that_changes_makes_a_new_verdict(write: Write, check: Check, judged: list[str]) -> None:
    write("site/_layouts/base.html", "<main>{{ content }}</main>")
    write("site/a.md", f"---\nlayout: base\n---\n{COPY}")
    for _ in range(2):
        check("--site", ".", "a.md")
    write("site/_layouts/base.html", "<main>{{ content }}</main><footer>Not approved by the FDA.</footer>")
    check("--site", ".", "a.md")
    assert len(judged) == 2


def test_a_file_whose_check_crashed_is_not_kept(write: Write, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    def crashing(document: Document, *rest: Any) -> Verdict:
        return replace(lint_document(document, *rest), crashes=(Crash("hype", "KeyError", "Traceback"),))

    write("site/a.md", COPY)
    monkeypatch.setattr(linter.cli.judging, "lint_document", crashing)
    assert check()[0] == 3
    monkeypatch.undo()


SPOILT: list[Callable[[bytes], bytes]] = [
    lambda content: b"",
    lambda content: b"{}",
    lambda content: content[:40],
    lambda content: content[:200],
    lambda content: content[:-1],
    lambda content: content[: len(content) // 2],
    lambda content: content.replace(b"osteoarthritis", b"osteoarthrosis"),
    lambda content: content[:-1] + bytes([content[-1] ^ 1]),
    lambda content: b"0" * DIGITS + content[DIGITS:],
    lambda content: content[:DIGITS] + b"9" * 20 + content[DIGITS + 20 :],
    lambda content: content[:DIGITS] + b"-0000000000000000001" + content[DIGITS + 20 :],
    lambda content: os.urandom(len(content)),
    lambda content: content * 2,
]


@pytest.mark.parametrize("spoil", SPOILT)
def test_what_is_spoilt_is_made_again(
    spoil: Callable[[bytes], bytes], write: Write, check: Check, results: Callable[[], list[Path]]
) -> None:
    write("site/a.md", COPY)
    fresh = check()
    (batch,) = results()
    batch.write_bytes(spoil(batch.read_bytes()))
    assert check() == fresh
    assert check() == fresh


def test_the_results_of_other_runs_are_not_taken_for_ours(write: Write, check: Check, results: Callable[[], list[Path]]) -> None:
    write("site/a.md", COPY)
    fresh = check()
    (batch,) = results()
    strict = check("--context", "education")
    (other,) = set(results()) - {batch}
    batch.write_bytes(other.read_bytes())
    assert check() == fresh
    assert check("--context", "education") == strict


@pytest.mark.skipif(os.name == "nt", reason="permissions of another kind")
def test_a_folder_that_others_may_write_to_is_left_alone(
    write: Write, check: Check, results: Callable[[], list[Path]], judged: list[str]
) -> None:
    write("site/a.md", COPY)
    fresh = check()
    results()[0].parent.chmod(0o777)
    assert check() == fresh
    assert len(judged) == 2


def kept(folder: Path) -> FileReport:
    """A result as a later run finds it."""
    folder.mkdir(mode=0o700)
    Results(folder, "run").keep({"key": FileReport("a.md", "education", 0, 1, 2, 0, Written(b"what is written"), markets=("us",))})
    results = Results(folder, "run")
    found = results.find("key")
    assert found is not None
    assert results.find("another") is None
    results.close()
    return found


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be removed")
def test_what_was_found_can_be_written_when_the_batch_is_gone(tmp_path: Path) -> None:
    found = kept(tmp_path / "results")
    for batch in (tmp_path / "results").iterdir():
        batch.unlink()
    assert list(found.written.pieces()) == [b"what is written"]
    assert (found.path, found.context, found.warnings, found.notes, found.markets) == ("a.md", "education", 1, 2, ("us",))


def test_what_is_cut_short_after_it_was_found_is_told(tmp_path: Path) -> None:
    found = kept(tmp_path / "results")
    (batch,) = (tmp_path / "results").iterdir()
    os.truncate(batch, batch.stat().st_size - 1)
    with pytest.raises(OSError, match="cut short"):
        list(found.written.pieces())


def test_many_runs_leave_few_batches_and_forget_nothing(
    write: Write, check: Check, results: Callable[[], list[Path]], judged: list[str]
) -> None:
    for number in range(20):
        write(f"site/{number}.md", f"{COPY}\n{number}\n")
        check(f"{number}.md")
    assert len(results()) <= 9
    check()
    assert len(judged) == 20


def test_the_oldest_results_make_room(
    write: Write, check: Check, results: Callable[[], list[Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linter.cli.results, "MOST_BYTES", 20_000)
    for number in range(12):
        write(f"site/{number}.md", f"{COPY}\n{number}\n")
        check(f"{number}.md")
    assert 0 < sum(file.stat().st_size for file in results()) <= 20_000


@pytest.mark.skipif(sys.platform != "linux", reason="processes are not forked here")
def test_a_process_that_dies_is_told_and_nothing_else_is_lost(
    write: Write, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def dying(document: Document, *rest: Any) -> Verdict:
        if document.path == "3.md":
            os.kill(os.getpid(), signal.SIGKILL)
        return lint_document(document, *rest)

    for number in range(10):
        write(f"site/{number}.md", COPY)
    monkeypatch.setattr(linter.cli.judging, "lint_document", dying)
    assert main(["check", "--jobs", "2", "--format", "json"]) == 3
    out, err = capfd.readouterr()
    assert err == "claimslint: 3.md: a bug in claimslint: the process that checked it was killed by signal 9\n"
    assert [file["path"] for file in json.loads(out)["files"]] == [f"{number}.md" for number in range(10) if number != 3]


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no process groups")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption_ends_every_process_quietly(write: Write, jobs: str) -> None:
    for number in range(400):
        write(f"site/{number}.md", COPY * 20 + str(number))
    command = [sys.executable, "-m", "linter", "check", "--jobs", jobs]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=interruptible)
    time.sleep(2)
    os.killpg(running.pid, signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (2, b"claimslint: interrupted\n")
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)


KILLS = 200


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be forked here")
def test_killing_a_run_at_any_moment_spoils_nothing(write: Write, check: Check) -> None:
    """Each run is killed at another moment; after it every file is what it was before or what it was to become, and so is every report."""
    chance = random.Random(20261123)
    names = [f"{number}.md" for number in range(6)]
    for name in names:
        write(f"site/{name}", COPY + name)
    main(["check", "--fix", "--as-of", "2026-11-23"])
    fixed = {name: Path(name).read_bytes() for name in names}
    kept = {name: (COPY + name).encode() for name in names}
    assert all(fixed[name] != kept[name] for name in names)
    reports = {}
    for state, contents in (("kept", kept), ("fixed", fixed)):
        for name in names:
            Path(name).write_bytes(contents[name])
        reports[state] = check("--format", "json", "--no-cache")[1]
    scenarios = (("--output", "../out"), ("--fix",), ("--jobs", "2", "--output", "../out"), ("--no-cache", "--output", "../out"))
    longest = dict.fromkeys(scenarios, 0.3)
    killed = 0
    for number in range(KILLS):
        arguments = scenarios[number % len(scenarios)]
        for name in names:
            Path(name).write_bytes(kept[name])
        Path("../out").write_bytes(b"before")
        if number % 3 == 0:
            for batch in Path("../cache/claimslint/results").glob("*.batch"):
                batch.unlink()
        began = time.monotonic()
        child = os.fork()
        if child == 0:
            _run_quietly(arguments)
        time.sleep(chance.uniform(0, longest[arguments]))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
        if not os.WIFSIGNALED(status):
            longest[arguments] = min(longest[arguments], (time.monotonic() - began) * 0.9)
        contents = {name: Path(name).read_bytes() for name in names}
        assert all(contents[name] in (kept[name], fixed[name] if "--fix" in arguments else kept[name]) for name in names)
        assert Path("../out").read_bytes() in (b"before", reports["kept"])
        for name in names:
            Path(name).write_bytes(kept[name])
        assert check("--format", "json")[1] == reports["kept"]
    assert killed > KILLS // 3, "most runs were over before they were killed"


def _run_quietly(arguments: tuple[str, ...]) -> None:
    """What a forked child does: a whole run, into nothing."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    os._exit(main(["check", "--as-of", "2026-11-23", "--format", "json", *arguments]))
