# cython: language_level=3, wraparound=False
# distutils: language = c++
"""`linter.language.frames`, `credit`, `stance`, `evidence` and `asserting`, compiled: the same frames, mentions, standings, passages and
assertions, many times as fast.

How each is told and why stands there; here the names are the same. A sentence that is looked at is taken apart once into numbers
(`Said`): its records are read where they keep their fields. The assertions of a page are found in one call (`Finder`).
"""

cimport cython
from libcpp.vector cimport vector

from cpython cimport array
from cpython.bytes cimport PyBytes_AS_STRING
from cpython.dict cimport PyDict_GetItem
from cpython.object cimport PyObject
from cpython.tuple cimport PyTuple_GET_ITEM, PyTuple_GET_SIZE

from linter.language._fields cimport (
    BLOCK_LEAD,
    BLOCK_OFFSETS,
    BLOCK_ROW,
    BLOCK_SECTION,
    BLOCK_SURFACE,
    FRAME_ABOUT,
    FRAME_EFFECT,
    FRAME_END,
    FRAME_KIND,
    FRAME_SOFT,
    FRAME_START,
    FRAME_TARGET,
    FRAME_VERB_FORM,
    MENTION_END,
    MENTION_KIND,
    MENTION_START,
    READING_BLOCK,
    READING_CUES,
    READING_EFFECTS,
    READING_MENTIONS,
    READING_OUTCOMES,
    READING_PHRASES,
    READING_SENTENCE,
    READING_TARGETS,
    READING_TOLD,
    SENTENCE_ENDING,
    SENTENCE_ENDS,
    SENTENCE_JOINS,
    SENTENCE_QUOTED,
    SENTENCE_STARTS,
    SENTENCE_TEXT,
    SENTENCE_WORDS,
)
from linter.language._named cimport Fields, know, named, set_slot, slot_of, unset

import array

from linter.documents.model import Block
from linter.findings import Evidence, Rung, Span, Stance
from linter.language import reading as read
from linter.language import said
from linter.language.inflect import VerbForm
from linter.language.houses import SET_ASIDE
from linter.language.lexicon import EffectUse, Name
from linter.language.tokens import Join, Sentence
from linter.registry.vocabulary import CueGroup

cdef unsigned char COMMA = <int>Join.COMMA
cdef unsigned char COLON = <int>Join.COLON
cdef unsigned char STRONG = <int>Join.STRONG
cdef int OBJECT_REACH = said.OBJECT_REACH
cdef int SUBJECT_REACH = said.SUBJECT_REACH
cdef int FRAGMENT_REACH = said.FRAGMENT_REACH
cdef int LIST_REACH = said.LIST_REACH
cdef int ADJECTIVE_REACH = said.ADJECTIVE_REACH
cdef int AUXILIARY_REACH = said.AUXILIARY_REACH
cdef int INSTRUMENT_REACH = said.INSTRUMENT_REACH
cdef int DENIED = said.DENIED
cdef Py_ssize_t MOST_LABELS = 50_000  # so many sets of labels are known at a time



cdef Fields READING, MENTION, CUE, SENTENCE, USE, NAME, GROUP, FRAME, BLOCK, STANDING, ASSERTION  # of the records that are read or made here
know(READING, read.Reading)
know(MENTION, read.Mention)
know(CUE, read.Cue)
know(SENTENCE, Sentence)
know(USE, EffectUse)
know(NAME, Name)
know(GROUP, CueGroup)
know(FRAME, said.Frame)
know(BLOCK, Block)
know(STANDING, said.Standing)
know(ASSERTION, said.Assertion)

cdef enum Form:
    VERB
    NOUN
    ADJECTIVE
    INTRANSITIVE

cdef enum Kind:  # of a mention
    PRODUCT
    AGENT
    SUBJECT
    ANAPHOR

cdef enum Scope:
    AFTER
    BEFORE
    WHOLE
    SETTING
    WIDER

cdef enum Role:
    NONE
    LEADS_ON
    AFFIRMS
    DECLINES
    REFUTES
    REFUTES_QUOTES

cdef enum:  # what is known of a word
    STOP = 1
    BE = 2
    LINK = 4
    PRONOUN = 8
    CONJUNCTION = 16
    BEGINS = 32  # a clause, by itself
    OPENS = 64
    BEGINS_OPENED = 128
    BEFORE_NOUN = 256
    POSSESSIVE = 512
    CHAINS = 1024
    NO_SUBJECT = 2048
    INSTRUMENTAL = 4096
    WHERE = 8192

cdef enum:  # what is known of the labels of a phrase
    OFFERED_FOR = 1
    LEADS_IN = 2
    ASIDE = 4
    BARE_PRONOUN = 8
    TURNS = 16
    CONCEDES = 32
    OWN_CLAUSE = 64
    OWN_SUBJECT = 128
    RESUMES = 256
    ADDRESSES = 512
    ON_ANIMALS = 1024
    ON_HUMANS = 2048
    TURNING = 16 | 32 | 64 | 128

cdef dict FACTS = {}
for fact, words in (
    (STOP, said.OBJECT_STOPS), (BE, said.BE), (LINK, said.NOMINAL_LINKS), (PRONOUN, said.OBJECT_PRONOUNS), (WHERE, {"where"}),
    (CONJUNCTION, said.CONJUNCTIONS), (BEGINS, said.SUBJECTS), (OPENS, said.OPENING), (BEGINS_OPENED, said.BEGINNINGS),
    (BEFORE_NOUN, said.BEFORE_NOUNS), (POSSESSIVE, said.POSSESSIVES), (CHAINS, said.CHAINING), (NO_SUBJECT, said.NO_SUBJECTS),
    (INSTRUMENTAL, said.INSTRUMENT_LINKS),
):
    for word in words:
        FACTS[word] = FACTS.get(word, 0) | fact

cdef dict MARKS = {
    said.OFFERED_FOR: OFFERED_FOR, said.LEAD_INS: LEADS_IN, SET_ASIDE: ASIDE, said.PRONOUNS: BARE_PRONOUN, read.TURNS: TURNS,
    read.CONCESSIONS: CONCEDES, read.OWN_CLAUSES: OWN_CLAUSE, read.OWN_SUBJECTS: OWN_SUBJECT, read.RESUMPTIONS: RESUMES,
    said.ADDRESSED: ADDRESSES, said.PRECLINICAL: ON_ANIMALS, said.HUMAN_STUDY: ON_HUMANS,
}
cdef dict MARKED = {}  # by sets of labels that were met

cdef tuple STANCES = (*said.PRECEDENCE, *[stance for stance in Stance if stance not in said.PRECEDENCE])
cdef int DECIDING = <int>len(said.PRECEDENCE)  # so many of them, which come first
cdef int ALL_STANCES = <int>len(STANCES)
cdef int PSEUDO = ALL_STANCES
cdef int DOUBLE = ALL_STANCES + 1
cdef int TERMINATOR = ALL_STANCES + 2
cdef int NEGATED = <int>STANCES.index(Stance.NEGATED)
cdef int REPORTED = <int>STANCES.index(Stance.REPORTED)
cdef unsigned int CONCEDED = sum([1 << STANCES.index(stance) for stance in said.CONCEDED])
cdef unsigned int OF_OTHERS = sum([1 << STANCES.index(stance) for stance in said.OF_OTHERS])

cdef object BASE = VerbForm.BASE
cdef object ED = VerbForm.ED
cdef object S = VerbForm.S
cdef object ASSERTED = said.Standing(Stance.ASSERTED)
cdef object PLAIN = Stance.ASSERTED
cdef frozenset TOLD_BY_TARGET = said.TOLD_BY_TARGET
cdef frozenset NOT_SAID = said.NOT_SAID
cdef object ASKED = said.Standing(Stance.QUESTION)
cdef object says_what_it_does = read.says_what_it_does
cdef object AssertedTarget = said.AssertedTarget
cdef int FRAGMENT = said.FRAGMENT
cdef int LETTER = said.LETTER
cdef str SAYING = said.SAYING
cdef frozenset RUNNING = said.RUNNING


cdef struct Place:
    int start
    int end
    PyObject* whole  # a name, mention or phrase of the sentence
    unsigned int kind  # of a mention; the marks of a phrase


cdef struct Use:
    int start
    int end
    Form form
    bint soft
    PyObject* whole
    PyObject* own  # what it is filed under
    PyObject* verb_form


cdef struct Heard:
    int start
    int end
    int stance
    Scope scope
    Role role
    PyObject* cue
    PyObject* group


@cython.final
@cython.freelist(4)
cdef class Said:
    """A sentence that was read, taken apart as far as anybody asked."""

    cdef object reading
    cdef object sentence
    cdef tuple words
    cdef const unsigned char* joins
    cdef int count
    cdef vector[Place] targets
    cdef vector[Use] uses
    cdef vector[Place] mentions
    cdef vector[Place] phrases
    cdef vector[Heard] cues
    cdef vector[Heard] told
    cdef vector[Heard] following
    cdef bint asking
    cdef unsigned int marks
    cdef bint has_phrases
    cdef bint has_mentions
    cdef bint has_listened

    # What is taken apart

    cdef int note_phrases(self) except -1:
        """Look at the phrases, once."""
        cdef Place place
        if self.has_phrases:
            return 0
        self.has_phrases = True
        for phrase in <tuple?><object>slot_of(READING, <PyObject*>self.reading, READING_PHRASES):
            place.whole = <PyObject*>phrase
            self.put(phrase, &place.start, &place.end)
            place.kind = marks_of((<tuple>phrase)[2])
            self.marks |= place.kind
            self.phrases.push_back(place)
        return 0

    cdef int note_targets(self) except -1:
        cdef Place place
        for target in <tuple?><object>slot_of(READING, <PyObject*>self.reading, READING_TARGETS):
            place.whole = <PyObject*>target
            self.put(target, &place.start, &place.end)
            self.targets.push_back(place)
        return 0

    cdef int note_uses(self) except -1:
        cdef Use use
        for hit in <tuple?><object>slot_of(READING, <PyObject*>self.reading, READING_EFFECTS):
            use.whole = <PyObject*>hit
            self.put(hit, &use.start, &use.end)
            use.own = PyTuple_GET_ITEM(hit, 2)
            use.form = form_of(<str?><object>slot_of(USE, use.own, 1))
            use.verb_form = slot_of(USE, use.own, 2)
            use.soft = <object>slot_of(USE, use.own, 3)
            self.uses.push_back(use)
        return 0

    cdef int note_mentions(self) except -1:
        cdef Place place
        if self.has_mentions:
            return 0
        self.has_mentions = True
        for mention in <tuple?><object>slot_of(READING, <PyObject*>self.reading, READING_MENTIONS):
            place.whole = <PyObject*>mention
            place.kind = kind_of(<str?><object>slot_of(MENTION, place.whole, MENTION_KIND))
            place.start, place.end = <object>slot_of(MENTION, place.whole, MENTION_START), <object>slot_of(MENTION, place.whole, MENTION_END)
            self.require_inside(place.start, place.end)
            self.mentions.push_back(place)
        return 0

    cdef int put(self, place, int* start, int* end) except -1:
        """Set `start` and `end` to those of a place: a tuple, plain or named, that begins with them and tells what stands there."""
        if not isinstance(place, tuple) or PyTuple_GET_SIZE(place) < 3:
            raise TypeError("a place without what stands there")
        start[0] = <object>PyTuple_GET_ITEM(place, 0)
        end[0] = <object>PyTuple_GET_ITEM(place, 1)
        return self.require_inside(start[0], end[0])

    cdef int require_inside(self, int start, int end) except -1:
        if not 0 <= start <= end <= self.count:
            raise IndexError("recognised beside its sentence")
        return 0

    cdef inline unsigned int facts(self, int at) noexcept:
        cdef PyObject* known = PyDict_GetItem(FACTS, <object>PyTuple_GET_ITEM(self.words, at))
        return 0 if known == NULL else <unsigned int><object>known

    cdef bint has_word(self, int left, int right, unsigned int fact) noexcept:
        """Whether a word of tokens `left` to `right` (excluded), as far as there are such, is of that kind."""
        cdef int at
        for at in range(max(left, 0), min(right, self.count)):
            if self.facts(at) & fact:
                return True
        return False

    cdef int strongest(self, int left, int right) noexcept:
        """The strongest join before tokens `left` to `right` (included)."""
        cdef int at, found = 0
        for at in range(max(left, 0), min(right + 1, self.count)):
            found = max(found, self.joins[at])
        return found

    cdef bint has_comma(self, int left, int right) noexcept:
        """Whether a comma stands before one of tokens `left` to `right` (excluded)."""
        cdef int at
        for at in range(max(left, 0), min(right, self.count)):
            if self.joins[at] == COMMA:
                return True
        return False

    # Frames

    cdef int spoken(self, list found) except -1:
        cdef vector[char] taken
        cdef bint is_lone = False
        cdef Use use
        cdef Py_ssize_t before
        for use in self.uses:
            if use.form == VERB:
                self.verb(use, found)
            elif use.form == NOUN:
                self.noun(use, found)
            elif use.form == ADJECTIVE:
                self.adjective(use, found)
            else:
                is_lone = True
        if not is_lone:
            return 0
        taken.assign(self.count + 1, False)
        for frame in found:
            taken[<int><object>slot_of(FRAME, <PyObject*>frame, FRAME_START)] = True
        for use in self.uses:
            if use.form == INTRANSITIVE and not taken[use.start]:
                before = len(found)
                self.framed("intransitive", use, self.before(use.start, SUBJECT_REACH), found)
                taken[use.start] = len(found) > before
        return 0

    cdef int framed(self, str kind, Use use, vector[int] targets, list found) except -1:
        """Add a frame for each of the targets."""
        cdef int target
        for target in targets:
            found.append(frame_of(
                kind, <object>slot_of(USE, use.own, 0), <object>PyTuple_GET_ITEM(<object>use.whole, 0), <object>PyTuple_GET_ITEM(<object>use.whole, 1),
                <object>self.targets[target].whole, <object>slot_of(USE, use.own, 3), named_by(self.targets[target].whole), <object>use.verb_form,
            ))
        return 0

    cdef int verb(self, Use use, list found) except -1:
        cdef bint is_passive = use.verb_form == <PyObject*>ED and self.has_word(use.start - AUXILIARY_REACH, use.start, BE)
        cdef bint is_noun = use.verb_form == <PyObject*>BASE and use.start > 0 and self.facts(use.start - 1) & BEFORE_NOUN
        cdef vector[int] objects
        if not (is_passive or is_noun):
            objects = self.after(use.end, OBJECT_REACH, use)
        if not objects.empty() or use.verb_form != <PyObject*>ED:
            return self.framed("active", use, objects, found)
        return self.framed("passive", use, self.before(use.start, SUBJECT_REACH if is_passive else FRAGMENT_REACH), found)

    cdef int noun(self, Use use, list found) except -1:
        cdef int near = 1 if use.end < self.count and self.joins[use.end] >= COMMA else 2
        cdef int target
        cdef vector[int] own
        if self.has_word(use.end, use.end + near, LINK):
            self.framed("nominal", use, self.after(use.end, OBJECT_REACH, use), found)
        for target in self.before(use.start, 1):
            if not use.start or not self.facts(use.start - 1) & POSSESSIVE or self.tied(self.targets[target].end, use.start, COMMA):
                own.push_back(target)
        return self.framed("nominal", use, own, found)

    cdef int adjective(self, Use use, list found) except -1:
        self.framed("adjectival", use, self.after(use.end, ADJECTIVE_REACH, use), found)
        return self.framed("adjectival", use, self.before(use.start, ADJECTIVE_REACH), found)

    cdef vector[int] after(self, int at, int reach, Use use):
        """The nearest target after token `at` and those listed with it."""
        cdef int number, start
        for number in range(<int>self.targets.size()):
            start = self.targets[number].start
            if start < at or (start == use.start and self.targets[number].end == use.end):
                continue
            if start - at > reach or not self.tied(at, start, STRONG) or self.interrupted(at, start):
                break
            return self.coordinated(number, True)
        return vector[int]()

    cdef vector[int] before(self, int at, int reach):
        """The nearest target before token `at` and those listed with it."""
        cdef int number, end
        for number in range(<int>self.targets.size() - 1, -1, -1):
            end = self.targets[number].end
            if end > at:
                continue
            if at - end > reach or not self.tied(end, at, COLON) or self.begins_clause(end, at):
                break
            return self.coordinated(number, False)
        return vector[int]()

    cdef inline bint tied(self, int left, int right, unsigned char weakest) noexcept:
        return self.strongest(left, right) < weakest

    cdef bint interrupted(self, int left, int right) noexcept:
        cdef Use use
        if self.begins_clause(left, right) or self.has_word(left, right, STOP):
            return True
        for use in self.uses:
            if use.form == VERB and not use.soft and left <= use.start and use.end <= right:
                if not (
                    (use.start < self.count and self.joins[use.start] == COMMA)
                    or use.start == left
                    or self.facts(use.start - 1) & CHAINS
                ):
                    return True
        return False

    cdef bint begins_clause(self, int left, int right) noexcept:
        cdef int at
        cdef unsigned int facts
        for at in range(left, right):
            if self.joins[at] == COMMA:
                facts = self.facts(at)
                if facts & BEGINS:
                    return True
                if at + 1 < right and facts & OPENS and (facts & WHERE or self.facts(at + 1) & BEGINS_OPENED):
                    return True
        return False

    cdef vector[int] coordinated(self, int first, bint forward):
        """The target `first` and those listed with it, by their numbers."""
        cdef vector[int] listed
        cdef int last = first, number, left, right, step = 1 if forward else -1, most = <int>self.targets.size()
        listed.push_back(first)
        if most == 1:
            return listed
        number = 0 if forward else most - 1
        while 0 <= number < most:
            if forward:
                left, right = self.targets[last].end, self.targets[number].start
            else:
                left, right = self.targets[number].end, self.targets[last].start
            if not (
                right < left
                or number == last
                or (self.targets[number].start == self.targets[last].start and self.targets[number].end == self.targets[last].end)
            ):
                if not self.is_listed(left, right):
                    break
                listed.push_back(number)
                last = number
            number += step
        return listed

    cdef bint is_listed(self, int left, int right) noexcept:
        cdef Use use
        if right - left > LIST_REACH or not self.tied(left, right, COLON):
            return False
        for use in self.uses:
            if left <= use.start < right:
                return False
        return self.has_comma(left, right + 1) or self.has_word(left, right, CONJUNCTION)

    cdef int outcomes(self, tuple outcomes, list found) except -1:
        cdef int start, end, inside
        cdef Place target
        for outcome in outcomes:
            self.put(outcome, &start, &end)
            inside = 0
            for target in self.targets:
                if start <= target.start and target.end <= end and not is_structure(target.whole):
                    inside += 1
                    found.append(frame_of("outcome", outcome[2], outcome[0], outcome[1], <object>target.whole, False, named_by(target.whole), None))
            if not inside:
                found.append(frame_of("outcome", outcome[2], outcome[0], outcome[1], None, False, None, None))
        return 0

    cdef int listed(self, effect, list found) except -1:
        cdef Place phrase, target
        cdef int number, each
        self.note_phrases()
        if not self.marks & (OFFERED_FOR | LEADS_IN):
            return 0
        for phrase in self.phrases:
            start, end = (<tuple>phrase.whole)[0], (<tuple>phrase.whole)[1]
            if phrase.kind & OFFERED_FOR:
                for number in range(<int>self.targets.size()):
                    if phrase.start <= self.targets[number].start and self.targets[number].end <= phrase.end:
                        for each in self.coordinated(number, True):
                            target = self.targets[each]
                            found.append(frame_of("offered-for", effect, start, end, <object>target.whole, False, named_by(target.whole), None))
            if phrase.kind & LEADS_IN:
                for target in self.targets:
                    if target.start >= phrase.end:
                        found.append(frame_of("lead-in", effect, start, end, <object>target.whole, False, named_by(target.whole), None))
        return 0

    cdef int pronouns(self, before, list found) except -1:
        """Frames of effect verbs on a pronoun, which stands for the last condition of the sentence before."""
        cdef Use use
        cdef PyObject* named = NULL
        cdef bint is_read = False
        for use in self.uses:
            if use.form == VERB and use.end < self.count and self.facts(use.end) & PRONOUN:
                if not is_read:
                    is_read = True
                    named = last_condition(before)
                if named == NULL:
                    return 0
                found.append(frame_of(
                    "active", <object>slot_of(USE, use.own, 0), <object>PyTuple_GET_ITEM(<object>use.whole, 0), use.end + 1, None,
                    <object>slot_of(USE, use.own, 3), <object>named, None,
                ))
        return 0

    # Who is credited

    cdef int agents(self, int begin, int after, vector[Place]& found) except -1:
        cdef Place mention, phrase
        cdef bint has_agent = False, has_product = False, is_aside
        cdef size_t at, kept = 0
        self.note_mentions()
        if self.mentions.empty():
            return 0
        self.note_phrases()
        for mention in self.mentions:
            if mention.kind == SUBJECT or (mention.start < after and begin < mention.end):
                continue
            is_aside = False
            if self.marks & ASIDE:
                for phrase in self.phrases:
                    is_aside |= phrase.kind & ASIDE and phrase.start <= mention.start and mention.end <= phrase.end
            if is_aside:
                continue
            has_agent |= mention.kind == AGENT
            has_product |= mention.kind == PRODUCT
            found.push_back(mention)
        if has_agent and not has_product:
            for at in range(found.size()):
                if not self.is_pronoun(found[at].start, found[at].end):
                    found[kept] = found[at]
                    kept += 1
            found.resize(kept)
        return 0

    cdef bint is_pronoun(self, int start, int end) except -1:
        cdef Place phrase
        self.note_phrases()
        for phrase in self.phrases:
            if phrase.kind & BARE_PRONOUN and phrase.start <= start and end <= phrase.end:
                return True
        return False

    cdef object credited(self, frame):
        cdef vector[Place] found
        cdef Place mention
        cdef int begin = 0, after = 0, start = <object>slot_of(FRAME, <PyObject*>frame, FRAME_START), end = <object>slot_of(FRAME, <PyObject*>frame, FRAME_END), at
        cdef str kind = <str?><object>slot_of(FRAME, <PyObject*>frame, FRAME_KIND)
        target = <object>slot_of(FRAME, <PyObject*>frame, FRAME_TARGET)
        self.require_inside(start, end)
        if target is not None:
            self.put(target, &begin, &after)
        self.agents(begin, after, found)
        if kind == "active":
            for at in range(<int>found.size() - 1, -1, -1):
                if found[at].end <= start:
                    if self.strongest(found[at].end, start) < COLON:
                        return <object>found[at].whole
                    break
        for mention in found:
            if mention.start >= end and self.has_word(mention.start - INSTRUMENT_REACH, mention.start, INSTRUMENTAL):
                return <object>mention.whole
        mentioned = first_of(PRODUCT, found)
        if mentioned is None and kind != "outcome":
            mentioned = first_of(AGENT, found)
        return first_of(ANAPHOR, found) if mentioned is None else mentioned

    cdef bint has_own_subject(self, frame) except -1:
        """See `may_have_own_subject`, which comes before."""
        cdef int start = <object>slot_of(FRAME, <PyObject*>frame, FRAME_START)
        self.require_inside(start, start + 1)
        return not self.joins[start] and not self.facts(start - 1) & NO_SUBJECT

    # How it stands to what it says

    cdef int listen(self, following) except -1:
        """Look at the cues of the sentence, those nearby that reach over it, and those of the sentence `following`, once."""
        if self.has_listened:
            return 0
        self.has_listened = True
        self.asking = <str?><object>slot_of(SENTENCE, <PyObject*>self.sentence, SENTENCE_ENDING) == "?"
        self.hear(<tuple?><object>slot_of(READING, <PyObject*>self.reading, READING_CUES), self.cues, True)
        self.hear(<tuple?><object>slot_of(READING, <PyObject*>self.reading, READING_TOLD), self.told, False)
        if following is not None:
            self.hear(<tuple?><object>slot_of(READING, <PyObject*>following, READING_CUES), self.following, False)
        return 0

    cdef object standing(self, int start, int end):
        cdef vector[Heard] governing, disarming
        cdef Heard cue
        cdef size_t own, at
        cdef int doubled = 0
        cdef bint is_there
        self.require_inside(start, end)
        if not self.cues.empty():
            self.own_cues(start, end, disarming, governing)
        if not governing.empty():
            self.note_phrases()
            if self.marks & TURNING:
                self.keep_in_clause(start, end, governing)
        if self.asking:
            asked = self.asked(governing)
            if asked is not None:
                return asked
        denial = self.denied()
        if denial is not None:
            return standing_of(Stance.REPORTED, (denial,))
        for cue in disarming:
            if cue.stance == DOUBLE:
                doubled = max(doubled, cue.end)
        if doubled:
            keep_others(governing, NEGATED, doubled)
        own = governing.size()
        for cue in self.told:
            is_there = False
            for at in range(own):
                is_there |= governing[at].group == cue.group
            if not is_there:
                governing.push_back(cue)
        return decided(governing)

    cdef object frame_standing(self, frame):
        cdef int start, end
        cdef str kind
        stands = self.standing(<object>slot_of(FRAME, <PyObject*>frame, FRAME_START), <object>slot_of(FRAME, <PyObject*>frame, FRAME_END))
        target = <object>slot_of(FRAME, <PyObject*>frame, FRAME_TARGET)
        if target is None or slot_of(STANDING, <PyObject*>stands, 0) != <PyObject*>PLAIN:
            return stands
        if <object>slot_of(FRAME, <PyObject*>frame, FRAME_KIND) not in TOLD_BY_TARGET:
            return stands
        self.put(target, &start, &end)
        around = self.standing(start, end)
        return around if <object>slot_of(STANDING, <PyObject*>around, 0) in NOT_SAID else stands

    cdef int hear(self, tuple cues, vector[Heard]& heard, bint are_own) except -1:
        """Add `cues`, which may be those of another sentence, to what is `heard`."""
        cdef Heard one
        cdef Py_ssize_t at
        for at in range(len(cues)):
            one.cue = PyTuple_GET_ITEM(cues, at)
            one.start, one.end = <object>slot_of(CUE, one.cue, 0), <object>slot_of(CUE, one.cue, 1)
            if are_own:
                self.require_inside(one.start, one.end)
            one.group = slot_of(CUE, one.cue, 2)
            one.stance = stance_of(<object>slot_of(GROUP, one.group, 1))
            one.scope = scope_of(<str?><object>slot_of(GROUP, one.group, 2))
            one.role = role_of(<object>slot_of(GROUP, one.group, 5))
            heard.push_back(one)
        return 0

    cdef int own_cues(self, int start, int end, vector[Heard]& disarming, vector[Heard]& governing) except -1:
        """The cues of the sentence that disarm others, and those that govern tokens `start` to `end`."""
        cdef Heard cue
        for cue in self.cues:
            if (cue.stance == PSEUDO or cue.stance == DOUBLE) and (cue.role != LEADS_ON or self.asking):
                disarming.push_back(cue)
        for cue in self.cues:
            if cue.stance < ALL_STANCES and self.is_armed(cue, start, end, disarming) and self.governs(cue, start, end):
                governing.push_back(cue)
        return 0

    cdef bint is_armed(self, Heard cue, int start, int end, vector[Heard]& disarming) noexcept:
        cdef bint overlaps = cue.start < end and start < cue.end, surrounds = cue.start <= start and end <= cue.end
        cdef Heard other
        if cue.role >= AFFIRMS:
            return False
        if overlaps and not (surrounds and cue.end - cue.start > end - start) and not self.reaches_into(cue, start, end):
            return False
        for other in disarming:
            if other.start < cue.end and cue.start < other.end and other.end - other.start >= cue.end - cue.start:
                return False
        return True

    cdef bint reaches_into(self, Heard cue, int start, int end) noexcept:
        cdef int left, right
        cdef bint reaches
        cdef Heard other
        if cue.scope == AFTER:
            left, right = start, cue.end
            reaches = cue.start < start < cue.end < end
        else:
            left, right = cue.start, end
            reaches = cue.scope == BEFORE and start < cue.start < end < cue.end
        if reaches:
            for other in self.cues:
                if other.stance == cue.stance and left <= other.start and other.end <= right:
                    return False
        return reaches

    cdef bint governs(self, Heard cue, int start, int end) except -1:
        if cue.scope == AFTER:
            return cue.start < end and not self.parted(cue.end, start, cue) and not (cue.start < start and self.denies_anew(start))
        if cue.scope == BEFORE:
            return cue.end > start and not self.parted(end, cue.start, cue)
        return not (cue.scope == SETTING and self.strongest(end, cue.start) >= STRONG and says_what_it_does(self.reading))

    cdef bint parted(self, int left, int right, Heard cue) except -1:
        cdef Heard other
        cdef Place phrase
        if right <= left:
            return False
        if self.strongest(max(left, 1), right) >= COLON:
            return True
        if cue.stance == NEGATED:
            self.note_phrases()
            if self.marks & RESUMES:
                for phrase in self.phrases:
                    if (
                        phrase.kind & RESUMES
                        and left + DENIED <= phrase.start <= right
                        and phrase.start < self.count
                        and self.joins[phrase.start] == COMMA
                    ):
                        return True
        for other in self.cues:
            if other.stance == TERMINATOR and other.cue != cue.cue and left <= other.start < right:
                return True
        return False

    cdef bint denies_anew(self, int at) noexcept:
        cdef Heard cue
        if at < self.count and self.joins[at] >= COMMA:
            for cue in self.cues:
                if cue.start == at and cue.stance == NEGATED:
                    return True
        return False

    cdef int keep_in_clause(self, int start, int end, vector[Heard]& governing) except -1:
        """Keep those of the cues that govern tokens `start` to `end` which reach into their clause."""
        cdef int main = self.main_clause(start), own
        cdef size_t at, kept = 0
        cdef Heard cue
        if main >= 0:
            for at in range(governing.size()):
                cue = governing[at]
                if cue.start >= main or not 1 << cue.stance & CONCEDED or not (cue.scope == AFTER or cue.scope == WHOLE):
                    governing[kept] = cue
                    kept += 1
            governing.resize(kept)
        own = self.own_clause(end, ()) if not governing.empty() else -1
        if 0 <= own <= start:
            kept = 0
            for at in range(governing.size()):
                if governing[at].start >= own or not 1 << governing[at].stance & OF_OTHERS:
                    governing[kept] = governing[at]
                    kept += 1
            governing.resize(kept)
        return 0

    cdef int main_clause(self, int at) except -2:
        """Where the clause of token `at` begins, if it is the main one after one that only grants something; else -1."""
        cdef Place phrase
        cdef int found = -1, granted
        for phrase in self.phrases:
            if phrase.kind & TURNS and phrase.start <= at:
                found = max(found, phrase.start)
        granted = self.granted()
        return max(found, granted) if granted <= at else found

    cdef int granted(self) except -2:
        """The comma that ends an opening clause which grants something, where a subject comes next; else -1."""
        cdef Place phrase, mention
        cdef bint grants = False
        cdef int first = 1
        for phrase in self.phrases:
            grants |= not phrase.start and phrase.kind & CONCEDES
        if not grants:
            return -1
        while first < self.count and self.joins[first] < COMMA:
            first += 1
        if first >= self.count or self.joins[first] != COMMA:
            return -1
        if self.facts(first) & BEGINS_OPENED:
            return first
        self.note_mentions()
        for mention in self.mentions:
            if (mention.kind == PRODUCT or mention.kind == ANAPHOR) and first <= mention.start <= first + 1:
                return first
        return -1

    cdef int own_clause(self, int end, tuple also) except -2:
        """Where a clause begins that the page says of its own product before token `end`; else -1."""
        cdef str text = <str?><object>slot_of(SENTENCE, <PyObject*>self.sentence, SENTENCE_TEXT)
        cdef Place phrase
        cdef int found = -1
        cdef bint opens, has_semicolon = ";" in text
        if not has_semicolon and not self.strongest(0, self.count):
            return -1  # there is nothing for a clause to begin behind
        self.note_phrases()
        starts = self.sentence.starts
        for phrase in self.phrases:
            if not (0 < phrase.start < phrase.end <= end) or phrase.start <= found:
                continue
            opens = False
            if self.joins[phrase.start] >= COMMA:
                opens = phrase.kind & OWN_CLAUSE
                for label in also:
                    opens |= label in (<tuple>phrase.whole)[2]
            if not opens and has_semicolon and phrase.kind & OWN_SUBJECT:
                opens = ";" in text[self.sentence.end(phrase.start - 1) : starts[phrase.start]]
            if opens and not is_quoted(text[starts[0] : starts[phrase.start]]):
                found = phrase.start
        return found

    cdef object asked(self, vector[Heard]& governing):
        """What a question asserts: nothing, or None for a claim that only leads up to one or is answered with yes."""
        cdef Heard cue, other
        for cue in self.following:
            if cue.role == AFFIRMS:
                if not cue.start:
                    return None
                break
        for cue in self.following:
            if cue.role == DECLINES:
                if not cue.start:
                    return standing_of(Stance.NEGATED, (<object>cue.cue,))
                break
        for cue in self.cues:
            if cue.role == LEADS_ON:
                for other in governing:
                    if other.stance == NEGATED or other.stance == REPORTED:
                        return None
                return standing_of(Stance.IMPLIED, (<object>cue.cue,))
        return ASKED

    cdef object denied(self):
        """The cue with which the next sentence refutes this one: a quotation by any denial, a plain statement by a bare one."""
        cdef Heard cue
        if self.following.empty():
            return None
        if <object>slot_of(SENTENCE, <PyObject*>self.sentence, SENTENCE_QUOTED):
            for cue in self.following:
                if cue.role == REFUTES_QUOTES:
                    return None if cue.start else <object>cue.cue
        for cue in self.following:
            if cue.role == REFUTES:
                return None if cue.start else <object>cue.cue
        return None


cdef Said look_at(reading):
    """A sentence that was read, as yet hardly taken apart."""
    cdef Said made = Said.__new__(Said)
    cdef bytes joins
    made.reading = reading
    made.sentence = <object>slot_of(READING, <PyObject*>reading, READING_SENTENCE)
    made.words = <tuple?><object>slot_of(SENTENCE, <PyObject*>made.sentence, SENTENCE_WORDS)
    joins = <bytes?><object>slot_of(SENTENCE, <PyObject*>made.sentence, SENTENCE_JOINS)
    made.count = <int>len(made.words)
    if len(joins) < made.count:
        raise IndexError("a sentence has fewer joins than words")
    made.joins = <const unsigned char*>PyBytes_AS_STRING(joins)  # held by the sentence, which nobody changes
    return made


def frames(reading, before, unsaid):
    """See `linter.language.frames.frames`."""
    cdef list found = []
    look_for_frames(reading, before, unsaid, found)
    return found if len(found) < 2 else each_once(found)


cdef Said look_for_frames(reading, before, unsaid, list found):
    """Add the frames of a sentence, and give it as far as it was taken apart for that; None: it can have none."""
    cdef tuple targets = <tuple?><object>slot_of(READING, <PyObject*>reading, READING_TARGETS)
    cdef tuple outcomes = <tuple?><object>slot_of(READING, <PyObject*>reading, READING_OUTCOMES)
    cdef bint has_effects = len(<tuple?><object>slot_of(READING, <PyObject*>reading, READING_EFFECTS)) > 0
    cdef bint follows = has_effects and before is not None and len(<tuple?><object>slot_of(READING, <PyObject*>before, READING_TARGETS)) > 0
    cdef Said looked
    if not (outcomes or follows or (targets and (has_effects or unsaid))):
        return None
    looked = look_at(reading)
    looked.note_targets()
    looked.note_uses()
    if targets and has_effects:
        looked.spoken(found)
    if outcomes:
        looked.outcomes(outcomes, found)
    for effect in unsaid if targets else ():
        looked.listed(effect, found)
    if follows:
        looked.pronouns(before, found)
    return looked


def credited(reading, frame):
    """See `linter.language.credit.credited`."""
    return look_at(reading).credited(frame) if <object>slot_of(READING, <PyObject*>reading, READING_MENTIONS) else None


def has_own_subject(reading, frame):
    """See `linter.language.credit.has_own_subject`."""
    return may_have_own_subject(frame) and look_at(reading).has_own_subject(frame)


def is_pronoun(reading, mention):
    """See `linter.language.credit.is_pronoun`."""
    return look_at(reading).is_pronoun(<object>slot_of(MENTION, <PyObject*>mention, MENTION_START), <object>slot_of(MENTION, <PyObject*>mention, MENTION_END))


def standing(reading, int start, int end, following=None):
    """See `linter.language.stance.standing`."""
    cdef Said looked
    if nothing_governs(reading, following):
        return ASSERTED
    looked = look_at(reading)
    looked.listen(following)
    return looked.standing(start, end)


def frame_standing(reading, frame, following):
    """See `linter.language.stance.frame_standing`."""
    cdef Said looked
    if nothing_governs(reading, following):
        return ASSERTED
    looked = look_at(reading)
    looked.listen(following)
    return looked.frame_standing(frame)


cdef bint may_have_own_subject(frame) except -1:
    """Whether a frame is one of an active verb in the third person that does not begin its sentence."""
    if slot_of(FRAME, <PyObject*>frame, FRAME_VERB_FORM) != <PyObject*>S or <str?><object>slot_of(FRAME, <PyObject*>frame, FRAME_KIND) != "active":
        return False
    return <int><object>slot_of(FRAME, <PyObject*>frame, FRAME_START) != 0


cdef bint nothing_governs(reading, following) except -1:
    """Whether no cue is near a sentence that asks nothing."""
    if <object>slot_of(READING, <PyObject*>reading, READING_CUES) or <object>slot_of(READING, <PyObject*>reading, READING_TOLD):
        return False
    if following is not None and <object>slot_of(READING, <PyObject*>following, READING_CUES):
        return False
    return <str?><object>slot_of(SENTENCE, slot_of(READING, <PyObject*>reading, READING_SENTENCE), SENTENCE_ENDING) != "?"


def own_clause(reading, int end, *also):
    """See `linter.language.stance.own_clause`."""
    cdef int found = look_at(reading).own_clause(end, also)
    return None if found < 0 else found


def evidence(block, reading, frame, mention, tuple cues):
    """See `linter.language.evidence.evidence`."""
    return told_by(look_at(reading), block, frame, mention, cues)


cdef tuple told_by(Said looked, block, frame, mention, tuple cues):
    """The span and evidence of a frame of a sentence."""
    cdef Passages passages = Passages.__new__(Passages)
    cdef int start = <object>slot_of(FRAME, <PyObject*>frame, FRAME_START), end = <object>slot_of(FRAME, <PyObject*>frame, FRAME_END), first, last
    target = <object>slot_of(FRAME, <PyObject*>frame, FRAME_TARGET)
    passages.found = []
    passages.look_at(looked, <object>slot_of(BLOCK, <PyObject*>block, BLOCK_OFFSETS))
    first, last = start, end
    if target is not None:
        looked.put(target, &first, &last)
        passages.begin(min(start, first), max(end, last))
        passages.add("trigger", start, end)
        passages.add("target", first, last)
    else:
        passages.begin(start, end)
        passages.add("trigger", start, end)
    if mention is not None:
        passages.add("agent", <object>slot_of(MENTION, <PyObject*>mention, MENTION_START), <object>slot_of(MENTION, <PyObject*>mention, MENTION_END))
    own = <tuple?><object>slot_of(READING, <PyObject*>looked.reading, READING_CUES)
    for cue in cues if own else ():
        if holds(own, cue):
            passages.add("cue", <object>slot_of(CUE, <PyObject*>cue, 0), <object>slot_of(CUE, <PyObject*>cue, 1))
    return passages.span, tuple(passages.found)


def as_written(sentence, mention):
    """See `linter.language.evidence.as_written`."""
    cdef int start = <object>slot_of(MENTION, <PyObject*>mention, MENTION_START), end = <object>slot_of(MENTION, <PyObject*>mention, MENTION_END), at
    cdef str text = <str?><object>slot_of(SENTENCE, <PyObject*>sentence, SENTENCE_TEXT)
    starts = sentence.starts
    if end - start == 1:
        return text[starts[start] : sentence.end(start)]
    return " ".join([text[starts[at] : sentence.end(at)] for at in range(start, end)])


cdef bint holds(tuple cues, cue) except -1:
    """Whether `cue` is one of `cues`, or equal to one: it may be that of a sentence beside theirs."""
    cdef PyObject* other
    for each in cues:
        if each is cue:
            return True
    for each in cues:
        other = <PyObject*>each
        if slot_of(CUE, other, 2) == slot_of(CUE, <PyObject*>cue, 2) and each == cue:
            return True
    return False


@cython.final
@cython.freelist(2)
cdef class Passages:
    """What made an assertion, each by where it stands in the source behind the beginning of all."""

    cdef Said said
    cdef object offsets
    cdef object starts
    cdef object ends
    cdef const unsigned int* begun  # the same as `starts`, where those are plain numbers
    cdef object shift  # where the block is one stretch of source: all is as far apart there as in its text; else None
    cdef long first
    cdef object span
    cdef list found

    cdef int look_at(self, Said said, offsets) except -1:
        self.said, self.offsets, self.shift = said, offsets, offsets.shift
        self.starts = <object>slot_of(SENTENCE, <PyObject*>said.sentence, SENTENCE_STARTS)
        self.ends = <object>slot_of(SENTENCE, <PyObject*>said.sentence, SENTENCE_ENDS)
        if type(self.starts) is array.array and (<array.array>self.starts).ob_descr.typecode == b"I":
            if len(<array.array>self.starts) >= said.count:
                self.begun = (<array.array>self.starts).data.as_uints
        return 0

    cdef inline int start(self, int at) except? -1:
        """Where token `at` begins in the text."""
        return <int>self.begun[at] if self.begun != NULL else <int><object>self.starts[at]

    cdef inline int end(self, int at) except? -1:
        """Where token `at` ends."""
        if self.ends is not None:
            return <object>self.ends[at]
        return self.start(at) + <int>len(<str?><object>PyTuple_GET_ITEM(self.said.words, at))

    cdef int begin(self, int first, int last) except -1:
        """Begin with the span of tokens `first` to `last` (excluded), at least one."""
        self.require_some(first, last)
        if self.shift is not None:
            self.first = self.start(first)
            self.span = named(Span, (self.first + self.shift, self.end(last - 1) + self.shift))
        else:
            self.span = self.offsets.span(self.start(first), self.end(last - 1))
            self.first = self.span[0]
        return 0

    cdef int add(self, str role, int first, int last) except -1:
        """Add what tokens `first` to `last` (excluded) are."""
        cdef long start, end
        self.require_some(first, last)
        start, end = self.start(first), self.end(last - 1)
        if self.shift is None:
            start, end = self.offsets.span(start, end)
        self.found.append(named(Evidence, (role, start - self.first, end - self.first)))
        return 0

    cdef int require_some(self, int first, int last) except -1:
        self.said.require_inside(first, last)
        if first == last:
            raise IndexError("an assertion of no words")
        return 0


def asserted(view):
    """See `linter.language.asserting.asserted`."""
    cdef Finder finder = Finder.__new__(Finder)
    finder.look_at(view)
    finder.find()
    return finder.found


@cython.final
cdef class Finder:
    """One pass over the sentences of a page: see `linter.language.asserting`, where the same methods are."""

    cdef object view
    cdef tuple readings
    cdef tuple blocks
    cdef object offering
    cdef object products
    cdef object naming
    cdef object introducing
    cdef object listing
    cdef object rungs
    cdef object spoken
    cdef tuple unsaid
    cdef dict targets  # by the number of the name that they are made of
    cdef dict shared
    cdef bint offers
    cdef list found
    cdef object by  # who was named when it was last asked who has an effect

    cdef int look_at(self, view) except -1:
        self.view, self.readings, self.blocks = view, tuple(view.readings), tuple(view.blocks)
        self.offers, self.offering, self.products, self.naming = view.offers, view.offering, view.products, view.naming
        self.introducing, self.listing, self.rungs, self.unsaid = view.introducing, view.listing, view.rungs, tuple(view.unsaid)
        self.targets, self.shared, self.found = {}, {}, []
        return 0

    cdef int find(self) except -1:
        cdef bint introduces = bool(self.introducing) or bool(self.listing), is_named, is_aside
        cdef Py_ssize_t number
        cdef Said looked
        cdef list frames
        subjects = self.view.index.mentioning("subject")
        listed = self.view.index.with_any(said.OFFERED_FOR, said.LEAD_INS)
        last = before = None
        for number in range(len(self.readings)):
            reading = self.readings[number]
            last, before = before, reading
            is_named = number in self.products
            if not is_named and number in subjects:
                continue
            is_aside = self.offers and block_of(reading) not in self.offering and not self.answers(number)
            if is_aside and not is_named:
                continue
            frames = []
            looked = look_for_frames(reading, last, self.unsaid if number in listed else (), frames)
            if not frames and introduces and <tuple?><object>slot_of(READING, <PyObject*>reading, READING_TARGETS):
                self.introduced(number, frames)
            if frames:
                if looked is None:
                    looked = look_at(reading)
                self.tell(number, looked, frames if len(frames) < 2 else each_once(frames), is_aside)
        return 0

    cdef int tell(self, Py_ssize_t number, Said looked, list frames, bint is_aside) except -1:
        """Add the assertions that the `frames` of a sentence make."""
        cdef list having = []
        cdef str kind
        for frame in frames:
            kind = self.agent(number, looked, frame)
            if kind is not None:
                having.append((frame, kind, self.by))
        if len(having) > 1:
            having = self.strongest(looked, having)
        for frame, kind, mention in having:
            if not is_aside or (kind == "product" and <str?><object>slot_of(FRAME, <PyObject*>frame, FRAME_KIND) == SAYING):
                self.found.append(self.assertion(number, looked, frame, kind, mention))
        return 0

    cdef int introduced(self, Py_ssize_t number, list found) except -1:
        reading = self.readings[number]
        block = self.block(reading)
        surface = <str?><object>slot_of(BLOCK, <PyObject*>block, BLOCK_SURFACE)
        if surface == "table-cell" and <object>slot_of(BLOCK, <PyObject*>block, BLOCK_ROW) in self.view.others:
            return 0
        lead = self.lead(number)
        if lead not in self.introducing and not (surface == "list-item" and lead in self.listing):
            return 0
        for effect in self.unsaid:
            for target in <tuple?><object>slot_of(READING, <PyObject*>reading, READING_TARGETS):
                if not is_structure(<PyObject*>target):
                    about = named_by(<PyObject*>target)
                    found.append(frame_of("lead-in", effect, (<tuple>target)[0], (<tuple>target)[1], target, False, about, None))
        return 0

    cdef inline object block(self, reading):
        """The block of a sentence."""
        return self.blocks[<Py_ssize_t>block_of(reading)]

    cdef object lead(self, Py_ssize_t number):
        reading = self.readings[number]
        led = self.view.answering.get(number)
        if led is not None:
            return led
        block = self.block(reading)
        led = <object>slot_of(BLOCK, <PyObject*>block, BLOCK_LEAD)
        if led is not None:
            return led
        if <str?><object>slot_of(BLOCK, <PyObject*>block, BLOCK_SURFACE) == "link":
            return <object>slot_of(BLOCK, <PyObject*>block, BLOCK_SECTION)
        return self.view.bulleted.get(block_of(reading))

    cdef object assertion(self, Py_ssize_t number, Said looked, frame, str kind, mention):
        cdef int first, last, start, end
        stands = self.standing(number, looked, frame)
        target = self.target(frame)
        span, passages = told_by(looked, self.block(looked.reading), frame, mention, <tuple?><object>slot_of(STANDING, <PyObject*>stands, 1))
        agent = "" if mention is None else self.once(as_written(looked.sentence, mention))
        first, last = <object>slot_of(FRAME, <PyObject*>frame, FRAME_START), <object>slot_of(FRAME, <PyObject*>frame, FRAME_END)
        hit = <object>slot_of(FRAME, <PyObject*>frame, FRAME_TARGET)
        if hit is not None:
            looked.put(hit, &start, &end)
            first, last = min(first, start), max(last, end)
        return assertion_of((
            <object>slot_of(FRAME, <PyObject*>frame, FRAME_EFFECT), target, self.rung(looked, frame, target), <object>slot_of(STANDING, <PyObject*>stands, 0),
            kind, agent, <object>slot_of(FRAME, <PyObject*>frame, FRAME_KIND), block_of(looked.reading), number, (first, last), span,
            self.once(passages),
        ))

    cdef object once(self, value):
        """`value`, or an equal one that was met before on the page."""
        return self.shared.setdefault(value, value)

    cdef object standing(self, Py_ssize_t number, Said looked, frame):
        following = self.readings[number + 1] if number + 1 < len(self.readings) else None
        if nothing_governs(looked.reading, following):
            stands = ASSERTED
        else:
            looked.listen(following)
            stands = looked.frame_standing(frame)
        if <str?><object>slot_of(FRAME, <PyObject*>frame, FRAME_KIND) == "lead-in" and slot_of(STANDING, <PyObject*>stands, 0) == <PyObject*>PLAIN:
            return self.introducing.get(self.lead(number), stands)
        return stands

    cdef object target(self, frame):
        name = <object>slot_of(FRAME, <PyObject*>frame, FRAME_ABOUT)
        key = <size_t><PyObject*>name
        target = self.targets.get(key)
        if target is None:
            if name is None:
                target = AssertedTarget("outcome", "", "")
            else:
                assert name.kind != "product"
                target = AssertedTarget(name.kind, name.id, name.title)
            self.targets[key] = target
        return target

    cdef object rung(self, Said looked, frame, target):
        rung = self.rungs[<object>slot_of(FRAME, <PyObject*>frame, FRAME_EFFECT)].rungs[target.kind]
        if self.offers:
            return rung
        looked.note_phrases()
        if looked.marks & ON_ANIMALS:
            return lower(rung, Rung.PRECLINICAL_FINDING)
        if looked.marks & ON_HUMANS:
            return lower(rung, Rung.EARLY_HUMAN_FINDING)
        return rung

    cdef str agent(self, Py_ssize_t number, Said looked, frame):
        """Who has the effect, and in `by` the mention of it; None when it is somebody else, or when nobody relevant is in view."""
        cdef str kind = <str?><object>slot_of(FRAME, <PyObject*>frame, FRAME_KIND), about
        cdef bint is_lead = kind == "lead-in", in_view, is_named
        self.by = looked.credited(frame) if <object>slot_of(READING, <PyObject*>looked.reading, READING_MENTIONS) else None
        if self.by is not None:
            who = <str?><object>slot_of(MENTION, <PyObject*>self.by, MENTION_KIND)
            if who == "agent":
                return None
            if who == "product":
                return "product"
        is_named = self.has_product_in_view(number) or (is_lead and self.lead(number) in self.naming)
        in_view = is_named or (self.by is not None and not self.is_loose(looked))
        block = self.block(looked.reading)
        surface = <object>slot_of(BLOCK, <PyObject*>block, BLOCK_SURFACE)
        if kind == "nominal" and not in_view and surface == "navigation":
            return None
        name = <object>slot_of(FRAME, <PyObject*>frame, FRAME_ABOUT)
        about = "outcome" if name is None else <str?><object>slot_of(NAME, <PyObject*>name, 0)
        if <object>slot_of(FRAME, <PyObject*>frame, FRAME_SOFT):
            if about == "structure" or about == "outcome" or not (in_view or self.invites(looked, frame)):
                return None
        if not self.offers:
            return "page" if is_named else None
        if not (in_view or is_lead):
            if (may_have_own_subject(frame) and looked.has_own_subject(frame)) or not self.is_spoken(looked, frame, surface):
                return None
        if not in_view and (about == "structure" or (kind == "nominal" and self.names_a_field(frame))):
            if not self.speaks_to(looked, frame, surface):
                return None
        return "page"

    cdef bint names_a_field(self, frame) except -1:
        """Whether the nouns of an effect also name a field of medicine."""
        return self.rungs[<object>slot_of(FRAME, <PyObject*>frame, FRAME_EFFECT)].everyday_nouns

    cdef bint has_product_in_view(self, Py_ssize_t number) except -1:
        if number in self.products:
            return True
        return number - 1 in self.products and block_of(self.readings[number - 1]) == block_of(self.readings[number])

    cdef bint answers(self, Py_ssize_t number) except -1:
        cdef bint asks_for_product = False
        if not number:
            return False
        reading, before = self.readings[number], self.readings[number - 1]
        if block_of(before) != block_of(reading) or <str?><object>slot_of(SENTENCE, slot_of(READING, <PyObject*>before, READING_SENTENCE), SENTENCE_ENDING) != "?":
            return False
        for mention in <tuple?><object>slot_of(READING, <PyObject*>before, READING_MENTIONS):
            asks_for_product |= <str?><object>slot_of(MENTION, <PyObject*>mention, MENTION_KIND) == "product"
        for mention in <tuple?><object>slot_of(READING, <PyObject*>reading, READING_MENTIONS) if asks_for_product else ():
            if <str?><object>slot_of(MENTION, <PyObject*>mention, MENTION_KIND) == "anaphor" and <int><object>slot_of(MENTION, <PyObject*>mention, MENTION_START) <= LETTER:
                return True
        return False

    cdef bint is_loose(self, Said looked) except -1:
        """Whether `by` is a bare pronoun in copy that never names the product."""
        if self.naming:
            return False
        return looked.is_pronoun(<object>slot_of(MENTION, <PyObject*>self.by, MENTION_START), <object>slot_of(MENTION, <PyObject*>self.by, MENTION_END))

    cdef bint is_spoken(self, Said looked, frame, surface) except -1:
        if self.invites(looked, frame) or looked.count <= FRAGMENT or surface not in RUNNING:
            return True
        if self.spoken is None:
            speaking = self.products | self.view.index.with_any(read.VOICE, read.SELLERS)
            self.spoken = {block_of(self.readings[<Py_ssize_t>number]) for number in speaking}
        return block_of(looked.reading) in self.spoken

    cdef bint invites(self, Said looked, frame) except -1:
        if <int><object>slot_of(FRAME, <PyObject*>frame, FRAME_START) == 0:
            return True
        if <str?><object>slot_of(SENTENCE, <PyObject*>looked.sentence, SENTENCE_ENDING) != "?":
            return False
        for cue in <tuple?><object>slot_of(READING, <PyObject*>looked.reading, READING_CUES):
            if <object>slot_of(GROUP, slot_of(CUE, <PyObject*>cue, 2), 5) == "leads-on":
                return True
        return False

    cdef bint speaks_to(self, Said looked, frame, surface) except -1:
        """Whether the sentence speaks to its reader or of the page's customers, or is a fragment: a slogan, not a fact of biology."""
        if self.invites(looked, frame) or surface not in RUNNING:
            return True
        looked.note_phrases()
        return looked.marks & ADDRESSES

    cdef list strongest(self, Said looked, list having):
        """One frame per target: of several the highest rung, then the first. A bare outcome yields to a frame on the same words."""
        cdef dict best = {}
        cdef int start, end
        cdef bint has_bare = False
        for each in having:
            frame = (<tuple>each)[0]
            name = <object>slot_of(FRAME, <PyObject*>frame, FRAME_ABOUT)
            hit = <object>slot_of(FRAME, <PyObject*>frame, FRAME_TARGET)
            start = <object>slot_of(FRAME, <PyObject*>frame, FRAME_START)
            if hit is not None:
                looked.put(hit, &start, &end)
            key = ("" if name is None else name.id, start)
            before = best.get(key)
            if before is None or self.height(frame) > self.height((<tuple>before)[0]):
                best[key] = each
        kept = list(best.values())
        spoken = set()
        for each in kept:
            frame = (<tuple>each)[0]
            if <object>slot_of(FRAME, <PyObject*>frame, FRAME_ABOUT) is None:
                has_bare = True
            else:
                start, end = frame.reach
                spoken.update(range(start, end))
        if not has_bare:
            return kept
        return [each for each in kept if not yields((<tuple>each)[0], spoken)]

    cdef int height(self, frame) except -1:
        name = <object>slot_of(FRAME, <PyObject*>frame, FRAME_ABOUT)
        return self.rungs[<object>slot_of(FRAME, <PyObject*>frame, FRAME_EFFECT)].rungs["outcome" if name is None else name.kind].height


cdef bint yields(frame, set spoken) except -1:
    """Whether a frame about nothing in particular stands on words that are `spoken` of something."""
    if <object>slot_of(FRAME, <PyObject*>frame, FRAME_ABOUT) is not None:
        return False
    return not spoken.isdisjoint(range(<object>slot_of(FRAME, <PyObject*>frame, FRAME_START), <object>slot_of(FRAME, <PyObject*>frame, FRAME_END)))


cdef inline object block_of(reading):
    """The number of the block that a sentence stands in."""
    return <object>slot_of(READING, <PyObject*>reading, READING_BLOCK)


cdef object lower(rung, other):
    """The lower of two rungs."""
    return other if other.height < rung.height else rung


cdef object assertion_of(tuple fields):
    """The assertion with all of its `fields`, in order."""
    cdef Py_ssize_t at
    made = unset(<object>ASSERTION.kind)
    for at in range(len(fields)):
        set_slot(made, ASSERTION.places[at], <object>PyTuple_GET_ITEM(fields, at))
    return made


cdef unsigned int marks_of(labels) except? 0xFFFFFFFF:
    """What is known of a set of labels."""
    cdef PyObject* known = PyDict_GetItem(MARKED, labels)
    cdef unsigned int marks = 0
    if known != NULL:
        return <unsigned int><object>known
    for label, mark in MARKS.items():
        if label in labels:
            marks |= <unsigned int>mark
    if len(MARKED) > MOST_LABELS:
        MARKED.clear()
    MARKED[labels] = marks
    return marks


cdef object first_of(unsigned int kind, vector[Place]& mentions):
    """The first mention of that kind, or None."""
    cdef Place mention
    for mention in mentions:
        if mention.kind == kind:
            return <object>mention.whole
    return None


cdef Form form_of(str form) except *:
    if form == "verb":
        return VERB
    if form == "noun":
        return NOUN
    if form == "adjective":
        return ADJECTIVE
    if form == "intransitive":
        return INTRANSITIVE
    raise KeyError(form)


cdef Kind kind_of(str kind) except *:
    if kind == "product":
        return PRODUCT
    if kind == "agent":
        return AGENT
    return ANAPHOR if kind == "anaphor" else SUBJECT


cdef int stance_of(stance) except -1:
    """The number of a stance, the deciding ones first, or of what a cue is in place of one."""
    cdef int at
    for at in range(ALL_STANCES):
        if PyTuple_GET_ITEM(STANCES, at) == <PyObject*>stance:
            return at
    if stance == "terminator":
        return TERMINATOR
    return PSEUDO if stance == "pseudo" else DOUBLE


cdef Scope scope_of(str scope) except *:
    if scope == "after":
        return AFTER
    if scope == "before":
        return BEFORE
    if scope == "sentence":
        return WHOLE
    return SETTING if scope == "setting" else WIDER


cdef Role role_of(role) except *:
    if role is None:
        return NONE
    if role == "leads-on":
        return LEADS_ON
    if role == "affirms":
        return AFFIRMS
    if role == "declines":
        return DECLINES
    return REFUTES if role == "refutes" else REFUTES_QUOTES


cdef inline object named_by(PyObject* hit):
    """What a target is a name of."""
    return <object>PyTuple_GET_ITEM(<object>hit, 2)


cdef bint is_structure(PyObject* hit) except -1:
    """Whether the name of a target is that of a structure of the body."""
    return <str?><object>slot_of(NAME, PyTuple_GET_ITEM(<object>hit, 2), 0) == "structure"


cdef PyObject* last_condition(before) except? NULL:
    """The last condition of a sentence that a pronoun can stand for; NULL where it names another treatment and no product."""
    cdef bint has_agent = False, has_product = False
    cdef PyObject* found = NULL
    for mention in <tuple?><object>slot_of(READING, <PyObject*>before, READING_MENTIONS):
        kind = <str?><object>slot_of(MENTION, <PyObject*>mention, MENTION_KIND)
        has_agent |= kind == "agent"
        has_product |= kind == "product"
    for target in <tuple?><object>slot_of(READING, <PyObject*>before, READING_TARGETS) if has_product or not has_agent else ():
        if not is_structure(<PyObject*>target):
            found = PyTuple_GET_ITEM(target, 2)
    return found


cdef object frame_of(str kind, effect, start, end, target, soft, about, verb_form):
    made = unset(<object>FRAME.kind)
    set_slot(made, FRAME.places[FRAME_KIND], kind)
    set_slot(made, FRAME.places[FRAME_EFFECT], effect)
    set_slot(made, FRAME.places[FRAME_START], start)
    set_slot(made, FRAME.places[FRAME_END], end)
    set_slot(made, FRAME.places[FRAME_TARGET], target)
    set_slot(made, FRAME.places[FRAME_SOFT], soft)
    set_slot(made, FRAME.places[FRAME_ABOUT], about)
    set_slot(made, FRAME.places[FRAME_VERB_FORM], verb_form)
    return made


cdef list each_once(list found):
    """The first frame of each trigger, target and effect."""
    cdef dict kept = {}
    cdef PyObject* target
    for frame in found:
        target = slot_of(FRAME, <PyObject*>frame, FRAME_TARGET)
        at = None if target == <PyObject*>None else <object>PyTuple_GET_ITEM(<object>target, 0)
        kept.setdefault((<object>slot_of(FRAME, <PyObject*>frame, FRAME_START), at, <object>slot_of(FRAME, <PyObject*>frame, FRAME_EFFECT)), frame)
    return list(kept.values())


cdef object standing_of(stance, tuple cues):
    made = unset(<object>STANDING.kind)
    set_slot(made, STANDING.places[0], stance)
    set_slot(made, STANDING.places[1], cues)
    return made


cdef int keep_others(vector[Heard]& cues, int stance, int before) except -1:
    """Keep the cues of another stance than `stance`, and those that do not begin `before` a token."""
    cdef size_t at, kept = 0
    for at in range(cues.size()):
        if cues[at].stance != stance or cues[at].start >= before:
            cues[kept] = cues[at]
            kept += 1
    cues.resize(kept)
    return 0


cdef object decided(vector[Heard]& governing):
    """The standing that the first of the deciding stances gives, its cues first."""
    cdef int first = DECIDING
    cdef Heard cue
    for cue in governing:
        first = min(first, cue.stance)
    if first == DECIDING:
        return ASSERTED
    deciding = [<object>cue.cue for cue in governing if cue.stance == first]
    if <size_t>len(deciding) < governing.size():
        deciding += [<object>cue.cue for cue in governing if cue.stance != first]
    return standing_of(STANCES[first], tuple(deciding))


cdef bint is_quoted(str before) except -1:
    """Whether a quotation is open at the end of a text."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
