# cython: language_level=3
"""The types with which `flow.py` is compiled."""

cimport cython

from linter.documents.builder cimport Mark, Prose, TextBuilder
from linter.documents.elements cimport Kind
from linter.documents.open_elements cimport Frame, Rows, Run, frame_of
from linter.documents.outline cimport Draft, draft_of


cdef int _LITERAL
cdef int _WORDS
cdef int _REFERENCES
cdef frozenset _UNSEEN


cdef class Flow:
    cdef object _styles
    cdef bint _is_styled
    cdef readonly list drafts
    cdef Rows _rows
    cdef list _stack
    cdef list _containers
    cdef dict _open
    cdef dict _surfaces
    cdef Py_ssize_t _skipping
    cdef Run _run

    @cython.locals(kind=Kind, frame=Frame, above=Frame, parent=Frame, surface=str, legibility=str, block=bint, button=bint, aside=bint)
    cpdef Frame open(self, str tag, Py_ssize_t at=*, Py_ssize_t length=*, attributes=*)
    @cython.locals(frame=Frame)
    cpdef close(self, str tag, Py_ssize_t at, Py_ssize_t length)
    @cython.locals(last=Frame)
    cpdef close_frame(self, Frame frame)
    cpdef text(self, str piece, Py_ssize_t at)
    cpdef words(self, str piece, Py_ssize_t at)
    cpdef references(self, str piece, Py_ssize_t at)
    @cython.locals(run=Run, builder=TextBuilder, mark=Mark, before=Py_ssize_t)
    cpdef stands_for(self, str text, Py_ssize_t at, Py_ssize_t length)
    cpdef gap(self, Py_ssize_t at, Py_ssize_t length)
    cpdef line_break(self, Py_ssize_t at, Py_ssize_t length)
    @cython.locals(run=Run, surface=str, body=Prose, small_print=Prose)
    cpdef flush(self)
    cpdef new_row(self)
    @cython.locals(frame=Frame, reach=Py_ssize_t)
    cdef _imply_ends(self, Kind kind)
    @cython.locals(frame=Frame, innermost=Frame)
    cdef Frame _innermost_heading(self)
    @cython.locals(frame=Frame, reach=Py_ssize_t)
    cdef Py_ssize_t _reach(self, Kind kind)
    @cython.locals(latest=Frame)
    cdef _end(self, Frame frame)
    cdef tuple _dressed(self, str tag, attributes, Frame above, str surface)
    cdef _separate(self, str tag, Kind kind, Py_ssize_t at, Py_ssize_t length)
    @cython.locals(run=Run)
    cdef _lower(self)
    @cython.locals(run=Run, builder=TextBuilder, mark=Mark, before=Py_ssize_t)
    cdef _add(self, str piece, Py_ssize_t at, int how)
    cdef _add_preformatted(self, str piece, Py_ssize_t at, blank, int how)
    cdef Mark _mark(self)
    cdef _note(self, Mark mark)
    cdef str _surface(self, Run run)
    @cython.locals(container=Frame, draft=Draft, level=Py_ssize_t)
    cdef _draft(self, Prose prose, str surface, str legibility)
