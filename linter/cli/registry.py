"""`claimslint registry`: is the registry well formed, does it do what its examples say, does it still account for its source?"""

from __future__ import annotations

from datetime import date

import click

from linter.cli.errors import sentences
from linter.cli.loading import registry_of, settings_of
from linter.cli.material import content_of
from linter.cli.options import as_of_option, registry_options
from linter.registry.model import SourceDocument
from linter.registry.problems import Place, Problem, RegistryError
from linter.reports.exit_status import ExitStatus
from linter.reports.printable import printable


@click.group()
def registry() -> None:
    """Check the registry itself: form, examples, source."""


@registry.command(short_help="Whether every file is well formed and every name known.")
@registry_options
def validate(folders: tuple[str, ...], config: str | None, debug: bool) -> ExitStatus:  # noqa: ARG001
    """Say whether every file of the registry is well formed and every name in it is known.

    Exit status: 0 it is, 2 it is not (each problem with file, line and column).
    """
    from linter.engine import compile_registry

    try:
        loaded = registry_of(settings_of(config, folders))
        compile_registry(loaded)
    except RegistryError as error:
        for sentence in sentences(error, everything=True):
            click.echo(f"claimslint: {sentence}", err=True)
        return ExitStatus.NOT_DONE
    number = len(loaded.rules), len(loaded.claims), len(loaded.disclosures)
    click.echo("registry {} is valid: {} rules, {} claims, {} disclosures".format(", ".join(loaded.packs), *number))
    return ExitStatus.CLEAN


@registry.command(short_help="Run the examples of rules, claims and disclosures.")
@as_of_option
@registry_options
def test(as_of: date | None, folders: tuple[str, ...], config: str | None, debug: bool) -> ExitStatus:  # noqa: ARG001
    """Validate the registry and run the examples of its rules, claims and disclosures.

    Exit status: 0 all hold, 1 an example does not hold, 2 the registry is not valid.
    """
    from linter.engine import compile_registry
    from linter.examples import run_examples

    compiled = compile_registry(registry_of(settings_of(config, folders)))
    run = run_examples(compiled, as_of or date.today())
    for failure in run.failures:
        click.echo(printable(f"{failure.place}: {failure.verdict}: {failure.record}: {failure.message}"))
    click.echo(f"{run.examples} examples of {run.records} records run, {len(run.failures)} do not hold")
    if any(failure.verdict == "crashed" for failure in run.failures):
        return ExitStatus.BUG
    return ExitStatus.FINDINGS if run.failures else ExitStatus.CLEAN


@registry.command(short_help="Hold the registry against its source document.")
@click.option("--source", type=click.Path(exists=True, dir_okay=False), required=True, metavar="FILE", help="The source document.")
@registry_options
def verify(source: str, folders: tuple[str, ...], config: str | None, debug: bool) -> ExitStatus:  # noqa: ARG001
    """Hold the registry against the document that it was derived from: is every sentence of it accounted for?

    Exit status: 0 it is, 1 it is not (each difference with the place in the registry), 2 could not be told.
    """
    from linter.registry.verify import verify_source

    loaded = registry_of(settings_of(config, folders))
    if not loaded.sources:
        raise click.UsageError("the registry was derived from no source document.")
    text = _text(source)
    problems = verify_source(_derived_from(loaded.sources, text), loaded, text)
    for problem in problems:
        click.echo(printable(str(problem)))
    click.echo(f"{source}: {len(problems)} differences" if problems else f"{source}: every sentence is accounted for")
    return ExitStatus.FINDINGS if problems else ExitStatus.CLEAN


def _derived_from(sources: tuple[SourceDocument, ...], text: str) -> SourceDocument:
    """The one of `sources` that most sentences of `text` belong to: a registry of several packs has several."""
    from linter.registry.verify import fingerprint, split_source

    prints = {fingerprint(unit.text) for unit in split_source(text)}
    return max(sources, key=lambda source: sum(row.fingerprint in prints for row in source.rows))


def _text(source: str) -> str:
    try:
        return content_of(source).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise RegistryError((Problem(Place(source, 1, 1), "", "this file is not UTF-8"),)) from error
