"""Whether a page speaks of the field at all."""

from __future__ import annotations

import pytest

from linter.documents.read import read_document
from linter.engine import CompiledRegistry
from linter.language.reading import read_blocks
from linter.language.subject import speaks_of_bodies

FILLER = "The list is sorted by name and the newest entry comes first. " * 30


@pytest.mark.parametrize(
    ("copy", "speaks"),
    [
        ("The list is sorted.", True),
        (FILLER, False),
        (f"{FILLER} The stack keeps the memory of a knee.", False),
        (f"{FILLER} Knees, hips, shoulders, ankles and wrists.", True),
        (f"{FILLER * 4} Gout, migraine and eczema.", True),
        (f"{FILLER * 4} Knees, hips and shoulders.", False),
    ],
    ids=["too short to tell", "none", "in passing", "often", "three ailments on a long page", "parts of the body on a long page"],
)
def test_bodies_and_what_ails_them(copy: str, speaks: bool, built_in: CompiledRegistry) -> None:
    document = read_document(copy.encode(), "page.md")
    readings = read_blocks(document, built_in.lexicon)
    assert speaks_of_bodies(readings, sum(map(len, readings))) is speaks
