"""A document read: every sentence with what was recognised in it.

Recognition only; nothing here decides what a sentence claims. Token positions are indexes into the sentence; `Reading.span` turns them
into source spans.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Final

from linter.documents.model import Block, Document
from linter.findings import Span
from linter.language.accelerated import IS_COMPILED, Reader
from linter.language.disguise import Disguise, may_hide, revealed
from linter.language.inflect import VerbForm
from linter.language.lexicon import AGENT_CLASS, EffectUse, Lexicon, MentionKind, Name, PhraseAt, classes_of_effect, classes_of_name
from linter.language.matches import ClassSpans
from linter.language.names import NameHit
from linter.language.quantities import Amounts, quantities
from linter.language.tokens import Join, Sentence
from linter.records import dataclass, replace
from linter.registry.vocabulary import CueGroup, CueRole, Signal

SELLERS = "list:frames.sellers"
"""Label of the words in which the page speaks for itself (claims/vocabulary/frames.yaml)."""
VOICE = "list:frames.voice"
"""Label of the words in which somebody speaks for the page, to its reader or of the own body."""
ASKS = "list:frames.asks"
"""Label of how a question of a reader begins, which its page answers."""
INVITES = "list:frames.invites"
DESCRIBES = "list:frames.describes"
"""Label of a whole sentence that calls its reader to book or ask, and claims nothing."""
TOPICS_BESIDE = "list:frames.topics-beside"
"""Label of a title that names a product and a condition and says nothing of the two (“Exosomes and arthritis”)."""
RESULTS_HEADS = "list:frames.results-heads"
"""Label of what heads items that are told as results (“What our members notice”)."""
BENEFIT_HEADS = "list:frames.benefit-heads"
"""Label of what heads items that are gained (“What you gain”)."""
LISTED_ASIDES = "list:frames.listed-asides"
"""Label of an item that is neither an illness nor a gain, whatever it stands below (“And many more”)."""
GAINS = "list:frames.gains"
"""Label of how an item tells a change (“Clearer speech”)."""
OUTCOME_HEADS, BARE_SHARES = "list:frames.outcome-heads", "list:frames.bare-shares"
"""Labels of the head of a result (“Full work again”) and of a cell with no more than a share (“78%”)."""
WHEN_ASKED, ANSWER_TIMES = "list:frames.when-asked", "list:frames.answer-times"
"""Labels of the question when something is to be felt and of a time in its answer."""
LASTING_HEADS, BARE_STRETCHES = "list:frames.lasting-heads", "list:frames.bare-stretches"
"""Labels of the head of how long an effect holds (“Lasts”) and of a cell with no more than a stretch of time."""
CONCESSIONS = "list:frames.concessions"
"""Label of how a clause begins that grants something before the main clause (“While studies go on, …”)."""
TURNS = "list:frames.turns"
"""Label of where a sentence turns from what it grants to its claim (“…, but our stem cells”)."""
RESUMPTIONS = "list:frames.resumptions"
"""Label of where a sentence takes its subject up again with a verb of its own."""
OWN_CLAUSES = "list:frames.own-clauses"
"""Label of how a clause begins that the page adds of its own product (“…, and our exosomes”)."""
LIKE_CLAUSES = "list:frames.like-clauses"
"""Label of how a clause begins that says the same of the page's own product (“…, and so are our exosomes”)."""
CONTRASTS = "list:frames.contrasts"
"""Label of how a clause begins that sets something against the one before (“…, but your plan pays”)."""
OWN_SUBJECTS = "list:frames.own-subjects"
"""Label of the page's own product, which begins a clause behind a semicolon (“…; our exosomes”)."""
Place = tuple[int, int, int]
"""Where a phrase stands: reading number, start and end token."""
_BLOCK = attrgetter("block")
_PASSAGE = 2
"""How many sentences a cue reaches over to either side."""
REACHING = frozenset({"passage", "setting"})
"""Scopes of cues that reach over the sentences beside theirs."""
_EFFECT_REACH = 5
"""Tokens between a product and what it is said to do: “PRP is a proven way to treat”."""
_HAPPENING = frozenset({VerbForm.BASE, VerbForm.S})
_SUBORDINATE = frozenset("whether if that what how why".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A product, another agent, another subject or an anaphor at tokens `start` to `end`; `id` is the product family, else empty."""

    kind: MentionKind
    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cue:
    """A stance cue at tokens `start` to `end`."""

    start: int
    end: int
    group: CueGroup


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence of a block (`block` is its index in the document) and what was recognised in it, each list in order of start.

    `targets` and `effects` do not overlap masks; an effect word inside a longer target or product name is no effect.
    `masks` are kept for explanations alone. `told` are the cues of nearby sentences of the block that reach over this one too.
    `disguises` are tokens that are written otherwise than they are read.
    """

    block: int
    sentence: Sentence
    targets: tuple[NameHit[Name], ...]
    effects: tuple[NameHit[EffectUse], ...]
    outcomes: tuple[tuple[int, int, str], ...]
    mentions: tuple[Mention, ...]
    cues: tuple[Cue, ...]
    phrases: tuple[PhraseAt, ...]
    signals: tuple[tuple[int, int, Signal], ...]
    masks: tuple[tuple[int, int], ...] = ()
    told: tuple[Cue, ...] = ()
    disguises: tuple[Disguise, ...] = ()

    def __len__(self) -> int:
        return len(self.sentence.words)

    def at(self, block: int) -> Reading:
        """The same sentence in another block with the same words."""
        return Reading(
            block,
            self.sentence,
            self.targets,
            self.effects,
            self.outcomes,
            self.mentions,
            self.cues,
            self.phrases,
            self.signals,
            self.masks,
            self.told,
            self.disguises,
        )

    def has_mention(self, *kinds: MentionKind) -> bool:
        """Whether a mention of one of `kinds` stands in the sentence."""
        for mention in self.mentions:  # noqa: SIM110 - asked hundreds of times a page, in half the time that `any` takes
            if mention.kind in kinds:
                return True
        return False


LONGEST_REMEMBERED: Final = 400
"""Characters of a block whose readings are remembered: menus, footers and disclaimers, which a site repeats on every page."""
MOST_REMEMBERED: Final = 2_000
"""Blocks that are remembered; with more, remembering begins anew."""


def is_voiced(reading: Reading) -> bool:
    """Whether somebody speaks in the sentence for the page, to its reader or of the own body."""
    for _, _, labels in reading.phrases:  # noqa: SIM110 - as often
        if VOICE in labels or SELLERS in labels:
            return True
    return False


def read_blocks(document: Document, lexicon: Lexicon) -> tuple[Reading, ...]:
    """The sentences of `document` in order, each with what was recognised in it."""
    reader = reader_of(lexicon)
    if reader is not None:
        return reader.page(document.blocks, lexicon.remembered)
    readings: list[Reading] = []
    remembered = lexicon.remembered
    for number, block in enumerate(document.blocks):
        known = remembered.get(block.text)
        if known is None:
            known = tuple(block_readings(block.text, number, lexicon))
            if len(block.text) <= LONGEST_REMEMBERED:
                if len(remembered) >= MOST_REMEMBERED:
                    remembered.clear()
                remembered[block.text] = known
            readings += known
        else:
            readings += [reading.at(number) for reading in known]
    return tuple(readings)


def in_block(readings: Sequence[Reading], block: int) -> range:
    """The numbers of the sentences of `block`: they follow one another, and blocks come in order."""
    first = bisect_left(readings, block, key=_BLOCK)
    return range(first, bisect_right(readings, block, lo=first, key=_BLOCK))


def by_block(readings: Sequence[Reading]) -> Iterator[tuple[int, range]]:
    """Each block that has sentences, with their numbers."""
    first = 0
    while first < len(readings):
        block, end = readings[first].block, first + 1
        while end < len(readings) and readings[end].block == block:
            end += 1
        yield block, range(first, end)
        first = end


def source_span(block: Block, sentence: Sentence, start: int, end: int) -> Span:
    """The source span of tokens `start` to `end` (excluded) of a sentence of `block`."""
    return block.offsets.span(sentence.starts[start], sentence.end(end - 1))


def block_readings(text: str, block: int, lexicon: Lexicon) -> list[Reading]:
    """The sentences of a block's `text`, read past their disguises and told by their neighbours."""
    reader = reader_of(lexicon)
    if reader is not None:
        return reader.block(text, block)
    suspicious = may_hide(text)
    pairs = [revealed(sentence, lexicon.plain, suspicious=suspicious) for sentence in lexicon.shorthand.sentences(text)]
    return told_across([read_sentence(sentence, block, lexicon, disguises) for sentence, disguises in pairs])


def reader_of(lexicon: Lexicon) -> Reader | None:
    """What is compiled to read sentences with `lexicon`, where there is such a thing."""
    if not lexicon.reader:
        lexicon.reader.append(Reader(lexicon) if IS_COMPILED and Reader.reads(lexicon) else None)
    return lexicon.reader[0]


def read_sentence(sentence: Sentence, block: int, lexicon: Lexicon, disguises: tuple[Disguise, ...] = ()) -> Reading:
    """Recognise names, effects, cues and phrases in one sentence, which has been read past its `disguises`."""
    reader = reader_of(lexicon)
    if reader is not None:
        return reader.sentence(sentence, block, disguises)
    from linter.language.recognising import recognised  # most runs never need it

    return recognised(sentence, block, lexicon, disguises)


def told_across(block: list[Reading]) -> list[Reading]:
    """The sentences of a block, each told by the cues of its neighbours that reach over a passage.

    What speaks of the page's own product in the page's own voice is not told by others, and what says that a product does something only
    by those that doubt it: what can go wrong, or that a study exists, excuses no claim beside it.
    """
    reaching = [tuple([cue for cue in reading.cues if cue.group.scope in REACHING]) for reading in block] if len(block) > 1 else []
    if not any(reaching):
        return block
    told = []
    for at, reading in enumerate(block):
        near = (*reaching[max(0, at - _PASSAGE) : at], *reaching[at + 1 : at + 1 + _PASSAGE])
        cues = tuple([cue for each in near for cue in each])
        if cues and (says_what_it_does(reading) or _says_what_a_rule_is_about(reading)):
            cues = tuple([cue for cue in cues if cue.group.scope == "passage"])
        told.append(replace(reading, told=cues) if cues and not is_own_voice(reading) else reading)
    return told


def is_own_voice(reading: Reading) -> bool:
    """Whether the page speaks of its own product in its own voice (“our exosomes”, “we inject them”), and quotes nobody."""
    if reading.sentence.quoted:  # somebody else may be quoted, who speaks of what is theirs
        return False
    return reading.has_mention("product", "anaphor") and any(SELLERS in labels for _, _, labels in reading.phrases)


def has_cue(reading: Reading, role: CueRole) -> Cue | None:
    """The first cue with that role."""
    for cue in reading.cues:  # asked hundreds of times a page
        if cue.group.role == role:
            return cue
    return None


def is_named(mention: Mention) -> bool:
    """Whether a mention is the product, or the page's own treatment by more than a pronoun (“our knee injection”)."""
    return mention.kind == "product" or (mention.kind == "anaphor" and mention.end - mention.start > 1)


def says_what_it_does(reading: Reading) -> bool:
    """Whether a product is the subject of an effect in the sentence, as of something that happens: “stem cells (can help) rebuild”."""
    sentence = reading.sentence
    if sentence.quoted or sentence.ending == "?" or sentence.words[0] in _SUBORDINATE:
        return False
    subjects = [mention for mention in reading.mentions if is_named(mention)]
    return any(
        mention.end <= use.start <= mention.end + _EFFECT_REACH and max(sentence.joins[mention.end : use.start + 1]) < Join.COMMA
        for use in reading.effects
        if use.payload.form == "verb" and use.payload.verb_form in _HAPPENING
        for mention in subjects
    )


def _says_what_a_rule_is_about(reading: Reading) -> bool:
    """Whether the sentence names a product and says words that a rule is looking for (“no reported reactions”)."""
    return (
        not reading.sentence.quoted
        and reading.has_mention("product")
        and any(label.startswith("rule:") and label.endswith(":match") for _, _, labels in reading.phrases for label in labels)
    )


def abbreviated(sentence: Sentence, abbreviations: Mapping[str, Name], ordinary: Collection[str]) -> list[NameHit[Name]]:
    """Abbreviations match by case; in a line of capitals those say nothing that are `ordinary` words as well (“GIVE ME …”)."""
    written = sentence.raw
    found = [NameHit(at, at + 1, abbreviations[raw]) for at, raw in enumerate(written) if raw in abbreviations]
    if found and len(written) > len(found) + 1 and all(raw.isupper() or not raw.isalpha() for raw in written):
        return [hit for hit in found if sentence.words[hit.start] not in ordinary]
    return found


def classes_with(amounts: ClassSpans, names: Sequence[NameHit[Name]], effects: Sequence[NameHit[EffectUse]]) -> ClassSpans:
    """The classes of a sentence with such `amounts` for which there is anything in it: start token -> end tokens (excluded)."""
    classes = dict(amounts)
    for hit in names:
        for name in classes_of_name(hit.payload.kind):
            _add(classes, name, hit.start, hit.end)
    for use in effects:
        for name in classes_of_effect(use.payload.effect):
            _add(classes, name, use.start, use.end)
    return classes


def classes_of(reading: Reading, amounts: Amounts) -> ClassSpans:
    """The classes of a sentence that has been read: what its patterns were matched with."""
    classes = classes_with(quantities(reading.sentence, amounts), reading.targets, reading.effects)
    for mention in reading.mentions:
        if mention.kind in {"product", AGENT_CLASS}:
            _add(classes, mention.kind, mention.start, mention.end)
    return classes


def _add(classes: ClassSpans, name: str, start: int, end: int) -> None:
    spans = classes.get(name)
    if spans is None:
        classes[name] = {start: (end,)}
    else:
        spans[start] = (*spans.get(start, ()), end)
