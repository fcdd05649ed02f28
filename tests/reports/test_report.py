"""What a run adds up to, and how it is written down."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import jsonschema
import pytest

from linter.documents.model import Document
from linter.engine import Crash, Verdict
from linter.findings import Context, Edit, Evidence, Finding, Fix, Related, Severity, Span, Suppression
from linter.policy.policy import FailOn
from linter.registry.data import data_folder
from linter.reports import json as json_report
from linter.reports import text as text_report
from linter.reports.exit_status import ExitStatus
from linter.reports.report import Counts, Failure, Report, counts, exit_status, file_report
from linter.reports.text import Look, Paint

SOURCE = "# Knees\r\n\r\nIt **cures** knee &amp; hip arthritis.\r\n"
PASSAGE = "cures** knee &amp; hip arthritis"


def finding(severity: Severity = Severity.ERROR, *, suppressed: bool = False) -> Finding:
    start = SOURCE.index(PASSAGE)
    return Finding(
        rule="disease-claim",
        category="disease-claim",
        severity=severity,
        span=Span(start, start + len(PASSAGE)),
        surface="paragraph",
        message="“cures knee & hip arthritis” says that it treats arthritis.",
        help="Delete it.",
        basis=("FD&C Act 201(g)(1)(B)", "FTC Act 5, 12"),
        claim="EXO-OSTEOARTHRITIS",
        target="osteoarthritis",
        evidence=(Evidence("trigger", 0, 5),),
        related=(Related(Span(0, 7), "the status belongs here"),),
        fixes=(Fix("Delete the claim", (Edit(Span(start, start + 5), ""),)),),
        suppressed=Suppression("exception", "quoted in a warning", "Legal", "2027-01-01") if suppressed else None,
    )


def report(
    *findings: Finding,
    crashes: tuple[Crash, ...] = (),
    failures: tuple[Failure, ...] = (),
    fail_on: FailOn = "error",
    paint: Paint | None = None,
) -> Report:
    document = Document("site/knees.md", SOURCE, "markdown", ())
    verdict = Verdict(document, Context.COMMERCIAL_OFFER, promotional=True, findings=findings, crashes=crashes)
    written = json_report.entry(verdict) if paint is None else text_report.entry(verdict, paint)
    day = date(2026, 11, 23)
    return Report("0.1.0", ("exosome-therapy",), "0123456789abcdef", day, ("us",), fail_on, (file_report(verdict, written),), failures)


def rendered(*findings: Finding, failures: tuple[Failure, ...] = (), look: Look = Look()) -> str:  # noqa: B008 - a frozen value
    return b"".join(text_report.render(report(*findings, failures=failures, paint=look.paint), look)).decode()


GONE = Failure("gone.md", "no such file or folder")
CRASH = Crash("hype", "KeyError: 'x'", "Traceback …")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (report(), ExitStatus.CLEAN),
        (report(finding()), ExitStatus.FINDINGS),
        (report(finding(), fail_on="never"), ExitStatus.CLEAN),
        (report(finding(Severity.WARNING)), ExitStatus.CLEAN),
        (report(finding(Severity.WARNING), fail_on="warning"), ExitStatus.FINDINGS),
        (report(finding(Severity.NOTE), fail_on="warning"), ExitStatus.CLEAN),
        (report(finding(Severity.NOTE), fail_on="note"), ExitStatus.FINDINGS),
        (report(finding(suppressed=True), fail_on="note"), ExitStatus.CLEAN),
        (report(finding(), failures=(GONE,)), ExitStatus.NOT_DONE),
        (report(failures=(GONE,), fail_on="never"), ExitStatus.NOT_DONE),
        (report(finding(), failures=(GONE,), crashes=(CRASH,)), ExitStatus.BUG),
    ],
)
def test_exit_status(given: Report, expected: ExitStatus) -> None:
    assert exit_status(given) is expected


def test_counts() -> None:
    given = report(finding(), finding(Severity.NOTE), finding(suppressed=True), failures=(GONE,))
    assert counts(given) == Counts(1, 1, 0, 1, 0, 1, 1)


def test_a_crashed_check_counts_as_a_file_that_failed() -> None:
    assert counts(report(crashes=(CRASH, CRASH))).files_failed == 1


def written(given: Report) -> dict[str, object]:
    value = json.loads(b"".join(json_report.render(given)))
    schema = json.loads(data_folder("schemas").joinpath("report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(value)
    assert isinstance(value, dict)
    return value


@pytest.mark.parametrize(
    "given",
    [
        report(),
        report(finding(), finding(suppressed=True)),
        report(failures=(GONE, Failure("bad.md", "is not UTF-8", 3, 7)), crashes=(CRASH,)),
    ],
)
def test_json_fits_its_schema(given: Report) -> None:
    written(given)


def test_json_of_no_file_fits_its_schema() -> None:
    assert written(replace(report(failures=(GONE,)), files=()))["files"] == []


def test_json_says_what_the_contract_says() -> None:
    value = written(report(finding()))
    (file,) = value["files"]  # type: ignore[misc]
    (only,) = file["findings"]
    assert list(value) == ["schema_version", "tool", "registry", "as_of", "markets", "fail_on", "summary", "failures", "files"]
    assert list(only) == [
        "rule", "category", "severity", "message", "help", "line", "column", "end_line", "end_column", "start", "end", "text",
        "surface", "claim", "basis", "evidence", "related", "fixes", "fingerprint", "suppressed",
    ]  # fmt: skip
    assert only["text"] == PASSAGE == SOURCE[only["start"] : only["end"]]
    assert (only["line"], only["column"], only["end_line"], only["end_column"]) == (3, 6, 3, 6 + len(PASSAGE))
    assert only["related"] == [{"line": 1, "column": 1, "message": "the status belongs here"}]


def test_json_is_ascii_whatever_the_copy_holds() -> None:
    assert b"".join(json_report.render(report(finding()))).isascii()


def test_text_shows_place_passage_reason_and_what_was_read() -> None:
    assert rendered(finding()) == (
        "site/knees.md:3:6  error  disease-claim  paragraph\n"
        "    3 │ It **cures** knee &amp; hip arthritis.\n"
        f"      │ {' ' * 5}{'─' * len(PASSAGE)}\n"
        "  “cures knee & hip arthritis” says that it treats arthritis.\n"
        "  Delete it.\n"
        "  site/knees.md:1:1: the status belongs here\n"
        "  FD&C Act 201(g)(1)(B) · FTC Act 5, 12        claimslint explain disease-claim\n"
        "\n"
        "1 file read, 0 could not be read, 0 skipped; 1 error, 0 warnings, 0 notes\n"
        "market us · read as commercial-offer (1) · registry exosome-therapy 0123456789ab · as of 2026-11-23\n"
    )


def test_quiet_text_is_findings_only() -> None:
    assert rendered(failures=(GONE,), look=Look(quiet=True)) == ""
    assert "file read" not in rendered(finding(), look=Look(quiet=True))


def test_text_names_what_failed_and_counts_what_is_suppressed() -> None:
    text = rendered(finding(suppressed=True), failures=(GONE,))
    assert "not checked: gone.md: no such file or folder" in text
    assert "1 could not be read" in text
    assert "0 errors, 0 warnings, 0 notes, 1 suppressed" in text


def test_colour_is_given_by_the_caller() -> None:
    text = rendered(finding(), look=Look(paint=lambda text, role: f"<{role}>{text}</{role}>"))
    assert "<error>error</error>" in text
