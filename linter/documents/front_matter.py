"""Front matter of Markdown, MDX and HTML files, in YAML, TOML or JSON: its strings are copy too.

What a site generator prints or puts in the page's head becomes blocks; keys that hold no prose are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from linter.documents.data_strings import Entry
from linter.documents.directive_comments import hash_comments
from linter.documents.fences import Fenced, fenced
from linter.documents.flat_yaml import flat_strings
from linter.documents.model import DirectiveComment, PageSetting, Shape, Surface
from linter.documents.outline import Draft
from linter.documents.values import is_prose
from linter.findings import Span
from linter.records import dataclass
from linter.regexes import regex

NOT_PROSE_KEYS = frozenset(
    """
    alias aliases asset audio author_url avatar background_image banner_image build canonical canonical_url class classes collection
    color colour cover cover_image created css css_class custom_css date date_published datepublished draft editlink expirydate featured
    featured_image file filename font hero_image hidden href html_id icon id identifier image image_url images js key keys lang language
    last_modified lastmod last_updated layout linkedin locale logo math menu mermaid mode modified nav_order noindex order outputs page_id
    path paths photo position published published_at publishdate redirect redirect_from redirect_to robots scripts
    social_image sitemap src status style styles stylesheet stylesheets template thumbnail time timezone toc twitter_handle type
    updated updated_at url urls uuid version video video_url weight
    """.split()
)
"""Keys whose strings are no prose, in lower case with `_` for `-`. Tags, categories and keywords are not among them: they are copy."""

SLUG_KEYS = frozenset({"slug", "slugs", "permalink"})
"""Keys whose string becomes the page's address: copy where it is words, `cure-arthritis-with-exosomes` and not `knee-care`."""

_WORDS_OF_A_SLUG = regex(r"(?<![^\W_])[a-z]{2,}(?:[-_][a-z]+){2}")

SETTINGS_KEY = "claimslint"
"""The key under which a page says what it is: context, product, market."""

CONFIGURATION_KEYS = frozenset({"claimslint", "cascade", "sitemap", "build", "_build"})
"""Keys that hold no prose however deep the data under them goes."""

LABEL_KEYS = frozenset({"tag", "tags", "category", "categories", "keyword", "keywords", "topic", "topics", "hashtag", "hashtags"})
"""Keys under which a hyphenated word is a label that readers and search engines see; elsewhere it refers to another page."""

TITLE_KEYS = frozenset("title seo_title seotitle meta_title metatitle page_title pagetitle linktitle link_title headline subtitle".split())
DESCRIPTION_KEYS = frozenset(
    "description summary excerpt meta_description metadescription seo_description seodescription abstract teaser lede snippet".split()
)
SOCIAL_KEYS = frozenset({"og", "opengraph", "open_graph", "twitter", "social"})
_SOCIAL_PREFIXES = ("og_", "og:", "opengraph_", "opengraph:", "twitter_", "twitter:")
_ALT_KEYS = frozenset(("alt", "alttext", "imagealt"))


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The blocks of a file's front matter, the offset at which the page itself begins, its settings, and the directives in it."""

    drafts: tuple[Draft, ...]
    end: int
    settings: tuple[PageSetting, ...] = ()
    directives: tuple[DirectiveComment, ...] = ()


def read_front_matter(source: str, masked: str, new_row: Callable[[], int]) -> FrontMatter:
    """Read the front matter of `source`, if it has any; `masked` is the source with its template syntax masked.

    What is fenced as YAML and is a mapping is front matter, and so is an object of JSON; anything else there is the page's own. Raises
    DocumentError with line and column for one that is malformed.
    """
    found = fenced(source)
    if found is None:
        return FrontMatter((), 0)
    entries = _entries(source, masked, found)
    if entries is None:
        return FrontMatter((), 0)
    texts = (prose.offsets.span(0, len(prose.text)) for entry in entries for prose in entry.paragraphs)
    directives = () if found.language == "json" else hash_comments(source, Span(found.start, found.end), texts)
    return FrontMatter(_drafts(entries, new_row), found.page, _settings(entries), directives)


def _entries(source: str, masked: str, found: Fenced) -> tuple[Entry, ...] | None:
    """The strings of what looks like front matter; None where it is none. A parser is a fifth of a cold start."""
    data, line = masked[found.start : found.end], 1 if found.start == 0 else _SECOND_LINE
    if not data.strip():
        return ()
    match found.language:
        case "toml":
            from linter.documents.toml_strings import toml_strings

            return toml_strings(data, found.start, line)
        case "json":
            from linter.documents.json_strings import json_strings

            return json_strings(data, found.start, line)
    entries = flat_strings(data, found.start)
    if entries is None and (_KEY_LINE.search(source, found.start, found.end) or _FIRST_KEY.match(source, found.start, found.end)):
        from linter.documents.yaml_strings import yaml_strings

        return yaml_strings(data, found.start, line)
    return entries


def surface_of(key: str, parents: Sequence[str]) -> Surface:
    """Where the string under `key` shows up."""
    name = _name(key)
    if name.startswith(_SOCIAL_PREFIXES) or (parents and not SOCIAL_KEYS.isdisjoint(map(_name, parents))):
        return "open-graph"
    if name in TITLE_KEYS:
        return "title"
    if name in DESCRIPTION_KEYS:
        return "meta-description"
    of_picture = name.removesuffix("_text")
    return "alt-text" if of_picture in _ALT_KEYS or of_picture.endswith("_alt") else "front-matter"


def _settings(entries: Iterable[Entry]) -> tuple[PageSetting, ...]:
    """What stands at or under `claimslint:`, or under a key that is meant for it, one setting a value; a list gives one for each item."""
    return tuple(
        PageSetting(keys[1] if len(keys) > 1 else "", text, span, _shape(entry), "" if keys[0] == SETTINGS_KEY else keys[0])
        for entry in entries
        if (keys := (*entry.parents, entry.key))[0] == SETTINGS_KEY or _is_meant(keys[0])
        for text, span in _values(entry)
    )


def _values(entry: Entry) -> tuple[tuple[str, Span], ...]:
    """The paragraphs of the value of a page's setting, and where each stands; an empty one where it has none that can be known."""
    if entry.has_template or not entry.paragraphs:
        return (("", Span(entry.start, entry.start)),)
    return tuple((prose.text, prose.offsets.span(0, len(prose.text))) for prose in entry.paragraphs)


def _is_meant(key: str) -> bool:
    """Whether `key` is plainly meant for the settings key: near to it, or longer. `claims` and `claims-list` are keys of the page's own."""
    if _LINT.search(key) is None:
        return False
    letters = "".join(filter(str.isalnum, key.lower()))
    if letters.startswith(SETTINGS_KEY):
        return True
    from difflib import SequenceMatcher  # no page but one with such a key needs it

    return SequenceMatcher(None, letters[:_LONGEST_NEAR], SETTINGS_KEY).ratio() >= _NEAR


def _shape(entry: Entry) -> Shape:
    """What the value of a page's setting is."""
    if len(entry.parents) > 1:
        return "below"
    if entry.has_template:
        return "template"
    if not entry.paragraphs:
        return "nothing"
    if not entry.is_text:
        return "no-text"
    return "text" if entry.is_record else "item"


def _drafts(entries: Iterable[Entry], new_row: Callable[[], int]) -> tuple[Draft, ...]:
    drafts: list[Draft] = []
    rows: dict[int, int] = {}
    leads: dict[int, Draft] = {}
    for entry in entries:
        name = _name(entry.key)
        if not entry.is_text or name in NOT_PROSE_KEYS or name in CONFIGURATION_KEYS:
            continue
        if entry.parents and not CONFIGURATION_KEYS.isdisjoint(map(_name, entry.parents)):
            continue
        for prose in entry.paragraphs:
            if not _is_copy(prose.text, name, entry):
                continue
            draft = Draft(prose, surface_of(entry.key, entry.parents))
            if entry.group is not None:
                draft.row = rows[entry.group] if entry.group in rows else rows.setdefault(entry.group, new_row())
                draft.lead = leads.get(entry.group) if entry.is_record else None
                leads.setdefault(entry.group, draft)
            drafts.append(draft)
    return tuple(drafts)


def _is_copy(text: str, name: str, entry: Entry) -> bool:
    """Whether the string is prose; the page's own address is copy when it is made of words, that of another (`related:`) never is."""
    if name in SLUG_KEYS:
        return _WORDS_OF_A_SLUG.search(text) is not None
    return is_prose(text) and not ("-" in text and _SLUG.fullmatch(text) is not None and _may_refer(entry))


def _may_refer(entry: Entry) -> bool:
    """Whether a hyphenated word under the key may be the name of another page: no title, description, alt text or label is."""
    return surface_of(entry.key, entry.parents) == "front-matter" and LABEL_KEYS.isdisjoint(map(_name, (*entry.parents, entry.key)))


def _name(key: str) -> str:
    return key.strip().lower().replace("-", "_")


_SLUG = regex(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_LINT = regex(r"lint|lnit|litn|ilnt|lnt", re.IGNORECASE)
_LONGEST_NEAR = 20
_NEAR = 0.8
_SECOND_LINE = 2
_QUOTED = r"(?:\"[^\"\r\n]*+\"|'[^'\r\n]*+')[ \t]*+"
_KEY = rf"(?:\w(?:[^\r\n:#]|:(?!\s|\Z)|(?<![ \t])#)*+|{_QUOTED}|<<[ \t]*+):(?=\s|\Z)"
_KEY_LINE = regex(rf"(?:^|(?<=[\r\n])){_KEY}")
_EMPTY_LINES = r"(?:[ \t]*+(?:#[^\r\n]*+)?(?:\r\n?+|\n))*+"
_PROPERTIES = r"(?:[&!][\w!-]*+\s++)*+"
_FLOW_KEY = rf"\{{\s*+(?:\}}|{_QUOTED}:|<<[ \t]*+:|\w(?:[^\r\n:,{{}}\[\]]|:(?!\s))*+:(?=\s))"
_ASKED_KEY = r"\?[ \t][^\r\n]*+(?:\r\n?+|\n):(?=\s)"
_FIRST_KEY = regex(rf"{_EMPTY_LINES} *+{_PROPERTIES}(?:{_FLOW_KEY}|{_ASKED_KEY}|\$?{_KEY})")
"""What a mapping begins with whose keys begin no line: one in braces, or indented, or with an anchor, a tag or a dollar sign before it."""
