"""The report for a person: each finding at its place, with what is wrong, why, and what would make it right; then what was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal

from linter.documents.model import Document
from linter.findings import Finding
from linter.records import dataclass
from linter.reports.excerpt import excerpts
from linter.reports.printable import printable
from linter.reports.report import Report, all_failures, counts, open_findings

if TYPE_CHECKING:
    from linter.engine import Verdict

Role = Literal["error", "warning", "note", "strong", "quiet"]
"""What a piece of the report is, for whoever colours it."""

Paint = Callable[[str, Role], str]
"""Gives text its colour; hands it back as it is where there is none."""

_REGISTRY_DIGITS = 12


def plain(text: str, _role: Role) -> str:
    """A `Paint` that leaves text as it is."""
    return text


@dataclass(frozen=True, slots=True)
class Look:
    """How the report looks: its `paint`, only findings when `quiet`, and whether it lists `failures` (they may be told elsewhere)."""

    paint: Paint = plain
    quiet: bool = False
    failures: bool = True


def render(report: Report, look: Look | None = None) -> Iterator[bytes]:
    """`report` as text, in pieces; nothing when `look` is quiet and nothing was found. Its files were written by `entry`."""
    look = look or Look()
    for file in report.files:
        yield from file.written.pieces()
    if not look.quiet:
        lines = [*(_failures(report) if look.failures else ()), *_closing(report, look.paint)]
        yield "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def entry(verdict: Verdict, paint: Paint = plain) -> Iterator[str]:
    """What the report says of one file, in pieces."""
    for finding in open_findings(verdict.findings):
        yield _finding(verdict.document, finding, paint)


def _finding(document: Document, finding: Finding, paint: Paint) -> str:
    """What is said of one finding, and an empty line."""
    severity: Role = finding.severity.value
    bar = paint("│", "quiet")
    place = paint(_place(document, finding.span.start), "strong")
    said = [f"{place}  {paint(severity, severity)}  {paint(finding.rule, 'strong')}  {finding.surface}\n"]
    for excerpt in excerpts(document, finding.span):
        line = paint("─" * excerpt.length, severity)
        said.append(f"{excerpt.line:>5} {bar} {excerpt.shown}\n      {bar} {' ' * excerpt.indent}{line}\n")
    said.append(f"  {printable(finding.message)}\n")
    if finding.help:
        said.append(f"  {printable(finding.help)}\n")
    if finding.related:
        said += [f"  {_place(document, each.span.start)}: {printable(each.message)}\n" for each in finding.related]
    basis = printable(" · ".join(finding.basis))
    said.append(f"{paint(f'  {basis}{_APART if basis else _NOTHING}claimslint explain {finding.rule}', 'quiet')}\n\n")
    return "".join(said)


_APART, _NOTHING = " " * 8, ""


def _place(document: Document, offset: int) -> str:
    line, column = document.position(offset)
    return printable(f"{document.path}:{line}:{column}")


def _failures(report: Report) -> Iterator[str]:
    for failure in all_failures(report):
        yield f"not checked: {printable(str(failure))}"


def _closing(report: Report, paint: Paint) -> Iterator[str]:
    total = counts(report)
    failed = f"{total.files_failed} could not be {'read' if not any(f.bug for f in all_failures(report)) else 'checked'}"
    suppressed = f", {total.suppressed} suppressed" if total.suppressed else ""
    found = ", ".join((_many(total.errors, "error"), _many(total.warnings, "warning"), _many(total.notes, "note")))
    role: Role = "error" if total.errors or total.files_failed else "warning" if total.warnings else "strong"
    yield paint(f"{_many(total.files_read, 'file')} read, {failed}, {total.files_skipped} skipped; {found}{suppressed}", role)
    contexts = Counter(file.context for file in report.files)
    parts = (
        f"{'market' if len(report.markets) == 1 else 'markets'} {', '.join(report.markets)}",
        *((f"read as {', '.join(f'{name} ({number})' for name, number in sorted(contexts.items()))}",) if contexts else ()),
        f"registry {', '.join(report.packs)} {report.fingerprint[:_REGISTRY_DIGITS]}",
        f"as of {report.as_of.isoformat()}",
    )
    yield paint(" · ".join(parts), "quiet")


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
