# cython: language_level=3, wraparound=False
# distutils: language = c++
"""`linter.language.reading.read_blocks`, compiled: the same readings, many times as fast.

Up to the reading that is given out, everything is a number: a word, a point in a trie, what a name means, a payload. What differs in a
block alone is kept in a `Scratch`, which is used again.
"""

cimport cython
from libc.stdint cimport uint64_t
from libcpp.unordered_map cimport unordered_map
from libcpp.vector cimport vector

from cpython.bytes cimport PyBytes_AS_STRING
from cpython.list cimport PyList_GET_ITEM
from cpython.object cimport PyObject
from cpython.ref cimport Py_INCREF
from cpython.tuple cimport PyTuple_New, PyTuple_SET_ITEM
from cpython.unicode cimport PyUnicode_READ_CHAR

from linter.language._amounts cimport Digits, add_amounts
from linter.language._characters cimport BEYOND, HIDING, MARK, SPACE, TAG, is_alnum, is_far, is_letter, is_stand_in
from linter.language._fields cimport (
    CUE_END, CUE_GROUP, CUE_START, MENTION_END, MENTION_ID, MENTION_KIND, MENTION_START, READING_BLOCK, READING_CUES, READING_DISGUISES,
    READING_EFFECTS, READING_MASKS, READING_MENTIONS, READING_OUTCOMES, READING_PHRASES, READING_SENTENCE, READING_SIGNALS,
    READING_TARGETS, READING_TOLD,
)
from linter.language._hits cimport Hit, is_hidden, keep_triggers, outermost, put_in_order, unmask
from linter.language._matching cimport Found, Line, Moves, Opening, PatternIndex, Span, number_in, size_of
from linter.language._memory cimport fetch_soon
from linter.language._named cimport Fields, field_of, know, named, reset_slot, set_slot, unset
from linter.language._names cimport NameTrie
from linter.language._tokens cimport Cut, Known
from linter.language._vocabulary cimport (
    DIGIT, LETTERS, MASKED, MIXED, NAMED, NUMBER, PARTS, SHORTENED, SINGLE, STAND_IN, TELLING, VAGUE, Vocabulary, add_class, class_in,
)

from linter.language.disguise import SHORTEST_SPELT, answers, may_hide, revealed
from linter.language.matches import MOST_HELD
from linter.language.names import NameHit
from linter.language.quantities import DIGITS_AFTER, DIGITS_BEFORE

cdef size_t MOST_NEAR = 64  # so many sentences are held ready to be matched with what stands near them
cdef Py_ssize_t MOST_SHARED = MOST_HELD  # so much of what was recognised is held once
cdef int FARTHEST = 1 << 16  # the token up to which it is: its place is told by so many bits
cdef int FEWEST_LETTERS = SHORTEST_SPELT
cdef int SHORTEST_HIDDEN = SHORTEST_SPELT
cdef Digits FEWEST_DIGITS = Digits(DIGITS_BEFORE, DIGITS_AFTER)
cdef int PASSAGE = 2  # as in `linter.language.reading`
cdef Fields READING, MENTION, CUE  # of the records that are made here

cdef enum:  # what a sentence does to those beside it, or has them do
    REACHES = 1  # a cue of it reaches over them
    OWN_VOICE = 2
    RULED = 4  # it names a product, and says words that a rule is looking for
    SELLING = 8  # of a phrase: it says that the page speaks for itself
    SOUGHT = 16  # a rule is looking for it
    ASKED = 32  # that it has been asked for both


cdef enum Sort:  # of what a pattern is filed under
    MASKS
    MENTIONS
    OUTCOMES
    CUES
    SIGNALS
    PHRASES


@cython.final
cdef class Scratch(Cut):
    """What the reading of a block needs beside what is known, one of which is made and used again and again."""

    cdef vector[unsigned char] manners  # by sentence: what it does to its neighbours
    cdef vector[Hit] names, effects, masks, agents, mentioned
    cdef vector[Span] amounts, classes
    cdef vector[int] symbols, ends, reach
    cdef vector[Found] early, late
    cdef vector[PyObject*] targets, uses, mentions, outcomes, cues, phrases, signals  # held by others, or else by
    cdef list kept

    def __cinit__(self):
        self.kept = []


cdef class Reader(Vocabulary):
    """Reads sentences as `linter.language.reading.read_sentence` does, with one lexicon."""

    cdef object ordinary
    cdef dict answering  # what begins a sentence that has to be asked whether it answers
    cdef object shortenings  # and the rest of what a lexicon knows, but not the lexicon, which would never be free of its reader
    cdef object shorthand
    cdef vector[char] early_sorts  # by payload
    cdef vector[char] late_sorts
    cdef vector[unsigned char] manners  # by payload
    cdef int[4] early_amounts  # the classes of amounts
    cdef int[4] late_amounts
    cdef Moves met  # where in `held` what was recognised is, by what it is and its place
    cdef list held
    cdef Moves met_phrases  # where in `phrases` those of a sentence are, by which they are
    cdef list phrases
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

        Vocabulary.__init__(self, lexicon)
        if READING.kind == NULL:
            know_records(reading)
        self.abbreviated, self.says_what_it_does = reading.abbreviated, reading.says_what_it_does
        self.sellers, self.reaching = reading.SELLERS, reading.REACHING
        self.longest_remembered, self.most_remembered = reading.LONGEST_REMEMBERED, reading.MOST_REMEMBERED
        self.shortenings, self.ordinary, self.shorthand = lexicon.abbreviations, lexicon.ordinary, lexicon.shorthand
        self.phrases = []
        self.answering = dict(lexicon.plain.answers)
        sorts = {
            kinds.Mask: MASKS, kinds.MentionOf: MENTIONS, kinds.Outcome: OUTCOMES,
            kinds.CueGroup: CUES, kinds.Signal: SIGNALS, kinds.Phrase: PHRASES,
        }
        self.early_sorts, self.late_sorts = sorts_of(self.early.payloads, sorts), sorts_of(self.late.payloads, sorts)
        self.manners.assign(self.late_sorts.size(), 0)
        for at, name in enumerate(("number", "percent", "money", "duration")):  # in the order in which `_amounts` counts them
            self.early_amounts[at], self.late_amounts[at] = class_in(self.early, name), class_in(self.late, name)
        self.held = []  # last: what has them is made

    @staticmethod
    def reads(lexicon):
        """Whether this is a reader for `lexicon`: one that is compiled."""
        indexes, tries = (lexicon.early, lexicon.late), (lexicon.names, lexicon.effects)
        return all([isinstance(each, PatternIndex) for each in indexes]) and all([isinstance(each, NameTrie) for each in tries])

    cdef Cut fresh(self):
        return Scratch.__new__(Scratch)

    cdef Scratch ready(self):
        """What to work with."""
        cdef Scratch own = <Scratch?>self.begin()
        own.manners.clear()
        own.kept.clear()
        return own

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
            made = unset(<object>READING.kind)
            set_slot(made, READING.places[READING_BLOCK], number)
            for at in range(1, READING.places.size()):
                field = <object>field_of(<PyObject*>reading, READING.kind, READING.places[at])
                set_slot(made, READING.places[at], field)
            readings.append(made)
        return 0

    def block(self, str text, int number):
        """The readings of the sentences of a block's `text`, which is the block of that `number`, read past their disguises."""
        self.require_made()
        cdef Scratch own = self.ready()
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
        cdef Scratch own = self.ready()
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
        cdef Scratch own = self.ready()
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
            add_amounts(own.words.data(), joins, count, FEWEST_DIGITS, own.ends, own.amounts)
        for span in own.amounts:
            add_class(self.late_amounts[span.symbol], span.start, span.end, line.spans)
        for start, end, name in <tuple?>reading.targets:
            self.line_up_meaning(start, end, self.meant_by(name, False), line)
        for start, end, use in <tuple?>reading.effects:
            self.line_up_meaning(start, end, self.meant_by(use, True), line)
        for mention in <tuple?>reading.mentions:
            kind = <str>field_of(<PyObject*>mention, MENTION.kind, MENTION.places[MENTION_KIND])
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
                if self.late_sorts[payload] == PHRASES:
                    phrases.append((each.first, -each.second.first, self.late.payloads[payload]))
        return tuple(phrases)

    cdef int require_made(self) except -1:
        if self.held is None or self.early.grammar is None or self.late.grammar is None:
            raise TypeError("a reader that was never made, or for an index that never was")
        return 0

    cdef int forget(self) except -1:
        Vocabulary.forget(self)
        self.held = []
        self.met.clear()
        return 0

    cdef object revealed(self, sentence, Scratch own, int first, int count, object number, bint suspicious, bint rewritten):
        """The reading of a sentence, `count` words behind the `first` ones, read past its disguises.

        `suspicious` says that its block may hide some, `rewritten` that its words need not be those of its text.
        """
        cdef unsigned int facts = 0, letters = 0
        cdef int at, apart = 0, plain
        cdef bint odd = count > 0 and <str>own.words[first].text in self.answering and answers(sentence, self.plain)
        for at in range(first, first + count):
            facts |= own.words[at].facts
            letters |= own.words[at].letter
        while letters:
            letters &= letters - 1
            apart += 1
        if suspicious:  # as a block
            suspicious = self.may_hide(sentence.text, own, <Py_ssize_t>sentence.starts[0], <Py_ssize_t>sentence.end(count - 1))
        if suspicious or odd or ((apart >= FEWEST_LETTERS or facts & MIXED) and (rewritten or may_mask(own, first, count, facts))):
            shown, disguises = revealed(sentence, self.plain, suspicious=suspicious)
            if shown is not sentence:
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
            add_amounts(words, joins, count, FEWEST_DIGITS, own.ends, own.amounts)
        self.classify(own, True)
        self.early.search(own.symbols, joins, count, own.classes, own.early)
        if not own.early.empty():
            self.masks_and_agents(own)
        if not own.masks.empty():
            unmask(own.names, own.masks, own.reach, count)
            unmask(own.effects, own.masks, own.reach, count)
        if not own.effects.empty():
            if not own.names.empty():
                keep_triggers(own.effects, own.names, own.reach, count)
            if not own.agents.empty():
                keep_triggers(own.effects, own.agents, own.reach, count)
        self.classify(own, False)
        for at in range(count):
            own.symbols[at] = words[at].late
        self.late.search(own.symbols, joins, count, own.classes, own.late)
        return self.reading(sentence, number, disguises, own)

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
        for start, end, payload in self.abbreviated(sentence, self.shortenings, self.ordinary):
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

    cdef int masks_and_agents(self, Scratch own) except -1:
        cdef int at, payload
        cdef Found each
        cdef Hit hit
        for each in own.early:
            hit.start, hit.end = each.first, -each.second.first
            for at in range(size_of(self.early.grammar.payloads, each.second.second)):
                payload = hit.what = number_in(self.early.grammar.payloads, each.second.second, at)
                if self.early_sorts[payload] == MASKS:
                    own.masks.push_back(hit)
                elif self.early_sorts[payload] == MENTIONS:
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
        made = unset(<object>READING.kind)
        set_slot(made, READING.places[READING_BLOCK], number)
        set_slot(made, READING.places[READING_SENTENCE], sentence)
        set_slot(made, READING.places[READING_TARGETS], tuple_of(own.targets))
        set_slot(made, READING.places[READING_EFFECTS], tuple_of(own.uses))
        set_slot(made, READING.places[READING_OUTCOMES], tuple_of(own.outcomes))
        set_slot(made, READING.places[READING_MENTIONS], in_order(own))
        set_slot(made, READING.places[READING_CUES], tuple_of(own.cues))
        set_slot(made, READING.places[READING_PHRASES], self.phrases_once(own.phrases, which))
        set_slot(made, READING.places[READING_SIGNALS], tuple_of(own.signals))
        set_slot(made, READING.places[READING_MASKS], () if own.masks.empty() else tuple([(hit.start, hit.end) for hit in own.masks]))
        set_slot(made, READING.places[READING_TOLD], ())
        set_slot(made, READING.places[READING_DISGUISES], disguises)
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
                if sort == OUTCOMES and is_hidden(own.masks, start, end):
                    continue
                known = self.met_at(held, payload, start, end)
                if known == NULL:
                    known = self.hold(self.recognised(sort, payload, start, end), own, held, payload, start, end)
                manners |= self.manners[payload]
                if sort == PHRASES:
                    own.phrases.push_back(known)
                    which[0] = (which[0] ^ <uint64_t><size_t>known) * 0x9E3779B97F4A7C15ULL
                elif sort == CUES:
                    own.cues.push_back(known)
                elif sort == SIGNALS:
                    own.signals.push_back(known)
                elif sort == MENTIONS:
                    hit.start, hit.end, hit.what = start, end, 0
                    own.mentions.push_back(known)
                    own.mentioned.push_back(hit)
                elif sort == OUTCOMES:
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
        if sort == MENTIONS:
            return self.mention(found.kind, "", start, end)
        if sort == CUES:
            made = unset(<object>CUE.kind)
            set_slot(made, CUE.places[CUE_START], start)
            set_slot(made, CUE.places[CUE_END], end)
            set_slot(made, CUE.places[CUE_GROUP], found)
            return made
        return (start, end, found.effect if sort == OUTCOMES else found)

    cdef int manner_of(self, payload, int sort) except -1:
        """What a payload makes a sentence do to its neighbours, or has them do."""
        if sort == CUES:
            return ASKED | REACHES * (payload.scope in self.reaching)
        if sort != PHRASES:
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
            kind = <str>field_of(mention, MENTION.kind, MENTION.places[MENTION_KIND])
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
                reset_slot(found[at], READING.places[READING_TOLD], tuple(cues))
        return 0

    cdef object mention(self, kind, which, int start, int end):
        made = unset(<object>MENTION.kind)
        set_slot(made, MENTION.places[MENTION_KIND], kind)
        set_slot(made, MENTION.places[MENTION_ID], which)
        set_slot(made, MENTION.places[MENTION_START], start)
        set_slot(made, MENTION.places[MENTION_END], end)
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


cdef int know_records(reading) except -1:
    """Learn where the records of the module `reading` keep what."""
    know(MENTION, reading.Mention)
    know(CUE, reading.Cue)
    know(READING, reading.Reading)  # last: who has it has all
    return 0


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
