# cython: language_level=3, wraparound=False
# distutils: language = c++
"""`linter.language.tokens.sentences`, compiled: the same sentences, many times as fast.

The regular expressions there say what a token and a stop are; here the characters are gone through one by one, each told by its traits. A
word is looked up once, by its characters, and has a number from then on. What differs in a block alone is kept in a `Cut`, which is used
again.
"""

from libc.stdint cimport uint32_t, uint64_t
from libc.string cimport memcmp
from libcpp.vector cimport vector

from cpython cimport array
from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from cpython.object cimport PyObject
from cpython.ref cimport Py_INCREF
from cpython.tuple cimport PyTuple_New, PyTuple_SET_ITEM
from cpython.unicode cimport PyUnicode_DATA, PyUnicode_KIND, PyUnicode_READ, PyUnicode_READ_CHAR

from linter.language._characters cimport (
    ALNUM, BEYOND, CLOSING, DECIMAL, DIVIDER, HIDING, LETTER, LOWER, MARK, SPACE, STOP, TAG, TOKEN_SIGN, TRAILING, UPPER,
    is_far, is_sign, token_end,
)
from linter.language._fields cimport (
    SENTENCE_ENDING, SENTENCE_ENDS, SENTENCE_JOINS, SENTENCE_QUOTED, SENTENCE_STARTS, SENTENCE_TEXT, SENTENCE_WORDS,
)
from linter.language._matching cimport OTHER
from linter.language._memory cimport fetch_soon
from linter.language._named cimport Fields, know, set_slot, unset

import array
from sys import intern

from linter.language import tokens
from linter.language.disguise import SIGNS
from linter.language.fold import fold
from linter.language.tokens import Join, Sentence

cdef extern from "Python.h":
    bint PyUnicode_IS_ASCII(object text)
    str PyUnicode_FromKindAndData(int kind, const void* data, Py_ssize_t size)
    int UCS4 "PyUnicode_4BYTE_KIND"

cdef Py_ssize_t LONGEST_SENTENCE = tokens.LONGEST_SENTENCE
cdef Py_ssize_t LONGEST_QUICK = tokens.LONGEST_QUICK
cdef array.array NUMBERS = array.array("I")
cdef object ends_sentence = tokens.ends_sentence
cdef object join_of = tokens.join_of
cdef Py_ssize_t LONGEST_ABBREVIATION = max(map(len, tokens.ABBREVIATIONS))
cdef str CONTROL = tokens.CONTROL[0]
cdef Py_ssize_t LONGEST_GAP = 3  # so many characters make a number
cdef int MOST_GAPS = 10_000
cdef int MOST_JOININGS = 4_096
cdef Py_ssize_t MOST_WORDS = 50_000  # so many are known at a time


cdef class Words:
    """Words by their characters, and how a text is cut into them."""

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

    cdef int word(self, const Py_UCS4* letters, size_t length, uint32_t spelling) except -1:
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

    cdef Cut begin(self):
        """What to work with. With too many words, knowing begins anew, where nobody is at it; `end` says that one is no more."""
        cdef Cut own = self.spare
        if self.characters.empty():
            self.learn_ascii()
        if not self.users and self.known.size() > <size_t>MOST_WORDS:
            self.forget()
        self.users += 1
        self.spare = None  # whoever asks while this one works (another thread, where this calls into Python) gets their own
        if own is None:
            own = self.fresh()
        own.words.clear()
        own.begun.clear()
        return own

    cdef Cut fresh(self):
        """What to work with that nobody has used."""
        return Cut.__new__(Cut)

    cdef int end(self, Cut own) except -1:
        self.users -= 1
        own.whole = None
        self.spare = own
        return 0

    cdef int forget(self) except -1:
        self.texts = []
        self.known.clear()
        self.spellings.clear()
        self.numbers.clear()
        return 0

    cdef int fold(self, str text, Cut own) except -1:
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
        own.whole = None
        return 0

    cdef str whole_of(self, str text, Cut own):
        """The folded text, made once: a long one is asked for it again and again."""
        if own.whole is None:
            own.whole = fold(text)
        return own.whole

    cdef list cut(self, str text, Cut own):
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

    cdef bint is_end(self, str text, Cut own, Py_ssize_t at, Py_ssize_t end) except -1:
        """Whether the stop at `at`, after which something follows at `end`, ends a sentence."""
        cdef Py_ssize_t first = at, least = max(0, at - LONGEST_ABBREVIATION - 1), length
        cdef const Py_UCS4* word
        cdef bint capitals = own.holds & UPPER
        if capitals and own.traits[end] & LOWER:
            return False
        if own.folded[at] != u".":
            return True
        while first > least and own.traits[first - 1] & LETTER:
            first -= 1
        length = at - first
        if length == 0 or length > LONGEST_ABBREVIATION:
            return True
        if first and (own.folded[first - 1] == u"." or own.folded[first - 1] == u"'"):
            return ends_sentence(text, self.whole_of(text, own), at, end, capitals=capitals)  # what stands before may be of several parts
        if length == 1:
            return own.folded[first] == u"i"
        word = &own.folded[first]
        return self.abbreviations.get(word, length, self.abbreviations.hash(word, length)) < 0

    cdef int cut_out(self, str text, Cut own, Py_ssize_t start, Py_ssize_t end, list found) except -1:
        """Add to `found` the sentence at `start` to `end`, in as many pieces as its length asks for."""
        cdef Py_ssize_t count, at
        cdef size_t before
        cdef bint slowly = end - start > LONGEST_QUICK
        for at in range(start, end if own.holds & TOKEN_SIGN else start):
            slowly |= own.folded[at] == u"#"
        while start < end:
            before = own.words.size()
            if slowly:
                sentence = tokens.tokenise(text, self.whole_of(text, own), start, end)
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

    cdef int look_up(self, sentence, Cut own) except -1:
        """Add the words of a sentence to those of `own`, and where they begin."""
        self.add_words(sentence.words, own)
        for start in sentence.starts:
            own.begun.push_back(<unsigned int>start)
        return 0

    cdef int add_words(self, tuple texts, Cut own) except -1:
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

    cdef object tokenise(self, str text, Cut own, Py_ssize_t start, Py_ssize_t end):
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

    cdef int recognise(self, Cut own) except -1:
        """Look the tokens up; what is known of all of them is asked of memory before the first is taken."""
        cdef size_t at
        cdef Token* token
        for at in range(own.tokens.size()):
            token = &own.tokens[at]
            token.number = self.word(&own.folded[token.start], token.end - token.start, token.spelling)
            fetch_soon(&self.known[token.number])
        return 0

    cdef int part(self, Cut own, Py_ssize_t start, Py_ssize_t end) except -1:
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

    cdef object sentence_of(self, str text, Cut own, Py_ssize_t before, Py_ssize_t count, Py_ssize_t start, Py_ssize_t last, Py_ssize_t end):
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
        made = unset(<object>SENTENCE.kind)
        set_slot(made, SENTENCE.places[SENTENCE_TEXT], text)
        set_slot(made, SENTENCE.places[SENTENCE_WORDS], texts)
        set_slot(made, SENTENCE.places[SENTENCE_STARTS], starts)
        set_slot(made, SENTENCE.places[SENTENCE_JOINS], self.joined(own.joins))
        set_slot(made, SENTENCE.places[SENTENCE_ENDING], ending)
        set_slot(made, SENTENCE.places[SENTENCE_QUOTED], quoted)
        set_slot(made, SENTENCE.places[SENTENCE_ENDS], None)
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

    cdef int join(self, str text, Cut own, Py_ssize_t before, Py_ssize_t last, Py_ssize_t at) except -1:
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


cdef str ending_of(Cut own, Py_ssize_t last, Py_ssize_t end, bint* quoted):
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


cdef bint holds_quote(Cut own, Py_ssize_t start, Py_ssize_t end) noexcept:
    """Whether a quote stands at `start` to `end`."""
    cdef Py_ssize_t at
    for at in range(start, end):
        if own.folded[at] == u'"':
            return True
    return False


cdef inline bint is_hiding(Py_UCS4 char, str single):
    """Whether words are disguised with a character: see `linter.language.disguise`."""
    return single in SIGNS if char < 128 else is_far(char) or char == u"€" or char == u"•" or char == u"·"


cdef Fields SENTENCE
know(SENTENCE, Sentence)
cdef Words WORDS = Words()


def sentences(str text):
    """The sentences of a block's `text`, in order: see `linter.language.tokens.sentences`."""
    cdef Cut own = WORDS.begin()
    try:
        WORDS.fold(text, own)
        return tuple(WORDS.cut(text, own))
    finally:
        WORDS.end(own)
