"""The values every part speaks: places, severities, contexts, rungs, stances, findings.

What lives here: small frozen values and their vocabulary, nothing that reads, decides or prints. Every other module may import this
one; it imports none of them.

Coordinates: offsets are code points into the decoded source (a byte order mark is not counted, CRLF counts as two), `start` is
included and `end` is not. Lines and columns start at 1 and a column counts code points.

Annotations are evaluated here: to read those of named tuples as texts would take a tenth of the time that a page takes.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from enum import StrEnum
from itertools import accumulate
from typing import Literal, NamedTuple, Self

from linter.records import dataclass

Market = str
"""Whose law applies: `us`, `us-fl`, `uk`, … One may be asked for when a rule names it; `linter.registry.markets` has all."""


class Span(NamedTuple):
    """A stretch of source text, `start` to `end` (code points, end excluded)."""

    start: int
    end: int

    def overlaps(self, other: Self) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Stretches:
    """Spans of one document, to be asked whether another overlaps one of them: in logarithmic time, however many there are.

    `starts` are where they begin, in order, and `reach` is how far each and those before it reach.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self.starts = [start for start, _ in ordered]
        self.reach = list(accumulate([end for _, end in ordered], max))

    def overlap(self, span: Span) -> bool:
        """Whether one of them shares at least one character with `span`."""
        before = bisect_left(self.starts, span.end)
        return before > 0 and self.reach[before - 1] > span.start

    def cover(self, span: Span) -> bool:
        """Whether one of them has all characters of `span`."""
        begun = bisect_right(self.starts, span.start)
        return begun > 0 and self.reach[begun - 1] >= span.end


class Severity(StrEnum):
    """How much a finding weighs: `error` blocks, `warning` needs a reviewer, `note` informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def weight(self) -> int:
        """3 for an error, 2 for a warning, 1 for a note."""
        return _WEIGHTS[self]


_WEIGHTS = {Severity.ERROR: 3, Severity.WARNING: 2, Severity.NOTE: 1}


class Context(StrEnum):
    """What a page is for. It decides which rung of the ladder the registry allows."""

    COMMERCIAL_OFFER = "commercial-offer"
    EDUCATION = "education"
    TRIAL_RECRUITMENT = "trial-recruitment"
    COSMETIC = "cosmetic"


class Rung(StrEnum):
    """A step of the claim-strength ladder, weakest first (regulatory ladder L0 to L9). Its `height` is 0 for `biology` up to 9."""

    height: int

    BIOLOGY = "biology"
    RESEARCH_ACTIVITY = "research-activity"
    PRECLINICAL_FINDING = "preclinical-finding"
    EARLY_HUMAN_FINDING = "early-human-finding"
    APPEARANCE = "appearance"
    STRUCTURE_FUNCTION = "structure-function"
    SYMPTOM_RELIEF = "symptom-relief"
    DISEASE_TREATMENT = "disease-treatment"
    PROVEN_OR_SUPERIOR = "proven-or-superior"
    CURE_OR_GUARANTEE = "cure-or-guarantee"


for _height, _rung in enumerate(Rung):
    _rung.height = _height  # asked for too often to be looked up each time


class Stance(StrEnum):
    """How the copy stands to what it says. An axis of its own: it is never subtracted from the rung."""

    ASSERTED = "asserted"
    ABILITY = "ability"
    HEDGED = "hedged"
    CONDITIONAL = "conditional"
    ATTRIBUTED = "attributed"
    TESTIMONIAL = "testimonial"
    IMPLIED = "implied"
    QUESTION = "question"
    INVESTIGATIONAL = "investigational"
    NEGATED = "negated"
    REPORTED = "reported"


CLAIMING_STANCES = frozenset(
    {Stance.ASSERTED, Stance.ABILITY, Stance.HEDGED, Stance.CONDITIONAL, Stance.ATTRIBUTED, Stance.TESTIMONIAL, Stance.IMPLIED}
)
"""Stances in which the page itself stands behind what is said."""


Category = Literal[
    "disease-claim", "structure-function", "safety", "science", "status", "investigational", "evidence", "comparison", "guarantee",
    "hype", "convenience", "testimonial", "cosmetic", "cost", "audience", "market", "disclosure", "registry", "exception",
]  # fmt: skip


class Evidence(NamedTuple):
    """One passage that made a finding: its `role` (`trigger`, `target`, `agent`, `cue`, …) and its place.

    The place is counted from where the finding begins, so that a long page, which has a hundred thousand of them, has few that differ.
    """

    role: str
    start: int
    end: int

    def span(self, finding: Span) -> Span:
        """Its place in the source, for a finding that stands at `finding`."""
        return Span(finding.start + self.start, finding.start + self.end)


def evidence_for(finding: Span, passages: Iterable[tuple[str, Span]]) -> tuple[Evidence, ...]:
    """The evidence of a finding that stands at `finding`: `passages` are their roles and places in the source."""
    begin = finding.start
    return tuple([tuple.__new__(Evidence, (role, start - begin, end - begin)) for role, (start, end) in passages])  # as `Evidence` does


@dataclass(frozen=True, slots=True)
class Related:
    """Another place a reader of the finding should look at, and why."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `span` of the source by `text`; an empty span inserts."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to make a finding right: only ever a deletion, or an approved disclosure inserted verbatim."""

    description: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why a finding does not count."""

    kind: Literal["directive", "exception", "baseline"]
    reason: str
    approver: str | None = None
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One result: rule, severity, place, what was found, why, what to do.

    `span` is the place in the source; the report takes `text` from it. `claim` is the id of the registry claim that set the ceiling,
    if one did. `basis` are the legal bases as one line each. `target` keys the finding within its rule (the canonical condition,
    the phrase list …): there is one finding per rule, target and place.
    """

    rule: str
    category: Category
    severity: Severity
    span: Span
    surface: str
    message: str
    help: str
    basis: tuple[str, ...]
    claim: str | None = None
    target: str = ""
    evidence: tuple[Evidence, ...] = ()
    related: tuple[Related, ...] = ()
    fixes: tuple[Fix, ...] = ()
    suppressed: Suppression | None = None

    @property
    def order(self) -> tuple[int, int, str]:
        """What findings of one document are sorted by: start, end, rule."""
        return (self.span.start, self.span.end, self.rule)

    @property
    def is_of_words(self) -> bool:
        """Whether it says something against the words it stands on: a note says too little, and a disclosure is a matter of the page."""
        return self.category != "disclosure" and self.severity is not Severity.NOTE
