# cython: language_level=3, wraparound=False
"""What `_matching` is made of, for the compiled modules that match by numbers."""

cimport cython
from libc.stdint cimport uint64_t
from libcpp.pair cimport pair
from libcpp.unordered_map cimport unordered_map
from libcpp.vector cimport vector

cdef extern from *:
    """
    #include <cstdint>
    #include <cstring>
    #include <vector>

    // From numbers above 0 to numbers, side by side in memory: where a move leads is asked millions of times.
    class Moves {
        struct Entry { uint64_t key; int value; };
        std::vector<Entry> entries;
        size_t used = 0;

        // Both halves of a key reach the bits above the 32nd: with lower ones, all states would share the places of a word.
        size_t place(uint64_t key) const {
            size_t mask = entries.size() - 1, at = (key * 0x9E3779B97F4A7C15ull >> 32) & mask;
            while (entries[at].key && entries[at].key != key) at = (at + 1) & mask;
            return at;
        }

    public:
        Moves() { clear(); }

        void clear() {
            entries.assign(1024, Entry{0, 0});
            used = 0;
        }

        // Where `key` is looked for.
        const void* at(uint64_t key) const { return &entries[(key * 0x9E3779B97F4A7C15ull >> 32) & (entries.size() - 1)]; }

        // What `key` leads to, or `unknown`.
        int get(uint64_t key, int unknown) const {
            const Entry& found = entries[place(key)];
            return found.key ? found.value : unknown;
        }

        void set(uint64_t key, int value) {
            if (2 * ++used > entries.size()) {
                std::vector<Entry> old(2 * entries.size(), Entry{0, 0});
                old.swap(entries);
                for (const Entry& entry : old)
                    if (entry.key) entries[place(entry.key)] = entry;
            }
            entries[place(key)] = Entry{key, value};
        }
    };

    const int BITS = 21;  // for a state, for a symbol, and for the state that is reached; one more says whether a sign parts them
    const int LARGEST = (1 << BITS) - 2;

    // Where a state leads with a word or class that it may wait for: as `Moves`, but with a place of eight bytes for each, so that more of
    // them stay near the processor. What is too large for its share of them is not kept, and asked for anew.
    class Steps {
        std::vector<uint64_t> entries;
        size_t used = 0;

        static uint64_t key(int state, int symbol, bool parted) {
            return (static_cast<uint64_t>(state) + 1) << (2 * BITS + 1) | static_cast<uint64_t>(symbol) << (BITS + 1)
                | static_cast<uint64_t>(parted) << BITS;
        }

        size_t place(uint64_t key) const {
            size_t mask = entries.size() - 1, at = ((key >> BITS) * 0x9E3779B97F4A7C15ull >> 32) & mask;
            while (entries[at] && entries[at] >> BITS != key >> BITS) at = (at + 1) & mask;
            return at;
        }

    public:
        Steps() { clear(); }

        void clear() {
            entries.assign(1024, 0);
            used = 0;
        }

        // Where it is looked for.
        const void* at(int state, int symbol, bool parted) const {
            return &entries[((key(state, symbol, parted) >> BITS) * 0x9E3779B97F4A7C15ull >> 32) & (entries.size() - 1)];
        }

        // The state that is reached, or `unknown`.
        int get(int state, int symbol, bool parted, int unknown) const {
            uint64_t found = entries[place(key(state, symbol, parted))];
            return found ? static_cast<int>(found & ((1ull << BITS) - 1)) - 1 : unknown;
        }

        void set(int state, int symbol, bool parted, int reached) {
            if (state > LARGEST || symbol > LARGEST || reached > LARGEST) return;
            if (2 * ++used > entries.size()) {
                std::vector<uint64_t> old(2 * entries.size(), 0);
                old.swap(entries);
                for (uint64_t entry : old)
                    if (entry) entries[place(entry)] = entry;
            }
            uint64_t made = key(state, symbol, parted);
            entries[place(made)] = made | static_cast<uint64_t>(reached + 1);
        }
    };

    // What is looked at of a state in every sentence that comes to it: 64 bytes, a line of the cache.
    struct State {
        uint64_t maybe[4] = {0, 0, 0, 0};  // a bit for each symbol that is awaited, which others share
        uint64_t first_steps[2] = {0, 0};  // where the first two lead that were taken from it; of the others `Steps` tells
        int other[2];  // the state after a word that is not awaited, the second where a sign parts it from the one before
        int complete, completed;  // the first of the patterns that are over here, and how many they are; behind them stand those that are
                                  // if the sentence is, up to the first of the next state

        static unsigned bit(int symbol) { return static_cast<unsigned>(symbol) * 0x9E3779B1u >> 24; }
        bool may_await(int symbol) const { return maybe[bit(symbol) >> 6] >> (bit(symbol) & 63) & 1; }
        void await_symbol(int symbol) { maybe[bit(symbol) >> 6] |= 1ull << (bit(symbol) & 63); }
        void await_all() { maybe[0] = maybe[1] = maybe[2] = maybe[3] = ~0ull; }

        // The state that is reached by one of its first steps, or `unknown`.
        int first_step(int symbol, bool parted, int unknown) const {
            uint64_t key = static_cast<uint64_t>(symbol) << 1 | parted;
            for (uint64_t step : first_steps)
                if (step >> BITS == key) return static_cast<int>(step & ((1ull << BITS) - 1)) - 1;
            return unknown;
        }

        // Whether a step with a symbol above 0 is one of the first, which are kept here.
        bool keep(int symbol, bool parted, int reached) {
            if (symbol > LARGEST || reached > LARGEST) return false;
            for (uint64_t& step : first_steps)
                if (!step) {
                    step = (static_cast<uint64_t>(symbol) << 1 | parted) << BITS | static_cast<uint64_t>(reached + 1);
                    return true;
                }
            return false;
        }
    };

    // States by number, each at the start of a line of the cache.
    class States {
        std::vector<char> room;
        State* first = nullptr;
        size_t count = 0;

    public:
        size_t size() const { return count; }
        State& operator[](size_t number) { return first[number]; }
        void clear() { count = 0; }

        void add(const State& state) {
            if ((count + 2) * sizeof(State) > room.size()) {
                std::vector<char> larger((2 * count + 1024) * sizeof(State));
                char* start = larger.data();
                start += (64 - reinterpret_cast<uintptr_t>(start) % 64) % 64;
                if (count) std::memcpy(start, first, count * sizeof(State));
                first = reinterpret_cast<State*>(start);
                room.swap(larger);
            }
            first[count++] = state;
        }
    };

    struct NodesHash {
        size_t operator()(const std::vector<int>& nodes) const {
            uint64_t hash = nodes.size();
            for (int node : nodes) hash = (hash ^ static_cast<uint64_t>(node)) * 0x9E3779B97F4A7C15ull;
            return hash ^ hash >> 32;
        }
    };
    """
    cdef cppclass Moves:
        void clear() except +
        const void* at(uint64_t key) noexcept
        int get(uint64_t key, int unknown) noexcept
        void set(uint64_t key, int value) except +

    cdef cppclass Steps:
        void clear() except +
        const void* at(int state, int symbol, bint parted) noexcept
        int get(int state, int symbol, bint parted, int unknown) noexcept
        void set(int state, int symbol, bint parted, int reached) except +

    cdef cppclass State:
        int[2] other
        int complete
        int completed
        bint may_await(int symbol) noexcept
        int first_step(int symbol, bint parted, int unknown) noexcept
        bint keep(int symbol, bint parted, int reached) noexcept
        void await_symbol(int symbol) noexcept
        void await_all() noexcept

    cdef cppclass States:
        size_t size() noexcept
        State& operator[](size_t number) noexcept
        void clear() noexcept
        void add(const State& state) except +

    cdef cppclass NodesHash:
        pass

cdef enum:
    OTHER = 0  # the symbol of every word that no pattern waits for

cdef enum Kind:  # as in `linter.language.tables`
    WORDS
    GAP
    CHOICE
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

cdef struct Start:
    int state
    int seen  # how many patterns were awake when it was made

cdef struct Place:
    int symbol
    int end
    int following  # the next class at the same token, or NOTHING

cdef struct Span:  # a class at tokens
    int symbol
    int start
    int end

ctypedef pair[int, pair[int, int]] Found  # start, negative end and pattern of a match

cdef struct Line:  # a sentence, as patterns look at it
    vector[int] symbols
    vector[unsigned char] joins
    vector[Span] spans

cdef struct Run:  # what began at token `start`, and the state in which it is at the end of its sentence
    int start
    int state

cdef struct Opening:  # what the first of two sentences leaves to the second
    vector[Run] runs  # in order of start
    vector[Found] ended  # the matches that would be over before the second, in order of start
    int woken  # how many patterns were awake; 0 where nothing has been opened yet
    int begun  # how often the states had begun anew

cdef struct Rows:  # as in `linter.language.rows`
    int count
    const int* ends
    const int* numbers


cdef inline int size_of(Rows& rows, int row) noexcept:
    return rows.ends[row + 1] - rows.ends[row]


cdef inline int number_in(Rows& rows, int row, int at) noexcept:
    return rows.numbers[rows.ends[row] + at]


@cython.final
cdef class Grammar:
    cdef list symbols  # words and classes by number, each in order
    cdef dict numbers  # of those that have been asked for; OTHER for what is none
    cdef dict named  # the numbers of classes, by their names
    cdef list kept  # what the rows point into
    cdef Rows sets, sequences, options, others, openers, beginnings, merged, anchors, begin, partners, payloads
    cdef int classes  # the symbols from 1 up to this one are classes
    cdef int filed  # how many payloads the patterns are filed under
    cdef vector[int] held_ends  # by symbol: where the sets end that hold it, in `held`
    cdef vector[int] held
    cdef vector[Node] nodes
    cdef vector[int] roots
    cdef Moves begun  # nodes of options, by the node of the choice and the option

    cdef int require_whole(self, int symbols, int payloads) except -1
    cdef int hold(self, int symbols) except -1
    cdef int symbol(self, str written) except -1
    cdef int looked_up(self, str written) except -1
    cdef int opener(self, int choice, int symbol) noexcept
    cdef int root(self, int pattern) except -2
    cdef int node(self, int pattern, int sequence, int at, int outer) except -2
    cdef int rest(self, int node) except -2
    cdef int option(self, int node, int number) except -2
    cdef int with_one_less(self, int node) except -2
    cdef int take(self, int node, int symbol, vector[int]& reached, Step step, bint free) except -1
    cdef bint ends(self, int node, bint at_end) except -1
    cdef bint may_end(self, int node, bint at_end) except -1
    cdef int awaited(self, int node, vector[int]& sets) except -1
    cdef bint is_awaited(self, int symbol, vector[int]& sets) noexcept


@cython.final
cdef class PatternIndex:
    cdef Grammar grammar
    cdef readonly object table
    cdef readonly object payloads
    cdef vector[char] wanted  # of each pattern: whether it is looked for at all
    cdef list own  # what each pattern is filed under, where that has been asked for
    cdef vector[int] awake  # of each pattern: the how-manieth it was to wake, or 0
    cdef int woken  # how many are awake
    cdef vector[vector[int]] asleep  # by symbol: the patterns with that anchor that sleep, once it has been met
    cdef vector[char] met
    cdef vector[char] heard  # by symbol: whether it was met, and no pattern with that anchor sleeps any more
    cdef vector[int] passed
    cdef vector[int] present  # by symbol: the last sentence that held it
    cdef int sentence
    cdef States states
    cdef vector[const vector[int]*] nodes_of  # by state, where it is known by them
    cdef vector[vector[int]] awaited  # by state: the sets of words that one of its nodes waits for, in order
    cdef vector[int] complete  # the patterns that are over in each state, or if the sentence is
    cdef unordered_map[vector[int], int, NodesHash] known
    cdef vector[Start] inside  # by symbol
    cdef vector[Start] beginning
    cdef Steps steps  # where a word or class leads from a state that may wait for it
    cdef Moves joins  # what two states make together
    cdef long moved  # how many of both are kept
    cdef int begun  # how often all of these have begun anew
    # What one call needs, kept so that it need not be made anew: the furthest end of each pattern in the sentence and from one start.
    cdef vector[int] reached
    cdef vector[int] furthest
    cdef vector[int] ended  # those that a start has led to the end of
    cdef vector[int] touched  # those that were found in the sentence
    cdef vector[int] waiting  # by token: the state that goes on there
    cdef vector[int] classes  # by token: the first of `places` that begins there
    cdef vector[Place] places
    cdef vector[int] begins  # by token: the state after it where a match begins there

    cdef int want(self, wants) except -1
    cdef int forget(self) except -1
    cdef int listen(self, vector[int]& symbols) except -1
    cdef bint wakes(self, int number) except -1
    cdef int wake(self, int number) except -1
    cdef int state(self, vector[int]& nodes) except -2
    cdef int joined(self, int one, int other) except -2
    cdef int expect(self, State* made, vector[int]& sets) except -1
    cdef int known_step(self, int state, int symbol, bint parted) noexcept
    cdef int move(self, int state, int symbol, bint parted) except -2
    cdef int move_on(self, int state, bint parted) except -2
    cdef int first_move(self, int state, int symbol, bint parted) except -2
    cdef int begin(self, int symbol, bint begins) except -2
    cdef int begin_all(self, vector[int]& symbols, int limit) except -1
    cdef bint steps_on(self, int at, int limit, vector[int]& symbols) noexcept
    cdef int ask_ahead(self, int at, int limit, vector[int]& symbols, const unsigned char* joins) noexcept
    cdef int begin_anew(self, Start* start, int symbol, bint begins) except -2
    cdef int find(self, sentence, dict spans, before, vector[Found]& found) except -1
    cdef int search(
        self, vector[int]& symbols, const unsigned char* joins, int limit, vector[Span]& spans, vector[Found]& found
    ) except -1
    cdef tuple filed(self, int number)
    cdef int let_wait(self, int state, int end) except -2
    cdef int let_begin(self, int at) except -1
    cdef int follow(
        self, int state, int at, int until, bint is_end, int waits, vector[int]& symbols, const unsigned char* joins
    ) except -2
    cdef int set_out(self, int count, vector[Span]& spans, int shift) except -1
    cdef bint note(self, int start, int number, int end) except -1
    cdef int across(self, Line& one, Line& other, Opening& opening, vector[Found]& found) except -1
    cdef int open_with(self, Line& one, Opening& opening) except -1
    cdef int end(self, int state, int at) except -1
    cdef int end_with_sentence(self, int state, int at) except -1
    cdef int over(self, int first, int last, int at) except -1
