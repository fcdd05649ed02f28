"""A document understood: what every check looks at, and the one way a finding is made from it."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import Any, Final, TypeVar

from linter.checks.compiled import CompiledRegistry
from linter.documents.model import Block, Document, Visibility
from linter.documents.surroundings import Surrounding
from linter.findings import Context, Evidence, Finding, Fix, Market, Related, Span, Stance
from linter.language.assertions import offering_blocks
from linter.language.declining import families_in
from linter.language.index import Index, Place
from linter.language.reading import Reading, in_block, source_span
from linter.language.said import Assertion
from linter.language.signs import Signs
from linter.records import dataclass, field
from linter.regexes import regex
from linter.registry.model import Basis, Disclosure, Rule

Made = TypeVar("Made")

_LONG: Final = 1000
"""Sentences from which a page is long."""

_UNMADE: Final[Any] = object()
"""What stands for what has not been made of a page yet."""


@dataclass(frozen=True, slots=True)
class Page:
    """One document with its readings, their `index` and assertions, in the context and markets it is judged for, on the day `as_of`.

    `disclosures` are those of the registry, each with the place it has to have here; `around` is what the document is rendered with, each
    file understood as a page of its own. `is_foreign` says that it speaks neither of the therapy nor of health, and that nobody has told
    what it is for, `by_tone` that it promotes the therapy by nothing but its tone. `scores` are those of passages that have been asked for
    its tone, by the numbers of their sentences. `shared` has once, by itself, what the findings of a long page say alike. `hidden` are
    the numbers of the blocks that nobody is shown. `praises` says that it promotes the therapy so that it says of its offer whatever it
    says of nobody.
    """

    document: Document
    readings: tuple[Reading, ...]
    index: Index = field(repr=False, compare=False)
    assertions: tuple[Assertion, ...]
    context: Context
    promotional: bool
    markets: frozenset[Market]
    as_of: date
    compiled: CompiledRegistry
    signs: Signs
    disclosures: tuple[Disclosure, ...]
    around: tuple[tuple[Surrounding, Page], ...] = ()
    is_foreign: bool = False
    by_tone: bool = False
    praises: bool = False
    scores: dict[range, float] = field(default_factory=dict, repr=False, compare=False)
    shared: dict[Any, Any] = field(init=False, repr=False, compare=False)
    hidden: frozenset[int] = field(init=False, repr=False, compare=False)
    _offering: frozenset[int] = field(init=False, repr=False, compare=False)
    _made: dict[object, Any] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        hidden = frozenset(number for number, block in enumerate(self.document.blocks) if block.visibility is Visibility.HIDDEN)
        object.__setattr__(self, "hidden", hidden)
        offering = offering_blocks(self.document, self.index, of_others=self.signs.of_others, praises=self.praises)
        object.__setattr__(self, "_offering", offering)
        object.__setattr__(self, "_made", {})
        object.__setattr__(self, "shared", {})

    def block(self, reading: Reading) -> Block:
        """The block a sentence stands in."""
        return self.document.blocks[reading.block]

    def is_copy(self, reading: Reading) -> bool:
        """Whether somebody or some machine is shown the sentence; comments and hidden parts only serve to judge disclosures."""
        return reading.block not in self.hidden

    @property
    def is_long(self) -> bool:
        """Whether there are so many sentences that much of what is said of them is the same."""
        return len(self.readings) > _LONG

    @property
    def is_all_copy(self) -> bool:
        """Whether every sentence is shown to somebody."""
        return not self.hidden

    def offers(self, reading: Reading) -> bool:
        """Whether the sentence stands in a block that can speak for an offer."""
        return reading.block in self._offering

    def in_block(self, block: int) -> range:
        """The numbers of the sentences in a block."""
        return in_block(self.readings, block)

    @property
    def families(self) -> frozenset[str]:
        """The product families that the page mentions."""
        return self.once(_families)

    def following(self, number: int) -> Reading | None:
        """The sentence after reading `number`, across blocks."""
        return self.readings[number + 1] if number + 1 < len(self.readings) else None

    def once_for(self, label: str, make: Callable[[Page, str], Made]) -> Made:
        """What `make` makes of this page and one label, made once."""
        key = (make, label)
        made: Made = self._made.get(key, _UNMADE)
        if made is _UNMADE:
            made = self._made[key] = make(self, label)
        return made

    def once(self, make: Callable[[Page], Made]) -> Made:
        """What `make` makes of this page: made when it is first asked for, and kept for every check that asks again."""
        made: Made = self._made.get(make, _UNMADE)
        if made is _UNMADE:
            made = self._made[make] = make(self)
        return made

    def has_label(self, label: str) -> bool:
        """Whether some sentence holds a phrase of the label."""
        return label in self.index

    def with_label(self, label: str) -> Sequence[int]:
        """The numbers of the sentences that hold a phrase of the label, in order; one may come once for each phrase."""
        return self.index.with_label(label)

    def labelled(self, label: str) -> Sequence[Place]:
        """Where a label's phrases stand, in order of the sentences."""
        return self.index.labelled(label)

    def first_in(self, number: int, label: str) -> Place:
        """Where the first of a label's phrases stands in a sentence that holds one."""
        for start, end, labels in self.readings[number].phrases:
            if label in labels:
                return number, start, end
        raise LookupError(f"no phrase of {label} in sentence {number}")

    def span(self, reading: Reading, start: int, end: int) -> Span:
        """The source span of tokens `start` to `end` of a sentence."""
        return source_span(self.document.blocks[reading.block], reading.sentence, start, end)

    def sentence_at(self, span: Span) -> int | None:
        """The number of the sentence that `span` begins in; None before the first."""
        starts = self.once(_starts)
        at = bisect_right(starts, (span.start, len(self.readings))) - 1
        return starts[at][1] if at >= 0 else None

    def block_at(self, span: Span) -> Block | None:
        """The block whose source holds the beginning of `span`, the innermost where several do."""
        holding = [block for block in self.document.blocks if block.span().start <= span.start < block.span().end]
        return min(holding, key=lambda block: block.span().end - block.span().start, default=None)

    def prose(self, reading: Reading, start: int, end: int) -> str:
        """What the reader sees of tokens `start` to `end`: markup gone, entities decoded."""
        sentence = reading.sentence
        return self.document.blocks[reading.block].text[sentence.starts[start] : sentence.end(end - 1)]


def shown_before(blocks: Sequence[Block]) -> array[int]:
    """How many visible blocks stand before each of `blocks`, and before their end."""
    shown = Visibility.VISIBLE
    return array("I", accumulate((int(block.visibility is shown) for block in blocks), initial=0))


def _families(page: Page) -> frozenset[str]:
    return families_in([page.readings[number] for number in page.index.mentioning("product")])


def _starts(page: Page) -> list[tuple[int, int]]:
    """Where each sentence begins in the source, with its number, in order of place."""
    blocks = page.document.blocks
    return sorted(
        [
            (blocks[reading.block].offsets.start(reading.sentence.starts[0]), number)
            for number, reading in enumerate(page.readings)
            if reading.sentence.words
        ]
    )


def make_finding(
    rule: Rule,
    page: Page,
    *,
    span: Span,
    surface: str,
    words: dict[str, str],
    stance: Stance = Stance.ASSERTED,
    target: str = "",
    claim: str | None = None,
    evidence: Sequence[Evidence] = (),
    related: Sequence[Related] = (),
    fixes: Sequence[Fix] = (),
) -> Finding:
    """A finding of `rule` on `page`, with the law of the page's markets.

    `words` fill the placeholders of its message; a hedged stance takes the rule's hedged severity.
    """
    message, passages = fill(rule.message, words), tuple(evidence)
    if page.is_long:
        message, target, passages = (page.shared.setdefault(each, each) for each in (message, target, passages))
    return Finding(
        rule.id,
        rule.category,
        rule.hedged if stance is Stance.HEDGED else rule.severity,
        span,
        surface,
        message,
        fill(rule.help, words),
        _law(rule, page),
        claim,
        target,
        passages,
        tuple(related) if related else (),
        tuple(fixes) if fixes else (),
    )


def _law(rule: Rule, page: Page) -> tuple[str, ...]:
    """The law of the page's markets that a rule rests on, in words: the same for all pages that are held against it there."""
    laws, key = page.compiled.laws, (rule.id, page.markets)
    law = laws.get(key)
    if law is None:
        law = laws[key] = tuple([citation(each) for each in rule.basis if each.market is None or each.market in page.markets])
    return law


def fill(template: str, words: dict[str, str]) -> str:
    """`template` with its `{placeholders}` filled; one that has no word stands as it is."""
    parts, placeholders = _parts(template)
    if not placeholders:
        return template
    filled = parts.copy()
    for at, name in placeholders:
        word = words.get(name)
        if word is not None:
            filled[at] = word
    return "".join(filled)


@lru_cache(maxsize=1024)
def _parts(template: str) -> tuple[list[str], list[tuple[int, str]]]:
    """`template` taken apart at its placeholders, and which of its parts those are, with their names."""
    parts = _PLACEHOLDER.split(template)
    return parts, [(at, parts[at][1:-1]) for at in range(1, len(parts), 2)]


_PLACEHOLDER = regex(r"(\{[^{}]*\})")


def citation(basis: Basis) -> str:
    """One line for a legal basis: authority, law, and a mark when it is unverified."""
    named = basis.law if basis.law.startswith(basis.authority) else f"{basis.authority}: {basis.law}"
    return f"{named} (to be verified)" if basis.needs_verification else named
