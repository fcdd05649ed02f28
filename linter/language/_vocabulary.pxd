# cython: language_level=3, wraparound=False
"""What `_vocabulary` is made of, for the compiled modules that read with it, and what it says of a word."""

from libcpp.vector cimport vector

from cpython.object cimport PyObject

from linter.language._hits cimport Hit
from linter.language._matching cimport OTHER, Moves, PatternIndex, Span
from linter.language._names cimport NameTrie, Point
from linter.language._tokens cimport Known, Words

cdef enum:  # what is known of a word
    DIGIT = 1  # it begins with one
    NUMBER = 2
    UNIT = 4  # of time
    VAGUE = 8  # how many of them
    PERCENT = 16
    SIGN = 32  # of a currency
    CODE = 64
    SHORT = 128  # for a currency, and for something else too
    COINS = 256
    OF = 512
    PER = 1024
    CENT = 2048
    MIXED = 4096  # letters and digits, letters set apart by points, or an apostrophe is missing: a sentence with it is asked for disguises
    SHORTENED = 8192  # some name is shortened so
    NAMED = 16384  # a name begins with it
    TELLING = 32768  # an effect word does
    MASKED = 65536  # it is a disguise by itself, has the number of a note behind it, or misses an apostrophe
    STAND_IN = 262144  # a sign that may begin a word in the place of a letter
    PARTS = 524288  # the sign before a run of letters that is taken for several tokens
    LETTERS = 131072  # it is one letter, or some with points between: with more of them it may be one
    SINGLE = 1048576  # it is one character


cdef struct Meaning:  # of a name or effect word
    PyObject* payload
    bint is_product
    int early  # the classes it is of, for either index; OTHER for none
    int early_too
    int late
    int late_too


cdef struct Branch:  # where a point of a trie leads
    bint goes_on
    int first  # its meanings are so many from this one on
    int count


cdef class Vocabulary(Words):
    """Words, and what one lexicon knows of them: what begins with each, what it is for amounts and disguises."""

    cdef frozenset shortened
    cdef object plain
    cdef object quantities
    cdef NameTrie names
    cdef NameTrie effects
    cdef PatternIndex early
    cdef PatternIndex late
    cdef list points  # of the tries, by number
    cdef vector[Branch] branches
    cdef Moves met_points
    cdef Moves following  # the point after a point and a word, plus one
    cdef int followed
    cdef list meant  # what the meanings hold
    cdef vector[Meaning] meanings
    cdef Moves met_payloads  # the meanings of what is shortened, and of what was read

    cdef int point(self, NameTrie trie, Point point) except -2
    cdef int mean(self, payload, bint tells) except -1
    cdef int meant_by(self, payload, bint tells) except -1
    cdef int after(self, NameTrie trie, int point, Known* word) except -2
    cdef int hits(
        self, NameTrie trie, Known* words, const unsigned char* joins, int count, bint tells, vector[Hit]& found
    ) except -1
    cdef int add_classes(self, Hit hit, bint early, vector[Span]& classes) except -1


cdef inline int class_in(PatternIndex index, str name) except -1:
    """The number of a class in the patterns of `index`; OTHER where none uses it."""
    return index.grammar.named.get(name, OTHER)


cdef inline int add_class(int name, int start, int end, vector[Span]& classes) except -1:
    """Add a class to `classes` if patterns use it."""
    cdef Span span
    if name != OTHER:
        span.symbol, span.start, span.end = name, start, end
        classes.push_back(span)
    return 0
