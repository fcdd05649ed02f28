# cython: language_level=3
# distutils: language = c++
"""The constructor of a record (`linter.records`), compiled: it sets the slots where they lie, past `__setattr__`, many times as fast."""

from libcpp.vector cimport vector

from cpython.dict cimport PyDict_GetItem, PyDict_Size
from cpython.object cimport PyObject
from cpython.tuple cimport PyTuple_GET_ITEM, PyTuple_GET_SIZE

from linter.language._named cimport place_of_slot

cdef extern from *:
    """
    // Sets the slot at `place` of a value, which may have been set before.
    static inline void put(PyObject* value, Py_ssize_t place, PyObject* field) {
        PyObject** slot = (PyObject**)((char*)value + place);
        PyObject* before = *slot;
        Py_INCREF(field);
        *slot = field;
        Py_XDECREF(before);
    }
    """
    void put(object value, Py_ssize_t place, object field)
    object PyMethod_New(object function, object value)
    ctypedef struct PyTypeObject:
        unsigned long tp_flags

    object PyType_GenericAlloc(PyTypeObject* kind, Py_ssize_t items)
    unsigned long Py_TPFLAGS_METHOD_DESCRIPTOR


cdef class Constructor:
    """`__init__` of `kind`, whose parameters are `names`, the last of them with `defaults`, and which `__post_init__` follows or not.

    What `plain` makes is the same in Python: it is called with arguments that do not fit, for which it has the words.
    """

    cdef object kind
    cdef object plain
    cdef tuple names
    cdef tuple defaults
    cdef bint is_followed
    cdef vector[Py_ssize_t] places

    def __init__(self, kind, tuple names, tuple defaults, bint is_followed, plain):
        self.kind, self.names, self.defaults, self.is_followed, self.plain = kind, names, defaults, is_followed, plain
        for name in names:
            self.places.push_back(place_of_slot(kind, name))

    def __get__(self, value, kind):
        return self if value is None else PyMethod_New(self, value)

    @property
    def __signature__(self):
        import inspect

        return inspect.signature(self.plain())

    def make(self, *fields):
        """A value with `fields`, all that a constructor takes, without a call of the class."""
        cdef Py_ssize_t at
        if PyTuple_GET_SIZE(fields) != <Py_ssize_t>self.places.size() or not self.places.size():
            return self.kind(*fields)
        cdef object value = PyType_GenericAlloc(<PyTypeObject*>self.kind, 0)
        for at in range(PyTuple_GET_SIZE(fields)):
            put(value, self.places[at], <object>PyTuple_GET_ITEM(fields, at))
        if self.is_followed:
            value.__post_init__()
        return value

    def __call__(self, *args, **named):
        cdef Py_ssize_t given = PyTuple_GET_SIZE(args) - 1, count = PyTuple_GET_SIZE(self.names), at
        cdef Py_ssize_t required = count - PyTuple_GET_SIZE(self.defaults), used = 0
        cdef PyObject* field
        cdef object value
        if given < 0 or given > count or not isinstance(<object>PyTuple_GET_ITEM(args, 0), self.kind):
            return self.plain()(*args, **named)
        value = <object>PyTuple_GET_ITEM(args, 0)
        for at in range(given):
            put(value, self.places[at], <object>PyTuple_GET_ITEM(args, at + 1))
        for at in range(given, count):
            field = PyDict_GetItem(named, <object>PyTuple_GET_ITEM(self.names, at)) if named else NULL
            if field is not NULL:
                used += 1
                put(value, self.places[at], <object>field)
            elif at >= required:
                put(value, self.places[at], <object>PyTuple_GET_ITEM(self.defaults, at - required))
            else:
                return self.plain()(*args, **named)
        if used < PyDict_Size(named):
            return self.plain()(*args, **named)
        if self.is_followed:
            value.__post_init__()


(<PyTypeObject*>Constructor).tp_flags |= Py_TPFLAGS_METHOD_DESCRIPTOR  # called with the value before its arguments, it need not be bound
