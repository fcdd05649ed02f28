"""What telling the frames of a sentence, how it stands to them and what it asserts takes and gives: for `linter.language.frames`,
`credit`, `stance`, `evidence` and `asserting`, and for their compiled twin.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Final, Literal

from linter.documents.model import Block
from linter.findings import Evidence, Rung, Span, Stance
from linter.language.index import Index
from linter.language.inflect import VerbForm
from linter.language.lexicon import Name
from linter.language.names import NameHit
from linter.language.reading import CONCESSIONS, OWN_CLAUSES, OWN_SUBJECTS, TURNS, Cue, Reading
from linter.records import dataclass
from linter.registry.vocabulary import CueRole, Effect

FrameKind = Literal["active", "passive", "nominal", "adjectival", "intransitive", "outcome", "offered-for", "lead-in"]
Target = NameHit[Name]
AgentKind = Literal["product", "page"]
"""Who is said to have the effect: a product that is named (or referred to), or the page itself, when nobody else is in view."""

OFFERED_FOR: Final = "list:frames.offered-for"
LEAD_INS: Final = "list:frames.lead-ins"
LEAD_ONS: Final = "list:frames.lead-ons"
RISK_HEADS: Final = "list:frames.risk-heads"
OTHER_LISTS: Final = "list:frames.other-lists"
"""Labels of the phrase lists (claims/vocabulary/frames.yaml) that frames are built on."""
ADDRESSED: Final = "list:frames.addressed"
PRECLINICAL: Final = "list:frames.preclinical-finding"
HUMAN_STUDY: Final = "list:frames.human-finding"
"""Labels of the phrase lists that assertions are built on."""
PRONOUNS: Final = "list:frames.pronouns"
"""Label of the bare pronouns."""

OBJECT_REACH: Final = 7
SUBJECT_REACH: Final = 6
FRAGMENT_REACH: Final = 3
LIST_REACH: Final = 4
ADJECTIVE_REACH: Final = 4
AUXILIARY_REACH: Final = 3
INSTRUMENT_REACH: Final = 3
"""Tokens between an effect word and its object, subject, the subject of a fragment, the next name of a list, what an adjective speaks of,
the verb before a participle; between what an effect is done with and the word that says so.
"""
OBJECT_STOPS: Final = frozenset("by through via using because across while when whenever until unless than".split())
"""Words that end the object of a verb."""
BE: Final = frozenset("be is are am was were been being get gets got gotten".split())
NOMINAL_LINKS: Final = frozenset("of for from against to in with".split())
OBJECT_PRONOUNS: Final = frozenset("it them this these those both".split())
CONJUNCTIONS: Final = frozenset("and or & plus nor even also".split())
SUBJECTS: Final = frozenset("i you we they he she it those".split())
"""Words that begin a clause of its own after a comma, each a subject by itself."""
OPENING: Final = frozenset("and but so where yet although though however".split())
"""Words that do so before a subject."""
BEFORE_SUBJECT: Final = 2
"""Tokens with which a clause begins before its subject: a conjunction and an article."""
DETERMINERS: Final = frozenset("a an the our your their its his her my".split())
"""Words that such a subject begins with."""
BEGINNINGS: Final = SUBJECTS | DETERMINERS
BEFORE_NOUNS: Final = frozenset("of in".split())
"""Words after which the bare form of a verb is a noun: “a matter of balance”."""
POSSESSIVES: Final = frozenset("its their".split())
CHAINING: Final = frozenset("and or & to help helps helping helped also even then".split())
NO_SUBJECTS: Final = frozenset("and or that which who also then it this really truly finally".split())
"""Words before a verb in the third person that are no subject of its own."""
INSTRUMENT_LINKS: Final = frozenset("by with using through via from".split())

ANSWERS: Final[frozenset[CueRole | None]] = frozenset({"affirms", "declines", "refutes", "refutes-quotes"})
"""Roles of cues that say nothing of their own sentence, but of the one before it."""
PRECEDENCE: Final = (
    Stance.REPORTED, Stance.NEGATED, Stance.INVESTIGATIONAL, Stance.TESTIMONIAL, Stance.HEDGED, Stance.ATTRIBUTED, Stance.CONDITIONAL,
    Stance.ABILITY,
)  # fmt: skip
"""Of several cues the one with the first of these stances decides."""
CONCEDED: Final = frozenset({Stance.NEGATED, Stance.INVESTIGATIONAL, Stance.HEDGED})
OF_CLAUSE: Final = frozenset({"after", "sentence"})
"""Stances that a clause before the main one keeps to itself, and scopes of the cues that give them."""
DENIED: Final = 2
"""Words that a denial needs to have denied something before its sentence goes on."""
OF_OTHERS: Final = frozenset({Stance.REPORTED, Stance.NEGATED, Stance.INVESTIGATIONAL, Stance.HEDGED, Stance.ATTRIBUTED})
"""Stances in which a clause before speaks of others, and which do not reach into a clause of the page's own."""
TOLD_BY_TARGET: Final = frozenset({"passive", "nominal", "intransitive", "offered-for"})
"""Frames in which a cue can govern the target alone."""
NOT_SAID: Final = frozenset({Stance.NEGATED, Stance.REPORTED})
"""Stances that it can then give to the whole."""
DISARMING: Final = frozenset({"pseudo", "double"})
"""What a cue is in place of a stance that takes others with it."""
FRAGMENT: Final = 8
"""Words of a sentence that is taken for a slogan."""
LETTER: Final = 1
"""Tokens that may stand before an answer (“A. It heals.”)."""
SAYING: Final = "active"
"""The frame in which the product is the subject of a whole sentence: nobody need speak for an offer to claim so."""
RUNNING: Final = frozenset({"paragraph", "quote"})
"""Surfaces of running text."""
TURNING: Final = frozenset({TURNS, CONCESSIONS, OWN_CLAUSES, OWN_SUBJECTS})
"""Labels of what can begin a clause of its own, or end one that grants something."""


@dataclass(frozen=True, slots=True)
class Frame:
    """An effect and one target in a sentence. `start`/`end` are the trigger's tokens; `target` is None for an outcome without one.

    `about` is what the effect is on: the target's name, or what a pronoun stands for (“Arthritis? We treat it.”), named in the sentence
    before. `soft` frames count only when the product is in view.
    """

    kind: FrameKind
    effect: str
    start: int
    end: int
    target: Target | None
    soft: bool = False
    about: Name | None = None
    verb_form: VerbForm | None = None

    @property
    def reach(self) -> tuple[int, int]:
        """The tokens from the trigger or target, whichever is first, to the end of the other."""
        if self.target is None:
            return self.start, self.end
        return min(self.start, self.target.start), max(self.end, self.target.end)


@dataclass(frozen=True, slots=True)
class Standing:
    """The stance of a stretch of a sentence, and the cues that gave it, the deciding ones first."""

    stance: Stance
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class AssertedTarget:
    """What an assertion is about: a condition (`id` and `title` of the registry), a body structure, or a bare outcome (id empty)."""

    kind: Literal["disease", "symptom", "appearance", "structure", "outcome"]
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Assertion:
    """What the copy says in one place.

    Spans are source spans; `span` covers trigger and target, and so do `tokens` (first and one past the last) in their sentence; `block`
    and `reading` are indexes into the document's blocks and readings.
    """

    effect: str
    target: AssertedTarget
    rung: Rung
    stance: Stance
    agent: AgentKind
    agent_text: str
    frame: str
    block: int
    reading: int
    tokens: tuple[int, int]
    span: Span
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A page as assertions are looked for in it: its `readings` and `blocks`, and what is the same for every sentence.

    `unsaid` are the effects that are meant where no word says one, `rungs` all effects by name. `offers` says that a benefit nobody else is
    credited with is the page's own; `offering` are the blocks that can speak for an offer, `products` the sentences that mention the
    product, `naming` their blocks. `introducing`, `listing`, `bulleted` and `answering` tell what leads to what: see
    `linter.language.leads`. `others` are the rows of tables that tell of another treatment.
    """

    readings: Sequence[Reading]
    blocks: Sequence[Block]
    index: Index
    unsaid: tuple[str, ...]
    rungs: Mapping[str, Effect]
    offers: bool
    offering: Set[int]
    products: Set[int]
    naming: Set[int]
    introducing: Mapping[int | None, Standing]
    listing: Set[int]
    bulleted: Mapping[int, int]
    answering: Mapping[int, int]
    others: Set[int | None]
