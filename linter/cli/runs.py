"""What a run asks about every piece of copy."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from linter.cli.delivery import Format
from linter.digests import digest
from linter.policy.settings import Settings
from linter.records import dataclass, replace

if TYPE_CHECKING:
    from linter.policy.policy import Layer


@dataclass(frozen=True, slots=True)
class Task:
    """What a run asks about every piece of copy, and how the answer is to be written. It can be handed to another process.

    `run` stands for all that a result depends on beside the copy (empty: results are neither used nor kept); `site` is the root of the
    site that the copy belongs to.
    """

    settings: Settings
    as_of: date
    format: Format
    colour: bool
    run: str
    stdin_name: str | None = None
    site: Path | None = None


_FORM = "4"
"""Raised when results are kept in another form."""


def with_run(task: Task, registry_key: str | None) -> Task:
    """`task` with the `run` that its results are kept under; as it is when the registry cannot be told by a key."""
    if registry_key is None:
        return task
    from linter.registry.identity import program_key

    settings = task.settings
    parts = [
        _FORM,
        program_key(),
        registry_key,
        task.as_of.isoformat(),
        task.format,
        str(task.colour),
        str(task.site and task.site.absolute()),
        settings.root if settings.overrides or settings.renderings else "",
        _layer(settings.base),
        _layer(settings.options),
        *(f"{override.glob}\0{_layer(override.layer)}" for override in settings.overrides),
        *(f"{rendering.glob}\0{rendering.files}" for rendering in settings.renderings),
    ]
    return replace(task, run=digest("\1".join(parts).encode("utf-8", "surrogateescape")).hexdigest())


def _layer(layer: Layer) -> str:
    """`layer` as a text, the same for equal layers."""
    directives = layer.directives and (layer.directives.allowed, sorted(layer.directives.never))
    said = (
        layer.markets,
        layer.context,
        layer.product,
        layer.exclude,
        layer.placings,
        layer.product_names,
        directives,
        *map(_names, (layer.select, layer.ignore)),
    )
    return repr([None if value is None else str(value) for value in said])


def _names(names: frozenset[str] | None) -> list[str] | None:
    return None if names is None else sorted(names)
