"""The command: read ontologies, write the wide conditions, or say whether they are what would be written."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from difflib import unified_diff
from itertools import islice
from pathlib import Path

from linter.registry.load import load_registry
from ontology.choice import chosen_conditions
from ontology.obo import OboError, read_obo, united
from ontology.selection import SELECTION, SelectionError, read_selection
from ontology.written import written

TARGET = Path(__file__).resolve().parents[1] / "claims" / "vocabulary" / "conditions-wide.yaml"
_SHOWN = 40
"""Lines of a difference that are shown."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file, or with --check compare it: 0 when it is right, 1 when it differs, 2 when that cannot be told."""
    parser = argparse.ArgumentParser(
        prog="python -m ontology", description="Widen the registry's conditions from ontologies in OBO format."
    )
    parser.add_argument("files", nargs="+", type=Path, help="ontologies or subsets of them; their order does not matter")
    parser.add_argument("--selection", type=Path, default=SELECTION, help="what to choose")
    parser.add_argument("--target", type=Path, default=TARGET, help="the file to write or compare")
    parser.add_argument("--check", action="store_true", help="write nothing; say whether the file is what would be written")
    options = parser.parse_args(arguments)
    try:
        selection = read_selection(options.selection)
        read = sorted((read_obo(path) for path in options.files), key=lambda each: (each[0].ontology, each[0].file))
        if strange := [source.file for source, _ in read if source.ontology not in selection.origins]:
            raise OboError(f"{', '.join(strange)}: {options.selection.name} does not say what to take from this ontology")
    except (OSError, UnicodeDecodeError, OboError, SelectionError) as error:
        print(error, file=sys.stderr)
        return 2
    sources = [source for source, _ in read]
    conditions = chosen_conditions(united(term for _, terms in read for term in terms), selection, load_registry())
    text = written(sources, conditions, selection)
    if options.check:
        return _compared(options.target, text)
    options.target.write_text(text, encoding="utf-8")
    print(f"{options.target}: {len(conditions)} conditions, {sum(len(each.names) for each in conditions)} names")
    return 0


def _compared(target: Path, text: str) -> int:
    present = target.read_text(encoding="utf-8") if target.is_file() else ""
    if present == text:
        print(f"{target} is what would be written")
        return 0
    difference = unified_diff(present.splitlines(), text.splitlines(), str(target), "what would be written", lineterm="", n=0)
    print("\n".join(islice(difference, _SHOWN)))
    return 1


if __name__ == "__main__":
    sys.exit(main())
