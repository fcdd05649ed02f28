# cython: language_level=3, wraparound=False
"""What `_tokens` is made of, for the compiled modules that know more of words."""

from libc.stdint cimport uint32_t
from libcpp.vector cimport vector

from cpython.object cimport PyObject

from linter.language._matching cimport Moves
from linter.language._spellings cimport Spellings

cdef enum:
    TIGHT = 0  # `Join.TIGHT` of `linter.language.tokens`
    NOWHERE = -1  # no number, and no point of a trie


cdef struct Known:  # a word
    PyObject* text
    int number
    unsigned int facts  # and the rest: see `_vocabulary`
    unsigned int letter  # a bit for each single letter
    int early  # its symbols
    int late
    int name  # the points that what begins with it goes on from
    int effect


cdef struct Character:
    Py_UCS4 folded
    unsigned short traits


cdef struct Token:  # a word or sign: its characters, what these hash to, and its number
    Py_ssize_t start
    Py_ssize_t end
    uint32_t spelling
    int number


cdef class Cut:
    """What the cutting of a block needs beside what is known, one of which is made and used again and again."""

    cdef vector[Py_UCS4] folded  # by character
    cdef vector[unsigned short] traits
    cdef int holds  # the traits of all of them
    cdef vector[Token] tokens  # of one sentence
    cdef vector[Known] words  # by token of the block
    cdef vector[unsigned int] begun
    cdef vector[unsigned char] joins  # of one sentence
    cdef str whole  # the folded text, for what is found in it by Python: made once, and only where that is asked for


cdef class Words:
    """Words by their characters, and how a text is cut into them."""

    cdef Spellings spellings
    cdef Spellings abbreviations
    cdef list texts  # of the words by number: what holds them
    cdef Moves numbers  # of the words, by where these texts are: those of sentences that were read here are the same objects
    cdef vector[Known] known
    cdef int users  # how many are at it: what is known is not forgotten while some are
    cdef Cut spare
    cdef frozenset marks
    cdef vector[Character] characters  # those of ASCII, and those that were met beyond
    cdef Moves beyond  # the place of the latter
    cdef Moves gaps  # joins by what stands between two tokens
    cdef int met_gaps
    cdef Moves met_joinings
    cdef list joinings  # how sentences are joined: few are in a way of their own

    cdef int spell(self, Spellings& spellings, str word, int number) except -1
    cdef int learn_ascii(self) except -1
    cdef Character character(self, Py_UCS4 char) except *
    cdef Character learned(self, Py_UCS4 written) except *
    cdef int describe(self, Known* word) except -1
    cdef int word(self, const Py_UCS4* letters, size_t length, uint32_t spelling) except -1
    cdef int first_met(self, const Py_UCS4* letters, size_t length, uint32_t spelling) except -1
    cdef Cut begin(self)
    cdef Cut fresh(self)
    cdef int end(self, Cut own) except -1
    cdef int forget(self) except -1
    cdef int fold(self, str text, Cut own) except -1
    cdef str whole_of(self, str text, Cut own)
    cdef list cut(self, str text, Cut own)
    cdef bint is_end(self, str text, Cut own, Py_ssize_t at, Py_ssize_t end) except -1
    cdef int cut_out(self, str text, Cut own, Py_ssize_t start, Py_ssize_t end, list found) except -1
    cdef int look_up(self, sentence, Cut own) except -1
    cdef int add_words(self, tuple texts, Cut own) except -1
    cdef object tokenise(self, str text, Cut own, Py_ssize_t start, Py_ssize_t end)
    cdef int recognise(self, Cut own) except -1
    cdef int part(self, Cut own, Py_ssize_t start, Py_ssize_t end) except -1
    cdef object sentence_of(self, str text, Cut own, Py_ssize_t before, Py_ssize_t count, Py_ssize_t start, Py_ssize_t last, Py_ssize_t end)
    cdef bytes joined(self, vector[unsigned char]& joins)
    cdef int join(self, str text, Cut own, Py_ssize_t before, Py_ssize_t last, Py_ssize_t at) except -1
