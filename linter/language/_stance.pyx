# cython: language_level=3, wraparound=False
# distutils: language = c++
"""`linter.language.stance`, compiled: the same standings, many times as fast.

How each is told and why stands there; here the names are the same. The cues of a sentence are taken apart once (`Hearing`).
"""

cimport cython
from libcpp.vector cimport vector

from cpython.object cimport PyObject
from cpython.tuple cimport PyTuple_GET_ITEM

from linter.language._fields cimport (
    CUE_END,
    CUE_GROUP,
    CUE_START,
    FRAME_END,
    FRAME_KIND,
    FRAME_START,
    FRAME_TARGET,
    GROUP_ROLE,
    GROUP_SCOPE,
    GROUP_STANCE,
    READING_CUES,
    READING_SENTENCE,
    READING_TOLD,
    SENTENCE_ENDING,
    SENTENCE_QUOTED,
    SENTENCE_TEXT,
    STANDING_CUES,
    STANDING_STANCE,
)
from linter.language._named cimport Fields, know, set_slot, slot_of, unset
from linter.language._said cimport (
    ANAPHOR,
    BEGINS_OPENED,
    CONCEDES,
    OWN_CLAUSE,
    OWN_SUBJECT,
    PRODUCT,
    RESUMES,
    TURNING,
    TURNS,
    Place,
    Said,
    look_at,
)

from linter.findings import Stance
from linter.language import reading as read
from linter.language import said
from linter.language.tokens import Join, Sentence
from linter.registry.vocabulary import CueGroup

cdef unsigned char COMMA = <int>Join.COMMA
cdef unsigned char COLON = <int>Join.COLON
cdef unsigned char STRONG = <int>Join.STRONG
cdef int DENIED = said.DENIED

cdef Fields READING, CUE, SENTENCE, GROUP, FRAME, STANDING  # of the records that are read or made here
know(READING, read.Reading)
know(CUE, read.Cue)
know(SENTENCE, Sentence)
know(GROUP, CueGroup)
know(FRAME, said.Frame)
know(STANDING, said.Standing)

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

ASSERTED = said.Standing(Stance.ASSERTED)
cdef object ASKED = said.Standing(Stance.QUESTION)
cdef object PLAIN = Stance.ASSERTED
cdef frozenset TOLD_BY_TARGET = said.TOLD_BY_TARGET
cdef frozenset NOT_SAID = said.NOT_SAID
cdef object says_what_it_does = read.says_what_it_does


def standing(reading, int start, int end, following=None):
    """See `linter.language.stance.standing`."""
    if nothing_governs(reading, following):
        return ASSERTED
    return listen(look_at(reading), following).standing(start, end)


def frame_standing(reading, frame, following):
    """See `linter.language.stance.frame_standing`."""
    if nothing_governs(reading, following):
        return ASSERTED
    return listen(look_at(reading), following).frame_standing(frame)


def own_clause(reading, int end, *also):
    """See `linter.language.stance.own_clause`."""
    cdef int found = own_clause_in(look_at(reading), end, also)
    return None if found < 0 else found


cdef bint nothing_governs(reading, following) except -1:
    """Whether no cue is near a sentence that asks nothing."""
    if <object>slot_of(READING, <PyObject*>reading, READING_CUES) or <object>slot_of(READING, <PyObject*>reading, READING_TOLD):
        return False
    if following is not None and <object>slot_of(READING, <PyObject*>following, READING_CUES):
        return False
    return <str?><object>slot_of(SENTENCE, slot_of(READING, <PyObject*>reading, READING_SENTENCE), SENTENCE_ENDING) != "?"


@cython.final
@cython.freelist(2)
cdef class Hearing:
    """A sentence and the cues that may govern it."""

    cdef object standing(self, int start, int end):
        cdef vector[Heard] governing, disarming
        cdef Heard cue
        cdef size_t own, at
        cdef int doubled = 0
        cdef bint is_there
        self.said.require_inside(start, end)
        if not self.cues.empty():
            self.own_cues(start, end, disarming, governing)
        if not governing.empty():
            self.said.note_phrases()
            if self.said.marks & TURNING:
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
        stands = self.standing(<object>slot_of(FRAME, <PyObject*>frame, FRAME_START), <object>slot_of(FRAME, <PyObject*>frame, FRAME_END))
        target = <object>slot_of(FRAME, <PyObject*>frame, FRAME_TARGET)
        if target is None or slot_of(STANDING, <PyObject*>stands, STANDING_STANCE) != <PyObject*>PLAIN:
            return stands
        if <object>slot_of(FRAME, <PyObject*>frame, FRAME_KIND) not in TOLD_BY_TARGET:
            return stands
        self.said.put(target, &start, &end)
        around = self.standing(start, end)
        return around if <object>slot_of(STANDING, <PyObject*>around, STANDING_STANCE) in NOT_SAID else stands

    cdef int hear(self, tuple cues, vector[Heard]& heard, bint are_own) except -1:
        """Add `cues`, which may be those of another sentence, to what is `heard`."""
        cdef Heard one
        cdef Py_ssize_t at
        for at in range(len(cues)):
            one.cue = PyTuple_GET_ITEM(cues, at)
            one.start, one.end = <object>slot_of(CUE, one.cue, CUE_START), <object>slot_of(CUE, one.cue, CUE_END)
            if are_own:
                self.said.require_inside(one.start, one.end)
            one.group = slot_of(CUE, one.cue, CUE_GROUP)
            one.stance = stance_of(<object>slot_of(GROUP, one.group, GROUP_STANCE))
            one.scope = scope_of(<str?><object>slot_of(GROUP, one.group, GROUP_SCOPE))
            one.role = role_of(<object>slot_of(GROUP, one.group, GROUP_ROLE))
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
        return not (cue.scope == SETTING and self.said.strongest(end, cue.start) >= STRONG and says_what_it_does(self.said.reading))

    cdef bint parted(self, int left, int right, Heard cue) except -1:
        cdef Heard other
        cdef Place phrase
        if right <= left:
            return False
        if self.said.strongest(max(left, 1), right) >= COLON:
            return True
        if cue.stance == NEGATED:
            self.said.note_phrases()
            if self.said.marks & RESUMES:
                for phrase in self.said.phrases:
                    if (
                        phrase.kind & RESUMES
                        and left + DENIED <= phrase.start <= right
                        and phrase.start < self.said.count
                        and self.said.joins[phrase.start] == COMMA
                    ):
                        return True
        for other in self.cues:
            if other.stance == TERMINATOR and other.cue != cue.cue and left <= other.start < right:
                return True
        return False

    cdef bint denies_anew(self, int at) noexcept:
        cdef Heard cue
        if at < self.said.count and self.said.joins[at] >= COMMA:
            for cue in self.cues:
                if cue.start == at and cue.stance == NEGATED:
                    return True
        return False

    cdef int keep_in_clause(self, int start, int end, vector[Heard]& governing) except -1:
        """Keep those of the cues that govern tokens `start` to `end` which reach into their clause."""
        cdef int main = main_clause(self.said, start), own
        cdef size_t at, kept = 0
        cdef Heard cue
        if main >= 0:
            for at in range(governing.size()):
                cue = governing[at]
                if cue.start >= main or not 1 << cue.stance & CONCEDED or not (cue.scope == AFTER or cue.scope == WHOLE):
                    governing[kept] = cue
                    kept += 1
            governing.resize(kept)
        own = own_clause_in(self.said, end, ()) if not governing.empty() else -1
        if 0 <= own <= start:
            kept = 0
            for at in range(governing.size()):
                if governing[at].start >= own or not 1 << governing[at].stance & OF_OTHERS:
                    governing[kept] = governing[at]
                    kept += 1
            governing.resize(kept)
        return 0

    cdef object asked(self, vector[Heard]& governing):
        """What a question asserts: nothing, or None for a claim that only leads up to one or is answered with yes."""
        cdef Heard cue
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
                if takes_back(governing):
                    return None
                if cue.end == self.said.count and takes_back(self.following):
                    return ASKED
                return standing_of(Stance.IMPLIED, (<object>cue.cue,))
        return ASKED

    cdef object denied(self):
        """The cue with which the next sentence refutes this one: a quotation by any denial, a plain statement by a bare one."""
        cdef Heard cue
        if self.following.empty():
            return None
        if <object>slot_of(SENTENCE, <PyObject*>self.said.sentence, SENTENCE_QUOTED):
            for cue in self.following:
                if cue.role == REFUTES_QUOTES:
                    return None if cue.start else <object>cue.cue
        for cue in self.following:
            if cue.role == REFUTES:
                return None if cue.start else <object>cue.cue
        return None


cdef Hearing listen(Said looked, following):
    """A sentence with its cues, those nearby that reach over it, and those of the sentence `following`."""
    cdef Hearing made = Hearing.__new__(Hearing)
    made.said = looked
    made.asking = <str?><object>slot_of(SENTENCE, <PyObject*>looked.sentence, SENTENCE_ENDING) == "?"
    made.hear(<tuple?><object>slot_of(READING, <PyObject*>looked.reading, READING_CUES), made.cues, True)
    made.hear(<tuple?><object>slot_of(READING, <PyObject*>looked.reading, READING_TOLD), made.told, False)
    if following is not None:
        made.hear(<tuple?><object>slot_of(READING, <PyObject*>following, READING_CUES), made.following, False)
    return made


cdef int main_clause(Said looked, int at) except -2:
    """Where the clause of token `at` begins, if it is the main one after one that only grants something; else -1."""
    cdef Place phrase
    cdef int found = -1, granted
    for phrase in looked.phrases:
        if phrase.kind & TURNS and phrase.start <= at:
            found = max(found, phrase.start)
    granted = granted_in(looked)
    return max(found, granted) if granted <= at else found


cdef int granted_in(Said looked) except -2:
    """The comma that ends an opening clause which grants something, where a subject comes next; else -1."""
    cdef Place phrase, mention
    cdef bint grants = False
    cdef int first = 1
    for phrase in looked.phrases:
        grants |= not phrase.start and phrase.kind & CONCEDES
    if not grants:
        return -1
    while first < looked.count and looked.joins[first] < COMMA:
        first += 1
    if first >= looked.count or looked.joins[first] != COMMA:
        return -1
    if looked.facts(first) & BEGINS_OPENED:
        return first
    looked.note_mentions()
    for mention in looked.mentions:
        if (mention.kind == PRODUCT or mention.kind == ANAPHOR) and first <= mention.start <= first + 1:
            return first
    return -1


cdef int own_clause_in(Said looked, int end, tuple also) except -2:
    """Where a clause begins that the page says of its own product before token `end`; else -1."""
    cdef str text = <str?><object>slot_of(SENTENCE, <PyObject*>looked.sentence, SENTENCE_TEXT)
    cdef Place phrase
    cdef int found = -1
    cdef bint opens, has_semicolon = ";" in text
    if not has_semicolon and not looked.strongest(0, looked.count):
        return -1  # there is nothing for a clause to begin behind
    looked.note_phrases()
    starts = looked.sentence.starts
    for phrase in looked.phrases:
        if not (0 < phrase.start < phrase.end <= end) or phrase.start <= found:
            continue
        opens = False
        if looked.joins[phrase.start] >= COMMA:
            opens = phrase.kind & OWN_CLAUSE
            for label in also:
                opens |= label in (<tuple>phrase.whole)[2]
        if not opens and has_semicolon and phrase.kind & OWN_SUBJECT:
            opens = ";" in text[looked.sentence.end(phrase.start - 1) : starts[phrase.start]]
        if opens and not is_quoted(text[starts[0] : starts[phrase.start]]):
            found = phrase.start
    return found


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


cdef object standing_of(stance, tuple cues):
    made = unset(<object>STANDING.kind)
    set_slot(made, STANDING.places[STANDING_STANCE], stance)
    set_slot(made, STANDING.places[STANDING_CUES], cues)
    return made


cdef bint takes_back(vector[Heard]& cues) noexcept:
    """Whether one of `cues` denies or reports."""
    cdef Heard cue
    for cue in cues:
        if cue.stance == NEGATED or cue.stance == REPORTED:
            return True
    return False


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
