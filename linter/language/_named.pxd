# cython: language_level=3
"""How the compiled modules make named tuples, and values of classes with slots without a call into Python."""

from libcpp.vector cimport vector

from cpython.object cimport PyObject
from cpython.ref cimport Py_INCREF
from cpython.tuple cimport PyTuple_GET_ITEM, PyTuple_SET_ITEM

cdef extern from "Python.h":
    ctypedef struct PyTypeObject:
        pass


cdef extern from *:
    """
    #include <structmember.h>

    // Where values of the class `kind`, which has slots, keep `name`.
    static inline Py_ssize_t place_of_slot(PyObject* kind, PyObject* name) {
        PyObject* slot = PyObject_GetAttr(kind, name);
        Py_ssize_t place = -1;
        if (!slot) return -1;
        if (Py_TYPE(slot) == &PyMemberDescr_Type && ((PyMemberDescrObject*)slot)->d_member->type == T_OBJECT_EX)
            place = ((PyMemberDescrObject*)slot)->d_member->offset;
        else
            PyErr_SetString(PyExc_TypeError, "a field without a slot");
        Py_DECREF(slot);
        return place;
    }

    // Sets the slot at `place` of a value that was just made.
    static inline void set_slot(PyObject* value, Py_ssize_t place, PyObject* field) {
        Py_INCREF(field);
        *(PyObject**)((char*)value + place) = field;
    }

    // What a value of the class `kind` keeps at `place`: held by the value.
    static inline PyObject* field_of(PyObject* value, PyObject* kind, Py_ssize_t place) {
        PyObject* field;
        if ((PyObject*)Py_TYPE(value) != kind) {
            PyErr_Format(PyExc_TypeError, "a value of another class than %R", kind);
            return NULL;
        }
        field = *(PyObject**)((char*)value + place);
        if (!field) PyErr_SetString(PyExc_AttributeError, "a field that was never set");
        return field;
    }

    // Sets a slot that has been set before.
    static inline void reset_slot(PyObject* value, Py_ssize_t place, PyObject* field) {
        PyObject* old = *(PyObject**)((char*)value + place);
        Py_INCREF(field);
        *(PyObject**)((char*)value + place) = field;
        Py_DECREF(old);
    }
    """
    PyObject* field_of(PyObject* value, PyObject* kind, Py_ssize_t place) except NULL
    Py_ssize_t place_of_slot(object kind, object name) except -1
    void set_slot(object value, Py_ssize_t place, object field)
    void reset_slot(object value, Py_ssize_t place, object field)
    object PyType_GenericAlloc(PyTypeObject* kind, Py_ssize_t items)


cdef inline object named(object kind, tuple fields):
    """The named tuple of class `kind` with `fields`: what `kind._make` does, without a call into Python."""
    cdef Py_ssize_t at, count = len(fields)
    made = PyType_GenericAlloc(<PyTypeObject*>kind, count)
    for at in range(count):
        Py_INCREF(<object>PyTuple_GET_ITEM(fields, at))
        PyTuple_SET_ITEM(made, at, <object>PyTuple_GET_ITEM(fields, at))
    return made


cdef inline object unset(object kind):
    """A value of `kind`, a class with slots (`linter.records`), none of which is set: all are, before anybody sees it."""
    return PyType_GenericAlloc(<PyTypeObject*>kind, 0)


cdef inline int add_places(object kind, vector[Py_ssize_t]& places) except -1:
    """Add where the values of `kind`, a class with slots, keep each of their fields, in order."""
    for name in kind.__slots__:
        places.push_back(place_of_slot(kind, name))
    return 0


cdef struct Fields:  # a class with slots, and where its values keep each of their fields, in order
    PyObject* kind  # NULL before it is known
    vector[Py_ssize_t] places


cdef inline int know(Fields& fields, object kind) except -1:
    """Look up where the values of `kind` keep what; it is held from now on."""
    add_places(kind, fields.places)
    Py_INCREF(kind)
    fields.kind = <PyObject*>kind
    return 0


cdef inline PyObject* slot_of(Fields& fields, PyObject* value, int at) except NULL:
    """The field with the number `at` of `value`, which holds it."""
    return field_of(value, fields.kind, fields.places[at])


cdef inline PyObject* slot_in(Fields& fields, object value, int at) except NULL:
    """The same of a value that whoever asks holds."""
    return field_of(<PyObject*>value, fields.kind, fields.places[at])
