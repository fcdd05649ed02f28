# cython: language_level=3
"""The types with which `offsets.py` is compiled."""

cimport cython


cdef class OffsetMap:
    cdef Py_ssize_t _shift
    cdef readonly object starts
    cdef readonly object rest

    cdef begin(self, Py_ssize_t shift, starts, rest)
    cpdef Py_ssize_t start(self, Py_ssize_t offset) except? -1
    cpdef Py_ssize_t end(self, Py_ssize_t offset) except? -1
    @cython.locals(text_start=Py_ssize_t, text_length=Py_ssize_t, first=Py_ssize_t, length=Py_ssize_t, begin=Py_ssize_t, last=Py_ssize_t)
    cpdef span(self, Py_ssize_t start, Py_ssize_t end)
    @cython.locals(number=Py_ssize_t, at=Py_ssize_t)
    cdef tuple _segment(self, Py_ssize_t offset)


@cython.locals(
    offsets=OffsetMap, start=Py_ssize_t, source=Py_ssize_t, length=Py_ssize_t, size=Py_ssize_t, number=Py_ssize_t, starts=list, rest=list
)
cpdef OffsetMap offset_map(list segments, Py_ssize_t end)


cdef class CodePoints:
    cdef list _byte_starts
    cdef list _starts
    cdef list _widths
    cdef Py_ssize_t _run
    cdef bint _is_ascii

    @cython.locals(start=Py_ssize_t, first=Py_ssize_t, width=Py_ssize_t)
    cpdef Py_ssize_t at(self, Py_ssize_t byte) except? -1
    @cython.locals(last=Py_ssize_t)
    cdef bint _holds(self, Py_ssize_t run, Py_ssize_t byte) except? -1
    @cython.locals(
        byte=Py_ssize_t, width=Py_ssize_t, start=Py_ssize_t, stretch=str, at=Py_ssize_t, character=Py_UCS4, its=Py_ssize_t
    )
    cdef _cut(self, str text)
    cdef _add(self, Py_ssize_t byte_start, Py_ssize_t start, Py_ssize_t width)


@cython.locals(at=Py_ssize_t, starts=list)
cpdef line_starts(str source)
