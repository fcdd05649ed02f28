"""The work of explaining a line grows with its sentences, and no faster, whatever they say.

Calls are counted, not time, as in `tests.test_scaling`.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.explanation.conftest import Explain
from tests.test_scaling import calls

SMALL, TIMES = 60, 4
SENTENCES = {
    "claims": "Exosomes cure knee arthritis. ",
    "claims about other treatments": "Steroids reduce inflammation. ",
    "phrases about something else": "Parking has no side effects. ",
    "phrases that are taken back": "Claims that exosomes have no side effects are false. ",
    "what leads to a list": "Conditions we treat: steroids reduce inflammation. ",
    "what goes with a price": "Book your exosome session for $250. ",
    "what claims nothing": "The garden is lovely in May, and the path is dry. ",
}


def _sentences(sentence: str) -> Callable[[int], tuple[str, str]]:
    return lambda number: (sentence * number, "markdown")


def _paragraphs(sentence: str) -> Callable[[int], tuple[str, str]]:
    return lambda number: (f"<p>{sentence}</p>" * number, "html")


def _items(sentence: str) -> Callable[[int], tuple[str, str]]:
    return lambda number: (f"<p>We offer exosomes for:</p><ul>{f'<li>{sentence}</li>' * number}</ul>", "html")


@pytest.mark.parametrize("copy", [_sentences, _paragraphs, _items])
@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES)
def test_calls_grow_with_the_sentences_of_the_line(
    copy: Callable[[str], Callable[[int], tuple[str, str]]], sentence: str, explain: Explain
) -> None:
    def explained(number: int) -> None:
        text, format_ = copy(sentence)(number)
        assert len(explain(text, format=format_).sentences) >= number

    explained(TIMES * SMALL)  # what is made once is made now
    small, large = (calls(lambda number=number: explained(number)) for number in (SMALL, TIMES * SMALL))
    assert large <= 1.2 * TIMES * small
