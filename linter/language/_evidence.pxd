# cython: language_level=3, wraparound=False
"""What `_evidence` tells of a sentence that has been taken apart."""

from linter.language._said cimport Said


cdef tuple told_by(Said looked, block, frame, mention, tuple cues)
