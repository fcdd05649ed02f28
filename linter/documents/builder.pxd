# cython: language_level=3
"""The types with which `builder.py` is compiled."""

cimport cython


from linter.documents.offsets cimport OffsetMap


cdef class Prose:
    cdef readonly str text
    cdef readonly OffsetMap offsets


@cython.locals(prose=Prose)
cdef Prose prose_of(str text, OffsetMap offsets)


cdef class Mark:
    cdef readonly Py_ssize_t parts
    cdef readonly Py_ssize_t segments
    cdef readonly Py_ssize_t length
    cdef readonly Py_ssize_t space
    cdef readonly Py_ssize_t space_length


cdef class TextBuilder:
    cdef readonly Py_ssize_t length
    cdef list _parts
    cdef list _segments
    cdef Py_ssize_t _space
    cdef Py_ssize_t _space_length
    cdef Py_ssize_t _ahead
    cdef bint _is_apart

    cpdef clear(self)
    @cython.locals(shown=str)
    cpdef literal(self, str piece, Py_ssize_t at)
    @cython.locals(shown=str)
    cpdef words(self, str piece, Py_ssize_t at)
    cpdef stands_for(self, str text, Py_ssize_t at, Py_ssize_t length)
    cpdef references(self, str piece, Py_ssize_t at)
    cpdef gap(self, Py_ssize_t at, Py_ssize_t length)
    cpdef Mark mark(self)
    cpdef bint is_note_mark(self, str raised)
    cpdef leave_out_note_mark(self, Mark mark)
    cpdef Prose build(self)
    cpdef tuple build_cut(self, Mark mark)
    @cython.locals(space=Py_ssize_t, size=Py_ssize_t)
    cdef _add(self, str text, Py_ssize_t at, Py_ssize_t length)
    @cython.locals(length=Py_ssize_t, size=Py_ssize_t, before=Py_ssize_t)
    cdef _add_shown(self, str piece, str shown, Py_ssize_t at)
    cdef _add_whole(self, str text, Py_ssize_t at, Py_ssize_t length)
    cdef Prose _prose(self, Mark first, Mark last)


cdef Prose _prose_as_read(str text, segments)


cdef bint _is_plain(str piece)
