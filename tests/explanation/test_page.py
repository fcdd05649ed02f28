"""The page of an explained line: its context, signals and weights, and whether it promotes."""

from __future__ import annotations

import pytest

from linter.explanation.explain import LineError
from linter.findings import Context
from tests.explanation.conftest import Explain

PAGE = """# Exosomes for knees

Book a consultation today. Book a consultation now. Book a consultation soon.

<!-- nothing to read -->

Our exosomes treat arthritis
of the knee, fast.
"""


def test_the_signals_add_up_to_the_scores(explain: Explain) -> None:
    page = explain(PAGE, context=None).page
    sums: dict[str, float] = {}
    for signal in page.signals:
        assert signal.towards is not None
        sums[signal.towards] = sums.get(signal.towards, 0.0) + signal.counted
    assert sums == pytest.approx(dict(page.scores))
    assert (page.decided, page.promotional, page.mentions_product, page.headed_by_product) == ("judged", True, True, True)


def test_a_signal_has_its_place(explain: Explain) -> None:
    places = [
        (signal.line, signal.column, signal.counted) for signal in explain(PAGE, context=None).page.signals if signal.signal == "booking"
    ]
    assert [place[0] for place in places] == [3, 3, 3]
    assert places[1][2] == places[0][2] / 2
    assert places[2][2] == 0


def test_a_context_that_was_given_is_told(explain: Explain) -> None:
    page = explain(PAGE, context=Context.EDUCATION).page
    assert (page.context, page.decided) == (Context.EDUCATION, "given")


@pytest.mark.parametrize("line", [7, 8])
def test_a_sentence_is_found_from_each_of_its_lines(explain: Explain, line: int) -> None:
    (sentence,) = explain(PAGE, line).sentences
    assert sentence.text == "Our exosomes treat arthritis of the knee, fast."
    assert sentence.line == 7


@pytest.mark.parametrize("line", [2, 4])
def test_a_line_without_copy_has_no_sentences(explain: Explain, line: int) -> None:
    assert explain(PAGE, line).sentences == ()


@pytest.mark.parametrize("line", [0, 10, 10**9])
def test_a_line_that_is_not_there_is_refused(explain: Explain, line: int) -> None:
    with pytest.raises(LineError, match=f"there is no line {line}: the last one is 9"):
        explain(PAGE, line)


def test_explaining_is_pure(explain: Explain) -> None:
    assert explain(PAGE, 7) == explain(PAGE, 7)


def test_a_check_that_raises_is_not_explained_away(explain: Explain, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("broken on purpose")

    monkeypatch.setattr("linter.engine.check_assertions", broken)
    with pytest.raises(RuntimeError, match="broken on purpose"):
        explain(PAGE, 7)
