"""The frames of a sentence, to whom they are credited, and how it stands to them: compiled where the package was built with a compiler at
hand, else in Python, as `linter.language.accelerated`; this is chosen apart because it builds on what was read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["as_written", "credited", "evidence", "frame_standing", "frames", "has_own_subject", "is_pronoun", "own_clause", "standing"]

if TYPE_CHECKING:
    from linter.language.credit import credited, has_own_subject, is_pronoun
    from linter.language.evidence import as_written, evidence
    from linter.language.frames import frames
    from linter.language.stance import frame_standing, own_clause, standing
else:
    try:
        from linter.language._saying import (
            as_written,
            credited,
            evidence,
            frame_standing,
            frames,
            has_own_subject,
            is_pronoun,
            own_clause,
            standing,
        )
    except ImportError:
        from linter.language.credit import credited, has_own_subject, is_pronoun
        from linter.language.evidence import as_written, evidence
        from linter.language.frames import frames
        from linter.language.stance import frame_standing, own_clause, standing
