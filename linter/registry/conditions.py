"""Conditions from their records: whose a name is when two files have it.

A file that `yields` holds names by the thousand that nobody chose one by one. A name that any other file has too is that file's, so that
a condition can be added by hand without a look at those thousands. Of two files that yield, the earlier one has the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.records import replace
from linter.registry.layers import Record, same_name
from linter.registry.vocabulary import Condition


def conditions_of(records: Sequence[Record]) -> Iterator[Condition]:
    """Every condition; one of a file that yields without the names that others have, and not at all when it has no other."""
    firm = [_condition(record) for record in records if not record.yields]
    taken = {same_name(name) for condition in firm for name in (condition.name, *condition.names)}
    abbreviations = {written for condition in firm for written in condition.abbreviations}
    for record in records:
        condition = _condition(record)
        if record.yields:
            own = [name for name in (condition.name, *condition.names) if same_name(name) not in taken]
            if not own:
                continue
            short = tuple(written for written in condition.abbreviations if written not in abbreviations)
            condition = replace(condition, name=own[0], names=tuple(own[1:]), abbreviations=short)
            taken.update(map(same_name, own))
            abbreviations.update(short)
        yield condition


def _condition(record: Record) -> Condition:
    data = record.data
    return Condition(
        id=data["id"],
        name=data["name"],
        kind=data["kind"],
        names=tuple(data.get("names", ())),
        abbreviations=tuple(data.get("abbreviations", ())),
        group=data["group"],
    )
