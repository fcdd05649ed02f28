# cython: language_level=3, wraparound=False
# distutils: language = c++
"""`linter.language.evidence`, compiled: the same spans and passages."""

cimport cython

from cpython cimport array
from cpython.object cimport PyObject
from cpython.tuple cimport PyTuple_GET_ITEM

from linter.language._fields cimport (
    BLOCK_OFFSETS,
    CUE_END,
    CUE_GROUP,
    CUE_START,
    FRAME_END,
    FRAME_START,
    FRAME_TARGET,
    MENTION_END,
    MENTION_START,
    READING_CUES,
    SENTENCE_ENDS,
    SENTENCE_STARTS,
    SENTENCE_TEXT,
)
from linter.language._named cimport Fields, know, named, slot_of
from linter.language._said cimport Said, look_at

import array

from linter.documents.model import Block
from linter.findings import Evidence, Span
from linter.language import reading as read
from linter.language import said
from linter.language.tokens import Sentence

cdef Fields READING, MENTION, CUE, SENTENCE, FRAME, BLOCK  # of the records that are read here
know(READING, read.Reading)
know(MENTION, read.Mention)
know(CUE, read.Cue)
know(SENTENCE, Sentence)
know(FRAME, said.Frame)
know(BLOCK, Block)


def evidence(block, reading, frame, mention, tuple cues):
    """See `linter.language.evidence.evidence`."""
    return told_by(look_at(reading), block, frame, mention, cues)


cdef tuple told_by(Said looked, block, frame, mention, tuple cues):
    """The span and evidence of a frame of a sentence."""
    cdef Passages passages = Passages.__new__(Passages)
    cdef int start = <object>slot_of(FRAME, <PyObject*>frame, FRAME_START), end = <object>slot_of(FRAME, <PyObject*>frame, FRAME_END), first, last
    target = <object>slot_of(FRAME, <PyObject*>frame, FRAME_TARGET)
    passages.found = []
    passages.look_at(looked, <object>slot_of(BLOCK, <PyObject*>block, BLOCK_OFFSETS))
    first, last = start, end
    if target is not None:
        looked.put(target, &first, &last)
        passages.begin(min(start, first), max(end, last))
        passages.add("trigger", start, end)
        passages.add("target", first, last)
    else:
        passages.begin(start, end)
        passages.add("trigger", start, end)
    if mention is not None:
        passages.add("agent", <object>slot_of(MENTION, <PyObject*>mention, MENTION_START), <object>slot_of(MENTION, <PyObject*>mention, MENTION_END))
    own = <tuple?><object>slot_of(READING, <PyObject*>looked.reading, READING_CUES)
    for cue in cues if own else ():
        if holds(own, cue):
            passages.add("cue", <object>slot_of(CUE, <PyObject*>cue, CUE_START), <object>slot_of(CUE, <PyObject*>cue, CUE_END))
    return passages.span, tuple(passages.found)


def as_written(sentence, mention):
    """See `linter.language.evidence.as_written`."""
    cdef int start = <object>slot_of(MENTION, <PyObject*>mention, MENTION_START), end = <object>slot_of(MENTION, <PyObject*>mention, MENTION_END), at
    cdef str text = <str?><object>slot_of(SENTENCE, <PyObject*>sentence, SENTENCE_TEXT)
    starts = sentence.starts
    if end - start == 1:
        return text[starts[start] : sentence.end(start)]
    return " ".join([text[starts[at] : sentence.end(at)] for at in range(start, end)])


cdef bint holds(tuple cues, cue) except -1:
    """Whether `cue` is one of `cues`, or equal to one: it may be that of a sentence beside theirs."""
    cdef PyObject* other
    for each in cues:
        if each is cue:
            return True
    for each in cues:
        other = <PyObject*>each
        if slot_of(CUE, other, CUE_GROUP) == slot_of(CUE, <PyObject*>cue, CUE_GROUP) and each == cue:
            return True
    return False


@cython.final
@cython.freelist(2)
cdef class Passages:
    """What made an assertion, each by where it stands in the source behind the beginning of all."""

    cdef Said said
    cdef object offsets
    cdef object starts
    cdef object ends
    cdef const unsigned int* begun  # the same as `starts`, where those are plain numbers
    cdef object shift  # where the block is one stretch of source: all is as far apart there as in its text; else None
    cdef long first
    cdef object span
    cdef list found

    cdef int look_at(self, Said said, offsets) except -1:
        self.said, self.offsets, self.shift = said, offsets, offsets.shift
        self.starts = <object>slot_of(SENTENCE, <PyObject*>said.sentence, SENTENCE_STARTS)
        self.ends = <object>slot_of(SENTENCE, <PyObject*>said.sentence, SENTENCE_ENDS)
        if type(self.starts) is array.array and (<array.array>self.starts).ob_descr.typecode == b"I":
            if len(<array.array>self.starts) >= said.count:
                self.begun = (<array.array>self.starts).data.as_uints
        return 0

    cdef inline int start(self, int at) except? -1:
        """Where token `at` begins in the text."""
        return <int>self.begun[at] if self.begun != NULL else <int><object>self.starts[at]

    cdef inline int end(self, int at) except? -1:
        """Where token `at` ends."""
        if self.ends is not None:
            return <object>self.ends[at]
        return self.start(at) + <int>len(<str?><object>PyTuple_GET_ITEM(self.said.words, at))

    cdef int begin(self, int first, int last) except -1:
        """Begin with the span of tokens `first` to `last` (excluded), at least one."""
        self.require_some(first, last)
        if self.shift is not None:
            self.first = self.start(first)
            self.span = named(Span, (self.first + self.shift, self.end(last - 1) + self.shift))
        else:
            self.span = self.offsets.span(self.start(first), self.end(last - 1))
            self.first = self.span[0]
        return 0

    cdef int add(self, str role, int first, int last) except -1:
        """Add what tokens `first` to `last` (excluded) are."""
        cdef long start, end
        self.require_some(first, last)
        start, end = self.start(first), self.end(last - 1)
        if self.shift is None:
            start, end = self.offsets.span(start, end)
        self.found.append(named(Evidence, (role, start - self.first, end - self.first)))
        return 0

    cdef int require_some(self, int first, int last) except -1:
        self.said.require_inside(first, last)
        if first == last:
            raise IndexError("an assertion of no words")
        return 0
