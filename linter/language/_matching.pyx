# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False
# distutils: language = c++
"""`linter.language.matching` and `linter.language.nodes`, compiled: the same matches, many times as fast.

What is an object there is a number here: a word or class is a symbol, a point in a pattern a node, a set of nodes a state. Nodes and
states are made when they are first reached, as there; the reasons are told there, and tests hold the two against each other.
"""

from cython.operator cimport dereference
from libc.stdint cimport uint64_t
from libcpp.algorithm cimport binary_search, sort
from libcpp.map cimport map as ordered_map
from libcpp.pair cimport pair
from libcpp.unordered_map cimport unordered_map
from libcpp.unordered_set cimport unordered_set
from libcpp.vector cimport vector

from cpython.dict cimport PyDict_GetItem
from cpython.object cimport PyObject

from linter.language.matches import PARTING, PATIENCE, Match
from linter.language.patterns import BEGINNING, ENDING, LIST
from linter.language.tables import elements_of

cdef extern from *:
    """
    #include <cstdint>
    #include <vector>

    // From numbers above 0 to numbers, side by side in memory: where a move leads is asked millions of times.
    class Moves {
        std::vector<uint64_t> keys;
        std::vector<int> values;
        size_t used = 0;

        size_t place(uint64_t key) const {
            size_t mask = keys.size() - 1, at = (key * 0x9E3779B97F4A7C15ull >> 20) & mask;
            while (keys[at] && keys[at] != key) at = (at + 1) & mask;
            return at;
        }

    public:
        Moves() { clear(); }

        void clear() {
            keys.assign(1024, 0);
            values.assign(1024, 0);
            used = 0;
        }

        // What `key` leads to, or `unknown`.
        int get(uint64_t key, int unknown) const {
            size_t at = place(key);
            return keys[at] ? values[at] : unknown;
        }

        void set(uint64_t key, int value) {
            if (2 * ++used > keys.size()) {
                std::vector<uint64_t> old_keys(2 * keys.size(), 0);
                std::vector<int> old_values(2 * values.size(), 0);
                old_keys.swap(keys);
                old_values.swap(values);
                for (size_t at = 0; at < old_keys.size(); ++at)
                    if (old_keys[at]) {
                        size_t to = place(old_keys[at]);
                        keys[to] = old_keys[at];
                        values[to] = old_values[at];
                    }
            }
            size_t at = place(key);
            keys[at] = key;
            values[at] = value;
        }
    };
    """
    cdef cppclass Moves:
        void clear() except +
        int get(uint64_t key, int unknown) noexcept
        void set(uint64_t key, int value) except +

cdef int NOTHING = -1
cdef int UNKNOWN = -2
cdef int OTHER = 0  # the symbol of every word that no pattern waits for
cdef int PARTING_JOIN = PARTING
cdef long MOST_MOVES = 1_000_000  # so many are kept; with more, the automaton begins anew, so that no copy can fill the memory
cdef int PATIENT = PATIENCE

cdef extern from "Python.h":
    ctypedef struct PyTypeObject:
        object tp_new(PyTypeObject*, object, PyObject*)

    PyTypeObject PyTuple_Type


cdef inline object named(object kind, tuple fields):
    """The named tuple of class `kind` with `fields`: what `kind._make` does, without a call into Python."""
    return PyTuple_Type.tp_new(<PyTypeObject*>kind, (fields,), NULL)


cdef enum Kind:
    WORDS
    CHOICE
    GAP
    AT_BEGINNING
    AT_ENDING
    END

cdef enum Step:
    INSIDE
    FIRST
    PARTED

cdef struct Element:
    Kind kind
    int what  # the number of a set of words or of a choice; how many tokens a gap may pass
    int only  # the symbol of a set of one word, else NOTHING

cdef struct Choice:
    vector[int] options  # sequences of elements
    vector[int] others  # those that begin with no word, or are empty
    int words  # the set of words that are the first option, or NOTHING
    unordered_map[int, vector[int]] by_word  # the other options that begin with a word
    int beginnings  # the set of words in `by_word`, or NOTHING

cdef struct Node:
    Element element
    int sequence
    int at
    int outer
    int pattern
    int following
    int shorter
    signed char ends  # whether the pattern may be over here; negative until that is known
    signed char ends_at_end

cdef struct State:
    vector[int] nodes
    vector[int] awaited  # the sets of words that one of the nodes waits for, in order
    vector[int] complete
    vector[int] complete_at_end

cdef struct Start:
    int state
    vector[int] fresh

cdef struct Place:
    int symbol
    int end
    int following  # the next class at the same token, or NOTHING


cdef object words_in(element):
    """The words that an element stands for: itself, those of a list of words, or None for any other."""
    if isinstance(element, str):
        return None if (<str>element)[0] == u"<" else (element,)
    return element if isinstance(element, list) and isinstance((<list>element)[0], str) else None


cdef bint is_choice(element):
    """Whether an element is a list of sequences."""
    return isinstance(element, list) and isinstance((<list>element)[0], list)


cdef class Grammar:
    """The patterns of a table as nodes, which several indexes share."""

    cdef dict symbols
    cdef object table
    cdef vector[unordered_set[int]] words  # sets of words and classes
    cdef vector[vector[int]] holding  # by symbol: the sets that hold it, in order
    cdef dict numbered  # the number of each set
    cdef vector[Choice] choices
    cdef vector[vector[Element]] sequences
    cdef vector[Node] nodes
    cdef vector[int] roots
    cdef vector[char] is_class
    cdef dict listed
    cdef unordered_map[long long, int] begun  # nodes of options, by the node of the choice and the option

    def __init__(self, table):
        self.table = table
        self.symbols = {"": OTHER}
        self.is_class.push_back(0)
        self.holding.resize(1)
        self.listed, self.numbered = {}, {}
        self.roots.assign(len(table.elements), NOTHING)

    cdef int symbol(self, str written):
        cdef PyObject* known = PyDict_GetItem(self.symbols, written)
        if known != NULL:
            return <int><object>known
        number = len(self.symbols)
        self.symbols[written] = number
        self.is_class.push_back(written[0] == u"<")
        self.holding.resize(number + 1)
        return number

    cdef int set_of(self, words) except -2:
        """The number of a set of words or classes: one, or several."""
        cdef unordered_set[int] symbols
        cdef int number = <int>self.words.size()
        key = words if isinstance(words, str) else tuple(words)
        known = self.numbered.get(key)
        if known is not None:
            return known
        for word in (words,) if isinstance(words, str) else words:
            symbols.insert(self.symbol(word))
        for symbol in symbols:
            self.holding[symbol].push_back(number)
        self.words.push_back(symbols)
        self.numbered[key] = number
        return number

    cdef int sequence(self, list elements) except -2:
        cdef vector[Element] made
        cdef Element element
        for each in elements:
            element.only = NOTHING
            if isinstance(each, int):
                element.kind, element.what = GAP, each
            elif each == BEGINNING:
                element.kind, element.what = AT_BEGINNING, 0
            elif each == ENDING:
                element.kind, element.what = AT_ENDING, 0
            elif isinstance(each, str) and each.startswith(LIST):
                element.kind, element.what = CHOICE, self.listing(each[len(LIST) : len(each) - 1])
            elif is_choice(each):
                element.kind, element.what = CHOICE, self.choice(each)
            else:
                element.kind, element.what = WORDS, self.set_of(each)
                if self.words[element.what].size() == 1:
                    element.only = dereference(self.words[element.what].begin())
            made.push_back(element)
        self.sequences.push_back(made)
        return <int>self.sequences.size() - 1

    cdef int listing(self, str name) except -2:
        if name not in self.listed:
            self.listed[name] = self.choice(elements_of(self.table.lists[name]))
        return self.listed[name]

    cdef int choice(self, list options) except -2:
        cdef Choice made
        cdef int number = 0
        made.words = made.beginnings = NOTHING
        beginnings = {}
        for option in options:
            made.options.push_back(self.sequence(option))
            words = words_in(option[0]) if option else None
            if words is None:
                made.others.push_back(number)
            elif number == 0 and len(option) == 1:
                made.words = self.set_of(option[0])
            else:
                for word in words:
                    made.by_word[self.symbol(word)].push_back(number)
                    beginnings[word] = None
            number += 1
        if beginnings:
            made.beginnings = self.set_of(beginnings)
        self.choices.push_back(made)
        return <int>self.choices.size() - 1

    cdef int root(self, int pattern) except -2:
        if self.roots[pattern] == NOTHING:
            self.roots[pattern] = self.node(pattern, self.sequence(elements_of(self.table.elements[pattern])), 0, NOTHING)
        return self.roots[pattern]

    cdef int node(self, int pattern, int sequence, int at, int outer) except -2:
        cdef Node made
        made.sequence, made.at, made.outer, made.pattern = sequence, at, outer, pattern
        made.following = made.shorter = NOTHING
        made.ends = made.ends_at_end = -1
        if at < <int>self.sequences[sequence].size():
            made.element = self.sequences[sequence][at]
        else:
            made.element.kind, made.element.what, made.element.only = END, 0, NOTHING
        self.nodes.push_back(made)
        return <int>self.nodes.size() - 1

    cdef int rest(self, int node) except -2:
        cdef int made
        if self.nodes[node].following == NOTHING:
            made = self.node(self.nodes[node].pattern, self.nodes[node].sequence, self.nodes[node].at + 1, self.nodes[node].outer)
            self.nodes[node].following = made
        return self.nodes[node].following

    cdef int option(self, int node, int number) except -2:
        cdef long long key = (<long long>node << 32) | number
        if not self.begun.count(key):
            # The node after the choice may be new, which moves all nodes: it is made first.
            after = self.rest(node)
            self.begun[key] = self.node(self.nodes[node].pattern, self.choices[self.nodes[node].element.what].options[number], 0, after)
        return self.begun[key]

    cdef int with_one_less(self, int node) except -2:
        cdef int made
        if self.nodes[node].shorter == NOTHING:
            made = self.node(self.nodes[node].pattern, self.nodes[node].sequence, self.nodes[node].at, self.nodes[node].outer)
            self.nodes[made].element.what = self.nodes[node].element.what - 1
            self.nodes[node].shorter = made
        return self.nodes[node].shorter

    cdef int take(self, int node, int symbol, vector[int]& reached, Step step, bint free) except -1:
        """Add to `reached` the nodes that are reached with `symbol`; `free` says that a gap ends right before."""
        cdef Element element = self.nodes[node].element
        cdef unordered_map[int, vector[int]].iterator own
        cdef size_t at
        if element.kind == WORDS:
            if (free or step != PARTED) and (symbol == element.only if element.only != NOTHING else self.words[element.what].count(symbol)):
                reached.push_back(self.rest(node))
        elif element.kind == CHOICE:
            if self.choices[element.what].words != NOTHING and self.words[self.choices[element.what].words].count(symbol):
                self.take(self.option(node, 0), symbol, reached, step, free)
            own = self.choices[element.what].by_word.find(symbol)
            if own != self.choices[element.what].by_word.end():
                for at in range(dereference(own).second.size()):
                    self.take(self.option(node, dereference(own).second[at]), symbol, reached, step, free)
            for at in range(self.choices[element.what].others.size()):
                self.take(self.option(node, self.choices[element.what].others[at]), symbol, reached, step, free)
        elif element.kind == GAP:
            if self.nodes[node].element.what and not self.is_class[symbol]:
                reached.push_back(self.with_one_less(node))
            self.take(self.rest(node), symbol, reached, step, True)
        elif element.kind == AT_BEGINNING:
            if step == FIRST:
                self.take(self.rest(node), symbol, reached, step, False)
        elif element.kind == END:
            if self.nodes[node].outer != NOTHING:
                self.take(self.nodes[node].outer, symbol, reached, step, False)
        return 0

    cdef bint ends(self, int node, bint at_end) except -1:
        """Whether the pattern may be over here, or is if the sentence is over `at_end`."""
        cdef signed char known = self.nodes[node].ends_at_end if at_end else self.nodes[node].ends
        if known < 0:
            known = self.may_end(node, at_end)
            if at_end:
                self.nodes[node].ends_at_end = known
            else:
                self.nodes[node].ends = known
        return known

    cdef bint may_end(self, int node, bint at_end) except -1:
        cdef Kind kind = self.nodes[node].element.kind
        cdef size_t at
        cdef int choice
        if kind == CHOICE:
            choice = self.nodes[node].element.what
            for at in range(self.choices[choice].others.size()):
                if self.ends(self.option(node, self.choices[choice].others[at]), at_end):
                    return True
            return False
        if kind == GAP:
            return self.ends(self.rest(node), at_end)
        if kind == AT_ENDING:
            return at_end and self.ends(self.rest(node), True)
        if kind == END:
            return self.nodes[node].outer == NOTHING or self.ends(self.nodes[node].outer, at_end)
        return False

    cdef int awaited(self, int node, vector[int]& sets) except -1:
        """Add to `sets` those of which a word or class may stand next."""
        cdef Kind kind = self.nodes[node].element.kind
        cdef size_t at
        cdef int choice
        if kind == WORDS:
            sets.push_back(self.nodes[node].element.what)
        elif kind == CHOICE:
            choice = self.nodes[node].element.what
            if self.choices[choice].words != NOTHING:
                sets.push_back(self.choices[choice].words)
            if self.choices[choice].beginnings != NOTHING:
                sets.push_back(self.choices[choice].beginnings)
            for at in range(self.choices[choice].others.size()):
                self.awaited(self.option(node, self.choices[choice].others[at]), sets)
        elif kind == GAP or kind == AT_BEGINNING:
            self.awaited(self.rest(node), sets)
        elif kind == END and self.nodes[node].outer != NOTHING:
            self.awaited(self.nodes[node].outer, sets)
        return 0

    cdef bint is_awaited(self, int symbol, vector[int]& sets) noexcept:
        """Whether one of `sets`, which are in order, holds `symbol`."""
        cdef size_t at
        if self.holding[symbol].size() < sets.size():
            for at in range(self.holding[symbol].size()):
                if binary_search(sets.begin(), sets.end(), self.holding[symbol][at]):
                    return True
            return False
        for at in range(sets.size()):
            if self.words[sets[at]].count(symbol):
                return True
        return False


cdef void tidy(vector[int]& numbers) noexcept:
    """Put `numbers` in order, each once."""
    cdef size_t at, kept = 0
    sort(numbers.begin(), numbers.end())
    for at in range(numbers.size()):
        if at == 0 or numbers[at] != numbers[at - 1]:
            numbers[kept] = numbers[at]
            kept += 1
    numbers.resize(kept)


cdef class PatternIndex:
    """The patterns of a table, ready to be found: see `linter.language.matching.PatternIndex`."""

    cdef Grammar grammar
    cdef readonly object table
    cdef readonly object payloads
    cdef object wants
    cdef dict drowsy
    cdef dict used
    cdef list own  # what each pattern is filed under, where that has been asked for
    cdef vector[char] awake
    cdef vector[int] passed
    cdef vector[State] states
    cdef ordered_map[vector[int], int] known
    cdef vector[Start] inside  # by symbol
    cdef vector[Start] beginning
    cdef Moves moves  # where a word or class leads from a state
    cdef Moves joins  # what two states make together
    cdef long moved
    # What one call needs, kept so that it need not be made anew: the furthest end of each pattern in the sentence and from one start.
    cdef vector[int] reached
    cdef vector[int] furthest

    def __init__(self, table, payloads, wants=None, Grammar grammar=None):
        self.grammar = Grammar(table) if grammar is None else grammar
        self.table, self.payloads, self.wants = table, payloads, wants
        self.drowsy = dict.fromkeys(table.anchors)
        self.used = {name: f"<{name}>" for name in table.used}
        count = len(table.elements)
        self.own = [None] * count
        self.awake.assign(count, 0)
        self.passed.assign(count, 0)
        self.reached.assign(count, 0)
        self.furthest.assign(count, 0)
        self.moved = 0
        for number in table.unanchored:
            if self.is_wanted(number):
                self.wake(number)

    def only(self, wants):
        """An index of the same table that looks only for the patterns with a payload that is wanted."""
        return PatternIndex(self.table, self.payloads, wants, self.grammar)

    cdef bint is_wanted(self, int number):
        return self.wants is None or any(self.wants(self.payloads[payload]) for payload in self.table.payloads[number])

    cdef int wake(self, int number) except -1:
        """Let a pattern be looked for from now on."""
        cdef vector[int] sets, symbols
        cdef Start nowhere
        self.grammar.awaited(self.grammar.root(number), sets)
        for each in sets:
            symbols.insert(symbols.end(), self.grammar.words[each].begin(), self.grammar.words[each].end())
        tidy(symbols)
        self.awake[number] = 1
        nowhere.state = NOTHING
        if self.inside.size() < <size_t>len(self.grammar.symbols):
            self.inside.resize(len(self.grammar.symbols), nowhere)
            self.beginning.resize(len(self.grammar.symbols), nowhere)
        for symbol in symbols:
            self.inside[symbol].fresh.push_back(number)
            self.beginning[symbol].fresh.push_back(number)
        return 0

    cdef int forget(self) except -1:
        """Begin anew with the states."""
        cdef int number
        self.states.clear()
        self.known.clear()
        self.inside.clear()
        self.beginning.clear()
        self.moves.clear()
        self.joins.clear()
        self.moved = 0
        for number in range(<int>self.awake.size()):
            if self.awake[number]:
                self.wake(number)
        return 0

    cdef int listen(self, tuple words) except -1:
        """Take in the patterns that the words of a sentence give a chance for the first time."""
        cdef dict drowsy = self.drowsy
        vocabulary = None
        for word in words:
            if PyDict_GetItem(drowsy, word) == NULL:
                continue
            if vocabulary is None:
                vocabulary = frozenset(words)
            asleep = drowsy[word]
            if asleep is None:
                asleep = list(map(int, self.table.anchors[word].split()))
            asleep = [number for number in asleep if not self.wakes(number, vocabulary)]
            if asleep:
                drowsy[word] = asleep
            else:
                del drowsy[word]
        return 0

    cdef bint wakes(self, int number, vocabulary) except -1:
        if self.awake[number] or not self.is_wanted(number):
            return True
        self.passed[number] += 1
        if self.passed[number] <= PATIENT:
            partners = self.table.partners[number]
            if partners and vocabulary.isdisjoint(partners.split()):
                return False
        self.wake(number)
        return True

    cdef int state(self, vector[int]& nodes) except -2:
        """The state of `nodes`, which this puts in order; NOTHING for none."""
        cdef State made
        cdef size_t at
        if nodes.empty():
            return NOTHING
        tidy(nodes)
        if not self.known.count(nodes):
            made.nodes = nodes
            for at in range(nodes.size()):
                self.grammar.awaited(nodes[at], made.awaited)
                if self.grammar.ends(nodes[at], False):
                    made.complete.push_back(self.grammar.nodes[nodes[at]].pattern)
                if self.grammar.ends(nodes[at], True):
                    made.complete_at_end.push_back(self.grammar.nodes[nodes[at]].pattern)
            tidy(made.awaited)
            self.known[nodes] = <int>self.states.size()
            self.states.push_back(made)
        return self.known[nodes]

    cdef int joined(self, int one, int other) except -2:
        cdef vector[int] nodes
        cdef uint64_t key = (<uint64_t>one + 1) << 32 | <unsigned int>other
        cdef int made
        if other == NOTHING or other == one:
            return one
        made = self.joins.get(key, UNKNOWN)
        if made == UNKNOWN:
            nodes = self.states[one].nodes
            nodes.insert(nodes.end(), self.states[other].nodes.begin(), self.states[other].nodes.end())
            made = self.state(nodes)
            self.joins.set(key, made)
        return made

    cdef int move(self, int state, int symbol, bint parted) except -2:
        """The state after `symbol`, a word or class."""
        cdef uint64_t key = (<uint64_t>state + 1) << 32 | <unsigned int>symbol << 1 | parted
        cdef int made = self.moves.get(key, UNKNOWN)
        cdef vector[int] reached
        cdef size_t at
        if made == UNKNOWN:
            self.moved += 1
            if symbol == OTHER or self.grammar.is_awaited(symbol, self.states[state].awaited):
                for at in range(self.states[state].nodes.size()):
                    self.grammar.take(self.states[state].nodes[at], symbol, reached, PARTED if parted else INSIDE, False)
                made = self.state(reached)
            else:
                made = NOTHING if self.grammar.is_class[symbol] else self.move(state, OTHER, parted)
            self.moves.set(key, made)
        return made

    cdef int begin(self, int symbol, bint begins) except -2:
        """The state after `symbol` at the start of a match; `begins` says that the sentence begins there."""
        cdef Start* start
        cdef vector[int] nodes
        if symbol >= <int>self.inside.size():
            return NOTHING
        start = &self.beginning[symbol] if begins else &self.inside[symbol]
        if not start.fresh.empty():
            if start.state != NOTHING:
                nodes = self.states[start.state].nodes
            for number in start.fresh:
                self.grammar.take(self.grammar.root(number), symbol, nodes, FIRST if begins else INSIDE, False)
            start.fresh.clear()
            start.state = self.state(nodes)
        return start.state

    def matches(self, sentence, dict spans, before=None):
        """Every match, the longest for each pattern and start, in order of start; those of one pattern do not overlap.

        Where `before` is given, only those that begin before that token.
        """
        cdef tuple words = sentence.words
        cdef list joins
        cdef int count = <int>len(words)
        cdef int limit = count if before is None else min(<int>before, count)
        cdef vector[int] symbols, parted, classes, waiting, touched, ended
        cdef vector[Place] places
        cdef vector[pair[int, pair[int, int]]] found
        cdef Place place
        cdef PyObject* number_of
        cdef int at, state, number, waits, entry
        if self.moved > MOST_MOVES:
            self.forget()
        self.listen(words)
        symbols.reserve(count)
        for word in words:
            number_of = PyDict_GetItem(self.grammar.symbols, word)
            symbols.push_back(OTHER if number_of == NULL else <int><object>number_of)
        for join in sentence.joins:
            parted.push_back(<int>join >= PARTING_JOIN)
        classes.assign(count, NOTHING)
        for name, own in spans.items():
            written = self.used.get(name)
            if written is None:
                continue
            number_of = PyDict_GetItem(self.grammar.symbols, written)
            if number_of == NULL:
                continue
            place.symbol = <int><object>number_of
            for start, ends in (<dict>own).items():
                for end in ends:
                    place.end, place.following = end, classes[<int>start]
                    classes[<int>start] = <int>places.size()
                    places.push_back(place)
        waiting.assign(count + 1, NOTHING)
        for at in range(limit):
            state = self.begin(symbols[at], at == 0)
            waits = 0
            entry = classes[at]
            while entry != NOTHING:
                waits += self.let_wait(waiting, self.begin(places[entry].symbol, at == 0), places[entry].end)
                entry = places[entry].following
            if state == NOTHING and not waits:
                continue
            self.follow(state, at + 1, waits, symbols, parted, classes, places, waiting, ended)
            for number in ended:
                if at >= self.reached[number]:
                    self.reached[number] = self.furthest[number]
                    touched.push_back(number)
                    found.push_back(pair[int, pair[int, int]](at, pair[int, int](-self.furthest[number], number)))
                self.furthest[number] = 0
            ended.clear()
        for number in touched:
            self.reached[number] = 0
        sort(found.begin(), found.end())
        matches = []
        for match in found:
            for payload in self.filed(match.second.second):
                matches.append(named(Match, (match.first, -match.second.first, payload)))
        return matches

    cdef tuple filed(self, int number):
        """What a pattern is filed under."""
        if self.own[number] is None:
            self.own[number] = tuple([self.payloads[payload] for payload in self.table.payloads[number]])
        return self.own[number]

    cdef int let_wait(self, vector[int]& waiting, int state, int end) except -2:
        """Let `state` wait for its turn at token `end`; 1 if nothing waited there, else 0."""
        cdef int others
        if state == NOTHING:
            return 0
        others = waiting[end]
        waiting[end] = self.joined(state, others)
        return others == NOTHING

    cdef int follow(
        self,
        int state,
        int at,
        int waits,
        vector[int]& symbols,
        vector[int]& parted,
        vector[int]& classes,
        vector[Place]& places,
        vector[int]& waiting,
        vector[int]& ended,
    ) except -2:
        """Note in `furthest` how far the patterns match that are at `state` before token `at` or wait for their turn; list them in `ended`."""
        cdef int count = <int>symbols.size()
        cdef int entry, other
        cdef size_t each
        cdef vector[int]* complete
        while True:
            if waits:
                if state == NOTHING:
                    while waiting[at] == NOTHING:
                        at += 1
                if waiting[at] != NOTHING:
                    other, waiting[at] = waiting[at], NOTHING
                    state = self.joined(other, state)
                    waits -= 1
            if state == NOTHING:
                return 0
            complete = &self.states[state].complete_at_end if at == count else &self.states[state].complete
            for each in range(complete[0].size()):
                if not self.furthest[complete[0][each]]:
                    ended.push_back(complete[0][each])
                self.furthest[complete[0][each]] = at
            if at == count:
                return 0
            entry = classes[at]
            while entry != NOTHING:
                other = self.move(state, places[entry].symbol, parted[at])
                waits += self.let_wait(waiting, other, places[entry].end)
                entry = places[entry].following
            state = self.move(state, symbols[at], parted[at])
            at += 1
