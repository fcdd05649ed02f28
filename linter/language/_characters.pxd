# cython: language_level=3, wraparound=False
"""What single characters are to whoever cuts a text into words, told once a character: see `linter.language.tokens`."""

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


cdef inline bint is_far(Py_UCS4 char) noexcept:
    """Whether a character is of another script than Latin, and no sign of punctuation or currency."""
    return 0x24F < char < 0x2000 or char > 0x20FF


cdef inline bint is_stand_in(Py_UCS4 char) noexcept:
    """Whether a sign may begin a word in the place of a letter."""
    return char == u"@" or char == u"$" or char == u"€"


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


cdef inline Py_ssize_t token_end(const Py_UCS4* folded, const unsigned short* traits, Py_ssize_t at, Py_ssize_t end) noexcept:
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
