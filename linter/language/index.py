"""Which sentences of a page hold a label or a mention, which two may say something together, and what its signals add up to.

Compiled where the package was built with a compiler at hand, else in Python, as `linter.language.accelerated`; this is chosen apart because
it builds on what was read.

Either is found in one pass, so that nobody looks through all sentences for what no page has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.language.reading import Place

__all__ = ["Index", "Place", "paired", "tally"]

if TYPE_CHECKING:
    from linter.language.counting import tally
    from linter.language.numbering import Index
    from linter.language.pairing import paired
else:
    try:
        from linter.language._sighting import Index, paired, tally
    except ImportError:
        from linter.language.counting import tally
        from linter.language.numbering import Index
        from linter.language.pairing import paired
