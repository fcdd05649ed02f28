# cython: language_level=3, wraparound=False
# distutils: language = c++
"""`linter.language.tokens.sentences`, compiled: the same sentences, several times as fast.

The regular expressions there say what a token and a stop are; here the characters are gone through one by one.
"""

from libcpp.vector cimport vector

from cpython cimport array
from cpython.bytes cimport PyBytes_FromStringAndSize
from cpython.unicode cimport PyUnicode_READ_CHAR

import array
from sys import intern

from linter.language import tokens
from linter.language.fold import fold
from linter.language.tokens import Join, Sentence

cdef Py_ssize_t LONGEST_SENTENCE = tokens.LONGEST_SENTENCE
cdef Py_ssize_t LONGEST_QUICK = tokens.LONGEST_QUICK
cdef array.array NUMBERS = array.array("I")
cdef unsigned char TIGHT = <int>Join.TIGHT
cdef object ends_sentence = tokens.ends_sentence
cdef object join_of = tokens.join_of
cdef frozenset ABBREVIATIONS = tokens.ABBREVIATIONS
cdef Py_ssize_t LONGEST_ABBREVIATION = max(map(len, tokens.ABBREVIATIONS))


cdef inline bint is_stop(Py_UCS4 char) noexcept:
    return char == u"." or char == u"!" or char == u"?" or char == u"…"


cdef inline bint is_divider(Py_UCS4 char) noexcept:
    return char == u"|" or char == u"•" or char == u"·"


cdef inline bint is_closing(Py_UCS4 char) noexcept:
    return char == u'"' or char == u"'" or char == u")" or char == u"]"


cdef inline bint is_sign(Py_UCS4 char) noexcept:
    return (
        char == u"$" or char == u"%" or char == u"#" or char == u"&" or char == u"+" or char == u"@"
        or char == u"£" or char == u"¥" or char == u"฿" or (u"₠" <= char and char <= u"₿")
    )


cdef inline bint is_alnum(Py_UCS4 char) noexcept:
    """`str.isalnum`, without a look into four tables for a space."""
    if char < 128:
        return (u"a" <= char and char <= u"z") or (u"0" <= char and char <= u"9") or (u"A" <= char and char <= u"Z")
    return char.isalnum()


cdef inline bint is_letter(Py_UCS4 char) noexcept:
    return is_alnum(char) and not char.isdecimal()


def sentences(str text):
    """The sentences of a block's `text`, in order: see `linter.language.tokens.sentences`."""
    cdef str folded = fold(text)
    cdef Py_ssize_t length = len(folded), start = 0, at = 0, done = 0, end
    cdef Py_UCS4 char
    cdef list found = []
    while at < length:
        char = PyUnicode_READ_CHAR(folded, at)
        if is_stop(char):
            end = at + 1
            while end < length and is_stop(PyUnicode_READ_CHAR(folded, end)):
                end += 1
            while end < length and is_closing(PyUnicode_READ_CHAR(folded, end)):
                end += 1
            if end < length and not PyUnicode_READ_CHAR(folded, end).isspace():
                at = end
                continue
            while end < length and PyUnicode_READ_CHAR(folded, end).isspace():
                end += 1
        elif is_divider(char):
            end = at + 2
            if (
                at <= done
                or not PyUnicode_READ_CHAR(folded, at - 1).isspace()
                or at + 1 >= length
                or not PyUnicode_READ_CHAR(folded, at + 1).isspace()
            ):
                at += 1
                continue
        else:
            at += 1
            continue
        done = end
        if end == length or is_divider(char) or is_end(text, folded, at, end):
            cut(text, folded, start, end, found)
            start = end
        at = end
    if start < length:
        cut(text, folded, start, length, found)
    return tuple(found)


cdef bint is_end(str text, str folded, Py_ssize_t at, Py_ssize_t end) except -1:
    """Whether the stop at `at`, after which something follows at `end`, ends a sentence."""
    if PyUnicode_READ_CHAR(text, end).islower():
        return False
    if PyUnicode_READ_CHAR(folded, at) != u".":
        return True
    cdef Py_ssize_t first = at, least = max(0, at - LONGEST_ABBREVIATION - 1)
    while first > least and is_letter(PyUnicode_READ_CHAR(folded, first - 1)):
        first -= 1
    if at - first > LONGEST_ABBREVIATION:
        return True
    if first == at or (first and (PyUnicode_READ_CHAR(folded, first - 1) == u"." or PyUnicode_READ_CHAR(folded, first - 1) == u"'")):
        return ends_sentence(text, folded, at, end)  # what stands before may be of several parts
    if at - first == 1:
        return PyUnicode_READ_CHAR(folded, first) == u"i"
    return folded[first:at] not in ABBREVIATIONS


cdef int cut(str text, str folded, Py_ssize_t start, Py_ssize_t end, list found) except -1:
    """Add to `found` the sentence in `folded[start:end]`, in as many pieces as its length asks for."""
    while start < end:
        if end - start > LONGEST_QUICK or folded.find("#", start, end) >= 0:
            sentence = tokens.tokenise(text, folded, start, end)
        else:
            sentence = tokenise(text, folded, start, end)
        if sentence is None or not sentence.words or sentence.words == tokens.CONTROL:
            return 0
        found.append(sentence)
        start = <Py_ssize_t>sentence.end(len(sentence.words) - 1) if len(sentence.words) >= LONGEST_SENTENCE else end
    return 0


cdef object tokenise(str text, str folded, Py_ssize_t start, Py_ssize_t end):
    """The sentence in `folded[start:end]`, or as much of it as makes one of the greatest length; None where there is no token."""
    cdef array.array starts
    cdef Py_ssize_t at = start, to, count = 0, last = start
    cdef vector[unsigned int] begun
    cdef vector[char] joins
    cdef Py_UCS4 char
    cdef list words = []
    while at < end and count < LONGEST_SENTENCE:
        char = PyUnicode_READ_CHAR(folded, at)
        if is_alnum(char):
            to = token_end(folded, at, end)
        elif is_sign(char):
            to = at + 1
        else:
            at += 1
            continue
        words.append(intern(folded[at:to]))
        if at == last or (at == last + 1 and is_light(PyUnicode_READ_CHAR(folded, last))):
            joins.push_back(<char>TIGHT)
        else:
            join = join_of(folded[last:at])
            if count and <unsigned char>join == TIGHT and PyUnicode_READ_CHAR(text, at).isupper():
                join = tokens.parted_by_picture(text, begun[count - 1], last, at, join)
            joins.push_back(<char>join)
        begun.push_back(<unsigned int>at)
        count += 1
        last = at = to
    if not count:
        return None
    starts = array.clone(NUMBERS, count, False)
    for at in range(count):
        starts.data.as_uints[at] = begun[at]
    if last == end:
        ending, quoted = "", False
    elif PyUnicode_READ_CHAR(folded, last) == u"." and (last + 1 == end or (last + 2 == end and PyUnicode_READ_CHAR(folded, last + 1) == u" ")):
        ending, quoted = ".", False
    else:
        ending, quoted = tokens.closing(folded, start, begun[0], last, end)
    return Sentence(text, tuple(words), starts, PyBytes_FromStringAndSize(joins.data(), count), ending, quoted=quoted)


cdef inline bint is_light(Py_UCS4 char) noexcept:
    """Whether what stands between two tokens parts them no more than a space does."""
    return char == u" " or char == u"-"


cdef Py_ssize_t token_end(str folded, Py_ssize_t at, Py_ssize_t end) noexcept:
    """Where the word, number (`3,995`) or dotted abbreviation (`u.s`) ends that begins at `at`."""
    cdef Py_ssize_t to = at + 1
    if is_letter(PyUnicode_READ_CHAR(folded, at)):
        while (
            to + 1 < end
            and PyUnicode_READ_CHAR(folded, to) == u"."
            and is_letter(PyUnicode_READ_CHAR(folded, to + 1))
            and not (to + 2 < end and is_alnum(PyUnicode_READ_CHAR(folded, to + 2)))
        ):
            to += 2
        if to > at + 1:
            return to
    else:
        to = past_digits(folded, to, end)
        if is_point(folded, to, end):
            while is_point(folded, to, end):
                to = past_digits(folded, to + 2, end)
            return to
    to = past_word(folded, at + 1, end)
    while to + 1 < end and PyUnicode_READ_CHAR(folded, to) == u"'" and is_alnum(PyUnicode_READ_CHAR(folded, to + 1)):
        to = past_word(folded, to + 2, end)
    return to


cdef inline bint is_point(str folded, Py_ssize_t at, Py_ssize_t end) noexcept:
    """Whether a stop or comma with a digit behind it stands at `at`."""
    return (
        at + 1 < end
        and (PyUnicode_READ_CHAR(folded, at) == u"." or PyUnicode_READ_CHAR(folded, at) == u",")
        and PyUnicode_READ_CHAR(folded, at + 1).isdecimal()
    )


cdef inline Py_ssize_t past_digits(str folded, Py_ssize_t at, Py_ssize_t end) noexcept:
    while at < end and PyUnicode_READ_CHAR(folded, at).isdecimal():
        at += 1
    return at


cdef inline Py_ssize_t past_word(str folded, Py_ssize_t at, Py_ssize_t end) noexcept:
    while at < end and is_alnum(PyUnicode_READ_CHAR(folded, at)):
        at += 1
    return at
