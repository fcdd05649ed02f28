# cython: language_level=3
"""The types with which `markdown.py` is compiled."""

cimport cython

from linter.documents.flow cimport Flow
from linter.documents.open_elements cimport Frame
from linter.documents.offsets cimport CodePoints


cdef dict _TAGS
cdef frozenset _JOINING
cdef frozenset _ENDING_ALIKE
cdef dict _HEADINGS


@cython.locals(at=Py_ssize_t)
cdef bint _has_bars(str text, Py_ssize_t start, Py_ssize_t number)

@cython.locals(at=Py_ssize_t)
cdef bint _has_definition(str text)


cdef class _MarkdownReader:
    cdef object _page
    cdef Flow _flow
    cdef str _text
    cdef bint _is_clean
    cdef bint _is_written
    cdef object _options
    cdef Py_ssize_t _shift
    cdef bint _reads_indented
    cdef CodePoints _code_points
    cdef list _elements
    cdef list _html
    cdef list _indented
    cdef bint _reading_indented
    cdef bint _in_head
    cdef bint _in_address
    cdef Frame _unended_list
    cdef list _outer
    cdef Py_ssize_t _first_html
    cdef readonly list code

    @cython.locals(
        flow=Flow, code_points=CodePoints, text=str, start=Py_ssize_t, end=Py_ssize_t, byte_end=Py_ssize_t, inner_end=Py_ssize_t, place=dict, kind=str,
        byte=Py_ssize_t, byte_after=Py_ssize_t, at=Py_ssize_t, words=str,
    )
    cpdef read(self)
    cpdef outermost(self, str source)
    @cython.locals(start=Py_ssize_t, end=Py_ssize_t)
    cdef _span(self, dict place)
    @cython.locals(at=Py_ssize_t, piece=str)
    cdef _read_waiting(self, Py_ssize_t start, Py_ssize_t end)
    @cython.locals(at=Py_ssize_t, length=Py_ssize_t)
    cdef _read_other(self, str kind, payload, span)
    cdef _read_inline_html(self, str html, span)
    @cython.locals(flow=Flow, frame=Frame, kind=str)
    cdef _start(self, element, dict place)
    cdef str _tag(self, str kind, data)
    @cython.locals(at=Py_ssize_t)
    cdef Frame _open_link(self, str kind, dict data, dict place)
    @cython.locals(frame=Frame, kind=str)
    cdef _end(self, Py_ssize_t inner_end)
    @cython.locals(data=dict, shift=Py_ssize_t, start=Py_ssize_t, end=Py_ssize_t, tail=str)
    cdef _end_link(self, tuple element, Py_ssize_t inner_end)
    cdef _feed_html_block(self)
    cdef _read_indented(self)
    cdef _read_definitions(self)
    cdef _title(self, title, str surface)
