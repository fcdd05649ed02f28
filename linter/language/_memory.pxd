# cython: language_level=3
"""How a compiled module asks for memory before it looks at it: what lies all over some megabytes takes longest to arrive."""

cdef extern from *:
    """
    #if defined(__GNUC__)
    #define fetch_soon(place) __builtin_prefetch(place)
    #else
    #define fetch_soon(place) ((void)(place))
    #endif
    """
    void fetch_soon(const void* place) noexcept
