# cython: language_level=3, wraparound=False
# distutils: language = c++
"""`linter.language.credit`, compiled: who is credited with a frame, told alike."""

from libcpp.vector cimport vector

from cpython.object cimport PyObject

from linter.language._fields cimport (
    FRAME_END,
    FRAME_KIND,
    FRAME_START,
    FRAME_TARGET,
    FRAME_VERB_FORM,
    MENTION_END,
    MENTION_START,
    READING_MENTIONS,
)
from linter.language._named cimport Fields, know, slot_of
from linter.language._said cimport (
    AGENT,
    ANAPHOR,
    ASIDE,
    BARE_PRONOUN,
    INSTRUMENTAL,
    NO_SUBJECT,
    PRODUCT,
    SUBJECT,
    Place,
    Said,
    look_at,
)

from linter.language import reading as read
from linter.language import said
from linter.language.inflect import VerbForm
from linter.language.tokens import Join

cdef unsigned char COLON = <int>Join.COLON
cdef int INSTRUMENT_REACH = said.INSTRUMENT_REACH
cdef object S = VerbForm.S

cdef Fields READING, MENTION, FRAME  # of the records that are read here
know(READING, read.Reading)
know(MENTION, read.Mention)
know(FRAME, said.Frame)


def credited(reading, frame):
    """See `linter.language.credit.credited`."""
    return credited_in(look_at(reading), frame) if <object>slot_of(READING, <PyObject*>reading, READING_MENTIONS) else None


def has_own_subject(reading, frame):
    """See `linter.language.credit.has_own_subject`."""
    return may_have_own_subject(frame) and has_own_subject_in(look_at(reading), frame)


def is_pronoun(reading, mention):
    """See `linter.language.credit.is_pronoun`."""
    cdef int start = <object>slot_of(MENTION, <PyObject*>mention, MENTION_START), end = <object>slot_of(MENTION, <PyObject*>mention, MENTION_END)
    return is_pronoun_in(look_at(reading), start, end)


cdef int agents(Said looked, int begin, int after, vector[Place]& found) except -1:
    cdef Place mention, phrase
    cdef bint has_agent = False, has_product = False, is_aside
    cdef size_t at, kept = 0
    looked.note_mentions()
    if looked.mentions.empty():
        return 0
    looked.note_phrases()
    for mention in looked.mentions:
        if mention.kind == SUBJECT or (mention.start < after and begin < mention.end):
            continue
        is_aside = False
        if looked.marks & ASIDE:
            for phrase in looked.phrases:
                is_aside |= phrase.kind & ASIDE and phrase.start <= mention.start and mention.end <= phrase.end
        if is_aside:
            continue
        has_agent |= mention.kind == AGENT
        has_product |= mention.kind == PRODUCT
        found.push_back(mention)
    if has_agent and not has_product:
        for at in range(found.size()):
            if not is_pronoun_in(looked, found[at].start, found[at].end):
                found[kept] = found[at]
                kept += 1
        found.resize(kept)
    return 0


cdef bint is_pronoun_in(Said looked, int start, int end) except -1:
    cdef Place phrase
    looked.note_phrases()
    for phrase in looked.phrases:
        if phrase.kind & BARE_PRONOUN and phrase.start <= start and end <= phrase.end:
            return True
    return False


cdef object credited_in(Said looked, frame):
    cdef vector[Place] found
    cdef Place mention
    cdef int start = <object>slot_of(FRAME, <PyObject*>frame, FRAME_START), end = <object>slot_of(FRAME, <PyObject*>frame, FRAME_END)
    cdef int begin = 0, after = 0, at
    cdef str kind = <str?><object>slot_of(FRAME, <PyObject*>frame, FRAME_KIND)
    target = <object>slot_of(FRAME, <PyObject*>frame, FRAME_TARGET)
    looked.require_inside(start, end)
    if target is not None:
        looked.put(target, &begin, &after)
    agents(looked, begin, after, found)
    if kind == "active":
        for at in range(<int>found.size() - 1, -1, -1):
            if found[at].end <= start:
                if looked.strongest(found[at].end, start) < COLON:
                    return <object>found[at].whole
                break
    for mention in found:
        if mention.start >= end and looked.has_word(mention.start - INSTRUMENT_REACH, mention.start, INSTRUMENTAL):
            return <object>mention.whole
    mentioned = first_of(PRODUCT, found)
    if mentioned is None and kind != "outcome":
        mentioned = first_of(AGENT, found)
    return first_of(ANAPHOR, found) if mentioned is None else mentioned


cdef bint has_own_subject_in(Said looked, frame) except -1:
    """See `may_have_own_subject`, which comes before."""
    cdef int start = <object>slot_of(FRAME, <PyObject*>frame, FRAME_START)
    looked.require_inside(start, start + 1)
    return not looked.joins[start] and not looked.facts(start - 1) & NO_SUBJECT


cdef bint may_have_own_subject(frame) except -1:
    """Whether a frame is one of an active verb in the third person that does not begin its sentence."""
    if slot_of(FRAME, <PyObject*>frame, FRAME_VERB_FORM) != <PyObject*>S or <str?><object>slot_of(FRAME, <PyObject*>frame, FRAME_KIND) != "active":
        return False
    return <int><object>slot_of(FRAME, <PyObject*>frame, FRAME_START) != 0


cdef object first_of(unsigned int kind, vector[Place]& mentions):
    """The first mention of that kind, or None."""
    cdef Place mention
    for mention in mentions:
        if mention.kind == kind:
            return <object>mention.whole
    return None
