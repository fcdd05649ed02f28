"""What most of a run's time goes into: compiled where the package was built with a compiler at hand, else in Python.

Both find the same; tests hold them against each other over every corpus. Whatever is chosen is chosen here, and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["IS_COMPILED", "Features", "NameTrie", "PatternIndex", "Weights", "sentences"]

if TYPE_CHECKING:
    from linter.language.matching import PatternIndex
    from linter.language.names import NameTrie
    from linter.language.tokens import sentences
    from linter.language.weighing import Features, Weights

    IS_COMPILED: bool
else:
    try:
        from linter.language._matching import PatternIndex
        from linter.language._names import NameTrie
        from linter.language._tokens import sentences
        from linter.language._weighing import Features, Weights

        IS_COMPILED = True
    except ImportError:
        from linter.language.matching import PatternIndex
        from linter.language.names import NameTrie
        from linter.language.tokens import sentences
        from linter.language.weighing import Features, Weights

        IS_COMPILED = False
