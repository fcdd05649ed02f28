# cython: language_level=3, wraparound=False
# distutils: language = c++
"""What `_frames`, `_credit`, `_stance` and `_evidence` look at: a sentence that was read, taken apart once into numbers (`Said`).

Its records are read where they keep their fields. What words and the labels of phrases mean is told here for all of them.
"""

cimport cython

from cpython.bytes cimport PyBytes_AS_STRING
from cpython.dict cimport PyDict_GetItem
from cpython.object cimport PyObject
from cpython.tuple cimport PyTuple_GET_ITEM, PyTuple_GET_SIZE

from linter.language._fields cimport (
    MENTION_END,
    MENTION_KIND,
    MENTION_START,
    READING_MENTIONS,
    READING_PHRASES,
    READING_SENTENCE,
    SENTENCE_JOINS,
    SENTENCE_WORDS,
)
from linter.language._named cimport Fields, know, slot_of

from linter.language import reading as read
from linter.language import said
from linter.language.houses import SET_ASIDE
from linter.language.tokens import Join, Sentence

cdef unsigned char COMMA = <int>Join.COMMA
cdef Py_ssize_t MOST_LABELS = 50_000  # so many sets of labels are known at a time

cdef Fields READING, MENTION, SENTENCE  # of the records that are read here
know(READING, read.Reading)
know(MENTION, read.Mention)
know(SENTENCE, Sentence)

FACTS = {}
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


@cython.final
@cython.freelist(4)
cdef class Said:
    """A sentence that was read, taken apart as far as anybody asked."""

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


cdef Kind kind_of(str kind) except *:
    if kind == "product":
        return PRODUCT
    if kind == "agent":
        return AGENT
    return ANAPHOR if kind == "anaphor" else SUBJECT
