"""Which sentences of a page hold a label or a mention, and what its signals add up to: compiled where the package was built with a compiler
at hand, else in Python, as `linter.language.accelerated`; this is chosen apart because it builds on what was read.

Either is found in one pass, so that nobody looks through all sentences for what no page has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.language.reading import Place

__all__ = ["Index", "Place", "tally"]

if TYPE_CHECKING:
    from linter.language.counting import tally
    from linter.language.numbering import Index
else:
    try:
        from linter.language._sighting import Index, tally
    except ImportError:
        from linter.language.counting import tally
        from linter.language.numbering import Index
