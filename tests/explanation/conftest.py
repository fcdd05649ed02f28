"""Explanations of a line of copy."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.documents.model import Format
from linter.documents.read import read_document
from linter.engine import CompiledRegistry
from linter.explanation.explain import explain_line
from linter.explanation.values import Explanation
from linter.findings import Context
from linter.policy.policy import Policy
from tests.conftest import AS_OF

Explain = Callable[..., Explanation]


@pytest.fixture(scope="session")
def explain(built_in: CompiledRegistry) -> Explain:
    """Explain a line: `explain("Exosomes cure arthritis.")`."""

    def explain(
        copy: str,
        line: int = 1,
        *,
        context: Context | None = Context.COMMERCIAL_OFFER,
        markets: tuple[str, ...] = ("us",),
        format: Format = "markdown",  # noqa: A002
        select: frozenset[str] = frozenset(),
    ) -> Explanation:
        document = read_document(copy.encode(), "copy", format)
        return explain_line(document, line, built_in, Policy(markets, context, None, select, frozenset()), AS_OF)

    return explain
