"""What a rule looks for: a kind of detector for each kind of over-claim or absence, with what selects among what it finds.

The annotations of these records are types, not text: what is stored of a registry is read back by them.
"""

from typing import Literal

from linter.findings import Rung, Stance
from linter.records import dataclass
from linter.registry.vocabulary import Patterns

TargetKind = Literal["disease", "symptom", "appearance", "structure", "outcome", "any"]

Within = Literal["sentence", "block", "row", "beside", "document"]
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
    """The review tier's second opinion: in a commercial offer, a passage reads like `label`.

    `at_least` is the score it needs (see `linter.language.opinion`; above 0 reads like a claim). `among_claims` is the score on a page that
    promotes the therapy and makes a claim elsewhere, or plainly reads as if it did. `beside_others` is the score in a passage in which
    something of another category was found; None: it keeps silent there. `unless_said` names disclosures: a sentence that says one of them
    plainly is the caveat itself, however much it speaks of payers and approval.
    """

    label: str
    at_least: float
    among_claims: float
    beside_others: float | None = None
    unless_said: tuple[str, ...] = ()


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
