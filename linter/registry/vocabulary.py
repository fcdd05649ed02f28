"""The vocabulary of a registry: the words that the engine reads copy with, by what they are.

Patterns stay the strings that the YAML holds; `linter.language` compiles them. The annotations of these records are types, not text: what
is stored of a registry is read back by them.
"""

from collections.abc import Mapping
from typing import Literal

from linter.findings import Context, Rung, Stance
from linter.records import dataclass, field
from linter.registry.problems import Place


@dataclass(frozen=True, slots=True)
class Patterns:
    """Phrases of the pattern language (see claims/README.md), and names of vocabulary lists (`safety.absolute`) to add to them."""

    phrases: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()


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
    a condition for a target and the product in view. `rungs` gives the rung by target kind. The nouns of `everyday_nouns` also name a field
    of medicine (“arthritis treatment has changed”). One that is `unsaid` is meant where no word says an effect (“exosomes for X”).
    """

    id: str
    rungs: Mapping[str, Rung]
    verbs: tuple[str, ...]
    soft_verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    intransitives: tuple[str, ...]
    outcomes: tuple[str, ...]
    everyday_nouns: bool = False
    unsaid: bool = False


@dataclass(frozen=True, slots=True)
class StanceExample:
    """Copy whose first assertion has to stand as said; run by `claimslint registry test`."""

    text: str
    stands: Stance
    place: Place


CueRole = Literal["leads-on", "affirms", "declines", "refutes", "refutes-quotes"]
"""What cues do beside giving a stance: open a question that sells; answer the question before them with yes, or with no; refute the
sentence before them, or only what it quotes."""


CueScope = Literal["after", "before", "sentence", "passage", "setting", "items", "other-items", "rows"]
"""What cues govern: words of their sentence, the sentence, others of its block, or what stands under it."""


@dataclass(frozen=True, slots=True)
class CueGroup:
    """Stance cues: phrases that give what follows (`after`), what precedes (`before`) or the whole sentence (`sentence`) a stance.

    One with the scope `passage` or `setting` reaches over the other sentences of its block too; one with the scope `items` over the cells,
    list items and quotations that stand under it, with `other-items` over those of them that do not name the product, and with `rows` over
    what its row and each row under it is called, its first cell, if the page invites to no visit. None reaches over what the page says of
    its own (“our exosomes”).

    `stance` may also be `pseudo` (looks like a cue and is none), `double` (a negated negation: asserted) or `terminator` (ends the
    scope of a cue before it). What has a `role` speaks where a question is asked, or from one sentence to the one before it.
    """

    id: str
    stance: Stance | Literal["pseudo", "double", "terminator"]
    scope: CueScope
    phrases: tuple[str, ...]
    examples: tuple[StanceExample, ...] = ()
    role: CueRole | None = None


@dataclass(frozen=True, slots=True)
class SignalExample:
    """A page that promotes the therapy, or does not, judged by its signals alone; run by `claimslint registry test`."""

    text: str
    promotes: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Signal:
    """Something that tells what a page is for: phrases or page features, with a weight towards a context or towards promotion.

    `titles` are patterns that count in a title or first heading alone; `unless` takes back what stands in the same sentence. `inputs` are
    parts of the names and types of form fields; a form that asks for two of them counts. `yields_to` names the signals beside which this
    one says nothing: a salary in a job advertisement is no price; `needs` those of which one has to be there too. One `of_therapy` counts
    only where the therapy is what is spoken of; one `of_money` only beside another sign of an offer, or on a page that praises the therapy.
    With one that `addresses` the page speaks to its reader, of itself or for what it tells of.

    One may have no weight, and speak towards nothing. It is there for what else it says: `therapy` that the page mentions the therapy,
    because its words are as good as a name (`named`) or because they can mean nothing else where it counts (`meant`); `invites` that its
    reader is asked to a visit. Or others need it.
    """

    id: str
    towards: Context | Literal["promotional", "not-promotional"] | None
    weight: float
    patterns: Patterns
    links: tuple[str, ...]
    schema_types: tuple[str, ...]
    inputs: tuple[str, ...] = ()
    titles: Patterns = Patterns()
    unless: Patterns = Patterns()
    yields_to: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    of_therapy: bool = False
    therapy: Literal["named", "meant"] | None = None
    invites: bool = False
    addresses: bool = False
    of_money: bool = False
    examples: tuple[SignalExample, ...] = ()

    @property
    def speaks_alone(self) -> bool:
        """Whether it says something by itself, and not only to signals that need it."""
        return self.towards is not None or self.therapy is not None or self.invites


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
