# cython: language_level=3, wraparound=False
# distutils: language = c++
"""What a lexicon knows of words, by number: a point in a trie, what a name means (`Meaning`), the classes that it is of.

What is known of a word (`Known`) tells what patterns and names begin with it, and whether a sentence that holds it has to be asked for
disguises and amounts at all.
"""

from libc.stdint cimport uint64_t

from cpython.object cimport PyObject
from cpython.unicode cimport PyUnicode_READ_CHAR

from linter.language._characters cimport is_stand_in
from linter.language._hits cimport Hit
from linter.language._matching cimport OTHER, Span
from linter.language._names cimport NameTrie, Point
from linter.language._tokens cimport NOWHERE, TIGHT, Known, Words

from linter.language.disguise import is_mixed, unmasked, bare
from linter.language.quantities import PERCENT_WORDS

cdef int MOST_MOVES = 500_000  # so many moves from a point to a point are known at a time
cdef int UNASKED = -2


cdef class Vocabulary(Words):
    """Words, and what one lexicon knows of them."""

    def __init__(self, lexicon):
        self.shortened, self.plain, self.quantities = lexicon.shortened, lexicon.plain, lexicon.amounts
        self.names, self.effects = lexicon.names, lexicon.effects
        self.early, self.late = lexicon.early, lexicon.late
        self.marks = lexicon.shorthand.marks
        self.points, self.meant = [], []

    cdef int forget(self) except -1:
        Words.forget(self)
        self.points, self.meant = [], []
        self.branches.clear()
        self.met_points.clear()
        self.following.clear()
        self.followed = 0
        self.meanings.clear()
        self.met_payloads.clear()
        return 0

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
            if unmasked(text, self.plain)[0] or bare(text, self.plain):
                facts |= MASKED
            if "." in text:
                facts |= LETTERS
        if text in self.plain.clipped.written:
            facts |= MIXED | MASKED
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

    cdef int add_classes(self, Hit hit, bint early, vector[Span]& classes) except -1:
        """Add the classes of a name or effect word."""
        cdef Meaning* meaning = &self.meanings[hit.what]
        add_class(meaning.early if early else meaning.late, hit.start, hit.end, classes)
        add_class(meaning.early_too if early else meaning.late_too, hit.start, hit.end, classes)
        return 0
