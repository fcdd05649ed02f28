# cython: language_level=3, wraparound=False
"""What `_stance` is made of, for the compiled modules that ask how a sentence stands to several things."""

cimport cython
from libcpp.vector cimport vector

from cpython.object cimport PyObject

from linter.language._said cimport Said

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

cdef struct Heard:
    int start
    int end
    int stance
    Scope scope
    Role role
    PyObject* cue
    PyObject* group

cdef object ASSERTED  # the standing of what no cue governs


@cython.final
cdef class Hearing:
    cdef Said said
    cdef vector[Heard] cues  # its own
    cdef vector[Heard] told  # those nearby that reach over it
    cdef vector[Heard] following  # those of the next sentence
    cdef bint asking

    cdef object standing(self, int start, int end)
    cdef object frame_standing(self, frame)
    cdef int hear(self, tuple cues, vector[Heard]& heard, bint are_own) except -1
    cdef int own_cues(self, int start, int end, vector[Heard]& disarming, vector[Heard]& governing) except -1
    cdef bint is_armed(self, Heard cue, int start, int end, vector[Heard]& disarming) noexcept
    cdef bint reaches_into(self, Heard cue, int start, int end) noexcept
    cdef bint governs(self, Heard cue, int start, int end) except -1
    cdef bint parted(self, int left, int right, Heard cue) except -1
    cdef bint denies_anew(self, int at) noexcept
    cdef int keep_in_clause(self, int start, int end, vector[Heard]& governing) except -1
    cdef object asked(self, vector[Heard]& governing)
    cdef object denied(self)


cdef bint nothing_governs(reading, following) except -1
cdef Hearing listen(Said looked, following)
