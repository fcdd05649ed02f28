"""Words that registry and config share for where a disclosure has to stand and how large it has to be."""

from __future__ import annotations

from typing import Literal

Scope = Literal["page", "section", "block"]
"""How near to what asks for it."""

TypeSize = Literal["any", "body", "largest"]
"""How large beside the rest of the page."""
