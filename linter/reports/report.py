"""What a run found, and what it adds up to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from linter.findings import Finding, Market, Severity
from linter.policy.policy import FailOn
from linter.records import dataclass
from linter.reports.exit_status import ExitStatus
from linter.reports.written import Written, written

if TYPE_CHECKING:
    from linter.engine import Verdict


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be done: a path that could not be read, or a bug met on the way (`bug`, with the traceback as `detail`)."""

    path: str
    message: str
    line: int | None = None
    column: int | None = None
    bug: bool = False
    detail: str = ""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        return f"{place}: {self.message}"


@dataclass(frozen=True, slots=True)
class FileReport:
    """What a run says of one file that was read: the numbers that its closing words add up, and the rest `written` already.

    It can be kept from run to run and handed from process to process: nothing else of a file is needed to report it. `context` is what
    the page was read as, `markets` whose law it was judged by; `bugs` are the checks that stopped with a bug.
    """

    path: str
    context: str
    errors: int
    warnings: int
    notes: int
    suppressed: int
    written: Written
    bugs: tuple[Failure, ...] = ()
    markets: tuple[Market, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One run: by what it judged (`version`, `packs` and `fingerprint` of the registry, `as_of`, `markets`, `fail_on`) and what came out.

    `files` are those that were read, in report order; `failures` what could not be read; `skipped` the named files that the config
    excludes.
    """

    version: str
    packs: tuple[str, ...]
    fingerprint: str
    as_of: date
    markets: tuple[Market, ...]
    fail_on: FailOn
    files: tuple[FileReport, ...] = ()
    failures: tuple[Failure, ...] = ()
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """What a report adds up to. A suppressed finding counts as suppressed only.

    `files_failed` counts the paths that could not be read, or not be checked by every rule.
    """

    files_read: int
    files_failed: int
    files_skipped: int
    errors: int
    warnings: int
    notes: int
    suppressed: int


def file_report(verdict: Verdict, pieces: Iterable[str]) -> FileReport:
    """What a run says of the file that `verdict` is about: `pieces` are what its report says in the format of the run."""
    path = verdict.document.path
    severities = [finding.severity for finding in open_findings(verdict.findings)]
    return FileReport(
        path=path,
        context=verdict.context.value,
        errors=severities.count(Severity.ERROR),
        warnings=severities.count(Severity.WARNING),
        notes=severities.count(Severity.NOTE),
        suppressed=len(verdict.findings) - len(severities),
        written=written(pieces),
        bugs=tuple(
            Failure(path, f"rule {crash.rule} stopped with a bug: {crash.message}", bug=True, detail=crash.detail)
            for crash in verdict.crashes
        ),
        markets=verdict.markets,
    )


def counts(report: Report) -> Counts:
    """What `report` adds up to."""
    return Counts(
        files_read=len(report.files),
        files_failed=len({failure.path for failure in all_failures(report)}),
        files_skipped=len(report.skipped),
        errors=sum(file.errors for file in report.files),
        warnings=sum(file.warnings for file in report.files),
        notes=sum(file.notes for file in report.files),
        suppressed=sum(file.suppressed for file in report.files),
    )


def open_findings(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Those of `findings` that nobody has signed away."""
    return (finding for finding in findings if finding.suppressed is None)


def all_failures(report: Report) -> tuple[Failure, ...]:
    """What could not be read, then the checks that stopped with a bug, each named with its file and rule."""
    return (*report.failures, *(bug for file in report.files for bug in file.bugs))


def exit_status(report: Report) -> ExitStatus:
    """What the process has to answer: a bug wins over what was not done, which wins over findings."""
    failures = all_failures(report)
    if any(failure.bug for failure in failures):
        return ExitStatus.BUG
    if failures:
        return ExitStatus.NOT_DONE
    total = counts(report)
    counted = ((Severity.ERROR, total.errors), (Severity.WARNING, total.warnings), (Severity.NOTE, total.notes))
    found = any(number and _reaches(severity, report.fail_on) for severity, number in counted)
    return ExitStatus.FINDINGS if found else ExitStatus.CLEAN


def _reaches(severity: Severity, fail_on: FailOn) -> bool:
    return fail_on != "never" and severity.weight >= Severity(fail_on).weight
