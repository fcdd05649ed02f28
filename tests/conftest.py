"""What many tests need: the built-in registry, compiled once, and copy checked in a line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

import linter
from linter.documents.model import Format
from linter.documents.read import read_document
from linter.engine import CompiledRegistry, Verdict, compile_registry, lint_document
from linter.findings import Context
from linter.policy.policy import Policy
from linter.registry.load import load_registry

AS_OF = date(2026, 11, 23)
SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Development material that may lie beside the checkout; tests that need it are skipped without it."""

Check = Callable[..., Verdict]

settings.register_profile("untimed", deadline=None)  # no test fails because a machine is slow
settings.load_profile("untimed")


def pytest_sessionstart() -> None:
    """What is compiled of a module in Python would be tested in its place, changed or not."""
    for types in Path(linter.__path__[0]).glob("*/*.pxd"):
        for compiled in types.parent.glob(f"{types.stem}.*"):
            sources = [file for file in (types, types.with_suffix(".py")) if file.is_file()]
            if compiled.suffix in (".so", ".pyd") and max(file.stat().st_mtime for file in sources) > compiled.stat().st_mtime:
                pytest.exit(f"{compiled.name} is older than its source: make setup", returncode=3)


@pytest.fixture(scope="session")
def built_in() -> CompiledRegistry:
    """The registry that is shipped."""
    return compile_registry(load_registry())


@pytest.fixture(scope="session")
def check(built_in: CompiledRegistry) -> Check:
    """Check copy as the command would: `check("Exosomes cure arthritis.")`."""

    def check(
        copy: str,
        *,
        context: Context | None = Context.COMMERCIAL_OFFER,
        format: Format = "markdown",  # noqa: A002
        markets: tuple[str, ...] = ("us",),
        as_of: date = AS_OF,
    ) -> Verdict:
        document = read_document(copy.encode(), "copy", format)
        return lint_document(document, built_in, Policy(markets, context, None, frozenset(), frozenset()), as_of)

    return check


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development material; skips visibly where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the development material is not beside this checkout")
    return SHARED
