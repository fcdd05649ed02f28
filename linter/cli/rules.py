"""`claimslint rules`: every rule of the registry, one line each."""

from __future__ import annotations

import click

from linter.cli.loading import registry_of, settings_of
from linter.cli.options import registry_options
from linter.reports.exit_status import ExitStatus


@click.command()
@registry_options
def rules(folders: tuple[str, ...], config: str | None, debug: bool) -> ExitStatus:  # noqa: ARG001
    """List the rules: id, severity, category, markets, title."""
    registry = registry_of(settings_of(config, folders))
    rows = [("rule", "severity", "category", "markets", "title")]
    rows += [
        (rule.id, rule.severity.value, rule.category, ",".join(rule.markets), rule.title)
        for rule in sorted(registry.rules, key=lambda rule: rule.id)
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        click.echo("  ".join([*cells, row[-1]]))
    return ExitStatus.CLEAN
