# cython: language_level=3
"""How the compiled modules make named tuples."""

from cpython.object cimport PyObject

cdef extern from "Python.h":
    ctypedef struct PyTypeObject:
        object tp_new(PyTypeObject*, object, PyObject*)

    PyTypeObject PyTuple_Type


cdef inline object named(object kind, tuple fields):
    """The named tuple of class `kind` with `fields`: what `kind._make` does, without a call into Python."""
    return PyTuple_Type.tp_new(<PyTypeObject*>kind, (fields,), NULL)
