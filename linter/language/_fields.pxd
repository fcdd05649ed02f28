# cython: language_level=3
"""Where what was read keeps its fields, by number: the order of their slots, in one place for all compiled modules that look there."""

cdef enum:  # of a reading (`linter.language.reading`)
    READING_BLOCK = 0
    READING_SENTENCE = 1
    READING_TARGETS = 2
    READING_EFFECTS = 3
    READING_OUTCOMES = 4
    READING_MENTIONS = 5
    READING_CUES = 6
    READING_PHRASES = 7
    READING_SIGNALS = 8
    READING_MASKS = 9
    READING_TOLD = 10
    READING_DISGUISES = 11

cdef enum:  # of a sentence (`linter.language.tokens`)
    SENTENCE_TEXT = 0
    SENTENCE_WORDS = 1
    SENTENCE_STARTS = 2
    SENTENCE_JOINS = 3
    SENTENCE_ENDING = 4
    SENTENCE_QUOTED = 5
    SENTENCE_ENDS = 6

cdef enum:  # of a mention (`linter.language.reading`)
    MENTION_KIND = 0
    MENTION_ID = 1
    MENTION_START = 2
    MENTION_END = 3

cdef enum:  # of a cue (`linter.language.reading`)
    CUE_START = 0
    CUE_END = 1
    CUE_GROUP = 2

cdef enum:  # of a block (`linter.documents.model`)
    BLOCK_TEXT = 0
    BLOCK_SURFACE = 1
    BLOCK_OFFSETS = 2
    BLOCK_VISIBILITY = 3
    BLOCK_LEVEL = 4
    BLOCK_LEAD = 5
    BLOCK_SECTION = 6
    BLOCK_ROW = 7

cdef enum:  # of a frame (`linter.language.said`)
    FRAME_KIND = 0
    FRAME_EFFECT = 1
    FRAME_START = 2
    FRAME_END = 3
    FRAME_TARGET = 4
    FRAME_SOFT = 5
    FRAME_ABOUT = 6
    FRAME_VERB_FORM = 7

cdef enum:  # of what cues are filed under (`linter.registry.vocabulary.CueGroup`)
    GROUP_STANCE = 1
    GROUP_SCOPE = 2
    GROUP_ROLE = 5

cdef enum:  # of a standing (`linter.language.said`)
    STANDING_STANCE = 0
    STANDING_CUES = 1

cdef enum:  # of the use of an effect word (`linter.language.lexicon`)
    USE_EFFECT = 0
    USE_FORM = 1
    USE_VERB_FORM = 2
    USE_SOFT = 3

cdef enum:  # of a name (`linter.language.lexicon`)
    NAME_KIND = 0
