"""JSON-LD: the words a page gives to search engines, and the types it says it describes.

The script is scanned for strings, not parsed: every string that is no key is read, with the key it stands under and its exact place.
So a script that is not valid JSON is still read, as far as its strings can be told apart. Strings under `NOT_PROSE_KEYS`, and values
that are plainly no prose (addresses, dates, identifiers), are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from linter.documents.builder import TextBuilder
from linter.documents.data_strings import from_utf16
from linter.documents.model import Feature
from linter.documents.outline import Draft
from linter.documents.references import character_references
from linter.documents.values import is_prose
from linter.findings import Span
from linter.records import dataclass
from linter.regexes import regex

NOT_PROSE_KEYS = frozenset(
    """
    @context @id @type @language @base @vocab additionalType url sameAs image images logo thumbnail thumbnailUrl contentUrl embedUrl
    downloadUrl photo mainEntityOfPage target urlTemplate actionPlatform potentialAction query-input telephone faxNumber email
    streetAddress addressLocality addressRegion addressCountry postalCode postOfficeBoxNumber latitude longitude geo hasMap openingHours
    opens closes dayOfWeek price lowPrice highPrice minPrice maxPrice priceCurrency currency currenciesAccepted paymentAccepted
    priceRange priceValidUntil availability itemCondition sku mpn gtin gtin8 gtin12 gtin13 gtin14 isbn issn productID identifier
    serialNumber taxID vatID duns naics isicV4 datePublished dateModified dateCreated uploadDate startDate endDate validFrom
    validThrough birthDate foundingDate duration totalTime timeRequired ratingValue bestRating worstRating ratingCount reviewCount
    position width height encodingFormat inLanguage availableLanguage unitCode unitText value propertyID codeValue code codingSystem
    givenName familyName honorificPrefix
    """.split()
)
"""Keys of schema.org and JSON-LD whose strings are no prose."""

_ANSWERS = frozenset({"acceptedAnswer", "suggestedAnswer"})
_QUESTION_KEYS = frozenset({"name", "text"})


@dataclass(frozen=True, slots=True)
class StructuredData:
    """What a script says: its descriptive strings, and a `schema-type` feature for each type it names."""

    drafts: tuple[Draft, ...]
    features: tuple[Feature, ...]


@dataclass(slots=True)
class _Container:
    """An open object or list: the key its next string stands under, the entry it belongs to, and the question an answer answers."""

    is_object: bool
    key: str
    row: int | None
    question: Draft | None = None
    lead: Draft | None = None


def read_json_ld(script: str, at: int, new_row: Callable[[], int]) -> StructuredData:
    """Read the content of a JSON-LD script that is found at source offset `at`; `new_row` gives keys for its objects."""
    drafts: list[Draft] = []
    features: list[Feature] = []
    open_containers = [_Container(is_object=False, key="", row=None)]
    for token in _TOKEN.finditer(script):
        current = open_containers[-1]
        text = token.group()
        if text[0] in "{[":
            open_containers.append(_opened(text == "{", current, new_row))
        elif text[0] in "}]":
            if len(open_containers) > 1:
                open_containers.pop()
        elif token.group("key") is not None:
            current.key = token.group("key")
        else:
            start, end = token.span("string")
            if current.key == "@type":
                name = re.split(r"[/#:]", script[start:end])[-1].strip()
                features.append(Feature("schema-type", name, Span(at + start, at + end)))
            elif current.key not in NOT_PROSE_KEYS and (draft := _draft(script[start:end], at + start, current)):
                drafts.append(draft)
    return StructuredData(tuple(drafts), tuple(features))


def _opened(is_object: bool, parent: _Container, new_row: Callable[[], int]) -> _Container:
    """A list goes on under its parent's key and in its entry; an object is an entry of its own, unless it answers a question."""
    if not is_object:
        return _Container(is_object=False, key=parent.key, row=parent.row, question=parent.question, lead=parent.lead)
    if parent.key in _ANSWERS:
        return _Container(is_object=True, key="", row=parent.row, lead=parent.question)
    return _Container(is_object=True, key="", row=new_row())


def _draft(written: str, at: int, container: _Container) -> Draft | None:
    builder = TextBuilder()
    add_json_string(builder, written, at)
    prose = builder.build()
    if prose is None or not is_prose(prose.text):
        return None
    draft = Draft(prose, "structured-data", lead=container.lead, row=container.row)
    if container.is_object and container.key in _QUESTION_KEYS and container.question is None:
        container.question = draft
    return draft


def add_json_string(builder: TextBuilder, written: str, at: int) -> None:
    """Add the inside of a JSON string, found at source offset `at`: escapes decoded, HTML tags in it taken for gaps."""
    done = 0
    for match in _SPECIAL.finditer(written):
        start, end = match.span()
        builder.literal(written[done:start], at + done)
        kind = match.lastgroup
        if kind == "tag":
            builder.gap(at + start, end - start)
        elif kind == "reference":
            reference = next(character_references(match.group()), None)
            shown = match.group() if reference is None else reference[2] + match.group()[reference[1] :]
            builder.stands_for(shown, at + start, end - start)
        else:
            builder.stands_for(_unescaped(match.group()), at + start, end - start)
        done = end
    builder.literal(written[done:], at + done)


def _unescaped(escape: str) -> str:
    """The character a JSON escape stands for, an unknown one for the escaped character."""
    if escape[1:2] != "u" or len(escape) < len("\\u0000"):
        return _SIMPLE_ESCAPES.get(escape[1:], escape[1:])
    return from_utf16(escape)


_SIMPLE_ESCAPES = {"b": "", "f": " ", "n": " ", "r": " ", "t": " "}
_TOKEN = regex(r'"(?P<key>[^"\\\r\n]*)"(?=\s*:)|"(?P<string>(?:[^"\\]|\\.)*+)"?|[{}\[\]]', re.DOTALL)
_OPEN, _CLOSE = r"(?:<|\\u003[cC])", r"(?:>|\\u003[eE])"
_SPECIAL = regex(
    rf"(?P<tag>{_OPEN}(?:\\?/)?[a-zA-Z](?:[^<>\\]|\\[^uU]|\\u(?!003[cCeE]))*+{_CLOSE})"
    r"|(?P<reference>&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);)"
    r"|(?P<escape>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.)",
    re.DOTALL,
)
