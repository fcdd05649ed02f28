# cython: language_level=3
"""What `_names` is made of, for the compiled modules that look for names themselves."""


cdef class Point:
    cdef dict following
    cdef list numbers
    cdef list payloads


cdef class NameTrie:
    cdef readonly dict table
    cdef readonly object payloads
    cdef dict branches  # by the words that were met; None for one that no name begins with

    cdef list named_by(self, Point point)
    cdef Point after(self, Point point, str word)
    cdef Point first(self, str word)
    cdef Point branch(self, str first)
    cdef Point grown(self, list names)
