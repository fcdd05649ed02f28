"""`claimslint check`: judge copy, report, and answer with an exit status."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from linter.cli.checking import check_copy, request_of
from linter.cli.errors import Misuse
from linter.cli.options import as_of_option, refusal_of, registry_options
from linter.policy.settings import CONTEXTS, FAIL_ON
from linter.reports.exit_status import ExitStatus


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(readable=False), metavar="[PATHS]...")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to report.")
@click.option("--output", type=click.Path(), metavar="FILE", help="Write to FILE what would go to standard output; - is standard output.")
@click.option("--context", type=click.Choice(list(CONTEXTS)), help="What the pages are for; auto (the default) judges it from each page.")
@click.option("--market", "markets", multiple=True, metavar="M", help="Whose law applies; comma-separated, may be repeated. Default: us.")
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
@click.option("--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes that check at once. Default: as many as pay.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep results of other runs.")
@click.option("--quiet", "-q", is_flag=True, help="Report findings only, no summary.")
@registry_options
def check(paths: tuple[str, ...], as_of: date | None, **options: Any) -> ExitStatus:
    """Check copy: files, folders, or - for standard input. Without PATHS: the current folder.

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 could not do what was asked, 3 a bug in claimslint.
    """
    try:
        return check_copy(request_of(paths, as_of=as_of, **options))
    except Misuse as misuse:
        raise refusal_of(misuse) from misuse
