"""The settings and the registry of a run, and the names that were asked for held against that registry."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from linter.cli.caching import misread_switch, registry_cache
from linter.cli.delivery import tell
from linter.cli.errors import CopyError, Misuse
from linter.policy.names import NameKind, unknown, unknown_mentions
from linter.policy.policy import FailOn, Layer
from linter.policy.settings import Settings, load_settings, with_options
from linter.registry.problems import RegistryError
from linter.reports.printable import printable

if TYPE_CHECKING:
    from linter.checks.compiled import CompiledRegistry
    from linter.registry.model import Registry


def current_folder() -> Path:
    """The folder that relative paths start from. Raises CopyError when it has been removed."""
    try:
        return Path.cwd()
    except OSError as error:
        raise CopyError(f"the current folder cannot be read: {error.strerror}") from error


def settings_of(config: str | None, folders: tuple[str, ...], options: Layer | None = None, fail_on: FailOn | None = None) -> Settings:
    """The settings that count for the current folder, with what the command line says on top; what looks like some and is none is told.

    So is a CLAIMSLINT_CACHE that is not understood.
    """
    settings = load_settings(current_folder(), Path(config) if config is not None else None)
    misread = misread_switch()
    for sentence in (*settings.overlooked, *([misread] if misread else [])):
        tell(f"claimslint: {printable(sentence)}")
    return with_options(settings, options or Layer(), registry=folders, fail_on=fail_on)


def registry_of(settings: Settings) -> Registry:
    """The registry that `settings` name, read anew. Raises RegistryError for a bad one, and for a name in the config unknown to it."""
    from linter.registry.load import load_registry

    return _with_known_names(load_registry(_folders(settings)), settings)


def compiled_of(settings: Settings) -> CompiledRegistry:
    """The registry that `settings` name, compiled, from the user's cache when it is there. Raises RegistryError as `registry_of`."""
    from linter.checks.stored import load_compiled

    compiled = load_compiled(_folders(settings), registry_cache())
    _with_known_names(compiled.registry, settings)
    return compiled


def registry_key_of(settings: Settings) -> str | None:
    """What the registry that `settings` name is known by, found without loading it; None when its files cannot even be read."""
    from linter.registry.identity import registry_key

    return registry_key(_folders(settings))


def _with_known_names(registry: Registry, settings: Settings) -> Registry:
    problems = unknown_mentions(registry, settings.mentions)
    if problems:
        raise RegistryError(problems)
    return registry


def _folders(settings: Settings) -> tuple[Path, ...]:
    return tuple(_near(Path(folder)) for folder in settings.registry)


def _near(folder: Path) -> Path:
    """`folder` as seen from the current one where it lies below it: that is how its problems should name it."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def require_known(registry: Registry, options: Layer) -> None:
    """Raise Misuse for the first name of the command line that `registry` does not know."""
    wanted: tuple[tuple[NameKind, str, tuple[str, ...]], ...] = (
        ("market", "--market", options.markets or ()),
        ("rule", "--select", tuple(sorted(options.select or ()))),
        ("rule", "--ignore", tuple(sorted(options.ignore or ()))),
    )
    for kind, option, names in wanted:
        for name in names:
            if (message := unknown(registry, kind, name)) is not None:
                raise Misuse(message, option)
