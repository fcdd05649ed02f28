"""The demo: check the example site, show the report, and compare it with what is expected of it.

    python examples/demo.py            show the findings; exit 0 when they are the expected ones, 1 when not
    python examples/demo.py --accept   write down what was found as what is expected

The example site is wrong on purpose, so `claimslint check` itself answers 1 there. expected.txt holds one line a finding
(place, severity, rule) and one for each file.
"""

from __future__ import annotations

import difflib
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
EXPECTED = HERE / "expected.txt"
AS_OF = "2026-11-23"


def check(*options: str) -> subprocess.CompletedProcess[str]:
    """Run `claimslint check` on the site, as of the day the expectations were written down."""
    command = [sys.executable, "-m", "linter", "check", "--as-of", AS_OF, *options, "site"]
    return subprocess.run(  # noqa: S603 - the command is our own
        command, cwd=HERE, text=True, encoding="utf-8", stdout=subprocess.PIPE, check=False
    )


def found() -> str:
    """What is found, one line a file and a finding."""
    lines = []
    for file in json.loads(check("--format", "json").stdout)["files"]:
        lines.append(f"{file['path']}: {file['context']}, {'promotional' if file['promotional'] else 'not promotional'}")
        lines += [f"  {f['line']}:{f['column']} {f['severity']} {f['rule']}" for f in file["findings"]]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Show the report and hold it against what is expected."""
    now = found()
    if "--accept" in sys.argv:
        EXPECTED.write_text(now, encoding="utf-8")
        return 0
    print(check().stdout)
    before = EXPECTED.read_text(encoding="utf-8") if EXPECTED.exists() else ""
    if now == before:
        print("demo: these are the findings that are expected of the example site")
        return 0
    print("demo: these are NOT the findings that are expected of the example site:")
    print("\n".join(difflib.unified_diff(before.splitlines(), now.splitlines(), "expected", "found", lineterm="")))
    return 1


if __name__ == "__main__":
    sys.exit(main())
