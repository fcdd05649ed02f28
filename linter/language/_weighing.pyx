# cython: language_level=3, wraparound=False
# distutils: language = c++
"""The arithmetic of `linter.language.opinion`, compiled: the same codes and the same sums, many times as fast."""

from libc.stdint cimport uint32_t
from libcpp.algorithm cimport sort, unique
from libcpp.vector cimport vector

from linter.language import weighing
from linter.language.weighing import BEGINNING, CUT, END, LONGEST_GAP, OUTLINE

cdef extern from "Python.h":
    const char* PyUnicode_AsUTF8AndSize(object text, Py_ssize_t* size) except NULL

cdef uint32_t TABLE[256]
cdef uint32_t CODES = weighing.CODES
cdef uint32_t POLYNOMIAL = 0xEDB88320
cdef uint32_t ALL = 0xFFFFFFFF  # named, since Cython takes so large a number in a sum for an object


cdef void fill_table() noexcept:
    cdef uint32_t entry
    cdef int number, bit
    for number in range(256):
        entry = number
        for bit in range(8):
            entry = (entry >> 1) ^ POLYNOMIAL if entry & 1 else entry >> 1
        TABLE[number] = entry


fill_table()


cdef uint32_t crc32(const char* text, Py_ssize_t size, uint32_t begun) noexcept:
    """What `zlib.crc32` gives for the bytes at `text` after what has `begun`."""
    cdef uint32_t crc = begun ^ ALL
    cdef Py_ssize_t at
    for at in range(size):
        crc = TABLE[(crc ^ <unsigned char>text[at]) & 0xFF] ^ (crc >> 8)
    return crc ^ ALL


cdef uint32_t hashed(object word, uint32_t begun) except? 0:
    cdef Py_ssize_t size
    cdef const char* text = PyUnicode_AsUTF8AndSize(word, &size)
    return crc32(text, size, begun)


cdef uint32_t OUTLINED = crc32("~", 1, 0)
cdef int STEPS = OUTLINE
cdef int LONG = CUT
cdef int FIRST = BEGINNING
cdef int LAST = END
cdef int WIDE = LONGEST_GAP
cdef size_t USUAL = 8  # codes that a word has, or fewer
cdef uint32_t EACH = 256  # codes that lie beside each other are looked through one by one


cdef class Hashed:
    """The features of a passage as codes: see `linter.language.weighing.Hashed`."""

    cdef vector[vector[uint32_t]] coded
    cdef vector[uint32_t] distinct  # each code once, in rising order

    def __init__(self, shown, outline, general):
        cdef list words = list(shown)
        cdef list steps = list(outline)
        cdef Py_ssize_t count = len(words), at, further, place
        cdef uint32_t begun, stretch
        cdef vector[uint32_t] own
        cdef str word
        self.coded.resize(count)
        for at in range(count):
            word = words[at]
            begun = hashed(word, 0)
            self.coded[at].reserve(USUAL)
            self.coded[at].push_back(begun % CODES)
            if len(word) >= LONG and word.isalpha():
                self.coded[at].push_back(hashed(word[:FIRST], crc32("%", 1, 0)) % CODES)
                self.coded[at].push_back(hashed(word[len(word) - LAST :], crc32("%%", 2, 0)) % CODES)
            self.coded[at].push_back(hashed(words[at + 1] if at + 1 < count else "$", crc32(" ", 1, begun)) % CODES)
        count = len(steps)
        for at in range(count):
            place = steps[at][1]
            stretch = OUTLINED
            for further in range(at, min(at + STEPS, count)):
                stretch = hashed(steps[further][0], crc32(" ", 1, stretch))
                self.coded.at(place).push_back(stretch % CODES)
        for feature in general:
            own.push_back(hashed(feature, 0) % CODES)
        self.coded.push_back(own)
        for at in range(<Py_ssize_t>self.coded.size()):
            self.distinct.insert(self.distinct.end(), self.coded[at].begin(), self.coded[at].end())
        sort(self.distinct.begin(), self.distinct.end())
        self.distinct.erase(unique(self.distinct.begin(), self.distinct.end()), self.distinct.end())

    def codes(self):
        """The codes themselves."""
        return [list(own) for own in self.coded]


cdef class Weights:
    """Whole-number weights by code: see `linter.language.weighing.Weights`."""

    cdef vector[uint32_t] learned  # in rising order
    cdef vector[uint32_t] nearest  # where in `learned` those begin that are no less than each multiple of EACH
    cdef tuple kept  # what the pointers point into
    cdef vector[const signed char*] rows
    cdef bytes rarities

    def __init__(self, bytes gaps, rows, bytes rarities):
        cdef uint32_t code = 0
        cdef unsigned char gap
        cdef bytes weights
        for gap in gaps:
            code += gap
            if gap != WIDE:
                while self.nearest.size() <= code // EACH:
                    self.nearest.push_back(<uint32_t>self.learned.size())
                self.learned.push_back(code)
        while self.nearest.size() <= CODES // EACH + 1:
            self.nearest.push_back(<uint32_t>self.learned.size())
        self.kept, self.rarities = tuple(rows), rarities
        for row in (*self.kept, rarities):
            if <size_t>len(row) != self.learned.size():
                raise ValueError("as many weights as codes are needed")
        for weights in self.kept:
            self.rows.push_back(<const signed char*><const char*>weights)

    def __len__(self):
        return self.learned.size()

    cdef Py_ssize_t place(self, uint32_t code) noexcept:
        cdef uint32_t near = code // EACH
        cdef size_t at = self.nearest[near], end = self.nearest[near + 1]
        while at < end and self.learned[at] < code:
            at += 1
        return at if at < end and self.learned[at] == code else -1

    cdef int known(self, Hashed passage, vector[size_t]& places) except -1:
        """Add to `places` those of what is known of `passage`, each once."""
        cdef size_t at
        cdef Py_ssize_t place
        for at in range(passage.distinct.size()):
            place = self.place(passage.distinct[at])
            if place >= 0:
                places.push_back(place)
        return 0

    def sums(self, Hashed passage not None):
        """What the features of `passage` weigh together in each row, each feature once."""
        cdef vector[size_t] known
        cdef size_t row, at
        cdef long total
        sums = []
        self.known(passage, known)
        for row in range(self.rows.size()):
            total = 0
            for at in range(known.size()):
                total += self.rows[row][known[at]]
            sums.append(total)
        return sums

    def squares(self, Hashed passage not None):
        """The sum of the squared rarities of the features of `passage`, each feature once."""
        cdef const unsigned char* rarities = self.rarities
        cdef vector[size_t] known
        cdef size_t at
        cdef long total = 0
        self.known(passage, known)
        for at in range(known.size()):
            total += <long>rarities[known[at]] * rarities[known[at]]
        return total

    def shares(self, Hashed passage not None):
        """What the features at each word of `passage` weigh in the first row."""
        cdef size_t at, each
        cdef Py_ssize_t place
        cdef long total
        shares = []
        for at in range(passage.coded.size()):
            total = 0
            for each in range(passage.coded[at].size()):
                place = self.place(passage.coded[at][each])
                if place >= 0:
                    total += self.rows.at(0)[place]
            shares.append(total)
        return shares

    def rarity(self, str word):
        """How rare a word is; 0 for one that has not been learned."""
        cdef Py_ssize_t place = self.place(hashed(word, 0) % CODES)
        return 0 if place < 0 else self.rarities[place]
