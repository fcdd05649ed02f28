# cython: language_level=3, wraparound=False
# distutils: language = c++
"""`linter.language.frames`, compiled: the same frames, many times as fast.

How each is told and why stands there; here the names are the same.
"""

cimport cython
from libcpp.vector cimport vector

from cpython.object cimport PyObject
from cpython.tuple cimport PyTuple_GET_ITEM

from linter.language._fields cimport (
    FRAME_ABOUT,
    FRAME_EFFECT,
    FRAME_END,
    FRAME_KIND,
    FRAME_SOFT,
    FRAME_START,
    FRAME_TARGET,
    FRAME_VERB_FORM,
    MENTION_KIND,
    NAME_KIND,
    READING_EFFECTS,
    READING_MENTIONS,
    READING_OUTCOMES,
    READING_TARGETS,
    USE_EFFECT,
    USE_FORM,
    USE_SOFT,
    USE_VERB_FORM,
)
from linter.language._named cimport Fields, know, set_slot, slot_of, unset
from linter.language._said cimport (
    BE,
    BEFORE_NOUN,
    BEGINS,
    BEGINS_OPENED,
    CHAINS,
    CONJUNCTION,
    LEADS_IN,
    LINK,
    OFFERED_FOR,
    OPENS,
    POSSESSIVE,
    PRONOUN,
    STOP,
    WHERE,
    Place,
    Said,
    look_at,
)

from linter.language import reading as read
from linter.language import said
from linter.language.inflect import VerbForm
from linter.language.lexicon import EffectUse, Name
from linter.language.tokens import Join

cdef unsigned char COMMA = <int>Join.COMMA
cdef unsigned char COLON = <int>Join.COLON
cdef unsigned char STRONG = <int>Join.STRONG
cdef int OBJECT_REACH = said.OBJECT_REACH
cdef int SUBJECT_REACH = said.SUBJECT_REACH
cdef int FRAGMENT_REACH = said.FRAGMENT_REACH
cdef int LIST_REACH = said.LIST_REACH
cdef int ADJECTIVE_REACH = said.ADJECTIVE_REACH
cdef int AUXILIARY_REACH = said.AUXILIARY_REACH
cdef object BASE = VerbForm.BASE
cdef object ED = VerbForm.ED

cdef Fields READING, MENTION, USE, NAME, FRAME  # of the records that are read or made here
know(READING, read.Reading)
know(MENTION, read.Mention)
know(USE, EffectUse)
know(NAME, Name)
know(FRAME, said.Frame)

cdef enum Form:
    VERB
    NOUN
    ADJECTIVE
    INTRANSITIVE

cdef struct Use:
    int start
    int end
    Form form
    bint soft
    PyObject* whole
    PyObject* own  # what it is filed under
    PyObject* verb_form


@cython.final
@cython.freelist(2)
cdef class Framing:
    """The frames of a sentence, as they are looked for."""

    cdef Said said
    cdef vector[Place] targets
    cdef vector[Use] uses

    cdef int note_targets(self) except -1:
        cdef Place place
        for target in <tuple?><object>slot_of(READING, <PyObject*>self.said.reading, READING_TARGETS):
            place.whole = <PyObject*>target
            self.said.put(target, &place.start, &place.end)
            self.targets.push_back(place)
        return 0

    cdef int note_uses(self) except -1:
        cdef Use use
        for hit in <tuple?><object>slot_of(READING, <PyObject*>self.said.reading, READING_EFFECTS):
            use.whole = <PyObject*>hit
            self.said.put(hit, &use.start, &use.end)
            use.own = PyTuple_GET_ITEM(hit, 2)
            use.form = form_of(<str?><object>slot_of(USE, use.own, USE_FORM))
            use.verb_form = slot_of(USE, use.own, USE_VERB_FORM)
            use.soft = <object>slot_of(USE, use.own, USE_SOFT)
            self.uses.push_back(use)
        return 0

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
        taken.assign(self.said.count + 1, False)
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
                kind, <object>slot_of(USE, use.own, USE_EFFECT), <object>PyTuple_GET_ITEM(<object>use.whole, 0), <object>PyTuple_GET_ITEM(<object>use.whole, 1),
                <object>self.targets[target].whole, <object>slot_of(USE, use.own, USE_SOFT), named_by(self.targets[target].whole), <object>use.verb_form,
            ))
        return 0

    cdef int verb(self, Use use, list found) except -1:
        cdef bint is_passive = use.verb_form == <PyObject*>ED and self.said.has_word(use.start - AUXILIARY_REACH, use.start, BE)
        cdef bint is_noun = use.verb_form == <PyObject*>BASE and use.start > 0 and self.said.facts(use.start - 1) & BEFORE_NOUN
        cdef vector[int] objects
        if not (is_passive or is_noun):
            objects = self.after(use.end, OBJECT_REACH, use)
        if not objects.empty() or use.verb_form != <PyObject*>ED:
            return self.framed("active", use, objects, found)
        return self.framed("passive", use, self.before(use.start, SUBJECT_REACH if is_passive else FRAGMENT_REACH), found)

    cdef int noun(self, Use use, list found) except -1:
        cdef int near = 1 if use.end < self.said.count and self.said.joins[use.end] >= COMMA else 2
        cdef int target
        cdef vector[int] own
        if self.said.has_word(use.end, use.end + near, LINK):
            self.framed("nominal", use, self.after(use.end, OBJECT_REACH, use), found)
        for target in self.before(use.start, 1):
            if not use.start or not self.said.facts(use.start - 1) & POSSESSIVE or self.tied(self.targets[target].end, use.start, COMMA):
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
        return self.said.strongest(left, right) < weakest

    cdef bint interrupted(self, int left, int right) noexcept:
        cdef Use use
        if self.begins_clause(left, right) or self.said.has_word(left, right, STOP):
            return True
        for use in self.uses:
            if use.form == VERB and not use.soft and left <= use.start and use.end <= right:
                if not (
                    (use.start < self.said.count and self.said.joins[use.start] == COMMA)
                    or use.start == left
                    or self.said.facts(use.start - 1) & CHAINS
                ):
                    return True
        return False

    cdef bint begins_clause(self, int left, int right) noexcept:
        cdef int at
        cdef unsigned int facts
        for at in range(left, right):
            if self.said.joins[at] == COMMA:
                facts = self.said.facts(at)
                if facts & BEGINS:
                    return True
                if at + 1 < right and facts & OPENS and (facts & WHERE or self.said.facts(at + 1) & BEGINS_OPENED):
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
        return self.said.has_comma(left, right + 1) or self.said.has_word(left, right, CONJUNCTION)

    cdef int outcomes(self, tuple outcomes, list found) except -1:
        cdef int start, end, inside
        cdef Place target
        for outcome in outcomes:
            self.said.put(outcome, &start, &end)
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
        self.said.note_phrases()
        if not self.said.marks & (OFFERED_FOR | LEADS_IN):
            return 0
        for phrase in self.said.phrases:
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
            if use.form == VERB and use.end < self.said.count and self.said.facts(use.end) & PRONOUN:
                if not is_read:
                    is_read = True
                    named = last_condition(before)
                if named == NULL:
                    return 0
                found.append(frame_of(
                    "active", <object>slot_of(USE, use.own, USE_EFFECT), <object>PyTuple_GET_ITEM(<object>use.whole, 0), use.end + 1, None,
                    <object>slot_of(USE, use.own, USE_SOFT), <object>named, None,
                ))
        return 0


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
    cdef Framing framing
    if not (outcomes or follows or (targets and (has_effects or unsaid))):
        return None
    framing = Framing.__new__(Framing)
    framing.said = look_at(reading)
    framing.note_targets()
    framing.note_uses()
    if targets and has_effects:
        framing.spoken(found)
    if outcomes:
        framing.outcomes(outcomes, found)
    for effect in unsaid if targets else ():
        framing.listed(effect, found)
    if follows:
        framing.pronouns(before, found)
    return framing.said


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


cdef bint is_structure(PyObject* hit) except -1:
    """Whether the name of a target is that of a structure of the body."""
    return <str?><object>slot_of(NAME, PyTuple_GET_ITEM(<object>hit, 2), NAME_KIND) == "structure"


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
