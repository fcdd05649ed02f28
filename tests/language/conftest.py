"""Assertions of a piece of copy, read with the shipped vocabulary."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.documents.read import read_document
from linter.engine import CompiledRegistry, understand
from linter.findings import Context
from linter.language.said import Assertion
from linter.policy.policy import Policy
from tests.conftest import AS_OF

Assertions = Callable[..., tuple[Assertion, ...]]


@pytest.fixture(scope="session")
def assertions(built_in: CompiledRegistry) -> Assertions:
    """What the copy asserts: `assertions("Exosomes cure arthritis.")`."""

    def assertions(copy: str, context: Context = Context.COMMERCIAL_OFFER) -> tuple[Assertion, ...]:
        policy = Policy(("us",), context, None, frozenset(), frozenset())
        return understand(read_document(copy.encode(), "copy.md"), built_in, policy, AS_OF).assertions

    return assertions
