# cython: language_level=3
"""Numbers of words by their characters, for the compiled modules that cut a text into words."""

from libc.stdint cimport uint32_t

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
