"""`claimslint check`: judge copy, report, and answer with an exit status."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from linter.cli.delivery import in_colour, paint, require_apart, require_writable, write_file, write_stdout
from linter.cli.files import STDIN, Selection, selection
from linter.cli.loading import compiled_of, require_known, settings_of
from linter.cli.options import as_of_option, comma_separated, registry_options
from linter.documents.read import EXTENSIONS
from linter.policy.policy import FailOn, Layer
from linter.policy.settings import CONTEXTS, FAIL_ON, Settings
from linter.reports.exit_status import ExitStatus
from linter.reports.printable import printable
from linter.reports.report import Report, all_failures, exit_status

if TYPE_CHECKING:
    from linter.engine import CompiledRegistry

Format = Literal["text", "json"]


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATHS]...")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to report.")
@click.option("--output", type=click.Path(), metavar="FILE", help="Write the report to FILE instead of standard output.")
@click.option("--context", type=click.Choice(list(CONTEXTS)), help="What the pages are for; auto (the default) judges it from each page.")
@click.option("--market", "markets", multiple=True, metavar="M", help="Whose law applies; may be repeated. Default: us.")
@click.option("--fail-on", type=click.Choice(list(FAIL_ON)), help="The lowest severity that makes the run fail. Default: error.")
@click.option("--select", multiple=True, metavar="RULE", help="Only these rules; comma-separated, may be repeated.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not these rules; comma-separated, may be repeated.")
@as_of_option
@click.option("--stdin-filename", metavar="PATH", help="What to call the copy that - reads: tells its format and its settings.")
@click.option("--force-exclude", is_flag=True, help="Skip what the config excludes even when it is named.")
@click.option("--fix", is_flag=True, help="Insert the approved text of each missing disclosure into its file, then report what remains.")
@click.option("--diff", "show_diff", is_flag=True, help="Show what --fix would change instead of a report; write nothing.")
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False),
    metavar="DIR",
    help="The root of the site: layouts and includes found there may carry a page's disclosures.",
)
@click.option("--explain-context", is_flag=True, help="Show for each file what it is taken for, and the signals that said so.")
@click.option("--quiet", "-q", is_flag=True, help="Report findings only, no summary.")
@registry_options
def check(
    paths: tuple[str, ...],
    format_: Format,
    output: str | None,
    context: str | None,
    markets: tuple[str, ...],
    fail_on: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: date | None,
    stdin_filename: str | None,
    force_exclude: bool,
    fix: bool,
    show_diff: bool,
    site: str | None,
    explain_context: bool,
    quiet: bool,
    folders: tuple[str, ...],
    config: str | None,
    debug: bool,
) -> ExitStatus:
    """Check copy: files, folders, or - for standard input. Without PATHS: the current folder.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 could not do what was asked, 3 a bug in claimslint.
    """
    if stdin_filename is not None and STDIN not in paths:
        raise click.UsageError("--stdin-filename needs - among the paths.")
    if fix and (STDIN in paths or show_diff):
        raise click.UsageError("--fix writes files: it goes neither with - nor with --diff.")
    if output is not None:
        require_writable(Path(output))
    if select and not comma_separated(select):
        raise click.BadParameter("names no rule.", param_hint="'--select'")
    options = Layer(
        markets=tuple(dict.fromkeys(markets)) or None,
        context=CONTEXTS[context] if context is not None else None,
        select=comma_separated(select),
        ignore=comma_separated(ignore),
    )
    settings = settings_of(config, folders, options, _fail_on(fail_on))
    registry = _compiled(settings, options)
    chosen = selection(paths or (".",), settings, EXTENSIONS, stdin_name=stdin_filename, force_exclude=force_exclude)
    if output is not None:
        require_apart(Path(output), (copy.file for copy in chosen.copies if copy.file is not None))
    day = as_of or date.today()
    root = None if site is None else Path(site)
    report = _report(chosen, settings, registry, day, stdin_filename, root)
    if fix:
        from linter.cli.fixing import write_fixes

        if write_fixes(chosen.copies, report.verdicts):
            report = _report(chosen, settings, registry, day, stdin_filename, root)
    if show_diff:
        from linter.cli.fixing import diff

        write_stdout(diff(report.verdicts))
    elif explain_context:
        from linter.reports.context import context_text

        write_stdout(context_text(report.verdicts))
    else:
        _deliver(report, format_, output, quiet)
    _tell_failures(report, debug)
    return exit_status(report)


def _fail_on(choice: str | None) -> FailOn | None:
    return None if choice is None else FAIL_ON[choice]


def _compiled(settings: Settings, options: Layer) -> CompiledRegistry:
    compiled = compiled_of(settings)
    require_known(compiled.registry, options)
    return compiled


def _report(
    chosen: Selection, settings: Settings, registry: CompiledRegistry, as_of: date, stdin_name: str | None, site: Path | None
) -> Report:
    from linter import __version__
    from linter.cli.judging import judged, policy_of

    verdicts, unread = judged(chosen.copies, registry, settings, as_of, stdin_name, site)
    asked = dict.fromkeys(market for copy in chosen.copies for market in policy_of(copy, settings, stdin_name).markets)
    return Report(
        version=__version__,
        packs=registry.registry.packs,
        fingerprint=registry.registry.fingerprint,
        as_of=as_of,
        markets=tuple(asked) or settings.policy_for(None).markets,
        fail_on=settings.fail_on,
        verdicts=verdicts,
        failures=(*chosen.failures, *unread),
        skipped=chosen.skipped,
    )


def _deliver(report: Report, format_: Format, output: str | None, quiet: bool) -> None:
    """Render and write the report. On standard output the failures are left to stderr, so that nobody reads them twice."""
    if format_ == "json":
        from linter.reports.json import render as render_json

        text = render_json(report)
    else:
        from linter.reports.text import Look, plain
        from linter.reports.text import render as render_text

        colour = output is None and in_colour()
        text = render_text(report, Look(paint if colour else plain, quiet, failures=output is not None))
    if output is not None:
        write_file(Path(output), text)
    else:
        write_stdout(text)


def _tell_failures(report: Report, debug: bool) -> None:
    for failure in all_failures(report):
        click.echo(f"claimslint: {printable(str(failure))}", err=True)
        if debug and failure.detail:
            click.echo(failure.detail, err=True)
