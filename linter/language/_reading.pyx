# cython: language_level=3, wraparound=False
# distutils: language = c++
"""`linter.language.tokens.sentences` and `linter.language.reading.read_sentence`, compiled: the same sentences and readings, many times as fast.

The regular expressions there say what a token and a stop are; here the characters are gone through one by one. A word is looked up once,
by its characters: what is known of it (`Word`) tells what patterns and names begin with it, and whether a sentence that holds it has to be
asked for disguises and amounts at all.
"""

from libc.stdint cimport uint32_t, uint64_t
from libcpp.vector cimport vector

from cpython cimport array
from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from cpython.dict cimport PyDict_GetItem
from cpython.object cimport PyObject
from cpython.ref cimport Py_INCREF
from cpython.tuple cimport PyTuple_New, PyTuple_SET_ITEM
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, PyUnicode_READ_CHAR

from linter.language._matching cimport Found, Moves, PatternIndex, Span, number_in, size_of
from linter.language._named cimport named, place_of_slot, set_slot, unset
from linter.language._names cimport NameTrie, Point

import array
from sys import intern

from linter.language import tokens
from linter.language.disguise import SHORTEST, SIGNS, is_mixed, may_hide, revealed, unmasked
from linter.language.fold import fold
from linter.language.matches import MOST_HELD
from linter.language.names import NameHit
from linter.language.quantities import DIGITS_AFTER, DIGITS_BEFORE, PERCENT_WORDS
from linter.language.tokens import Join, Sentence

cdef extern from "Python.h":
    bint PyUnicode_IS_ASCII(object text)

cdef extern from *:
    """
    #include <algorithm>
    #include <cstdint>
    #include <cstring>
    #include <vector>

    // Whether the characters of `text` are those of `whole` from `start` on.
    static inline bool is_at(PyObject* text, PyObject* whole, Py_ssize_t start, Py_ssize_t length) {
        if (PyUnicode_GET_LENGTH(text) != length) return false;
        int kind = PyUnicode_KIND(whole), own = PyUnicode_KIND(text);
        const void *data = PyUnicode_DATA(whole), *its = PyUnicode_DATA(text);
        if (kind == own) return !std::memcmp(its, static_cast<const char*>(data) + start * kind, length * kind);
        for (Py_ssize_t at = 0; at < length; ++at)
            if (PyUnicode_READ(own, its, at) != PyUnicode_READ(kind, data, start + at)) return false;
        return true;
    }

    // Numbers of words by their characters, side by side in memory.
    class Spellings {
        std::vector<uint32_t> hashes;
        std::vector<PyObject*> texts;  // borrowed
        std::vector<int> numbers;
        size_t used = 0;
        uint32_t seed;

    public:
        explicit Spellings(uint32_t seed = 0) : seed(seed) { clear(); }

        void clear() {
            hashes.assign(1024, 0);
            texts.assign(1024, nullptr);
            numbers.assign(1024, 0);
            used = 0;
        }

        void sow(uint32_t new_seed) { seed = new_seed; }

        uint32_t hash(PyObject* whole, Py_ssize_t start, Py_ssize_t end) const {
            int kind = PyUnicode_KIND(whole);
            const void* data = PyUnicode_DATA(whole);
            uint32_t hash = seed;
            if (kind == PyUnicode_1BYTE_KIND) {
                const unsigned char* chars = static_cast<const unsigned char*>(data);
                for (Py_ssize_t at = start; at < end; ++at) hash = (hash ^ chars[at]) * 16777619u;
            } else {
                for (Py_ssize_t at = start; at < end; ++at) hash = (hash ^ PyUnicode_READ(kind, data, at)) * 16777619u;
            }
            return hash ^ hash >> 15;
        }

        // The number of the word at `start` to `end`, or -1.
        int get(PyObject* whole, Py_ssize_t start, Py_ssize_t end, uint32_t hash) const {
            size_t mask = hashes.size() - 1;
            for (size_t at = hash & mask; texts[at]; at = (at + 1) & mask)
                if (hashes[at] == hash && is_at(texts[at], whole, start, end - start)) return numbers[at];
            return -1;
        }

        void set(PyObject* text, uint32_t hash, int number) {
            if (2 * ++used > hashes.size()) {
                std::vector<uint32_t> old_hashes(2 * hashes.size(), 0);
                std::vector<PyObject*> old_texts(2 * texts.size(), nullptr);
                std::vector<int> old_numbers(2 * numbers.size(), 0);
                old_hashes.swap(hashes);
                old_texts.swap(texts);
                old_numbers.swap(numbers);
                for (size_t at = 0; at < old_texts.size(); ++at)
                    if (old_texts[at]) place(old_texts[at], old_hashes[at], old_numbers[at]);
            }
            place(text, hash, number);
        }

    private:
        void place(PyObject* text, uint32_t hash, int number) {
            size_t mask = hashes.size() - 1, at = hash & mask;
            while (texts[at]) at = (at + 1) & mask;
            hashes[at] = hash;
            texts[at] = text;
            numbers[at] = number;
        }
    };
    """
    cdef cppclass Spellings:
        Spellings() except +
        void clear() except +
        void sow(uint32_t seed)
        uint32_t hash(PyObject* whole, Py_ssize_t start, Py_ssize_t end) noexcept
        int get(PyObject* whole, Py_ssize_t start, Py_ssize_t end, uint32_t hash) noexcept
        void set(PyObject* text, uint32_t hash, int number) except +

cdef Py_ssize_t LONGEST_SENTENCE = tokens.LONGEST_SENTENCE
cdef Py_ssize_t LONGEST_QUICK = tokens.LONGEST_QUICK
cdef array.array NUMBERS = array.array("I")
cdef unsigned char TIGHT = <int>Join.TIGHT
cdef object ends_sentence = tokens.ends_sentence
cdef object join_of = tokens.join_of
cdef object held_once = tokens.held_once
cdef frozenset ABBREVIATIONS = tokens.ABBREVIATIONS
cdef Py_ssize_t LONGEST_ABBREVIATION = max(map(len, tokens.ABBREVIATIONS))
cdef str CONTROL = tokens.CONTROL[0]
cdef Py_ssize_t MOST_OFTEN = 32  # tokens that few sentences have more of
cdef Py_ssize_t LONGEST_GAP = 3  # so many characters make a number
cdef int MOST_GAPS = 10_000
cdef Py_ssize_t MOST_WORDS = 50_000  # so many are known at a time
cdef Py_ssize_t MOST_SHARED = MOST_HELD  # so much of what was recognised is held once
cdef int FARTHEST = 1 << 16  # the token up to which it is: its place is told by so many bits
cdef int FEWEST_LETTERS = SHORTEST - 1
cdef int FEWEST_BEFORE = DIGITS_BEFORE
cdef int FEWEST_AFTER = DIGITS_AFTER

cdef enum:  # what is known of a word
    DIGIT = 1  # it begins with one
    NUMBER = 2
    UNIT = 4  # of time
    VAGUE = 8  # how many of them
    PERCENT = 16
    SIGN = 32  # of a currency
    CODE = 64
    SHORT = 128  # for a currency, and for something else too
    COINS = 256
    OF = 512
    PER = 1024
    CENT = 2048
    MIXED = 4096  # letters and digits, or letters set apart by points: a sentence with it is asked for disguises
    SHORTENED = 8192  # some name is shortened so
    NAMED = 16384  # a name begins with it
    TELLING = 32768  # an effect word does
    MASKED = 65536  # it is a disguise by itself
    STAND_IN = 262144  # a sign that may begin a word in the place of a letter
    PARTS = 524288  # the sign before a run of letters that is taken for several tokens
    LETTERS = 131072  # it is one letter, or some with points between: with more of them it may be one

cdef enum:  # what a block holds
    HIDING = 1  # a sign or letter that words are disguised with
    TAG = 2
    MARK = 4  # what may stand for words
    BEYOND = 8  # a character outside of ASCII


cdef class Word:
    """What is known of a word."""

    cdef str text
    cdef unsigned int facts
    cdef unsigned int letter  # a bit for each single letter
    cdef int early  # its symbols
    cdef int late
    cdef Point name  # what begins with it
    cdef Point effect


cdef class Words:
    """Words by their characters, and how a text is cut into them."""

    cdef Spellings spellings
    cdef list known
    cdef Moves gaps  # joins by what stands between two tokens
    cdef int met_gaps

    def __cinit__(self):
        self.known = []
        self.spellings.sow(<uint32_t>(hash("claimslint") & 0xFFFFFFFF))  # so that nobody can write words that all share a place

    cdef int describe(self, Word word) except -1:
        """Note what is known of a word that was not met before."""
        return 0

    cdef PyObject* word(self, str folded, Py_ssize_t start, Py_ssize_t end) except NULL:
        """The word at `start` to `end`, which lives as long as the list of those that are known."""
        cdef uint32_t spelling = self.spellings.hash(<PyObject*>folded, start, end)
        cdef int number = self.spellings.get(<PyObject*>folded, start, end, spelling)
        cdef Word made
        if number < 0:
            made = Word.__new__(Word)
            made.text = intern(folded[start:end])
            self.describe(made)
            number = <int>len(self.known)
            self.known.append(made)
            self.spellings.set(<PyObject*>made.text, spelling, number)
        return <PyObject*>(<list>self.known)[number]

    cdef list renewed(self):
        """The words that are known, to be held while some of them are looked at; with too many, knowing begins anew."""
        if len(self.known) > MOST_WORDS:
            self.known = []
            self.spellings.clear()
        return self.known

    cdef list cut(self, str text, vector[PyObject*]& words):
        """The sentences of a block's `text`, in order; their words are added to `words`."""
        cdef str folded = text.lower() if PyUnicode_IS_ASCII(text) and "`" not in text else fold(text)
        cdef Py_ssize_t length = len(folded), start = 0, at = 0, done = 0, end
        cdef int kind = PyUnicode_KIND(folded)
        cdef void* data = PyUnicode_DATA(folded)
        cdef Py_UCS4 char
        cdef list found = []
        while at < length:
            char = PyUnicode_READ(kind, data, at)
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
                self.cut_out(text, folded, start, end, found, words)
                start = end
            at = end
        if start < length:
            self.cut_out(text, folded, start, length, found, words)
        return found

    cdef int cut_out(self, str text, str folded, Py_ssize_t start, Py_ssize_t end, list found, vector[PyObject*]& words) except -1:
        """Add to `found` the sentence in `folded[start:end]`, in as many pieces as its length asks for."""
        cdef Py_ssize_t count
        cdef size_t before
        while start < end:
            before = words.size()
            if end - start > LONGEST_QUICK or folded.find("#", start, end) >= 0:
                sentence = tokens.tokenise(text, folded, start, end)
                self.look_up(sentence.words, words)
            else:
                sentence = self.tokenise(text, folded, start, end, words)
            count = words.size() - before
            if count == 0 or (count == 1 and (<Word>words[before]).text == CONTROL):
                words.resize(before)
                return 0
            found.append(sentence)
            start = <Py_ssize_t>sentence.end(count - 1) if count >= LONGEST_SENTENCE else end
        return 0

    cdef int look_up(self, tuple texts, vector[PyObject*]& words) except -1:
        """Add the words that are written so to `words`."""
        for text in texts:
            words.push_back(self.word(<str?>text, 0, len(<str?>text)))
        return 0

    cdef object tokenise(self, str text, str folded, Py_ssize_t start, Py_ssize_t end, vector[PyObject*]& words):
        """The sentence in `folded[start:end]`, or as much of it as makes one of the greatest length; None where there is no token."""
        cdef array.array starts
        cdef Py_ssize_t at = start, to, count = 0, last = start
        cdef size_t before = words.size()
        cdef vector[unsigned int] begun
        cdef vector[char] joins
        cdef int kind = PyUnicode_KIND(folded)
        cdef void* data = PyUnicode_DATA(folded)
        cdef Py_UCS4 char
        cdef tuple texts
        cdef str written
        begun.reserve(MOST_OFTEN)
        joins.reserve(MOST_OFTEN)
        while at < end and count < LONGEST_SENTENCE:
            char = PyUnicode_READ(kind, data, at)
            if is_alnum(char):
                to = token_end(folded, at, end)
            elif is_sign(char):
                to = at + 1
            else:
                at += 1
                continue
            words.push_back(self.word(folded, at, to))
            if at == last or (at == last + 1 and is_light(PyUnicode_READ(kind, data, last))):
                joins.push_back(<char>TIGHT)
            else:
                joins.push_back(<char>self.join(text, folded, begun[count - 1] if count else last, last, at))
            begun.push_back(<unsigned int>at)
            count += 1
            last = at = to
        if not count:
            return None
        starts = array.clone(NUMBERS, count, False)
        texts = PyTuple_New(count)
        for at in range(count):
            starts.data.as_uints[at] = begun[at]
            written = (<Word>words[before + at]).text
            Py_INCREF(written)
            PyTuple_SET_ITEM(texts, at, written)
        if last == end:
            ending, quoted = "", False
        elif is_stop(PyUnicode_READ_CHAR(folded, last)) and (
            last + 1 == end or (last + 2 == end and PyUnicode_READ_CHAR(folded, last + 1) == u" ")
        ):
            ending, quoted = chr(PyUnicode_READ_CHAR(folded, last)), False
        else:
            ending, quoted = tokens.closing(folded, start, begun[0], last, end)
        return sentence_of(text, texts, starts, held_once(PyBytes_FromStringAndSize(joins.data(), count)), ending, quoted)


    cdef int join(self, str text, str folded, Py_ssize_t before, Py_ssize_t last, Py_ssize_t at) except -1:
        """What stands between two tokens, from `last` up to `at`; the first begins at `before`."""
        cdef uint64_t gap = 0
        cdef int join = -1
        cdef Py_ssize_t each
        if at - last <= LONGEST_GAP:
            for each in range(last, at):
                gap = gap << 21 | <uint64_t>PyUnicode_READ_CHAR(folded, each) + 1
            join = self.gaps.get(gap, -1)
        if join < 0:
            join = join_of(folded[last:at])
            if gap and self.met_gaps < MOST_GAPS:
                self.met_gaps += 1
                self.gaps.set(gap, join)
        if join == TIGHT and before < last and PyUnicode_READ_CHAR(text, at).isupper() and not PyUnicode_IS_ASCII(text):
            join = tokens.parted_by_picture(text, before, last, at, Join.TIGHT)
        return join


cdef class Shape:
    """A class with slots, and where its values keep what."""

    cdef object kind
    cdef vector[Py_ssize_t] places

    def __init__(self, kind):
        self.kind = kind
        for name in kind.__slots__:
            self.places.push_back(place_of_slot(kind, name))


cdef Shape SENTENCE = Shape(Sentence)


cdef object sentence_of(str text, tuple words, array.array starts, bytes joins, ending, quoted):
    made = unset(SENTENCE.kind)
    set_slot(made, SENTENCE.places[0], text)
    set_slot(made, SENTENCE.places[1], words)
    set_slot(made, SENTENCE.places[2], starts)
    set_slot(made, SENTENCE.places[3], joins)
    set_slot(made, SENTENCE.places[4], ending)
    set_slot(made, SENTENCE.places[5], quoted)
    set_slot(made, SENTENCE.places[6], None)
    return made


cdef Words WORDS = Words()


def sentences(str text):
    """The sentences of a block's `text`, in order: see `linter.language.tokens.sentences`."""
    cdef vector[PyObject*] words
    held = WORDS.renewed()
    return tuple(WORDS.cut(text, words))


cdef struct Hit:
    int start
    int end
    PyObject* payload


cdef enum Sort:  # of what a pattern is filed under
    MASK
    MENTION
    OUTCOME
    CUE
    SIGNAL
    PHRASE


cdef class Reader(Words):
    """Reads sentences as `linter.language.reading.read_sentence` does, with one lexicon."""

    cdef object abbreviations  # and the rest of what a lexicon knows, but not the lexicon, which would never be free of its reader
    cdef frozenset shortened
    cdef object plain
    cdef object shorthand
    cdef object quantities
    cdef NameTrie names
    cdef NameTrie effects
    cdef PatternIndex early
    cdef PatternIndex late
    cdef dict shared
    cdef vector[char] early_sorts  # by payload
    cdef vector[char] late_sorts
    cdef vector[char] reaching  # by payload: whether it is a cue that reaches over the sentences beside its own
    cdef dict effect_classes
    cdef Moves met  # where in `held` what was recognised is, by its payload and place
    cdef list held
    cdef Moves met_phrases  # where in `phrases` those of a sentence are, by which they are
    cdef list phrases
    cdef unsigned char[128] signs  # what the characters of ASCII do to a block
    cdef frozenset marks
    cdef Shape readings
    cdef Shape mentions
    cdef Shape cues
    cdef object abbreviated
    cdef object told_across

    def __init__(self, lexicon):
        cdef char sort
        cdef int at
        # These are made of this module: it is read when they are not there yet.
        from linter.language import lexicon as kinds
        from linter.language import reading

        self.readings, self.mentions = Shape(reading.Reading), Shape(reading.Mention)
        self.abbreviated, self.told_across = reading.abbreviated, reading.told_across
        self.abbreviations, self.shortened, self.plain = lexicon.abbreviations, lexicon.shortened, lexicon.plain
        self.shorthand, self.quantities = lexicon.shorthand, lexicon.amounts
        self.names, self.effects = lexicon.names, lexicon.effects
        self.early, self.late = lexicon.early, lexicon.late
        self.shared, self.effect_classes = lexicon.shared, {}
        self.held, self.phrases = [], []
        sorts = {
            kinds.Mask: MASK, kinds.MentionOf: MENTION, kinds.Outcome: OUTCOME,
            kinds.CueGroup: CUE, kinds.Signal: SIGNAL, kinds.Phrase: PHRASE,
        }
        for payload in self.early.payloads:
            sort = sorts[type(payload)]
            self.early_sorts.push_back(sort)
        for payload in self.late.payloads:
            sort = sorts[type(payload)]
            self.late_sorts.push_back(sort)
            sort = type(payload) is kinds.CueGroup and payload.scope in reading.REACHING
            self.reaching.push_back(sort)
        self.marks = lexicon.shorthand.marks
        for at in range(128):
            self.signs[at] = HIDING * (chr(at) in SIGNS) + TAG * (chr(at) == "#") + MARK * (chr(at) in self.marks)
        self.cues = Shape(reading.Cue)  # last: what has them is made

    @staticmethod
    def reads(lexicon):
        """Whether this is a reader for `lexicon`: one that is compiled."""
        indexes, tries = (lexicon.early, lexicon.late), (lexicon.names, lexicon.effects)
        return all([isinstance(each, PatternIndex) for each in indexes]) and all([isinstance(each, NameTrie) for each in tries])

    def block(self, str text, int number):
        """The readings of the sentences of a block's `text`, which is the block of that `number`, read past their disguises."""
        self.require_made()
        cdef vector[PyObject*] words
        cdef list found = [], cut
        cdef int holds = self.looked_over(text), count, at = 0
        cdef bint suspicious = holds & HIDING and self.may_hide(text, 0, len(text)), reaches = False
        cdef bint rewritten = holds & TAG or (holds & MARK and holds & BEYOND)
        held = self.renewed()
        if rewritten:
            cut = list(self.shorthand.sentences(text))
            for sentence in cut:
                self.look_up(sentence.words, words)
        else:
            cut = self.cut(text, words)
        for sentence in cut:
            count = <int>len(<tuple>sentence.words)
            found.append(self.revealed(sentence, &words[at], count, number, suspicious, rewritten, &reaches))
            at += count
        return self.told_across(found) if reaches and len(found) > 1 else found

    def sentence(self, sentence, int number, tuple disguises):
        """The reading of a sentence of the block of that `number`, which has been read past its `disguises`."""
        self.require_made()
        cdef vector[PyObject*] words
        cdef bint reaches = False
        held = self.renewed()
        self.look_up(sentence.words, words)
        return self.read(sentence, words.data(), <int>words.size(), number, disguises, &reaches)

    cdef int require_made(self) except -1:
        if self.cues is None or self.early.grammar is None or self.late.grammar is None:
            raise TypeError("a reader that was never made, or for an index that never was")
        return 0

    cdef int looked_over(self, str text) except -1:
        """What `text` holds that is looked for in blocks before they are cut."""
        cdef int holds = 0
        cdef Py_ssize_t at
        cdef Py_UCS4 char
        for at in range(len(text)):
            char = PyUnicode_READ_CHAR(text, at)
            if char < 128:
                holds |= self.signs[char]
                continue
            holds |= BEYOND
            if self.is_hiding(char):
                holds |= HIDING
            if chr(char) in self.marks:
                holds |= MARK
        return holds

    cdef object revealed(self, sentence, PyObject** words, int count, int number, bint suspicious, bint rewritten, bint* reaches):
        """The reading of a sentence, read past its disguises.

        `suspicious` says that its block may hide some, `rewritten` that its words need not be those of its text.
        """
        cdef unsigned int facts = 0, letters = 0
        cdef vector[PyObject*] plain
        cdef int at, apart = 0
        for at in range(count):
            facts |= (<Word>words[at]).facts
            letters |= (<Word>words[at]).letter
        while letters:
            letters &= letters - 1
            apart += 1
        if suspicious:  # as a block
            suspicious = self.may_hide(sentence.text, <Py_ssize_t>sentence.starts[0], <Py_ssize_t>sentence.end(count - 1))
        if suspicious or apart >= FEWEST_LETTERS or (facts & MIXED and (rewritten or may_mask(words, count, facts))):
            shown, disguises = revealed(sentence, self.plain, suspicious=suspicious)
            if disguises:
                self.look_up(shown.words, plain)
                return self.read(shown, plain.data(), <int>plain.size(), number, disguises, reaches)
        return self.read(sentence, words, count, number, (), reaches)

    cdef bint may_hide(self, str text, Py_ssize_t start, Py_ssize_t end) except -1:
        """Whether `text` holds from `start` to `end` a sign that words are disguised with: see `linter.language.disguise.may_hide`."""
        cdef Py_ssize_t at = start, first
        cdef Py_UCS4 char
        while at < end:
            char = PyUnicode_READ_CHAR(text, at)
            if not self.is_hiding(char):
                at += 1
                continue
            if is_far(char):
                return may_hide(text[start:end])
            first = at
            while at < end and self.is_hiding(PyUnicode_READ_CHAR(text, at)) and not is_far(PyUnicode_READ_CHAR(text, at)):
                at += 1
            if at == end or not is_alnum(PyUnicode_READ_CHAR(text, at)):
                continue
            if first > start and is_alnum(PyUnicode_READ_CHAR(text, first - 1)):
                return True
            if is_stand_in(PyUnicode_READ_CHAR(text, at - 1)) and is_letter(PyUnicode_READ_CHAR(text, at)):
                return True
        return False

    cdef inline bint is_hiding(self, Py_UCS4 char) noexcept:
        """Whether words are disguised with a character: see `linter.language.disguise`."""
        if char < 128:
            return self.signs[char] & HIDING
        return is_far(char) or char == u"€" or char == u"•" or char == u"·"

    cdef int describe(self, Word word) except -1:
        cdef str text = word.text
        cdef unsigned int facts = 0
        amounts = self.quantities
        if text and text[0].isdigit():
            facts |= DIGIT
        if text in amounts.numbers:
            facts |= NUMBER
        if text in amounts.units:
            facts |= UNIT
        if text in amounts.vague:
            facts |= VAGUE
        if text in amounts.currency_signs:
            facts |= SIGN
        if text in amounts.currency_codes:
            facts |= CODE
        if text in amounts.currency_abbreviations:
            facts |= SHORT
        if text in amounts.currency_words:
            facts |= COINS
        if text in PERCENT_WORDS:
            facts |= PERCENT
        if text == "of":
            facts |= OF
        if text == "per":
            facts |= PER
        if text == "cent":
            facts |= CENT
        if is_mixed(text):
            facts |= MIXED
            if unmasked(text, self.plain)[0]:
                facts |= MASKED
            if "." in text:
                facts |= LETTERS
        if text in self.shortened:
            facts |= SHORTENED
        if text == "#":
            facts |= PARTS
        if len(text) == 1 and is_stand_in(PyUnicode_READ_CHAR(text, 0)):
            facts |= STAND_IN
        if len(text) == 1 and u"a" <= PyUnicode_READ_CHAR(text, 0) <= u"z":
            facts |= LETTERS
            word.letter = 1 << (<unsigned int>PyUnicode_READ_CHAR(text, 0) - <unsigned int>u"a")
        word.name, word.effect = self.names.first(text), self.effects.first(text)
        if word.name is not None:
            facts |= NAMED
        if word.effect is not None:
            facts |= TELLING
        word.early, word.late = self.early.grammar.symbol(text), self.late.grammar.symbol(text)
        word.facts = facts
        return 0

    cdef object read(self, sentence, PyObject** words, int count, int number, tuple disguises, bint* reaches):
        """The reading of a sentence with such `words`; sets `reaches` where a cue reaches over the sentences beside it."""
        cdef bytes joined = sentence.joins
        cdef const unsigned char* joins = <const unsigned char*>PyBytes_AS_STRING(joined)
        cdef unsigned int facts = 0
        cdef vector[Hit] names, effects, kept_names, kept_effects, masks, agents, named
        cdef vector[Span] amounts, classes
        cdef vector[int] symbols
        cdef vector[Found] early, late
        cdef Hit hit
        cdef int at
        if len(joined) < count:
            raise IndexError("a sentence has fewer joins than words")
        symbols.resize(count)
        for at in range(count):
            facts |= (<Word>words[at]).facts
            symbols[at] = (<Word>words[at]).early
        shortened = None
        if facts & SHORTENED:
            shortened = self.abbreviated(sentence, self.abbreviations)
        if facts & NAMED:
            self.hits(self.names, NAMED, words, joins, count, names)
        if shortened:
            for start, end, payload in shortened:
                hit.start, hit.end, hit.payload = start, end, <PyObject*>payload
                names.push_back(hit)
        if names.size() > 1:
            outermost(names)
        if facts & TELLING:
            self.hits(self.effects, TELLING, words, joins, count, effects)
        if facts & (DIGIT | NUMBER | VAGUE):
            add_amounts(words, joins, count, amounts)
        self.classify(self.early, amounts, names, effects, classes)
        self.early.search(symbols, joins, count, classes, early)
        if not early.empty():
            self.masks_and_agents(early, masks, agents)
        kept_names, kept_effects = names, effects
        if not masks.empty():
            unmask(kept_names, masks, count)
            unmask(kept_effects, masks, count)
        if not kept_effects.empty():
            if not kept_names.empty():
                keep_triggers(kept_effects, kept_names, count)
            if not agents.empty():
                keep_triggers(kept_effects, agents, count)
        classes.clear()
        self.classify(self.late, amounts, kept_names, kept_effects, classes)
        for hit in agents:
            add_class(self.late, "agent", hit.start, hit.end, classes)
        for at in range(count):
            symbols[at] = (<Word>words[at]).late
        self.late.search(symbols, joins, count, classes, late)
        return self.reading(sentence, number, disguises, kept_names, kept_effects, masks, agents, late, reaches)

    cdef int hits(self, NameTrie trie, unsigned int fact, PyObject** words, const unsigned char* joins, int count, vector[Hit]& found) except -1:
        """Add to `found` every name of `trie`, the longest at each start, in order: see `NameTrie.hits`."""
        cdef int start, at
        cdef Point point, following, best
        cdef Hit hit
        for start in range(count):
            if not (<Word>words[start]).facts & fact:
                continue
            point = (<Word>words[start]).name if fact == NAMED else (<Word>words[start]).effect
            at = hit.end = start + 1
            best = point
            while at < count and point.following and joins[at] == TIGHT:
                following = trie.after(point, (<Word>words[at]).text)
                if following is None:
                    break
                point = following
                at += 1
                if point.numbers:
                    hit.end, best = at, point
            hit.start = start
            for payload in trie.named_by(best):
                hit.payload = <PyObject*>payload
                found.push_back(hit)
        return 0

    cdef int classify(self, PatternIndex index, vector[Span]& amounts, vector[Hit]& names, vector[Hit]& effects, vector[Span]& classes) except -1:
        """Add the classes for which there is anything in a sentence: see `linter.language.reading.classes_of`."""
        cdef Span span
        cdef Hit hit
        cdef str kind
        for span in amounts:
            add_class(index, <str>AMOUNTS[span.symbol], span.start, span.end, classes)
        for hit in names:
            kind = (<object>hit.payload).kind
            add_class(index, kind, hit.start, hit.end, classes)
            if kind != "structure" and kind != "product":
                add_class(index, "condition", hit.start, hit.end, classes)
        for hit in effects:
            add_class(index, "effect", hit.start, hit.end, classes)
            kind = (<object>hit.payload).effect
            if kind not in self.effect_classes:
                self.effect_classes[kind] = f"effect:{kind}"
            add_class(index, <str>self.effect_classes[kind], hit.start, hit.end, classes)
        return 0

    cdef int masks_and_agents(self, vector[Found]& found, vector[Hit]& masks, vector[Hit]& agents) except -1:
        cdef int at, payload
        cdef Hit hit
        for each in found:
            hit.start, hit.end = each.first, -each.second.first
            for at in range(size_of(self.early.grammar.payloads, each.second.second)):
                payload = number_in(self.early.grammar.payloads, each.second.second, at)
                hit.payload = <PyObject*>self.early.payloads[payload]
                if self.early_sorts[payload] == MASK:
                    masks.push_back(hit)
                elif self.early_sorts[payload] == MENTION:
                    agents.push_back(hit)
        return 0

    cdef object reading(
        self,
        sentence,
        int number,
        tuple disguises,
        vector[Hit]& names,
        vector[Hit]& effects,
        vector[Hit]& masks,
        vector[Hit]& agents,
        vector[Found]& late,
        bint* reaches,
    ):
        """The reading of a sentence in which all this was recognised."""
        cdef list targets = [], uses = [], mentions = [], phrases = [], held
        cdef list outcomes = None, cues = None, signals = None
        cdef vector[Hit] mentioned
        cdef Hit hit
        cdef int start, end, at, payload, sort
        cdef uint64_t which = 0
        if len(self.shared) > MOST_SHARED:
            self.shared.clear()
        if len(self.held) > MOST_SHARED:
            self.held = []
            self.met.clear()
        held = self.held
        for hit in names:
            if (<object>hit.payload).kind == "product":
                mentions.append(self.mention("product", (<object>hit.payload).id, hit.start, hit.end))
                mentioned.push_back(hit)
            else:
                targets.append(self.hit_once(hit))
        for hit in effects:
            uses.append(self.hit_once(hit))
        for hit in agents:
            mentions.append(self.mention((<object>hit.payload).kind, "", hit.start, hit.end))
            mentioned.push_back(hit)
        for each in late:
            start, end = each.first, -each.second.first
            for at in range(size_of(self.late.grammar.payloads, each.second.second)):
                payload = number_in(self.late.grammar.payloads, each.second.second, at)
                sort = self.late_sorts[payload]
                if sort == OUTCOME and is_hidden(masks, start, end):
                    continue
                known = self.held_once(held, sort, payload, start, end)
                if sort == PHRASE:
                    phrases.append(known)
                    which = (which ^ <uint64_t><size_t><PyObject*>known) * 0x9E3779B97F4A7C15ULL
                elif sort == CUE:
                    if cues is None:
                        cues = []
                    cues.append(known)
                    if self.reaching[payload]:
                        reaches[0] = True
                elif sort == SIGNAL:
                    if signals is None:
                        signals = []
                    signals.append(known)
                elif sort == MENTION:
                    hit.start, hit.end = start, end
                    mentions.append(known)
                    mentioned.push_back(hit)
                elif sort == OUTCOME:
                    if outcomes is None:
                        outcomes = []
                    outcomes.append(known)
        made = unset(self.readings.kind)
        set_slot(made, self.readings.places[0], number)
        set_slot(made, self.readings.places[1], sentence)
        set_slot(made, self.readings.places[2], tuple(targets))
        set_slot(made, self.readings.places[3], tuple(uses))
        set_slot(made, self.readings.places[4], () if outcomes is None else tuple(outcomes))
        set_slot(made, self.readings.places[5], in_order(mentions, mentioned))
        set_slot(made, self.readings.places[6], () if cues is None else tuple(cues))
        set_slot(made, self.readings.places[7], self.phrases_once(phrases, which))
        set_slot(made, self.readings.places[8], () if signals is None else tuple(signals))
        set_slot(made, self.readings.places[9], () if masks.empty() else tuple([(hit.start, hit.end) for hit in masks]))
        set_slot(made, self.readings.places[10], ())
        set_slot(made, self.readings.places[11], disguises)
        return made

    cdef object hit_once(self, Hit hit):
        """The name or effect word of a hit, the same one each time."""
        return self.shared.setdefault(
            (hit.start, hit.end, <size_t>hit.payload), named(NameHit, (hit.start, hit.end, <object>hit.payload))
        )

    cdef object mention(self, str kind, str which, int start, int end):
        """A mention, the same one each time."""
        cdef tuple key = (kind, which, start, end)
        cdef PyObject* known = PyDict_GetItem(self.shared, key)
        if known != NULL:
            return <object>known
        made = unset(self.mentions.kind)
        set_slot(made, self.mentions.places[0], kind)
        set_slot(made, self.mentions.places[1], which)
        set_slot(made, self.mentions.places[2], start)
        set_slot(made, self.mentions.places[3], end)
        self.shared[key] = made
        return made

    cdef object held_once(self, list held, int sort, int payload, int start, int end):
        """What a pattern found at tokens `start` to `end`, the same each time."""
        cdef uint64_t key = (<uint64_t>payload + 1) << 32 | <unsigned int>start << 16 | <unsigned int>end
        cdef int at = self.met.get(key, -1) if end < FARTHEST else -1
        if at >= 0:
            return held[at]
        own = self.late.payloads[payload]
        if sort == MENTION:
            made = self.mention(own.kind, "", start, end)
        elif sort == CUE:
            made = unset(self.cues.kind)
            set_slot(made, self.cues.places[0], start)
            set_slot(made, self.cues.places[1], end)
            set_slot(made, self.cues.places[2], own)
        else:
            made = (start, end, own.effect if sort == OUTCOME else own)
        if end < FARTHEST and held is self.held:
            self.met.set(key, <int>len(held))
            held.append(made)
        return made

    cdef tuple phrases_once(self, list phrases, uint64_t which):
        """The phrases of a sentence, the same tuple each time; `which` is made of them, each of which is one object."""
        cdef tuple known
        cdef int at
        if not phrases:
            return ()
        if len(self.phrases) > MOST_SHARED:
            self.phrases = []
            self.met_phrases.clear()
        at = self.met_phrases.get(which | 1, -1)
        if at >= 0 and is_made_of(<tuple>self.phrases[at], phrases):
            return <tuple>self.phrases[at]
        known = tuple(phrases)
        if at < 0:
            self.met_phrases.set(which | 1, <int>len(self.phrases))
            self.phrases.append(known)
        return known


cdef tuple AMOUNTS = ("number", "percent", "money", "duration")  # in the order in which they are counted below


cdef inline bint is_far(Py_UCS4 char) noexcept:
    """Whether a character is of another script than Latin, and no sign of punctuation or currency."""
    return 0x24F < char < 0x2000 or char > 0x20FF


cdef inline bint is_stand_in(Py_UCS4 char) noexcept:
    """Whether a sign may begin a word in the place of a letter."""
    return char == u"@" or char == u"$" or char == u"€"


cdef bint may_mask(PyObject** words, int count, unsigned int facts) except -1:
    """Whether digits may stand in the place of letters in a sentence, or points between them, where no sign hides a word.

    They may in a word that is a disguise by itself, in one right after a sign that stands for a letter (“$t3m”), and in letters of several
    tokens.
    """
    cdef int at, letters = 0
    if facts & (MASKED | PARTS):
        return True
    for at in range(count if facts & (LETTERS | STAND_IN) else 0):
        letters += ((<Word>words[at]).facts & LETTERS) != 0
        if letters > 1 or (at and (<Word>words[at]).facts & MIXED and (<Word>words[at - 1]).facts & STAND_IN):
            return True
    return False


cdef bint is_made_of(tuple known, list parts):
    """Whether `known` holds these very objects."""
    cdef Py_ssize_t at
    if len(known) != len(parts):
        return False
    for at in range(len(parts)):
        if known[at] is not parts[at]:
            return False
    return True


cdef inline int add_class(PatternIndex index, str name, int start, int end, vector[Span]& classes) except -1:
    """Add a class to `classes` if a pattern of `index` uses it."""
    cdef PyObject* symbol = PyDict_GetItem(index.grammar.named, name)
    cdef Span span
    if symbol != NULL:
        span.symbol, span.start, span.end = <int><object>symbol, start, end
        classes.push_back(span)
    return 0


cdef void outermost(vector[Hit]& hits) noexcept:
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


cdef void put_in_order(vector[Hit]& hits) noexcept:
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


cdef vector[int] reach_of(vector[Hit]& spans, int count) except *:
    """For each token the furthest end of a span that begins at or before it."""
    cdef vector[int] reach
    cdef Hit span
    cdef int at
    reach.assign(count, 0)
    for span in spans:
        reach[span.start] = max(reach[span.start], span.end)
    for at in range(1, count):
        reach[at] = max(reach[at], reach[at - 1])
    return reach


cdef int unmask(vector[Hit]& hits, vector[Hit]& masks, int count) except -1:
    """Keep the hits that do not lie under a mask."""
    cdef vector[int] reach = reach_of(masks, count)
    cdef size_t at, kept = 0
    for at in range(hits.size()):
        if reach[hits[at].start] < hits[at].end:
            hits[kept] = hits[at]
            kept += 1
    hits.resize(kept)
    return 0


cdef int keep_triggers(vector[Hit]& effects, vector[Hit]& names, int count) except -1:
    """Keep the effect words that are no part of what is named at greater length."""
    cdef vector[int] reach = reach_of(names, count)
    cdef size_t at, kept = 0
    cdef Hit name
    cdef bint keeps
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


cdef bint is_hidden(vector[Hit]& masks, int start, int end) noexcept:
    """Whether a mask takes words of an outcome with it: see `linter.language.reading`."""
    cdef Hit mask
    for mask in masks:
        if mask.start < end and start < mask.end and not (start <= mask.start and mask.end <= end):
            return True
    return False


cdef tuple in_order(list mentions, vector[Hit]& places):
    """The mentions, which stand at `places`, by start, the longest first; what is alike keeps its order."""
    cdef size_t at
    if len(mentions) < 2:
        return tuple(mentions)
    for at in range(places.size()):
        places[at].payload = <PyObject*>mentions[at]
    put_in_order(places)
    return tuple([<object>places[at].payload for at in range(places.size())])


cdef int add_amounts(PyObject** words, const unsigned char* joins, int count, vector[Span]& amounts) except -1:
    """Add the amounts of a sentence, each with the number of its class: see `linter.language.quantities`."""
    cdef vector[int] ends[4]  # by class and start; 0 where none is
    cdef unsigned int facts, after
    cdef int at, end, sort, unit
    cdef bint spoken = False, counted = False
    cdef Span span
    for at in range(count):
        spoken |= ((<Word>words[at]).facts & VAGUE) != 0
        counted |= ((<Word>words[at]).facts & UNIT) != 0
    for sort in range(4):
        ends[sort].assign(count, 0)
    for at in range(count):
        facts = (<Word>words[at]).facts
        if not facts & (DIGIT | NUMBER):
            continue
        end = at + 1
        while end < count and (<Word>words[end]).facts & NUMBER and joins[end] == TIGHT:
            end += 1
        ends[0][at] = end
        after = (<Word>words[end]).facts if end < count else 0
        if after & PERCENT:
            ends[1][at] = end + 1
        elif after & PER and end + 1 < count and (<Word>words[end + 1]).facts & CENT:
            ends[1][at] = end + 2
        elif after & UNIT:
            ends[3][at] = end + 1
        elif after & COINS or (facts & DIGIT and is_currency(words, at, end, count)):
            ends[2][at] = end + 1
        if at and ((<Word>words[at - 1]).facts & SIGN or (facts & DIGIT and is_code(<Word>words[at - 1], <Word>words[at], FEWEST_AFTER))):
            ends[2][at - 1] = end
    for at in range(count - 1 if spoken and counted else 0):
        if (<Word>words[at]).facts & VAGUE:
            unit = at + 2 if (<Word>words[at + 1]).facts & OF else at + 1
            if unit < count and (<Word>words[unit]).facts & UNIT:
                ends[3][at] = unit + 1
    for sort in range(4):
        for at in range(count):
            if ends[sort][at]:
                span.symbol, span.start, span.end = sort, at, ends[sort][at]
                amounts.push_back(span)
    return 0


cdef bint is_code(Word word, Word number, int fewest) except -1:
    """Whether `word` is the code of a currency beside `number`; an abbreviation of something else too, where that has `fewest` digits."""
    cdef int digits = 0
    cdef Py_UCS4 char
    if word.facts & CODE:
        return True
    if not word.facts & SHORT:
        return False
    for char in number.text:
        digits += char.isdigit()
    return digits >= fewest


cdef bint is_currency(PyObject** words, int number, int at, int count) except -1:
    """Whether a currency stands at token `at`, behind a number, and is not the one of the next sum."""
    if at >= count or not ((<Word>words[at]).facts & SIGN or is_code(<Word>words[at], <Word>words[number], FEWEST_BEFORE)):
        return False
    return at + 1 == count or not (<Word>words[at + 1]).facts & DIGIT


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
    if char < 128:
        return (u"a" <= char and char <= u"z") or (u"A" <= char and char <= u"Z")
    return is_alnum(char) and not char.isdecimal()


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
