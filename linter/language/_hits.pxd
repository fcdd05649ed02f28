# cython: language_level=3, wraparound=False
"""What was recognised at some tokens of a sentence, and what becomes of what overlaps: see `linter.language.recognising`."""

from libcpp.vector cimport vector

cdef struct Hit:  # a name, effect word, mask or agent at tokens
    int start
    int end
    int what  # the number of a meaning or payload


cdef inline void put_in_order(vector[Hit]& hits) noexcept:
    """Sort by start, the longest first; what is alike keeps its order. Most are in order, and they are few."""
    cdef size_t at, to
    cdef Hit hit
    for at in range(1, hits.size()):
        hit = hits[at]
        to = at
        while to and (hits[to - 1].start > hit.start or (hits[to - 1].start == hit.start and hits[to - 1].end < hit.end)):
            hits[to] = hits[to - 1]
            to -= 1
        hits[to] = hit


cdef inline void outermost(vector[Hit]& hits) noexcept:
    """Keep of overlapping names the first, the longest of those; one stretch under two names is kept twice."""
    cdef size_t at, kept = 0
    cdef int reached = 0, start = -1, end = -1
    put_in_order(hits)
    for at in range(hits.size()):
        if hits[at].start >= reached or (hits[at].start == start and hits[at].end == end):
            start, end = hits[at].start, hits[at].end
            reached = end
            hits[kept] = hits[at]
            kept += 1
    hits.resize(kept)


cdef inline int fill_reach(vector[Hit]& spans, vector[int]& reach, int count) except -1:
    """Make `reach` tell for each of `count` tokens the furthest end of a span that begins at or before it."""
    cdef Hit span
    cdef int at
    reach.assign(count, 0)
    for span in spans:
        reach[span.start] = max(reach[span.start], span.end)
    for at in range(1, count):
        reach[at] = max(reach[at], reach[at - 1])
    return 0


cdef inline int unmask(vector[Hit]& hits, vector[Hit]& masks, vector[int]& reach, int count) except -1:
    """Keep the hits that do not lie under one of `masks`; `reach` is room to work in."""
    cdef size_t at, kept = 0
    fill_reach(masks, reach, count)
    for at in range(hits.size()):
        if reach[hits[at].start] < hits[at].end:
            hits[kept] = hits[at]
            kept += 1
    hits.resize(kept)
    return 0


cdef inline int keep_triggers(vector[Hit]& effects, vector[Hit]& names, vector[int]& reach, int count) except -1:
    """Keep the effect words that are no part of what is named at greater length; `reach` is room to work in."""
    cdef size_t at, kept = 0
    cdef Hit name
    cdef bint keeps
    fill_reach(names, reach, count)
    for at in range(effects.size()):
        keeps = reach[effects[at].start] < effects[at].end
        if not keeps:
            for name in names:
                keeps |= name.start == effects[at].start and name.end == effects[at].end
        if keeps:
            effects[kept] = effects[at]
            kept += 1
    effects.resize(kept)
    return 0


cdef inline bint is_hidden(vector[Hit]& masks, int start, int end) noexcept:
    """Whether a mask takes words of an outcome with it: see `linter.language.recognising`."""
    cdef Hit mask
    for mask in masks:
        if mask.start < end and start < mask.end and not (start <= mask.start and mask.end <= end):
            return True
    return False
