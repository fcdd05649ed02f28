"""claimslint from Python: judge a text or a file with one call.

Thin edges round the pure core (`linter.engine.lint_document`): they compile the registry, fill in today's date, and refuse names that
the registry does not know.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from itertools import chain
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from linter.documents.read import read_document
from linter.engine import CompiledRegistry, Verdict, compile_registry, lint_document
from linter.findings import Context
from linter.policy.names import NameKind, unknown, wordless
from linter.policy.page_settings import page_layer
from linter.policy.policy import Layer, Policy, layered
from linter.registry.load import load_registry
from linter.registry.model import Registry

if TYPE_CHECKING:
    from linter.documents.model import Format

_NONE: Final[Mapping[str, Iterable[str]]] = MappingProxyType({})


def lint_text(
    text: str,
    *,
    path: str = "text",
    format: Format | None = None,  # noqa: A002 - the word of the command line
    context: Context | str | None = None,
    markets: Iterable[str] | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    product_names: Mapping[str, Iterable[str]] = _NONE,
    registry: Registry | CompiledRegistry | None = None,
    as_of: date | None = None,
) -> Verdict:
    """Judge `text`.

    `path` names it in the verdict and tells its format by its extension, unless `format` does (plain text otherwise). `context` and
    `markets` None are what the front matter of the page says, else judged from the page and `("us",)`. `product_names` say what products
    are called, by product family (`{"exosome": ["VesiCore"]}`). `registry` None is the built-in one; compile another once
    (`linter.engine.compile_registry`) when many texts are to be judged. `as_of` None is today. Raises ValueError for a context, market,
    product family or rule that is unknown, for a product name without a word and for a selection that leaves no rule which is law in the
    markets, DocumentError for text that cannot be read and for settings in its front matter that are not known, RegistryError for a
    registry that cannot be compiled.
    """
    return _linted(text.encode(), path, format, _asked(context, markets, select, ignore, product_names), registry, as_of)


def lint_file(
    file: str | PathLike[str],
    *,
    format: Format | None = None,  # noqa: A002 - the word of the command line
    context: Context | str | None = None,
    markets: Iterable[str] | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    product_names: Mapping[str, Iterable[str]] = _NONE,
    registry: Registry | CompiledRegistry | None = None,
    as_of: date | None = None,
) -> Verdict:
    """Judge the copy in `file`; everything else as in `lint_text`. Raises OSError for a file that cannot be opened."""
    asked = _asked(context, markets, select, ignore, product_names)
    return _linted(Path(file).read_bytes(), Path(file).as_posix(), format, asked, registry, as_of)


def _asked(
    context: Context | str | None,
    markets: Iterable[str] | None,
    select: Iterable[str],
    ignore: Iterable[str],
    product_names: Mapping[str, Iterable[str]],
) -> Layer:
    return Layer(
        markets=None if markets is None else tuple(markets),
        context=None if context is None else Context(context),
        select=frozenset(select),
        ignore=frozenset(ignore),
        product_names=tuple((family, tuple(names)) for family, names in product_names.items()),
    )


@cache
def _built_in() -> CompiledRegistry:
    return compile_registry(load_registry())


def _linted(
    data: bytes,
    path: str,
    format_: Format | None,
    asked: Layer,
    registry: Registry | CompiledRegistry | None,
    as_of: date | None,
) -> Verdict:
    compiled = _built_in() if registry is None else compile_registry(registry) if isinstance(registry, Registry) else registry
    _require_known(compiled.registry, layered([asked]))
    document = read_document(data, path, format_)
    return lint_document(document, compiled, layered([page_layer(document, compiled.registry), asked]), as_of or date.today())


def _require_known(registry: Registry, policy: Policy) -> None:
    names: tuple[tuple[NameKind, Iterable[str]], ...] = (
        ("market", policy.markets),
        ("product family", dict(policy.product_names)),
        ("rule", sorted(policy.select | policy.ignore)),
    )
    for kind, wanted in names:
        for name in wanted:
            if (message := unknown(registry, kind, name)) is not None:
                raise ValueError(message)
    for name in chain.from_iterable(its for _, its in policy.product_names):
        if (message := wordless(name)) is not None:
            raise ValueError(message)
    if not any(policy.selects(rule.id) for rule in registry.rules):
        raise ValueError("select and ignore leave no rule to check with")
    if not any(policy.selects(rule.id) and policy.meets(rule.markets) for rule in registry.rules):
        raise ValueError(f"select and ignore leave no rule that is law in {', '.join(policy.markets)}")
