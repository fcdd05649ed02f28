"""`claimslint explain RULE`: what a rule reports, why, on what basis, and copy that it flags and passes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from linter.cli.loading import registry_of, settings_of
from linter.cli.options import registry_options
from linter.policy.names import unknown
from linter.reports.exit_status import ExitStatus
from linter.reports.printable import printable

if TYPE_CHECKING:
    from linter.registry.model import Basis, Example, Rule

_CONFIDENCE = {"A": "primary text read", "B": "secondary source", "C": "background knowledge", "D": "conflicting or unverified"}


@click.command()
@click.argument("rule", metavar="RULE")
@registry_options
def explain(rule: str, folders: tuple[str, ...], config: str | None, debug: bool) -> ExitStatus:  # noqa: ARG001
    """Explain a rule: title, reason, law with dates and confidence, examples."""
    registry = registry_of(settings_of(config, folders))
    if (message := unknown(registry, "rule", rule)) is not None:
        raise click.BadParameter(message, param_hint="'RULE'")
    for line in _explained(next(record for record in registry.rules if record.id == rule)):
        click.echo(line)
    return ExitStatus.CLEAN


def _explained(rule: Rule) -> Iterator[str]:
    yield f"{rule.id}: {rule.title}"
    hedged = f", {rule.hedged.value} when hedged" if rule.hedged != rule.severity else ""
    codes = f" · {', '.join(rule.codes)}" if rule.codes else ""
    yield f"{rule.severity.value}{hedged} · {rule.category}{codes}"
    yield from _section("Why", (rule.why,) if rule.why else ())
    yield from _section("What to do", (rule.help,) if rule.help else ())
    yield from _section("Law", tuple(line for basis in rule.basis for line in _basis(basis)))
    yield from _section("Applies", (f"contexts: {', '.join(rule.contexts)}", f"markets: {', '.join(rule.markets)}"))
    yield from _section("Flagged", tuple(_example(example) for example in rule.examples.flag))
    yield from _section("Passed", tuple(_example(example) for example in rule.examples.passing))
    if not rule.suppressible:
        yield from _section("Suppression", ("This rule cannot be suppressed.",))


def _section(title: str, lines: tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
        yield from (f"  {line}" for line in lines)


def _basis(basis: Basis) -> Iterator[str]:
    doubt = ", needs verification" if basis.needs_verification else ""
    yield f"{basis.authority}: {basis.law} (as of {basis.as_of}; confidence {basis.confidence}: {_CONFIDENCE[basis.confidence]}{doubt})"
    if basis.url:
        yield f"  {basis.url}"


def _example(example: Example) -> str:
    setting = [part for part, usual in ((example.context.value, "commercial-offer"), (example.format, "markdown")) if part != usual]
    return printable(example.text) + (f"  ({', '.join(setting)})" if setting else "")
