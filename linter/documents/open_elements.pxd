# cython: language_level=3
"""The types with which `open_elements.py` is compiled."""

cimport cython

from linter.documents.builder cimport Mark, TextBuilder
from linter.documents.elements cimport Kind
from linter.documents.outline cimport Draft


cdef class Rows:
    cdef Py_ssize_t _given

    cpdef Py_ssize_t next(self)


cdef class Run:
    cdef TextBuilder builder
    cdef Mark small
    cdef Mark raised
    cdef str legibility
    cdef bint linked
    cdef Py_ssize_t link_end
    cdef Py_ssize_t break_end

    cdef begin(self)


cdef class Frame:
    cdef public str tag
    cdef public Kind kind
    cdef public Py_ssize_t index
    cdef public bint block
    cdef public str surface
    cdef public str structure
    cdef public Py_ssize_t level
    cdef public Draft lead
    cdef public object row
    cdef public Frame outer
    cdef public Draft last
    cdef public Run saved
    cdef public bint alive
    cdef public list columns
    cdef public Py_ssize_t cells
    cdef public bint heads
    cdef public object look
    cdef public str legibility

    cdef begin(self, str tag, Kind kind, Py_ssize_t index, bint block, str surface, Frame parent)
    @cython.locals(kind=Kind, table=Frame)
    cdef arrange(self, Frame parent, dict opened, Rows rows, attributes)
    @cython.locals(entries=Frame)
    cdef _arrange_term(self, dict opened, Rows rows)
    @cython.locals(row=Frame, table=Frame)
    cdef _arrange_cell(self, dict opened, attributes)
    @cython.locals(table=Frame, role=str)
    cdef hand_on(self, Frame parent, dict opened)
    cdef _end_row(self, Frame table)


@cython.locals(frame=Frame)
cpdef Frame frame_of(str tag, Kind kind, Py_ssize_t index, bint block, str surface, Frame parent)
