# cython: language_level=3
"""The types with which `elements.py` is compiled."""


cdef class Kind:
    cdef readonly tuple closes
    cdef readonly tuple reach
    cdef readonly bint block
    cdef readonly bint parts
    cdef readonly bint ends_word
    cdef readonly bint is_copy
    cdef readonly bint is_apart
    cdef readonly str surface
    cdef readonly str structure
    cdef readonly Py_ssize_t level
    cdef readonly str role
