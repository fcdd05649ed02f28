# cython: language_level=3, wraparound=False
# distutils: language = c++
"""`linter.language.asserting`, compiled: the same assertions, in one call a page.

How each is told and why stands there; here the names are the same.
"""

cimport cython

from cpython.object cimport PyObject
from cpython.tuple cimport PyTuple_GET_ITEM

from linter.language._credit cimport credited_in, has_own_subject_in, is_pronoun_in, may_have_own_subject
from linter.language._evidence cimport told_by
from linter.language._fields cimport (
    BLOCK_LEAD,
    BLOCK_ROW,
    BLOCK_SECTION,
    BLOCK_SURFACE,
    CUE_GROUP,
    FRAME_ABOUT,
    FRAME_EFFECT,
    FRAME_END,
    FRAME_KIND,
    FRAME_SOFT,
    FRAME_START,
    FRAME_TARGET,
    GROUP_ROLE,
    MENTION_END,
    MENTION_KIND,
    MENTION_START,
    NAME_KIND,
    READING_BLOCK,
    READING_CUES,
    READING_MENTIONS,
    READING_SENTENCE,
    READING_TARGETS,
    SENTENCE_ENDING,
    STANDING_CUES,
    STANDING_STANCE,
)
from linter.language._frames cimport each_once, frame_of, is_structure, look_for_frames, named_by
from linter.language._named cimport Fields, know, set_slot, slot_of, unset
from linter.language._said cimport ADDRESSES, ON_ANIMALS, ON_HUMANS, Said, look_at
from linter.language._stance cimport ASSERTED, Hearing, listen, nothing_governs

from linter.documents.model import Block
from linter.findings import Rung, Stance
from linter.language import reading as read
from linter.language import said
from linter.language._evidence import as_written
from linter.language.credit import is_of_another
from linter.language.lexicon import Name
from linter.language.tokens import Sentence
from linter.registry.vocabulary import CueGroup

cdef Fields READING, MENTION, CUE, SENTENCE, NAME, GROUP, FRAME, BLOCK, STANDING, ASSERTION  # of the records that are read or made here
know(READING, read.Reading)
know(MENTION, read.Mention)
know(CUE, read.Cue)
know(SENTENCE, Sentence)
know(NAME, Name)
know(GROUP, CueGroup)
know(FRAME, said.Frame)
know(BLOCK, Block)
know(STANDING, said.Standing)
know(ASSERTION, said.Assertion)

cdef object PLAIN = Stance.ASSERTED
cdef object AssertedTarget = said.AssertedTarget
cdef int FRAGMENT = said.FRAGMENT
cdef int LETTER = said.LETTER
cdef str SAYING = said.SAYING
cdef frozenset RUNNING = said.RUNNING


def asserted(view):
    """See `linter.language.asserting.asserted`."""
    cdef Finder finder = Finder.__new__(Finder)
    finder.look_at(view)
    finder.find()
    return finder.found


@cython.final
cdef class Finder:
    """One pass over the sentences of a page: see `linter.language.asserting`, where the same methods are."""

    cdef object view
    cdef tuple readings
    cdef tuple blocks
    cdef object offering
    cdef object products
    cdef object naming
    cdef object introducing
    cdef object listing
    cdef object rungs
    cdef object spoken
    cdef tuple unsaid
    cdef dict targets  # by the number of the name that they are made of
    cdef dict shared
    cdef bint offers
    cdef list found
    cdef Hearing heard  # the sentence whose cues were last asked for
    cdef object by  # who was named when it was last asked who has an effect

    cdef int look_at(self, view) except -1:
        self.view, self.readings, self.blocks = view, tuple(view.readings), tuple(view.blocks)
        self.offers, self.offering, self.products, self.naming = view.offers, view.offering, view.products, view.naming
        self.introducing, self.listing, self.rungs, self.unsaid = view.introducing, view.listing, view.rungs, tuple(view.unsaid)
        self.targets, self.shared, self.found = {}, {}, []
        return 0

    cdef int find(self) except -1:
        cdef bint introduces = bool(self.introducing) or bool(self.listing), is_named, is_aside, has_other
        cdef Py_ssize_t number
        cdef Said looked
        cdef list frames
        subjects = self.view.index.mentioning("subject")
        listed = self.view.index.with_any(said.OFFERED_FOR, said.LEAD_INS)
        last = before = None
        for number in range(len(self.readings)):
            reading = self.readings[number]
            last, before = before, reading
            is_named = number in self.products
            has_other = not is_named and number in subjects
            is_aside = self.offers and block_of(reading) not in self.offering and not self.answers(number)
            if is_aside and not is_named:
                continue
            frames = []
            looked = look_for_frames(reading, last, self.unsaid if number in listed else (), frames)
            if has_other:
                frames = [frame for frame in frames if not is_of_another(reading, *frame.reach)]
            elif not frames and introduces and <tuple?><object>slot_of(READING, <PyObject*>reading, READING_TARGETS):
                self.introduced(number, frames)
            if frames:
                if looked is None:
                    looked = look_at(reading)
                self.tell(number, looked, frames if len(frames) < 2 else each_once(frames), is_aside)
        return 0

    cdef int tell(self, Py_ssize_t number, Said looked, list frames, bint is_aside) except -1:
        """Add the assertions that the `frames` of a sentence make."""
        cdef list having = []
        cdef str kind
        for frame in frames:
            kind = self.agent(number, looked, frame)
            if kind is not None:
                having.append((frame, kind, self.by))
        if len(having) > 1:
            having = self.strongest(looked, having)
        for frame, kind, mention in having:
            if not is_aside or (kind == "product" and <str?><object>slot_of(FRAME, <PyObject*>frame, FRAME_KIND) == SAYING):
                self.found.append(self.assertion(number, looked, frame, kind, mention))
        return 0

    cdef int introduced(self, Py_ssize_t number, list found) except -1:
        reading = self.readings[number]
        block = self.block(reading)
        surface = <str?><object>slot_of(BLOCK, <PyObject*>block, BLOCK_SURFACE)
        if surface == "table-cell" and <object>slot_of(BLOCK, <PyObject*>block, BLOCK_ROW) in self.view.others:
            return 0
        lead = self.lead(number)
        if lead not in self.introducing and not (surface == "list-item" and lead in self.listing):
            return 0
        for effect in self.unsaid:
            for target in <tuple?><object>slot_of(READING, <PyObject*>reading, READING_TARGETS):
                if not is_structure(<PyObject*>target):
                    about = named_by(<PyObject*>target)
                    found.append(frame_of("lead-in", effect, (<tuple>target)[0], (<tuple>target)[1], target, False, about, None))
        return 0

    cdef inline object block(self, reading):
        """The block of a sentence."""
        return self.blocks[<Py_ssize_t>block_of(reading)]

    cdef object lead(self, Py_ssize_t number):
        reading = self.readings[number]
        led = self.view.answering.get(number)
        if led is not None:
            return led
        block = self.block(reading)
        led = <object>slot_of(BLOCK, <PyObject*>block, BLOCK_LEAD)
        if led is not None:
            return led
        if <str?><object>slot_of(BLOCK, <PyObject*>block, BLOCK_SURFACE) == "link":
            return <object>slot_of(BLOCK, <PyObject*>block, BLOCK_SECTION)
        return self.view.bulleted.get(block_of(reading))

    cdef object assertion(self, Py_ssize_t number, Said looked, frame, str kind, mention):
        cdef int first, last, start, end
        stands = self.standing(number, looked, frame)
        target = self.target(frame)
        span, passages = told_by(looked, self.block(looked.reading), frame, mention, <tuple?><object>slot_of(STANDING, <PyObject*>stands, STANDING_CUES))
        agent = "" if mention is None else self.once(as_written(looked.sentence, mention))
        first, last = <object>slot_of(FRAME, <PyObject*>frame, FRAME_START), <object>slot_of(FRAME, <PyObject*>frame, FRAME_END)
        hit = <object>slot_of(FRAME, <PyObject*>frame, FRAME_TARGET)
        if hit is not None:
            looked.put(hit, &start, &end)
            first, last = min(first, start), max(last, end)
        return assertion_of((
            <object>slot_of(FRAME, <PyObject*>frame, FRAME_EFFECT), target, self.rung(looked, frame, target), <object>slot_of(STANDING, <PyObject*>stands, STANDING_STANCE),
            kind, agent, <object>slot_of(FRAME, <PyObject*>frame, FRAME_KIND), block_of(looked.reading), number, (first, last), span,
            self.once(passages),
        ))

    cdef object once(self, value):
        """`value`, or an equal one that was met before on the page."""
        return self.shared.setdefault(value, value)

    cdef object standing(self, Py_ssize_t number, Said looked, frame):
        following = self.readings[number + 1] if number + 1 < len(self.readings) else None
        if nothing_governs(looked.reading, following):
            stands = ASSERTED
        else:
            stands = self.hearing(looked, following).frame_standing(frame)
        if <str?><object>slot_of(FRAME, <PyObject*>frame, FRAME_KIND) == "lead-in" and slot_of(STANDING, <PyObject*>stands, STANDING_STANCE) == <PyObject*>PLAIN:
            return self.introducing.get(self.lead(number), stands)
        return stands

    cdef Hearing hearing(self, Said looked, following):
        """A sentence with its cues, listened to once for all of its frames."""
        if self.heard is None or self.heard.said is not looked:
            self.heard = listen(looked, following)
        return self.heard

    cdef object target(self, frame):
        name = <object>slot_of(FRAME, <PyObject*>frame, FRAME_ABOUT)
        key = <size_t><PyObject*>name
        target = self.targets.get(key)
        if target is None:
            if name is None:
                target = AssertedTarget("outcome", "", "")
            else:
                assert name.kind != "product"
                target = AssertedTarget(name.kind, name.id, name.title)
            self.targets[key] = target
        return target

    cdef object rung(self, Said looked, frame, target):
        rung = self.rungs[<object>slot_of(FRAME, <PyObject*>frame, FRAME_EFFECT)].rungs[target.kind]
        if self.offers:
            return rung
        looked.note_phrases()
        if looked.marks & ON_ANIMALS:
            return lower(rung, Rung.PRECLINICAL_FINDING)
        if looked.marks & ON_HUMANS:
            return lower(rung, Rung.EARLY_HUMAN_FINDING)
        return rung

    cdef str agent(self, Py_ssize_t number, Said looked, frame):
        """Who has the effect, and in `by` the mention of it; None when it is somebody else, or when nobody relevant is in view."""
        cdef str kind = <str?><object>slot_of(FRAME, <PyObject*>frame, FRAME_KIND), about
        cdef bint is_lead = kind == "lead-in", in_view, is_named
        self.by = credited_in(looked, frame) if <object>slot_of(READING, <PyObject*>looked.reading, READING_MENTIONS) else None
        if self.by is not None:
            who = <str?><object>slot_of(MENTION, <PyObject*>self.by, MENTION_KIND)
            if who == "agent":
                return None
            if who == "product":
                return "product"
        is_named = self.has_product_in_view(number) or (is_lead and self.lead(number) in self.naming)
        in_view = is_named or (self.by is not None and not self.is_loose(looked))
        block = self.block(looked.reading)
        surface = <object>slot_of(BLOCK, <PyObject*>block, BLOCK_SURFACE)
        if kind == "nominal" and not in_view and surface == "navigation":
            return None
        name = <object>slot_of(FRAME, <PyObject*>frame, FRAME_ABOUT)
        about = "outcome" if name is None else <str?><object>slot_of(NAME, <PyObject*>name, NAME_KIND)
        if <object>slot_of(FRAME, <PyObject*>frame, FRAME_SOFT):
            if about == "structure" or about == "outcome" or not (in_view or self.invites(looked, frame)):
                return None
        if not self.offers:
            return "page" if is_named else None
        if not (in_view or is_lead):
            if (may_have_own_subject(frame) and has_own_subject_in(looked, frame)) or not self.is_spoken(looked, frame, surface):
                return None
        if not in_view and (about == "structure" or (kind == "nominal" and self.names_a_field(frame))):
            if not self.speaks_to(looked, frame, surface):
                return None
        return "page"

    cdef bint names_a_field(self, frame) except -1:
        """Whether the nouns of an effect also name a field of medicine."""
        return self.rungs[<object>slot_of(FRAME, <PyObject*>frame, FRAME_EFFECT)].everyday_nouns

    cdef bint has_product_in_view(self, Py_ssize_t number) except -1:
        if number in self.products:
            return True
        return number - 1 in self.products and block_of(self.readings[number - 1]) == block_of(self.readings[number])

    cdef bint answers(self, Py_ssize_t number) except -1:
        cdef bint asks_for_product = False
        if not number:
            return False
        reading, before = self.readings[number], self.readings[number - 1]
        if block_of(before) != block_of(reading) or <str?><object>slot_of(SENTENCE, slot_of(READING, <PyObject*>before, READING_SENTENCE), SENTENCE_ENDING) != "?":
            return False
        for mention in <tuple?><object>slot_of(READING, <PyObject*>before, READING_MENTIONS):
            asks_for_product |= <str?><object>slot_of(MENTION, <PyObject*>mention, MENTION_KIND) == "product"
        for mention in <tuple?><object>slot_of(READING, <PyObject*>reading, READING_MENTIONS) if asks_for_product else ():
            if <str?><object>slot_of(MENTION, <PyObject*>mention, MENTION_KIND) == "anaphor" and <int><object>slot_of(MENTION, <PyObject*>mention, MENTION_START) <= LETTER:
                return True
        return False

    cdef bint is_loose(self, Said looked) except -1:
        """Whether `by` is a bare pronoun in copy that never names the product."""
        if self.naming:
            return False
        return is_pronoun_in(looked, <object>slot_of(MENTION, <PyObject*>self.by, MENTION_START), <object>slot_of(MENTION, <PyObject*>self.by, MENTION_END))

    cdef bint is_spoken(self, Said looked, frame, surface) except -1:
        if self.invites(looked, frame) or looked.count <= FRAGMENT or surface not in RUNNING:
            return True
        if self.spoken is None:
            speaking = self.products | self.view.index.with_any(read.VOICE, read.SELLERS)
            self.spoken = {block_of(self.readings[<Py_ssize_t>number]) for number in speaking}
        return block_of(looked.reading) in self.spoken

    cdef bint invites(self, Said looked, frame) except -1:
        if <int><object>slot_of(FRAME, <PyObject*>frame, FRAME_START) == 0:
            return True
        if <str?><object>slot_of(SENTENCE, <PyObject*>looked.sentence, SENTENCE_ENDING) != "?":
            return False
        for cue in <tuple?><object>slot_of(READING, <PyObject*>looked.reading, READING_CUES):
            if <object>slot_of(GROUP, slot_of(CUE, <PyObject*>cue, CUE_GROUP), GROUP_ROLE) == "leads-on":
                return True
        return False

    cdef bint speaks_to(self, Said looked, frame, surface) except -1:
        """Whether the sentence speaks to its reader or of the page's customers, or is a fragment: a slogan, not a fact of biology."""
        if self.invites(looked, frame) or surface not in RUNNING:
            return True
        looked.note_phrases()
        return looked.marks & ADDRESSES

    cdef list strongest(self, Said looked, list having):
        """One frame per target: of several the highest rung, then the first. A bare outcome yields to a frame on the same words."""
        cdef dict best = {}
        cdef int start, end
        cdef bint has_bare = False
        for each in having:
            frame = (<tuple>each)[0]
            name = <object>slot_of(FRAME, <PyObject*>frame, FRAME_ABOUT)
            hit = <object>slot_of(FRAME, <PyObject*>frame, FRAME_TARGET)
            start = <object>slot_of(FRAME, <PyObject*>frame, FRAME_START)
            if hit is not None:
                looked.put(hit, &start, &end)
            key = ("" if name is None else name.id, start)
            before = best.get(key)
            if before is None or self.height(frame) > self.height((<tuple>before)[0]):
                best[key] = each
        kept = list(best.values())
        spoken = set()
        for each in kept:
            frame = (<tuple>each)[0]
            if <object>slot_of(FRAME, <PyObject*>frame, FRAME_ABOUT) is None:
                has_bare = True
            else:
                start, end = frame.reach
                spoken.update(range(start, end))
        if not has_bare:
            return kept
        return [each for each in kept if not yields((<tuple>each)[0], spoken)]

    cdef int height(self, frame) except -1:
        name = <object>slot_of(FRAME, <PyObject*>frame, FRAME_ABOUT)
        return self.rungs[<object>slot_of(FRAME, <PyObject*>frame, FRAME_EFFECT)].rungs["outcome" if name is None else name.kind].height


cdef bint yields(frame, set spoken) except -1:
    """Whether a frame about nothing in particular stands on words that are `spoken` of something."""
    if <object>slot_of(FRAME, <PyObject*>frame, FRAME_ABOUT) is not None:
        return False
    return not spoken.isdisjoint(range(<object>slot_of(FRAME, <PyObject*>frame, FRAME_START), <object>slot_of(FRAME, <PyObject*>frame, FRAME_END)))


cdef inline object block_of(reading):
    """The number of the block that a sentence stands in."""
    return <object>slot_of(READING, <PyObject*>reading, READING_BLOCK)


cdef object lower(rung, other):
    """The lower of two rungs."""
    return other if other.height < rung.height else rung


cdef object assertion_of(tuple fields):
    """The assertion with all of its `fields`, in order."""
    cdef Py_ssize_t at
    made = unset(<object>ASSERTION.kind)
    for at in range(len(fields)):
        set_slot(made, ASSERTION.places[at], <object>PyTuple_GET_ITEM(fields, at))
    return made
