"""Copy in another language: said to be unread, and nobody has an opinion on it."""

from __future__ import annotations

import pytest

from linter.api import lint_text

OTHER_LANGUAGES = [
    "# Nuestra clínica\n\nLas personas que llegan con las rodillas cansadas vuelven a subir la escalera sin pensarlo, y muchas nos escriben "
    "después de unas semanas para contarnos que duermen toda la noche. Pida su cita hoy mismo con el doctor.",
    "# Unsere Praxis\n\nWer mit müden Knien kommt, steigt nach wenigen Wochen wieder Treppen, ohne darüber nachzudenken, und viele schreiben uns "
    "später, dass sie endlich wieder durchschlafen. Vereinbaren Sie noch heute einen Termin bei unserem Arzt.",
    "# 자주 묻는 질문\n\n무릎이 아파서 오신 분들이 몇 주 뒤에는 다시 계단을 오르고 밤에도 잘 주무신다고 합니다. 처음 오시는 분은 신분증과 함께 지난 검사 결과를 "
    "가져오시면 진료 시간이 짧아집니다. 예약은 전화나 인터넷으로 하실 수 있고 주차는 건물 뒤에서 하시면 됩니다.",
    "# Частые вопросы\n\nЛюди, которые приходят с больными коленями, через несколько недель снова поднимаются по лестнице и спят всю ночь. "
    "Возьмите с собой паспорт и результаты прежних обследований. Записаться можно по телефону или на сайте.",
]


@pytest.mark.parametrize("copy", OTHER_LANGUAGES)
@pytest.mark.parametrize("ignore", [[], ["unchecked-language"]])
def test_there_is_no_opinion_on_what_nobody_reads(copy: str, ignore: list[str]) -> None:
    found = {finding.rule for finding in lint_text(copy, path="page.md", context="commercial-offer", ignore=ignore).findings}
    assert not {rule for rule in found if rule.startswith("reads-like")}
    assert ("unchecked-language" in found) is not bool(ignore)


def test_a_foreign_line_takes_no_opinion_from_an_english_page() -> None:
    copy = "# Knees\n\nSe habla español.\n\nMost of our patients walk out of here the way they walked at thirty. Book your exosome visit today."
    assert any(finding.rule.startswith("reads-like") for finding in lint_text(copy, path="page.md").findings)
