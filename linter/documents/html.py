"""HTML to a document: what is on the page, what its machine-readable parts say, and what kind of page it is.

Prose goes to a `Flow`. Attributes that hold words become blocks of their own, each at the exact place of its value; JSON-LD goes to
its own reader. Markdown feeds its raw HTML to the same page, chunk by chunk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from linter.documents.builder import TextBuilder
from linter.documents.directive_comments import directive_comment
from linter.documents.elements import VOID, is_beside, is_hidden
from linter.documents.flow import Flow
from linter.documents.front_matter import read_front_matter
from linter.documents.html_attributes import FeatureKind, Value, is_component, plain_meta, telling, worded
from linter.documents.html_tokens import Token, attributes, tokens
from linter.documents.labels import with_labels
from linter.documents.model import DirectiveComment, Document, Feature
from linter.documents.open_elements import Frame
from linter.documents.outline import finish
from linter.documents.references import unescaped
from linter.documents.stretches import MASK
from linter.documents.styles import StyleSheet
from linter.documents.templates import mask
from linter.findings import Span, Stretches
from linter.regexes import regex


def read_html(source: str, path: str, *, xml: bool = False, styles: str = "") -> Document:
    """Read a page. `xml` reads XHTML: elements may close themselves and CDATA is text; `styles` is what its linked style sheets say.

    Raises DocumentError for broken front matter.
    """
    masked, comments = mask(source, "html")
    page = HtmlPage(source, xml=xml, styles=styles)
    front = read_front_matter(source, masked, page.flow.new_row)
    page.flow.drafts.extend(front.drafts)
    for comment in comments:
        page.comment(source[slice(*comment)], comment.start)
    page.feed(masked[front.end :], front.end)
    directives = page.sorted_directives(front.directives)
    return Document(
        path, source, "html", with_labels(finish(page.flow.finish()), source), page.sorted_features(), front.settings, directives
    )


class HtmlPage:
    """A page that is fed HTML, whole or in chunks, and drives one flow.

    `source` is the unmasked source of the document, `styles` the text of the style sheets it links to.
    """

    def __init__(self, source: str, *, xml: bool = False, styles: str = "") -> None:
        own = "\n".join(_style_elements(source))
        self.flow = Flow(StyleSheet(f"{styles}\n{own}") if styles or own else None)
        self._source = source
        self._xml = xml
        self._features: list[Feature] = []
        self._directives: list[DirectiveComment] = []
        self._json_ld = False
        self._beside: list[tuple[Frame, int]] = []

    def feed(self, html: str, shift: int) -> None:
        """Read `html`, which is found at source offset `shift`."""
        for token in tokens(html, xml=self._xml):
            at = token.start + shift
            if token.kind == "text":
                self.flow.references(self.unmasked(html[token.start : token.end], at), at)
            elif token.kind == "end":
                self._end(token, at)
            elif token.kind == "start":
                self._start(token, at, {name: Value(html[start:end], start + shift) for name, start, end in attributes(html, token)})
            elif token.kind == "comment":
                self.comment(self.unmasked(html[token.start : token.end], at), at)
            else:
                self._raw(token.name, self.unmasked(html[token.start : token.end], at), at)

    def written(self, span: Span) -> str:
        """The source as it is written, template syntax and all."""
        return self._source[span.start : span.end]

    def is_written(self, text: str, at: int) -> bool:
        """Whether the source says `text` at `at`: nothing in it is masked."""
        return self._source.startswith(text, at)

    def unmasked(self, text: str, at: int) -> str:
        """`text` with a gap for what was masked as an attribute or address and turned out to be none.

        Blanks, which a reader puts where the markers of a quote or half a line ending stand, remain: a line of them is empty.
        """
        if self.is_written(text, at):
            return text
        written = self._source[at : at + len(text)]
        return "".join(one if one == other or one == " " else MASK for one, other in zip(text, written, strict=True))

    def comment(self, inside: str, at: int) -> None:
        """A comment: nobody reads it on the page. One that speaks to claimslint is set apart."""
        if directive := directive_comment(self._source, Span(at, at + len(inside))):
            self._directives.append(directive)
            return
        builder = TextBuilder()
        builder.literal(inside, at)
        self.flow.aside(builder.build(), "comment")

    def feature(self, kind: FeatureKind, value: str, span: Span) -> None:
        """Note something that tells what the page is for."""
        self._features.append(Feature(kind, value, span))

    def sorted_directives(self, others: tuple[DirectiveComment, ...] = (), shown: Sequence[Span] = ()) -> tuple[DirectiveComment, ...]:
        """The directives of the page and `others`, in source order; what stands in a part that is `shown` as it is written is none."""
        code = Stretches(shown)
        return tuple(sorted((*others, *(each for each in self._directives if not code.overlap(each.span)))))

    def sorted_features(self) -> tuple[Feature, ...]:
        """The features in source order."""
        self._end_beside(len(self._source), everything=True)
        return tuple(sorted(self._features, key=lambda feature: feature.span))

    def _end(self, token: Token, at: int) -> None:
        if token.name == "br":
            self.flow.line_break(at, token.end - token.start)
        elif token.name not in VOID:
            self.flow.close(token.name, at, token.end - token.start)
            if self._beside:
                self._end_beside(at)

    def _end_beside(self, at: int, *, everything: bool = False) -> None:
        """Note what stands beside the page and has ended at `at`."""
        while self._beside and (everything or not self._beside[-1][0].alive):
            frame, start = self._beside.pop()
            self.feature("beside", frame.tag, Span(start, at))

    def _start(self, token: Token, at: int, values: Mapping[str, Value]) -> None:
        tag, length = token.name, token.end - token.start
        texts = {name: value.text for name, value in values.items()}
        frame = None
        if tag in VOID:
            self._void(tag, at, length)
        else:
            frame = self.flow.open(tag, at, length, texts)
            if is_beside(tag, texts):
                self._beside.append((frame, at))
        if tag == "script":
            self._json_ld = "ld+json" in texts.get("type", "").lower()
        if values:
            self._attributes(tag, values, Span(at, at + length), hidden=frame is None and is_hidden(texts))
        elif tag in _TELLING_WITHOUT_ATTRIBUTES:
            self._tell(tag, values, Span(at, at + length))
        if frame is not None and token.closed and (self._xml or is_component(tag)):
            self.flow.close_frame(frame)

    def _void(self, tag: str, at: int, length: int) -> None:
        if tag == "br":
            self.flow.line_break(at, length)
        elif tag == "hr":
            self.flow.flush()
        elif tag != "wbr":
            self.flow.gap(at, length)

    def _attributes(self, tag: str, values: Mapping[str, Value], span: Span, *, hidden: bool) -> None:
        for surface, value in worded(tag, values):
            builder = TextBuilder()
            builder.references(value.written, value.at)
            self.flow.aside(builder.build(), "hidden" if hidden else surface)
        self._tell(tag, values, span)
        if tag == "meta" and (said := plain_meta(values)):
            self.feature("meta", said, span)

    def _tell(self, tag: str, values: Mapping[str, Value], span: Span) -> None:
        for kind, value in telling(tag, values):
            written = self.written(Span(value.at, value.at + len(value.written))) if value.at >= 0 else ""
            told = unescaped(written).strip()
            if kind == "schema-type":
                for name in _SCHEMA_TYPE.findall(told):
                    self.feature(kind, name, span)
            else:
                self.feature(kind, told, span)

    def _raw(self, tag: str, inside: str, at: int) -> None:
        if tag == "title":
            builder = TextBuilder()
            builder.references(inside, at)
            self.flow.aside(builder.build(), "alt-text" if self.flow.is_open("svg") else "title")
        elif tag == "script" and self._json_ld:
            from linter.documents.json_ld import read_json_ld  # its expressions take long to compile, and few pages need them

            data = read_json_ld(inside, at, self.flow.new_row)
            self.flow.drafts.extend(data.drafts)
            self._features.extend(data.features)


def _style_elements(source: str) -> Iterator[str]:
    """What stands in each `<style>`; one that never ends takes the rest of the page with it."""
    if "<" not in source or ("<s" not in source and "<S" not in source):  # most copy: seen without a copy of a long page in small letters
        return
    if "<style" not in source.lower():  # most pieces of HTML: seen before an expression is compiled
        return
    position = 0
    while (start := _STYLE_START.search(source, position)) and (inside := source.find(">", start.end()) + 1):
        end = _STYLE_END.search(source, inside)
        position = end.start() if end else len(source)
        yield source[inside:position]


_STYLE_START = regex(r"<style(?=[\s/>])", re.IGNORECASE)
_STYLE_END = regex(r"</style", re.IGNORECASE)
_SCHEMA_TYPE = regex(r"([^\s/#]+)/?(?=\s|$)")
_TELLING_WITHOUT_ATTRIBUTES = frozenset({"form", "input", "select", "textarea"})
