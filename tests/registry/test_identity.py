"""What was kept is used again only while everything that it was made with is the same."""

from __future__ import annotations

import pytest

from linter.language.accelerated import IS_COMPILED
from linter.registry import identity


def test_the_program_is_known_by_its_weights_and_compiled_modules_too(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(identity, "_state", lambda file: seen.append(file.name) or file.name)
    identity.program_key.__wrapped__()
    assert {"engine.py", "opinion.py", "opinion_weights.bin"} <= set(seen)
    for module in ("_matching.", "flow.", "_json_findings.", "_records."):
        assert any(name.startswith(module) and not name.endswith((".py", ".pyx")) for name in seen) == IS_COMPILED
