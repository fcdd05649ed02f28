"""What the second opinion is good for: passages that read like a claim though nothing was found in them, or no more than a
product beside a condition, and findings in passages that read like anything but a claim.

The former are warnings of the review tier. The latter become notes on a page that promotes nothing: they stay in the report and say why
they weigh so little. None in a slogan is touched. A sentence that names the product has to read like harmless copy by far on what may be an
offer, for whoever says of exosomes that they heal has said it; a product beside a condition with nothing said of the two is a matter of how
the passage reads.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from math import inf

from linter.checks.language import is_unread
from linter.checks.listed import told_items
from linter.checks.page import Page, make_finding
from linter.checks.propositions import plainly_says
from linter.findings import Category, Context, Finding, Severity, Span, Stretches, evidence_for
from linter.language.accelerated import Passages, passages
from linter.language.context import mastheads, menus
from linter.language.opinion import (
    FEW_BLOCKS,
    FEW_WORDS,
    LABELS,
    ROWS,
    Label,
    Setting,
    may_claim,
    shipped_model,
)
from linter.language.reading import RESULTS_HEADS, Reading
from linter.language.said import FRAGMENT
from linter.records import dataclass, field, replace
from linter.registry.detectors import OpinionDetector
from linter.registry.model import Rule

_PLAIN = 1.5
"""Score at which a passage of an offer reads so plainly like a claim that the rest of its page is looked at more closely."""
_LEAST: dict[Category, float] = {
    **dict.fromkeys(("comparison", "convenience", "cosmetic", "disease-claim", "guarantee", "structure-function", "testimonial"), -1.5),
    **dict.fromkeys(("status", "evidence", "cost"), -2.5),
}
"""Score up to which the passage of a finding reads like anything but a claim, by category: the former rest on everyday words, the latter
on words that mean much the same in any passage. How often a finding so lowered was right is told in benchmarks/QUALITY.md."""
_LEAST_OF_PRODUCT = -3.0
"""The same where the sentence names the product, on a page that has not told what it is if it is no offer."""
_ITEMS = frozenset({"list-item", "table-cell", "quote"})
_TOLD = -0.7
"""Score from which an item under such a heading is a result that is told, on a page that promotes: below it guests praise the cook."""


class Found:
    """What `findings` say of a page in so many words, to be asked of its passages; notes and disclosures are no matter."""

    def __init__(self, page: Page, findings: Iterable[Finding]) -> None:
        self._findings = [finding for finding in findings if finding.is_of_words]
        self._by_category: dict[Category, Stretches] = {}
        self.claimed = Stretches([each.span for each in self._findings if each.rule not in page.compiled.associating])
        """Where more is found than a product beside a condition."""

    def has_error(self) -> bool:
        """Whether something of it is a claim beyond doubt."""
        return any(finding.severity is Severity.ERROR for finding in self._findings)

    def says(self, category: Category, span: Span) -> bool:
        """Whether something of `category` was found at `span`: few categories are ever asked for."""
        own = self._by_category.get(category)
        if own is None:
            own = self._by_category[category] = Stretches([each.span for each in self._findings if each.category == category])
        return own.overlap(span)


@dataclass(frozen=True, slots=True)
class Judged:
    """One passage and the opinion on it: the numbers of its sentences, which follow one another, and its source span.

    A `score` above 0 reads like a claim; `label` is what it reads like most, and the first label where it reads like none. `told_by` are
    the words of the head that tells it where it has no need of words of its own, else empty. `is_claimed` says whether more was `found` in
    it than a product beside a condition, which says nothing of how the two are brought together.
    """

    numbers: range
    score: float
    label: Label
    told_by: str
    span: Span
    among_claims: bool
    is_claimed: bool
    found: Found = field(repr=False, compare=False)

    def needs(self, detector: OpinionDetector) -> float | None:
        """The score the passage needs to be reported: less where the page makes claims elsewhere. None: it is not, whatever its score."""
        if self.is_claimed:
            return detector.beside_others
        return detector.among_claims if self.among_claims else detector.at_least

    def reads_like(self, detector: OpinionDetector) -> bool:
        """Whether it reads like the detector's label strongly enough."""
        needed = self.needs(detector)
        return needed is not None and self.label == detector.label and self.score >= needed

    def says(self, category: Category) -> bool:
        """Whether something of `category` was found in it."""
        return self.found.says(category, self.span)


_Opinion = tuple[range, float, Label, str]
"""The numbers of a passage, and its score, its label and what it is told by, as in `Judged`."""


def judge_passages(page: Page, findings: Sequence[Finding]) -> tuple[Judged, ...]:
    """The opinion on each passage of an offer that is no menu, with what `findings` say of it; notes and disclosures are no matter.

    Where something was found in a passage, what else it says is judged as well, by itself: as on its page and as a few lines. A page that
    speaks of nothing in the field is none that could offer it, and on one in another language there is no opinion. One that promotes and
    makes a claim in so many words, or in a passage that plainly reads like one, is likely to make others; nothing of it is lowered
    (`weighed`), so that what does not read like a claim is let go.
    """
    if page.context is not Context.COMMERCIAL_OFFER or page.is_foreign:
        return ()
    found = Found(page, findings)
    opinions = list(_opinions(page, found.claimed))
    if not opinions or is_unread(page):
        return ()
    among_claims = page.promotional and (found.has_error() or any(score >= _PLAIN for _, score, _, _ in opinions))
    judged = []
    for numbers, score, label, told_by in opinions:
        span = _span(numbers, page)
        judged.append(Judged(numbers, score, label, told_by, span, among_claims, found.claimed.overlap(span), found))
    return tuple(judged)


def _opinions(page: Page, claimed: Stretches) -> Iterator[_Opinion]:
    """Each passage and each run of sentences of one in which nothing is `claimed`, with the opinion on it where that can matter."""
    aside, told = menus(page.document) | mastheads(page.document, page.readings), _ToldResults(page)
    listed = {item.number: item for item in told_items(page) if page.readings[item.number].block not in aside}
    for number, item in listed.items():
        if not claimed.overlap(_span(_alone(number), page)):
            yield _alone(number), 0.0, item.label, page.prose(item.head, 0, len(item.head))
    readings, of_others = page.readings, page.signs.of_others
    own = [
        passage
        for passage in passages_of(page)
        if passage.start not in listed
        and (first := readings[passage.start]).block not in aside
        and not (of_others and not page.offers(first))
    ]
    for numbers, score, row in page.once(_weighing).judged(own, claimed, told.least) if own else ():
        told_by = told.as_result(readings[numbers.start]) if _TOLD <= score <= 0 else ""
        if (score >= 0 or told_by or not page.promotional) and may_claim(readings[numbers.start : numbers.stop]):
            yield (numbers, 0.0, "testimonial", told_by) if told_by else (numbers, score, LABELS[row], "")


class _ToldResults:
    """The items of a page that stand under a heading which says of them that they are results."""

    def __init__(self, page: Page) -> None:
        self.page = page
        heading = [page.readings[number] for number in page.with_label(RESULTS_HEADS)] if page.promotional else []
        self._heads: dict[int | None, Reading] = {reading.block: reading for reading in heading}

    @property
    def least(self) -> float:
        """The score from which an opinion can matter: on a page that promotes nothing any may lower a finding."""
        return -inf if not self.page.promotional else _TOLD if self._heads else 0.0

    def as_result(self, first: Reading) -> str:
        """The words that tell a passage which begins with `first` as a result, which needs none of its own to read like one; or none."""
        if not self._heads:
            return ""
        block = self.page.block(first)
        head = self._heads.get(block.section if block.lead is None else block.lead) if block.surface in _ITEMS else None
        return "" if head is None else self.page.prose(head, 0, len(head))


def check_opinions(rule: Rule, detector: OpinionDetector, page: Page, judged: Collection[Judged]) -> Iterator[Finding]:
    """One finding for each judged passage that reads like the detector's label strongly enough and does not say it already."""
    own = [each for each in judged if each.label == detector.label and each.reads_like(detector)]
    for passage in _narrowest([each for each in own if not each.says(rule.category)]) if own else ():
        if detector.unless_said and all(plainly_says(detector.unless_said, number, page) for number in passage.numbers):
            continue
        first = page.readings[passage.numbers[0]]
        yield make_finding(
            rule,
            page,
            span=passage.span,
            surface=page.block(first).surface,
            words={"passage": page.prose(first, 0, len(first)), "words": _words_of(passage, page)},
            target=detector.label,
            evidence=evidence_for(passage.span, [("passage", passage.span)]),
        )


def words_of(passage: Judged, page: Page) -> list[str]:
    """The words that weighed most in a passage that reads like a claim, heaviest first, as the model knows them; or what it is told by."""
    if passage.told_by:
        return [passage.told_by]
    return shipped_model().words(page.once(_weighing).features(passage.numbers), page.once(setting_of)) if passage.score > 0 else []


def _words_of(passage: Judged, page: Page) -> str:
    """The words that weighed most in a passage, as first written in it; where none did, the line that leads to it, or its first."""
    words = [_as_written(word, passage, page) for word in words_of(passage, page) if word not in {"0", '"'}]
    if not words:
        first = page.readings[passage.numbers[0]]
        lead = page.block(first).lead
        told = first if lead is None else next((page.readings[each] for each in page.in_block(lead)), first)
        words = [page.prose(told, 0, len(told))]
    return ", ".join(f"“{word}”" for word in words)


def _narrowest(passages: Sequence[Judged]) -> Iterator[Judged]:
    """`passages` without those of which a part reads so too: the part is what has to be looked at."""
    narrowest: dict[int, Judged] = {}
    for passage in passages:
        for number in passage.numbers:
            if number not in narrowest or len(passage.numbers) < len(narrowest[number].numbers):
                narrowest[number] = passage
    return (passage for passage in passages if all(narrowest[number] is passage for number in passage.numbers))


def weighed(findings: Sequence[Finding], page: Page, judged: Collection[Judged]) -> list[Finding]:
    """`findings` of a page, those as notes whose passage reads like harmless copy.

    On a page that promotes the therapy nothing is lowered: no learned opinion may take back what is found on an offer, and the long sober
    page of a clinic reads much like harmless copy while half of what it says in that tone is a claim.
    """
    if page.promotional or page.context is Context.COSMETIC or not any(map(_may_be_lowered, findings)):
        return list(findings)
    harmless = _Harmless(page, judged)
    return [
        replace(finding, severity=Severity.NOTE, message=f"{finding.message} {WHY_A_NOTE}")
        if _may_be_lowered(finding) and harmless.holds(finding)
        else finding
        for finding in findings
    ]


WHY_A_NOTE = "The passage around it reads like harmless copy, so this is a note."
"""How the message of a finding ends that was lowered."""


def _may_be_lowered(finding: Finding) -> bool:
    return finding.category in _LEAST and finding.severity is not Severity.NOTE


class _Harmless:
    """Which places of a page read like harmless copy; each sentence and passage is judged at most once."""

    def __init__(self, page: Page, judged: Collection[Judged]) -> None:
        self.page = page
        self._known = {each.numbers: each.score for each in judged}
        self._passage_of: dict[int, range] = {}
        for each in judged:  # a whole passage comes before the runs of sentences in it
            for number in each.numbers:
                self._passage_of.setdefault(number, each.numbers)

    def holds(self, finding: Finding) -> bool:
        """Whether the sentence a finding stands in reads like harmless copy, and its passage. No slogan does."""
        number = self.page.sentence_at(finding.span)
        if number is None:
            return False
        reading = self.page.readings[number]
        if len(reading) <= FRAGMENT:
            return False
        is_said_of_product = reading.has_mention("product") and finding.rule not in self.page.compiled.associating
        may_be_offer = self.page.context is Context.COMMERCIAL_OFFER
        least = _LEAST_OF_PRODUCT if is_said_of_product and may_be_offer else _LEAST[finding.category]
        return self._score(self._passage(number)) <= least and self._score(_alone(number)) <= least

    def _passage(self, number: int) -> range:
        """The sentences of the passage that sentence `number` stands in; not every one has been judged."""
        if number not in self._passage_of:
            whole = {each: passage for passage in passages_of(self.page) for each in passage}
            self._passage_of = {number: _alone(number)} | whole | self._passage_of
        return self._passage_of[number]

    def _score(self, numbers: range) -> float:
        if numbers not in self._known:
            self._known[numbers] = score_on(self.page, numbers)
        return self._known[numbers]


def _alone(number: int) -> range:
    """A sentence as a passage of its own."""
    return range(number, number + 1)


def score_on(page: Page, numbers: range) -> float:
    """How much one passage reads like a claim."""
    known = page.scores.get(numbers) if page.scores else None
    if known is not None:
        return known
    return page.once(_weighing).score(numbers)


def _weighing(page: Page) -> Passages:
    """What weighs the passages of a page. The model is read when the first page has any."""
    model = shipped_model()
    return Passages(model.claims, model.labels, page.readings, page.document.blocks, ROWS[page.once(setting_of)])


def setting_of(page: Page) -> Setting:
    """Where the passages of `page` stand."""
    if len(page.document.blocks) <= FEW_BLOCKS and sum(map(len, page.readings)) <= FEW_WORDS:
        return "lines"
    return "offer" if page.promotional else "page"


def _span(numbers: range, page: Page) -> Span:
    """Where consecutive sentences of a block stand."""
    first, last = page.readings[numbers.start], page.readings[numbers.stop - 1]
    return page.document.blocks[first.block].offsets.span(first.sentence.starts[0], last.sentence.end(-1))


def _as_written(word: str, passage: Judged, page: Page) -> str:
    """A word of a passage as it is first written in it: “Medicare”, not “medicare”; a mark is written as it is."""
    for number in passage.numbers:
        sentence = page.readings[number].sentence
        if word in sentence.words:
            at = sentence.words.index(word)
            return sentence.text[sentence.starts[at] : sentence.end(at)]
    return word


def passages_of(page: Page) -> list[range]:
    """Runs of sentences of one block that is copy, cut where they get long; runs of a few words are left out."""
    return passages(page.readings, page.hidden)
