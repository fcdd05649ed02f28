# cython: language_level=3, wraparound=False
"""What `_said` is made of, for the compiled modules that tell what a sentence says."""

cimport cython
from libcpp.vector cimport vector

from cpython.dict cimport PyDict_GetItem
from cpython.object cimport PyObject
from cpython.tuple cimport PyTuple_GET_ITEM

cdef enum Kind:  # of a mention
    PRODUCT
    AGENT
    SUBJECT
    ANAPHOR

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

cdef struct Place:
    int start
    int end
    PyObject* whole  # a name, mention or phrase of the sentence
    unsigned int kind  # of a mention; the marks of a phrase

cdef dict FACTS  # of each word what is known of it


@cython.final
cdef class Said:
    cdef object reading
    cdef object sentence
    cdef tuple words
    cdef const unsigned char* joins
    cdef int count
    cdef vector[Place] mentions
    cdef vector[Place] phrases
    cdef unsigned int marks
    cdef bint has_phrases
    cdef bint has_mentions

    cdef int note_phrases(self) except -1
    cdef int note_mentions(self) except -1
    cdef int put(self, place, int* start, int* end) except -1
    cdef int require_inside(self, int start, int end) except -1

    cdef inline unsigned int facts(self, int at) noexcept:
        cdef PyObject* known = PyDict_GetItem(FACTS, <object>PyTuple_GET_ITEM(self.words, at))
        return 0 if known == NULL else <unsigned int><object>known

    cdef bint has_word(self, int left, int right, unsigned int fact) noexcept
    cdef int strongest(self, int left, int right) noexcept
    cdef bint has_comma(self, int left, int right) noexcept


cdef Said look_at(reading)
