# cython: annotation_typing=False, nonecheck=True
"""What HTML elements do to a page's prose: which make blocks, which hide, which close others.

Tables only, after the HTML standard's parsing and rendering sections. `flow.py` applies them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from linter.documents.model import Surface
from linter.regexes import regex

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

BLOCKS = frozenset(
    "address article aside blockquote body button caption center colgroup datalist dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup html legend li listing main menu nav noframes noscript object ol "
    "optgroup option p plaintext pre search section select summary table tbody td template tfoot th thead tr ul video audio".split()
)
"""Elements whose text is a block of its own."""

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label map mark meter nobr output progress q rb rp rt rtc ruby s "
    "samp small span strike strong sub sup time tt u var wbr script style textarea title".split()
)
"""Elements that do not interrupt a word. Any element in neither set (a component, an image, a video) separates words."""

VOID = frozenset("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split())

RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed"})
"""Elements in which `<` is text, up to their own end tag."""

NOT_COPY = frozenset({"script", "style", "textarea", "code", "xmp", "iframe", "noembed", "#code"})
"""Elements whose text nobody reads as copy."""

CONTAINER_SURFACES: Mapping[str, Surface] = {
    "blockquote": "quote",
    "caption": "caption",
    "figcaption": "caption",
    "nav": "navigation",
    "details": "details",
    "footer": "footer",
    "#footnote": "footnote",
    "small": "small-print",
    "template": "hidden",
    "#image": "alt-text",
}
"""Elements that decide the surface of everything in them. Names with `#` are Markdown's own, out of the reach of any tag."""

LEAST_PROMINENT_FIRST: tuple[Surface, ...] = (
    "hidden", "alt-text", "small-print", "footnote", "footer", "details", "navigation", "caption", "quote",
)  # fmt: skip
"""Which of several container surfaces wins."""

STRUCTURES: Mapping[str, Surface] = {
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(("li", "dt", "dd", "option"), "list-item"),
    **dict.fromkeys(("td", "th"), "table-cell"),
    "button": "button",
}
"""Elements that decide the surface of a block where no container does."""

LISTS = frozenset({"ul", "ol", "menu", "dir"})
CELLS = frozenset({"td", "th"})

Role = Literal["", "list", "details", "summary", "term", "description", "row", "cell"]

CLOSES_PARAGRAPH = BLOCKS - frozenset(
    "body button caption colgroup datalist frameset head html legend noscript object optgroup option select tbody td template tfoot th "
    "thead tr video audio".split()
) | {"hr", "#footnote", "#code"}
"""Start tags that end an open `p`."""

CLOSES_LIKE: Mapping[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd"})),
    **dict.fromkeys(HEADINGS, frozenset(HEADINGS)),
    **dict.fromkeys(("option", "optgroup"), frozenset({"option"})),
    "tr": frozenset({"tr"}),
    **dict.fromkeys(CELLS, CELLS),
    **dict.fromkeys(("thead", "tbody", "tfoot"), frozenset({"thead", "tbody", "tfoot"})),
    "a": frozenset({"a"}),
    "button": frozenset({"button"}),
}
"""Start tags that end an open element of these names, within the nearest boundary."""

_PARTS_OF_TABLE = frozenset({"tr", "td", "th", "thead", "tbody", "tfoot", "caption"})
_SEPARATE_CONTAINERS = LISTS | CELLS | {"li", "dl", "dd", "table", "tr", "details", "#footnote"}
_ROLES: Mapping[str, Role] = {
    "details": "details",
    "summary": "summary",
    "dt": "term",
    "dd": "description",
    "tr": "row",
}
_BOUNDARIES = ("table", "td", "th", "caption", "template")
_LIST_BOUNDARIES = (*_BOUNDARIES, "ul", "ol", "menu", "dir")


class Kind:
    """All that these tables say of the elements of one name, so that a page looks it up once for each element.

    `closes` are the names its start tag ends, `reach` the elements out of which its tags close nothing. `parts` and `ends_word` say that
    its start and its end separate words (unless it is a block), `is_apart` that what comes before it leads nothing in it; `role` is what
    it does to leads and rows.
    """

    __slots__ = ("block", "closes", "ends_word", "is_apart", "is_copy", "level", "parts", "reach", "role", "structure", "surface")

    def __init__(self, tag: str) -> None:
        closes = CLOSES_LIKE.get(tag, frozenset())
        self.closes = tuple(sorted(closes | {"p"} if tag in CLOSES_PARAGRAPH else closes))
        self.reach = tuple([name for name in _boundaries(tag) if name != tag])
        self.block = tag in BLOCKS or tag.startswith("#")
        self.parts = tag not in INLINE or tag in NOT_COPY or tag == "sup"
        self.ends_word = tag not in INLINE or tag == "sup"
        self.is_copy = tag not in NOT_COPY
        self.is_apart = tag in _SEPARATE_CONTAINERS
        self.surface = CONTAINER_SURFACES.get(tag)
        self.structure = STRUCTURES.get(tag)
        self.level = HEADINGS.get(tag, 0)
        self.role: Role = "list" if tag in LISTS else "cell" if tag in CELLS else _ROLES.get(tag, "")


@lru_cache(maxsize=1024)
def kind_of(tag: str) -> Kind:
    """What the elements named `tag` do."""
    return Kind(tag)


def _boundaries(tag: str) -> tuple[str, ...]:
    """The elements that a tag named `tag` does not reach out of to close something."""
    if tag == "table":
        return ("template",)
    if tag in _PARTS_OF_TABLE:
        return ("table", "template")
    if tag == "li":
        return _LIST_BOUNDARIES
    if tag in ("dt", "dd"):
        return (*_BOUNDARIES, "dl")
    return _BOUNDARIES


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Whether an element with these attributes is kept from a sighted reader."""
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden", "").strip().lower() == "true"
        or _HIDING_STYLE.search(attributes.get("style", "")) is not None
        or _HIDING_CLASS.search(attributes.get("class", "")) is not None
    )


def is_rendered(attributes: Mapping[str, str]) -> bool:
    """Whether a `<template>` with these attributes is part of the page: a shadow tree, or what Vue or Alpine renders in its place."""
    return any(name == "shadowrootmode" or name.startswith(_RENDERING) for name in attributes)


def landmark(tag: str, attributes: Mapping[str, str]) -> Surface | None:
    """The surface of an element without one of its own that is said to be the site's navigation or footer, by its role, class or id."""
    if tag not in _UNNAMED:
        return None
    role = attributes.get("role", "").strip().lower()
    if role in _LANDMARK_ROLES:
        return _LANDMARK_ROLES[role]
    for name in f"{attributes.get('id', '')} {attributes.get('class', '')}".lower().split():
        if name in _LANDMARK_NAMES:
            return _LANDMARK_NAMES[name]
    return None


def is_beside(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element stands beside the page, on every page of its site: a sidebar, a box for a newsletter, what pops up."""
    if tag in _BESIDE:
        return True
    if tag not in _UNNAMED:
        return False
    if attributes.get("role", "").strip().lower() in _BESIDE_ROLES:
        return True
    names = f"{attributes.get('id', '')} {attributes.get('class', '')}".lower().split()
    return not _BESIDE_NAMES.isdisjoint(names)


def is_button(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether a link is made to look like a button."""
    return tag == "a" and (
        attributes.get("role", "").strip().lower() == "button" or _BUTTON_CLASS.search(attributes.get("class", "")) is not None
    )


_RENDERING = ("x-if", "x-for", "v-if", "v-else", "v-for", "v-slot", "#")
_UNNAMED = frozenset({"div", "section", "header", "aside", "ul", "ol", "p", "table"})
"""Elements that are used for anything, and so may be navigation or footer of a site."""
_LANDMARK_ROLES: Mapping[str, Surface] = {"navigation": "navigation", "contentinfo": "footer"}
_LANDMARK_NAMES: Mapping[str, Surface] = {
    **dict.fromkeys(("footer", "site-footer", "main-footer", "global-footer", "footer-area", "footer-wrapper", "colophon"), "footer"),
    **dict.fromkeys(("navbar", "nav-bar", "topbar", "top-bar", "site-nav", "main-nav", "main-menu", "site-menu"), "navigation"),
    **dict.fromkeys(("breadcrumb", "breadcrumbs", "site-header", "site-topbar"), "navigation"),
}
"""Classes and ids by which themes call them."""
_BESIDE = frozenset({"aside", "dialog"})
_BESIDE_ROLES = frozenset({"complementary", "dialog", "alertdialog"})
_BESIDE_NAMES = frozenset(
    "sidebar side-bar sidebar-primary primary-sidebar widget-area popup pop-up popup-overlay modal lightbox exit-intent newsletter "
    "newsletter-box newsletter-form newsletter-signup newsletter-popup subscribe subscribe-box signup-box optin opt-in promo-bar "
    "promo-popup announcement-bar notification-bar discount-popup cookie-banner cookie-notice cookie-consent".split()
)
"""Classes and ids by which themes call them: whole names, for what is made beside a sidebar is the page."""
_HIDING_STYLE = regex(r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0+(?:\.0*)?\s*(?:;|!|$)", re.IGNORECASE)
_HIDING_CLASS = regex(r"(?<![\w-])(?:sr-only|visually-?hidden|screen-reader(?:-only|-text)?)(?![\w-])", re.IGNORECASE)
_BUTTON_CLASS = regex(r"btn|button", re.IGNORECASE)
