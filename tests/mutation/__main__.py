"""Whether every mutant of the registry makes an example fail: `python -m tests.mutation`, or `make mutants`.

Prints how many there are of each kind and those that no example notices; 1 when there are any.
"""

from __future__ import annotations

import sys
from datetime import date

from linter.registry.load import load_registry
from tests.mutation.judging import Bench

AS_OF = date(2026, 11, 23)
"""The day the examples are run on, as in the tests: claims go out of force."""


def main() -> int:
    """Count and name the survivors."""
    bench = Bench(load_registry(), AS_OF)
    if unsound := bench.unsound():
        print("these records' examples do not hold as it is:", *unsound)
        return 2
    left = 0
    for kind, count, survivors in (
        ("rules", *bench.rules()), ("cue groups", *bench.cues()), ("default stances", *bench.defaults())
    ):  # fmt: skip
        print(f"{kind}: {count} mutants, {count - len(survivors)} noticed by an example")
        print(*(f"  survives: {each}\n" for each in survivors), sep="", end="")
        left += len(survivors)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
