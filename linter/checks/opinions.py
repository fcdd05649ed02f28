"""What the second opinion is good for: passages that read like a claim though nothing was found in them, or no more than a
product beside a condition, and findings in passages that read like anything but a claim.

The former are warnings of the review tier. The latter become notes on a page that promotes nothing: they stay in the report and say why
they weigh so little. None in a slogan is touched. A sentence that names the product has to read like harmless copy by far on what may be an
offer, for whoever says of exosomes that they heal has said it; a product beside a condition with nothing said of the two is a matter of how
the passage reads.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from linter.checks.listed import told_items
from linter.checks.page import Page, make_finding
from linter.findings import Category, Context, Finding, Severity, Span, Stance, Stretches, evidence_for
from linter.language.accelerated import Features
from linter.language.assertions import FRAGMENT
from linter.language.context import menus
from linter.language.headed import is_told_by_head
from linter.language.joined import has_label
from linter.language.opinion import FEW_BLOCKS, FEW_WORDS, Opinion, Setting, features_of_lead, shipped_model
from linter.language.reading import ASKS, INVITES, RESULTS_HEADS, SELLERS, Cue, Reading, has_cue
from linter.language.saying import standing
from linter.language.tokens import Join
from linter.records import dataclass, replace
from linter.regexes import regex
from linter.registry.detectors import OpinionDetector
from linter.registry.model import Rule

_FEWEST, _MOST = 4, 80
"""Words of a passage: fewer say too little to judge, more are several passages."""
_LONGEST_LINK = 7
"""Words of a piece of a bar of links: “Offices in Leeds and York”."""
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
_PARTING = regex(r"\s*[|·•»›]\s*|\s[–—/]\s")
"""What stands between the entries of a menu that is no list of links."""
_PARTS, _PART = 3, 5
"""Entries that make a line a menu, and the most words of one."""
_NEAR = 3
"""Words behind the subject of a plain denial within which it is denied: “Our exosomes do not …”."""
_OFFERED = frozenset({"product", "anaphor"})
_LEADS = 16
"""Leading lines whose features are kept: on a long page those of all would take more room than what is found."""
_TOLD = -0.7
"""Score from which an item under such a heading is a result that is told, on a page that promotes: below it guests praise the cook."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One passage and the opinion on it: the numbers of its sentences, which follow one another, and its source span.

    `said` are the categories of what was found in it. `is_claimed` says whether that is more than a product beside a condition, which
    says nothing of how the two are brought together.
    """

    numbers: range
    span: Span
    opinion: Opinion
    among_claims: bool
    is_claimed: bool
    said: frozenset[Category]

    def needs(self, detector: OpinionDetector) -> float | None:
        """The score the passage needs to be reported: less where the page makes claims elsewhere. None: it is not, whatever its score."""
        if self.is_claimed:
            return detector.beside_others
        return detector.among_claims if self.among_claims else detector.at_least

    def reads_like(self, detector: OpinionDetector) -> bool:
        """Whether it reads like the detector's label strongly enough."""
        needed = self.needs(detector)
        return needed is not None and self.opinion.label == detector.label and self.opinion.score >= needed


def judge_passages(page: Page, findings: Sequence[Finding]) -> tuple[Judged, ...]:
    """The opinion on each passage of an offer that is no menu, with what `findings` say of it; notes and disclosures are no matter.

    Where something was found in a passage, what else it says is judged as well, by itself: as on its page and as a few lines. A page that
    speaks of nothing in the field is none that could offer it. One that promotes and makes a claim in so many words, or in a passage that
    plainly reads like one, is likely to make others; nothing of it is lowered (`weighed`), so that what does not read like a claim is let
    go.
    """
    if page.context is not Context.COMMERCIAL_OFFER or page.is_foreign:
        return ()
    of_words = [finding for finding in findings if finding.is_of_words]
    associating = page.compiled.associating
    claimed = Stretches([finding.span for finding in of_words if finding.rule not in associating])
    opinions = list(_opinions(page, claimed))
    if not opinions:
        return ()
    claims = any(finding.severity is Severity.ERROR for finding in of_words) or any(opinion.score >= _PLAIN for _, opinion in opinions)
    by_category = {
        category: Stretches(finding.span for finding in of_words if finding.category == category)
        for category in {finding.category for finding in of_words}
    }
    judged = []
    alike: dict[frozenset[Category], frozenset[Category]] = {}
    for numbers, opinion in opinions:
        span = _span(numbers, page)
        said = frozenset([category for category, found in by_category.items() if found.overlap(span)])
        said = alike.setdefault(said, said)  # a long page has thousands of passages, which say one of a few things
        judged.append(Judged(numbers, span, opinion, page.promotional and claims, claimed.overlap(span), said))
    return tuple(judged)


def _opinions(page: Page, claimed: Stretches) -> Iterator[tuple[range, Opinion]]:
    """Each passage and each run of sentences of one in which nothing is `claimed`, with the opinion on it where that can matter."""
    aside, told = menus(page.document) | _mastheads(page), _ToldResults(page)
    listed = {item.number: item for item in told_items(page) if page.readings[item.number].block not in aside}
    for number, item in listed.items():
        if not claimed.overlap(_span(_alone(number), page)):
            yield _alone(number), Opinion(0.0, item.label, ((page.prose(item.head, 0, len(item.head)), 0.0),))
    model, setting = shipped_model(), page.once(setting_of)
    for passage in passages(page):
        first = page.readings[passage.start]
        if passage.start in listed or first.block in aside or (page.signs.of_others and not page.offers(first)):
            continue
        for numbers in (passage, *_unclaimed(passage, page, claimed)) if len(passage) > 1 else (passage,):
            features = _features(page, numbers)
            score = model.score(features, setting)
            if score >= 0 and numbers is not passage and model.score(features, "lines") < 0:
                continue  # what is cut from a passage stands by itself, and has to read like a claim so
            result = told.as_result(first) if _TOLD <= score <= 0 else None
            if (score >= 0 or result or not page.promotional) and _may_claim(page.readings[numbers.start : numbers.stop]):
                yield numbers, result or model.opinion_on(features, setting)


def _may_claim(passage: Sequence[Reading]) -> bool:
    """Whether a passage is of a kind that can claim something: asked last, since few passages read like a claim."""
    return not (only_asks(passage) or all(map(_claims_nothing, passage)) or _is_bar(passage))


def _mastheads(page: Page) -> frozenset[int]:
    """The lines above the first heading and at the end of the page that bars, dots or dashes part: “Home | Team | Book”.

    They name the house and its pages, a few words each, as a menu of links does. One that names the product, gives a figure or says what
    something does, or what is not, is a slogan or a price.
    """
    blocks = page.document.blocks
    if not any(block.level for block in blocks):
        return frozenset()
    lines = {
        number
        for number, block in enumerate(blocks)
        if block.surface == "paragraph" and (block.section is None or number == len(blocks) - 1) and _is_parted(block.text)
    }
    own = [each for each in page.readings if each.block in lines] if lines else []
    slogans = {each.block for each in own if each.effects or each.outcomes or each.cues or each.has_mention("product")}
    return frozenset(lines - slogans)


def _is_parted(text: str) -> bool:
    parts = [part.split() for part in _PARTING.split(text) if part]
    return len(parts) >= _PARTS and not any(map(str.isdigit, text)) and all(len(words) <= _PART for words in parts)


class _ToldResults:
    """The items of a page that stand under a heading which says of them that they are results."""

    def __init__(self, page: Page) -> None:
        self.page = page
        heading = [page.readings[number] for number in page.with_label(RESULTS_HEADS)] if page.promotional else []
        self._heads: dict[int | None, Reading] = {reading.block: reading for reading in heading}

    def as_result(self, first: Reading) -> Opinion | None:
        """The opinion on a passage that begins with `first` where it is told as a result: it needs no words of its own to read like one."""
        if not self._heads:
            return None
        block = self.page.block(first)
        head = self._heads.get(block.section if block.lead is None else block.lead) if block.surface in _ITEMS else None
        if head is None:
            return None
        return Opinion(0.0, "testimonial", ((self.page.prose(head, 0, len(head)), 0.0),))


def check_opinions(rule: Rule, detector: OpinionDetector, page: Page, judged: Collection[Judged]) -> Iterator[Finding]:
    """One finding for each judged passage that reads like the detector's label strongly enough and does not say it already."""
    for passage in _narrowest([each for each in judged if each.reads_like(detector) and rule.category not in each.said]):
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


def _words_of(passage: Judged, page: Page) -> str:
    """The words that weighed most in a passage, as first written in it; where none did, the line that leads to it, or its first."""
    written = _as_written(passage, page)
    words = [written.get(word, word) for word, _ in passage.opinion.words if word not in {"0", '"'}]
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
        self._known = {each.numbers: each.opinion.score for each in judged}
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
            whole = {each: passage for passage in passages(self.page) for each in passage}
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
    """How much one passage reads like a claim. The model is read when the first passage is to be judged."""
    known = page.scores.get(numbers) if page.scores else None
    return shipped_model().score(_features(page, numbers), page.once(setting_of)) if known is None else known


def _features(page: Page, numbers: range) -> Features:
    """Those of one passage, by the numbers of its sentences."""
    readings = page.readings[numbers.start : numbers.stop]
    block = page.block(readings[0])
    lead = _lead_of(page, block.lead) if block.lead is not None else None
    return Features(readings, (block.surface,), lead)


def setting_of(page: Page) -> Setting:
    """Where the passages of `page` stand."""
    if len(page.document.blocks) <= FEW_BLOCKS and sum(map(len, page.readings)) <= FEW_WORDS:
        return "lines"
    return "offer" if page.promotional else "page"


def _lead_of(page: Page, block: int) -> Features | None:
    """The features of a line that leads to others. Items follow their line, and cells the few heads of a table: the last are kept."""
    known = page.once(_leads)
    if block not in known:
        if len(known) == _LEADS:
            del known[next(iter(known))]
        own = [page.readings[number] for number in page.in_block(block)]
        known[block] = features_of_lead(own, page.document.blocks[block].surface)
    return known[block]


def _leads(_page: Page) -> dict[int, Features | None]:
    return {}


def only_asks(readings: Sequence[Reading]) -> bool:
    """Whether a passage is a question of a reader, answered elsewhere, or several of which the later ones only end it (“Medicare?”), or one
    that is answered with no more than a no (“PRP for autism? No.”).
    """
    first, *others = readings
    if first.sentence.ending != "?":
        return False
    if len(others) == 1 and (len(others[0]) < _FEWEST or has_label(others[0], INVITES)):
        no = has_cue(others[0], "declines")
        if no is not None and no.start == 0:
            return True
    return has_label(first, ASKS, among=1) and all(each.sentence.ending == "?" and len(each) < _FEWEST for each in others)


def _claims_nothing(reading: Reading) -> bool:
    """Whether a sentence invites, defines, asks or denies, or is told by the head that it stands under."""
    return (
        has_label(reading, INVITES)
        or is_told_by_head(reading)
        or (reading.sentence.ending == "?" and has_label(reading, ASKS, among=1))
        or _only_denies(reading)
    )


def _only_denies(reading: Reading) -> bool:
    """Whether a sentence is a plain denial of all that it says of effects: “Exosomes do not cure arthritis”.

    What is denied stands right behind the therapy, and the first effect in the same clause: “They carry no DNA, so tumours cannot start”
    denies one thing to claim another.
    """
    if not reading.effects or not reading.mentions or reading.sentence.ending == "?" or not _has_denial(reading):
        return False
    latest = 1 if has_label(reading, SELLERS, among=1) else 0  # “Our exosomes do not …”
    subject = max((each.end for each in reading.mentions if each.start <= latest and each.kind in _OFFERED), default=0)
    if subject <= latest:  # there is none, or none but “we”
        return False
    effects = [use for use in reading.effects if use.start >= subject]
    denials: list[Cue] = []
    for use in effects:
        stands = standing(reading, use.start, use.end)
        if stands.stance is not Stance.NEGATED:
            return False
        denials.append(stands.cues[0])
    if not denials:
        return False
    denial = denials[0]  # whose last comma ends an aside of its own: “do not, so far as we know, …”
    clause = (*reading.sentence.joins[denial.start : denial.start + 1], *reading.sentence.joins[denial.end + 1 : effects[0].start + 1])
    return 0 <= denial.start - subject < _NEAR and denial.start < effects[0].start and max(clause) < Join.COMMA


def _has_denial(reading: Reading) -> bool:
    """Whether anything in or over a sentence denies: few have to be asked what."""
    for cue in (*reading.cues, *reading.told):  # noqa: SIM110 - a generator takes as long as the rest
        if cue.group.stance is Stance.NEGATED:
            return True
    return False


def _is_bar(readings: Sequence[Reading]) -> bool:
    """Whether a passage is a bar of links in plain text: short pieces without an effect, two of them what such a bar is made of."""
    return (
        len(readings) > 2
        and all(len(each) <= _LONGEST_LINK and not each.effects and not each.outcomes for each in readings)
        and sum(has_label(each, INVITES) for each in readings) > 1
    )


def _span(numbers: range, page: Page) -> Span:
    """Where consecutive sentences of a block stand."""
    first, last = page.readings[numbers.start], page.readings[numbers.stop - 1]
    return page.block(first).span(first.sentence.starts[0], last.sentence.end(-1))


def _unclaimed(passage: range, page: Page, found: Stretches) -> Iterator[range]:
    """The runs of sentences of a passage in which nothing was `found`, where in others of it something was."""
    if not found.overlap(_span(passage, page)):
        return
    first, words = passage.start, 0
    for number in passage:
        if not found.overlap(_span(_alone(number), page)):
            words += len(page.readings[number].sentence.words)
            continue
        if words >= _FEWEST:
            yield range(first, number)
        first, words = number + 1, 0
    if words >= _FEWEST:
        yield range(first, passage.stop)


def _as_written(passage: Judged, page: Page) -> dict[str, str]:
    """The words of a passage as they are first written in it, by what they are folded to: “Medicare”, not “medicare”."""
    written: dict[str, str] = {}
    for number in passage.numbers:
        sentence = page.readings[number].sentence
        for word, raw in zip(sentence.words, sentence.raw, strict=True):
            written.setdefault(word, raw)
    return written


def passages(page: Page) -> Iterator[range]:
    """Runs of sentences of one block that is copy, cut where they get long; runs of a few words are left out."""
    block, first, words, is_copy = None, 0, 0, True
    for number, reading in enumerate(page.readings):
        length = len(reading.sentence.words)
        if reading.block != block:
            if words >= _FEWEST:
                yield range(first, number)
            block, first, words, is_copy = reading.block, number, 0, page.is_copy(reading)
        elif words and words + length > _MOST:
            yield range(first, number)
            first, words = number, 0
        if is_copy:
            words += length
    if words >= _FEWEST:
        yield range(first, len(page.readings))
