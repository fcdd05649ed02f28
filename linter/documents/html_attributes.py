"""What the attributes of HTML elements say: which hold words for a reader or a machine, and which tell what the page is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from linter.documents.elements import BLOCKS, INLINE, VOID
from linter.documents.model import Surface
from linter.documents.references import unescaped
from linter.records import dataclass

FeatureKind = Literal["link", "form", "input", "image", "schema-type", "meta", "stylesheet", "beside"]


@dataclass(frozen=True, slots=True)
class Value:
    """An attribute's value as written (references and all), and its source offset."""

    written: str
    at: int

    @property
    def text(self) -> str:
        """The value as a browser reads it."""
        return unescaped(self.written).strip()


DESCRIPTIONS = frozenset("description abstract subject summary keywords news_keywords dc.description dcterms.description".split())
TITLES = frozenset({"title", "dc.title", "dcterms.title", "headline"})
SOCIAL_PREFIXES = ("og:", "twitter:")
SOCIAL_WORDS = ("title", "description", "image:alt")
"""A social meta tag is copy when its name ends in one of these."""

COMPONENT_WORDS = frozenset(
    "title heading headline subtitle subheading tagline description text label caption quote body content summary question answer cta "
    "eyebrow intro lead message".split()
)
"""Attributes of a component (an element HTML does not know, `<Hero heading="…">`) whose value a reader sees on the page."""

_TITLE_SURFACES: Mapping[str, Surface] = {"img": "image-title", "a": "link-title"}
_NO_WORDS = frozenset({"link", "style", "script", "param", "meta"})
_BUTTON_INPUTS = frozenset({"submit", "button", "reset"})
_FIELDS = frozenset({"input", "select", "textarea"})


def is_component(tag: str) -> bool:
    """Whether HTML does not know the element."""
    return tag not in BLOCKS and tag not in INLINE and tag not in VOID


def worded(tag: str, values: Mapping[str, Value]) -> Iterator[tuple[Surface, Value]]:
    """The attributes of an element that hold copy, each with its surface.

    `title` of anything but a link or an image is what assistive technology calls it, so its surface is `aria-label`.
    """
    if tag == "meta":
        content = values.get("content")
        surface = _meta_surface(_meta_name(values))
        if content is not None and surface is not None:
            yield surface, content
    if tag in _NO_WORDS:
        return
    component = is_component(tag)
    for name, value in values.items():
        if name == "alt":
            yield "alt-text", value
        elif name in ("aria-label", "aria-description"):
            yield "aria-label", value
        elif component and name in COMPONENT_WORDS:
            yield "paragraph", value
        elif name == "title":
            yield _TITLE_SURFACES.get(tag, "aria-label"), value
        elif name == "value" and tag == "input" and _input_type(values) in _BUTTON_INPUTS:
            yield "button", value


def telling(tag: str, values: Mapping[str, Value]) -> Iterator[tuple[FeatureKind, Value]]:
    """What an element tells about the page: the kind of feature and the value that says it (empty where it has none)."""
    if tag in ("a", "area") and "href" in values:
        yield "link", values["href"]
    elif tag == "form":
        yield "form", values.get("action", _NOTHING)
    elif tag in _FIELDS:
        yield "input", values.get("name") or values.get("type") or _NOTHING
    elif tag in ("img", "image", "amp-img"):
        yield "image", values.get("src", _NOTHING)
    elif tag == "link" and "href" in values and "stylesheet" in values.get("rel", _NOTHING).text.lower():
        yield "stylesheet", values["href"]
    if "itemtype" in values:
        yield "schema-type", values["itemtype"]


def plain_meta(values: Mapping[str, Value]) -> str | None:
    """`name=content` of a meta tag that holds no copy; None for one that does, or that says nothing."""
    name = _meta_name(values)
    if not name or "content" not in values or _meta_surface(name) is not None:
        return None
    return f"{name}={values['content'].text}"


def _meta_name(values: Mapping[str, Value]) -> str:
    return next((values[key].text.lower() for key in ("name", "property", "itemprop", "http-equiv") if key in values), "")


def _meta_surface(name: str) -> Surface | None:
    if name.startswith(SOCIAL_PREFIXES):
        return "open-graph" if name.endswith(SOCIAL_WORDS) else None
    if name in DESCRIPTIONS:
        return "meta-description"
    return "title" if name in TITLES else None


def _input_type(values: Mapping[str, Value]) -> str:
    return values["type"].text.lower() if "type" in values else "text"


_NOTHING = Value("", -1)
