# cython: language_level=3, wraparound=False
# distutils: language = c++
"""`linter.language.names.NameTrie`, compiled: the same names, several times as fast."""

from cpython.dict cimport PyDict_GetItem
from cpython.object cimport PyObject

from linter.language._named cimport named

from linter.language.names import NameHit, names_from
from linter.language.tokens import Join

cdef int TIGHT = Join.TIGHT
cdef int MOST_BRANCHES = 50_000  # first words, or words that are none, that are remembered


cdef class Point:
    """A point in the trie: the words that may come next, and what is named by the words up to here, by number and once asked for itself."""

    def __cinit__(self):
        self.following = {}
        self.numbers = []


cdef str without_possessive(str word):
    """`lupus` of `lupus's`; nothing of any other word."""
    return word[: len(word) - 2] if word.endswith("'s") else None


cdef class NameTrie:
    """A trie over token sequences: see `linter.language.names.NameTrie`."""

    def __init__(self, table, payloads):
        self.table, self.payloads, self.branches = table, payloads, {}

    def hits(self, sentence):
        """Every name, the longest at each start, in order; names may overlap."""
        cdef tuple words = sentence.words
        cdef Py_ssize_t count = len(words), start, at, end
        cdef list found = []
        cdef Point point, following, best
        joins = None
        for start in range(count):
            point = self.first(<str?>words[start])
            if point is None:
                continue
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

    cdef Point first(self, str word):
        """The names that begin with a word as it stands, or else without its possessive ending; None where none do."""
        cdef Point point
        cdef str plain
        if len(self.branches) > MOST_BRANCHES:
            self.branches.clear()
        point = self.branch(word)
        if point is None:
            plain = without_possessive(word)
            point = None if plain is None else self.branch(plain)
        return point

    cdef Point branch(self, str first):
        """The names that begin with a word; None where none do."""
        cdef PyObject* known = PyDict_GetItem(self.branches, first)
        if known != NULL:
            return None if <object>known is None else <Point>known
        names = names_from(self.table, first)
        branch = self.branches[first] = self.grown(names) if names else None
        return branch

    cdef Point grown(self, list names):
        cdef Point branch = Point(), point, following
        for name in names:
            number, *rest = name.split(" ")
            point = branch
            for word in rest:
                following = point.following.get(word)
                if following is None:
                    following = point.following[word] = Point()
                point = following
            point.numbers.append(int(number))
        return branch
