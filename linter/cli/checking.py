"""What `claimslint check` does once its arguments are understood: find the copy, judge what is not known yet, report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linter.cli.delivery import Format, in_colour, rendered, require_apart, require_writable, tell, write_file, write_stdout
from linter.cli.errors import Misuse
from linter.cli.facts import RegistryFacts, facts_of
from linter.cli.files import STDIN, STDOUT, Copy, Selection, selection
from linter.cli.judged import outcomes
from linter.cli.lacking import tell_lacking, unread_in
from linter.cli.loading import settings_of
from linter.cli.material import name_of
from linter.cli.runs import Task, with_run
from linter.documents.read import EXTENSIONS
from linter.findings import Market
from linter.policy.policy import Layer
from linter.policy.settings import CONTEXTS, FAIL_ON, Settings
from linter.records import dataclass
from linter.reports.exit_status import ExitStatus
from linter.reports.printable import printable
from linter.reports.report import Failure, FileReport, Report, all_failures, exit_status

if TYPE_CHECKING:
    from linter.cli.judging import Judge, Judgement
    from linter.engine import Verdict


@dataclass(frozen=True, slots=True)
class Request:
    """The arguments of `claimslint check`, named as its options are."""

    paths: tuple[str, ...]
    as_of: date
    format_: Format = "text"
    output: str | None = None
    context: str | None = None
    markets: tuple[str, ...] = ()
    fail_on: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    stdin_filename: str | None = None
    force_exclude: bool = False
    fix: bool = False
    show_diff: bool = False
    site: str | None = None
    explain_context: bool = False
    jobs: int | None = None
    no_cache: bool = False
    quiet: bool = False
    folders: tuple[str, ...] = ()
    config: str | None = None
    debug: bool = False


def request_of(paths: tuple[str, ...], *, as_of: date | None = None, **options: Any) -> Request:
    """The request for `paths` with `options` named as those of the command; without a day as of today."""
    return Request(paths, as_of or date.today(), **options)


def check_copy(request: Request) -> ExitStatus:
    """Do what `request` asks. Raises Misuse, before anything is written, for arguments that do not go together and unknown names."""
    output = _output(request)
    options = Layer(
        markets=markets_of(request.markets),
        context=CONTEXTS[request.context] if request.context is not None else None,
        select=comma_separated(request.select),
        ignore=comma_separated(request.ignore),
    )
    settings = settings_of(request.config, request.folders, options, None if request.fail_on is None else FAIL_ON[request.fail_on])
    facts = facts_of(settings, options, keep=not request.no_cache)
    chosen = selection(
        request.paths or (".",), settings, EXTENSIONS, stdin_name=request.stdin_filename, force_exclude=request.force_exclude
    )
    _require_rules(chosen, settings, request.stdin_filename, facts)
    if output is not None:
        require_apart(output, (copy.file for copy in chosen.copies if copy.file is not None))
    task = _task(request, settings, facts)
    if request.fix or request.show_diff or request.explain_context:
        judge = _judge(task, facts)
        judged = judge.verdicts(chosen.copies)
        tell_lacking(judged.lacking.values())
        sound, refused = _fixable(chosen, judged) if request.fix or request.show_diff else (judged.verdicts, ())
        for sentence in refused:
            tell(f"claimslint: {printable(sentence)}")
        if request.fix and (told := _write_fixes(chosen, sound)):
            for sentence in told:
                tell(f"claimslint: {printable(sentence)}")
            judged = judge.verdicts(chosen.copies)
        files = _reported(judged.verdicts, task)
        failures = tuple(dict.fromkeys((*judged.failures, *unread_in(judged.lacking.values()))))
        shown = _shown(request, chosen.copies, sound if request.show_diff else judged.verdicts, judge)
    else:
        files, failures = outcomes(task, chosen.copies, request.jobs, facts.compiled)
        shown, refused = None, ()
    report = _report(chosen, files, failures, task, facts)
    pieces = rendered(report, task.format, colour=task.colour, quiet=request.quiet, failures=output is not None)
    if output is not None:
        write_file(output, pieces if shown is None else (shown,))
    else:
        write_stdout(pieces if shown is None else (shown,))
    _tell_failures(report, request.debug)
    return max(exit_status(report), ExitStatus.NOT_DONE) if refused else exit_status(report)


def comma_separated(values: tuple[str, ...]) -> frozenset[str] | None:
    """The names in the values of an option that may be repeated and takes comma-separated names; None when it was not given."""
    return frozenset(name.strip() for value in values for name in value.split(",") if name.strip()) if values else None


def markets_of(values: tuple[str, ...]) -> tuple[Market, ...] | None:
    """The markets in the values of `--market`, in order and without repeats; None when it was not given. Raises Misuse for none."""
    markets = tuple(dict.fromkeys(name.strip() for value in values for name in value.split(",") if name.strip()))
    if values and not markets:
        raise Misuse("names no market.", "--market")
    return markets or None


def _require_rules(chosen: Selection, settings: Settings, stdin_name: str | None, facts: RegistryFacts) -> None:
    """Raise Misuse for copy that no rule is left for, and where none that is left is law: it would look clean without having been read."""
    markets: dict[Market, None] = {}
    is_law = False
    for copy in chosen.copies if settings.overrides else chosen.copies[:1]:
        policy = settings.policy_for(name_of(copy, stdin_name))
        if not any(map(policy.selects, policy.select or facts.rules)):
            raise Misuse(f"select and ignore (of the command line and the config) leave no rule to check {printable(copy.path)} with.")
        markets |= dict.fromkeys(policy.markets)
        is_law = is_law or any(policy.selects(rule) and policy.meets(facts.rules[rule]) for rule in policy.select or facts.rules)
    if markets and not is_law:
        raise Misuse(f"select and ignore leave no rule that is law in {', '.join(markets)} (--market, or market of the config).")


def _output(request: Request) -> Path | None:
    """The file that the report goes to. Raises Misuse and OutputError for what can be refused before any work is done."""
    if request.stdin_filename is not None and STDIN not in request.paths:
        raise Misuse("--stdin-filename needs - among the paths.")
    if request.fix and (STDIN in request.paths or request.show_diff):
        raise Misuse("--fix writes files: it goes neither with - nor with --diff.")
    if request.show_diff and request.explain_context:
        raise Misuse("--diff and --explain-context each show something instead of a report: ask for one of them.")
    shown = "--diff" if request.show_diff else "--explain-context" if request.explain_context else None
    if shown is not None and request.format_ != "text":
        raise Misuse(f"--format {request.format_} does not go with {shown}, which shows something instead of a report.")
    if request.select and not comma_separated(request.select):
        raise Misuse("names no rule.", "--select")
    if request.output is None or request.output == STDOUT:
        return None
    require_writable(Path(request.output))
    return Path(request.output)


def _task(request: Request, settings: Settings, facts: RegistryFacts) -> Task:
    colour = request.output in (None, STDOUT) and request.format_ == "text" and in_colour()
    site = None if request.site is None else Path(request.site)
    asked = Task(settings, request.as_of, request.format_, colour, "", request.stdin_filename, site)
    return asked if request.no_cache else with_run(asked, facts.key)


def _judge(task: Task, facts: RegistryFacts) -> Judge:
    from linter.cli.judging import Judge

    return Judge(task, facts.compiled)


def _reported(verdicts: Sequence[Verdict], task: Task) -> tuple[FileReport, ...]:
    from linter.cli.judging import file_report_of

    return tuple(file_report_of(verdict, task) for verdict in verdicts)


def _fixable(chosen: Selection, judged: Judgement) -> tuple[tuple[Verdict, ...], tuple[str, ...]]:
    from linter.cli.fixing import fixable

    return fixable(chosen.copies, judged.verdicts, judged.lacking)


def _write_fixes(chosen: Selection, verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    from linter.cli.fixing import write_fixes

    return write_fixes(chosen.copies, verdicts)


def _shown(request: Request, copies: Sequence[Copy], verdicts: Sequence[Verdict], judge: Judge) -> bytes | None:
    """What is shown instead of a report."""
    if request.show_diff:
        from linter.cli.fixing import diff

        return diff(copies, verdicts).encode("utf-8", "backslashreplace")
    if request.explain_context:
        from linter.cli.stylesheets import unread_styles
        from linter.reports.context import context_text

        unread = {verdict.document.path: unread_styles(_file_of(verdict.document.path), verdict.document) for verdict in verdicts}
        return context_text(verdicts, judge.make_ready().registry.rules, unread).encode("utf-8", "backslashreplace")
    return None


def _file_of(path: str) -> Path | None:
    return None if path == "-" else Path(path)


def _report(chosen: Selection, files: tuple[FileReport, ...], unread: tuple[Failure, ...], task: Task, facts: RegistryFacts) -> Report:
    from linter import __version__

    settings = task.settings
    names = [name_of(copy, task.stdin_name) for copy in chosen.copies] if settings.overrides else [None]
    asked = dict.fromkeys(market for name in names for market in settings.policy_for(name).markets)
    asked |= dict.fromkeys(market for file in files for market in file.markets)
    return Report(
        version=__version__,
        packs=facts.packs,
        fingerprint=facts.fingerprint,
        as_of=task.as_of,
        markets=tuple(asked) or settings.policy_for(None).markets,
        fail_on=settings.fail_on,
        files=files,
        failures=(*chosen.failures, *unread),
        skipped=chosen.skipped,
    )


def _tell_failures(report: Report, debug: bool) -> None:
    for failure in all_failures(report):
        tell(f"claimslint: {printable(str(failure))}")
        if debug and failure.detail:
            tell(failure.detail)
