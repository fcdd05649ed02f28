"""What a loaded registry is: the records of `claims/` as frozen values.

A record carries `place`, the file:line:column it was read from, so that whatever is wrong with it can be pointed at. What rules look for
is in `linter.registry.detectors`, what copy is read with in `linter.registry.vocabulary`.
The annotations of these records are types, not text: what is stored of a registry is read back by them.
"""

from collections.abc import Mapping
from typing import Literal

from linter.findings import Category, Context, Market, Rung, Severity
from linter.records import dataclass
from linter.registry.detectors import Detector
from linter.registry.placing import Scope, TypeSize
from linter.registry.problems import Place
from linter.registry.vocabulary import Patterns, Vocabulary

Confidence = Literal["A", "B", "C", "D"]
"""A primary text read · B secondary source · C background knowledge · D conflicting or unverified."""


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal or scientific fact that a record stands on; `market` None counts everywhere.

    `url` is its official page; `secondary` where it was read instead, in a copy, the press or a law firm's note: `as_of` and `confidence`
    are those of that reading.
    """

    authority: str
    law: str
    as_of: str
    confidence: Confidence
    url: str | None = None
    needs_verification: bool = False
    market: Market | None = None
    secondary: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """Copy that a record must flag or must pass; run by `claimslint registry test`. `format` is `markdown` unless said."""

    text: str
    place: Place
    context: Context = Context.COMMERCIAL_OFFER
    format: Literal["markdown", "html", "text"] = "markdown"


@dataclass(frozen=True, slots=True)
class Examples:
    """The executed examples of a record."""

    flag: tuple[Example, ...]
    passing: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of assertions, phrases or absences that becomes a finding.

    `hedged` is the severity when the matched stance is `hedged`. `message` may use `{passage}`, `{agent}`, `{effect}`, `{target}`,
    `{ceiling}`, `{claim}`.
    """

    id: str
    title: str
    category: Category
    severity: Severity
    hedged: Severity
    suppressible: bool
    markets: tuple[Market, ...]
    contexts: tuple[Context, ...]
    basis: tuple[Basis, ...]
    detect: Detector
    message: str
    help: str
    examples: Examples
    place: Place
    codes: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One source of a claim: what it is, what it found, where it can be read."""

    summary: str
    url: str | None
    as_of: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Claim:
    """What may be said: a supportable statement, the strongest rung allowed per context, and why.

    `target` is a condition id, a structure name or None (biology). A context not in `ceiling` allows nothing above `biology`.
    """

    id: str
    statement: str
    subject: str
    effect: str
    target: str | None
    evidence_level: Literal["E0", "E1", "E2", "E3", "E4", "E5"]
    evidence: tuple[EvidenceItem, ...]
    ceiling: Mapping[Context, Rung]
    disclosures: tuple[str, ...]
    markets: tuple[Market, ...]
    status: Literal["draft", "approved", "retired"]
    review_by: str
    provenance: tuple[str, ...]
    examples: Examples
    place: Place


@dataclass(frozen=True, slots=True)
class Together:
    """Parts that say a proposition when one of each stands within `within` tokens of a sentence, in any order.

    An `asked` one is the proposition put as a question, the positive way round: it says it when the answer is no.
    """

    parts: tuple[Patterns, ...]
    within: int
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Proposition:
    """Something a disclosure must say.

    `patterns` and parts `together` recognise it, `unless` takes a recognition back. A `flag` example leaves it unsaid, a `pass` example
    says it.
    """

    id: str
    says: str
    patterns: Patterns
    together: tuple[Together, ...]
    unless: Patterns
    examples: Examples


@dataclass(frozen=True, slots=True)
class Insufficient:
    """What looks like the disclosure and is not, and why."""

    id: str
    patterns: Patterns
    why: str


@dataclass(frozen=True, slots=True)
class DisclosureText:
    """Approved words. Only `{date}` may stand open in a text that a fix inserts.

    Those with `families` speak of these product families, and are for pages that name one of them.
    """

    id: str
    text: str
    families: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a disclosure has to stand.

    `scope`: on the same page, under the same heading or in the same block as what makes it necessary; `words` and `blocks`: at most so
    many visible words and blocks away from it (None: any number); `near`: ids of signals (a price) beside which it is near enough as well;
    `before`: ids of those (a call to action) that it must not come after; `type`: how large it has to be set, as far as the copy tells.
    """

    scope: Scope = "page"
    words: int | None = None
    blocks: int | None = None
    near: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    type: TypeSize = "body"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Something the copy must say. `propositions` are alternatives groups: every group needs one of its propositions said.

    `contradicted_by` are words that take it back, `contradicted_by_rules` phrase rules whose findings do; `not_in` the surfaces on which
    it is badly placed, `where` the place it has to have; `families` the product families it is about (empty: all).
    """

    id: str
    title: str
    propositions: tuple[tuple[Proposition, ...], ...]
    insufficient: tuple[Insufficient, ...]
    contradicted_by: Patterns
    contradicted_by_rules: tuple[str, ...]
    contexts: tuple[Context, ...]
    markets: tuple[Market, ...]
    not_in: tuple[str, ...]
    where: Placement
    families: tuple[str, ...]
    texts: tuple[DisclosureText, ...]
    caveats: tuple[str, ...]
    basis: tuple[Basis, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class RegulatoryStatus:
    """What an authority says about a product family."""

    authority: str
    status: str
    as_of: str
    url: str | None
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class ProductFamily:
    """A product, or a neighbour sold under the same roof. `names` are phrases, `abbreviations` match by case."""

    id: str
    title: str
    names: tuple[str, ...]
    abbreviations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Product:
    """The pack's product: the families it covers, its routes and its status by authority."""

    id: str
    title: str
    families: tuple[ProductFamily, ...]
    routes: tuple[str, ...]
    statuses: tuple[RegulatoryStatus, ...]
    default_ceiling: Mapping[Context, Rung]
    place: Place


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One heading or sentence of the source document: where it stands, its fingerprint, how it is classed and what it became."""

    id: str
    section: int
    sentence: int
    fingerprint: str
    classification: Mapping[str, str]
    why: str
    became: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """The document a pack was derived from, by fingerprint; its text is not part of the registry."""

    id: str
    title: str
    sha256: str
    rows: tuple[SourceRow, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Caveat:
    """A limit that derived copy must not drop (CAV-01 …)."""

    id: str
    statement: str
    disclosure: str | None
    provenance: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Registry:
    """Everything under `claims/`, checked. `fingerprint` is the SHA-256 of its files' contents; `packs` are product ids in order."""

    packs: tuple[str, ...]
    fingerprint: str
    products: tuple[Product, ...]
    sources: tuple[SourceDocument, ...]
    claims: tuple[Claim, ...]
    caveats: tuple[Caveat, ...]
    disclosures: tuple[Disclosure, ...]
    rules: tuple[Rule, ...]
    vocabulary: Vocabulary

    @property
    def markets(self) -> frozenset[Market]:
        """The markets that some rule names."""
        return frozenset(market for rule in self.rules for market in rule.markets)
