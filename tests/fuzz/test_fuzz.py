"""Every target holds for its seeds, for what once broke it, and for what hypothesis and a few random mutations make up."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.run import main, mutated
from tests.fuzz.seeds import SEEDS, seeds_of
from tests.fuzz.targets import TARGETS

CRASHERS = Path(__file__).parent / "crashers"


def test_every_target_has_seeds() -> None:
    assert set(SEEDS) == set(TARGETS)


@pytest.mark.parametrize("target", TARGETS)
def test_seeds_hold(target: str) -> None:
    for seed in seeds_of(target):
        TARGETS[target](seed)


@pytest.mark.parametrize("crasher", sorted(CRASHERS.glob("*/*")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_once_broke_a_target_holds(crasher: Path) -> None:
    TARGETS[crasher.parent.name](crasher.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=40)
@given(data=st.one_of(st.binary(max_size=60), st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_anything_holds(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.parametrize("target", TARGETS)
def test_mutated_seeds_hold(target: str) -> None:
    chance, seeds = random.Random(7), seeds_of(target)
    for _ in range(40):
        TARGETS[target](mutated(chance.choice(seeds), chance.choice(seeds), chance))


def test_a_finding_is_told_and_kept(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(data: bytes) -> None:
        raise KeyError("broken")

    monkeypatch.setitem(TARGETS, "text", broken)
    assert main(["--one", "text", "--plain", "--seconds", "60"]) == 1
    assert "text: KeyError: 'broken'" in capsys.readouterr().out
