# cython: language_level=3, wraparound=False
# distutils: language = c++
"""`linter.language.weighing`, compiled: the same codes and the same sums, many times as fast."""

from cython cimport final
from libc.stdint cimport uint32_t, uint64_t
from libc.string cimport memset, strlen
from libcpp.algorithm cimport find
from libcpp.vector cimport vector

from cpython.dict cimport PyDict_GetItemWithError
from cpython.object cimport PyObject

from linter.language import weighing
from linter.language.weighing import BEGINNING, CUT, END, LEADING, LENGTHS, LONGEST_GAP, MOST_LENGTHS, MOST_SENTENCES, OUTLINE

cdef extern from "Python.h":
    const char* PyUnicode_AsUTF8AndSize(object text, Py_ssize_t* size) except NULL

cdef uint32_t TABLE[4][256]  # what a byte makes of the four that follow it, so that four are taken at a time
cdef uint32_t LAST_CODE = weighing.CODES - 1  # a mask, since the number of codes is a power of two
cdef uint32_t POLYNOMIAL = 0xEDB88320
cdef uint32_t ALL = 0xFFFFFFFF  # named, since Cython takes so large a number in a sum for an object


cdef void fill_table() noexcept:
    cdef uint32_t entry
    cdef int number, bit, further
    for number in range(256):
        entry = number
        for bit in range(8):
            entry = (entry >> 1) ^ POLYNOMIAL if entry & 1 else entry >> 1
        TABLE[0][number] = entry
    for further in range(1, 4):
        for number in range(256):
            entry = TABLE[further - 1][number]
            TABLE[further][number] = entry >> 8 ^ TABLE[0][entry & 0xFF]


fill_table()


cdef inline uint32_t crc32(const char* text, Py_ssize_t size, uint32_t begun) noexcept:
    """What `zlib.crc32` gives for the bytes at `text` after what has `begun`."""
    return added(text, size, begun ^ ALL) ^ ALL


cdef inline uint32_t added(const char* text, Py_ssize_t size, uint32_t crc) noexcept:
    """The state of a checksum that is `crc` before the bytes at `text`."""
    cdef const unsigned char* byte = <const unsigned char*>text
    cdef const unsigned char* end = byte + size
    while end - byte >= 4:
        crc ^= byte[0] | <uint32_t>byte[1] << 8 | <uint32_t>byte[2] << 16 | <uint32_t>byte[3] << 24
        crc = TABLE[3][crc & 0xFF] ^ TABLE[2][crc >> 8 & 0xFF] ^ TABLE[1][crc >> 16 & 0xFF] ^ TABLE[0][crc >> 24]
        byte += 4
    while byte < end:
        crc = with_byte(byte[0], crc)
        byte += 1
    return crc


cdef inline uint32_t with_byte(unsigned char byte, uint32_t crc) noexcept:
    """The state of a checksum that is `crc` before `byte`."""
    return TABLE[0][(crc ^ byte) & 0xFF] ^ crc >> 8


cdef bint is_alpha(const char* text, Py_ssize_t size) noexcept:
    """Whether there is nothing but letters in an ASCII text."""
    cdef Py_ssize_t at
    for at in range(size):
        if not (b"a" <= text[at] | 32 <= b"z"):
            return False
    return True


cdef uint32_t hashed(object word, uint32_t begun) except? 0:
    cdef Py_ssize_t size
    cdef const char* text = PyUnicode_AsUTF8AndSize(word, &size)
    return crc32(text, size, begun)


cdef uint32_t prefixed(const char* prefix, object text) except? 0:
    return hashed(text, crc32(prefix, strlen(prefix), 0)) & LAST_CODE


cdef uint32_t OUTLINED = crc32("~", 1, 0)
cdef uint32_t BEGINS = crc32("%", 1, 0)
cdef uint32_t ENDS = crc32("%%", 2, 0)
cdef int STEPS = OUTLINE
cdef int LONG = CUT
cdef int FIRST = BEGINNING
cdef int LAST = END
cdef int WIDE = LONGEST_GAP
cdef uint32_t LED = LEADING
cdef int WORDS = LENGTHS
cdef int LONGEST = MOST_LENGTHS
cdef int MOST = MOST_SENTENCES
cdef size_t USUAL = 9  # codes that a word has, or fewer
cdef enum:
    NEAR = 8  # bits: codes that differ in no others lie beside each other and are looked through one by one
    ALIKE = 3  # bits: few codes that differ in no others have been learned at all
    SIFTED = 12  # bits of a place by which those that have been met are told from most others
cdef dict PERSONS = weighing.PERSONS
cdef bint BEGINS_PERSON[128]  # whether a word of PERSONS begins with a letter: most words need not be looked up
for at in range(128):
    BEGINS_PERSON[at] = any(word[0] == chr(at) for word in PERSONS)
cdef uint32_t OWN = 0xFFFFFFFF  # the owner of what belongs to no word, but to the passage
cdef vector[uint32_t] OF_LENGTH, OF_COUNT  # the codes of how long a passage is, by steps, and of how many sentences
for at in range(LONGEST + 1):
    OF_LENGTH.push_back(weighing.code_of(f"#n:{at}"))
for at in range(MOST + 1):
    OF_COUNT.push_back(weighing.code_of(f"#ns:{at}"))
cdef const char* TARGET = "#t:"
cdef const char* MENTION = "#m:"
cdef const char* PERSON = ""

cdef struct Owned:
    uint32_t code
    uint32_t owner  # the number of the word that it belongs to

cdef struct Text:  # a word or mark, or what stands in an outline for some; its bytes belong to whoever has the passage
    const char* letters
    Py_ssize_t size
    bint is_kind

cdef struct Step:  # of the outline of a sentence
    Text text
    bint is_inside  # what was recognised at a word before it


cdef inline uint32_t going_on(const Text& text, uint32_t begun) noexcept:
    """What a blank and `text` hash to after what has `begun`."""
    cdef uint32_t crc = with_byte(b" ", begun ^ ALL)
    if text.is_kind:
        return with_byte(b">", added(text.letters, text.size, with_byte(b"<", crc))) ^ ALL
    return added(text.letters, text.size, crc) ^ ALL


@final
cdef class Features:
    """The features of a passage as codes: see `linter.language.weighing.Features`."""

    cdef vector[Text] shown  # the words
    cdef vector[Text] outline
    cdef list words_of  # what the texts point into, sentence by sentence
    cdef vector[Owned] coded
    cdef vector[uint32_t] places  # of each step of the outline the same
    cdef vector[Step] steps  # of the sentence that is looked at
    cdef list kinds  # who is named and speaks
    cdef vector[const char*] prefixes  # what stands before each of them

    def __cinit__(self, readings, surfaces, Features lead=None):
        cdef size_t length = 0, sentences = 0
        self.words_of, self.kinds = [], []
        for reading in readings:
            length += self.read(reading)
            sentences += 1
        for surface in surfaces:
            self.add(prefixed("#b:", surface), OWN)
        self.finish(length, sentences, lead)

    cdef int clear(self) except -1:
        """Make room for another passage."""
        self.words_of.clear()
        self.kinds.clear()
        self.prefixes.clear()
        self.shown.clear()
        self.outline.clear()
        self.places.clear()
        self.coded.clear()
        return 0

    cdef int finish(self, size_t length, size_t sentences, Features lead) except -1:
        """Add what goes on from word to word, and the rest that is the passage's own, when its sentences have been taken in."""
        cdef size_t at, count = self.shown.size()
        self.shown.push_back(Text("$", 1, False))
        for at in range(count):
            self.add_pair(<uint32_t>at)
        for at in range(self.places.size()):
            self.add_stretches(at)
        self.add(OF_LENGTH[min(length // WORDS, <size_t>LONGEST)], OWN)
        self.add(OF_COUNT[min(sentences, <size_t>MOST)], OWN)
        self.add_named()
        if lead is not None:
            for at in range(lead.coded.size()):
                self.add(lead.coded[at].code ^ LED, OWN)
        return 0

    cdef inline int add(self, uint32_t code, uint32_t owner) except -1:
        self.coded.push_back(Owned(code & LAST_CODE, owner))
        return 0

    cdef Py_ssize_t read(self, reading) except -1:
        """Take in a sentence: its words, its outline, and who is named and speaks in it. Gives how many words it has."""
        cdef object sentence = reading.sentence
        cdef tuple words = sentence.words
        cdef str ending = sentence.ending
        cdef Py_ssize_t count = len(words), at
        cdef uint32_t first = <uint32_t>self.shown.size()
        cdef str word
        if not count:
            raise IndexError("a sentence has a word")
        self.words_of.append(words)
        if not first:
            self.shown.reserve(2 * count)
            self.outline.reserve(2 * count)
            self.places.reserve(2 * count)
            self.steps.reserve(count)
            self.coded.reserve(USUAL * count)
        self.steps.clear()
        for at in range(count):
            word = words[at]
            self.add_word(word)
        self.recognise(reading)
        self.add_step(Text("<^>", 3, False), first)
        for at in range(count):
            if not self.steps[at].is_inside:
                self.add_step(self.steps[at].text, <uint32_t>(first + at))
        if ending == "?" or ending == "!":
            self.add_mark("?" if ending == "?" else "!", True)
        else:
            self.add_mark(".", False)
        if sentence.quoted:
            self.add_mark('"', True)
        for cue in reading.cues:
            self.add(prefixed("#s:", cue.group.stance), OWN)
        return count

    cdef int add_word(self, str word) except -1:
        cdef Step step
        cdef PyObject* person
        cdef uint32_t owner = <uint32_t>self.shown.size()
        cdef Py_UCS4 letter = word[0]
        step.text.is_kind = step.is_inside = False
        if u"0" <= letter <= u"9" or (letter > 127 and letter.isdigit()):
            step.text.letters, step.text.size = "0", 1
        else:
            step.text.letters = PyUnicode_AsUTF8AndSize(word, &step.text.size)
            if step.text.size == len(word):
                if step.text.size >= LONG and is_alpha(step.text.letters, step.text.size):
                    self.add(crc32(step.text.letters, FIRST, BEGINS), owner)
                    self.add(crc32(step.text.letters + step.text.size - LAST, LAST, ENDS), owner)
            elif len(word) >= LONG and word.isalpha():
                self.add(hashed(word[:FIRST], BEGINS), owner)
                self.add(hashed(word[len(word) - LAST :], ENDS), owner)
        self.shown.push_back(step.text)
        self.steps.push_back(step)
        person = PyDict_GetItemWithError(PERSONS, word) if letter < 128 and BEGINS_PERSON[letter] else NULL
        if person != NULL:
            self.add_kind(<object>person, PERSON)
        return 0

    cdef int recognise(self, reading) except -1:
        """Put kinds into the steps of the sentence for what was recognised in it."""
        for hit in reading.targets:
            kind = hit.payload.kind
            self.add_kind(kind, TARGET)
            self.replace(kind, hit.start, hit.end)
        for mention in reading.mentions:
            kind = mention.kind
            self.add_kind(kind, MENTION)
            if kind == "product" or kind == "agent":
                self.replace(kind, mention.start, mention.end)
        return 0

    cdef int replace(self, kind, Py_ssize_t start, Py_ssize_t end) except -1:
        cdef Py_ssize_t at, count = <Py_ssize_t>self.steps.size()
        if not 0 <= start < end <= count:
            raise IndexError(f"tokens {start} to {end} stand in no sentence of {count}")
        self.steps[start].text.letters = PyUnicode_AsUTF8AndSize(kind, &self.steps[start].text.size)
        self.steps[start].text.is_kind = True
        for at in range(start + 1, end):
            self.steps[at].is_inside = True
        return 0

    cdef int add_kind(self, kind, const char* prefix) except -1:
        """Add who is named or speaks; one that differs in nothing but where it lies does no harm."""
        cdef size_t at
        for at in range(self.prefixes.size()):
            if self.prefixes[at] == prefix and <PyObject*>self.kinds[at] == <PyObject*>kind:
                return 0
        self.kinds.append(kind)
        self.prefixes.push_back(prefix)
        return 0

    cdef int add_step(self, const Text& text, uint32_t place) except -1:
        self.outline.push_back(text)
        self.places.push_back(place)
        return 0

    cdef int add_mark(self, const char* mark, bint is_shown) except -1:
        cdef Text text = Text(mark, 1, False)
        if is_shown:
            self.shown.push_back(text)
        self.add_step(text, <uint32_t>self.shown.size() - 1)
        return 0

    cdef int add_pair(self, uint32_t at) except -1:
        cdef uint32_t begun = crc32(self.shown[at].letters, self.shown[at].size, 0)
        self.add(begun, at)
        self.add(going_on(self.shown[at + 1], begun), at)
        return 0

    cdef int add_stretches(self, size_t at) except -1:
        """The stretches of the outline that begin at one of its steps."""
        cdef size_t further
        cdef uint32_t stretch = OUTLINED
        for further in range(at, min(at + STEPS, self.places.size())):
            stretch = going_on(self.outline[further], stretch)
            self.add(stretch, self.places[at])
        return 0

    cdef int add_named(self) except -1:
        """Who is named and speaks: each by itself, and beside the product or the lack of it."""
        cdef size_t at, count = self.prefixes.size()
        cdef const char* seen = "#m:none"
        cdef uint32_t beside, own
        for at in range(count):
            if self.prefixes[at] == MENTION and self.kinds[at] == "product":
                seen = "#m:product"
        beside = crc32(seen, strlen(seen), 0)
        self.add(beside, OWN)
        beside = crc32(" ", 1, beside)
        for at in range(count):
            kind, prefix = self.kinds[at], self.prefixes[at]
            if prefix == MENTION and kind == "product":
                continue
            self.add(hashed(kind, crc32(prefix, strlen(prefix), 0)), OWN)
            self.add(hashed(kind, crc32(prefix, strlen(prefix), beside)), OWN)
        return 0

    cdef inline size_t place_of(self, uint32_t owner) noexcept:
        """Where in a list what belongs to a word stands, or to the passage: last."""
        return self.shown.size() - 1 if owner == OWN else owner

    def words(self):
        """The words of the passage."""
        cdef size_t at
        return [self.shown[at].letters[: self.shown[at].size].decode() for at in range(self.shown.size() - 1)]

    def codes(self):
        """The codes themselves."""
        cdef size_t at
        cdef list codes = [[] for at in range(self.shown.size())]
        for at in range(self.coded.size()):
            codes[self.place_of(self.coded[at].owner)].append(self.coded[at].code)
        return codes


@final
cdef class Weights:
    """Whole-number weights by code: see `linter.language.weighing.Weights`."""

    cdef vector[uint32_t] learned  # in rising order
    cdef vector[uint64_t] sieve  # a bit for each ALIKE codes beside each other: whether one of them has been learned, as of few
    cdef vector[uint32_t] nearest  # where in `learned` those begin that are no less than each that ends in NEAR bits of nothing
    cdef tuple kept  # what the pointers point into
    cdef vector[const signed char*] rows
    cdef bytes rarities

    def __init__(self, bytes gaps, rows, bytes rarities):
        cdef uint32_t code = 0
        cdef unsigned char gap
        cdef bytes weights
        self.sieve.resize((LAST_CODE >> (ALIKE + 6)) + 1)
        for gap in gaps:
            code += gap
            if gap != WIDE:
                while self.nearest.size() <= code >> NEAR:
                    self.nearest.push_back(<uint32_t>self.learned.size())
                self.learned.push_back(code)
                self.sieve[(code & LAST_CODE) >> (ALIKE + 6)] |= <uint64_t>1 << (code >> ALIKE & 63)
        while self.nearest.size() <= (LAST_CODE >> NEAR) + 1:
            self.nearest.push_back(<uint32_t>self.learned.size())
        self.kept, self.rarities = tuple(rows), rarities
        for row in (*self.kept, rarities):
            if <size_t>len(row) != self.learned.size():
                raise ValueError("as many weights as codes are needed")
        for weights in self.kept:
            self.rows.push_back(<const signed char*><const char*>weights)

    def __len__(self):
        return self.learned.size()

    cdef inline Py_ssize_t place(self, uint32_t code) noexcept:
        cdef uint32_t near = code >> NEAR
        cdef size_t at, end
        if not self.sieve[code >> (ALIKE + 6)] >> (code >> ALIKE & 63) & 1:
            return -1
        at, end = self.nearest[near], self.nearest[near + 1]
        while at < end and self.learned[at] < code:
            at += 1
        return at if at < end and self.learned[at] == code else -1

    def passages(self, tuple readings not None):
        """The passages of a page with these `readings`, to be weighed one after the other."""
        return Passages(self, readings)

    def weigh(self, Features passage not None):
        """What the features of `passage` weigh together in each row, and the sum of their squared rarities, each feature once."""
        cdef const unsigned char* rarities = self.rarities
        cdef uint64_t sifted[1 << (SIFTED - 6)]  # by some bits of a place: a bit for each would take longer to clear
        cdef vector[uint32_t] met  # the places that have been weighed
        cdef vector[long] totals
        cdef long squares = 0
        cdef size_t at, row
        cdef Py_ssize_t place
        cdef uint64_t bit
        cdef uint64_t* own
        memset(sifted, 0, sizeof(sifted))
        totals.resize(self.rows.size())
        for at in range(passage.coded.size()):
            place = self.place(passage.coded[at].code)
            if place < 0:
                continue
            own, bit = &sifted[(place & ((1 << SIFTED) - 1)) >> 6], <uint64_t>1 << (place & 63)
            if own[0] & bit and find(met.begin(), met.end(), <uint32_t>place) != met.end():
                continue
            own[0] |= bit
            met.push_back(<uint32_t>place)
            squares += <long>rarities[place] * rarities[place]
            for row in range(totals.size()):
                totals[row] += self.rows[row][place]
        return [totals[row] for row in range(totals.size())], squares

    def shares(self, Features passage not None, size_t row):
        """What the features at each word of `passage` weigh in one row."""
        cdef const signed char* weights = self.rows.at(row)
        cdef vector[long] shares
        cdef size_t at
        cdef Py_ssize_t place
        shares.resize(passage.shown.size())
        for at in range(passage.coded.size()):
            place = self.place(passage.coded[at].code)
            if place >= 0:
                shares[passage.place_of(passage.coded[at].owner)] += weights[place]
        return [shares[at] for at in range(shares.size())]

    def rarity(self, str word):
        """How rare a word is; 0 for one that has not been learned."""
        cdef Py_ssize_t place = self.place(hashed(word, 0) & LAST_CODE)
        return 0 if place < 0 else self.rarities[place]


@final
cdef class Passages:
    """The passages of a page: see `linter.language.weighing.Passages`."""

    cdef Weights weights
    cdef tuple readings
    cdef Features features  # of one after the other, which need not make room for each anew

    def __cinit__(self, Weights weights not None, tuple readings not None):
        self.weights, self.readings, self.features = weights, readings, Features((), ())

    def weigh(self, Py_ssize_t start, Py_ssize_t stop, str surface not None, Features lead):
        """What the features of one passage weigh together in each row, and the sum of their squared rarities, each feature once."""
        cdef Features features = self.features
        cdef Py_ssize_t at
        cdef size_t length = 0
        features.clear()
        for at in range(start, stop):
            length += features.read(self.readings[at])
        features.add(prefixed("#b:", surface), OWN)
        features.finish(length, max(stop - start, 0), lead)
        return self.weights.weigh(features)
