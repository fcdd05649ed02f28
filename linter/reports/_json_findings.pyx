# cython: language_level=3
# distutils: language = c++
"""`linter.reports.json_findings`, compiled: the same text, written byte by byte and not put together from a hundred small ones."""

from libc.string cimport strlen

from cpython.array cimport array
from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE
from cpython.dict cimport PyDict_GetItemWithError
from cpython.object cimport PyObject

from linter.language._named cimport place_of_slot

from linter.digests import making_sha256
from linter.findings import Finding
from linter.policy.fingerprints import DIGITS as MOST_DIGITS, SHORT, normal

cdef Py_ssize_t DIGITS = MOST_DIGITS

cdef extern from *:
    """
    #include <cstdlib>
    #include <cstring>
    #include <new>

    // Bytes that are written one behind the other; whoever asks for room may write so many.
    struct Pen {
        char* first;
        size_t size, held;

        Pen() : first(NULL), size(0), held(0) {}
        ~Pen() { free(first); }

        char* room(size_t count) {
            if (held - size < count) {
                size_t wanted = 2 * held + count + 1024;
                char* grown = (char*)realloc(first, wanted);
                if (!grown) throw std::bad_alloc();
                first = grown;
                held = wanted;
            }
            return first + size;
        }

        void put(const char* bytes, size_t count) {
            memcpy(room(count), bytes, count);
            size += count;
        }

        void number(long long value) {
            char digits[24], *at = digits + 24;
            unsigned long long left = value < 0 ? 0ULL - value : value;
            do *--at = '0' + left % 10; while (left /= 10);
            if (value < 0) *--at = '-';
            put(at, digits + 24 - at);
        }

        // One code unit of UTF-16 as an escape.
        char* escape(char* to, unsigned unit) {
            static const char HEX[] = "0123456789abcdef";
            *to++ = '\\\\';
            *to++ = 'u';
            for (int shift = 12; shift >= 0; shift -= 4) *to++ = HEX[unit >> shift & 15];
            return to;
        }

        template <class Char> void quote(const Char* from, size_t count) {
            char* to = room((sizeof(Char) > 2 ? 12 : 6) * count + 2);
            *to++ = '"';
            for (const Char* end = from + count; from != end; ++from) {
                unsigned code = *from;
                if (code >= ' ' && code <= '~' && code != '"' && code != '\\\\') *to++ = code;
                else if (code == '"' || code == '\\\\') *to++ = '\\\\', *to++ = code;
                else if (code == '\\n') *to++ = '\\\\', *to++ = 'n';
                else if (code == '\\r') *to++ = '\\\\', *to++ = 'r';
                else if (code == '\\t') *to++ = '\\\\', *to++ = 't';
                else if (code == '\\f') *to++ = '\\\\', *to++ = 'f';
                else if (code == '\\b') *to++ = '\\\\', *to++ = 'b';
                else if (code < 0x10000) to = escape(to, code);
                else to = escape(escape(to, 0xD7C0 + (code >> 10)), 0xDC00 + (code & 0x3FF));
            }
            *to++ = '"';
            size = to - first;
        }

        // As `json` writes it: in quotes, and no character beyond ASCII.
        void quote(PyObject* text) {
            size_t count = PyUnicode_GET_LENGTH(text);
            switch (PyUnicode_KIND(text)) {
                case PyUnicode_1BYTE_KIND: return quote(PyUnicode_1BYTE_DATA(text), count);
                case PyUnicode_2BYTE_KIND: return quote(PyUnicode_2BYTE_DATA(text), count);
                default: return quote(PyUnicode_4BYTE_DATA(text), count);
            }
        }

        // The words of an ASCII text, as `" ".join(text.split())` has them.
        void words(const unsigned char* from, size_t count) {
            char *start = room(count), *to = start;
            bool apart = false;
            for (const unsigned char* end = from + count; from != end; ++from) {
                if (*from == ' ' || (*from >= 9 && *from <= 13) || (*from >= 28 && *from <= 31)) apart = true;
                else {
                    if (apart && to != start) *to++ = ' ';
                    apart = false;
                    *to++ = *from;
                }
            }
            size += to - start;
        }
    };
    """
    cdef cppclass Pen:
        char* first
        size_t size
        void put(const char* bytes, size_t count) except +
        void number(long long value) except +
        void quote(PyObject* text) except +
        void words(const unsigned char* text, size_t count) except +

cdef extern from "Python.h":
    bint PyUnicode_IS_COMPACT_ASCII(object text)
    const unsigned char* PyUnicode_1BYTE_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    str PyUnicode_DecodeASCII(const char* text, Py_ssize_t size, const char* errors)
    bytes PyBytes_FromStringAndSize(const char* text, Py_ssize_t size)

cdef Py_ssize_t RULE, CATEGORY, SEVERITY, SPAN, SURFACE, MESSAGE, HELP, BASIS, CLAIM, TARGET, EVIDENCE, RELATED, FIXES, SUPPRESSED
RULE, CATEGORY, SEVERITY, SPAN, SURFACE, MESSAGE, HELP, BASIS, CLAIM, TARGET, EVIDENCE, RELATED, FIXES, SUPPRESSED = [
    place_of_slot(Finding, name)
    for name in (
        "rule", "category", "severity", "span", "surface", "message", "help", "basis", "claim", "target", "evidence", "related", "fixes",
        "suppressed",
    )
]
cdef dict OFTEN = {}  # help and law, of which a run has few, as they are written
cdef Py_ssize_t MOST_OFTEN = 1024
cdef Py_ssize_t SHORTEST_DIGEST = SHORT + 1  # bytes


def findings_json(document, findings, dict met):
    """As `linter.reports.json_findings.findings_json`."""
    cdef Pen pen
    cdef str source = document.source
    cdef array starts = document._lines
    cdef object sha256 = making_sha256()
    for finding in findings:
        if type(finding) is not Finding:  # its fields are read where they lie
            raise TypeError(f"no finding: {finding!r}")
        if pen.size:
            pen.put(b", ", 2)
        write(pen, finding, source, starts, met, sha256)
    return PyUnicode_DecodeASCII(pen.first, pen.size, NULL) if pen.size else ""


cdef inline object field(object finding, Py_ssize_t place):
    return <object>(<PyObject**>(<char*><PyObject*>finding + place))[0]


cdef inline tuple items(object named):
    """The fields of a named tuple, to be taken without a call."""
    if not isinstance(named, tuple):
        raise TypeError(f"no tuple: {named!r}")
    return <tuple>named


cdef int put(Pen& pen, const char* words) except -1:
    pen.put(words, strlen(words))
    return 0


cdef int write(Pen& pen, object finding, str source, array starts, dict met, object sha256) except -1:
    first, last = items(field(finding, SPAN))
    cdef Py_ssize_t start = first, end = last
    cdef str text = source[start:end]
    named(pen, b'{"rule": ', field(finding, RULE))
    named(pen, b', "category": ', field(finding, CATEGORY))
    named(pen, b', "severity": ', field(finding, SEVERITY))
    named(pen, b', "message": ', field(finding, MESSAGE))
    put(pen, b', "help": ')
    often(pen, field(finding, HELP))
    place(pen, b', "line": ', b', "column": ', start, starts)
    place(pen, b', "end_line": ', b', "end_column": ', end, starts)
    stretch(pen, b', "start": ', start, end)
    named(pen, b', "text": ', text)
    named(pen, b', "surface": ', field(finding, SURFACE))
    named(pen, b', "claim": ', field(finding, CLAIM))
    put(pen, b', "basis": ')
    often(pen, field(finding, BASIS))
    evidence(pen, field(finding, EVIDENCE), start)
    related(pen, field(finding, RELATED), starts)
    fixes(pen, field(finding, FIXES))
    put(pen, b', "fingerprint": "')
    fingerprint(pen, finding, text, met, sha256)
    suppressed(pen, field(finding, SUPPRESSED))
    put(pen, b"}")
    return 0


cdef int named(Pen& pen, const char* name, object value) except -1:
    """A text, or null, behind its name."""
    put(pen, name)
    if value is None:
        put(pen, b"null")
    elif isinstance(value, str):
        pen.quote(<PyObject*>value)
    else:
        raise TypeError(f"no text: {value!r}")
    return 0


cdef int often(Pen& pen, object value) except -1:
    """A text, or several, of which a run has few."""
    cdef Pen own
    cdef PyObject* known = PyDict_GetItemWithError(OFTEN, value)
    if known is NULL:
        if isinstance(value, str):
            named(own, b"", value)
        else:
            put(own, b"[")
            for each in value:
                named(own, b", " if own.size > 1 else b"", each)
            put(own, b"]")
        if len(OFTEN) >= MOST_OFTEN:
            OFTEN.clear()
        OFTEN[value] = PyBytes_FromStringAndSize(own.first, own.size)
        pen.put(own.first, own.size)
    else:
        pen.put(PyBytes_AS_STRING(<object>known), PyBytes_GET_SIZE(<object>known))
    return 0


cdef int place(Pen& pen, const char* line, const char* column, Py_ssize_t offset, array starts) except -1:
    """Line and column of a source offset: the line is that of the last start that lies not behind it."""
    cdef Py_ssize_t low = 0, high = len(starts), middle
    while low < high:
        middle = (low + high) // 2
        if starts.data.as_uints[middle] <= offset:
            low = middle + 1
        else:
            high = middle
    put(pen, line)
    pen.number(low)
    put(pen, column)
    pen.number(offset - starts.data.as_uints[low - 1] + 1)
    return 0


cdef int stretch(Pen& pen, const char* name, Py_ssize_t start, Py_ssize_t end) except -1:
    put(pen, name)
    pen.number(start)
    put(pen, b', "end": ')
    pen.number(end)
    return 0


cdef int evidence(Pen& pen, tuple passages, Py_ssize_t start) except -1:
    cdef bint is_first = True
    put(pen, b', "evidence": [')
    for passage in passages:
        role, first, last = items(passage)
        named(pen, b'{"role": ' if is_first else b', {"role": ', role)
        stretch(pen, b', "start": ', start + <Py_ssize_t>first, start + <Py_ssize_t>last)
        put(pen, b"}")
        is_first = False
    put(pen, b"]")
    return 0


cdef int related(Pen& pen, tuple items, array starts) except -1:
    cdef bint is_first = True
    put(pen, b', "related": [')
    for item in items:
        place(pen, b'{"line": ' if is_first else b', {"line": ', b', "column": ', item.span[0], starts)
        named(pen, b', "message": ', item.message)
        put(pen, b"}")
        is_first = False
    put(pen, b"]")
    return 0


cdef int fixes(Pen& pen, tuple items) except -1:
    cdef bint is_first = True, is_first_edit
    put(pen, b', "fixes": [')
    for fix in items:
        named(pen, b'{"description": ' if is_first else b', {"description": ', fix.description)
        put(pen, b', "edits": [')
        is_first, is_first_edit = False, True
        for edit in fix.edits:
            stretch(pen, b'{"start": ' if is_first_edit else b', {"start": ', edit.span[0], edit.span[1])
            named(pen, b', "text": ', edit.text)
            put(pen, b"}")
            is_first_edit = False
        put(pen, b"]}")
    put(pen, b"]")
    return 0


cdef int suppressed(Pen& pen, object why) except -1:
    put(pen, b'", "suppressed": ')
    if why is None:
        put(pen, b"null")
        return 0
    named(pen, b'{"kind": ', why.kind)
    named(pen, b', "reason": ', why.reason)
    named(pen, b', "approver": ', why.approver)
    named(pen, b', "expires": ', why.expires)
    put(pen, b"}")
    return 0


cdef int fingerprint(Pen& pen, object finding, str text, dict met, object sha256) except -1:
    """As `linter.policy.fingerprints` has it."""
    cdef Pen own
    cdef object claim = field(finding, CLAIM), alike
    cdef str digits
    utf8(own, field(finding, RULE))
    if PyUnicode_IS_COMPACT_ASCII(text):
        own.words(PyUnicode_1BYTE_DATA(text), PyUnicode_GET_LENGTH(text))
        own.put(b"\0", 1)
    else:
        utf8(own, normal(text))
    utf8(own, field(finding, TARGET))
    utf8(own, "" if claim is None else claim)
    alike = PyBytes_FromStringAndSize(own.first, own.size)
    if <Py_ssize_t>own.size >= SHORTEST_DIGEST:
        alike = sha256(alike).digest()
    number = met.get(alike, -1) + 1
    met[alike] = number
    own.number(number)
    digits = sha256(PyBytes_FromStringAndSize(own.first, own.size)).hexdigest()
    pen.put(<const char*>PyUnicode_1BYTE_DATA(digits), DIGITS)
    return 0


cdef int utf8(Pen& pen, object text) except -1:
    """A text and a NUL behind it."""
    cdef bytes encoded
    if PyUnicode_IS_COMPACT_ASCII(text):
        pen.put(<const char*>PyUnicode_1BYTE_DATA(text), PyUnicode_GET_LENGTH(text))
    else:
        encoded = text.encode()
        pen.put(PyBytes_AS_STRING(encoded), PyBytes_GET_SIZE(encoded))
    pen.put(b"\0", 1)
    return 0
