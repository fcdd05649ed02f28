"""Whether a page that gives no sign of what it is reads like an offer all through.

Pages of clinics that explain, praise and ask nobody to book carry hardly a signal, and each of their sentences claims so little that a
few of them prove nothing. All of them together do: the second opinion on every passage, taken in the mean, tells such pages from what
charities, wards and journals write. What a page owes for its tone alone is a warning, for nothing on it says that it sells; what it claims
is judged as in any offer.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.opinions import passages_of, score_on
from linter.checks.page import Page
from linter.findings import Context, Finding, Severity
from linter.language.context import menus
from linter.language.opinion import only_asks
from linter.records import replace

_FEWEST = 5
"""Passages of a page: fewer have no tone."""
_SHORTEST = 120
"""Words of such a page."""
_STORY = 0.2
"""Share of the sentences with a word of who tells a story or is told of (claims/vocabulary/stories.yaml) from which a page tells a story.
To the second opinion stories of wards, stables and team-mates read like testimonials."""
_LIKE_AN_OFFER = -4.0
"""Mean score from which a page reads like an offer. Honest pages lie around -5.5, offers that claim around -3; that of a passage by itself
would be a claim from 0 on. How the bound was chosen is told in benchmarks/QUALITY.md."""
_TOLD = 5.0
"""Score against an offer, or for a trial, at which a page has told what it is."""
_EXPLAINED = 3.0
"""Score for education up to which a page may still be an offer: clinics explain, too."""
_MAY_BE_OFFERS = frozenset({Context.COMMERCIAL_OFFER, Context.EDUCATION})

_WHY_A_WARNING = (
    "Nothing on this page says outright that it is an offer, but it reads like one all through, so this is a warning. If the page offers "
    "nothing, set its context to education."
)


def reads_like_an_offer(page: Page) -> bool:
    """Whether `page`, which mentions the therapy and has not told what it is, reads like an offer in the mean of its passages.

    A few lines have no tone, and a story has one that says nothing of what it is told for.
    """
    signs = page.signs
    if page.context not in _MAY_BE_OFFERS or not signs.mentions_product or signs.of_others:
        return False
    if max(signs.score("not-promotional"), signs.score(Context.TRIAL_RECRUITMENT)) >= _TOLD or signs.score(Context.EDUCATION) > _EXPLAINED:
        return False
    if sum(map(len, page.readings)) < _SHORTEST or _tells_a_story(page):
        return False
    scores = list(_scores(page))
    return len(scores) >= _FEWEST and sum(scores) >= _LIKE_AN_OFFER * len(scores)


def _tells_a_story(page: Page) -> bool:
    tellers = page.compiled.lexicon.tellers
    told = sum(not tellers.isdisjoint(reading.sentence.words) for reading in page.readings)
    return told > _STORY * len(page.readings)


def as_warning(finding: Finding) -> Finding:
    """`finding`, which rests on the tone of its page: a warning at most, and it says why."""
    severity = Severity.WARNING if finding.severity is Severity.ERROR else finding.severity
    return replace(finding, severity=severity, message=f"{finding.message} {_WHY_A_WARNING}")


def _scores(page: Page) -> Iterator[float]:
    """The scores of the passages of `page`, which keeps them: its checks ask for the same."""
    aside = menus(page.document)
    for passage in passages_of(page):
        readings = [page.readings[number] for number in passage]
        if readings[0].block not in aside and not only_asks(readings):
            page.scores[passage] = score = score_on(page, passage)
            yield score
