"""Registry values as plain data: the same there and back, and nothing else believed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from linter.findings import Context, Rung
from linter.registry.cache import Cache, packed, read, unpacked, written
from linter.registry.load import load_registry
from linter.registry.model import Registry
from linter.registry.stored import MisfitError, from_plain, to_plain
from linter.registry.vocabulary import Patterns


def test_a_registry_is_the_same_there_and_back() -> None:
    registry = load_registry()
    assert from_plain(Registry, json.loads(json.dumps(to_plain(Registry, registry)))) == registry


PATTERNS = Patterns(("a", "b"), ())
KINDS = [
    (Patterns, PATTERNS, [[0], [[2], "a\x7fb"], [[0], []]]),
    (tuple[Patterns, ...], (PATTERNS, Patterns(), PATTERNS), [[3], [[0, 1, 0], [[2, 0], "a\x7fb"], [[0, 0], []]]]),
    (tuple[Rung, int], (Rung.BIOLOGY, 3), ["biology", [3]]),
    (list[str | int | None], ["a", 1, None], [[3], ["a", 1, None]]),
    (dict[str, tuple[str, ...]], {"a": ("b",), "c": ()}, [[2], "a\x7fc", [[1, 0], "b"]]),
    (Patterns | None, None, [[1], [[], [[], []], [[], []]], [None]]),
    (str, "a\x7fb", ["a\x7fb"]),
]


@pytest.mark.parametrize(("kind", "value", "plain"), KINDS)
def test_values_are_kept_in_columns(kind: type, value: object, plain: object) -> None:
    assert to_plain(kind, value) == plain
    assert from_plain(kind, plain) == value


def test_equal_records_are_one() -> None:
    one, other, again = from_plain(tuple[Patterns, ...], to_plain(tuple[Patterns, ...], (PATTERNS, Patterns(), PATTERNS)))
    assert one is again
    assert one is not other


def spoilt(plain: object) -> Iterator[object]:
    """`plain` with one part gone, doubled or something else."""
    yield from (None, {}, True, -1, 5, "c", "a\x7fb\x7fc", [], [[]], b"")
    if isinstance(plain, list):
        for at, part in enumerate(plain):
            yield [*plain[:at], *plain[at + 1 :]]
            yield [*plain[: at + 1], *plain[at:]]
            yield from ([*plain[:at], other, *plain[at + 1 :]] for other in spoilt(part))


@pytest.mark.parametrize(("kind", "value", "plain"), KINDS)
def test_what_does_not_fit_is_refused(kind: type, value: object, plain: object) -> None:
    refused = 0
    for other in spoilt(plain):
        try:
            read = from_plain(kind, other)
        except MisfitError:
            refused += 1
        else:
            assert from_plain(kind, to_plain(kind, read)) == read, "what is read all the same is of that kind"
    assert refused


@pytest.mark.parametrize(
    ("kind", "plain"),
    [
        (Patterns, [[0], [[2], ["a", 1]], [[0], []]]),
        (Patterns, [[1], [[2], "a\x7fb"], [[0], []]]),
        (Patterns, [[-1], [[2], "a\x7fb"], [[0], []]]),
        (Patterns, [[0], [[3], "a\x7fb"], [[0], []]]),
        (Patterns, [[0], [[-1, 3], "a\x7fb"], [[0, 0], []]]),
        (Patterns | None, [[2], [[], [[], []], [[], []]], []]),
        (Patterns | None, [[-1], [[], [[], []], [[], []]], []]),
        (Patterns, [[1_000_000_000], [[2], "a\x7fb"], [[0], []]]),
        (Rung, "heaven"),
        (Registry, [[0], [], "", [], [], [], [], [], [], []]),
    ],
)
def test_what_nobody_wrote_is_refused(kind: type, plain: object) -> None:
    with pytest.raises(MisfitError):
        from_plain(kind, plain)


def test_enumerations_come_back_as_what_they_were() -> None:
    registry = from_plain(Registry, to_plain(Registry, load_registry()))
    ((context, rung), *_) = registry.products[0].default_ceiling.items()
    assert isinstance(context, Context)
    assert isinstance(rung, Rung)


@pytest.mark.parametrize(
    "spoil", [lambda data: b"", lambda data: data[:-1], lambda data: data[:70] + b"x" + data[71:], lambda data: data + b" "]
)
def test_a_file_that_was_changed_is_not_believed(spoil) -> None:  # type: ignore[no-untyped-def]
    data = packed("a", {"registry": [1, 2, 3], "more": "text"})
    assert unpacked("a", data) == {"registry": [1, 2, 3], "more": "text"}
    assert unpacked("b", data) is None
    assert unpacked("a", spoil(data)) is None


@pytest.mark.parametrize(
    "plain",
    [
        "x" * 5000,
        ["é" * 2000, {"a": "\n" * 1500, "b": ["\0" * 1200, "short"]}],
        {"long" * 300: 1},
        "\ud800" * 1001,
        [],
        [b"", {"a": b"\0\xff"}, "\0", "y" * 1000, b"z"],
    ],
)
def test_long_texts_and_bytes_come_back_as_they_were(plain: object) -> None:
    assert read(written(plain)) == plain


REFERRING = [
    b'{"%s": %s}\0text' % (key, place)
    for key in (b"\x7f", b"\x7f\x7f")
    for place in (b"[0]", b"[0, 5]", b"[3, 2]", b"[-1, 2]", b"[0.5, 2]")
]


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"\x7f": 0}', b'{"\x7f": 1}\0text', b'{"\x7f": "a"}\0text', b'{"\x7f": 0}\0\xff', b"[" * 100000, *REFERRING]
)
def test_what_was_not_written_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whichever it is
        read(content)


def test_old_files_make_room(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", "thing", most=2)
    for number in range(4):
        cache.write(str(number), number)
        os.utime(tmp_path / "cache" / f"thing-{number}.json", (number, number))
    cache.write("4", 4)
    assert sorted(file.name for file in (tmp_path / "cache").iterdir()) == ["thing-3.json", "thing-4.json"]


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_a_folder_that_others_may_write_to_is_no_cache(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", "thing", most=2)
    cache.write("a", 1)
    assert cache.read("a") == 1
    (tmp_path / "cache").chmod(0o777)
    assert cache.read("a") is None
    cache.write("b", 2)
    assert not (tmp_path / "cache" / "thing-b.json").exists()
