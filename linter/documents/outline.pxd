# cython: language_level=3
"""The types with which `outline.py` is compiled."""

cimport cython

from linter.documents.builder cimport Prose


cdef class Draft:
    cdef public Prose prose
    cdef public str surface
    cdef public Py_ssize_t level
    cdef public Draft lead
    cdef public object row
    cdef public str legibility
    cdef public Py_ssize_t start
    cdef public Py_ssize_t index

    cdef begin(self, Prose prose, str surface, Py_ssize_t level, Draft lead, row, str legibility)


cdef dict _VISIBILITIES


@cython.locals(draft=Draft)
cpdef Draft draft_of(Prose prose, str surface, Py_ssize_t level, Draft lead, row, str legibility)

@cython.locals(draft=Draft, reached=Py_ssize_t)
cdef bint _is_ordered(list drafts)

@cython.locals(index=Py_ssize_t, draft=Draft, ordered=list)
cpdef tuple finish(drafts)

@cython.locals(draft=Draft, lead=Draft, prose=Prose, surface=str, level=Py_ssize_t, heads=bint)
cdef list _blocks(list ordered)
