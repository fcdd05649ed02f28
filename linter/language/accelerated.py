"""What most of a run's time goes into: compiled where the package was built with a compiler at hand, else in Python.

Both find the same; tests hold them against each other over every corpus. Whatever is chosen is chosen here, and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = [
    "IS_COMPILED",
    "Features",
    "NameTrie",
    "Passages",
    "PatternIndex",
    "Reader",
    "Weights",
    "passages",
    "sentences",
]

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from linter.documents.model import Block
    from linter.language.disguise import Disguise
    from linter.language.lexicon import Lexicon
    from linter.language.matching import PatternIndex
    from linter.language.names import NameTrie
    from linter.language.reading import Reading
    from linter.language.tokens import Sentence, sentences
    from linter.language.weighing import Features, Passages, Weights, passages

    IS_COMPILED: bool

    class Reader:
        """What reads sentences as `linter.language.reading` does, with one lexicon; there is none in Python alone."""

        def __init__(self, lexicon: Lexicon) -> None: ...

        @staticmethod
        def reads(lexicon: Lexicon) -> bool:
            """Whether this is a reader for `lexicon`, all parts of which are compiled."""

        def page(self, blocks: Iterable[Block], remembered: dict[str, tuple[Reading, ...]]) -> tuple[Reading, ...]:
            """The readings of the sentences of all `blocks` of a page; `remembered` are those of blocks, by their text."""

        def block(self, text: str, number: int) -> list[Reading]:
            """The readings of the sentences of a block's `text`, told by their neighbours."""

        def across(
            self, readings: Sequence[Reading], pairs: list[tuple[int, int]], index: PatternIndex
        ) -> dict[int, tuple[tuple[int, int, frozenset[str]], ...]]:
            """The phrases that begin in the first sentence of a pair and end in the second, by the place of the pair."""

        def sentence(self, sentence: Sentence, number: int, disguises: tuple[Disguise, ...]) -> Reading:
            """The reading of one sentence of the block of that `number`, which has been read past its `disguises`."""
else:
    try:
        from linter.language._matching import PatternIndex
        from linter.language._names import NameTrie
        from linter.language._reading import Reader
        from linter.language._tokens import sentences
        from linter.language._weighing import Features, Passages, Weights, passages

        IS_COMPILED = True
    except ImportError:
        from linter.language.matching import PatternIndex
        from linter.language.names import NameTrie
        from linter.language.tokens import sentences
        from linter.language.weighing import Features, Passages, Weights, passages

        IS_COMPILED = False
        Reader = None
