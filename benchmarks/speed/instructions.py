"""Guards speed by counting processor instructions, which do not depend on what else the machine is doing.

    python -m benchmarks.speed.instructions [--write]

Two ratios are counted, each of claimslint to something that any machine can do, so that another Python or processor moves both sides:

    start    `claimslint check` of an empty page, over `python -c pass`
    pages    checking ten pages of the benchmark corpus once claimslint has started, over finding every word in them (`re.findall`)

They are held against benchmarks/speed/instructions.json with a tenth of leeway; `--write` takes today's as the new measure. Counting
needs `valgrind`; where it is missing this says so and passes, since nothing was measured that could be wrong.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from benchmarks.speed.corpus import first_pages
from benchmarks.speed.measure import environment_of

LIMITS: Final = Path(__file__).with_name("instructions.json")
LEEWAY: Final = 1.1
PAGES: Final = 10

_COUNTED = re.compile(rb"Collected : (\d+)")
_REPEATS = 20
"""How often the words are found: once is too little beside the start of Python to be told from it."""
_WORDS = """
import pathlib, re, sys
word = re.compile(r"\\w+")
texts = [page.read_text("utf-8") for page in sorted(pathlib.Path(sys.argv[1]).iterdir())]
for _ in range(int(sys.argv[2])):
    for text in texts:
        word.findall(text)
"""


class CountError(Exception):
    """A command could not be counted; the message says which."""


def instructions(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """How many instructions `command` takes. Raises CountError when it fails or cannot be counted."""
    counted = [shutil.which("valgrind") or "valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command]
    done = subprocess.run(counted, env=dict(environment), capture_output=True, check=False)
    found = _COUNTED.search(done.stderr)
    if done.returncode or found is None:
        raise CountError(f"could not count {' '.join(command)}: {done.stderr.decode(errors='replace')[-500:]}")
    return int(found.group(1))


def ratios(folder: Path) -> dict[str, float]:
    """The two ratios, counted below `folder`. Raises CountError."""
    empty, pages = folder / "empty", folder / "pages"
    for each in (empty, pages):
        each.mkdir()
    (empty / "page.md").write_text("\n", encoding="utf-8")
    for number, page in enumerate(first_pages(PAGES)):
        (pages / f"{number}.md").write_text(page, encoding="utf-8")
    environment = {**environment_of(folder / "cache"), "PYTHONHASHSEED": "0"}
    check = [sys.executable, "-m", "linter", "check", "--no-cache", "--jobs", "1", "--fail-on", "never", "--format", "json"]
    subprocess.run([*check, str(pages)], env=environment, capture_output=True, check=True)  # fills the cache of compiled registries
    python = [sys.executable, "-c"]
    nothing = instructions([*python, "pass"], environment)
    started = instructions([*check, str(empty)], environment)
    checked = instructions([*check, str(pages)], environment)
    once, often = (instructions([*python, _WORDS, str(pages), str(count)], environment) for count in (1, 1 + _REPEATS))
    return {"start": started / nothing, "pages": (checked - started) * _REPEATS / (often - once)}


def judged(counted: Mapping[str, float], limits: Mapping[str, float]) -> list[str]:
    """What has become dearer than it may be, in a sentence each."""
    return [
        f"{name}: {counted[name]:.2f}, at most {limit:.2f} with leeway ({limit / LEEWAY:.2f} when it was last written)"
        for name, limit in ((name, limits[name] * LEEWAY) for name in sorted(limits))
        if counted[name] > limit
    ]


def main() -> int:
    """Count and judge; 0 when nothing has become dearer, or nothing can be counted here."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="take what is counted now as the measure from now on")
    options = parser.parse_args()
    if shutil.which("valgrind") is None:
        print("instructions: skipped, valgrind is not installed here")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        counted = ratios(Path(folder))
    print("\n".join(f"{name}: {value:.2f}" for name, value in counted.items()))
    if options.write:
        LIMITS.write_text(json.dumps({name: round(value, 2) for name, value in counted.items()}, indent=1) + "\n", encoding="utf-8")
        return 0
    dearer = judged(counted, json.loads(LIMITS.read_text(encoding="utf-8")))
    print("\n".join(dearer or ("no dearer than when it was last written",)))
    return 1 if dearer else 0


if __name__ == "__main__":
    sys.exit(main())
