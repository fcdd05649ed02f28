# cython: language_level=3, wraparound=False
# distutils: language = c++
"""`linter.language.matching` and `linter.language.nodes`, compiled: the same matches, many times as fast.

What is an object there is a number here: a word or class is a symbol, a point in a pattern a node, a set of nodes a state. Nodes and
states are made when they are first reached, as there; the reasons are told there, and tests hold the two against each other.
"""

cimport cython
from cython.operator cimport dereference
from libc.stdint cimport uint64_t
from libcpp.algorithm cimport binary_search, sort
from libcpp.pair cimport pair
from libcpp.unordered_map cimport unordered_map
from libcpp.vector cimport vector

from cpython.dict cimport PyDict_GetItem
from cpython.memoryview cimport PyMemoryView_GET_BUFFER
from cpython.object cimport PyObject
from cpython.unicode cimport PyUnicode_Compare

from linter.language._memory cimport fetch_soon
from linter.language._named cimport named

from linter.language import tables
from linter.language.matches import PARTING, PATIENCE, Match
from linter.language.patterns import LARGEST_GAP
from linter.language.rows import unpacked

cdef int NOTHING = -1
cdef int UNKNOWN = -2
cdef int PARTING_JOIN = PARTING
cdef long MOST_MOVES = 1_000_000  # so many are kept; with more, the automaton begins anew, so that no copy can fill the memory
cdef int MOST_WORDS = 50_000  # so many are remembered with their numbers
cdef int PATIENT = PATIENCE
cdef int AHEAD = 2  # so many tokens before its turn what a match needs next is asked of memory
cdef int MOST_TOLD = 512  # symbols that are awaited: with more of them, nearly every other one shares a bit with one

cdef int KINDS = tables.KINDS
cdef int LONGEST_GAP = LARGEST_GAP
cdef int DEEPEST = tables.DEEPEST


cdef Rows rows_of(stored, list kept) except *:
    """The rows that are `stored`, whose numbers are `kept`. Raises ValueError where there are none, or their ends are in no order."""
    cdef object numbers = unpacked(stored)
    cdef const int* first = <const int*>PyMemoryView_GET_BUFFER(numbers).buf
    cdef Rows rows
    cdef int row
    cdef bint ordered = True
    if <size_t>first % sizeof(int):
        raise ValueError("numbers that stand where none can be read")
    rows.count = first[0]
    rows.ends = &first[1]
    rows.numbers = &first[rows.count + 2]
    for row in range(rows.count):
        ordered &= rows.ends[row] <= rows.ends[row + 1]
    require(ordered)
    kept.append(numbers)
    return rows


cdef inline int require(bint holds) except -1:
    if not holds:
        raise ValueError("a table of patterns that nobody packed")
    return 0


cdef int require_below(int limit, Rows& rows) except -1:
    """Raise ValueError for numbers that are not the place of one of so many things."""
    cdef int at
    cdef bint holds = True
    for at in range(rows.ends[rows.count]):  # hundreds of thousands, so that nothing branches off: below 0 is above all as unsigned
        holds &= <unsigned int>rows.numbers[at] < <unsigned int>limit
    require(holds)
    return 0


@cython.final
cdef class Grammar:
    """The patterns of a table as nodes, which several indexes share. Raises ValueError for a table that nobody packed."""

    def __init__(self, table, int payloads):
        self.kept, self.numbers, self.filed = [], {}, payloads
        self.symbols = (<str?>table.symbols).split("\n")
        self.classes = 0
        while self.classes + 1 < len(self.symbols) and (<str>self.symbols[self.classes + 1]).startswith("<"):
            self.classes += 1
        self.named = {(<str>self.symbols[number])[1 : len(self.symbols[number]) - 1]: number for number in range(1, self.classes + 1)}
        self.sets, self.sequences = rows_of(table.sets, self.kept), rows_of(table.sequences, self.kept)
        self.options, self.others = rows_of(table.options, self.kept), rows_of(table.others, self.kept)
        self.openers, self.beginnings = rows_of(table.openers, self.kept), rows_of(table.beginnings, self.kept)
        self.merged, self.anchors = rows_of(table.merged, self.kept), rows_of(table.anchors, self.kept)
        self.begin, self.partners = rows_of(table.begin, self.kept), rows_of(table.partners, self.kept)
        self.payloads = rows_of(table.payloads, self.kept)
        self.require_whole(<int>len(self.symbols), payloads)
        self.roots.assign(self.payloads.count, NOTHING)
        self.hold(<int>len(self.symbols))

    cdef int require_whole(self, int symbols, int payloads) except -1:
        """Raise ValueError where a number is the place of nothing, or where a choice is within itself: see `linter.language.unpacking`."""
        cdef int choices = self.options.count, patterns = self.payloads.count, number, at, kind, what, option, deepest
        cdef int[5] limits = [self.sets.count, LONGEST_GAP + 1, choices, 1, 1]  # of the number beside an element of each kind
        cdef vector[int] depths
        require(self.anchors.count == symbols and self.begin.count == symbols)
        require(self.partners.count == patterns <= self.sequences.count)
        require(self.others.count == choices and self.openers.count == choices)
        require(self.beginnings.count == choices and self.merged.count == choices)
        require_below(symbols, self.sets)
        require_below(symbols, self.partners)
        require_below(self.sets.count, self.beginnings)
        require_below(self.sets.count, self.merged)
        require_below(patterns, self.anchors)
        require_below(patterns, self.begin)
        require_below(payloads, self.payloads)
        for number in range(self.sets.count):
            require(size_of(self.sets, number) > 0)
        for number in range(choices):
            require(size_of(self.openers, number) % 2 == 0 and size_of(self.merged, number) <= (size_of(self.options, number) > 0))
            for at in range(size_of(self.others, number)):
                require(0 <= number_in(self.others, number, at) < size_of(self.options, number))
            for at in range(0, size_of(self.openers, number), 2):
                require(0 <= number_in(self.openers, number, at) < symbols)
                require(0 <= number_in(self.openers, number, at + 1) < size_of(self.options, number))
        for number in range(self.sequences.count):
            depths.push_back(1 + size_of(self.sequences, number))
            for at in range(size_of(self.sequences, number)):
                what, kind = number_in(self.sequences, number, at) // KINDS, number_in(self.sequences, number, at) % KINDS
                require(0 <= what < limits[kind])
                if kind == CHOICE:
                    deepest = 0
                    for option in range(size_of(self.options, what)):
                        require(0 <= number_in(self.options, what, option) < number)
                        deepest = max(deepest, depths[number_in(self.options, what, option)])
                    depths[number] += deepest
                require(depths[number] <= DEEPEST)
        return 0

    cdef int hold(self, int symbols) except -1:
        """Note which sets hold each symbol, in order."""
        cdef int number, at, symbol
        cdef vector[int] ends
        self.held_ends.assign(symbols + 1, 0)
        for at in range(self.sets.ends[self.sets.count]):
            self.held_ends[self.sets.numbers[at] + 1] += 1
        for symbol in range(symbols):
            self.held_ends[symbol + 1] += self.held_ends[symbol]
        ends = self.held_ends
        self.held.resize(self.sets.ends[self.sets.count])
        for number in range(self.sets.count):
            for at in range(self.sets.ends[number], self.sets.ends[number + 1]):
                symbol = self.sets.numbers[at]
                self.held[ends[symbol]] = number
                ends[symbol] += 1
        return 0

    cdef int symbol(self, str written) except -1:
        """The number of a word or class; OTHER for what is none."""
        cdef PyObject* known = PyDict_GetItem(self.numbers, written)
        if known != NULL:
            return <int><object>known
        if len(self.numbers) >= MOST_WORDS:
            self.numbers.clear()
        number = self.looked_up(written)
        self.numbers[written] = number
        return number

    cdef int looked_up(self, str written) except -1:
        cdef int first = 1, last = self.classes + 1, middle
        if not written.startswith("<"):
            first, last = self.classes + 1, <int>len(self.symbols)
        while first < last:
            middle = (first + last) // 2
            if PyUnicode_Compare(self.symbols[middle], written) < 0:
                first = middle + 1
            else:
                last = middle
        return first if first < len(self.symbols) and <str>self.symbols[first] == written else OTHER

    cdef int opener(self, int choice, int symbol) noexcept:
        """Where, among the openers of a choice, those are that have this `symbol` or a later one."""
        cdef int first = 0, last = size_of(self.openers, choice) // 2, middle
        while first < last:
            middle = (first + last) // 2
            if number_in(self.openers, choice, 2 * middle) < symbol:
                first = middle + 1
            else:
                last = middle
        return 2 * first

    cdef int root(self, int pattern) except -2:
        if self.roots[pattern] == NOTHING:
            self.roots[pattern] = self.node(pattern, self.sequences.count - self.payloads.count + pattern, 0, NOTHING)
        return self.roots[pattern]

    cdef int node(self, int pattern, int sequence, int at, int outer) except -2:
        cdef Node made
        made.sequence, made.at, made.outer, made.pattern = sequence, at, outer, pattern
        made.following = made.shorter = NOTHING
        made.ends = made.ends_at_end = -1
        made.element.kind, made.element.what, made.element.only = END, 0, NOTHING
        if at < size_of(self.sequences, sequence):
            made.element.kind = <Kind>(number_in(self.sequences, sequence, at) % KINDS)
            made.element.what = number_in(self.sequences, sequence, at) // KINDS
            if made.element.kind == WORDS and size_of(self.sets, made.element.what) == 1:
                made.element.only = number_in(self.sets, made.element.what, 0)
        self.nodes.push_back(made)
        return <int>self.nodes.size() - 1

    cdef int rest(self, int node) except -2:
        cdef int made
        if self.nodes[node].following == NOTHING:
            made = self.node(self.nodes[node].pattern, self.nodes[node].sequence, self.nodes[node].at + 1, self.nodes[node].outer)
            self.nodes[node].following = made
        return self.nodes[node].following

    cdef int option(self, int node, int number) except -2:
        cdef uint64_t key = (<uint64_t>node + 1) << 32 | <unsigned int>number
        cdef int made = self.begun.get(key, NOTHING), after
        if made == NOTHING:
            # The node after the choice may be new, which moves all nodes: it is made first.
            after = self.rest(node)
            made = self.node(self.nodes[node].pattern, number_in(self.options, self.nodes[node].element.what, number), 0, after)
            self.begun.set(key, made)
        return made

    cdef int with_one_less(self, int node) except -2:
        """The node within the same gap; what follows it is the same node, or each gap would multiply all that comes after it."""
        cdef int made, after
        if self.nodes[node].shorter == NOTHING:
            after = self.rest(node)
            made = self.node(self.nodes[node].pattern, self.nodes[node].sequence, self.nodes[node].at, self.nodes[node].outer)
            self.nodes[made].element.what = self.nodes[node].element.what - 1
            self.nodes[made].following = after
            self.nodes[node].shorter = made
        return self.nodes[node].shorter

    cdef int take(self, int node, int symbol, vector[int]& reached, Step step, bint free) except -1:
        """Add to `reached` the nodes that are reached with `symbol`; `free` says that a gap ends right before."""
        cdef Element element = self.nodes[node].element
        cdef int at
        if element.kind == WORDS:
            if (free or step != PARTED) and (symbol == element.only if element.only != NOTHING else holds(self, element.what, symbol)):
                reached.push_back(self.rest(node))
        elif element.kind == CHOICE:
            if size_of(self.merged, element.what) and holds(self, number_in(self.merged, element.what, 0), symbol):
                self.take(self.option(node, 0), symbol, reached, step, free)
            at = self.opener(element.what, symbol)
            while at < size_of(self.openers, element.what) and number_in(self.openers, element.what, at) == symbol:
                self.take(self.option(node, number_in(self.openers, element.what, at + 1)), symbol, reached, step, free)
                at += 2
            for at in range(size_of(self.others, element.what)):
                self.take(self.option(node, number_in(self.others, element.what, at)), symbol, reached, step, free)
        elif element.kind == GAP:
            if self.nodes[node].element.what and not is_class(self, symbol):
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
        cdef int at, choice
        if kind == CHOICE:
            choice = self.nodes[node].element.what
            for at in range(size_of(self.others, choice)):
                if self.ends(self.option(node, number_in(self.others, choice, at)), at_end):
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
        cdef int at, choice
        if kind == WORDS:
            sets.push_back(self.nodes[node].element.what)
        elif kind == CHOICE:
            choice = self.nodes[node].element.what
            if size_of(self.merged, choice):
                sets.push_back(number_in(self.merged, choice, 0))
            if size_of(self.beginnings, choice):
                sets.push_back(number_in(self.beginnings, choice, 0))
            for at in range(size_of(self.others, choice)):
                self.awaited(self.option(node, number_in(self.others, choice, at)), sets)
        elif kind == GAP or kind == AT_BEGINNING:
            self.awaited(self.rest(node), sets)
        elif kind == END and self.nodes[node].outer != NOTHING:
            self.awaited(self.nodes[node].outer, sets)
        return 0

    cdef bint is_awaited(self, int symbol, vector[int]& sets) noexcept:
        """Whether one of `sets`, which are in order, holds `symbol`."""
        cdef int at, first = self.held_ends[symbol], last = self.held_ends[symbol + 1]
        if last - first < <int>sets.size():
            for at in range(first, last):
                if binary_search(sets.begin(), sets.end(), self.held[at]):
                    return True
            return False
        for at in range(<int>sets.size()):
            if holds(self, sets[at], symbol):
                return True
        return False


cdef inline bint holds(Grammar grammar, int words, int symbol) noexcept:
    """Whether a set of words holds `symbol`."""
    cdef const int* first = grammar.sets.numbers + grammar.sets.ends[words]
    return binary_search(first, grammar.sets.numbers + grammar.sets.ends[words + 1], symbol)


cdef inline bint is_class(Grammar grammar, int symbol) noexcept:
    return 0 < symbol <= grammar.classes


cdef void tidy(vector[int]& numbers) noexcept:
    """Put `numbers` in order, each once."""
    cdef size_t at, kept = 0
    sort(numbers.begin(), numbers.end())
    for at in range(numbers.size()):
        if at == 0 or numbers[at] != numbers[at - 1]:
            numbers[kept] = numbers[at]
            kept += 1
    numbers.resize(kept)


@cython.final
cdef class PatternIndex:
    """The patterns of a table, ready to be found: see `linter.language.matching.PatternIndex`."""

    def __init__(self, table, payloads, wants=None, Grammar grammar=None):
        cdef int count, symbols, number, at
        self.grammar = Grammar(table, len(payloads)) if grammar is None else grammar
        if self.grammar.symbols is None or self.grammar.filed > len(payloads):
            raise ValueError("a grammar that was made for other payloads, or never")
        self.table, self.payloads = table, payloads
        count, symbols = self.grammar.payloads.count, self.grammar.anchors.count
        self.own = [None] * count
        self.awake.assign(count, 0)
        self.passed.assign(count, 0)
        self.reached.assign(count, 0)
        self.furthest.assign(count, 0)
        self.asleep.resize(symbols)
        self.met.assign(symbols, 0)
        self.heard.assign(symbols, 0)
        self.heard[OTHER] = 1
        self.present.assign(symbols, 0)
        self.woken = self.sentence = self.begun = 0
        self.want(wants)
        self.forget()
        for at in range(size_of(self.grammar.anchors, 0)):
            number = number_in(self.grammar.anchors, 0, at)
            if self.wanted[number]:
                self.wake(number)

    def only(self, wants):
        """An index of the same table that looks only for the patterns with a payload that is wanted."""
        return PatternIndex(self.table, self.payloads, wants, self.grammar)

    cdef int want(self, wants) except -1:
        """Note which patterns are wanted: with None all, else those with a payload that `wants` is true of."""
        cdef int number, at
        cdef vector[char] payloads
        self.wanted.assign(self.grammar.payloads.count, wants is None)
        if wants is None:
            return 0
        for payload in self.payloads:
            payloads.push_back(bool(wants(payload)))
        for number in range(self.grammar.payloads.count):
            for at in range(size_of(self.grammar.payloads, number)):
                if payloads[number_in(self.grammar.payloads, number, at)]:
                    self.wanted[number] = 1
        return 0

    cdef int forget(self) except -1:
        """Begin anew with the states."""
        cdef Start nowhere
        nowhere.state, nowhere.seen = NOTHING, 0
        self.states.clear()
        self.nodes_of.clear()
        self.awaited.clear()
        self.complete.clear()
        self.known.clear()
        self.inside.assign(self.grammar.begin.count, nowhere)
        self.beginning.assign(self.grammar.begin.count, nowhere)
        self.steps.clear()
        self.joins.clear()
        self.moved = 0
        self.begun += 1
        return 0

    cdef int listen(self, vector[int]& symbols) except -1:
        """Take in the patterns that the words of a sentence give a chance for the first time."""
        cdef int at, each, symbol
        cdef size_t kept
        cdef bint is_news = False
        for symbol in symbols:  # hardly any sentence is, once some pages have been read
            is_news |= not self.heard[symbol]
        if not is_news:
            return 0
        self.sentence += 1
        for symbol in symbols:
            self.present[symbol] = self.sentence
        for symbol in symbols:
            if self.heard[symbol]:
                continue
            if not self.met[symbol]:
                self.met[symbol] = 1
                for at in range(size_of(self.grammar.anchors, symbol)):
                    self.asleep[symbol].push_back(number_in(self.grammar.anchors, symbol, at))
            kept = 0
            for each in self.asleep[symbol]:
                if not self.wakes(each):
                    self.asleep[symbol][kept] = each
                    kept += 1
            self.asleep[symbol].resize(kept)
            self.heard[symbol] = kept == 0
        return 0

    cdef bint wakes(self, int number) except -1:
        """Whether a pattern waits no longer in a sentence with one of its anchors."""
        cdef int at
        cdef bint has_partner
        if self.awake[number] or not self.wanted[number]:
            return True
        self.passed[number] += 1
        if self.passed[number] <= PATIENT and size_of(self.grammar.partners, number):
            has_partner = False
            for at in range(size_of(self.grammar.partners, number)):
                if self.present[number_in(self.grammar.partners, number, at)] == self.sentence:
                    has_partner = True
                    break
            if not has_partner:
                return False
        self.wake(number)
        return True

    cdef int wake(self, int number) except -1:
        """Let a pattern be looked for from now on."""
        self.woken += 1
        self.awake[number] = self.woken
        return 0

    cdef int state(self, vector[int]& nodes) except -2:
        """The state of `nodes`, which this puts in order; NOTHING for none."""
        cdef State made
        cdef unordered_map[vector[int], int, NodesHash].iterator known
        cdef const vector[int]* kept
        cdef vector[int] sets
        cdef int number, node
        if nodes.empty():
            return NOTHING
        tidy(nodes)
        known = self.known.find(nodes)
        if known != self.known.end():
            return dereference(known).second
        number = <int>self.states.size()
        kept = &dereference(self.known.insert(pair[vector[int], int](nodes, number)).first).first
        made.other[0] = made.other[1] = UNKNOWN
        made.complete = <int>self.complete.size()
        for node in nodes:
            self.grammar.awaited(node, sets)
            if self.grammar.ends(node, False):
                self.complete.push_back(self.grammar.nodes[node].pattern)
        made.completed = <int>self.complete.size() - made.complete
        for node in nodes:
            if self.grammar.ends(node, True):
                self.complete.push_back(self.grammar.nodes[node].pattern)
        tidy(sets)
        self.expect(&made, sets)
        self.nodes_of.push_back(kept)
        self.awaited.push_back(sets)
        self.states.add(made)
        return number

    cdef int expect(self, State* made, vector[int]& sets) except -1:
        """Note the bits of the symbols of `sets`, those that a state waits for."""
        cdef int number, at, count = 0
        for number in sets:
            count += size_of(self.grammar.sets, number)
        if count > MOST_TOLD:
            made.await_all()
            return 0
        for number in sets:
            for at in range(size_of(self.grammar.sets, number)):
                made.await_symbol(number_in(self.grammar.sets, number, at))
        return 0

    cdef int joined(self, int one, int other) except -2:
        cdef vector[int] nodes
        cdef uint64_t key = (<uint64_t>one + 1) << 32 | <unsigned int>other
        cdef int made
        if other == NOTHING or other == one:
            return one
        made = self.joins.get(key, UNKNOWN)
        if made == UNKNOWN:
            self.moved += 1
            nodes = self.nodes_of[one][0]
            nodes.insert(nodes.end(), self.nodes_of[other].begin(), self.nodes_of[other].end())
            made = self.state(nodes)
            self.joins.set(key, made)
        return made

    cdef inline int known_step(self, int state, int symbol, bint parted) noexcept:
        """The state after `symbol`, which may be awaited; UNKNOWN where it was not asked for before."""
        cdef int known = self.states[state].first_step(symbol, parted, UNKNOWN)
        return self.steps.get(state, symbol, parted, UNKNOWN) if known == UNKNOWN else known

    cdef inline int move(self, int state, int symbol, bint parted) except -2:
        """The state after `symbol`, a word or class."""
        cdef int known
        if symbol == OTHER or not self.states[state].may_await(symbol):
            return NOTHING if is_class(self.grammar, symbol) else self.move_on(state, parted)
        known = self.known_step(state, symbol, parted)
        return self.first_move(state, symbol, parted) if known == UNKNOWN else known

    cdef inline int move_on(self, int state, bint parted) except -2:
        """The state after a word that is not awaited."""
        cdef int known = self.states[state].other[parted]
        if known == UNKNOWN:
            known = self.first_move(state, OTHER, parted)
            self.states[state].other[parted] = known
        return known

    cdef int first_move(self, int state, int symbol, bint parted) except -2:
        """The state after `symbol` where it was not asked for before, or not kept."""
        cdef const vector[int]* nodes = self.nodes_of[state]
        cdef vector[int] reached
        cdef size_t at
        cdef int made
        self.moved += 1
        if symbol == OTHER or self.grammar.is_awaited(symbol, self.awaited[state]):
            for at in range(nodes.size()):
                self.grammar.take(nodes[0][at], symbol, reached, PARTED if parted else INSIDE, False)
            made = self.state(reached)
        else:
            made = NOTHING if is_class(self.grammar, symbol) else self.move_on(state, parted)
        if symbol != OTHER:
            if not self.states[state].keep(symbol, parted, made):
                self.steps.set(state, symbol, parted, made)
        return made

    cdef inline int begin(self, int symbol, bint begins) except -2:
        """The state after `symbol` at the start of a match; `begins` says that the sentence begins there."""
        cdef Start* start = &self.beginning[symbol] if begins else &self.inside[symbol]
        return start.state if start.seen == self.woken else self.begin_anew(start, symbol, begins)

    cdef int begin_anew(self, Start* start, int symbol, bint begins) except -2:
        """The same where patterns have woken since it was last asked for."""
        cdef vector[int] nodes
        cdef int at, number
        for at in range(size_of(self.grammar.begin, symbol)):
            number = number_in(self.grammar.begin, symbol, at)
            if self.awake[number] > start.seen:
                self.grammar.take(self.grammar.root(number), symbol, nodes, FIRST if begins else INSIDE, False)
        start.seen = self.woken
        if not nodes.empty():
            if start.state != NOTHING:
                nodes.insert(nodes.end(), self.nodes_of[start.state].begin(), self.nodes_of[start.state].end())
            start.state = self.state(nodes)
        return start.state

    cdef int begin_all(self, vector[int]& symbols, int limit) except -1:
        """The states after each of the tokens before `limit` at the start of a match.

        They lie all over some megabytes: all are asked of memory before the first is looked at.
        """
        cdef int at
        self.begins.resize(limit)
        for at in range(limit):
            fetch_soon(&self.inside[symbols[at]])
        for at in range(limit):
            self.begins[at] = self.begin(symbols[at], at == 0)
            if self.begins[at] != NOTHING:
                fetch_soon(&self.states[self.begins[at]])
        return 0

    cdef inline bint steps_on(self, int at, int limit, vector[int]& symbols) noexcept:
        """Whether what begins with token `at` may take a step with the word after it."""
        if at >= limit or self.begins[at] == NOTHING or at + 1 == <int>symbols.size() or symbols[at + 1] == OTHER:
            return False
        return self.states[self.begins[at]].may_await(symbols[at + 1])

    cdef inline int ask_ahead(self, int at, int limit, vector[int]& symbols, const unsigned char* joins) noexcept:
        """Ask memory for what is looked at soon after token `at`: where the first steps of matches are told, and what they lead to."""
        cdef int far = at + 2 * AHEAD, near = at + AHEAD, reached
        cdef bint parted
        if self.steps_on(far, limit, symbols):
            parted = joins[far + 1] >= PARTING_JOIN
            if self.states[self.begins[far]].first_step(symbols[far + 1], parted, UNKNOWN) == UNKNOWN:
                fetch_soon(self.steps.at(self.begins[far], symbols[far + 1], parted))
        if self.steps_on(near, limit, symbols):
            reached = self.known_step(self.begins[near], symbols[near + 1], joins[near + 1] >= PARTING_JOIN)
            if reached >= 0:
                fetch_soon(&self.states[reached])
        return 0

    def matches(self, sentence, dict spans, before=None):
        """Every match, the longest for each pattern and start, in order of start; those of one pattern do not overlap.

        Where `before` is given, only those that begin before that token.
        """
        cdef vector[Found] found
        self.find(sentence, spans, before, found)
        matches = []
        for match in found:
            for payload in self.filed(match.second.second):
                matches.append(named(Match, (match.first, -match.second.first, payload)))
        return matches

    def by_kind(self, sentence, dict spans):
        """The matches by the type of their payload: see `linter.language.matching.PatternIndex.by_kind`."""
        cdef dict kinds = {}
        for match in self.matches(sentence, spans):
            kinds.setdefault(type(match[2]), []).append(tuple(match))
        return kinds

    cdef int find(self, sentence, dict spans, before, vector[Found]& found) except -1:
        """Add to `found` every match that `matches` gives, in order."""
        if self.grammar is None:
            raise TypeError("an index that was never made")
        cdef tuple words = sentence.words
        cdef bytes joins = sentence.joins
        cdef int count = <int>len(words)
        cdef vector[int] symbols
        cdef vector[Span] classes
        cdef PyObject* known
        cdef Span span
        symbols.reserve(count)
        for word in words:
            symbols.push_back(self.grammar.symbol(word))
        if len(joins) < count:
            raise IndexError("a sentence has fewer joins than words")
        for name, own in spans.items():
            known = PyDict_GetItem(self.grammar.named, <str?>name)
            if known == NULL:
                continue
            span.symbol = <int><object>known
            for start, ends in (<dict?>own).items():
                span.start = start
                for end in ends:
                    span.end = end
                    if not 0 <= span.start < span.end <= count:
                        raise IndexError("a class stands outside its sentence")
                    classes.push_back(span)
        return self.search(symbols, <const unsigned char*><char*>joins, count if before is None else min(<int>before, count), classes, found)

    cdef int search(
        self, vector[int]& symbols, const unsigned char* joins, int limit, vector[Span]& spans, vector[Found]& found
    ) except -1:
        """Add to `found` every match that begins before token `limit`, in order.

        `symbols` are those of the words, as many as `joins`; `spans` are classes, each within the sentence.
        """
        cdef int count = <int>symbols.size()
        cdef int at, state, number, waits
        cdef size_t before
        if self.moved > MOST_MOVES:
            self.forget()
        self.listen(symbols)
        self.set_out(count, spans, 0)
        self.touched.clear()
        self.begin_all(symbols, limit)
        for at in range(limit):
            self.ask_ahead(at, limit, symbols, joins)
            state = self.begins[at]
            waits = self.let_begin(at)
            if state == NOTHING and not waits:
                continue
            self.ended.clear()
            before = found.size()
            self.follow(state, at + 1, count, True, waits, symbols, joins)
            for number in self.ended:
                if self.note(at, number, self.furthest[number]):
                    found.push_back(Found(at, pair[int, int](-self.furthest[number], number)))
                self.furthest[number] = 0
            if found.size() - before > 1:
                sort(found.begin() + before, found.end())
        for number in self.touched:
            self.reached[number] = 0
        return 0

    cdef tuple filed(self, int number):
        """What a pattern is filed under."""
        cdef int at
        if self.own[number] is None:
            numbers = [number_in(self.grammar.payloads, number, at) for at in range(size_of(self.grammar.payloads, number))]
            self.own[number] = tuple([self.payloads[payload] for payload in numbers])
        return self.own[number]

    cdef inline int let_wait(self, int state, int end) except -2:
        """Let `state` wait for its turn at token `end`; 1 if nothing waited there, else 0."""
        cdef int others
        if state == NOTHING:
            return 0
        others = self.waiting[end]
        self.waiting[end] = self.joined(state, others)
        return others == NOTHING

    cdef int let_begin(self, int at) except -1:
        """Let what begins with a class at token `at` wait for its turn; at how many tokens something waits now where nothing did."""
        cdef int waits = 0, entry = self.classes[at]
        while entry != NOTHING:
            waits += self.let_wait(self.begin(self.places[entry].symbol, at == 0), self.places[entry].end)
            entry = self.places[entry].following
        return waits

    cdef int follow(
        self, int state, int at, int until, bint is_end, int waits, vector[int]& symbols, const unsigned char* joins
    ) except -2:
        """Note in `furthest` how far the patterns match that are at `state` before token `at` or wait for their turn; list them in `ended`.

        They are followed `until` a token, before which the sentence ends or not: the state that is reached there.
        """
        cdef int entry, other
        cdef bint parted
        while True:
            if waits:
                if state == NOTHING:
                    while self.waiting[at] == NOTHING:
                        at += 1
                if self.waiting[at] != NOTHING:
                    other, self.waiting[at] = self.waiting[at], NOTHING
                    state = self.joined(other, state)
                    waits -= 1
            if state == NOTHING:
                return NOTHING
            if is_end and at == until:
                self.end_with_sentence(state, at)
            elif self.states[state].completed:
                self.end(state, at)
            if at == until:
                return state
            parted = joins[at] >= PARTING_JOIN
            entry = self.classes[at]
            while entry != NOTHING:
                other = self.move(state, self.places[entry].symbol, parted)
                waits += self.let_wait(other, self.places[entry].end)
                entry = self.places[entry].following
            state = self.move(state, symbols[at], parted)
            at += 1

    cdef int end(self, int state, int at) except -1:
        """Note the patterns that are over in `state`, up to token `at`."""
        cdef int first = self.states[state].complete
        return self.over(first, first + self.states[state].completed, at)

    cdef int end_with_sentence(self, int state, int at) except -1:
        """Note the patterns that are over in `state` if the sentence is, up to token `at`."""
        cdef bint is_last = <size_t>state + 1 == self.states.size()
        cdef int last = <int>self.complete.size() if is_last else self.states[state + 1].complete
        return self.over(self.states[state].complete + self.states[state].completed, last, at)

    cdef int over(self, int first, int last, int at) except -1:
        """Note that some of the patterns that are complete match up to token `at`."""
        cdef int each, number
        for each in range(first, last):
            number = self.complete[each]
            if not self.furthest[number]:
                self.ended.push_back(number)
            self.furthest[number] = at
        return 0

    cdef int set_out(self, int count, vector[Span]& spans, int shift) except -1:
        """Make room for a sentence of `count` tokens, with the classes of `spans`, moved on by `shift` tokens."""
        cdef Place place
        cdef Span span
        self.classes.assign(count, NOTHING)
        self.places.clear()
        for span in spans:
            place.symbol, place.end, place.following = span.symbol, span.end + shift, self.classes[span.start + shift]
            self.classes[span.start + shift] = <int>self.places.size()
            self.places.push_back(place)
        self.waiting.assign(count + 1, NOTHING)
        return 0

    cdef bint note(self, int start, int number, int end) except -1:
        """Whether a match does not overlap an earlier one of its pattern; then the pattern is `touched`."""
        if start < self.reached[number]:
            return False
        self.reached[number] = end
        self.touched.push_back(number)
        return True

    cdef int across(self, Line& one, Line& other, Opening& opening, vector[Found]& found) except -1:
        """Add to `found` the matches that begin in `one` and end in `other`, which follows it, in order: see `linter.language.joined`.

        `opening` is what `one` leaves to whatever follows; it is made where it is not there yet, or more patterns are awake by now.
        """
        cdef int seam = <int>one.symbols.size(), count = seam + <int>other.symbols.size(), number
        cdef vector[int] symbols
        cdef vector[unsigned char] joins
        cdef Run run
        cdef size_t at = 0
        if self.moved > MOST_MOVES:
            self.forget()
        symbols.reserve(count)
        symbols.insert(symbols.end(), one.symbols.begin(), one.symbols.end())
        symbols.insert(symbols.end(), other.symbols.begin(), other.symbols.end())
        self.listen(symbols)
        if opening.woken != self.woken or opening.begun != self.begun:
            self.open_with(one, opening)
        if opening.runs.empty() or other.symbols.empty():
            return 0
        joins.reserve(count)
        joins.insert(joins.end(), one.joins.begin(), one.joins.end())
        joins.insert(joins.end(), other.joins.begin(), other.joins.end())
        joins[seam] = 0  # as a comma, which parts no phrase
        self.set_out(count, other.spans, seam)
        self.touched.clear()
        for run in opening.runs:
            while at < opening.ended.size() and opening.ended[at].first < run.start:
                self.note(opening.ended[at].first, opening.ended[at].second.second, -opening.ended[at].second.first)
                at += 1
            self.ended.clear()
            self.follow(run.state, seam, count, True, 0, symbols, joins.data())
            for number in self.ended:
                if self.note(run.start, number, self.furthest[number]) and self.furthest[number] > seam:
                    found.push_back(Found(run.start, pair[int, int](-self.furthest[number], number)))
                self.furthest[number] = 0
        for number in self.touched:
            self.reached[number] = 0
        sort(found.begin(), found.end())
        return 0

    cdef int open_with(self, Line& one, Opening& opening) except -1:
        """Match `one` as far as it goes, as if it were not the end of its sentence."""
        cdef int seam = <int>one.symbols.size(), at, state, number, waits
        cdef Run run
        opening.woken, opening.begun = self.woken, self.begun
        opening.runs.clear()
        opening.ended.clear()
        self.set_out(seam, one.spans, 0)
        self.begin_all(one.symbols, seam)
        for at in range(seam):
            state = self.begins[at]
            waits = self.let_begin(at)
            if state == NOTHING and not waits:
                continue
            self.ended.clear()
            run.start = at
            run.state = self.follow(state, at + 1, seam, False, waits, one.symbols, one.joins.data())
            if run.state != NOTHING:
                opening.runs.push_back(run)
            for number in self.ended:
                opening.ended.push_back(Found(at, pair[int, int](-self.furthest[number], number)))
                self.furthest[number] = 0
        return 0
