"""What a run found, and what it adds up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from linter.findings import Finding, Market, Severity
from linter.policy.policy import FailOn
from linter.records import dataclass
from linter.reports.exit_status import ExitStatus

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
class Report:
    """One run: by what it judged (`version`, `packs` and `fingerprint` of the registry, `as_of`, `markets`, `fail_on`) and what came out.

    `verdicts` are the files that were read, in report order; `failures` what could not be read; `skipped` the named files that the
    config excludes.
    """

    version: str
    packs: tuple[str, ...]
    fingerprint: str
    as_of: date
    markets: tuple[Market, ...]
    fail_on: FailOn
    verdicts: tuple[Verdict, ...] = ()
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


def counts(report: Report) -> Counts:
    """What `report` adds up to."""
    findings = [finding for verdict in report.verdicts for finding in verdict.findings]
    severities = Counter(finding.severity for finding in open_findings(findings))
    return Counts(
        files_read=len(report.verdicts),
        files_failed=len({failure.path for failure in all_failures(report)}),
        files_skipped=len(report.skipped),
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        notes=severities[Severity.NOTE],
        suppressed=sum(finding.suppressed is not None for finding in findings),
    )


def open_findings(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Those of `findings` that nobody has signed away."""
    return (finding for finding in findings if finding.suppressed is None)


def all_failures(report: Report) -> tuple[Failure, ...]:
    """What could not be read, then the checks that stopped with a bug, each named with its file and rule."""
    crashes = (
        Failure(verdict.document.path, f"rule {crash.rule} stopped with a bug: {crash.message}", bug=True, detail=crash.detail)
        for verdict in report.verdicts
        for crash in verdict.crashes
    )
    return (*report.failures, *crashes)


def exit_status(report: Report) -> ExitStatus:
    """What the process has to answer: a bug wins over what was not done, which wins over findings."""
    failures = all_failures(report)
    if any(failure.bug for failure in failures):
        return ExitStatus.BUG
    if failures:
        return ExitStatus.NOT_DONE
    findings = open_findings(finding for verdict in report.verdicts for finding in verdict.findings)
    return ExitStatus.FINDINGS if any(_reaches(finding, report.fail_on) for finding in findings) else ExitStatus.CLEAN


def _reaches(finding: Finding, fail_on: FailOn) -> bool:
    return fail_on != "never" and finding.severity.weight >= Severity(fail_on).weight
