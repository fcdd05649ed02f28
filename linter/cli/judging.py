"""Read each piece of copy and judge it; what cannot be read, or breaks claimslint, becomes a failure and the rest goes on."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from linter.cli.files import Copy, absolute
from linter.cli.rendering import rendered_with
from linter.cli.stylesheets import linked_styles
from linter.documents.model import DocumentError
from linter.documents.read import read_document
from linter.engine import lint_document
from linter.policy.page_settings import page_layer
from linter.reports.report import Failure

if TYPE_CHECKING:
    from linter.engine import CompiledRegistry, Verdict
    from linter.policy.policy import Layer, Policy
    from linter.policy.settings import Settings


def judged(
    copies: Iterable[Copy],
    registry: CompiledRegistry,
    settings: Settings,
    as_of: date,
    stdin_name: str | None,
    site: Path | None = None,
) -> tuple[tuple[Verdict, ...], tuple[Failure, ...]]:
    """The verdicts on `copies` in their order, and a failure for each of the others; `site` is the root of the site they belong to."""
    outcomes = [_judged(copy, registry, settings, as_of, stdin_name, site) for copy in copies]
    failures = tuple(outcome for outcome in outcomes if isinstance(outcome, Failure))
    return tuple(outcome for outcome in outcomes if not isinstance(outcome, Failure)), failures


def policy_of(copy: Copy, settings: Settings, stdin_name: str | None, page: Layer | None = None) -> Policy:
    """What `settings`, and `page` about itself, ask of `copy`; standard input goes by the name it was given."""
    name = Path(stdin_name) if copy.file is None and stdin_name is not None else copy.file
    return settings.policy_for(None if name is None else absolute(name), page)


def _judged(
    copy: Copy, registry: CompiledRegistry, settings: Settings, as_of: date, stdin_name: str | None, site: Path | None
) -> Verdict | Failure:
    try:
        data = sys.stdin.buffer.read() if copy.file is None else copy.file.read_bytes()
        styles = linked_styles(copy.file, data)
        document = read_document(data, copy.path, styles=styles) if styles else read_document(data, copy.path)
        page = page_layer(document, registry.registry)
        around = rendered_with(copy.file, document, settings, site)
        return lint_document(document, registry, policy_of(copy, settings, stdin_name, page), as_of, around)
    except DocumentError as error:
        return Failure(copy.path, error.message, error.line, error.column)
    except OSError as error:
        return Failure(copy.path, f"cannot be read: {error.strerror}")
    except Exception as error:  # one file that breaks claimslint must not hide what the others hold
        return Failure(copy.path, f"a bug in claimslint: {type(error).__name__}: {error}", bug=True, detail=traceback.format_exc())
