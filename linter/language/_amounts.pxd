# cython: language_level=3, wraparound=False
"""Amounts by what is known of words: see `linter.language.quantities`."""

from libcpp.vector cimport vector

from linter.language._matching cimport Span
from linter.language._tokens cimport TIGHT, Known
from linter.language._vocabulary cimport CENT, CODE, COINS, DIGIT, NUMBER, OF, PER, PERCENT, SHORT, SIGN, UNIT, VAGUE

cdef struct Digits:  # how many a number has at least that an abbreviation is a currency beside, which means something else too
    int before
    int after


cdef inline bint is_code(Known& word, Known& number, int fewest) except -1:
    """Whether `word` is the code of a currency beside `number`; an abbreviation of something else too, where that has `fewest` digits."""
    cdef int digits = 0
    cdef Py_UCS4 char
    if word.facts & CODE:
        return True
    if not word.facts & SHORT:
        return False
    for char in <str>number.text:
        digits += char.isdigit()
    return digits >= fewest


cdef inline bint is_currency(Known* words, int number, int at, int count, int fewest) except -1:
    """Whether a currency stands at token `at`, behind a number, and is not the one of the next sum."""
    if at >= count or not (words[at].facts & SIGN or is_code(words[at], words[number], fewest)):
        return False
    return at + 1 == count or not words[at + 1].facts & DIGIT


cdef inline int add_amounts(
    Known* words, const unsigned char* joins, int count, Digits fewest, vector[int]& ends, vector[Span]& amounts
) except -1:
    """Add the amounts of a sentence to `amounts`, each with the number of its class; `ends` is room to work in."""
    cdef unsigned int facts, after
    cdef int at, end, sort, unit
    cdef int* numbers  # by start, as the others; 0 where none is
    cdef int* percents
    cdef int* sums
    cdef int* lengths
    cdef bint spoken = False, counted = False
    cdef Span span
    for at in range(count):
        spoken |= (words[at].facts & VAGUE) != 0
        counted |= (words[at].facts & UNIT) != 0
    ends.assign(4 * count, 0)
    numbers = ends.data()
    percents, sums, lengths = numbers + count, numbers + 2 * count, numbers + 3 * count
    for at in range(count):
        facts = words[at].facts
        if not facts & (DIGIT | NUMBER):
            continue
        end = at + 1
        while end < count and words[end].facts & NUMBER and joins[end] == TIGHT:
            end += 1
        numbers[at] = end
        after = words[end].facts if end < count else 0
        if after & PERCENT:
            percents[at] = end + 1
        elif after & PER and end + 1 < count and words[end + 1].facts & CENT:
            percents[at] = end + 2
        elif after & UNIT:
            lengths[at] = end + 1
        elif after & COINS or (facts & DIGIT and is_currency(words, at, end, count, fewest.before)):
            sums[at] = end + 1
        if at and (words[at - 1].facts & SIGN or (facts & DIGIT and is_code(words[at - 1], words[at], fewest.after))):
            sums[at - 1] = end
    for at in range(count - 1 if spoken and counted else 0):
        if words[at].facts & VAGUE:
            unit = at + 2 if words[at + 1].facts & OF else at + 1
            if unit < count and words[unit].facts & UNIT:
                lengths[at] = unit + 1
    for sort in range(4):
        for at in range(count):
            if numbers[sort * count + at]:
                span.symbol, span.start, span.end = sort, at, numbers[sort * count + at]
                amounts.push_back(span)
    return 0
