"""How well a disclosure that is said is said: where it stands, and after what.

Grades, best first: `present`; `after-call-to-action`; `aside` (a footer, a footnote, small print, a part the reader has to open); `unseen`
(a comment, a hidden part, an alt text or metadata: nobody reads it on the page). A disclosure has the grade of its best place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from linter.checks.compiled import disclosure_label
from linter.checks.page import Page
from linter.documents.model import Visibility
from linter.findings import Span
from linter.registry.model import Disclosure, Proposition


class Grade(IntEnum):
    """How a passage that says a disclosure stands, best last."""

    UNSEEN = 0
    ASIDE = 1
    AFTER_CALL_TO_ACTION = 2
    PRESENT = 3


GRADE_WORDS = {
    Grade.UNSEEN: "where no reader sees it",
    Grade.ASIDE: "in a part of the page that readers pass over",
    Grade.AFTER_CALL_TO_ACTION: "only after the reader has been asked to book",
    Grade.PRESENT: "where a reader meets it",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One passage that says a proposition: its place, surface and grade."""

    span: Span
    surface: str
    grade: Grade


def said_places(disclosure: Disclosure, proposition: Proposition, page: Page) -> Iterator[Said]:
    """Every passage that says `proposition`, well placed or not, in source order."""
    taken_back = {number for number, _, _ in page.labelled(disclosure_label(disclosure, f"{proposition.id}:unless"))}
    deadline = call_to_action(disclosure, page)
    for number, start, end in page.labelled(disclosure_label(disclosure, proposition.id)):
        reading = page.readings[number]
        if number in taken_back or not page.says((number, start, end)):
            continue
        span = page.span(reading, start, end)
        block = page.block(reading)
        if block.visibility is not Visibility.VISIBLE:
            grade = Grade.UNSEEN
        elif block.surface in disclosure.not_in:
            grade = Grade.ASIDE
        elif deadline is not None and span.start > deadline.start and not _opens_with(page, deadline):
            grade = Grade.AFTER_CALL_TO_ACTION
        else:
            grade = Grade.PRESENT
        yield Said(span, block.surface, grade)


def best_place(disclosure: Disclosure, group: tuple[Proposition, ...], page: Page) -> Said | None:
    """The best-placed passage that says one of `group`; None when none does."""
    said = [each for proposition in group for each in said_places(disclosure, proposition, page)]
    return max(said, key=lambda each: (each.grade, -each.span.start), default=None)


def call_to_action(disclosure: Disclosure, page: Page) -> Span | None:
    """The first call to action on the visible page that `disclosure` must come before."""
    return min(
        (sign.span for sign in page.signs.signs if sign.signal.id in disclosure.before and _is_visible(page, sign.span)), default=None
    )


def _is_visible(page: Page, span: Span) -> bool:
    block = page.block_at(span)
    return block is None or (block.visibility is Visibility.VISIBLE and block.surface != "navigation")


def _opens_with(page: Page, deadline: Span) -> bool:
    """Whether the call to action stands in the page's first visible block: everything would come after it."""
    first = next((block for block in page.document.blocks if block.visibility is Visibility.VISIBLE), None)
    return first is not None and first.span().overlaps(deadline)
