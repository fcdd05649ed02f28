"""What a page says of itself in its front matter: `claimslint: {context: …, product: …, market: […]}`.

It stands above the config and below the command line. What it gets wrong is a fault of the page, told at its place, never ignored.
"""

from __future__ import annotations

from linter.documents.front_matter import SETTINGS_KEY
from linter.documents.model import Document, DocumentError, PageSetting
from linter.policy.names import NameKind, unknown
from linter.policy.policy import Layer
from linter.policy.settings import CONTEXTS
from linter.registry.model import Registry

_KEYS = ("context", "market", "product")
_SEVERAL = ("market",)
"""Keys that take a list as well."""
_TEMPLATE = "what a template puts here is not known; write it out"


def page_layer(document: Document, registry: Registry) -> Layer:
    """The layer that the page's own settings make. Raises DocumentError for an unknown key or value, and for a value of the wrong shape."""
    markets: list[str] = []
    context = product = None
    given: set[str] = set()
    for setting in document.settings:
        _require_shape(document, setting)
        if setting.shape == "nothing":
            continue
        if setting.key in given:
            raise _refused(document, setting, "it is given twice")
        given.update({setting.key}.difference(_SEVERAL))
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
    return Layer(markets=tuple(markets) or None, context=context, product=product)


def _require_shape(document: Document, setting: PageSetting) -> None:
    """Raise DocumentError for an unknown key, and for a value that its key cannot take."""
    several = setting.key in _SEVERAL
    if setting.misnamed:
        raise _refused(document, setting, f"this key is not read; did you mean “{SETTINGS_KEY}”?")
    if not setting.key and setting.shape == "template":
        raise _refused(document, setting, _TEMPLATE)
    if not setting.key:
        raise _refused(
            document, setting, f"“{setting.value}” is no setting; a page can set {', '.join(_KEYS)}, each by a key and its value"
        )
    if setting.key not in _KEYS:
        raise _refused(document, setting, f"there is no setting “{setting.key}”; a page can set {', '.join(_KEYS)}")
    if setting.shape == "below":
        raise _refused(document, setting, f"it takes {'texts' if several else 'one text'}, and no keys of its own")
    if setting.shape == "template":
        raise _refused(document, setting, _TEMPLATE)
    if setting.shape == "no-text":
        raise _refused(document, setting, f"“{setting.value}” is no text")
    if setting.shape == "item" and not several:
        raise _refused(document, setting, "it takes one text, not a list")


def _require_known(document: Document, setting: PageSetting, registry: Registry, kind: NameKind) -> None:
    if (message := unknown(registry, kind, setting.value)) is not None:
        raise _refused(document, setting, message)


def _refused(document: Document, setting: PageSetting, message: str) -> DocumentError:
    line, column = document.position(setting.span.start)
    where = setting.misnamed or (f"{SETTINGS_KEY}.{setting.key}" if setting.key else SETTINGS_KEY)
    return DocumentError(f"front matter, {where}: {message}", line, column)
