"""What style sheets make of type, as far as the copy itself tells: hidden, tiny, or too pale to read.

Reads the rules a page carries (`style` attributes, `<style>`, linked style sheets it is given) with selectors of one element: a name,
classes, an id. Longer selectors, media queries and scripts are not followed; what cannot be known is left as it would be without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from linter.documents.model import Legibility
from linter.records import dataclass, replace
from linter.regexes import regex

Colour = tuple[float, float, float]

_SMALLEST_SHARE, _SMALLEST_PIXELS = 0.8, 11.0
"""Type below this share of the page's body size, or below so many pixels, is tiny."""
_LEAST_CONTRAST = 3.0
"""Contrast below which type is faint: what WCAG 2 asks for large type at least (4.5 is what it asks for body type)."""
_LEAST_OPACITY = 0.4
_OFF_SCREEN = -900.0


@dataclass(frozen=True, slots=True)
class Look:
    """What an element's type looks like: size and body size in pixels, colours (None: not known), and whether it is shown at all."""

    size: float = 16.0
    body: float = 16.0
    colour: Colour | None = (0.0, 0.0, 0.0)
    background: Colour | None = (1.0, 1.0, 1.0)
    opacity: float = 1.0
    hidden: bool = False

    @property
    def legibility(self) -> Legibility:
        """How hard the type is to read."""
        if self.size < _SMALLEST_PIXELS or self.size < self.body * _SMALLEST_SHARE:
            return "tiny"
        if self.opacity < _LEAST_OPACITY:
            return "faint"
        known = self.colour is not None and self.background is not None
        return "faint" if known and contrast(self.colour, self.background) < _LEAST_CONTRAST else ""  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _Selector:
    """Elements of one name (any where it is empty) that have all of `names`: classes and ids, with their sign."""

    tag: str
    names: frozenset[str]

    @property
    def weight(self) -> int:
        return 100 * sum(name[0] == "#" for name in self.names) + 10 * len(self.names) + bool(self.tag)


_Declared = dict[str, tuple[int, int, str]]
"""What counts of all rules with one selector: property -> weight of the selector, number of the rule, value. The greatest wins."""

_MOST_COMPOUND = 2000
"""Selectors of several names that are followed, so that no style sheet makes the work an element takes grow with the sheet."""


class StyleSheet:
    """The rules of a page's style sheets: those with one selector put together, and found by one name that they ask for."""

    def __init__(self, css: str = "") -> None:
        self._declared: dict[_Selector, _Declared] = {}
        compound = 0
        for number, (selector, declarations) in enumerate(_rules(css)):
            if selector not in self._declared:
                compound += len(selector.names) > 1
                if compound > _MOST_COMPOUND and len(selector.names) > 1:
                    continue
                self._declared[selector] = {}
            declared = self._declared[selector]
            for name, value in declarations.items():
                declared[name] = (selector.weight, number, value)
        self._by_name: dict[str, list[_Selector]] = {}
        for selector in self._declared:
            self._by_name.setdefault(min(selector.names, default=selector.tag), []).append(selector)

    def __bool__(self) -> bool:
        return bool(self._declared)

    def look(self, tag: str, attributes: Mapping[str, str], parent: Look) -> Look:
        """The look of an element `tag` with `attributes` in one that looks like `parent`."""
        said: dict[str, str] = {}
        classes = attributes.get("class", "").split()
        if self._declared:
            names = {f".{name}" for name in classes}
            if identifier := attributes.get("id", "").strip():
                names.add(f"#{identifier}")
            said = self._said(tag, names)
        if style := attributes.get("style"):
            said |= _declarations(style)
        if tag == "font":
            said |= {"color": attributes["color"]} if "color" in attributes else {}
            said |= {"font-size": "x-small"} if attributes.get("size", "").strip() in ("1", "-2", "-3") else {}
        look = _dressed(tag, said, parent) if said else parent
        return _by_class(classes, look) if classes else look

    def _said(self, tag: str, names: set[str]) -> dict[str, str]:
        """What the rules that hold for an element say, each property by the rule that wins."""
        winning: _Declared = {}
        for name in ("", tag, *names):
            for selector in self._by_name.get(name, ()):
                if selector.tag in ("", tag) and selector.names <= names:
                    for about, declared in self._declared[selector].items():
                        if about not in winning or winning[about][:2] <= declared[:2]:
                            winning[about] = declared
        return {about: value for about, (_, _, value) in winning.items()}


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21, after WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _dressed(tag: str, said: Mapping[str, str], parent: Look) -> Look:
    size = _size(said.get("font-size", ""), parent)
    look = replace(parent, size=size, body=size if tag in ("html", "body") else parent.body)
    if "color" in said:
        look = replace(look, colour=_colour(said["color"]))
    background = said.get("background-color", said.get("background"))
    if background is not None and background not in ("none", "transparent", "inherit"):
        look = replace(look, background=_colour(background))
    if said.get("background-image", "none") != "none":
        look = replace(look, background=None)
    if (opacity := _number(said.get("opacity", ""))) is not None:
        look = replace(look, opacity=parent.opacity * min(opacity, 1.0))
    return replace(look, hidden=parent.hidden or _is_hidden(said, size, look.opacity))


def _is_hidden(said: Mapping[str, str], size: float, opacity: float) -> bool:
    out = said.get("position") in ("absolute", "fixed")
    return (
        said.get("display") == "none"
        or said.get("visibility") in ("hidden", "collapse")
        or opacity == 0
        or size == 0
        or (out and any((_number(said.get(side, "")) or 0) <= _OFF_SCREEN for side in ("left", "top", "right")))
        or (_number(said.get("text-indent", "")) or 0) <= _OFF_SCREEN
        or (said.get("overflow") == "hidden" and any(_number(said.get(side, "")) in (0, 1) for side in ("height", "width", "max-height")))
    )


def _by_class(classes: list[str], look: Look) -> Look:
    """What widely used class names say."""
    if not _TELLING_CLASS.search(" ".join(classes)):
        return look
    joined = set(classes)
    shown_elsewhere = any(_SHOWN_AGAIN.fullmatch(name) for name in classes)
    if joined & _HIDING and not shown_elsewhere:
        look = replace(look, hidden=True)
    if joined & _TINY or any(_TINY_SIZE.fullmatch(name) for name in classes):
        look = replace(look, size=min(look.size, look.body * 0.75))
    if any(_PALE.fullmatch(name) for name in classes) and look.background == (1.0, 1.0, 1.0):
        look = replace(look, colour=(0.85, 0.85, 0.85))
    return look


_HIDING = frozenset({"hidden", "d-none", "invisible", "opacity-0", "is-hidden", "u-hidden", "display-none"})
_SHOWN_AGAIN = regex(
    r"(?:sm|md|lg|xl|2xl|print|group-hover|peer-checked):(?:block|flex|inline|grid|visible|table)\S*|d-(?:sm|md|lg|xl)-\w+"
)
_TINY = frozenset(
    {"fine-print", "fineprint", "small-print", "smallprint", "text-xs", "text-2xs", "tiny", "text-tiny", "is-size-7", "micro"}
)
_TINY_SIZE = regex(r"text-\[(?:[0-9]|10)(?:\.\d+)?px\]")
_PALE = regex(r"text-(?:gray|grey|slate|zinc|neutral|stone)-(?:50|100|200|300)")
_TELLING_CLASS = regex(r"hidden|none|invisible|opacity|fine|small|text-|tiny|size-7|micro", re.IGNORECASE)


# --- reading CSS --------------------------------------------------------------------------------------------------------------------


def _rules(css: str) -> Iterator[tuple[_Selector, Mapping[str, str]]]:
    """The rules of `css` that say something of interest, in order, one selector each."""
    if not css:
        return
    for match in _BLOCK.finditer(_uncommented(css)):
        selectors, body = match.group("selectors"), match.group("body")
        if body is None:
            continue
        declarations = {name: value for name, value in _declarations(body).items() if name in _KNOWN}
        if declarations:
            for selector in selectors.split(","):
                if parts := _SELECTOR.fullmatch(selector.strip()):
                    names = frozenset(_NAME.findall(parts.group("names")))
                    yield _Selector(parts.group("tag").lower().replace("*", ""), names), declarations


def _uncommented(css: str) -> str:
    """`css` with a space for each comment; one that never ends takes the rest with it, as in a browser."""
    pieces: list[str] = []
    done = 0
    while (start := css.find("/*", done)) >= 0:
        pieces.append(css[done:start])
        end = css.find("*/", start + 2)
        if end < 0:
            return " ".join(pieces)
        done = end + 2
    return " ".join((*pieces, css[done:]))


def _declarations(style: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for declaration in style.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return found


def _size(value: str, parent: Look) -> float:
    match = _LENGTH.fullmatch(value)
    if match is None:
        return parent.body * _KEYWORDS[value] if value in _KEYWORDS else parent.size * 0.83 if value == "smaller" else parent.size
    number, unit = float(match.group("number")), match.group("unit")
    scale = {"px": 1.0, "pt": 4 / 3, "em": parent.size, "rem": 16.0, "%": parent.size / 100}
    return number * scale[unit] if unit in scale else parent.size if unit or number else 0.0


def _number(value: str) -> float | None:
    match = _LENGTH.fullmatch(value)
    return float(match.group("number")) if match else None


def _colour(value: str) -> Colour | None:
    value = value.strip()
    if value in _NAMED:
        value = _NAMED[value]
    if match := _HEX.fullmatch(value):
        digits = match.group(1)
        if len(digits) in (3, 4):
            digits = "".join(digit * 2 for digit in digits)
        return int(digits[0:2], 16) / 255, int(digits[2:4], 16) / 255, int(digits[4:6], 16) / 255
    if match := _RGB.fullmatch(value):
        red, green, blue = (min(float(part), 255.0) / 255 for part in match.groups())
        return red, green, blue
    return None


def _luminance(colour: Colour) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_KNOWN = frozenset(
    "font-size color background background-color background-image opacity display visibility position text-indent overflow left top right "
    "height width max-height".split()
)
"""The properties that tell how type looks."""
_KEYWORDS = {"xx-small": 0.5625, "x-small": 0.625, "small": 0.8125, "medium": 1.0, "large": 1.125, "x-large": 1.5, "xx-large": 2.0}
_NAMED = {
    "white": "#fff", "black": "#000", "gray": "#808080", "grey": "#808080", "silver": "#c0c0c0", "lightgray": "#d3d3d3",
    "lightgrey": "#d3d3d3", "gainsboro": "#dcdcdc", "whitesmoke": "#f5f5f5", "darkgray": "#a9a9a9", "darkgrey": "#a9a9a9",
    "ivory": "#fffff0", "beige": "#f5f5dc", "snow": "#fffafa", "ghostwhite": "#f8f8ff", "aliceblue": "#f0f8ff",
}  # fmt: skip
# Possessive, and whatever fails is passed over as a whole: each character is read a bounded number of times.
_BLOCK = regex(
    r"@[^{};@]*+(?:;|\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+(?:\}|\Z)|\Z)"
    r"|(?P<selectors>[^{}@]++)(?:\{(?P<body>[^{}]*+)(?:\}|\Z))?"
)
_SELECTOR = regex(r"(?=.)(?P<tag>[a-zA-Z][\w-]*|\*|)(?P<names>(?:[.#][\w-]+)*)")
_NAME = regex(r"[.#][\w-]+")
_LENGTH = regex(r"(?P<number>-?(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++))(?P<unit>px|pt|em|rem|%|vw|vh|ch|)")
_HEX = regex(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_CHANNEL = r"([0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)"
_RGB = regex(rf"rgba?\(\s*+{_CHANNEL}[\s,]++{_CHANNEL}[\s,]++{_CHANNEL}(?:[\s,/]++[0-9.]++%?)?\s*+\)")
