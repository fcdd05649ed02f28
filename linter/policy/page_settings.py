"""What a page says of itself in its front matter: `claimslint: {context: …, product: …, market: […]}`.

It stands above the config and below the command line. What it gets wrong is a fault of the page, told at its place, never ignored.
"""

from __future__ import annotations

from linter.documents.model import Document, DocumentError, PageSetting
from linter.policy.names import NameKind, unknown
from linter.policy.policy import Layer
from linter.policy.settings import CONTEXTS
from linter.registry.model import Registry

_KEYS = ("context", "market", "product")


def page_layer(document: Document, registry: Registry) -> Layer:
    """The layer that the page's own settings make. Raises DocumentError for an unknown key or value."""
    markets: list[str] = []
    context = product = None
    for setting in document.settings:
        match setting.key:
            case "context":
                if setting.value not in CONTEXTS:
                    raise _refused(document, setting, f"no context is called “{setting.value}”; it is one of {', '.join(CONTEXTS)}")
                context = CONTEXTS[setting.value]
            case "market":
                _require_known(document, setting, registry, "market")
                markets.append(setting.value)
            case "product":
                _require_known(document, setting, registry, "product")
                product = setting.value
            case _:
                raise _refused(document, setting, f"there is no setting “{setting.key}”; a page can set {', '.join(_KEYS)}")
    return Layer(markets=tuple(markets) or None, context=context, product=product)


def _require_known(document: Document, setting: PageSetting, registry: Registry, kind: NameKind) -> None:
    if (message := unknown(registry, kind, setting.value)) is not None:
        raise _refused(document, setting, message)


def _refused(document: Document, setting: PageSetting, message: str) -> DocumentError:
    line, column = document.position(setting.span.start)
    return DocumentError(f"front matter, claimslint.{setting.key}: {message}", line, column)
