# cython: language_level=3, wraparound=False
# distutils: language = c++
"""`linter.language.weighing`, compiled: the same codes and the same sums, many times as fast."""

from cython cimport final
from libc.stdint cimport uint32_t, uint64_t
from libc.math cimport sqrt
from libc.string cimport memset, strlen
from libcpp.algorithm cimport find, lower_bound, sort, upper_bound
from libcpp.pair cimport pair
from libcpp.vector cimport vector

from cpython.dict cimport PyDict_GetItemWithError
from cpython.object cimport PyObject
from cpython.tuple cimport PyTuple_GET_ITEM

from linter.language._fields cimport (
    MENTION_END,
    MENTION_KIND,
    MENTION_START,
    READING_BLOCK,
    READING_CUES,
    READING_MENTIONS,
    READING_SENTENCE,
    READING_TARGETS,
    SENTENCE_ENDING,
    SENTENCE_ENDS,
    SENTENCE_QUOTED,
    SENTENCE_STARTS,
    SENTENCE_WORDS,
)
from linter.language._memory cimport fetch_soon
from linter.language._named cimport Fields, know, slot_of

from linter.language import weighing
from linter.language.weighing import (
    BEGINNING,
    CUT,
    END,
    FEWEST_WORDS,
    LEADING,
    LEADS,
    LENGTHS,
    LONGEST_GAP,
    LONGEST_LEAD,
    MOST_LENGTHS,
    MOST_SENTENCES,
    MOST_WORDS,
    OUTLINE,
)

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
    if end - byte == 3:  # what is left is taken at once as well: one byte after the other would have to wait for each other
        crc ^= byte[0] | <uint32_t>byte[1] << 8 | <uint32_t>byte[2] << 16
        return TABLE[2][crc & 0xFF] ^ TABLE[1][crc >> 8 & 0xFF] ^ TABLE[0][crc >> 16 & 0xFF] ^ crc >> 24
    if end - byte == 2:
        crc ^= byte[0] | <uint32_t>byte[1] << 8
        return TABLE[1][crc & 0xFF] ^ TABLE[0][crc >> 8 & 0xFF] ^ crc >> 16
    return with_byte(byte[0], crc) if byte < end else crc


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
cdef Py_ssize_t FEWEST = FEWEST_WORDS
cdef Py_ssize_t MOST_OF_PASSAGE = MOST_WORDS
cdef size_t MOST_OF_LEAD = LONGEST_LEAD
cdef Py_ssize_t KEPT_LEADS = LEADS
cdef size_t USUAL = 9  # codes that a word has, or fewer
cdef enum:
    NEAR = 8  # bits: codes that differ in no others lie beside each other and are looked through one by one
    ALIKE = 3  # bits: few codes that differ in no others have been learned at all
    SIFTED = 12  # bits of a place by which those that have been met are told from most others
    AHEAD = 8  # codes that are asked of memory before they are looked at
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
cdef const char* MENTIONED = "#m:"
cdef const char* PERSON = ""
cdef Fields READING, SENTENCE, MENTION  # known once they are asked for: who imports them imports this


cdef int know_readings() except -1:
    """Look up where readings keep what is taken from them."""
    from linter.language.reading import Mention, Reading
    from linter.language.tokens import Sentence

    know(READING, Reading)
    know(SENTENCE, Sentence)
    know(MENTION, Mention)
    return 0


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


cdef str word_of(const Text& text):
    return text.letters[: text.size].decode()


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
        if READING.kind == NULL:
            know_readings()
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
        cdef PyObject* sentence = slot_of(READING, <PyObject*>reading, READING_SENTENCE)
        cdef tuple words = <tuple?><object>slot_of(SENTENCE, sentence, SENTENCE_WORDS)
        cdef str ending = <str?><object>slot_of(SENTENCE, sentence, SENTENCE_ENDING)
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
            fetch_soon(PyTuple_GET_ITEM(words, at))
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
        if <object>slot_of(SENTENCE, sentence, SENTENCE_QUOTED):
            self.add_mark('"', True)
        for cue in <tuple?><object>slot_of(READING, <PyObject*>reading, READING_CUES):
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
        for start, end, name in <tuple?><object>slot_of(READING, <PyObject*>reading, READING_TARGETS):
            kind = name.kind
            self.add_kind(kind, TARGET)
            self.replace(kind, start, end)
        for mention in <tuple?><object>slot_of(READING, <PyObject*>reading, READING_MENTIONS):
            kind = <object>slot_of(MENTION, <PyObject*>mention, MENTION_KIND)
            self.add_kind(kind, MENTIONED)
            if kind == "product" or kind == "agent":
                self.replace(kind, <object>slot_of(MENTION, <PyObject*>mention, MENTION_START), <object>slot_of(MENTION, <PyObject*>mention, MENTION_END))
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
            if self.prefixes[at] == MENTIONED and self.kinds[at] == "product":
                seen = "#m:product"
        beside = crc32(seen, strlen(seen), 0)
        self.add(beside, OWN)
        beside = crc32(" ", 1, beside)
        for at in range(count):
            kind, prefix = self.kinds[at], self.prefixes[at]
            if prefix == MENTIONED and kind == "product":
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
        return [word_of(self.shown[at]) for at in range(self.shown.size() - 1)]

    def codes(self):
        """The codes themselves."""
        cdef size_t at
        cdef list codes = [[] for at in range(self.shown.size())]
        for at in range(self.coded.size()):
            codes[self.place_of(self.coded[at].owner)].append(self.coded[at].code)
        return codes


@final
cdef class Met:
    """The places of learned codes that have been met, each once."""

    cdef uint64_t sifted[1 << (SIFTED - 6)]  # by some bits of a place: a bit for each would take longer to clear
    cdef vector[uint32_t] places
    cdef vector[uint32_t] sought  # codes that may have been learned

    def __cinit__(self):
        self.clear()

    cdef int clear(self) except -1:
        memset(self.sifted, 0, sizeof(self.sifted))
        self.places.clear()
        return 0

    cdef inline int add(self, uint32_t place) except -1:
        cdef uint64_t* own = &self.sifted[(place & ((1 << SIFTED) - 1)) >> 6]
        cdef uint64_t bit = <uint64_t>1 << (place & 63)
        if own[0] & bit and find(self.places.begin(), self.places.end(), place) != self.places.end():
            return 0
        own[0] |= bit
        self.places.push_back(place)
        return 0


@final
cdef class Weights:
    """Whole-number weights by code: see `linter.language.weighing.Weights`.

    A code that was learned and all that belongs to it lie beside each other, so that one look at memory is enough: four bytes of the code,
    one for its weight in each row, one for its rarity.
    """

    cdef vector[uint32_t] learned  # as many entries as codes, in rising order of those, each of `width` numbers
    cdef size_t width
    cdef size_t count
    cdef size_t rows
    cdef vector[uint64_t] sieve  # a bit for each ALIKE codes beside each other: whether one of them has been learned, as of few
    cdef vector[uint32_t] nearest  # where in `learned` those begin that are no less than each that ends in NEAR bits of nothing
    cdef double scale, rarity_scale
    cdef vector[double] biases

    def __init__(self, bytes gaps, rows, bytes rarities, double scale=1.0, double rarity_scale=1.0, biases=None):
        cdef Py_ssize_t row
        cdef tuple own = (*rows, rarities)
        self.rows = len(own) - 1
        self.width = 1 + (self.rows + 4) // 4
        self.scale, self.rarity_scale = scale, rarity_scale
        self.biases = [0.0] * self.rows if biases is None else biases
        if self.biases.size() != self.rows:
            raise ValueError("as many biases as rows are needed")
        self.learn(gaps)
        for row in range(len(own)):
            self.put(own[row], row)

    cdef int learn(self, bytes gaps) except -1:
        """Make room for what belongs to each code."""
        cdef uint32_t code = 0
        cdef unsigned char gap
        self.sieve.resize((LAST_CODE >> (ALIKE + 6)) + 1)
        self.nearest.reserve((LAST_CODE >> NEAR) + 2)
        self.learned.resize(len(gaps) * self.width)
        for gap in gaps:
            code += gap
            if gap != WIDE:
                while self.nearest.size() <= code >> NEAR:
                    self.nearest.push_back(<uint32_t>self.count)
                self.learned[self.count * self.width] = code
                self.count += 1
                self.sieve[(code & LAST_CODE) >> (ALIKE + 6)] |= <uint64_t>1 << (code >> ALIKE & 63)
        while self.nearest.size() <= (LAST_CODE >> NEAR) + 1:
            self.nearest.push_back(<uint32_t>self.count)
        self.learned.resize(self.count * self.width)
        return 0

    cdef int put(self, bytes numbers, size_t row) except -1:
        """Put a byte beside each code."""
        cdef const unsigned char* number = numbers
        cdef unsigned char* place = <unsigned char*>self.learned.data() + sizeof(uint32_t) + row
        cdef size_t at, step = self.width * sizeof(uint32_t)
        if <size_t>len(numbers) != self.count:
            raise ValueError("as many weights as codes are needed")
        for at in range(self.count):
            place[at * step] = number[at]
        return 0

    def __len__(self):
        return self.count

    cdef inline uint64_t may_hold(self, uint32_t code) noexcept:
        """1 where a code, or one of the few beside it, has been learned, else 0."""
        return self.sieve[code >> (ALIKE + 6)] >> (code >> ALIKE & 63) & 1

    cdef inline Py_ssize_t place(self, uint32_t code) noexcept:
        cdef uint32_t near = code >> NEAR
        cdef size_t at, end
        if not self.may_hold(code):
            return -1
        at, end = self.nearest[near], self.nearest[near + 1]
        while at < end and self.learned[at * self.width] < code:
            at += 1
        return at if at < end and self.learned[at * self.width] == code else -1

    cdef inline const unsigned char* beside(self, size_t place) noexcept:
        """The bytes that belong to a code: its weights, and how rare it is."""
        return <const unsigned char*>&self.learned[place * self.width + 1]

    cdef inline long weight(self, size_t place, size_t row) noexcept:
        return <signed char>self.beside(place)[row]

    cdef int find(self, const vector[Owned]& coded, uint32_t crossed, Met met) except -1:
        """Add to what has been `met` what was learned of the codes of some features, `crossed` with another.

        Most were not learned: those that may have been are gathered first, without a branch that a processor would often take wrongly.
        """
        cdef Py_ssize_t place
        cdef size_t at, count = 0
        cdef uint32_t code
        met.sought.resize(coded.size())
        for at in range(coded.size()):
            code = coded[at].code ^ crossed
            met.sought[count] = code
            count += self.may_hold(code)
        for at in range(count):
            if at + 2 * AHEAD < count:
                fetch_soon(&self.nearest[met.sought[at + 2 * AHEAD] >> NEAR])
            if at + AHEAD < count:  # entries lie all over half a megabyte: one is on its way while those before it are looked at
                fetch_soon(&self.learned[self.nearest[met.sought[at + AHEAD] >> NEAR] * self.width])
            place = self.place(met.sought[at])
            if place >= 0:
                met.add(<uint32_t>place)
        return 0

    cdef long sum(self, Met met, size_t row) noexcept:
        """What is `met` weighs together in one row."""
        cdef long total = 0
        cdef size_t at
        for at in range(met.places.size()):
            total += self.weight(met.places[at], row)
        return total

    cdef long squares(self, Met met) noexcept:
        """The sum of the squared rarities of what is `met`."""
        cdef long total = 0, rarity
        cdef size_t at
        for at in range(met.places.size()):
            rarity = self.beside(met.places[at])[self.rows]
            total += rarity * rarity
        return total

    cdef double share(self, Met met) noexcept:
        """What a whole number of the sum is worth."""
        cdef double length = self.rarity_scale * sqrt(<double>self.squares(met))
        return self.scale / (length if length != 0 else 1.0)

    cdef double score(self, Met met, size_t row, double share) noexcept:
        return <double>self.sum(met, row) * share + self.biases[row]

    cdef size_t highest(self, Met met) noexcept:
        """The first of the rows in which what is `met` scores most."""
        cdef double share = self.share(met), score, most = 0
        cdef size_t row, first = 0
        for row in range(self.rows):
            score = self.score(met, row, share)
            if not row or score > most:
                most, first = score, row
        return first

    cdef Met met_by(self, Features passage):
        cdef Met met = Met()
        self.find(passage.coded, 0, met)
        return met

    def weigh(self, Features passage not None):
        """What the features of `passage` weigh together in each row, and the sum of their squared rarities, each feature once."""
        cdef Met met = self.met_by(passage)
        cdef size_t row
        return [self.sum(met, row) for row in range(self.rows)], self.squares(met)

    def scores(self, Features passage not None):
        """What the features of `passage` score in each row."""
        cdef Met met = self.met_by(passage)
        cdef double share = self.share(met)
        cdef size_t row
        return [self.score(met, row, share) for row in range(self.rows)]

    cdef vector[long] shares_of(self, Features passage, size_t row) except *:
        """What the features at each word of `passage` weigh in one row; what belongs to no word stands last."""
        cdef vector[long] shares
        cdef size_t at
        cdef Py_ssize_t place
        if row >= self.rows:
            raise IndexError(f"no row {row}")
        shares.resize(passage.shown.size())
        for at in range(passage.coded.size()):
            place = self.place(passage.coded[at].code)
            if place >= 0:
                shares[passage.place_of(passage.coded[at].owner)] += self.weight(place, row)
        return shares

    def shares(self, Features passage not None, size_t row):
        """What the features at each word of `passage` weigh in one row."""
        cdef vector[long] shares = self.shares_of(passage, row)
        cdef size_t at
        return [shares[at] for at in range(shares.size())]

    def telling(self, Features passage not None, size_t row, double least, size_t most):
        """The words that weigh most: see `linter.language.weighing.Weights.telling`."""
        cdef vector[long] shares = self.shares_of(passage, row)
        cdef vector[pair[long, size_t]] heaviest
        cdef list told = []
        cdef size_t at
        for at in range(passage.shown.size() - 1):
            if shares[at] > 0:
                heaviest.push_back(pair[long, size_t](-shares[at], at))
        sort(heaviest.begin(), heaviest.end())
        for at in range(heaviest.size()):
            if <size_t>len(told) < most and self.rarity_of(passage.shown[heaviest[at].second]) >= least:
                told.append(word_of(passage.shown[heaviest[at].second]))
        if told:
            return told
        return [word_of(passage.shown[heaviest[at].second]) for at in range(min(most, heaviest.size()))]

    cdef double rarity_of(self, const Text& word) noexcept:
        cdef Py_ssize_t place = self.place(crc32(word.letters, word.size, 0) & LAST_CODE)
        return 0.0 if place < 0 else self.beside(place)[self.rows] * self.rarity_scale

    def rarity(self, str word):
        """How rare a word is; 0 for one that has not been learned."""
        cdef Text text
        text.letters = PyUnicode_AsUTF8AndSize(word, &text.size)
        return self.rarity_of(text)


cdef PyObject* words_of(reading) except NULL:
    """The words of a sentence, which holds them."""
    return slot_of(SENTENCE, slot_of(READING, <PyObject*>reading, READING_SENTENCE), SENTENCE_WORDS)


cdef Py_ssize_t start_of(reading) except -1:
    """Where the first token of a sentence begins."""
    return (<object>slot_of(SENTENCE, slot_of(READING, <PyObject*>reading, READING_SENTENCE), SENTENCE_STARTS))[0]


cdef Py_ssize_t end_of(reading) except -1:
    """Where the last token of a sentence ends."""
    cdef PyObject* sentence = slot_of(READING, <PyObject*>reading, READING_SENTENCE)
    cdef tuple words = <tuple?><object>slot_of(SENTENCE, sentence, SENTENCE_WORDS)
    cdef Py_ssize_t last = len(words) - 1
    if last < 0:
        raise IndexError("a sentence has a word")
    ends = <object>slot_of(SENTENCE, sentence, SENTENCE_ENDS)
    if ends is not None:
        return ends[last]
    return <Py_ssize_t>(<object>slot_of(SENTENCE, sentence, SENTENCE_STARTS))[last] + len(<str?>words[last])


def passages(readings, hidden):
    """Runs of sentences of one block, cut where they get long: see `linter.language.weighing.passages`."""
    cdef list found = []
    cdef Py_ssize_t number = 0, first = 0, words = 0, length, block = -1, own
    cdef bint is_copy = True
    if READING.kind == NULL:
        know_readings()
    for reading in readings:
        length, own = len(<tuple?><object>words_of(reading)), <object>slot_of(READING, <PyObject*>reading, READING_BLOCK)
        if own != block:
            if words >= FEWEST:
                found.append(range(first, number))
            block, first, words, is_copy = own, number, 0, own not in hidden
        elif words and words + length > MOST_OF_PASSAGE:
            found.append(range(first, number))
            first, words = number, 0
        if is_copy:
            words += length
        number += 1
    if words >= FEWEST:
        found.append(range(first, number))
    return found


@final
cdef class Lead:
    """The features of a line that leads to others, and the places of those that the claims have learned."""

    cdef Features features
    cdef Met met


@final
cdef class Passages:
    """The passages of a page: see `linter.language.weighing.Passages`."""

    cdef Weights claims, labels
    cdef tuple readings
    cdef object blocks
    cdef size_t setting
    cdef vector[Py_ssize_t] block_of  # the block of each sentence
    cdef dict leads
    cdef Features features_of_last  # of one after the other, which need not make room for each anew
    cdef Lead lead_of_last
    cdef Met met, met_by_label
    cdef vector[Py_ssize_t] begins, reaches  # where what is claimed begins, and how far it reaches that begins there or before

    def __cinit__(self, Weights claims not None, Weights labels not None, tuple readings not None, blocks not None, size_t setting):
        if setting >= claims.rows:
            raise IndexError(f"no row {setting}")
        self.claims, self.labels, self.readings, self.blocks, self.setting = claims, labels, readings, blocks, setting
        self.leads, self.features_of_last, self.met, self.met_by_label = {}, Features((), ()), Met(), Met()
        self.block_of.reserve(len(readings))
        for reading in readings:
            self.block_of.push_back(reading.block)

    def features(self, numbers):
        """The features of one passage."""
        cdef Py_ssize_t start = numbers.start, stop = numbers.stop
        block = self.block_at(start, stop)
        cdef Lead lead = self.lead(block.lead)
        return Features(self.readings[start:stop], (block.surface,), None if lead is None else lead.features)

    def score(self, numbers):
        """How much one passage reads like a claim, above 0, or like none, below."""
        return self.scored(numbers.start, numbers.stop)

    def judged(self, passages, claimed, double least):
        """Those of `passages` that score `least` or more, and of each the runs of sentences in which nothing is `claimed`."""
        cdef list found = []
        cdef Py_ssize_t start, stop
        self.begins, self.reaches = claimed.starts, claimed.reach
        for passage in passages:
            start, stop = passage.start, passage.stop
            self.judge(passage, start, stop, least, False, found)
            if stop - start > 1 and self.is_claimed(start, stop):
                self.judge_unclaimed(start, stop, least, found)
        return found

    cdef int judge_unclaimed(self, Py_ssize_t start, Py_ssize_t stop, double least, list found) except -1:
        """Judge the runs of sentences of a passage in which nothing is claimed."""
        cdef Py_ssize_t number, first = start, words = 0
        for number in range(start, stop):
            if not self.is_claimed(number, number + 1):
                words += len(<tuple?><object>words_of(self.readings[number]))
                continue
            if words >= FEWEST:
                self.judge(range(first, number), first, number, least, True, found)
            first, words = number + 1, 0
        if words >= FEWEST:
            self.judge(range(first, stop), first, stop, least, True, found)
        return 0

    cdef int judge(self, numbers, Py_ssize_t start, Py_ssize_t stop, double least, bint is_run, list found) except -1:
        """Add the opinion on some sentences to those `found`. A run of a passage stands by itself: it has to read like a claim so."""
        cdef double score = self.scored(start, stop)
        cdef size_t label = 0
        if score < least:
            return 0
        if is_run and score >= 0 and self.claims.score(self.met, 0, self.claims.share(self.met)) < 0:
            return 0
        if score > 0:
            self.met_by_label.clear()
            self.labels.find(self.features_of_last.coded, 0, self.met_by_label)
            if self.lead_of_last is not None:
                self.labels.find(self.lead_of_last.features.coded, LED, self.met_by_label)
            label = self.labels.highest(self.met_by_label)
        found.append((numbers, score, label))
        return 0

    cdef double scored(self, Py_ssize_t start, Py_ssize_t stop) except? -1.5:
        """The score of sentences `start` to `stop`; what they were weighed by is kept until the next."""
        cdef Features features = self.features_of_last
        cdef Py_ssize_t number
        cdef size_t length = 0, at
        block = self.block_at(start, stop)
        self.lead_of_last = self.lead(block.lead)
        features.clear()
        for number in range(start, stop):
            length += features.read(self.readings[number])
        features.add(prefixed("#b:", block.surface), OWN)
        features.finish(length, stop - start, None)
        self.met.clear()
        self.claims.find(features.coded, 0, self.met)
        if self.lead_of_last is not None:
            for at in range(self.lead_of_last.met.places.size()):
                self.met.add(self.lead_of_last.met.places[at])
        return self.claims.score(self.met, self.setting, self.claims.share(self.met))

    cdef block_at(self, Py_ssize_t start, Py_ssize_t stop):
        """The block of sentences `start` to `stop`."""
        if not 0 <= start < stop <= <Py_ssize_t>self.block_of.size():
            raise IndexError(f"no sentences {start} to {stop}")
        return self.blocks[self.block_of[start]]

    cdef bint is_claimed(self, Py_ssize_t start, Py_ssize_t stop) except -1:
        """Whether something is claimed in sentences `start` to `stop`."""
        cdef Py_ssize_t begin = start_of(self.readings[start]), reached = end_of(self.readings[stop - 1])
        offsets = self.blocks[self.block_of[start]].offsets
        shift = offsets.shift
        if shift is None:
            begin, reached = offsets.span(begin, reached)
        else:
            begin, reached = begin + <Py_ssize_t>shift, reached + <Py_ssize_t>shift
        cdef Py_ssize_t before = lower_bound(self.begins.begin(), self.begins.end(), reached) - self.begins.begin()
        return before > 0 and self.reaches[before - 1] > begin

    cdef Lead lead(self, block):
        """The line that leads to others; None where there is none, or it has no words, or more than a line has."""
        if block is None:
            return None
        if block not in self.leads:
            if len(self.leads) == KEPT_LEADS:
                del self.leads[next(iter(self.leads))]
            self.leads[block] = self.made_lead(block)
        return self.leads[block]

    cdef Lead made_lead(self, Py_ssize_t block):
        cdef Py_ssize_t number, first = lower_bound(self.block_of.begin(), self.block_of.end(), block) - self.block_of.begin()
        cdef Py_ssize_t end = upper_bound(self.block_of.begin(), self.block_of.end(), block) - self.block_of.begin()
        cdef list own = []
        cdef size_t words = 0, length
        cdef Lead lead
        for number in range(first, end):
            reading = self.readings[number]
            length = len(<tuple?><object>words_of(reading))
            words += length
            if words > MOST_OF_LEAD:  # no line, seen without going through a head of thousands of sentences for each of its cells
                return None
            if length:
                own.append(reading)
        if not words:
            return None
        lead = Lead()
        lead.features, lead.met = Features(own, (self.blocks[block].surface,)), Met()
        self.claims.find(lead.features.coded, LED, lead.met)
        return lead
