"""The assertions of a page, the frames of a sentence, and how it stands to them: compiled where the package was built with a compiler at
hand, else in Python, as `linter.language.accelerated`; this is chosen apart because it builds on what was read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["asserted", "frames", "own_clause", "standing"]

if TYPE_CHECKING:
    from linter.language.asserting import asserted
    from linter.language.frames import frames
    from linter.language.stance import own_clause, standing
else:
    try:
        from linter.language._asserting import asserted
        from linter.language._frames import frames
        from linter.language._stance import own_clause, standing
    except ImportError:
        from linter.language.asserting import asserted
        from linter.language.frames import frames
        from linter.language.stance import own_clause, standing
