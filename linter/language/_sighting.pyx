# cython: language_level=3, wraparound=False
# distutils: language = c++
"""`linter.language.numbering`, `pairing` and `counting`, compiled: the same places of labels, pairs of sentences and counts of signals.

Why a signal counts what it does is told there. Of a signal all that is asked is noted once a registry, as numbers (`Traits`), and the
signals of a page are gone through in one call (`Counting`).
"""

cimport cython
from libc.stdint cimport uint64_t
from libcpp.algorithm cimport sort
from libcpp.vector cimport vector

from cpython cimport array
from cpython.object cimport PyObject
from cpython.tuple cimport PyTuple_GET_ITEM

from linter.language._matching cimport Moves
from linter.language._memory cimport fetch_soon
from linter.language._fields cimport (
    BLOCK_LEAD,
    BLOCK_LEVEL,
    BLOCK_ROW,
    BLOCK_SURFACE,
    BLOCK_TEXT,
    BLOCK_VISIBILITY,
    MENTION_KIND,
    READING_BLOCK,
    READING_MENTIONS,
    READING_PHRASES,
    READING_SENTENCE,
    READING_SIGNALS,
    SENTENCE_ENDING,
    SENTENCE_ENDS,
    SENTENCE_STARTS,
    SENTENCE_WORDS,
)
from linter.language._named cimport Fields, know, slot_in

import array
from operator import itemgetter

from linter.documents.model import Block, Visibility
from linter.language import joined, signs
from linter.language.declining import spoken_of
from linter.language.reading import Mention, Reading
from linter.language.signs import SignTable, Tally, unsigned
from linter.language.tokens import Sentence

cdef extern from *:
    """
    // The labels of a phrase, which holds them: nothing is asked of themselves.
    static inline PyObject* labels_of(PyObject* phrase) {
        if (PyTuple_CheckExact(phrase) && PyTuple_GET_SIZE(phrase) == 3) return PyTuple_GET_ITEM(phrase, 2);
        PyErr_SetString(PyExc_TypeError, "a phrase is its start, its end and its labels");
        return NULL;
    }
    """
    PyObject* labels_of(PyObject* phrase) except NULL

cdef array.array NUMBERS = array.array("I")
cdef array.array PLACES = array.array("i")
cdef object HIDDEN = Visibility.HIDDEN
cdef object VISIBLE = Visibility.VISIBLE
cdef frozenset NONE = frozenset()
cdef double PLAIN = signs.PLAIN
cdef double TELLING = signs.TELLING
cdef double SIGNED = signs.SIGNED
cdef double DOUBTFUL = signs.DOUBTFUL
cdef double ADDRESSING = signs.ADDRESSING
cdef int REPEATS = signs.REPEATS
cdef int DISTINCT = signs.DISTINCT
cdef int IN_TITLE = signs.IN_TITLE
cdef int MARKS = signs.MARKS
cdef int LONG = signs.LONG
cdef int NOWHERE = signs.NOWHERE
cdef str TOPICS = joined.TOPICS
cdef str POINTERS = joined.POINTERS
cdef str DENIALS = joined.DENIALS
cdef Py_ssize_t LONGEST_FIRST = joined.LONGEST_FIRST
cdef Py_ssize_t LONGEST_SECOND = joined.LONGEST_SECOND
cdef Py_ssize_t LONGEST_LABEL = joined.LONGEST_LABEL
cdef int LONGEST_OWN_LABEL = joined.LONGEST_OWN_LABEL
cdef int SHORT = joined.SHORT
cdef int MATES = joined.MATES
cdef int ANSWERS = joined.ANSWERS

cdef enum:  # what a signal is, as a bit each
    AGAINST = 1  # it speaks against promotion
    OFFERING = 2  # it says nothing in a quotation
    OF_PAGE = 4  # it says nothing in what the site repeats
    PROMOTING = 8
    ADDRESSES = 16
    OF_MONEY = 32
    OF_THERAPY = 64
    MENTIONING = 128
    BESIDE = 256

cdef enum:  # what a block is, as a bit each
    TITLE = 1
    ASIDE = 2
    IS_ASKED = 4  # whether it quotes
    QUOTES = 8

cdef enum:
    NEVER = 1
    ANYWHERE = 2


cdef Fields READING, SENTENCE, MENTION, BLOCK
know(READING, Reading)
know(SENTENCE, Sentence)
know(MENTION, Mention)
know(BLOCK, Block)


@cython.final
cdef class Index:
    """The sentences of a page by the labels of their phrases and by what they mention: see `linter.language.numbering`."""

    cdef readonly tuple readings
    cdef readonly Py_ssize_t words
    cdef vector[uint64_t] places  # of phrases, by their sets of labels: the number of the sentence, and which of its phrases it is
    cdef vector[size_t] ends  # of those of each set
    cdef dict found  # by label its set, or all of them
    cdef dict merged  # by label the numbers of the sentences, once they have been asked for
    cdef dict mentions

    def __init__(self, readings):
        self.readings = tuple(readings)
        self.found, self.merged, self.mentions = {}, {}, {}
        self.words = 0
        self.note_labels()
        self.note_mentions()

    cdef int note_labels(self) except -1:
        """Note where the phrases of each set of labels stand. Sets are told apart by what they are: a set is held once."""
        cdef vector[int] sets  # of each phrase, in order
        cdef vector[size_t] next
        cdef Moves met
        cdef list alike = []
        cdef tuple phrases
        cdef PyObject* labels  # held by its phrase
        cdef Py_ssize_t number, which
        cdef size_t at, start = 0
        cdef int own
        for number in range(len(self.readings)):
            reading = self.readings[number]
            self.words += len(<tuple?><object>slot_in(SENTENCE, <object>slot_in(READING, reading, READING_SENTENCE), SENTENCE_WORDS))
            phrases = <tuple?><object>slot_in(READING, reading, READING_PHRASES)
            for which in range(len(phrases)):
                fetch_soon(PyTuple_GET_ITEM(phrases, which))
            for which in range(len(phrases)):
                labels = labels_of(PyTuple_GET_ITEM(phrases, which))
                own = met.get(<uint64_t><size_t>labels, -1)
                if own < 0:
                    own = <int>len(alike)
                    met.set(<uint64_t><size_t>labels, own)
                    alike.append(<object>labels)
                    next.push_back(0)
                next[own] += 1
                sets.push_back(own)
        for at in range(next.size()):
            start += next[at]
            self.ends.push_back(start)
            next[at] = start - next[at]
        self.places.resize(sets.size())
        at = 0
        for number in range(len(self.readings)):  # once more, instead of keeping twice what a long page has a million of
            phrases = <tuple?><object>slot_in(READING, self.readings[number], READING_PHRASES)
            for which in range(len(phrases)):
                own = sets[at]
                self.places[next[own]] = <uint64_t>number << 32 | <uint64_t>which
                next[own] += 1
                at += 1
        for own in range(<int>len(alike)):
            self.note_set(alike[own], own)
        return 0

    cdef int note_set(self, object labels, int own) except -1:
        """Note by its labels that a set of them is met: most have one."""
        for label in labels:
            known = self.found.get(label)
            if known is None:
                self.found[label] = own
            elif isinstance(known, list):
                (<list>known).append(own)
            else:
                self.found[label] = [known, own]
        return 0

    cdef int note_mentions(self) except -1:
        cdef Py_ssize_t number
        cdef object kind
        for number in range(len(self.readings)):
            for mention in <tuple?><object>slot_in(READING, self.readings[number], READING_MENTIONS):
                kind = <object>slot_in(MENTION, mention, MENTION_KIND)
                if kind in self.mentions:
                    (<set>self.mentions[kind]).add(number)
                else:
                    self.mentions[kind] = {number}
        return 0

    cdef int gather(self, object known, vector[uint64_t]& places) except -1:
        """Add the places of a set, or of several, to `places`."""
        cdef size_t own, at
        if isinstance(known, list):
            for each in <list>known:
                self.gather(each, places)
            return 0
        own = known
        for at in range(self.ends[own - 1] if own else 0, self.ends[own]):
            places.push_back(self.places[at])
        return 0

    def __contains__(self, str label not None):
        return label in self.found

    @property
    def labels(self):
        """The labels of all phrases of the page."""
        return self.found.keys()

    def with_label(self, str label not None):
        """The numbers of the sentences that hold a phrase of the label, in order; one may come once for each phrase."""
        cdef vector[uint64_t] places
        cdef array.array numbers
        cdef size_t at
        known = self.found.get(label)
        if known is None:
            return ()
        made = self.merged.get(label)
        if made is not None:
            return made
        self.gather(known, places)
        if isinstance(known, list):
            sort(places.begin(), places.end())
        numbers = array.clone(NUMBERS, <Py_ssize_t>places.size(), False)
        for at in range(places.size()):
            numbers.data.as_uints[at] = <unsigned int>(places[at] >> 32)
        self.merged[label] = numbers
        return numbers

    def with_any(self, *labels):
        """The numbers of the sentences that hold a phrase of one of `labels`."""
        cdef vector[uint64_t] places
        cdef uint64_t place
        cdef set numbers
        for label in labels:
            known = self.found.get(label)
            if known is not None:
                self.gather(known, places)
        if places.empty():
            return NONE
        numbers = set()
        for place in places:
            numbers.add(place >> 32)
        return numbers

    def labelled(self, str label not None):
        """Where a label's phrases stand, in order of the sentences."""
        cdef vector[uint64_t] places
        cdef uint64_t place
        cdef list found = []
        cdef tuple phrase
        known = self.found.get(label)
        if known is None:
            return found
        self.gather(known, places)
        if isinstance(known, list):
            sort(places.begin(), places.end())
        for place in places:
            phrase = (<tuple?><object>slot_in(READING, self.readings[place >> 32], READING_PHRASES))[place & 0xFFFFFFFF]
            found.append((place >> 32, phrase[0], phrase[1]))
        return found

    def mentioning(self, kind):
        """The numbers of the sentences that mention something of `kind`."""
        found = self.mentions.get(kind)
        return NONE if found is None else found

    def has_words(self, frozenset words not None, double enough, hidden):
        """Whether so many words outside the blocks `hidden` are among `words`; looked for no further than it takes to tell."""
        cdef Py_ssize_t common = 0
        for reading in self.readings:
            if hidden and <object>slot_in(READING, reading, READING_BLOCK) in hidden:
                continue
            for word in <tuple?><object>slot_in(SENTENCE, <object>slot_in(READING, reading, READING_SENTENCE), SENTENCE_WORDS):
                common += word in words
            if common >= enough:
                return True
        return False


@cython.final
cdef class Pairing:
    """The pairs of sentences of a page that may say something together, while they are looked for: see `linter.language.pairing`."""

    cdef tuple blocks, readings
    cdef vector[int] owners  # by sentence: its block
    cdef vector[int] closing  # by block: its last sentence where that is of a topic, else NOWHERE
    cdef vector[int] mates  # by sentence: the next one of the same row, else NOWHERE; empty until one is asked for
    cdef vector[uint64_t] found  # each as the number of the second, and behind it that of the first

    def __init__(self, blocks, Index index not None):
        cdef int block
        self.blocks, self.readings = tuple(blocks), index.readings
        self.closing.assign(len(self.blocks), NOWHERE)
        for reading in self.readings:
            block = <object>slot_in(READING, reading, READING_BLOCK)
            if not 0 <= block < len(self.blocks):
                raise IndexError("a sentence of a block that the page has not")
            self.owners.push_back(block)

    cdef int pair(self, size_t first, size_t second) except -1:
        self.found.push_back(<uint64_t>second << 32 | <uint64_t>first)
        return 0

    cdef bint is_last(self, size_t number) except -1:
        """Whether a sentence is the last of its block."""
        return number + 1 == self.owners.size() or self.owners[number + 1] != self.owners[number]

    cdef bint is_seen(self, int block) except -1:
        return <object>slot_in(BLOCK, self.blocks[block], BLOCK_VISIBILITY) is VISIBLE

    cdef object of_sentence(self, size_t number, int field):
        return <object>slot_in(SENTENCE, <object>slot_in(READING, self.readings[number], READING_SENTENCE), field)

    cdef Py_ssize_t length(self, size_t number) except -1:
        return len(<tuple?>self.of_sentence(number, SENTENCE_WORDS))

    cdef bint asks(self, size_t number) except -1:
        return <str?>self.of_sentence(number, SENTENCE_ENDING) == "?"

    cdef bint holds(self, size_t number, str label, int among) except -1:
        """Whether a sentence holds a phrase of a label that begins among its first tokens."""
        for phrase in <tuple?><object>slot_in(READING, self.readings[number], READING_PHRASES):
            if label in (<tuple?>phrase)[2] and <int>(<tuple>phrase)[0] < among:
                return True
        return False

    cdef int join_topic(self, size_t number) except -1:
        """Find what a sentence that is of a topic belongs to, but for what stands under it."""
        cdef int block = self.owners[number]
        cdef bint is_last = self.is_last(number)
        if is_last:
            self.closing[block] = <int>number
        if not self.is_seen(block):
            return 0
        if is_last:
            if self.length(number) <= LONGEST_LABEL:
                self.join_answers(number, block)
        elif self.asks(number):
            self.pair(number, number + 1)
            if not self.is_last(number + 1):
                self.pair(number, number + 2)
        elif self.points_back(number + 1):
            self.pair(number, number + 1)
        return self.join_row(number, block)

    cdef int join_answers(self, size_t number, int block) except -1:
        """Pair a label with the first sentences of the next block that is seen."""
        cdef size_t other
        cdef int found = 0, answer
        if not (<object>slot_in(BLOCK, self.blocks[block], BLOCK_LEVEL) > 0 or self.asks(number) or self.is_led_in(block)):
            return 0
        for other in range(number + 1, self.owners.size()):
            answer = self.owners[other]
            if not self.is_seen(answer):
                continue
            if <object>slot_in(BLOCK, self.blocks[answer], BLOCK_LEVEL) != 0:
                break
            self.pair(number, other)
            found += 1
            if found == ANSWERS:
                break
        return 0

    cdef bint is_led_in(self, int block) except -1:
        return (<str?><object>slot_in(BLOCK, self.blocks[block], BLOCK_TEXT)).rstrip().endswith(":")

    cdef bint points_back(self, size_t number) except -1:
        """Whether a sentence needs the one before it: by its first words, or because it is a short no."""
        return self.holds(number, POINTERS, 1) or (self.length(number) <= SHORT and self.holds(number, DENIALS, SHORT))

    cdef int join_row(self, size_t number, int block) except -1:
        """Pair a sentence with those behind it in its row, where that is none of a list."""
        cdef int mate, left = MATES
        if <object>slot_in(BLOCK, self.blocks[block], BLOCK_ROW) is None or <str?><object>slot_in(BLOCK, self.blocks[block], BLOCK_SURFACE) == "list-item":
            return 0
        if self.mates.empty():
            self.find_mates()
        mate = self.mates[number]
        while mate != NOWHERE and left:
            if self.owners[mate] > block and not self.names_its_topic(mate):
                self.pair(number, mate)
            mate = self.mates[mate]
            left -= 1
        return 0

    cdef int find_mates(self) except -1:
        cdef dict next = {}
        cdef Py_ssize_t number
        self.mates.assign(self.owners.size(), NOWHERE)
        for number in range(<Py_ssize_t>self.owners.size() - 1, -1, -1):
            row = <object>slot_in(BLOCK, self.blocks[self.owners[number]], BLOCK_ROW)
            if row is not None:
                self.mates[number] = next.get(row, NOWHERE)
                next[row] = number
        return 0

    cdef bint names_its_topic(self, size_t number) except -1:
        """Whether a sentence opens with a label of its own, so that it is no answer to the label of another."""
        cdef Py_ssize_t at, tokens = self.length(number) - 1
        cdef object sentence
        if not self.holds(number, TOPICS, LONGEST_OWN_LABEL):
            return False
        sentence = <object>slot_in(READING, self.readings[number], READING_SENTENCE)
        ends, starts, text = sentence.ends, sentence.starts, sentence.text
        for at in range(min(tokens, LONGEST_OWN_LABEL)):
            if ":" in text[ends[at] : starts[at + 1]]:
                return True
        return False

    cdef int join_led(self) except -1:
        """Pair the last sentence of each block that closes with a topic with all that it leads to."""
        cdef vector[int] leads
        cdef Py_ssize_t block
        cdef size_t number
        leads.assign(self.closing.size(), NOWHERE)
        for block in range(len(self.blocks)):
            lead = <object>slot_in(BLOCK, self.blocks[block], BLOCK_LEAD)
            if lead is not None and 0 <= lead < len(self.blocks) and self.is_seen(<int>block):
                leads[block] = self.closing[<Py_ssize_t>lead]
        for number in range(self.owners.size()):
            if leads[self.owners[number]] != NOWHERE:
                self.pair(leads[self.owners[number]], number)
        return 0

    cdef list kept(self):
        """Those that are not too long and do not end in a question, in order of the second."""
        cdef list kept = []
        cdef size_t at, first, second
        sort(self.found.begin(), self.found.end())
        for at in range(self.found.size()):
            if at and self.found[at] == self.found[at - 1]:
                continue
            first, second = <size_t>(self.found[at] & 0xFFFFFFFF), <size_t>(self.found[at] >> 32)
            if self.length(first) <= LONGEST_FIRST and self.length(second) <= LONGEST_SECOND and not self.asks(second):
                kept.append((first, second))
        return kept


def paired(blocks, Index index not None):
    """The pairs of sentences of `blocks` that may say something together: see `linter.language.pairing`."""
    cdef vector[uint64_t] places
    cdef Pairing pairing
    cdef size_t at
    known = index.found.get(TOPICS)
    if known is None:
        return []
    pairing = Pairing(blocks, index)
    index.gather(known, places)
    sort(places.begin(), places.end())
    for at in range(places.size()):
        if not at or places[at] >> 32 != places[at - 1] >> 32:
            pairing.join_topic(places[at] >> 32)
    pairing.join_led()
    return pairing.kept()


cdef struct Trait:  # of a signal
    int name
    int towards
    double weight
    unsigned int facts
    size_t needs  # where the names that it needs end, and after them those that it yields to; its own begin where those of the last end
    size_t yields


cdef struct Sight:  # a signal that was seen
    int trait
    int number  # of its sentence
    int block
    int start  # as token, then as character
    int end
    bint is_feature
    bint counts
    double counted


@cython.final
cdef class Traits:
    """What is known of the signals of a registry. Each has a number, and so has each name of one."""

    cdef list signals, words  # what the numbers stand for, and what a signal speaks towards
    cdef list called, unless  # by number of a name, and the label of what takes it back
    cdef dict names, towards, titling, taking_back
    cdef frozenset beside, titles
    cdef tuple needing
    cdef vector[Trait] known
    cdef vector[int] listed
    cdef Moves met

    def __init__(self, known):
        self.signals, self.words, self.called, self.unless = [], [], [], []
        self.names, self.towards = {}, {}
        self.beside, self.titles, self.needing = known.beside, known.titles, known.needing
        self.taking_back = {name: label for label, name in known.takes_back.items()}
        self.titling = {label: (at, signal) for at, (label, signal) in enumerate(known.titling.items())}

    cdef int name(self, str name) except -1:
        """The number of a name."""
        number = self.names.get(name)
        if number is None:
            number = self.names[name] = len(self.called)
            self.called.append(name)
            self.unless.append(self.taking_back.get(name))
        return number

    cdef int number(self, object signal) except -1:
        """The number of a signal, which is learned when it is first met."""
        cdef int at = self.met.get(<uint64_t><size_t><PyObject*>signal, -1)
        return self.learn(signal) if at < 0 else at

    cdef int learn(self, object signal) except -1:
        cdef Trait made
        cdef int number = <int>self.known.size()
        towards = signal.towards
        made.name, made.weight = self.name(signal.id), signal.weight
        if towards not in self.towards:
            self.towards[towards] = len(self.towards)
            self.words.append(str(towards))
        made.towards = self.towards[towards]
        made.facts = (
            AGAINST * (towards == signs.AGAINST) | OFFERING * (towards in signs.OFFERING) | OF_PAGE * (towards in signs.ABOUT_THE_PAGE)
            | PROMOTING * (towards == signs.PROMOTING) | ADDRESSES * bool(signal.addresses) | OF_MONEY * bool(signal.of_money)
            | OF_THERAPY * bool(signal.of_therapy) | MENTIONING * (signal.therapy is not None) | BESIDE * (signal.id in self.beside)
        )
        for each in signal.needs:
            self.listed.push_back(self.name(each))
        made.needs = self.listed.size()
        for each in signal.yields_to:
            self.listed.push_back(self.name(each))
        made.yields = self.listed.size()
        self.signals.append(signal)  # which holds it: it is told by where it is
        self.known.push_back(made)
        self.met.set(<uint64_t><size_t><PyObject*>signal, number)
        return number

    cdef inline size_t first(self, int number) noexcept:
        """Where the names begin that a signal needs."""
        return self.known[number - 1].yields if number else 0


@cython.final
cdef class Counting:
    """The signals of one page, and what they count."""

    cdef Traits traits
    cdef Index index
    cdef object document, titles, spoken
    cdef tuple blocks, readings
    cdef vector[unsigned char] sorts  # of blocks
    cdef vector[Sight] seen
    cdef vector[unsigned char] needed  # by name: something needs it
    cdef bint knows_titles  # that what stands in titles was asked what it needs
    cdef vector[unsigned char] taken_back  # by name: whether the page does so anywhere, once that was asked
    cdef dict sentences  # by name those in which it is taken back
    cdef dict quoted  # by block

    def __init__(self, Traits traits not None, document, Index index not None, titles, aside):
        cdef int at
        self.traits, self.document, self.index, self.titles = traits, document, index, titles
        self.blocks, self.readings = document.blocks, self.index.readings
        self.quoted, self.sentences = {}, {}
        self.sorts.assign(len(self.blocks), 0)
        for at in titles:
            self.sort_of(at)[0] |= TITLE
        for at in aside:
            self.sort_of(at)[0] |= ASIDE

    cdef unsigned char* sort_of(self, int block) except NULL:
        """Where it is noted what a block is."""
        if not 0 <= block < <int>self.sorts.size():
            raise IndexError("a block outside the page")
        return self.sorts.data() + block

    # What is seen

    cdef int see(self, featured) except -1:
        """Note what the page says, hidden parts left out; what stands in a title comes first, and what is no prose last."""
        cdef vector[Sight] heading, running
        cdef Sight sight
        cdef int number
        for number in range(<int>len(self.readings)):
            self.see_in(number, heading, running)
        self.keep(heading)
        self.keep(running)
        for signal, block, start, end, _ in featured:
            sight.trait, sight.number, sight.block, sight.start, sight.end = self.traits.number(signal), NOWHERE, block, start, end
            sight.is_feature = True
            self.seen.push_back(sight)
        return 0

    cdef int see_in(self, int number, vector[Sight]& heading, vector[Sight]& running) except -1:
        """Note the signals of a sentence, and which others they need: those in hidden parts too."""
        cdef object reading = self.readings[number]
        cdef tuple signals = <tuple?><object>slot_in(READING, reading, READING_SIGNALS)
        cdef int block = <object>slot_in(READING, reading, READING_BLOCK)
        cdef bint is_title = self.sort_of(block)[0] & TITLE
        cdef vector[Sight] own
        cdef Sight sight
        cdef size_t at
        if not (signals or is_title):
            return 0
        sight.number, sight.block, sight.is_feature = number, block, False
        for each in signals:
            sight.start, sight.end = (<tuple?>each)[0], (<tuple>each)[1]
            sight.trait = self.traits.number((<tuple>each)[2])
            self.note_needs(sight.trait)
            own.push_back(sight)
        if <object>slot_in(BLOCK, self.blocks[block], BLOCK_VISIBILITY) is HIDDEN:
            return 0
        if own.size() > 1:
            self.drop_within(own)
        if is_title:
            self.see_titled(<tuple?><object>slot_in(READING, reading, READING_PHRASES), sight, own)
        for at in range(own.size()):
            (heading if is_title else running).push_back(own[at])
        return 0

    cdef int note_needs(self, int trait) except -1:
        cdef size_t at
        for at in range(self.traits.first(trait), self.traits.known[trait].needs):
            self.need(self.traits.listed[at])
        return 0

    cdef int need(self, int name) except -1:
        if self.needed.size() <= <size_t>name:
            self.needed.resize(name + 1)
        self.needed[name] = True
        return 0

    cdef int drop_within(self, vector[Sight]& own) except -1:
        """Keep those of the signals of a sentence that do not begin within the same signal."""
        cdef size_t at, before, kept = 0
        cdef int name
        for at in range(own.size()):
            name = self.traits.known[own[at].trait].name
            before = kept
            while before and self.traits.known[own[before - 1].trait].name != name:
                before -= 1
            if own[at].start >= (own[before - 1].end if before else 0):
                own[kept] = own[at]
                kept += 1
        own.resize(kept)
        return 0

    cdef int see_titled(self, tuple phrases, Sight sight, vector[Sight]& own) except -1:
        """Add the signals of a title by their phrases that count in a title alone."""
        cdef list found
        for phrase in phrases:
            labels = (<tuple?>phrase)[2]
            if self.traits.titles.isdisjoint(labels):
                continue
            sight.start, sight.end = (<tuple>phrase)[0], (<tuple>phrase)[1]
            found = [self.traits.titling[label] for label in labels if label in self.traits.titling]
            found.sort(key=itemgetter(0))
            for _, signal in found:
                sight.trait = self.traits.number(signal)
                own.push_back(sight)
        return 0

    cdef int keep(self, vector[Sight]& sights) except -1:
        """Keep those that say something, placed by their characters."""
        cdef Sight sight
        cdef object sentence, starts, ends
        for sight in sights:
            sentence = <object>slot_in(READING, self.readings[sight.number], READING_SENTENCE)
            starts, ends = <object>slot_in(SENTENCE, sentence, SENTENCE_STARTS), <object>slot_in(SENTENCE, sentence, SENTENCE_ENDS)
            if self.says_nothing(sight, offset(starts, sight.start)):
                continue
            sight.start = offset(starts, sight.start)
            if ends is None:
                words = <tuple?><object>slot_in(SENTENCE, sentence, SENTENCE_WORDS)
                sight.end = offset(starts, sight.end - 1) + <int>len(<str?>words[sight.end - 1])
            else:
                sight.end = offset(ends, sight.end - 1)
            self.seen.push_back(sight)
        return 0

    cdef bint says_nothing(self, Sight& sight, int start) except -1:
        """Whether a signal is taken back, needed by none, quoted or said of something else than the therapy."""
        cdef unsigned int facts = self.traits.known[sight.trait].facts
        cdef int name = self.traits.known[sight.trait].name
        if self.is_taken_back(name, sight.number):
            return True
        if facts & BESIDE and not self.is_needed(name):
            return True
        if facts & OFFERING and self.is_quoted(sight.block, start):
            return True
        if facts & OF_THERAPY:
            if self.spoken is None:  # on few pages something is asked about
                self.spoken = spoken_of(self.document, self.readings, self.titles)
            return not self.spoken(sight.number)
        return False

    cdef bint is_taken_back(self, int name, int number) except -1:
        if self.taken_back.size() <= <size_t>name:
            self.taken_back.resize(len(self.traits.unless))
        if not self.taken_back[name]:
            label = self.traits.unless[name]
            self.taken_back[name] = ANYWHERE if label is not None and label in self.index.found else NEVER
            if self.taken_back[name] == ANYWHERE:
                self.sentences[name] = self.index.with_any(label)
        return self.taken_back[name] == ANYWHERE and number in <set>self.sentences[name]

    cdef bint is_needed(self, int name) except -1:
        """Whether something on the page needs a signal of this `name`."""
        if not self.knows_titles:
            self.knows_titles = True
            for label, needs in self.traits.needing:
                if label in self.index.found:
                    for each in needs:
                        self.need(self.traits.name(each))
        return self.needed.size() > <size_t>name and self.needed[name]

    cdef bint is_quoted(self, int block, int at) except -1:
        """Whether an offset in the text of a block stands within quotation marks."""
        cdef unsigned char sort = self.sorts[block]
        cdef str text
        if not sort & IS_ASKED:
            text = <str?><object>slot_in(BLOCK, self.blocks[block], BLOCK_TEXT)
            sort |= IS_ASKED
            if "\"" in text or "“" in text:
                self.quoted[block] = unsigned(text)
                sort |= QUOTES
            self.sorts[block] = sort
        if sort & QUOTES:
            for start, end in self.quoted[block]:
                if start <= at < end:
                    return True
        return False

    # What it counts

    cdef int count(self) except -1:
        """Note what each counts: see `linter.language.counting.counted`."""
        cdef size_t names = len(self.traits.unless), name
        cdef vector[double] scores, heaviest
        cdef vector[int] marks
        cdef vector[unsigned char] telling
        cdef Sight sight
        cdef bint yields = False
        scores.assign(names, 0)
        heaviest.assign(names, 0)
        marks.assign(names, 0)
        telling.assign(names, False)
        self.weigh(telling)
        for sight in self.seen:
            if sight.counted and self.traits.known[sight.trait].facts & AGAINST:
                name = self.traits.known[sight.trait].name
                scores[name] += sight.counted
                heaviest[name] = self.traits.known[sight.trait].weight
                marks[name] += 1
        for name in range(names):
            telling[name] = marks[name] and scores[name] >= TELLING and (marks[name] >= MARKS or heaviest[name] >= TELLING)
        for sight in self.seen:
            yields |= self.yields_to(sight.trait, telling)
        if yields:
            self.weigh(telling)
        self.doubt(scores, marks, telling)
        return 0

    cdef int weigh(self, vector[unsigned char]& telling) except -1:
        """Note what each counts that does not yield to one of those that are `telling`."""
        cdef vector[int] met, first  # by name: how often it counts, and the first time
        cdef vector[unsigned char] present
        cdef dict passages = {}
        cdef Trait trait
        cdef Sight* sight
        cdef size_t at
        cdef unsigned char sort
        met.assign(len(self.traits.unless), 0)
        first.assign(met.size(), 0)
        present.assign(met.size(), False)
        for at in range(self.seen.size()):
            present[self.traits.known[self.seen[at].trait].name] = True
        for at in range(self.seen.size()):
            sight = &self.seen[at]
            trait = self.traits.known[sight.trait]
            sort = self.sort_of(sight.block)[0] if sight.block != NOWHERE else 0
            sight.counts, sight.counted = False, 0
            if (
                met[trait.name] >= (DISTINCT if trait.facts & AGAINST else REPEATS)
                or self.yields_to(sight.trait, telling)
                or self.lacks(sight.trait, present)
                or (sort & ASIDE and trait.facts & OF_PAGE)
            ):
                continue
            if trait.facts & AGAINST:
                if not met[trait.name]:
                    first[trait.name] = <int>at
                    if sort & TITLE and not sight.is_feature:
                        trait.weight *= IN_TITLE
                elif self.is_repeated(at, first[trait.name], trait.name, passages):
                    continue
            sight.counts, sight.counted = True, trait.weight / 2 if met[trait.name] else trait.weight
            met[trait.name] += 1
        return 0

    cdef bint yields_to(self, int trait, vector[unsigned char]& telling) noexcept:
        cdef size_t at
        for at in range(self.traits.known[trait].needs, self.traits.known[trait].yields):
            if telling[self.traits.listed[at]]:
                return True
        return False

    cdef bint lacks(self, int trait, vector[unsigned char]& present) noexcept:
        """Whether a signal needs others, none of which was seen."""
        cdef size_t at
        for at in range(self.traits.first(trait), self.traits.known[trait].needs):
            if present[self.traits.listed[at]]:
                return False
        return self.traits.first(trait) < self.traits.known[trait].needs

    cdef bint is_repeated(self, size_t at, size_t first, int name, dict passages) except -1:
        """Whether the passage of what was seen was met before, where the `first` of its `name` stands or later; else it is met now."""
        cdef set own = passages.get(name)
        if own is None:
            own = passages[name] = {self.passage(first)}
        passage = self.passage(at)
        if passage in own:
            return True
        own.add(passage)
        return False

    cdef str passage(self, size_t at):
        cdef Sight sight = self.seen[at]
        text = <str?>(self.document.source if sight.is_feature else self.blocks[sight.block].text)
        return signs.passage_of(text[sight.start : sight.end])

    cdef int doubt(self, vector[double]& scores, vector[int]& marks, vector[unsigned char]& telling) except -1:
        """Lessen what the marks count that have told nothing: the strongest of them less than the others."""
        cdef int strongest = NOWHERE, name
        cdef size_t at
        for name in range(<int>marks.size()):
            if marks[name] and not telling[name] and (
                strongest == NOWHERE
                or scores[name] > scores[strongest]
                or (scores[name] == scores[strongest] and <str>self.traits.called[name] > <str>self.traits.called[strongest])
            ):
                strongest = name
        if strongest == NOWHERE:
            return 0
        for at in range(self.seen.size()):
            name = self.traits.known[self.seen[at].trait].name
            if self.seen[at].counts and marks[name] and not telling[name]:
                self.seen[at].counted *= DOUBTFUL if name == strongest else DOUBTFUL * DOUBTFUL
        return 0

    # What it tells

    cdef dict scores(self):
        """What is gathered towards each context, promotion or what speaks against it."""
        cdef dict scores = {}
        cdef vector[double] sums
        cdef vector[int] order
        cdef vector[unsigned char] met
        cdef Sight sight
        cdef int towards
        sums.assign(len(self.traits.words), 0)
        met.assign(sums.size(), False)
        for sight in self.seen:
            if sight.counted:
                towards = self.traits.known[sight.trait].towards
                if not met[towards]:
                    met[towards] = True
                    order.push_back(towards)
                sums[towards] += sight.counted
        for towards in order:
            scores[self.traits.words[towards]] = sums[towards]
        return scores

    cdef double sums_alone(self):
        """What the sums of money count for promotion where nothing else on the page offers anything; 0 where something does."""
        cdef double sums = 0
        cdef Sight sight
        cdef Trait trait
        for sight in self.seen:
            trait = self.traits.known[sight.trait]
            if sight.counted and trait.facts & PROMOTING and trait.weight >= SIGNED:
                if not trait.facts & OF_MONEY:
                    return 0
                sums += sight.counted
        return sums

    cdef bint addresses(self, aside) except -1:
        """Whether the page speaks to its reader, of itself or for what it tells of oftener than in passing, or has too few words to tell."""
        cdef Sight sight
        cdef Trait trait
        cdef int spoken = 0
        cdef Py_ssize_t words = self.index.words
        for sight in self.seen:
            trait = self.traits.known[sight.trait]
            if trait.facts & ADDRESSES and not (sight.block != NOWHERE and self.sorts[sight.block] & ASIDE):
                if sight.counts and trait.weight >= PLAIN:
                    return True
                spoken += 1
        if aside:
            for reading in self.readings:
                if self.sort_of(<object>slot_in(READING, reading, READING_BLOCK))[0] & ASIDE:
                    words -= len(reading)
        return words < LONG or spoken >= ADDRESSING * words

    cdef tuple of_therapy(self):
        """What speaks of the therapy, each with whether it counts."""
        cdef list found = []
        cdef Sight sight
        for sight in self.seen:
            if self.traits.known[sight.trait].facts & MENTIONING:
                seen = self.traits.signals[sight.trait], sight.block, sight.start, sight.end, bool(sight.is_feature)
                found.append((seen, bool(sight.counts)))
        return tuple(found)

    cdef object table(self):
        cdef Py_ssize_t count = <Py_ssize_t>self.seen.size(), at
        cdef array.array within = array.clone(PLACES, count, False)
        cdef array.array starts = array.clone(PLACES, count, False), ends = array.clone(PLACES, count, False)
        cdef bytearray features = bytearray(count)
        cdef list signals = []
        cdef dict counted = {}
        cdef Sight sight
        for at in range(count):
            sight = self.seen[at]
            signals.append(self.traits.signals[sight.trait])
            within.data.as_ints[at], starts.data.as_ints[at], ends.data.as_ints[at] = sight.block, sight.start, sight.end
            if sight.is_feature:
                features[at] = 1
            if sight.counts:
                counted[at] = sight.counted
        return SignTable(tuple(signals), within, starts, ends, bytes(features), counted, self.blocks)


cdef int offset(object offsets, int at) except? -1:
    """One of the places of tokens."""
    cdef array.array own
    if at < 0:
        raise IndexError("a token outside its sentence")
    if type(offsets) is array.array:
        own = <array.array>offsets
        if own.typecode == "I":
            if at >= len(own):
                raise IndexError("a token outside its sentence")
            return <int>own.data.as_uints[at]
    return offsets[at]


def tally(document, index, known, titles, aside, featured):
    """The signals of a page, and what they add up to: see `linter.language.counting.tally`."""
    cdef Counting counting
    if not known.traits:
        known.traits.append(Traits(known))
    counting = Counting(known.traits[0], document, index, titles, aside)
    counting.see(featured)
    counting.count()
    return Tally(counting.table(), counting.scores(), counting.sums_alone(), counting.addresses(aside), counting.of_therapy())
