# cython: language_level=3, wraparound=False
"""What `_frames` tells the compiled modules that go on with frames."""

from cpython.object cimport PyObject
from cpython.tuple cimport PyTuple_GET_ITEM

from linter.language._said cimport Said


cdef Said look_for_frames(reading, before, unsaid, list found)
cdef object frame_of(str kind, effect, start, end, target, soft, about, verb_form)
cdef list each_once(list found)
cdef bint is_structure(PyObject* hit) except -1


cdef inline object named_by(PyObject* hit):
    """What a target is a name of."""
    return <object>PyTuple_GET_ITEM(<object>hit, 2)
