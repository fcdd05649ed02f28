# cython: language_level=3, wraparound=False
# distutils: language = c++
"""`linter.language.names.NameTrie`, compiled: the same names, several times as fast."""

from cpython.dict cimport PyDict_GetItem
from cpython.object cimport PyObject

from linter.language._named cimport named

from linter.language.names import NameHit
from linter.language.tokens import Join

cdef int TIGHT = Join.TIGHT


cdef class Point:
    """A point in the trie: the words that may come next, and what is named by the words up to here, by number and once asked for itself."""

    cdef dict following
    cdef list numbers
    cdef list payloads

    def __cinit__(self):
        self.following = {}
        self.numbers = []


cdef str without_possessive(str word):
    """`lupus` of `lupus's`; nothing of any other word."""
    return word[: len(word) - 2] if word.endswith("'s") else None


cdef class NameTrie:
    """A trie over token sequences: see `linter.language.names.NameTrie`."""

    cdef readonly dict table
    cdef readonly object payloads
    cdef dict branches

    def __init__(self, table, payloads):
        self.table, self.payloads, self.branches = table, payloads, {}

    def hits(self, sentence):
        """Every name, the longest at each start, in order; names may overlap."""
        cdef tuple words = sentence.words
        cdef Py_ssize_t count = len(words), start, at, end
        cdef list found = []
        cdef Point point, following, best
        cdef str word, plain
        joins = None
        for start in range(count):
            word = <str?>words[start]
            if PyDict_GetItem(self.table, word) == NULL:
                plain = without_possessive(word)
                if plain is None or PyDict_GetItem(self.table, plain) == NULL:
                    continue
                word = plain
            point = self.branch(word)
            at = end = start + 1
            best = point
            if point.following and at < count:
                if joins is None:
                    joins = sentence.joins
                while at < count and point.following and <int>joins[at] == TIGHT:
                    following = self.after(point, <str?>words[at])
                    if following is None:
                        break
                    point = following
                    at += 1
                    if point.numbers:
                        end, best = at, point
            for payload in self.named_by(best):
                found.append(named(NameHit, (start, end, payload)))
        return found

    cdef list named_by(self, Point point):
        if point.payloads is None:
            point.payloads = [self.payloads[number] for number in point.numbers]
        return point.payloads

    cdef Point after(self, Point point, str word):
        cdef PyObject* known = PyDict_GetItem(point.following, word)
        if known == NULL:
            plain = without_possessive(word)
            if plain is None:
                return None
            known = PyDict_GetItem(point.following, plain)
        return None if known == NULL else <Point>known

    cdef Point branch(self, str first):
        """The branch of a first word, which is grown when that word is met."""
        cdef Point point, following
        cdef PyObject* known = PyDict_GetItem(self.branches, first)
        if known != NULL:
            return <Point>known
        branch = self.branches[first] = Point()
        for line in (<str>self.table[first]).split("\n"):
            number, *rest = line.split(" ")
            point = branch
            for word in rest:
                following = point.following.get(word)
                if following is None:
                    following = point.following[word] = Point()
                point = following
            point.numbers.append(int(number))
        return branch
