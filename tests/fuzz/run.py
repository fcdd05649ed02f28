"""Fuzz every target, one after the other: `python -m tests.fuzz.run --seconds 600 [TARGET]...`

With atheris (an extra, `fuzz`) the search is guided by coverage; without it, or with `--plain`, seeds are mutated at random. Either way
the seed of the random numbers is printed and makes the run again. The exit status is 1 when something was found; it is kept in a file
that is named, and belongs into `tests/fuzz/crashers/TARGET/` once it is understood.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.seeds import SEEDS, seeds_of

MOST = 4000
TOKENS = "<>&;#*_~`[]()!|-+=:\\/'\"{}%\n\r\t \0\u00ad\u200b\u0301😀é$^.,0aA@?"


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz, and say how many targets were broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(SEEDS)}; default: all")
    parser.add_argument("--seconds", type=int, default=600, help="processor time a target gets")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plain", action="store_true", help="mutate at random, without atheris")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if unknown := set(asked.targets) - set(SEEDS):
        parser.error(f"no target is called {', '.join(sorted(unknown))}")
    plain = asked.plain or find_spec("atheris") is None
    if asked.one:
        return (_plain if plain else _guided)(asked.targets[0], asked.seconds, asked.seed)
    broken = []
    for target in asked.targets or SEEDS:
        print(f"{target}: {asked.seconds} s, seed {asked.seed}, {'random' if plain else 'atheris'}", flush=True)
        own = [sys.executable, "-m", __spec__.name if __spec__ else "tests.fuzz.run", "--one", target]
        done = subprocess.run(
            [*own, "--seconds", str(asked.seconds), "--seed", str(asked.seed), *(["--plain"] if plain else [])], check=False
        )
        broken += [target] if done.returncode else []
    print(f"broken: {', '.join(broken)}" if broken else "nothing was found")
    return 1 if broken else 0


def _plain(target: str, seconds: int, seed: int) -> int:
    """Mutations of seeds for `seconds` of processor time."""
    from tests.fuzz.targets import TARGETS

    chance, seeds, runs = random.Random(seed), seeds_of(target), 0
    begun = time.process_time()
    while time.process_time() - begun < seconds:
        data = mutated(chance.choice(seeds), chance.choice(seeds), chance)
        try:
            TARGETS[target](data)
        except Exception as error:
            kept = Path(tempfile.mkdtemp(prefix=f"claimslint-{target}-")) / "crasher"
            kept.write_bytes(data)
            print(f"{target}: {type(error).__name__}: {error}\n{target}: kept as {kept}", flush=True)
            return 1
        runs += 1
    _tell(target, runs, begun)
    return 0


def _tell(target: str, runs: int, begun: float) -> None:
    print(f"{target}: {runs} inputs in {time.process_time() - begun:.0f} s of processor time, nothing found", flush=True)


def mutated(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """`data` after some cuts, copies, insertions and grafts from `other`."""
    text, graft = data.decode("utf-8", "replace"), other.decode("utf-8", "replace")
    for _ in range(chance.randint(1, 8)):
        first, last = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
        match chance.randrange(5):
            case 0:
                text = text[:first] + text[last:]
            case 1:
                text = text[:last] + text[first:last] * chance.choice((1, 1, 2, 20)) + text[last:]
            case 2:
                text = text[:first] + "".join(chance.choices(TOKENS, k=chance.randint(1, 4))) + text[first:]
            case 3:
                cut = sorted((chance.randint(0, len(graft)), chance.randint(0, len(graft))))
                text = text[:first] + graft[cut[0] : cut[1]] + text[first:]
            case _:
                text = (
                    text[:first]
                    + chr(chance.choice((chance.randint(0, 0x2FF), chance.randint(0x2000, 0x206F), chance.randint(0xFE00, 0xFFFD))))
                    + text[first + 1 :]
                )
        text = text[:MOST]
    made = text.encode("utf-8", "replace")
    if chance.random() < 0.05 and made:
        at = chance.randrange(len(made))
        made = made[:at] + bytes([chance.randrange(256)]) + made[at + 1 :]
    return made


def _guided(target: str, seconds: int, seed: int) -> int:
    """atheris for `seconds` of processor time, which it does not count itself: its own limit is one of time elapsed."""
    import atheris

    with atheris.instrument_imports(include=["linter"]):
        from tests.fuzz.targets import TARGETS

    corpus = Path(tempfile.mkdtemp(prefix=f"claimslint-{target}-"))
    for number, data in enumerate(seeds_of(target)):
        (corpus / str(number)).write_bytes(data)
    TARGETS[target](seeds_of(target)[0])  # what is made once takes its time before that of an input is taken
    begun, runs = time.process_time(), 0

    def counted(data: bytes) -> None:
        nonlocal runs
        TARGETS[target](data)
        runs += 1
        if time.process_time() - begun >= seconds:
            _tell(target, runs, begun)
            os._exit(0)  # atheris takes an exit by an exception for a finding

    options = [
        f"-seed={seed}",
        f"-max_len={MOST}",
        "-timeout=60",
        "-rss_limit_mb=2000",
        "-verbosity=0",
    ]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={corpus}-", str(corpus)], counted)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
