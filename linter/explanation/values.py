"""What an explanation says. Offsets are code points into the source; texts are what the reader sees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from linter.findings import Context, Rung, Severity, Span, Stance
from linter.records import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """Something in a sentence: what it is (`role`), its words, what they stand for, and where they stand.

    `role`: `product`, `agent` (another treatment), `subject` (something that is no therapy), `anaphor`, `disease`, `symptom`,
    `appearance`, `structure`, `effect`, `outcome`, `mask`, or `phrase` (of a rule, list or disclosure). `stands_for` is a family,
    condition, effect class or phrase label, empty where there is nothing to add.
    """

    role: str
    text: str
    stands_for: str
    span: Span


@dataclass(frozen=True, slots=True)
class CueSeen:
    """A stance cue: its group, the stance it gives, its scope, and the words it governs here (none: it is disarmed or has no reach)."""

    text: str
    group: str
    stance: str
    scope: str
    governs: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class FrameSeen:
    """One way in which the sentence may say that something has an effect on something, and what became of it.

    An asserted frame has a stance, the cue that decided it (empty: none, the default), a rung, and the ceiling of the registry with the
    claim that set it (None: the product's default). For one that is not asserted `why` says why, and those are None.
    """

    kind: str
    effect: str
    trigger: str
    target: str
    target_kind: str
    agent: str
    asserted: bool
    why: str
    stance: Stance | None = None
    decided_by: str = ""
    rung: Rung | None = None
    ceiling: Rung | None = None
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class RuleSeen:
    """One rule that had something to look at, whether it reported here, and why or why not."""

    rule: str
    severity: Severity
    reported: bool
    why: str


@dataclass(frozen=True, slots=True)
class SentenceExplained:
    """One sentence that touches the line, and everything that was made of it; `verdict` is the outcome in one sentence."""

    text: str
    surface: str
    line: int
    column: int
    span: Span
    recognised: tuple[Passage, ...]
    cues: tuple[CueSeen, ...]
    frames: tuple[FrameSeen, ...]
    rules: tuple[RuleSeen, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class SignalSeen:
    """A signal of the page: what it speaks for, how much it counted, and where it stands.

    `counts`: it said something here, and had not counted often enough. `towards` is None where it speaks for nothing by its weight; then
    it is there for what it says of the therapy (`therapy`: `named` or `meant`) or for signals that need it.
    """

    signal: str
    towards: str | None
    therapy: str | None
    counts: bool
    counted: float
    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class PageExplained:
    """What the page is taken for and why.

    `decided`: the context was `given` (on the command line, in the settings or in the front matter) or `judged` from the page's signals.
    `headed_by_product`: its title or first heading names one. `of_others`: it is about somebody else's treatment, so that only passages
    that name the product count. `is_foreign`: it speaks neither of the therapy nor of health, so that findings are notes. `by_tone`: it
    promotes the therapy by nothing but its tone. `praises`:
    sentences that credit the product with a benefit.
    """

    path: str
    format: str
    context: Context
    decided: Literal["given", "judged"]
    promotional: bool
    mentions_product: bool
    headed_by_product: bool
    of_others: bool
    is_foreign: bool
    by_tone: bool
    praises: int
    scores: Mapping[str, float]
    signals: tuple[SignalSeen, ...]
    markets: tuple[str, ...]
    as_of: str


@dataclass(frozen=True, slots=True)
class FindingSeen:
    """A finding that starts on the line and touches no sentence there: of a directive, of a part of the page that is not copy."""

    rule: str
    severity: Severity
    message: str
    silenced: bool
    line: int
    column: int
    span: Span


@dataclass(frozen=True, slots=True)
class Explanation:
    """The explanation of one line: its page, and each sentence that touches it (none: nothing on the line is read as copy).

    `directive`: one stands on the line. `findings` are what starts there beside the sentences.
    """

    line: int
    page: PageExplained
    sentences: tuple[SentenceExplained, ...]
    directive: bool
    findings: tuple[FindingSeen, ...]
