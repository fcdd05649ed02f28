"""What a loaded registry is: the records of `claims/` as frozen values.

Patterns (`Patterns`) stay the strings that the YAML holds; `linter.language` compiles them. A record carries `place`, the
file:line:column it was read from, so that whatever is wrong with it can be pointed at.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from linter.findings import Category, Context, Market, Rung, Severity, Stance
from linter.records import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a value stands in a registry or config file (1-based line and column)."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a registry, source or config: where, which field (dotted path), and one sentence."""

    place: Place
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.field}: {self.message}" if self.field else f"{self.place}: {self.message}"


class RegistryError(Exception):
    """A registry (or config) that cannot be used; `problems` says why, in file order, never empty."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(str(p) for p in problems[:5]))
        self.problems = problems


Confidence = Literal["A", "B", "C", "D"]
"""A primary text read · B secondary source · C background knowledge · D conflicting or unverified."""


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal or scientific fact that a record stands on; `market` None counts everywhere."""

    authority: str
    law: str
    as_of: str
    confidence: Confidence
    url: str | None = None
    needs_verification: bool = False
    market: Market | None = None


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
class Patterns:
    """Phrases of the pattern language (see claims/README.md), and names of vocabulary lists (`safety.absolute`) to add to them."""

    phrases: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()


TargetKind = Literal["disease", "symptom", "appearance", "structure", "outcome", "any"]
Within = Literal["sentence", "block", "beside", "document"]
"""How near: `beside` is the same block or the one before or after it."""


@dataclass(frozen=True, slots=True)
class AssertionDetector:
    """Selects assertions. Empty tuples select everything; `rungs` are inclusive.

    An assertion within the registry's ceiling never fires.
    """

    targets: tuple[TargetKind, ...]
    rungs: tuple[Rung, Rung]
    stances: tuple[Stance, ...]
    effects: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Companion:
    """Something else that must stand near a phrase for the rule to fire: patterns, or an assertion about a target kind."""

    patterns: Patterns
    within: Within


@dataclass(frozen=True, slots=True)
class PhraseDetector:
    """Fires on `patterns`, unless `unless` matches in the same sentence, when every companion is near and the stance is listed.

    `answers` are what belongs near it (the terms beside a price): one of them, visible and near enough, and it does not fire.
    """

    patterns: Patterns
    unless: Patterns
    companions: tuple[Companion, ...]
    stances: tuple[Stance, ...]
    promotional_only: bool = False
    answers: tuple[Companion, ...] = ()


@dataclass(frozen=True, slots=True)
class DisclosureDetector:
    """Fires when the named disclosure is owed and its `verdict` is this one; `any` stands for every disclosure."""

    disclosure: str
    verdict: Literal["missing", "hidden", "misplaced", "contradicted"]


@dataclass(frozen=True, slots=True)
class AssociationDetector:
    """The review tier: in a commercial offer, a product and one of `targets` stand together and nothing excuses it.

    A page that asserts no benefit and says every disclosure in `excused_by` is excused.
    """

    targets: tuple[TargetKind, ...]
    excused_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageDetector:
    """Fires when fewer than `share` of a document's words are among `words`, the commonest of the language that can be checked.

    A document of fewer than `least` words is too short to tell.
    """

    words: Patterns
    share: float
    least: int


@dataclass(frozen=True, slots=True)
class DisguiseDetector:
    """Fires on a claim word (one of `words`, an effect or a name) that is written so that a machine reads past it, in a stance listed."""

    words: Patterns
    stances: tuple[Stance, ...]


@dataclass(frozen=True, slots=True)
class OpinionDetector:
    """The review tier's second opinion: in a commercial offer, a passage without any other finding reads like `label`.

    `at_least` is the score it needs (see `linter.language.opinion`; above 0 reads like a claim).
    """

    label: str
    at_least: float


DirectiveFault = Literal["blanket", "unknown", "refused", "unbalanced", "unused"]
"""What can be wrong with a directive: no rule or no reason, a rule or directive that nobody knows, a rule that may not be silenced, a
range that has no end or no beginning, nothing that it silences."""


@dataclass(frozen=True, slots=True)
class DirectiveDetector:
    """Fires on a directive in copy with this `fault`."""

    fault: DirectiveFault


Detector = (
    AssertionDetector
    | PhraseDetector
    | DisclosureDetector
    | AssociationDetector
    | LanguageDetector
    | DisguiseDetector
    | OpinionDetector
    | DirectiveDetector
)


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
    """Approved words. Only `{date}` may stand open in a text that a fix inserts."""

    id: str
    text: str


Scope = Literal["page", "section", "block"]
TypeSize = Literal["any", "body", "largest"]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a disclosure has to stand.

    `scope`: on the same page, under the same heading or in the same block as what makes it necessary; `words` and `blocks`: at most so
    many visible words and blocks away from it (None: any number); `before`: ids of signals (a call to action, a price) that it must not
    come after; `type`: how large it has to be set, as far as the copy tells.
    """

    scope: Scope = "page"
    words: int | None = None
    blocks: int | None = None
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
class Condition:
    """A disease, symptom or appearance, with every name it goes by. `abbreviations` match by case only."""

    id: str
    name: str
    kind: Literal["disease", "symptom", "appearance"]
    names: tuple[str, ...]
    abbreviations: tuple[str, ...]
    group: str


@dataclass(frozen=True, slots=True)
class Effect:
    """A strength class of effect words.

    `verbs` are base forms (the first word is inflected), `nouns`, `adjectives` and `phrases` are literal; `soft` verbs count only with
    a condition for a target and the product in view. `rungs` gives the rung by target kind.
    """

    id: str
    rungs: Mapping[str, Rung]
    verbs: tuple[str, ...]
    soft_verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    intransitives: tuple[str, ...]
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StanceExample:
    """Copy whose first assertion has to stand as said; run by `claimslint registry test`."""

    text: str
    stands: Stance
    place: Place


@dataclass(frozen=True, slots=True)
class CueGroup:
    """Stance cues: phrases that give what follows (`after`), what precedes (`before`) or the whole sentence (`sentence`) a stance.

    One with the scope `passage` reaches over the other sentences of its block too.

    `stance` may also be `pseudo` (looks like a cue and is none), `double` (a negated negation: asserted) or `terminator` (ends the
    scope of a cue before it).
    """

    id: str
    stance: Stance | Literal["pseudo", "double", "terminator"]
    scope: Literal["after", "before", "sentence", "passage"]
    phrases: tuple[str, ...]
    examples: tuple[StanceExample, ...] = ()


@dataclass(frozen=True, slots=True)
class Signal:
    """Something that tells what a page is for: phrases or page features, with a weight towards a context or towards promotion.

    `titles` are patterns that count in a title or first heading alone; `unless` takes back what stands in the same sentence. `inputs` are
    parts of the names and types of form fields; a form that asks for two of them counts. `yields_to` names the signals beside which this
    one says nothing: a salary in a job advertisement is no price.
    """

    id: str
    towards: Context | Literal["promotional", "not-promotional"]
    weight: float
    patterns: Patterns
    links: tuple[str, ...]
    schema_types: tuple[str, ...]
    inputs: tuple[str, ...] = ()
    titles: Patterns = Patterns()
    unless: Patterns = Patterns()
    yields_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the engine reads. `lists` are the named phrase lists that rules refer to as `file.list`, `emoji` lists of `signs = words`.

    `places` says where each pattern of the registry stands, for pointing at one that cannot be compiled.
    """

    conditions: tuple[Condition, ...]
    structures: tuple[str, ...]
    effects: tuple[Effect, ...]
    cues: tuple[CueGroup, ...]
    masks: tuple[str, ...]
    other_agents: tuple[str, ...]
    other_subjects: tuple[str, ...]
    anaphora: tuple[str, ...]
    signals: tuple[Signal, ...]
    lists: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]]
    emoji: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict, repr=False, compare=False)


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
