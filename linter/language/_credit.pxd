# cython: language_level=3, wraparound=False
"""What `_credit` tells of a sentence that has been taken apart."""

from linter.language._said cimport Said


cdef object credited_in(Said looked, frame)
cdef bint is_pronoun_in(Said looked, int start, int end) except -1
cdef bint may_have_own_subject(frame) except -1
cdef bint has_own_subject_in(Said looked, frame) except -1
