# cython: language_level=3, wraparound=False
# distutils: language = c++
"""`linter.language.tokens.sentences` and `linter.language.reading.read_blocks`, compiled: the same sentences and readings, many times as fast.

The regular expressions there say what a token and a stop are; here the characters are gone through one by one, each told by its traits. A
word is looked up once, by its characters: what is known of it (`Known`) tells what patterns and names begin with it, and whether a sentence
that holds it has to be asked for disguises and amounts at all. Up to the reading that is given out, everything is a number: a word, a point
in a trie, what a name means (`Meaning`), a payload. What differs in a block alone is kept in a `Scratch`, which is used again.
"""

cimport cython
from libc.stdint cimport uint32_t, uint64_t
from libc.string cimport memcmp
from libcpp.unordered_map cimport unordered_map
from libcpp.vector cimport vector

from cpython cimport array
from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from cpython.list cimport PyList_GET_ITEM
from cpython.object cimport PyObject
from cpython.ref cimport Py_INCREF
from cpython.tuple cimport PyTuple_New, PyTuple_SET_ITEM
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, PyUnicode_READ_CHAR

from linter.language._matching cimport OTHER, Found, Line, Moves, Opening, PatternIndex, Span, number_in, size_of
from linter.language._memory cimport fetch_soon
from linter.language._named cimport add_places, field_of, named, reset_slot, set_slot, unset
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
    str PyUnicode_FromKindAndData(int kind, const void* data, Py_ssize_t size)
    int UCS4 "PyUnicode_4BYTE_KIND"

cdef extern from *:
    """
    #include <cstdint>
    #include <stdexcept>
    #include <vector>

    // Numbers of words by their characters, side by side in memory: before each word's letters stand its number and how many they are.
    class Spellings {
        struct Entry { uint32_t hash, place; };
        std::vector<Entry> entries;
        std::vector<Py_UCS4> letters;  // of all of them; nothing stands at the first place
        size_t used = 0;
        uint32_t seed;

        void put(const Entry& entry) {
            size_t mask = entries.size() - 1, at = entry.hash & mask;
            while (entries[at].place) at = (at + 1) & mask;
            entries[at] = entry;
        }

        bool holds(uint32_t place, const Py_UCS4* word, size_t length) const {
            const Py_UCS4* own = letters.data() + place;
            if (own[1] != length) return false;
            for (size_t at = 0; at < length; ++at)
                if (own[at + 2] != word[at]) return false;
            return true;
        }

    public:
        explicit Spellings(uint32_t seed = 0) : seed(seed) { clear(); }

        void clear() {
            entries.assign(1024, Entry{0, 0});
            letters.assign(1, 0);
            used = 0;
        }

        void sow(uint32_t new_seed) { seed = new_seed; }

        uint32_t hash(const Py_UCS4* word, size_t length) const {
            uint32_t hash = seed;
            for (size_t at = 0; at < length; ++at) hash = (hash ^ word[at]) * 16777619u;
            return hash ^ hash >> 15;
        }

        // The number of a word, or -1.
        int get(const Py_UCS4* word, size_t length, uint32_t hash) const {
            size_t mask = entries.size() - 1;
            for (size_t at = hash & mask; entries[at].place; at = (at + 1) & mask)
                if (entries[at].hash == hash && holds(entries[at].place, word, length)) return static_cast<int>(letters[entries[at].place]);
            return -1;
        }

        // Where a word is looked for.
        const void* at(uint32_t hash) const { return &entries[hash & (entries.size() - 1)]; }

        void set(const Py_UCS4* word, size_t length, uint32_t hash, int number) {
            if (letters.size() + length + 2 > UINT32_MAX) throw std::length_error("more letters than places are told for");
            if (2 * ++used > entries.size()) {
                std::vector<Entry> old(2 * entries.size(), Entry{0, 0});
                old.swap(entries);
                for (const Entry& entry : old)
                    if (entry.place) put(entry);
            }
            uint32_t place = static_cast<uint32_t>(letters.size());
            letters.push_back(static_cast<Py_UCS4>(number));
            letters.push_back(static_cast<Py_UCS4>(length));
            letters.insert(letters.end(), word, word + length);
            put(Entry{hash, place});
        }
    };
    """
    cdef cppclass Spellings:
        Spellings() except +
        void clear() except +
        void sow(uint32_t seed)
        uint32_t hash(const Py_UCS4* word, size_t length) noexcept
        const void* at(uint32_t hash) noexcept
        int get(const Py_UCS4* word, size_t length, uint32_t hash) noexcept
        void set(const Py_UCS4* word, size_t length, uint32_t hash, int number) except +

cdef Py_ssize_t LONGEST_SENTENCE = tokens.LONGEST_SENTENCE
cdef Py_ssize_t LONGEST_QUICK = tokens.LONGEST_QUICK
cdef array.array NUMBERS = array.array("I")
cdef unsigned char TIGHT = <int>Join.TIGHT
cdef object ends_sentence = tokens.ends_sentence
cdef object join_of = tokens.join_of
cdef Py_ssize_t LONGEST_ABBREVIATION = max(map(len, tokens.ABBREVIATIONS))
cdef str CONTROL = tokens.CONTROL[0]
cdef Py_ssize_t LONGEST_GAP = 3  # so many characters make a number
cdef int MOST_GAPS = 10_000
cdef int MOST_JOININGS = 4_096
cdef Py_ssize_t MOST_WORDS = 50_000  # so many are known at a time
cdef int MOST_MOVES = 500_000  # so many moves from a point to a point are
cdef size_t MOST_NEAR = 64  # so many sentences are held ready to be matched with what stands near them
cdef Py_ssize_t MOST_SHARED = MOST_HELD  # so much of what was recognised is held once
cdef int FARTHEST = 1 << 16  # the token up to which it is: its place is told by so many bits
cdef int FEWEST_LETTERS = SHORTEST - 1
cdef int SHORTEST_HIDDEN = SHORTEST
cdef int FEWEST_BEFORE = DIGITS_BEFORE
cdef int FEWEST_AFTER = DIGITS_AFTER
cdef int NOWHERE = -1  # no point of a trie
cdef int UNASKED = -2

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
    SINGLE = 1048576  # it is one character

cdef enum:  # what a character is: as it is folded, where nothing else is said
    ALNUM = 1
    LETTER = 2  # and no digit
    DECIMAL = 4
    SPACE = 8
    TOKEN_SIGN = 16  # a token by itself
    STOP = 32
    DIVIDER = 64
    CLOSING = 128  # may stand between a stop and the next sentence
    TRAILING = 256  # may stand before the stop
    UPPER = 512  # as it is written
    LOWER = 1024  # so, too
    HIDING = 2048  # words are disguised with it
    TAG = 4096
    MARK = 8192  # it may stand for words
    BEYOND = 16384  # it is none of ASCII

cdef enum:  # what a sentence does to those beside it, or has them do
    REACHES = 1  # a cue of it reaches over them
    OWN_VOICE = 2
    RULED = 4  # it names a product, and says words that a rule is looking for
    SELLING = 8  # of a phrase: it says that the page speaks for itself
    SOUGHT = 16  # a rule is looking for it
    ASKED = 32  # that it has been asked for both


cdef struct Known:  # a word
    PyObject* text
    int number
    unsigned int facts
    unsigned int letter  # a bit for each single letter
    int early  # its symbols
    int late
    int name  # the points that what begins with it goes on from
    int effect


cdef struct Character:
    Py_UCS4 folded
    unsigned short traits


cdef struct Token:  # a word or sign: its characters, what these hash to, and its number
    Py_ssize_t start
    Py_ssize_t end
    uint32_t spelling
    int number

cdef struct Hit:  # a name, effect word, mask or agent at tokens
    int start
    int end
    int what  # the number of a meaning or payload


@cython.final
cdef class Scratch:
    """What the reading of a block needs beside what is known, one of which is made and used again and again."""

    cdef vector[Py_UCS4] folded  # by character
    cdef vector[unsigned short] traits
    cdef int holds  # the traits of all of them
    cdef vector[Token] tokens  # of one sentence
    cdef vector[Known] words  # by token of the block
    cdef vector[unsigned int] begun
    cdef vector[unsigned char] joins  # of one sentence
    cdef vector[unsigned char] manners  # by sentence: what it does to its neighbours
    cdef vector[Hit] names, effects, masks, agents, mentioned
    cdef vector[Span] amounts, classes
    cdef vector[int] symbols, ends, reach
    cdef vector[Found] early, late
    cdef vector[PyObject*] targets, uses, mentions, outcomes, cues, phrases, signals  # held by others, or else by
    cdef list kept

    def __cinit__(self):
        self.kept = []


cdef class Words:
    """Words by their characters, and how a text is cut into them."""

    cdef Spellings spellings
    cdef Spellings abbreviations
    cdef list texts  # of the words by number: what holds them
    cdef Moves numbers  # of the words, by where these texts are: those of sentences that were read here are the same objects
    cdef vector[Known] known
    cdef int users  # how many are at it: what is known is not forgotten while some are
    cdef Scratch spare
    cdef frozenset marks
    cdef vector[Character] characters  # those of ASCII, and those that were met beyond
    cdef Moves beyond  # the place of the latter
    cdef Moves gaps  # joins by what stands between two tokens
    cdef int met_gaps
    cdef Moves met_joinings
    cdef list joinings  # how sentences are joined: few are in a way of their own

    def __cinit__(self):
        self.texts, self.joinings, self.marks = [], [], frozenset()
        self.spellings.sow(<uint32_t>(hash("claimslint") & 0xFFFFFFFF))  # so that nobody can write words that all share a place
        for number, word in enumerate(tokens.ABBREVIATIONS):
            self.spell(self.abbreviations, <str>word, <int>number)

    cdef int spell(self, Spellings& spellings, str word, int number) except -1:
        """Give a word its number."""
        cdef vector[Py_UCS4] letters
        letters_of(word, letters)
        spellings.set(letters.data(), letters.size(), spellings.hash(letters.data(), letters.size()), number)
        return 0

    cdef int learn_ascii(self) except -1:
        """Learn the characters of ASCII, when the first text is read."""
        cdef vector[Character] learned
        cdef int char
        for char in range(128):
            learned.push_back(self.learned(<Py_UCS4>char))
        self.characters = learned
        self.beyond.clear()
        return 0

    cdef Character character(self, Py_UCS4 char) except *:
        """What a character beyond ASCII is."""
        cdef int at = self.beyond.get(<uint64_t>char + 1, -1)
        cdef Character learned
        if at >= 0:
            return self.characters[at]
        learned = self.learned(char)
        self.beyond.set(<uint64_t>char + 1, <int>self.characters.size())
        self.characters.push_back(learned)
        return learned

    cdef Character learned(self, Py_UCS4 written) except *:
        """What a character is that was not met before."""
        cdef Character made
        cdef str single = chr(written)
        cdef Py_UCS4 char = PyUnicode_READ_CHAR(<str>fold(single), 0)
        made.folded = char
        made.traits = (
            ALNUM * char.isalnum() | LETTER * (char.isalnum() and not char.isdecimal()) | DECIMAL * char.isdecimal() | SPACE * char.isspace()
            | TOKEN_SIGN * is_sign(char) | STOP * (char in u".!?…") | DIVIDER * (char in u"|•·") | CLOSING * (char in u"\"')]")
            | TRAILING * (char in u" \t\r\n\"')]”’") | UPPER * written.isupper() | LOWER * written.islower()
            | HIDING * is_hiding(written, single) | TAG * (written == u"#") | MARK * (single in self.marks) | BEYOND * (written > 127)
        )
        return made

    cdef int describe(self, Known* word) except -1:
        """Note what is known of a word that was not met before."""
        return 0

    cdef inline int word(self, const Py_UCS4* letters, size_t length, uint32_t spelling) except -1:
        """The number of a word, whose letters hash to `spelling`."""
        cdef int number = self.spellings.get(letters, length, spelling)
        return self.first_met(letters, length, spelling) if number < 0 else number

    cdef int first_met(self, const Py_UCS4* letters, size_t length, uint32_t spelling) except -1:
        cdef Known made
        cdef str text = intern(PyUnicode_FromKindAndData(UCS4, letters, length))
        made.text = <PyObject*>text
        made.facts = made.letter = 0
        made.early = made.late = OTHER
        made.name = made.effect = NOWHERE
        self.describe(&made)
        made.number = <int>self.known.size()
        self.texts.append(text)
        self.known.push_back(made)
        self.spellings.set(letters, length, spelling, made.number)
        self.numbers.set(<uint64_t><size_t>made.text, made.number)
        return made.number

    cdef Scratch begin(self):
        """What to work with. With too many words, knowing begins anew, where nobody is at it; `end` says that one is no more."""
        cdef Scratch own = self.spare
        if self.characters.empty():
            self.learn_ascii()
        if not self.users and self.known.size() > <size_t>MOST_WORDS:
            self.forget()
        self.users += 1
        self.spare = None  # whoever asks while this one works (another thread, where this calls into Python) gets their own
        if own is None:
            own = Scratch.__new__(Scratch)
        own.words.clear()
        own.begun.clear()
        own.manners.clear()
        own.kept.clear()
        return own

    cdef int end(self, Scratch own) except -1:
        self.users -= 1
        self.spare = own
        return 0

    cdef int forget(self) except -1:
        self.texts = []
        self.known.clear()
        self.spellings.clear()
        self.numbers.clear()
        return 0

    cdef int fold(self, str text, Scratch own) except -1:
        """Fold the characters of `text`, and note their traits."""
        cdef Py_ssize_t length = len(text), at
        cdef int kind = PyUnicode_KIND(text), holds = 0
        cdef void* data = PyUnicode_DATA(text)
        cdef Py_UCS4 char
        cdef Character one
        own.folded.resize(length)
        own.traits.resize(length)
        for at in range(length):
            char = PyUnicode_READ(kind, data, at)
            one = self.characters[char] if char < 128 else self.character(char)
            own.folded[at] = one.folded
            own.traits[at] = one.traits
            holds |= one.traits
        own.holds = holds
        return 0

    cdef list cut(self, str text, Scratch own):
        """The sentences of a block's `text`, which was folded, in order; their words are added to those of `own`."""
        cdef Py_ssize_t length = len(text), start = 0, at = 0, done = 0, end
        cdef const unsigned short* traits = own.traits.data()
        cdef list found = []
        while at < length:
            if not traits[at] & (STOP | DIVIDER):
                at += 1
                continue
            if traits[at] & STOP:
                end = at + 1
                while end < length and traits[end] & STOP:
                    end += 1
                while end < length and traits[end] & CLOSING:
                    end += 1
                if end < length and not traits[end] & SPACE:
                    at = end
                    continue
                while end < length and traits[end] & SPACE:
                    end += 1
            else:
                end = at + 2
                if at <= done or not traits[at - 1] & SPACE or at + 1 >= length or not traits[at + 1] & SPACE:
                    at += 1
                    continue
            done = end
            if end == length or traits[at] & DIVIDER or self.is_end(text, own, at, end):
                self.cut_out(text, own, start, end, found)
                start = end
            at = end
        if start < length:
            self.cut_out(text, own, start, length, found)
        return found

    cdef bint is_end(self, str text, Scratch own, Py_ssize_t at, Py_ssize_t end) except -1:
        """Whether the stop at `at`, after which something follows at `end`, ends a sentence."""
        cdef Py_ssize_t first = at, least = max(0, at - LONGEST_ABBREVIATION - 1), length
        cdef const Py_UCS4* word
        if own.traits[end] & LOWER:
            return False
        if own.folded[at] != u".":
            return True
        while first > least and own.traits[first - 1] & LETTER:
            first -= 1
        length = at - first
        if length == 0 or length > LONGEST_ABBREVIATION:
            return True
        if first and (own.folded[first - 1] == u"." or own.folded[first - 1] == u"'"):
            return ends_sentence(text, fold(text), at, end)  # what stands before may be of several parts
        if length == 1:
            return own.folded[first] == u"i"
        word = &own.folded[first]
        return self.abbreviations.get(word, length, self.abbreviations.hash(word, length)) < 0

    cdef int cut_out(self, str text, Scratch own, Py_ssize_t start, Py_ssize_t end, list found) except -1:
        """Add to `found` the sentence at `start` to `end`, in as many pieces as its length asks for."""
        cdef Py_ssize_t count, at
        cdef size_t before
        cdef bint slowly = end - start > LONGEST_QUICK
        for at in range(start, end if own.holds & TOKEN_SIGN else start):
            slowly |= own.folded[at] == u"#"
        while start < end:
            before = own.words.size()
            if slowly:
                sentence = tokens.tokenise(text, fold(text), start, end)
                self.look_up(sentence, own)
            else:
                sentence = self.tokenise(text, own, start, end)
            count = own.words.size() - before
            if count == 0 or (count == 1 and <str>own.words[before].text == CONTROL):
                own.words.resize(before)
                own.begun.resize(before)
                return 0
            found.append(sentence)
            start = <Py_ssize_t>sentence.end(count - 1) if count >= LONGEST_SENTENCE else end
        return 0

    cdef int look_up(self, sentence, Scratch own) except -1:
        """Add the words of a sentence to those of `own`, and where they begin."""
        self.add_words(sentence.words, own)
        for start in sentence.starts:
            own.begun.push_back(<unsigned int>start)
        return 0

    cdef int add_words(self, tuple texts, Scratch own) except -1:
        """Add words to those of `own`."""
        cdef vector[Py_UCS4] letters
        cdef int number
        for text in texts:
            number = self.numbers.get(<uint64_t><size_t><PyObject*>text, NOWHERE)
            if number == NOWHERE:
                letters_of(<str?>text, letters)
                number = self.word(letters.data(), letters.size(), self.spellings.hash(letters.data(), letters.size()))
            own.words.push_back(self.known[number])
        return 0

    cdef object tokenise(self, str text, Scratch own, Py_ssize_t start, Py_ssize_t end):
        """The sentence at `start` to `end`, or as much of it as makes one of the greatest length; None where there is no token."""
        cdef Py_ssize_t at, last = start, before = own.words.size(), count
        cdef const Py_UCS4* folded = own.folded.data()
        cdef Token token
        self.part(own, start, end)
        self.recognise(own)
        own.joins.clear()
        for token in own.tokens:
            at = token.start
            if at == last or (at == last + 1 and (folded[last] == u" " or folded[last] == u"-")):
                own.joins.push_back(TIGHT)
            else:
                own.joins.push_back(<unsigned char>self.join(text, own, own.begun.back() if own.joins.size() else last, last, at))
            own.words.push_back(self.known[token.number])
            fetch_soon(own.words.back().text)  # the sentence will hold it
            own.begun.push_back(<unsigned int>at)
            last = token.end
        count = own.joins.size()
        return self.sentence_of(text, own, before, count, start, last, end) if count else None

    cdef int recognise(self, Scratch own) except -1:
        """Look the tokens up; what is known of all of them is asked of memory before the first is taken."""
        cdef size_t at
        cdef Token* token
        for at in range(own.tokens.size()):
            token = &own.tokens[at]
            token.number = self.word(&own.folded[token.start], token.end - token.start, token.spelling)
            fetch_soon(&self.known[token.number])
        return 0

    cdef int part(self, Scratch own, Py_ssize_t start, Py_ssize_t end) except -1:
        """Find the tokens from `start` to `end`, as many as a sentence may have; all are asked of memory before the first is looked up."""
        cdef Py_ssize_t at = start
        cdef const unsigned short* traits = own.traits.data()
        cdef const Py_UCS4* folded = own.folded.data()
        cdef Token token
        own.tokens.clear()
        while at < end and <Py_ssize_t>own.tokens.size() < LONGEST_SENTENCE:
            token.start = at
            if traits[at] & ALNUM:
                at = token_end(folded, traits, at, end)
            else:
                at += 1
                if not traits[token.start] & TOKEN_SIGN:
                    continue
            token.end = at
            token.spelling = self.spellings.hash(&folded[token.start], token.end - token.start)
            fetch_soon(self.spellings.at(token.spelling))
            own.tokens.push_back(token)
        return 0

    cdef object sentence_of(self, str text, Scratch own, Py_ssize_t before, Py_ssize_t count, Py_ssize_t start, Py_ssize_t last, Py_ssize_t end):
        """The sentence at `start` to `end`, `count` words behind the first `before` of them, the last of which ends at `last`."""
        cdef array.array starts = array.clone(NUMBERS, count, False)
        cdef tuple texts = PyTuple_New(count)
        cdef Py_ssize_t at
        cdef str written, ending = u""
        cdef bint quoted = False
        for at in range(count):
            starts.data.as_uints[at] = own.begun[before + at]
            written = <str>own.words[before + at].text
            Py_INCREF(written)
            PyTuple_SET_ITEM(texts, at, written)
        if last < end:
            ending = ending_of(own, last, min(end, last + LONGEST_QUICK), &quoted)
            if quoted:
                quoted = holds_quote(own, start, own.begun[before])
        made = unset(SENTENCE.kind)
        set_slot(made, SENTENCE.places[0], text)
        set_slot(made, SENTENCE.places[1], texts)
        set_slot(made, SENTENCE.places[2], starts)
        set_slot(made, SENTENCE.places[3], self.joined(own.joins))
        set_slot(made, SENTENCE.places[4], ending)
        set_slot(made, SENTENCE.places[5], quoted)
        set_slot(made, SENTENCE.places[6], None)
        return made

    cdef bytes joined(self, vector[unsigned char]& joins):
        """What stands before each token of a sentence, the same object for alike ones."""
        cdef uint64_t key = joins.size()
        cdef unsigned char join
        cdef int at
        cdef bytes known
        for join in joins:
            key = (key ^ join) * 0x100000001B3ULL
        at = self.met_joinings.get(key | 1, -1)
        if at >= 0:
            known = <bytes>self.joinings[at]
            if <size_t>len(known) == joins.size() and not memcmp(PyBytes_AS_STRING(known), joins.data(), joins.size()):
                return known
        known = PyBytes_FromStringAndSize(<const char*>joins.data(), joins.size())
        if len(self.joinings) >= MOST_JOININGS:
            self.joinings = []
            self.met_joinings.clear()
            at = -1
        if at < 0:
            self.met_joinings.set(key | 1, <int>len(self.joinings))
            self.joinings.append(known)
        return known

    cdef int join(self, str text, Scratch own, Py_ssize_t before, Py_ssize_t last, Py_ssize_t at) except -1:
        """What stands between two tokens, from `last` up to `at`; the first begins at `before`."""
        cdef uint64_t gap = 0
        cdef int join = -1
        cdef Py_ssize_t each
        if at - last <= LONGEST_GAP:
            for each in range(last, at):
                gap = gap << 21 | <uint64_t>own.folded[each] + 1
            join = self.gaps.get(gap, -1)
        if join < 0:
            join = join_of(PyUnicode_FromKindAndData(UCS4, &own.folded[last], at - last))
            if gap and self.met_gaps < MOST_GAPS:
                self.met_gaps += 1
                self.gaps.set(gap, join)
        if join == TIGHT and before < last and own.traits[at] & UPPER and not PyUnicode_IS_ASCII(text):
            join = tokens.parted_by_picture(text, before, last, at, Join.TIGHT)
        return join


cdef int letters_of(str word, vector[Py_UCS4]& letters) except -1:
    """Make `letters` those of a word."""
    cdef Py_ssize_t length = len(word), at
    cdef int kind = PyUnicode_KIND(word)
    cdef void* data = PyUnicode_DATA(word)
    letters.resize(length)
    for at in range(length):
        letters[at] = PyUnicode_READ(kind, data, at)
    return 0


cdef str ending_of(Scratch own, Py_ssize_t last, Py_ssize_t end, bint* quoted):
    """How a sentence ends whose last token ends at `last`; sets `quoted` where a quote closes behind it: see `tokens.closing`."""
    cdef Py_ssize_t at
    cdef Py_UCS4 first = 0
    cdef bint asks = False, is_met = False
    for at in range(last, end):
        if own.folded[at] == u'"':
            quoted[0] = True
        if own.folded[at] == u"?":
            asks = True
        if not is_met and not own.traits[at] & TRAILING:
            first, is_met = own.folded[at], True
    if asks:
        return u"?"
    return u"." if first == u"." else u"!" if first == u"!" else u"…" if first == u"…" else u""


cdef bint holds_quote(Scratch own, Py_ssize_t start, Py_ssize_t end) noexcept:
    """Whether a quote stands at `start` to `end`."""
    cdef Py_ssize_t at
    for at in range(start, end):
        if own.folded[at] == u'"':
            return True
    return False


cdef class Shape:
    """A class with slots, and where its values keep what."""

    cdef object kind
    cdef vector[Py_ssize_t] places

    def __init__(self, kind):
        self.kind = kind
        add_places(kind, self.places)


cdef Shape SENTENCE = Shape(Sentence)
cdef Words WORDS = Words()


def sentences(str text):
    """The sentences of a block's `text`, in order: see `linter.language.tokens.sentences`."""
    cdef Scratch own = WORDS.begin()
    try:
        WORDS.fold(text, own)
        return tuple(WORDS.cut(text, own))
    finally:
        WORDS.end(own)


cdef enum Sort:  # of what a pattern is filed under
    MASK
    MENTION
    OUTCOME
    CUE
    SIGNAL
    PHRASE


cdef struct Meaning:  # of a name or effect word
    PyObject* payload
    bint is_product
    int early  # the classes it is of, for either index; OTHER for none
    int early_too
    int late
    int late_too


cdef struct Branch:  # where a point of a trie leads
    bint goes_on
    int first  # its meanings are so many from this one on
    int count


cdef class Reader(Words):
    """Reads sentences as `linter.language.reading.read_sentence` does, with one lexicon."""

    cdef object shortenings  # and the rest of what a lexicon knows, but not the lexicon, which would never be free of its reader
    cdef frozenset shortened
    cdef object plain
    cdef object shorthand
    cdef object quantities
    cdef NameTrie names
    cdef NameTrie effects
    cdef PatternIndex early
    cdef PatternIndex late
    cdef vector[char] early_sorts  # by payload
    cdef vector[char] late_sorts
    cdef vector[unsigned char] manners  # by payload
    cdef int[4] early_amounts  # the classes of amounts
    cdef int[4] late_amounts
    cdef list points  # of the tries, by number
    cdef vector[Branch] branches
    cdef Moves met_points
    cdef Moves following  # the point after a point and a word, plus one
    cdef int followed
    cdef list meant  # what the meanings hold
    cdef vector[Meaning] meanings
    cdef Moves met_payloads  # the meanings of what is shortened, and of what was read
    cdef Moves met  # where in `held` what was recognised is, by what it is and its place
    cdef list held
    cdef Moves met_phrases  # where in `phrases` those of a sentence are, by which they are
    cdef list phrases
    cdef Shape readings
    cdef Shape mentions
    cdef Shape cues
    cdef object abbreviated
    cdef object says_what_it_does
    cdef str sellers
    cdef object reaching
    cdef Py_ssize_t longest_remembered
    cdef Py_ssize_t most_remembered

    def __init__(self, lexicon):
        # These are made of this module: it is read when they are not there yet.
        from linter.language import lexicon as kinds
        from linter.language import reading

        self.readings, self.mentions = Shape(reading.Reading), Shape(reading.Mention)
        self.abbreviated, self.says_what_it_does = reading.abbreviated, reading.says_what_it_does
        self.sellers, self.reaching = reading.SELLERS, reading.REACHING
        self.longest_remembered, self.most_remembered = reading.LONGEST_REMEMBERED, reading.MOST_REMEMBERED
        self.shortenings, self.shortened, self.plain = lexicon.abbreviations, lexicon.shortened, lexicon.plain
        self.shorthand, self.quantities = lexicon.shorthand, lexicon.amounts
        self.names, self.effects = lexicon.names, lexicon.effects
        self.early, self.late = lexicon.early, lexicon.late
        self.marks = lexicon.shorthand.marks
        self.held, self.phrases, self.points, self.meant = [], [], [], []
        sorts = {
            kinds.Mask: MASK, kinds.MentionOf: MENTION, kinds.Outcome: OUTCOME,
            kinds.CueGroup: CUE, kinds.Signal: SIGNAL, kinds.Phrase: PHRASE,
        }
        self.early_sorts, self.late_sorts = sorts_of(self.early.payloads, sorts), sorts_of(self.late.payloads, sorts)
        self.manners.assign(self.late_sorts.size(), 0)
        for at, name in enumerate(("number", "percent", "money", "duration")):  # in the order in which they are counted below
            self.early_amounts[at], self.late_amounts[at] = class_in(self.early, name), class_in(self.late, name)
        self.cues = Shape(reading.Cue)  # last: what has them is made

    @staticmethod
    def reads(lexicon):
        """Whether this is a reader for `lexicon`: one that is compiled."""
        indexes, tries = (lexicon.early, lexicon.late), (lexicon.names, lexicon.effects)
        return all([isinstance(each, PatternIndex) for each in indexes]) and all([isinstance(each, NameTrie) for each in tries])

    def page(self, blocks, dict remembered):
        """The readings of the sentences of all `blocks` of a page; `remembered` are those of blocks, by their text."""
        cdef list readings = [], own
        cdef str text
        cdef int number = 0
        for block in blocks:
            text = block.text
            known = remembered.get(text)
            if known is None:
                own = self.block(text, number)
                readings += own
                if len(text) <= self.longest_remembered:
                    if len(remembered) >= self.most_remembered:
                        remembered.clear()
                    remembered[text] = tuple(own)
            else:
                self.read_again(<tuple?>known, number, readings)
            number += 1
        return tuple(readings)

    cdef int read_again(self, tuple known, object number, list readings) except -1:
        """Add the same sentences in another block with the same words."""
        cdef size_t at
        for reading in known:
            made = unset(self.readings.kind)
            set_slot(made, self.readings.places[0], number)
            for at in range(1, self.readings.places.size()):
                field = <object>field_of(<PyObject*>reading, <PyObject*>self.readings.kind, self.readings.places[at])
                set_slot(made, self.readings.places[at], field)
            readings.append(made)
        return 0

    def block(self, str text, int number):
        """The readings of the sentences of a block's `text`, which is the block of that `number`, read past their disguises."""
        self.require_made()
        cdef Scratch own = self.begin()
        try:
            return self.in_block(text, number, own)
        finally:
            self.end(own)

    cdef list in_block(self, str text, object number, Scratch own):
        cdef list found = [], cut
        cdef int count, at = 0
        cdef bint suspicious, rewritten
        self.fold(text, own)
        suspicious = own.holds & HIDING and self.may_hide(text, own, 0, len(text))
        rewritten = own.holds & TAG or (own.holds & MARK and own.holds & BEYOND)
        if rewritten:
            cut = list(self.shorthand.sentences(text))
            for sentence in cut:
                self.look_up(sentence, own)
        else:
            cut = self.cut(text, own)
        for sentence in cut:
            count = <int>len(<tuple>sentence.words)
            found.append(self.revealed(sentence, own, at, count, number, suspicious, rewritten))
            at += count
        if len(found) > 1:
            self.tell(found, own)
        return found

    def sentence(self, sentence, int number, tuple disguises):
        """The reading of a sentence of the block of that `number`, which has been read past its `disguises`."""
        self.require_made()
        cdef Scratch own = self.begin()
        try:
            self.look_up(sentence, own)
            return self.read(sentence, own, 0, <int>own.words.size(), number, disguises, False)
        finally:
            self.end(own)

    def across(self, readings, list pairs, PatternIndex index):
        """The phrases of `index` that begin in one sentence and end in another, for each of `pairs` that has any: see `linter.language.joined`.

        `pairs` are numbers of `readings`, those that stand near each other near each other; `index` has patterns of this reader's lexicon.
        """
        self.require_made()
        if index.grammar is not self.late.grammar:
            raise ValueError("an index of other patterns than the reader's")
        cdef Scratch own = self.begin()
        try:
            return self.reaching_across(readings, pairs, index, own)
        finally:
            self.end(own)

    cdef dict reaching_across(self, readings, list pairs, PatternIndex index, Scratch own):
        cdef unordered_map[int, Line] lines
        cdef unordered_map[int, Opening] openings
        cdef dict phrases = {}
        cdef int first, second
        cdef Py_ssize_t at
        for at in range(len(pairs)):
            first, second = <tuple?>pairs[at]
            if lines.size() > MOST_NEAR:
                lines.clear()
                openings.clear()
            for number in (first, second):
                if not lines.count(number):
                    self.line_up(readings[number], own, lines[number])
            own.late.clear()
            index.across(lines[first], lines[second], openings[first], own.late)
            if not own.late.empty():
                phrases[at] = self.phrases_found(own)
        return phrases

    cdef int line_up(self, reading, Scratch own, Line& line) except -1:
        """Make `line` of a sentence that has been read: what patterns look at."""
        sentence = reading.sentence
        cdef bytes joined = sentence.joins
        cdef const unsigned char* joins = <const unsigned char*>PyBytes_AS_STRING(joined)
        cdef unsigned int facts = 0
        cdef int at, count
        cdef Span span
        own.words.clear()
        own.amounts.clear()
        self.add_words(sentence.words, own)
        count = <int>own.words.size()
        if len(joined) < count:
            raise IndexError("a sentence has fewer joins than words")
        line.joins.assign(joins, joins + count)
        line.symbols.reserve(count)
        for at in range(count):
            facts |= own.words[at].facts
            line.symbols.push_back(own.words[at].late)
        if facts & (DIGIT | NUMBER | VAGUE):
            add_amounts(own.words.data(), joins, count, own)
        for span in own.amounts:
            add_class(self.late_amounts[span.symbol], span.start, span.end, line.spans)
        for start, end, name in <tuple?>reading.targets:
            self.line_up_meaning(start, end, self.meant_by(name, False), line)
        for start, end, use in <tuple?>reading.effects:
            self.line_up_meaning(start, end, self.meant_by(use, True), line)
        for mention in <tuple?>reading.mentions:
            kind = <str>field_of(<PyObject*>mention, <PyObject*>self.mentions.kind, self.mentions.places[0])
            if kind == "product" or kind == "agent":
                require_within(mention.start, mention.end, line)
                add_class(class_in(self.late, kind), mention.start, mention.end, line.spans)
        return 0

    cdef int line_up_meaning(self, int start, int end, int what, Line& line) except -1:
        cdef Hit hit
        require_within(start, end, line)
        hit.start, hit.end, hit.what = start, end, what
        return self.add_classes(hit, False, line.spans)

    cdef tuple phrases_found(self, Scratch own):
        """The phrases among what the late patterns found, in order."""
        cdef list phrases = []
        cdef int at, payload
        cdef Found each
        for each in own.late:
            for at in range(size_of(self.late.grammar.payloads, each.second.second)):
                payload = number_in(self.late.grammar.payloads, each.second.second, at)
                if self.late_sorts[payload] == PHRASE:
                    phrases.append((each.first, -each.second.first, self.late.payloads[payload]))
        return tuple(phrases)

    cdef int require_made(self) except -1:
        if self.cues is None or self.early.grammar is None or self.late.grammar is None:
            raise TypeError("a reader that was never made, or for an index that never was")
        return 0

    cdef int forget(self) except -1:
        Words.forget(self)
        self.points, self.meant, self.held = [], [], []
        self.branches.clear()
        self.met_points.clear()
        self.following.clear()
        self.followed = 0
        self.meanings.clear()
        self.met_payloads.clear()
        self.met.clear()
        return 0

    cdef object revealed(self, sentence, Scratch own, int first, int count, object number, bint suspicious, bint rewritten):
        """The reading of a sentence, `count` words behind the `first` ones, read past its disguises.

        `suspicious` says that its block may hide some, `rewritten` that its words need not be those of its text.
        """
        cdef unsigned int facts = 0, letters = 0
        cdef int at, apart = 0, plain
        for at in range(first, first + count):
            facts |= own.words[at].facts
            letters |= own.words[at].letter
        while letters:
            letters &= letters - 1
            apart += 1
        if suspicious:  # as a block
            suspicious = self.may_hide(sentence.text, own, <Py_ssize_t>sentence.starts[0], <Py_ssize_t>sentence.end(count - 1))
        if suspicious or ((apart >= FEWEST_LETTERS or facts & MIXED) and (rewritten or may_mask(own, first, count, facts))):
            shown, disguises = revealed(sentence, self.plain, suspicious=suspicious)
            if disguises:
                plain = <int>own.words.size()
                self.look_up(shown, own)
                return self.read(shown, own, plain, <int>own.words.size() - plain, number, disguises, False)
        return self.read(sentence, own, first, count, number, (), not rewritten)

    cdef bint may_hide(self, str text, Scratch own, Py_ssize_t start, Py_ssize_t end) except -1:
        """Whether `text`, a block's, holds from `start` to `end` a sign that words are disguised with: see `linter.language.disguise`."""
        cdef Py_ssize_t at = start, first
        while at < end:
            if not own.traits[at] & HIDING:
                at += 1
                continue
            if is_far(PyUnicode_READ_CHAR(text, at)):
                return may_hide(text[start:end])
            first = at
            while at < end and own.traits[at] & HIDING and not is_far(PyUnicode_READ_CHAR(text, at)):
                at += 1
            if at == end or not is_alnum(PyUnicode_READ_CHAR(text, at)):
                continue
            if first > start and is_alnum(PyUnicode_READ_CHAR(text, first - 1)):
                return True
            if is_stand_in(PyUnicode_READ_CHAR(text, at - 1)) and is_letter(PyUnicode_READ_CHAR(text, at)):
                return True
        return False

    cdef int describe(self, Known* word) except -1:
        cdef str text = <str>word.text
        cdef unsigned int facts = 0
        cdef Py_UCS4 char
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
        if len(text) == 1:
            char = PyUnicode_READ_CHAR(text, 0)
            facts |= SINGLE
            if is_stand_in(char):
                facts |= STAND_IN
            if u"a" <= char <= u"z":
                facts |= LETTERS
                word.letter = 1 << (<unsigned int>char - <unsigned int>u"a")
        word.name, word.effect = self.point(self.names, self.names.first(text)), self.point(self.effects, self.effects.first(text))
        if word.name != NOWHERE:
            facts |= NAMED
        if word.effect != NOWHERE:
            facts |= TELLING
        word.early, word.late = self.early.grammar.symbol(text), self.late.grammar.symbol(text)
        word.facts = facts
        return 0

    cdef int point(self, NameTrie trie, Point point) except -2:
        """The number of a point of a trie; NOWHERE for none."""
        cdef int number
        cdef Branch branch
        if point is None:
            return NOWHERE
        number = self.met_points.get(<uint64_t><size_t><PyObject*>point, NOWHERE)
        if number == NOWHERE:
            branch.goes_on, branch.first, branch.count = bool(point.following), <int>self.meanings.size(), 0
            for payload in trie.named_by(point):
                self.mean(payload, trie is self.effects)
                branch.count += 1
            number = <int>self.branches.size()
            self.points.append(point)
            self.branches.push_back(branch)
            self.met_points.set(<uint64_t><size_t><PyObject*>point, number)
        return number

    cdef int mean(self, payload, bint tells) except -1:
        """The number of a new meaning: of an effect word, or else a name."""
        cdef Meaning meaning
        cdef str kind
        self.meant.append(payload)
        meaning.payload = <PyObject*>payload
        meaning.is_product = False
        if tells:
            kind = f"effect:{payload.effect}"
            meaning.early, meaning.early_too = class_in(self.early, "effect"), class_in(self.early, kind)
            meaning.late, meaning.late_too = class_in(self.late, "effect"), class_in(self.late, kind)
        else:
            kind = payload.kind
            meaning.is_product = kind == "product"
            meaning.early, meaning.late, meaning.early_too, meaning.late_too = class_in(self.early, kind), class_in(self.late, kind), OTHER, OTHER
            if kind != "structure" and kind != "product":
                meaning.early_too, meaning.late_too = class_in(self.early, "condition"), class_in(self.late, "condition")
        self.meanings.push_back(meaning)
        return <int>self.meanings.size() - 1

    cdef int meant_by(self, payload, bint tells) except -1:
        """The number of a meaning by its payload: of an effect word, or else a name."""
        cdef uint64_t place = <uint64_t><size_t><PyObject*>payload
        cdef int number = self.met_payloads.get(place, -1)
        if number < 0:
            number = self.mean(payload, tells)
            self.met_payloads.set(place, number)
        return number

    cdef int after(self, NameTrie trie, int point, Known* word) except -2:
        """The point after a point and a word; NOWHERE for none."""
        cdef uint64_t key = (<uint64_t>point + 1) << 32 | <unsigned int>word.number
        cdef int known = self.following.get(key, UNASKED)
        if known == UNASKED:
            known = self.point(trie, trie.after(<Point>self.points[point], <str>word.text))
            if self.followed > MOST_MOVES:
                self.following.clear()
                self.followed = 0
            self.followed += 1
            self.following.set(key, known)
        return known

    cdef object read(self, sentence, Scratch own, int first, int count, object number, tuple disguises, bint as_written):
        """The reading of a sentence of `count` words behind the `first` ones; `as_written` says that they are those of its text."""
        cdef bytes joined = sentence.joins
        cdef const unsigned char* joins = <const unsigned char*>PyBytes_AS_STRING(joined)
        cdef Known* words = own.words.data() + first
        cdef unsigned int facts = 0
        cdef Hit hit
        cdef int at
        if len(joined) < count:
            raise IndexError("a sentence has fewer joins than words")
        own.names.clear()
        own.effects.clear()
        own.masks.clear()
        own.agents.clear()
        own.amounts.clear()
        own.early.clear()
        own.late.clear()
        own.symbols.resize(count)
        for at in range(count):
            facts |= words[at].facts
            own.symbols[at] = words[at].early
        if facts & NAMED:
            self.hits(self.names, words, joins, count, False, own.names)
        if facts & SHORTENED:
            self.add_shortened(sentence, own, first, count, as_written)
        if own.names.size() > 1:
            outermost(own.names)
        if facts & TELLING:
            self.hits(self.effects, words, joins, count, True, own.effects)
        if facts & (DIGIT | NUMBER | VAGUE):
            add_amounts(words, joins, count, own)
        self.classify(own, True)
        self.early.search(own.symbols, joins, count, own.classes, own.early)
        if not own.early.empty():
            self.masks_and_agents(own)
        if not own.masks.empty():
            unmask(own.names, own, count)
            unmask(own.effects, own, count)
        if not own.effects.empty():
            if not own.names.empty():
                keep_triggers(own.effects, own.names, own, count)
            if not own.agents.empty():
                keep_triggers(own.effects, own.agents, own, count)
        self.classify(own, False)
        for at in range(count):
            own.symbols[at] = words[at].late
        self.late.search(own.symbols, joins, count, own.classes, own.late)
        return self.reading(sentence, number, disguises, own)

    cdef int hits(
        self, NameTrie trie, Known* words, const unsigned char* joins, int count, bint tells, vector[Hit]& found
    ) except -1:
        """Add to `found` every name of `trie`, the longest at each start, in order: see `NameTrie.hits`."""
        cdef int start, at, point, best
        cdef Hit hit
        for start in range(count):
            point = words[start].effect if tells else words[start].name
            if point == NOWHERE:
                continue
            best = point
            at = hit.end = start + 1
            while at < count and joins[at] == TIGHT and self.branches[point].goes_on:
                point = self.after(trie, point, &words[at])
                if point == NOWHERE:
                    break
                at += 1
                if self.branches[point].count:
                    hit.end, best = at, point
            hit.start = start
            for at in range(self.branches[best].count):
                hit.what = self.branches[best].first + at
                found.push_back(hit)
        return 0

    cdef int add_shortened(self, sentence, Scratch own, int first, int count, bint as_written) except -1:
        """Add the names that are shortened in a sentence: see `linter.language.reading.abbreviated`."""
        cdef bint holds = not as_written
        cdef str text = sentence.text
        cdef int at
        cdef Known* word
        cdef Hit hit
        for at in range(first, first + count):
            word = &own.words[at]
            if not holds and word.facts & SHORTENED:
                holds = text[own.begun[at] : own.begun[at] + len(<str>word.text)] in self.shortenings
        if not holds:
            return 0
        for start, end, payload in self.abbreviated(sentence, self.shortenings):
            hit.start, hit.end = start, end
            hit.what = self.meant_by(payload, False)
            own.names.push_back(hit)
        return 0

    cdef int classify(self, Scratch own, bint early) except -1:
        """Note the classes for which there is anything in a sentence: see `linter.language.reading.classes_of`."""
        cdef Span span
        cdef Hit hit
        cdef int agent
        own.classes.clear()
        for span in own.amounts:
            add_class(self.early_amounts[span.symbol] if early else self.late_amounts[span.symbol], span.start, span.end, own.classes)
        for hit in own.names:
            self.add_classes(hit, early, own.classes)
        for hit in own.effects:
            self.add_classes(hit, early, own.classes)
        if not early and not own.agents.empty():
            agent = class_in(self.late, "agent")
            for hit in own.agents:
                add_class(agent, hit.start, hit.end, own.classes)
        return 0

    cdef int add_classes(self, Hit hit, bint early, vector[Span]& classes) except -1:
        """Add the classes of a name or effect word."""
        cdef Meaning* meaning = &self.meanings[hit.what]
        add_class(meaning.early if early else meaning.late, hit.start, hit.end, classes)
        add_class(meaning.early_too if early else meaning.late_too, hit.start, hit.end, classes)
        return 0

    cdef int masks_and_agents(self, Scratch own) except -1:
        cdef int at, payload
        cdef Found each
        cdef Hit hit
        for each in own.early:
            hit.start, hit.end = each.first, -each.second.first
            for at in range(size_of(self.early.grammar.payloads, each.second.second)):
                payload = hit.what = number_in(self.early.grammar.payloads, each.second.second, at)
                if self.early_sorts[payload] == MASK:
                    own.masks.push_back(hit)
                elif self.early_sorts[payload] == MENTION:
                    own.agents.push_back(hit)
        return 0

    cdef object reading(self, sentence, object number, tuple disguises, Scratch own):
        """The reading of a sentence in which all this was recognised."""
        cdef list held
        cdef uint64_t which = 0
        cdef int manners
        if len(self.held) > MOST_SHARED:
            self.held = []
            self.met.clear()
        held = self.held
        own.targets.clear()
        own.uses.clear()
        own.mentions.clear()
        own.mentioned.clear()
        own.outcomes.clear()
        own.cues.clear()
        own.phrases.clear()
        own.signals.clear()
        self.add_named(own, held)
        manners = self.add_matched(own, held, &which)
        fetch_soon(self.met_phrases.at(which | 1))
        own.manners.push_back(self.manner(sentence, own, manners))
        made = unset(self.readings.kind)
        set_slot(made, self.readings.places[0], number)
        set_slot(made, self.readings.places[1], sentence)
        set_slot(made, self.readings.places[2], tuple_of(own.targets))
        set_slot(made, self.readings.places[3], tuple_of(own.uses))
        set_slot(made, self.readings.places[4], tuple_of(own.outcomes))
        set_slot(made, self.readings.places[5], in_order(own))
        set_slot(made, self.readings.places[6], tuple_of(own.cues))
        set_slot(made, self.readings.places[7], self.phrases_once(own.phrases, which))
        set_slot(made, self.readings.places[8], tuple_of(own.signals))
        set_slot(made, self.readings.places[9], () if own.masks.empty() else tuple([(hit.start, hit.end) for hit in own.masks]))
        set_slot(made, self.readings.places[10], ())
        set_slot(made, self.readings.places[11], disguises)
        return made

    cdef int add_named(self, Scratch own, list held) except -1:
        """Add the names, effect words and other agents that were recognised."""
        cdef int first = <int>(self.late_sorts.size() + self.early_sorts.size())
        cdef Hit hit
        cdef PyObject* known
        for hit in own.names:
            known = self.met_at(held, first + hit.what, hit.start, hit.end)
            if self.meanings[hit.what].is_product:
                if known == NULL:
                    payload = <object>self.meanings[hit.what].payload
                    known = self.hold(self.mention("product", payload.id, hit.start, hit.end), own, held, first + hit.what, hit.start, hit.end)
                own.mentions.push_back(known)
                own.mentioned.push_back(hit)
            else:
                own.targets.push_back(self.hit_once(known, hit, own, held, first))
        for hit in own.effects:
            known = self.met_at(held, first + hit.what, hit.start, hit.end)
            own.uses.push_back(self.hit_once(known, hit, own, held, first))
        first = <int>self.late_sorts.size()
        for hit in own.agents:
            known = self.met_at(held, first + hit.what, hit.start, hit.end)
            if known == NULL:
                payload = self.early.payloads[hit.what]
                known = self.hold(self.mention(payload.kind, "", hit.start, hit.end), own, held, first + hit.what, hit.start, hit.end)
            own.mentions.push_back(known)
            own.mentioned.push_back(hit)
        return 0

    cdef PyObject* hit_once(self, PyObject* known, Hit hit, Scratch own, list held, int first) except NULL:
        """The name or effect word of a hit, the same one each time: the one that is `known`, if it is."""
        if known != NULL:
            return known
        made = named(NameHit, (hit.start, hit.end, <object>self.meanings[hit.what].payload))
        return self.hold(made, own, held, first + hit.what, hit.start, hit.end)

    cdef int add_matched(self, Scratch own, list held, uint64_t* which) except -1:
        """Add what the late patterns found; gives the manners of the phrases, and makes `which` a number that tells them from others."""
        cdef int start, end, at, payload, sort, manners = 0
        cdef Found each
        cdef Hit hit
        cdef PyObject* known
        self.ask_for_matched(own)
        for each in own.late:
            start, end = each.first, -each.second.first
            for at in range(size_of(self.late.grammar.payloads, each.second.second)):
                payload = number_in(self.late.grammar.payloads, each.second.second, at)
                sort = self.late_sorts[payload]
                if sort == OUTCOME and is_hidden(own.masks, start, end):
                    continue
                known = self.met_at(held, payload, start, end)
                if known == NULL:
                    known = self.hold(self.recognised(sort, payload, start, end), own, held, payload, start, end)
                manners |= self.manners[payload]
                if sort == PHRASE:
                    own.phrases.push_back(known)
                    which[0] = (which[0] ^ <uint64_t><size_t>known) * 0x9E3779B97F4A7C15ULL
                elif sort == CUE:
                    own.cues.push_back(known)
                elif sort == SIGNAL:
                    own.signals.push_back(known)
                elif sort == MENTION:
                    hit.start, hit.end, hit.what = start, end, 0
                    own.mentions.push_back(known)
                    own.mentioned.push_back(hit)
                elif sort == OUTCOME:
                    own.outcomes.push_back(known)
        return manners

    cdef int ask_for_matched(self, Scratch own) noexcept:
        """Ask memory for what tells whether the late patterns have found the same before: it lies all over some megabytes."""
        cdef int at
        cdef Found each
        for each in own.late:
            for at in range(size_of(self.late.grammar.payloads, each.second.second)):
                fetch_soon(self.met.at(place_of(number_in(self.late.grammar.payloads, each.second.second, at), each.first, -each.second.first)))
        return 0

    cdef object recognised(self, int sort, int payload, int start, int end):
        """What a pattern that is filed under `payload` has found."""
        found = self.late.payloads[payload]
        if not self.manners[payload]:
            self.manners[payload] = self.manner_of(found, sort)
        if sort == MENTION:
            return self.mention(found.kind, "", start, end)
        if sort == CUE:
            made = unset(self.cues.kind)
            set_slot(made, self.cues.places[0], start)
            set_slot(made, self.cues.places[1], end)
            set_slot(made, self.cues.places[2], found)
            return made
        return (start, end, found.effect if sort == OUTCOME else found)

    cdef int manner_of(self, payload, int sort) except -1:
        """What a payload makes a sentence do to its neighbours, or has them do."""
        if sort == CUE:
            return ASKED | REACHES * (payload.scope in self.reaching)
        if sort != PHRASE:
            return ASKED
        sought = any([label.startswith("rule:") and label.endswith(":match") for label in payload])
        return ASKED | SELLING * (self.sellers in payload) | SOUGHT * sought

    cdef unsigned char manner(self, sentence, Scratch own, int manners) except? 255:
        """How a sentence behaves to its neighbours, given the `manners` of what it holds: see `linter.language.reading.told_across`."""
        cdef bint names_product = False, speaks_of_product = False
        cdef PyObject* mention
        cdef str kind
        cdef int made = manners & REACHES
        if not manners & (SELLING | SOUGHT) or own.mentions.empty() or sentence.quoted:
            return made
        for mention in own.mentions:
            kind = <str>field_of(mention, <PyObject*>self.mentions.kind, self.mentions.places[0])
            names_product |= kind == "product"
            speaks_of_product |= kind == "product" or kind == "anaphor"
        return made | OWN_VOICE * (speaks_of_product and manners & SELLING != 0) | RULED * (names_product and manners & SOUGHT != 0)

    cdef int tell(self, list found, Scratch own) except -1:
        """Tell the sentences of a block by the cues of their neighbours: see `linter.language.reading.told_across`."""
        cdef int at, other, count = <int>len(found), manners = 0
        cdef list cues
        for at in range(count):
            manners |= own.manners[at]
        if not manners & REACHES:
            return 0
        for at in range(count):
            if own.manners[at] & OWN_VOICE:
                continue
            cues = []
            for other in range(max(0, at - PASSAGE), min(count, at + PASSAGE + 1)):
                if other != at and own.manners[other] & REACHES:
                    cues += [cue for cue in found[other].cues if cue.group.scope in self.reaching]
            if cues and (own.manners[at] & RULED or self.says_what_it_does(found[at])):
                cues = [cue for cue in cues if cue.group.scope == "passage"]
            if cues:
                reset_slot(found[at], self.readings.places[10], tuple(cues))
        return 0

    cdef object mention(self, kind, which, int start, int end):
        made = unset(self.mentions.kind)
        set_slot(made, self.mentions.places[0], kind)
        set_slot(made, self.mentions.places[1], which)
        set_slot(made, self.mentions.places[2], start)
        set_slot(made, self.mentions.places[3], end)
        return made

    cdef inline PyObject* met_at(self, list held, int what, int start, int end) noexcept:
        """What was recognised before of that number and at those tokens, the same each time; NULL where it was not."""
        cdef int at = self.met.get(place_of(what, start, end), -1) if end < FARTHEST and held is self.held else -1
        cdef PyObject* known
        if at < 0:
            return NULL
        known = PyList_GET_ITEM(held, at)
        fetch_soon(known)  # whoever is given it will hold it
        return known

    cdef PyObject* hold(self, made, Scratch own, list held, int what, int start, int end) except NULL:
        """Hold what was recognised, for `met_at` to find."""
        if end < FARTHEST and held is self.held:
            self.met.set(place_of(what, start, end), <int>len(held))
            held.append(made)
        else:
            own.kept.append(made)
        return <PyObject*>made

    cdef tuple phrases_once(self, vector[PyObject*]& phrases, uint64_t which):
        """The phrases of a sentence, the same tuple each time; `which` is made of them, each of which is one object."""
        cdef tuple known
        cdef int at
        if phrases.empty():
            return ()
        if len(self.phrases) > MOST_SHARED:
            self.phrases = []
            self.met_phrases.clear()
        at = self.met_phrases.get(which | 1, -1)
        if at >= 0 and is_made_of(<tuple>self.phrases[at], phrases):
            return <tuple>self.phrases[at]
        known = tuple_of(phrases)
        if at < 0:
            self.met_phrases.set(which | 1, <int>len(self.phrases))
            self.phrases.append(known)
        return known


cdef int PASSAGE = 2  # as in `linter.language.reading`


cdef inline uint64_t place_of(int what, int start, int end) noexcept:
    """What something that was recognised is known by."""
    return (<uint64_t>what + 1) << 32 | <unsigned int>start << 16 | <unsigned int>end


cdef vector[char] sorts_of(payloads, dict sorts) except *:
    """The sort of each of `payloads`, given by its class."""
    cdef vector[char] found
    cdef char sort
    for payload in payloads:
        sort = sorts[type(payload)]
        found.push_back(sort)
    return found


cdef int class_in(PatternIndex index, str name) except -1:
    """The number of a class in the patterns of `index`; OTHER where none uses it."""
    return index.grammar.named.get(name, OTHER)


cdef tuple tuple_of(vector[PyObject*]& parts):
    cdef Py_ssize_t at
    cdef tuple made
    if parts.empty():
        return ()
    made = PyTuple_New(parts.size())
    for at in range(<Py_ssize_t>parts.size()):
        Py_INCREF(<object>parts[at])
        PyTuple_SET_ITEM(made, at, <object>parts[at])
    return made


cdef inline bint is_hiding(Py_UCS4 char, str single):
    """Whether words are disguised with a character: see `linter.language.disguise`."""
    return single in SIGNS if char < 128 else is_far(char) or char == u"€" or char == u"•" or char == u"·"


cdef inline bint is_far(Py_UCS4 char) noexcept:
    """Whether a character is of another script than Latin, and no sign of punctuation or currency."""
    return 0x24F < char < 0x2000 or char > 0x20FF


cdef inline bint is_stand_in(Py_UCS4 char) noexcept:
    """Whether a sign may begin a word in the place of a letter."""
    return char == u"@" or char == u"$" or char == u"€"


cdef bint may_mask(Scratch own, int first, int count, unsigned int facts) noexcept:
    """Whether a sentence may hide a word where no sign says so: by digits in the place of letters, or by what stands between them.

    It may in a word that is a disguise by itself, in one right after a sign that stands for a letter (“$t3m”), in letters of several tokens
    between which no space is (“c.u-r.e”), and in as many single letters in a row as make a word.
    """
    cdef int at, letters = 0, singles = 0
    cdef unsigned int own_facts, before = 0
    if facts & (MASKED | PARTS):
        return True
    for at in range(first, first + count if facts & (LETTERS | STAND_IN | SINGLE) else first):
        own_facts = own.words[at].facts
        if at > first and is_parted(own, at):
            letters = 0
        singles = singles + 1 if own_facts & SINGLE else 0
        letters += (own_facts & LETTERS) != 0
        if letters > 1 or singles >= SHORTEST_HIDDEN or (own_facts & MIXED and before & STAND_IN):
            return True
        before = own_facts
    return False


cdef inline bint is_parted(Scratch own, int at) noexcept:
    """Whether a space stands before token `at` of a block, as it is."""
    return own.begun[at] and own.traits[own.begun[at] - 1] & SPACE


cdef bint is_made_of(tuple known, vector[PyObject*]& parts) noexcept:
    """Whether `known` holds these very objects."""
    cdef Py_ssize_t at
    if <size_t>len(known) != parts.size():
        return False
    for at in range(len(known)):
        if <PyObject*>known[at] != parts[at]:
            return False
    return True


cdef inline int require_within(int start, int end, Line& line) except -1:
    """Refuse a class that stands outside its sentence."""
    if not 0 <= start < end <= <int>line.symbols.size():
        raise IndexError("a class stands outside its sentence")
    return 0


cdef inline int add_class(int name, int start, int end, vector[Span]& classes) except -1:
    """Add a class to `classes` if patterns use it."""
    cdef Span span
    if name != OTHER:
        span.symbol, span.start, span.end = name, start, end
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


cdef int fill_reach(vector[Hit]& spans, Scratch own, int count) except -1:
    """Note for each token the furthest end of a span that begins at or before it."""
    cdef Hit span
    cdef int at
    own.reach.assign(count, 0)
    for span in spans:
        own.reach[span.start] = max(own.reach[span.start], span.end)
    for at in range(1, count):
        own.reach[at] = max(own.reach[at], own.reach[at - 1])
    return 0


cdef int unmask(vector[Hit]& hits, Scratch own, int count) except -1:
    """Keep the hits that do not lie under a mask."""
    cdef size_t at, kept = 0
    fill_reach(own.masks, own, count)
    for at in range(hits.size()):
        if own.reach[hits[at].start] < hits[at].end:
            hits[kept] = hits[at]
            kept += 1
    hits.resize(kept)
    return 0


cdef int keep_triggers(vector[Hit]& effects, vector[Hit]& names, Scratch own, int count) except -1:
    """Keep the effect words that are no part of what is named at greater length."""
    cdef size_t at, kept = 0
    cdef Hit name
    cdef bint keeps
    fill_reach(names, own, count)
    for at in range(effects.size()):
        keeps = own.reach[effects[at].start] < effects[at].end
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


cdef tuple in_order(Scratch own):
    """The mentions by start, the longest first; what is alike keeps its order."""
    cdef size_t at
    cdef vector[PyObject*] sorted
    if own.mentions.size() < 2:
        return tuple_of(own.mentions)
    for at in range(own.mentions.size()):
        own.mentioned[at].what = <int>at
    put_in_order(own.mentioned)
    for at in range(own.mentions.size()):
        sorted.push_back(own.mentions[own.mentioned[at].what])
    return tuple_of(sorted)


cdef int add_amounts(Known* words, const unsigned char* joins, int count, Scratch own) except -1:
    """Note the amounts of a sentence, each with the number of its class: see `linter.language.quantities`."""
    cdef unsigned int facts, after
    cdef int at, end, sort, unit
    cdef int *numbers, *percents, *sums, *lengths  # by start; 0 where none is
    cdef bint spoken = False, counted = False
    cdef Span span
    for at in range(count):
        spoken |= (words[at].facts & VAGUE) != 0
        counted |= (words[at].facts & UNIT) != 0
    own.ends.assign(4 * count, 0)
    numbers = own.ends.data()
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
        elif after & COINS or (facts & DIGIT and is_currency(words, at, end, count)):
            sums[at] = end + 1
        if at and (words[at - 1].facts & SIGN or (facts & DIGIT and is_code(words[at - 1], words[at], FEWEST_AFTER))):
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
                own.amounts.push_back(span)
    return 0


cdef bint is_code(Known& word, Known& number, int fewest) except -1:
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


cdef bint is_currency(Known* words, int number, int at, int count) except -1:
    """Whether a currency stands at token `at`, behind a number, and is not the one of the next sum."""
    if at >= count or not (words[at].facts & SIGN or is_code(words[at], words[number], FEWEST_BEFORE)):
        return False
    return at + 1 == count or not words[at + 1].facts & DIGIT


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


cdef Py_ssize_t token_end(const Py_UCS4* folded, const unsigned short* traits, Py_ssize_t at, Py_ssize_t end) noexcept:
    """Where the word, number (`3,995`) or dotted abbreviation (`u.s`) ends that begins at `at`."""
    cdef Py_ssize_t to = at + 1
    if traits[at] & LETTER:
        while (
            to + 1 < end
            and folded[to] == u"."
            and traits[to + 1] & LETTER
            and not (to + 2 < end and traits[to + 2] & ALNUM)
        ):
            to += 2
        if to > at + 1:
            return to
    else:
        to = past(DECIMAL, traits, to, end)
        if is_point(folded, traits, to, end):
            while is_point(folded, traits, to, end):
                to = past(DECIMAL, traits, to + 2, end)
            return to
    to = past(ALNUM, traits, at + 1, end)
    while to + 1 < end and folded[to] == u"'" and traits[to + 1] & ALNUM:
        to = past(ALNUM, traits, to + 2, end)
    return to


cdef inline bint is_point(const Py_UCS4* folded, const unsigned short* traits, Py_ssize_t at, Py_ssize_t end) noexcept:
    """Whether a stop or comma with a digit behind it stands at `at`."""
    return at + 1 < end and (folded[at] == u"." or folded[at] == u",") and traits[at + 1] & DECIMAL


cdef inline Py_ssize_t past(int trait, const unsigned short* traits, Py_ssize_t at, Py_ssize_t end) noexcept:
    """Where characters with a trait end, from `at` on."""
    while at < end and traits[at] & trait:
        at += 1
    return at
